"""Titles of two lines: their words in, how far in their right edge stands so that Word parts them between words out.

Word breaks between any two Han. Joiners between them would be signs in the text, a forced line end would go into the
contents and the running head; an indent at the right changes nothing but the line's length. Each such indent is a style
of its own, based on the title's. Not for chapters' heads:
their rule is the paragraph's border, and would end where the indent does.
"""

from __future__ import annotations

from typing import Final

from banxin.inlines import Inlines, plain
from banxin.layout.official.title import cuts, width

SLACK: Final = 0.45
"""Ems that the first line may be wider than thought; less than the narrowest sign that must not fit."""


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
