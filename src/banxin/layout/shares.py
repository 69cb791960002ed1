"""A table and the groups that its columns stand in in, its parts out: for our own pages and for Word.

Only our pages measure cells, so they decide on the groups (``wide``), and Word's table is parted into the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from banxin.document import Cell, Row, Table
from banxin.inlines import unmarked
from banxin.records import record, replace
from banxin.spans import taken

Placed = tuple[tuple[int, Cell], ...]
"""The cells of a row with the columns they start at."""
Groups = tuple[tuple[int, ...], ...]
"""The columns of each part of a table, counted from 0; those that stand in every part come first."""


@record
class Share:
    """A part of a table that is parted by columns, or a table that is not."""

    table: Table
    """The part as a table, its title the whole table's; note and source stand with the last."""
    repeated: int = 0
    """How many of its columns, from the first on, stood in the part before."""
    said: str = ""
    """What its title ends with: （第2—4栏）."""


def shares(block: Table, groups: Groups) -> tuple[Share, ...]:
    """The parts of a table whose columns stand in ``groups``; the table itself where there are none.

    What stands again does so without the marks of notes and of the index: these stand where they did first.
    """
    if not groups:
        return (Share(block),)
    cells = placed(block)
    repeated = sum(column in groups[1] for column in groups[0])
    parts = [_part(block, cells, group, repeated if at else 0) for at, group in enumerate(groups)]
    parts[:-1] = [replace(part, note=(), source=()) for part in parts[:-1]]
    parts[1:] = [replace(part, title=unmarked(part.title), caption_head=False) for part in parts[1:]]
    return tuple(
        Share(part, repeated if at else 0, _said(group[repeated:]))
        for at, (part, group) in enumerate(zip(parts, groups, strict=True))
    )


def placed(block: Table) -> tuple[Placed, ...]:
    """The cells of each row, heads first, with their columns; none of a group row, whose cell reaches over all."""
    return tuple(chain.from_iterable(_placed(rows, len(block.columns)) for rows in (block.header, block.rows)))


def _placed(rows: tuple[Row, ...], count: int) -> Iterator[Placed]:
    for row, cells in zip(rows, taken((row.cells for row in rows), count), strict=True):
        yield () if row.kind == "group" else tuple((own[0], cell) for cell, own in cells if own)


def _said(columns: tuple[int, ...]) -> str:
    first, last = columns[0] + 1, columns[-1] + 1
    return f"（第{first}栏）" if first == last else f"（第{first}—{last}栏）"


def _part(block: Table, placed: tuple[Placed, ...], columns: tuple[int, ...], repeated: int) -> Table:
    """The table of some columns, of which the first are ``repeated``."""
    pairs = zip((*block.header, *block.rows), placed, strict=True)
    rows = tuple(_row(row, own, columns, columns[:repeated]) for row, own in pairs)
    heads = len(block.header)
    own_columns = tuple(block.columns[column] for column in columns)
    return replace(block, columns=own_columns, header=rows[:heads], rows=rows[heads:])


def _row(row: Row, placed: Placed, columns: tuple[int, ...], repeated: tuple[int, ...]) -> Row:
    if row.kind == "group":
        cell = replace(row.cells[0], columns=len(columns))
        return replace(row, cells=(_again(cell) if repeated else cell,))
    return replace(row, cells=tuple(_again(cell) if at in repeated else cell for at, cell in placed if at in columns))


def _again(cell: Cell) -> Cell:
    return replace(cell, inlines=unmarked(cell.inlines))
