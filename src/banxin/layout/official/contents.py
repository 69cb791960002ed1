"""目录 of a long plain document under its title: headings of the first two levels with their pages, on whole lines."""

from __future__ import annotations

from typing import Final

from banxin.document import Heading
from banxin.frame import Anchor, Element, Item, LinkArea
from banxin.layout.ink import ink
from banxin.layout.official.leader import leader
from banxin.layout.official.lines import centred, strip
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.numbering import parted
from banxin.records import replace

TITLE: Final = "目录"
SPACED: Final = "目\u3000录"
DEEPEST: Final = 2
PAGE_ROOM: Final = 2.0
"""Ems at the right kept free of titles."""


def contents(heads: tuple[Heading, ...], setter: Setter, key: str) -> tuple[Strip, ...]:
    """The contents of a document that has these heads, as strips; the text starts a page after them."""
    rows = [head for head in heads if head.contents and head.level <= DEEPEST]
    role = setter.style.text.contents_title
    title = centred(setter.label(SPACED, role), setter, 0.0, Element("H1", f"{key}.title"))
    head = replace(
        strip(title, setter, empty=1, penalty=NEVER, anchors=(Anchor("contents", -setter.style.ascent),)),
        running=("", TITLE),
    )  # fmt: skip
    toc = Element("TOC", key)
    made = [s for i, row in enumerate(rows) for s in _row(row, setter, Element("TOCI", f"{key}.{i}", toc))]
    return (head, *made)


def _row(heading: Heading, setter: Setter, item: Element) -> tuple[Strip, ...]:
    """A heading on as many lines as it takes, its page on the last."""
    style, texts = setter.style, setter.style.text
    em, full = style.em, style.full
    role = texts.contents_h1 if heading.level == 1 else texts.contents_h2
    left = (heading.level - 1) * em
    blank = parted(heading.number)
    words = setter.plain(f"{heading.number}{blank}{heading.contents}", role)
    lines = setter.lines(words, full - left - PAGE_ROOM * em, align="left")
    page = setter.label(setter.folio(heading.anchor), texts.contents_page)
    link = Element("Link", f"{item.key}.link", item)
    made = [strip(ink(line, left, 0.0, link), setter, penalty=NEVER) for line in lines[:-1]]
    items: list[Item] = [*ink(lines[-1], left, 0.0, link)]
    items += leader(left + lines[-1].width + em / 2, full - page.width - em / 2, -0.308 * em, setter)
    items += ink(page, full - page.width, 0.0, link)
    items.append(LinkArea(0.0, -em, full, 1.2 * em, "#" + heading.anchor, heading.contents, link))
    return (*made, strip(tuple(items), setter))
