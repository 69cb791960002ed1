"""Printed labels and exact values in, numbers and the formats that print them so out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from banxin.charts.kinds import Label, words
from banxin.charts.native.form import Number
from banxin.charts.plot.look import MAGNITUDES
from banxin.expressions import expression
from banxin.numerals import MINUS, THIN_SPACE

_NUMBER: Final = expression(rf"([{MINUS}-]?)(\d[\d{THIN_SPACE}]*)(?:\.(\d+))?")
_FACTORS: Final = frozenset((1, *MAGNITUDES.values()))
_MOST_DIGITS: Final = 15
"""Significant figures that a cell keeps (IEEE 754; Excel's own limit)."""


def numbers(labels: Iterable[Label], values: Sequence[Decimal]) -> tuple[Number, ...] | None:
    """The numbers of one scale as their labels print them: 45 with a unit of 亿元 for 4 500 000 000.

    ``None`` where labels and values are not of one magnitude, so that no cell could be drawn to scale as printed.
    """
    found = [number(words(label)) for label in labels]
    made = tuple(one for one in found if one is not None)
    if len(made) != len(values) or len(made) != len(found):
        return None
    return made if factor(made, values) is not None else None


def factor(made: Sequence[Number], values: Sequence[Decimal]) -> Decimal | None:
    """What one in a cell stands for in the plot (1, 万, 亿, 万亿); ``None`` where that is not the same for all."""
    factors = {value / one.value for one, value in zip(made, values, strict=True) if one.value}
    if any(not one.value and value for one, value in zip(made, values, strict=True)):
        return None
    if not factors:
        return Decimal(1)
    return factors.pop() if len(factors) == 1 and factors <= _FACTORS else None


def number(printed: str) -> Number | None:
    """The number that words print, and a format that prints these words; ``None`` where they print none, or several."""
    match = _NUMBER.search(printed)
    if match is None or _NUMBER.search(printed, match.end()) or '"' in printed:
        return None
    whole, fraction = match[2].replace(THIN_SPACE, ""), match[3] or ""
    if len((whole + fraction).lstrip("0")) > _MOST_DIGITS:
        return None
    value = Decimal(f"{'-' if match[1] else ''}{whole}{f'.{fraction}' if fraction else ''}")
    before, after = _quoted(printed[: match.start()]), _quoted(printed[match.end() :])
    digits = _digits(len(whole) if THIN_SPACE in match[2] else 1, len(fraction))
    format = f"{before}{digits}{after}"
    return Number(value, f'{format};{before}"{match[1] or MINUS}"{digits}{after}' if value < 0 else format)


def plain(value: Decimal, after: str = "") -> Number:
    """A number with no label of its own."""
    value = Decimal(f"{value.normalize():f}")
    places = max(-int(value.as_tuple().exponent), 0)
    return Number(value, _digits(1, places) + _quoted(after))


def _digits(whole: int, fraction: int) -> str:
    # A literal thin space: the thousands mark of a format is the reader's own, a comma in Chinese Office.
    groups = (whole - 1) // 3
    return "0" + f'"{THIN_SPACE}"000' * groups + (f".{'0' * fraction}" if fraction else "")


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
