"""Matter in, the places where a Latin word may be divided out, with the hyphen that is then drawn (T-22).

Soft hyphens (U+00AD) divide always; where a style says so, words divide by pyphen's patterns, loaded then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from banxin.expressions import expression
from banxin.frame import GlyphRun
from banxin.problems import BadEnvironment
from banxin.records import record
from banxin.text.glyphs import Run
from banxin.text.matter import Matter

DIVIDED: Final = 100.0
"""What dividing a word costs: as much as 0.08 em at every gap."""
SOFT: Final = "\u00ad"
_HYPHENS: Final = (0x2D, 0x2010)
"""The first of these that a face has: U+2010 is a full em wide in some Chinese faces."""
_WORD: Final = expression(r"(?<![A-Za-z0-9.’'])[A-Za-z]?[a-z]{5,}(?![A-Za-z0-9’'])")
"""Words of six letters and more; names such as ChainWeaver2.0 and abbreviations are not divided."""
_BEFORE: Final = 2
_AFTER: Final = 3
"""Letters that stay before and after a hyphen at the least."""


@record
class Hyphen:
    """The hyphen of a word that ends a line before ``place``."""

    place: int
    width: float
    run: Run
    """The run of the letter before it."""
    glyph: int

    def drawn(self, x: float) -> GlyphRun:
        """The hyphen at ``x``; it reads as a soft one, so that the word is found whole."""
        span = self.run.piece.span
        glyph = self.glyph.to_bytes(2, "big")
        return GlyphRun(x, 0.0 - span.rise, self.run.face.name, span.size, span.colour, glyph, SOFT, self.width)


def hyphens(matter: Matter, by_patterns: bool) -> tuple[Hyphen, ...]:
    """Every place where a word may be divided, in order. Raises ``BadEnvironment`` where pyphen is wanted and lacks."""
    places = [*_soft(matter.text)] + ([*_patterned(matter.text)] if by_patterns else [])
    places = sorted(set(places).difference(matter.starts, matter.ends))
    if not places:
        return ()
    heads = [run.start for run in matter.runs]
    made = (_hyphen(place, matter.runs[bisect_right(heads, place - 1) - 1]) for place in places)
    return tuple(hyphen for hyphen in made if hyphen is not None)


def _soft(text: str) -> Iterator[int]:
    if SOFT not in text:
        return
    yield from (at + 1 for at, character in enumerate(text) if character == SOFT)


def _patterned(text: str) -> Iterator[int]:
    for match in _WORD.finditer(text):
        yield from (match.start() + at for at in _divided(match[0]))


@lru_cache(maxsize=4096)
def _divided(word: str) -> tuple[int, ...]:
    """Where a word may be divided, by the patterns of American English."""
    try:
        import pyphen
    except ImportError:
        raise BadEnvironment("样式要求西文断词，但没有安装 pyphen：pip install pyphen") from None
    patterns = pyphen.Pyphen(lang="en_US", left=_BEFORE, right=_AFTER)
    return tuple(int(at) for at in patterns.positions(word))


def _hyphen(place: int, run: Run) -> Hyphen | None:
    """The hyphen in the look of a run; ``None`` where its face has none."""
    for code in _HYPHENS:
        glyph = run.face.glyph(code)
        if glyph:
            width = run.face.advance(glyph) / run.face.upem * run.piece.span.size
            return Hyphen(place, width, run, glyph)
    return None
