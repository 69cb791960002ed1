"""Finished pages and a style in; problems out where a colour kept for a few places stands at more (DESIGN-TOKENS 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banxin.document import Block, Callout, Illustration, Tiles
from banxin.frame import Colour, Element, GlyphRun, Ink, Page, Path, walk
from banxin.problems import Place, Problem, warning
from banxin.style import Style

_CARRIERS = (Callout, Tiles, Illustration)
"""Blocks that colours are kept for; pages of a report without them need not be looked through."""


def is_watched(blocks: Iterable[Block], style: Style) -> bool:
    """Whether the pages of a report are to be looked through."""
    return bool(_kept(style)) and any(isinstance(block, _CARRIERS) for block in blocks)


def too_often(pages: Iterable[Page], blocks: Iterable[Block], style: Style) -> Iterator[Problem]:
    """A warning for each page and colour of ``style.rare`` that stands at more places than it may.

    A place is a paragraph or a whole chart. A colour that is another's too (black, in an official style) says
    nothing, so it may stand anywhere.
    """
    if not is_watched(blocks, style):
        return
    kept = _kept(style)
    for page in pages:
        for colour, most in kept.items():
            places = _places(page, colour)
            if places > most:
                name = next(ink for ink in style.rare if style.colour(ink) == colour)
                yield _said(page, name, places, most)


def _kept(style: Style) -> dict[Colour, int]:
    """At how many places of a page each colour may stand."""
    return {style.colour(ink): most for ink, most in style.rare.items() if _is_alone(ink, style)}


def _said(page: Page, name: str, places: int, most: int) -> Problem:
    message = f"第 {page.label} 页有 {places} 处用了颜色 {name}，样式只许 {most} 处"
    return warning(Place(""), "L008", message, "少写几个 change，或用 page_break 把它们分在两页")


def _is_alone(ink: str, style: Style) -> bool:
    return sum(colour == style.colour(ink) for colour in style.colours.values()) == 1


def _places(page: Page, colour: Colour) -> int:
    found = {_whole(ink.element) for _, _, ink in walk(page.frame) if colour in _painted(ink)}
    return len(found)


def _painted(ink: Ink) -> tuple[Colour | None, ...]:
    match ink:
        case GlyphRun():
            return (ink.colour,)
        case Path():
            return (ink.fill, ink.stroke)
        case _:
            return ()


def _whole(element: Element) -> str:
    """The key of the chart that ink belongs to, or else of its own paragraph."""
    at: Element | None = element
    while at is not None:
        if at.kind == "Figure":
            return at.key
        at = at.parent
    return element.key
