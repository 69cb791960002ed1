"""Style: how a report looks, read from a YAML file and checked; every length in points, every colour ``#RRGGBB``.

A style says all sizes, colours and spaces; the code that lays out says none. The em of a style is the size of its
body text, and lengths in YAML may be given in it. Colours are named once in ``colours`` and used by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final, Literal, Self

from banxin import limits
from banxin.frame import Colour
from banxin.measures import (
    CardMeasures,
    Charts,
    Chinese,
    ContentsMeasures,
    Cover,
    Faces,
    Furniture,
    Grid,
    Heads,
    Hex,
    Illustrations,
    IndexMeasures,
    Ink,
    Pages,
    Paper,
    PointMeasures,
    Points,
    Policy,
    Size,
    Status,
    TableMeasures,
    TextRole,
    Texts,
    TileMeasures,
    WordFile,
)
from banxin.reading import Written, several, wrong
from banxin.reading.core import PydanticCustomError
from banxin.reading.declared import Field, model_validator
from banxin.reading.mistakes import suggestion
from banxin.redhead import OfficialMeasures, OfficialTexts

Space = dict[str, dict[str, Points]]

LEAST_LEADING: Final = 0.8
"""Of the size: closer, and the lines of a Han face touch (reference/hardening.md, section 3)."""

NO_LENGTH: Final = 0.01
"""Points that nobody sees."""


NAMED: Final = ("ink", "grey", "rule", "hair", "blue", "mid", "soft", "tint")
"""Colours that layout and writers ask for by name."""


class Style(Written, compiled="style"):
    """A whole style. ``space[a][b]`` is the distance from the end of an ``a`` to the start of a ``b``.

    The end and the start of text are its baselines; of cards, tiles, rules and figures their edges. ``any`` stands
    for every kind not named.
    """

    name: str
    title: str
    """The style's own name in Chinese (年度报告)."""
    em: Size
    paper: Paper
    grid: Grid
    colours: dict[str, Hex]
    accents: dict[str, dict[Ink, Hex]] = Field(default_factory=dict, description="可选的强调色：名称: 换掉的颜色")
    tiers: tuple[Ink, ...] = Field(min_length=1)
    series: tuple[Ink, ...] = Field(min_length=1)
    rare: dict[Ink, int] = Field(default_factory=dict, description="一页至多用几处的颜色：颜色名: 处数")
    families: dict[str, Faces] = Field(max_length=limits.FAMILIES.most)
    text: Texts
    chinese: Chinese
    points: PointMeasures
    policy: Policy
    card: CardMeasures
    lead_tile: TileMeasures
    small_tile: TileMeasures
    status: Status
    illustration: Illustrations
    chart: Charts
    table: TableMeasures
    heads: Heads
    furniture: Furniture
    cover: Cover
    contents: ContentsMeasures
    index: IndexMeasures
    pages: Pages
    layout: Literal["report", "official", "brief"] = "report"
    """How its pages open and what frames them: cover and running heads, the elements of 公文, or a brief's head."""
    heading_labels: tuple[str, ...] = Field((), max_length=4, description="各级标题的序号：一、（一）1.（1）")
    official: OfficialMeasures | None = None
    word: WordFile = Field({"grid": "lines", "embed_fonts": False}, validate_default=True)
    space: Space
    tops: dict[str, Points]
    """How far below the top of the type area each kind of strip starts at the head of a page."""

    @model_validator(mode="after")
    def _names_resolve(self) -> Self:
        faults = [*_unknown_inks(self), *_unknown_faces(self), *(tuple(_impossible_lines(self)) or _off_grid(self))]
        if faults:
            raise several(faults)
        return self

    def accented(self, name: str) -> Self:
        """The style with the colours of one of its accents; with its own for an accent it does not have."""
        return self.model_copy(update={"colours": {**self.colours, **self.accents.get(name, {})}})

    def colour(self, ink: Ink) -> Colour:
        """The colour a name stands for; ``white`` is always there."""
        return "#FFFFFF" if ink == "white" else self.colours[ink]

    # ------------------------------------------------ places on the page, in points from the sheet's left edge

    @property
    def left(self) -> float:
        """Left edge of the type area."""
        return self.paper.inner

    @cached_property
    def full(self) -> float:
        """Width of the type area."""
        return self.columns_wide(self.grid.columns)

    def columns_wide(self, count: int) -> float:
        """Width of ``count`` columns with the gutters between them."""
        return count * self.grid.column + max(count - 1, 0) * self.grid.gutter

    @cached_property
    def side_width(self) -> float:
        """Width of the side column; 0 where a style has none."""
        return self.columns_wide(self.grid.side) if self.grid.side else 0.0

    @cached_property
    def main_at(self) -> float:
        """Left edge of the main column, from the left edge of the type area."""
        return self.side_width + self.grid.gutter if self.grid.side else 0.0

    @cached_property
    def main(self) -> float:
        """Width of the main column."""
        return self.full - self.main_at

    def room(self, *, wide: bool, sideways: bool) -> float:
        """Width an illustration may take: the main column's, the type area's, or that of a sheet on its side."""
        if sideways:
            return self.type_height
        return self.full if wide else self.main

    @cached_property
    def type_height(self) -> float:
        """Height of the type area."""
        return self.paper.height - self.paper.head - self.paper.foot

    @property
    def ascent(self) -> float:
        """From the top of the type area to the baseline of its first line."""
        return self.grid.first_baseline - self.paper.head

    def line(self, number: int) -> float:
        """Baseline of a line of the grid, from the top of the sheet."""
        return self.grid.first_baseline + (number - 1) * self.grid.leading


def inks_of(style: Style) -> frozenset[str]:
    """The names of all colours that anything of a style is set in."""
    return frozenset((*NAMED, *(ink for _, ink in _inks(style))))


def _unknown_inks(style: Style) -> Iterator[PydanticCustomError]:
    lacking = [name for name in NAMED if name not in style.colours]
    if lacking:
        yield wrong(f"少了颜色 {'、'.join(lacking)}", "colours", mend="补上，或以 extends: annual 为底")
    inks = {"white", *style.colours}
    for path, ink in _inks(style):
        if ink not in inks:
            yield wrong(f"没有名为“{ink}”的颜色", *path, mend=suggestion(ink, inks))


def _unknown_faces(style: Style) -> Iterator[PydanticCustomError]:
    files = {file for family in style.families.values() for file in family.weights.values()}
    if len(files) > limits.FONTS.most:
        yield wrong(limits.over(limits.FONTS, len(files)), "families", code="Y009", mend="减少字体文件")
    for path, text in _roles(style):
        family = style.families.get(text.family)
        if family is None:
            yield wrong(f"没有名为“{text.family}”的字体", *path, "family", mend=suggestion(text.family, style.families))
        elif text.weight not in family.weights:
            weights = "、".join(str(weight) for weight in sorted(family.weights))
            yield wrong(f"{text.family} 没有字重 {text.weight}", *path, "weight", mend=f"可用的有：{weights}")
    for name, family in style.families.items():
        others: list[tuple[tuple[str | int, ...], str]] = [(("borrow", other), other) for other in family.borrow]
        others += [(("fallback", at), other) for at, other in enumerate(family.fallback)]
        others += [(("latin",), family.latin)] if family.latin else []
        for path, other in others:
            if other not in style.families:
                yield wrong(f"没有名为“{other}”的字体", "families", name, *path, mend=suggestion(other, style.families))


def _roles(style: Style) -> Iterator[tuple[tuple[str | int, ...], TextRole]]:
    """Every kind of words of a style, with its path."""
    for role in Texts.model_fields:
        yield ("text", role), getattr(style.text, role)
    if style.official is not None:
        for role in OfficialTexts.model_fields:
            yield ("official", "text", role), getattr(style.official.text, role)


def _impossible_lines(style: Style) -> Iterator[PydanticCustomError]:
    for path, text in _roles(style):
        if text.leading < LEAST_LEADING * text.size:
            yield wrong(f"行距 {text.leading:g}pt 小于字号 {text.size:g}pt 的八成，行会叠在一起", *path, "leading")
    if style.layout != "report" and style.official is None:
        yield wrong("公文式的版面要有 official 一节", "layout", mend="从 extends: gongwen 开始")
    if style.layout != "report" and style.pages.front != "continued":
        yield wrong("公文和简报的页码从头连排", "pages", "front", mend="删去 front")
    if style.type_height < style.grid.leading:
        yield wrong("天头与地脚之间放不下一行字", "paper", "foot")
    room = style.paper.width - style.paper.inner - style.paper.outer
    if style.full > room + 0.5:  # half a point: margins are given to two decimals
        words = f"各栏加起来宽 {style.full:g}pt，版心只有 {room:.1f}pt"
        own = int((room + 0.5) / (2 * style.grid.columns - 1))
        mend = f"减少栏数、栏宽或栏间；只想换正文字号，就写 grid: {{column: {own:g}pt, gutter: {own:g}pt}}"
        yield wrong(words, "grid", "columns", mend=mend)
    if style.grid.side >= style.grid.columns:
        yield wrong("旁栏占满了各栏，主栏没有位置", "grid", "side")


def _off_grid(style: Style) -> Iterator[PydanticCustomError]:
    """Lines of text that do not stand on the grid: the next paragraph would stand on another line than the last."""
    leading, step, text = style.grid.leading, style.grid.step, style.text.body.leading
    if style.layout == "report" and abs(text - leading) > NO_LENGTH:
        mend = f"写 grid: {{leading: {text:g}pt, step: {text / 4:g}pt, lines: …}}，每页的行数随之改"
        words = f"正文行距 {text:g}pt，网格的行距却是 {leading:g}pt，段与段会错开"
        yield wrong(words, "text", "body", "leading", mend=mend)
    elif abs(leading / step - round(leading / step)) > NO_LENGTH:
        words = f"小格 {step:g}pt 分不尽网格的行距 {leading:g}pt"
        yield wrong(words, "grid", "step", mend=f"用行距的几分之一，如 {leading / 4:g}pt")


def _inks(style: Style) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name, inks in (("tiers", style.tiers), ("series", style.series)):
        yield from (((name, at), ink) for at, ink in enumerate(inks))
    yield from ((("rare", ink), ink) for ink in style.rare)
    for accent, colours in style.accents.items():
        yield from ((("accents", accent, ink), ink) for ink in colours)
    for path, text in _roles(style):
        yield (*path, "colour"), text.colour
    if style.official is not None:
        yield ("official", "red"), style.official.red
    yield ("points", "mark_colour"), style.points.mark_colour
    yield ("lead_tile", "rule_colour"), style.lead_tile.rule_colour
    yield ("small_tile", "rule_colour"), style.small_tile.rule_colour
    yield ("status", "colour"), style.status.colour
    yield ("table", "group_ground"), style.table.group_ground
    if style.table.zebra is not None:
        yield ("table", "zebra"), style.table.zebra
    yield ("cover", "ground"), style.cover.ground


__all__ = ["Chinese", "Faces", "Style", "TextRole", "Texts", "TileMeasures"]
