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
    hanging = [0] * width
    for cells in rows:
        free = [at for at in range(width) if not hanging[at]]
        hanging = [max(left - 1, 0) for left in hanging]
        row: list[tuple[C, list[int]]] = []
        for cell in cells:
            own, free = free[: cell.columns], free[cell.columns :]
            for at in own:
                hanging[at] = cell.rows - 1
            row.append((cell, own))
        yield row
