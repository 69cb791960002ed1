"""What in an author's text is more than words, as patterns."""

from __future__ import annotations

import re
from typing import Final

_FIGURE: Final = r"(?<!\{)\{(?P<figure>[a-z0-9][a-z0-9_.-]*)(?::(?P<form>[a-z]*))?\}(?!\})"
SET_OFF: Final = re.compile(rf"(?P<stars>\*\*)?{_FIGURE}(?(stars)\*\*)")
FIGURE: Final = re.compile(_FIGURE)
EASY: Final = re.compile(rf"{SET_OFF.pattern}|\[\]\(#(?P<target>[A-Za-z0-9_.:-]+)\)")
"""What can be read without a Markdown parser: figures, set off or not, and bare references."""
ALMOST: Final = re.compile(r"(?<!\{)\{\s*[A-Za-z0-9][A-Za-z0-9_. -]*(?:[:：]\s*\w*)?\s*\}(?!\})")
"""What was surely meant as a figure, but is written so that it stays text."""

NOTE: Final = re.compile(r"\[\^([^\]\s]{1,64})\]")
MARKUP: Final = frozenset("*[\\~^\n")
SHORT: Final = {
    mark: re.compile(rf"{re.escape(mark)}[0-9A-Za-z+\-−–.,()αβγδμνπσ]{{1,16}}{re.escape(mark)}") for mark in "~^"
}
"""What may be lowered or raised. Chinese has no spaces to end ``3~5年，6~8年`` by, so only short Latin runs count."""
