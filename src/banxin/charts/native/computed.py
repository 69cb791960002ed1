"""Numbers in, the columns of a sheet out that formulas of ours fill: nobody edits them or reads them back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from banxin.charts.native.form import Number, Series

PADDING: Final = "（居中，勿改）"
CELL: Final = "（格，勿改）"
BLANK: Final = "（留白，勿改）"
UNSEEN: Final = "\u2003"
"""What such a column is called in a chart with a legend, where its name would be read; its cell has its name."""
COMPUTED: Final = frozenset((PADDING, CELL, BLANK, UNSEEN))
"""The names of such columns: who reads a chart or its workbook back passes over them."""
_FORMAT: Final = "0.###"
_PLACES: Final = Decimal("0.001")


def computed(name: str, values: Sequence[Decimal], formula: str) -> Series:
    """A column that a formula fills, ``{row}`` to be filled in, with what it comes to now; its marks are empty."""
    return Series(name, tuple(counted(value) for value in values), formula=formula)


def counted(value: Decimal) -> Number:
    """What a formula comes to, as a cell holds it."""
    return Number(value, _FORMAT)


def filling(wholes: Sequence[Decimal], first: str, last: str) -> Series:
    """What every row of parts, in the columns ``first`` to ``last``, lacks to be as long as the longest.

    Bars drawn as 100 % are then to scale and the longest fills the chart, whatever somebody types.
    """
    rows = ",".join(f"SUM(${first}${row}:${last}${row})" for row in range(2, len(wholes) + 2))
    lacking = [max(wholes) - whole for whole in wholes]
    return computed(BLANK, lacking, f"=MAX({rows})-SUM({first}{{row}}:{last}{{row}})")


def below(values: Sequence[Decimal], share: float, column: str) -> Series:
    """Lengths below the least value that make clients begin their axis there: ``share`` of the range is for labels."""
    least, most = min(*values, Decimal(0)), max(*values, Decimal(0))
    part = Decimal(share).quantize(_PLACES)
    cells = f"${column}$2:${column}${len(values) + 1}"
    formula = f"=MIN(0,{cells})-{part}*(MAX(0,{cells})-MIN(0,{cells}))"
    return computed(BLANK, [least - part * (most - least)] * len(values), formula)
