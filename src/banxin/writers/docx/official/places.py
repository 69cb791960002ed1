"""Where what stands outside the type area is in Word: distances from the edges of the sheet, in points."""

from __future__ import annotations

from typing import Final

from banxin.elements import IMPRINT
from banxin.layout.official.folio import CORNER_AT
from banxin.measures import Paper
from banxin.writers.docx.official.press import RISE, Press, solid

DASH_RISE: Final = 0.35
"""Ems of a folio's dash above its baseline."""


def folio_leading(press: Press) -> float:
    """The exact leading of a folio's line."""
    return solid(press.style.text.folio)


def folio_footer(press: Press, paper: Paper | None = None) -> float:
    """From the foot of the sheet to the foot of the folio: its dash is 7 mm below the type area (7.5). ``paper`` is
    that of sheets that lie."""
    paper = paper or press.style.paper
    baseline = paper.height - paper.foot + press.measures.folio_at + DASH_RISE * press.style.text.folio.size
    return paper.height - baseline - (1 - RISE) * folio_leading(press)


def letter_footer(press: Press) -> float:
    """From the foot of the sheet to the lower double rule of a letter (10.1)."""
    return press.measures.letter_foot


def is_letter(press: Press) -> bool:
    """Whether the document is a letter, whose first page has a rule in place of the folio."""
    official = press.story.draft.document.official
    return official is not None and official.form == "letter" and press.style.layout == "official"


def is_one_page_letter(press: Press) -> bool:
    """Whether it is a letter whose imprint stands on its first page."""
    return is_letter(press) and press.story.draft.folio(IMPRINT) == "1"


def folio_raise(press: Press) -> float:
    """What a letter's later pages need below their folio, since their foot is counted from that of the rule."""
    return max(0.0, folio_footer(press) - letter_footer(press)) if is_letter(press) else 0.0


def corner_header(press: Press) -> float:
    """From the top of the sheet to the state in the corner."""
    return CORNER_AT - RISE * solid(press.measures.text.state)
