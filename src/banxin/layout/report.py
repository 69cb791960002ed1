"""A report to segments of strips, and its leaves to pages: cover, running heads, folios."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from banxin.document import Block, Document, Heading
from banxin.frame import Item, Page
from banxin.layout.cover import cover
from banxin.layout.floating import floated
from banxin.layout.furniture import Running, furniture
from banxin.layout.leaves import Leaf, Numerals, Segment
from banxin.layout.multicolumn import side_by_side
from banxin.layout.page import around, blank, page
from banxin.layout.part import Segments
from banxin.layout.parting import spans
from banxin.layout.setter import Setter
from banxin.layout.sideways import lain, stretches
from banxin.layout.strip import Strip
from banxin.layout.strips import Kept, strips
from banxin.layout.watermark import marked
from banxin.problems import BadSource, Problem
from banxin.records import replace
from banxin.style import Style

AHEAD: Final = 500
"""Pages whose furniture is set together."""
UPRIGHT: Final = 90
"""Degrees to the right that a screen turns a page on its side, as pdflscape does: the sheet in print stays upright."""


def parts(document: Document) -> tuple[Segments, ...]:
    """The report whole or, where it is long, in two parts: each ends where a chapter does."""
    return tuple(partial(_segments, document.blocks, span) for span in spans(document.blocks))


def _segments(blocks: tuple[Block, ...], span: range, setter: Setter, kept: Kept) -> tuple[Segment, ...]:
    """The strips of some blocks, a segment a chapter. Raises ``BadSource`` with what is wrong in any of them."""
    made: list[Segment] = []
    wrong: list[Problem] = []
    for numerals, starts_at, series in _series(blocks, span, setter.style):
        for run, lies in stretches(blocks, series):
            own = lain(setter) if lies else setter
            try:
                set_strips = strips(blocks, own, kept, run)
            except BadSource as bad:
                wrong += bad.problems
                continue
            for chapter in _chapters(set_strips):
                done = floated(side_by_side(chapter, own.style), own.style)
                made.append(Segment(done, own, lies, numerals, starts_at))
                starts_at = None
    if wrong:
        raise BadSource(wrong)
    return tuple(made)


def _chapters(strips: tuple[Strip, ...]) -> Iterator[tuple[Strip, ...]]:
    """Strips parted before every one that opens a chapter; nothing for none."""
    opens = [at for at, strip in enumerate(strips) if at and strip.is_chapter]
    bounds = (0, *opens, len(strips)) if strips else ()
    return (strips[first:end] for first, end in pairwise(bounds))


def _series(
    blocks: tuple[Block, ...], span: range, style: Style
) -> tuple[tuple[Numerals, int | None, range], ...]:  # fmt: skip
    """Blocks of ``span`` whose pages are numbered in one series: its numerals, the number they start at, indices."""
    front = style.pages.front
    if front == "continued":
        return (("arabic", None, span),)
    body = _body(blocks)
    if span.start > body:
        return (("arabic", None, span),)
    return ((front, 1, range(body)), ("arabic", 1, range(body, span.stop)))


def covers(style: Style) -> Numerals:
    """The series of the cover: it counts as page 1 of those that go on from it."""
    return "arabic" if style.pages.front == "continued" else "cover"


def front(document: Document, setter: Setter) -> tuple[Page, ...]:
    """The cover; where nothing is drawn nothing, but what is wrong there is found."""
    made = cover(document, setter, covers(setter.style))
    return (made,) if setter.draws else ()


def pages(leaves: tuple[Leaf, ...], document: Document, setter: Setter) -> tuple[Page, ...]:
    """Every leaf of a part as a finished page; where nothing is drawn none, but what is wrong there is found."""
    return marked(tuple(_pages(leaves, document, setter)), document.watermark, setter)


def _pages(leaves: tuple[Leaf, ...], document: Document, setter: Setter) -> Iterator[Page]:
    said = (*_running(leaves, document),)
    for first in range(0, len(leaves), AHEAD):
        some = said[first : first + AHEAD]
        items = furniture([running for running in some if running is not None], setter)
        if setter.draws:
            pairs = zip(leaves[first : first + AHEAD], some, strict=True)
            yield from (_page(leaf, None if running is None else next(items), setter.style) for leaf, running in pairs)


def _page(leaf: Leaf, items: tuple[Item, ...] | None, style: Style) -> Page:
    """A leaf with its furniture; blank where it has none."""
    if items is None:
        return blank(leaf, style)
    made = around(page(leaf), items)
    return replace(made, view=UPRIGHT) if leaf.draft is not None and leaf.draft.segment.is_turned else made


def _running(leaves: tuple[Leaf, ...], document: Document) -> Iterator[Running | None]:
    """What the furniture of each leaf says; ``None`` for those left blank."""
    section = ("", "")
    for leaf in leaves:
        gist = leaf.gist
        if gist is None:
            yield None
            continue
        section = gist.running or section
        yield Running(document.title.whole, section, leaf.label, leaf.number % 2 == 0, gist.opener)


def _body(blocks: tuple[Block, ...]) -> int:
    """Where the text begins: contents and all that stands before the first chapter are front matter."""
    heads = (at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1)
    return next(heads, 0)
