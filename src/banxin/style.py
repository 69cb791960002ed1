"""Style: how a report looks, read from a YAML file and checked; every length in points, every colour ``#RRGGBB``.

A style says all sizes, colours and spaces; the code that lays out says none. The em of a style is the size of its
body text, and lengths in YAML may be given in it. Colours are named once in ``colours`` and used by name.
"""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from banxin import lengths
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
)
from banxin.reading import Written

Space = dict[str, dict[str, Points]]


class Style(Written):
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
    tiers: tuple[Ink, ...]
    series: tuple[Ink, ...]
    families: dict[str, Faces]
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
    pages: Pages
    space: Space
    tops: dict[str, Points]
    """How far below the top of the type area each kind of strip starts at the head of a page."""

    @model_validator(mode="after")
    def _names_resolve(self) -> Style:
        inks = {"white", *self.colours}
        for owner, ink in _inks(self):
            if ink not in inks:
                raise ValueError(f"{owner}: 没有名为“{ink}”的颜色；colours 中有 {'、'.join(sorted(inks))}")
        for role in Texts.model_fields:
            text: TextRole = getattr(self.text, role)
            family = self.families.get(text.family)
            if family is None or text.weight not in family.weights:
                raise ValueError(f"text.{role}: families 中没有 {text.family} {text.weight}")
        return self

    def colour(self, ink: Ink) -> Colour:
        """The colour a name stands for; ``white`` is always there."""
        return "#FFFFFF" if ink == "white" else self.colours[ink]

    # ------------------------------------------------ places on the page, in points from the sheet's left edge

    @property
    def left(self) -> float:
        """Left edge of the type area."""
        return self.paper.inner

    @property
    def full(self) -> float:
        """Width of the type area."""
        return self.columns_wide(self.grid.columns)

    def columns_wide(self, count: int) -> float:
        """Width of ``count`` columns with the gutters between them."""
        return count * self.grid.column + max(count - 1, 0) * self.grid.gutter

    @property
    def side_width(self) -> float:
        """Width of the side column; 0 where a style has none."""
        return self.columns_wide(self.grid.side) if self.grid.side else 0.0

    @property
    def main_at(self) -> float:
        """Left edge of the main column, from the left edge of the type area."""
        return self.side_width + self.grid.gutter if self.grid.side else 0.0

    @property
    def main(self) -> float:
        """Width of the main column."""
        return self.full - self.main_at

    @property
    def type_height(self) -> float:
        """Height of the type area."""
        return self.paper.height - self.paper.head - self.paper.foot

    def line(self, number: int) -> float:
        """Baseline of a line of the grid, from the top of the sheet."""
        return self.grid.first_baseline + (number - 1) * self.grid.leading


def _inks(style: Style) -> list[tuple[str, str]]:
    named: list[tuple[str, str]] = [("tiers", ink) for ink in style.tiers] + [("series", ink) for ink in style.series]
    named += [(f"text.{role}", getattr(style.text, role).colour) for role in Texts.model_fields]
    named += [
        ("points.mark_colour", style.points.mark_colour), ("lead_tile", style.lead_tile.rule_colour),
        ("small_tile", style.small_tile.rule_colour), ("status", style.status.colour),
        ("table.group_ground", style.table.group_ground), ("cover.ground", style.cover.ground),
    ]  # fmt: skip
    return named


def read_em(raw: Any) -> float | None:
    """The em of a style not yet checked, for the lengths given in it; ``None`` where it is missing or wrong."""
    try:
        return lengths.points(str(raw["em"]))
    except (KeyError, TypeError, lengths.NotALength):
        return None


__all__ = ["Chinese", "Faces", "Style", "TextRole", "Texts", "TileMeasures", "read_em"]
