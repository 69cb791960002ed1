"""How columns of tables stand by what their cells say, and which of their numbers are printed in groups."""

from __future__ import annotations

import pytest

from banxin.document import Table
from sample import ink, panel


def made(columns: str, rows: str) -> Table:
    (block,) = panel(f"- table: {{id: t, title: 表, columns: {columns}, rows: {rows}}}").document.blocks[1:]
    assert isinstance(block, Table)
    return block


def words(table: Table) -> list[list[str]]:
    return [[ink(cell.inlines) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(("head", "cells", "align", "said"), [
    ("全年", "109200, 6300", "decimal", ["109\u2009200", "6300"]),
    ("全年", "-1234567.50, {text: 2.5}", "decimal", ["−1\u2009234\u2009567.50", "2.5"]),
    ("增速", "5.2%, —", "right", ["5.2%", "—"]),
    ("企业", '12345, "{firms}"', "right", ["12\u2009345", "95家"]),
    ("企业", '12345, "67890"', "left", ["12345", "67890"]),
    ("企业", "12345, 约6万", "left", ["12345", "约6万"]),
    ("邮编", "310000, 310001", "left", ["310000", "310001"]),
    ("开通年份", "2009, 2012", "left", ["2009", "2012"]),
    ("开通", "2009, 2012", "left", ["2009", "2012"]),
    ("说明", "—, ''", "left", ["—", ""]),
    ("{title: 全年, align: right}", "109200, 6300", "right", ["109\u2009200", "6300"]),
    ("{title: 全年, align: left}", "109200, 6300", "left", ["109200", "6300"]),
    ("{title: 全年, align: centre}", "109200, 6300", "centre", ["109200", "6300"]),
    ("{title: 行政代码, align: right}", "310000, 310001", "right", ["310000", "310001"]),
])  # fmt: skip
def test_a_column_of_values_stands_as_figures_and_what_may_be_a_name_stays(
    head: str, cells: str, align: str, said: list[str]
) -> None:
    first, second = cells.split(", ", 1)
    table = made(f"[名, {head}]", f"[[甲, {first}], [乙, {second}]]")
    assert table.columns[1].align == align
    assert [row[1] for row in words(table)] == said


def test_the_first_column_names_the_rows_whatever_it_says() -> None:
    table = made("[序, 数]", "[[100001, 2], [100002, 3]]")
    assert [column.align for column in table.columns] == ["left", "decimal"]
    assert words(table) == [["100001", "2"], ["100002", "3"]]


def test_cells_under_those_that_reach_down_stand_in_their_own_columns() -> None:
    table = made("[名, 类, 数]", "[[{text: 甲, rows: 2}, 一, 12345], [二, 23456]]")
    assert [column.align for column in table.columns] == ["left", "left", "decimal"]
    assert words(table) == [["甲", "一", "12\u2009345"], ["二", "23\u2009456"]]


def test_rows_of_a_file_under_heads_of_the_author_stand_the_same() -> None:
    made = panel("- table: {id: t, title: 表, columns: [方式, 全年, 线], rows: t.csv}", t__csv='方式,年,线\n轨道,109200,"10001"\n轮渡,6300,"10002"\n')
    (table,) = made.document.blocks[1:]
    assert isinstance(table, Table)
    assert [column.align for column in table.columns] == ["left", "decimal", "left"]
    assert words(table) == [["轨道", "109\u2009200", "10001"], ["轮渡", "6300", "10002"]]


def test_a_total_of_grouped_numbers_is_still_checked() -> None:
    rows = "[[甲, 109200], [乙, 10000], {cells: [合计, 119201], kind: total}]"
    (problem,) = panel(f"- table: {{id: t, title: 表, columns: [名, 数], rows: {rows}}}").problems
    assert (problem.code, problem.message) == ("R022", "“数”各行之和是 119200，合计写的是 119201")
