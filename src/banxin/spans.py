"""Rows of cells in, the columns that each cell takes out: past what cells of the rows above reach down to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar


class Spanning(Protocol):
    """A cell: how many columns and rows it takes."""

    @property
    def columns(self) -> int:
        """Columns, to the right."""

    @property
    def rows(self) -> int:
        """Rows, downwards."""


C = TypeVar("C", bound=Spanning)


def taken(rows: Iterable[Sequence[C]], width: int) -> Iterator[list[tuple[C, list[int]]]]:
    """The cells of each row of a table of ``width`` columns with the columns they take: none for one too many."""
    all_columns = list(range(width))
    hanging = [0] * width
    for cells in rows:
        free = all_columns
        if any(hanging):
            free = [at for at in all_columns if not hanging[at]]
            hanging = [max(left - 1, 0) for left in hanging]
        row: list[tuple[C, list[int]]] = []
        at = 0
        for cell in cells:
            own = free[at : at + cell.columns]
            at += cell.columns
            if cell.rows > 1:
                for column in own:
                    hanging[column] = cell.rows - 1
            row.append((cell, own))
        yield row
