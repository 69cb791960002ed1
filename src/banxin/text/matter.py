"""Paragraphs in, one body of matter as parallel arrays out: glyphs, widths, blanks, runs, across changes of look.

Setting works on these arrays as a whole, so that marks squeeze and gaps stand also where face or colour change, and
so that a thousand paragraphs cost little more than one. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.classes import BLANKS, COUNT, Codes, Kinds, Points, classify, codes_of, of_kinds
from banxin.text.fonts import Fonts
from banxin.text.glyphs import Ids, Piece, Run, glyphs
from banxin.text.spacing import GAPS, Pairs, pairs

if TYPE_CHECKING:
    from banxin.measures import Chinese
    from banxin.text.setting import Span

Ems = float | Points

_BLANK: Final = of_kinds(*BLANKS)

BETWEEN: Final = "\u2060"
"""Stands between paragraphs in their common text: a word joiner, which no unit of ``units`` contains."""


@record
class Matter:
    """Paragraphs as arrays, one entry a character; ``pair`` arrays have one entry a character but the last.

    One character, of kind ``EDGE`` and without width, stands between two paragraphs.
    """

    text: str
    starts: tuple[int, ...]
    """Where each paragraph starts."""
    ends: tuple[int, ...]
    codes: Codes
    """The same as ``text``."""
    kinds: Kinds
    counts: list[int]
    """How many characters there are of each kind."""
    glyphs: Ids
    is_silent: bool
    """Whether some characters have no glyph of their own."""
    advances: Points
    """What the pen moves by."""
    widths: Points
    """The character's box."""
    shifts: Points | None
    """How far left of its box's edge a glyph is drawn."""
    sizes: Ems
    pair: npt.NDArray[np.intp]
    pair_ems: Ems
    """The em that a pair's blank is measured in."""
    natural: Points
    """Change of the blank after each character but the last, before any adjusting."""
    tables: Pairs
    pieces: tuple[Piece, ...]
    runs: tuple[Run, ...]
    flush: tuple[int, ...]
    """Gaps across a change of rise, which have no width: a note's mark stands close to its word."""
    raised: tuple[int, ...]
    """The places of raised marks, which follow their words."""
    is_underlined: bool
    """Whether anything stands under some of its characters."""

    def __len__(self) -> int:
        return len(self.text)

    def trim_start(self, place: int) -> float:
        """What a character loses when a line starts with it."""
        return float(self.tables.trim_start[self.kinds[place]]) * self._size_at(place)

    def trim_end(self, place: int) -> float:
        """What a character loses when a line ends with it."""
        return float(self.tables.trim_end[self.kinds[place]]) * self._size_at(place)

    def _size_at(self, place: int) -> float:
        return self.sizes if isinstance(self.sizes, float | int) else float(self.sizes[place])

    def inked(self) -> tuple[int, int]:
        """All characters but the blanks at both edges; empty where all are blank."""
        start, end = 0, len(self.text)
        while end > start and _BLANK[self.kinds[end - 1]]:
            end -= 1
        while start < end and _BLANK[self.kinds[start]]:
            start += 1
        return start, end

    def width(self, start: int, end: int) -> float:
        """Natural width of some characters, their edges not trimmed."""
        return float(self.widths[start:end].sum() + self.natural[start : end - 1].sum())


def matter(paragraphs: Sequence[tuple[Span, ...]], fonts: Fonts, chinese: Chinese) -> Matter:
    """The arrays of paragraphs, each with some text. Raises ``Missing`` with all characters that have no glyph."""
    pieces, starts, ends = _pieces(paragraphs)
    text = BETWEEN.join(["".join([span.text for span in spans]) for spans in paragraphs])
    codes = codes_of(text)
    classified = classify(codes, ends[:-1])
    kinds = classified.kinds
    tables = pairs(
        chinese.squeeze, chinese.squeeze_weight, chinese.prohibition, chinese.gap, chinese.gap_least, chinese.gap_most
    )
    found, runs = glyphs(pieces, text, codes, classified, fonts)
    sizes = _sizes(pieces, len(text))
    pair = kinds[:-1].astype(np.intp)
    pair *= COUNT
    pair += kinds[1:]
    pair_ems = _pair_ems(sizes, tables.of_next, pair)
    natural = tables.natural.take(pair) * pair_ems
    changes, raised = _changes_of_rise(pieces)
    flush = tuple(at for at in changes if tables.stage[pair[at]] == GAPS)  # marks squeeze there as anywhere
    if flush:
        natural[list(flush)] = 0.0
    return Matter(
        text=text, starts=starts, ends=ends, codes=codes, kinds=kinds, counts=classified.counts, glyphs=found.ids,
        is_silent=found.is_silent, advances=found.advances * sizes, widths=found.boxes * sizes,
        shifts=None if found.shifts is None else found.shifts * sizes, sizes=sizes,
        pair=pair, pair_ems=pair_ems, natural=natural, tables=tables, pieces=pieces, runs=runs, flush=flush,
        raised=raised, is_underlined=any(piece.span.under for piece in pieces),
    )  # fmt: skip


def _pieces(paragraphs: Sequence[tuple[Span, ...]]) -> tuple[tuple[Piece, ...], tuple[int, ...], tuple[int, ...]]:
    """Every span's place, and where paragraphs start and end."""
    pieces: list[Piece] = []
    starts, ends = [], []
    at = 0
    for spans in paragraphs:
        starts.append(at)
        for index, span in enumerate(spans):
            if span.text:
                start, at = at, at + len(span.text)
                pieces.append(Piece(start, at, span, index))
        ends.append(at)
        at += len(BETWEEN)
    return tuple(pieces), tuple(starts), tuple(ends)


def _changes_of_rise(pieces: Sequence[Piece]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Pairs across a change of rise within a paragraph, and the places of what is raised there."""
    if not any(piece.span.rise for piece in pieces):
        return (), ()
    changes = [b for a, b in pairwise(pieces) if a.end == b.start and a.span.rise != b.span.rise]
    return tuple(piece.start - 1 for piece in changes), tuple(piece.start for piece in changes if piece.span.rise)


def _sizes(pieces: Sequence[Piece], end: int) -> Ems:
    """The size of every character; what parts paragraphs has that of the one before."""
    sizes = [piece.span.size for piece in pieces]
    if len(set(sizes)) == 1:
        return sizes[0]
    starts = [piece.start for piece in pieces]
    return np.repeat(sizes, [b - a for a, b in pairwise([*starts, end])])


def _pair_ems(sizes: Ems, of_next: npt.NDArray[np.bool_], pair: npt.NDArray[np.intp]) -> Ems:
    if isinstance(sizes, float | int):
        return sizes
    return np.where(of_next.take(pair), sizes[1:], sizes[:-1])
