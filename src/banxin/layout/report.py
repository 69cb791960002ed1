"""A report to segments of strips, and its leaves to pages: cover, running heads, folios."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.document import Block, Document, Heading
from banxin.frame import Page
from banxin.layout.cover import cover
from banxin.layout.furniture import Running, folios_ahead, furniture
from banxin.layout.leaves import Leaf, Numerals, Segment
from banxin.layout.page import blank, page
from banxin.layout.setter import Setter
from banxin.layout.strips import Kept, strips
from banxin.layout.watermark import marked
from banxin.style import Style

AHEAD: Final = 500
"""Pages whose folios are set together."""


def segments(document: Document, setter: Setter, kept: Kept) -> tuple[Segment, ...]:
    """The report's strips. Raises ``BadSource`` with what is wrong in any of its blocks."""
    blocks = document.blocks
    front = setter.style.pages.front
    if front == "continued":
        return (Segment(strips(blocks, setter, kept), setter),)
    body = _body(blocks)
    parts = (
        Segment(strips(blocks, setter, kept, range(body)), setter, numerals=front, starts_at=1),
        Segment(strips(blocks, setter, kept, range(body, len(blocks))), setter, starts_at=1),
    )
    return tuple(part for part in parts if part.strips)


def covers(style: Style) -> Numerals:
    """The series of the cover: it counts as page 1 of those that go on from it."""
    return "arabic" if style.pages.front == "continued" else "cover"


def pages(leaves: tuple[Leaf, ...], document: Document, setter: Setter) -> tuple[Page, ...]:
    """The cover and every leaf as a finished page."""
    inside = marked(tuple(_pages(leaves, document, setter)), document.watermark, setter)
    return (cover(document, setter, covers(setter.style)), *inside)


def _pages(leaves: tuple[Leaf, ...], document: Document, setter: Setter) -> Iterator[Page]:
    section = ("", "")
    for index, leaf in enumerate(leaves):
        if index % AHEAD == 0:
            folios_ahead((each.label for each in leaves[index : index + AHEAD]), setter)
        if leaf.cut is None:
            yield blank(leaf, setter.style)
            continue
        on_page = leaf.strips
        section = next((strip.running for strip in on_page if strip.running is not None), section)
        running = Running(document.title.whole, section, leaf.label, leaf.number % 2 == 0, on_page[0].opener)
        yield page(leaf, furniture(running, setter))


def _body(blocks: tuple[Block, ...]) -> int:
    """Where the text begins: contents and all that stands before the first chapter are front matter."""
    heads = (at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1)
    return next(heads, 0)
