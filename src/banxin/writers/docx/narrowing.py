"""Titles of two lines: their words in, what makes Word part them between words out.

Word breaks between any two Han. Joiners between them would be signs in the text, a forced line end would go into the
contents and the running head; an indent at the right changes nothing but the line's length. Each such indent is a style
of its own, based on the title's. Not for chapters' heads: their rule is the paragraph's border, and would end where the
indent does, and a running head finds their own style only. The letters of that style stand a little closer instead,
where that brings the rest of a word back to its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from banxin.inlines import Inlines, plain
from banxin.layout.official.title import WORD, cuts, width

SLACK: Final = 0.45
"""Ems that the first line may be wider than thought; less than the narrowest sign that must not fit."""

CLOSER: Final = 0.015
"""Ems that letters may stand closer; nobody sees it."""
STEP: Final = 0.05
"""Points; Word knows no smaller."""
LEEWAY: Final = 0.5
"""Points that a line may be wider than thought."""
_CLOSING: Final = "）》〉”’、，。；：！？"
"""No line begins with these."""


def narrowed(inlines: Inlines, size: float, measure: float) -> float:
    """The indent in points, 0 where the words do not take two lines of ``measure`` points."""
    words = plain(inlines)
    most = measure / size
    if not most < width(words) <= 2 * most - 1:
        return 0.0
    ways = [
        (cost + abs(width(words[:place]) - width(words[place:])), place)
        for place, cost in cuts(words).items()
        if width(words[place:]) <= width(words[:place]) <= most - SLACK
    ]
    if not ways:
        return 0.0
    _, place = min(ways)
    return measure - (width(words[:place]) + SLACK) * size


def tightened(titles: Iterable[Inlines], size: float, measure: float) -> float:
    """The points that letters of heads ``size`` points large stand closer so that fewest words are parted.

    0 where that would help none of them; the least that does, where it helps.
    """
    said = [(words, cuts(words)) for words in map(plain, titles) if width(words) * size > measure]
    if not said:
        return 0.0
    tries = (step * STEP for step in range(round(CLOSER * size / STEP) + 1))
    return min(tries, key=lambda closer: sum(_parted(*own, size, measure, closer) for own in said))


def _parted(words: str, places: dict[int, float], size: float, measure: float, closer: float) -> int:
    """How many words are parted at line ends."""
    return sum(places.get(end, WORD) >= WORD for end in _ends(words, size, measure - LEEWAY, closer))


def _ends(words: str, size: float, measure: float, closer: float) -> Iterator[int]:
    """Where lines end as Word fills them."""
    room = measure
    for place, sign in enumerate(words):
        room -= width(sign) * size - closer
        if room < 0.0 and place:
            # Before a sign that closes the one before it goes with it.
            end = place - 1 if sign in _CLOSING else place
            yield end
            room = measure - sum(width(each) * size - closer for each in words[end : place + 1])
