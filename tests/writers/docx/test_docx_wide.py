"""A table too wide for the page: Word's is parted as our own pages part it, and says the same."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import etree

from layout.printed import Printed, W, printed
from writers.docx.lint import faults
from writers.docx.specimen import val, words

YEARS = ", ".join(f"{{title: {year}年, align: decimal}}" for year in range(2011, 2021))


def numbers(row: int) -> str:
    return ", ".join(f'"{10**5 * row + at}.{at}"' for at in range(10))


GROUPED = f"""\
  - table:
      id: years
      title: 历年产值
      unit: 单位：万元
      columns: [片区, {YEARS}]
      rows:
        - group: 市区
        - [中心城区, {numbers(1)}]
        - {{cells: [集镇, {numbers(2)}], kind: part}}
        - {{cells: [小计, {numbers(3)}], kind: total}}
        - [老城厢, {numbers(4)}]
      note: 按当年价格计算。
"""
SPANNED = f"""\
  - table:
      id: years
      title: 规模
      columns: [地区, 类别, {YEARS}]
      header:
        - [{{text: 地区, rows: 2}}, {{text: 类别, rows: 2}}, {", ".join(f"{{text: 第{at}年, columns: 5}}" for at in range(2))}]
        - [{", ".join(f"指标{at}" for at in range(10))}]
      rows:
        - [{{text: 中心城区, rows: 2}}, 规模以上, {numbers(1)}]
        - [规模以下, {numbers(2)}]
      source: 资料来源：样例
"""
STYLES = ("annual", "gongwen", "brief")
OVER_A_PAGE = re.compile("—[0-9]—表1（续）单位：万元片区(20[0-9]{2}年)+")
"""What a table that goes on on the next page says again."""


@cache
def made(table: str, style: str = "annual", more: str = "") -> Printed:
    text = f"title: 章\npanels:\n  - prose: 前文。\n{table}  - prose: 后文。\n{more}\n"
    return printed(text, files={"my.yaml": f"extends: {style}\n"})


def tables(made: Printed) -> list[etree._Element]:
    """But for the cover's."""
    return list(made.part("word/document.xml").iter(f"{W}tbl"))[1:]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("table", [GROUPED, SPANNED], ids=["grouped", "spanned"])
def test_word_says_of_a_wide_table_what_the_pdf_says_in_the_same_order(table: str, style: str) -> None:
    """Captions, units, heads and names again in every part; note and source below the last."""
    own = made(table, style)
    said = "".join(words(paragraph) for paragraph in own.part("word/document.xml").iter(f"{W}p"))
    assert between("".join(said.split())) == between(OVER_A_PAGE.sub("", "".join(own.texts)))
    assert faults(own.docx) == []


def between(text: str) -> str:
    start = text.rindex("前文。") + 3
    return text[start : text.index("后文。", start)]


def test_the_number_counts_in_the_first_part_and_is_looked_up_in_the_others() -> None:
    """So Word's list of tables names it once; its bookmarks stand once, too."""
    first, second = captions(made(GROUPED))
    assert (first, second) == ("表1\u3000历年产值（第2—6栏）", "表1\u3000历年产值（第7—11栏）")
    body = made(GROUPED).part("word/document.xml")
    codes = [node.text.split()[0] for node in body.iter(f"{W}instrText") if node.text]
    assert [code for code in codes if code in ("SEQ", "REF")] == ["SEQ", "REF"]
    names = [val(node, "name") for node in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_marks_of_notes_stand_where_the_words_do_first() -> None:
    noted = GROUPED.replace("历年产值", "历年产值[^a]").replace("[片区", '[{title: "片区[^b]"}')
    own = made(noted, more="notes: {a: 题注的注。, b: 首栏的注。}\n")
    assert ["".join(own.texts).count(mark) for mark in "①②"] == [2, 2]  # there and at the foot
    assert len([*own.part("word/document.xml").iter(f"{W}footnoteReference")]) == 2


def test_every_part_says_to_those_who_cannot_see_it_which_it_is() -> None:
    said = [val(table.find(f"{W}tblPr/{W}tblDescription")) for table in tables(made(GROUPED))]
    assert said == ["表1 历年产值（第2—6栏），5行6列", "表1 历年产值（第7—11栏），5行6列"]


def test_a_span_is_never_parted_and_columns_that_a_name_reaches_over_are_all_there() -> None:
    heads = [[words(cell) for cell in table.find(f"{W}tr").iter(f"{W}tc")] for table in tables(made(SPANNED))]
    assert heads == [["地区", "类别", "第0年"], ["地区", "第1年"]]
    names = [[words(row.find(f"{W}tc")) for row in table.findall(f"{W}tr")] for table in tables(made(SPANNED))]
    assert names[1] == ["地区", "", "中心城区", ""]


def test_a_table_that_fits_is_one() -> None:
    narrow = GROUPED.replace(YEARS, "甲").replace(numbers(1), "1").replace(numbers(2), "2").replace(numbers(3), "3").replace(numbers(4), "4")
    assert captions(made(narrow)) == ["表1\u3000历年产值"]


def captions(made: Printed) -> list[str]:
    paragraphs = made.part("word/document.xml").iter(f"{W}p")
    return [words(p) for p in paragraphs if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and val(style) == "TableCaption"]
