"""Strips in, the same out with illustrations moved to the next page where they left one short, text drawn up for them.

Pure like the page breaker, which it asks where pages end. Only what a style lets move moves (``illustration.moves``),
never past a head, another object or a forced page start.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from banxin.layout.pages import Cut, Known, cut
from banxin.layout.strip import Strip
from banxin.records import replace
from banxin.style import Style

SHORT: Final = 3.0
"""Lines a page must lack before an illustration is moved for it: the slack of fewer is shared out over the page."""
RUNNING: Final = frozenset(("text", "point", "quotation"))
"""What may be drawn up: lines of running text."""


def floated(strips: tuple[Strip, ...], style: Style) -> tuple[Strip, ...]:
    """The strips in the order they are to be cut in: nothing is lost, and all but what moves keeps its order."""
    if not any(strip.moves for strip in strips):
        return strips
    order = strips
    known: Known = {}
    done = 0
    while True:
        spot = _spot(order, cut(order, style, known), done, style)
        if spot is None:
            return order
        first, place = spot
        drawn = _drawn_up(order, first, place, style)
        done = place + drawn + 1
        if drawn:
            order = _moved(order, place, drawn)


def _spot(order: tuple[Strip, ...], cuts: tuple[Cut, ...], done: int, style: Style) -> tuple[int, int] | None:
    """The first strip of a page that ends short, and the illustration after it that did not fit; ``None`` for none."""
    for page, following in pairwise(cuts):
        place = following.first
        if place < done or not order[place].moves or order[place].new_page:
            continue
        last = order[page.end - 1]
        end = page.positions[-1] + last.height + last.descent
        if style.type_height - end >= SHORT * style.grid.leading:
            return page.first, place
    return None


def _drawn_up(order: tuple[Strip, ...], first: int, place: int, style: Style) -> int:
    """How many of the lines after the illustration the page that starts with ``first`` takes."""
    reach = place + 1
    while reach < len(order) and order[reach].start in RUNNING and not order[reach].new_page:
        reach += 1
    if reach == place + 1:
        return 0
    tried = (*order[first:place], *order[place + 1 : reach], replace(order[place], new_page=True))
    return max(cut(tried, style)[0].end - (place - first), 0)


def _moved(order: tuple[Strip, ...], place: int, drawn: int) -> tuple[Strip, ...]:
    """The illustration behind so many lines, at the head of a page; what goes on below it stands clear of it."""
    lines, rest = order[place + 1 : place + 1 + drawn], order[place + 1 + drawn :]
    if rest and rest[0].start in RUNNING and rest[0].above is not None:
        rest = (replace(rest[0], above=None, grid=0.0), *rest[1:])
    return (*order[:place], *lines, replace(order[place], new_page=True), *rest)
