"""Characters and the looks they are wanted in, in; glyphs with their advances, boxes and faces out. Lengths are em."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from banxin.text.classes import (
    ALIGNED,
    BOX,
    DASH,
    DIGIT,
    WESTERN,
    Classified,
    Codes,
    Kind,
    Kinds,
    Places,
    Points,
    are_quotes,
    of_kinds,
    ranges,
    seconds,
)  # fmt: skip
from banxin.text.face import SILENT, Face
from banxin.text.fonts import Fonts, Missing, Voice

if TYPE_CHECKING:
    from banxin.text.setting import Span

Ids = npt.NDArray[np.int32]

APOSTROPHE_SIDE: Final = 0.05
"""Blank on each side of the ink of a Latin ’ or “, in em: the full-width mark closed up to a Western width."""
WIDER: Final = 0.3
"""What a full-width mark is wider than its ink at the least, in em; those of Latin faces (0.2) stay."""
DASH_OVERLAP: Final = 0.02
"""How far each half of —— reaches into the other, in em: abutting glyphs show a hairline on screens (T-67)."""

_WESTERN: Final = of_kinds(*WESTERN)
_POINT: Final = ord(".")
"""With digits, what ``FIGURES`` are."""


class Piece(NamedTuple):
    """The characters of one span: where they stand, and which of its paragraph's spans it is."""

    start: int
    end: int
    span: Span
    number: int


class Run(NamedTuple):
    """Characters of one piece from one face."""

    start: int
    end: int
    piece: Piece
    face: Face


class Glyphs:
    """A glyph for every character, while they are being found."""

    __slots__ = ("advances", "boxes", "faces", "ids", "is_silent", "shifts")

    def __init__(
        self, ids: Ids, advances: Points, boxes: Points, shifts: Points | None, faces: npt.NDArray[np.uint8] | None
    ) -> None:
        self.ids = ids
        self.advances = advances
        self.boxes = boxes
        self.shifts = shifts
        """How far left of its box's edge each is drawn."""
        self.faces = faces
        self.is_silent = False
        """Whether some characters have no glyph of their own."""

    def shift(self, places: Places, by: Points | float) -> None:
        """Draw some glyphs further left."""
        if self.shifts is None:
            self.shifts = np.zeros(self.ids.size)
        self.shifts[places] = by


def glyphs(
    pieces: Sequence[Piece], text: str, codes: Codes, classified: Classified, fonts: Fonts
) -> tuple[Glyphs, tuple[Run, ...]]:
    """The glyphs of some pieces, Latin words kerned, and the runs of one face. Raises ``Missing`` with all it lacks."""
    voices = [fonts.voice(piece.span.family, piece.span.weight) for piece in pieces]
    found = _found(pieces, voices, codes)
    quotes = _latin_quotes(codes, classified)
    if quotes:
        _take_western(found, pieces, voices, codes, quotes)
    runs = tuple(_runs(pieces, voices, found.faces))
    _settle_boxes(found, classified)
    found.is_silent = classified.counts[Kind.NOTHING] + classified.counts[Kind.MAY_BREAK] > 0
    if sum(classified.counts[kind] for kind in WESTERN) > 1:
        _shape(found, text, codes, classified, runs)
    if quotes:
        _close_up(found, runs, quotes)
    _join_dashes(found, classified)
    return found, runs


def _latin_quotes(codes: Codes, classified: Classified) -> tuple[int, ...]:
    """Where quotation marks and apostrophes are Latin."""
    places = classified.settled
    latin = are_quotes(codes[places]) & _WESTERN.take(classified.kinds[places])
    return tuple(places[latin].tolist())


def _found(pieces: Sequence[Piece], voices: Sequence[Voice], codes: Codes) -> Glyphs:
    """Nominal glyphs, voice by voice."""
    if len(pieces) == 1:
        return Glyphs(*voices[0].find(codes))
    made = Glyphs(np.full(codes.size, SILENT, np.int32), np.zeros(codes.size), np.zeros(codes.size), None, None)
    missing: set[str] = set()
    for voice in dict.fromkeys(voices):
        own = [piece for piece, spoken in zip(pieces, voices, strict=True) if spoken is voice]
        places = ranges(np.array([piece.start for piece in own]), np.array([piece.end for piece in own]))
        try:
            found = voice.find(codes[places])
        except Missing as lack:
            missing.update(lack.characters)
            continue
        made.ids[places], made.advances[places], made.boxes[places] = found.glyphs, found.advances, found.boxes
        if found.shifts is not None:
            made.shift(places, found.shifts)
        if found.faces is not None:
            made.faces = np.zeros(codes.size, np.uint8) if made.faces is None else made.faces
            made.faces[places] = found.faces
    if missing:
        raise Missing(tuple(sorted(missing)))
    return made


def _take_western(
    glyphs: Glyphs, pieces: Sequence[Piece], voices: Sequence[Voice], codes: Codes, quotes: tuple[int, ...]
) -> None:
    """Quotation marks from the face of the letters beside them, where a family has its Latin from another."""
    starts = [piece.start for piece in pieces]
    for place in quotes:
        voice = voices[bisect_right(starts, place) - 1]
        found = voice.western(int(codes[place]))
        if found is None:
            continue
        glyphs.ids[place], index = found
        face = voice.face(index)
        glyphs.advances[place] = glyphs.boxes[place] = face.advance(found[0]) / face.upem
        if glyphs.faces is None:
            glyphs.faces = np.zeros(codes.size, np.uint8)
        glyphs.faces[place] = index


def _runs(pieces: Sequence[Piece], voices: Sequence[Voice], faces: npt.NDArray[np.uint8] | None) -> Iterator[Run]:
    """Pieces, cut where the face changes."""
    fallen = [] if faces is None else faces.nonzero()[0].tolist()
    for piece, voice in zip(pieces, voices, strict=True):
        start, end = piece.start, piece.end
        if faces is None or not fallen or bisect_right(fallen, start - 1) == bisect_right(fallen, end - 1):
            yield Run(start, end, piece, voice.face(0))
            continue
        own = faces[start:end]
        for a, b in pairwise([0, *((own[1:] != own[:-1]).nonzero()[0] + 1).tolist(), end - start]):
            yield Run(start + a, start + b, piece, voice.face(int(own[a])))


def _settle_boxes(glyphs: Glyphs, classified: Classified) -> None:
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


def _words(codes: Codes, kinds: Kinds, runs: tuple[Run, ...]) -> list[tuple[Run, int, int]]:
    """Two or more Western characters of one run; numbers only where their face does not set them as each alone."""
    western = _WESTERN.take(kinds)
    heads = np.fromiter([run.start for run in runs], np.intp, len(runs))
    first, last = western.copy(), western.copy()
    first[1:] &= ~western[:-1]
    last[:-1] &= ~western[1:]
    first[heads], last[heads[1:] - 1] = western[heads], western[heads[1:] - 1]
    starts, ends = first.nonzero()[0], last.nonzero()[0] + 1
    is_word = ends - starts > 1
    starts, ends = starts[is_word], ends[is_word]
    strange = (western & (kinds != DIGIT) & (codes != _POINT)).nonzero()[0]
    is_number = strange.searchsorted(starts) == strange.searchsorted(ends)
    owners = [runs[at] for at in (heads.searchsorted(starts, "right") - 1).tolist()]
    found = zip(owners, starts.tolist(), ends.tolist(), is_number.tolist(), strict=True)
    return [(run, a, b) for run, a, b, is_number in found if not is_number or not run.face.is_tabular]


def _shape(glyphs: Glyphs, text: str, codes: Codes, classified: Classified, runs: tuple[Run, ...]) -> None:
    """Kerned Latin words. Single characters need no shaping, nor do numbers in most faces."""
    found = _words(codes, classified.kinds, runs)
    if not found:
        return
    words = [run.face.shaped(text[a:b]) for run, a, b in found]
    places = ranges(np.array([a for _, a, _ in found]), np.array([b for _, _, b in found]))
    glyphs.ids[places] = np.concatenate([word.glyphs for word in words])
    glyphs.advances[places] = np.concatenate([word.advances for word in words])
    glyphs.boxes[places] = np.concatenate([word.widths for word in words])
    glyphs.is_silent |= any(word.is_merged for word in words)


def _close_up(glyphs: Glyphs, runs: tuple[Run, ...], quotes: tuple[int, ...]) -> None:
    """T-02: the full-width quotation marks of a Chinese face in Latin words, closed up to their ink."""
    starts = [run.start for run in runs]
    for place in quotes:
        left, right = runs[bisect_right(starts, place) - 1].face.ink(int(glyphs.ids[place]))
        if glyphs.advances[place] > right - left + WIDER:
            glyphs.boxes[place] = right - left + 2 * APOSTROPHE_SIDE
            glyphs.shift(np.array([place]), left - APOSTROPHE_SIDE)


def _join_dashes(glyphs: Glyphs, classified: Classified) -> None:
    """T-67: the halves of —— overlap."""
    if classified.counts[DASH] < 2:
        return
    second = seconds((classified.kinds == DASH).nonzero()[0])
    glyphs.shift(second, DASH_OVERLAP)
    glyphs.shift(second - 1, -DASH_OVERLAP)
