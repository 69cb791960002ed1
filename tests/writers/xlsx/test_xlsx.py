"""A finished workbook asked for its sheets, its numbers and that nothing in it runs."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from lxml import etree

from banxin.document import Document
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
        ["表1\u3000分项"], ["名称", "数值"], ["组"], ["甲", "12.5"], ["http://a.cn", "95家"], ["单位：家"],
    ]  # fmt: skip


def test_the_first_sheet_lists_the_others() -> None:
    assert sheets(xlsx(report()))["目录"][1:4] == [
        ["工作表", "内容"],
        ["图1", "图1\u3000历年企业"],
        ["表1", "表1\u3000分项"],
    ]


def test_no_cell_is_a_formula_or_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(report()))) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in data and b"yperlink" not in data
            assert b"External" not in data and "externalLink" not in name


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
        - [{text: 名称, rows: 2}, {text: 组一, columns: 2}, {text: 组二, columns: 2}]
        - [甲, 乙, 丙, 丁]
      columns: [名称, 甲, 乙, 丙, 丁]
      rows: [[{text: 行, rows: 2}, "1", {text: 并, columns: 2}, "4"], ["1", "2", "3", "4"]]
"""


def test_cells_after_a_span_stand_in_their_own_columns() -> None:
    found = places(xlsx(assembled(SPANNED).document), "sheet2")
    assert found == {
        "A1": "表1\u3000分组",
        "A3": "名称", "B3": "组一", "D3": "组二", "B4": "甲", "C4": "乙", "D4": "丙", "E4": "丁",
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
