"""Large letters in red: the issuer's mark of a 公文 and the name of a brief, condensed and spaced to their band."""

from __future__ import annotations

import math
from typing import Final

from banxin.frame import Element, GlyphRun, Item
from banxin.layout.setter import Setter
from banxin.records import record, replace
from banxin.style import Style, TextRole

SPACED: Final = 5.0
"""Points between the letters of a mark of up to eight characters, before they are condensed with them."""
CLOSE: Final = 2.5
FEW: Final = 8
EIGHT: Final = 0.86
"""How wide the letters of a mark of eight characters are set (SPEC section 5)."""


NAMES: Final = {2: 40.0, 3: 40.0, 4: 22.0, 5: 10.0, 6: 10.0}
"""Points between the letters of a brief's name, by how many it has, before they are condensed with them; a longer one
is fitted as a mark."""
NAME_WIDE: Final = 0.92
LONG_NAME: Final = 50.9


@record
class Fitted:
    """Large letters fitted to their band: size and distance as drawn in points, their width as a share of their own."""

    size: float
    stretch: float
    apart: float


@record
class Lettered:
    """Large letters, their ink from ``top`` to ``bottom``: y runs down from the baseline."""

    runs: tuple[GlyphRun, ...]
    width: float
    top: float
    bottom: float

    def at(self, x: float, y: float, element: Element) -> tuple[Item, ...]:
        """The letters with their left edge at x and the upper edge of their ink at y."""
        return tuple(replace(run, x=run.x + x, y=run.y + y - self.top, element=element) for run in self.runs)


def mark(text: str, role: TextRole, setter: Setter) -> Lettered:
    """A mark as wide as its band allows, condensed no further than the style lets it be, then smaller."""
    own = fitted(text, role.size, setter.style)
    return lettered(text, role.model_copy(update={"size": own.size}), setter, own.stretch, own.apart)


def name(text: str, role: TextRole, setter: Setter) -> Lettered:
    """A brief's name: letters far apart where they are few."""
    own = fitted_name(text, role.size, setter.style)
    return lettered(text, role.model_copy(update={"size": own.size}), setter, own.stretch, own.apart)


def fitted(text: str, size: float, style: Style) -> Fitted:
    """How a mark's letters fit its band: condensed as far as the style lets them be, then smaller."""
    official = style.official
    assert official is not None
    count = len(text)
    apart = SPACED if count <= FEW else CLOSE
    blanks = (count - 1) * apart
    stretch = min(EIGHT if count == FEW else 1.0, official.mark_widest / (count * size + blanks))
    stretch = math.floor(100 * stretch) / 100  # the design condenses by whole percents
    if stretch < official.mark_least:
        stretch = official.mark_least
        size = (official.mark_widest / stretch - blanks) / count
    return Fitted(size, stretch, apart * stretch)


def fitted_name(text: str, size: float, style: Style) -> Fitted:
    """How the letters of a brief's name fit."""
    apart = NAMES.get(len(text))
    return fitted(text, LONG_NAME, style) if apart is None else Fitted(size, NAME_WIDE, apart * NAME_WIDE)


def spread(text: str, role: TextRole, setter: Setter, width: float) -> Lettered:
    """Letters at their natural width, spread to a common width with the other names of a joint mark."""
    apart = (width - role.size * len(text)) / max(len(text) - 1, 1)
    return lettered(text, role, setter, 1.0, apart)


def lettered(text: str, role: TextRole, setter: Setter, stretch: float, apart: float) -> Lettered:
    """Letters set ``apart`` points from each other (not after the last), each ``stretch`` of its width.

    Between Han and digits there is the gap of running text, condensed with them.
    """
    runs: list[GlyphRun] = []
    x = end = 0.0
    tops, bottoms = [], []
    for run in setter.label(text, role).runs:
        x += max(run.x - end, 0.0) * stretch
        end = run.x + run.width
        gaps = tuple((at, wide) for at, wide in run.kerns if wide > 0)
        face = setter.fonts.face(run.face)
        glyphs = [int.from_bytes(run.glyphs[at : at + 2], "big") for at in range(0, len(run.glyphs), 2)]
        width = sum(face.advance(glyph) for glyph in glyphs) / face.upem * run.size * stretch
        width += (len(glyphs) - 1) * apart + sum(wide for _, wide in gaps) * stretch
        runs.append(replace(run, x=x, width=width, spread=apart / stretch, kerns=gaps, stretch=stretch))
        x += width + apart
        edges = [face.heights(glyph) for glyph in glyphs]
        tops.append(run.y - max(top for top, _ in edges) * run.size)
        bottoms.append(run.y - min(bottom for _, bottom in edges) * run.size)
    return Lettered(tuple(runs), x - apart, min(tops), max(bottoms))
