"""Rows of official tables on finished pages: those taller than a page parted between their lines, nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest

from banxin.build import Built, build
from banxin.materials import Given
from tests.layout.ruler import MM, Sheet, read
from writers.docx.specimen import W, part, val

LINE = (225 - 156 / 28) / 21
FOOT = 262.0
CELL = "推进转化平台建设，助力孵化企业迅速成长。"


def table(rows: str) -> str:
    columns = "[{title: 序号, align: centre}, {title: 措施}]"
    return f"  - table:\n      id: t\n      title: 措施\n      columns: {columns}\n      rows:\n{rows}"


def made(panels: str, style: str = "", to: tuple[str, ...] = ("pdf",)) -> Built:
    files = {
        "report.yaml": "title: 关于情况的报告\ncontents: false\nsections: [a.yaml]\n",
        "a.yaml": f"title: 基本情况\npanels:\n  - prose: 前文。\n{panels}",
        "my.yaml": f"extends: gongwen\nname: my\n{style}",
    }
    return build("report.yaml", Given({name: text.encode() for name, text in files.items()}), to=to, style="my.yaml")


def pages(built: Built) -> tuple[Sheet, ...]:
    assert not built.problems
    return read(built.outputs["report.pdf"])


def parted(times: int, style: str = "") -> tuple[Sheet, ...]:
    rows = f'        - ["1", 甲]\n        - ["2", {CELL * times}末]\n        - ["3", 丙]\n'
    return pages(made(table(rows) + "  - prose: 后文。\n", style))


def test_a_row_taller_than_a_page_is_parted_between_its_lines_and_loses_nothing() -> None:
    sheets = parted(100)
    assert len(sheets) == 3
    assert "".join(sheet.text for sheet in sheets).count("孵化企业") == 100
    assert [("表1（续）" in sheet.text, "序号" in sheet.text) for sheet in sheets[1:3]] == [(True, True)] * 2
    for sheet in sheets:
        assert sheet.long_rules()[-1].bottom < FOOT + 0.05
        assert max(c.y for c in sheet.chars if c.size * MM < 20 and c.y < 265) < FOOT


def test_a_part_of_a_row_is_closed_by_rules_at_the_foot_of_its_page_and_below_the_repeated_head() -> None:
    upper, lower = parted(70)[:2]
    closing = upper.long_rules()[-1]
    last = max(c.y for c in upper.chars if c.size == 14 and c.y < closing.top)
    assert FOOT - 18 * MM < closing.bottom <= FOOT + 0.05
    assert closing.top - last > 5.8 * MM, "the blank of a row below its last line"
    uprights = [r for r in upper.rules if r.length < 1 and r.bottom > closing.top - 1]
    assert [r.bottom for r in uprights] == pytest.approx([closing.bottom] * 3, abs=0.3)
    first, under_head = lower.long_rules()[:2]
    assert under_head.top - first.top == pytest.approx(LINE, abs=0.1)


def test_its_short_cells_stand_beside_its_first_line() -> None:
    sheet = parted(70)[0]
    label = next(c for c in sheet.chars if c.text == "2" and c.x < 40)
    assert label.y == pytest.approx(sheet.find("推进转化").y, abs=0.05)


def test_a_style_may_part_any_row_between_its_lines() -> None:
    filling = "  - points: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬]\n"
    rows = f'        - ["1", {CELL * 14}]\n        - ["2", 乙]\n'
    whole, split = (pages(made(filling + table(rows), style)) for style in ("", "table: {split: lines}\n"))
    assert "推进" not in whole[0].text and "推进" in split[0].text and "推进" in split[1].text


TASK, OFFICES = "建设社区书房并完成验收、开放", "东城区人民政府、市文化和旅游局"
TASKS = "".join(f'        - ["{n}", "第{n}项任务，{TASK}", {OFFICES}, 2026年10月底]\n' for n in range(1, 41))


def plan() -> str:
    return table(TASKS).replace("{title: 措施}]", "任务, 责任单位, 完成时限]") + "  - prose: 后文。\n"


def tasks() -> tuple[Sheet, ...]:
    return pages(made(plan()))


def columns(sheet: Sheet) -> list[float]:
    """Widths of the columns of the table on a page, in points."""
    row = sheet.find("第1项").y
    lefts = sorted({round(r.left / MM, 1) for r in sheet.rules if r.top < row < r.bottom and r.length < 1})
    return [b - a for a, b in pairwise(lefts)]


def test_further_lines_of_a_cell_are_closer_than_the_grid_and_rows_of_a_line_stand_on_it() -> None:
    sheet = tasks()[0]
    first, second = sheet.find("第1项"), sheet.find("验收")
    assert (second.y - first.y) / MM == pytest.approx(18, abs=0.05)
    assert (sheet.find("第2项").y - first.y) / MM == pytest.approx(LINE / MM + 18, abs=0.05)
    assert len(tasks()) == 4


def test_columns_are_as_wide_as_what_they_say_is_long() -> None:
    sheet = tasks()[0]
    number, task, offices, day = columns(sheet)
    assert number < day < offices < task
    assert "2026年10月底" in sheet.text


def test_text_goes_on_in_the_grid_below_rows_of_any_height() -> None:
    """Section 6 of the design: not nearer to the table than a line is, and less than a line farther."""
    for count in range(1, 7):
        words = "".join(f'        - ["{n}", {CELL * (1 + n % 3)}]\n' for n in range(count))
        sheet = pages(made(table(words) + "  - prose: 后文。\n"))[0]
        after, closing = sheet.find("后文"), sheet.long_rules()[-1]
        top = after.y - 0.808 * after.size * MM
        assert (top - 37 + LINE / 2) % LINE - LINE / 2 == pytest.approx(0, abs=0.05), count
        assert 2.2 < top - closing.bottom < 2.4 + LINE, count


def test_word_has_the_widths_the_leading_and_the_padding_of_our_own_pages() -> None:
    outputs = made(plan(), to=("pdf", "docx")).outputs
    file = outputs["report.docx"]
    grid = [int(val(each, "w")) / 20 for each in part(file).iter(f"{W}gridCol")]
    assert grid == pytest.approx(columns(read(outputs["report.pdf"])[0]), abs=1.0)
    styles = {val(each, "styleId"): each for each in part(file, "word/styles.xml").iter(f"{W}style")}
    spacing = styles["TableText"].find(f"{W}pPr/{W}spacing")
    assert (val(spacing, "line"), val(spacing, "lineRule")) == ("360", "exact")
    margins = styles["FramedTable"].find(f"{W}tblPr/{W}tblCellMar")
    above, below = (int(val(margins.find(f"{W}{side}"), "w")) / 20 for side in ("top", "bottom"))
    assert 18 + above + below == pytest.approx(LINE / MM, abs=1.5)


def test_points_of_a_decimal_column_stand_below_each_other() -> None:
    """Also that of a total, which has another face; a number of its own alignment stands at the edge it names."""
    rows = ['甲, "302.18"', '乙, "87.5"', '丙, "1234"', '丁, {text: "9.25", align: right}']
    lines = "".join(f"        - [{row}]\n" for row in rows) + '        - {cells: [合计, "1632.93"], kind: total}\n'
    panel = f"  - table:\n      id: t\n      title: 表\n      columns: [项目, {{title: 数值, align: decimal}}]\n      rows:\n{lines}"
    (sheet, *_) = pages(made(panel))
    points = {round(c.x, 2) for c in sheet.chars if c.text == "." and c.y > 100}
    own = max(c.x for c in sheet.chars if c.text == "." and c.y > 100)
    assert len({x for x in points if x < own - 1}) == 1 and len(points) == 2


def test_a_note_below_a_table_stays_on_the_page_of_its_source() -> None:
    """Wherever the page ends: the note stood at the foot of one, the source at the head of the next."""
    pages_of_both = []
    for count in range(13, 18):
        rows = "".join(f'        - ["{at}", 甲]\n' for at in range(count))
        sheets = pages(made(table(rows) + "      note: 表下的注。\n      source: 资料来源：样例\n"))
        pages_of_both.append([next(at for at, sheet in enumerate(sheets) if said in sheet.text) for said in ("表下的注", "资料来源")])
    assert all(note == source for note, source in pages_of_both)
    assert {note for note, _ in pages_of_both} == {0, 1}
