"""联合行文: the mark of several offices in, a table out: names under one another, 文件 beside their middle (7.2.4)."""

from __future__ import annotations

import math
from typing import Final

from banxin.document import REPORT
from banxin.elements import Official
from banxin.layout.official.mark import Fitted, fitted
from banxin.layout.official.masthead import JOINT, JOINT_LEADING, PAIR, SCALES, TEXT, TITLE_BELOW
from banxin.layout.official.title import broken
from banxin.records import record
from banxin.style import TextRole
from banxin.writers.docx.grids import Grid
from banxin.writers.docx.markup import Node
from banxin.writers.docx.official.head import MARK_FALL, MARK_RISE, Head
from banxin.writers.docx.official.press import RISE, ems
from banxin.writers.docx.ruling import Cells, Kind
from banxin.writers.docx.sheet import Letters, Named, Shape
from banxin.writers.docx.texts import labelled

KEY: Final = "JointMarkTable"
KIND: Final = Kind(KEY, "联合发文机关标志表", cells=Cells(anchor="center"))
ORIGIN: Final = f"{REPORT}document/issuer_mark"
SPACER: Final = 1.0
"""The leading of the empty paragraph above the table, in points."""
SLACK: Final = 2.0
"""Points more than the longest name needs, so that it never turns over."""
LOW: Final = 2 * ((MARK_RISE - MARK_FALL) / 2 - (RISE - 0.5))
"""Ems above 文件 that bring the middle of its ink, and not of its line, to that of the names."""

LEAST: Final = 10.0
"""Points of a name that can still be read: a suffix as long as the line leaves names no room at all."""


@record
class _Mark:
    """A joint mark at a size, as our own pages have it."""

    size: float
    """Of the names, in points."""
    longest: int
    """Characters of the longest name."""
    count: int
    suffix: Fitted | None
    beside: float
    """What the suffix and the blank before it take."""

    @property
    def names(self) -> float:
        """How wide the names are."""
        return self.longest * self.size + SLACK

    @property
    def leading(self) -> float:
        """From name to name."""
        return self.size * JOINT_LEADING

    @property
    def ink(self) -> float:
        """From the upper edge of the first name's ink to the lower edge of the last's."""
        return (MARK_RISE + MARK_FALL) * self.size + (self.count - 1) * self.leading


def joint(head: Head, official: Official, at: float, role: TextRole) -> float:
    """The mark with its ink from ``at`` on the sheet; where its ink ends, below the top of the type area.

    As on our own pages the names are set smaller until lines of text stand on the page below them (7.3.3).
    """
    top = at - head.style.paper.head
    made = next(
        (made for scale in SCALES if _has_room(head, official, top, made := _mark(head, official, role, scale))),
        _mark(head, official, role, SCALES[-1]),
    )
    cells = _cells(head, made, top + MARK_RISE * made.size - RISE * made.leading)
    small = role.model_copy(update={"size": made.size})
    shape = Shape(align="distribute", leading=made.leading, snap=False, bare=True)
    for index, name in enumerate(official.mark):
        node = head.press.paragraph(cells[0], Named("JointMark", "联合发文机关标志", small, shape, Letters()))
        labelled(head.press.story, node, name, f"{ORIGIN}/names/{index}")
    own = made.suffix
    if own is not None:
        large = role.model_copy(update={"size": own.size})
        shape = Shape(before=LOW * own.size, left=head.style.em, align="left", leading=own.size, snap=False, bare=True)
        named = Named("JointSuffix", "联合发文标志后缀", large, shape, Letters(own.apart, own.stretch))
        labelled(head.press.story, head.press.paragraph(cells[1], named), official.suffix, f"{ORIGIN}/suffix")
    head.y += made.count * made.leading
    return top + made.ink


def _cells(head: Head, made: _Mark, y: float) -> tuple[Node, ...]:
    """The cells of a table that begins so far below the top of the type area: for the names, and for the suffix."""
    spacer = Shape(before=max(0.0, y - head.y - SPACER), leading=SPACER, snap=False, keep_next=True)
    head.press.paragraph(head.parent, Named("JointSpacer", "联合发文机关标志上空", head.style.text.body, spacer))
    head.y = max(head.y + SPACER, y)
    widths = (made.names, made.beside) if made.suffix else (made.names,)
    left = (head.style.full - sum(widths)) / 2
    grid = Grid(head.parent, KEY, widths, indent=left, title="发文机关标志", said="联合发文机关的名称和“文件”二字")
    row = grid.row(made.count * made.leading)
    return tuple(row.cell() for _ in widths)


def _mark(head: Head, official: Official, role: TextRole, scale: float) -> _Mark:
    longest = max(len(name) for name in official.mark)
    suffix = fitted(official.suffix, role.size, head.style) if official.suffix else None
    beside = 0.0
    if suffix is not None:
        letters = len(official.suffix)
        beside = letters * suffix.size * suffix.stretch + (letters - 1) * suffix.apart + head.style.em
    size = min(role.size * JOINT * scale, (head.measures.mark_widest - beside) / longest)
    size = max(LEAST, math.floor(2 * size) / 2)  # Word knows half points, and rounds up
    return _Mark(size, longest, len(official.mark), suffix, beside + (SLACK if suffix else 0.0))


def _has_room(head: Head, official: Official, top: float, made: _Mark) -> bool:
    """Whether lines of text stand below the head: its number, title and 主送机关 counted as they will stand."""
    line = head.line_below(top + made.ink) + 2
    if official.form == "document":
        lines = official.title_lines or broken(official.title, head.measures.title_widest)
        line += math.ceil(len(official.signatories) / PAIR) - 1 if official.upward else 0
        line += TITLE_BELOW + len(lines)
    line += math.ceil(ems(official.addressees) * head.style.em / head.style.full)
    return line <= head.style.grid.lines - TEXT
