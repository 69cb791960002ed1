"""Tables as Word and WPS both read them: fixed widths in points in, ``w:tbl`` with grid, rows and cells out.

What a table and its cells look like is their table style's to say (``ruling``); ``Box`` lists the few things it cannot.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal

from banxin.records import record
from banxin.writers.docx.markup import CLOSED, Node, add, colour, opened, twips
from banxin.writers.docx.ruling import Part
from banxin.writers.docx.sheet import border


@record
class Box:
    """What a cell spans, and what of its look no table style can say."""

    columns: int = 1
    ground: str = ""
    """``#RRGGBB``, of rows that head others and of every second row; empty for none."""
    merge: Literal["", "restart", "continue"] = ""
    """Where a cell over several rows starts and goes on."""
    above: float | None = None
    below: float | None = None
    """The weights in points of its rules in a head of several rows and above a total that other rows follow; 0 for
    none where the table style has one."""
    low: bool = False
    """The words stand at the foot, on the rule under a head over several columns."""


_PLAIN: Final = Box()
CLOSING: Final = f"{CLOSED}</w:tc>"
"""How a cell's last paragraph and the cell end."""


class Grid:
    """A table under way: explicit grid and cell widths, fixed layout."""

    def __init__(
        self, parent: Node, style: str, widths: tuple[float, ...], *, indent: float = 0.0, title: str = "",
        said: str = "", parts: tuple[Part, ...] = (), ink: str = "",
    ) -> None:  # fmt: skip
        """``parts`` are those of its style that it has; ``ink`` (``#RRGGBB``) is of the rules that its cells say."""
        self._ink = ink
        self._edges = _edges(widths)
        self.node = add(parent, "w:tbl")
        properties = add(self.node, "w:tblPr")
        properties.content.append(_table(style, self._edges[-1], twips(indent), parts))
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
        return f"<w:tc>{_cell(self._edges[last] - self._edges[at], last - at, box, self._ink)}{opened(style)}"


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
        node = Node("w:tc", {}, _cell(width, last - self._at, box, ""))
        self._node.content.append(node)
        self._at = last
        return node

    def close(self, style: str) -> None:
        """Where columns are left, a cell over all of them with an empty paragraph in a style."""
        left = len(self._edges) - 1 - self._at
        if left:
            self.cell(Box(columns=left)).content.append(f"{opened(style)}{CLOSED}")


@cache
def _table(style: str, width: int, indent: int, parts: tuple[Part, ...]) -> str:
    """The properties of a table so many twips wide."""
    properties = Node("w:tblPr", {})
    add(properties, "w:tblStyle", val=style)
    add(properties, "w:tblW", w=width, type="dxa")
    add(properties, "w:tblInd", w=indent, type="dxa")
    add(properties, "w:tblLayout", type="fixed")
    first, last, columns = "firstRow" in parts, "lastRow" in parts, "band1Vert" in parts
    # The same twice: bits for programs that know no others (17.4.55), and a name for each.
    bits = 0x20 * first + 0x40 * last + 0x200 + 0x400 * (not columns)
    add(
        properties, "w:tblLook", val=f"{bits:04X}", firstRow=int(first), lastRow=int(last), firstColumn=0,
        lastColumn=0, noHBand=1, noVBand=int(not columns),
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


def _cell(width: int, columns: int, box: Box, ink: str) -> str:
    """The properties of a cell so many twips wide, over so many columns."""
    pieces = [f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>']
    if columns > 1:
        pieces.append(f'<w:gridSpan w:val="{columns}"/>')
    if box.merge:
        pieces.append('<w:vMerge w:val="restart"/>' if box.merge == "restart" else "<w:vMerge/>")
    if box.above is not None or box.below is not None:
        pieces.append(_rules(box, ink))
    if box.ground:
        pieces.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(box.ground)}"/>')
    if box.low:
        pieces.append('<w:vAlign w:val="bottom"/>')
    return "".join([*pieces, "</w:tcPr>"])


def _rules(box: Box, ink: str) -> str:
    borders = Node("w:tcBorders", {})
    for side, weight in (("top", box.above), ("bottom", box.below)):
        if weight is not None:
            border(borders, side, weight, ink, stroke="single" if weight else "nil")
    return borders.xml


def _edges(widths: tuple[float, ...]) -> tuple[int, ...]:
    """Column edges in twips, each rounded from its true place, so that the sum never drifts from the width."""
    edges, at = [0], 0.0
    for width in widths:
        at += width
        edges.append(twips(at))
    return tuple(edges)
