"""Tables on the page: column widths, rows, spans, what is repeated over a page end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from banxin.document import Cell, Column, Heading, Paragraph, Row, Table
from banxin.inlines import Amount, Inlines, Text
from banxin.layout.columns import widths
from banxin.records import replace
from banxin.style import Style
from tests.layout.conftest import Lay, Sheets

LEFT, RIGHT = 56.14, 539.14


def words(text: str) -> Inlines:
    return (Text(text),)


def row(*texts: str, kind: str = "item") -> Row:
    return Row(tuple(Cell(words(text)) for text in texts), kind)  # type: ignore[arg-type]


def table(*rows: Row, columns: int = 2, unit: str = "", note: str = "") -> Table:
    shape = (Column(), *(Column("right", figures=True) for _ in range(columns - 1)))
    header = Row(tuple(Cell(words(f"头{i}")) for i in range(columns)))
    return Table(
        "t", "表1", words("数据"), shape, (header,), rows, "table.t", unit=unit, note=words(note) if note else (),
    )  # fmt: skip


def opener() -> Heading:
    return Heading(1, "1.4", words("标题"), "s", "标题")


def baselines(sheets: Sheets, page: int, mark: str) -> list[float]:
    return sorted({round(y, 2) for _, y, run in sheets.runs(page) if run.text.startswith(mark)})


def test_rows_are_eighteen_high_and_figures_end_on_a_common_edge(lay: Lay) -> None:
    sheets = lay(opener(), table(row("项一", "5"), row("项二", "4502.9"), row("项三", "87")))
    lines = baselines(sheets, 2, "项")
    assert [b - a for a, b in pairwise(lines)] == [pytest.approx(18)] * 2
    ends = {round(x + run.width, 2) for x, _, run in sheets.runs(2) if run.text in ("5", "4502.9", "87")}
    assert ends == {round(RIGHT - 5.25, 2)}


def test_a_cell_that_does_not_fit_takes_a_second_line_twelve_below(lay: Lay) -> None:
    sheets = lay(opener(), table(row("甲" * 80, "1"), row("乙", "2")))
    first, second = baselines(sheets, 2, "甲")
    assert second - first == pytest.approx(12)
    assert baselines(sheets, 2, "乙")[0] - first == pytest.approx(30)


def test_a_long_table_repeats_its_head_and_says_where_it_goes_on(lay: Lay) -> None:
    sheets = lay(opener(), table(*[row(f"项{i}", str(i)) for i in range(60)]))
    assert "转下页" in sheets.text(2)
    assert "表1（续）\u3000数据" in sheets.text(3)
    assert "头0" in sheets.text(3)
    assert "转下页" not in sheets.text(3)
    said = sheets.text(2) + sheets.text(3)
    assert all(f"项{i}" in said for i in range(60))


def test_the_part_on_the_next_page_says_its_unit_again(lay: Lay) -> None:
    sheets = lay(opener(), table(*[row(f"项{i}", str(i)) for i in range(60)], unit="单位：家"))
    places = [[(x + run.width, y) for x, y, run in sheets.runs(page) if run.text == "单位：家"] for page in (2, 3)]
    assert [[x for x, _ in own] for own in places] == [[pytest.approx(RIGHT)]] * 2
    assert places[1][0][1] in [y for _, y, run in sheets.runs(3) if run.text.startswith("表1（续")]


def test_a_table_that_has_room_on_its_page_stays_whole_though_the_last_page_is_bare(lay: Lay) -> None:
    block = table(*[row(f"项{i}", str(i)) for i in range(8)])
    after = [Paragraph(words("后文。" * 40)) for _ in range(2)]
    for count in range(3, 8):
        before = [Paragraph(words("前文。" * 40)) for _ in range(count)]
        alone, followed = lay(opener(), *before, block), lay(opener(), *before, block, *after)
        assert "转下页" not in followed.text(2) or len(alone.pages) > 2


def test_a_group_row_is_never_the_last_on_a_page_and_a_part_stays_with_its_item(lay: Lay) -> None:
    for count in range(20, 40):
        before = [row(f"项{i}", "1") for i in range(count)]
        block = table(*before, row("组", "", kind="group"), row("总", "9"), row("其中", "1", kind="part"), *before)
        sheets = lay(opener(), block)
        for page in range(2, len(sheets.pages)):
            last = max((y, run.text) for _, y, run in sheets.runs(page) if run.text[:1] in ("项", "组", "总", "其"))
            assert last[1] not in ("组", "总")


def test_a_qualifier_stands_before_its_figure_in_the_words_face(lay: Lay) -> None:
    cell = Cell((Amount("a", "超过", "2.92", "", "", set_off=False),))
    sheets = lay(opener(), table(Row((Cell(words("市值")), cell)), row("家数", "9"), row("合计", "9")))
    faces = {run.text: run.face for _, _, run in sheets.runs(2)}
    assert (faces["超过"], faces["2.92"]) == ("BanxinSong-Regular", "BanxinHei-Medium")


def test_spans_reach_over_columns_and_rows(lay: Lay) -> None:
    tall = Row((Cell(words("跨行"), rows=2), Cell(words("右上"))))
    block = table(tall, Row((Cell(words("右下")),)), Row((Cell(words("跨列"), columns=2),)), row("末", "1"))
    sheets = lay(opener(), block)
    left = sheets.find("跨行")[1]
    assert sheets.find("右下")[1] > left
    assert sheets.find("跨列")[1] == pytest.approx(left)
    assert sheets.find("右上")[2] == pytest.approx(sheets.find("跨行")[2])


def test_unit_note_and_source_stand_with_the_table(lay: Lay) -> None:
    sheets = lay(opener(), table(row("甲", "1"), row("乙", "2"), row("丙", "3"), unit="单位：家", note="注：说明"))
    assert sheets.find("单位")[2] == pytest.approx(sheets.find("表1")[2])
    assert sheets.find("注：")[2] > sheets.find("丙")[2]


def test_columns_share_what_is_left_over_and_press_the_widest_first() -> None:
    assert widths((10, 30), (Column(width=1), Column()), 100, 10) == (70, 30)
    assert widths((10, 30), (Column(), Column()), 80, 10) == (20, 60)
    pressed = widths((10, 200, 300), (Column(), Column(), Column()), 210, 10)
    assert sum(pressed) == pytest.approx(210)
    assert pressed[0] == 10
    assert pressed[1] == pressed[2]


def test_numbers_give_way_only_where_words_would_have_too_little() -> None:
    columns = (Column(), Column("right"), Column("decimal"))
    assert widths((60, 90, 90), columns, 225, 10) == (45, 90, 90)
    assert widths((60, 90, 90), columns, 215, 10) == (60, 77.5, 77.5)


def test_a_header_of_two_levels_stands_over_its_columns(lay: Lay) -> None:
    top = Row((Cell(words("地区"), rows=2), Cell(words("2025年"), columns=2)))
    low = Row((Cell(words("个数")), Cell(words("占比"))))
    block = table(*[row(f"区{i}", str(i), f"{i}0") for i in range(4)], columns=3)
    sheets = lay(opener(), replace(block, header=(top, low)))
    assert sheets.find("个数")[1] > sheets.find("地区")[1] + 20
    assert sheets.find("占比")[1] > sheets.find("个数")[1]


def wide(columns: int, *, spanning: bool = False) -> Table:
    """A table of numbers of eight figures under a column of names; ``spanning`` parts of its header over two columns."""
    names = tuple(Cell((Text(f"第{column}栏"),)) for column in range(1, columns + 1))
    over = (Cell((Text("合"),), columns=2), *names[2:]) if spanning else names
    rows = tuple(
        Row((Cell((Text(f"行{row}"),)), *(Cell((Text(str(10**7 + row * 100 + at)),)) for at in range(2, columns + 1))))
        for row in range(1, 4)
    )
    kinds = (Column(), *(Column("right") for _ in range(columns - 1)))
    return Table("w", "表1", (Text("宽表"),), kinds, (Row(over),), rows, "table.w", note=(Text("注：宽。"),))


def test_a_table_wider_than_any_page_is_parted_by_columns(lay: Lay, style: Style) -> None:
    """Every part begins with the first column and ends inside the type area; every number is there once, uncut."""
    sheets = lay(wide(20))
    assert [(problem.code, "3段" in problem.message) for problem in sheets.laid.problems] == [("L007", True)]
    text = sheets.text(2)
    assert [text.count(words) for words in ("宽表（第2—", "—20栏）", "行1", "注：宽。")] == [1, 1, 3, 1]
    assert all(text.count(str(10**7 + row * 100 + at)) == 1 for row in range(1, 4) for at in range(2, 21))
    edge = style.left + style.full
    assert max(x + run.width for x, _, run in sheets.runs(2)) <= edge + 0.01


def test_a_table_that_fits_is_left_whole_and_a_span_is_never_parted(lay: Lay) -> None:
    assert not lay(wide(7)).laid.problems
    sheets = lay(wide(20, spanning=True))
    assert [problem.code for problem in sheets.laid.problems] == ["L007"]
    assert sheets.text(2).count("合") == sheets.text(2).count("行1")


def test_a_decimal_column_lines_its_points_up(lay: Lay) -> None:
    """Integers end where the others have their point; the widest tail ends at the column's edge; words end there too."""
    numbers = ("4502.9", "87", "1.25", "−0.5", "70%", "—")
    rows = tuple(row(f"项{at}", number) for at, number in enumerate(numbers))
    sheets = lay(replace(table(*rows), columns=(Column(), Column("decimal", figures=True))))
    place = {run.text: (x, x + run.width) for x, _, run in sheets.runs(2)}
    edge = RIGHT - 5.25
    assert place["1.25"][1] == pytest.approx(edge, abs=0.01)
    digit = (place["87"][1] - place["87"][0]) / 2
    assert place["4502.9"][1] == pytest.approx(edge - digit, abs=0.01)
    assert place["−0.5"][1] == pytest.approx(edge - digit, abs=0.01)
    assert place["87"][1] == pytest.approx(place["4502.9"][0] + 4 * digit, abs=0.01)


def test_points_of_a_decimal_column_line_up_beside_a_cell_over_rows(lay: Lay) -> None:
    first = row("甲", "乙", "1")
    rows = (replace(first, cells=(replace(first.cells[0], rows=2), *first.cells[1:])), row("丙", "1.25"), row("丁", "戊", "2.5"))
    columns = (Column(), Column(), Column("decimal", figures=True))
    sheets = lay(replace(table(*rows), columns=columns, header=()))
    place = {run.text: (x, x + run.width) for x, _, run in sheets.runs(2)}
    digit = place["1"][1] - place["1"][0]
    assert place["1"][0] == pytest.approx(place["1.25"][0], abs=0.01)
    assert place["1.25"][1] == pytest.approx(RIGHT - 5.25, abs=0.01)
    assert place["2.5"][1] == pytest.approx(place["1.25"][1] - digit, abs=0.01)


def spanning(*rows: Row) -> Table:
    """A table whose head has two rows: one cell over both, two over two columns each."""
    over = (Cell(words("名称"), rows=2), Cell(words("组一"), columns=2), Cell(words("组二"), columns=2))
    return replace(table(*rows, columns=5), header=(Row(over), row("甲", "乙", "丙", "丁")))


def at(sheets: Sheets, text: str) -> tuple[float, float, float]:
    """The left edge, the middle and the baseline of what says this on the second page."""
    x, y, run = next(found for found in sheets.runs(2) if found[2].text == text)
    return x, x + run.width / 2, y


def test_a_head_over_columns_stands_in_their_middle_over_a_rule_shorter_than_they(lay: Lay) -> None:
    sheets = lay(opener(), spanning(row("项", "11", "22", "33", "44")))
    above, below = at(sheets, "组一")[2], at(sheets, "甲")[2]
    short = sorted(
        tuple(LEFT + segment.points[0] for segment in item.segments) for y, item in sheets.rules(2) if above < y < below
    )
    (first, end), (second, _) = short
    assert second - end == pytest.approx(10.5)
    assert at(sheets, "组一")[1] == pytest.approx((first + end) / 2, abs=0.02)
    assert at(sheets, "乙")[1] < end < at(sheets, "丙")[1]


def test_a_head_over_two_rows_stands_between_them(lay: Lay) -> None:
    sheets = lay(opener(), spanning(row("项", "1", "2", "3", "4")))
    assert at(sheets, "名称")[2] == pytest.approx((at(sheets, "组一")[2] + at(sheets, "甲")[2]) / 2)


def test_a_total_is_bold_under_a_rule_of_its_own(lay: Lay) -> None:
    sheets = lay(opener(), table(row("项", "1"), row("合计", "31", kind="total")))
    faces = {run.text: run.face for _, _, run in sheets.runs(2)}
    assert faces["合计"] == faces["31"] == faces["头0"] != faces["项"]
    above, total = at(sheets, "项")[2], at(sheets, "合计")[2]
    assert [item.weight for y, item in sheets.rules(2) if above < y < total] == [0.5, 0.6]


def test_a_long_caption_turns_over_and_leaves_room_for_the_unit(lay: Lay) -> None:
    """It ran over the unit, and off the sheet, without a word."""
    block = replace(table(row("甲", "1"), row("乙", "2"), row("丙", "3"), unit="单位：万元"), title=(Text("很长的标题说明各地企业的数量" * 4),))
    sheets = lay(opener(), block)
    page, left, base = sheets.find("单位")
    title = [(x + run.width, y) for x, y, run in sheets.runs(page) if run.element.kind == "Caption" and "单位" not in run.text]
    assert len({round(y, 2) for _, y in title}) == 2
    assert max(right for right, _ in title) < left
    assert max(y for _, y in title) == pytest.approx(base) and base < sheets.find("甲")[2]
