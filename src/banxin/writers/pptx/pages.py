"""A slide of charts, tables or tiles in, what stands around them out: title, caption, note, source, foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from banxin.charts.kinds import Plot
from banxin.document import Illustration, Picture, Table
from banxin.inlines import plain
from banxin.writers.pptx.markup import Box, Line, Pen, line
from banxin.writers.pptx.openers import points_alone
from banxin.writers.pptx.room import CHART, LARGEST, ROOM
from banxin.writers.pptx.sizes import LEADING, LEAST, TITLE_LINE, titled
from banxin.writers.pptx.slides import Statements, Stats
from banxin.writers.pptx.template import (
    BODY_AT,
    FOOT_AT,
    FULL,
    LEFT,
    MAIN,
    MAIN_AT,
    SIDE,
    SMALL,
    TITLE,
    TITLE_SIZES,
)
from banxin.writers.pptx.tiles import tiles

if TYPE_CHECKING:
    from banxin.style import Style


class Page:
    """Draws slides of one deck in one style."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def frame(self, pen: Pen, block: Illustration, under: str, number: int) -> Iterator[str]:
        """What stands around a chart: the finding as the title, number, note and source in the side column."""
        finding, title = plain(block.finding), plain(block.title)
        yield self.title(pen, finding or title)
        look = pen.role(self.style.text.caption_title, LEAST)
        said = [line(title, look, leading=LEAST * LEADING)] if finding else []
        yield from self._beside(pen, block, said, under, number, FULL)

    def caption(self, pen: Pen, block: Table, under: str, number: int) -> Iterator[str]:
        """What stands around a table: its title as the slide's, number, unit, note and source in the side column."""
        yield self.title(pen, plain(block.title))
        look = pen.role(self.style.text.caption_note, LEAST)
        said = [line(block.unit, look, leading=LEAST * LEADING)] if block.unit else []
        yield from self._beside(pen, block, said, under, number, SIDE)  # the table has a rule of its own

    def _beside(
        self, pen: Pen, block: Illustration | Table, said: list[Line], under: str, number: int, ruled: float
    ) -> Iterator[str]:
        texts = self.style.text
        small = pen.role(texts.caption_note, LEAST)
        number_look = pen.role(texts.caption_number, LEAST)
        lines = [line(block.number, number_look, leading=LEAST * LEADING)] if block.number else []
        lines += said
        for inlines in (block.note, block.source):
            if inlines:
                lines.append(line(plain(inlines), small, leading=LEAST * LEADING, before=8))
        yield pen.block("线", Box(LEFT, BODY_AT, ruled, 0.8), self.style.colour(texts.caption_title.colour))
        yield pen.text("题注", Box(LEFT, BODY_AT + 12, SIDE, ROOM - 12), lines, fit=True)
        yield from self.foot(pen, under, number)

    def title(self, pen: Pen, title: str) -> str:
        """A slide's title, smaller when it is long."""
        words, size = titled(title, TITLE_SIZES, TITLE.width)
        lines = [line(words, pen.role(self.style.text.h1, size), leading=size * TITLE_LINE)]
        return pen.placeholder("title", "标题", lines)

    def foot(self, pen: Pen, under: str, number: int) -> Iterator[str]:
        """The section at the left, the slide's number at the right."""
        texts = self.style.text
        if under:
            running = [line(under, pen.role(texts.running_head, SMALL))]
            yield pen.text("章", Box(LEFT, FOOT_AT, FULL - 100, 16), running, "ctr")
        yield pen.folio(pen.role(texts.folio, SMALL), number)

    def statements(self, pen: Pen, slide: Statements, number: int) -> Iterator[str]:
        """Points in the main column under the section's title."""
        yield self.title(pen, slide.title)
        yield pen.block("线", Box(LEFT, BODY_AT, FULL, 0.8), self.style.colour(self.style.text.caption_title.colour))
        yield points_alone(pen, slide.points, BODY_AT + 12)
        yield from self.foot(pen, slide.under, number)

    def stats(self, pen: Pen, slide: Stats, number: int) -> Iterator[str]:
        """Tiles under the nearest head."""
        yield self.title(pen, slide.title)
        yield from tiles(pen, slide.tiles, slide.leads, self.style)
        yield from self.foot(pen, slide.under, number)


def chart_box(block: Illustration) -> tuple[Box, float]:
    """Where a chart stands beside its caption, and how many times its size on paper it has."""
    content = block.content
    if isinstance(content, Plot):
        width, height = content.width, content.height
    else:
        width, height = _picture(content)
    scale = min(MAIN / width, CHART / height, LARGEST if isinstance(content, Plot) else MAIN / width)
    return placed(width * scale, height * scale), scale


def placed(width: float, height: float) -> Box:
    """Where what is so large stands beside its caption: nearer to it than to the edges."""
    top = BODY_AT + 12 + max(0.0, (CHART - height) / 3)
    return Box(MAIN_AT + (MAIN - width) / 3, top, width, height)


def _picture(picture: Picture) -> tuple[float, float]:
    return picture.width, picture.width * picture.pixels[1] / picture.pixels[0]
