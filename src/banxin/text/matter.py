"""Spans in, one paragraph as parallel arrays out: glyphs, widths, blanks and runs, across all changes of look.

Setting works on these arrays as a whole, so that marks squeeze and gaps stand also where face or colour change.
All lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from banxin.text.classes import BLANKS, COUNT, WESTERN, Codes, Kind, Kinds, classify, codes_of, of_kinds
from banxin.text.fonts import Face, Fonts, Missing, Voice
from banxin.text.spacing import Pairs, pairs

if TYPE_CHECKING:
    from banxin.style import Chinese
    from banxin.text.setting import Span

Points = npt.NDArray[np.float64]
Ems = float | Points

APOSTROPHE_SIDE: Final = 0.05
"""Blank on each side of an apostrophe's ink, in em: the full-width ’ closed up to a Western width."""
DASH_OVERLAP: Final = 0.02
"""How far each half of —— reaches into the other, in em: abutting glyphs show a hairline on screens (T-67)."""

_WESTERN: Final = of_kinds(*WESTERN)
_BLANK: Final = of_kinds(*BLANKS)
_BOX: Final = np.zeros(COUNT)
"""Width in em of the classes whose box is fixed whatever their glyph (1.1); 0 for the others."""
_BOX[[Kind.OPEN, Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.CONNECTOR]] = 1.0
_BOX[[Kind.STOP_HALF, Kind.INTERPUNCT, Kind.HYPHEN_HALF, Kind.SOLIDUS]] = 0.5
_ALIGNED: Final = np.full(COUNT, 0.5)
"""Where a glyph of another width stands in its box: 0 at the left, 1 at the right."""
_ALIGNED[[Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.STOP_HALF]] = 0.0
_ALIGNED[Kind.OPEN] = 1.0
_BOXED: Final = _BOX > 0

_FIXED_BLANKS: Final = {
    0x2000: 0.5, 0x2001: 1.0, 0x2002: 0.5, 0x2003: 1.0, 0x2004: 1 / 3, 0x2005: 0.25, 0x2006: 1 / 6, 0x2007: 0.5,
    0x2008: 0.25, 0x2009: 1 / 6, 0x200A: 1 / 12, 0x202F: 1 / 6, 0x205F: 2 / 9, 0x3000: 1.0,
}  # fmt: skip
"""Widths of blanks in em (Unicode, chapter 6.2)."""


class Run(NamedTuple):
    """Characters of one span from one face."""

    start: int
    end: int
    span: int
    face: Face


@dataclass(frozen=True, slots=True)
class Matter:
    """A paragraph as arrays, one entry a character; ``pair`` arrays have one entry a character but the last."""

    spans: tuple[Span, ...]
    text: str
    kinds: Kinds
    glyphs: npt.NDArray[np.int32]
    advances: Points
    """What the pen moves by."""
    widths: Points
    """The character's box."""
    shifts: Points | None
    """How far left of its box's edge a glyph is drawn."""
    sizes: Ems
    em: float
    """The size that costs are measured in: that of the longest span."""
    pair: npt.NDArray[np.intp]
    pair_ems: Ems
    """The em that a pair's blank is measured in."""
    natural: Points
    """Change of the blank after each character but the last, before any adjusting."""
    tables: Pairs
    runs: tuple[Run, ...]
    bounds: tuple[int, ...]
    """Where spans begin, and the end."""

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_silent(self) -> bool:
        """Whether some characters have no glyph of their own."""
        return bool((self.glyphs < 0).any())

    def flush(self) -> npt.NDArray[np.intp]:
        """Indices of pairs across a change of rise: no gap and no line end before a raised mark (T-25)."""
        rises = [span.rise for span in self.spans]
        raised = [at for at, (a, b) in zip(self.bounds[1:], pairwise(rises), strict=False) if a != b]
        return np.array([at - 1 for at in raised if 0 < at < len(self)], np.intp)


def matter(spans: tuple[Span, ...], fonts: Fonts, chinese: Chinese) -> Matter:
    """The arrays of a paragraph; spans without text are allowed, a paragraph without is not. Raises ``Missing``."""
    text = "".join(span.text for span in spans)
    codes = codes_of(text)
    kinds = classify(codes)
    tables = pairs(chinese.squeeze, chinese.prohibition, chinese.gap, chinese.gap_least, chinese.gap_most)
    bounds = _bounds(spans)
    glyphs, advances, runs = _find(spans, bounds, codes, fonts)
    widths = advances.copy()
    _shape(text, kinds, glyphs, advances, widths, runs)
    shifts = _box(codes, kinds, glyphs, advances, widths, runs)
    sizes = _sizes(spans, bounds)
    pair = kinds[:-1].astype(np.intp) * COUNT + kinds[1:]
    pair_ems = _pair_ems(sizes, tables.of_next, pair)
    natural = tables.natural.take(pair) * pair_ems
    made = Matter(
        spans, text, kinds, glyphs, advances * sizes, widths * sizes, None if shifts is None else shifts * sizes, sizes,
        max(spans, key=lambda span: len(span.text)).size, pair, pair_ems, natural, tables, runs, bounds,
    )  # fmt: skip
    if len(spans) > 1:
        natural[made.flush()] = 0.0
    return made


def _bounds(spans: tuple[Span, ...]) -> tuple[int, ...]:
    bounds = [0]
    for span in spans:
        bounds.append(bounds[-1] + len(span.text))
    return tuple(bounds)


def _sizes(spans: tuple[Span, ...], bounds: tuple[int, ...]) -> Ems:
    if all(span.size == spans[0].size for span in spans):
        return spans[0].size
    return np.repeat([span.size for span in spans], np.diff(bounds))


def _pair_ems(sizes: Ems, of_next: npt.NDArray[np.bool_], pair: npt.NDArray[np.intp]) -> Ems:
    if isinstance(sizes, float | int):
        return sizes
    return np.where(of_next.take(pair), sizes[1:], sizes[:-1])


def _find(
    spans: tuple[Span, ...], bounds: tuple[int, ...], codes: Codes, fonts: Fonts
) -> tuple[npt.NDArray[np.int32], Points, tuple[Run, ...]]:
    """Nominal glyphs and advances, and the runs of one face. Raises ``Missing`` with all that is missing."""
    glyphs = np.empty(codes.size, np.int32)
    advances = np.empty(codes.size, np.float64)
    runs: list[Run] = []
    missing: list[str] = []
    for index, (span, start, end) in enumerate(zip(spans, bounds, bounds[1:], strict=False)):
        if start == end:
            continue
        voice = fonts.voice(span.family, span.weight)
        try:
            found = voice.find(codes[start:end])
        except Missing as lack:
            missing += lack.characters
            continue
        glyphs[start:end] = found.glyphs
        advances[start:end] = found.advances
        runs += _runs(found.faces, voice, start, index)
    if missing:
        raise Missing(tuple(sorted(set(missing))))
    return glyphs, advances, tuple(runs)


def _runs(faces: npt.NDArray[np.uint8], voice: Voice, start: int, span: int) -> Iterator[Run]:
    """Cut a span where the face changes."""
    if not faces.any():
        yield Run(start, start + faces.size, span, voice.face(0))
        return
    cuts = [0, *(np.flatnonzero(np.diff(faces)) + 1).tolist(), faces.size]
    for a, b in pairwise(cuts):
        yield Run(start + a, start + b, span, voice.face(int(faces[a])))


def _shape(
    text: str, kinds: Kinds, glyphs: npt.NDArray[np.int32], advances: Points, widths: Points, runs: tuple[Run, ...]
) -> None:
    """Put kerned Latin words into the arrays. Single characters need no shaping."""
    western = _WESTERN.take(kinds)
    if np.count_nonzero(western) < 2:
        return
    western &= glyphs > 0
    for run in runs:
        for a, b in _stretches(western[run.start : run.end], run.start):
            word = run.face.shaped(text[a:b])
            glyphs[a:b], advances[a:b], widths[a:b] = word


def _stretches(flags: npt.NDArray[np.bool_], offset: int) -> list[tuple[int, int]]:
    """Start and end of every stretch of two or more set flags."""
    edges = np.zeros(flags.size + 2, np.int8)
    edges[1:-1] = flags
    changes = np.flatnonzero(np.diff(edges)) + offset
    starts, ends = changes[::2].tolist(), changes[1::2].tolist()
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b - a > 1]


def _box(
    codes: Codes, kinds: Kinds, glyphs: npt.NDArray[np.int32], advances: Points, widths: Points, runs: tuple[Run, ...]
) -> Points | None:
    """Give marks and blanks the box of their class, in place; the shifts in em that put their glyphs right."""
    boxed = np.flatnonzero(_BOXED.take(kinds))
    own = kinds[boxed]
    box = _BOX.take(own)
    shift = (advances[boxed] - box) * _ALIGNED.take(own)
    widths[boxed] = box
    for at in np.flatnonzero(kinds >= Kind.BLANK).tolist():
        widths[at] = _FIXED_BLANKS.get(int(codes[at]), advances[at])
    shifts: Points | None = None
    if shift.any():
        shifts = np.zeros(codes.size)
        shifts[boxed] = shift
    return _box_exceptions(codes, kinds, glyphs, advances, widths, runs, shifts)


def _box_exceptions(
    codes: Codes, kinds: Kinds, glyphs: npt.NDArray[np.int32], advances: Points, widths: Points,
    runs: tuple[Run, ...], shifts: Points | None,
) -> Points | None:  # fmt: skip
    """Apostrophes closed up to their ink; the halves of —— made to overlap."""
    apostrophes = np.flatnonzero((codes == 0x2019) & (kinds == Kind.LETTER))
    dashes = np.flatnonzero(kinds == Kind.DASH)
    if not apostrophes.size and not dashes.size:
        return shifts
    shifts = np.zeros(codes.size) if shifts is None else shifts
    for at in apostrophes.tolist():
        face = next(run.face for run in runs if run.start <= at < run.end)
        left, right = face.ink(int(glyphs[at]))
        if advances[at] > right - left + 2 * APOSTROPHE_SIDE:
            widths[at] = right - left + 2 * APOSTROPHE_SIDE
            shifts[at] = left - APOSTROPHE_SIDE
    if dashes.size > 1:
        follows = np.concatenate(([False], np.diff(dashes) == 1))
        index = np.arange(dashes.size)
        first = np.maximum.accumulate(np.where(follows, 0, index))
        second = (index - first) % 2 == 1
        shifts[dashes[second]] = DASH_OVERLAP
        shifts[dashes[np.flatnonzero(second) - 1]] = -DASH_OVERLAP
    return shifts


def inked(kinds: Kinds, start: int, end: int) -> tuple[int, int]:
    """A stretch of characters without the blanks at its edges; empty at ``start`` where all are blank."""
    while end > start and _BLANK[kinds[end - 1]]:
        end -= 1
    while start < end and _BLANK[kinds[start]]:
        start += 1
    return start, end

