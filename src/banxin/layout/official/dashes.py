"""一字线 between numbers (2025—2027): drawn a little narrower than its em, so that it does not touch the digits."""

from __future__ import annotations

from typing import Final

from banxin.frame import Frame, GlyphRun, Item, Placed
from banxin.records import replace

DASH: Final = "—"
WIDE: Final = 0.84
"""Of its em; the rest is blank, half at either side (design/gongwen, section 3)."""


def narrowed(frame: Frame) -> Frame:
    """A frame with the dashes between digits narrowed; nothing else moves. The frame itself where there is none."""
    items = tuple(_item(frame.items, at) for at in range(len(frame.items)))
    changed = any(new is not old for new, old in zip(items, frame.items, strict=True))
    return replace(frame, items=items) if changed else frame


def _item(items: tuple[Item, ...], at: int) -> Item:
    item = items[at]
    if isinstance(item, Placed):
        inner = narrowed(item.frame)
        return item if inner is item.frame else replace(item, frame=inner)
    if not isinstance(item, GlyphRun) or item.text != DASH or not 0 < at < len(items) - 1:
        return item
    before, after = items[at - 1], items[at + 1]
    joins = _is_number(before, -1) and _is_number(after, 0)
    return _narrow(item) if joins else item


def _is_number(item: Item, at: int) -> bool:
    return isinstance(item, GlyphRun) and item.text != "" and item.text[at].isdigit()


def _narrow(run: GlyphRun) -> GlyphRun:
    blank = (1 - WIDE) / 2 * run.width
    if run.is_turned:
        return replace(run, y=run.y - blank, width=WIDE * run.width, stretch=WIDE)
    return replace(run, x=run.x + blank, width=WIDE * run.width, stretch=WIDE)
