"""Points to strips: a mark or a number, then the statement; a list never leaves one point alone on a page."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.document import ColumnRun, Point, Points
from banxin.frame import Element, Item, box
from banxin.layout.ink import ink
from banxin.layout.multicolumn import place
from banxin.layout.paragraph import Passage, line_strips
from banxin.layout.setter import Setter
from banxin.layout.strip import Strip
from banxin.layout.words import Wanted, Words
from banxin.records import record, replace

ALONE = 400.0
"""What it costs to leave the first or the last point of a list alone on a page (design tokens 12.2)."""


@record
class _List:
    """A list being set."""

    setter: Setter
    x: float
    width: float
    """That of its points with their marks."""
    element: Element
    numbered: bool = False
    columns: ColumnRun | None = None


def points(block: Points, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A list in the main column, or in those it runs in."""
    x, width = place(block.columns, setter.style)
    return _strips(block.points, _List(setter, x, width, Element("L", key), block.numbered, block.columns))


def wanted(block: Points, setter: Setter) -> Iterator[Wanted]:
    """The words of a list's points, as they are to be set."""
    _, width = place(block.columns, setter.style)
    measure = width - setter.style.points.text_at
    return (Wanted(point_words(point, setter), measure) for point in block.points)


def point_strips(items: tuple[Point, ...], setter: Setter, x: float, width: float, key: str) -> tuple[Strip, ...]:
    """Points at ``x``, ``width`` wide with their marks, as strips of one line each."""
    return _strips(items, _List(setter, x, width, Element("L", key)))


def _strips(items: tuple[Point, ...], own: _List) -> tuple[Strip, ...]:
    style = own.setter.style
    last = len(items) - 1
    bullet = () if own.numbered else (_mark(own.setter, own.x),)
    groups = [_point(point, own, index, last, bullet) for index, point in enumerate(items)]
    solid = style.space.get("point", {}).get("point", 0.0) > 0 and all(len(group) == 1 for group in groups)
    if groups and solid:
        # Points of one line each stand solid (design tokens 8).
        leading = style.text.body.leading
        groups = [groups[0], *((replace(g[0], above=leading),) for g in groups[1:])]
    return tuple([strip for group in groups for strip in group])


def _point(point: Point, own: _List, index: int, last: int, bullet: tuple[Item, ...]) -> tuple[Strip, ...]:
    """A point of a list whose last is ``last``: neither that nor the first is left alone on a page."""
    setter, measures = own.setter.at(point.origin), own.setter.style.points
    item = Element("LI", f"{own.element.key}.{index}", own.element)
    said = Wanted(point_words(point, setter), own.width - measures.text_at)
    text = Passage(
        said.words, setter.lines(said.words, said.measure), setter.style.text.body, "point", own.x + measures.text_at,
        Element("LBody", f"{item.key}.body", item),
        bullet or _number(setter, own.x, index, item), said, own.columns,
        parting=ALONE if last > 0 and index in (0, last) and index != last - 1 else 0.0,
        leaving=ALONE if last > 0 and index in (0, last - 1) else 0.0,
    )  # fmt: skip
    return line_strips(text, setter)


def point_words(point: Point, setter: Setter) -> Words:
    """A point's lead-in and text as one run of words."""
    said = setter.words(point.inlines, setter.style.text.body)
    return setter.words(point.lead, setter.style.text.lead) + said if point.lead else said


def _mark(setter: Setter, x: float) -> Item:
    mark = setter.style.points
    return box(x + mark.mark_at, -mark.mark_rise - mark.mark, mark.mark, mark.mark, setter.colour(mark.mark_colour))


def _number(setter: Setter, x: float, index: int, item: Element) -> tuple[Item, ...]:
    line = setter.label(f"{index + 1}.", setter.style.text.body)
    return ink(line, x, 0.0, Element("Lbl", f"{item.key}.label", item))
