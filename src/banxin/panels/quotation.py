"""Quotation panel: words quoted whole in, a quotation with its source out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from banxin.document import Block
from banxin.document import Quotation as QuotationBlock
from banxin.panels.desk import Desk
from banxin.reading import Written
from banxin.reading.declared import Field


class Quotation(Written):
    """引文: a text by somebody else, set apart."""

    bare: ClassVar[str] = "text"
    text: str = Field(min_length=1, description="引文；空行分段")
    source: str = Field("", max_length=200, description="出处")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One quotation."""
        source = desk.prose(self, self.source, "source") if self.source else ()
        yield QuotationBlock(desk.paragraphs(self, self.text, "text"), source, desk.origin(self))
