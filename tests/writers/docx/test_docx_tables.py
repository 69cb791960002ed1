"""Tables: grids that hold, heads that repeat, rows that stay together."""

from __future__ import annotations

import pytest
from lxml import etree

from banxin.document import Cell, Column, Row, Table
from banxin.inlines import Reference
from banxin.materials import Given
from banxin.records import replace
from banxin.styles import load_style
from banxin.writers.docx import docx
from banxin.writers.docx.columns import ADVANCES, measured
from writers.docx.specimen import W, amount, annual, document, part, spans, t, val, words, written


def drawn(table: Table) -> list[str]:
    """The rows of the table as text: ``·`` goes on from above, ``↔3`` spans three columns."""
    return [" | ".join(_cell(cell) for cell in row.findall(f"{W}tc")) for row in _table(table).findall(f"{W}tr")]


def _table(table: Table) -> etree._Element:
    return list(part(written(table)).iter(f"{W}tbl"))[-1]


def _cell(cell: etree._Element) -> str:
    span, merge = (cell.find(f"{W}tcPr/{W}{tag}") for tag in ("gridSpan", "vMerge"))
    text = "·" if merge is not None and val(merge) != "restart" else words(cell)
    return text + (f"↔{val(span)}" if span is not None else "")


def simple(*rows: Row, columns: tuple[Column, ...] = (Column(), Column("right", figures=True))) -> Table:
    return Table("t", "表1", t("表"), columns, (Row((Cell(t("项")), Cell(t("数")))),), rows, "t")


def item(name: str, value: str = "1", kind: str = "item") -> Row:
    return Row((Cell(t(name)), Cell(t(value))), kind)  # type: ignore[arg-type]


def test_spans_both_ways() -> None:
    assert drawn(spans()) == [
        "地区 | 数量↔2 | 备注", "· | 家数 | 占比 | ·", "中国 | 超343家 | 100 | 甲", "其中：上海 | 64 | 18.7 | ·", "合计↔3 | ",
    ]  # fmt: skip


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    assert drawn(simple(Row((Cell(t("甲")),)))) == ["项 | 数", "甲 | "]


def test_a_span_that_another_cell_stands_in_the_way_of_ends_above_it() -> None:
    reaching = Row((Cell(t("甲")), Cell(t("1"), 1, 3)))
    assert drawn(simple(reaching, Row((Cell(t("组")),), "group"), Row(()))) == ["项 | 数", "甲 | 1", "组↔2", "↔2"]


def test_in_cells_references_are_live_or_words_and_figures_are_not_set_off() -> None:
    firms = amount("firms", "95", "家")
    rows = (Row((Cell((Reference("gone", "图9"),)), Cell((firms,)))), Row((Cell((Reference("t", "表1"),)), Cell(t("1")))))
    cells = [list(row.findall(f"{W}tc")) for row in _table(simple(*rows)).findall(f"{W}tr")[1:]]
    assert [[words(cell) for cell in row] for row in cells] == [["图9", "95家"], ["表1", "1"]]
    assert [["REF" in "".join(cell.itertext()) for cell in row] for row in cells] == [[False, False], [True, False]]
    assert all(cell.find(f"{W}p//{W}rStyle") is None for row in cells for cell in row)


def test_every_header_row_repeats_and_no_row_breaks() -> None:
    rows = _table(spans()).findall(f"{W}tr")
    assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [True, True, False, False, False]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)


def test_a_note_stays_with_the_source_below_it() -> None:
    table = replace(simple(item("甲")), note=t("按企业计。"), source=t("公报"))
    styles = [val(p.find(f"{W}pPr/{W}pStyle")) for p in part(written(table)).iter(f"{W}p")]
    assert styles[-2:] == ["TableNoteKept", "TableNote"]


def test_a_head_of_several_rows_says_its_rules_itself_and_has_them_under_its_last_row_only() -> None:
    """Under what reaches down to it, too; between its rows none but below what spans columns."""
    assert rules(spans()) == ["|single |nil |single ", "nil|single " * 4, "| " * 4, "| " * 4, "| | "]


def test_a_head_of_one_row_and_a_last_total_are_ruled_by_the_table_style() -> None:
    table = simple(item("甲"), item("小计", kind="total"), item("乙"), item("合计", kind="total"))
    assert rules(table) == ["| | ", "| | ", "single| single| ", "| | ", "| | "]
    look = _table(table).find(f"{W}tblPr/{W}tblLook")
    assert [val(look, key) for key in ("val", "firstRow", "lastRow", "noHBand", "noVBand")] == ["0660", "1", "1", "1", "1"]


def test_a_table_without_a_total_has_no_last_row_of_its_own() -> None:
    look = _table(simple(item("合计", kind="total"), item("乙"))).find(f"{W}tblPr/{W}tblLook")
    assert [val(look, key) for key in ("val", "firstRow", "lastRow")] == ["0620", "1", "0"]


def rules(table: Table) -> list[str]:
    """By row, what each cell says itself of its upper and lower rule: ``nil|single``, ``|`` where its style says both."""
    rows = _table(table).findall(f"{W}tr")
    return ["".join(f"{_rule(cell, 'top')}|{_rule(cell, 'bottom')} " for cell in row.findall(f"{W}tc")) for row in rows]


def _rule(cell: etree._Element, side: str) -> str:
    rule = cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}")
    return "" if rule is None else val(rule)


def test_a_head_over_several_columns_is_centred_with_a_rule_of_its_own() -> None:
    styles = [val(p.find(f"{W}pPr/{W}pStyle")) for p in _table(spans()).findall(f"{W}tr")[0].iter(f"{W}p")]
    assert styles == ["TableHeader", "TableHeaderSpan", "TableHeaderCentre"]
    sheet = part(written(spans()), "word/styles.xml")
    style = next(s for s in sheet.iter(f"{W}style") if s.get(f"{W}styleId") == "TableHeaderSpan")
    assert style.find(f"{W}pPr/{W}pBdr/{W}bottom") is not None
    assert val(style.find(f"{W}pPr/{W}jc")) == "center"


def test_a_total_has_styles_of_its_own() -> None:
    rows = _table(simple(item("甲"), item("合计", kind="total"))).findall(f"{W}tr")
    styles = [[val(p.find(f"{W}pPr/{W}pStyle")) for p in row.iter(f"{W}p")] for row in rows[1:]]
    assert styles == [["TableTextKept", "TableFigureRightKept"], ["TableTotal", "TableTotalRight"]]


def test_columns_fill_the_type_area() -> None:
    grid = [int(c.get(f"{W}w", "0")) for c in _table(simple(item("甲"))).find(f"{W}tblGrid")]
    assert sum(grid) == round(annual().full * 20)


def test_a_long_text_gets_the_wider_column() -> None:
    grid = [int(c.get(f"{W}w", "0")) for c in _table(simple(item("上市培训、主题沙龙、产业发展论坛和技术交流活动")))[1]]
    assert grid[0] > 3 * grid[1]


def test_parts_stay_with_their_whole_and_groups_with_what_they_head() -> None:
    rows = (Row((Cell(t("组"), columns=2),), "group"), item("甲"), item("其中：乙", kind="part"), *(item(n) for n in "丙丁戊己庚辛"))
    kept = [val(r.find(f".//{W}pStyle")).endswith(("Kept", "Group")) for r in _table(simple(*rows)).findall(f"{W}tr")[1:]]
    # group, 甲 (its part follows), 其中, 丙 …: free to break until the last three rows.
    assert kept == [True, True, False, False, False, False, True, True, False]


def test_cells_stand_as_their_columns_say() -> None:
    table = Table("t", "", t("表"), (Column(), Column("right"), Column("centre"), Column("decimal", figures=True)), (), (Row((Cell(t("甲")), Cell(t("乙")), Cell(t("丙")), Cell((amount("", "2", "家", qualifier="超", off=True),), align="left"))),), "t")
    styles = [val(p.find(f"{W}pPr/{W}pStyle")) for p in _table(table).iter(f"{W}p")]
    assert styles == ["TableText", "TableTextRight", "TableTextCentre", "TableFigure"]
    assert [val(n) for n in _table(table).iter(f"{W}rStyle")] == ["TableQualifier"]


def test_numbers_that_stand_in_have_styles_of_their_own_and_no_margins() -> None:
    cells = [("甲", "1.25"), ("乙", "10"), ("丙", "2.5"), ("丁", "20")]
    table = simple(*(item(*cell) for cell in cells), columns=(Column(), Column("decimal", figures=True)))
    data = written(table)
    styles = {val(s, "styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    used = [val(row.findall(f"{W}tc")[1].find(f"{W}p/{W}pPr/{W}pStyle")).removesuffix("Kept") for row in _table(table).findall(f"{W}tr")[1:]]
    digit, point, *_ = ADVANCES["Arial"]
    size = annual().text.table_figure.size
    deep, shallow = (round(20 * size * ems) for ems in (point + 2 * digit, digit))
    assert used == ["TableFigureRight", f"TableFigureRight{deep}", f"TableFigureRight{shallow}", f"TableFigureRight{deep}"]
    style = styles[used[1]]
    assert (val(style.find(f"{W}basedOn")), val(style.find(f"{W}pPr/{W}ind"), "right")) == ("TableFigureRight", str(deep))
    assert [child.tag for child in style.find(f"{W}pPr")] == [f"{W}ind"] and style.find(f"{W}rPr") is None


def test_a_table_says_what_it_is_to_those_who_cannot_see_it() -> None:
    properties = _table(spans()).find(f"{W}tblPr")
    assert val(properties.find(f"{W}tblCaption")) == "各地家数"
    assert val(properties.find(f"{W}tblDescription")) == "表1 各地家数，3行4列"


def test_points_line_up_under_qualifiers_too_and_their_room_is_in_the_column() -> None:
    style = annual()
    cells = [amount("", "2.92", "", qualifier="超过", off=True), amount("", "1000", "", qualifier="突破", off=True)]
    block = Table("t", "", t("表"), (Column(), Column("decimal", figures=True)), (), tuple(Row((Cell(t("甲")), Cell((cell,)))) for cell in cells), "t")
    shown = measured(block, style, 5.25)
    inside = shown.insets[1]
    digit, point, *_ = ADVANCES["Arial"]
    assert inside == {"超过2.92": 0.0, "突破1000": pytest.approx((point + 2 * digit) * style.text.table_figure.size)}
    words = 2 * 9.0 + 4 * digit * style.text.table_figure.size
    assert shown.widths[1] > words + inside["突破1000"] + 2 * 5.25


def test_a_pressed_official_column_holds_its_percentages() -> None:
    """A per cent sign is wider than a digit: a column as narrow as five digits had it on a line of its own."""
    style, padding = load_style("gongwen", Given({})), 5.6
    rows = tuple(Row((Cell(t("甲" * 40)), Cell(t("63.2%")))) for _ in range(3))
    block = Table("t", "", t("表"), (Column(), Column("decimal", figures=True)), (), rows, "t")
    percent = ADVANCES["Times New Roman"].percent
    needed = (3 * 0.5 + 0.25 + percent) * style.text.table_figure.size
    assert percent > 0.8 and measured(block, style, padding, centred=True).widths[1] - 2 * padding >= needed


def test_columns_that_hold_no_cell_leave_no_sign_alone_on_a_line() -> None:
    """Both columns give way; the longest cell of each would end in one sign where they gave way alike."""
    style = annual()
    size, room = style.text.table_cell.size, style.full / 2 - 2 * style.table.padding
    fits = int((room - 2) / size)  # of which one more does not
    rows = [("甲" * (fits + 1), "乙"), ("甲" * 10, "乙" * (fits + 15)), ("甲" * (fits + 1), "乙" * 3), ("甲" * 60, "乙" * 60)]
    table = Table("t", "", t("表"), (Column("left", 1.0), Column("left", 1.0)), (), tuple(Row((Cell(t(one)), Cell(t(other)))) for one, other in rows), "t")
    found = measured(table, style, style.table.padding).widths
    assert sum(found) == pytest.approx(style.full)
    over = (fits + 1) * size - (found[0] - 2 * style.table.padding)
    assert over <= 0 or over > size, found


def test_columns_of_words_give_way_before_those_of_numbers_do() -> None:
    """Numbers stand on one line while words have four ems, though these are narrower; a bold total's too."""
    number, words_ = "123456789012.5", "高新技术产业园区"
    for style, padding, centred in ((annual(), 5.25, False), (load_style("gongwen", Given({})), 5.6, True)):
        role = style.text.table_total
        face = ADVANCES[style.families[role.family].word_latin]
        needed = role.size * (13 * face.digit + face.point)
        count = int((style.full - 8 * role.size) / (needed + 2 * padding + 2))
        columns = (Column(), Column(), *(Column("right") for _ in range(count)))
        rows = tuple(Row(tuple(map(Cell, (t(words_), t(words_), *(t(number),) * count))), "total") for _ in range(2))
        found = measured(Table("t", "", t("表"), columns, (), rows, "t"), style, padding, centred=centred).widths
        assert sum(found) == pytest.approx(style.full)
        assert min(found[2:]) - 2 * padding >= needed > found[0] - 2 * padding > 0


def test_no_column_gives_another_more_than_it_has() -> None:
    """Where nothing fits, columns gave each other room until one had less than none."""
    rows = tuple(Row(tuple(Cell(t("甲" * (at % 7 + row))) for at in range(20))) for row in (9, 14, 22))
    found = measured(Table("t", "", t("表"), (Column(),) * 20, (), rows, "t"), annual(), 5.25).widths
    assert min(found) > 2 * 5.25


def test_rows_that_a_cell_reaches_over_stay_together() -> None:
    """No page ends between them, as on our own pages: the second would begin with an empty cell."""
    pair = (Row((Cell(t("甲"), rows=2), Cell(t("1")))), Row((Cell(t("2")),)))
    rows = (*(item(n) for n in "子丑寅"), *pair, *pair, *(item(n) for n in "丙丁戊"))
    kept = [val(r.find(f".//{W}pStyle")).endswith("Kept") for r in _table(simple(*rows)).findall(f"{W}tr")[1:]]
    assert kept == [True, True, False, True, False, True, False, True, True, False]


def test_an_official_total_holds_its_number_where_its_points_are_in_line() -> None:
    """It is set in a wider face and stands in by what others have after their points: it broke."""
    style, padding = load_style("gongwen", Given({})), 5.6
    rows = [Row((Cell(t("甲" * 60)), Cell(t("302.18")))), Row((Cell(t("小计")), Cell(t("1234.5"))), "total")]
    block = Table("t", "", t("表"), (Column(), Column("decimal")), (), tuple(rows), "t")
    found = measured(block, style, padding, centred=True)
    face, size = ADVANCES[style.families[style.text.table_total.family].word_latin], style.text.table_total.size
    needed = size * (5 * face.digit + face.point) + found.insets[1]["1234.5"]
    assert found.insets[1]["1234.5"] > 0 and found.widths[1] - 2 * padding >= needed


def test_an_official_cell_over_several_columns_stands_in_the_middle() -> None:
    total = Row((Cell(t("合计"), columns=2), Cell(t("5"))), "total")
    block = Table("t", "", t("表"), (Column(), Column(), Column("right")), (), (item("甲"), total), "t")
    names: list[str] = []
    for name in ("annual", "gongwen"):
        data = docx(document(block), load_style(name, Given({})), {}, {})
        (node,) = [p for p in part(data).iter(f"{W}p") if words(p) == "合计"]
        names.append(val(node.find(f"{W}pPr/{W}pStyle")))
    assert names == ["TableTotal", "TableTotalCentre"]


def test_a_column_short_of_room_has_that_of_our_own_pages() -> None:
    """Items stand in only under groups, and other columns keep but a point more than they need: a sign was left over."""
    style, padding = annual(), 5.25
    rows = tuple(Row((Cell(t("甲" * 12)), Cell(t("乙" * 60)), Cell(t("丙丙丙")), Cell(t("丁丁丁")))) for _ in range(4))
    found = measured(Table("t", "", t("表"), (Column(),) * 4, (), rows, "t"), style, padding).widths
    size = style.text.table_cell.size
    assert found[0] - 2 * padding == pytest.approx(12 * size + 1)
    assert found[1] == pytest.approx(style.full - 18 * size - 6 * padding - 3)
