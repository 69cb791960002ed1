"""Blocks in, the words they say and the ledger figures they show out, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from banxin.charts.kinds import Count, Plot, Words, words
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
    Picture,
    Point,
    Points,
    Project,
    Projects,
    Quotation,
    Table,
    Tile,
    Tiles,
)
from banxin.inlines import Inlines, Text, figures_in
from banxin.records import named_fields


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Every run of words of a block. A chart's own words are in its plot; see ``Illustration.figures`` and ``alt``."""
    match block:
        case Heading():
            yield from (block.title, block.remark)
        case Paragraph():
            yield block.inlines
        case Points():
            yield from _points(block.points)
        case Callout():
            yield block.title
            yield from _points(block.points)
        case Cards():
            yield from (inlines for card in block.cards for inlines in _card(card))
        case Tiles():
            yield from ((tile.amount, Text(tile.label), Text(tile.change)) for tile in block.tiles)
        case Projects():
            yield from (inlines for project in block.projects for inlines in _project(project))
        case Illustration():
            yield from (block.title, block.note, block.source)
        case Table():
            yield block.title
            yield from (cell.inlines for row in (*block.header, *block.rows) for cell in row.cells)
            yield from (block.note, block.source)
        case Quotation():
            yield from (*block.paragraphs, block.source)
        case PageBreak() | Contents() | Index():
            pass
        case _:
            assert_never(block)


def figures_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The ids of the ledger figures that blocks show, in words, tiles and charts; some more than once."""
    for block in blocks:
        for inlines in inlines_of(block):
            yield from figures_in(inlines)
        match block:
            case Illustration():
                yield from block.figures
            case Tiles():
                yield from (figure for tile in block.tiles for figure in _tile(tile))


def _points(points: Iterable[Point]) -> Iterator[Inlines]:
    return ((*point.lead, *point.inlines) for point in points)


def _card(card: Card) -> Iterator[Inlines]:
    yield card.title
    yield card.inlines


def _project(project: Project) -> Iterator[Inlines]:
    yield project.title
    yield from _points(project.points)


def _tile(tile: Tile) -> Iterator[str]:
    yield from (figure for figure in (tile.change_figure, *tile.label_figures) if figure)


def words_of_plot(content: Plot | Picture) -> list[str]:
    """The labels a chart prints, each whole, in the order of its parts; none of a picture."""
    if isinstance(content, Picture):
        return []
    return list(_labels(content.kind))


def _labels(value: object) -> Iterator[str]:
    """Every label in a plot's kind: consecutive ``Words`` are one label, whatever the kind."""
    if isinstance(value, tuple) and value and all(isinstance(part, Words) for part in value):
        yield words(value)
    elif isinstance(value, Count):
        yield words(value.number + value.unit)
    elif isinstance(value, tuple):
        for part in value:
            yield from _labels(part)
    else:
        for name in named_fields(value):
            yield from _labels(getattr(value, name))
