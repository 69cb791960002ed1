"""Appendices: numbered, referred to, listed and opened alike on the pages, in the PDF and in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

import pypdfium2
import pytest
from lxml import etree

from banxin.build import build, check
from banxin.materials import Given
from layout.ruler import MM, read
from pull.office import Hand, lines, word_file

REPORT = "title: 2025年工作报告\nsections: [one.yaml]\nappendices: [a.yaml, b.yaml]\n"
ROWS = "[{name: 甲, value: 1, unit: 家}, {name: 乙, value: 2, unit: 家}]"
TABLE = "{id: %s, title: %s, columns: [甲, 乙], rows: [[一, 二]]}"
ONE = (
    "number: '1'\ntitle: 工作\npanels:\n"
    "  - prose: 名单见[](#list)，图见[](#seats)，口径见[](#scope)，见第[](#list:page)页。\n"
    f"  - bar: {{id: loans, title: 外借, rows: {ROWS}}}\n  - table: {TABLE % ('work', '工作')}\n"
)
A = (
    "id: list\ntitle: 名单\npanels:\n"
    f"  - table: {TABLE % ('names', '名称')}\n  - bar: {{id: seats, title: 座位, rows: {ROWS}}}\n"
    "sections: [{title: 说明, panels: [{prose: 照此执行。}]}]\n"
)
B = f"title: 口径\npanels:\n  - table: {TABLE % ('scope', '指标')}\n"
FILES = {"report.yaml": REPORT, "one.yaml": ONE, "a.yaml": A, "b.yaml": B}
LEFT = 56.14
"""Points from the edge of an annual sheet to its type area."""
TWIPS = 20
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def outputs(style: str) -> Mapping[str, bytes]:
    built = build("report.yaml", Given(FILES), to=("pdf", "docx", "pptx", "xlsx"), style=style)
    assert [problem.code for problem in built.problems] == []
    return built.outputs


def pages(style: str) -> list[str]:
    pdf = pypdfium2.PdfDocument(outputs(style)["report.pdf"])
    return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]


def part(name: str, style: str = "annual") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(outputs(style)["report.docx"])) as archive:
        return etree.fromstring(archive.read(name))


def refused(files: Mapping[str, str], *wanted: str) -> None:
    """A report with these files in place of its own has these problems."""
    told = [f"{p.place} {p.code} {p.message}" for p in check("report.yaml", Given(FILES | files)).problems]
    assert len(told) == len(wanted), told
    for line, words in zip(told, wanted, strict=True):
        assert line.startswith(words), (line, words)


def on_page(style: str, page: int, *wanted: str) -> None:
    """These words stand on a page (counted from 1) in this order."""
    text, at = pages(style)[page - 1], 0
    for words in wanted:
        assert words in text[at:], (words, text)
        at = text.index(words, at) + len(words)


def test_appendices_on_annual_pages() -> None:
    on_page("annual", 2, "目录", "1工作3", "附录A名单4", "说明4", "附录B口径5", "图1外借3", "图A.1座位4", "表1工作3", "表A.1名称4")
    on_page("annual", 3, "名单见附录A，图见图A.1，口径见表B.1，见第4页。", "图1外借", "表1工作")
    on_page("annual", 4, "附录A", "名单", "表A.1名称", "图A.1", "座位", "说明")
    on_page("annual", 5, "附录B口径", "附录B", "表B.1指标")
    assert "附录" not in pages("annual")[0]  # the cover lists the sections of the text


def test_titles_of_illustrations_and_tables_stand_below_each_other_in_contents_whatever_their_labels() -> None:
    sheet = read(outputs("annual")["report.pdf"])[1]
    at = {round(sheet.find(title).x, 2) for title in ("外借", "座位", "名称", "指标")}
    assert len(at) == 1
    styles = part("word/styles.xml")
    listed = next(style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == "TableofFigures")
    indent, stop = listed.find(f"{W}pPr/{W}ind"), listed.find(f"{W}pPr/{W}tabs/{W}tab")
    assert indent is not None and stop is not None and stop.get(f"{W}pos") == indent.get(f"{W}left")
    assert int(indent.get(f"{W}left", "")) / TWIPS + LEFT == pytest.approx(at.pop() / MM, abs=0.1)


def test_appendices_of_an_official_document_are_set_as_attachments() -> None:
    on_page("gongwen", 1, "2025年工作报告", "目录", "1工作2", "附录A名单3", "附录B口径4")
    on_page("gongwen", 3, "附录A名单", "表A.1名称", "图A.1座位", "一、说明")
    on_page("gongwen", 4, "附录B口径", "表B.1指标")


def test_appendices_of_a_brief_are_items_with_their_letters() -> None:
    text = "".join(pages("brief"))
    assert "附录A名单" in text.partition("名单见")[0]
    assert "目录" not in text  # 本期要目 is all the contents a brief has


def test_bookmarks_of_the_pdf_name_appendices() -> None:
    pdf = pypdfium2.PdfDocument(outputs("annual")["report.pdf"])
    titles = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert titles == [(0, "1 工作"), (0, "附录A 名单"), (1, "说明"), (0, "附录B 口径")]


def test_word_numbers_appendices_and_what_stands_in_them_itself() -> None:
    levels = part("word/numbering.xml").iter(f"{W}lvl")
    lettered = [level for level in levels if level.find(f"{W}numFmt").get(f"{W}val") == "upperLetter"]  # type: ignore[union-attr]
    assert [level.find(f"{W}lvlText").get(f"{W}val") for level in lettered] == ["附录%1"]  # type: ignore[union-attr]
    body = part("word/document.xml")
    said = [(node.text or "").strip() for node in body.iter(f"{W}instrText")]
    # One series of figures and one of tables: Word's lists of them name those of appendices too.
    assert [words for words in said if words.startswith("SEQ")] == [
        "SEQ 图 \\* ARABIC", "SEQ 表 \\* ARABIC", r"SEQ 表 \* ARABIC \r 1", r"SEQ 图 \* ARABIC \r 1", r"SEQ 表 \* ARABIC \r 1",
    ]  # fmt: skip
    text = "".join(node.text or "" for node in body.iter(f"{W}t"))
    for words in ("名单见附录A，图见图A.1，口径见表B.1，见第4页。", "表A.1\u3000名称", "图A.1\u3000座位", "表B.1\u3000指标"):
        assert words in text, words
    heads = [p for p in body.iter(f"{W}p") if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") == "Heading1"]
    assert ["".join(t.text or "" for t in head.iter(f"{W}t")) for head in heads] == ["工作", "名单", "口径"]
    lists = [head.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") for head in heads]  # type: ignore[union-attr]
    assert lists[1] == lists[2] != lists[0]


def test_a_word_file_with_appendices_has_nothing_to_pull() -> None:
    files = FILES | {"report.yaml": REPORT}
    assert lines(Hand(word_file(files)).pull(files)) == []


def test_the_table_of_figures_comes_last_and_counts_on_from_the_text() -> None:
    figures = "groups: [{group: 馆, figures: [{id: halls, name: 场馆, value: 9, unit: 座}]}]\n"
    report = REPORT + "figures: figures.yaml\ntable_of_figures: {title: 数据总表}\n"
    files = FILES | {
        "report.yaml": report, "figures.yaml": figures, "b.yaml": B + "  - prose: 全市有{halls}，见[](#figures)。\n",
    }  # fmt: skip
    pdf = pypdfium2.PdfDocument(build("report.yaml", Given(files), to=("pdf",)).outputs["report.pdf"])
    text = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    assert "全市有9座，见表2。" in text[4]
    assert "表2数据总表" in text[5] and "场馆9座5" in text[5]


def test_mistakes_in_appendices() -> None:
    refused({"a.yaml": "number: A\n" + A}, "a.yaml:1:9 R015 附录的编号")
    refused({"b.yaml": "label: 〔略〕\n" + B.replace("title: 口径\n", "")}, "b.yaml:1:1 R015 附录没有标题")
    twice = REPORT.replace("b.yaml", "a.yaml")
    refused({"report.yaml": twice}, "report.yaml:3:22 R010 “a.yaml”列了两次")
    refused({"one.yaml": ONE.replace("#scope", "#scop")}, "one.yaml:4:41 P003 没有 id 为“scop”的图、表或章节")
    many = REPORT.replace("b.yaml]", "b.yaml" + ", a.yaml" * 25 + "]")
    assert [p.code for p in check("report.yaml", Given(FILES | {"report.yaml": many})).problems][:1] == ["Y104"]
