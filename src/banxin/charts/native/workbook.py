"""A form in, the workbook that its chart is edited in out: the cells that the chart's references name.

No cell is ever a formula, a link or a number made from an author's text: text is written as text
(reference/hardening.md, fact 5). The formulas that centre and cut a pyramid are ours.
"""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from banxin.charts.native.form import Form, Number

SHEET: Final = "Sheet1"
"""What references name: a name without blanks needs no quotes, and every client knows this one."""
CREATED: Final = datetime(2000, 1, 1)
"""Of every workbook: the same data give the same bytes whatever the clock."""
AS_TEXT: Final = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
"""How xlsxwriter is told to take words for words."""
_NAMES_WIDE: Final = 22
_NUMBERS_WIDE: Final = 14


class _Exact(float):
    """A number that xlsxwriter writes with the digits it has: by itself it makes 8.199999999999999 of 8.2."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


def exact(value: Decimal) -> float:
    """A number for a cell; what a reader makes of it equals the value, to 15 figures."""
    return _Exact(value)


def workbook(form: Form) -> bytes:
    """Categories in column A from row 2, a series a column (see ``columns``), its name in row 1."""
    import xlsxwriter

    with io.BytesIO() as stream:
        book = xlsxwriter.Workbook(stream, dict(AS_TEXT))
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, _NAMES_WIDE)
        sheet.set_column(1, len(form.series) + len(form.beside), _NUMBERS_WIDE)
        for row, name in enumerate(form.categories, 1):
            sheet.write_string(row, 0, name)
        for at, drawn in enumerate(_listed(form), 1):
            series = form.series[drawn]
            sheet.write_string(0, at, series.name)
            _column(book, sheet, at, series.values, series.formula)
        for at, (name, values) in enumerate(form.beside, len(form.series) + 1):
            sheet.write_string(0, at, name)
            _column(book, sheet, at, values, "")
        book.close()
        return stream.getvalue()


def columns(form: Form) -> tuple[str, ...]:
    """The letters of each series' column, in the order they are drawn."""
    listed = _listed(form)
    return tuple(column(listed.index(drawn)) for drawn in range(len(form.series)))


def column(index: int) -> str:
    """The letters of a column of numbers; a pyramid of small cells has more than there are letters."""
    before, last = divmod(index + 1, 26)
    return (chr(ord("A") + before - 1) if before else "") + chr(ord("A") + last)


def _listed(form: Form) -> list[int]:
    """The indices of the series as the sheet has them: what people edit first."""
    return sorted(range(len(form.series)), key=lambda drawn: not form.series[drawn].first)


def _column(book: Any, sheet: Any, at: int, values: tuple[Number | None, ...], formula: str) -> None:
    for row, number in enumerate(values, 1):
        if number is None:
            continue
        look = book.add_format({"num_format": number.format})
        if formula:
            sheet.write_formula(row, at, formula.format(row=row + 1), look, float(number.value))
        else:
            sheet.write_number(row, at, exact(number.value), look)
