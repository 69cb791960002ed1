"""A finished workbook asked for its sheets, its numbers and that nothing in it runs."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pytest
from lxml import etree

from banxin.document import Cell, Column, Document, Row, Table, Title
from banxin.inlines import Text
from banxin.writers.xlsx import xlsx
from sample import assembled

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[list[str]]

CHAPTER = """\
title: 企业
panels:
  - column: {id: column, title: 历年企业, rows: [{name: "2024", value: 8.2, unit: 亿元}, {name: "=1+1", value: 9, unit: 亿元}], note: 单位：亿元。, source: 公报}
  - table: {id: table, title: 分项, columns: [名称, 数值], rows: [{group: 组}, {cells: [甲, "12.50"]}, {cells: ["http://a.cn", {text: "{firms}"}]}], unit: 单位：家}
"""


@cache
def report() -> Document:
    return assembled(CHAPTER).document


def sheets(data: bytes) -> dict[str, Rows]:
    """The words and numbers of each sheet, row by row."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = [
            "".join(si.itertext()) for si in etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{M}si")
        ]
        names = [
            str(sheet.get("name")) for sheet in etree.fromstring(archive.read("xl/workbook.xml")).iter(f"{M}sheet")
        ]
        trees = [etree.fromstring(archive.read(f"xl/worksheets/sheet{at + 1}.xml")) for at in range(len(names))]
    return {name: [_row(row, shared) for row in tree.iter(f"{M}row")] for name, tree in zip(names, trees, strict=True)}


def _row(row: etree._Element, shared: list[str]) -> list[str]:
    return [
        shared[int(str(cell.findtext(f"{M}v")))] if cell.get("t") == "s" else str(cell.findtext(f"{M}v"))
        for cell in row.iter(f"{M}c")
        if cell.find(f"{M}v") is not None
    ]


def test_every_chart_and_table_has_a_sheet_with_title_numbers_and_source() -> None:
    found = sheets(xlsx(report()))
    assert list(found) == ["目录", "图1", "表1"]
    assert found["图1"] == [
        ["图1\u3000历年企业"], ["名称", "数值（亿元）"], ["2024", "8.2"], ["=1+1", "9.0"], ["单位：亿元。"], ["公报"],
    ]  # fmt: skip
    assert found["表1"] == [
        ["表1\u3000分项"], ["单位：家"], ["名称", "数值"], ["组"], ["甲", "12.5"], ["http://a.cn", "95家"],
    ]  # fmt: skip


def test_the_first_sheet_lists_the_others() -> None:
    assert sheets(xlsx(report()))["目录"][1:4] == [
        ["工作表", "内容", "来源"],
        ["图1", "图1\u3000历年企业", "公报"],
        ["表1", "表1\u3000分项"],
    ]


def test_no_cell_is_a_formula_or_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(report()))) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in data and b"yperlink" not in data
            assert b"External" not in data and "externalLink" not in name


NASTY = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://a.cn\")", "http://a.cn", "internal:A1", "external:a.xlsx",
         "{=1}", "'=1", "mailto:a@b.cn", "[a.xlsx]S!A1", "&D&[Path]", "_xlnm.Print_Area", "1E5", "TRUE", "#REF!", "<f>1</f>")  # fmt: skip


@pytest.mark.parametrize("words", NASTY)
def test_an_authors_words_are_never_more_than_words(words: str) -> None:
    said = (Text(words),)
    cells = Row((Cell(said), Cell(said, columns=2, rows=2), Cell(said))), Row((Cell(said), Cell(said)))
    block = Table(
        words, words, said, (Column(), Column(align="decimal"), Column(), Column()), cells, (*cells, Row((Cell(said),), "group")),
        "t", words, said, said,
    )  # fmt: skip
    document = Document(Title(words, "", words, ""), words, words, words, words, (block,))
    for made in (xlsx(document), xlsx(document, words)):
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            for name in archive.namelist():
                data = archive.read(name)
                tree = etree.fromstring(data)
                kinds = {etree.QName(node).localname for node in tree.iter(etree.Element)}
                assert not kinds & {"f", "hyperlink", "hyperlinks", "externalReference", "ddeLink", "oleLink", "headerFooter"}, name
                assert b'TargetMode="External"' not in data and "externalLink" not in name
            cells_ = [c for n in archive.namelist() if n.startswith("xl/worksheets/s") for c in etree.fromstring(archive.read(n)).iter(f"{M}c")]
            assert {c.get("t") for c in cells_ if c.find(f"{M}v") is not None} == {"s"}, "words are in the strings of the file"
            book = etree.fromstring(archive.read("xl/workbook.xml"))
            assert {node.get("name") for node in book.iter(f"{M}definedName")} == {"_xlnm.Print_Titles"}
            for node in book.iter(f"{M}definedName"):
                assert re.fullmatch(r"('[^\[\]:*?/\\']+'|[\w.]+)!\$3:\$4|目录!\$3:\$3", str(node.text)), node.text
        found = sheets(made)
        assert all(set("[]:*?/\\'").isdisjoint(name) for name in found)


def cells_of(*words: str) -> Document:
    rows = tuple(Row((Cell((Text("甲"),)), Cell((Text(one),)))) for one in words)
    head = (Row((Cell((Text("名"),)), Cell((Text("数"),)))),)
    return Document(Title("样", "", "样", ""), "", "", "", "", (Table("t", "表1", (Text("数"),), (Column(), Column(align="right")), head, rows, "t"),))


@pytest.mark.parametrize(("words", "value", "format"), [
    ("12.50", "12.5", "0.00"), ("63.2%", "63.2", '0.0"%"'), ("−3.4", "-3.4", '0.0;"−"0.0'), ("12\u2009000", "12000.0", '0"\u2009"000'),
    ("超过3", "3.0", '"超过"0'), ("80余万", "80.0", '0"余万"'), ("约5.2%", "5.2", '"约"0.0"%"'),
])  # fmt: skip
def test_a_printed_number_is_a_number_that_prints_so(words: str, value: str, format: str) -> None:
    made = xlsx(cells_of(words))
    assert places(made, "sheet2")["B4"] == value
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        codes = {node.get("formatCode") for node in etree.fromstring(archive.read("xl/styles.xml")).iter(f"{M}numFmt")}
    assert format in codes or format in ("0.00", "0")


@pytest.mark.parametrize("words", ["007", "1234567890123456", "123456789012.3456789", "1.2.3", "12-3", "1e5", "1号线", "2025年", "10—20", "第3", "２０"])
def test_codes_and_what_a_cell_would_round_are_words(words: str) -> None:
    assert places(xlsx(cells_of(words)), "sheet2")["B4"] == words


UNITS = '''\
title: 章
panels:
  - tiers: {id: a, title: 图, levels: [{name: 甲, value: 38, unit: 条}, {name: 乙, value: 228, unit: 条}]}
  - doughnut: {id: b, title: 图, rings: [{percent: {value: 96.5, unit: "%"}, count: {value: 412, unit: 条, name: 新}}]}
  - shares: {id: c, title: 图, note: 占比按图中家数计算。, rows: [{name: 丙, part: {name: 本市, value: 64, unit: 家}, whole: {name: 全国, value: 343, unit: 家}, growth: {name: 增加, value: 6, unit: 家}}]}
  - progress: {id: d, title: 图, rows: [{name: 丁, done: {value: 80, unit: 项}, goal: {value: 120, unit: 项}}]}
  - table: {id: e, title: 表, columns: [名, 同, 异], rows: [[甲, "{value:full}", "{value}"], [乙, "**{value}**", "{firms}"]]}
'''


def test_units_stand_in_the_heads_of_every_kind_and_in_formats_where_they_do_not() -> None:
    found = sheets(xlsx(assembled(UNITS).document))
    assert found["图1"][1:4] == [["名称", "数值（条）"], ["甲", "38.0"], ["乙", "228.0"]]
    assert found["图2"][1:] == [["名称", "占比（%）", "数值（条）"], ["新", "96.5", "412.0"]]
    assert found["图3"][1:3] == [
        ["名称", "部分", "部分的数值（家）", "整体", "整体的数值（家）", "占比", "增减", "位次"],
        ["丙", "本市", "64.0", "全国", "343.0", "18.7", "6.0"],
    ]
    assert found["图4"][1:3] == [["名称", "完成（项）", "目标（项）", "完成（目标的%）", "计划（目标的%）"], ["丁", "80.0", "120.0", "66.67"]]
    assert found["表1"][2:] == [["甲", "2.92", "2.92万亿元"], ["乙", "2.92", "95家"]]


def sheet(data: bytes, part: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"xl/worksheets/{part}.xml"))


def test_the_head_stays_in_sight_and_columns_hold_their_numbers() -> None:
    tree = sheet(xlsx(cells_of("123456789012.25", "3")), "sheet2")
    (pane,) = tree.iter(f"{M}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("3", "frozen")
    widths = [float(str(column.get("width"))) for column in tree.iter(f"{M}col")]
    assert widths[1] > len("123456789012.25"), "a narrower one shows ####"


def test_long_words_stand_on_lines_that_the_row_is_high_enough_for() -> None:
    tree = sheet(xlsx(cells_of("很长的说明" * 20)), "sheet2")
    row = next(row for row in tree.iter(f"{M}row") if row.get("r") == "4")
    assert float(str(row.get("ht"))) >= 5 * 15


def test_cells_of_a_head_that_reach_over_others_are_one() -> None:
    merged = [node.get("ref") for node in sheet(xlsx(assembled(SPANNED).document), "sheet2").iter(f"{M}mergeCell")]
    assert merged == ["A3:A4", "B3:C3", "D3:E3"]


def test_one_may_be_had_alone() -> None:
    assert list(sheets(xlsx(report(), "table"))) == ["表1"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert xlsx(report()) == xlsx(report())


SPANNED = """\
title: 企业
panels:
  - table:
      id: spanned
      title: 分组
      header:
        - [{text: 名称, rows: 2}, {text: 2024, columns: 2}, {text: 组二, columns: 2}]
        - [甲, 乙, 丙, 丁]
      columns: [名称, 甲, 乙, 丙, 丁]
      rows: [[{text: 行, rows: 2}, "1", {text: 并, columns: 2}, "4"], ["1", "2", "3", "4"]]
"""


def test_cells_after_a_span_stand_in_their_own_columns() -> None:
    found = places(xlsx(assembled(SPANNED).document), "sheet2")
    assert found == {
        "A1": "表1\u3000分组",
        "A3": "名称", "B3": "2024", "D3": "组二", "B4": "甲", "C4": "乙", "D4": "丙", "E4": "丁",
        "A5": "行", "B5": "1.0", "C5": "并", "E5": "4.0", "B6": "1.0", "C6": "2.0", "D6": "3.0", "E6": "4.0",
    }  # fmt: skip


def places(data: bytes, part: str) -> dict[str, str]:
    """What each cell of a sheet says, by its place."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = [
            "".join(si.itertext()) for si in etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{M}si")
        ]
        tree = etree.fromstring(archive.read(f"xl/worksheets/{part}.xml"))
    return {
        str(cell.get("r")): shared[int(str(cell.findtext(f"{M}v")))] if cell.get("t") == "s" else value
        for cell in tree.iter(f"{M}c")
        if (value := cell.findtext(f"{M}v")) is not None
    }
