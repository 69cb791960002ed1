"""ReportLab's private names are where they were, and nobody's settings for it change our bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from reportlab import Version
from reportlab.pdfbase import pdfdoc

from banxin.writers.pdf.store import Store, file, reference

SOURCE = Path(__file__).parents[3] / "src"

PROGRAM = """
import hashlib, sys
from banxin.document import Document, Title
from banxin.frame import Element, Frame, GlyphRun, Page
from banxin.text.fonts import Fonts
from banxin.writers.pdf import pdf
data = open(sys.argv[1], "rb").read()
fonts = Fonts({"LiberationSerif-Regular.ttf": data}, {})
face = fonts.face("LiberationSerif-Regular")
def line(y, text):
    glyphs = b"".join(face.glyph(ord(letter)).to_bytes(2, "big") for letter in text)
    return GlyphRun(10.0, y, face.name, 12.0, "#123456", glyphs, text, 100.0, element=Element("P", f"p{y}"))
items = tuple(line(20.0 * at, text) for at, text in enumerate(("type area", "the quick brown fox", "LOUD"), 1))
document = Document(Title("t", "", "t", ""), "", "", "", "", ())
data = pdf(document, (Page(Frame(200.0, 200.0, items), "", "1"),), fonts, (200.0, 200.0))
print(hashlib.sha256(data).hexdigest(), "reportlab_mods" in sys.modules)
"""


@pytest.mark.parametrize("name", ["PDFDocument", "PDFFile.add", "PDFFile.format", "PDFIndirectObject.format"])
def test_reportlab_still_has(name: str) -> None:
    thing: object = pdfdoc
    for part in name.split("."):
        thing = getattr(thing, part)
    assert Version.startswith("5."), "look at banxin.writers.pdf.store again before moving on"


def test_a_file_still_has_the_state_that_the_store_uses() -> None:
    document = pdfdoc.PDFDocument(compression=0, invariant=1, pdfVersion=(1, 7), lang="zh-CN")
    document.idToObjectNumberAndVersion["object7"] = (7, 0)
    assert pdfdoc.PDFIndirectObject("object7", b"<<>>").format(document) == b"7 0 obj\n<<>>\nendobj\n"
    written = pdfdoc.PDFFile((1, 7))
    assert written.strings[0].startswith(b"%PDF-1.7\n%")
    assert written.offset == len(written.strings[0])


def test_objects_are_read_where_the_table_says() -> None:
    """Streams stand in the file, everything else in object streams; readers find both."""
    store = Store()
    facts, catalogue = store.put(b"<<>>"), store.reserve()
    pages = store.put(b"<</Type/Pages/Count 0/Kids[]>>")
    stream = store.stream(b"words " * 100, b"/Kind/Stream")
    many = [store.put(b"<</Kind/Many/Number %d>>" % number) for number in range(450)]
    listed = b" ".join(map(reference, many))
    store.put(
        b"<</Type/Catalog/Pages %s/Stream %s/Many[%s]>>" % (reference(pages), reference(stream), listed), catalogue
    )
    data = file([store.objects()], catalogue, facts)
    assert b"/Kind/Many" not in data
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.check_pdf_syntax() == []
        assert [int(one.Number) for one in opened.Root.Many] == list(range(450))
        assert opened.Root.Stream.read_bytes() == b"words " * 100
        assert opened.get_object(stream, 0).Kind == "/Stream"


def test_an_object_without_content_is_nothing() -> None:
    store = Store()
    pages = store.put(b"<</Type/Pages/Count 0/Kids[]>>")
    catalogue = store.put(b"<</Type/Catalog/Pages %s/Lost %s>>" % (reference(pages), reference(store.reserve())))
    with pikepdf.open(io.BytesIO(file([store.objects()], catalogue, catalogue))) as opened:
        assert opened.Root.get("/Lost") is None


def test_stores_that_take_numbers_in_turn_fill_one_file() -> None:
    """Numbers that the shorter one leaves are nothing, and nobody minds."""
    short, long = Store(3, 2), Store(4, 2)
    mine = [short.put(b"<</Of 1>>"), short.stream(b"one")]
    theirs = [long.put(b"<</Of %d>>" % at) for at in range(300)]
    parts = [short.objects(), long.objects()]
    rest = Store(1 + max(part.last for part in parts))
    pages = rest.put(b"<</Type/Pages/Count 0/Kids[]>>")
    many = b" ".join(map(reference, (*mine, *theirs)))
    catalogue = rest.put(b"<</Type/Catalog/Pages %s/Many[%s]>>" % (reference(pages), many))
    data = file([*parts, rest.objects()], catalogue, catalogue)
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.check_pdf_syntax() == []
        of_one, stream, *others = opened.Root.Many
        assert (of_one.Of, stream.read_bytes()) == (1, b"one")
        assert [int(one.Of) for one in others] == list(range(300))


def written(font: Path, home: Path, **environment: str) -> str:
    """The hash of a small file made in a fresh process."""
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "HOME": str(home), **environment}
    command = [sys.executable, "-c", PROGRAM, str(font)]
    return subprocess.run(command, env=settings, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def test_surroundings_do_not_change_the_bytes(tmp_path: Path) -> None:
    font = SOURCE.parent / "fonts" / "LiberationSerif-Regular.ttf"
    bare, busy = tmp_path / "bare", tmp_path / "busy"
    bare.mkdir()
    busy.mkdir()
    (busy / ".reportlab_mods").write_text("raise SystemExit('reportlab_mods ran')")
    (busy / ".reportlab_settings").write_text("pdfMultiLine = 1\npdfComments = 1\nuseA85 = 1\n")
    plain = written(font, bare, PYTHONHASHSEED="0", TZ="UTC")
    odd = written(
        font, busy, PYTHONHASHSEED="77", TZ="Asia/Shanghai", RL_pdfMultiLine="1", RL_pdfComments="1", RL_invariant="0",
        RL_pageCompression="0", RL_documentLang="fr",
    )  # fmt: skip
    assert odd == plain
    assert plain.endswith("False")
