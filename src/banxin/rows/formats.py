"""A stored number and the number format of its cell in, the number as Excel shows it out.

What a cell holds is binary and longer than what anybody sees: 10/3 is 3.3333333333333335. Excel shows fifteen figures
of it, and fewer where the format says so. Formats that do more than round are read as no format at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from typing import Final

from banxin.expressions import expression
from banxin.records import record

_FIGURES: Final = 15
"""Significant figures that Excel keeps, and shows."""
_MOST_PLACES: Final = 15
"""Decimal places that a chart's number may have; Excel's own formats go to 30."""
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Number formats that every Excel has for dates and times (ECMA-376, 18.8.30)."""
_PLACES: Final[Mapping[int, int]] = {
    1: 0, 2: 2, 3: 0, 4: 2, 5: 0, 6: 0, 7: 2, 8: 2, 9: 0, 10: 2, 37: 0, 38: 0, 39: 2, 40: 2, 41: 0, 42: 0, 43: 2, 44: 2,
}  # fmt: skip
"""Decimal places of those that every Excel has for numbers."""
_PERCENTS: Final = frozenset((9, 10))
_SAID: Final = expression(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
"""Words, colours and blanks that a format puts beside the number."""
_CONDITION: Final = expression(r"\[[<>=]")
"""A format that looks at the number first."""
_GENERAL: Final = expression("[Gg][Ee][Nn][Ee][Rr][Aa][Ll]")
_DATED: Final = expression("[ymdhs]")
_PLACE: Final = expression("[0#?]")
_PLAIN: Final = expression(r"[^\d#?.,]*?(?:#,##)?0(?P<places>\.0+)?[^\d#?.,E/@]*")


@record
class Look:
    """What a format makes of a number."""

    is_date: bool = False
    is_percent: bool = False
    places: int | None = None
    """Decimal places; ``None`` for as many as there are."""
    is_mixed: bool = False
    """A percentage or a plain number as the number has it: what is seen cannot be told."""


GENERAL: Final = Look()


def look(id: str, codes: Mapping[str, str]) -> Look:
    """The look that a format has; ``codes`` are those that the workbook defines itself."""
    if id in codes:
        return _coded(codes[id])
    number = int(id) if id.isdecimal() else 0
    return Look(number in _DATES, number in _PERCENTS, _PLACES.get(number))


def _coded(code: str) -> Look:
    sections = _GENERAL.sub("", _SAID.sub("", code)).split(";")
    if any(_DATED.search(section.lower()) for section in sections):
        return Look(is_date=True)
    signs = {"%" in section for section in sections[:3] if _PLACE.search(section)}
    match = None if _CONDITION.search(code) else _PLAIN.fullmatch(sections[0])
    places = len((match["places"] or ".")[1:]) if match else None
    return Look(is_percent=True in signs, places=places, is_mixed=len(signs) > 1)


def shown(value: str, look: Look) -> str:
    """A stored number in plain decimal, a percentage with its sign; empty where it is none that can be printed."""
    try:
        number = Decimal(f"{float(value):.{_FIGURES}g}")
    except (ValueError, InvalidOperation, OverflowError):
        return ""
    if look.is_percent:
        number *= 100
    if not number.is_finite() or number.adjusted() > _FIGURES:
        return ""
    if number.adjusted() < -_FIGURES and look.places is None:
        return ""
    places = _MOST_PLACES if look.places is None else min(look.places, _MOST_PLACES)
    with localcontext(prec=2 * (_FIGURES + _MOST_PLACES)):
        # Excel rounds what it shows by halves away from zero: 2.675 is 2.68.
        text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    if look.places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return (text if text.strip("-0.") else text.removeprefix("-")) + ("%" if look.is_percent else "")
