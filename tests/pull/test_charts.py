"""Charts of every kind, their numbers in the YAML, the ledger or a file of cells: changed in Word, written back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pull.office import Hand, lines, word_file
from rows.test_rows import book

REPORT = "title: 报告\nfigures: figures.yaml\nsections: [one.yaml]\n"
FIGURES = """\
groups:
  - group: 数
    figures:
      - {id: a, name: 甲区, value: 11, unit: 家}
      - {id: b, name: 乙区, value: 22, unit: 家}
"""
CHARTS = {
    "bar": "bar: {id: c, title: 图, rows: [{name: 甲, value: 31, unit: 家}, {name: 乙, value: 12.5, unit: 家}, a]}",
    "bar below zero": "bar: {id: c, title: 图, rows: [{name: 甲, value: -31, unit: 家}, {name: 乙, value: 12.5, unit: 家}]}",
    "ranking": "ranking: {id: c, title: 图, rows: [{name: 甲, value: 12.5, unit: 家}, {name: 乙, value: 31, unit: 家}]}",
    "column": 'column: {id: c, title: 图, rows: [{name: "2023", value: 31, unit: 家}, {name: "2024", value: 12.5, unit: 家}]}',
    "line": 'line: {id: c, title: 图, axis: ["2023", "2024", "2025"], series: [{name: 甲, unit: "%", values: [31, 9, 7]}, {name: 乙, unit: "%", values: [12.5, 31, 2]}]}',
    "combination": 'combination: {id: c, title: 图, axis: ["2023", "2024", "2025"], over: {name: 增速, unit: "%", values: [12.5, 31, 7]}, under: {name: 总量, unit: 家, values: [31, a, b]}}',
    "stacked": "stacked: {id: c, title: 图, parts: [子, 丑], rows: [{name: 甲, unit: 家, values: [31, 9]}, {name: 乙, unit: 家, values: [7, 12.5]}]}",
    "doughnut": 'doughnut: {id: c, title: 图, rings: [{name: 甲, percent: {value: 12.5, unit: "%"}, count: {value: 31, unit: 家, name: 数}}]}',
    "progress": 'progress: {id: c, title: 图, rows: [{name: 甲, done: {value: 12.5, unit: "%"}, plan: {value: 31, unit: "%"}}]}',
    "tiers": "tiers: {id: c, title: 图, levels: [{name: 甲, value: 12.5, unit: 家}, {name: 乙, value: 31, unit: 家}]}",
    "shares": "shares: {id: c, title: 图, note: 占比按图中数计算。, rows: [{name: 企业, part: {name: 甲, value: 12.5, unit: 家}, whole: {name: 全部, value: 31, unit: 家}}]}",
}  # fmt: skip


def files(chart: str, **more: str | bytes) -> dict[str, str | bytes]:
    """A report of one chart; ``a__csv`` is the file ``a.csv``."""
    named = {name.replace("__", "."): data for name, data in more.items()}
    return {"report.yaml": REPORT, "figures.yaml": FIGURES, "one.yaml": f"title: 章\npanels:\n  - {chart}\n", **named}


def check(before: Mapping[str, str | bytes], old: str, new: str, *told: str, after: Mapping[str, str | bytes]) -> None:
    """A number of the chart changed in cache and workbook, what is told, and the files that are written for it."""
    hand = Hand(word_file(before)).chart(old, new, cache=True, book=True)
    found = lines(hand.pull(before))
    assert len(found) == len(told), found
    for line, words in zip(found, told, strict=True):
        assert all(word in line for word in words.split("｜")), (words, line)
    applied = hand.pull(before, apply=True)
    assert dict(applied.files) == {
        name: data.encode() if isinstance(data, str) else data for name, data in after.items()
    }
    new_files = {**before, **applied.files}
    assert lines(Hand(word_file(new_files)).pull(new_files)) == []


@pytest.mark.parametrize("kind", CHARTS)
def test_a_number_in_the_yaml_of_every_kind_of_chart(kind: str) -> None:
    before = files(CHARTS[kind])
    after = str(before["one.yaml"]).replace("12.5", "13.5")
    check(before, "12.5", "13.5", "picture one.yaml:3｜ready 12.5 → 13.5", after={"one.yaml": after})


def test_a_number_of_a_pyramid_in_cells_is_the_one_that_was_edited() -> None:
    before = files(CHARTS["tiers"].replace("12.5", "50").replace("31", "250"))
    after = str(before["one.yaml"]).replace("250", "350")
    check(before, "250", "350", "picture one.yaml:3｜ready 250 → 350", after={"one.yaml": after})


@pytest.mark.parametrize("new", ["30", "27"])
@pytest.mark.parametrize("note", ["", ", note: 单位：家。"])
def test_what_the_program_says_of_a_pyramid_goes_with_its_numbers(new: str, note: str) -> None:
    """一格为5家 becomes 一格为10家, or goes where no cells fit the numbers."""
    before = files(f"tiers: {{id: c, title: 图{note}, levels: [{{name: 甲, value: 10, unit: 家}}, {{name: 乙, value: 25, unit: 家}}]}}")
    after = str(before["one.yaml"]).replace("25", new)
    check(before, "25", new, f"picture one.yaml:3｜ready 25 → {new}", after={"one.yaml": after})


def test_the_same_goes_for_numbers_of_the_ledger() -> None:
    before = files("tiers: {id: c, title: 图, levels: [{name: 甲, value: 10, unit: 家}, b]}", figures__yaml=FIGURES.replace("22", "20"))
    check(before, "20", "27", "figure figures.yaml:5:34 ready 20 → 27", after={"figures.yaml": FIGURES.replace("22", "27")})


def test_a_number_of_the_ledger_shown_in_a_chart_is_changed_there() -> None:
    before = files(CHARTS["bar"])
    after = FIGURES.replace("value: 11", "value: 14")
    check(before, "11", "14", "figure figures.yaml:4:34 ready 11 → 14", after={"figures.yaml": after})


def test_a_number_that_was_computed_is_left() -> None:
    before = files(CHARTS["shares"].replace("whole:", "growth: {name: 增加, value: 2, unit: 家}, whole:"))
    check(before, "10.5", "10", "picture one.yaml:3:13 left 10.5 → 10", after={})


def test_a_chart_that_became_a_picture_is_told() -> None:
    before = files(CHARTS["bar"])
    hand = Hand(word_file(before))
    for node in list(hand.body.iter("{*}chart")):
        node.getparent().remove(node)
    assert lines(hand.pull(before)) == ["picture one.yaml:3:10 left  → "]


# ---------------------------------------------------------------- rows in a file

CSV = "名称,企业（家）\r\n甲,31\r\n乙,12.5\r\n丙, a\r\n"


@pytest.mark.parametrize(
    ("rows", "encoding", "mark"),
    [("a.csv", "utf-8", ""), ("a.csv", "utf-8", "\ufeff"), ("{file: a.csv, encoding: gb18030}", "gb18030", "")],
)
def test_a_number_in_a_csv_file(rows: str, encoding: str, mark: str) -> None:
    data = (mark + CSV).encode(encoding)
    before = files(f"bar: {{id: c, title: 图, rows: {rows}}}", a__csv=data)
    check(before, "12.5", "13.5", "picture a.csv:3:3 ready 12.5 → 13.5", after={"a.csv": data.replace(b"12.5", b"13.5")})


def test_a_figure_named_in_a_csv_file_is_changed_in_the_ledger() -> None:
    before = files("bar: {id: c, title: 图, rows: a.csv}", a__csv=CSV)
    after = FIGURES.replace("value: 11", "value: 14")
    check(before, "11", "14", "figure figures.yaml:4:34 ready 11 → 14", after={"figures.yaml": after})


def test_a_number_in_a_workbook_is_left_with_its_cell() -> None:
    held = book({"一": [["名称", "企业（家）"], ["甲", 31], ["乙", 12.5]]})
    before = files("bar: {id: c, title: 图, rows: a.xlsx#一}", a__xlsx=held)
    check(before, "12.5", "13.5", "picture a.xlsx#一!B3 left 12.5 → 13.5", after={})
    found = Hand(word_file(before)).chart("12.5", "13.5", cache=True).pull(before)
    assert "Excel" in found.changes[0].mend and "a.xlsx#一!B3" in found.changes[0].mend


# ---------------------------------------------------------------- tables whose rows come from a file

TABLE = 'table: {id: t, title: 表, rows: a.csv}'
CELLS = '名称;不是分隔,备注\n甲区,"一""二""，三"\n乙区, 说 明 ,\n丙区,{b}\n'


def check_cell(words: str, old: str, new: str, place: str, cells: str, *, told: str = "text", fate: str = "ready") -> None:
    before = files(TABLE, a__csv=CELLS)
    hand = Hand(word_file(before)).retype(words, old, new)
    (change,) = hand.pull(before).changes
    assert (change.kind, str(change.place), change.fate) == (told, place, fate)
    applied = hand.pull(before, apply=True).files
    assert {name: data.decode() for name, data in applied.items()} == ({"a.csv": cells} if cells else {})
    after = {**before, **applied}
    assert lines(Hand(word_file(after)).pull(after)) == []


def test_a_cell_of_a_table_is_written_letter_by_letter() -> None:
    check_cell("甲区", "甲", "丁", "a.csv:2:1", CELLS.replace("甲区", "丁区"))
    check_cell("说 明", "明", "法", "a.csv:3:7", CELLS.replace("说 明", "说 法"))
    check_cell("名称", "名称", "名字", "a.csv:1:2", CELLS.replace("名称", "名字"))


def test_a_cell_in_quotes_keeps_them_and_one_that_needs_them_gets_them() -> None:
    check_cell("，三", "三", '三"四', "a.csv:2:13", CELLS.replace("三", '三""四'))
    check_cell("乙区", "乙", "乙,丙", "a.csv:3:2", CELLS.replace("乙区", '"乙,丙区"'))


def test_a_cell_of_a_file_parted_by_semicolons_is_quoted_where_it_holds_one() -> None:
    cells = "名称;备注\n甲区;说明\n"
    before = files(TABLE, a__csv=cells)
    applied = Hand(word_file(before)).retype("说明", "说明", "说;明").pull(before, apply=True)
    assert {name: data.decode() for name, data in applied.files.items()} == {"a.csv": cells.replace("说明", '"说;明"')}


def test_a_figure_in_a_cell_is_changed_in_the_ledger() -> None:
    before = files(TABLE, a__csv=CELLS)
    applied = Hand(word_file(before)).retype("22家", "22", "23").pull(before, apply=True)
    assert {name: data.decode() for name, data in applied.files.items()} == {"figures.yaml": FIGURES.replace("22", "23")}


def test_a_cell_of_a_workbook_is_left_with_its_name() -> None:
    before = files("table: {id: t, title: 表, rows: a.xlsx}", a__xlsx=book({"一": [["名称", "备注"], ["甲区", "说明"]]}))
    (change,) = Hand(word_file(before)).retype("说明", "说", "写").pull(before, apply=True).changes
    assert (str(change.place), change.fate) == ("a.xlsx#一!B2", "left") and "a.xlsx#一!B2" in change.mend


VALUES = "名称,全年,邮编\n轨道,109200,310000\n轮渡,-6300.5,310001\n"


@pytest.mark.parametrize(("old", "new", "written"), [
    ("109\u2009200", "109\u2009300", "109300"), ("109\u2009200", "1,209,300", "1209300"), ("109\u2009200", "930", "930"),
    ("−6300.5", "-16300.5", "-16300.5"), ("310001", "310101", "310101"),
])  # fmt: skip
def test_a_value_printed_in_groups_is_written_in_digits(old: str, new: str, written: str) -> None:
    source = old.replace("\u2009", "").replace("−", "-")
    table = "table: {id: t, title: 表, columns: [名称, 全年, 邮编], rows: "
    for before, file in (
        (files(TABLE, a__csv=VALUES), "a.csv"),
        (files(table + "[[轨道, 109200, 310000], [轮渡, -6300.5, 310001]]}"), "one.yaml"),
    ):
        hand = Hand(word_file(before)).retype(old, old, new)
        (change,) = hand.pull(before).changes
        assert (change.kind, change.fate, change.after) == ("text", "ready", new)
        applied = hand.pull(before, apply=True)
        assert {name: data.decode() for name, data in applied.files.items()} == {
            file: str(before[file]).replace(source, written)
        }
        after = {**before, **applied.files}
        assert lines(Hand(word_file(after)).pull(after)) == []


def test_words_typed_over_a_grouped_value_are_left() -> None:
    before = files(TABLE, a__csv=VALUES)
    (change,) = Hand(word_file(before)).retype("109\u2009200", "109\u2009200", "近十一万").pull(before, apply=True).changes
    assert (str(change.place), change.fate) == ("a.csv:2:4", "left")


def test_a_file_that_moved_on_is_a_conflict() -> None:
    before = files(TABLE, a__csv=CELLS)
    hand = Hand(word_file(before)).retype("甲区", "甲", "丁")
    found = hand.pull({**before, "a.csv": CELLS.replace("甲区", "戊区")}, apply=True)
    assert [(c.kind, str(c.place)) for c in found.changes] == [("conflict", "a.csv:2:1")] and not found.files


def test_gb18030_comes_back_as_it_was() -> None:
    data = CELLS.encode("gb18030")
    before = files("table: {id: t, title: 表, rows: {file: a.csv, encoding: gb18030}}", a__csv=data)
    found = Hand(word_file(before)).retype("甲区", "甲", "㐀").pull(before, apply=True)
    assert found.files == {"a.csv": CELLS.replace("甲区", "㐀区").encode("gb18030")}
