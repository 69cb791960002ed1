"""The paragraph styles of an official document or a brief: what is the same in all, and what this one's words shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from banxin.document import Heading
from banxin.layout.official.folio import CORNER_RIGHT
from banxin.layout.official.levels import role_of
from banxin.layout.official.objects import FIGURE, LABEL, RULE
from banxin.records import replace
from banxin.style import TextRole
from banxin.writers.docx.characters import characters
from banxin.writers.docx.displays import ALIGNS, CELLS
from banxin.writers.docx.markup import Node
from banxin.writers.docx.official.joint import KIND
from banxin.writers.docx.official.outline import deepest
from banxin.writers.docx.official.places import folio_leading, folio_raise
from banxin.writers.docx.official.press import RISE, Press, pitch, solid
from banxin.writers.docx.official.table import KEY, padding, row
from banxin.writers.docx.ruling import Cells, Kind, Margins, ruled
from banxin.writers.docx.sheet import Edge, Named, Shape, Sheet, Stop

AUTO: Final = 12.0
"""A leading that is only a multiple: a line takes one of the grid, or as many as its type needs."""
CAP: Final = 0.66
"""Ems of a digit's height in Times."""
NUMBERED: Final = 4
LEAST: Final = 1.0
"""How high a paragraph is that only parts two others, in points: Word and LibreOffice read no less."""
CLOSER: Final = 6.0
"""Points that an item's title gives up above it for the rule and the ends of the contents."""


def styles(press: Press) -> Node:
    """The ``w:styles`` of an official document."""
    sheet = Sheet(press.style)
    same = (_text, _heads, _objects, _tiles, _cells, _contents, _furniture)
    own = (replace(named, priority=5) for named in press.named.values())
    for named in chain(*(some(press) for some in same), own):
        sheet.paragraph(named)
    press.story.draft.forms.define(sheet)
    characters(sheet)
    texts = press.measures.text
    sheet.character("ElementLabel", "要素名称", texts.label, size=False, priority=5)
    sheet.character("CopyMark", "编号", texts.imprint, priority=5)
    sheet.character("Signatory", "签发人姓名", texts.person, size=False, priority=5)
    for kind in _tables(press):
        ruled(sheet, kind)
    return sheet.root


def _grid(**more: object) -> Shape:
    """A shape whose lines stand on the page's grid."""
    return Shape(leading=AUTO, rule="auto", **more)  # type: ignore[arg-type]


def _text(press: Press) -> Iterator[Named]:
    style, texts = press.style, press.style.text
    em, indent = style.em, style.chinese.indent
    normal = _grid(before=0, after=0, align="both", chinese=True, snap=True)
    yield Named("Normal", "Normal", texts.body, normal, priority=0)
    first = Shape(first=indent * em, first_characters=indent)
    yield Named("BodyText", "Body Text", None, first, priority=1)
    yield Named("EditorialNote", "编者说明", texts.editorial, _grid(first=indent * em, first_characters=indent))
    yield Named("ListNumber", "List Number", None, first, priority=3)
    named = _grid(first=indent * em, first_characters=indent, keep_next=True)
    yield Named("NamedText", "条目名称", texts.lead, named, following="BodyText", priority=3)
    quoted = _grid(left=indent * em, right=indent * em, first=indent * em, first_characters=indent)
    yield Named("Quote", "Quote", texts.quotation, quoted, following="BodyText", priority=29)
    source = _grid(left=indent * em, right=indent * em, align="right")
    yield Named("QuotationSource", "引文出处", texts.quotation_source, source, following="BodyText")
    credit = _grid(right=em, align="right")
    yield Named("Credit", "供稿单位", texts.quotation_source, credit, following="BodyText")
    note = texts.footnote
    hanging = Shape(
        left=1.5 * note.size, hanging=1.5 * note.size, stops=(Stop(1.5 * note.size),), leading=note.leading, snap=False
    )
    yield Named("FootnoteText", "footnote text", note, hanging, priority=99)


def _heads(press: Press) -> Iterator[Named]:
    """Headings by the faces of their labels; those without one are a brief's items."""
    style = press.style
    indent = style.chinese.indent
    counted = deepest(press.outline.levels)
    for level in range(1, NUMBERED + 1):
        label = style.heading_labels[level - 1] if level <= len(style.heading_labels) else ""
        tree = press.outline.first if level <= counted else None
        role = role_of(Heading(level, label, (), "", ""), style)  # type: ignore[arg-type]
        shape = _grid(
            first=indent * style.em, first_characters=indent, align="left", keep_next=True, keep_lines=True,
            outline=level - 1, numbering=tree, numbering_level=level - 1,
        )  # fmt: skip
        if level == 1 and style.layout == "brief":
            role = press.measures.text.item
            shape = _grid(
                before=pitch(style) - CLOSER, after=pitch(style), align="center", keep_next=True, keep_lines=True,
                outline=level - 1, bare=True, numbering=tree, numbering_level=level - 1,
            )  # fmt: skip
        yield Named(f"Heading{level}", f"heading {level}", role, shape, following="BodyText", priority=9)
    run_in = Shape(first=indent * style.em, first_characters=indent)
    yield Named("HeadingRunIn", "标题（接排正文）", None, run_in, following="BodyText", priority=9)


def _objects(press: Press) -> Iterator[Named]:
    """Captions stand below illustrations and above tables, both in the middle."""
    texts, em = press.style.text, press.style.em
    middle = _grid(left=em, right=em, align="center", keep_lines=True)
    yield Named("Caption", "caption", texts.caption_title, middle, following="BodyText", priority=35)
    figure = Shape(align="center", keep_next=True, leading=AUTO, rule="auto", snap=False)
    yield Named("Figure", "插图", None, figure, following="Caption", priority=35)
    yield Named("CaptionNote", "题注说明", texts.caption_note, _grid(align="both"), priority=35)
    # The line gives up the room that the frame, beside the rules of its rows, and the paragraph below take, so that a
    # table fills its lines of the grid and ends a page where ours does.
    frame = 2 * press.measures.outer_rule - press.measures.inner_rule + LEAST
    line = pitch(press.style) - frame
    above = Shape(left=em, right=em, align="center", keep_next=True, keep_lines=True, leading=line, snap=False)
    yield Named("TableCaption", "表题", texts.table_title, above, priority=35)
    yield Named("TableCaptionHead", "表题（兼标题）", None, Shape(outline=0), based="TableCaption", priority=35)
    yield Named("TableUnit", "表题单位", texts.table_unit, _grid(align="right", keep_next=True), priority=35)
    yield Named("TableNote", "表注", texts.table_note, _grid(align="both"), priority=35)


def _tiles(press: Press) -> Iterator[Named]:
    """A figure large on a line of its own size, label and remark below it."""
    texts = press.style.text
    number, label = texts.tile_number, texts.tile_label
    above = FIGURE + (CAP - RISE) * number.size
    line = Shape(before=above, leading=number.size, align="left", keep_next=True, bare=True, snap=False)
    yield Named("TileLine", "数字块数字行", texts.tile_unit, line, priority=15)
    below = LABEL - above - number.size
    said = Shape(before=below, leading=label.leading, align="left", snap=False, bare=True)
    yield Named("TileLabel", "数字块说明", label, said, priority=15)
    change = Shape(leading=texts.tile_change.leading, align="left", snap=False, bare=True)
    yield Named("TileChange", "数字块变化", texts.tile_change, change, priority=15)


def _cells(press: Press) -> Iterator[Named]:
    texts = press.style.text
    roles = {
        "TableHeader": texts.table_header, "TableText": texts.table_cell, "TableFigure": texts.table_figure,
        "TableTotal": texts.table_total,
    }  # fmt: skip
    for key, title in CELLS:
        for suffix, said, align in ALIGNS:
            base: str = key if suffix else "Normal"
            role: TextRole | None = None if suffix else roles[key]
            shape = Shape(
                align=align, keep_next=key == "TableHeader", leading=roles[key].leading, rule="exact", snap=False
            )
            yield Named(f"{key}{suffix}", f"{title}{said}", role, shape, based=base, priority=16)
    group = Shape(align="center", keep_next=True, leading=texts.table_group.leading, rule="exact", snap=False)
    yield Named("TableGroup", "表格组行", texts.table_group, group, priority=16)
    yield Named("TableItem", "表格条目", None, Shape(), based="TableText", priority=16)
    part = Shape(left=press.style.em / 2)
    yield Named("TablePart", "表格其中项", None, part, based="TableText", priority=16)


def _contents(press: Press) -> Iterator[Named]:
    style, texts = press.style, press.style.text
    title = Shape(before=pitch(style), align="center", keep_next=True, snap=False, leading=texts.contents_title.leading)
    yield Named("TOCHeading", "TOC Heading", texts.contents_title, title, priority=39)
    page = (Stop(style.full, "right", dots=True),)
    for level, role in ((1, texts.contents_h1), (2, texts.contents_h2)):
        shape = _grid(left=(level - 1) * style.em, align="left", stops=page)
        if style.layout == "brief":
            role, shape = texts.body, _grid(align="left", stops=page, numbering=1 if level == 1 else None)
        yield Named(f"TOC{level}", f"toc {level}", role, shape, priority=39)
    head = _grid(align="left", keep_next=True)
    yield Named("IndexHeading", "index heading", texts.index_letter, head, priority=99)
    entry = _grid(left=style.em, hanging=style.em, align="left")
    yield Named("Index1", "index 1", texts.index, entry, priority=99)


def _furniture(press: Press) -> Iterator[Named]:
    style, folio = press.style, press.style.text.folio
    leading, after = folio_leading(press), folio_raise(press)
    even = Shape(left=folio.size, align="left", leading=leading, after=after, snap=False)
    yield Named("Footer", "footer", folio, even, priority=99)
    odd = Shape(left=0, right=folio.size, align="right")
    yield Named("FooterOdd", "页码（单页）", None, odd, based="Footer", priority=99)
    state = press.measures.text.state
    corner = Shape(right=CORNER_RIGHT - style.paper.outer, align="right", leading=solid(state), snap=False)
    yield Named("StateMark", "样例标记", state, corner, priority=99)
    overhang = (press.measures.letter_rules - style.full) / 2
    rule = Edge("bottom", press.measures.letter_thick, press.measures.red, 0.0, "thinThickSmallGap")
    shape = Shape(leading=1.0, left=-overhang, right=-overhang, edges=(rule,), snap=False)
    yield Named("LetterRule", "信函下双线", None, shape, priority=99)
    air = Shape(leading=(pitch(style) - style.em) / 2, snap=False, keep_next=True)
    yield Named("Spacer", "间隔", None, air, priority=98)
    small = Shape(leading=LEAST, snap=False)
    yield Named("SpacerSmall", "间隔（窄）", None, small, priority=98)
    cut = Shape(leading=LEAST, snap=False, page_break=True)
    yield Named("PageBreak", "分页", None, cut, priority=98)


def _tables(press: Press) -> Iterator[Kind]:
    """Tiles under rules, the framed table, and that of a joint mark."""
    measures = press.measures
    rule = Edge("top", RULE, measures.red if press.style.layout == "brief" else "ink")
    yield Kind("TileTable", "数字块表", parts=(("band1Vert", Cells((rule,))),))
    frame = tuple(Edge(side, measures.outer_rule, "ink") for side in ("top", "left", "bottom", "right"))
    inside = tuple(Edge(side, measures.inner_rule, "ink") for side in ("insideH", "insideV"))
    # A row of one line is a line of the grid, one of more grows by their leading.
    air, beside = (row(press) - press.style.text.table_cell.leading) / 2, padding(press)
    yield Kind(KEY, "公文表格", Margins(air, beside, air, beside), frame + inside, Cells(anchor="center"))
    official = press.story.draft.document.official
    if official is not None and len(official.mark) > 1:
        yield KIND
