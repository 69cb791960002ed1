"""Line ends in, the change of every blank out: compression and expansion in the order of CLREQ 行内调整 (1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.text.classes import Kind
from banxin.text.matter import Matter, Points
from banxin.text.spacing import AFTER_STOPS, SHRINKING, STRETCHING, WORD_SPACE

LEAST_WORD_SPACE: Final = 0.25
MOST_WORD_SPACE: Final = 0.5
NOTHING: Final = 1e-6
"""Points below which a difference is none."""


@dataclass(frozen=True, slots=True)
class Give:
    """What the blank after each character but the last can give, in points."""

    shrink: Points
    stage: npt.NDArray[np.uint8]
    """The stage of 1.6 in which it shrinks."""
    stretch: Points
    even: npt.NDArray[np.bool_]
    """Whether it takes part in the even stretch."""

    @property
    def is_last_resort(self) -> npt.NDArray[np.bool_]:
        """Blanks after 。？！, which go only when all else has gone (C6)."""
        last: npt.NDArray[np.bool_] = self.stage == AFTER_STOPS
        return last


def give(matter: Matter) -> Give:
    """What every blank of a paragraph can give."""
    tables, pair, ems = matter.tables, matter.pair, matter.pair_ems
    shrink = tables.shrink.take(pair) * ems
    stretch = tables.stretch.take(pair) * ems
    stage = tables.shrink_stage.take(pair)
    even = tables.even.take(pair)
    if len(matter.spans) > 1:
        flush = matter.flush()
        shrink[flush] = stretch[flush] = 0.0
    spaces = np.flatnonzero(matter.kinds[:-1] == Kind.SPACE)
    spaces = spaces[matter.kinds[spaces + 1] != Kind.SPACE]
    if spaces.size:
        sizes = matter.sizes if isinstance(matter.sizes, float | int) else matter.sizes[spaces]
        own = matter.widths[spaces]
        shrink[spaces] = np.maximum(own - LEAST_WORD_SPACE * sizes, 0.0)
        stretch[spaces] = np.maximum(MOST_WORD_SPACE * sizes - own, 0.0)
        stage[spaces] = WORD_SPACE
    return Give(shrink, stage, stretch, even)


@dataclass(frozen=True, slots=True)
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


def adjust(
    matter: Matter, give: Give, starts: npt.NDArray[np.intp], ends: npt.NDArray[np.intp], wanted: Points
) -> Adjusted:
    """Lengthen each line by its ``wanted`` points (negative: squeeze it); ``starts`` … ``ends`` are its inked ones."""
    work = _Work(matter, starts, ends - 1)
    rest = wanted.copy()
    if (rest < -NOTHING).any():
        for stage in SHRINKING:
            rest = work.take(rest, np.where(give.stage == stage, give.shrink, 0.0), -1.0)
    if (rest > NOTHING).any():
        for stage in STRETCHING:
            rest = work.take(rest, np.where(give.stage == stage, give.stretch, 0.0), 1.0)
    rest, spread = work.even(rest, give.even)
    by_pair = work.by_pair(spread)
    # a line of Latin and lone Han has nothing else to give but its gaps
    rest, _ = work.even(rest, give.stretch > 0)
    return Adjusted(work.blanks, spread, by_pair, rest)


class _Work:
    """The blanks of some lines while they are being changed."""

    def __init__(self, matter: Matter, starts: npt.NDArray[np.intp], lasts: npt.NDArray[np.intp]) -> None:
        self._starts, self._lasts = starts, np.maximum(lasts, starts)
        self.blanks: Points = np.zeros(len(matter) - 1)
        self._line = np.zeros(len(matter), np.intp)
        self._line[starts[1:]] = 1
        np.cumsum(self._line, out=self._line)

    def by_pair(self, values: Points) -> Points:
        """A value of each line at every pair of it."""
        return values.take(self._line[:-1])

    def sums(self, amounts: Points) -> Points:
        """Each line's sum of amounts by pair."""
        sums = np.zeros(amounts.size + 1)
        np.cumsum(amounts, out=sums[1:])
        taken: Points = sums.take(self._lasts) - sums.take(self._starts)
        return taken

    def take(self, rest: Points, amounts: Points, sign: float) -> Points:
        """Use one kind of blank, evenly, as far as each line needs it; what then remains."""
        if not amounts.any():
            return rest
        most = self.sums(amounts)
        used = np.clip(rest * sign, 0.0, most)
        share = np.divide(used, most, out=np.zeros_like(most), where=most > 0)
        self.blanks += sign * self.by_pair(share) * amounts
        left: Points = rest - sign * used
        return left

    def even(self, rest: Points, flags: npt.NDArray[np.bool_]) -> tuple[Points, Points]:
        """Fill what lines still lack at their flagged pairs, evenly; what then remains, and the stretch by line."""
        spread = np.zeros(rest.size)
        lacking = rest > NOTHING
        if lacking.any():
            counts = self.sums(flags.astype(np.float64))
            lacking &= counts > 0
            np.divide(rest, counts, out=spread, where=lacking)
            self.blanks += self.by_pair(spread) * flags
            rest = np.where(lacking, 0.0, rest)
        return rest, spread
