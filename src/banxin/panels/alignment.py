"""A column's head, its alignment and what its cells say in, how it stands and which of its numbers are grouped out.

A number written without quotes is a value, as it is in figures.yaml; in quotes it is words, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from banxin.expressions import expression
from banxin.numerals import MINUS, printed
from banxin.records import record

Align = Literal["left", "right", "centre", "decimal"]

_FIGURE: Final = expression(
    r"\**(?:[-\u2212+]?\d[\d.,\s\u2009]*|\{[^{}]+\})[余多]?[万亿]*[%％‰]?\**|[-\u2014\u2013…/]*"
)
"""A cell that is a number, a figure of the ledger or a mark that there is none; ranges and words are neither."""
_COUNTED: Final = expression(r"[\d{]")
_WHOLE: Final = expression(r"\d+")
_NAMING: Final = expression("(?:[号码编]|年份|年度|日期|时间)$|^[年月日]$|电话|手机|名次|位次|排名")
"""What the head of a column says whose numbers count nothing: years, codes, telephones."""
_YEAR: Final = expression(r"(?:19|20)\d\d")


@record
class Said:
    """What a cell says, and whether it is a number written without quotes."""

    words: str
    is_value: bool


@record
class Stand:
    """How a column stands; ``is_grouped`` where its long numbers are printed as those of texts are."""

    align: Align
    figures: bool
    is_grouped: bool


def stand(title: str, align: Align | Literal[""], said: Sequence[Said], *, names: bool) -> Stand:
    """How a column stands under a head with what its cells say; ``names`` for the first, which names the rows."""
    words = [one.words for one in said]
    counts = all(map(_FIGURE.fullmatch, words)) and any(map(_COUNTED.search, words))
    if not align:
        is_figures = counts and not names and not _is_naming(title, said)
        align = "left" if not is_figures else "decimal" if all(map(_in_line, said)) else "right"
    figures = align == "decimal" or (align == "right" and counts)
    return Stand(align, figures, figures and not _is_naming(title, said))


def grouped(words: str) -> str:
    """A value as it is printed."""
    return printed(Decimal(words.replace(MINUS, "-")))


def _is_naming(title: str, said: Sequence[Said]) -> bool:
    """Whether the numbers of a column may be names of something: words that say whole numbers, years, codes."""
    if _NAMING.search(title) or any(not one.is_value and _WHOLE.fullmatch(one.words) for one in said):
        return True
    values = [one.words for one in said if one.is_value]
    return bool(values) and all(map(_YEAR.fullmatch, values))


def _in_line(one: Said) -> bool:
    """Whether a cell's number has nothing but a point to stand on, or is none."""
    return one.is_value or not _COUNTED.search(one.words)
