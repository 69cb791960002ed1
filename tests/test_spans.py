"""The columns that cells take, past what cells of the rows above reach down to."""

from __future__ import annotations

from banxin.document import Cell
from banxin.spans import taken


def check(rows: list[list[Cell]], width: int, expected: list[list[list[int]]]) -> None:
    assert [[columns for _, columns in row] for row in taken(rows, width)] == expected


def test_cells_stand_side_by_side() -> None:
    check([[Cell(()), Cell((), columns=2)], [Cell(())] * 3], 3, [[[0], [1, 2]], [[0], [1], [2]]])


def test_cells_stand_past_those_that_reach_down() -> None:
    check([[Cell((), rows=2), Cell(()), Cell(())], [Cell(()), Cell(())], [Cell(())] * 3], 3, [[[0], [1], [2]], [[1], [2]], [[0], [1], [2]]])


def test_cells_too_many_take_no_column() -> None:
    check([[Cell(()), Cell((), columns=2)]], 2, [[[0], [1]]])
    check([[Cell(()), Cell(())]], 1, [[[0], []]])
