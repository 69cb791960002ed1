"""The base template: a style's roles in, the paragraph styles of the Word file out. Nothing of Word's own template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from banxin.records import replace
from banxin.style import Style
from banxin.writers.docx.characters import characters
from banxin.writers.docx.displays import captions, cards, cells, tiles
from banxin.writers.docx.forms import Forms
from banxin.writers.docx.kinds import kinds
from banxin.writers.docx.markup import Node
from banxin.writers.docx.matter import Fit, contents, cover_styles, index
from banxin.writers.docx.ruling import ruled
from banxin.writers.docx.sheet import FAR, Edge, Letters, Named, Shape, Sheet, Stop
from banxin.writers.docx.spaces import after, before, fall, gap, rise

MARKED: Final = ("ListBullet", "BoxedBullet")
"""The styles of marked points; each has a list of its own, from 1 on, since Word links a list's level to one style."""
COLUMN: Final = "Column"
"""What the styles of text that runs in columns end with."""
ENTRY: Final = "TOC1"
"""A brief's contents have marks before their entries."""


def marked(style: Style) -> tuple[str, ...]:
    """The styles with a mark before their words, in the order of their lists."""
    return {"report": MARKED, "brief": (ENTRY,), "official": ()}[style.layout]


def styles(style: Style, fit: Fit, lists: Mapping[int, int], forms: Forms) -> Node:
    """The ``w:styles`` of a report. ``lists`` names the list that numbers the heads of a level."""
    sheet = Sheet(style)
    every = chain(
        _text(style), _heads(style, lists, fit.tight), _points(style),
        cover_styles(style, fit.cover), contents(style, fit.closer, fit.aside), index(style),
        captions(style), cards(style), tiles(style), cells(style), _furniture(style),
    )  # fmt: skip
    for named in every:
        sheet.paragraph(named)
    forms.define(sheet)
    characters(sheet)
    for kind in kinds(style, fit.cover):
        ruled(sheet, kind)
    return sheet.root


def _text(style: Style) -> Iterator[Named]:
    texts = style.text
    main, indent = style.main_at, style.chinese.indent
    body = texts.body
    yield Named("Normal", "Normal", body, Shape(before=0, after=0, align="both", chinese=True, snap=False), priority=0)
    yield Named("BodyText", "Body Text", None, Shape(left=main), priority=1)
    first = Shape(first=indent * body.size, first_characters=indent)
    yield Named("BodyTextFirstIndent", "Body Text First Indent", None, first, based="BodyText", priority=1)
    yield _running("BodyText", "正文（分栏）", Shape(left=0))
    yield _running("BodyTextFirstIndent", "正文首行缩进（分栏）", replace(first, left=0))
    solid = gap(style, "introduction", "introduction") <= texts.introduction.leading
    opener = Shape(left=main, after=after(style, "introduction", texts.introduction.leading), close=solid)
    yield Named("Introduction", "导语", texts.introduction, opener, following="BodyText", priority=2)
    yield Named("EditorialNote", "编者说明", texts.editorial, Shape(left=main, align="left"), following="BodyText")
    yield _running("EditorialNote", "编者说明（分栏）", Shape(left=0))
    edge = Edge("top", style.illustration.end_rule, "rule", gap(style, "rule", "text") - rise(body.leading))
    broken = Shape(before=gap(style, "text", "rule") - fall(body.leading), edges=(edge,))
    yield Named("BrokenOff", "下文略", None, broken, based="EditorialNote")
    inset = indent * body.size
    apart = gap(style, "text", "quotation") - texts.quotation.leading
    quoted = Shape(left=main + inset, right=inset, before=apart, after=apart, close=True)
    yield Named("Quote", "Quote", texts.quotation, quoted, following="BodyText", priority=29)
    named = Shape(after=0, keep_next=True)
    yield Named("QuoteNamed", "引文（下有出处）", None, named, based="Quote", following="QuotationSource", priority=29)
    source = Shape(left=main + inset, right=inset, after=rise(body.leading), align="right")
    yield Named("QuotationSource", "引文出处", texts.quotation_source, source, following="BodyText")


def _heads(style: Style, lists: Mapping[int, int], tight: float) -> Iterator[Named]:
    texts, heads = style.text, style.heads
    main, body = style.main_at, texts.body.leading
    lines = (heads.introduction_line - heads.opener_line) * style.grid.leading
    opener = Shape(
        before=0, after=lines - fall(texts.number.leading) - rise(texts.introduction.leading),
        rule="atLeast", left=main, hanging=main, align="left", keep_next=True, keep_lines=True, page_break=True,
        outline=0, edges=(Edge("top", heads.opener_rule, "blue", FAR),),
        stops=(Stop(main),) if main else (), numbering=lists.get(1),
    )  # fmt: skip
    letters = Letters(-tight) if tight else None
    yield Named("Heading1", "heading 1", texts.h1, opener, letters, following="Introduction", priority=9)
    # A rule is as long as its paragraph: the words begin in the main column, the paragraph at the edge.
    bare = Shape(left=0, first=main, numbering=0)
    yield Named("HeadingPlain", "无编号标题", None, bare, based="Heading1", following="Introduction", priority=9)
    yield Named("HeadingBack", "后附标题", None, bare, based="Heading1", following="BodyText", priority=9)
    side = heads.side_rule_above
    second = Shape(
        before=gap(style, "text", "h2") - side - fall(body), after=after(style, "h2", texts.h2.leading, "text"),
        left=0, align="left", keep_next=True, keep_lines=True, outline=1, numbering=lists.get(2),
        edges=(Edge("top", heads.side_rule, "blue", side - rise(texts.h2.leading)),),
    )  # fmt: skip
    yield Named("Heading2", "heading 2", texts.h2, second, following="BodyText", priority=9)
    for level, role in ((3, texts.h3), (4, texts.h4)):
        shape = Shape(
            before=before(style, f"h{level}", role.leading), after=after(style, f"h{level}", role.leading),
            left=main, align="left", keep_next=True, keep_lines=True, outline=level - 1, numbering=lists.get(level),
        )  # fmt: skip
        yield Named(f"Heading{level}", f"heading {level}", role, shape, following="BodyText", priority=9)
    # A head under a head needs no second space above it; Word has no rule for pairs, so it has a style of its own.
    for level, above in ((3, "h2"), (4, "h3")):
        close = Shape(before=max(0.0, gap(style, above, f"h{level}") - gap(style, above, "text")))
        yield Named(
            f"Heading{level}Close", f"标题 {level}（紧接上级标题）", None, close, based=f"Heading{level}",
            following="BodyText", priority=9,
        )  # fmt: skip
    missing = Shape(
        before=0, after=after(style, "h2", texts.h2.leading), left=0, align="left", keep_next=True, keep_lines=True,
        page_break=True, outline=0,
    )  # fmt: skip
    yield Named("HeadingEditorial", "编者标题", texts.editorial, missing, following="BodyText", priority=9)


def _points(style: Style) -> Iterator[Named]:
    main, text_at = style.main_at, style.points.text_at
    between = gap(style, "point", "point") - style.text.body.leading
    tight = Shape(before=0)
    for key, title, numbering in (
        ("ListBullet", "List Bullet", 1), ("ListNumber", "List Number", None), ("BoxedBullet", "框内要点", 2),
    ):  # fmt: skip
        left = text_at if key == "BoxedBullet" else main + text_at
        hanging = text_at if numbering is None else text_at - style.points.mark_at
        shape = Shape(before=between, left=left, hanging=hanging, numbering=numbering)
        yield Named(key, title, None, shape, priority=3)
        name = {"ListBullet": "要点（紧）", "ListNumber": "编号要点（紧）", "BoxedBullet": "框内要点（紧）"}[key]
        yield Named(f"{key}Tight", name, None, tight, based=key, following=key, priority=3)
    yield _running("ListBullet", "要点（分栏）", Shape(before=0, left=text_at, hanging=text_at - style.points.mark_at))
    yield _running("ListNumber", "编号要点（分栏）", Shape(before=0, left=text_at, hanging=text_at))


def _running(key: str, title: str, shape: Shape) -> Named:
    """The same text where it runs in columns: no side column stands to its left."""
    own = f"{key}{COLUMN}"
    return Named(own, title, None, shape, based=key, following=own, priority=3)


def _furniture(style: Style) -> Iterator[Named]:
    texts, furniture = style.text, style.furniture
    running, foot = texts.running_head, texts.folio
    space = furniture.head_rule_at - furniture.head_baseline - fall(running.leading)
    ruled = Shape(left=0, align="left", edges=(Edge("bottom", furniture.head_rule, "rule", space),))
    yield Named("Header", "header", running, ruled, priority=99)
    yield Named("HeaderOdd", "页眉（右页）", None, Shape(align="right"), based="Header", priority=99)
    bare = Shape(left=0, align="left")
    yield Named("HeaderOpener", "页眉（章首）", running, bare, priority=99)
    right = Shape(align="right")
    yield Named("HeaderOpenerOdd", "页眉（章首右页）", None, right, based="HeaderOpener", priority=99)
    yield Named("Footer", "footer", foot, Shape(left=0, align="left"), priority=99)
    yield Named("FooterOdd", "页脚（右页）", None, Shape(align="right"), based="Footer", priority=99)
    note = texts.footnote
    hanging = Shape(left=1.5 * note.size, hanging=1.5 * note.size, stops=(Stop(1.5 * note.size),))
    yield Named("FootnoteText", "footnote text", note, hanging, priority=99)
    line = style.grid.leading
    yield Named("Spacer", "间隔", None, Shape(leading=line), priority=98)
    yield Named("SpacerWide", "间隔（宽）", None, Shape(leading=2 * line), priority=98)
    yield Named("SpacerSmall", "间隔（窄）", None, Shape(leading=1), priority=98)
    # A fourth-level head stands close to its text; a table under it needs what the style asks for there.
    head = Shape(leading=gap(style, "h4", "tile") - fall(texts.h4.leading), keep_next=True)
    yield Named("SpacerHead", "间隔（标题下）", None, head, priority=98)
    yield Named("PageBreak", "分页", None, Shape(leading=1, page_break=True), priority=98)
