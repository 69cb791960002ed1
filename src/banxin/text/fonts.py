"""Families of fonts by weight: which face a character is from, with fallback and borrowing; glyphs and widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from banxin.problems import BadEnvironment
from banxin.text.classes import ALIGNED, BLANK_WIDTHS, BLANKS, BOX, WESTERN, Codes, Kind, Kinds, default_kinds, of_kinds
from banxin.text.face import CODES, SILENT, SPACE, Face

_INKLESS: Final = of_kinds(Kind.NOTHING, Kind.MAY_BREAK)
_LATIN: Final = of_kinds(*WESTERN, Kind.SPACE)
_BLANK: Final = of_kinds(*BLANKS)


class Family(Protocol):
    """What ``Fonts`` needs to know of a style's family (``style.Faces``)."""

    @property
    def weights(self) -> Mapping[int, str]:
        """File names by weight."""

    @property
    def fallback(self) -> tuple[str, ...]:
        """Families asked for what this one has not."""

    @property
    def drop(self) -> float:
        """How far its glyphs are set below the baseline, in em, to stand on the optical line of the others."""

    @property
    def latin(self) -> str:
        """The family its Western letters, digits and signs come from; empty for its own."""

    @property
    def borrow(self) -> Mapping[str, str]:
        """Families and the characters taken from each even where this one has them."""


class Found(NamedTuple):
    """The glyphs of characters, all lengths in em."""

    glyphs: npt.NDArray[np.int32]
    advances: npt.NDArray[np.float64]
    boxes: npt.NDArray[np.float64]
    """Widths that the characters take, as their kinds have it."""
    shifts: npt.NDArray[np.float64] | None
    """How far left of its box's edge each glyph is drawn; ``None`` where no character of the voice needs it."""
    faces: npt.NDArray[np.uint8] | None
    """Which of the voice's faces each glyph is from; ``None`` where all are from the first."""


class Missing(Exception):
    """Characters that no face of a voice has, in order of their code points."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__("".join(characters))


Lent = Callable[[int, int], Face | None]
"""The face a character of a kind is borrowed from; ``None`` for what the family sets itself."""

_LENT: Final = 200
"""Faces that lend count from here, past any chain of fallback."""


class Voice:
    """A family at one weight: its own face, then all it falls back on, asked character by character.

    Everything learned is kept in arrays indexed by code point, so that a paragraph is looked up in one take.
    The arrays are zeroed memory that is not real until touched.
    """

    def __init__(self, faces: Iterable[Face], lent: Lent | None = None) -> None:
        self._more = iter(faces)
        self.faces: list[Face] = []
        self._lent = lent
        self._lenders: list[Face] = []
        self._glyphs = np.zeros(CODES, np.int32)
        self._advances = np.zeros(CODES)
        self._boxes = np.zeros(CODES)
        self._shifts = np.zeros(CODES)
        self._faces = np.zeros(CODES, np.uint8)
        self._has_shifts = self._has_fallen_back = False

    def find(self, codes: Codes) -> Found:
        """Glyphs of characters. Raises ``Missing`` with all that no face has."""
        glyphs = self._glyphs.take(codes)
        if not glyphs.all():
            # Not np.unique: it loads numpy.ma, 10 ms.
            self._learn(np.array(sorted(set(codes[glyphs == 0].tolist())), codes.dtype))
            glyphs = self._glyphs.take(codes)
        return Found(
            glyphs, self._advances.take(codes), self._boxes.take(codes),
            self._shifts.take(codes) if self._has_shifts else None,
            self._faces.take(codes) if self._has_fallen_back else None,
        )  # fmt: skip

    def face(self, index: int) -> Face:
        """One of the voice's faces, opened if it is not yet."""
        if index >= _LENT:
            return self._lenders[index - _LENT]
        while len(self.faces) <= index:
            self.faces.append(next(self._more))
        return self.faces[index]

    def western(self, code: int) -> tuple[int, int] | None:
        """The glyph and the face of a sign that Latin and Chinese share, where its Latin is another family's."""
        face = self._lent(code, Kind.LETTER) if self._lent is not None else None
        glyph = face.glyph(code) if face is not None else 0
        if face is None or not glyph:
            return None
        if face not in self._lenders:
            self._lenders.append(face)
        face.learn(glyph, chr(code))
        return glyph, _LENT + self._lenders.index(face)

    def _learn(self, codes: Codes) -> None:
        kinds = default_kinds(codes)
        silent = _INKLESS.take(kinds)
        self._glyphs[codes[silent]] = SILENT
        codes, kinds = codes[~silent], kinds[~silent]
        if self._lent is not None:
            codes, kinds = self._borrow(self._lent, codes, kinds)
        if not codes.size:
            return
        for index, face in self._all():
            codes, kinds = self._found(index, face, codes, kinds)
            if not codes.size:
                return
        raise Missing(tuple(map(chr, codes.tolist())))

    def _found(self, index: int, face: Face, codes: Codes, kinds: Kinds) -> tuple[Codes, Kinds]:
        """Learn what a face has of some characters; those it has not."""
        drawn = np.where(_BLANK.take(kinds), SPACE, codes).tolist()
        glyphs = np.array([face.glyph(code) for code in drawn], np.int32)
        has = glyphs > 0
        self._keep(index, face, codes[has], kinds[has], glyphs[has])
        return codes[~has], kinds[~has]

    def _borrow(self, lent: Lent, codes: Codes, kinds: Kinds) -> tuple[Codes, Kinds]:
        """Learn the characters that come from other families; those that do not."""
        lenders = [lent(int(code), int(kind)) for code, kind in zip(codes, kinds, strict=True)]
        own = np.array([face is None for face in lenders], np.bool_)
        rest, rest_kinds = codes[own], kinds[own]
        for face in dict.fromkeys(face for face in lenders if face is not None):
            if face not in self._lenders:
                self._lenders.append(face)
            where = np.array([lender is face for lender in lenders], np.bool_)
            lacking, lacking_kinds = self._found(_LENT + self._lenders.index(face), face, codes[where], kinds[where])
            rest, rest_kinds = np.concatenate([rest, lacking]), np.concatenate([rest_kinds, lacking_kinds])
        return rest, rest_kinds

    def _keep(self, index: int, face: Face, codes: Codes, kinds: Kinds, glyphs: npt.NDArray[np.int32]) -> None:
        """Remember glyphs of one face, with their boxes."""
        if not codes.size:
            return
        for code, glyph in zip(codes.tolist(), glyphs.tolist(), strict=True):
            face.learn(glyph, chr(code))
        advances = np.array([face.advance(glyph) for glyph in glyphs.tolist()]) / face.upem
        boxes = BOX.take(kinds)
        boxes = np.where(boxes > 0, boxes, advances)
        shifts = (advances - boxes) * ALIGNED.take(kinds)
        for at in _BLANK.take(kinds).nonzero()[0].tolist():
            boxes[at] = BLANK_WIDTHS.get(int(codes[at]), advances[at])
        self._glyphs[codes], self._advances[codes], self._boxes[codes] = glyphs, advances, boxes
        self._shifts[codes], self._faces[codes] = shifts, index
        self._has_shifts |= bool(shifts.any())
        self._has_fallen_back |= index > 0

    def _all(self) -> Iterator[tuple[int, Face]]:
        """The faces in order, each opened only when the ones before it have not sufficed."""
        yield from enumerate(self.faces)
        for face in self._more:
            self.faces.append(face)
            yield len(self.faces) - 1, face


class Fonts:
    """The faces of a style: families, weights and fallback. Files are opened when first needed.

    ``files`` are the font files by name (bytes, or where they stand), ``families`` the style's families by name.
    Raises ``BadEnvironment``, when first asked for, where a file is missing or is no font.
    """

    def __init__(self, files: Mapping[str, bytes | Path], families: Mapping[str, Family]) -> None:
        self._files = files
        self._families = families
        named = (file for family in families.values() for file in family.weights.values())
        self._names = {_stem(file): file for file in (*files, *named)}
        self._drops = {_stem(file): own.drop for own in families.values() for file in own.weights.values() if own.drop}
        self._faces: dict[str, Face] = {}
        self._voices: dict[tuple[str, int], Voice] = {}

    def face(self, name: str) -> Face:
        """An opened face by its name, as in ``GlyphRun.face``."""
        known = self._faces.get(name)
        if known is None:
            file = self._names.get(name)
            if file is None or not self._has(file):
                raise BadEnvironment(f"缺少字体文件 {name}")
            known = self._faces[name] = Face(name, self._files[file], self._drops.get(name, 0.0))
        return known

    def _has(self, file: str) -> bool:
        """Whether the files hold one: a mapping that reads them when asked may know more than it lists."""
        try:
            return bool(self._files[file])
        except KeyError:
            return False

    def voice(self, family: str, weight: int) -> Voice:
        """A family at a weight with everything it falls back on."""
        known = self._voices.get((family, weight))
        if known is None:
            known = self._voices[family, weight] = Voice(self._chain(family, weight), self._lent(family, weight))
        return known

    def face_of(self, family: str, weight: int, character: str) -> Face | None:
        """The face that sets a character in a family at a weight; ``None`` where none has it."""
        voice = self.voice(family, weight)
        try:
            faces = voice.find(np.array([ord(character)])).faces
        except Missing:
            return None
        return voice.face(0 if faces is None else int(faces[0]))

    def opened(self) -> tuple[str, ...]:
        """Names of the faces opened so far, in order."""
        return tuple(self._faces)

    def _lent(self, family: str, weight: int) -> Lent | None:
        """What a family borrows, asked character by character; ``None`` where it borrows nothing."""
        own = self._families[family]
        if not own.latin and not own.borrow:
            return None
        lenders = {ord(character): name for name, characters in own.borrow.items() for character in characters}

        def lent(code: int, kind: int) -> Face | None:
            name = lenders.get(code, own.latin if _LATIN[kind] else "")
            return next(self._chain(name, weight)) if name else None

        return lent

    def _chain(self, family: str, weight: int) -> Iterator[Face]:
        """The faces to ask, each family's nearest weight first (a bold may lack what its regular has)."""
        seen: set[str] = set()
        for name in self._order(family):
            weights = self._families[name].weights
            for at in sorted(weights, key=lambda own: (abs(own - weight), own)):
                stem = _stem(weights[at])
                if stem not in seen:
                    seen.add(stem)
                    yield self.face(stem)

    def _order(self, family: str) -> tuple[str, ...]:
        """A family and those it falls back on, nearest first, each once."""
        order = [family]
        for name in order:
            order += [further for further in self._families[name].fallback if further not in order]
        return tuple(order)


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
