"""Prose panel: running text in, paragraphs out; a blank line parts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from banxin.document import Block, Paragraph
from banxin.panels.desk import Desk
from banxin.reading import Written
from banxin.reading.declared import Field


class Prose(Written):
    """正文: one or more paragraphs."""

    bare: ClassVar[str] = "text"
    text: str = Field(min_length=1, description="正文；空行分段")
    editorial: bool = Field(False, description="编者的话，不是原文")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """A paragraph for each run of text."""
        role: Literal["body", "editorial"] = "editorial" if self.editorial else "body"
        for inlines in desk.paragraphs(self, self.text, "text"):
            yield Paragraph(inlines, role, origin=desk.origin(self, "text"))
