"""Matter in, what any line of it would measure and cost out: cumulative sums, a line is one subtraction.

Lines run between *ends*, the places where a line may end, counted from 0 (before the first character) through all
paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.adjusting import NOTHING, Give
from banxin.text.classes import BLANKS, Kind, Places, Points, of_kinds
from banxin.text.matter import Matter
from banxin.text.units import ANYWHERE, NEVER, Penalty, opened

IMPOSSIBLE: Final = float("inf")
NO_GAPS: Final = 5000.0
"""A short line without a gap to stretch."""
COMPANY: Final = 3.0
"""As many Han as a last line should hold at the least."""

_BLANK: Final = of_kinds(*BLANKS, Kind.MAY_BREAK)
_DROPPED: Final = of_kinds(*BLANKS)
_WEIGHT: Final = [0.0] * len(Kind)
"""What counts against 孤字 (T-53): two Han, or one Latin word, are company enough; marks are none."""
_WEIGHT[Kind.HAN], _WEIGHT[Kind.LETTER], _WEIGHT[Kind.DIGIT] = 1.0, 2.0, 2.0
_LAST_CHARACTERS: Final = 16
"""A last line of more characters than that is not looked at for 孤字."""


@record
class Widths:
    """Sums of widths by place, and which characters at the edges of lines are dropped."""

    to: Points
    """Up to a line end there, its trim taken off (T-30, T-34)."""
    since: Points
    """Before a line start there, its trim put on (T-31)."""
    trims: Points
    """What a line that starts there loses at its left: half of an opening mark, or all where marks hang."""
    inked_from: Places | None
    """The first character at or after each place that is no blank; ``None`` where there are no blanks."""
    inked_to: Places | None


def widths(matter: Matter, hangs: Sequence[bool]) -> Widths:
    """The sums of some matter; ``hangs`` says of each paragraph whether opening marks hang outside the line."""
    tables, kinds = matter.tables, matter.kinds
    blanks = matter.widths.copy()
    blanks[:-1] += matter.natural
    since = np.zeros(blanks.size + 1)
    blanks.cumsum(out=since[1:])
    to = since.copy()
    to[1:] -= tables.trim_end.take(kinds) * matter.sizes
    to[1:-1] -= matter.natural
    trims = _openings(matter, hangs)
    since += trims
    if matter.counts[Kind.MAY_BREAK] or any(matter.counts[kind] for kind in BLANKS):
        first, last = _inked(_BLANK.take(kinds))
        return Widths(to[last], since[first], trims[first], *_inked(_DROPPED.take(kinds)))
    return Widths(to, since, trims, None, None)


def _openings(matter: Matter, hangs: Sequence[bool]) -> Points:
    """What each character loses when a line starts with it."""
    trims = np.zeros(len(matter) + 1)
    if matter.counts[Kind.OPEN]:
        trims[:-1] = matter.tables.trim_start.take(matter.kinds) * matter.sizes
        for hang, start, end in zip(hangs, matter.starts, matter.ends, strict=True):
            if hang:
                trims[start:end] *= 2.0
    return trims


def _inked(blank: npt.NDArray[np.bool_]) -> tuple[Places, Places]:
    """For every place, the next character that is no blank, and the end of the last one before it."""
    size = blank.size
    place = np.arange(size + 1)
    last = place.copy()
    last[1:][blank] = 0
    first = place.copy()
    first[:-1][blank] = size
    return np.minimum.accumulate(first[::-1])[::-1], np.maximum.accumulate(last)


@record
class Gauge:
    """What the lines of one paragraph measure and cost."""

    first: int
    """The start of the paragraph among all ends."""
    last: int
    """The end of the paragraph."""
    em: float
    ragged: bool
    crush: tuple[float, float]
    """As in ``Pairs``."""
    text: str
    """All characters of the matter."""
    kinds: bytes
    """Their kinds."""
    places: Sequence[int]
    """The character that follows each end."""
    width_to: Sequence[float]
    """As in ``Widths``, by end."""
    width_from: Sequence[float]
    penalty: Sequence[float]
    give_to: tuple[Sequence[float], ...]
    """The sums of what blanks give up to a line end there, one for each row of ``Pairs.give``."""
    give_from: tuple[Sequence[float], ...]

    def natural(self, start: int, end: int) -> float:
        """Width of a line before any adjusting."""
        return self.width_to[end] - self.width_from[start]

    def cost(self, start: int, end: int, slack: float) -> float:
        """How bad a line looks when it is lengthened by ``slack``; 0 is perfect (reference/typography.md 4.1)."""
        if slack > NOTHING:
            if self.ragged:
                return (slack / self.em) ** 2 / 8
            give_to, give_from = self.give_to, self.give_from
            cost, have = 0.0, give_to[2][end] - give_from[2][start]
            if have > 0.0:
                if slack <= have + NOTHING:
                    return 4.0 * (slack / have) ** 2
                cost, slack = 4.0, slack - have
            gaps = give_to[3][end] - give_from[3][start]
            return cost + opened(slack / gaps / self.em) if gaps > 0.0 else cost + NO_GAPS + slack
        if slack >= -NOTHING:
            return 0.0
        return IMPOSSIBLE if self.ragged else self._squeezed(start, end, -slack)

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

    def stacks(self, ends: Sequence[int]) -> list[int]:
        """Which lines are the third of three under each other that begin or end with the same character."""
        text, places = self.text, self.places
        tails = [text[places[end] - 1] for end in ends]
        heads = [text[places[end]] for end in ends if end < self.last]
        return [
            at for each, first in ((tails, 2), (heads, 3))
            for at, (a, b, c) in enumerate(zip(each, each[1:], each[2:], strict=False), first) if a == b == c
        ]  # fmt: skip

    def about(self, end: int) -> tuple[str, str]:
        """The characters before and after a line end; none after the last."""
        place = self.places[end]
        return self.text[place - 1], self.text[place] if end < self.last else ""

    def company(self, start: int) -> float:
        """How many Han a last line from ``start`` holds, a Latin letter or a digit counted as two."""
        first, last = self.places[start], self.places[self.last]
        if last - first > _LAST_CHARACTERS:
            return COMPANY
        return sum([_WEIGHT[kind] for kind in self.kinds[first:last]])


def gauges(
    matter: Matter, widths: Widths, give: Give, dear: Iterable[Penalty], emergency: Iterable[Penalty],
    least: Sequence[float], ragged: Sequence[bool],
) -> tuple[Gauge, ...]:  # fmt: skip
    """A gauge for each paragraph.

    ``dear`` raises the cost of line ends, ``emergency`` allows further ones at a cost. ``least`` is the width of each
    paragraph's shortest line: what is wider than that and has no line end may be cut anywhere.
    """
    penalty = _penalties(matter, dear, emergency)
    ends = _opened(matter, penalty, widths, least)
    sums = np.zeros((4, len(matter)))
    give.amounts.cumsum(axis=1, out=sums[:, 1:])
    give_to = tuple(_view(row) for row in sums.take(np.maximum(ends - 1, 0), axis=1))
    give_from = tuple(_view(row) for row in sums.take(np.minimum(ends, len(matter) - 1), axis=1))
    width_to, width_from = _view(widths.to.take(ends)), _view(widths.since.take(ends))
    places, penalties = memoryview(ends.data), _view(penalty.take(ends))
    crush, kinds = matter.tables.crush, matter.kinds.tobytes()
    firsts, lasts = ends.searchsorted(matter.starts).tolist(), ends.searchsorted(matter.ends).tolist()
    return tuple(
        Gauge(
            first, last, em, is_ragged, crush, matter.text, kinds, places, width_to, width_from, penalties, give_to,
            give_from,
        )
        for first, last, em, is_ragged in zip(firsts, lasts, _ems(matter), ragged, strict=True)
    )  # fmt: skip


def _view(amounts: Points) -> Sequence[float]:
    """An array for reading one value at a time, which a memoryview does faster than the array itself."""
    return memoryview(amounts.data)


def _ems(matter: Matter) -> list[float]:
    """The size that a paragraph's costs are measured in: that of its longest piece."""
    if isinstance(matter.sizes, float | int):
        return [matter.sizes] * len(matter.starts)
    firsts = [piece.start for piece in matter.pieces]
    cuts = [bisect_left(firsts, start) for start in matter.starts]
    own = (matter.pieces[a:b] for a, b in zip(cuts, [*cuts[1:], len(firsts)], strict=True))
    return [max(pieces, key=lambda piece: piece.end - piece.start).span.size for pieces in own]


def _penalties(matter: Matter, dear: Iterable[Penalty], emergency: Iterable[Penalty]) -> Points:
    """What a line end costs at each place; ``NEVER`` where there is none."""
    penalty = np.zeros(len(matter) + 1)
    matter.tables.end.take(matter.pair, out=penalty[1:-1], mode="clip")
    for place, cost in emergency:
        if penalty[place] >= NEVER:
            penalty[place] = cost
    costs = np.fromiter(chain.from_iterable(dear), np.float64).reshape(-1, 2)
    places, amounts = costs[:, 0].astype(np.intp), costs[:, 1]
    welcome = amounts < 0
    np.maximum.at(penalty, places[~welcome], amounts[~welcome])
    np.add.at(penalty, places[welcome], amounts[welcome])
    penalty[penalty > NEVER / 2] = NEVER
    for piece in matter.pieces:
        if piece.span.keep_inside:
            penalty[piece.start + 1 : piece.end] = NEVER
        if piece.span.keep_next:
            penalty[piece.end] = NEVER
    penalty[list(matter.raised)] = NEVER  # T-25
    return penalty


def _opened(matter: Matter, penalty: Points, widths: Widths, least: Sequence[float]) -> Places:
    """The places of all ends; what is wider than a line is opened at every glyph, in ``penalty`` too."""
    edges = [*matter.starts, *matter.ends]
    penalty[edges] = 0.0
    ends: Places = (penalty < NEVER).nonzero()[0]
    wide = widths.to.take(ends[1:]) - widths.since.take(ends[:-1])
    too_wide = (wide > min(least) + NOTHING).nonzero()[0]
    if not too_wide.size:
        return ends
    owners = np.array(matter.ends).searchsorted(ends[too_wide]).tolist()
    for at, owner in zip(too_wide.tolist(), owners, strict=True):
        if wide[at] > least[owner] + NOTHING:
            penalty[ends[at] + 1 : ends[at + 1]] = ANYWHERE
    if matter.is_silent:
        penalty[1:-1][matter.glyphs[1:] < 0] = NEVER
        penalty[edges] = 0.0
    return (penalty < NEVER).nonzero()[0]
