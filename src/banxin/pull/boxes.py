"""Paragraphs of a Word file in, the cell each stands in out, and whether that was put in or taken out, tracked.

A row and a cell are looked at once: a hostile file has a hundred thousand cells in a row.
"""

from __future__ import annotations

from typing import Final

from banxin.archive import Node
from banxin.pull.paragraphs import WHOLE_CELL, WHOLE_ROW, Box, Revision, Tracked, signed
from banxin.records import record

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@record
class Standing:
    """Where a paragraph stands in a table, and the tracked change of its row or cell."""

    box: Box
    revision: Revision | None

    @property
    def tracked(self) -> Tracked:
        """What the change makes of the words in it."""
        if self.revision is None:
            return ""
        return "inserted" if self.revision.kind == "inserted" else "removed"


class Cells:
    """The cells of a file, counted as they come."""

    def __init__(self) -> None:
        self._numbers: dict[Node, int] = {}
        self._ends: dict[int, int] = {}
        """The columns of each row so far."""
        self._rows: dict[Node, Revision | None] = {}
        self._known: dict[Node, Standing] = {}

    def around(self, paragraph: Node) -> Standing | None:
        """The innermost cell that a paragraph stands in; ``None`` for none."""
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is None:
            return None
        if cell not in self._known:
            row, table = (next(cell.iterancestors(W + above), cell) for above in ("tr", "tbl"))
            if row not in self._rows:
                self._rows[row] = _change(row.find(f"{W}trPr"), "ins", "del", WHOLE_ROW)
            properties = cell.find(f"{W}tcPr")
            revision = self._rows[row] or _change(properties, "cellIns", "cellDel", WHOLE_CELL)
            self._known[cell] = Standing(self._box(cell, row, table, properties), revision)
        return self._known[cell]

    def _box(self, cell: Node, row: Node, table: Node, properties: Node | None) -> Box:
        number, at, whole = (self._numbers.setdefault(node, len(self._numbers)) for node in (cell, row, table))
        span, down = (None if properties is None else properties.find(W + tag) for tag in ("gridSpan", "vMerge"))
        wide = "1" if span is None else span.get(f"{W}val", "")
        columns = int(wide[:4]) if wide.isdecimal() and wide.isascii() else 1
        begins = self._ends.get(at, 0)
        self._ends[at] = begins + columns
        return Box(number, at, whole, begins, columns, down is not None and down.get(f"{W}val") == "restart")


def _change(properties: Node | None, put_in: str, taken_out: str, what: str) -> Revision | None:
    """The tracked change that the properties of a row or a cell say."""
    if properties is None:
        return None
    for mark in properties.iterchildren(W + put_in, W + taken_out):
        return Revision("inserted" if mark.tag == W + put_in else "removed", *signed(mark), what)
    return None
