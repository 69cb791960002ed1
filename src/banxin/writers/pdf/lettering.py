"""Runs of glyphs in, their codes in the page streams out; and which glyphs of a face were used, and what they said.

Codes are the glyph ids of the source file, so a page's bytes do not depend on the pages before it. A glyph that says
two different characters (U+2F00 and U+4E00) takes a second code above the source's own glyphs, so that ToUnicode stays
true for both.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from banxin.frame import GlyphRun
from banxin.records import record

if TYPE_CHECKING:
    from banxin.text.face import Face
    from banxin.text.fonts import Fonts

T = TypeVar("T")

_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"

_MOST_CODES: Final = 0x10000
"""Identity-H has two bytes a code."""


@record
class Used:
    """The glyphs used of a face by their codes, and what each code says."""

    face: str
    glyphs: dict[int, int]
    texts: dict[int, str]

    def agrees(self, other: Used) -> bool:
        """Whether one font can stand for both: no code means one thing here and another there."""
        same_face = self.face == other.face
        return same_face and _agree(self.glyphs, other.glyphs) and _agree(self.texts, other.texts)

    def joined(self, other: Used) -> Used:
        """All that is used in either of two that agree."""
        return Used(self.face, self.glyphs | other.glyphs, self.texts | other.texts)


class Lettering:
    """One face in one file: which of its glyphs were used, and what they said."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._outlined_as_cff = is_cff(face)
        self._texts = _Texts()
        self._glyphs: dict[int, int] = {0: 0}
        self._aliases: dict[tuple[int, str], int] = {}
        self._next_alias: int = face.source.glyph_count
        self._says = np.zeros(self._next_alias, "<u4")
        """The character that each glyph of the source says; 0 for those that say several, or have not been met."""

    @property
    def used(self) -> Used:
        """What was used of the face."""
        return Used(self.face.name, self._glyphs, dict(self._texts))

    def are_plain(self, runs: Sequence[GlyphRun]) -> bool:
        """Whether all that some runs need are the codes of known glyphs that say their words, one to a character."""
        glyphs = [run.glyphs for run in runs]
        texts = [run.text for run in runs]
        if [*map(len, glyphs)] != [2 * count for count in map(len, texts)]:
            return False
        said = self._says.take(np.frombuffer(b"".join(glyphs), ">u2"))
        return said.tobytes() == "".join(texts).encode("utf-32-le", "surrogatepass")

    def codes(self, run: GlyphRun) -> tuple[str, str]:
        """A run's codes in hexadecimal, and the words to put in their place where the codes alone say others."""
        count = len(run.glyphs) // 2
        glyphs = struct.unpack(f">{count}H", run.glyphs)
        if "".join(map(self._texts.__getitem__, glyphs)) == run.text:
            return run.glyphs.hex(), ""
        if len(run.text) == count:
            return self._by_character(glyphs, run)
        return self._by_word(glyphs, run)

    def _by_character(self, glyphs: tuple[int, ...], run: GlyphRun) -> tuple[str, str]:
        codes = [self._code(glyph, text) for glyph, text in zip(glyphs, run.text, strict=True)]
        said = "".join(self._texts[code] for code in codes)
        return "".join(f"{code:04x}" for code in codes), "" if said == run.text else run.text

    def _by_word(self, glyphs: tuple[int, ...], run: GlyphRun) -> tuple[str, str]:
        """Glyphs that are not one to a character: what the face knows of them, or the whole run's words."""
        for glyph in glyphs:
            self._register(glyph, glyph, self.face.text_of(glyph) or _UNKNOWN)
        said = "".join(self._texts[glyph] for glyph in glyphs)
        return run.glyphs.hex(), "" if said == run.text else run.text

    def _code(self, glyph: int, text: str) -> int:
        """The code of a glyph where it says ``text``; a CFF has no codes to spare, there it is the glyph itself."""
        self._register(glyph, glyph, text)
        if self._texts[glyph] == text or self._outlined_as_cff:
            return glyph
        code = self._aliases.setdefault((glyph, text), self._next_alias)
        if code == self._next_alias:
            if code >= _MOST_CODES:
                raise ValueError(f"{self.face.name}: no code left for a second character of glyph {glyph}")
            self._next_alias += 1
            self._register(code, glyph, text)
        return code

    def _register(self, code: int, glyph: int, text: str) -> None:
        if not glyph:
            raise ValueError(f"{self.face.name}: the missing glyph was set for {text!r}")
        self._glyphs[code] = glyph
        said = self._texts.setdefault(code, text)
        if code < len(self._says) and len(said) == 1:
            self._says[code] = ord(said)


class _Texts(dict[int, str]):
    """What each code says; of one that has not been met, what no report says.

    Never nothing: a glyph that was not met must not pass for one.
    """

    def __missing__(self, code: int) -> str:
        return "\0"


class Letterings:
    """The faces of some pages by name, each opened when first used."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._letterings: dict[str, Lettering] = {}

    def of(self, face: str) -> Lettering:
        """The lettering of a face."""
        lettering = self._letterings.get(face)
        if lettering is None:
            resource = font_name(len(self._letterings))
            lettering = self._letterings[face] = Lettering(self._fonts.face(face), resource)
        return lettering

    @property
    def used(self) -> tuple[Used, ...]:
        """What was used of each, in the order of their resources."""
        return tuple(lettering.used for lettering in self._letterings.values())


def font_name(index: int) -> str:
    """What pages call a font of the dictionary they share."""
    return f"F{index + 1}"


def is_cff(face: Face) -> bool:
    """Whether its outlines are of the kind that has no codes to spare."""
    return "glyf" not in face.source.table_tags


def _agree(some: dict[int, T], others: dict[int, T]) -> bool:
    return all(others.get(code, meant) == meant for code, meant in some.items())
