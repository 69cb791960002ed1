"""Lines in, the rivers through them out: blanks that stand under each other in three lines, as wide as half a mark.

The eye follows such a white path down the page and leaves the line. Where lines end decides where blanks stand, so
``breaking`` sets a paragraph again that has one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from banxin.records import record
from banxin.text.classes import COUNT, Kind, Places, Points
from banxin.text.gauge import Gauge, Widths
from banxin.text.matter import Matter

RIVER_LINES: Final = 3
"""Two blanks under each other are chance; the third makes a river."""
SHOWS: Final = 0.35
"""Em of a blank that shows among Han: that of a mark which is not squeezed."""
MEETS: Final = 0.25
"""Em that two blanks under each other may be apart and still run into one another."""

_BLANK_HALVES: Final = np.zeros((COUNT, COUNT))
_BLANK_HALVES[[Kind.CLOSE, Kind.PAUSE, Kind.STOP], :] += 0.5
_BLANK_HALVES[:, Kind.OPEN] += 0.5
_OF_PAIR: Final = _BLANK_HALVES.ravel()
_LEFT_OF: Final = np.where(np.arange(COUNT) == Kind.OPEN, 0.5, 0.0)
_FAR: Final = 1e6
"""Points between the keys of two lines: more than any line is wide."""


@record
class Blanks:
    """The blanks that show in some matter."""

    places: Sequence[int]
    """The character after each."""
    middles: Sequence[float]
    """Where each stands on one endless line, points."""
    near: float
    """Points that two may be apart and still meet."""

    def within(self, gauge: Gauge, start: int, end: int, width: float, indent: float) -> list[float]:
        """Where the blanks of the line between two ends stand, when it is brought to ``width`` after ``indent``."""
        first = bisect_right(self.places, gauge.places[start])
        last = bisect_left(self.places, gauge.places[end])
        if first == last:
            return []
        left, natural = gauge.width_from[start], gauge.natural(start, end)
        share = width / natural if natural > 0.0 and end < gauge.last else 1.0
        return [indent + (middle - left) * share for middle in self.middles[first:last]]

    def meeting(self, above: Sequence[float], below: Iterable[float]) -> list[float]:
        """Those below that stand under one above."""
        return [x for x in below if any(abs(x - upper) <= self.near for upper in above)]


class Broken(NamedTuple):
    """A justified paragraph and the ends of its lines, in its gauge's count."""

    gauge: Gauge
    measure: float
    indent: float
    ends: list[int]


def rivers(matter: Matter, sums: Widths, texts: Mapping[int, Broken]) -> tuple[Blanks, dict[int, list[int]]]:
    """The blanks that show, and of each text (by its key) with a river the lines it runs through that are to change."""
    keys, each = [*texts], [*texts.values()]
    places = each[0].gauge.places
    ends = np.array([places[end] for own in each for end in own.ends])
    counts = [len(own.ends) for own in each]
    lasts = np.cumsum(counts)
    firsts = lasts - counts
    starts = np.roll(ends, 1)
    starts[firsts] = [places[own.gauge.first] for own in each]
    left, width = np.zeros(ends.size), np.array([own.measure for own in each]).repeat(counts)
    left[firsts] = [own.indent for own in each]
    width[lasts - 1] = sums.to.take(ends[lasts - 1]) - sums.since.take(starts[lasts - 1])
    owners = np.arange(len(each)).repeat(counts)
    visible = _visible(matter, sums)
    crossing = _crossed(visible, sums, starts, ends, owners, left, width - left)
    by_text = owners.take(crossing)
    crossed = np.flatnonzero(np.bincount(by_text)).tolist()  # not np.unique: it loads numpy.ma, 30 ms
    return visible, {keys[at]: (crossing[by_text == at] - firsts[at]).tolist() for at in crossed}


def _visible(matter: Matter, sums: Widths) -> Blanks:
    """The blanks that show."""
    widths = _OF_PAIR.take(matter.pair) * matter.pair_ems + matter.natural
    em = matter.pieces[0].span.size
    before: Places = (widths >= SHOWS * em).nonzero()[0]
    places = before + 1
    sizes = matter.sizes if isinstance(matter.sizes, float | int) else matter.sizes.take(places)
    ink = (sums.since - sums.trims).take(places) + _LEFT_OF.take(matter.kinds.take(places)) * sizes
    return Blanks(memoryview(places.data), memoryview((ink - widths.take(before) / 2).data), MEETS * em)


def _crossed(
    blanks: Blanks, sums: Widths, starts: Places, ends: Places, owners: Places, left: Points, width: Points
) -> Places:
    """The lines, by number, through which a river runs that is three lines long by then."""
    places, middles = np.asarray(blanks.places), np.asarray(blanks.middles)
    lines = ends.searchsorted(places, "right")
    inside = (lines < ends.size) & (places > starts.take(lines, mode="clip"))
    places, middles, lines = places[inside], middles[inside], lines[inside]
    since = sums.since.take(starts)
    share = width / np.maximum(sums.to.take(ends) - since, 1.0)
    x = left.take(lines) + (middles - since.take(lines)) * share.take(lines)
    # a line of another paragraph is never the one above
    keys = (lines + owners.take(lines)) * _FAR + x
    low = keys.searchsorted(keys - _FAR - blanks.near)
    high = keys.searchsorted(keys - _FAR + blanks.near, "right")
    second = high > low
    before = np.zeros(keys.size + 1, np.intp)
    second.cumsum(out=before[1:])
    third = second & (before.take(high) > before.take(low))
    return np.flatnonzero(np.bincount(lines[third]))
