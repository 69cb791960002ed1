"""The sections of a style about illustrations and charts."""

from __future__ import annotations

from typing import Literal

from banxin.measures.values import Points, Size
from banxin.reading import Written
from banxin.reading.declared import Field


class Illustrations(Written):
    """The frame of an illustration."""

    head_rule: Points
    end_rule: Points
    content_at: Points
    content_to_end: Points
    close_above: Points
    number_at: Points
    title_below: Points
    note_below: Points
    wide_caption_at: Points
    moves: bool = Field(False, description="本页放不下时移到下一页页首，由后面的正文补上")


class Charts(Written):
    """Measures of every chart kind (design tokens, section 10)."""

    name_size: Size
    value_size: Size
    note_size: Size
    least_size: Size
    inside_size: Size
    cut: Points
    keyline: Points
    leader: Points
    base: Points
    hair: Points
    clearance: Points

    pyramid_form: Literal["bars", "areas"] = "bars"
    """Bars by length, or the layers of one pyramid by area where the numbers allow it (in steps of the first)."""
    pyramid_layer: Points = 60.0
    """The height of a layer with the cut below it."""
    pyramid_base: Points = 272.0
    """Its lowest width."""
    pyramid_names: Points = 317.0
    """Where the names stand."""
    pyramid_bar: Points
    pyramid_between: Points
    pyramid_longest: Points
    pyramid_centre: Points
    pyramid_cut: Points
    pyramid_name: Size
    pyramid_number: Size
    pyramid_total_rule: Points
    pyramid_total: Points

    share_bar: Points
    share_longest: Points
    share_pitch: Points
    share_head: Points
    share_rank: Size

    bar: Points
    bar_pitch: Points
    bar_name_most: Points
    bar_value: Points

    axis_name: Points = 12.0
    """From the base line of a chart over time to the baseline of the moments below it."""
    coloured_words: bool = True
    """Words that name a mark have its colour; otherwise all words are in ink."""

    column: Points
    column_pitch: Points
    column_value: Points
    column_name: Points
    column_height: Points

    line_height: Points
    line_label: Points
    line_apart: Points
    line_weights: tuple[Points, ...]

    stacked_bar: Points
    stacked_pitch: Points

    doughnut_cell: Points
    """A ring and the words beside it, where several stand side by side."""
    doughnut_radius: Points
    doughnut_ring: Points
    doughnut_cut: Points
    doughnut_percent: Size
    doughnut_sign: Size
    doughnut_count: Size
    doughnut_count_at: Points
    doughnut_count_below: Points
    doughnut_label_below: Points

    progress_bar: Points
    progress_pitch: Points
    progress_tick: Points
