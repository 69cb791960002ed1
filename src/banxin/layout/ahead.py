"""Blocks in, their running text set before it is asked for: set together, paragraphs cost a third of what they did."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import suppress
from typing import Final

from banxin.document import Block, Cards, Heading, Paragraph, Points, Table, Tiles
from banxin.layout.cards import wanted as wanted_cards
from banxin.layout.heading import labels as labels_of_heading
from banxin.layout.heading import wanted as wanted_heading
from banxin.layout.paragraph import wanted as wanted_paragraph
from banxin.layout.points import wanted as wanted_points
from banxin.layout.setter import Setter
from banxin.layout.table import labels as labels_of_table
from banxin.layout.tiles import labels as labels_of_tiles
from banxin.layout.tiles import wanted as wanted_tiles
from banxin.layout.words import Wanted, Words
from banxin.problems import BadSource

AT_ONCE: Final = 50_000
"""Characters set ahead: enough to be quick, few enough that their lines do not fill the memory."""
LABELS_AT_ONCE: Final = 2000
"""Labels and cells set ahead: few enough that all are kept until they are asked for."""


def set_ahead(blocks: tuple[Block, ...], span: range, setter: Setter, kept: Container[int]) -> int:
    """Set the running text of the first blocks of ``span``, those ``kept`` left out; where the next of it begins."""
    found: list[Wanted] = []
    labels: list[tuple[Words, str]] = []
    size, index = 0, span.start
    while index < span.stop and size < AT_ONCE and len(labels) < LABELS_AT_ONCE:
        for wanted in () if index in kept else _wanted(blocks[index], setter):
            found.append(wanted)
            size += sum([len(span.text) for span in wanted.words.spans])
        if index not in kept:
            labels += _labels(blocks[index], setter)
        index += 1
    setter.running_ahead(found)
    with suppress(BadSource):  # who asks for the label meets it again, and its place is known then
        setter.ahead(labels)
    return index


def _wanted(block: Block, setter: Setter) -> Iterator[Wanted]:
    """The running text or the head that is one block."""
    if isinstance(block, Heading):
        yield from wanted_heading(block, setter)
    elif isinstance(block, Paragraph):
        yield wanted_paragraph(block, setter)
    elif isinstance(block, Points):
        yield from wanted_points(block, setter)
    elif isinstance(block, Cards):
        yield from wanted_cards(block, setter)
    elif isinstance(block, Tiles):
        yield from wanted_tiles(block, setter)


def _labels(block: Block, setter: Setter) -> Iterator[tuple[Words, str]]:
    """The short lines that a block begins with or is made of."""
    if isinstance(block, Heading):
        yield from labels_of_heading(block, setter)
    elif isinstance(block, Table):
        yield from labels_of_table(block, setter)
    elif isinstance(block, Tiles):
        yield from labels_of_tiles(block, setter)
