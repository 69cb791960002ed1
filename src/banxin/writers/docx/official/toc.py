"""目录 of a long plain document: headings of the first two levels with their pages, a live field."""

from __future__ import annotations

from banxin.document import Heading
from banxin.layout.official.contents import DEEPEST, SPACED
from banxin.numbering import parted
from banxin.writers.docx.contents import listing
from banxin.writers.docx.markup import Node, paragraph, run
from banxin.writers.docx.official.press import Press


def contents(press: Press, parent: Node) -> None:
    """The contents under their title; the text starts a page after them."""
    blocks = press.story.draft.document.blocks
    heads = [b for b in blocks if isinstance(b, Heading) and b.contents and b.level <= DEEPEST]
    run(paragraph(parent, "TOCHeading"), SPACED)
    rows = [(f"TOC{head.level}", "", head.number + parted(head.number) + head.contents, head.anchor) for head in heads]
    listing(press.story, parent, rf'TOC \o "1-{DEEPEST}" \h \z', rows)
    paragraph(parent, "PageBreak")
