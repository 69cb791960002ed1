"""Numbers of heads as the source gives them (1.4, 1.5; 一、二、) in, Word's own numbering out.

A number that counts on from the one before it stays in its list, so a section somebody adds in Word gets the next one.
"""

from __future__ import annotations

from typing import Final

from banxin.expressions import expression
from banxin.records import record

_DECIMAL: Final = expression(r"(.*?)(\d+)(\D*)")
_CHINESE: Final = expression(r"([^一二三四五六七八九十]*)([一二三四五六七八九十]{1,3})([^一二三四五六七八九十]*)")
_LETTER: Final = expression(r"([^A-Z]*)([A-Z])")
_TENS: Final = expression("(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)")
_DIGITS: Final = "〇一二三四五六七八九"


@record
class Series:
    """Numbers of one level that count on: their words around the count, its form, and where it starts."""

    level: int
    text: str
    """The number's words with ``%1`` for the count; literal where there is nothing to count."""
    form: str
    start: int
    family: str = ""
    """The face of the numbers; empty for that of the words."""


@record
class Level:
    """How a level of a list prints its count: ``text`` with ``%1`` for the first level's, and its form."""

    text: str
    form: str
    start: int = 1


@record
class Change:
    """Where a list leaves its definition: a level, from 0, that begins anew; ``look`` where it reads otherwise too."""

    level: int
    start: int
    look: Level | None = None


@record
class Tree:
    """The numbers of all levels of a file's headings (一、（一）1.（1）) in one list, or a list of that same definition
    which differs in ``changes``."""

    changes: tuple[Change, ...] = ()


@record
class Counted:
    """Points with numbers, from one on."""

    in_columns: bool
    """Without the side column: a list named at a paragraph has its indent before the style's (ECMA-376-1, 17.9.22)."""


class Numbers:
    """The series of a document in the order they begin; each is a list of Word's."""

    def __init__(self) -> None:
        self.series: list[Series] = []
        self._last: dict[int, tuple[int, int]] = {}

    def number(self, level: int, words: str) -> int:
        """The index of the series that a head's number belongs to."""
        text, form, count = taken_apart(words)
        index, last = self._last.get(level, (-1, 0))
        current = self.series[index] if index >= 0 else None
        if current is None or (current.text, current.form) != (text, form) or count != last + 1:
            self.series.append(Series(level, text, form, count))
            index = len(self.series) - 1
        self._last[level] = (index, count)
        return index


def taken_apart(words: str) -> tuple[str, str, int]:
    """A number as text with ``%1``, the form of its count in Word's terms, and the count (``1.%1``, decimal, 4)."""
    match = _DECIMAL.fullmatch(words)
    if match and not (len(match[2]) > 1 and match[2].startswith("0")) and len(match[2]) < 6:
        return f"{_literal(match[1])}%1{_literal(match[3])}", "decimal", int(match[2])
    match = _LETTER.fullmatch(words)
    if match:
        return f"{_literal(match[1])}%1", "upperLetter", ord(match[2]) - ord("A") + 1
    match = _CHINESE.fullmatch(words)
    if match and (count := chinese(match[2])):
        return f"{_literal(match[1])}%1{_literal(match[3])}", "chineseCountingThousand", count
    return _literal(words), "decimal", 1


def chinese(words: str) -> int:
    """The count that 一…九十九 names; 0 when it names none."""
    match = _TENS.fullmatch(words)
    if match is None:
        return 0
    tens, ten, ones = match.groups(default="")
    count = _DIGITS.find(ones) if ones else 0
    return count + 10 * (_DIGITS.find(tens) if tens else 1) if ten else count


def _literal(words: str) -> str:
    # Word reads %1…%9 as counts; a sign of its own would need no escape it knows, so the full-width one stands for it.
    return words.replace("%", "％")
