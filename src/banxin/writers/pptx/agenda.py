"""The agenda in, its rows out: each section between rules, with its parts and its slide's number, to which it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from banxin.charts.plot.look import widest
from banxin.records import replace
from banxin.writers.pptx.markup import BREAK, Box, Pen, line
from banxin.writers.pptx.sizes import LEADING, LEAST, fits, titled, words
from banxin.writers.pptx.slides import Agenda, Entry
from banxin.writers.pptx.template import FOOT_AT, LEFT, MAIN, MAIN_AT, SIDE, SMALL

LISTED_AT: Final = 64.0
"""Where the agenda begins."""
TITLE: Final = 32.0
"""The size of 目录."""
SIZES: Final = (20.0, 18.0, 16.0)
"""Of the sections' titles."""
LINE: Final = SIZES[0] * LEADING
TITLE_AT: Final = 14.0
"""From an entry's rule to its title where its parts stand below."""
TALLEST, TALL = 124.0, 84.0
"""From rule to rule at most, and at least where parts stand below their section."""
NUMBERED: Final = 64.0
"""Where titles stand beside their numbers at the least."""
GUTTER: Final = 16.0
"""Between numbers and titles, and above the foot, points."""
PAGE: Final = 60.0
"""What the numbers of slides take."""
MOST_LINES: Final = 2
"""Lines of the titles of a section's parts; more are on its own slide only."""
BLANK: Final = "\u3000"
"""Between the titles of parts."""


def agenda(pen: Pen, slide: Agenda, number: int, links: Sequence[str]) -> Iterator[str]:
    """目录 in the side column, the sections in the main column; ``links`` are the relations to their slides."""
    texts = pen.style.text
    title = [line("目录", pen.role(texts.contents_title, TITLE))]
    yield pen.placeholder("title", "目录", title, box=Box(LEFT, LISTED_AT + TITLE_AT - 6, SIDE, 44))
    row = min(TALLEST, (FOOT_AT - GUTTER - LISTED_AT) / max(len(slide.entries), 1))
    beside = max((widest(words(entry.number, SIZES[0])) for entry in slide.entries), default=0.0)
    at = MAIN_AT + (max(beside + GUTTER, NUMBERED) if beside else 0.0)
    width = MAIN_AT + MAIN - PAGE - at
    under = [_lines(entry.parts, width) if row >= TALL else () for entry in slide.entries]
    for index, (entry, to, parts) in enumerate(zip(slide.entries, links, under, strict=True)):
        box = Box(at, LISTED_AT + index * row, width, row)
        yield from _entry(pen, entry, to, box, replace(box, y=box.y + TITLE_AT, height=LINE) if any(under) else box)
        if parts:
            y = box.y + TITLE_AT + LINE + 4
            said = [line(BREAK.join(parts), pen.role(texts.caption_note, LEAST), leading=LEAST * LEADING)]
            yield pen.text("各节", replace(box, y=y, height=box.y + row - y), said)
    yield pen.folio(pen.role(texts.folio, SMALL), number)


def _entry(pen: Pen, entry: Entry, to: str, box: Box, named: Box) -> Iterator[str]:
    """A section's rule, number, title and slide; ``named`` is the place of the title in its box."""
    texts = pen.style.text
    yield pen.block("线", Box(MAIN_AT, box.y, MAIN, 0.8), pen.style.colour(texts.contents_title.colour))
    name, size = titled(entry.title, SIZES, box.width)
    look, page = pen.role(texts.contents_h1, size), pen.role(texts.contents_page, 18)
    if entry.number:
        number = [line(entry.number, replace(look, size=SIZES[0]))]
        yield pen.text("编号", replace(named, x=MAIN_AT, width=box.x - MAIN_AT), number, "ctr", wrap=False)
    yield pen.text("章名", named, [line(name, look)], "ctr", to=to)
    yield pen.text("页", replace(named, x=box.x + box.width, width=PAGE), [line(str(entry.slide), page, "r")], "ctr")


def _lines(titles: Iterable[str], width: float) -> tuple[str, ...]:
    """The titles of parts side by side, as many on a line as it holds; none where that takes too many lines."""
    lines: list[str] = []
    for title in titles:
        further = f"{lines[-1]}{BLANK}{title}" if lines else title
        if lines and fits(further, LEAST, width):
            lines[-1] = further
        else:
            lines.append(title)
    return tuple(lines) if len(lines) <= MOST_LINES else ()
