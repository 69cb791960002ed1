"""A table's cells: where each stands, what it says in which face, and how wide the columns that hold them are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from banxin.document import Cell, Row, Table
from banxin.frame import Element
from banxin.inlines import Amount, Inlines, PageOf, plain
from banxin.layout.columns import tail, widths
from banxin.layout.setter import Setter, Words
from banxin.records import record, replace

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
class Press:
    """A table being set: everything its rows need."""

    table: Table
    setter: Setter
    element: Element
    columns: Columns
    grouped: bool
    tails: tuple[float, ...] = ()
    """How much the numbers of each decimal column at most have after their point; 0 for other columns."""

    def heads(self, row: Row) -> bool:
        """Whether a row is one of the header's: that very one, for comparing two rows compares all their words."""
        return any(row is own for own in self.table.header)

    def indent(self, row: Row) -> float:
        """How far the first cell of a row stands in: items under a group row one step, their parts two more."""
        measures = self.setter.style.table
        steps = {"group": 0, "total": 0, "item": 1, "part": 3}[row.kind]
        return steps * measures.indent if self.grouped else (2 * measures.indent if row.kind == "part" else 0.0)


def press_of(block: Table, setter: Setter, key: str) -> Press:
    """A table ready to be set: whether it is grouped, and what its decimal columns have after their points."""
    grouped = any(row.kind == "group" for row in block.rows)
    press = Press(block, setter, Element("Table", key), Columns((), ()), grouped)
    tails = [0.0] * len(block.columns)
    if any(column.align == "decimal" for column in block.columns):
        for row, placed in placed_rows(block.rows, len(tails)):
            for position, cell in placed:
                tails[position] = max(tails[position], _tail(press, cell, row, position))
    return replace(press, tails=tuple(tails))


def natural_widths(press: Press) -> tuple[float, ...]:
    """What each column's widest cell takes on one line."""
    block = press.table
    count = len(block.columns)
    natural = [0.0] * count
    rows = (*block.header, *block.rows)
    covered: dict[int, int] = {}
    for start in range(0, len(rows), AHEAD):
        some = rows[start : start + AHEAD]
        press.setter.ahead(found for row in some for found in _cells(press, row, count))
        for row in some:
            if row.kind != "group":
                natural = list(map(max, natural, _wanted(press, row, count, covered)))
    return tuple(natural)


def columns_of(press: Press, natural: tuple[float, ...]) -> Columns:
    """Where the columns stand once they share out the width of the page."""
    style = press.setter.style
    room = style.full - 2 * style.table.padding - (len(natural) - 1) * style.table.between
    shares = tuple(column.width for column in press.table.columns)
    done = widths(natural, shares, room, style.text.table_cell.size)
    left, x = [], style.table.padding
    for width in done:
        left.append(x)
        x += width + style.table.between
    return Columns(tuple(left), done)


def _cells(press: Press, row: Row, count: int) -> Iterator[tuple[Words, str]]:
    """The words of a row's cells and of the qualifiers they begin with, and where they come from."""
    for position, cell in placed_cells(row, count, None):
        yield words_of(press, cell, row, position), cell.origin
        qualifiers = _qualifiers(press, cell, row, position)
        if qualifiers:
            yield press.setter.plain(qualifiers, press.setter.style.text.table_qualifier), cell.origin


def _wanted(press: Press, row: Row, count: int, covered: dict[int, int]) -> list[float]:
    """What each cell of a row takes on one line; a qualifier hangs into the column before, which mostly has room."""
    wanted = [0.0] * count
    placed = placed_cells(row, count, covered)
    cover(placed, covered)
    for position, cell in placed:
        if cell.columns > 1:
            continue
        words = words_of(press, cell, row, position)
        width = press.setter.at(cell.origin).line(words).width if words.spans else 0.0
        hanging = qualifier_width(press, cell, row, position)
        wanted[position] = max(wanted[position], width - hanging + blank_tail(press, cell, row, position))
        if position == 0 and not press.heads(row):
            wanted[0] += press.indent(row)
        if hanging:
            wanted[position - 1] += hanging
    return wanted


def qualifier_width(press: Press, cell: Cell, row: Row, position: int) -> float:
    """The width of the qualifiers that a cell of a figures column begins with, and the gap after them."""
    qualifiers = _qualifiers(press, cell, row, position)
    if not qualifiers:
        return 0.0
    style = press.setter.style
    return press.setter.label(qualifiers, style.text.table_qualifier).width + style.table.qualifier_gap


def _qualifiers(press: Press, cell: Cell, row: Row, position: int) -> str:
    """The qualifiers that a cell of a figures column begins with."""
    if not position or press.heads(row) or not press.table.columns[position].figures:
        return ""
    return "".join([inline.qualifier for inline in cell.inlines if isinstance(inline, Amount)])


def _tail(press: Press, cell: Cell, row: Row, position: int) -> float:
    """The width of what a number of a decimal column has after its point."""
    decimal = press.table.columns[position].align == "decimal" and not cell.align and cell.columns == 1
    said = tail(plain(cell.inlines)) if decimal and row.kind != "group" else ""
    return press.setter.label(said, press.setter.style.text.table_figure).width if said else 0.0


def blank_tail(press: Press, cell: Cell, row: Row, position: int) -> float:
    """How much a number of a decimal column stands in from the right, for its point to be below the others'."""
    if press.table.columns[position].align != "decimal" or cell.align or cell.columns > 1 or row.kind == "group":
        return 0.0
    if press.heads(row):
        return 0.0
    return press.tails[position] - _tail(press, cell, row, position)


def placed_cells(row: Row, count: int, covered: dict[int, int] | None) -> list[tuple[int, Cell]]:
    """Cells with the columns they start at; ``covered`` counts the rows that spans from above still reach down."""
    covered = covered if covered is not None else {}
    done: list[tuple[int, Cell]] = []
    position = 0
    for cell in row.cells:
        while covered.get(position, 0):
            position += 1
        if position >= count:
            break
        done.append((position, cell))
        position += cell.columns
    return done


def placed_rows(rows: Iterable[Row], count: int) -> Iterator[tuple[Row, list[tuple[int, Cell]]]]:
    """Each row with its cells and the columns they start at, past what cells of the rows above reach down to."""
    covered: dict[int, int] = {}
    for row in rows:
        placed = placed_cells(row, count, covered)
        cover(placed, covered)
        yield row, placed


def cover(placed: list[tuple[int, Cell]], covered: dict[int, int] | None) -> None:
    """Count down the spans from above and note those that start here."""
    if covered is None:
        return
    for position in list(covered):
        covered[position] = max(covered[position] - 1, 0)
    for position, cell in placed:
        if cell.rows > 1:
            for column in range(position, position + cell.columns):
                covered[column] = cell.rows - 1


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


def words_of(press: Press, cell: Cell, row: Row, position: int) -> Words:
    """A cell's words in the face of its row and column."""
    setter, texts = press.setter, press.setter.style.text
    if row.kind == "group":
        return setter.words(cell.inlines, texts.table_group)
    if press.heads(row):
        return setter.words(cell.inlines, texts.table_header)
    if press.table.columns[position].figures:
        return _figure_words(setter, cell.inlines)
    pages = bool(cell.inlines) and all(isinstance(inline, PageOf) for inline in cell.inlines)
    return setter.words(cell.inlines, texts.table_page if pages else texts.table_cell)


def _figure_words(setter: Setter, inlines: Inlines) -> Words:
    """A figure in figures' face; what qualifies it (超过, 突破) in the face of words before it."""
    texts = setter.style.text
    words = Words((), ())
    for inline in inlines:
        if isinstance(inline, Amount) and inline.qualifier:
            words += setter.plain(inline.qualifier, texts.table_qualifier)
            inline = replace(inline, qualifier="")
        words += setter.words((inline,), texts.table_figure)
    return words


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
