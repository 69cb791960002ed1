"""A short table in, an editable table of a slide out: its size, the widths of its columns, its cells in three lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, Final

from banxin.charts.kinds import Words
from banxin.charts.plot.look import lines_of, widest
from banxin.document import Cell, Column, Row, Table
from banxin.expressions import expression
from banxin.inlines import plain
from banxin.layout.columns import holds_numbers, widths
from banxin.records import record, replace
from banxin.writers.pptx.markup import Align, Box, Pen, Ruled, line
from banxin.writers.pptx.room import BELOW, BESIDE, room
from banxin.writers.pptx.sizes import LEAST, words
from banxin.writers.pptx.template import BODY_AT, FOOT_AT

if TYPE_CHECKING:
    from banxin.style import Style, TextRole

MOST_ROWS: Final = 12
"""Rows that can be read from the back of a room."""
SIZES: Final = (20.0, 18.0, 16.0, 15.0, LEAST)
"""Of a table's words, points; a table that the smallest does not fit over the whole width has no slide."""
WORDS_EM: Final = 3.0
"""A column of words that is pressed below so many ems cannot be read."""
_NUMBER: Final = expression(r"[-+−]?\d[\d.,]*%?")
WAYS: Final = ((False, 2), (True, 3), (False, 99), (True, 99))
"""Beside its caption a table is easy to read while no cell has more than two lines; then over the whole width."""
STUB: Final = 0.3
"""Of a line, what a last line is short by."""
HEAD_LINES: Final = 2
"""Lines that the head of a column of numbers takes where its words have blanks between them."""
PADDING: Final = 6.0
"""Beside the words of a cell, points."""
LEADING: Final = 1.25
"""Of a line, in times its size."""
AIRS: Final = (1.1, 0.9, 0.6)
"""Above and below the words of a row together, in times their size; less where rows are many."""
ALIGNS: Final[dict[str, Align]] = {"left": "l", "centre": "ctr", "right": "r", "decimal": "r"}


@record
class Fit:
    """How a table stands on a slide: the size of its words, the widths of its columns, the heights of its rows."""

    size: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    box: Box
    wide: bool
    """Over the whole width of the slide, its caption above it."""


@record
class Square:
    """A place of the grid: a cell and what it spans, or a place that a cell to the left or above covers."""

    row: Row
    at: int
    cell: Cell | None = None
    columns: int = 1
    rows: int = 1
    is_beside: bool = False
    is_below: bool = False
    is_head: bool = False


def fit(block: Table) -> Fit | None:
    """How a table stands on a slide; ``None`` for one that is too long or too wide for any."""
    if len(block.rows) > MOST_ROWS:
        return None
    grid = squares(block)
    ways = ((way, size, air) for way in WAYS for size in SIZES for air in AIRS)
    return next((found for (wide, most), *way in ways if (found := _fit(block, grid, wide, most, *way))), None)


def _fit(
    block: Table, grid: Sequence[Sequence[Square]], wide: bool, most: int, size: float, air: float
) -> Fit | None:
    """How it stands in one way: no cell of more than so many lines."""
    free = room(block, wide=True) if wide else replace(BESIDE, y=BODY_AT, height=FOOT_AT - BODY_AT - BELOW)
    columns = _columns(block, grid, size, free.width)
    if any(_is_pressed(square, block, columns, size) for row in grid for square in row):
        return None
    lines = [max(_lines(square, columns, size) for square in row) for row in grid]
    rows = tuple((count * LEADING + air) * size for count in lines)
    if sum(rows) > free.height or max(lines, default=0) > most:
        return None
    return Fit(size, columns, rows, replace(free, width=sum(columns), height=sum(rows)), wide)


def table(pen: Pen, block: Table, fitted: Fit, style: Style) -> str:
    """The table in its place."""
    grid = squares(block)
    last, heads = len(grid) - 1, len(block.header)
    totals = frozenset(index for index, row in enumerate(block.rows, heads) if row.kind == "total")
    rows = []
    for index, (row, height) in enumerate(zip(grid, fitted.rows, strict=True)):
        ruled = _ruled(style, index, heads, last, totals)
        cells = (_cell(pen, block, square, fitted, ruled, index < heads) for square in row)
        rows.append(pen.row(height, cells))
    name = f"{block.number} {block.id}".strip()
    return pen.table(name, said(block), fitted.box, fitted.columns, rows, headed=bool(block.header))


def said(block: Table) -> str:
    """A table in words, for those who cannot see it."""
    return f"{block.number} {plain(block.title)}，{len(block.rows)}行{len(block.columns)}列".strip()


def squares(block: Table) -> tuple[tuple[Square, ...], ...]:
    """Every place of the grid, those that spans cover too: slides want them all."""
    count = len(block.columns)
    return (*_spread(block.header, count, is_head=True), *_spread(block.rows, count, is_head=False))


def _spread(rows: Sequence[Row], count: int, *, is_head: bool) -> Iterator[tuple[Square, ...]]:
    covered: dict[int, Square] = {}
    for row in rows:
        cells = iter(row.cells)
        placed: list[Square] = []
        while (at := len(placed)) < count:
            above = covered.get(at)
            if above is not None and above.rows > 1:
                square = Square(row, at, None, above.columns, above.rows - 1, is_below=True)
            else:
                cell = next(cells, Cell(()))
                wide = count if row.kind == "group" else min(cell.columns, count - at)
                square = Square(row, at, cell, wide, cell.rows, is_head=is_head)
            covered[at] = square
            placed.append(square)
            beside = range(at + 1, at + square.columns)
            placed += (Square(row, place, is_beside=True, is_below=square.is_below) for place in beside)
        yield tuple(placed)


# ---------------------------------------------------------------- measures


def _is_pressed(square: Square, block: Table, columns: tuple[float, ...], size: float) -> bool:
    """Whether a number would break into lines, or words would stand one or two below each other."""
    if square.cell is None or square.columns > 1:
        return False
    column = block.columns[square.at]
    natural = widest(_words(square.cell, size))
    whole = holds_numbers(column) or _NUMBER.fullmatch(plain(square.cell.inlines))
    pressed = max(min(natural, WORDS_EM * size), _longest(square.cell, size))
    wanted = natural if whole and not square.is_head else pressed
    return columns[square.at] - 2 * PADDING - _indent(square, size) < wanted


def _columns(block: Table, grid: Sequence[Sequence[Square]], size: float, width: float) -> tuple[float, ...]:
    natural = [3 * size] * len(block.columns)
    for row in grid:
        for square in row:
            if square.cell is not None and square.columns == 1:
                said, longest = widest(_words(square.cell, size)), _longest(square.cell, size)
                if square.is_head and holds_numbers(block.columns[square.at]):
                    said = max(longest, said / HEAD_LINES) if longest else said
                wide = said + 2 * PADDING + _indent(square, size) + 1
                natural[square.at] = max(natural[square.at], wide)
    return widths(tuple(natural), block.columns, width, size)


def _lines(square: Square, columns: tuple[float, ...], size: float) -> int:
    if square.cell is None or square.rows > 1 or not plain(square.cell.inlines):
        return 1
    return lines_of(_words(square.cell, size), _room(square, columns, size))


def _room(square: Square, columns: tuple[float, ...], size: float) -> float:
    """What the words of a cell have, points."""
    return sum(columns[square.at : square.at + square.columns]) - 2 * PADDING - _indent(square, size)


def _words(cell: Cell, size: float) -> tuple[Words, ...]:
    return words(plain(cell.inlines), size)


def _longest(cell: Cell, size: float) -> float:
    """The longest word of words with blanks between them, points; 0 where there are none."""
    text = plain(cell.inlines)
    latin = (word for word in text.split() if word.isascii()) if " " in text else ()
    return max((widest(words(word, size)) for word in latin), default=0.0)


def _indent(square: Square, size: float) -> float:
    return size if square.at == 0 and square.row.kind == "part" else 0.0


# ---------------------------------------------------------------- cells


def _cell(pen: Pen, block: Table, square: Square, fitted: Fit, ruled: Ruled, is_head: bool) -> str:
    style, group = pen.style, square.row.kind == "group"
    column = block.columns[square.at]
    spans_head = is_head and square.columns > 1
    look = pen.role(_role(style, column, square.row, is_head=is_head), fitted.size)
    align = ALIGNS[(square.cell.align if square.cell else "") or ("centre" if spans_head else column.align)]
    lines = [line(plain(square.cell.inlines), look, "l" if group else align)] if square.cell is not None else []
    ground = style.colour(style.table.group_ground) if group else None
    spans = {"gridSpan": square.columns, "rowSpan": square.rows if not square.is_below else 1}
    told = "".join(f' {key}="{value}"' for key, value in spans.items() if value > 1)
    told += ' hMerge="1"' * square.is_beside + ' vMerge="1"' * square.is_below
    beside = PADDING + (_spare(square, fitted) if align == "l" else 0.0)
    return pen.cell(lines, told, ruled, PADDING + _indent(square, fitted.size), beside, ground)


def _spare(square: Square, fitted: Fit) -> float:
    """What a cell of several lines leaves free at their ends, so that its last is no stub of a word or two."""
    if square.cell is None or square.is_below:
        return 0.0
    said, wide = _words(square.cell, fitted.size), _room(square, fitted.columns, fitted.size)
    lines = lines_of(said, wide)
    if lines < 2 or widest(said) > (lines - 1 + STUB) * wide:
        return 0.0
    text = plain(square.cell.inlines)
    pauses = [at for at in range(1, len(text)) if text[at - 1] in "，、；：" and len(text) < 3 * at < 2 * len(text)]
    uppers = (widest(words(text[:at], fitted.size)) + fitted.size / 4 for at in reversed(pauses))
    even = (wide - step * fitted.size for step in range(int(wide / fitted.size / 2), 0, -1))
    return next((wide - kept for kept in (*uppers, *even) if kept < wide and lines_of(said, kept) == lines), 0.0)


def _role(style: Style, column: Column, row: Row, *, is_head: bool) -> TextRole:
    texts = style.text
    if row.kind == "group":
        return texts.table_group
    if is_head:
        return texts.table_header
    if row.kind == "total":
        return texts.table_total
    return texts.table_figure if column.figures else texts.table_cell


def _ruled(style: Style, index: int, heads: int, last: int, totals: Set[int]) -> Ruled:
    """The rules above and below a row: three lines in ink and one above each total, hairs between rows."""
    measures, ink, hair = style.table, style.colour("ink"), style.colour("hair")

    def above(row: int) -> tuple[float, str]:
        if row == 0:
            return measures.head_rule, ink
        if row == heads or row in totals:
            return measures.under_head, ink
        return (measures.foot_rule, ink) if row > last else (measures.row_rule, hair)

    return Ruled(above(index), above(index + 1))
