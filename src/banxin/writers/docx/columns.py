"""The columns of a table in Word: how wide they are, and how far in their numbers stand so that points are in line.

Numbers are flush right with a margin of their own: a tab would be a character in the text, and decimal tabs in cells
differ between programs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from banxin.document import Table
from banxin.inlines import Inlines, plain
from banxin.layout.cells import placed_rows
from banxin.layout.columns import tail, widths
from banxin.style import Style
from banxin.writers.docx.texts import length

DIGITS: Final = {
    "Arial": (0.556, 0.278), "Liberation Sans": (0.556, 0.278),
    "Times New Roman": (0.5, 0.25), "Liberation Serif": (0.5, 0.25),
}  # fmt: skip
"""Ems of a digit and of a point, by the font's name."""
ROOM: Final = 2.0
"""Points more than words are thought to need."""
STEP: Final = 2.0
STEPS: Final = 6
"""By how many points, and how often, two columns are tried wider and narrower."""
LONE: Final = 1.6
"""Ems of a last line that is thought to hold a single sign."""


def column_widths(block: Table, style: Style, padding: float) -> tuple[float, ...]:
    """The widths of a table over the full width of the type area; ``padding`` is on either side of a cell's words."""
    count = len(block.columns)
    lengths = _lengths(block, style, padding)
    natural = tuple(max((2.0 * style.em, *(room + ROOM for room in column.values()))) for column in lengths)
    size = _size(style)
    found = list(widths(natural, tuple(column.width for column in block.columns), style.full, size))
    pressed = [index for index in range(count) if found[index] < natural[index]]
    for one, other in combinations(pressed, 2):
        pair = (lengths[one], lengths[other])
        tried = ((found[one] + STEP * step, found[other] - STEP * step) for step in range(-STEPS, STEPS + 1))
        # Of those as good, the least moved.
        costs = ((_cost(pair, wide, padding, size), abs(wide[0] - found[one]), wide) for wide in tried)
        _, _, (found[one], found[other]) = min(costs)
    return tuple(found)


def _lengths(block: Table, style: Style, padding: float) -> list[dict[int, float]]:
    """By column and row, about how wide each cell is on one line, its margins and indents with it."""
    count, size = len(block.columns), _size(style)
    inside = [insets(block, style, position) for position in range(count)]
    found: list[dict[int, float]] = [{} for _ in range(count)]
    for at, (row, placed) in enumerate(placed_rows((*block.header, *block.rows), count)):
        if row.kind == "group":
            continue
        for position, cell in placed:
            if cell.columns == 1:
                indent = {"item": 1, "part": 3}.get(row.kind, 0) * style.table.indent if position == 0 else 0.0
                indent += inside[position].get(plain(cell.inlines), 0.0)
                found[position][at] = indent + 2 * padding + length(cell.inlines, size)
    return found


def _cost(
    pair: tuple[dict[int, float], ...], wide: tuple[float, float], padding: float, size: float
) -> int:  # fmt: skip
    """How many lines the rows take where two columns are so wide, and how many last lines hold one sign.

    Columns that do not hold their cells give each other room: a sign alone on a line needs but little of it.
    """
    lines: dict[int, int] = {}
    lone = 0
    for column, width in zip(pair, wide, strict=True):
        measure = width - 2 * padding
        for row, room in column.items():
            words = room + ROOM - 2 * padding
            count = max(1, math.ceil(words / measure))
            lines[row] = max(lines.get(row, 1), count)
            lone += count > 1 and words - (count - 1) * measure < LONE * size
    return sum(lines.values()) + lone


def insets(block: Table, style: Style, column: int, room: float = 0.0) -> dict[str, float]:
    """How much further in than flush right the cells of a column of numbers stand, by their words, in points.

    In a decimal column points stand below each other. With ``room``, the width between a cell's margins, the longest
    stands in the middle of its column and all others with it.
    """
    align = block.columns[column].align
    if align not in ("right", "decimal"):
        return {}
    cells = [words for words in map(plain, _cells(block, column)) if words]
    tails = {words: _width(tail(words), style) if align == "decimal" else 0.0 for words in cells}
    longest = max(tails.values(), default=0.0)
    wide = max((_width(words, style) + longest - own for words, own in tails.items()), default=0.0)
    middle = max(0.0, (room - wide) / 2)
    return {words: middle + longest - own for words, own in tails.items()}


def _cells(block: Table, column: int) -> Iterator[Inlines]:
    for row, placed in placed_rows(block.rows, len(block.columns)):
        if row.kind != "group":
            yield from (cell.inlines for at, cell in placed if at == column)


def _size(style: Style) -> float:
    return max(style.text.table_cell.size, style.text.table_figure.size)


def _width(words: str, style: Style) -> float:
    """About how wide a cell's words are, in points."""
    digit, point = _digits(style)
    ems = sum(point if each in ".," else digit if each.isascii() else 1.0 for each in words)
    return ems * style.text.table_figure.size


def _digits(style: Style) -> tuple[float, float]:
    return DIGITS.get(style.families[style.text.table_figure.family].word_latin, DIGITS["Times New Roman"])
