"""Spaces that close where a page would be too long: those above illustrations, but never onto a head."""

from __future__ import annotations

import pytest

from tests.layout.printed import WORDS, printed
from tests.layout.ruler import MM, read

BAR = "      - bar: {{id: {id}, title: 构成{id}（家）, rows: [{rows}]}}\n"
LEAST = 22.0
"""Points between a head's baseline and the rule of what follows it, a rounding to the small grid aside."""


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
