"""A strip of table rows in, strips a line high out: rows too tall for a page are parted between their cells' lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from banxin.frame import Anchor, Frame, GlyphRun, Image, Item, LinkArea, Path, Placed, Segment
from banxin.layout.strip import NEVER, Continuation, Strip
from banxin.records import replace

PARTED: Final = 30.0
"""What it costs to part a row: where a page may end between two rows it does."""
LEAST: Final = 2
"""Lines of a row that stay together on either side of a page end."""

Tops = Mapping[float, tuple[Item, ...]]
"""The ends of rows, below the start of their strip, and what is said again in the row that begins there."""


def sliced(
    strip: Strip, edges: tuple[float, ...], again: Continuation, lead: float, tops: Tops
) -> tuple[Strip, ...]:
    """The strip in slices that end at ``edges``, points below its start, the last of them its own end.

    A page may end between two of them, but never with fewer than two lines of a row above or below. A slice at the
    head of a page stands so much (``lead``) further below the repeated head (``again``) than a row. Shapes that reach
    over an edge (grounds, upright rules) are cut there; text belongs to the slice its baseline stands in. One that
    begins with a row stands as any row does, with what ``tops`` says again of the cells that reach down to it.
    """
    count = len(edges)
    lower = replace(again, head=replace(again.head, height=again.head.height + lead))
    slices = []
    for index, (top, bottom) in enumerate(pairwise((0.0, *edges))):
        first, last = index == 0, index == count - 1
        least, most = -math.inf if first else top, math.inf if last else bottom
        items = tuple(between(strip.frame.items, least, most, top))
        begins = tops.get(top)
        at_top = tuple(between(strip.frame.items, least, most, top, lead)) if begins is None else (*items, *begins)
        parted = PARTED if LEAST <= index + 1 <= count - LEAST else NEVER
        slices.append(
            replace(
                strip, frame=Frame(strip.frame.width, bottom - top, items), height=bottom - top,
                above=strip.above if first else 0.0,
                anchors=tuple(Anchor(each.name, each.y - top) for each in strip.anchors if least <= each.y < most),
                notes=tuple(note for note in strip.notes if least <= note.y < most),
                penalty=strip.penalty if last else parted,
                new_page=strip.new_page and first,
                at_top=None if first or at_top == items else Frame(strip.frame.width, bottom - top, at_top),
                continued=strip.continued if first else again if begins is not None else lower,
            )
        )  # fmt: skip
    return tuple(slices)


def between(items: tuple[Item, ...], top: float, bottom: float, at: float, lead: float = 0.0) -> Iterator[Item]:
    """What of the items stands between two heights, measured from ``at``; shapes reach ``lead`` further up."""
    for item in items:
        if isinstance(item, Path):
            cut = _cut(item, top - lead, bottom, at) if _reaches(item, top) else None
            if cut is not None:
                yield cut
        elif top <= _stands_at(item) < bottom:
            yield replace(item, y=item.y - at)


def _stands_at(item: GlyphRun | Image | LinkArea | Placed) -> float:
    """Where text stands: a link's area reaches from above its words to below their baseline."""
    return item.y + item.height / 2 if isinstance(item, LinkArea) else item.y


def _cut(path: Path, top: float, bottom: float, at: float) -> Path | None:
    """The part of an upright or level shape between two heights; ``None`` where it has none there.

    A rule along an edge closes the slice above it.
    """
    down = [y for step in path.segments for y in step.points[1::2]]
    if max(down) <= top or min(down) > bottom or (min(down) == bottom and max(down) > bottom):
        return None
    steps = (Segment(step.move, tuple(_clamped(step.points, top, bottom, at))) for step in path.segments)
    return replace(path, segments=tuple(steps))


def _reaches(path: Path, top: float) -> bool:
    return max(y for step in path.segments for y in step.points[1::2]) > top


def _clamped(points: tuple[float, ...], top: float, bottom: float, at: float) -> Iterator[float]:
    for index, place in enumerate(points):
        yield min(max(place, top), bottom) - at if index % 2 else place
