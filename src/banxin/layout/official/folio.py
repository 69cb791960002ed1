"""What stands outside the type area of an official page: the folio — 1 —, and a state in the corner."""

from __future__ import annotations

from typing import Final

from banxin.frame import ARTIFACT, Item
from banxin.layout.ink import ink
from banxin.layout.official.lines import solid
from banxin.layout.setter import Setter
from banxin.lengths import mm

DASH: Final = "—"
CORNER_AT: Final = mm(11.0)
CORNER_RIGHT: Final = mm(8.0)
"""From the right edge of the sheet; outside the type area, no part of the form."""


def folio(number: int, setter: Setter) -> tuple[Item, ...]:
    """— 1 — with its dashes 7 mm below the type area: 1 em in from the right on odd pages, from the left on even."""
    style, official = setter.style, setter.style.official
    assert official is not None
    role = style.text.folio
    dash = setter.label(DASH, role)
    digits = solid(setter).label(str(number), role.model_copy(update={"family": "serif"}))
    width = 2 * dash.width + role.size + digits.width
    y = style.paper.height - style.paper.foot + official.folio_at + _top(setter)
    left = style.left + (role.size if number % 2 == 0 else style.full - role.size - width)
    half = role.size / 2
    return (
        *ink(dash, left, y, ARTIFACT),
        *ink(digits, left + dash.width + half, y, ARTIFACT),
        *ink(dash, left + dash.width + digits.width + 2 * half, y, ARTIFACT),
    )


def corner(state: str, setter: Setter) -> tuple[Item, ...]:
    """An editorial state (〔样例〕) in the upper right corner of the sheet."""
    official = setter.style.official
    if not state or official is None:
        return ()
    line = setter.label(state, official.text.state)
    return ink(line, setter.style.paper.width - CORNER_RIGHT - line.width, CORNER_AT, ARTIFACT)


def _top(setter: Setter) -> float:
    """From the upper edge of the dash's ink to the folio's baseline."""
    role = setter.style.text.folio
    run = setter.label(DASH, role).runs[0]
    face = setter.fonts.face(run.face)
    top, _ = face.heights(int.from_bytes(run.glyphs[:2], "big"))
    return top * role.size - run.y
