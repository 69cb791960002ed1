"""The file as bytes: the same whatever the clock, nothing of an author's that breaks it, properties as stated."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import api
from docx.opc.coreprops import CoreProperties

from banxin.document import Card, Cards, Cell, Column, Contents, Heading, Illustration, Paragraph, Picture, Row, Table
from banxin.inlines import Link, Reference, Text
from banxin.writers.docx import docx
from banxin.writers.docx.pictures import dot
from writers.docx.lint import faults
from writers.docx.specimen import CHART, annual, document, heading, paragraphs, part, parts, plot, t, whole, written

HARD = ["_x0041_", "]]>", "<w:p/>&amp;", "&#1;", "甲\x00\x0b\x1f\ufffe\uffff乙", "\ud800", "  首尾空格  ", "𠮷\U0002ebf0", "%1%2", "\u202e"]


def properties(data: bytes) -> CoreProperties:
    return api.Document(io.BytesIO(data)).core_properties


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written() == written() == whole()


def test_the_hash_seed_and_the_time_zone_change_nothing() -> None:
    code = "import sys; from writers.docx.specimen import whole; sys.stdout.buffer.write(whole())"
    root = Path(__file__).parents[3]
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "PYTHONPATH": f"{root / 'src'}:{root / 'tests'}"}
        made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
        assert made.stdout == whole()


def test_the_zip_has_content_types_first_names_in_order_and_no_dates() -> None:
    entries = zipfile.ZipFile(io.BytesIO(whole())).infolist()
    names = [e.filename for e in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    own = [n for n in names[2:] if not n.endswith(".rels")]
    assert own == sorted(own)


def test_python_docx_reads_it() -> None:
    opened = api.Document(io.BytesIO(whole()))
    assert [p.text for p in opened.paragraphs if p.style.name == "Heading 1"] == ["科技领军企业引领带动作用凸显", "新型研发机构"]
    assert len(opened.sections) == 9  # the index and what stands before and behind its columns are three


def test_properties_are_those_of_the_report() -> None:
    found = properties(written(date="2026年1月15日", author="上海市科学技术委员会"))
    assert (found.title, found.author, found.language) == ("2025上海科技进步报告（节选）", "上海市科学技术委员会", "zh-CN")
    assert (found.created.year, found.created.month, found.created.day) == (2026, 1, 15)
    assert found.modified == found.created


@pytest.mark.parametrize("date", ["", "2026年", "二〇二六年一月", "2026年13月45日"])
def test_a_report_without_a_day_has_no_dates(date: str) -> None:
    core = parts(written(date=date))["docProps/core.xml"]
    assert b"created" not in core and b"modified" not in core


@pytest.mark.parametrize("words", HARD)
def test_no_text_of_an_authors_breaks_the_file(words: str) -> None:
    table = Table("t", "表1", t(words), (Column(),), (), (Row((Cell(t(words)),)),), "t", words, t(words))
    chart = Illustration("tiers", "图1", t(words), plot(), words or "x", "c")
    data = written(
        Heading(1, words, t(words), "h", words), Paragraph(t(words), origin=words.encode("utf-8", "replace").decode()),
        Cards((Card(t(words), t(words)),), "rows"), table, chart, Paragraph((Link("https://example.org/?q=%5D%5D%3E", t(words)),)),
        author=words,
    )  # fmt: skip
    assert faults(data) == []
    said = "".join(c for c in words if c not in "\x00\x0b\x1f\ufffe\uffff\ud800")
    assert ("BodyTextFirstIndent", said) in paragraphs(part(data))


def test_a_title_longer_than_properties_hold_is_cut_there_only() -> None:
    title = "一" * 300
    data = written(Paragraph(t(title)))
    assert ("BodyTextFirstIndent", title) in paragraphs(part(data))
    long = docx(document(Paragraph(t("甲")), author=title), annual(), {}, {})
    assert properties(long).author == title[:255]


def test_a_chart_is_vectors_with_pixels_for_those_that_know_none() -> None:
    data = written(Illustration("tiers", "图1", t("甲"), plot(), "金字塔", "c"))
    files = parts(data)
    assert CHART.svg in files.values() and CHART.png in files.values()
    drawing = next(part(data).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"))
    blip = next(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
    vector = next(blip.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"))
    assert len({*blip.attrib.values(), *vector.attrib.values()}) == 2
    extent = next(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"))
    assert (int(extent.get("cx", "")), int(extent.get("cy", ""))) == ((357 * 12700), (90 * 12700))


def test_a_picture_is_fitted_to_its_room_and_a_page() -> None:
    tall = Picture(dot("#AE4A24"), (100, 1000), 400.0)
    data = written(Illustration("p", "图1", t("甲"), tall, "照片", "c"))
    *_, extent = part(data).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    width, height = (int(extent.get(side, "")) / 12700 for side in ("cx", "cy"))
    assert height < annual().type_height and round(height / width) == 10


def test_the_same_picture_is_kept_once() -> None:
    picture = Picture(b"\xff\xd8\xff\xe0jpeg", (40, 20), 100.0)
    data = written(*(Illustration(f"p{n}", f"图{n}", t("甲"), picture, "照片", f"c{n}") for n in (1, 2)))
    assert len([n for n in parts(data) if n.startswith("word/media/") and n.endswith(".jpeg")]) == 1


def test_a_chart_nobody_drew_is_an_error() -> None:
    with pytest.raises(KeyError):
        docx(document(Illustration("none", "图1", t("甲"), plot(), "x", "c")), annual(), {}, {})


def test_tabs_and_line_ends_are_words_own() -> None:
    assert ("BodyTextFirstIndent", "甲\t乙\n丙") in paragraphs(part(written(Paragraph((Text("甲\t乙\n丙"),)))))


@pytest.mark.system("ooxml-validator")
def test_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "whole.docx"
    file.write_bytes(whole())
    judged = subprocess.run(["ooxml-validator", file], capture_output=True, text=True)
    assert '"errors": []' in judged.stdout, judged.stdout


@pytest.mark.system("soffice", "pdftotext")
def test_libreoffice_sets_every_section_on_a_page_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "whole.docx").write_bytes(whole())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "whole.docx"], check=True, capture_output=True)
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "whole.pdf", "-"], check=True, capture_output=True, text=True).stdout
    pages = ["".join(page.split()) for page in text.split("\f")]
    opened = [next(i for i, page in enumerate(pages) if words in page) for words in ("年度报告〔样例〕2025", "目录〔上文略〕", "以下接上一节。", "强化顶层布局，见图1、1.5和政策文件。", "新型研发机构成果", "所在页")]
    assert opened == sorted(set(opened)) and opened[:4] == [0, 1, 2, 3]
    assert pages[1].endswith("2") and not pages[0].endswith("1")


def test_contents_as_long_as_a_book_are_written_as_they_come() -> None:
    heads = [heading(1, f"第{n}章", f"h{n}", str(n)) for n in range(1, 451)]
    data = written(Contents(), *heads)
    listed = [words for style, words in paragraphs(part(data)) if style == "TOC1"]
    assert len(listed) == 450 and listed[0].startswith("1\t第1章") and listed[-1].startswith("450\t第450章")
    assert faults(data) == []


def test_a_reference_that_nothing_answers_is_plain_words_wherever_it_stands() -> None:
    lost = Paragraph((Text("见"), Reference("nowhere", "图9"), Text("。")))
    data = written(heading(1, "甲", "a", "1"), lost, heading(1, "乙", "b", "2"), Paragraph(t("后文。")))
    assert [words for style, words in paragraphs(part(data)) if style == "BodyTextFirstIndent"] == ["见图9。", "后文。"]
    assert faults(data) == []
