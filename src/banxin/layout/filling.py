"""A segment and its pages in, running text to set a line longer out: a page that ends a few lines short is filled.

Pages end short where the next lines may not be parted: two of a paragraph, a head and what follows it. The page keeps
what stands on it, so that nothing after it moves.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

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
    short = tuple(_short(segment, pages))
    segment.setter.loosened_ahead([giving.wanted for page in short for giving in page.giving], 1)
    return frozenset(wanted.key for page in short for wanted in _filling(segment, page))


class _Giving(NamedTuple):
    """A text that may be a line longer."""

    opened: float
    """The share of the measure that each of its lines would open."""
    lines: int
    """Its lines."""
    wanted: Wanted


class _Short(NamedTuple):
    """A page that ends so many lines short, and the texts that may fill it."""

    lines: int
    giving: tuple[_Giving, ...]


def _short(segment: Segment, pages: tuple[Cut, ...]) -> Iterator[_Short]:
    """The pages that end a few lines short and have text enough to be filled."""
    leading = segment.setter.style.grid.leading
    for page in pages:
        if leading - TINY <= page.spare < (FEW + 1) * leading:
            lines = int((page.spare + TINY) // leading)
            giving = tuple(_giving(segment, segment.strips[page.first : page.end]))
            if len(giving) >= lines:
                yield _Short(lines, giving)


def _filling(segment: Segment, page: _Short) -> tuple[Wanted, ...]:
    """The texts that make a page as long as it should be, those first that must open least; none where too few can."""
    chosen: list[Wanted] = []
    for _, count, wanted in sorted(page.giving, key=itemgetter(0)):
        if len(segment.setter.loosened(wanted, 1)) != count + 1:
            continue
        chosen.append(wanted)
        if len(chosen) == page.lines:
            return tuple(chosen)
    return ()


def _giving(segment: Segment, strips: tuple[Strip, ...]) -> Iterator[_Giving]:
    """What may be a line longer of what is as long as is best."""
    for start, end, wanted in whole_texts(strips):
        opened = (wanted.measure - strips[start].last_width) / wanted.measure / (end - start)
        if opened < OPENED and wanted.key not in segment.setter.varied:
            yield _Giving(opened, end - start, wanted)
