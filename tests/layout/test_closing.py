"""Spaces that close where a page is full: those above illustrations, never onto a head; notes close to their numbers."""

from __future__ import annotations

import pytest

from tests.layout.printed import WORDS, printed
from tests.layout.ruler import MM, read

BAR = "      - bar: {{id: {id}, title: 构成{id}（家）, rows: [{rows}]}}\n"
LEAST = 22.0
"""Points between a head's baseline and the rule of what follows it, a rounding to the small grid aside."""

LEDGER = """groups:
  - group: 客运
    figures:
      - {id: a, name: 客运量, value: 18.6, unit: 亿人次}
      - {id: b, name: 轨道, value: 10.92, unit: 亿人次}
"""


def bar(name: str, count: int) -> str:
    rows = ", ".join(f"{{name: 甲{row}, value: {9 + row}, unit: 家}}" for row in range(count))
    return BAR.format(id=name, rows=rows)


@pytest.mark.parametrize("count", [7, 8, 9])
def test_a_full_page_draws_no_illustration_onto_its_head(count: int) -> None:
    """By count of bars the page is too long by more or less, and both illustrations could give way."""
    chapter = (
        f'number: "1"\ntitle: 章\nintroduction: {WORDS * 2}\nsections:\n'
        f"  - title: 项目进度\n    panels:\n{bar('a', count)}{bar('b', count)}"
    )
    page = next(sheet for sheet in read(printed(chapter).pdf) if "项目进度" in sheet.text and "目录" not in sheet.text)
    head = page.find("项目进度")
    below = min(rule.top for rule in page.long_rules() if rule.top > head.y)
    assert (below - head.y) / MM >= LEAST


def test_a_note_to_numbers_stands_close_to_them_and_away_from_the_text_on_their_page() -> None:
    """Where the page ends with the numbers, they go with their note."""
    for lines in (24, 25, 26, 27):
        chapter = (
            f'number: "1"\ntitle: 章\npanels:\n  - points: [{", ".join(["要点"] * lines)}]\n'
            f"  - stats: {{note: 数据截至年末。, figures: [a, b]}}\n  - prose: {WORDS}\n"
        )
        made = printed(chapter, report="figures: f.yaml\n", files={"f.yaml": LEDGER})
        page = next(sheet for sheet in read(made.pdf) if "数据截至" in sheet.text)
        note, label = page.find("数据截至"), page.find("客运量")
        assert 22 <= (note.y - label.y) / MM <= 36
        if WORDS[:4] in page.text:
            assert (page.find(WORDS[:4]).y - note.y) / MM >= 36
