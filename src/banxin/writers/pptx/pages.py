"""One slide's words and shapes, placed: cover, agenda, opener, chart, tiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from banxin.charts.kinds import Plot, Words
from banxin.charts.plot.look import widest
from banxin.document import Illustration, Picture, Table, Tile
from banxin.inlines import plain
from banxin.writers.pptx.markup import Box, Line, Look, Pen, line
from banxin.writers.pptx.room import CHART, LARGEST, ROOM
from banxin.writers.pptx.slides import Agenda, Cover, Opener, Statements, Stats
from banxin.writers.pptx.template import (
    BODY_AT,
    FOOT_AT,
    FULL,
    HEIGHT,
    LEFT,
    MAIN,
    MAIN_AT,
    SIDE,
    TITLE,
    TITLE_SIZE,
)

if TYPE_CHECKING:
    from banxin.style import Style

GROUND: Final = MAIN_AT - 36.0
"""Width of the cover's field of colour: the side column and its margin."""
ROW: Final = 38.0
"""From row to row of a list, points."""
INTRODUCTION_AT: Final = 182.0
STATEMENTS_AT: Final = 250.0
"""Where an opener's introduction begins, and points below one, points from the top."""
LISTED: Final = 5 * ROW
"""The height of the cover's list."""
LEAD_NUMBER, SMALL_NUMBER = 60.0, 40.0
GUTTER: Final = 28.0
"""Between tiles side by side, points."""


class Page:
    """Draws slides of one deck in one style."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def cover(self, pen: Pen, slide: Cover) -> Iterator[str]:
        """The year white on a field of colour, title and subtitle beside it, the sections as a list."""
        texts, colour = self.style.text, self.style.colour
        yield pen.block("底色", Box(0, 0, GROUND, HEIGHT), colour(self.style.cover.ground))
        if slide.title.year:
            year = pen.role(texts.cover_year, 72)
            yield pen.text("年份", Box(0, 88, GROUND - 20, 110), [line(slide.title.year, year, "r")], "b", wrap=False)
        kind = pen.role(texts.cover_kind, 14)
        if slide.kind:
            yield pen.text("种类", Box(LEFT, 40, SIDE, 20), [line(slide.kind, kind)])
        if slide.state:
            state = pen.role(texts.cover_state, 12)
            yield pen.text("状态", Box(LEFT, HEIGHT - 52, SIDE, 18), [line(slide.state, state)])
        size = next((size for size in (44.0, 36.0, 30.0) if fits(slide.title.main, size, MAIN)), 26.0)
        yield pen.placeholder("ctrTitle", "报告名称", [line(slide.title.main, pen.role(texts.cover_title, size))])
        said = [part for part in (slide.title.subtitle, *slide.facts) if part]
        subtitle = pen.role(texts.cover_subtitle, 18)
        yield pen.placeholder("subTitle", "副题", [line("\u2002".join(said), subtitle)], 1)
        at = 300.0
        number, name = pen.role(texts.cover_number, 14), pen.role(texts.cover_section, 14)
        row = min(ROW, LISTED / max(len(slide.sections), 1))
        for index, (count, title) in enumerate(slide.sections):
            y = at + index * row
            yield pen.block("线", Box(MAIN_AT, y, MAIN, 0.5), colour("rule"))
            yield pen.text("编号", Box(MAIN_AT, y, 60, row), [line(count, number)], "ctr")
            yield pen.text("章名", Box(MAIN_AT + 60, y, MAIN - 60, row), [line(title, name)], "ctr")
        if slide.sections:
            y = at + len(slide.sections) * row
            yield pen.block("线", Box(MAIN_AT, y, MAIN, 0.5), colour("rule"))

    def agenda(self, pen: Pen, slide: Agenda, number: int) -> Iterator[str]:
        """目录 in the side column, a ruled row for every section."""
        texts, blue = self.style.text, self.style.colour(self.style.text.contents_title.colour)
        title = [line("目录", pen.role(texts.contents_title, 28))]
        yield pen.placeholder("title", "目录", title, box=Box(LEFT, 60, SIDE, 44))
        looks = [pen.role(texts.contents_h1, 18), pen.role(texts.contents_page, 16)]
        for index, entry in enumerate(slide.entries):
            y = 64.0 + index * (ROW + 8)
            yield pen.block("线", Box(MAIN_AT, y, MAIN, 0.8), blue)
            said = [line(entry.number, looks[0])] if entry.number else []
            if said:
                yield pen.text("编号", Box(MAIN_AT, y + 2, 64, ROW), said, "ctr")
            yield pen.text(
                "章名", Box(MAIN_AT + 64, y + 2, MAIN - 130, ROW), [line(entry.title, looks[0])], "ctr", fit=True
            )
            yield pen.text(
                "页", Box(MAIN_AT + MAIN - 60, y + 2, 60, ROW), [line(str(entry.slide), looks[1], "r")], "ctr"
            )
        yield pen.folio(pen.role(texts.folio, 11), number)

    def opener(self, pen: Pen, slide: Opener, number: int) -> Iterator[str]:
        """The number large in the side column, title, introduction and the section's parts in the main column."""
        texts = self.style.text
        if slide.number:
            box = Box(LEFT, 60, SIDE + 20, 92)
            large = next((size for size in (72.0, 40.0) if fits(slide.number, size, box.width)), 28.0)
            yield pen.text("编号", box, [line(slide.number, pen.role(texts.number, large))], "b", wrap=False)
        size = 32.0 if fits(slide.title, 32.0, 2 * MAIN) else 24.0
        yield pen.placeholder("title", "章名", [line(slide.title, pen.role(texts.h1, size))])
        if slide.introduction:
            body = [line(slide.introduction, pen.role(texts.introduction, 16), leading=1.3)]
            yield pen.placeholder("body", "导语", body, 1)
        if slide.statements:
            yield self._points(pen, slide.statements, STATEMENTS_AT if slide.introduction else INTRODUCTION_AT)
        elif slide.parts:
            mark, name = pen.role(texts.h2, 9), pen.role(texts.h2, 15)
            rows = [Line((("■\u2002", mark), (part, name)), before=6.0) for part in slide.parts]
            height = 26.0 * len(rows)
            yield pen.text("各节", Box(MAIN_AT, FOOT_AT - 20 - height, MAIN, height), rows, "b", fit=True)
        yield pen.folio(pen.role(texts.folio, 11), number)

    def statements(self, pen: Pen, slide: Statements, number: int) -> Iterator[str]:
        """Points in the main column under the section's title."""
        yield self.title(pen, slide.title)
        yield pen.block("线", Box(LEFT, BODY_AT, FULL, 0.8), self.style.colour(self.style.text.caption_title.colour))
        yield self._points(pen, slide.points, BODY_AT + 12)
        yield from self.foot(pen, slide.under, number)

    def _points(self, pen: Pen, points: Sequence[str], top: float) -> str:
        mark, said = pen.role(self.style.text.h2, 9), pen.role(self.style.text.body, 16)
        lines = [Line((("■\u2002", mark), (words, said)), leading=1.25, before=6.0) for words in points]
        return pen.text("要点", Box(MAIN_AT, top, MAIN, FOOT_AT - 20 - top), lines, fit=True)

    # ------------------------------------------------ charts

    def frame(self, pen: Pen, block: Illustration, under: str, number: int) -> Iterator[str]:
        """What stands around a chart: the finding as the title, number, note and source in the side column."""
        finding, title = plain(block.finding), plain(block.title)
        yield self.title(pen, finding or title)
        look = pen.role(self.style.text.caption_title, 13)
        said = [line(title, look, leading=1.15, before=3)] if finding else []
        yield from self._beside(pen, block, said, under, number, FULL)

    def caption(self, pen: Pen, block: Table, under: str, number: int) -> Iterator[str]:
        """What stands around a table: its title as the slide's, number, unit, note and source in the side column."""
        yield self.title(pen, plain(block.title))
        look = pen.role(self.style.text.caption_note, 12)
        said = [line(block.unit, look, before=3)] if block.unit else []
        yield from self._beside(pen, block, said, under, number, SIDE)  # the table has a rule of its own

    def _beside(
        self, pen: Pen, block: Illustration | Table, said: list[Line], under: str, number: int, ruled: float
    ) -> Iterator[str]:
        texts = self.style.text
        small = pen.role(texts.caption_note, 12)
        lines = [line(block.number, pen.role(texts.caption_number, 13))] if block.number else []
        lines += said
        for inlines in (block.note, block.source):
            if inlines:
                lines.append(line(plain(inlines), small, leading=1.2, before=8))
        yield pen.block("线", Box(LEFT, BODY_AT, ruled, 0.8), self.style.colour(texts.caption_title.colour))
        yield pen.text("题注", Box(LEFT, BODY_AT + 12, SIDE, ROOM - 12), lines, fit=True)
        yield from self.foot(pen, under, number)

    def title(self, pen: Pen, title: str) -> str:
        """A slide's title, smaller when it is long."""
        size = next((size for size in (TITLE_SIZE, 22.0) if fits(title, size, TITLE.width)), 18.0)
        return pen.placeholder("title", "标题", [line(title, pen.role(self.style.text.h1, size))])

    def foot(self, pen: Pen, under: str, number: int) -> Iterator[str]:
        """The section at the left, the slide's number at the right."""
        texts = self.style.text
        if under:
            running = [line(under, pen.role(texts.running_head, 10))]
            yield pen.text("章", Box(LEFT, FOOT_AT, FULL - 100, 16), running, "ctr")
        yield pen.folio(pen.role(texts.folio, 11), number)

    # ------------------------------------------------ tiles

    def stats(self, pen: Pen, slide: Stats, number: int) -> Iterator[str]:
        """Tiles on white under a rule, the first of them large."""
        yield self.title(pen, slide.title)
        rows = list(_rows(slide.tiles, slide.leads))
        pitch = min(170.0, ROOM / len(rows))
        top = BODY_AT + max(0.0, (ROOM - pitch * len(rows)) / 4)
        for at, (tiles, across, large) in enumerate(rows):
            width = (FULL - (across - 1) * GUTTER) / across
            size = (LEAD_NUMBER if large else SMALL_NUMBER) * min(1.0, pitch / (150.0 if large else 110.0))
            size = min([size, *(size * width / _wide(tile, size) for tile in tiles)])
            for column, tile in enumerate(tiles):
                box = Box(LEFT + column * (width + GUTTER), top + at * pitch, width, pitch - 10)
                yield self._tile(pen, tile, box, size, large)
        yield from self.foot(pen, slide.under, number)

    def _tile(self, pen: Pen, tile: Tile, box: Box, size: float, large: bool) -> str:
        style, texts = self.style, self.style.text
        measures = style.lead_tile if large else style.small_tile
        amount = tile.amount
        number = pen.role(texts.tile_number if large else texts.small_tile_number, size)
        unit = pen.role(texts.tile_unit if large else texts.small_tile_unit, 16 if large else 14)
        label = pen.role(texts.tile_label if large else texts.small_tile_label, 15 if large else 13)
        runs: list[tuple[str, Look]] = []
        if amount.qualifier:
            runs.append((amount.qualifier, pen.role(texts.tile_qualifier, unit.size)))
        small = amount.magnitude + amount.unit
        runs += [(amount.value, number), ("\u2009" + small if small else "", unit)]
        lines = [Line(tuple(runs), before=2), line(tile.label, label, leading=1.1, before=3)]
        if tile.change:
            lines.append(line(tile.change, pen.role(texts.tile_change, label.size - 1), before=2))
        said = f"{tile.label}{amount.text}" + (f"，{tile.change}" if tile.change else "")
        rule = Box(box.x, box.y, box.width, measures.rule)
        return pen.group(
            f"数字块：{tile.label}", said, box,
            (
                pen.block("线", rule, style.colour(measures.rule_colour)),
                pen.text("数字", Box(box.x, box.y + 6, box.width, box.height - 6), lines, fit=True),
            ),
        )  # fmt: skip


def _rows(tiles: Sequence[Tile], leads: int) -> Iterator[tuple[Sequence[Tile], int, bool]]:
    """Rows of tiles with how many stand across: two large ones, three small ones."""
    for start in range(0, leads, 2):
        yield tiles[start : min(start + 2, leads)], 2, True
    for start in range(leads, len(tiles), 3):
        yield tiles[start : start + 3], 3, False


def _wide(tile: Tile, size: float) -> float:
    """What a tile's number and unit take at most, points."""
    amount = tile.amount
    number = Words(amount.value, "", 0, size, "#000000")
    rest = Words(amount.qualifier + amount.magnitude + amount.unit, "", 0, 16.0, "#000000")
    return max(widest((number, rest)), 1.0)  # a tile may hold nothing but blanks


def fits(text: str, size: float, width: float) -> bool:
    """Whether words take one line of ``width`` points in any face."""
    return widest((Words(text, "", 0, size, "#000000"),)) <= width


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
