"""A part of a wide table in, the same with what stands in it again marked as such out.

Who edits a repeated head or name edits a copy: its bookmark says of which text (``banxin.pull``).
"""

from __future__ import annotations

from banxin.document import AGAIN, Cell, Row, Table
from banxin.layout.shares import Placed, Share, placed
from banxin.records import replace


def repeated(share: Share) -> Table:
    """A part's table, of which caption, unit, group rows and first columns stood in the part before; a first part's as
    it is."""
    block = share.table
    if not share.repeated:
        return block
    cells = placed(block)
    pairs = zip((*block.header, *block.rows), cells, strict=True)
    rows = tuple(_row(row, own, share.repeated) for row, own in pairs)
    heads = len(block.header)
    return replace(block, header=rows[:heads], rows=rows[heads:], origin=_again(block.origin))


def _row(row: Row, cells: Placed, count: int) -> Row:
    """A row whose first ``count`` columns stand again, or all of it where it heads others."""
    if row.kind == "group":
        return replace(row, cells=tuple(map(_copy, row.cells)))
    return replace(row, cells=tuple(_copy(cell) if at < count else cell for at, cell in cells))


def _copy(cell: Cell) -> Cell:
    return replace(cell, origin=_again(cell.origin))


def _again(origin: str) -> str:
    return f"{AGAIN}{origin}" if origin else ""
