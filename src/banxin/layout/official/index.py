"""The index of an official document or a brief to strips: whole lines, under a title on the first line of a page."""

from __future__ import annotations

from typing import Final

from banxin.document import Index
from banxin.layout import index as columns
from banxin.layout.official.lines import strip
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip

ABOVE: Final = 2
"""Lines that the title and the empty one below it take."""


def index_strips(block: Index, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A page of columns a strip; where a style has one column, a line a strip."""
    if setter.style.index.columns == 1:
        return tuple(
            strip(row.items, setter, empty=1 if apart else 0, penalty=NEVER if row.keeps else 0.0)
            for row, apart in columns.lines(block, setter, key)
        )
    most = setter.style.grid.lines
    made = columns.pages(block, setter, key, most - ABOVE, most)
    return tuple(strip(columns.placed(page, setter), setter, lines=max(map(len, page))) for page in made)
