"""Policy panel: a policy document's title and statements in, a block set off from the text out."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.document import Block, Callout
from banxin.panels.desk import Desk
from banxin.panels.points import points_of
from banxin.reading import Written
from banxin.reading.declared import Field


class Policy(Written):
    """政策文件: its title with 《》 and what it says."""

    title: str = Field(min_length=1, max_length=200, description="文件名，带书名号")
    points: tuple[str, ...] = Field((), description="文件的要点")
    label: str = Field("政策文件", max_length=20, description="旁栏的标签，是编者的话")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One callout."""
        yield Callout(
            self.label, desk.prose(self, self.title, "title"), points_of(self, self.points, desk), desk.anchor,
            origin=desk.origin(self),
        )  # fmt: skip
