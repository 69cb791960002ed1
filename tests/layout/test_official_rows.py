"""Rows of official tables on finished pages: those taller than a page parted between their lines, nothing lost."""

from __future__ import annotations

import pytest

from banxin.build import Built, build
from banxin.materials import Given
from tests.layout.ruler import MM, Sheet, read

LINE = (225 - 156 / 28) / 21
FOOT = 262.0
CELL = "推进转化平台建设，助力孵化企业迅速成长。"


def table(rows: str) -> str:
    columns = "[{title: 序号, align: centre}, {title: 措施}]"
    return f"  - table:\n      id: t\n      title: 措施\n      columns: {columns}\n      rows:\n{rows}"


def made(panels: str, style: str = "") -> Built:
    files = {
        "report.yaml": "title: 关于情况的报告\ncontents: false\nsections: [a.yaml]\n",
        "a.yaml": f"title: 基本情况\npanels:\n  - prose: 前文。\n{panels}",
        "my.yaml": f"extends: gongwen\nname: my\n{style}",
    }
    return build("report.yaml", Given({name: text.encode() for name, text in files.items()}), to=("pdf",), style="my.yaml")


def pages(built: Built) -> tuple[Sheet, ...]:
    assert not built.problems
    return read(built.outputs["report.pdf"])


def parted(times: int, style: str = "") -> tuple[Sheet, ...]:
    rows = f'        - ["1", 甲]\n        - ["2", {CELL * times}末]\n        - ["3", 丙]\n'
    return pages(made(table(rows) + "  - prose: 后文。\n", style))


def test_a_row_taller_than_a_page_is_parted_between_its_lines_and_loses_nothing() -> None:
    sheets = parted(60)
    assert len(sheets) == 3
    assert "".join(sheet.text for sheet in sheets).count("孵化企业") == 60
    assert [("表1（续）" in sheet.text, "序号" in sheet.text) for sheet in sheets[1:3]] == [(True, True)] * 2
    for sheet in sheets:
        assert max(c.y for c in sheet.chars if c.size * MM < 20 and c.y < 265) < FOOT


def test_a_part_of_a_row_is_closed_by_rules_at_the_foot_of_its_page_and_below_the_repeated_head() -> None:
    upper, lower = parted(40)[:2]
    assert upper.long_rules()[-1].top + upper.long_rules()[-1].weight == pytest.approx(FOOT, abs=0.05)
    first, under_head = lower.long_rules()[:2]
    assert under_head.top - first.top == pytest.approx(LINE, abs=0.1)


def test_its_short_cells_stand_beside_its_first_line() -> None:
    sheet = parted(40)[0]
    label = next(c for c in sheet.chars if c.text == "2" and c.x < 40)
    assert label.y == pytest.approx(sheet.find("推进转化").y, abs=0.05)


def test_a_style_may_part_any_row_between_its_lines() -> None:
    filling = "  - points: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬]\n"
    rows = f'        - ["1", {CELL * 8}]\n        - ["2", 乙]\n'
    whole, split = (pages(made(filling + table(rows), style)) for style in ("", "table: {split: lines}\n"))
    assert "推进" not in whole[0].text and "推进" in split[0].text and "推进" in split[1].text
