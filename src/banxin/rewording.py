"""A block in, the same with its words changed out: how an index is marked in a finished document."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Contents,
    Heading,
    Illustration,
    Index,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Project,
    Projects,
    Quotation,
    Row,
    Table,
    Tiles,
)
from banxin.inlines import Inlines
from banxin.records import replace

Change = Callable[[Inlines, str], Inlines]
"""Words and the anchor of the head or caption they are to their change; no anchor for running text."""


def reworded(block: Block, change: Change) -> Block:
    """A block with every run of its words changed; numbers, labels and charts stay."""
    match block:
        case Heading():
            return replace(block, title=change(block.title, block.anchor))
        case Paragraph():
            return replace(block, inlines=change(block.inlines, ""))
        case Points():
            return replace(block, points=_points(block.points, change))
        case Callout():
            return replace(block, title=change(block.title, block.anchor), points=_points(block.points, change))
        case Cards():
            return replace(block, cards=tuple(_card(card, change) for card in block.cards))
        case Projects():
            return replace(block, projects=tuple(_project(project, change) for project in block.projects))
        case Illustration():
            return replace(block, title=change(block.title, block.anchor))
        case Table():
            rows = tuple(_row(row, change) for row in block.rows)
            return replace(block, title=change(block.title, block.anchor), rows=rows)
        case Quotation():
            return replace(block, paragraphs=tuple(change(inlines, "") for inlines in block.paragraphs))
        case Tiles() | PageBreak() | Contents() | Index():
            return block
        case _:
            assert_never(block)


def _points(points: tuple[Point, ...], change: Change) -> tuple[Point, ...]:
    return tuple(
        replace(point, lead=change(point.lead, ""), inlines=change(point.inlines, "")) for point in points
    )


def _card(card: Card, change: Change) -> Card:
    return replace(card, title=change(card.title, ""), inlines=change(card.inlines, ""))


def _project(project: Project, change: Change) -> Project:
    return replace(project, title=change(project.title, project.anchor), points=_points(project.points, change))


def _row(row: Row, change: Change) -> Row:
    return replace(row, cells=tuple(replace(cell, inlines=change(cell.inlines, "")) for cell in row.cells))
