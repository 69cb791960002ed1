"""The columns of a table in Word: how wide they are, and how far in their numbers stand so that points are in line.

Numbers are flush right with a margin of their own: a tab would be a character in the text, and decimal tabs in cells
differ between programs.
"""

from __future__ import annotations

import math
from itertools import chain, combinations
from typing import Final, NamedTuple

from banxin.document import Column, Table
from banxin.expressions import expression
from banxin.inlines import plain
from banxin.layout.cells import placed_rows
from banxin.layout.columns import LEAST_EM, tail, widths
from banxin.layout.official.columns import column_widths
from banxin.records import record
from banxin.style import Style, TextRole


class Advances(NamedTuple):
    """How wide the signs of a Latin face are, in ems; letters that are not capitals are about as wide as digits."""

    digit: float
    point: float
    percent: float
    capital: float
    """On the average."""


_ARIAL: Final = Advances(0.556, 0.278, 0.889, 0.7)
_TIMES: Final = Advances(0.5, 0.25, 0.833, 0.68)
ADVANCES: Final = {
    "Arial": _ARIAL, "Liberation Sans": _ARIAL, "Times New Roman": _TIMES, "Liberation Serif": _TIMES,
}  # fmt: skip
"""By the font's name."""
ROOM: Final = 2.0
"""Points more than words are thought to need."""
TIGHT: Final = 1.0
"""The same where other columns are short of room."""
STEP: Final = 2.0
STEPS: Final = 6
"""By how many points, and how often, two columns are tried wider and narrower."""
PART: Final = 3
"""How often a row stands in that is part of the one above."""
GAP: Final = 0.25
"""Ems between Han and digits or letters."""
_MET: Final = expression(r"[\u4e00-\u9fff](?=[A-Za-z0-9])|[A-Za-z0-9](?=[\u4e00-\u9fff])")
_CAPITAL: Final = expression("[A-Z]")
LONE: Final = 1.6
"""Ems of a last line that is thought to hold a single sign."""


@record
class Columns:
    """How wide the columns of a table are, in points, and by the words of each cell how far in its numbers stand."""

    widths: tuple[float, ...]
    insets: tuple[dict[str, float], ...]
    """Beyond the margin; nothing for a column whose cells all stand at theirs."""


def measured(block: Table, style: Style, padding: float, *, centred: bool = False) -> Columns:
    """The columns of a table over the full width of the type area; ``padding`` is on either side of a cell's words.

    Numbers stand flush right, in a decimal column their points below each other. Where they are ``centred``, the
    longest stands in the middle of its column and all others with it.
    """
    said = _said(block, style)
    flush = tuple(_flush(own, column, centred=centred) for own, column in zip(said, block.columns, strict=True))
    if centred:
        found = _official_widths(block, style, said, tuple(own.insets() for own in flush))
        insets = tuple(own.insets(width - 2 * padding) for own, width in zip(flush, found, strict=True))
        return Columns(found, insets)
    insets = tuple(own.insets() for own in flush)
    return Columns(_widths(block, style, padding, _lengths(said, insets, style, padding)), insets)


class _Letters(NamedTuple):
    """What words are set in."""

    face: Advances
    size: float


class _Cell(NamedTuple):
    """A cell's words and where they are."""

    row: int
    words: str
    letters: _Letters
    indent: int
    """How often its row stands in."""
    is_head: bool
    is_wide: bool
    """It is over more columns than this."""


def _said(block: Table, style: Style) -> list[list[_Cell]]:
    """What each column says, row by row; nothing of rows that head others, which have columns of their own."""
    count, heads = len(block.columns), len(block.header)
    found: list[list[_Cell]] = [[] for _ in range(count)]
    texts = style.text
    head, total = _letters(style, texts.table_header), _letters(style, texts.table_total)
    columns = [_letters(style, texts.table_figure if column.figures else texts.table_cell) for column in block.columns]
    steps = {"item": 1 if any(row.kind == "group" for row in block.rows) else 0, "part": PART}
    rows = chain(placed_rows(block.header, count), placed_rows(block.rows, count))
    for at, (row, placed) in enumerate(rows):
        if row.kind == "group":
            continue
        indent = 0 if at < heads else steps.get(row.kind, 0)
        own = head if at < heads else total if row.kind == "total" else None
        for position, cell in placed:
            letters, inside = own or columns[position], 0 if position else indent
            found[position].append(_Cell(at, plain(cell.inlines), letters, inside, at < heads, cell.columns > 1))
    return found


def _letters(style: Style, role: TextRole) -> _Letters:
    return _Letters(ADVANCES.get(style.families[role.family].word_latin, _TIMES), role.size)


# ---------------------------------------------------------------- widths


def _widths(block: Table, style: Style, padding: float, lengths: list[dict[int, float]]) -> tuple[float, ...]:
    size, margins = _size(style), 2 * padding + ROOM
    widest = [max(column.values(), default=0.0) for column in lengths]
    natural = tuple(max(2.0 * style.em, room + ROOM) for room in widest)
    if sum(natural) > style.full:
        natural = tuple(max(2.0 * style.em, room + TIGHT) for room in widest)
    found = list(widths(natural, block.columns, style.full, size, margins=margins))
    pressed = [index for index, room in enumerate(natural) if found[index] < room]
    least = LEAST_EM * size + margins
    for one, other in combinations(pressed, 2):
        pair = (lengths[one], lengths[other])
        moved = ((found[one] + STEP * step, found[other] - STEP * step) for step in range(-STEPS, STEPS + 1))
        tried = [wide for wide in moved if min(wide) >= least] or [(found[one], found[other])]
        # Of those as good, the least moved.
        costs = ((_cost(pair, wide, padding, size), abs(wide[0] - found[one]), wide) for wide in tried)
        _, _, (found[one], found[other]) = min(costs)
    return tuple(found)


def _official_widths(
    block: Table, style: Style, said: list[list[_Cell]], insets: tuple[dict[str, float], ...]
) -> tuple[float, ...]:
    """Those of our own pages, by about how wide each cell is."""
    rows: list[list[float]] = [[0.0] * len(said) for _ in range(len(block.header) + len(block.rows))]
    for position, cells in enumerate(said):
        for cell in cells:
            if not cell.is_wide:
                indent = style.em / 2 if cell.indent == PART else 0.0
                inside = insets[position].get(cell.words, 0.0)
                rows[cell.row][position] = indent + inside + _length(cell)
    return column_widths(tuple(map(tuple, rows)), block.columns, style.full, style.text.table_cell.size)


def _lengths(
    said: list[list[_Cell]], insets: tuple[dict[str, float], ...], style: Style, padding: float
) -> list[dict[int, float]]:
    """By column and row, about how wide each cell is on one line, its margins and indents with it."""
    step = style.table.indent
    found: list[dict[int, float]] = []
    for cells, inside in zip(said, insets, strict=True):
        found.append({
            cell.row: cell.indent * step + inside.get(cell.words, 0.0) + 2 * padding + _length(cell)
            for cell in cells if not cell.is_wide
        })  # fmt: skip
    return found


def _length(cell: _Cell) -> float:
    """About what a cell's words take on one line."""
    gaps = 0 if cell.words.isascii() else len(_MET.findall(cell.words))
    return _width(cell.words, cell.letters) + GAP * cell.letters.size * gaps


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


# ---------------------------------------------------------------- numbers below each other


@record
class Flush:
    """A column of numbers flush right: by the words of each cell what it has after its point, and what all have."""

    tails: dict[str, float]
    longest: float = 0.0
    """The longest tail; 0 where points need not be in line."""
    width: float = 0.0
    """Of all of them, their points below each other; 0 where they are not to stand in the middle."""

    def insets(self, room: float = 0.0) -> dict[str, float]:
        """How much further in than flush right each cell stands, by its words, in points; empty where none does.

        With ``room``, the width between a cell's margins, the longest stands in the middle of its column and all
        others with it, to a whole point: each inset is a style of its own.
        """
        if not self.tails:
            return {}
        middle = max(0.0, (room - self.width) // 2)
        found = {words: middle + self.longest - own for words, own in self.tails.items()}
        return found if any(found.values()) else {}


def _flush(cells: list[_Cell], column: Column, *, centred: bool) -> Flush:
    in_line = column.align == "decimal"
    if not (in_line or (centred and column.align == "right")):
        return Flush({})
    said = {cell.words: cell.letters for cell in cells if cell.words and not cell.is_head}
    tails = {words: _width(tail(words), letters) if in_line else 0.0 for words, letters in said.items()}
    longest = max(tails.values(), default=0.0)
    wide = (_width(words, own) + longest - tails[words] for words, own in said.items()) if centred else ()
    return Flush(tails, longest, max(wide, default=0.0))


def _size(style: Style) -> float:
    return max(style.text.table_cell.size, style.text.table_figure.size)


def _width(words: str, letters: _Letters) -> float:
    """About how wide a cell's words are, in points."""
    face, size = letters
    points, percents = words.count(".") + words.count(","), words.count("%")
    capitals = 0 if words == words.lower() else len(_CAPITAL.findall(words))
    full = 0 if words.isascii() else len(words) - len(words.encode("ascii", "ignore"))
    digits = len(words) - points - percents - capitals - full
    return size * (
        full + face.digit * digits + face.point * points + face.percent * percents + face.capital * capitals
    )
