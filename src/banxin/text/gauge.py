"""A paragraph in, what any line of it would measure and cost out: cumulative sums, a line is one subtraction.

Lines run between *ends*, the places where a line may end, counted from 0 (before the first character).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.adjusting import NOTHING, Give
from banxin.text.classes import BLANKS, Kind, Places, of_kinds
from banxin.text.matter import Matter, Points
from banxin.text.units import ANYWHERE, NEVER, Penalty

IMPOSSIBLE: Final = float("inf")
NO_GAPS: Final = 5000.0
"""A short line without a gap to stretch."""

_BLANKS: Final = (*BLANKS, Kind.MAY_BREAK)
_BLANK: Final = of_kinds(*_BLANKS)
_WEIGHT: Final = np.zeros(len(Kind))
"""What counts against 孤字 (T-53): two Han, or one Latin word, are company enough; marks are none."""
_WEIGHT[Kind.HAN] = 1.0
_WEIGHT[[Kind.LETTER, Kind.DIGIT]] = 2.0
_COMPANY: Final = 4
"""Last characters that are looked at for that."""


@record
class Gauge:
    """What lines measure and cost."""

    em: float
    ragged: bool
    crush: tuple[float, float]
    """As in ``Pairs``."""
    last: int
    """The end of the paragraph."""
    places: Sequence[int]
    """The character that follows each end."""
    width_to: Sequence[float]
    """The sum of widths up to a line end there, the end's trim taken off."""
    width_from: Sequence[float]
    """The sum of widths before a line start there, the start's trim put on."""
    penalty: Sequence[float]
    give_to: tuple[Sequence[float], ...]
    """The sums of what blanks give up to a line end there, one for each column of ``Pairs.give``."""
    give_from: tuple[Sequence[float], ...]
    lone_from: int
    """A last line that starts at this character or later holds less than two Han."""
    pair_from: int

    def natural(self, start: int, end: int) -> float:
        """Width of a line before any adjusting."""
        return self.width_to[end] - self.width_from[start]

    def farthest(self, start: int, measure: float) -> int:
        """The last end that a line reaches without squeezing; ``start`` where there is none."""
        end = bisect_right(self.width_to, measure + self.width_from[start] + NOTHING, start + 1, self.last + 1) - 1
        return max(end, start)

    def cost(self, start: int, end: int, measure: float) -> float:
        """How bad a line looks when it is brought to ``measure``; 0 is perfect (reference/typography.md 4.1)."""
        room = measure - self.width_to[end] + self.width_from[start]
        if -NOTHING <= room <= NOTHING:
            return 0.0
        if self.ragged:
            return IMPOSSIBLE if room < 0 else (room / self.em) ** 2 / 8
        return self._squeezed(start, end, -room) if room < 0 else self._stretched(start, end, room)

    def _squeezed(self, start: int, end: int, need: float) -> float:
        have = self.give_to[0][end] - self.give_from[0][start]
        if need <= have + NOTHING:
            share = (need / have) ** 2
            little, much = self.crush
            return little * share + much * share**3
        more = self.give_to[1][end] - self.give_from[1][start]
        if need <= have + more + NOTHING:
            return sum(self.crush) + 25.0 * ((need - have) / more) ** 2
        return IMPOSSIBLE

    def _stretched(self, start: int, end: int, room: float) -> float:
        have = self.give_to[2][end] - self.give_from[2][start]
        cost = 0.0
        if have > 0:
            used = min(room, have)
            cost = 4.0 * (used / have) ** 2
            room -= used
            if room <= NOTHING:
                return cost
        gaps = self.give_to[3][end] - self.give_from[3][start]
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
    width_to, width_from = _widths(matter, hang)
    penalty = _penalties(matter, dear, emergency)
    ends = _opened(matter, penalty, width_to, width_from, least)
    sums = np.zeros((4, len(matter)))
    give.amounts.T.cumsum(axis=1, out=sums[:, 1:])
    give_to = sums.take(np.maximum(ends - 1, 0), axis=1)
    give_from = sums.take(np.minimum(ends, len(matter) - 1), axis=1)
    lone_from, pair_from = _company(matter)
    return Gauge(
        em=matter.em,
        ragged=ragged,
        crush=matter.tables.crush,
        last=ends.size - 1,
        places=memoryview(ends.data),
        width_to=_view(width_to.take(ends)),
        width_from=_view(width_from.take(ends)),
        penalty=_view(penalty.take(ends)),
        give_to=tuple(_view(column) for column in give_to),
        give_from=tuple(_view(column) for column in give_from),
        lone_from=lone_from,
        pair_from=pair_from,
    )


def _view(amounts: Points) -> Sequence[float]:
    """An array for reading one value at a time, which a memoryview does faster than the array itself."""
    return memoryview(amounts.data)


def _widths(matter: Matter, hang: bool) -> tuple[Points, Points]:
    """Sums of widths with the trims of a line end and of a line start at each place (T-30, T-31, T-34)."""
    tables, kinds = matter.tables, matter.kinds
    blanks = matter.widths.copy()
    blanks[:-1] += matter.natural
    width_from = np.zeros(blanks.size + 1)
    blanks.cumsum(out=width_from[1:])
    width_to = width_from.copy()
    width_to[1:] -= tables.trim_end.take(kinds) * matter.sizes
    width_to[1:-1] -= matter.natural
    if matter.counts[Kind.OPEN]:
        width_from[:-1] += tables.trim_start.take(kinds) * matter.sizes * (2.0 if hang else 1.0)
    if any(matter.counts[kind] for kind in _BLANKS):
        blank, place = _BLANK.take(kinds), np.arange(width_to.size)
        width_to[1:] = width_to[np.maximum.accumulate(np.where(blank, 0, place[1:]))]
        inked = np.where(blank, len(matter), place[:-1])
        width_from[:-1] = width_from[np.minimum.accumulate(inked[::-1])[::-1]]
    return width_to, width_from


def _penalties(matter: Matter, dear: Iterable[Penalty], emergency: Iterable[Penalty]) -> Points:
    """What a line end costs at each place; ``NEVER`` where there is none."""
    size = len(matter)
    penalty = np.zeros(size + 1)
    matter.tables.end.take(matter.pair, out=penalty[1:-1], mode="clip")
    for place, cost in emergency:
        if penalty[place] >= NEVER:
            penalty[place] = cost
    for place, cost in dear:
        if place < size and penalty[place] < NEVER:
            penalty[place] = max(penalty[place], cost) if cost > 0 else penalty[place] + cost
    if len(matter.spans) > 1:
        _hold_spans(matter, penalty)
    elif matter.spans[0].keep_inside:
        penalty[1:-1] = NEVER
    penalty[0] = penalty[size] = 0.0
    return penalty


def _hold_spans(matter: Matter, penalty: Points) -> None:
    """No line end where spans forbid it, nor before a raised mark (T-25)."""
    for span, start, end in zip(matter.spans, matter.bounds, matter.bounds[1:], strict=False):
        if span.keep_inside:
            penalty[start + 1 : end] = NEVER
        if span.keep_next:
            penalty[end] = NEVER
    for pair in matter.flush:
        if matter.span_at(pair + 1).rise:
            penalty[pair + 1] = NEVER


def _opened(matter: Matter, penalty: Points, width_to: Points, width_from: Points, least: float) -> Places:
    """The places of all ends; what is wider than a line is opened at every glyph, in ``penalty`` too."""
    allowed: npt.NDArray[np.bool_] = penalty < NEVER
    ends = allowed.nonzero()[0]
    wide = (width_to.take(ends[1:]) - width_from.take(ends[:-1]) > least + NOTHING).nonzero()[0]
    if not wide.size:
        return ends
    for start, end in zip(ends[wide].tolist(), ends[wide + 1].tolist(), strict=True):
        penalty[start + 1 : end] = ANYWHERE
    if matter.is_silent:
        penalty[1:-1][matter.glyphs[1:] < 0] = NEVER
    return (penalty < NEVER).nonzero()[0]


def _company(matter: Matter) -> tuple[int, int]:
    """The first characters of last lines that hold less than two, and less than three Han."""
    size = len(matter)
    weight, counted = 0.0, 0
    lone_from = pair_from = size
    for place in range(size - 1, -1, -1):
        own = _WEIGHT[matter.kinds[place]]
        weight += own
        counted += own > 0
        if weight < 2:
            lone_from = place
        if weight < 3:
            pair_from = place
        if weight >= 3 or counted > _COMPANY:
            break
    return lone_from, pair_from
