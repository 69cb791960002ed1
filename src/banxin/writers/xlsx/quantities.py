"""The cells of a table's column in, what each is worth in a workbook out: a number as it is printed, or words.

Unit and qualifier go into the number's format, so a cell reads as on the page and is counted with all the same. A
column that mixes units (亿元 and 万亿元) keeps them as words: its numbers alone would be compared wrongly.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from banxin.charts.native.form import Number
from banxin.charts.native.numbers import number
from banxin.document import Cell
from banxin.expressions import expression
from banxin.inlines import Amount, Strong, plain
from banxin.numerals import MINUS, THIN_SPACE

Quantity = str | Number | None

_DIGITS: Final = rf"[-{MINUS}]?(?:0|[1-9][\d{THIN_SPACE}]*)(?:\.\d{{1,10}})?"
"""A number as printed; one that begins with zeros is a code."""
_BARE: Final = expression(rf"{_DIGITS}%?")
_QUALIFIED: Final = expression(
    rf"(?:超过|突破|不足|不少于|至少|至多|大约|接近|将近|约|近|超|逾)?{_DIGITS}[余多]?(?P<unit>[万亿]*[%‰]?)"
)
_COUNTED: Final = expression(rf"\D*?{_DIGITS}[余多]?(?P<unit>\D*)")
"""A figure of the ledger: its own qualifier and unit, whatever they are."""


def quantities(cells: Iterable[Cell]) -> tuple[Quantity, ...]:
    """What each cell of a column is worth, in their order."""
    held = tuple(cells)
    units = tuple(_unit(cell) for cell in held)
    is_one = len({unit for unit in units if unit is not None}) == 1
    return tuple(_quantity(cell, unit, is_one) for cell, unit in zip(held, units, strict=True))


def _quantity(cell: Cell, unit: str | None, is_one: bool) -> Quantity:
    words = _words(cell)
    counts = unit is not None and (is_one or _BARE.fullmatch(words))
    return (number(words) if counts else None) or words or None


def _unit(cell: Cell) -> str | None:
    """The unit a cell's number is printed with, empty where it has none; ``None`` where the cell is no number."""
    match = (_COUNTED if _is_figure(cell) else _QUALIFIED).fullmatch(_words(cell))
    return match["unit"] if match else None


def _is_figure(cell: Cell) -> bool:
    inlines = cell.inlines
    while len(inlines) == 1 and isinstance(inlines[0], Strong):
        inlines = inlines[0].inlines
    return len(inlines) == 1 and isinstance(inlines[0], Amount)


def _words(cell: Cell) -> str:
    return plain(cell.inlines).strip()
