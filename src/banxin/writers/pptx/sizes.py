"""Words and a room in, the size they are set at, the height they take and the lines they stand on out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from banxin.charts.kinds import Words
from banxin.charts.plot.look import lines_of, widest
from banxin.layout.official.title import WORD, cuts
from banxin.layout.official.title import width as ems
from banxin.writers.pptx.markup import BREAK

LEAST: Final = 14.0
"""The least size of anything that is read in a room, points; folios and running feet may be smaller."""
LEADING: Final = 1.4
"""From line to line of running words, in times their size."""
PAUSE, EVEN, UNEVEN = 40.0, 100.0, 0.5
"""What a cut at a pause saves, what a line that is all of the other's length would cost, and the most it may be."""
TITLE_LINE: Final = 1.2
"""From line to line of a title, in times its size."""
DESCENT: Final = 0.24
"""From the foot of a title's last line to its baseline, in times its size."""


def words(text: str, size: float) -> tuple[Words, ...]:
    """Words as a label of a size, to be measured."""
    return (Words(text, "", 0, size, "#000000"),)


def fits(text: str, size: float, width: float) -> bool:
    """Whether words take one line of ``width`` points in any face."""
    return widest(words(text, size)) <= width


def height(texts: Iterable[str], size: float, width: float, before: float = 0.0) -> float:
    """What paragraphs take at most, each with so many points above it."""
    return sum(lines_of(words(text, size), width) * size * LEADING + before for text in texts)


def fitting(texts: Iterable[str], sizes: tuple[float, ...], width: float, room: float) -> float:
    """The first of the sizes, from the largest, whose words stand in a room; the last where none does."""
    said = tuple(texts)
    return next((size for size in sizes if height(said, size, width) <= room), sizes[-1])


def largest(lines: Iterable[str], sizes: tuple[float, ...], width: float) -> float:
    """The first of the sizes at which each of the lines is as short as the room is wide; the last where none is."""
    said = tuple(lines)
    return next((size for size in sizes if all(fits(one, size, width) for one in said)), sizes[-1])


def titled(title: str, sizes: tuple[float, ...], width: float) -> tuple[str, float]:
    """A title on one line of the largest size that it fits, else on two of the next ones, broken by sense; its size.

    One that is longer is left to the client.
    """
    size = next((size for size in sizes if fits(title, size, width)), 0.0)
    if size:
        return title, size
    for size in sizes[1:] or sizes:
        if halves := _halves(title, size, width):
            return BREAK.join(halves), size
    return title, sizes[-1]


def _halves(title: str, size: float, width: float) -> tuple[str, ...]:
    """The title on two lines, cut where that costs least: at a pause rather than between words, never within one."""
    if not fits(title, size, 2 * width):
        return ()
    found: list[tuple[float, int]] = []
    for place, cost in cuts(title).items():
        upper, lower = ems(title[:place]), ems(title[place:])
        uneven = abs(upper - lower) / (upper + lower)
        if cost < WORD and uneven <= UNEVEN and max(upper, lower) * size <= width:
            found.append((cost - PAUSE * (title[place - 1] in "，、；：") + EVEN * uneven, place))
    best = [(title[:place], title[place:]) for _, place in sorted(found)]
    return next((lines for lines in best if all(fits(line, size, width) for line in lines)), ())
