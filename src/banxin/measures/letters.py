"""The sections of a style about text: faces by name, roles of text, what is Chinese about its setting."""

from __future__ import annotations

from typing import Literal

from banxin.measures.values import Ink, Points, Room, Size
from banxin.reading import Written
from banxin.reading.declared import Field


class Faces(Written):
    """A family: font files by weight, then the families to fall back on, character by character."""

    weights: dict[int, str]
    fallback: tuple[str, ...] = ()
    word: str
    """The family's name in Word for Han (宋体)."""
    word_latin: str
    word_alternative: str = ""
    word_heavy: str = Field("", description="Word 里粗重的字（600 以上）另用的字体，如方正小标宋简体；不写则加粗")
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
    table_total: TextRole
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
    watermark: TextRole
    index: TextRole
    index_letter: TextRole


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
