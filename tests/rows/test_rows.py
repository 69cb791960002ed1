"""Rows from CSV and XLSX: what charts and tables make of them, and the place of everything that is wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter

from banxin.charts.kinds import Plot
from banxin.charts.native.data import data
from banxin.charts.native.form import Number
from banxin.document import Illustration, Table
from sample import check_problems, ink, panel, sources_of


def plotted(chart: str, **files: str | bytes) -> list[list[object]]:
    """The head and rows of a chart's data, numbers as printed values."""
    (block,) = panel(f"- {chart}", **files).document.blocks[1:]
    assert isinstance(block, Illustration) and isinstance(block.content, Plot)
    held = data(block.content)
    return [list(held.header), *([_said(value) for value in row] for row in held.rows)]


def _said(value: object) -> object:
    return str(value.value) if isinstance(value, Number) else value


def book(sheets: Mapping[str, list[list[object]]], formats: Mapping[str, str] | None = None) -> bytes:
    """An XLSX file; ``formats`` gives number formats of cells by ``sheet!A1``."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                look = (formats or {}).get(f"{name}!{chr(65 + column)}{at + 1}")
                sheet.write(at, column, value, made.add_format({"num_format": look}) if look else None)
    made.close()
    return stream.getvalue()


BARS = "名称,企业（家）\n甲区,12\n乙区,9.50\n"


def test_bars_take_name_value_and_unit_from_a_file() -> None:
    assert plotted("bar: {id: a, title: 图, rows: a.csv}", a__csv=BARS) == [
        ["名称", "数值（家）"],
        ["甲区", "12"],
        ["乙区", "9.50"],
    ]


def test_a_sheet_of_a_workbook_is_read_the_same() -> None:
    rows: list[list[object]] = [["名称", "企业（家）"], ["甲区", 12], ["乙区", 9.5]]
    said = plotted("bar: {id: a, title: 图, rows: a.xlsx#二}", a__xlsx=book({"一": [["空"]], "二": rows}))
    assert said == [["名称", "数值（家）"], ["甲区", "12"], ["乙区", "9.5"]]


@pytest.mark.parametrize(
    ("chart", "csv", "rows"),
    [
        ("tiers: {id: a, title: 图, rows: a.csv}", "级,数（家）\n甲,100\n乙,200\n", [["甲", "100"], ["乙", "200"], ["合计", "300"]]),
        ("line: {id: a, title: 图, rows: a.csv}", "年,甲（%）,乙（%）\n2023,5.1,4\n2024,,5\n2025,6.0,6\n", [["2023", "5.1", "4"], ["2024", None, "5"], ["2025", "6.0", "6"]]),
        ("combination: {id: a, title: 图, rows: a.csv}", "年,增速（%）,总量（亿元）\n2023,5,8\n2024,6,9\n2025,7,10\n", [["2023", "5", "8"], ["2024", "6", "9"], ["2025", "7", "10"]]),
        ("stacked: {id: a, title: 图, rows: a.csv}", "区,一类（家）,二类（家）\n甲,60,35\n乙,20,30\n", [["甲", "60", "35"], ["乙", "20", "30"]]),
        ("doughnut: {id: a, title: 图, rows: a.csv}", "项,占比（%）,个数（个）\n合作项目,70,134\n", [["合作项目", "70", "134"]]),
        ("progress: {id: a, title: 图, rows: a.csv}", "项,计划（%）,完成（%）\n土建,75,80\n", [["土建", "80", "80", "75"]]),
        ("shares: {id: a, title: 图, rows: a.csv, note: 占比按图中家数计算}", "项,上海（家）,中国（家）,比上年增加（家）\n瞪羚,73,278,6\n", [["瞪羚", "上海", "73", "中国", "278", "26.3", "6", None]]),
    ],
)  # fmt: skip
def test_every_kind_of_chart(chart: str, csv: str, rows: list[list[object]]) -> None:
    assert plotted(chart, a__csv=csv)[1:] == rows


def test_a_cell_may_name_a_figure() -> None:
    assert plotted("bar: {id: a, title: 图, rows: a.csv}", a__csv="名称,企业\n本市,firms\n新增,firms.new\n")[1:] == [
        ["本市", "95"], ["新增", "6"],
    ]  # fmt: skip


def test_a_table_takes_heads_and_cells_and_figures_in_words() -> None:
    csv = '名称,数值,说明\n甲,12.50,"引号 ""内"" 的字"\n企业,{firms},\n'
    (block,) = panel("- table: {id: a, title: 表, rows: a.csv}", a__csv=csv).document.blocks[1:]
    assert isinstance(block, Table)
    lines = [[ink(cell.inlines) for cell in row.cells] for row in (*block.header, *block.rows)]
    assert lines == [["名称", "数值", "说明"], ["甲", "12.50", '引号 "内" 的字'], ["企业", "95家", ""]]


def test_a_number_below_zero_is_printed_with_a_minus() -> None:
    made = panel("- table: {id: t, title: 表, rows: t.csv, total: 合计}", t__csv="名,数\n甲,-3.4\n乙,\"-3\"\n合计,-6.4\n")
    table = next(block for block in made.document.blocks if isinstance(block, Table))
    assert [[ink(cell.inlines) for cell in row.cells] for row in table.rows] == [["甲", "−3.4"], ["乙", "-3"], ["合计", "−6.4"]]
    assert [row.kind for row in table.rows] == ["item", "item", "total"]
    assert [(p.code, p.place.line, p.mend) for p in made.problems] == [("T008", 3, "改成“−”（U+2212）")]


def test_a_number_written_bare_in_a_cell_is_a_value_too() -> None:
    made = panel('- table: {id: t, title: 表, columns: [名, 数, 三], rows: [[甲, -3.40, "-2"], [下降-3%, {text: -7, align: right}, 3]]}')
    table = next(block for block in made.document.blocks if isinstance(block, Table))
    assert [[ink(cell.inlines) for cell in row.cells] for row in table.rows] == [["甲", "−3.40", "-2"], ["下降-3%", "−7", "3"]]
    assert [(p.code, p.place.column) for p in made.problems] == [("T008", 69), ("T008", 78)]


def test_a_total_that_no_row_is_called_is_an_error() -> None:
    made = panel("- table: {id: t, title: 表, rows: t.csv, total: 总计}", t__csv="名,数\n甲,1\n")
    assert [(p.code, p.message) for p in made.problems] == [("R008", "没有首格是“总计”的行")]


def test_columns_at_the_right_with_numbers_alone_are_set_like_figures() -> None:
    columns = "[名, {title: 数, align: right}, {title: 占, align: right}, {title: 话, align: right}, {title: 点, align: decimal}]"
    rows = '[[甲, "1 862", 42.8%, 甲乙, "1.5"], [乙, —, "{firms:value}", "3", "2"]]'
    made = panel(f"- table: {{id: t, title: 表, columns: {columns}, rows: {rows}}}")
    table = next(block for block in made.document.blocks if isinstance(block, Table))
    assert [column.figures for column in table.columns] == [False, True, True, False, True]


def test_a_number_stored_with_a_tail_is_the_number_that_was_typed() -> None:
    made = book({"S": [["名称", "数"], ["甲", 1.1], ["乙", 2]]})
    with zipfile.ZipFile(io.BytesIO(made)) as archive, io.BytesIO() as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as again:
            for name in archive.namelist():
                again.writestr(name, archive.read(name).replace(b"<v>1.1</v>", b"<v>1.1000000000000001</v>"))
        tailed = stream.getvalue()
    assert plotted("bar: {id: a, title: 图, rows: a.xlsx}", a__xlsx=tailed)[1] == ["甲", "1.1"]


COMPUTED: list[list[object]] = [["名称", "数（家）"], ["甲", 0.1 + 0.2], ["乙", 2.675 * 3], ["丙", 10 / 3], ["丁", 1234567.5], ["戊", -0.04]]
SHOWN = {"S!B4": "0.0", "S!B5": "#,##0.00_);[Red]\\(#,##0.00\\)", "S!B6": '0.0"家"'}


def test_computed_cells_are_shown_as_excel_shows_them() -> None:
    made = panel("- table: {id: t, title: 表, rows: a.xlsx}", a__xlsx=book({"S": COMPUTED}, SHOWN))
    (table,) = made.document.blocks[1:]
    assert isinstance(table, Table)
    assert [ink(row.cells[1].inlines) for row in table.rows] == ["0.3", "8.025", "3.3", "1\u2009234\u2009567.50", "0.0"]
    assert not made.problems
    assert plotted("bar: {id: a, title: 图, rows: a.xlsx}", a__xlsx=book({"S": COMPUTED[:4]}, SHOWN))[1:] == [
        ["甲", "0.3"], ["乙", "8.025"], ["丙", "3.3"],
    ]  # fmt: skip


def test_a_computed_cell_without_a_format_is_printed_in_fifteen_figures_and_told() -> None:
    rows: list[list[object]] = [["名称", "数"], ["甲", 1 / 3], ["乙", 1 / 300]]
    section = "title: 章\npanels:\n  - bar: {id: a, title: 图, rows: a.xlsx}\n  - table: {id: t, title: 表, rows: a.xlsx}\n"
    sources, problems = sources_of(section, a__xlsx=book({"S": rows}))
    assert [(str(p.place), p.code, p.message) for p in problems] == [
        ("a.xlsx#S!B2", "X005", "“0.333333333333333”有 15 位小数，照样印出"),
        ("a.xlsx#S!B3", "X005", "“0.003333333333333”有 15 位小数，照样印出"),
    ]
    assert sources is not None and not any(p.is_error for p in problems)


def test_percentages_of_a_sheet_are_what_is_seen() -> None:
    rows: list[list[object]] = [["名称", "占比"], ["甲", 0.125], ["乙", -0.0449], ["丙", 0.7]]
    made = book({"S": rows}, {"S!B2": "0.0%", "S!B3": "0.0%", "S!B4": "0%"})
    (table,) = panel("- table: {id: t, title: 表, rows: a.xlsx}", a__xlsx=made).document.blocks[1:]
    assert isinstance(table, Table)
    assert [ink(row.cells[1].inlines) for row in table.rows] == ["12.5%", "−4.5%", "70%"]
    assert plotted("bar: {id: a, title: 图, rows: a.xlsx}", a__xlsx=made)[1:] == [["甲", "12.5"], ["乙", "-4.5"], ["丙", "70"]]


def test_a_name_keeps_its_sign_and_words_that_look_like_a_percentage_stay() -> None:
    rows: list[list[object]] = [["档", "数", "话"], [0.5, 12, "-5%"], [0.7, 9, "5%"]]
    made = book({"S": rows}, {"S!A2": "0%", "S!A3": "0%"})
    (table,) = panel("- table: {id: t, title: 表, rows: a.xlsx}", a__xlsx=made).document.blocks[1:]
    assert isinstance(table, Table)
    assert [[ink(cell.inlines) for cell in row.cells] for row in table.rows] == [["50%", "12", "-5%"], ["70%", "9", "5%"]]
    made = book({"S": [row[:2] for row in rows]}, {"S!A2": "0%", "S!A3": "0%"})
    assert plotted("bar: {id: a, title: 图, rows: a.xlsx}", a__xlsx=made)[1:] == [["50%", "12"], ["70%", "9"]]


@pytest.mark.parametrize(("value", "shown"), [
    (12345678901234, "12345678901234"), (1e13 + 0.5, "10000000000000.5"), (123456789012345, "123456789012345"), (1e15, "1000000000000000"),
])  # fmt: skip
def test_a_number_of_as_many_figures_as_a_cell_holds(value: float, shown: str) -> None:
    made = book({"S": [["名称", "数"], ["甲", value]]})
    (table,) = panel("- table: {id: t, title: 表, columns: [名, {title: 数, align: left}], rows: a.xlsx}", a__xlsx=made).document.blocks[1:]
    assert isinstance(table, Table) and ink(table.rows[0].cells[1].inlines) == shown


@pytest.mark.parametrize(("look", "words"), [
    ("[>=0.5]0%;0.0", "有时是百分比"), ("0%;0", "有时是百分比"), ("[>1]yyyy-mm-dd;0", "日期"), ("0;yyyy", "日期"),
])  # fmt: skip
def test_formats_that_show_now_this_now_that_are_refused(look: str, words: str) -> None:
    check("a.xlsx", f"a.xlsx#S!B2 X003 {words}", a__xlsx=book({"S": [["名称", "数"], ["甲", 0.125], ["乙", 3]]}, {"S!B2": look}))


def test_a_percentage_under_a_condition_is_one_still() -> None:
    made = book({"S": [["名称", "数"], ["甲", 0.125], ["乙", 0.5]]}, {"S!B2": "[>=0.5]0%;0.0%", "S!B3": "[>=0.5]0%;0.0%"})
    assert plotted("bar: {id: a, title: 图, rows: a.xlsx}", a__xlsx=made)[1:] == [["甲", "12.5"], ["乙", "50"]]


def test_a_figure_misspelt_in_a_cell_of_a_sheet_is_told_at_the_cell() -> None:
    rows: list[list[object]] = [["名称", "数"], ["甲", "{firm}"]]
    made = panel("- table: {id: t, title: 表, rows: a.xlsx}", a__xlsx=book({"S": rows}))
    assert [(str(p.place), p.code) for p in made.problems if p.is_error] == [("a.xlsx#S!B2", "F002")]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_csv_file_may_be_parted_by_semicolons_or_tabs(mark: str) -> None:
    csv = BARS.replace(",", mark).replace("甲区", f'"甲{mark}区"')
    assert plotted("bar: {id: a, title: 图, rows: a.csv}", a__csv=csv)[1:] == [[f"甲{mark}区", "12"], ["乙区", "9.50"]]


def check(rows: str, *expected: str, **files: str | bytes) -> None:
    """Exactly these problems of a bar chart with these ``rows``."""
    section = f"title: 章\npanels:\n  - bar: {{id: a, title: 图, rows: {rows}}}\n"
    check_problems(sources_of(section, **files)[1], *expected)  # type: ignore[arg-type]


def test_mistakes_of_a_csv_file_name_line_and_column() -> None:
    csv = '名称,企业（家）\n甲区,1 234\n乙区,"1,234"\n丙区,12,3\n'
    bad = ("a.csv:2:4 X003 “1 234”不是数", "a.csv:3:4 X003 “1,234”不是数")
    check("a.csv", "a.csv:4:7 X004 3 格", *bad, a__csv=csv)
    check("a.csv", *bad, a__csv=csv.replace(",3\n", "\n"))
    check("a.csv", "a.csv:1:1 X004 各格之间用半角逗号", a__csv="名称，数（家）\n甲，1\n")
    check("a.csv", "a.csv:3:1 X003 “乙”的“数（家）”是空的", a__csv="名称,数（家）\n甲,1\n乙\n")
    check("a.csv", "a.csv:2:1 X003 引号没有配对", a__csv='名称,数\n"甲,1\n')
    check("a.csv", "a.csv:2:1 X003 没有名称", a__csv="名称,数\n,1\n")
    check("a.csv", "a.csv:1:6 X004 3 栏", a__csv="名称,数,别\n甲,1,2\n")
    check("a.csv", "one.yaml:3:34 X003 没有数据", a__csv="名称,数\n")
    check("a.csv", "a.csv:2:1 M005 不是 utf-8 编码", a__csv="名称,数\n".encode() + "甲,1\n".encode("gb18030"))


def test_mistakes_of_a_workbook_name_sheet_and_cell() -> None:
    rows: list[list[object]] = [["名称", "数"], ["甲", 0.7], ["乙", 45000], ["丙", "12"], ["丁", "约15"], ["戊", 3]]
    formats = {"表!B2": "0%", "表!B3": "yyyy-mm-dd"}
    check(
        "a.xlsx", "a.xlsx#表!B3 X003 日期", "a.xlsx#表!B2 X003 “70%”是百分比，这一栏别的不是",
        "a.xlsx#表!B4 X003 文本格式的数", "a.xlsx#表!B5 X003 “约15”不是数", a__xlsx=book({"表": rows}, formats),
    )  # fmt: skip
    check("a.xlsx", "a.xlsx#表!A3 X003 “甲”的“数”是空的", a__xlsx=book({"表": [["名称", "数"], ["乙", 1], ["甲", ""], ["丁", 2]]}))
    check("a.xlsx#三", "one.yaml:3:34 X002 没有工作表“三”", a__xlsx=book({"一": rows, "二": rows}))
    check("a.xlsx", "one.yaml:3:34 X002 有 2 个工作表：一、二", a__xlsx=book({"一": rows, "二": rows}))
    check("a.xlsx", "one.yaml:3:34 X001 打不开", a__xlsx=b"PK\x03\x04 nothing")
    check("a.xls", "one.yaml:3:34 X001 .csv 或 .xlsx", a__xls=b"")
    check("a.csv", "one.yaml:3:34 M001 找不到文件")


def test_a_formula_is_worth_what_is_stored() -> None:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = made.add_worksheet("S")
    sheet.write_row(0, 0, ["名称", "数"])
    sheet.write_row(1, 0, ["甲", 3])
    sheet.write(2, 0, "乙")
    sheet.write_formula(2, 1, "=B2*2", None, 6)
    made.close()
    assert plotted("bar: {id: a, title: 图, rows: a.xlsx}", a__xlsx=stream.getvalue())[2] == ["乙", "6"]


def test_a_file_of_another_encoding_is_named() -> None:
    csv = BARS.encode("gb18030")
    assert plotted("bar: {id: a, title: 图, rows: {file: a.csv, encoding: gb18030}}", a__csv=csv)[1] == ["甲区", "12"]


def test_a_far_cell_is_refused_at_once() -> None:
    made = book({"S": [["名称", "数"], ["甲", 1], ["乙", 2]]})
    with zipfile.ZipFile(io.BytesIO(made)) as archive, io.BytesIO() as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as again:
            for name in archive.namelist():
                again.writestr(name, archive.read(name).replace(b'r="B2"', b'r="XFD1048576"'))
        check("a.xlsx", "a.xlsx#S!XFD1048576 X003 上限", a__xlsx=stream.getvalue())
