"""Points to strips: a mark or a number, then the statement; a list never leaves one point alone on a page."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.document import ColumnRun, Point, Points
from banxin.frame import Element, Item, box
from banxin.layout.ink import ink
from banxin.layout.multicolumn import place
from banxin.layout.paragraph import line_strips
from banxin.layout.setter import Setter, Wanted, Words
from banxin.layout.strip import Strip
from banxin.records import replace

ALONE = 400.0
"""What it costs to leave the first or the last point of a list alone on a page (design tokens 12.2)."""


def points(block: Points, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A list in the main column, or in those it runs in."""
    x, width = place(block.columns, setter.style)
    return point_strips(block.points, setter, x, width, key, numbered=block.numbered, columns=block.columns)


def wanted(block: Points, setter: Setter) -> Iterator[Wanted]:
    """The words of a list's points, as they are to be set."""
    _, width = place(block.columns, setter.style)
    measure = width - setter.style.points.text_at
    return (Wanted(point_words(point, setter), measure) for point in block.points)


def point_strips(
    items: tuple[Point, ...], setter: Setter, x: float, width: float, key: str, *, numbered: bool = False,
    columns: ColumnRun | None = None,
) -> tuple[Strip, ...]:  # fmt: skip
    """Points at ``x``, ``width`` wide with their marks, as strips of one line each."""
    outer = Element("L", key)
    groups = [_point(point, setter, x, width, outer, index, numbered, columns) for index, point in enumerate(items)]
    solid = setter.style.space.get("point", {}).get("point", 0.0) > 0 and all(len(group) == 1 for group in groups)
    if groups and solid:
        # Points of one line each stand solid (design tokens 8).
        leading = setter.style.text.body.leading
        groups = [groups[0], *((replace(g[0], above=leading),) for g in groups[1:])]
    last = len(groups) - 1
    strips: list[Strip] = []
    for index, group in enumerate(groups):
        alone = last > 0 and index in (0, last - 1, last)
        for position, strip in enumerate(group):
            ends = index == last and position == len(group) - 1
            extra = ALONE if alone and not ends and not (index == last - 1 and position < len(group) - 1) else 0.0
            strips.append(replace(strip, penalty=strip.penalty + extra) if extra else strip)
    return tuple(strips)


def _point(
    point: Point, setter: Setter, x: float, width: float, outer: Element, index: int, numbered: bool,
    columns: ColumnRun | None,
) -> tuple[Strip, ...]:  # fmt: skip
    style, setter = setter.style, setter.at(point.origin)
    item = Element("LI", f"{outer.key}.{index}", outer)
    body = Element("LBody", f"{item.key}.body", item)
    said = Wanted(point_words(point, setter), width - style.points.text_at)
    lines = setter.lines(said.words, said.measure)
    notes = point.lead + point.inlines
    mark = _number(setter, x, index, item) if numbered else (_mark(setter, x),)
    return line_strips(
        lines, said.words, setter, style.text.body, "point", x + style.points.text_at, body, notes=notes, mark=mark,
        said=said, columns=columns,
    )  # fmt: skip


def point_words(point: Point, setter: Setter) -> Words:
    """A point's lead-in and text as one run of words."""
    return setter.words(point.lead, setter.style.text.lead) + setter.words(point.inlines, setter.style.text.body)


def _mark(setter: Setter, x: float) -> Item:
    mark = setter.style.points
    return box(x + mark.mark_at, -mark.mark_rise - mark.mark, mark.mark, mark.mark, setter.colour(mark.mark_colour))


def _number(setter: Setter, x: float, index: int, item: Element) -> tuple[Item, ...]:
    line = setter.label(f"{index + 1}.", setter.style.text.body)
    return ink(line, x, 0.0, Element("Lbl", f"{item.key}.label", item))
