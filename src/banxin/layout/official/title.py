"""A document's title to lines: 梯形 or 菱形, broken between words (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import Final

from banxin.expressions import expression
from banxin.text.units import penalties, solid
from banxin.text.words import sense

MOST: Final = 4
"""Lines tried; more than three is a mistake of the author's."""
FURTHER: Final = 40.0
"""A line more than needed, for a better shape."""
FOURTH: Final = 600.0
WORD: Final = 900.0
"""A cut as dear as this goes through a word."""
_KINDS: Final = expression(
    "(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|方案|简报)$"
)
_CLOSING: Final = "）》〉”’、，。；：！？的和及与"
_AFTER: Final = "（《〈“‘和及与"
_NAME: Final = expression("《[^《》]*》")
MANY: Final = 60
"""Places to cut at beyond which only the cheapest are tried."""


@lru_cache(maxsize=64)
def broken(title: str, most: float, least_lines: int = 1) -> tuple[str, ...]:
    """A title's lines, each at most ``most`` ems wide; one line where it fits."""
    if width(title) <= most and least_lines == 1:
        return (title,)
    kept = wholes(title, most)
    places = {place: cost for place, cost in cuts(title).items() if not _is_inside(place, kept)}
    needed = max(least_lines, int(-(-width(title) // most)))
    best: tuple[float, tuple[str, ...]] | None = None
    for count in range(needed, min(needed + 1, MOST) + 1):
        for lines, cost in _ways(title, places, count, most):
            total = cost + _shape(lines) + (FURTHER if count <= 3 else FOURTH) * (count - needed)
            if best is None or total < best[0]:
                best = (total, lines)
    return best[1] if best is not None else _chopped(title, kept, most)


def wholes(title: str, most: float) -> tuple[tuple[int, int], ...]:
    """From where to where there is what no line ends in: numbers with their units, Latin words, names in 《》.

    What is wider than a line of ``most`` ems is not among them.
    """
    found = (*solid(title), *(match.span() for match in _NAME.finditer(title)))
    return tuple((start, end) for start, end in found if width(title[start:end]) <= most)


def parted(title: str, lines: Iterable[str], most: float) -> tuple[str, ...]:
    """What of a title its lines part that should be whole; lines need not say its blanks."""
    kept = wholes(title, most)
    printed = [place for place, character in enumerate(title) if not character.isspace()]
    ends = accumulate(len("".join(line.split())) for line in lines)
    cut = [printed[end] for end in ends if end < len(printed)]
    broken = [span for span in kept if any(span[0] < place < span[1] for place in cut)]
    inner = [(a, b) for a, b in broken for start, end in broken if start <= a and b <= end and (a, b) != (start, end)]
    return tuple(dict.fromkeys(title[start:end] for start, end in broken if (start, end) not in inner))


def _is_inside(place: int, kept: tuple[tuple[int, int], ...]) -> bool:
    return any(start < place < end for start, end in kept)


def width(words: str) -> float:
    """Width in ems: Han count 1, Western about a half."""
    return sum(0.55 if character.isascii() else 1.0 for character in words)


def cuts(title: str) -> dict[int, float]:
    """Where the title may be cut, and what each cut costs."""
    costs = dict.fromkeys(range(1, len(title)), 0.0)
    for place, cost in (*sense(title), *penalties(title)[0]):
        if place in costs:
            costs[place] += cost
    for place in costs:
        before, after = title[:place], title[place:]
        if after[0] in _CLOSING or before[-1] in _AFTER or _KINDS.fullmatch(after) or after.startswith("×"):
            costs[place] += 2 * WORD
        if before[-1] == "×" and before[-2:] != "××":
            costs[place] += WORD
        if before.endswith("关于"):
            costs[place] += 12.0
    kept = sorted((cost, place) for place, cost in costs.items() if cost < 2 * WORD)[:MANY]
    return {place: max(cost, 0.0) for cost, place in kept}


def _ways(
    title: str, places: dict[int, float], count: int, most: float
) -> Iterator[tuple[tuple[str, ...], float]]:
    for cuts in combinations(sorted(places), count - 1):
        ends = (0, *cuts, len(title))
        lines = tuple(title[a:b] for a, b in pairwise(ends))
        if all(width(line) <= most for line in lines):
            yield lines, sum(places[cut] for cut in cuts)


def _shape(lines: tuple[str, ...]) -> float:
    """What a shape costs: a trapezoid or a diamond nothing, a box and an hourglass much."""
    widths = [width(line) for line in lines]
    cost = 120.0 if min(widths) * 2 < max(widths) else 0.0
    if len(lines) == 2:
        step = widths[1] - widths[0]
        cost += 0.0 if 1 <= abs(step) <= 5 else 60.0 if abs(step) < 1 else 14.0 * (abs(step) - 5)
        return cost + (6.0 if step < 0 else 0.0)
    if len(lines) == 3:
        first, middle, last = widths
        if middle >= first and middle >= last:
            return cost + 2.0 * abs(first - last) + (50.0 if middle - min(first, last) < 1 else 0.0)
        steps = (middle - first, last - middle)
        if steps[0] * steps[1] > 0:
            return cost + sum(8.0 * max(3 - abs(step), 0, abs(step) - 5) for step in steps) + 15.0
        return cost + 150.0
    return cost


def _chopped(title: str, kept: tuple[tuple[int, int], ...], most: float) -> tuple[str, ...]:
    """A title no cut of which fits: as many characters a line as there is room for."""
    lines: list[str] = []
    start = 0
    while start < len(title):
        fits = [place for place in range(start + 1, len(title) + 1) if width(title[start:place]) <= most]
        whole = [place for place in fits if not _is_inside(place, kept)]
        end = max(whole or fits, default=start + 1)
        lines.append(title[start:end])
        start = end
    return tuple(lines)
