"""A cell in, its lines and where they stand in their column out."""

from __future__ import annotations

from typing import NamedTuple

from banxin.document import Cell, Row
from banxin.layout.cells import Fitted, FittedRow, Press
from banxin.layout.setter import Setter
from banxin.text.setting import Line


class Place(NamedTuple):
    """Where a cell's lines stand."""

    edge: float
    """The left edge of its column."""
    left: float
    """Where its room begins."""
    room: float
    align: str
    blank: float
    """How much further left they stand."""

    def at(self, width: float) -> float:
        """Where a line of some width begins."""
        return self.left + _offset(self.align, self.room, width) - self.blank


def place_of(press: Press, fitted: FittedRow, own: Fitted) -> Place:
    """Where the lines of a cell stand."""
    count = len(press.table.columns) if fitted.row.kind == "group" else own.cell.columns
    edge, width = press.columns.span(own.position, count)
    indent = press.indent(fitted.row) if own.position == 0 and not fitted.is_header else 0.0
    spans = fitted.is_header and own.cell.columns > 1 and not own.cell.align
    align = "centre" if spans else _align(press, own.cell, fitted.row, own.position)
    return Place(edge, edge + indent, width - indent, align, press.blank_tail(own) if align == "right" else 0.0)


def lines_of(setter: Setter, own: Fitted, measure: float) -> tuple[Line, ...]:
    """A cell's lines, ragged; most cells take one."""
    if not own.words.spans:
        return ()
    if own.line.width <= measure:
        return (own.line,)
    return setter.at(own.cell.origin).lines(own.words, measure, align="left")


def _align(press: Press, cell: Cell, row: Row, position: int) -> str:
    if cell.align:
        return cell.align
    if row.kind == "group":
        return "left"
    align = press.table.columns[position].align
    return "right" if align == "decimal" else align


def _offset(align: str, room: float, width: float) -> float:
    match align:
        case "right":
            return room - width
        case "centre":
            return (room - width) / 2
        case _:
            return 0.0
