"""What the cells of an official table take on one line in, the widths of its columns out: for our pages and Word."""

from __future__ import annotations

from typing import Final

from banxin.document import Column
from banxin.layout.columns import LEAST_EM, widths
from banxin.layout.official.fewest import fewest

PAD: Final = 0.4
"""Ems of the cell's size on both sides of its text."""

ROOM: Final = 2.0
"""Points more than a column needs where others are pressed: Word's words are as wide as ours, but for rounding."""

Cells = tuple[tuple[float, ...], ...]
"""The rows of a table: what the words of each cell take on one line, in points; 0 for none, or for several columns."""


def natural_widths(cells: Cells, em: float) -> tuple[float, ...]:
    """What each column's widest cell takes on one line, the room beside its text included."""
    return tuple(max(column, default=0.0) + 2 * PAD * em for column in zip(*cells, strict=True))


def column_widths(cells: Cells, columns: tuple[Column, ...], full: float, em: float) -> tuple[float, ...]:
    """Widths in points that fill ``full``.

    Where every cell holds on a line, what is left over goes by shares, as in annual tables; else the rows take the
    fewest lines.
    """
    natural = natural_widths(cells, em)
    if sum(natural) <= full:
        return widths(natural, columns, full, em)
    own = widths(tuple(width + ROOM for width in natural), columns, full, em, margins=2 * PAD * em + ROOM)
    room = fewest(tuple(width - 2 * PAD * em for width in own), cells, em, LEAST_EM * em)
    return tuple(width + 2 * PAD * em for width in room)
