"""Tables as Word and WPS both read them: fixed widths in points in, ``w:tbl`` with grid, rows and cells out."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal

from banxin.records import record
from banxin.writers.docx.markup import CLOSED, Node, add, colour, opened, twips
from banxin.writers.docx.sheet import border


@record
class Rule:
    """A rule at the edge of a cell: weight in points and ``#RRGGBB``; without weight, none where its table has one."""

    weight: float
    ink: str


@record
class Box:
    """How a cell looks and what it spans."""

    columns: int = 1
    ground: str = ""
    """``#RRGGBB``; empty for none."""
    top: Rule | None = None
    bottom: Rule | None = None
    merge: Literal["", "restart", "continue"] = ""
    """Where a cell over several rows starts and goes on."""
    anchor: Literal["", "center", "bottom"] = ""
    bare: bool = False
    """Without the margins of its table (the gutter between cards)."""
    below: float | None = None
    """Its lower margin in points, where it differs from its table's."""
    left: float | None = None
    """Its left margin likewise."""
    right: float | None = None
    """Its right margin likewise."""


_PLAIN: Final = Box()
CLOSING: Final = f"{CLOSED}</w:tc>"
"""How a cell's last paragraph and the cell end."""


class Grid:
    """A table under way: explicit grid and cell widths, fixed layout."""

    def __init__(
        self, parent: Node, style: str, widths: tuple[float, ...], *, indent: float = 0.0, title: str = "",
        said: str = "", heads: bool = False,
    ) -> None:  # fmt: skip
        self._edges = _edges(widths)
        self.node = add(parent, "w:tbl")
        properties = add(self.node, "w:tblPr")
        properties.content.append(_table(style, self._edges[-1], twips(indent), heads))
        if title:
            add(properties, "w:tblCaption", val=title)
        if said:
            add(properties, "w:tblDescription", val=said)
        columns = [f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(self._edges)]
        self.node.content.append(f"<w:tblGrid>{''.join(columns)}</w:tblGrid>")

    def row(self, height: float = 0.0, *, exact: bool = False, whole: bool = True, head: bool = False) -> Row:
        """A new row, at least or exactly ``height`` points high; a ``whole`` one is never broken over pages."""
        return Row(self.bare_row(height, exact=exact, whole=whole, head=head), self._edges)

    def bare_row(self, height: float = 0.0, *, exact: bool = False, whole: bool = True, head: bool = False) -> Node:
        """Likewise, for cells of one paragraph each: their words are written between ``opening`` and ``CLOSING``."""
        node = Node("w:tr", {}, *_row(height, exact, whole, head))
        self.node.content.append(node)
        return node

    def opening(self, at: int, box: Box, style: str) -> str:
        """How a cell that begins with column ``at`` begins, and in it a paragraph in a style."""
        last = min(at + box.columns, len(self._edges) - 1)
        return f"<w:tc>{_cell(self._edges[last] - self._edges[at], last - at, box)}{opened(style)}"


class Row:
    """A row under way: cells from left to right."""

    def __init__(self, node: Node, edges: tuple[int, ...]) -> None:
        self._node = node
        self._edges = edges
        self._at = 0

    def cell(self, box: Box = _PLAIN) -> Node:
        """The next cell; whoever asks for it puts a paragraph in."""
        last = min(self._at + box.columns, len(self._edges) - 1)
        width = self._edges[last] - self._edges[self._at]
        node = Node("w:tc", {}, _cell(width, last - self._at, box))
        self._node.content.append(node)
        self._at = last
        return node


@cache
def _table(style: str, width: int, indent: int, heads: bool) -> str:
    """The properties of a table so many twips wide."""
    properties = Node("w:tblPr", {})
    add(properties, "w:tblStyle", val=style)
    add(properties, "w:tblW", w=width, type="dxa")
    add(properties, "w:tblInd", w=indent, type="dxa")
    add(properties, "w:tblLayout", type="fixed")
    add(
        properties, "w:tblLook", val="0420" if heads else "0400", firstRow=int(heads), lastRow=0, firstColumn=0,
        lastColumn=0, noHBand=0, noVBand=1,
    )  # fmt: skip
    return properties.inside


@lru_cache(maxsize=256)
def _row(height: float, exact: bool, whole: bool, head: bool) -> tuple[str, ...]:
    """The properties of a row, where it has any."""
    properties = Node("w:trPr", {})
    if whole:
        add(properties, "w:cantSplit")
    if height:
        add(properties, "w:trHeight", val=twips(height), hRule="exact" if exact else "atLeast")
    if head:
        add(properties, "w:tblHeader")
    return (properties.xml,) if properties.content else ()


@lru_cache(maxsize=256)
def _cell(width: int, columns: int, box: Box) -> str:
    """The properties of a cell so many twips wide, over so many columns: most cells of a table are alike."""
    properties = Node("w:tcPr", {})
    add(properties, "w:tcW", w=width, type="dxa")
    if columns > 1:
        add(properties, "w:gridSpan", val=columns)
    if box.merge:
        add(properties, "w:vMerge", **({"val": "restart"} if box.merge == "restart" else {}))
    if box.top or box.bottom:
        borders = add(properties, "w:tcBorders")
        for side, rule in (("top", box.top), ("bottom", box.bottom)):
            if rule:
                border(borders, side, rule.weight, rule.ink, stroke="single" if rule.weight else "nil")
    if box.ground:
        add(properties, "w:shd", val="clear", color="auto", fill=colour(box.ground))
    _margins(properties, box)
    if box.anchor:
        add(properties, "w:vAlign", val=box.anchor)
    return properties.xml


def _margins(properties: Node, box: Box) -> None:
    none = 0.0 if box.bare else None
    left, right = (none if side is None else side for side in (box.left, box.right))
    own = (("left", left), ("bottom", box.below), ("right", right))
    if all(value is None for _, value in own):
        return
    margins = add(properties, "w:tcMar")
    for side, value in own:
        if value is not None:
            add(margins, f"w:{side}", w=twips(value), type="dxa")


def _edges(widths: tuple[float, ...]) -> tuple[int, ...]:
    """Column edges in twips, each rounded from its true place, so that the sum never drifts from the width."""
    edges, at = [0], 0.0
    for width in widths:
        at += width
        edges.append(twips(at))
    return tuple(edges)
