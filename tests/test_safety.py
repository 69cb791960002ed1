"""A report full of what attacks engines and readers, from a folder that lays traps: what the finished bytes hold."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from banxin.build import WRITERS, build, check
from banxin.materials import Given, started
from banxin.tracing import normal

SAID = (
    "成本$100和$200", r"$\sqrt{甲}$", "[/foo]见[link=file:///x]", "<para>甲</para>", "[[[甲]]]", "]]>甲", "_x0041_甲", "{{7*7}}", "{0:>9999}甲",
    '=HYPERLINK("x")', "=cmd|'/c calc'!A1", "+1+1", "@SUM(1)", "&amp;<b>甲</b>", "%s%d甲", "<script>alert(1)</script>", "javascript:alert(1)",
)  # fmt: skip
"""Words that mean something to mathtext, rich, ReportLab, OOXML, templates, workbooks, HTML: here they are words."""
LINKS = ("https://example.org/a?b=1&c=(2)", "mailto:a@example.org")
SECRET = "where it was taken"


def quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG", exif=exif.tobytes(), comment=SECRET)
    return data.getvalue() + SECRET.encode()


def section() -> str:
    plain = (re.sub(r"([][*~^\\])", r"\\\1", each) for each in SAID)
    words = "\n".join(f"  - prose: {quoted(each)}" for each in plain)
    rows = ", ".join(f"{{name: {quoted(each)}, value: {at + 5}, unit: 家}}" for at, each in enumerate(SAID[9:13]))
    links = "".join(f"和[这里]({link})" for link in LINKS)
    return (
        f"title: 章\npanels:\n{words}\n  - prose: 见{links}。\n  - bar: {{id: bar, title: 图, rows: [{rows}]}}\n"
        "  - picture: {id: photo, file: a.jpg, title: 照片}\n"
    )


@cache
def outputs() -> Mapping[str, bytes]:
    files = {"report.yaml": "title: <b>报告</b>\nsections: [a.yaml]\n", "a.yaml": section(), "a.jpg": photograph()}
    return build("report.yaml", Given(files), to=tuple(WRITERS)).outputs


def office() -> Iterator[tuple[str, bytes]]:
    """Every part of every package, those of the workbooks within among them."""
    for name, data in outputs().items():
        if data.startswith(b"PK"):
            yield from parts(name, data)


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            held = archive.read(part)
            yield f"{name}/{part}", held
            if held.startswith(b"PK"):
                yield from parts(f"{name}/{part}", held)


def test_words_that_engines_would_run_are_set_as_they_are() -> None:
    pdf = pypdfium2.PdfDocument(outputs()["report.pdf"])
    text = normal("".join(page.get_textpage().get_text_range() for page in pdf))
    pdf.close()
    body = etree.fromstring(dict(office())["report.docx/word/document.xml"])
    words = normal("".join(body.itertext("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")))
    for each in SAID:
        assert normal(each) in text, each
        assert normal(each).replace("_x0041_", "_x005F_x0041_") in words or normal(each) in words, each


def test_a_pdf_does_nothing_and_leads_where_the_report_says() -> None:
    with pikepdf.open(io.BytesIO(outputs()["report.pdf"])) as pdf:
        kinds = {
            str(thing[key])
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary)
            for key in ("/S",)
            if key in thing and isinstance(thing[key], pikepdf.Name)
        }
        keys = {key for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) for key in thing}
        targets = {
            str(thing["/A"]["/URI"])
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/A" in thing and "/URI" in thing["/A"]
        }
    assert kinds.isdisjoint({"/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/RichMedia"})
    assert keys.isdisjoint({"/JS", "/JavaScript", "/OpenAction", "/AA", "/AcroForm", "/EmbeddedFiles", "/XFA"})
    assert targets == set(LINKS)


def test_office_files_hold_no_programs_and_reach_for_nothing() -> None:
    seen = list(office())
    assert {Path(name).suffix for name, _ in seen} >= {".xml", ".rels", ".xlsx"}
    for name, data in seen:
        if name.endswith(".rels"):
            outside = [node for node in etree.fromstring(data) if node.get("TargetMode") == "External"]
            assert all(node.get("Type").endswith("/hyperlink") and node.get("Target") in LINKS for node in outside), (
                name
            )
        assert not re.search(r"vbaProject|activeX|oleObject|externalLink|attachedTemplate", name), name
        for banned in (b"<!DOCTYPE", b"macroEnabled", b"DDEAUTO", b"INCLUDETEXT", b"INCLUDEPICTURE", b"altChunk"):
            assert banned not in data, (name, banned)


def test_workbooks_hold_words_and_no_formulas() -> None:
    sheets = [(name, data) for name, data in office() if "/xl/" in name]
    assert any("worksheets" in name for name, _ in sheets)
    for name, data in sheets:
        assert b"<f>" not in data and b"<f " not in data and b"<hyperlink" not in data, name


def test_pictures_of_charts_hold_no_scripts() -> None:
    drawn = {name: data for name, data in outputs().items() if name.endswith(".svg")}
    assert drawn
    for name, data in drawn.items():
        for node in etree.fromstring(data).iter(etree.Element):
            tag = etree.QName(node).localname
            assert tag not in ("script", "foreignObject", "image", "a", "animate", "set"), (name, tag)
            for key, value in node.attrib.items():
                assert not str(etree.QName(key).localname).startswith("on"), (name, key)
                assert not (key.endswith("href") and not value.startswith(("#", "data:font/"))), (name, value)


def test_where_a_photograph_was_taken_is_nobodys_business() -> None:
    held = [*outputs().items(), *office()]
    assert [name for name, data in held if SECRET.encode() in data or b"Exif" in data] == []
    assert any(data.startswith(b"\xff\xd8") for _, data in held)


TRAPS = ("evilbackend", "reportlab_settings", "yaml", "numpy", "sitecustomize", "matplotlib", "uharfbuzz", "pydantic")
RC = "backend: module://evilbackend\nfont.size: 40\nlines.linewidth: 20\naxes.facecolor: red\npath.sketch: 9, 9, 9\n"
COMMAND = "import sys; sys.path[:1] = [{source!r}]; from banxin.cli import main; main()"
"""As the console script is started: the current folder is nowhere on the path."""


def built(folder: Path) -> bytes:
    """The PDF that the command makes in a folder."""
    for name, data in started().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    source = str(Path(__file__).parent.parent / "src")
    command = [sys.executable, "-P", "-c", COMMAND.format(source=source), "build", "--no-cache", "--to", "pdf"]
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return (folder / "dist" / "report.pdf").read_bytes()


def test_a_folder_cannot_bring_programs_or_settings(tmp_path: Path) -> None:
    (tmp_path / "hostile").mkdir()
    (tmp_path / "hostile" / "matplotlibrc").write_text(RC)
    for name in TRAPS:
        (tmp_path / "hostile" / f"{name}.py").write_text(f"open({str(tmp_path / 'sprung')!r}, 'w')")
    assert built(tmp_path / "hostile") == build("report.yaml", Given(started()), to=("pdf",)).outputs["report.pdf"]
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", r"\\host\x"]
)
def test_links_that_may_not_be_are_refused(scheme: str) -> None:
    files = {
        "report.yaml": "title: 报告\nsections: [a.yaml]\n",
        "a.yaml": f"title: 章\npanels:\n  - prose: 见[这里]({scheme})\n",
    }
    assert [problem.code for problem in check("report.yaml", Given(files)).problems if problem.is_error] == ["P006"]
