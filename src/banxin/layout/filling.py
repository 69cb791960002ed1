"""A segment and its pages in, running text to set a line longer out: a page that ends a few lines short is filled.

Pages end short where the next lines may not be parted: two of a paragraph, a head and what follows it. The page keeps
what stands on it, so that nothing after it moves.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from operator import itemgetter
from typing import Final

from banxin.layout.leaves import Segment
from banxin.layout.pages import TINY, Cut
from banxin.layout.saving import whole_texts
from banxin.layout.setter import Wanted
from banxin.layout.strip import Strip

FEW: Final = 3
"""Lines a page may be short to be filled: for more, too many paragraphs would have to give."""
OPENED: Final = 0.05
"""How much of the measure each line of a paragraph may open: more shows, and is not tried (``text.breaking.OPENS``)."""


def fuller(segment: Segment, pages: tuple[Cut, ...]) -> frozenset[Hashable]:
    """The keys of a segment's running text that fills its pages when it is set a line longer."""
    leading = segment.setter.style.grid.leading
    return frozenset(
        wanted.key
        for page in pages
        if leading - TINY <= page.spare < (FEW + 1) * leading
        for wanted in _filling(segment, segment.strips[page.first : page.end], int((page.spare + TINY) // leading))
    )


def _filling(segment: Segment, strips: tuple[Strip, ...], lines: int) -> tuple[Wanted, ...]:
    """The texts of a page that make it so many lines longer, those first that must open least; none for too few."""
    chosen: list[Wanted] = []
    for _, count, wanted in sorted(_giving(strips), key=itemgetter(0)):
        if wanted.key in segment.setter.varied or len(segment.setter.loosened(wanted, 1)) != count + 1:
            continue
        chosen.append(wanted)
        if len(chosen) == lines:
            return tuple(chosen)
    return ()


def _giving(strips: tuple[Strip, ...]) -> Iterator[tuple[float, int, Wanted]]:
    """What may be a line longer: the share of the measure that each of its lines would open, their count, and what."""
    for start, end, wanted in whole_texts(strips):
        opened = (wanted.measure - strips[start].last_width) / wanted.measure / (end - start)
        if opened < OPENED:
            yield opened, end - start, wanted
