"""Matter in, what any line of it would measure and cost out: cumulative sums, a line is one subtraction.

Lines run between *ends*, the places where a line may end, counted from 0 (before the first character) through all
paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.adjusting import NOTHING, Give
from banxin.text.classes import BLANKS, Codes, Kind, Places, Points, of_kinds
from banxin.text.matter import Matter
from banxin.text.units import ANYWHERE, NEVER, Penalty, opened

IMPOSSIBLE: Final = float("inf")
Way = tuple[float, int]
"""The cost of a line, and its end."""
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
    befores: str
    """The character before each end."""
    afters: str
    kinds: bytes
    """The kinds of all characters of the matter."""
    places: Sequence[int]
    """The character that follows each end."""
    width_to: Sequence[float]
    """As in ``Widths``, by end."""
    width_from: Sequence[float]
    penalty: Sequence[float]
    give: tuple[Sequence[float], ...]
    """The sums of what blanks give up to each character, one for each row of ``Pairs.give``."""

    def natural(self, start: int, end: int) -> float:
        """Width of a line before any adjusting."""
        return self.width_to[end] - self.width_from[start]

    def loose(self, start: int, ends: range, edge: float, most: float = IMPOSSIBLE) -> list[Way]:
        """Lines from ``start`` stretched to ``edge`` (in sums of widths), if anything; none after one above ``most``.

        0 is perfect (reference/typography.md 4.1).
        """
        width_to, places, penalty, em = self.width_to, self.places, self.penalty, self.em
        _, _, springs, gaps = self.give
        place = places[start]
        found: list[Way] = []
        for end in ends:
            slack, cost = edge - width_to[end], 0.0
            if slack > NOTHING:
                if self.ragged:
                    cost = (slack / em) ** 2 / 8
                else:
                    last = places[end] - 1
                    have = springs[last] - springs[place]
                    if slack <= have + NOTHING:
                        cost = 4.0 * (slack / have) ** 2
                    else:
                        if have > 0.0:
                            cost, slack = 4.0, slack - have
                        count = gaps[last] - gaps[place]
                        cost += opened(slack / count / em) if count > 0.0 else NO_GAPS + slack
            found.append((cost + penalty[end], end))
            if cost > most:
                break
        return found

    def tight(self, start: int, ends: range, edge: float) -> list[Way]:
        """Lines from ``start`` squeezed to ``edge``; none from the first that cannot be."""
        if self.ragged:
            return []
        all_given, last_given, _, _ = self.give
        place = self.places[start]
        found: list[Way] = []
        for end in ends:
            need, last = self.width_to[end] - edge, self.places[end] - 1
            most = all_given[last] - all_given[place]
            if need > most + NOTHING:
                break
            more = last_given[last] - last_given[place]
            have = most - more
            little, much = self.crush
            if need <= have + NOTHING:
                share = (need / have) ** 2
                cost = little * share + much * share**3
            else:
                cost = little + much + 25.0 * ((need - have) / more) ** 2
            found.append((cost + self.penalty[end], end))
        return found

    def stacks(self, ends: Sequence[int]) -> list[int]:
        """Which lines are the third of three under each other that begin or end with the same character."""
        take = itemgetter(*ends)
        return [
            at for edge, first in ((take(self.befores), 2), (take(self.afters)[:-1], 3))
            for at, (a, b, c) in enumerate(zip(edge, edge[1:], edge[2:], strict=False), first) if a == b == c
        ]  # fmt: skip

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
    befores, afters = _text(matter.codes.take(ends - 1)), _text(matter.codes.take(ends, mode="clip"))
    gives = tuple(_view(row) for row in give.sums)
    width_to, width_from = _view(widths.to.take(ends)), _view(widths.since.take(ends))
    places, penalties = memoryview(ends.data), _view(penalty.take(ends))
    crush, kinds = matter.tables.crush, matter.kinds.tobytes()
    firsts, lasts = ends.searchsorted(matter.starts).tolist(), ends.searchsorted(matter.ends).tolist()
    return tuple(
        Gauge(
            first, last, em, is_ragged, crush, befores, afters, kinds, places, width_to, width_from, penalties, gives
        )
        for first, last, em, is_ragged in zip(firsts, lasts, _ems(matter), ragged, strict=True)
    )  # fmt: skip


def _view(amounts: Points) -> Sequence[float]:
    """An array for reading one value at a time, which a memoryview does faster than the array itself."""
    return memoryview(amounts.data)


def _text(codes: Codes) -> str:
    """The characters of some code points."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


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
