"""ReportLab's private names are where they were, and nobody's settings for it change our bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab import Version
from reportlab.pdfbase import pdfdoc

from banxin.writers.pdf.store import Store

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


@pytest.mark.parametrize(
    "name",
    [
        "BasicFonts", "PDFCrossReferenceTable.addsection", "PDFDocument.Reference", "PDFFile.add",
        "PDFIndirectObject.format", "PDFObject", "PDFTrailer.format",
    ],
)  # fmt: skip
def test_reportlab_still_has(name: str) -> None:
    thing: object = pdfdoc
    for part in name.split("."):
        thing = getattr(thing, part)
    assert Version.startswith("5."), "look at banxin.writers.pdf.store again before moving on"


def test_a_document_still_has_the_state_that_the_store_uses() -> None:
    document = pdfdoc.PDFDocument(compression=0, invariant=1, pdfVersion=(1, 7), lang="zh-CN")
    assert document.objectcounter == 1
    assert document.numberToId == {1: pdfdoc.BasicFonts}
    assert list(document.idToObject) == [pdfdoc.BasicFonts]
    assert document.idToOffset == {}
    assert pdfdoc.PDFFile((1, 7)).strings[0].startswith(b"%PDF-1.7\n%")


def test_objects_are_written_where_the_table_says() -> None:
    store = Store()
    later = store.reserve()
    first = store.put(b"<</Kind/First>>")
    store.stream(b"words " * 100, b"/Kind/Stream", number=later)
    store.put(b"<<>>", store.fonts)
    data = store.file(first, first)
    start = int(data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    table = data[start:].split(b"\n")
    assert table[:2] == [b"xref", b"0 4"]
    for number, entry in enumerate(table[3:6], 1):
        offset = int(entry.split()[0])
        assert data[offset:].startswith(b"%d 0 obj\n" % number)


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
