"""Picture panel: a file of the project in, an illustration out."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.document import Block, Illustration
from banxin.panels.desk import Desk
from banxin.reading import Written
from banxin.reading.declared import Field


class Picture(Written):
    """图片: PNG or JPEG, with number and title."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$", max_length=80, description="编号，引用时用")
    file: str = Field(min_length=1, description="图片文件，相对于报告所在文件夹；PNG 或 JPEG")
    title: str = Field(min_length=1, max_length=200, description="图题")
    alt: str = Field("", max_length=2000, description="替代文字：图上有什么")
    note: str = Field("", description="图注")
    source: str = Field("", description="资料来源")
    wide: bool = Field(False, description="占版心全宽；不写则在主栏")
    sideways: bool = Field(False, description="整页横放")
    width: float = Field(1.0, gt=0, le=1, description="占所在栏宽的几分之几")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One illustration; none where the file is no good, which the problems say."""
        column = desk.style.room(wide=self.wide, sideways=self.sideways)
        picture = desk.picture(self.file, self.place_of("file"), column * self.width)
        if picture is None:
            return
        label = desk.labels[self.id]
        yield Illustration(
            self.id, label.text, desk.prose(self, self.title, "title"), picture, self.alt or self.title, label.target,
            note=desk.prose(self, self.note, "note") if self.note else (),
            source=desk.prose(self, self.source, "source") if self.source else (),
            wide=self.wide or self.sideways, sideways=self.sideways,
            origin=desk.origin(self),
        )  # fmt: skip
