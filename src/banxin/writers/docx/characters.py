"""The character styles of the Word file: a style's roles in, ``w:style`` elements out."""

from __future__ import annotations

from banxin.writers.docx.markup import add
from banxin.writers.docx.sheet import Sheet


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
