"""The cover: colour to the edges of the sheet with the year on it, the title below, the sections as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.document import REPORT, Document, Heading
from banxin.inlines import Text, plain
from banxin.style import Style
from banxin.writers.docx.grids import Grid
from banxin.writers.docx.markup import Node, paragraph, run, tab
from banxin.writers.docx.matter import CoverFit
from banxin.writers.docx.pictures import behind
from banxin.writers.docx.spaces import fall, rise
from banxin.writers.docx.texts import ems, labelled, lines

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

TITLE: Final = f"{REPORT}title"
"""Year, title and subtitle are one text of the author's."""


def fitted(document: Document, style: Style) -> CoverFit:
    """How the cover's words fit: the largest of its sizes at which the title takes one line, else two."""
    cover_, main = style.cover, style.main
    wide = ems(document.title.main)
    choices = [(lines, size) for lines in (1, 2) for size in cover_.title_sizes if wide * size <= lines * main]
    smallest = cover_.title_sizes[-1]
    rows, size = choices[0] if choices else (1 + int(wide * smallest // (main - smallest)), smallest)
    white = not document.title.year
    leading, subtitle = size * cover_.title_leading, style.text.cover_subtitle.leading
    if white:
        top, used = cover_.subtitle_below - rise(subtitle), subtitle if document.title.subtitle else 0.0
    else:
        top, used = cover_.title_at - rise(leading) - cover_.ground_to, rows * leading
        if document.title.subtitle:
            used += cover_.subtitle_below - fall(leading) + fall(subtitle)
    fact = style.text.cover_section
    facts = [fact.leading * _lines(words, fact.size, main) for words in (document.author, document.date) if words]
    apart = cover_.subtitle_below - (0.0 if white else fall(leading)) - rise(fact.leading)
    if facts and not (white or document.title.subtitle):
        used += apart
    below = cover_.ground_to + top + used + sum(facts)
    gap = max(cover_.list_row / 2, cover_.list_at - below)
    room = style.paper.height - style.paper.foot - below - gap
    return CoverFit(size, white, top, apart, gap, _list_height(document, style) <= room)


def _list_height(document: Document, style: Style) -> float:
    """How high the list of sections is; a long title takes more lines."""
    cover_, role = style.cover, style.text.cover_section
    titles = (plain(head.title) for head in _listed(document))
    more = (_lines(title, role.size, style.main - cover_.list_title) - 1 for title in titles)
    return sum(cover_.list_row + cover_.list_rule + role.leading * count for count in more)


def _listed(document: Document) -> list[Heading]:
    heads = (b for b in document.blocks if isinstance(b, Heading) and b.level == 1 and b.number)
    return [head for head in heads if head.part == "text"]


def _lines(words: str, size: float, measure: float) -> int:
    return lines((Text(words),), size, measure)


def cover(story: Story, parent: Node) -> None:
    """The colour is a picture behind the text and, inside the type area's height, the ground of a table.

    The table alone could not reach the upper edge: floating ones go astray in LibreOffice, and a section without an
    upper margin makes Word warn when it prints. The picture alone would leave white words on white where it is not
    shown.
    """
    document, style = story.draft.document, story.style
    fit = fitted(document, style)
    width, name = style.paper.width, document.title.whole
    grid = Grid(parent, "CoverTable", (width,), indent=-style.paper.inner, title=name, said="封面", parts=("firstRow",))
    ground = style.colour(style.cover.ground)
    height = style.cover.ground_to - style.paper.head
    top = height / 3
    _kind(story, grid.row(top, exact=True).cell())
    cell = grid.row(height - top, exact=True).cell()
    if document.title.year:
        labelled(story, paragraph(cell, "CoverYear"), document.title.year, TITLE)
        node = paragraph(parent, "Title")
        behind(story, node, ground, (style.paper.width, style.cover.ground_to))
        labelled(story, node, document.title.main, TITLE)
    else:
        labelled(story, paragraph(cell, "Title"), document.title.main, TITLE)
        behind(story, paragraph(parent, "SpacerSmall"), ground, (style.paper.width, style.cover.ground_to))
    if document.title.subtitle:
        labelled(story, paragraph(parent, "Subtitle"), document.title.subtitle, TITLE)
    fact_style = "CoverFact" if document.title.subtitle else "CoverFactFirst"
    for field, fact in (("author", document.author), ("date", document.date)):
        if fact:
            labelled(story, paragraph(parent, fact_style), fact, REPORT + field)
            fact_style = "CoverFact"
    if fit.lists:
        _sections(story, parent)


def _kind(story: Story, cell: Node) -> None:
    """Kind and state on one line: one text to those who edit it."""
    document = story.draft.document
    node = paragraph(cell, "CoverKind")
    words = (Text(document.kind), Text("\t"), Text(document.state))
    field = "kind" if document.kind else "state"
    mark = story.draft.open_text(node, words, REPORT + field, "plain") if document.kind or document.state else 0
    if document.kind:
        run(node, document.kind)
    if document.state:
        tab(node)
        run(node, document.state, "CoverState")
    story.draft.marks.close(node, mark)


def _sections(story: Story, parent: Node) -> None:
    """All the numbered sections; where the sheet does not hold them all, none: a part would look like the whole."""
    style, cover_ = story.style, story.style.cover
    heads = _listed(story.draft.document)
    if not heads:
        return
    paragraph(parent, "CoverGap")
    grid = Grid(parent, "CoverList", (style.main,), indent=style.main_at, title="章节", said="本报告的章节")
    for head in heads:
        node = paragraph(grid.row(cover_.list_row).cell(), "CoverSection")
        run(node, head.number, "CoverNumber")
        tab(node)
        run(node, plain(head.title))
