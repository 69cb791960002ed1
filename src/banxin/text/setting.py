"""Words in, set lines out: the front door of Chinese setting.

``set_lines`` breaks and justifies a paragraph; ``set_line`` sets one line at its natural width (labels, numbers).
Both squeeze punctuation and put the Han–Latin gap across changes of face, weight and colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from banxin.frame import Colour, GlyphRun
from banxin.problems import NOWHERE, Place
from banxin.style import Chinese
from banxin.text.fonts import Fonts

Align = Literal["justify", "left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive characters in one look."""

    text: str
    family: str
    weight: int
    size: float
    colour: Colour
    rise: float = 0.0
    """Points above the baseline."""
    keep_inside: bool = False
    """No line may end within it."""
    keep_next: bool = False
    """No line may end between it and the next span."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: runs from x = 0 on the baseline y = 0.

    ``spans[i]`` is the index of the span that ``runs[i]`` was made from; a span may give several runs (fallback,
    Latin words inside justified Han). ``start`` and ``end`` are the characters of the paragraph it carries.
    """

    runs: tuple[GlyphRun, ...]
    spans: tuple[int, ...]
    width: float
    start: int
    end: int


def set_lines(
    spans: tuple[Span, ...],
    measure: float,
    fonts: Fonts,
    chinese: Chinese,
    *,
    align: Align = "justify",
    indent: float = 0.0,
    balance: bool = False,
    hang: bool = False,
    place: Place = NOWHERE,
) -> tuple[Line, ...]:
    """Break ``spans`` into lines of ``measure`` points.

    ``indent`` shifts the first line. ``balance`` makes ragged lines of like length, broken by sense (heads, captions).
    ``hang`` lets an opening mark at a line's left edge hang outside it by half an em. Raises ``BadSource`` with a
    Problem at ``place`` for a character that no font has.
    """
    raise NotImplementedError


def set_line(spans: tuple[Span, ...], fonts: Fonts, chinese: Chinese, *, hang: bool = False, place: Place = NOWHERE) -> Line:
    """Set ``spans`` on one line at its natural width, never broken."""
    raise NotImplementedError
