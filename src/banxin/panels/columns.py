"""Columns panel: prose and points in, the same paragraphs and lists out, to run in columns side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final

from banxin.document import Block, ColumnRun, Paragraph
from banxin.document import Points as PointsBlock
from banxin.panels.desk import Desk
from banxin.panels.points import Points
from banxin.panels.prose import Prose
from banxin.problems import warning
from banxin.reading import ByKey, Written
from banxin.reading.declared import Field
from banxin.records import replace

RUNNING: Final[dict[str, type[Written]]] = {"prose": Prose, "points": Points}
"""What may run in columns: an object needs a width of its own."""


class Columns(Written):
    """分栏: running text in two or three columns over the full width."""

    bare: ClassVar[str] = "panels"
    panels: tuple[Annotated[Prose | Points, ByKey("分栏的内容", RUNNING)], ...] = Field(
        min_length=1, description="分栏的正文（prose）和要点（points）"
    )
    count: int = Field(2, ge=2, le=3, description="分几栏")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """The blocks of its panels. The official forms have one column (GB/T 9704-2012, 6.1), which is said."""
        run: ColumnRun | None = ColumnRun(self.count, desk.anchor)
        if desk.style.layout != "report":
            run = None
            mend = "不写 columns，直接写其中的内容"
            desk.problems.append(warning(self.place, "L013", "公文和简报里不分栏，改排一栏", mend))
        for index, panel in enumerate(self.panels):
            key = "points" if isinstance(panel, Points) else "prose"
            pointer = f"{desk.origin(self, 'panels', index)}/{key}"
            for block in panel.blocks(desk.at(pointer, f"{desk.anchor}.{index + 1}")):
                assert isinstance(block, Paragraph | PointsBlock)
                yield replace(block, columns=run)
