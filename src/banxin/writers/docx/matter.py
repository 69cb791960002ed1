"""Paragraph styles of front and back matter: a style's roles in; cover, contents and index out."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.records import record, replace
from banxin.style import Style
from banxin.writers.docx.sheet import FAR, Edge, Named, Shape, Stop
from banxin.writers.docx.spaces import fall, rise


@record
class CoverFit:
    """How the words of a cover fit it; lengths in points."""

    size: float
    """The title's size."""
    white: bool
    """The title stands on the colour, since there is no year to stand there."""
    top: float
    """From the colour to the words below it."""
    apart: float
    """From the title to the author or the date, where no subtitle stands between."""
    gap: float
    """From the last of them to the list of sections."""
    lists: bool
    """The sheet has room for the list of sections."""


@record
class Fit:
    """How front matter fits its pages, and chapters' heads their lines."""

    cover: CoverFit
    closer: float
    """Points that chapters give up above them in the contents."""
    tight: float = 0.0
    """Points that the letters of chapters' heads stand closer."""
    aside: float = 0.0
    """Points that wide labels push the titles of illustrations and tables to the right in the contents."""


def cover_styles(style: Style, fit: CoverFit) -> Iterator[Named]:
    """The words of the cover."""
    texts, cover = style.text, style.cover
    left, right = style.left + style.main_at, style.paper.outer
    kind = Shape(
        before=cover.kind_at - rise(texts.cover_kind.leading) - style.paper.head, left=left, right=right, align="left",
        stops=(Stop(style.left + style.full, "right"),),
    )  # fmt: skip
    yield Named("CoverKind", "封面类别", texts.cover_kind, kind, priority=10)
    year = Shape(left=left + texts.cover_year.shift, align="left")
    yield Named("CoverYear", "封面年份", texts.cover_year, year, priority=10)
    leading = fit.size * cover.title_leading
    title = texts.cover_title.model_copy(update={"size": fit.size, "leading": leading})
    shape = Shape(before=fit.top, left=style.main_at, align="left", keep_next=True)
    if fit.white:
        title = title.model_copy(update={"colour": "white"})
        shape = Shape(left=left, right=right, align="left")
    yield Named("Title", "Title", title, shape, following="Subtitle", priority=10)
    yield Named("CoverGap", "封面间隔", None, Shape(leading=fit.gap), priority=98)
    below = fit.top if fit.white else cover.subtitle_below - fall(leading) - rise(texts.cover_subtitle.leading)
    subtitle = Shape(before=below, left=style.main_at, align="left")
    yield Named("Subtitle", "Subtitle", texts.cover_subtitle, subtitle, priority=11)
    fact = Shape(left=style.main_at, align="left")
    yield Named("CoverFact", "封面署名", texts.cover_section, fact, priority=11)
    yield Named("CoverFactFirst", "封面署名（标题下）", None, Shape(before=fit.apart), based="CoverFact", priority=11)
    section = Shape(
        before=cover.list_text - rise(texts.cover_section.leading), left=cover.list_title, hanging=cover.list_title,
        align="left", stops=(Stop(cover.list_title),),
    )  # fmt: skip
    yield Named("CoverSection", "封面章节", texts.cover_section, section, priority=11)


def contents(style: Style, closer: float = 0.0, aside: float = 0.0) -> Iterator[Named]:
    """Contents and the list of illustrations and tables; chapters stand ``closer`` by so many points, and titles in
    that list ``aside`` by so many."""
    texts, measures = style.text, style.contents
    main, edge = style.main_at, style.full
    title = Shape(
        after=fall(texts.body.leading), left=0, align="left", keep_next=True, page_break=True,
        edges=(Edge("top", style.heads.opener_rule, "blue", FAR),),
    )  # fmt: skip
    yield Named("TOCHeading", "TOC Heading", texts.contents_title, title, priority=39)
    page = (Stop(edge, "right", dots=True),)
    above = Edge("top", measures.rule, "blue", measures.rule_above - rise(texts.contents_h1.leading))
    first = Shape(
        before=measures.before_h1 - measures.rule_above - fall(18) - closer, after=measures.after_h1 - 18, left=main,
        align="left", keep_next=True,
        # The second stop is for a number that reaches over the first (附录A).
        stops=(Stop(main + measures.title_at), Stop(main + measures.title_at + style.em), Stop(edge, "right")),
        edges=(above, replace(above, side="between")),
    )  # fmt: skip
    yield Named("TOC1", "toc 1", texts.contents_h1, first, priority=39)
    back = replace(first, first=measures.title_at, stops=(Stop(edge, "right"),), keep_next=False)
    yield Named("TOC5", "toc 5", texts.contents_h1, back, priority=39)
    second = Shape(left=main + measures.title_at, align="left", stops=page)
    yield Named("TOC2", "toc 2", texts.contents_h2, second, priority=39)
    third = Shape(left=main + measures.h3_at, align="left", stops=page)
    yield Named("TOC3", "toc 3", texts.contents_h3, third, priority=39)
    part = Shape(before=fall(18), left=main, align="left", stops=page)
    yield Named("TOC4", "toc 4", texts.contents_h3, part, priority=39)
    label = Shape(
        before=measures.before_h1 - rise(18) - closer, after=fall(18), left=0, align="left", keep_next=True,
        edges=(Edge("top", measures.list_rule, "rule", measures.rule_above - rise(18)),),
    )  # fmt: skip
    yield Named("ContentsLabel", "图表目录标题", texts.h2, label, priority=39)
    # Word's own update parts label and title by the blank of the caption; what it tabs to then is the page.
    at = main + measures.title_at + aside
    listed = Shape(left=at, hanging=at - main, align="left", stops=(Stop(at), *page))
    yield Named("TableofFigures", "table of figures", texts.contents_figure, listed, priority=39)


def index(style: Style) -> Iterator[Named]:
    """The index: its letters and its words."""
    texts = style.text
    em = texts.index.size
    between = style.index.between if style.index.columns > 1 else 0.0
    entry = Shape(left=em, hanging=em, right=between, align="left")
    yield Named("Index1", "index 1", texts.index, entry, priority=99)
    letter = Shape(before=texts.index.leading, left=0, align="left", keep_next=True)
    yield Named("IndexHeading", "index heading", texts.index_letter, letter, following="Index1", priority=99)
