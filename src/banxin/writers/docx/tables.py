"""Tables in, three-line tables out: repeated heads, explicit widths, spans, groups tinted, parts with their wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from banxin.document import LEDGER, Cell, Row, Table
from banxin.inlines import plain
from banxin.layout.cells import striped
from banxin.records import changing, field, record
from banxin.writers.docx.captions import caption, notes
from banxin.writers.docx.columns import column_widths, flush
from banxin.writers.docx.exports import Kind
from banxin.writers.docx.grids import CLOSING, Box, Grid, Rule
from banxin.writers.docx.inlines import BOLD, CELL, FIGURE_CELL, Looks
from banxin.writers.docx.markup import Node, paragraph
from banxin.writers.docx.texts import field_of, labelled, sourced

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

SUFFIX = {"left": "", "right": "Right", "centre": "Centre", "decimal": "Right"}
"""Of the paragraph styles of cells, by alignment."""


@record
class Form:
    """What tables of a style look like; lengths in points."""

    key: str
    """The table style."""
    row: float
    """The least height of a row."""
    padding: float
    under_head: float = 0.0
    """The weight of the rule under the head; 0 where the table style has one for all."""
    centred: bool = False
    """Heads and groups stand in the middle, numbers in a box in the middle of their column."""


class _Site(NamedTuple):
    """Where a cell stands and what it is besides its words: cells with the same look alike."""

    position: int
    """The index of its first column."""
    columns: int
    """How many it takes; no more than there are."""
    is_wide: bool
    """It asks for more than one."""
    is_tall: bool
    """It reaches over further rows."""
    align: str
    """Empty where its column says it."""
    row: str
    """The kind of its row."""
    head: str
    kept: bool
    ground: str
    """These three as its row has them; see ``_row``."""
    inset: float
    """How much further in than its margin it stands, in points."""


@record
class _Press:
    """A table being written."""

    story: Story
    table: Table
    form: Form
    grid: Grid
    grouped: bool
    insets: tuple[dict[str, float], ...]
    """By column, how much further in than its margin a cell stands, by its words."""
    looks: dict[_Site, tuple[str, Looks]] = field(default_factory=dict)
    """How cells begin and the character styles of their words: most are alike."""


def table(story: Story, parent: Node, block: Table) -> None:
    """A three-line table over the full width of the page, its caption above, note and source below."""
    measures = story.style.table
    written(story, parent, block, Form("ThreeLineTable", measures.row, measures.padding, measures.under_head))


def written(story: Story, parent: Node, block: Table, form: Form) -> None:
    """A table in a form, with caption, note and source."""
    if block.number:
        _caption(story, parent, block)
    count = len(block.columns)
    aligned = flush(block, story.style)
    widths = column_widths(block, story.style, form.padding, aligned)
    grid = Grid(
        parent, form.key, widths, title=plain(block.title),
        said=f"{block.number} {plain(block.title)}，{len(block.rows)}行{count}列".strip(), heads=bool(block.header),
    )  # fmt: skip
    inner = (width - 2 * form.padding if form.centred else 0.0 for width in widths)
    moved = tuple(own.insets(room) for own, room in zip(aligned, inner, strict=True))
    press = _Press(story, block, form, grid, any(row.kind == "group" for row in block.rows), moved)
    covered: dict[int, _Span] = {}
    for index, row in enumerate(block.header):
        _row(press, row, covered, head="last" if index == len(block.header) - 1 else "head")
    covered = {}
    zebra = story.style.table.zebra
    for index, (row, dark) in enumerate(zip(block.rows, striped(block.rows), strict=True)):
        grounded = row.kind == "group" and not press.form.centred
        ground = story.style.table.group_ground if grounded else zebra if dark else None
        _row(press, row, covered, kept=_kept(block.rows, index), ground=story.style.colour(ground) if ground else "")
    notes(story, parent, block, "TableNote")


def _caption(story: Story, parent: Node, block: Table) -> None:
    node = paragraph(parent, "TableCaptionHead" if block.caption_head else "TableCaption")
    caption(story, node, block)
    if block.unit:
        # In the caption's paragraph Word would take it into the list of tables.
        labelled(story, paragraph(parent, "TableUnit"), block.unit, field_of(block.origin, "unit"))


def _kept(rows: tuple[Row, ...], index: int) -> bool:
    """A row stays with the next where that is its part, and the first and last three rows stay together."""
    if index + 1 >= len(rows) or rows[index].kind == "group":
        return False  # the style of a group's row says it for all of them
    return index < 2 or index + 3 >= len(rows) or rows[index + 1].kind == "part"


# ---------------------------------------------------------------- rows


@changing
class _Span:
    """A cell that reaches down from above: how many rows are left and how many columns it is wide."""

    rows: int
    columns: int


def _row(
    press: _Press, row: Row, covered: dict[int, _Span], *, head: Literal["", "head", "last"] = "", kept: bool = False,
    ground: str = "",
) -> None:  # fmt: skip
    """One row of the grid on a ``ground`` (``#RRGGBB``; empty for none).

    Cells that spans from above cover are not in ``row`` but must stand in the file.
    """
    count = len(press.table.columns)
    whole = bool(head) or press.story.style.table.split == "tall"
    node = press.grid.bare_row(press.form.row, head=bool(head), whole=whole)
    cells = iter(row.cells)
    position = 0
    while position < count:
        span = covered.get(position)
        if span is not None and span.rows:
            span.rows -= 1
            box = Box(columns=span.columns, merge="continue", ground=ground, bottom=_under(press, head))
            _empty(press, node, position, box, kept=kept)
            position += span.columns
            continue
        cell = next(cells, None)
        if cell is None:
            reach = next((at for at in range(position + 1, count) if at in covered and covered[at].rows), count)
            box = Box(columns=reach - position, ground=ground, bottom=_under(press, head))
            _empty(press, node, position, box, kept=kept)
            position = reach
            continue
        columns = count if row.kind == "group" else min(cell.columns, count - position)
        inset = 0.0 if head or columns > 1 else _inset(press, cell, position)
        site = _Site(
            position, columns, cell.columns > 1, cell.rows > 1, cell.align, row.kind, head, kept, ground, inset
        )
        _cell(press, node, cell, site)
        for at in range(position, position + columns):
            covered.pop(at, None)  # a span that another cell stands in the way of ends above it
        if cell.rows > 1:
            covered[position] = _Span(cell.rows - 1, columns)
        position += columns


def _empty(press: _Press, node: Node, position: int, box: Box, *, kept: bool) -> None:
    """A cell without words."""
    style = press.story.draft.keep("TableText", when=kept)
    node.content.append(f"{press.grid.opening(position, box, style)}{CLOSING}")


def _under(press: _Press, head: str) -> Rule | None:
    """The rule under the head stands on the cells: a table style reaches only the first of several header rows.

    Between the rows of a head there is none but below what spans columns.
    """
    weight = press.form.under_head
    return Rule(weight if head == "last" else 0.0, press.story.style.colour("ink")) if head and weight else None


def _inset(press: _Press, cell: Cell, position: int) -> float:
    own = press.insets[position]
    return own.get(plain(cell.inlines), 0.0) if own and not cell.align else 0.0


def _cell(press: _Press, node: Node, cell: Cell, site: _Site) -> None:
    look = press.looks.get(site)
    if look is None:
        look = press.looks[site] = _look(press, site)
    opening, looks = look
    node.content.append(opening)
    kind: Kind = "figure" if cell.origin.startswith(LEDGER) and cell.origin.endswith("/value") else "prose"
    sourced(press.story, node, cell.inlines, cell.origin, looks, kind)
    node.content.append(CLOSING)


def _look(press: _Press, site: _Site) -> tuple[str, Looks]:
    """How a cell begins, and the character styles of its words."""
    reaches = site.head == "head" and site.is_tall
    spans = site.head == "head" and site.columns > 1 and not reaches and not press.form.centred
    total = site.row == "total" and press.form.under_head
    box = Box(
        columns=site.columns, ground=site.ground, top=Rule(total, press.story.style.colour("ink")) if total else None,
        bottom=_under(press, "last" if reaches else site.head), merge="restart" if site.is_tall else "",
        anchor="bottom" if spans else "center",
        right=press.form.padding + site.inset if site.inset else None,
    )  # fmt: skip
    style, looks = _styles(press, site)
    style = press.story.draft.keep("TableHeaderSpan" if spans else style, when=site.kept)
    return press.grid.opening(site.position, box, style), looks


def _styles(press: _Press, site: _Site) -> tuple[str, Looks]:
    column = press.table.columns[site.position]
    suffix = SUFFIX[site.align or column.align]
    if site.row == "group":
        return "TableGroup", BOLD
    if site.head:
        return f"TableHeader{SUFFIX['centre'] if press.form.centred or site.is_wide else suffix}", BOLD
    if site.row == "total":
        return f"TableTotal{suffix}", BOLD
    if column.figures:
        return f"TableFigure{suffix}", FIGURE_CELL
    if site.position == 0 and not suffix and site.row in ("item", "part"):
        if site.row == "part":
            return "TablePart", CELL
        if press.grouped:
            return "TableItem", CELL
    return f"TableText{suffix}", CELL
