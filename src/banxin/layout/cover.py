"""The cover: a field of colour with the year, title and subtitle below it, the sections as a list."""

from __future__ import annotations

from typing import Final

from banxin.document import Block, Document, Heading
from banxin.frame import Anchor, Element, Item, Page, box, rule
from banxin.inlines import plain
from banxin.layout.furniture import sheet
from banxin.layout.ink import ink
from banxin.layout.leaves import Numerals, label
from banxin.layout.setter import Setter
from banxin.layout.watermark import on_cover
from banxin.layout.words import Words
from banxin.style import TextRole
from banxin.text.setting import Line

COVER: Final = "cover"
"""The anchor of the cover."""


def cover(document: Document, setter: Setter, numerals: Numerals = "arabic") -> Page:
    """The first page; it counts as 1 of its series and shows no folio."""
    style = setter.style
    measures = style.cover
    title, ends = _title(document, setter)
    items: list[Item] = [
        box(0.0, 0.0, style.paper.width, measures.ground_to, setter.colour(measures.ground)),
        *on_cover(document.watermark, setter),
        *_top_line(document, setter),
        *title,
        *_sections(document.blocks, setter, max(measures.list_at, ends + setter.style.grid.leading)),
    ]
    return Page(sheet(tuple(items), setter), folio="", label=label(1, numerals), anchors=(Anchor(COVER, 0.0),))


def _top_line(document: Document, setter: Setter) -> list[Item]:
    style = setter.style
    y = style.cover.kind_at
    items: list[Item] = []
    if document.kind:
        kind = setter.label(document.kind, style.text.cover_kind)
        items += ink(kind, style.left + style.main_at, y, Element("P", "cover.kind"))
    if document.state:
        state = setter.label(document.state, style.text.cover_state)
        items += ink(state, style.left + style.full - state.width, y, Element("P", "cover.state"))
    return items


def _title(document: Document, setter: Setter) -> tuple[list[Item], float]:
    """Year on the colour, title under it, or, without a year, the title white on the colour; and where they end."""
    style, texts = setter.style, setter.style.text
    measures = style.cover
    x = style.left + style.main_at
    element = Element("P", "cover.title")
    items: list[Item] = []
    role = texts.cover_title
    if document.title.year:
        year = setter.label(document.title.year, texts.cover_year)
        items += ink(year, x + texts.cover_year.shift, measures.year_at, element)
    lines, words, size = _fitted(document.title.main, setter, white=not document.title.year)
    leading = size * measures.title_leading
    if document.title.year:
        y = measures.title_at
    else:
        y = measures.year_at - (len(lines) - 1) * leading
    for index, line in enumerate(lines):
        items += ink(line, x + role.shift, y + index * leading, element, words)
    last = measures.title_at + (len(lines) - 1) * leading if document.title.year else measures.year_at
    y = (last if document.title.year else measures.ground_to + 24.0) + measures.subtitle_below
    subtitle = Element("P", "cover.subtitle")
    if document.title.subtitle:
        words = setter.plain(document.title.subtitle, texts.cover_subtitle)
        items += ink(setter.line(words, hang=True), x, y, subtitle)
        y += texts.cover_subtitle.leading
    for fact in (document.author, document.date):
        if fact:
            items += ink(setter.label(fact, texts.cover_section), x, y, Element("P", f"cover.{y:.0f}"))
            y += texts.cover_section.leading
    return items, y


def _fitted(title: str, setter: Setter, *, white: bool) -> tuple[tuple[Line, ...], Words, float]:
    """The title at the largest of the cover's sizes at which it takes one line, else two; else at the smallest."""
    style = setter.style
    role = style.text.cover_title
    if white:
        role = role.model_copy(update={"colour": "white"})
    sizes = style.cover.title_sizes
    tries = [_at_size(title, role, size, setter) for size in sizes]
    for most in (1, 2):
        for made in tries:
            if len(made[0]) <= most:
                return made
    return tries[-1]


def _at_size(title: str, role: TextRole, size: float, setter: Setter) -> tuple[tuple[Line, ...], Words, float]:
    words = setter.plain(title, role.model_copy(update={"size": size}))
    lines = setter.lines(words, setter.style.main, align="left", balance=True, hang=True)
    return lines, words, size


def _sections(blocks: tuple[Block, ...], setter: Setter, start: float) -> list[Item]:
    """The numbered sections as a list from ``start`` on, a rule above each and below the last.

    Where the sheet does not hold them all it lists none: a part of them would look like all there are.
    """
    style, texts = setter.style, setter.style.text
    measures = style.cover
    heads = [b for b in blocks if isinstance(b, Heading) and b.level == 1 and b.number and b.part == "text"]
    leading = texts.cover_section.leading
    room = style.paper.height - style.paper.foot - start
    if len(heads) * measures.list_row > room:
        return []
    titles = [setter.plain(plain(head.title), texts.cover_section) for head in heads]
    set_titles = [setter.lines(words, style.main - measures.list_title, align="left", balance=True) for words in titles]
    rows = [measures.list_row + (len(lines) - 1) * leading for lines in set_titles]
    if sum(rows) > room:
        return []
    x = style.left + style.main_at
    items: list[Item] = []
    y = start
    for head, words, lines, row in zip(heads, titles, set_titles, rows, strict=True):
        element = Element("P", f"cover.{head.anchor}")
        items.append(rule(x, y, style.main, measures.list_rule, setter.colour("rule")))
        items += ink(setter.label(head.number, texts.cover_number), x, y + measures.list_text, element)
        for index, line in enumerate(lines):
            items += ink(line, x + measures.list_title, y + measures.list_text + index * leading, element, words)
        y += row
    if heads:
        items.append(rule(x, y, style.main, measures.list_rule, setter.colour("rule")))
    return items
