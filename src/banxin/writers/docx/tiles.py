"""Stat tiles in, a borderless table of numbers under rules out: lead tiles in one table, small ones in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.document import Tile, Tiles, figure_origin
from banxin.inlines import Text
from banxin.records import record, replace
from banxin.style import TileMeasures
from banxin.writers.docx.grids import Grid, Row
from banxin.writers.docx.markup import Node, paragraph, run
from banxin.writers.docx.ruling import COLUMNS
from banxin.writers.docx.spaces import fall, gap
from banxin.writers.docx.texts import field_of, labelled, length

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story


BETWEEN: Final = 1.0
"""Points between two rows of tiles: two tables need a paragraph between them."""


@record
class _Kind:
    """Lead tiles or small ones: their styles' names begin with ``key``, their roles' with ``role``."""

    key: str
    role: str
    measures: TileMeasures
    joined: bool
    """The qualifier stands before the label."""


def tiles(story: Story, parent: Node, block: Tiles) -> None:
    """Rows of lead tiles, then rows of small ones."""
    style = story.style
    lead, small = block.tiles[: block.leads], block.tiles[block.leads :]
    if lead:
        _table(story, parent, lead, _Kind("Tile", "tile", style.lead_tile, joined=False), led=bool(small))
    if lead and small:
        paragraph(parent, "SpacerSmall")
    if small:
        _table(story, parent, small, _Kind("SmallTile", "small_tile", style.small_tile, joined=True))


def _table(story: Story, parent: Node, group: tuple[Tile, ...], kind: _Kind, *, led: bool = False) -> None:
    """One kind of tiles, each row of them a table (as cards' are); ``led`` says that others follow."""
    style = story.style
    between = style.grid.gutter
    across = _across(story, group, kind)
    width = (style.main - (across - 1) * between) / across
    widths = (width,) + (between, width) * (across - 1)
    for start in range(0, len(group), across):
        if start:
            paragraph(parent, story.draft.forms.keep("SpacerSmall"))
        tiles = group[start : start + across]
        title = "、".join(tile.label for tile in tiles)
        grid = Grid(
            parent, f"{kind.key}Table", widths, indent=style.main_at, title=title, said="数据", parts=COLUMNS
        )
        last = start + across >= len(group)
        row = grid.row(_height(story, kind, last=last and not led) - (0.0 if last else BETWEEN))
        for index, tile in enumerate(tiles):
            if index:
                paragraph(row.cell(), "SpacerSmall")
            _tile(story, row, tile, kind)
        row.close("SpacerSmall")


def _across(story: Story, group: tuple[Tile, ...], kind: _Kind) -> int:
    """Tiles a row: two where a number with its unit would not fit a narrower tile."""
    style, across = story.style, kind.measures.across
    number, unit = (getattr(style.text, f"{kind.role}_{part}").size for part in ("number", "unit"))
    width = (style.main - (across - 1) * style.grid.gutter) / across
    longest = max(
        length((Text(tile.amount.value),), number) + length((Text(tile.amount.magnitude + tile.amount.unit),), unit)
        for tile in group
    )
    return across if longest <= width else min(across, 2)


def _height(story: Story, kind: _Kind, *, last: bool) -> float:
    """A pitch to the next row's rule; the last row ends where a head below it stands its own distance away."""
    style, measures = story.style, kind.measures
    if not last:
        return measures.pitch
    brought = gap(style, "text", "h3") - fall(style.text.body.leading)
    return measures.number_at + measures.label_below + gap(style, "tile", "h3") - brought


def _tile(story: Story, row: Row, tile: Tile, kind: _Kind) -> None:
    cell = row.cell()
    qualifier = tile.amount.qualifier
    if kind.measures.qualifier_at:
        node = paragraph(cell, f"{kind.key}Qualifier")
        if qualifier:
            labelled(story, node, qualifier, figure_origin(tile.amount.figure, "qualifier"))
    _number(story, paragraph(cell, f"{kind.key}Line"), tile, kind)
    _label(story, cell, tile, kind, f"（{qualifier}）" if kind.joined and qualifier else "")


def _number(story: Story, node: Node, tile: Tile, kind: _Kind) -> None:
    marks = story.draft.marks
    mark = story.open_figure(node, tile.amount.figure)
    amount = replace(tile.amount, qualifier="")
    text = story.draft.open_text(node, (amount,), figure_origin(amount.figure), "figure")
    run(node, tile.amount.value, f"{kind.key}Amount")
    unit = tile.amount.magnitude + tile.amount.unit
    if unit:
        # Word's own gap would be as wide as the number's size asks: the style turns it off, a blank of the unit's does.
        run(node, " " + unit)
    marks.close(node, text)
    marks.close(node, mark)


def _label(story: Story, cell: Node, tile: Tile, kind: _Kind, qualifier: str) -> None:
    marks = story.draft.marks
    node = paragraph(cell, story.draft.forms.keep(f"{kind.key}Label", when=bool(tile.change)))
    figures = [story.open_figure(node, figure) for figure in tile.label_figures]
    labelled(story, node, tile.label + qualifier, tile.label_origin)
    for opened in figures:
        marks.close(node, opened)
    if not tile.change:
        return
    node = paragraph(cell, "TileChange")
    mark = story.open_figure(node, tile.change_figure)
    labelled(story, node, tile.change, field_of(tile.origin, "change"))
    marks.close(node, mark)
