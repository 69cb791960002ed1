"""The measures of official styles (GB/T 9704-2012 and briefs), one section of a style: ``official``."""

from __future__ import annotations

from typing import Literal

from banxin.measures import Ink, Points, Size, TextRole
from banxin.reading import Written
from banxin.reading.declared import Field


class OfficialTexts(Written):
    """Kinds of words that only official styles set."""

    mark: TextRole
    """发文机关标志."""
    name: TextRole
    """A brief's 刊名."""
    title: TextRole
    item: TextRole
    """The title of a brief's item."""
    label: TextRole
    """密级, 紧急程度, 附件1, 出席."""
    person: TextRole
    """签发人's name, the names run in before text."""
    imprint: TextRole
    marking: TextRole
    """密级 of a brief, in the imprint's size."""
    state: TextRole
    """〔样例〕 in the corner; no part of the form."""


class OfficialMeasures(Written):
    """Places and rules of an official page; heights from the top of the sheet."""

    text: OfficialTexts
    red: Ink
    """The colour of the mark and of the rules of the head."""
    mark_at: Points
    """Upper edge of the mark's ink in a 文件 or 纪要."""
    order_mark_at: Points
    letter_mark_at: Points
    letter_mark: Size
    """The size of a letter's mark."""
    name_at: Points
    """Upper edge of a brief's name."""
    mark_widest: Points
    mark_least: float = Field(gt=0, le=1)
    """How far the mark may be condensed before its size gives way."""
    head_rule: Points
    head_rule_below: Points
    """From the em box of the head's last line to its rule."""
    title_widest: float = Field(gt=4, le=20)
    """In ems of the title."""
    title_pitch: Literal["own", "grid"] = "own"
    outer_rule: Points
    inner_rule: Points
    letter_thick: Points
    letter_thin: Points
    letter_apart: Points
    letter_rules: Points
    """Their length."""
    letter_foot: Points
    """Lower edge of the second pair, from the bottom of the sheet."""
    folio_at: Points
    """Upper edge of the folio's dashes below the type area."""
    sealed_above: int
    """Empty lines over a sealed name."""
    mirror: bool = False
    """Even pages with the inner margin on the right."""
