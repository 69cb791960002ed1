"""Blocks in, their running text set before it is asked for: paragraphs set together cost a third of what they do alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.document import Block, Paragraph, Points
from banxin.layout.paragraph import wanted as wanted_paragraph
from banxin.layout.points import wanted as wanted_points
from banxin.layout.setter import Setter, Wanted

AT_ONCE: Final = 50_000
"""Characters set ahead: enough to be quick, few enough that their lines do not fill the memory."""


def set_ahead(blocks: tuple[Block, ...], start: int, setter: Setter) -> int:
    """Set the running text of blocks from ``start`` on; where the next of it begins."""
    found: list[Wanted] = []
    size, index = 0, start
    while index < len(blocks) and size < AT_ONCE:
        for wanted in _wanted(blocks[index], setter):
            found.append(wanted)
            size += sum([len(span.text) for span in wanted.words.spans])
        index += 1
    setter.running_ahead(found)
    return index


def _wanted(block: Block, setter: Setter) -> Iterator[Wanted]:
    """The running text of one block."""
    if isinstance(block, Paragraph):
        yield wanted_paragraph(block, setter)
    elif isinstance(block, Points):
        yield from wanted_points(block, setter)
