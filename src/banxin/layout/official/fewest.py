"""Widths of columns pressed to one cap in, widths that set the table on fewer lines out; the room stays the same."""

from __future__ import annotations

import math
from itertools import permutations
from operator import itemgetter
from typing import Final

STEP: Final = 0.5
"""Ems that a column takes from another at a time."""
MOST_ROWS: Final = 200
"""Rows that are looked at: enough to know a table by, few enough for one of ten thousand."""
MOST_STEPS: Final = 80
SENSE: Final = 0.25
"""Of a line: what lines broken by sense leave empty, all together."""
MOST_COLUMNS: Final = 6
"""Pressed columns that are weighed against one another; where there are more, all are narrow."""


def fewest(
    widths: tuple[float, ...], cells: tuple[tuple[float, ...], ...], em: float, least: float
) -> tuple[float, ...]:
    """Room for the words of each column, in points, by which rows take the fewest lines and few of them are tall.

    ``cells`` are the rows: what the words of each cell take on one line, 0 for none. Only columns narrower than their
    widest cell give and take, none below ``least``.
    """
    natural = [max(column, default=0.0) for column in zip(*cells, strict=True)]
    pressed = [at for at, (width, most) in enumerate(zip(widths, natural, strict=True)) if width < most - 0.5]
    if not 2 <= len(pressed) <= MOST_COLUMNS:
        return widths
    rows = [tuple(row[at] for at in pressed) for row in cells[:MOST_ROWS]]
    starts = _starts([widths[at] for at in pressed], [natural[at] for at in pressed], least)
    cost, best = min(((_lines(rows, own), own) for own in starts), key=itemgetter(0))
    for _ in range(MOST_STEPS):
        tried = [(_lines(rows, own), own) for own in _moves(best, STEP * em, least)]
        lower = min(tried, default=(cost, best))
        if lower[0] >= cost:
            break
        cost, best = lower
    done = list(widths)
    for at, width in zip(pressed, best, strict=True):
        done[at] = width
    return tuple(done)


def _starts(widths: list[float], natural: list[float], least: float) -> list[list[float]]:
    """In proportion to what the columns would like, which fills rows whose cells are alike evenly; then as given."""
    share = sum(widths) / sum(natural)
    even = [share * own for own in natural]
    return [even, widths] if min(even) >= least else [widths]


def _moves(widths: list[float], step: float, least: float) -> list[list[float]]:
    """One column wider by some steps, another narrower: several, for one alone often saves no line."""
    made = []
    for taker, giver in permutations(range(len(widths)), 2):
        for count in (1, 2, 4, 8, 16, 32):
            if widths[giver] - count * step >= least:
                own = list(widths)
                own[taker] += count * step
                own[giver] -= count * step
                made.append(own)
    return made


def _lines(rows: list[tuple[float, ...]], widths: list[float]) -> int:
    """The sum of the squares of the rows' lines."""
    return sum(max(_count(cell / width) for cell, width in zip(row, widths, strict=True)) ** 2 for row in rows)


def _count(measures: float) -> int:
    """Lines of words so many measures long."""
    return math.ceil(measures + SENSE) if measures > 1 else 1
