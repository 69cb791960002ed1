"""Tables in, three-line tables out: repeated heads, explicit widths, spans, groups tinted, parts with their wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banxin.document import LEDGER, Cell, Row, Table
from banxin.inlines import plain
from banxin.layout.cells import striped
from banxin.layout.shares import Share, shares
from banxin.records import changing, field, record, replace
from banxin.writers.docx.captions import caption, caption_again, centred_style, notes
from banxin.writers.docx.columns import measured
from banxin.writers.docx.exports import Kind
from banxin.writers.docx.grids import CLOSING, Box, Grid
from banxin.writers.docx.inlines import BOLD, CELL, FIGURE_CELL, Looks
from banxin.writers.docx.markup import Node, paragraph
from banxin.writers.docx.repeats import repeated
from banxin.writers.docx.ruling import Part
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
    under_head: float | None = None
    """The weight of the rule under the head and above a total; ``None`` where the table style has one for all rows."""
    centred: bool = False
    """Heads and groups stand in the middle, numbers in a box in the middle of their column."""


class _Line(NamedTuple):
    """What a row is besides its cells."""

    kind: str
    head: bool = False
    kept: bool = False
    """It stays with the next."""
    ground: str = ""
    """``#RRGGBB``; empty for none."""
    above: float | None = None
    below: float | None = None
    """The rules of its cells where the table style has others: see ``Box``."""


class _Site(NamedTuple):
    """Where a cell stands in its row and what it is besides its words."""

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
    looks: dict[_Line, dict[_Site, tuple[str, Looks]]] = field(default_factory=dict)
    """How cells begin and the character styles of their words: most are alike."""


def table(story: Story, parent: Node, block: Table) -> None:
    """A three-line table over the full width of the page, its caption above, note and source below."""
    measures = story.style.table
    written(story, parent, block, Form("ThreeLineTable", measures.row, measures.padding, measures.under_head))


def written(story: Story, parent: Node, block: Table, form: Form) -> None:
    """A table in a form, with caption, note and source; one that our own pages part by columns in the same parts."""
    for share in shares(block, story.draft.parted.get(block.anchor, ())):
        if share.repeated:
            paragraph(parent, "SpacerSmall")
        _share(story, parent, share, form)
    notes(story, parent, block, "TableNote", together=True)


def _share(story: Story, parent: Node, share: Share, form: Form) -> None:
    """All or a part of a table, with its caption."""
    block = repeated(share)
    if block.number:
        _caption(story, parent, block, share, centred=form.centred)
    count = len(block.columns)
    shown = measured(block, story.style, form.padding, centred=form.centred)
    title = plain(block.title) + share.said
    grid = Grid(
        parent, form.key, shown.widths, title=title,
        said=f"{block.number} {title}，{len(block.rows)}行{count}列".strip(),
        parts=_parts(block), ink=story.style.colour("ink"),
    )  # fmt: skip
    press = _Press(story, block, form, grid, any(row.kind == "group" for row in block.rows), shown.insets)
    covered: dict[int, _Span] = {}
    for index, row in enumerate(block.header):
        _row(press, row, _head(press, index), covered)
    covered = {}
    for index, (row, dark) in enumerate(zip(block.rows, striped(block.rows), strict=True)):
        _row(press, row, _line(press, index, dark=dark, reaches=_reaches(row, covered)), covered)


def _parts(block: Table) -> tuple[Part, ...]:
    """What of a table its style has rules for."""
    heads: tuple[Part, ...] = ("firstRow",) if block.header else ()
    return (*heads, "lastRow") if block.rows and block.rows[-1].kind == "total" else heads


def _caption(story: Story, parent: Node, block: Table, share: Share, *, centred: bool) -> None:
    style = "TableCaptionHead" if block.caption_head else "TableCaption"
    if centred:
        style = centred_style(story, style, block, story.style.text.table_title.size, share.said)
    node = paragraph(parent, style)
    (caption_again if share.repeated else caption)(story, node, block, share.said)
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


def _head(press: _Press, index: int) -> _Line:
    """A row of the head. The table style rules a head of one row; of several it would reach the first (``ruling``).

    Between them there is no rule but below what spans columns.
    """
    last = len(press.table.header) - 1
    if last == 0 or press.form.centred:
        return _Line("", head=True)
    return _Line("", head=True, above=0.0 if index else None, below=0.0 if index < last else press.form.under_head)


def _reaches(row: Row, covered: dict[int, _Span]) -> bool:
    """Whether a cell of a row, or one from above, reaches over the row below: no page ends between them."""
    return any(cell.rows > 1 for cell in row.cells) or any(span.rows > 1 for span in covered.values())


def _line(press: _Press, index: int, *, dark: bool, reaches: bool) -> _Line:
    """A row of the body; a ``dark`` one is a second one, on a ground where the style has one. One of which something
    ``reaches`` over the next stays with it."""
    rows, style = press.table.rows, press.story.style
    kind = rows[index].kind
    grounded = kind == "group" and not press.form.centred
    ground = style.table.group_ground if grounded else style.table.zebra if dark else None
    is_followed = index + 1 < len(rows)
    return _Line(
        kind, kept=_kept(rows, index) or (reaches and is_followed), ground=style.colour(ground) if ground else "",
        above=press.form.under_head if kind == "total" and is_followed else None,
    )  # fmt: skip


def _row(press: _Press, row: Row, line: _Line, covered: dict[int, _Span]) -> None:
    """One row of the grid. Cells that spans from above cover are not in ``row`` but must stand in the file."""
    count = len(press.table.columns)
    whole = line.head or press.story.style.table.split == "tall"
    node = press.grid.bare_row(press.form.row, head=line.head, whole=whole)
    looks = press.looks.setdefault(line, {})
    cells = iter(row.cells)
    position = 0
    while position < count:
        span = covered.get(position)
        if span is not None and span.rows:
            span.rows -= 1
            _empty(press, node, position, line, Box(span.columns, merge="continue"))
            position += span.columns
            continue
        cell = next(cells, None)
        if cell is None:
            reach = next((at for at in range(position + 1, count) if at in covered and covered[at].rows), count)
            _empty(press, node, position, line, Box(reach - position))
            position = reach
            continue
        columns = count if line.kind == "group" else min(cell.columns, count - position)
        inset = 0.0 if line.head or columns > 1 else _inset(press, cell, position)
        site = _Site(position, columns, cell.columns > 1, cell.rows > 1, cell.align, inset)
        look = looks.get(site)
        if look is None:
            look = looks[site] = _look(press, line, site)
        _cell(press, node, cell, look)
        for at in range(position, position + columns) if covered else ():
            covered.pop(at, None)  # a span that another cell stands in the way of ends above it
        if cell.rows > 1:
            covered[position] = _Span(cell.rows - 1, columns)
        position += columns


def _empty(press: _Press, node: Node, position: int, line: _Line, box: Box) -> None:
    """A cell without words."""
    style = press.story.draft.forms.keep("TableText", when=line.kept)
    box = replace(box, ground=line.ground, above=line.above, below=line.below)
    node.content.append(f"{press.grid.opening(position, box, style)}{CLOSING}")


def _inset(press: _Press, cell: Cell, position: int) -> float:
    own = press.insets[position]
    return own.get(plain(cell.inlines), 0.0) if own and not cell.align else 0.0


def _cell(press: _Press, node: Node, cell: Cell, look: tuple[str, Looks]) -> None:
    opening, looks = look
    node.content.append(opening)
    kind: Kind = "figure" if cell.origin.startswith(LEDGER) and cell.origin.endswith("/value") else "prose"
    sourced(press.story, node, cell.inlines, cell.origin, looks, kind)
    node.content.append(CLOSING)


def _look(press: _Press, line: _Line, site: _Site) -> tuple[str, Looks]:
    """How a cell begins, and the character styles of its words."""
    reaches = line.below == 0.0 and site.is_tall
    spans = line.below == 0.0 and site.columns > 1 and not reaches
    box = Box(
        site.columns, line.ground, "restart" if site.is_tall else "", line.above,
        press.form.under_head if reaches else line.below, low=spans,
    )  # fmt: skip
    style, looks = _styles(press, line, site)
    if spans:
        style = "TableHeaderSpan"
    elif site.inset:
        style = press.story.draft.forms.inset(style, site.inset)
    return press.grid.opening(site.position, box, press.story.draft.forms.keep(style, when=line.kept)), looks


def _styles(press: _Press, line: _Line, site: _Site) -> tuple[str, Looks]:
    column = press.table.columns[site.position]
    suffix = SUFFIX["centre" if press.form.centred and site.columns > 1 else site.align or column.align]
    if line.kind == "group":
        return "TableGroup", BOLD
    if line.head:
        return f"TableHeader{SUFFIX['centre'] if press.form.centred or site.is_wide else suffix}", BOLD
    if line.kind == "total":
        return f"TableTotal{suffix}", BOLD
    if column.figures:
        return f"TableFigure{suffix}", FIGURE_CELL
    if site.position == 0 and not suffix and line.kind in ("item", "part"):
        if line.kind == "part":
            return "TablePart", CELL
        if press.grouped:
            return "TableItem", CELL
    return f"TableText{suffix}", CELL
