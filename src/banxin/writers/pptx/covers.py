"""A cover's words in, its shapes out: a field of colour beside a report's title, or the red head of an official one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from banxin.charts.plot.look import widest
from banxin.elements import Brief, Official
from banxin.records import record
from banxin.writers.pptx.markup import BREAK, Align, Box, Pen, line
from banxin.writers.pptx.sizes import DESCENT, LEAST, TITLE_LINE, largest, titled, words
from banxin.writers.pptx.slides import Cover
from banxin.writers.pptx.template import COVER, FULL, HEIGHT, LEFT, MAIN, MAIN_AT, RED_COVER, SIDE

if TYPE_CHECKING:
    from banxin.redhead import OfficialMeasures
    from banxin.style import Style, TextRole

GROUND: Final = MAIN_AT - 36.0
"""Width of the field of colour: the side column and its margin."""
YEAR: Final = 72.0
"""The size of the year: four figures as wide as the side column allows."""
TITLES: Final = (44.0, 36.0, 30.0)
"""Sizes that a report's name is tried at."""
LISTED_AT, LISTED_TO = 252.0, HEIGHT - 48.0
"""From where to where the list of sections may reach, points from the top; a short one hangs at the foot."""
ROW: Final = 38.0
"""From row to row of the list, points, where there is room."""
NUMBERED: Final = 64.0
"""Where titles stand beside their numbers."""

RED_RULE_AT: Final = 226.0
RED_RULE: Final = 3.0
"""The rule below the head: its upper edge from the top and its weight, points."""
MARK: Final = Box(LEFT, 36.0, FULL, 144.0)
"""The room for the mark."""
BESIDE: Final = 12.0
"""Between the names of a joint mark and 文件."""
MARKS: Final = (54.0, 48.0, 40.0, 32.0, 28.0, 24.0)
NAMES: Final = (72.0, 60.0, 48.0, 36.0)
"""Sizes that a mark, and a brief's name, is tried at."""
RED_TITLES: Final = (36.0, 32.0, 28.0, 24.0)
RED_TITLE_LINE: Final = 1.35
"""From line to line, in times the size."""
LABEL: Final = 16.0
"""The size of what stands around a title: kind, 密级, number, date."""
BRIEF_LISTED: Final = 34.0
"""From row to row of a brief's list."""


@record
class Masthead:
    """What stands above the red rule of an official cover, and who signs below it."""

    mark: tuple[str, ...] = ()
    suffix: str = ""
    labels: tuple[str, ...] = ()
    below: str = ""
    """The number of a document, the issue of a brief."""
    left: str = ""
    right: str = ""
    facts: tuple[str, ...] = ()


def cover(pen: Pen, slide: Cover, style: Style) -> Iterator[str]:
    """The cover in the manner of the style."""
    if style.official is None:
        yield from _report(pen, slide, style)
    elif slide.brief is not None:
        yield from _brief(pen, slide, slide.brief, style, style.official)
    else:
        yield from _official(pen, slide, slide.official or Official(), style, style.official)


# ---------------------------------------------------------------- of a report


def _report(pen: Pen, slide: Cover, style: Style) -> Iterator[str]:
    """The year white on a field of colour, title and subtitle beside it, the sections as a list at the foot."""
    texts = style.text
    yield pen.block("底色", Box(0, 0, GROUND, HEIGHT), style.colour(style.cover.ground))
    title, size = titled(slide.title.main, TITLES, MAIN)
    if slide.title.year:
        foot, high = COVER.y + COVER.height + DESCENT * (YEAR - size), YEAR * TITLE_LINE
        year = [line(slide.title.year, pen.role(texts.cover_year, YEAR), leading=high)]
        yield pen.text("年份", Box(LEFT, foot - high, SIDE, high), year, "b", wrap=False)
    if slide.kind:
        yield pen.text("种类", Box(LEFT, 48, SIDE, 24), [line(slide.kind, pen.role(texts.cover_kind, LABEL))])
    if slide.state:
        state = [line(slide.state, pen.role(texts.cover_state, 14))]
        yield pen.text("状态", Box(LEFT, LISTED_TO - 24, SIDE, 24), state, "b")
    name = [line(title, pen.role(texts.cover_title, size), leading=size * TITLE_LINE)]
    yield pen.placeholder("ctrTitle", "报告名称", name)
    said = "\u2002".join(part for part in (slide.title.subtitle, *slide.facts) if part)
    yield pen.placeholder("subTitle", "副题", [line(said, pen.role(texts.cover_subtitle, 18))], 1)
    row = min(ROW, (LISTED_TO - LISTED_AT) / max(len(slide.sections), 1))
    yield from _list(pen, slide, Box(MAIN_AT, LISTED_TO - row * len(slide.sections), MAIN, row), style)


def _list(pen: Pen, slide: Cover, first: Box, style: Style) -> Iterator[str]:
    """The sections under each other between rules; ``first`` is the place of the first."""
    texts, rule = style.text, style.colour("rule")
    beside = NUMBERED if any(count for count, _ in slide.sections) else 0.0
    sizes = (LABEL, LEAST) if first.height >= 30 else (LEAST,)
    size = largest((title for _, title in slide.sections), sizes, first.width - beside)
    number, name = pen.role(texts.cover_number, size), pen.role(texts.cover_section, size)
    for index, (count, title) in enumerate(slide.sections):
        y = first.y + index * first.height
        yield pen.block("线", Box(first.x, y, first.width, 0.5), rule)
        if count:
            yield pen.text("编号", Box(first.x, y, beside, first.height), [line(count, number)], "ctr", wrap=False)
        at = Box(first.x + beside, y, first.width - beside, first.height)
        yield pen.text("章名", at, [line(title, name)], "ctr", fit=True)
    if slide.sections:
        yield pen.block("线", Box(first.x, first.y + len(slide.sections) * first.height, first.width, 0.5), rule)


# ---------------------------------------------------------------- with a red head


def _official(
    pen: Pen, slide: Cover, official: Official, style: Style, measures: OfficialMeasures
) -> Iterator[str]:
    """The mark in red over its rule, the title below it, who signs and when."""
    labels = tuple(word for word in (official.copy_number, official.secrecy, official.urgency) if word)
    mark = official.mark if official.form != "plain" else ()
    signed = tuple(fact for fact in ("\u2003".join(official.signed_by), official.date) if fact)
    head = Masthead(mark, official.suffix, labels, official.number or official.issue, facts=signed or slide.facts)
    yield from _head(pen, head, style, measures)
    if official.title_lines:
        title, size = BREAK.join(official.title_lines), largest(official.title_lines, RED_TITLES, FULL)
    else:
        title, size = titled(official.title or slide.title.whole, RED_TITLES, FULL)
    words = [line(title, pen.role(measures.text.title, size), "ctr", leading=size * RED_TITLE_LINE)]
    yield pen.placeholder("ctrTitle", "标题", words, box=None if head.mark else Box(LEFT, 130, FULL, 200))
    fact = pen.role(style.text.body, 18)
    yield pen.placeholder("subTitle", "落款", [line(words, fact, "ctr", leading=27) for words in head.facts], 1)
    yield from _state(pen, slide, measures)


def _brief(pen: Pen, slide: Cover, brief: Brief, style: Style, measures: OfficialMeasures) -> Iterator[str]:
    """The name in red with its issue over its rule, below it what the issue holds."""
    labels = tuple(word for word in (brief.marking, brief.copy_number) if word)
    yield from _head(pen, Masthead((), "", labels, brief.issue, brief.editor, brief.date), style, measures)
    name, size = titled(brief.name, NAMES, FULL)
    yield pen.placeholder(
        "ctrTitle", "刊名", [line(name, pen.role(measures.text.name, size), "ctr")], box=Box(LEFT, 62, FULL, 96)
    )
    if slide.title.whole != brief.name:
        title, size = titled(slide.title.whole, RED_TITLES, FULL)
        words = [line(title, pen.role(measures.text.title, size), "ctr", leading=size * RED_TITLE_LINE)]
        yield pen.placeholder("subTitle", "标题", words, 1, RED_COVER)
    else:
        row = min(BRIEF_LISTED, 200.0 / max(len(slide.sections), 1))
        yield from _list(pen, slide, Box(MAIN_AT, RED_RULE_AT + 40, MAIN, row), style)
    yield from _state(pen, slide, measures)


def _head(pen: Pen, head: Masthead, style: Style, measures: OfficialMeasures) -> Iterator[str]:
    texts, red = measures.text, style.colour(measures.red)
    if head.labels:
        said = [line(words, pen.role(texts.label, LABEL), leading=22) for words in head.labels]
        yield pen.text("标注", Box(LEFT, 30, FULL / 2, 22 * len(said)), said)
    if head.mark:
        yield from _mark(pen, head, texts.mark)
    small = pen.role(style.text.body, LABEL)
    told: tuple[tuple[str, str, Align], ...] = (
        ("编号", head.below, "ctr"), ("编发", head.left, "l"), ("日期", head.right, "r")
    )  # fmt: skip
    for name, text, align in told:
        if text:
            yield pen.text(name, Box(LEFT, RED_RULE_AT - 34, FULL, 24), [line(text, small, align)], "ctr")
    if head.mark or head.below or head.left or head.right:
        yield pen.block("版头线", Box(LEFT, RED_RULE_AT, FULL, RED_RULE), red)


def _mark(pen: Pen, head: Masthead, role: TextRole) -> Iterator[str]:
    """The names under each other, 文件 at the middle of their height; a single name with it on one line."""
    names = head.mark if len(head.mark) > 1 else tuple(name + head.suffix for name in head.mark)
    suffix = head.suffix if len(head.mark) > 1 else ""
    sizes = tuple(size for size in MARKS if size * TITLE_LINE * len(names) <= MARK.height)
    size = largest((name + suffix for name in names), sizes or (MARK.height / TITLE_LINE / len(names),), FULL - BESIDE)
    look, wide = pen.role(role, size), max(widest(words(name, size)) for name in names)
    beside = widest(words(suffix, size)) + BESIDE if suffix else 0.0
    x = MARK.x + (MARK.width - wide - beside) / 2
    lines = [line(name, look, "ctr", leading=size * TITLE_LINE) for name in names]
    foot, high = MARK.y + MARK.height, size * TITLE_LINE * len(names)
    yield pen.text("发文机关标志", Box(x, foot - high, wide, high), lines, "b", wrap=False)
    if suffix:
        said = [line(suffix, look, leading=size * TITLE_LINE)]
        yield pen.text("文件", Box(x + wide + BESIDE, foot - high, beside - BESIDE, high), said, "ctr", wrap=False)


def _state(pen: Pen, slide: Cover, measures: OfficialMeasures) -> Iterator[str]:
    if slide.state:
        state = [line(slide.state, pen.role(measures.text.state, 14))]
        yield pen.text("状态", Box(LEFT, LISTED_TO - 24, SIDE, 24), state, "b")
