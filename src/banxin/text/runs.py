"""A paragraph's arrays and its adjusted blanks in, set lines of glyph runs out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

import numpy as np
import numpy.typing as npt

from banxin.frame import GlyphRun
from banxin.records import record
from banxin.text.matter import Matter, Points, Run

NO_KERN: Final = 1e-7
"""Points below which a blank needs no entry of its own."""

Kerns = tuple[tuple[int, float], ...]


@record
class Pens:
    """Pen positions of a paragraph: where each glyph starts on one endless line, and the blanks between."""

    at: Points
    """Pen position of every character; a line's own zero is subtracted when it is composed."""
    kerns: Points
    """Extra after every glyph, the even spread included."""
    entries: tuple[list[int], list[float]]
    """Indices and values of the kerns that are left when the spread of their line is taken off."""


def pens(matter: Matter, blanks: Points | None = None, spread: Points | None = None) -> Pens:
    """Positions of all glyphs. ``blanks`` and ``spread`` (one entry a pair) are what adjusting found."""
    kerns = matter.widths - matter.advances
    kerns[:-1] += matter.natural
    if matter.shifts is not None:
        kerns += matter.shifts
        kerns[:-1] -= matter.shifts[1:]
    if blanks is not None:
        kerns[:-1] += blanks
    at = np.zeros(len(matter) + 1)
    (matter.advances + kerns).cumsum(out=at[1:])
    if matter.shifts is not None:
        at -= matter.shifts[0]
    left = kerns
    if spread is not None:
        left = kerns.copy()
        left[:-1] -= spread
    index = (np.abs(left) > NO_KERN).nonzero()[0]
    return Pens(at, kerns, (index.tolist(), left[index].tolist()))


class Composer:
    """Makes the runs of one line after another."""

    def __init__(self, matter: Matter, pens: Pens) -> None:
        self._matter = matter
        self._pens = pens
        self._glyphs = matter.glyphs.astype(">u2").tobytes()
        self._is_silent = matter.is_silent
        self._starts = [run.start for run in matter.runs]

    def runs(self, start: int, end: int, x: float, spread: float) -> tuple[tuple[GlyphRun, ...], tuple[int, ...]]:
        """The runs of the characters ``start`` … ``end``, and their spans; the first box stands at ``x``."""
        pens, matter = self._pens, self._matter
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        origin = x - float(pens.at[start])
        if matter.shifts is not None:
            origin -= float(matter.shifts[start])
        made, spans = [], []
        for run in matter.runs[first:last]:
            a, b = max(run.start, start), min(run.end, end)
            own = self._silent_run(run, a, b, origin) if self._is_silent else self._run(run, a, b, origin, spread)
            if own is not None:
                made.append(own)
                spans.append(run.span)
        return tuple(made), tuple(spans)

    def _run(self, run: Run, start: int, end: int, origin: float, spread: float) -> GlyphRun:
        span = self._matter.spans[run.span]
        pen = float(self._pens.at[start])
        last = end - 1
        width = float(self._pens.at[last] + self._matter.advances[last]) - pen
        own_spread, kerns = self._kerns(start, last, spread)
        return GlyphRun(
            pen + origin, _base(run, span.size, span.rise), run.face.name, span.size, span.colour,
            self._glyphs[2 * start : 2 * end], self._matter.text[start:end], width, own_spread, kerns,
        )  # fmt: skip

    def _kerns(self, start: int, last: int, spread: float) -> tuple[float, Kerns]:
        """Spread and kerns of the glyphs ``start`` … ``last``; a run of words is better off without spread."""
        if last <= start:
            return 0.0, ()
        index, values = self._pens.entries
        a, b = bisect_left(index, start), bisect_left(index, last)
        if spread and 2 * (b - a) > last - start:
            return 0.0, _entries(self._pens.kerns[start:last])
        return spread, tuple(zip([at - start for at in index[a:b]], values[a:b], strict=True))

    def _silent_run(self, run: Run, start: int, end: int, origin: float) -> GlyphRun | None:
        """A run in which some characters have no glyph: kerns go from one glyph to the next there is."""
        matter = self._matter
        heads = np.flatnonzero(matter.glyphs[start:end] >= 0) + start
        if not heads.size:
            return None
        span = matter.spans[run.span]
        pen = self._pens.at[heads]
        kerns = np.diff(pen) - matter.advances[heads[:-1]]
        width = float(pen[-1] + matter.advances[heads[-1]] - pen[0])
        return GlyphRun(
            float(pen[0]) + origin, _base(run, span.size, span.rise), run.face.name, span.size, span.colour,
            matter.glyphs[heads].astype(">u2").tobytes(), matter.text[start:end], width, 0.0, _entries(kerns),
        )  # fmt: skip


def _base(run: Run, size: float, rise: float) -> float:
    """How far below the line's baseline a run stands: its face's drop less the span's rise."""
    return run.face.drop * size - rise


def _entries(kerns: npt.NDArray[np.float64]) -> Kerns:
    """Index and value of every blank that is one."""
    index = np.flatnonzero(np.abs(kerns) > NO_KERN)
    return tuple(zip(index.tolist(), kerns[index].tolist(), strict=True))
