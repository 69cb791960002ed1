"""The sections of a style: lengths in points, colours by name; each class is one key of the YAML file."""

# Without postponed annotations: pydantic would compile each of them again, a fifth of the time its classes take.

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from banxin import lengths
from banxin.reading import Written


def _points(value: object, info: ValidationInfo) -> float:
    """A length in points from its words; ems are those of the style being read (the context's ``em``)."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value == 0:
            return 0.0
        raise ValueError("长度要带单位，如 12mm、10.5pt、2em")
    if not isinstance(value, str):
        raise ValueError("长度要写成数字加单位，如 12mm")
    em = (info.context or {}).get("em")
    try:
        return lengths.points(str(value), em)
    except lengths.NotALength as problem:
        raise ValueError(str(problem)) from None


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError('颜色写成六位十六进制并加引号，如 "#14375E"')
    return value.upper()


@dataclass(frozen=True)
class _Between:
    """What a length may be, in points. Its own schema: one put together from annotations takes thrice as long."""

    least: float
    most: float

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        bounded = core_schema.float_schema(ge=self.least, le=self.most)
        return core_schema.with_info_before_validator_function(_points, bounded)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": ["string", "integer"], "description": "长度：12mm、10.5pt、2em 或字号名"}


Points = Annotated[float, _Between(-2000, 2000)]
Size = Annotated[float, _Between(4, 200)]
Room = Annotated[float, _Between(0, 2000)]
"""A length that cannot be negative."""
Sheet = Annotated[float, _Between(lengths.mm(50), lengths.mm(2000))]
"""A side of the paper: from 50 mm to 2 m (reference/hardening.md, section 3)."""
Hex = Annotated[str, AfterValidator(_hex)]
Ink = str
"""The name of a colour of the style."""


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


class Faces(Written):
    """A family: font files by weight, then the families to fall back on, character by character."""

    weights: dict[int, str]
    fallback: tuple[str, ...] = ()
    word: str
    """The family's name in Word for Han (宋体)."""
    word_latin: str
    word_alternative: str = ""
    drop: float = Field(0.0, ge=-0.5, le=0.5, description="视觉下移，单位为字宽：各字体的重心对齐到一条线")
    latin: str = Field("", description="西文字母、数字用哪个字体；不写则用自己的")
    borrow: dict[str, str] = Field({}, description="从别的字体借用的字：字体名和这些字")


class TextRole(Written):
    """How one kind of words is set."""

    family: str
    weight: int
    size: Size
    leading: Room
    colour: Ink
    shift: Points = 0.0
    """Optical shift of the whole line to the right (negative: left)."""


class Texts(Written):
    """Every kind of words the program sets."""

    cover_kind: TextRole
    cover_state: TextRole
    cover_year: TextRole
    cover_title: TextRole
    cover_subtitle: TextRole
    cover_number: TextRole
    cover_section: TextRole
    number: TextRole
    h1: TextRole
    h2: TextRole
    h3: TextRole
    h4: TextRole
    introduction: TextRole
    body: TextRole
    lead: TextRole
    strong: TextRole
    figure: TextRole
    editorial: TextRole
    remark: TextRole
    quotation: TextRole
    quotation_source: TextRole
    policy_label: TextRole
    policy_title: TextRole
    card_title: TextRole
    lead_card_title: TextRole
    card_number: TextRole
    card_unit: TextRole
    principle_title: TextRole
    tile_number: TextRole
    tile_unit: TextRole
    tile_label: TextRole
    tile_qualifier: TextRole
    small_tile_number: TextRole
    small_tile_unit: TextRole
    small_tile_label: TextRole
    tile_change: TextRole
    status: TextRole
    caption_number: TextRole
    caption_title: TextRole
    caption_note: TextRole
    table_number: TextRole
    table_title: TextRole
    table_unit: TextRole
    table_header: TextRole
    table_group: TextRole
    table_cell: TextRole
    table_figure: TextRole
    table_qualifier: TextRole
    table_page: TextRole
    table_note: TextRole
    table_turnover: TextRole
    footnote: TextRole
    footnote_mark: TextRole
    running_head: TextRole
    folio: TextRole
    contents_title: TextRole
    contents_h1: TextRole
    contents_h2: TextRole
    contents_h3: TextRole
    contents_label: TextRole
    contents_figure: TextRole
    contents_page: TextRole


class Chinese(Written):
    """Rules of Chinese setting (CLREQ; GB/T 15834-2011). Fractions are of the size of the words."""

    squeeze: Literal["quanjiao", "kaiming", "banjiao"] = "quanjiao"
    """全角式, 开明式 or 半角式."""
    squeeze_weight: Literal["gentle", "standard"] = Field(
        "gentle", description="挤压轻重：gentle 少把逗号挤到半字宽，standard 严格先挤进后推出"
    )
    gap: float = Field(0.25, ge=0, le=1, description="中西间距，单位为字宽")
    gap_least: float = Field(0.125, ge=0, le=1)
    gap_most: float = Field(0.5, ge=0, le=1)
    indent: float = Field(2.0, ge=0, le=8, description="段首缩进，单位为字宽")
    prohibition: Literal["basic", "gb", "strict"] = "gb"
    hyphenate: bool = Field(False, description="西文词可按音节断开，行末加连字符（要装 pyphen）")


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


class TableMeasures(Written):
    """Three-line tables."""

    head_rule: Points
    under_head: Points
    foot_rule: Points
    part_rule: Points
    row_rule: Points
    row: Points
    row_of_two: Points
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


class Pages(Written):
    """What the page breaker may do."""

    short_lines: int
    least_before_opener: float
    spread_most: Points
    close_most: Points
