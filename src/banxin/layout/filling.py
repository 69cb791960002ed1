"""A segment and its pages in, running text to set a line longer out: a page that ends a line short is filled.

Pages end short where the next lines may not be parted: two of a paragraph, a head and what follows it. The page keeps
what stands on it, so that nothing after it moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from banxin.layout.leaves import Segment
from banxin.layout.pages import TINY, Cut
from banxin.layout.saving import Varied, whole_texts
from banxin.layout.strip import Strip
from banxin.layout.words import Wanted
from banxin.text.breaking import OPENED, STUB


class _Giving(NamedTuple):
    """A text that may be a line longer."""

    opened: float
    """The share of the measure that each of its lines would open."""
    lines: int
    wanted: Wanted


Short = list[_Giving]
"""What may be longer on a page that ends a line short: that first which must open least."""


def fuller(segments: tuple[Segment, ...], cuts: tuple[tuple[Cut, ...], ...]) -> tuple[Varied, ...]:
    """For each segment, the lines of its running text that fills its pages when it is set a line longer."""
    short = [[*_short(segment, pages)] for segment, pages in zip(segments, cuts, strict=True)]
    pages = [page for own in short for page in own]
    made: Varied = {}
    # The best text of each page: most can, and only for the others the rest is tried. Together that is quicker.
    for tried in (slice(1), slice(1, None)):
        texts = [text for page in pages if not _filling(page, made) for text in page[tried]]
        if texts:
            longer = segments[0].setter.loosened([text.wanted for text in texts], 1)
            pairs = zip(texts, longer, strict=True)
            made.update((text.wanted.key, lines) for text, lines in pairs if len(lines) > text.lines)
    return tuple({key: lines for page in own for key, lines in _filling(page, made).items()} for own in short)


def _filling(page: Short, made: Varied) -> Varied:
    """The text that fills a page, of those ``made`` longer; nothing where none is."""
    key = next((text.wanted.key for text in page if text.wanted.key in made), None)
    return {} if key is None else {key: made[key]}


def _short(segment: Segment, pages: tuple[Cut, ...]) -> Iterator[Short]:
    """The pages that may be filled. For more than one line, too many of a page's lines would have to open."""
    leading, varied = segment.setter.style.grid.leading, segment.setter.varied
    for page in pages:
        if (page.spare + TINY) // leading != 1:
            continue
        texts = [text for text in _giving(segment.strips[page.first : page.end]) if text.wanted.key not in varied]
        if texts:
            yield sorted(texts, key=itemgetter(0))


def _giving(strips: tuple[Strip, ...]) -> Iterator[_Giving]:
    for start, end, wanted in whole_texts(strips):
        opened = (1 + STUB - strips[start].last_width / wanted.measure) / (end - start)
        if opened <= OPENED:
            yield _Giving(opened, end - start, wanted)
