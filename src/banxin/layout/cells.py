"""A table's cells: where each stands, what it says in which face, and how wide the columns that hold them are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from banxin.document import Cell, Row, Table
from banxin.frame import Element
from banxin.inlines import Amount, Inlines, PageOf, plain
from banxin.layout.columns import tail, widths
from banxin.layout.setter import Setter
from banxin.layout.words import Words
from banxin.records import record, replace
from banxin.spans import taken
from banxin.text.setting import NO_LINE, Line

AHEAD: Final = 100
"""Rows whose cells are set at once: few enough that their lines are still kept when the rows are."""


@record
class Columns:
    """Left edges and widths of the text of each column, from the left edge of the type area."""

    left: tuple[float, ...]
    width: tuple[float, ...]

    def span(self, first: int, count: int) -> tuple[float, float]:
        """Left edge and width of a cell over ``count`` columns."""
        last = min(first + count, len(self.left)) - 1
        return self.left[first], self.left[last] + self.width[last] - self.left[first]


@record
class Fitted:
    """A cell with its words on one line."""

    cell: Cell
    position: int
    """The column it starts at."""
    words: Words
    line: Line
    """Empty where it says nothing."""
    hanging: float
    """How far the qualifiers it begins with, and the gap after them, hang into the column before."""
    tail: float | None
    """What its number has after the point; ``None`` where it lines up with no others."""


@record
class FittedRow:
    """A row with its cells in order."""

    row: Row
    cells: tuple[Fitted, ...]
    is_header: bool


@record
class Press:
    """A table being set: everything its rows need."""

    table: Table
    setter: Setter
    element: Element
    header: tuple[FittedRow, ...]
    rows: tuple[FittedRow, ...]
    grouped: bool
    tails: tuple[float, ...]
    """How much the numbers of each decimal column at most have after their point; 0 for other columns."""
    columns: Columns = Columns((), ())

    def indent(self, row: Row) -> float:
        """How far the first cell of a row stands in: items under a group row one step, their parts two more."""
        measures = self.setter.style.table
        steps = {"group": 0, "total": 0, "item": 1, "part": 3}[row.kind]
        return steps * measures.indent if self.grouped else (2 * measures.indent if row.kind == "part" else 0.0)

    def blank_tail(self, fitted: Fitted) -> float:
        """How much a number of a decimal column stands in from the right, for its point to be below the others'."""
        return 0.0 if fitted.tail is None else self.tails[fitted.position] - fitted.tail


def press_of(block: Table, setter: Setter, key: str) -> Press:
    """A table ready to be set: its cells on one line each, and what its decimal columns have after their points."""
    fitted = tuple(_fitted(block, setter))
    header, rows = fitted[: len(block.header)], fitted[len(block.header) :]
    tails = [0.0] * len(block.columns)
    for fitted_row in rows:
        for own in fitted_row.cells:
            tails[own.position] = max(tails[own.position], own.tail or 0.0)
    grouped = any(row.kind == "group" for row in block.rows)
    return Press(block, setter, Element("Table", key), header, rows, grouped, tuple(tails))


def unmarked(press: Press) -> Press:
    """The table with its header as it is said again over a page end: without the marks of notes."""
    if not any(own.words.notes for row in press.header for own in row.cells):
        return press
    header = tuple(replace(row, cells=tuple(_unmarked(own, press.setter) for own in row.cells)) for row in press.header)
    return replace(press, header=header)


def _unmarked(own: Fitted, setter: Setter) -> Fitted:
    words = own.words.unmarked
    return replace(own, words=words, line=setter.line(words) if words.spans else NO_LINE)


def labels(block: Table, setter: Setter) -> Iterator[tuple[Words, str]]:
    """What the cells of a table's first rows say and the qualifiers they begin with, and where that comes from."""
    for row in islice(_placed(block), AHEAD):
        yield from _labels(block, setter, row)


def natural_widths(press: Press) -> tuple[float, ...]:
    """What each column's widest cell takes on one line."""
    natural = [0.0] * len(press.table.columns)
    for fitted in (*press.header, *press.rows):
        if fitted.row.kind != "group":
            natural = [*map(max, natural, _wanted(press, fitted))]
    return tuple(natural)


def columns_of(press: Press, natural: tuple[float, ...]) -> Columns:
    """Where the columns stand once they share out the width of the page."""
    style = press.setter.style
    room = style.full - 2 * style.table.padding - (len(natural) - 1) * style.table.between
    done = widths(natural, press.table.columns, room, style.text.table_cell.size)
    left, x = [], style.table.padding
    for width in done:
        left.append(x)
        x += width + style.table.between
    return Columns(tuple(left), done)


class _Placed(NamedTuple):
    """A row with its cells and the columns they start at."""

    row: Row
    cells: list[tuple[int, Cell]]
    is_header: bool


def _placed(block: Table) -> Iterator[_Placed]:
    for rows in (block.header, block.rows):
        for row, cells in placed_rows(rows, len(block.columns)):
            yield _Placed(row, cells, rows is block.header)


def _fitted(block: Table, setter: Setter) -> Iterator[FittedRow]:
    """Every row, so many set at once."""
    rows = _placed(block)
    while some := [*islice(rows, AHEAD)]:
        if not any(setter.has(words) for words, _ in _labels(block, setter, some[-1])):
            setter.ahead(label for row in some for label in _labels(block, setter, row))
        for row in some:
            cells = tuple(_cell(block, setter, row, position, cell) for position, cell in row.cells)
            yield FittedRow(row.row, cells, row.is_header)


def _labels(block: Table, setter: Setter, row: _Placed) -> Iterator[tuple[Words, str]]:
    for position, cell in row.cells:
        yield _words(block, setter, row, position, cell), cell.origin
        qualifiers = _qualifiers(block, row, position, cell)
        if qualifiers:
            yield setter.plain(qualifiers, setter.style.text.table_qualifier), cell.origin


def _cell(block: Table, setter: Setter, row: _Placed, position: int, cell: Cell) -> Fitted:
    words = _words(block, setter, row, position, cell)
    line = setter.at(cell.origin).line(words) if words.spans else NO_LINE
    return Fitted(cell, position, words, line, *_sides(block, setter, row, position, cell))


def _sides(block: Table, setter: Setter, row: _Placed, position: int, cell: Cell) -> tuple[float, float | None]:
    """What a cell's qualifiers take in the column before, and what its number has after the point."""
    texts = setter.style.text
    qualifiers = _qualifiers(block, row, position, cell)
    gap = setter.style.table.qualifier_gap
    hanging = setter.label(qualifiers, texts.table_qualifier).width + gap if qualifiers else 0.0
    lines_up = block.columns[position].align == "decimal" and not cell.align and cell.columns == 1
    if row.is_header or row.row.kind == "group" or not lines_up:
        return hanging, None
    said = tail(plain(cell.inlines))
    role = texts.table_total if row.row.kind == "total" else texts.table_figure
    return hanging, setter.label(said, role).width if said else 0.0


def _qualifiers(block: Table, row: _Placed, position: int, cell: Cell) -> str:
    """The qualifiers that a cell of a figures column begins with."""
    is_figure = block.columns[position].figures and not row.is_header and row.row.kind != "total"
    if not position or not is_figure:
        return ""
    return "".join([inline.qualifier for inline in cell.inlines if isinstance(inline, Amount)])


def _words(block: Table, setter: Setter, row: _Placed, position: int, cell: Cell) -> Words:
    """A cell's words in the face of its row and column."""
    texts = setter.style.text
    if row.row.kind == "group":
        return setter.words(cell.inlines, texts.table_group)
    if row.is_header:
        return setter.words(cell.inlines, texts.table_header)
    if row.row.kind == "total":
        return setter.words(cell.inlines, texts.table_total)
    if block.columns[position].figures:
        return _figure_words(setter, cell.inlines)
    pages = bool(cell.inlines) and all(isinstance(inline, PageOf) for inline in cell.inlines)
    return setter.words(cell.inlines, texts.table_page if pages else texts.table_cell)


def _figure_words(setter: Setter, inlines: Inlines) -> Words:
    """A figure in figures' face; what qualifies it (超过, 突破) in the face of words before it."""
    texts = setter.style.text
    if not any(isinstance(inline, Amount) and inline.qualifier for inline in inlines):
        return setter.words(inlines, texts.table_figure)
    words = Words((), ())
    for inline in inlines:
        if isinstance(inline, Amount) and inline.qualifier:
            words += setter.plain(inline.qualifier, texts.table_qualifier)
            inline = replace(inline, qualifier="")
        words += setter.words((inline,), texts.table_figure)
    return words


def _wanted(press: Press, fitted: FittedRow) -> list[float]:
    """What each cell of a row takes on one line; a qualifier hangs into the column before, which mostly has room."""
    wanted = [0.0] * len(press.table.columns)
    for own in fitted.cells:
        if own.cell.columns > 1:
            continue
        position = own.position
        wanted[position] = max(wanted[position], own.line.width - own.hanging + press.blank_tail(own))
        if position == 0 and not fitted.is_header:
            wanted[0] += press.indent(fitted.row)
        if own.hanging:
            wanted[position - 1] += own.hanging
    return wanted


def placed_rows(rows: Sequence[Row], count: int) -> Iterator[tuple[Row, list[tuple[int, Cell]]]]:
    """Each row with its cells and the columns they start at, past what cells of the rows above reach down to."""
    for row, cells in zip(rows, taken((row.cells for row in rows), count), strict=True):
        yield row, [(own[0], cell) for cell, own in cells if own]


def together(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """Rows that a cell spans over stay in one strip."""
    groups: list[tuple[Row, ...]] = []
    index = 0
    while index < len(rows):
        reach = index + 1
        position = index
        while position < min(reach, len(rows)):
            reach = max(reach, position + max((cell.rows for cell in rows[position].cells), default=1))
            position += 1
        groups.append(rows[index : min(reach, len(rows))])
        index = min(reach, len(rows))
    return groups


def striped(rows: tuple[Row, ...]) -> tuple[bool, ...]:
    """Which rows stand on a ground of their own: every second item under its head, its parts with it."""
    stripes: list[bool] = []
    dark = True
    for row in rows:
        if row.kind == "group":
            dark = True
        elif row.kind != "part":
            dark = not dark
        stripes.append(dark and row.kind != "group")
    return tuple(stripes)
