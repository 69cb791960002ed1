"""Contents and the list of illustrations and tables: live fields that show the page numbers of our own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.document import Block, Heading, Illustration, Table
from banxin.inlines import plain
from banxin.writers.docx.fields import InnerLink, begin, end, field, inner_link
from banxin.writers.docx.markup import Node, paragraph, run, tab

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Draft, Story

Line = tuple[str, str, str, str]
"""A line's style, number, words and anchor."""

TITLE: Final = "目录"
LIST: Final = "图表"
DEEPEST: Final = 3
AT_ONCE: Final = 200
"""Lines that are held as elements; each takes some 4 kB."""
STYLES: Final = "后附标题,5,无编号标题,4,编者标题,4,标题 3（紧接上级标题）,3"
"""Heads whose styles are ours, and the level of contents they stand on."""


def contents(story: Story, parent: Node, blocks: tuple[Block, ...]) -> None:
    """Both lists under their heads, each field whole: Word updates them, other programs show what stands there."""
    run(paragraph(parent, "TOCHeading"), TITLE)
    heads = [b for b in blocks if isinstance(b, Heading) and b.contents and b.level <= DEEPEST]
    rows = [(_style(head), head.number, head.contents, head.anchor) for head in heads]
    listing(story, parent, rf'TOC \o "1-{DEEPEST}" \h \z \t "{STYLES}"', rows)
    illustrations = [b for b in blocks if isinstance(b, Illustration)]
    tables = [b for b in blocks if isinstance(b, Table) and b.number]
    if illustrations or tables:
        run(paragraph(parent, "ContentsLabel"), LIST)
    for label, listed in (("图", illustrations), ("表", tables)):
        rows = [("TableofFigures", b.number, plain(b.title), b.anchor) for b in listed]
        listing(story, parent, rf'TOC \h \z \c "{label}"', rows)


def _style(head: Heading) -> str:
    if head.part == "back":
        return "TOC5"
    if head.level == 1 and not head.number:
        return "TOC4"
    return f"TOC{head.level}"


def listing(story: Story, parent: Node, instruction: str, rows: list[Line]) -> None:
    """One field over all its rows: it begins in the first and ends in a paragraph after the last, as Word has it."""
    if not rows:
        return
    for index, (style, number, title, anchor) in enumerate(rows):
        if index % AT_ONCE == AT_ONCE - 1 and story.drain is not None:
            story.drain(waits=story.draft.waits())
        node = paragraph(parent, style)
        if index == 0:
            begin(node, instruction)
        _entry(story.draft, node, number, title, anchor, captioned=style == "TableofFigures")
    end(paragraph(parent, "SpacerSmall"))
    # LibreOffice reads the section's footers inside a field that ends in the section's last paragraph, and loses them.
    paragraph(parent, "SpacerSmall")


def _entry(draft: Draft, node: Node, number: str, title: str, anchor: str, *, captioned: bool) -> None:
    bookmark = draft.place(anchor)
    link = inner_link(node, bookmark)
    draft.live.append(InnerLink(bookmark, link))
    if captioned and number:
        run(link, number, "CaptionNumber")
        run(link, "\u3000" + title)
    elif number:
        run(link, number)
        tab(link)
        run(link, title)
    else:
        run(link, title)
    tab(link)
    draft.live.append(field(link, rf"PAGEREF {bookmark} \h", draft.folio(anchor), target=bookmark))
