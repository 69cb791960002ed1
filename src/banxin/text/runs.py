"""Matter, its adjusted blanks and its lines in; the glyph runs of each line out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from banxin.frame import GlyphRun
from banxin.records import record
from banxin.text.classes import Points
from banxin.text.glyphs import Run
from banxin.text.matter import Matter

NO_KERN: Final = 1e-7
"""Points below which a blank needs no entry of its own."""

Kerns = tuple[tuple[int, float], ...]
Composed = tuple[tuple[GlyphRun, ...], tuple[int, ...]]
"""The runs of a line, and for each the index of its span."""


class Stretch(NamedTuple):
    """The characters of a line, where its first box stands, and the even stretch at each of its gaps."""

    start: int
    end: int
    x: float
    spread: float


@record
class _Pens:
    """Pen positions: where each glyph starts on one endless line, and the blanks between."""

    at: Sequence[float]
    """Pen position of every character; a line's own zero is subtracted when it is composed."""
    positions: Points
    advances: Sequence[float]
    kerns: Points
    """Extra after every glyph, the even spread included."""
    index: list[int]
    """The glyphs whose kerns are left when the spread of their line is taken off, and those kerns."""
    left: list[float]


def composed(
    matter: Matter, lines: Sequence[Stretch], blanks: Points | None, spread: Points | None
) -> Iterator[Composed]:
    """The runs of every line; ``blanks`` and ``spread`` (one entry a pair) are what adjusting found."""
    pens = _pens(matter, blanks, spread)
    glyphs = matter.glyphs.astype(">u2").tobytes()
    runs, count = matter.runs, len(matter.runs)
    at = 0
    for line in lines:
        start, end = line.start, line.end
        while runs[at].end <= start:
            at += 1
        origin = line.x - pens.at[start]
        if matter.shifts is not None:
            origin -= float(matter.shifts[start])
        made, spans = [], []
        here = at
        while here < count and runs[here].start < end:
            run = runs[here]
            a, b = max(run.start, start), min(run.end, end)
            if matter.is_silent:
                own = _silent_run(matter, pens, run, a, b, origin)
            else:
                own = _run(matter, pens, glyphs, run, a, b, origin, line.spread)
            if own is not None:
                made.append(own)
                spans.append(run.piece.number)
            here += 1
        yield tuple(made), tuple(spans)


def _pens(matter: Matter, blanks: Points | None, spread: Points | None) -> _Pens:
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
    return _Pens(memoryview(at.data), at, memoryview(matter.advances.data), kerns, index.tolist(), left[index].tolist())


def _run(
    matter: Matter, pens: _Pens, glyphs: bytes, run: Run, start: int, end: int, origin: float, spread: float
) -> GlyphRun:
    span = run.piece.span
    pen, last = pens.at[start], end - 1
    width = pens.at[last] + pens.advances[last] - pen
    kerns: Kerns = ()
    if last > start:
        a = bisect_left(pens.index, start)
        b = bisect_left(pens.index, last, a)
        if spread and 2 * (b - a) > last - start:  # a run of words is better off without spread
            spread, kerns = 0.0, _entries(pens.kerns[start:last])
        elif b > a:
            kerns = tuple(zip([at - start for at in pens.index[a:b]], pens.left[a:b], strict=True))
    else:
        spread = 0.0
    return GlyphRun(
        pen + origin, 0.0 - span.rise, run.face.name, span.size, span.colour, glyphs[2 * start : 2 * end],
        matter.text[start:end], width, spread, kerns,
    )  # fmt: skip


def _silent_run(matter: Matter, pens: _Pens, run: Run, start: int, end: int, origin: float) -> GlyphRun | None:
    """A run in which some characters have no glyph: kerns go from one glyph to the next there is."""
    heads = np.flatnonzero(matter.glyphs[start:end] >= 0) + start
    if not heads.size:
        return None
    span = run.piece.span
    pen = pens.positions[heads]
    kerns = np.diff(pen) - matter.advances[heads[:-1]]
    width = float(pen[-1] + matter.advances[heads[-1]] - pen[0])
    return GlyphRun(
        float(pen[0]) + origin, 0.0 - span.rise, run.face.name, span.size, span.colour,
        matter.glyphs[heads].astype(">u2").tobytes(), matter.text[start:end], width, 0.0, _entries(kerns),
    )  # fmt: skip


def _entries(kerns: npt.NDArray[np.float64]) -> Kerns:
    """Index and value of every blank that is one."""
    index = np.flatnonzero(np.abs(kerns) > NO_KERN)
    return tuple(zip(index.tolist(), kerns[index].tolist(), strict=True))
