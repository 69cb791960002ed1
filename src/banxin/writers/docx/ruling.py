"""Table styles: what a kind of table looks like in, ``w:style`` elements out; its cells need not say it themselves.

A part of a table (its head, its total, every other column) is named by where it is (17.7.6): Word, WPS and LibreOffice
work that out from the table and its ``w:tblLook``, so no cell carries a ``w:cnfStyle``. LibreOffice 7.4 takes what a
column says of its upper edge for every cell of it, Word for the first alone (17.7.6.6), and LibreOffice knows only the
first row of a head: tables with columns of their own have one row, heads of several rows say their rules themselves.
"""

from __future__ import annotations

from typing import Final, Literal

from banxin.records import record
from banxin.style import Style
from banxin.writers.docx.markup import Node, add, colour, twips
from banxin.writers.docx.sheet import Edge, Sheet, edges

Part = Literal["firstRow", "lastRow", "band1Vert", "band2Vert"]
"""What of a table may look otherwise: its head, its total, its odd and its even columns."""
Anchor = Literal["", "top", "center", "bottom"]
COLUMNS: Final[tuple[Part, ...]] = ("band1Vert", "band2Vert")
"""What tables of things side by side have: the things, and what is between them."""


@record
class Margins:
    """Of cells, in points."""

    top: float = 0.0
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0


@record
class Cells:
    """What cells look like."""

    edges: tuple[Edge, ...] = ()
    ground: str = ""
    """A colour's name; empty for none."""
    margins: Margins | None = None
    """``None`` where the table says them."""
    anchor: Anchor = ""


@record
class Kind:
    """A table style: what it is called, what its table, its cells and parts of it look like."""

    key: str
    """Its id."""
    title: str
    margins: Margins = Margins()
    edges: tuple[Edge, ...] = ()
    """Around the table and between its rows and columns."""
    cells: Cells = Cells()
    parts: tuple[tuple[Part, Cells], ...] = ()
    """Shown where a table says that it has them."""


def ruled(sheet: Sheet, kind: Kind) -> None:
    """Add the style of a kind of table, in the order of CT_Style."""
    node = sheet.table(kind.key, kind.title)
    properties = add(node, "w:tblPr")
    if any(part in COLUMNS for part, _ in kind.parts):
        add(properties, "w:tblStyleColBandSize", val=1)
    if kind.edges:
        edges(add(properties, "w:tblBorders"), kind.edges, sheet.style)
    _margins(properties, "w:tblCellMar", kind.margins)
    _cells(node, kind.cells, sheet.style)
    for part, cells in kind.parts:
        _cells(add(node, "w:tblStylePr", type=part), cells, sheet.style)


def _cells(node: Node, cells: Cells, style: Style) -> None:
    if cells == Cells():
        return
    properties = add(node, "w:tcPr")
    if cells.edges:
        edges(add(properties, "w:tcBorders"), cells.edges, style)
    if cells.ground:
        add(properties, "w:shd", val="clear", color="auto", fill=colour(style.colour(cells.ground)))
    if cells.margins is not None:
        _margins(properties, "w:tcMar", cells.margins)
    if cells.anchor:
        add(properties, "w:vAlign", val=cells.anchor)


def _margins(properties: Node, tag: str, margins: Margins) -> None:
    node = add(properties, tag)
    for side in ("top", "left", "bottom", "right"):
        add(node, f"w:{side}", w=twips(getattr(margins, side)), type="dxa")
