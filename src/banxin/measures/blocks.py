"""The sections of a style about blocks: points, policy documents, cards, tiles, projects, tables."""

from __future__ import annotations

from typing import Literal

from banxin.measures.values import Ink, Points, Size
from banxin.reading import Written
from banxin.reading.declared import Field


class PointMeasures(Written):
    """The mark of a point and the space between points."""

    mark: Points
    mark_at: Points
    mark_rise: Points
    mark_colour: Ink
    text_at: Points


class Policy(Written):
    """The block of a policy document; offsets run from its top rule."""

    rule: Points
    hang: Points
    title_at: Points
    title_to_points: Points
    bottom: Points


class CardMeasures(Written):
    """Cards; offsets run from the top rule."""

    rule: Points
    padding: Points
    title_at: Points
    title_to_text: Points
    long_title_to_text: Points
    bottom: Points
    between: Points
    row_text_at: Points
    row_bottom: Points
    row_between: Points
    lead_number_below: Points
    lead_number_bottom: Points
    open_rule: Points
    halves_at_most: int
    thirds_at_most: int
    rows_when_longer_by: float
    rows_when_lines_over: int


class TileMeasures(Written):
    """One kind of tile; offsets run from its rule."""

    rule: Points
    rule_colour: Ink
    qualifier_at: Points
    number_at: Points
    unit_gap: Points
    label_below: Points
    pitch: Points
    across: int
    number_steps: tuple[Size, ...] = ()
    """Sizes a row steps down to when a number is too wide."""


class Status(Written):
    """The mark of a project's status."""

    width: Points
    height: Points
    outline: Points
    colour: Ink
    rule_above: Points


class TableMeasures(Written):
    """Three-line tables."""

    head_rule: Points
    under_head: Points
    foot_rule: Points
    part_rule: Points
    row_rule: Points
    row: Points
    leading_of_two: Points
    baseline: Points
    padding: Points
    between: Points
    indent: Points
    group_ground: Ink
    caption_above: Points
    qualifier_gap: Points
    least_rows: int
    group_break: int
    split: Literal["tall", "lines"] = Field(
        "tall", description="跨页时一行能否在字行之间断开：tall 只断一页放不下的行，lines 各行都可以"
    )
    zebra: Ink | None = Field(None, description="隔行的底色；不写则没有")
