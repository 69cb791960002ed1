"""A short table in, an editable table of a slide out: its size, the widths of its columns, its cells in three lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, Final

from banxin.charts.kinds import Words
from banxin.charts.plot.look import lines_of, widest
from banxin.document import Cell, Column, Row, Table
from banxin.expressions import expression
from banxin.inlines import plain
from banxin.layout.columns import widths
from banxin.records import record
from banxin.writers.pptx.markup import Align, Box, Pen, Ruled, line
from banxin.writers.pptx.template import BODY_AT, FOOT_AT, MAIN, MAIN_AT

if TYPE_CHECKING:
    from banxin.style import Style, TextRole

MOST_ROWS: Final = 12
"""Rows that can be read from the back of a room."""
SIZES: Final = (16.0, 15.0, 14.0, 13.0, 12.0)
"""Of a table's words, points; a table that the smallest does not fit has no slide."""
ROOM: Final = FOOT_AT - BODY_AT - 12.0
"""The height a table may take, points."""
WORDS_EM: Final = 3.0
"""A column of words that is pressed below so many ems cannot be read."""
_NUMBER: Final = expression(r"[-+−]?\d[\d.,]*%?")
PADDING: Final = 6.0
"""Beside the words of a cell, points."""
LEADING: Final = 1.25
"""Of a line, in times its size."""
AIR: Final = 0.9
"""Above and below the words of a row together, in times their size."""
ALIGNS: Final[dict[str, Align]] = {"left": "l", "centre": "ctr", "right": "r", "decimal": "r"}


@record
class Fit:
    """How a table stands on a slide: the size of its words, the widths of its columns, the heights of its rows."""

    size: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]


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


def fit(block: Table) -> Fit | None:
    """How a table stands on a slide; ``None`` for one that is too long or too wide for any."""
    if len(block.rows) > MOST_ROWS:
        return None
    grid = squares(block)
    for size in SIZES:
        columns = _columns(block, grid, size)
        rows = tuple(max(_height(square, columns, size) for square in row) for row in grid)
        if sum(rows) <= ROOM and not any(_is_pressed(square, block, columns, size) for row in grid for square in row):
            return Fit(size, columns, rows)
    return None


def table(pen: Pen, block: Table, style: Style) -> str:
    """The table beside its caption. It must fit (``fit``)."""
    fitted = fit(block)
    assert fitted is not None
    grid = squares(block)
    last, heads = len(grid) - 1, len(block.header)
    totals = frozenset(index for index, row in enumerate(block.rows, heads) if row.kind == "total")
    rows = []
    for index, (row, height) in enumerate(zip(grid, fitted.rows, strict=True)):
        ruled = _ruled(style, index, heads, last, totals)
        cells = (_cell(pen, block, square, fitted, ruled, index < heads) for square in row)
        rows.append(pen.row(height, cells))
    box = Box(MAIN_AT, BODY_AT, sum(fitted.columns), sum(fitted.rows))
    name = f"{block.number} {block.id}".strip()
    return pen.table(name, said(block), box, fitted.columns, rows, headed=bool(block.header))


def said(block: Table) -> str:
    """A table in words, for those who cannot see it."""
    return f"{block.number} {plain(block.title)}，{len(block.rows)}行{len(block.columns)}列".strip()


def squares(block: Table) -> tuple[tuple[Square, ...], ...]:
    """Every place of the grid, those that spans cover too: slides want them all."""
    return (*_spread(block.header, len(block.columns)), *_spread(block.rows, len(block.columns)))


def _spread(rows: Sequence[Row], count: int) -> Iterator[tuple[Square, ...]]:
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
                square = Square(row, at, cell, wide, cell.rows)
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
    words = widest(_words(square.cell, size))
    whole = column.figures or column.align in ("right", "decimal") or _NUMBER.fullmatch(plain(square.cell.inlines))
    wanted = words if whole else min(words, WORDS_EM * size)
    return columns[square.at] - 2 * PADDING - _indent(square, size) < wanted


def _columns(block: Table, grid: Sequence[Sequence[Square]], size: float) -> tuple[float, ...]:
    natural = [3 * size] * len(block.columns)
    for row in grid:
        for square in row:
            if square.cell is not None and square.columns == 1:
                words = widest(_words(square.cell, size)) + 2 * PADDING + _indent(square, size) + 1
                natural[square.at] = max(natural[square.at], words)
    return widths(tuple(natural), tuple(column.width for column in block.columns), MAIN, size)


def _height(square: Square, columns: tuple[float, ...], size: float) -> float:
    lines = 1
    if square.cell is not None and plain(square.cell.inlines):
        room = sum(columns[square.at : square.at + square.columns]) - 2 * PADDING - _indent(square, size)
        lines = lines_of(_words(square.cell, size), room) if square.rows == 1 else 1
    return (lines * LEADING + AIR) * size


def _words(cell: Cell, size: float) -> tuple[Words, ...]:
    return (Words(plain(cell.inlines), "", 0, size, "#000000"),)


def _indent(square: Square, size: float) -> float:
    return size if square.at == 0 and square.row.kind == "part" else 0.0


# ---------------------------------------------------------------- cells


def _cell(pen: Pen, block: Table, square: Square, fitted: Fit, ruled: Ruled, is_head: bool) -> str:
    style, group = pen.style, square.row.kind == "group"
    column = block.columns[square.at]
    spans_head = is_head and square.columns > 1
    look = pen.role(_role(style, column, square.row, is_head=is_head), fitted.size)
    align = ALIGNS[(square.cell.align if square.cell else "") or ("centre" if spans_head else column.align)]
    words = [line(plain(square.cell.inlines), look, "l" if group else align)] if square.cell is not None else []
    ground = style.colour(style.table.group_ground) if group else None
    spans = {"gridSpan": square.columns, "rowSpan": square.rows if not square.is_below else 1}
    told = "".join(f' {key}="{value}"' for key, value in spans.items() if value > 1)
    told += ' hMerge="1"' * square.is_beside + ' vMerge="1"' * square.is_below
    return pen.cell(words, told, ruled, PADDING + _indent(square, fitted.size), PADDING, ground)


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
