"""Page break panel: a new page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from banxin.document import Block
from banxin.document import PageBreak as PageBreakBlock
from banxin.panels.desk import Desk
from banxin.reading import Written
from banxin.reading.declared import Field


class PageBreak(Written):
    """换页."""

    bare: ClassVar[str] = "always"
    always: Literal[True] = Field(True, description="写 true")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """The break."""
        yield PageBreakBlock()
