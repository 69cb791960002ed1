"""What a section says in, the shapes of the slide that opens it out, and of those that hold its points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from banxin.charts.plot.look import lines_of
from banxin.records import record, replace
from banxin.writers.pptx.markup import Box, Line, Pen, line
from banxin.writers.pptx.opener_sizes import BETWEEN, FREE, SIZES, held, introduced, leading, stated
from banxin.writers.pptx.sections import Part
from banxin.writers.pptx.sizes import DESCENT, LEADING, LEAST, TITLE_LINE, largest, titled, words
from banxin.writers.pptx.slides import Opener
from banxin.writers.pptx.template import FOOT_AT, LEFT, MAIN, MAIN_AT, OPENED, OPENED_AT, SIDE, SMALL

TITLES: Final = (36.0, 32.0, 26.0)
NUMBERS: Final = (72.0, 56.0, 40.0, 28.0)
"""Sizes that a title and a number in figures are tried at."""
HAN_NUMBERS: Final = (40.0, 32.0, 28.0)
"""Of 一、 and 附件1, whose strokes are heavy where a digit's are fine."""
ROW: Final = 36.0
"""The title of a part and its air."""
UNDER: Final = 10.0
"""Below what is said of a part."""
GUTTER: Final = 24.0
"""Between parts side by side."""
NAMES: Final = (18.0, 16.0, LEAST)
"""Sizes that the titles of parts are tried at, all of them in one."""


def opener(pen: Pen, slide: Opener, number: int) -> Iterator[str]:
    """The number large in the side column, title, introduction and the section's parts in the main column."""
    texts = pen.style.text
    title, size = titled(slide.title, TITLES, MAIN)
    if slide.number:
        yield _number(pen, slide.number, size)
    yield pen.placeholder("title", "章名", [line(title, pen.role(texts.h1, size), leading=size * TITLE_LINE)])
    size, below = introduced(slide.introduction)
    if slide.introduction:
        body = [line(slide.introduction, pen.role(texts.introduction, size), leading=leading(size))]
        yield pen.placeholder("body", "导语", body, 1, Box(MAIN_AT, OPENED_AT, MAIN, below - OPENED_AT))
    room = Box(MAIN_AT, below, MAIN, FOOT_AT - FREE - below)
    if slide.statements:
        yield points(pen, slide.statements, room, stated(slide.introduction, slide.statements) or LEAST)
    elif slide.parts:
        yield from _parts(pen, slide.parts, room)
    yield pen.folio(pen.role(texts.folio, SMALL), number)


def points(pen: Pen, said: Sequence[str], box: Box, size: float) -> str:
    """Marked statements."""
    look, mark = pen.role(pen.style.text.body, size), pen.style.colour(pen.style.text.h2.colour)
    lines = [Line(((point, look),), leading=leading(size), before=BETWEEN, marked=mark) for point in said]
    return pen.text("要点", box, lines, fit=True)


def points_alone(pen: Pen, said: tuple[str, ...], top: float) -> str:
    """The points of a slide that holds nothing else, as large as it has room for."""
    box = Box(MAIN_AT, top, MAIN, FOOT_AT - FREE - top)
    size = next((size for size in (*SIZES, LEAST) if held(said, size) <= box.height), LEAST)
    return points(pen, said, box, size)


def _number(pen: Pen, number: str, title: float) -> str:
    """The section's number on the line of the last of its title, which has so many points."""
    size = largest((number,), NUMBERS if number[:1].isascii() else HAN_NUMBERS, SIDE)
    foot = OPENED.y + OPENED.height + DESCENT * (size - title)
    look = pen.role(pen.style.text.number, size)
    box = Box(LEFT, foot - size * TITLE_LINE, SIDE, size * TITLE_LINE)
    return pen.text("编号", box, [line(number, look, leading=size * TITLE_LINE)], "b", wrap=False)


# ---------------------------------------------------------------- parts


@record
class Way:
    """How parts may stand: in how many columns, how large what they hold is said, if at all."""

    across: int
    size: float
    says: int
    """Characters that may be said of a part."""


WAYS: Final = (
    Way(1, 18.0, 120), Way(1, 16.0, 120), Way(1, LEAST, 120), Way(2, 16.0, 80), Way(2, LEAST, 80), Way(1, LEAST, 60),
    Way(1, 18.0, 0), Way(2, 16.0, 0),
)  # fmt: skip
"""From the largest; the last is pressed into the room there is."""


@record
class Stand:
    """A part of a section, its place, and whether what it holds is said below its title."""

    part: Part
    box: Box
    says: bool


def _parts(pen: Pen, parts: Sequence[Part], room: Box) -> Iterator[str]:
    """A section's parts under hair lines: number and title, and what each holds where there is room."""
    texts, rule = pen.style.text, pen.style.colour("rule")
    way, stands = _stands(parts, room)
    size = largest((_title(part) for part in parts), (way.size + 2, *NAMES), stands[0].box.width)
    for stand in stands:
        part, box = stand.part, stand.box
        yield pen.block("线", replace(box, height=0.5), rule)
        name = [line(_title(part), pen.role(texts.h2, size))]
        yield pen.text("节", replace(box, height=min(ROW, box.height)), name, "ctr", fit=True)
        if stand.says:
            said = [line(part.said, pen.role(texts.body, way.size), leading=way.size * LEADING)]
            yield pen.text("内容", replace(box, y=box.y + ROW - 3, height=box.height - ROW), said)


def _title(part: Part) -> str:
    return f"{part.number}\u2002{part.title}" if part.number else part.title


def _stands(parts: Sequence[Part], room: Box) -> tuple[Way, tuple[Stand, ...]]:
    """The first way that there is room for."""
    for way in WAYS:
        stands = tuple(_columns(parts, room, way))
        if max(one.box.y + one.box.height for one in stands) <= room.y + room.height:
            return way, stands
    height = room.height / -(-len(parts) // way.across)
    rows = -(-len(parts) // way.across)
    return way, tuple(
        replace(one, box=replace(one.box, y=room.y + index % rows * height, height=height))
        for index, one in enumerate(stands)
    )


def _columns(parts: Sequence[Part], room: Box, way: Way) -> Iterator[Stand]:
    """The parts in columns, rows of like height beside each other."""
    width = (room.width - (way.across - 1) * GUTTER) / way.across
    count = -(-len(parts) // way.across)
    heights = [0.0] * count
    says = [bool(part.said) and len(part.said) <= way.says for part in parts]
    for index, (part, is_said) in enumerate(zip(parts, says, strict=True)):
        lines = lines_of(words(part.said, way.size), width) if is_said else 0
        taken = ROW + (lines * way.size * LEADING + UNDER if lines else 0.0)
        heights[index % count] = max(heights[index % count], taken)
    for index, (part, is_said) in enumerate(zip(parts, says, strict=True)):
        x, y = room.x + index // count * (width + GUTTER), room.y + sum(heights[: index % count])
        yield Stand(part, Box(x, y, width, heights[index % count]), is_said)
