"""Font files: coverage, widths, fallback, glyph ids. The only module beside ``writers.pdf`` that knows HarfBuzz."""

from __future__ import annotations

from collections.abc import Mapping


class Face:
    """One opened font file."""

    name: str
    """The file's stem: ``BanxinSong-Bold``."""
    data: bytes
    upem: int

    def advance(self, glyph: int) -> float:
        """Advance of a glyph in face units."""
        raise NotImplementedError

    def outline(self, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """The glyph's outline in face units, y up: M, L, Q, C, Z with their points (for SVG and tests)."""
        raise NotImplementedError

    def text_of(self, glyph: int) -> str:
        """What a glyph says: the characters that were set with it, for ToUnicode."""
        raise NotImplementedError


class Fonts:
    """The faces of a style: families, weights and fallback."""

    def __init__(self, files: Mapping[str, bytes], families: Mapping[str, object]) -> None:
        raise NotImplementedError

    def face(self, name: str) -> Face:
        """An opened face by its name, as in ``GlyphRun.face``."""
        raise NotImplementedError
