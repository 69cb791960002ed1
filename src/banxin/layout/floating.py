"""Strips in, the same out with illustrations moved to the next page where they left one short, text drawn up for them.

Pure like the page breaker, which it asks where pages end. Only what a style lets move moves (``illustration.moves``),
never past a head, another object or a forced page start.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import Final

from banxin.layout.pages import Cut, cut
from banxin.layout.strip import Strip
from banxin.records import replace
from banxin.style import Style

SHORT: Final = 3.0
"""Lines a page must lack before an illustration is moved for it: the slack of fewer is shared out over the page."""
RUNNING: Final = frozenset(("text", "point", "quotation"))
"""What may be drawn up: lines of running text."""
AT_ONCE: Final = 400
"""Strips that are cut at a time, some pages of them: what comes later does not change where the first pages end."""
PAGE: Final = 80
"""Lines after an illustration that are looked at: more than a page takes."""


def floated(strips: tuple[Strip, ...], style: Style) -> tuple[Strip, ...]:
    """The strips in the order they are to be cut in: nothing is lost, and all but what moves keeps its order."""
    if not any(strip.moves for strip in strips):
        return strips
    done: list[Strip] = []
    ahead = strips[:AT_ONCE]
    at = len(ahead)
    while ahead:
        settled, ahead = _settled(ahead, style, is_last=at == len(strips))
        done += settled
        more = strips[at : at + AT_ONCE - len(ahead)]
        at += len(more)
        ahead += more
    return tuple(done)


def _settled(ahead: tuple[Strip, ...], style: Style, *, is_last: bool) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """The first of some strips in the order they are to be cut in, and what begins the page after them."""
    cuts = cut(ahead, style)
    sure = len(ahead) if is_last else AT_ONCE // 2
    spot = _spot(ahead, cuts, style)
    if spot is None or spot[1] >= sure:
        end = len(ahead) if is_last else max((page.first for page in cuts if page.first <= sure), default=0)
        end = end or cuts[0].end
        return ahead[:end], ahead[end:]
    first, place = spot
    drawn = _drawn_up(ahead, first, place, style)
    return _moved(ahead, place, drawn) if drawn else (ahead[:place], ahead[place:])


def _spot(ahead: tuple[Strip, ...], cuts: tuple[Cut, ...], style: Style) -> tuple[int, int] | None:
    """The first strip of a page that ends short, and the illustration after it that did not fit; ``None`` for none."""
    for page, following in pairwise(cuts):
        place = following.first
        if ahead[place].moves and not ahead[place].new_page and page.spare >= SHORT * style.grid.leading:
            return page.first, place
    return None


def _drawn_up(ahead: tuple[Strip, ...], first: int, place: int, style: Style) -> int:
    """How many of the lines after the illustration the page that starts with ``first`` takes."""
    after = takewhile(lambda strip: strip.start in RUNNING and not strip.new_page, ahead[place + 1 : place + 1 + PAGE])
    lines = tuple(after)
    if not lines:
        return 0
    tried = (*ahead[first:place], *lines, replace(ahead[place], new_page=True))
    return max(cut(tried, style)[0].end - (place - first), 0)


def _moved(ahead: tuple[Strip, ...], place: int, drawn: int) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """What stands before the illustration, so many lines drawn up to it; and the illustration at the head of a page.

    What goes on below it stands clear of it.
    """
    lines, rest = ahead[place + 1 : place + 1 + drawn], ahead[place + 1 + drawn :]
    if rest and rest[0].start in RUNNING and rest[0].above is not None:
        rest = (replace(rest[0], above=None, grid=0.0), *rest[1:])
    return (*ahead[:place], *lines), (replace(ahead[place], new_page=True), *rest)
