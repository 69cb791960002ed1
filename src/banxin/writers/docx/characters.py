"""The character and table styles of the Word file: a style's roles in, ``w:style`` elements out."""

from __future__ import annotations

from typing import Final

from banxin.writers.docx.markup import add
from banxin.writers.docx.sheet import Sheet, border, cell_margins
from banxin.writers.docx.spaces import fall, rise

HANG: Final = 0.5
"""How far the ground of a policy block stands out of the type area on each side, in ems (design tokens 13); the cells'
margins are as wide, so that the words keep their columns."""


def characters(sheet: Sheet) -> None:
    """Looks of words inside a paragraph.

    Word turns bold off where a bold character style meets a bold paragraph style (17.7.3, toggle properties), so bold
    is asked for only by styles that stand in paragraphs that are not bold.
    """
    texts = sheet.style.text
    # These keep the size of the words around them, strong words and links also the colour or the face.
    sheet.character("Strong", "Strong", texts.strong, size=False, ink=False, priority=22)
    sheet.character("SetOff", "突出数据", texts.figure, size=False, priority=4)
    sheet.character("LeadIn", "要点引语", texts.lead, size=False, ink=False, priority=4)
    sheet.character("EditorialWord", "编者用语", texts.editorial, size=False, priority=4)
    sheet.character("Subscript", "下标", raised="subscript")
    sheet.character("Superscript", "上标", raised="superscript")
    # A run has one character style, so what is both strong and dotted has one of its own.
    add(sheet.character("Dotted", "着重号"), "w:em", val="dot")
    add(sheet.character("StrongDotted", "加粗着重号", texts.strong, size=False, ink=False), "w:em", val="dot")
    add(sheet.character("Named", "专名号"), "w:u", val="single")
    add(sheet.character("StrongNamed", "加粗专名号", texts.strong, size=False, ink=False), "w:u", val="single")
    # In blue, not underlined: nothing in this style is (design tokens 3).
    link = texts.body.model_copy(update={"colour": texts.h2.colour})
    sheet.character("Hyperlink", "Hyperlink", link, face=False, size=False, priority=99)
    sheet.character("FootnoteReference", "footnote reference", raised="superscript", priority=99)
    sheet.character("FootnoteMark", "脚注号")
    add(sheet.character("IndexMark", "索引标记"), "w:vanish")
    sheet.character("CoverState", "封面状态", texts.cover_state, priority=10)
    sheet.character("CoverNumber", "封面章节号", texts.cover_number, priority=10)
    # Without a size: Word carries the number's look from captions into the list of illustrations.
    sheet.character("CaptionNumber", "题注编号", texts.caption_number, size=False, priority=35)
    sheet.character("CardAmount", "卡片大号数字", texts.card_number, priority=12)
    sheet.character("TileAmount", "数字块大号数字", texts.tile_number, priority=15)
    sheet.character("SmallTileAmount", "小数字块大号数字", texts.small_tile_number, priority=15)
    sheet.character("TableQualifier", "表格限定词", texts.table_qualifier, priority=16)
    sheet.character("TablePage", "表格页码", texts.table_page, priority=16)


def tables(sheet: Sheet) -> None:
    """Table styles: bare ones that carry cards, tiles and projects, and the three-line table."""
    style = sheet.style
    measures, card = style.table, style.card
    cell_margins(sheet.table("LayoutTable", "版式表"), 0.0, 0.0)
    bottom = card.bottom - fall(style.text.body.leading)
    cell_margins(sheet.table("CardTable", "卡片表"), card.padding, card.padding, bottom=bottom)
    drop = rise(style.text.body.leading)
    rows = sheet.table("RowCardTable", "整行卡表")
    below = card.row_bottom - fall(style.text.body.leading)
    cell_margins(rows, card.padding, card.padding, card.row_text_at - drop, below)
    hang = HANG * style.em
    cell_margins(sheet.table("PolicyTable", "文件表"), hang, hang)
    lines = sheet.table("ThreeLineTable", "三线表")
    borders = add(lines, "w:tblBorders")
    border(borders, "top", measures.head_rule, style.colour("ink"))
    border(borders, "bottom", measures.foot_rule, style.colour("ink"))
    border(borders, "insideH", measures.row_rule, style.colour("hair"))
    # A row of one line is as high as the style says, one of two lines grows by its leading.
    air = (measures.row - style.text.table_cell.leading) / 2
    cell_margins(lines, measures.padding, measures.padding, air, air)
    borders = add(sheet.table("CoverList", "封面章节表"), "w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        border(borders, side, style.cover.list_rule, style.colour("rule"))
