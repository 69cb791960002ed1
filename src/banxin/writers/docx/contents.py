"""Contents and the list of illustrations and tables: live fields that show the page numbers of our own pages."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from banxin.document import Block, Document, Heading, Illustration, Table
from banxin.inlines import Text, plain
from banxin.numbering import parted
from banxin.style import Style
from banxin.writers.docx.fields import begin, end, linked
from banxin.writers.docx.inlines import spoken_line
from banxin.writers.docx.markup import TAB, Node, paragraph, run, spoken
from banxin.writers.docx.matter import contents as styles
from banxin.writers.docx.sheet import Named, height
from banxin.writers.docx.texts import lines

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Draft, Story

Line = tuple[str, str, str, str]
"""A line's style, number, words and anchor."""

TITLE: Final = "目录"
LIST: Final = "图表"
DEEPEST: Final = 3
CHAPTERS: Final = ("TOC1", "TOC5")
"""Entries with a space above them that may be less."""
MOST: Final = 0.7
"""The share of that space that may go."""
WASTE: Final = 36.0
"""Points that stay empty at the foot of a page of contents, where entries keep together."""
LISTS: Final = 6.0
"""Points that the ends of three fields take."""
DIGIT: Final = 0.56
"""Ems."""
AT_ONCE: Final = 200
"""Lines that are held as elements; each takes some 4 kB."""
STYLES: Final = "后附标题,5,无编号标题,4,编者标题,4,标题 3（紧接上级标题）,3"
"""Heads whose styles are ours, and the level of contents they stand on."""


def contents(story: Story, parent: Node, blocks: tuple[Block, ...]) -> None:
    """Both lists under their heads, each field whole: Word updates them, other programs show what stands there."""
    run(paragraph(parent, "TOCHeading"), TITLE)
    heads, illustrations, tables = _lines(blocks)
    listing(story, parent, rf'TOC \o "1-{DEEPEST}" \h \z \t "{STYLES}"', heads)
    if illustrations or tables:
        run(paragraph(parent, "ContentsLabel"), LIST)
    for label, listed in (("图", illustrations), ("表", tables)):
        listing(story, parent, rf'TOC \h \z \c "{label}"', listed)


def _lines(blocks: tuple[Block, ...]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines of heads, of illustrations and of tables."""
    heads = [b for b in blocks if isinstance(b, Heading) and b.contents and b.level <= DEEPEST]
    illustrations = [b for b in blocks if isinstance(b, Illustration)]
    tables = [b for b in blocks if isinstance(b, Table) and b.number]
    return (
        [(_style(head), head.number, head.contents, head.anchor) for head in heads],
        [("TableofFigures", b.number, plain(b.title), b.anchor) for b in illustrations],
        [("TableofFigures", b.number, plain(b.title), b.anchor) for b in tables],
    )


def closer(document: Document, style: Style, folios: Mapping[str, str]) -> float:
    """Points that chapters give up above them in Word's contents, so that these take no more pages than ours.

    On our pages 目录 and 图表 stand beside the first of their lines, in Word above it. One page more would put every
    chapter behind it one page later than the contents say.
    """
    first = next((b for b in document.blocks if isinstance(b, Heading) and b.level == 1), None)
    folio = folios.get(first.anchor, "") if first else ""
    if style.pages.front != "continued" or not folio.isdecimal():
        return 0.0
    pages = int(folio) - (3 if style.pages.openers == "right" else 2)
    known = {named.key: named for named in styles(style)}
    lines = [line for kind in _lines(document.blocks) for line in kind]
    heights = [height(known["TOCHeading"]), height(known["ContentsLabel"])]
    heights += (height(known[key], _rows(words, known[key], style)) for key, _, words, _ in lines)
    spread = sum(key in CHAPTERS for key, _, _, _ in lines) + 1
    over = sum(heights) + LISTS - pages * style.type_height + (pages - 1) * WASTE
    most = (known["TOC1"].shape.before or 0.0) * MOST
    return min(most, max(0.0, over / spread))


def aside(document: Document, style: Style) -> float:
    """Points that the widest label (图A.10) pushes the titles of illustrations and tables to the right, in whole ems,
    as on our pages; Latin signs are about as wide as digits."""
    labels = (block.number for block in document.blocks if isinstance(block, Illustration | Table))
    widest = max((sum(DIGIT if sign.isascii() else 1.0 for sign in label) for label in labels), default=0.0)
    over = widest * style.text.contents_label.size + style.em / 2 - style.contents.title_at
    return math.ceil(over / style.em) * style.em if widest and over > 0 else 0.0


def _rows(words: str, named: Named, style: Style) -> int:
    """About how many lines an entry takes."""
    assert named.role is not None
    return lines((Text(words),), named.role.size, style.full - (named.shape.left or 0.0) - 4 * named.role.size)


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
    for index, row in enumerate(rows):
        if index % AT_ONCE == AT_ONCE - 1 and story.drain is not None:
            story.drain(waits=story.draft.waits())
        node = paragraph(parent, row[0])
        if index == 0:
            begin(node, instruction)
        node.content.append(_entry(story.draft, row))
    end(paragraph(parent, "SpacerSmall"))
    # LibreOffice reads the section's footers inside a field that ends in the section's last paragraph, and loses them.
    paragraph(parent, "SpacerSmall")


def _entry(draft: Draft, line: Line) -> str:
    """A line's link; what it leads to stands in this file, for the lines were made from that."""
    style, number, title, anchor = line
    if style == "TableofFigures" and number:
        words = spoken(number, "CaptionNumber") + TAB + spoken_line(title)
    elif number and style in CHAPTERS:
        words = spoken(number) + TAB + spoken_line(title)
    else:
        words = spoken_line(number + parted(number) + title)
    bookmark = draft.place(anchor)
    return linked(bookmark, rf"PAGEREF {bookmark} \h", draft.folio(anchor), words + TAB)
