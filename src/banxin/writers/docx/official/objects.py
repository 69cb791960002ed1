"""Stat tiles, charts and pictures of an official document, in whole lines of Word's grid."""

from __future__ import annotations

from typing import Final

from banxin.document import Illustration, Tile, Tiles, figure_origin
from banxin.layout.official.objects import ACROSS
from banxin.writers.docx.captions import caption, centred_style, notes
from banxin.writers.docx.grids import Grid, Row
from banxin.writers.docx.markup import Node, paragraph, run
from banxin.writers.docx.official.press import Press, ems, pitch
from banxin.writers.docx.pictures import picture
from banxin.writers.docx.ruling import COLUMNS
from banxin.writers.docx.texts import field_of, labelled
from banxin.writers.docx.tiles import BETWEEN

LINES: Final = 3
"""Lines of a row of tiles with one line of label and remark (design/brief section 4)."""


def illustration(press: Press, parent: Node, block: Illustration) -> None:
    """The chart or picture centred, 图1　题名 on the line below it, note and source after that."""
    story = press.story
    node = paragraph(parent, "Figure")
    mark = story.open_picture(node, block)
    picture(story, node, block, press.style.full)
    story.draft.marks.close(node, mark)
    style = centred_style(story, "Caption", block, press.style.text.caption_title.size)
    node = paragraph(parent, story.draft.forms.keep(style, when=bool(block.note or block.source)))
    figures = [story.open_figure(node, figure) for figure in block.figures]
    caption(story, node, block)
    for opened in figures:
        story.draft.marks.close(node, opened)
    notes(story, parent, block, "CaptionNote", together=True)


# ---------------------------------------------------------------- tiles


def tiles(press: Press, parent: Node, block: Tiles) -> None:
    """Rows of tiles of one width; no boxes, flush left, a rule above each."""
    style = press.style
    across = next((n for n in ACROSS if n <= max(len(block.tiles), 2) and _fit(block.tiles, n, press)), 1)
    width = _width(across, press)
    widths = (width,) + (style.em, width) * (across - 1)
    air = (pitch(style) - style.em) / 2
    paragraph(parent, "Spacer")
    for start in range(0, len(block.tiles), across):
        group = block.tiles[start : start + across]
        title = "、".join(tile.label for tile in group)
        grid = Grid(parent, "TileTable", widths, title=title, said="数据", parts=COLUMNS)
        last = start + across >= len(block.tiles)
        row = grid.row(LINES * pitch(style) - air - (0.0 if last else BETWEEN))
        for index, tile in enumerate(group):
            if index:
                paragraph(row.cell(), "SpacerSmall")
            _tile(press, row, tile)
        row.close("SpacerSmall")
        paragraph(parent, press.story.draft.forms.keep("SpacerSmall", when=not last))


def _width(across: int, press: Press) -> float:
    return (press.style.full - (across - 1) * press.style.em) / across


def _fit(group: tuple[Tile, ...], across: int, press: Press) -> bool:
    """Whether numbers stand in their tiles and labels on one line; two lines are let pass two a row."""
    width, texts = _width(across, press), press.style.text
    lines = 1 if across > len(ACROSS) // 2 else 2
    return all(
        texts.tile_number.size * ems(tile.amount.value) + texts.tile_unit.size * ems(_beside(tile)) <= width
        and texts.tile_label.size * ems(tile.label) <= lines * width
        for tile in group
    )


def _beside(tile: Tile) -> str:
    return tile.amount.qualifier + tile.amount.magnitude + tile.amount.unit


def _tile(press: Press, row: Row, tile: Tile) -> None:
    story = press.story
    marks = story.draft.marks
    cell = row.cell()
    node = paragraph(cell, "TileLine")
    mark = story.open_figure(node, tile.amount.figure)
    text = story.draft.open_text(node, (tile.amount,), figure_origin(tile.amount.figure), "figure")
    if tile.amount.qualifier:
        run(node, tile.amount.qualifier)
    run(node, tile.amount.value, "TileAmount")
    unit = tile.amount.magnitude + tile.amount.unit
    if unit:
        run(node, unit)
    marks.close(node, text)
    marks.close(node, mark)
    node = paragraph(cell, press.story.draft.forms.keep("TileLabel", when=bool(tile.change)))
    figures = [story.open_figure(node, figure) for figure in tile.label_figures]
    labelled(story, node, tile.label, tile.label_origin)
    for opened in figures:
        marks.close(node, opened)
    if tile.change:
        node = paragraph(cell, "TileChange")
        mark = story.open_figure(node, tile.change_figure)
        labelled(story, node, tile.change, field_of(tile.origin, "change"))
        marks.close(node, mark)
