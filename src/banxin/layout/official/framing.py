"""The rules of a framed table: beside and above cells, and at the foot of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banxin.frame import GlyphRun, Item, LinkArea, Path, Segment, box
from banxin.layout.official.lines import below
from banxin.layout.strip import Strip
from banxin.records import replace

if TYPE_CHECKING:
    from banxin.layout.official.rows import Press


def rules(press: Press, position: int, count: int, y: float, height: float, *, top: bool) -> list[Item]:
    """The rule above a cell and those beside it."""
    left, right = press.left[position], press.left[min(position + count, len(press.left) - 1)]
    items = [rule(press, left, right - left, y, press.outer if top else press.inner)]
    items.append(upright(press, left, y, height, press.outer if position == 0 else press.inner))
    if position + count >= len(press.table.columns):
        items.append(upright(press, right, y, height, press.outer))
    return items


def pulled(press: Press, strip: Strip) -> Strip:
    """Rows as they end a page: what reaches below the type area is cut off, the last rule lies on its lower edge."""
    foot = strip.height + below(press.setter.style)
    up = strip.height + press.leading + press.edge - foot
    items = [_cut(item, foot) if isinstance(item, Path) else _raised(item, up / 2) for item in strip.frame.items]
    width = press.setter.style.full
    closing = box(0.0, foot - press.outer, width, press.outer, press.setter.colour("ink"))
    kept = (*(item for item in items if item is not None), closing)
    return replace(strip, at_foot=replace(strip.frame, items=kept))


def _raised(item: Item, up: float) -> Item:
    """Words in the middle of what is left of their row."""
    return replace(item, y=item.y - up) if isinstance(item, GlyphRun | LinkArea) else item


def _cut(path: Path, foot: float) -> Path | None:
    """A rule no lower than ``foot``; ``None`` where nothing is left of it."""
    if min(step.points[1] for step in path.segments if step.points) >= foot - 0.01:
        return None
    return replace(path, segments=tuple(_above(step, foot) for step in path.segments))


def _above(step: Segment, foot: float) -> Segment:
    return Segment(step.move, (step.points[0], min(step.points[1], foot)) if step.points else ())


def rule(press: Press, x: float, length: float, y: float, weight: float) -> Item:
    """A rule half above and half below the end of a row."""
    return box(x, y + press.edge - weight / 2, length, weight, press.setter.colour("ink"))


def upright(press: Press, x: float, y: float, height: float, weight: float) -> Item:
    """A rule beside cells; as far over and under them as it is thick itself."""
    return box(x - weight / 2, y + press.edge - weight / 2, weight, height + weight, press.setter.colour("ink"))
