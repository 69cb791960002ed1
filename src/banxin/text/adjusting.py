"""Line ends in, the change of every blank out: compression and expansion in the order of CLREQ 行内调整 (1.6)."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.classes import SPACE, Places, Points
from banxin.text.matter import Matter
from banxin.text.spacing import EVEN, SHRINK, STRETCH, STRETCHING, WORD_SPACE

LEAST_WORD_SPACE: Final = 0.25
MOST_WORD_SPACE: Final = 0.5
NOTHING: Final = 1e-6
"""Points below which a difference is none."""


@record
class Give:
    """What the blank after each character but the last can give."""

    amounts: Points
    """In the rows of ``Pairs.give``, points."""
    stage: npt.NDArray[np.uint8]
    """The stage of 1.6 in which it shrinks or stretches."""
    sums: Points
    """The sums of the amounts up to each character."""


def give(matter: Matter) -> Give:
    """What every blank of a paragraph can give."""
    tables, pair, ems = matter.tables, matter.pair, matter.pair_ems
    amounts = tables.give.take(pair, axis=1)
    amounts[:EVEN] *= ems
    stage = tables.stage.take(pair)
    if matter.flush:
        amounts[:EVEN, list(matter.flush)] = 0.0
    if matter.counts[SPACE]:
        _word_spaces(matter, amounts, stage)
    sums = np.zeros((len(amounts), len(matter)))
    amounts.cumsum(axis=1, out=sums[:, 1:])
    return Give(amounts, stage, sums)


def _word_spaces(matter: Matter, amounts: Points, stage: npt.NDArray[np.uint8]) -> None:
    """C1 and E1: between a quarter and half an em; of several spaces only the last gives."""
    kinds = matter.kinds
    spaces = ((kinds[:-1] == SPACE) & (kinds[1:] != SPACE)).nonzero()[0]
    sizes = matter.sizes if isinstance(matter.sizes, float | int) else matter.sizes[spaces]
    own = matter.widths[spaces]
    amounts[SHRINK, spaces] = np.maximum(own - LEAST_WORD_SPACE * sizes, 0.0)
    amounts[STRETCH, spaces] = np.maximum(MOST_WORD_SPACE * sizes - own, 0.0)
    stage[spaces] = WORD_SPACE


def unmet(give: Give, starts: Places, ends: Places, wanted: Points) -> Points:
    """What ``adjust`` would leave of each line's ``wanted`` points, told without the change of any blank."""
    have = give.sums.take(np.maximum(ends - 1, starts), axis=1) - give.sums.take(starts, axis=1)
    too_long = np.minimum(wanted + have[SHRINK], 0.0)
    too_short = np.where(have[STRETCH] + have[EVEN] > 0.0, 0.0, wanted)
    return np.where(wanted < 0.0, too_long, too_short)


@record
class Adjusted:
    """The change of every blank, and by line what is spread evenly and what could not be gained or lost."""

    blanks: Points
    """Per pair, the even stretch included."""
    spread: Points
    """Per line: the even stretch at each of its gaps."""
    by_pair: Points
    """The same at every pair of the line, also where it does not stretch."""
    rest: Points
    """Per line: points it still is too short (positive) or too long (negative)."""


def adjust(matter: Matter, give: Give, starts: Places, ends: Places, wanted: Points) -> Adjusted:
    """Lengthen each line by its ``wanted`` points (negative: squeeze it); ``starts`` … ``ends`` are its inked ones."""
    work = _Work(matter, give, starts, ends)
    rest = wanted.copy()
    if (rest < -NOTHING).any():
        for stage, share in matter.tables.steps:
            rest = work.take(rest, SHRINK, stage, -share)
    if (rest > NOTHING).any():
        for stage in STRETCHING:
            rest = work.take(rest, STRETCH, stage, 1.0)
    rest, spread = work.even(rest, give.amounts[EVEN])
    by_pair = work.by_pair(spread)
    # a line of Latin and lone Han has nothing else to give but its gaps
    rest, _ = work.even(rest, (give.amounts[STRETCH] > 0).astype(np.float64))
    return Adjusted(work.blanks, spread, by_pair, rest)


class _Work:
    """The blanks of some lines while they are being changed."""

    def __init__(self, matter: Matter, give: Give, starts: Places, ends: Places) -> None:
        self._starts, self._lasts = starts, np.maximum(ends - 1, starts)
        self.blanks: Points = np.zeros(len(matter) - 1)
        bounds = [0, *starts[1:].tolist(), len(matter) - 1]
        self._counts = [end - start for start, end in pairwise(bounds)]
        # most blanks are those between Han, which have no stage: the others are looked at by themselves
        self._staged: Places = give.stage.nonzero()[0]
        self._stages, self._amounts = give.stage[self._staged], give.amounts
        self._lines = np.maximum(starts.searchsorted(self._staged, "right") - 1, 0)
        # blanks at the edges of lines are dropped: before the first line there may be some, too
        self._inside = (starts.take(self._lines) <= self._staged) & (self._staged < self._lasts.take(self._lines))

    def by_pair(self, values: Points) -> Points:
        """A value of each line at every pair of it."""
        return values.repeat(self._counts)

    def take(self, rest: Points, row: int, stage: int, share: float) -> Points:
        """Use a share (below 0: to squeeze) of the blanks of one stage, evenly, as far as each line needs it."""
        own = ((self._stages == stage) & self._inside).nonzero()[0]
        if not own.size:
            return rest
        at, lines = self._staged[own], self._lines[own]
        amounts = self._amounts[row].take(at) * abs(share)
        sign = 1.0 if share > 0.0 else -1.0
        most = np.bincount(lines, amounts, rest.size)
        used = np.minimum(np.maximum(rest * sign, 0.0), most)
        self.blanks[at] += (used / np.maximum(most, NOTHING) * sign).take(lines) * amounts
        left: Points = rest - sign * used
        return left

    def even(self, rest: Points, flags: Points) -> tuple[Points, Points]:
        """Fill what lines still lack at their flagged pairs, evenly; what then remains, and the stretch by line."""
        spread = np.zeros(rest.size)
        lacking = rest > NOTHING
        if lacking.any():
            counts = self._sums(flags)
            lacking &= counts > 0
            np.divide(rest, counts, out=spread, where=lacking)
            self.blanks += self.by_pair(spread) * flags
            rest = np.where(lacking, 0.0, rest)
        return rest, spread

    def _sums(self, amounts: Points) -> Points:
        """Each line's sum of amounts by pair."""
        sums = np.zeros(amounts.size + 1)
        amounts.cumsum(out=sums[1:])
        taken: Points = sums.take(self._lasts) - sums.take(self._starts)
        return taken
