"""The columns of a table in Word: how wide they are, and how far in their numbers stand so that points are in line.

Numbers are flush right with a margin of their own: a tab would be a character in the text, and decimal tabs in cells
differ between programs.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import Final

from banxin.document import Table
from banxin.inlines import plain
from banxin.layout.cells import placed_rows
from banxin.layout.columns import tail, widths
from banxin.records import record
from banxin.style import Style
from banxin.writers.docx.texts import ems

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


def column_widths(
    block: Table, style: Style, padding: float, aligned: tuple[Flush, ...]
) -> tuple[float, ...]:
    """The widths of a table over the full width of the type area; ``padding`` is on either side of a cell's words."""
    count = len(block.columns)
    lengths = _lengths(block, style, padding, aligned)
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


def _lengths(
    block: Table, style: Style, padding: float, aligned: tuple[Flush, ...]
) -> list[dict[int, float]]:
    """By column and row, about how wide each cell is on one line, its margins and indents with it."""
    count, size = len(block.columns), _size(style)
    inside = [own.insets() for own in aligned]
    found: list[dict[int, float]] = [{} for _ in range(count)]
    for at, (row, placed) in enumerate(placed_rows((*block.header, *block.rows), count)):
        if row.kind == "group":
            continue
        for position, cell in placed:
            if cell.columns == 1:
                indent = {"item": 1, "part": 3}.get(row.kind, 0) * style.table.indent if position == 0 else 0.0
                words = plain(cell.inlines)
                indent += inside[position].get(words, 0.0)
                found[position][at] = indent + 2 * padding + size * ems(words)
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


@record
class Flush:
    """A column of numbers flush right: by the words of each cell what it has after its point, and what all have."""

    tails: dict[str, float]
    longest: float = 0.0
    """The longest tail; 0 where points need not be in line."""
    width: float = 0.0
    """Of all of them, their points below each other."""

    def insets(self, room: float = 0.0) -> dict[str, float]:
        """How much further in than flush right each cell stands, by its words, in points.

        With ``room``, the width between a cell's margins, the longest stands in the middle of its column and all
        others with it, to a whole point: each inset is a style of its own.
        """
        middle = max(0.0, (room - self.width) // 2)
        return {words: middle + self.longest - own for words, own in self.tails.items()}


def flush(block: Table, style: Style) -> tuple[Flush, ...]:
    """The numbers of each column; none where it is not flush right. In a decimal one points stand below each other."""
    said: list[list[str]] = [[] for _ in block.columns]
    for row, placed in placed_rows(block.rows, len(block.columns)):
        for at, cell in placed if row.kind != "group" else ():
            said[at].append(plain(cell.inlines))
    return tuple(
        _flush(words, column.align == "decimal", style) if column.align in ("right", "decimal") else Flush({})
        for words, column in zip(said, block.columns, strict=True)
    )


def _flush(cells: list[str], in_line: bool, style: Style) -> Flush:
    digits, size = _digits(style), style.text.table_figure.size
    tails = {words: _width(tail(words), digits, size) if in_line else 0.0 for words in cells if words}
    longest = max(tails.values(), default=0.0)
    wide = max([_width(words, digits, size) + longest - own for words, own in tails.items()], default=0.0)
    return Flush(tails, longest, wide)


def _size(style: Style) -> float:
    return max(style.text.table_cell.size, style.text.table_figure.size)


def _width(words: str, digits: tuple[float, float], size: float) -> float:
    """About how wide a cell's words are, in points; ``digits`` as in ``DIGITS``."""
    digit, point = digits
    points = words.count(".") + words.count(",")
    full = 0 if words.isascii() else sum(not each.isascii() for each in words)
    ems = point * points + digit * (len(words) - points - full) + full
    return ems * size


def _digits(style: Style) -> tuple[float, float]:
    return DIGITS.get(style.families[style.text.table_figure.family].word_latin, DIGITS["Times New Roman"])
