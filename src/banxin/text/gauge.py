"""A paragraph in, what any line of it would measure and cost out: cumulative sums, a line is one subtraction."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.text.adjusting import NOTHING, Give
from banxin.text.classes import BLANKS, Kind, of_kinds
from banxin.text.matter import Matter, Points
from banxin.text.units import ANYWHERE, NEVER, Penalty

IMPOSSIBLE: Final = float("inf")
NO_GAPS: Final = 5000.0
"""A short line without a gap to stretch."""
HANG: Final = 0.5
"""What an opening mark at a ragged left edge hangs out beyond its trimmed half, in em."""

_BLANK: Final = of_kinds(*BLANKS, Kind.MAY_BREAK)
_WEIGHT: Final = np.zeros(len(Kind))
"""What counts against 孤字 (T-53): two Han, or one Latin word, are company enough; marks are none."""
_WEIGHT[Kind.HAN] = 1.0
_WEIGHT[[Kind.LETTER, Kind.DIGIT]] = 2.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """Sums over the characters before each place; a line ``start`` … ``end`` runs between two places."""

    size: int
    em: float
    ragged: bool
    sums: Sequence[float]
    to_end: Sequence[float]
    """The sum up to a line end there, the end's trim taken off."""
    from_start: Sequence[float]
    """The sum before a line start there, the start's trim put on."""
    shrink: Sequence[float]
    last_shrink: Sequence[float]
    stretch: Sequence[float]
    gaps: Sequence[float]
    previous: Sequence[int]
    """The last place at or before, where a line may end."""
    following: Sequence[int]
    penalty: Sequence[float]
    lone_from: int
    """A last line that starts here or later holds less than two Han."""
    pair_from: int

    def natural(self, start: int, end: int) -> float:
        """Width of a line before any adjusting."""
        return self.to_end[end] - self.from_start[start]

    def farthest(self, start: int, measure: float) -> int:
        """The last place where a line may end without squeezing; ``start`` where there is none."""
        target = measure + self.from_start[start] + NOTHING
        end = bisect_right(self.sums, target, start + 1, self.size + 1) - 1
        beyond = self.following[end + 1]
        while beyond <= self.size and self.to_end[beyond] <= target:
            end = beyond
            beyond = self.following[end + 1]
        return max(self.previous[end], start)

    def cut(self, start: int, measure: float) -> int:
        """Where to cut what no line end divides: as many characters as fit, one at the least."""
        end = bisect_right(self.sums, measure + self.from_start[start] + NOTHING, start + 1, self.size + 1) - 1
        return max(end, start + 1)

    def cost(self, start: int, end: int, measure: float) -> float:
        """How bad a line looks when it is brought to ``measure``; 0 is perfect (reference/typography.md 4.1)."""
        room = measure - self.natural(start, end)
        if -NOTHING <= room <= NOTHING:
            return 0.0
        if self.ragged:
            return IMPOSSIBLE if room < 0 else (room / self.em) ** 2 / 8
        return self._squeezed(start, end - 1, -room) if room < 0 else self._stretched(start, end - 1, room)

    def _squeezed(self, start: int, last: int, need: float) -> float:
        have = self.shrink[last] - self.shrink[start]
        if need <= have + NOTHING:
            share = need / have
            return 4.0 * share**2 + 24.0 * share**6  # few commas crushed, and little stretched: measured in 4.2
        more = self.last_shrink[last] - self.last_shrink[start]
        if need <= have + more + NOTHING:
            return 28.0 + 25.0 * ((need - have) / more) ** 2
        return IMPOSSIBLE

    def _stretched(self, start: int, last: int, room: float) -> float:
        have = self.stretch[last] - self.stretch[start]
        cost = 0.0
        if have:
            used = min(room, have)
            cost = 4.0 * (used / have) ** 2
            room -= used
            if room <= NOTHING:
                return cost
        gaps = self.gaps[last] - self.gaps[start]
        if gaps <= 0:
            return cost + NO_GAPS + room
        return cost + (room / gaps / self.em * 1000) ** 2 / 64


def gauge(
    matter: Matter, give: Give, dear: Iterable[Penalty], emergency: Iterable[Penalty], least: float, *,
    ragged: bool, hang: bool,
) -> Gauge:  # fmt: skip
    """The sums of a paragraph. ``dear`` raises the cost of line ends, ``emergency`` allows further ones at a cost.

    ``least`` is the width of the shortest line: what is wider than that and has no line end may be cut anywhere.
    """
    size = len(matter)
    sums = _sums(matter.widths, matter.natural)
    to_end, from_start = _edges(matter, sums, hang)
    penalty = _penalties(matter, dear, emergency)
    _open(penalty, to_end, from_start, least)
    previous, following = _neighbours(penalty < NEVER)
    weight = _WEIGHT.take(matter.kinds)[::-1].cumsum()
    last = give.is_last_resort
    return Gauge(
        size=size,
        em=matter.em,
        ragged=ragged,
        sums=_view(sums),
        to_end=_view(to_end),
        from_start=_view(from_start),
        shrink=_view(_cumulated(np.where(last, 0.0, give.shrink))),
        last_shrink=_view(_cumulated(np.where(last, give.shrink, 0.0))),
        stretch=_view(_cumulated(give.stretch)),
        gaps=_view(_cumulated(give.even.astype(np.float64))),
        previous=_places(previous),
        following=_places(following),
        penalty=_view(penalty),
        lone_from=size - int(np.searchsorted(weight, 2.0)),
        pair_from=size - int(np.searchsorted(weight, 3.0)),
    )


def _view(amounts: Points) -> Sequence[float]:
    """An array for reading one value at a time, which a memoryview does faster than the array itself."""
    return memoryview(amounts.data)


def _places(places: npt.NDArray[np.intp]) -> Sequence[int]:
    return memoryview(places.data)


def _sums(widths: Points, natural: Points) -> Points:
    sums = np.zeros(widths.size + 1)
    blanks = widths.copy()
    blanks[:-1] += natural
    np.cumsum(blanks, out=sums[1:])
    return sums


def _cumulated(amounts: Points) -> Points:
    """Sums before each place; the last place has the same as the one before it."""
    sums = np.zeros(amounts.size + 2)
    np.cumsum(amounts, out=sums[1:-1])
    sums[-1] = sums[-2]
    return sums


def _edges(matter: Matter, sums: Points, hang: bool) -> tuple[Points, Points]:
    """The sums with the trims of a line end and a line start in (T-30, T-31, T-34)."""
    tables, kinds = matter.tables, matter.kinds
    to_end = sums.copy()
    to_end[1:] -= tables.trim_end.take(kinds) * matter.sizes
    to_end[1:-1] -= matter.natural
    blank = _BLANK.take(kinds)
    if blank.any():
        place = np.arange(1, sums.size)
        inked = np.maximum.accumulate(np.where(blank, 0, place))
        to_end[1:] = to_end[inked]
    from_start = sums.copy()
    trim = tables.trim_start * (1 + HANG / 0.5) if hang else tables.trim_start
    from_start[:-1] += trim.take(kinds) * matter.sizes
    return to_end, from_start


def _penalties(matter: Matter, dear: Iterable[Penalty], emergency: Iterable[Penalty]) -> Points:
    """What a line end costs at each place; ``NEVER`` where there is none."""
    size = len(matter)
    penalty = np.zeros(size + 1)
    penalty[1:-1] = np.where(matter.tables.may_end.take(matter.pair), matter.tables.penalty.take(matter.pair), NEVER)
    for place, cost in emergency:
        if penalty[place] >= NEVER:
            penalty[place] = cost
    for place, cost in dear:
        if place < size and penalty[place] < NEVER:
            penalty[place] = max(penalty[place], cost) if cost > 0 else penalty[place] + cost
    for span, start, end in zip(matter.spans, matter.bounds, matter.bounds[1:], strict=False):
        if span.keep_inside:
            penalty[start + 1 : end] = NEVER
        if span.keep_next and end < size:
            penalty[end] = NEVER
    for before in matter.flush().tolist() if len(matter.spans) > 1 else ():
        if matter.spans[_span_at(matter, before + 1)].rise:
            penalty[before + 1] = NEVER
    penalty[[0, size]] = 0.0
    return penalty


def _open(penalty: Points, to_end: Points, from_start: Points, least: float) -> None:
    """Allow line ends anywhere in what is wider than a line, in place."""
    ends = np.flatnonzero(penalty < NEVER)
    wide = np.flatnonzero(to_end[ends[1:]] - from_start[ends[:-1]] > least + NOTHING)
    for start, end in zip(ends[wide].tolist(), ends[wide + 1].tolist(), strict=True):
        penalty[start + 1 : end] = ANYWHERE


def _span_at(matter: Matter, character: int) -> int:
    return bisect_right(matter.bounds, character) - 1


def _neighbours(allowed: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The nearest allowed place at or before, and at or after, each place; one more entry at the end means none."""
    size = allowed.size
    place = np.arange(size, dtype=np.intp)
    previous = np.maximum.accumulate(np.where(allowed, place, 0))
    following = np.full(size + 1, size, np.intp)
    following[:size] = np.minimum.accumulate(np.where(allowed, place, size)[::-1])[::-1]
    return previous, following
