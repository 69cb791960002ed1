"""The style's spaces from baseline to baseline, turned into the spaces before and after Word's paragraphs."""

from __future__ import annotations

from typing import Final

from banxin.style import Style

ASCENT: Final = 13 / 18
"""How much of an exact line stands above its baseline; line 1 of the grid is 13 below the edge of the type area."""


def gap(style: Style, above: str, below: str) -> float:
    """The space a style puts between two kinds of things, in points; ``any`` stands for what it does not name."""
    for first, second in ((above, below), (above, "any"), ("any", below), ("any", "any")):
        value = style.space.get(first, {}).get(second)
        if value is not None:
            return value
    return style.grid.leading


def rise(leading: float) -> float:
    """From the upper edge of a line to its baseline."""
    return leading * ASCENT


def fall(leading: float) -> float:
    """From a line's baseline to its lower edge."""
    return leading * (1 - ASCENT)


def before(style: Style, kind: str, leading: float, above: str = "text") -> float:
    """What stands above a paragraph's first line when it follows a line of body text."""
    return gap(style, above, kind) - fall(style.text.body.leading) - rise(leading)


def after(style: Style, kind: str, leading: float, below: str = "text") -> float:
    """What stands below a paragraph's last line when a line of body text follows it."""
    return gap(style, kind, below) - fall(leading) - rise(style.text.body.leading)
