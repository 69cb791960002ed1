"""Words with their place in the source in, paragraphs out: text, points, quotations."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from banxin.document import Block, ColumnRun, Paragraph, Point, Points, Quotation
from banxin.inlines import Inlines, Text, plain
from banxin.writers.docx.exports import Kind
from banxin.writers.docx.inlines import RUNNING, Looks, write
from banxin.writers.docx.markup import Node, numbered, paragraph, run
from banxin.writers.docx.numbers import Counted
from banxin.writers.docx.template import COLUMN

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

_LEAD: Final = Looks(base="LeadIn", strong="", set_off="")
"""The words that lead into a point."""
_LATIN: Final = 0.55
"""Ems of a letter or a digit, on the average."""


def sourced(
    story: Story, node: Node, inlines: Inlines, origin: str, looks: Looks = RUNNING, kind: Kind = "prose"
) -> None:
    """Write inlines between the marks of the path they came from."""
    mark = story.draft.open_text(node, inlines, origin, kind) if inlines else 0
    write(story, node, inlines, looks)
    story.draft.marks.close(node, mark)


def labelled(story: Story, node: Node, words: str, origin: str, character: str = "") -> None:
    """Write words that are no prose (a status, a unit) between the marks of the path they came from."""
    mark = story.draft.open_text(node, (Text(words),), origin, "plain") if words else 0
    run(node, words, character)
    story.draft.marks.close(node, mark)


def field_of(origin: str, field: str) -> str:
    """The path of a field of what stands at ``origin``; empty where there is no path."""
    return f"{origin}/{field}" if origin else ""


def text(story: Story, parent: Node, block: Paragraph) -> None:
    """A paragraph in the style of its role."""
    style = {
        "introduction": "Introduction", "editorial": "EditorialNote", "body": "BodyText", "note": "TileNote",
        "credit": "QuotationSource",
    }[block.role]  # fmt: skip
    if block.role == "body" and block.indent:
        style = "BodyTextFirstIndent"
    if block.columns:
        style = f"{style}{COLUMN}"
    sourced(story, paragraph(parent, style), block.inlines, block.origin)


def run_of(block: Block | None) -> ColumnRun | None:
    """The columns a block runs in; ``None`` for what stands across."""
    return block.columns if isinstance(block, Paragraph | Points) else None


def points(story: Story, parent: Node, block: Points) -> None:
    """A list in the main column, or in those it runs in; a numbered one counts from one."""
    number = story.draft.new_list(Counted(in_columns=block.columns is not None)) if block.numbered else 0
    style = "ListNumber" if block.numbered else "ListBullet"
    if block.columns:
        _points(story, parent, block.points, itertools.repeat(f"{style}{COLUMN}"), number=number)
        return
    point_list(story, parent, block.points, style, story.style.main - story.style.points.text_at, number=number)


def point_list(
    story: Story, parent: Node, items: tuple[Point, ...], style: str, measure: float, *, number: int = 0
) -> None:
    """Points in a list style. The first, and points of one line each, stand without space above them."""
    solid = all(length(point.lead + point.inlines, story.style.text.body.size) <= measure for point in items)
    styles = (f"{style}Tight" if solid or index == 0 else style for index in range(len(items)))
    _points(story, parent, items, styles, number=number)


def _points(
    story: Story, parent: Node, items: tuple[Point, ...], styles: Iterator[str], *, number: int = 0
) -> None:
    for point, style in zip(items, styles, strict=False):
        node = paragraph(parent, style)
        if number:
            numbered(node, number)
        marks = story.draft.marks
        mark = story.draft.open_text(node, point.lead + point.inlines, point.origin)
        if point.lead:
            write(story, node, point.lead, _LEAD)
        write(story, node, point.inlines)
        marks.close(node, mark)


def quotation(story: Story, parent: Node, block: Quotation) -> None:
    """Words quoted whole and where from."""
    style = "QuoteNamed" if block.source else "Quote"
    for inlines in block.paragraphs:
        sourced(story, paragraph(parent, style), inlines, field_of(block.origin, "text"))
    if block.source:
        sourced(story, paragraph(parent, "QuotationSource"), block.source, field_of(block.origin, "source"))


def length(inlines: Inlines, size: float) -> float:
    """About how long words are on one line, in points; for choices, never for setting."""
    return size * ems(plain(inlines))


def ems(words: str) -> float:
    """About how wide words are in ems of their size. Han and the marks that two scripts share, which beside Han are as
    wide as Han, have three bytes each in UTF-8."""
    full = (len(words.encode(errors="replace")) - len(words)) / 2
    return full + _LATIN * (len(words) - full)


def lines(inlines: Inlines, size: float, measure: float) -> int:
    """About how many lines words take."""
    return max(1, math.ceil(length(inlines, size) / measure))

