"""Matter, its adjusted blanks and its lines in; the glyph runs of each line out."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from banxin.frame import GlyphRun
from banxin.records import record
from banxin.text.classes import Places, Points
from banxin.text.glyphs import Run
from banxin.text.matter import Matter

NO_KERN: Final = 1e-7
"""Points below which a blank needs no entry of its own."""

FEW: Final = 3
"""Up to so many lines are composed one by one: arrays cost as much for one line as for ten."""

Kerns = tuple[tuple[int, float], ...]
Composed = tuple[tuple[GlyphRun, ...], tuple[int, ...]]
"""The runs of a line, and for each the number of its span."""


class Stretches(NamedTuple):
    """Lines: their characters, where their first boxes stand, and the even stretch at each of their gaps."""

    starts: Places
    ends: Places
    left: Points
    spreads: Points


@record
class Pens:
    """Where glyphs stand on one endless line, and the blanks between."""

    at: Points
    """Pen position of every character; a line's own zero is subtracted when it is composed."""
    kerns: Points
    """Extra after every glyph, the even spread included."""
    index: Places
    """The glyphs whose kerns are left when the spread of their line is taken off."""
    left: Points
    """Those kerns."""


class _Parts(NamedTuple):
    """The parts of lines that are in one run each, an entry a part."""

    starts: Places
    ends: Places
    runs: Places
    """Which run of the matter each is from."""
    lines: Places


def composed(matter: Matter, lines: Stretches, blanks: Points | None, spread: Points | None) -> list[Composed]:
    """The runs of every line; ``blanks`` and ``spread`` (one entry a pair) are what adjusting found."""
    pens = placed(matter, blanks, spread)
    if lines.starts.size <= FEW:
        each = (array.tolist() for array in lines)
        return [_composed(matter, pens, *line) for line in zip(*each, strict=True)]
    parts = _parts(matter.runs, lines)
    made = _glyph_runs(matter, pens, parts, lines)
    numbers = [matter.runs[run].piece.number for run in parts.runs.tolist()]
    if matter.is_silent:
        _without_silent(matter, pens, parts, made)
    cuts = parts.lines.searchsorted(np.arange(lines.starts.size + 1)).tolist()
    if not all(run.glyphs for run in made):
        own = [[at for at in range(a, b) if made[at].glyphs] for a, b in pairwise(cuts)]
        return [(tuple([made[at] for at in line]), tuple([numbers[at] for at in line])) for line in own]
    return [(tuple(made[a:b]), tuple(numbers[a:b])) for a, b in pairwise(cuts)]


def measured(matter: Matter, lines: Stretches) -> list[Composed]:
    """Of every line what ``composed`` gives but its runs: the numbers of the spans that have glyphs on it."""
    parts = _parts(matter.runs, lines)
    shown = np.ones(parts.starts.size, np.bool_)
    if matter.is_silent:
        heads = (matter.glyphs >= 0).nonzero()[0]
        shown = heads.searchsorted(parts.ends) > heads.searchsorted(parts.starts)
    of_runs = np.array([run.piece.number for run in matter.runs])
    numbers = of_runs[parts.runs[shown]].tolist()
    cuts = parts.lines[shown].searchsorted(np.arange(lines.starts.size + 1)).tolist()
    return [((), tuple(numbers[a:b])) for a, b in pairwise(cuts)]


def composed_line(matter: Matter, start: int, end: int, left: float) -> Composed:
    """The runs of some characters on a line of their own, at their natural width."""
    return _composed(matter, placed(matter, None, None), start, end, left, 0.0)


def _composed(matter: Matter, pens: Pens, start: int, end: int, left: float, spread: float) -> Composed:
    """One line by itself, for which arrays are too dear."""
    origin = left - float(pens.at[start])
    if matter.shifts is not None:
        origin -= float(matter.shifts[start])
    glyphs, made, numbers = matter.glyphs, [], []
    for run in matter.runs:
        a, b = max(run.start, start), min(run.end, end)
        if a >= b:
            continue
        span, pen, last = run.piece.span, float(pens.at[a]), b - 1
        width = float(pens.at[last] + matter.advances[last]) - pen
        first, behind = pens.index.searchsorted((a, last)).tolist()
        is_dense = 2 * (behind - first) > last - a
        if spread and is_dense:
            kerns = _entries(pens.kerns[a:last])
        else:
            kerns = tuple(zip((pens.index[first:behind] - a).tolist(), pens.left[first:behind].tolist(), strict=True))
        own = GlyphRun(
            pen + origin, _base(run), run.face.name, span.size, span.colour, glyphs[a:b].astype(">u2").tobytes(),
            matter.text[a:b], width, 0.0 if is_dense or last == a else spread, kerns,
        )  # fmt: skip
        if matter.is_silent and (glyphs[a:b] < 0).any():
            own = _silent_run(matter, pens, a, b, own)
        if own.glyphs:
            made.append(own)
            numbers.append(run.piece.number)
    return tuple(made), tuple(numbers)


def placed(matter: Matter, blanks: Points | None, spread: Points | None) -> Pens:
    """Where the glyphs of some matter stand; ``blanks`` and ``spread`` as in ``composed``."""
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
    return Pens(at, kerns, index, left[index])


def _parts(runs: tuple[Run, ...], lines: Stretches) -> _Parts:
    """Lines, cut where runs change."""
    heads, tails = (np.array(each) for each in zip(*[run[:2] for run in runs], strict=True))
    first = heads.searchsorted(lines.starts, "right") - 1
    counts = heads.searchsorted(lines.ends) - first
    owners = np.arange(counts.size).repeat(counts)
    before = counts.cumsum() - counts
    own = np.arange(owners.size) + (first - before).repeat(counts)
    starts, ends = np.maximum(heads[own], lines.starts[owners]), np.minimum(tails[own], lines.ends[owners])
    return _Parts(starts, ends, own, owners)


def _glyph_runs(matter: Matter, pens: Pens, parts: _Parts, lines: Stretches) -> list[GlyphRun]:
    """The run of every part, as if each character had its glyph."""
    starts, lasts = parts.starts, parts.ends - 1
    origin = lines.left - pens.at[lines.starts]
    if matter.shifts is not None:
        origin -= matter.shifts[lines.starts]
    left = pens.at[starts]
    widths = pens.at[lasts] + matter.advances[lasts] - left
    spreads = np.where(lasts > starts, lines.spreads[parts.lines], 0.0)
    kerns = _kerns(pens, starts, lasts, spreads)
    glyphs, text, runs = matter.glyphs.astype(">u2").tobytes(), matter.text, matter.runs
    looks = [(_base(run), run.face.name, run.piece.span.size, run.piece.span.colour) for run in runs]
    made = []
    for start, end, run, x, width, spread, own in zip(
        starts.tolist(), parts.ends.tolist(), parts.runs.tolist(), (left + origin[parts.lines]).tolist(),
        widths.tolist(), spreads.tolist(), kerns, strict=True,
    ):  # fmt: skip
        y, face, size, colour = looks[run]
        glyph_ids = glyphs[2 * start : 2 * end]
        made.append(GlyphRun(x, y, face, size, colour, glyph_ids, text[start:end], width, spread, own))
    return made


def _kerns(pens: Pens, starts: Places, lasts: Places, spreads: Points) -> list[Kerns]:
    """The kerns of every part; a part of words is better off without spread, which is then taken from ``spreads``."""
    first, end = pens.index.searchsorted(starts), pens.index.searchsorted(lasts)
    dense = (spreads != 0.0) & (2 * (end - first) > lasts - starts)
    spreads[dense] = 0.0
    owners = np.maximum(starts.searchsorted(pens.index, "right") - 1, 0)
    entries = list(zip((pens.index - starts[owners]).tolist(), pens.left.tolist(), strict=True))
    made = [tuple(entries[a:b]) for a, b in zip(first.tolist(), end.tolist(), strict=True)]
    for at in dense.nonzero()[0].tolist():
        made[at] = _entries(pens.kerns[starts[at] : lasts[at]])
    return made


def _without_silent(matter: Matter, pens: Pens, parts: _Parts, made: list[GlyphRun]) -> None:
    """Make the runs anew in which some characters have no glyph: kerns go from one glyph to the next there is."""
    silent = (matter.glyphs < 0).nonzero()[0]
    first, end = silent.searchsorted(parts.starts), silent.searchsorted(parts.ends)
    for at in (end > first).nonzero()[0].tolist():
        made[at] = _silent_run(matter, pens, int(parts.starts[at]), int(parts.ends[at]), made[at])


def _silent_run(matter: Matter, pens: Pens, start: int, end: int, run: GlyphRun) -> GlyphRun:
    heads = np.flatnonzero(matter.glyphs[start:end] >= 0) + start
    if not heads.size:
        return GlyphRun(run.x, run.y, run.face, run.size, run.colour, b"", run.text, 0.0)
    pen = pens.at[heads]
    kerns = np.diff(pen) - matter.advances[heads[:-1]]
    width = float(pen[-1] + matter.advances[heads[-1]] - pen[0])
    return GlyphRun(
        run.x + float(pen[0] - pens.at[start]), run.y, run.face, run.size, run.colour,
        matter.glyphs[heads].astype(">u2").tobytes(), run.text, width, 0.0, _entries(kerns),
    )  # fmt: skip


def _entries(kerns: npt.NDArray[np.float64]) -> Kerns:
    """Index and value of every blank that is one."""
    index = np.flatnonzero(np.abs(kerns) > NO_KERN)
    return tuple(zip(index.tolist(), kerns[index].tolist(), strict=True))


def _base(run: Run) -> float:
    """How far below the line's baseline a run stands: its face's drop less its span's rise."""
    span = run.piece.span
    return run.face.drop * span.size - span.rise
