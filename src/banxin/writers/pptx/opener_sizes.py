"""An opener's words in, where they stand below its title and how large out."""

from __future__ import annotations

from typing import Final

from banxin.writers.pptx.sizes import LEADING, LEAST, fitting, height
from banxin.writers.pptx.template import FOOT_AT, MAIN, OPENED_AT

SIZES: Final = (20.0, 18.0, 16.0)
"""Of statements, points; an introduction begins with the second."""
BETWEEN: Final = 8.0
"""Above each statement, points."""
APART: Final = 26.0
"""Between the introduction and what stands below it."""
FREE: Final = 14.0
"""Between what an opener says and the foot."""
TALLEST: Final = 130.0
"""The height an introduction may take, points, before its letters are smaller."""


def introduced(introduction: str) -> tuple[float, float]:
    """The size of an introduction and the height below which nothing of it stands, points from the slide's top."""
    if not introduction:
        return SIZES[0], OPENED_AT
    size = fitting((introduction,), (*SIZES[1:], LEAST), MAIN, TALLEST)
    return size, OPENED_AT + height((introduction,), size, MAIN) + APART


def stated(introduction: str, statements: tuple[str, ...]) -> float | None:
    """The size of the statements below an introduction; ``None`` where an opener does not hold them."""
    room = FOOT_AT - FREE - introduced(introduction)[1]
    said = (size for size in SIZES if held(statements, size) <= room)
    return next(said, None)


def held(statements: tuple[str, ...], size: float) -> float:
    """The height of marked statements, points."""
    return height(statements, size, MAIN - size, BETWEEN)


def leading(size: float) -> float:
    """From line to line of running words, points."""
    return size * LEADING
