"""A segment and its pages in, running text to set a line longer out: a page that ends a line short is filled.

Pages end short where the next lines may not be parted: two of a paragraph, a head and what follows it. The page keeps
what stands on it, so that nothing after it moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from banxin.layout.leaves import Segment
from banxin.layout.pages import TINY, Cut
from banxin.layout.saving import Varied, whole_texts
from banxin.layout.setter import Wanted
from banxin.layout.strip import Strip
from banxin.text.breaking import OPENED, STUB

FEW: Final = 1
"""Lines a page may be short to be filled: for more, too many of its lines would have to open."""


class _Giving(NamedTuple):
    """A text that may be a line longer."""

    opened: float
    """The share of the measure that each of its lines would open."""
    lines: int
    wanted: Wanted


class _Short(NamedTuple):
    """A page that may be filled."""

    lacking: int
    """Lines it ends short."""
    texts: list[_Giving]
    """What may be longer, that first which must open least."""

    def filling(self, made: Varied) -> Varied:
        """What fills it of the texts ``made`` longer; nothing where that is too little."""
        keys = [text.wanted.key for text in self.texts if text.wanted.key in made][: self.lacking]
        return {key: made[key] for key in keys} if len(keys) == self.lacking else {}


def fuller(segments: tuple[Segment, ...], cuts: tuple[tuple[Cut, ...], ...]) -> tuple[Varied, ...]:
    """For each segment, the lines of its running text that fills its pages when it is set a line longer."""
    short = [[*_short(segment, pages)] for segment, pages in zip(segments, cuts, strict=True)]
    pages = [page for own in short for page in own]
    made: Varied = {}
    # As many of each page as it lacks: most can, and only for the others the rest is tried. Together that is quicker.
    for is_rest in (False, True):
        trying = [page for page in pages if not page.filling(made)]
        texts = [text for page in trying for at, text in enumerate(page.texts) if (at >= page.lacking) == is_rest]
        if texts:
            longer = segments[0].setter.loosened([text.wanted for text in texts], 1)
            pairs = zip(texts, longer, strict=True)
            made.update((text.wanted.key, lines) for text, lines in pairs if len(lines) > text.lines)
    return tuple({key: lines for page in own for key, lines in page.filling(made).items()} for own in short)


def _short(segment: Segment, pages: tuple[Cut, ...]) -> Iterator[_Short]:
    leading, varied = segment.setter.style.grid.leading, segment.setter.varied
    for page in pages:
        lacking = int((page.spare + TINY) // leading)
        if not 1 <= lacking <= FEW:
            continue
        texts = [text for text in _giving(segment.strips[page.first : page.end]) if text.wanted.key not in varied]
        if len(texts) >= lacking:
            yield _Short(lacking, sorted(texts, key=itemgetter(0)))


def _giving(strips: tuple[Strip, ...]) -> Iterator[_Giving]:
    for start, end, wanted in whole_texts(strips):
        opened = (1 + STUB - strips[start].last_width / wanted.measure) / (end - start)
        if opened <= OPENED:
            yield _Giving(opened, end - start, wanted)
