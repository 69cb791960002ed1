"""Cards, policy documents and projects in, borderless tables with fixed widths out (design tokens 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.document import Callout, Card, Cards, Point, Project, Projects, figure_origin
from banxin.inlines import Editorial, Text, plain
from banxin.records import replace
from banxin.writers.docx.grids import Box, Grid, Row
from banxin.writers.docx.inlines import BOLD
from banxin.writers.docx.kinds import HANG
from banxin.writers.docx.markup import Node, paragraph, run
from banxin.writers.docx.narrowing import narrowed
from banxin.writers.docx.ruling import COLUMNS
from banxin.writers.docx.texts import field_of, labelled, lines, point_list, sourced

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

ALIKE: Final = 2
"""Rows of cards that differ by no more lines than this share one height (design tokens 9)."""
WHOLE_LINES: Final = 14
"""A block of fewer lines is never broken over pages (design tokens 8)."""


def cards(story: Story, parent: Node, block: Cards) -> None:
    """A group of cards in the form chosen for it, as one table; a lead card is a table of its own above it."""
    group = block.cards
    if block.lead:
        _row_cards(story, parent, group[:1], lead=True)
        group = group[1:]
        if group:
            paragraph(parent, story.draft.forms.keep("SpacerSmall" if block.form == "rows" else "Spacer"))
    if not group:
        return
    if block.form == "rows":
        _row_cards(story, parent, group, lead=False)
    else:
        _columns(story, parent, block, group)


def _columns(story: Story, parent: Node, block: Cards, group: tuple[Card, ...]) -> None:
    """Each row a table of its own: what a column says of its upper edge has one meaning then (``ruling``)."""
    style = story.style
    across = 2 if block.form == "halves" else 3
    whole, indent = (style.full, 0.0) if block.wide else (style.main, style.main_at)
    between = style.card.between
    width = (whole - (across - 1) * between) / across
    widths = (width,) + (between, width) * (across - 1)
    bare = block.form == "open"
    heights = _heights(story, group, across, width)
    for start in range(0, len(group), across):
        if start:
            paragraph(parent, "CardGap")
        cards = group[start : start + across]
        key = "PrincipleTable" if bare else "CardTable"
        grid = Grid(parent, key, widths, indent=indent, title=_named(cards), said="卡片", parts=COLUMNS)
        row = grid.row(0.0 if bare else heights[start // across])
        for index, card in enumerate(cards):
            if index:
                paragraph(row.cell(), "SpacerSmall")
            _card(story, row, card, bare=bare)
        row.close("SpacerSmall")


def _heights(story: Story, group: tuple[Card, ...], across: int, width: float) -> list[float]:
    """The least height of each row: one for all where none differs by more than two lines (design tokens 9)."""
    card, texts = story.style.card, story.style.text
    measure = width - 2 * card.padding
    depths = [lines(one.inlines, texts.body.size, measure) for one in group]
    titles = [lines(one.title, texts.card_title.size, measure) for one in group]
    rows = range(0, len(group), across)
    deepest = [max(depths[start : start + across]) for start in rows]
    if max(deepest) - min(deepest) <= ALIKE:
        deepest = [max(deepest)] * len(deepest)
    return [
        card.title_at + card.title_to_text + card.bottom
        + (max(titles[start : start + across]) - 1) * texts.card_title.leading + (deep - 1) * texts.body.leading
        for start, deep in zip(rows, deepest, strict=True)
    ]  # fmt: skip


def _card(story: Story, row: Row, card: Card, *, bare: bool) -> None:
    cell = row.cell()
    title = "PrincipleTitle" if bare else "CardTitle"
    name, text = ("", "") if bare else ("name", "text")
    sourced(story, paragraph(cell, title), card.title, _part(card, name), BOLD)
    sourced(story, paragraph(cell, "CardText"), card.inlines, _part(card, text))


def _part(card: Card, part: str) -> str:
    """The path of a card's part; a principle is one text, its title and its words."""
    return f"{card.origin}/{part}" if card.origin and part else card.origin


def _row_cards(story: Story, parent: Node, group: tuple[Card, ...], *, lead: bool) -> None:
    """Cards over the full width, each a table: the title in the side column, the text in the main column."""
    side = story.style.main_at or story.style.full / 4
    for index, card in enumerate(group):
        if index:
            edge = index in (1, len(group) - 1)
            paragraph(parent, story.draft.forms.keep("RowCardGap", when=edge))
        grid = Grid(parent, "RowCardTable", (side, story.style.full - side), title=plain(card.title), said="卡片")
        row = grid.row()
        cell = row.cell()
        # No card alone on a page: the first two and the last two stay together, a lead card with what it leads.
        keep = lead or (len(group) > 1 and index in (0, len(group) - 2))
        name = story.draft.forms.keep("LeadCardTitle" if lead else "RowCardTitle", when=keep)
        sourced(story, paragraph(cell, name), card.title, _part(card, "name"), BOLD)
        if lead and card.amount:
            _large(story, cell, card)
        node = paragraph(row.cell(), story.draft.forms.keep("CardText", when=keep))
        sourced(story, node, card.inlines, _part(card, "text"))


def _large(story: Story, cell: Node, card: Card) -> None:
    if card.amount is None:
        return
    node = paragraph(cell, "CardNumber")
    amount = replace(card.amount, qualifier="")
    mark = story.draft.open_text(node, (amount, Text(card.amount_words)), figure_origin(amount.figure), "figure")
    run(node, amount.value + amount.magnitude, "CardAmount")
    run(node, " " + amount.unit + card.amount_words)
    story.draft.marks.close(node, mark)


def _named(group: tuple[Card, ...]) -> str:
    return "、".join(plain(card.title) for card in group)


# ---------------------------------------------------------------- policy documents


def callout(story: Story, parent: Node, block: Callout) -> None:
    """A document set off from the text: tint across the page, label in the side column, title and points beside."""
    style = story.style
    hang = HANG * style.em
    side = style.main_at or style.full / 4
    widths = (side, style.full - side + 2 * hang)
    grid = Grid(parent, "PolicyTable", widths, indent=-hang, title=plain(block.title), said=block.label)
    whole = _lines(story, block.points) < WHOLE_LINES
    row = grid.row(whole=whole)
    labelled(story, paragraph(row.cell(), "PolicyLabel"), block.label, field_of(block.origin, "label"))
    cell = row.cell()
    indent = narrowed(block.title, style.text.policy_title.size, style.main)
    node = paragraph(cell, story.draft.forms.inset("PolicyTitle", indent))
    marks = story.draft.marks
    mark = marks.open(node, marks.label(block.anchor)) if block.anchor else 0
    sourced(story, node, block.title, field_of(block.origin, "title"), BOLD)
    marks.close(node, mark)
    point_list(story, cell, block.points, "BoxedBullet", style.main - style.points.text_at)


def _lines(story: Story, items: tuple[Point, ...]) -> int:
    body = story.style.text.body
    measure = story.style.main - story.style.points.text_at
    return sum(lines(point.lead + point.inlines, body.size, measure) for point in items)


# ---------------------------------------------------------------- projects


def projects(story: Story, parent: Node, block: Projects) -> None:
    """Projects in the main column: title and status on one row, progress notes below, a rule between projects."""
    style = story.style
    status = style.status
    room = max([status.width, *(len(p.status) * style.text.status.size + style.em for p in block.projects)])
    widths = (style.main - room - style.em, style.em, room)
    above: Project | None = None
    for project in block.projects:
        if above is not None:
            paragraph(parent, "ProjectRuleApart" if above.points else "ProjectRule")
        title = plain(project.title)
        grid = Grid(parent, "ProjectTable", widths, indent=style.main_at, title=title, said="项目")
        _project(story, grid, project)
        above = project
    if block.broken_off:
        origin = field_of(block.origin, "broken_off")
        sourced(story, paragraph(parent, "BrokenOff"), (Editorial(block.broken_off),), origin, kind="plain")


def _project(story: Story, grid: Grid, project: Project) -> None:
    row = grid.row()
    node = paragraph(row.cell(), "ProjectTitle")
    marks = story.draft.marks
    mark = marks.open(node, marks.label(project.anchor)) if project.anchor else 0
    sourced(story, node, project.title, field_of(project.origin, "name"), BOLD)
    marks.close(node, mark)
    paragraph(row.cell(), "SpacerSmall")
    cell = row.cell()
    if project.status:
        labelled(story, paragraph(cell, "Status"), project.status, field_of(project.origin, "status"))
    else:
        paragraph(cell, "SpacerSmall")
    if not project.points:
        return
    cell = grid.row(whole=_lines(story, project.points) < WHOLE_LINES).cell(Box(columns=3))
    point_list(story, cell, project.points, "BoxedBullet", story.style.main - story.style.points.text_at)
