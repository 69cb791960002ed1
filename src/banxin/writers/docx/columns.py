"""The columns of a table in Word: how wide they are, and how far in their numbers stand so that points are in line.

Numbers are flush right with a margin of their own: a tab would be a character in the text, and decimal tabs in cells
differ between programs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.document import Cell, Row, Table
from banxin.inlines import Inlines, plain
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


def column_widths(block: Table, style: Style, padding: float) -> tuple[float, ...]:
    """The widths of a table over the full width of the type area; ``padding`` is on either side of a cell's words."""
    count = len(block.columns)
    natural = [2.0 * style.em] * count
    size = _size(style)
    inside = [insets(block, style, position) for position in range(count)]
    for row in (*block.header, *block.rows):
        if row.kind == "group":
            continue
        for position, cell in placed(row, count):
            if cell.columns == 1:
                indent = {"item": 1, "part": 3}.get(row.kind, 0) * style.table.indent if position == 0 else 0.0
                indent += inside[position].get(plain(cell.inlines), 0.0)
                needed = indent + 2 * padding + length(cell.inlines, size) + ROOM
                natural[position] = max(natural[position], needed)
    return widths(tuple(natural), tuple(column.width for column in block.columns), style.full, size)


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


def placed(row: Row, count: int) -> list[tuple[int, Cell]]:
    """Cells with the columns they start at, spans from above left aside (they only widen a guess)."""
    done: list[tuple[int, Cell]] = []
    position = 0
    for cell in row.cells:
        if position < count:
            done.append((position, cell))
        position += cell.columns
    return done


def _cells(block: Table, column: int) -> Iterator[Inlines]:
    for row in block.rows:
        if row.kind != "group":
            yield from (cell.inlines for at, cell in placed(row, len(block.columns)) if at == column)


def _size(style: Style) -> float:
    return max(style.text.table_cell.size, style.text.table_figure.size)


def _width(words: str, style: Style) -> float:
    """About how wide a cell's words are, in points."""
    digit, point = _digits(style)
    ems = sum(point if each in ".," else digit if each.isascii() else 1.0 for each in words)
    return ems * style.text.table_figure.size


def _digits(style: Style) -> tuple[float, float]:
    return DIGITS.get(style.families[style.text.table_figure.family].word_latin, DIGITS["Times New Roman"])
