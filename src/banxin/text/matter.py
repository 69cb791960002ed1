"""Spans in, one paragraph as parallel arrays out: glyphs, widths, blanks and runs, across all changes of look.

Setting works on these arrays as a whole, so that marks squeeze and gaps stand also where face or colour change.
All lengths are points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.classes import (
    ALIGNED,
    BLANKS,
    BOX,
    COUNT,
    DASH,
    WESTERN,
    Classified,
    Codes,
    Kind,
    Kinds,
    Places,
    classify,
    codes_of,
    of_kinds,
    seconds,
)  # fmt: skip
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

_BLANK: Final = of_kinds(*BLANKS)
_WESTERN_WORD: Final = re.compile(b"[" + re.escape(bytes(WESTERN)) + b"]{2,}")
"""Two or more Western characters, in the bytes of an array of kinds."""
_APOSTROPHE: Final = "’"


class Run(NamedTuple):
    """Characters of one span from one face."""

    start: int
    end: int
    span: int
    face: Face


@dataclass(slots=True)
class _Glyphs:
    """Glyphs while they are being found; lengths in em."""

    ids: npt.NDArray[np.int32]
    advances: Points
    boxes: Points
    shifts: Points | None
    is_silent: bool

    def shift(self, places: Places, by: Points | float) -> None:
        """Draw some glyphs further left."""
        if self.shifts is None:
            self.shifts = np.zeros(self.ids.size)
        self.shifts[places] = by


@record
class Matter:
    """A paragraph as arrays, one entry a character; ``pair`` arrays have one entry a character but the last."""

    spans: tuple[Span, ...]
    text: str
    kinds: Kinds
    counts: list[int]
    """How many characters there are of each kind."""
    glyphs: npt.NDArray[np.int32]
    is_silent: bool
    """Whether some characters have no glyph of their own."""
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
    flush: tuple[int, ...]
    """Pairs across a change of rise: no gap (a note's mark stands close to its word)."""

    def __len__(self) -> int:
        return len(self.text)

    def size_at(self, place: int) -> float:
        """Size of a character."""
        return self.sizes if isinstance(self.sizes, float | int) else float(self.sizes[place])

    def trim_start(self, place: int, hang: bool) -> float:
        """What a character loses when a line starts with it: a blank half, or all of it where marks hang."""
        trim = float(self.tables.trim_start[self.kinds[place]])
        return trim * (2.0 if hang else 1.0) * self.size_at(place)

    def trim_end(self, place: int) -> float:
        """What a character loses when a line ends with it."""
        return float(self.tables.trim_end[self.kinds[place]]) * self.size_at(place)

    def inked(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of characters without the blanks at its edges; empty where all are blank."""
        while end > start and _BLANK[self.kinds[end - 1]]:
            end -= 1
        while start < end and _BLANK[self.kinds[start]]:
            start += 1
        return start, end

    def width(self, start: int, end: int) -> float:
        """Natural width of some characters, their edges not trimmed."""
        return float(self.widths[start:end].sum() + self.natural[start : end - 1].sum())

    def span_at(self, place: int) -> Span:
        """The span of a character."""
        return self.spans[bisect_right(self.bounds, place) - 1]


def matter(spans: tuple[Span, ...], fonts: Fonts, chinese: Chinese) -> Matter:
    """The arrays of a paragraph; spans without text are allowed, a paragraph without is not. Raises ``Missing``."""
    text = spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)
    codes = codes_of(text)
    classified = classify(codes)
    kinds = classified.kinds
    tables = pairs(
        chinese.squeeze, chinese.squeeze_weight, chinese.prohibition, chinese.gap, chinese.gap_least, chinese.gap_most
    )
    bounds = _bounds(spans)
    glyphs, runs = _find(spans, bounds, codes, fonts)
    _settle_boxes(glyphs, classified)
    _shape(glyphs, text, classified, runs)
    _join_dashes(glyphs, classified)
    sizes = _sizes(spans, bounds)
    pair = kinds[:-1].astype(np.intp)
    pair *= COUNT
    pair += kinds[1:]
    pair_ems = _pair_ems(sizes, tables.of_next, pair)
    natural = tables.natural.take(pair) * pair_ems
    flush = _flush(spans, bounds)
    if flush:
        natural[list(flush)] = 0.0
    return Matter(
        spans=spans, text=text, kinds=kinds, counts=classified.counts, glyphs=glyphs.ids, is_silent=glyphs.is_silent,
        advances=glyphs.advances * sizes, widths=glyphs.boxes * sizes,
        shifts=None if glyphs.shifts is None else glyphs.shifts * sizes, sizes=sizes,
        em=spans[0].size if isinstance(sizes, float | int) else max(spans, key=lambda span: len(span.text)).size,
        pair=pair, pair_ems=pair_ems, natural=natural, tables=tables, runs=runs, bounds=bounds, flush=flush,
    )  # fmt: skip


def _bounds(spans: tuple[Span, ...]) -> tuple[int, ...]:
    bounds = [0]
    for span in spans:
        bounds.append(bounds[-1] + len(span.text))
    return tuple(bounds)


def _flush(spans: tuple[Span, ...], bounds: tuple[int, ...]) -> tuple[int, ...]:
    ends = (
        (end, a.rise != b.rise) for end, (a, b) in zip(bounds[1:], pairwise(spans), strict=False) if a.text and b.text
    )
    return tuple(end - 1 for end, changes in ends if changes)


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
) -> tuple[_Glyphs, tuple[Run, ...]]:
    """Nominal glyphs and the runs of one face. Raises ``Missing`` with all that is missing."""
    runs: list[Run] = []
    missing: set[str] = set()
    found = []
    for index, span in enumerate(spans):
        if not span.text:
            continue
        voice = fonts.voice(span.family, span.weight)
        start, end = bounds[index], bounds[index + 1]
        try:
            own = voice.find(codes[start:end])
        except Missing as lack:
            missing.update(lack.characters)
            continue
        found.append(own)
        runs += _runs(own.faces, voice, start, end, index)
    if missing:
        raise Missing(tuple(sorted(missing)))
    if len(found) == 1:
        own = found[0]
        return _Glyphs(own.glyphs, own.advances, own.boxes, own.shifts, False), tuple(runs)
    ids, advances, boxes = (np.concatenate(own) for own in zip(*(each[:3] for each in found), strict=True))
    shifts = None
    if any(own.shifts is not None for own in found):
        shifts = np.concatenate([np.zeros(own.glyphs.size) if own.shifts is None else own.shifts for own in found])
    return _Glyphs(ids, advances, boxes, shifts, False), tuple(runs)


def _runs(faces: npt.NDArray[np.uint8] | None, voice: Voice, start: int, end: int, span: int) -> Iterator[Run]:
    """Cut a span where the face changes."""
    if faces is None or not faces.any():
        yield Run(start, end, span, voice.face(0))
        return
    cuts = [0, *(np.flatnonzero(np.diff(faces)) + 1).tolist(), end - start]
    for a, b in pairwise(cuts):
        yield Run(start + a, start + b, span, voice.face(int(faces[a])))


def _settle_boxes(glyphs: _Glyphs, classified: Classified) -> None:
    """Boxes of the characters whose kind came from their neighbours."""
    places = classified.settled
    if not places.size:
        return
    kinds, advances = classified.kinds[places], glyphs.advances[places]
    box = BOX.take(kinds)
    box = np.where(box > 0, box, advances)
    shift = (advances - box) * ALIGNED.take(kinds)
    glyphs.boxes[places] = box
    if glyphs.shifts is not None or shift.any():
        glyphs.shift(places, shift)


def _shape(glyphs: _Glyphs, text: str, classified: Classified, runs: tuple[Run, ...]) -> None:
    """Kerned Latin words. Single characters need no shaping."""
    counts = classified.counts
    glyphs.is_silent = counts[Kind.NOTHING] + counts[Kind.MAY_BREAK] > 0
    if sum(counts[kind] for kind in WESTERN) < 2:
        return
    kinds = classified.kinds.tobytes()
    for run in runs:
        for match in _WESTERN_WORD.finditer(kinds, run.start, run.end):
            start, end = match.span()
            word = run.face.shaped(text[start:end])
            glyphs.ids[start:end], glyphs.advances[start:end], glyphs.boxes[start:end] = word[:3]
            glyphs.is_silent |= word.is_merged
            if _APOSTROPHE in text[start:end]:
                _close_apostrophes(glyphs, text, start, end, run.face)


def _close_apostrophes(glyphs: _Glyphs, text: str, start: int, end: int, face: Face) -> None:
    """T-02: the full-width ’ of a Chinese face in a Latin word, closed up to its ink."""
    for place in range(start, end):
        if text[place] != _APOSTROPHE:
            continue
        left, right = face.ink(int(glyphs.ids[place]))
        if glyphs.advances[place] > right - left + 2 * APOSTROPHE_SIDE:
            glyphs.boxes[place] = right - left + 2 * APOSTROPHE_SIDE
            glyphs.shift(np.array([place]), left - APOSTROPHE_SIDE)


def _join_dashes(glyphs: _Glyphs, classified: Classified) -> None:
    """T-67: the halves of —— overlap."""
    if classified.counts[DASH] < 2:
        return
    second = seconds(np.flatnonzero(classified.kinds == DASH))
    glyphs.shift(second, DASH_OVERLAP)
    glyphs.shift(second - 1, -DASH_OVERLAP)
