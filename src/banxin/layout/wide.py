"""A table too wide for the page in, tables that fit it out: its columns in groups, the first column in each."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banxin.document import Cell, Column, Row, Table
from banxin.inlines import Text

WORDS_EM: Final = 4.0
"""A column of words turns over at fewer ems than it would like, down to so many; numbers never do."""


def fitting(block: Table, natural: tuple[float, ...], room: float, between: float, em: float) -> tuple[Table, ...]:
    """The tables that say what one does, none wider than ``room``.

    ``natural`` is what each column's widest cell takes on one line. It is the table itself where that fits, or where
    cells span over columns or rows, which cannot be parted.
    """
    needed = tuple(_needed(*pair, em) for pair in zip(block.columns, natural, strict=True))
    if sum(needed) + between * (len(needed) - 1) <= room or _spans(block):
        return (block,)
    groups = _groups(needed, room, between)
    last = len(groups) - 1
    return tuple(_part(block, group, is_first=at == 0, is_last=at == last) for at, group in enumerate(groups))


def _needed(column: Column, natural: float, em: float) -> float:
    numbers = column.figures or column.align in ("right", "decimal")
    return natural if numbers else min(natural, WORDS_EM * em)


def _spans(block: Table) -> bool:
    rows = (row for row in (*block.header, *block.rows) if row.kind != "group")
    return any(len(row.cells) != len(block.columns) or any(_wide(cell) for cell in row.cells) for row in rows)


def _wide(cell: Cell) -> bool:
    return cell.columns > 1 or cell.rows > 1


def _groups(needed: tuple[float, ...], room: float, between: float) -> list[list[int]]:
    """Columns that stand together, the first in every group; as many as fit, but one more than the first at least."""
    groups = [[0]]
    for column in range(1, len(needed)):
        wanted = sum(needed[own] + between for own in groups[-1]) + needed[column]
        if wanted > room and len(groups[-1]) > 1:
            groups.append([0])
        groups[-1].append(column)
    return groups


def _part(block: Table, columns: list[int], *, is_first: bool, is_last: bool) -> Table:
    first, last = columns[1] + 1, columns[-1] + 1
    said = f"（第{first}栏）" if first == last else f"（第{first}—{last}栏）"
    return replace(
        block,
        title=(*block.title, Text(said)),
        columns=tuple(block.columns[column] for column in columns),
        header=tuple(_row(row, columns) for row in block.header),
        rows=tuple(_row(row, columns) for row in block.rows),
        note=block.note if is_last else (),
        source=block.source if is_last else (),
        caption_head=block.caption_head and is_first,
    )


def _row(row: Row, columns: list[int]) -> Row:
    if row.kind == "group":
        return replace(row, cells=(replace(row.cells[0], columns=len(columns)),))
    return replace(row, cells=tuple(row.cells[column] for column in columns))
