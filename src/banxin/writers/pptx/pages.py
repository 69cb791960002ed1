"""A slide of charts, tables or tiles in, what stands around them out: title, caption, note, source, foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from banxin.document import Illustration, Table
from banxin.inlines import plain
from banxin.writers.pptx.cards import cards
from banxin.writers.pptx.markup import Box, Line, Pen, line
from banxin.writers.pptx.openers import points_alone
from banxin.writers.pptx.room import ABOVE, BELOW, BESIDE, CAPTION, is_wide, notes, notes_height
from banxin.writers.pptx.sizes import LEADING, LEAST, TITLE_LINE, titled
from banxin.writers.pptx.slides import Sayings, Statements, Stats
from banxin.writers.pptx.template import (
    BODY_AT,
    FOOT_AT,
    FULL,
    LEFT,
    SIDE,
    SMALL,
    TITLE,
    TITLE_SIZES,
)
from banxin.writers.pptx.tiles import tiles

if TYPE_CHECKING:
    from banxin.style import Style, TextRole


class Page:
    """Draws slides of one deck in one style."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def frame(self, pen: Pen, block: Illustration, under: str, number: int) -> Iterator[str]:
        """What stands around a chart: the finding as the title, number, title, note and source as its caption."""
        finding, title = plain(block.finding), plain(block.title)
        yield self.title(pen, finding or title)
        said = (title, self.style.text.caption_title) if finding else None
        if is_wide(block, self.style):
            yield from self._above(pen, block, said)
        else:
            yield from self._beside(pen, block, said, FULL)
        yield from self.foot(pen, under, number)

    def caption(self, pen: Pen, block: Table, under: str, number: int, *, wide: bool) -> Iterator[str]:
        """What stands around a table: its title as the slide's, number, unit, note and source as its caption."""
        yield self.title(pen, plain(block.title))
        said = (block.unit, self.style.text.caption_note) if block.unit else None
        if wide:
            yield from self._above(pen, block, said)
        else:
            yield from self._beside(pen, block, said, SIDE)  # the table has a rule of its own
        yield from self.foot(pen, under, number)

    def _beside(
        self, pen: Pen, block: Illustration | Table, said: tuple[str, TextRole] | None, ruled: float
    ) -> Iterator[str]:
        """The caption in the side column."""
        texts = self.style.text
        told = [(block.number, texts.caption_number)] if block.number else []
        lines = [_small(pen, *one) for one in (*told, *([said] if said else []))]
        lines += [_small(pen, words, texts.caption_note, before=8) for words in notes(block)]
        yield pen.block("线", Box(LEFT, BODY_AT, ruled, 0.8), self.style.colour(texts.caption_title.colour))
        yield pen.text("题注", Box(LEFT, BODY_AT + ABOVE, SIDE, BESIDE.height), lines, fit=True)

    def _above(self, pen: Pen, block: Illustration | Table, said: tuple[str, TextRole] | None) -> Iterator[str]:
        """The caption on one line over what takes the whole width, note and source below it."""
        texts = self.style.text
        told = [(block.number, texts.caption_number)] if block.number else []
        runs = [(f"{words}\u3000", pen.role(role, LEAST)) for words, role in (*told, *([said] if said else []))]
        if isinstance(block, Illustration):
            yield pen.block("线", Box(LEFT, BODY_AT, FULL, 0.8), self.style.colour(texts.caption_title.colour))
        yield pen.text("题注", Box(LEFT, BODY_AT + 4, FULL, CAPTION), [Line(tuple(runs))], "ctr", fit=True)
        if below := [_small(pen, words, texts.caption_note) for words in notes(block)]:
            high = notes_height(block)
            yield pen.text("注和来源", Box(LEFT, FOOT_AT - BELOW - high, FULL, high), below, "b", fit=True)

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

    def sayings(self, pen: Pen, slide: Sayings, number: int) -> Iterator[str]:
        """Cards under the nearest head."""
        yield self.title(pen, slide.title)
        yield from cards(pen, slide.cards, self.style)
        yield from self.foot(pen, slide.under, number)

    def stats(self, pen: Pen, slide: Stats, number: int) -> Iterator[str]:
        """Tiles under the nearest head."""
        yield self.title(pen, slide.title)
        yield from tiles(pen, slide, self.style)
        yield from self.foot(pen, slide.under, number)


def _small(pen: Pen, words: str, role: TextRole, before: float = 0.0) -> Line:
    """A line of a caption."""
    return line(words, pen.role(role, LEAST), leading=LEAST * LEADING, before=before)
