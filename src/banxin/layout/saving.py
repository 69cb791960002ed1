"""A segment and its pages in, running text to set a line shorter out: a last page of a few lines is saved.

Tried on the strips alone: a paragraph a line shorter is one of its inner strips left out. Whether its words allow that
without showing is asked of the setter.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from typing import Final

from banxin.layout.leaves import Segment
from banxin.layout.pages import Cut, cut, runs
from banxin.layout.strip import Strip
from banxin.layout.words import Wanted
from banxin.style import Style
from banxin.text.setting import Line

Varied = dict[Hashable, tuple[Line, ...]]
"""The lines of running text, by its keys, that is a line longer or shorter than is best."""

FEW: Final = 3
"""Lines of a last page that are worth saving: for more, too many paragraphs would have to give."""
REACH: Final = 4
"""Pages before the last whose paragraphs may give a line."""
LEAST: Final = 3
"""Lines of a paragraph that may lose or gain one: a single line would be left of two."""
SPARE: Final = 2
"""Paragraphs more than there are lines to save that may give: some of them stand before a page that ends short."""


def closer(segments: tuple[Segment, ...], cuts: tuple[tuple[Cut, ...], ...]) -> tuple[Varied, ...]:
    """For each segment, the lines of its running text that saves it a page when it is set a line shorter."""
    return tuple(map(_closer, segments, cuts))


def _closer(segment: Segment, pages: tuple[Cut, ...]) -> Varied:
    tails = _thin(segment.strips, pages, segment.setter.style)
    return {key: lines for tail, count in tails for key, lines in _saving(segment, tail, count)}


def _thin(strips: tuple[Strip, ...], pages: tuple[Cut, ...], style: Style) -> Iterator[tuple[tuple[Strip, ...], int]]:
    """The last pages of the runs that end with a few lines too many: their strips, and how many pages they are."""
    begins = {end: first for first, end in runs(strips)}
    for at, (above, page) in enumerate(pairwise(pages)):
        first = begins.get(page.end, page.first)
        if page.first == first:
            continue
        # the page above may end short so that the last one is not too bare
        too_many = _height(page, strips) + style.grid.leading - (style.type_height - _bottom(above, strips))
        if too_many <= (FEW + 0.5) * style.grid.leading:
            begin = next(b for b in range(max(at + 1 - REACH, 0), at + 1) if pages[b].first >= first)
            yield strips[pages[begin].first : page.end], at + 2 - begin


def _height(page: Cut, strips: tuple[Strip, ...]) -> float:
    return _bottom(page, strips) - page.positions[0] - strips[page.end - 1].descent


def _bottom(page: Cut, strips: tuple[Strip, ...]) -> float:
    return page.positions[-1] + strips[page.end - 1].height + strips[page.end - 1].descent


def _saving(segment: Segment, tail: tuple[Strip, ...], count: int) -> Iterable[tuple[Hashable, tuple[Line, ...]]]:
    """As few texts of some pages as make them one page fewer, the last of them first; none where that cannot be."""
    left_out: set[int] = set()
    chosen: Varied = {}
    for start, end, wanted in reversed([*whole_texts(tail)]):
        (lines,) = segment.setter.loosened((wanted,), -1)
        if len(lines) != end - start - 1:
            continue
        left_out.add(start + 1)
        chosen[wanted.key] = lines
        shortened = tuple(strip for at, strip in enumerate(tail) if at not in left_out)
        if len(cut(shortened, segment.setter.style)) < count:
            return chosen.items()
        if len(chosen) == FEW + SPARE:
            break
    return ()


def whole_texts(strips: tuple[Strip, ...]) -> Iterator[tuple[int, int, Wanted]]:
    """The running text that is all there, has some lines and no note: from where, to where, and what it is."""
    for start, strip in enumerate(strips):
        wanted = strip.said
        if wanted is None or wanted.align != "justify" or wanted.balance:
            continue
        end = start + 1
        while end < len(strips) and _goes_on(strips[end - 1], strips[end]):
            end += 1
        if end - start >= LEAST and not any(each.notes for each in strips[start:end]):
            yield start, end, wanted


def _goes_on(above: Strip, strip: Strip) -> bool:
    """Whether a strip is a further line of the same text."""
    return strip.said is None and strip.start == strip.end == above.end and strip.above is not None and not strip.height
