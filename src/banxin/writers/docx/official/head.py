"""The upper part of page 1 line by line: a style and a baseline of our own page in, a paragraph there out."""

from __future__ import annotations

import math
from typing import Final

from banxin.records import changing, replace
from banxin.redhead import OfficialMeasures
from banxin.style import Style
from banxin.writers.docx.markup import Node, WordParagraph, eighths
from banxin.writers.docx.official.press import RISE, Press, base, pitch, solid
from banxin.writers.docx.sheet import Named

MARK_RISE: Final = 0.862
"""Ems of a large letter's ink above its baseline; of its size in 小标宋."""
MARK_FALL: Final = 0.1
NEAR: Final = 0.4
"""Points by which ink may reach into a line that counts as empty."""


@changing
class Head:
    """Paragraphs from the top of the type area down; ``y`` is where the last of them ends, in points."""

    press: Press
    parent: Node
    y: float = 0.0
    last: WordParagraph | None = None

    @property
    def style(self) -> Style:
        """The style of the file."""
        return self.press.style

    @property
    def measures(self) -> OfficialMeasures:
        """The style's official section."""
        return self.press.measures

    def on(self, own: Named, line: int) -> Node:
        """A paragraph whose first line is a line of our grid."""
        return self.at(own, base(line, self.style))

    def at(self, own: Named, baseline: float) -> Node:
        """A paragraph of one line with its baseline so far below the top of the type area, or as near as there is
        room. Its leading is its size: programs share out what is more in ways of their own."""
        assert own.role is not None
        leading = solid(own.role)
        # What is left after the line before may be a little less than nothing where two lines are set close.
        before = max(0.0, baseline - RISE * leading - self.y)
        shape = replace(own.shape, before=before, after=0.0, leading=leading, snap=False)
        node = self.press.paragraph(self.parent, replace(own, shape=shape))
        rules = sum(round(edge.space) + eighths(edge.weight) / 8 for edge in own.shape.edges)
        self.y += before + leading + rules
        self.last = node
        return node

    def line_below(self, y: float) -> int:
        """The first line of our grid whose em box begins at y or below."""
        return math.ceil((y - NEAR) / self.style.grid.leading) + 1

    def close(self, line: int) -> None:
        """Leave room so that what follows begins on a line of Word's own grid."""
        if self.last is not None:
            self.press.push(self.last, max(0.0, (line - 1) * pitch(self.style) - self.y))
