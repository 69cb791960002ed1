"""What in an author's text is more than words, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from banxin.expressions import expression

_FIGURE: Final = r"(?<!\{)\{(?P<figure>[a-z0-9][a-z0-9_.-]*)(?::(?P<form>[a-z]*))?\}(?!\})"
SET_OFF: Final = expression(rf"(?P<stars>\*\*)?{_FIGURE}(?(stars)\*\*)")
FIGURE: Final = expression(_FIGURE)
EASY: Final = expression(rf"{SET_OFF.pattern}|\[\]\(#(?P<target>[A-Za-z0-9_.:-]+)\)")
"""What can be read without a Markdown parser: figures, set off or not, and bare references."""
ALMOST: Final = expression(r"(?<!\{)\{\s*[A-Za-z0-9][A-Za-z0-9_. -]*(?:[:：]\s*\w*)?\s*\}(?!\})")
"""What was surely meant as a figure, but is written so that it stays text."""

NOTE: Final = expression(r"\[\^([^\]\s]{1,64})\]")
ESCAPABLE: Final = frozenset("\\*[]{}~^=_")
"""The marks that a backslash makes letters; before anything else it is a letter itself."""
MARKUP: Final = frozenset("[\\~^\n")
SHORT: Final = {
    mark: expression(rf"{re.escape(mark)}[0-9A-Za-z+\-−–.,()αβγδμνπσ]{{1,16}}{re.escape(mark)}") for mark in "~^"
}
"""What may be lowered or raised. Chinese has no spaces to end ``3~5年，6~8年`` by, so only short Latin runs count."""

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNDER: Final = ("==", "__")
"""What stands under words: ``==…==`` dots, ``__…__`` the rule of a name. Both are for Chinese: a == b and __init__ are
text."""
DOUBLE: Final = ("**", *UNDER)
"""Marks of two characters; one of them alone is text."""

MEANING: Final = expression(f"[{re.escape(''.join(sorted(MARKUP.union('{', *DOUBLE))))}]")
"""A text without any of these characters is words and nothing else."""


@cache
def under(mark: str) -> re.Pattern[str]:
    """A pair of one of ``UNDER`` with its words; compiled when first met, which takes a millisecond."""
    words = rf"(?=(?:(?!{mark}).)*[{_HAN}])(?!\s)(?:(?!{mark}).){{1,200}}(?<!\s)"
    return re.compile(rf"(?<![0-9A-Za-z]){mark}(?P<words>{words}){mark}(?![0-9A-Za-z])")
