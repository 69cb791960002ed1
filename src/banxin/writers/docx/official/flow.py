"""Blocks of an official document or a brief in, paragraphs of the Word file out: one match over ``Block``.

Cards, projects and policy documents become text with names run in, as on our own pages.
"""

from __future__ import annotations

from typing import Final, assert_never

from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Contents,
    Heading,
    Illustration,
    Index,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Project,
    Projects,
    Quotation,
    Table,
    Tiles,
)
from banxin.inlines import Editorial, Inlines, Text
from banxin.layout.official.levels import closed, item_end, pattern_below, printed_number, runs_in
from banxin.records import record, replace
from banxin.writers.docx.index import close_index, index_rows, open_index
from banxin.writers.docx.inlines import BOLD, Looks, write
from banxin.writers.docx.markup import Node, WordParagraph, numbered, paragraph
from banxin.writers.docx.numbers import Series, taken_apart
from banxin.writers.docx.official.objects import illustration, tiles
from banxin.writers.docx.official.press import Press, close, sourced
from banxin.writers.docx.official.table import table
from banxin.writers.docx.official.toc import contents
from banxin.writers.docx.texts import field_of

RUN_IN: Final = Looks(base="LeadIn", strong="", set_off="")
"""A name that begins its paragraph, in Kai."""
RUN_IN_STYLE: Final = "HeadingRunIn"
STYLES: Final = {"editorial": "EditorialNote", "credit": "Credit", "note": "CaptionNote"}
"""The styles of paragraphs that are not body, by role."""
LISTED: Final = 9
"""The level of lists' numbers: deeper than any heading's."""


@record
class Place:
    """Where in the tree of headings a block stands."""

    level: int = 0
    listed: bool = False
    """The form numbers its first-level statements 一、 (纪要)."""


def flow(press: Press, parent: Node, blocks: tuple[Block, ...], place: Place) -> None:
    """Blocks in order. A heading may run into the paragraph after it."""
    heading: Heading | None = None
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Heading):
            place = replace(place, level=block.level)
            if runs_in(block, following, press.style):
                heading = block
                continue
        _block(press, parent, block, place, heading)
        heading = None


def _block(press: Press, parent: Node, block: Block, place: Place, heading: Heading | None) -> None:
    match block:
        case Heading():
            _heading(press, parent, block)
        case Paragraph():
            _paragraph(press, parent, block, heading)
        case Points():
            _listed(press, parent, block.points, place)
        case Callout():
            _callout(press, parent, block, place)
        case Cards():
            for card in block.cards:
                _card(press, parent, card)
        case Tiles():
            tiles(press, parent, block)
        case Projects():
            _projects(press, parent, block, place)
        case Illustration():
            illustration(press, parent, block)
        case Table():
            table(press, parent, block)
        case Quotation():
            _quotation(press, parent, block)
        case PageBreak():
            paragraph(parent, "PageBreak")
        case Contents():
            if press.style.layout != "brief":  # 本期要目 in its head is all the contents a brief has
                contents(press, parent)
        case Index():
            open_index(press.story, parent)
            index_rows(press.story, parent, block)
            close_index(parent)
        case _:
            assert_never(block)


# ---------------------------------------------------------------- headings


def _heading(press: Press, parent: Node, block: Heading) -> None:
    """A heading on lines of its own, its number Word's own; its remark, if any, in a paragraph below."""
    marks = press.story.draft.marks
    node = paragraph(parent, f"Heading{block.level}")
    _count(press, node, block)
    mark = marks.open(node, marks.contents(block.anchor))
    sourced(press, node, block.title, block.origin, BOLD, "plain" if block.editorial else "prose")
    marks.close(node, mark)
    if block.remark:
        origin = field_of(block.origin.rpartition("/")[0], "remark")
        sourced(press, paragraph(parent, "EditorialNote"), block.remark, origin, kind="plain")


def _count(press: Press, node: WordParagraph, heading: Heading) -> None:
    """The heading's number as Word's own: that of its style, where Word counts it so; else that of a list."""
    outline, words = press.outline, printed_number(heading, press.style)
    if not words and outline.levels[heading.level - 1].text:
        numbered(node, 0)  # LibreOffice takes the indent away with the number; Word keeps the style's
        return
    own = outline.number(heading.level, words)
    if own != outline.first or node.style == RUN_IN_STYLE:
        numbered(node, own, heading.level - 1)


# ---------------------------------------------------------------- text


def _paragraph(press: Press, parent: Node, block: Paragraph, heading: Heading | None) -> None:
    """A paragraph 2 em in; a heading that runs in stands before it in Kai, up to its full stop."""
    if heading is None:
        sourced(press, paragraph(parent, STYLES.get(block.role, "BodyText")), block.inlines, block.origin)
        return
    node = paragraph(parent, RUN_IN_STYLE)
    _count(press, node, heading)
    marks = press.story.draft.marks
    marks.close(node, marks.open(node, marks.contents(heading.anchor)))
    _run_in(press, node, heading.title, block.inlines, block.origin, heading.origin)


def _run_in(press: Press, node: Node, lead: Inlines, words: Inlines, origin: str, lead_origin: str) -> None:
    """A name in Kai up to its full stop, the text after it: one text to those who edit it."""
    draft = press.story.draft
    said = (*lead, Text("。"))
    mark = draft.open_text(node, (*said, *words), origin, lead=lead_origin)
    write(press.story, node, said, RUN_IN)
    write(press.story, node, words)
    close(press, node, mark)


def _listed(press: Press, parent: Node, points: tuple[Point, ...], place: Place) -> None:
    """A list: labels of the level below its heading, Word's own; items end ；, the last 。."""
    pattern = pattern_below(place.level, press.style, listed=place.listed) if len(points) > 1 else ""
    style, number = "BodyText", 0
    if pattern:
        text, form, start = taken_apart(pattern)
        family = press.style.text.h1.family if pattern.endswith("、") else ""
        number = press.story.draft.new_list(Series(LISTED, text, form, start, family))
        style = "ListNumber"
    for index, point in enumerate(points):
        node = paragraph(parent, style)
        if number:
            numbered(node, number)
        _point(press, node, point, item_end(points, index))


def _point(press: Press, node: Node, point: Point, end: str) -> None:
    draft = press.story.draft
    words = closed(point.inlines, end)
    mark = draft.open_text(node, (*point.lead, *words), point.origin)
    write(press.story, node, point.lead, RUN_IN)
    write(press.story, node, words)
    close(press, node, mark)


def _card(press: Press, parent: Node, card: Card) -> None:
    words = closed(card.inlines, "。")
    node, origin = paragraph(parent, "BodyText"), field_of(card.origin, "text")
    _run_in(press, node, card.title, words, origin, field_of(card.origin, "name"))


def _named(press: Press, parent: Node, words: Inlines, origin: str, anchor: str) -> None:
    """A name on a line of its own, kept with what follows."""
    node = paragraph(parent, "NamedText")
    marks = press.story.draft.marks
    mark = marks.open(node, marks.label(anchor)) if anchor else 0
    sourced(press, node, words, origin, BOLD)
    marks.close(node, mark)


def _callout(press: Press, parent: Node, block: Callout, place: Place) -> None:
    title = (Text(f"{block.label}："), *block.title) if block.label else block.title
    _named(press, parent, title, field_of(block.origin, "title"), block.anchor)
    _listed(press, parent, block.points, place)


def _projects(press: Press, parent: Node, block: Projects, place: Place) -> None:
    for project in block.projects:
        _project(press, parent, project, place)
    if block.broken_off:
        origin = field_of(block.origin, "broken_off")
        node = paragraph(parent, "EditorialNote")
        sourced(press, node, (Editorial(block.broken_off),), origin, kind="plain")


def _project(press: Press, parent: Node, project: Project, place: Place) -> None:
    status = (Text(f"（{project.status}）"),) if project.status else ()
    said = (*project.title, *status)
    if len(project.points) != 1:
        _named(press, parent, said, field_of(project.origin, "name"), project.anchor)
        _listed(press, parent, project.points, place)
        return
    point = project.points[0]
    node = paragraph(parent, "BodyText")
    marks = press.story.draft.marks
    if project.anchor:
        marks.close(node, marks.open(node, marks.label(project.anchor)))
    words = closed((*point.lead, *point.inlines), "。")
    _run_in(press, node, said, words, point.origin, field_of(project.origin, "name"))


def _quotation(press: Press, parent: Node, block: Quotation) -> None:
    """2 em in on both sides, its source ending at the right."""
    for inlines in block.paragraphs:
        node = paragraph(parent, press.story.draft.forms.keep("Quote", when=bool(block.source)))
        sourced(press, node, inlines, field_of(block.origin, "text"))
    if block.source:
        sourced(press, paragraph(parent, "QuotationSource"), block.source, field_of(block.origin, "source"))
