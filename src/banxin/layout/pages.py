"""Strips to pages: a pure function of heights, spaces and penalties; it knows nothing about text.

It looks ahead: over a whole run (from one forced page start to the next) it takes the breaks with the least total
badness. Positions are sums worked out once, so a page is tried in constant time and the run in linear time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from banxin.frame import Frame
from banxin.layout.strip import NEVER, Strip
from banxin.records import record, replace
from banxin.style import Style

TINY: Final = 0.01
"""Points that rounding of millimetres may take from a page before a line no longer fits it."""
LINE_COST: Final = 4.0
"""Badness of a page that ends short grows with the square of its missing lines times this."""
EMPTY_COST: Final = 200.0
"""Each line short beyond what the style allows."""
THIN_COST: Final = 60.0
"""Each line that the last page of a run stays under the least the style allows before an opener."""
OVER_COST: Final = 10 * NEVER
"""A strip taller than a page: it is set, and said to be too tall."""


@record
class Cut:
    """One page: which strips it carries, where each starts below the top of the type area, what it continues."""

    first: int
    end: int
    """One past its last strip."""
    positions: tuple[float, ...]
    continues: bool
    """Its first strip goes on from the page before: the block's head is repeated."""
    foot: Frame | None
    """What to set under its last strip when its block goes on over the page end (转下页)."""
    too_tall: float
    """How far it runs below the type area; 0 for a page that fits."""
    spare: float
    """The room between its end, footnotes included, and the foot of the type area; 0 for the last page of a run."""


Known = dict[tuple[int, ...], tuple[tuple[Strip, ...], list[Cut]]]
"""The pages of runs cut in earlier rounds, with their strips, by their strips' identities; counted from the run's
first strip."""


def cut(strips: tuple[Strip, ...], style: Style, known: Known | None = None) -> tuple[Cut, ...]:
    """Every page of a document in order. Runs whose very strips are ``known`` are not cut again."""
    known = {} if known is None else known
    pages: list[Cut] = []
    for first, end in runs(strips):
        run = strips[first:end]
        key = tuple(map(id, run))
        if key not in known:
            known[key] = (run, _Run(run, style).pages())
        own = known[key][1]
        pages += [replace(page, first=page.first + first, end=page.end + first) for page in own] if first else own
    return tuple(pages)


def runs(strips: tuple[Strip, ...]) -> Iterator[tuple[int, int]]:
    """From where to where strips follow each other without a forced page start."""
    starts = [at for at, strip in enumerate(strips) if strip.new_page and at]
    return pairwise((0, *starts, len(strips)) if strips else ())


def space(above: str, below: str, style: Style) -> float:
    """The style's distance from the end of one kind of strip to the start of another."""
    for kind in (above, "any"):
        row = style.space.get(kind)
        if row is None:
            continue
        if below in row:
            return row[below]
        if "any" in row:
            return row["any"]
    return style.grid.leading


AHEAD: Final = 80
"""How many strips further on are looked at for a better start: more than a page holds."""
HOPELESS: Final = 120.0
"""A page start that costs so much more than another is not followed: what comes after cannot make it up."""


class _Start(NamedTuple):
    """A page that starts with some strip, as far as its ends depend on it."""

    first: int
    free: int
    """The strips before this one hang on the first."""
    shift: float
    """What to add to the positions of the strips that hang on the first, which move with it."""
    stepped: float
    """The same for the others, which move by whole steps."""

    def moved(self, index: int) -> float:
        """How far a strip moves from its place on the endless page."""
        return self.shift if index < self.free else self.stepped


class _Run:
    """Strips between two forced page starts, with their positions as if on one endless page."""

    def __init__(self, strips: tuple[Strip, ...], style: Style) -> None:
        self.strips = strips
        self.style = style
        self.room = style.type_height + TINY
        self.step = style.grid.step
        self.leading = style.grid.leading
        self.short_lines = float(style.pages.short_lines)
        self.early_end = style.pages.early_end
        self.note_head = style.furniture.note_first + style.text.footnote.leading
        self.origin = style.grid.first_baseline - style.paper.head
        self.at = self._positions()
        self.ends = self._ends_of_strips()
        self.noted = self._notes()
        self.closing = [0.0, *accumulate(strip.close for strip in strips)]
        """How much the spaces above the strips before each may close, all together."""
        self.free = self._free()

    def _positions(self) -> list[float]:
        """Start references on an endless page, heads and text snapped down to the small grid."""
        at = [self._top(0)]
        for above, strip in pairwise(self.strips):
            end = at[-1] + above.height
            if strip.above is not None and not strip.snaps:  # nearly every line
                at.append(end + strip.above)
                continue
            room_above = strip.above if strip.above is not None else space(above.end, strip.start, self.style)
            at.append(self._snapped(end + room_above, strip))
        return at

    def _snapped(self, position: float, strip: Strip) -> float:
        if strip.grid is None or (strip.above is not None and not strip.snaps):
            return position
        phase = self.origin + strip.grid
        return phase + math.ceil((position - phase) / self.step - 1e-6) * self.step

    def _ends_of_strips(self) -> list[float]:
        """Where each strip ends on the endless page, a 转下页 that a page end after it would need included."""
        ends = [at + strip.height + strip.descent for at, strip in zip(self.at, self.strips, strict=True)]
        for index, strip in enumerate(self.strips[1:]):
            if strip.continued is not None:
                above = self.strips[index]
                ends[index] = self.at[index] + above.height + max(above.descent, strip.continued.foot_height)
        return ends

    def _notes(self) -> list[float]:
        """Heights of all footnotes before each strip."""
        heights = (sum([note.frame.height for note in strip.notes]) if strip.notes else 0.0 for strip in self.strips)
        return [0.0, *accumulate(heights)]

    def _top(self, index: int) -> float:
        strip = self.strips[index]
        if strip.continued is not None:
            return strip.continued.head.height + (strip.above or 0.0)
        if strip.top is not None:
            return strip.top
        tops = self.style.tops
        return tops.get(strip.start, tops.get("any", 0.0))

    def _free(self) -> list[int]:
        """For each strip the next one that may stand nearer or farther: up to there strips hang together."""
        count = len(self.strips)
        free = [count] * count
        for index in range(count - 2, -1, -1):
            below = self.strips[index + 1]
            free[index] = index + 1 if below.above is None or below.snaps else free[index + 1]
        return free

    def _start(self, first: int) -> _Start:
        """The page that starts with a strip."""
        shift, free = self._top(first) - self.at[first], self.free[first]
        return _Start(first, free, shift, math.ceil((shift - self._blank(free)) / self.step - 1e-6) * self.step)

    def _blank(self, index: int) -> float:
        """What is left blank above a strip that snaps to the grid on the endless page."""
        if index == len(self.strips) or not self.strips[index].snaps:
            return 0.0
        above, own = self.strips[index - 1], self.strips[index]
        return self.at[index] - self.at[index - 1] - above.height - (own.above or 0.0)

    def _bottom(self, start: _Start, last: int) -> float:
        """Where a page ends with a strip, its footnotes and a 转下页 included."""
        bottom = self.ends[last] + start.moved(last)
        notes = self.noted[last + 1] - self.noted[start.first]
        return bottom + (notes + self.note_head) if notes else bottom

    def _closed(self, start: _Start, last: int) -> float:
        """Where the page ends once spaces that may close have closed as far as it needs, in whole steps."""
        # ``_bottom``, spelled out: asked a dozen times for every place where a page may begin.
        bottom = self.ends[last] + (start.shift if last < start.free else start.stepped)
        notes = self.noted[last + 1] - self.noted[start.first]
        if notes:
            bottom += notes + self.note_head
        if bottom <= self.room:
            return bottom
        most = self.closing[last + 1] - self.closing[start.first + 1]
        needed = math.ceil((bottom - self.room) / self.step) * self.step
        return bottom - min(needed, most)

    # ------------------------------------------------------------ breaks

    def pages(self) -> list[Cut]:
        """The run's pages."""
        count = len(self.strips)
        best = [math.inf] * (count + 1)
        came = [0] * (count + 1)
        best[0] = 0.0
        for first in range(count):
            if best[first] == math.inf:
                continue
            over = best[first] - HOPELESS
            if over > 0 and over > min(best[first + 1 : first + AHEAD], default=math.inf):
                continue
            for end, cost in self._ends(first):
                if best[first] + cost < best[end]:
                    best[end] = best[first] + cost
                    came[end] = first
        ends = [count]
        while ends[-1]:
            ends.append(came[ends[-1]])
        ends.reverse()
        return [self._cut(a, b) for a, b in pairwise(ends)]

    def _ends(self, first: int) -> list[tuple[int, float]]:
        """Where a page that starts with ``first`` may end (one past its last strip), and what each end costs."""
        start = self._start(first)
        farthest = self._farthest(start)
        if farthest == len(self.strips) - 1:
            return [(farthest + 1, self._last_cost(start, farthest))]
        legal: list[tuple[int, float]] = []
        most = math.inf
        full = math.inf  # lines that the fullest page these strips may make is short of
        forbidden: list[tuple[int, float]] = []
        for last in range(farthest, first - 1, -1):
            short = (self.room - self._closed(start, last)) / self.leading
            cost = self._cost(short)
            if cost > most:
                break
            penalty = self.strips[last].penalty
            if penalty < NEVER:
                full = min(full, short)
                cost += penalty + self.early_end * max(short - full, 0.0)
                legal.append((last + 1, cost))
                most = min(most, cost + HOPELESS)
            elif not legal:
                forbidden.append((last + 1, penalty + cost))
        return legal or forbidden

    def _farthest(self, start: _Start) -> int:
        """The last strip that still fits a page (at least its first), by bisection."""
        low, high = start.first, len(self.strips) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._closed(start, middle) <= self.room:
                low = middle
            else:
                high = middle - 1
        return low

    def _cost(self, short: float) -> float:
        """What a page costs that ends so many lines short."""
        if short < 0:
            return OVER_COST
        spare, allowed = short - 0.5, self.short_lines
        if spare <= allowed:
            return LINE_COST * spare**2 if spare > 0.0 else 0.0
        return LINE_COST * allowed**2 + EMPTY_COST * (spare - allowed)

    def _last_cost(self, start: _Start, last: int) -> float:
        bottom = self._closed(start, last)
        if bottom > self.room:
            return OVER_COST
        least = self.style.pages.least_before_opener * self.room
        return THIN_COST * max(least - bottom, 0.0) / self.leading

    # ------------------------------------------------------------ the page

    def _cut(self, first: int, end: int) -> Cut:
        start = self._start(first)
        positions = [at + start.moved(index) for index, at in enumerate(self.at[first:end], first)]
        bottom = self._bottom(start, end - 1)
        spare = 0.0
        if bottom > self.room:
            positions = self._close(first, positions, bottom - self.room)
            bottom = self._closed(start, end - 1)
        elif end < len(self.strips):
            natural = positions[-1]
            positions = self._spread(first, positions, self.room - bottom)
            spare = self.room - bottom - (positions[-1] - natural)
        following = self.strips[end] if end < len(self.strips) else None
        return Cut(
            first=first,
            end=end,
            positions=tuple(positions),
            continues=self.strips[first].continued is not None,
            foot=following.continued.foot if following is not None and following.continued is not None else None,
            too_tall=max(bottom - self.room, 0.0),
            spare=spare,
        )

    def _close(self, first: int, positions: list[float], over: float) -> list[float]:
        """Take what a page is too long from the spaces that may close, the first of them first."""
        moved = list(positions)
        left = math.ceil(over / self.step) * self.step
        for place in range(1, len(moved)):
            share = min(self.strips[first + place].close, left)
            if share <= 0:
                continue
            left -= share
            for index in range(place, len(moved)):
                moved[index] -= share
        return moved

    def _spread(self, first: int, positions: list[float], slack: float) -> list[float]:
        """Share a page's slack out over the spaces before heads and figures, in steps, each at most so much."""
        places = [i for i in range(1, len(positions)) if self.strips[first + i].spread]
        steps = int(slack // self.step)
        most = int(self.style.pages.spread_most // self.step)
        if not places or steps < 1:
            return positions
        each = [min(most, steps // len(places) + (1 if i < steps % len(places) else 0)) for i in range(len(places))]
        moved = list(positions)
        for place, share in zip(places, each, strict=True):
            for index in range(place, len(moved)):
                moved[index] += share * self.step
        return moved
