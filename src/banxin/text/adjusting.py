"""Line ends in, the change of every blank out: compression and expansion in the order of CLREQ 行内调整 (1.6)."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.classes import SPACE, Places, Points
from banxin.text.matter import Matter
from banxin.text.spacing import EVEN, LAST_SHRINK, SHRINK, STRETCH, STRETCHING, WORD_SPACE

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
    return Give(amounts, stage)


def _word_spaces(matter: Matter, amounts: Points, stage: npt.NDArray[np.uint8]) -> None:
    """C1 and E1: between a quarter and half an em; of several spaces only the last gives."""
    kinds = matter.kinds
    spaces = ((kinds[:-1] == SPACE) & (kinds[1:] != SPACE)).nonzero()[0]
    sizes = matter.sizes if isinstance(matter.sizes, float | int) else matter.sizes[spaces]
    own = matter.widths[spaces]
    amounts[SHRINK, spaces] = np.maximum(own - LEAST_WORD_SPACE * sizes, 0.0)
    amounts[STRETCH, spaces] = np.maximum(MOST_WORD_SPACE * sizes - own, 0.0)
    stage[spaces] = WORD_SPACE


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
    work = _Work(matter, starts, ends - 1)
    rest = wanted.copy()
    amounts, stages = give.amounts, set(np.bincount(give.stage, minlength=1).nonzero()[0].tolist())
    if (rest < -NOTHING).any():
        shrink = amounts[SHRINK] + amounts[LAST_SHRINK]
        for stage, share in matter.tables.steps:
            if stage in stages:
                rest = work.take(rest, shrink * (give.stage == stage) * share, -1.0)
    if (rest > NOTHING).any():
        for stage in STRETCHING:
            if stage in stages:
                rest = work.take(rest, amounts[STRETCH] * (give.stage == stage), 1.0)
    rest, spread = work.even(rest, amounts[EVEN])
    by_pair = work.by_pair(spread)
    # a line of Latin and lone Han has nothing else to give but its gaps
    rest, _ = work.even(rest, (amounts[STRETCH] > 0).astype(np.float64))
    return Adjusted(work.blanks, spread, by_pair, rest)


class _Work:
    """The blanks of some lines while they are being changed."""

    def __init__(self, matter: Matter, starts: Places, lasts: Places) -> None:
        self._starts, self._lasts = starts, np.maximum(lasts, starts)
        self.blanks: Points = np.zeros(len(matter) - 1)
        bounds = [0, *starts[1:].tolist(), len(matter) - 1]
        self._counts = [end - start for start, end in pairwise(bounds)]

    def by_pair(self, values: Points) -> Points:
        """A value of each line at every pair of it."""
        return values.repeat(self._counts)

    def sums(self, amounts: Points) -> Points:
        """Each line's sum of amounts by pair."""
        sums = np.zeros(amounts.size + 1)
        amounts.cumsum(out=sums[1:])
        taken: Points = sums.take(self._lasts) - sums.take(self._starts)
        return taken

    def take(self, rest: Points, amounts: Points, sign: float) -> Points:
        """Use one kind of blank, evenly, as far as each line needs it; what then remains."""
        most = self.sums(amounts)
        used = np.minimum(np.maximum(rest * sign, 0.0), most)
        share = used / np.maximum(most, NOTHING)
        self.blanks += self.by_pair(share * sign) * amounts
        left: Points = rest - sign * used
        return left

    def even(self, rest: Points, flags: Points) -> tuple[Points, Points]:
        """Fill what lines still lack at their flagged pairs, evenly; what then remains, and the stretch by line."""
        spread = np.zeros(rest.size)
        lacking = rest > NOTHING
        if lacking.any():
            counts = self.sums(flags)
            lacking &= counts > 0
            np.divide(rest, counts, out=spread, where=lacking)
            self.blanks += self.by_pair(spread) * flags
            rest = np.where(lacking, 0.0, rest)
        return rest, spread
