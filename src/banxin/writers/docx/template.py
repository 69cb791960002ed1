"""The base template: a style's roles in, the paragraph styles of the Word file out. Nothing of Word's own template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from banxin.records import record, replace
from banxin.style import Style
from banxin.writers.docx.characters import characters, tables
from banxin.writers.docx.markup import Node
from banxin.writers.docx.sheet import Align, Edge, Shape, Sheet, Stop
from banxin.writers.docx.spaces import after, before, fall, gap, rise

MARKED: Final = ("ListBullet", "BoxedBullet")
"""The styles of marked points; each has a list of its own, from 1 on, since Word links a list's level to one style."""
POLICY_TITLE: Final = "PolicyTitle"
"""The style of policy documents' titles; what those that stand in at the right are based on."""
COLUMN: Final = "Column"
"""What the styles of text that runs in columns end with."""
ENTRY: Final = "TOC1"
"""A brief's contents have marks before their entries."""
FAR: Final = 31.0
"""The furthest a rule may stand from a paragraph's text."""
ALIGNS: Final[tuple[tuple[str, str, Align], ...]] = (
    ("", "", "left"), ("Right", "（右）", "right"), ("Centre", "（中）", "center"),
)  # fmt: skip
CELLS: Final = (
    ("TableHeader", "表头"), ("TableText", "表格文字"), ("TableFigure", "表格数字"), ("TableTotal", "表格合计"),
)  # fmt: skip


@record
class CoverFit:
    """How the words of a cover fit it; lengths in points."""

    size: float
    """The title's size."""
    white: bool
    """The title stands on the colour, since there is no year to stand there."""
    top: float
    """From the colour to the words below it."""
    gap: float
    """From the last of them to the list of sections."""
    lists: bool
    """The sheet has room for the list of sections."""


def marked(style: Style) -> tuple[str, ...]:
    """The styles with a mark before their words, in the order of their lists."""
    return {"report": MARKED, "brief": (ENTRY,), "official": ()}[style.layout]


def styles(
    style: Style, cover: CoverFit, head_lists: Mapping[int, int], narrow_titles: Mapping[int, str]
) -> Node:  # fmt: skip
    """The ``w:styles`` of a report. ``head_lists`` names the list that numbers the heads of a level,
    ``narrow_titles`` the styles of policy documents' titles by the twips they stand in at the right."""
    sheet = Sheet(style)
    _text(sheet)
    _heads(sheet, head_lists)
    _points(sheet)
    _cover(sheet, cover)
    _contents(sheet)
    _index(sheet)
    _captions(sheet)
    _cards(sheet, narrow_titles)
    _tiles(sheet)
    _cells(sheet)
    _furniture(sheet)
    characters(sheet)
    tables(sheet)
    return sheet.root


def _text(sheet: Sheet) -> None:
    style, texts = sheet.style, sheet.style.text
    main, indent = style.main_at, style.chinese.indent
    body = texts.body
    sheet.paragraph(
        "Normal", "Normal", body, Shape(before=0, after=0, align="both", chinese=True, snap=False), built_in=True,
        priority=0,
    )  # fmt: skip
    sheet.paragraph("BodyText", "Body Text", None, Shape(left=main), built_in=True, priority=1)
    first = Shape(first=indent * body.size, first_characters=indent)
    sheet.paragraph(
        "BodyTextFirstIndent", "Body Text First Indent", None, first, based="BodyText", built_in=True, priority=1
    )
    _running(sheet, "BodyText", "正文（分栏）", Shape(left=0))
    _running(sheet, "BodyTextFirstIndent", "正文首行缩进（分栏）", replace(first, left=0))
    solid = gap(style, "introduction", "introduction") <= texts.introduction.leading
    opener = Shape(left=main, after=after(style, "introduction", texts.introduction.leading), close=solid)
    sheet.paragraph("Introduction", "导语", texts.introduction, opener, following="BodyText", priority=2)
    sheet.paragraph("EditorialNote", "编者说明", texts.editorial, Shape(left=main, align="left"), following="BodyText")
    _running(sheet, "EditorialNote", "编者说明（分栏）", Shape(left=0))
    edge = Edge("top", style.illustration.end_rule, "rule", gap(style, "rule", "text") - rise(body.leading))
    broken = Shape(before=gap(style, "text", "rule") - fall(body.leading), edges=(edge,))
    sheet.paragraph("BrokenOff", "下文略", None, broken, based="EditorialNote")
    inset = indent * body.size
    quoted = Shape(left=main + inset, right=inset)
    sheet.paragraph("Quote", "Quote", texts.quotation, quoted, following="BodyText", built_in=True, priority=29)
    source = Shape(left=main + inset, right=inset, after=rise(body.leading), align="right")
    sheet.paragraph("QuotationSource", "引文出处", texts.quotation_source, source, following="BodyText")


def _heads(sheet: Sheet, lists: Mapping[int, int]) -> None:
    style, texts, heads = sheet.style, sheet.style.text, sheet.style.heads
    main, body = style.main_at, texts.body.leading
    lines = (heads.introduction_line - heads.opener_line) * style.grid.leading
    opener = Shape(
        before=0, after=lines - fall(texts.number.leading) - rise(texts.introduction.leading),
        rule="atLeast", left=main, hanging=main, align="left", keep_next=True, keep_lines=True, page_break=True,
        outline=0, edges=(Edge("top", heads.opener_rule, "blue", FAR),),
        stops=(Stop(main),) if main else (), numbering=lists.get(1),
    )  # fmt: skip
    sheet.paragraph("Heading1", "heading 1", texts.h1, opener, following="Introduction", built_in=True, priority=9)
    # A rule is as long as its paragraph: the words begin in the main column, the paragraph at the edge.
    back = Shape(left=0, first=main, numbering=0)
    sheet.paragraph("HeadingBack", "后附标题", None, back, based="Heading1", following="BodyText", priority=9)
    side = heads.side_rule_above
    second = Shape(
        before=gap(style, "text", "h2") - side - fall(body), after=after(style, "h2", texts.h2.leading, "text"),
        left=0, align="left", keep_next=True, keep_lines=True, outline=1, numbering=lists.get(2),
        edges=(Edge("top", heads.side_rule, "blue", side - rise(texts.h2.leading)),),
    )  # fmt: skip
    sheet.paragraph("Heading2", "heading 2", texts.h2, second, following="BodyText", built_in=True, priority=9)
    for level, role in ((3, texts.h3), (4, texts.h4)):
        shape = Shape(
            before=before(style, f"h{level}", role.leading), after=after(style, f"h{level}", role.leading),
            left=main, align="left", keep_next=True, keep_lines=True, outline=level - 1, numbering=lists.get(level),
        )  # fmt: skip
        sheet.paragraph(
            f"Heading{level}", f"heading {level}", role, shape, following="BodyText", built_in=True, priority=9
        )
    # A head under a head needs no second space above it; Word has no rule for pairs, so it has a style of its own.
    for level, above in ((3, "h2"), (4, "h3")):
        close = Shape(before=max(0.0, gap(style, above, f"h{level}") - gap(style, above, "text")))
        sheet.paragraph(
            f"Heading{level}Close", f"标题 {level}（紧接上级标题）", None, close, based=f"Heading{level}",
            following="BodyText", priority=9,
        )  # fmt: skip
    plain = Shape(
        before=0, after=after(style, "h2", texts.h2.leading), left=0, align="left", keep_next=True, keep_lines=True,
        page_break=True, outline=0,
    )  # fmt: skip
    sheet.paragraph("HeadingPlain", "无编号标题", texts.h2, plain, following="BodyText", priority=9)
    sheet.paragraph(
        "HeadingEditorial", "编者标题", texts.editorial, Shape(), based="HeadingPlain", following="BodyText", priority=9
    )


def _points(sheet: Sheet) -> None:
    style = sheet.style
    main, text_at = style.main_at, style.points.text_at
    between = gap(style, "point", "point") - style.text.body.leading
    tight = Shape(before=0)
    for key, title, numbering, built_in in (
        ("ListBullet", "List Bullet", 1, True), ("ListNumber", "List Number", None, True),
        ("BoxedBullet", "框内要点", 2, False),
    ):  # fmt: skip
        left = text_at if key == "BoxedBullet" else main + text_at
        hanging = text_at if numbering is None else text_at - style.points.mark_at
        shape = Shape(before=between, left=left, hanging=hanging, numbering=numbering)
        sheet.paragraph(key, title, None, shape, built_in=built_in, priority=3)
        name = {"ListBullet": "要点（紧）", "ListNumber": "编号要点（紧）", "BoxedBullet": "框内要点（紧）"}[key]
        sheet.paragraph(f"{key}Tight", name, None, tight, based=key, following=key, priority=3)
    _running(sheet, "ListBullet", "要点（分栏）", Shape(before=0, left=text_at, hanging=text_at - style.points.mark_at))
    _running(sheet, "ListNumber", "编号要点（分栏）", Shape(before=0, left=text_at, hanging=text_at))


def _running(sheet: Sheet, key: str, title: str, shape: Shape) -> None:
    """The same text where it runs in columns: no side column stands to its left."""
    own = f"{key}{COLUMN}"
    sheet.paragraph(own, title, None, shape, based=key, following=own, priority=3)


def _cover(sheet: Sheet, fit: CoverFit) -> None:
    style, texts, cover = sheet.style, sheet.style.text, sheet.style.cover
    left, right = style.left + style.main_at, style.paper.outer
    kind = Shape(
        before=cover.kind_at - rise(texts.cover_kind.leading) - style.paper.head, left=left, right=right, align="left",
        stops=(Stop(style.left + style.full, "right"),),
    )  # fmt: skip
    sheet.paragraph("CoverKind", "封面类别", texts.cover_kind, kind, priority=10)
    year = Shape(left=left + texts.cover_year.shift, align="left")
    sheet.paragraph("CoverYear", "封面年份", texts.cover_year, year, priority=10)
    leading = fit.size * cover.title_leading
    title = texts.cover_title.model_copy(update={"size": fit.size, "leading": leading})
    shape = Shape(before=fit.top, left=style.main_at, align="left", keep_next=True)
    if fit.white:
        title = title.model_copy(update={"colour": "white"})
        shape = Shape(left=left, right=right, align="left")
    sheet.paragraph("Title", "Title", title, shape, following="Subtitle", built_in=True, priority=10)
    sheet.paragraph("CoverGap", "封面间隔", None, Shape(leading=fit.gap), priority=98, quick=False)
    below = fit.top if fit.white else cover.subtitle_below - fall(leading) - rise(texts.cover_subtitle.leading)
    subtitle = Shape(before=below, left=style.main_at, align="left")
    sheet.paragraph("Subtitle", "Subtitle", texts.cover_subtitle, subtitle, built_in=True, priority=11)
    fact = Shape(left=style.main_at, align="left")
    sheet.paragraph("CoverFact", "封面署名", texts.cover_section, fact, priority=11)
    section = Shape(
        before=cover.list_text - rise(texts.cover_section.leading), left=cover.list_title, hanging=cover.list_title,
        align="left", stops=(Stop(cover.list_title),),
    )  # fmt: skip
    sheet.paragraph("CoverSection", "封面章节", texts.cover_section, section, priority=11)


def _contents(sheet: Sheet) -> None:
    style, texts, contents = sheet.style, sheet.style.text, sheet.style.contents
    main, edge = style.main_at, style.full
    title = Shape(
        after=fall(texts.body.leading), left=0, align="left", keep_next=True, page_break=True,
        edges=(Edge("top", style.heads.opener_rule, "blue", FAR),),
    )  # fmt: skip
    sheet.paragraph("TOCHeading", "TOC Heading", texts.contents_title, title, built_in=True, priority=39)
    page = (Stop(edge, "right", dots=True),)
    first = Shape(
        before=contents.before_h1 - contents.rule_above - fall(18), after=contents.after_h1 - 18, left=main,
        align="left", keep_next=True,
        # The second stop is for a number that reaches over the first (附录A).
        stops=(Stop(main + contents.title_at), Stop(main + contents.title_at + style.em), Stop(edge, "right")),
        edges=(Edge("top", contents.rule, "blue", contents.rule_above - rise(texts.contents_h1.leading)),),
    )  # fmt: skip
    sheet.paragraph("TOC1", "toc 1", texts.contents_h1, first, built_in=True, priority=39, quick=False)
    back = replace(first, first=contents.title_at, stops=(Stop(edge, "right"),), keep_next=False)
    sheet.paragraph("TOC5", "toc 5", texts.contents_h1, back, built_in=True, priority=39, quick=False)
    second = Shape(left=main + contents.title_at, align="left", stops=page)
    sheet.paragraph("TOC2", "toc 2", texts.contents_h2, second, built_in=True, priority=39, quick=False)
    third = Shape(left=main + contents.h3_at, align="left", stops=page)
    sheet.paragraph("TOC3", "toc 3", texts.contents_h3, third, built_in=True, priority=39, quick=False)
    part = Shape(before=fall(18), left=main, align="left", stops=page)
    sheet.paragraph("TOC4", "toc 4", texts.contents_h3, part, built_in=True, priority=39, quick=False)
    label = Shape(
        before=contents.before_h1 - rise(18), after=fall(18), left=0, align="left", keep_next=True,
        edges=(Edge("top", contents.list_rule, "rule", contents.rule_above - rise(18)),),
    )  # fmt: skip
    sheet.paragraph("ContentsLabel", "图表目录标题", texts.h2, label, priority=39)
    listed = Shape(left=main, align="left", stops=page)
    sheet.paragraph(
        "TableofFigures", "table of figures", texts.contents_figure, listed, built_in=True, priority=39, quick=False
    )


def _index(sheet: Sheet) -> None:
    texts = sheet.style.text
    em = texts.index.size
    between = sheet.style.index.between if sheet.style.index.columns > 1 else 0.0
    entry = Shape(left=em, hanging=em, right=between, align="left")
    sheet.paragraph("Index1", "index 1", texts.index, entry, built_in=True, priority=99, quick=False)
    letter = Shape(before=texts.index.leading, left=0, align="left", keep_next=True)
    sheet.paragraph(
        "IndexHeading", "index heading", texts.index_letter, letter, following="Index1", built_in=True, priority=99,
        quick=False,
    )  # fmt: skip


def _captions(sheet: Sheet) -> None:
    style, texts, measures = sheet.style, sheet.style.text, sheet.style.illustration
    main, body = style.main_at, texts.body.leading
    caption = Shape(
        before=gap(style, "text", "figure") - rise(body) - fall(body), left=main, align="left", keep_next=True,
        keep_lines=True,
        edges=(Edge("top", measures.head_rule, "ink", measures.number_at - rise(texts.caption_title.leading)),),
    )  # fmt: skip
    sheet.paragraph("Caption", "caption", texts.caption_title, caption, following="Figure", built_in=True, priority=35)
    wide, end = Shape(left=0), gap(style, "figure", "text") - rise(body)
    sheet.paragraph("CaptionWide", "题注（通栏）", None, wide, based="Caption", following="FigureWide", priority=35)
    note = Shape(before=fall(12), left=main, align="left", keep_next=True, keep_lines=True)
    sheet.paragraph("CaptionNote", "题注说明", texts.caption_note, note, following="Figure", priority=35)
    figure = Shape(
        before=measures.content_at, after=end, left=main, leading=12, rule="auto", align="left",
        edges=(Edge("bottom", measures.end_rule, "rule", measures.content_to_end),),
    )  # fmt: skip
    sheet.paragraph("Figure", "插图", None, figure, following="BodyText", priority=35)
    sheet.paragraph("FigureWide", "插图（通栏）", None, wide, based="Figure", following="BodyText", priority=35)
    noted = Shape(before=measures.content_at, leading=12, rule="auto", left=0, align="left", keep_next=True)
    sheet.paragraph("FigureNoted", "插图（下有说明）", None, noted, following="FigureNote", priority=35)
    rule = Edge("bottom", measures.end_rule, "rule", measures.content_to_end)
    note = Shape(before=fall(12), after=end, left=0, align="left", keep_lines=True, close=True, edges=(rule,))
    sheet.paragraph("FigureNote", "插图说明", texts.caption_note, note, following="BodyText", priority=35)
    table = Shape(
        before=gap(style, "text", "table") - body, after=style.table.caption_above - fall(body), left=0,
        align="left", keep_next=True, keep_lines=True,
    )  # fmt: skip
    sheet.paragraph("TableCaption", "表题", texts.table_title, table, priority=35)
    headed = Shape(before=0, page_break=True, outline=0)
    sheet.paragraph("TableCaptionHead", "表题（兼标题）", None, headed, based="TableCaption", priority=35)
    unit = Shape(after=style.table.caption_above - fall(body), left=0, align="right", keep_next=True)
    sheet.paragraph("TableUnit", "表题单位", texts.table_unit, unit, priority=35)
    below = Shape(before=fall(12), left=0, align="both")
    sheet.paragraph("TableNote", "表注", texts.table_note, below, following="BodyText", priority=35)


def _cards(sheet: Sheet, narrow_titles: Mapping[int, str]) -> None:
    style, texts, card = sheet.style, sheet.style.text, sheet.style.card
    body = texts.body.leading
    title = Shape(
        before=card.title_at - rise(texts.card_title.leading),
        after=card.title_to_text - fall(texts.card_title.leading) - rise(body), align="left", keep_next=True,
        keep_lines=True,
    )  # fmt: skip
    sheet.paragraph("CardTitle", "卡片标题", texts.card_title, title, following="CardText", priority=12)
    sheet.paragraph("CardText", "卡片文字", texts.body, Shape(), priority=12)
    sheet.paragraph("PrincipleTitle", "原则标题", texts.principle_title, title, following="CardText", priority=12)
    row = Shape(align="left", keep_lines=True)
    row_title = texts.card_title.model_copy(update={"leading": body})
    sheet.paragraph("RowCardTitle", "整行卡标题", row_title, row, priority=12)
    sheet.paragraph("LeadCardTitle", "首卡标题", texts.lead_card_title, row, priority=12)
    below = card.lead_number_below - fall(texts.lead_card_title.leading) - rise(texts.card_number.leading)
    number = Shape(before=below, leading=texts.card_number.leading, align="left", bare=True)
    sheet.paragraph("CardNumber", "卡片数字行", texts.card_unit, number, priority=12)
    policy = style.policy
    label = Shape(before=policy.title_at - rise(texts.policy_label.leading), align="left")
    sheet.paragraph("PolicyLabel", "文件标签", texts.policy_label, label, priority=13)
    leading = texts.policy_title.leading
    document = Shape(
        before=policy.title_at - rise(leading), after=policy.title_to_points - fall(leading) - rise(body),
        align="left", keep_next=True, keep_lines=True,
    )  # fmt: skip
    sheet.paragraph(POLICY_TITLE, "文件标题", texts.policy_title, document, following="BoxedBullet", priority=13)
    for count, (indent, key) in enumerate(narrow_titles.items(), 2):
        narrow = Shape(right=indent / 20)
        sheet.paragraph(
            key, f"文件标题（{count}）", None, narrow, based=POLICY_TITLE, following="BoxedBullet", priority=13
        )
    project = Shape(
        before=style.status.rule_above - rise(texts.h3.leading),
        after=after(style, "project", texts.h3.leading, "text"), align="left", keep_next=True, keep_lines=True,
    )  # fmt: skip
    sheet.paragraph("ProjectTitle", "项目名称", texts.h3, project, priority=14)
    sides = ("top", "left", "bottom", "right")
    mark = Shape(
        before=style.status.rule_above - rise(texts.h3.leading) + 1, left=1, right=1, align="center", keep_next=True,
        edges=tuple(Edge(side, style.status.outline, style.status.colour) for side in sides),  # type: ignore[arg-type]
    )  # fmt: skip
    sheet.paragraph("Status", "项目状态", texts.status, mark, priority=14)


def _tiles(sheet: Sheet) -> None:
    style, texts = sheet.style, sheet.style.text
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
            sheet.paragraph(f"{key}Qualifier", f"{title}限定词", qualifier, said, priority=15)
            above -= top + qualifier.leading
        line = Shape(before=above, leading=number.leading, align="left", keep_next=True, bare=True)
        sheet.paragraph(f"{key}Line", f"{title}数字行", unit, line, priority=15)
        below = measures.label_below - fall(number.leading) - rise(label.leading)
        sheet.paragraph(f"{key}Label", f"{title}说明", label, Shape(before=below, align="left"), priority=15)
    sheet.paragraph("TileChange", "数字块变化", texts.tile_change, Shape(align="left"), priority=15)


def _cells(sheet: Sheet) -> None:
    texts, indent = sheet.style.text, sheet.style.table.indent
    roles = {
        "TableHeader": texts.table_header, "TableText": texts.table_cell, "TableFigure": texts.table_figure,
        "TableTotal": texts.table_total,
    }  # fmt: skip
    for key, title in CELLS:
        for suffix, said, align in ALIGNS:
            base = "Normal" if not suffix else key
            role = roles[key] if not suffix else None
            shape = Shape(align=align, keep_next=key == "TableHeader")
            sheet.paragraph(f"{key}{suffix}", f"{title}{said}", role, shape, based=base, priority=16)
    # The rule under a head over several columns is the paragraph's: a cell's would reach its neighbour's.
    spanning = Shape(align="center", keep_next=True, edges=(Edge("bottom", sheet.style.table.row_rule, "ink", 0.0),))
    sheet.paragraph("TableHeaderSpan", "表头（跨栏）", None, spanning, based="TableHeader", priority=16)
    group = Shape(align="left", keep_next=True)
    sheet.paragraph("TableGroup", "表格组行", texts.table_group, group, priority=16)
    sheet.paragraph("TableItem", "表格条目", None, Shape(left=indent), based="TableText", priority=16)
    sheet.paragraph("TablePart", "表格其中项", None, Shape(left=3 * indent), based="TableText", priority=16)


def _furniture(sheet: Sheet) -> None:
    style, texts, furniture = sheet.style, sheet.style.text, sheet.style.furniture
    running, foot = texts.running_head, texts.folio
    space = furniture.head_rule_at - furniture.head_baseline - fall(running.leading)
    ruled = Shape(left=0, align="left", edges=(Edge("bottom", furniture.head_rule, "rule", space),))
    sheet.paragraph("Header", "header", running, ruled, built_in=True, priority=99, quick=False)
    sheet.paragraph("HeaderOdd", "页眉（右页）", None, Shape(align="right"), based="Header", priority=99, quick=False)
    bare = Shape(left=0, align="left")
    sheet.paragraph("HeaderOpener", "页眉（章首）", running, bare, priority=99, quick=False)
    right = Shape(align="right")
    sheet.paragraph("HeaderOpenerOdd", "页眉（章首右页）", None, right, based="HeaderOpener", priority=99, quick=False)
    sheet.paragraph("Footer", "footer", foot, Shape(left=0, align="left"), built_in=True, priority=99, quick=False)
    sheet.paragraph("FooterOdd", "页脚（右页）", None, Shape(align="right"), based="Footer", priority=99, quick=False)
    note = texts.footnote
    hanging = Shape(left=1.5 * note.size, hanging=1.5 * note.size, stops=(Stop(1.5 * note.size),))
    sheet.paragraph("FootnoteText", "footnote text", note, hanging, built_in=True, priority=99, quick=False)
    line = style.grid.leading
    sheet.paragraph("Spacer", "间隔", None, Shape(leading=line), priority=98, quick=False)
    sheet.paragraph("SpacerWide", "间隔（宽）", None, Shape(leading=2 * line), priority=98, quick=False)
    sheet.paragraph("SpacerSmall", "间隔（窄）", None, Shape(leading=1), priority=98, quick=False)
    # A fourth-level head stands close to its text; a table under it needs what the style asks for there.
    head = Shape(leading=gap(style, "h4", "tile") - fall(texts.h4.leading), keep_next=True)
    sheet.paragraph("SpacerHead", "间隔（标题下）", None, head, priority=98, quick=False)
    sheet.paragraph("PageBreak", "分页", None, Shape(leading=1, page_break=True), priority=98, quick=False)
