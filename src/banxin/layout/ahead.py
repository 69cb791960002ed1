"""Blocks in, their running text set before it is asked for: set together, paragraphs cost a third of what they did."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from banxin.document import Block, Heading, Paragraph, Points
from banxin.layout.heading import wanted as wanted_heading
from banxin.layout.paragraph import wanted as wanted_paragraph
from banxin.layout.points import wanted as wanted_points
from banxin.layout.setter import Setter, Wanted

AT_ONCE: Final = 50_000
"""Characters set ahead: enough to be quick, few enough that their lines do not fill the memory."""


def set_ahead(blocks: tuple[Block, ...], start: int, setter: Setter, kept: Container[int]) -> int:
    """Set the running text of blocks from ``start`` on, those ``kept`` left out; where the next of it begins."""
    found: list[Wanted] = []
    size, index = 0, start
    while index < len(blocks) and size < AT_ONCE:
        for wanted in () if index in kept else _wanted(blocks[index], setter):
            found.append(wanted)
            size += sum([len(span.text) for span in wanted.words.spans])
        index += 1
    setter.running_ahead(found)
    return index


def _wanted(block: Block, setter: Setter) -> Iterator[Wanted]:
    """The running text or the head that is one block."""
    if isinstance(block, Heading):
        yield from wanted_heading(block, setter)
    elif isinstance(block, Paragraph):
        yield wanted_paragraph(block, setter)
    elif isinstance(block, Points):
        yield from wanted_points(block, setter)
