"""The blocks of a report in, the spans it is parted into out: two where it is long, else one.

The parts depend on the words alone, so that a report is the same whether one process sets both or each one of its own.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from banxin.document import Block, Cards, Heading, Points, Table

LONG: Final = 500
"""Paragraphs, or what takes as long to set, from which a report is parted: about fifty pages."""
FIRST: Final = 0.48
"""The share of the first part: who sets it has the contents to set and the file to bind besides."""


def spans(blocks: tuple[Block, ...]) -> tuple[range, ...]:
    """The indices of each part's blocks. A part begins with a chapter, which nothing but page numbers joins to others.

    The first chapter and what stands before it, front matter, are never parted.
    """
    done = (*accumulate(map(_work, blocks), initial=0),)
    if done[-1] < LONG:
        return (range(len(blocks)),)
    chapters = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    if len(chapters) < 2:
        return (range(len(blocks)),)
    begin = min(chapters[1:], key=lambda at: abs(done[at] - FIRST * done[-1]))
    return range(begin), range(begin, len(blocks))


def _work(block: Block) -> int:
    """How much there is to set in a block, in paragraphs."""
    match block:
        case Points(points=parts) | Table(rows=parts) | Cards(cards=parts):
            return max(len(parts), 1)
        case _:
            return 1
