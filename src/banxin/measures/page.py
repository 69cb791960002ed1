"""The sections of a style about pages: paper, grid, openers, running heads and folios, cover, contents."""

from __future__ import annotations

from typing import Literal

from banxin.measures.values import Ink, Points, Room, Sheet, Size
from banxin.reading import Written
from banxin.reading.declared import Field


class Paper(Written):
    """The sheet and its margins."""

    width: Sheet
    height: Sheet
    head: Room
    foot: Room
    inner: Room
    outer: Room


class Grid(Written):
    """The em, the columns and the lines. Line k stands on ``first_baseline`` + (k − 1) × ``leading``."""

    columns: int = Field(ge=1, le=24)
    column: Size
    gutter: Room
    side: int = Field(ge=0, description="旁栏占几栏；0 为没有旁栏")
    leading: Size
    first_baseline: Points
    lines: int = Field(ge=1, le=200)
    step: Room


class Heads(Written):
    """Section openers, side heads and the rules above them."""

    opener_rule: Points
    opener_rule_at: Points
    opener_line: int
    introduction_line: int
    side_rule: Points
    side_rule_above: Points


class Furniture(Written):
    """What stands outside the type area."""

    head_baseline: Points
    head_rule_at: Points
    head_rule: Points
    folio_baseline: Points
    note_rule: Points
    note_rule_length: Points
    note_first: Points
    note_mark_rise: Points
    notes: Literal["page", "chapter"] = Field(
        "page", description="脚注每页（page）还是每章（chapter）从 ① 编起；公文里正文和各附件各算一章"
    )
    watermark_turn: float = Field(45.0, ge=0, le=90, description="水印向上斜的角度；0 为平放")


class Cover(Written):
    """The cover; y runs from the top of the sheet."""

    ground: Ink
    ground_to: Points
    kind_at: Points
    year_at: Points
    title_at: Points
    subtitle_below: Points
    title_sizes: tuple[Size, ...]
    title_leading: float
    list_at: Points
    list_row: Points
    list_rule: Points
    list_text: Points
    list_title: Points


class ContentsMeasures(Written):
    """The table of contents; spaces are from baseline to baseline."""

    title_line: int
    rule: Points
    rule_above: Points
    title_at: Points
    h3_at: Points
    after_h1: Points
    before_h1: Points
    before_h2: Points
    row: Points
    leader_dot: Points
    leader_step: Points
    leader_from: Points
    page_width: Points
    list_rule: Points
    before_list: Points


class IndexMeasures(Written):
    """The index: so many columns over the full width, so far apart."""

    columns: int = Field(ge=1, le=6, description="索引分几栏")
    between: Points = Field(description="两栏之间的距离")


class Pages(Written):
    """What the page breaker may do, and how pages are numbered."""

    short_lines: int
    least_before_opener: float
    spread_most: Points
    close_most: Points
    early_end: float = Field(0.0, ge=0, description="后面的行还排得下就换页的代价，每空一行计；0 不计")
    front: Literal["continued", "roman", "upper_roman"] = Field(
        "continued", description="目录的页码：continued 与正文连排，roman 为 i、ii，upper_roman 为 I、II，正文从 1 起"
    )
    openers: Literal["next", "right"] = Field(
        "next", description="各章从下一页（next）或下一个右页（right）起；右页之前空出的一页不印页眉、页码"
    )
