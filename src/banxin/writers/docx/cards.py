"""Cards, policy documents and projects in, borderless tables with fixed widths out (design tokens 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.document import Callout, Card, Cards, Point, Project, Projects, figure_origin
from banxin.inlines import Editorial, Text, plain
from banxin.records import replace
from banxin.writers.docx.characters import HANG
from banxin.writers.docx.grids import Box, Grid, Row, Rule
from banxin.writers.docx.inlines import BOLD
from banxin.writers.docx.markup import Node, paragraph, run
from banxin.writers.docx.narrowing import narrowed
from banxin.writers.docx.spaces import fall, gap
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
            paragraph(parent, story.draft.keep("SpacerSmall" if block.form == "rows" else "Spacer"))
    if not group:
        return
    if block.form == "rows":
        _row_cards(story, parent, group, lead=False)
    else:
        _columns(story, parent, block, group)


def _columns(story: Story, parent: Node, block: Cards, group: tuple[Card, ...]) -> None:
    style = story.style
    across = 2 if block.form == "halves" else 3
    whole, indent = (style.full, 0.0) if block.wide else (style.main, style.main_at)
    between = style.card.between
    width = (whole - (across - 1) * between) / across
    widths = (width,) + (between, width) * (across - 1)
    bare = block.form == "open"
    grid = Grid(parent, "LayoutTable" if bare else "CardTable", widths, indent=indent, title=_named(group), said="卡片")
    heights = _heights(story, group, across, width)
    for start in range(0, len(group), across):
        if start:
            _gutter_row(grid, len(widths), between)
        row = grid.row(0.0 if bare else heights[start // across])
        for index in range(across):
            if index:
                _gutter(row)
            if start + index < len(group):
                _card(story, row, group[start + index], bare=bare)
            else:
                _gutter(row)


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
    style = story.style
    rule = Rule(style.card.open_rule if bare else style.card.rule, style.colour("blue"))
    cell = row.cell(Box(ground="" if bare else style.colour("tint"), top=rule))
    title = "PrincipleTitle" if bare else "CardTitle"
    name, text = ("", "") if bare else ("name", "text")
    sourced(story, paragraph(cell, title), card.title, _part(card, name), BOLD)
    sourced(story, paragraph(cell, "CardText"), card.inlines, _part(card, text))


def _part(card: Card, part: str) -> str:
    """The path of a card's part; a principle is one text, its title and its words."""
    return f"{card.origin}/{part}" if card.origin and part else card.origin


def _gutter(row: Row) -> None:
    paragraph(row.cell(Box(bare=True)), "SpacerSmall")


def _gutter_row(grid: Grid, columns: int, height: float, style: str = "SpacerSmall") -> None:
    row = grid.row(height, exact=True)
    paragraph(row.cell(Box(columns=columns, bare=True, below=0.0)), style)


def _row_cards(story: Story, parent: Node, group: tuple[Card, ...], *, lead: bool) -> None:
    """Cards over the full width: the title in the side column, the text in the main column."""
    style = story.style
    measures = style.card
    side = style.main_at or style.full / 4
    widths = (side, style.full - side)
    grid = Grid(parent, "RowCardTable", widths, title=_named(group), said="卡片")
    box = Box(ground=style.colour("tint"), top=Rule(measures.rule, style.colour("blue")))
    for index, card in enumerate(group):
        if index:
            edge = index in (1, len(group) - 1)
            _gutter_row(grid, 2, measures.row_between, story.draft.keep("SpacerSmall", when=edge))
        row = grid.row()
        cell = row.cell(box)
        # No card alone on a page: the first two and the last two stay together, a lead card with what it leads.
        keep = lead or (len(group) > 1 and index in (0, len(group) - 2))
        name = story.draft.keep("LeadCardTitle" if lead else "RowCardTitle", when=keep)
        sourced(story, paragraph(cell, name), card.title, _part(card, "name"), BOLD)
        if lead and card.amount:
            _large(story, cell, card)
        # The text begins where the main column does.
        node = paragraph(row.cell(replace(box, left=0.0)), story.draft.keep("CardText", when=keep))
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
    box = Box(
        ground=style.colour("tint"), top=Rule(style.policy.rule, style.colour("blue")),
        below=style.policy.bottom - fall(style.text.body.leading),
    )  # fmt: skip
    labelled(story, paragraph(row.cell(box), "PolicyLabel"), block.label, field_of(block.origin, "label"))
    cell = row.cell(box)
    indent = narrowed(block.title, style.text.policy_title.size, style.main)
    node = paragraph(cell, story.draft.narrow(indent))
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
    title = "、".join(plain(project.title) for project in block.projects)
    grid = Grid(parent, "LayoutTable", widths, indent=style.main_at, title=title, said="项目")
    for index, project in enumerate(block.projects):
        last = index == len(block.projects) - 1
        _project(story, grid, project, ruled=index > 0, last=last)
    if block.broken_off:
        origin = field_of(block.origin, "broken_off")
        sourced(story, paragraph(parent, "BrokenOff"), (Editorial(block.broken_off),), origin, kind="plain")


def _project(story: Story, grid: Grid, project: Project, *, ruled: bool, last: bool) -> None:
    style = story.style
    rule = Rule(style.illustration.end_rule, style.colour("rule")) if ruled else None
    row = grid.row()
    node = paragraph(row.cell(Box(top=rule)), "ProjectTitle")
    marks = story.draft.marks
    mark = marks.open(node, marks.label(project.anchor)) if project.anchor else 0
    sourced(story, node, project.title, field_of(project.origin, "name"), BOLD)
    marks.close(node, mark)
    paragraph(row.cell(Box(top=rule)), "SpacerSmall")
    cell = row.cell(Box(top=rule))
    if project.status:
        labelled(story, paragraph(cell, "Status"), project.status, field_of(project.origin, "status"))
    else:
        paragraph(cell, "SpacerSmall")
    if not project.points:
        return
    body = style.text.body.leading
    below = 0.0 if last else gap(style, "point", "rule") - fall(body)
    cell = grid.row(whole=_lines(story, project.points) < WHOLE_LINES).cell(Box(columns=3, below=below))
    point_list(story, cell, project.points, "BoxedBullet", style.main - style.points.text_at)
