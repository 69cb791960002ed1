"""Paragraph styles of what stands between text: a style's roles in; captions, cards, tiles and tables' cells out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.style import Style
from banxin.writers.docx.sheet import Align, Edge, Named, Shape
from banxin.writers.docx.spaces import after, fall, gap, rise

ALIGNS: Final[tuple[tuple[str, str, Align], ...]] = (
    ("", "", "left"), ("Right", "（右）", "right"), ("Centre", "（中）", "center"),
)  # fmt: skip
CELLS: Final = (
    ("TableHeader", "表头"), ("TableText", "表格文字"), ("TableFigure", "表格数字"), ("TableTotal", "表格合计"),
)  # fmt: skip


def captions(style: Style) -> Iterator[Named]:
    """Captions, pictures and their notes."""
    texts, measures = style.text, style.illustration
    main, body = style.main_at, texts.body.leading
    caption = Shape(
        before=gap(style, "text", "figure") - rise(body) - fall(body), left=main, align="left", keep_next=True,
        keep_lines=True,
        edges=(Edge("top", measures.head_rule, "ink", measures.number_at - rise(texts.caption_title.leading)),),
    )  # fmt: skip
    yield Named("Caption", "caption", texts.caption_title, caption, following="Figure", priority=35)
    wide, end = Shape(left=0), gap(style, "figure", "text") - rise(body)
    yield Named("CaptionWide", "题注（通栏）", None, wide, based="Caption", following="FigureWide", priority=35)
    note = Shape(before=fall(12), left=main, align="left", keep_next=True, keep_lines=True)
    yield Named("CaptionNote", "题注说明", texts.caption_note, note, following="Figure", priority=35)
    figure = Shape(
        before=measures.content_at, after=end, left=main, leading=12, rule="auto", align="left",
        edges=(Edge("bottom", measures.end_rule, "rule", measures.content_to_end),),
    )  # fmt: skip
    yield Named("Figure", "插图", None, figure, following="BodyText", priority=35)
    yield Named("FigureWide", "插图（通栏）", None, wide, based="Figure", following="BodyText", priority=35)
    noted = Shape(before=measures.content_at, leading=12, rule="auto", left=0, align="left", keep_next=True)
    yield Named("FigureNoted", "插图（下有说明）", None, noted, following="FigureNote", priority=35)
    rule = Edge("bottom", measures.end_rule, "rule", measures.content_to_end)
    note = Shape(before=fall(12), after=end, left=0, align="left", keep_lines=True, close=True, edges=(rule,))
    yield Named("FigureNote", "插图说明", texts.caption_note, note, following="BodyText", priority=35)
    table = Shape(
        before=gap(style, "text", "table") - body, after=style.table.caption_above - fall(body), left=0,
        align="left", keep_next=True, keep_lines=True,
    )  # fmt: skip
    yield Named("TableCaption", "表题", texts.table_title, table, priority=35)
    headed = Shape(before=0, page_break=True, outline=0)
    yield Named("TableCaptionHead", "表题（兼标题）", None, headed, based="TableCaption", priority=35)
    unit = Shape(after=style.table.caption_above - fall(body), left=0, align="right", keep_next=True)
    yield Named("TableUnit", "表题单位", texts.table_unit, unit, priority=35)
    below = Shape(before=fall(12), left=0, align="both")
    yield Named("TableNote", "表注", texts.table_note, below, following="BodyText", priority=35)


def cards(style: Style) -> Iterator[Named]:
    """Cards, policy documents and projects."""
    texts, card = style.text, style.card
    body = texts.body.leading
    title = Shape(
        before=card.title_at - rise(texts.card_title.leading),
        after=card.title_to_text - fall(texts.card_title.leading) - rise(body), align="left", keep_next=True,
        keep_lines=True,
    )  # fmt: skip
    yield Named("CardTitle", "卡片标题", texts.card_title, title, following="CardText", priority=12)
    yield Named("CardText", "卡片文字", texts.body, Shape(), priority=12)
    yield Named("PrincipleTitle", "原则标题", texts.principle_title, title, following="CardText", priority=12)
    row = Shape(left=card.padding, align="left", keep_lines=True)
    row_title = texts.card_title.model_copy(update={"leading": body})
    yield Named("RowCardTitle", "整行卡标题", row_title, row, priority=12)
    yield Named("LeadCardTitle", "首卡标题", texts.lead_card_title, row, priority=12)
    below = card.lead_number_below - fall(texts.lead_card_title.leading) - rise(texts.card_number.leading)
    number = Shape(
        before=below, leading=texts.card_number.leading, left=card.padding, align="left", keep_next=True, bare=True
    )
    yield Named("CardNumber", "卡片数字行", texts.card_unit, number, priority=12)
    yield Named("CardGap", "卡片间隔", None, Shape(leading=card.between), priority=98)
    yield Named("RowCardGap", "整行卡间隔", None, Shape(leading=card.row_between), priority=98)
    policy = style.policy
    label = Shape(before=policy.title_at - rise(texts.policy_label.leading), align="left")
    yield Named("PolicyLabel", "文件标签", texts.policy_label, label, priority=13)
    leading = texts.policy_title.leading
    document = Shape(
        before=policy.title_at - rise(leading), after=policy.title_to_points - fall(leading) - rise(body),
        align="left", keep_next=True, keep_lines=True,
    )  # fmt: skip
    yield Named("PolicyTitle", "文件标题", texts.policy_title, document, following="BoxedBullet", priority=13)
    project = Shape(
        before=style.status.rule_above - rise(texts.h3.leading),
        after=after(style, "project", texts.h3.leading, "text"), align="left", keep_next=True, keep_lines=True,
    )  # fmt: skip
    yield Named("ProjectTitle", "项目名称", texts.h3, project, priority=14)
    # The rule stands on the table below it; where points end above it they have their distance from it.
    rule = Edge("bottom", style.illustration.end_rule, "rule")
    shape = Shape(before=0, leading=1, left=style.main_at, keep_next=True, edges=(rule,))
    yield Named("ProjectRule", "项目间线", None, shape, following="ProjectTitle", priority=98)
    apart = Shape(before=gap(style, "point", "rule") - fall(body) - 1)
    yield Named("ProjectRuleApart", "项目间线（要点下）", None, apart, based="ProjectRule", priority=98)
    sides = ("top", "left", "bottom", "right")
    mark = Shape(
        before=style.status.rule_above - rise(texts.h3.leading) + 1, left=1, right=1, align="center", keep_next=True,
        edges=tuple(Edge(side, style.status.outline, style.status.colour) for side in sides),  # type: ignore[arg-type]
    )  # fmt: skip
    yield Named("Status", "项目状态", texts.status, mark, priority=14)


def tiles(style: Style) -> Iterator[Named]:
    """Large and small tiles."""
    texts = style.text
    lead = (texts.tile_number, texts.tile_unit, texts.tile_label)
    small = (texts.small_tile_number, texts.small_tile_unit, texts.small_tile_label)
    for key, title, measures, (number, unit, label) in (
        ("Tile", "数字块", style.lead_tile, lead), ("SmallTile", "小数字块", style.small_tile, small),
    ):  # fmt: skip
        above = measures.number_at - rise(number.leading)
        if measures.qualifier_at:
            qualifier = texts.tile_qualifier
            top = measures.qualifier_at - rise(qualifier.leading)
            said = Shape(before=top, align="left", keep_next=True)
            yield Named(f"{key}Qualifier", f"{title}限定词", qualifier, said, priority=15)
            above -= top + qualifier.leading
        line = Shape(before=above, leading=number.leading, align="left", keep_next=True, bare=True)
        yield Named(f"{key}Line", f"{title}数字行", unit, line, priority=15)
        below = measures.label_below - fall(number.leading) - rise(label.leading)
        yield Named(f"{key}Label", f"{title}说明", label, Shape(before=below, align="left"), priority=15)
    yield Named("TileChange", "数字块变化", texts.tile_change, Shape(align="left"), priority=15)
    below = after(style, "note", texts.caption_note.leading)
    yield Named("TileNote", "数字块注", texts.caption_note, Shape(left=style.main_at, after=below), priority=15)


def cells(style: Style) -> Iterator[Named]:
    """Cells of tables, by what they hold and how it is aligned."""
    texts, indent = style.text, style.table.indent
    roles = {
        "TableHeader": texts.table_header, "TableText": texts.table_cell, "TableFigure": texts.table_figure,
        "TableTotal": texts.table_total,
    }  # fmt: skip
    for key, title in CELLS:
        for suffix, said, align in ALIGNS:
            base = "Normal" if not suffix else key
            role = roles[key] if not suffix else None
            shape = Shape(align=align, keep_next=key == "TableHeader")
            yield Named(f"{key}{suffix}", f"{title}{said}", role, shape, based=base, priority=16)
    # The rule under a head over several columns is the paragraph's: a cell's would reach its neighbour's.
    spanning = Shape(align="center", keep_next=True, edges=(Edge("bottom", style.table.row_rule, "ink", 0.0),))
    yield Named("TableHeaderSpan", "表头（跨栏）", None, spanning, based="TableHeader", priority=16)
    group = Shape(align="left", keep_next=True)
    yield Named("TableGroup", "表格组行", texts.table_group, group, priority=16)
    yield Named("TableItem", "表格条目", None, Shape(left=indent), based="TableText", priority=16)
    yield Named("TablePart", "表格其中项", None, Shape(left=3 * indent), based="TableText", priority=16)
