"""Words with their place in the source in, paragraphs out: text, points, quotations."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from banxin.document import Paragraph, Point, Points, Quotation
from banxin.inlines import Inlines, Text, plain
from banxin.writers.docx.exports import Kind
from banxin.writers.docx.inlines import RUNNING, Looks, write
from banxin.writers.docx.markup import Node, add, paragraph, run

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

HALF: Final = 0x2E80
"""Characters from here on are a full em wide; those before it take about half of one."""


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
        "introduction": "Introduction", "editorial": "EditorialNote", "body": "BodyText", "note": "FigureNote",
        "credit": "QuotationSource",
    }[block.role]  # fmt: skip
    if block.role == "body" and block.indent:
        style = "BodyTextFirstIndent"
    sourced(story, paragraph(parent, style), block.inlines, block.origin)


def points(story: Story, parent: Node, block: Points) -> None:
    """A list in the main column; a numbered one counts from one."""
    if not block.numbered:
        point_list(story, parent, block.points, "ListBullet", story.style.main - story.style.points.text_at)
        return
    number = story.draft.new_list()
    point_list(story, parent, block.points, "ListNumber", story.style.main - story.style.points.text_at, number=number)


def point_list(
    story: Story, parent: Node, items: tuple[Point, ...], style: str, measure: float, *, number: int = 0,
    keep_next: bool = False,
) -> None:  # fmt: skip
    """Points in a list style. The first, and points of one line each, stand without space above them."""
    solid = all(length(point.lead + point.inlines, story.style.text.body.size) <= measure for point in items)
    for index, point in enumerate(items):
        tight = solid or index == 0
        node = paragraph(parent, f"{style}Tight" if tight else style, keep_next=keep_next)
        if number:
            _numbered(node, number)
        marks = story.draft.marks
        mark = story.draft.open_text(node, point.lead + point.inlines, point.origin)
        write(story, node, point.lead, Looks(base="LeadIn", strong="", set_off=""))
        write(story, node, point.inlines)
        marks.close(node, mark)


def quotation(story: Story, parent: Node, block: Quotation) -> None:
    """Words quoted whole and where from."""
    for inlines in block.paragraphs:
        sourced(
            story, paragraph(parent, "Quote", keep_next=bool(block.source)), inlines, field_of(block.origin, "text")
        )
    if block.source:
        sourced(story, paragraph(parent, "QuotationSource"), block.source, field_of(block.origin, "source"))


def length(inlines: Inlines, size: float) -> float:
    """About how long words are on one line, in points; for choices, never for setting."""
    return size * sum(1.0 if ord(character) >= HALF or character in "“”‘’—…" else 0.55 for character in plain(inlines))


def lines(inlines: Inlines, size: float, measure: float) -> int:
    """About how many lines words take."""
    return max(1, math.ceil(length(inlines, size) / measure))


def _numbered(node: Node, number: int) -> None:
    numbering = add(node[0], "w:numPr")
    add(numbering, "w:ilvl", val=0)
    add(numbering, "w:numId", val=number)
