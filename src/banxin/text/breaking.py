"""What lines would measure in, line ends out: best fit, total fit where that shows, balanced lines for heads.

Best fit sets each line on its own, which is exact for most Han lines. Where a line comes out bad or the last one
holds a single Han, total fit goes over the whole paragraph (Knuth and Plass, as a beam over line starts).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from banxin.text.adjusting import NOTHING
from banxin.text.gauge import COMPANY, IMPOSSIBLE, Gauge, Way
from banxin.text.rivers import Blanks
from banxin.text.units import opened

BAD: Final = 10.0
"""A line of this cost (0.025 em at every gap, or three quarters of its blanks used up) is worth a second look."""
LONE: Final = opened(0.3)
"""One Han alone on a last line (T-53): avoided unless lines would be looser than that."""
LONE_BELOW: Final = 2.0
PAIR: Final = 6.0
STACK: Final = 3
"""So many lines under each other with the same mark at their ends, or the same character at their starts, show."""
STACKED: Final = 40.0
RIVER: Final = 25.0
"""What a blank costs that is the third under each other: as much as 0.04 em at every gap."""
LINE: Final = 1.0
"""Every line costs a little: of two good settings the shorter."""
FORCED: Final = 20000.0
"""A single character wider than the line."""
SHOWS: Final = 100.0
"""A line of this cost is too dear to make a paragraph shorter for a page's sake."""
OPENED: Final = 0.05
"""Em that every gap may open to make it longer: no more than T-41 has for all but one line of a hundred."""
STUB: Final = 0.09
"""A last line of less of the measure is no gain for a page's sake: it would hardly pass the next paragraph's indent."""
BEAM: Final = 6
"""Line starts followed at a time; more changed nothing on the seeds."""
HELP_BEFORE: Final = 6
HELP_AFTER: Final = 5
"""Lines around a bad one that are set again with it."""
REACH: Final = 3
"""Line ends tried before and after the natural one."""
HOPELESS: Final = opened(0.31)
"""A line so loose that no earlier end is worth trying."""
BEYOND_HOPE: Final = opened(0.32)
"""A way this much dearer than the cheapest is given up, unless it is the only one that avoids a lone Han."""


EVENNESS: Final = 100.0
"""What an empty line would cost in a head."""
UPPER: Final = 0.02
"""How much less the slack of each further line counts: 梯形, the longer line above."""
HEAD_LINE: Final = 350.0
"""A further line of a head: rather that than a word cut, rather a term divided than that."""
_SHORT_LAST: Final = {1: 500.0, 2: 45.0, 3: 8.0}
"""Last lines of a head shorter than four characters."""
LONGEST_HEAD: Final = 400
MOST_LINES: Final = 40


class _State(NamedTuple):
    """The cheapest way found to an end, as a chain of ends back to the first."""

    cost: float
    end: int
    before: _State | None


def lines(
    gauge: Gauge, measure: float, indent: float, blanks: Blanks | None = None, crossed: Iterable[int] = ()
) -> list[int]:
    """The ends of a paragraph's lines, in the gauge's count; the first line is shorter by ``indent``.

    ``crossed`` are lines to set again so that no river of ``blanks`` runs through them.
    """
    found, costs = _best_fit(gauge, measure, indent)
    bad = [number for number, cost in enumerate(costs) if cost > BAD]
    if len(found) > 1:
        lone = _last_cost(gauge, found[-2])
        costs[-1] += lone
        if lone >= LONE:
            bad.append(len(found) - 1)
    if len(found) > STACK:
        stacked = gauge.stacks(found)
        for number in stacked:
            costs[number] += STACKED
        bad = sorted({*bad, *stacked, *(line for line in crossed if line < len(found))})
    if not bad or len(found) == 1:
        return found
    mended: list[int] = []
    done = 0
    for first, last in _around(bad, len(found)):
        mended += found[done:first]
        start = found[first - 1] if first else gauge.first
        # no dearer than as it is, which the ways followed include
        most = sum(costs[first : last + 1], LINE * (last + 1 - first) + NOTHING) if blanks is None else IMPOSSIBLE
        again = _total_fit(gauge, start, found[last], measure - (0.0 if first else indent), measure, blanks, most)
        mended += again or found[first : last + 1]
        done = last + 1
    return mended + found[done:]


def varied(gauge: Gauge, measure: float, indent: float, own: list[int], looseness: int) -> list[int]:
    """The ends of a paragraph so many lines longer (below 0 shorter) than its ``own``; these where that would show."""
    count, most = len(own) + looseness, opened(OPENED) if looseness > 0 else SHOWS
    states = {gauge.first: _State(0.0, gauge.first, None)}
    room = measure - indent
    for number in range(1, count + 1):
        further: dict[int, _State] = {}
        for start, state in states.items():
            for cost, end in _onward(gauge, start, gauge.last, room, most):
                total = state.cost + cost
                if cost > most or (end == gauge.last) != (number == count):
                    continue
                if end == gauge.last and gauge.width_to[end] - gauge.width_from[start] < STUB * measure:
                    continue
                if end not in further or total < further[end].cost:
                    further[end] = _State(total, end, state)
        states, room = further, measure
    return _unwound(states.get(gauge.last)) or own


def _around(bad: list[int], count: int) -> list[tuple[int, int]]:
    """First and last lines of the stretches to set again: the bad ones and those that can help them."""
    stretches: list[tuple[int, int]] = []
    for number in bad:
        first, last = max(number - HELP_BEFORE, 0), min(number + HELP_AFTER, count - 1)
        if stretches and first <= stretches[-1][1] + 1:
            first = stretches.pop()[0]
        stretches.append((first, last))
    return stretches


def _best_fit(gauge: Gauge, measure: float, indent: float) -> tuple[list[int], list[float]]:
    """Each line by itself, with its cost: as much as fits, or a little more squeezed in (先挤进，后推出)."""
    width_to, width_from, penalty = gauge.width_to, gauge.width_from, gauge.penalty
    start, last = gauge.first, gauge.last
    found, costs = [], []
    room = measure - indent + NOTHING
    while start < last:
        edge = room + width_from[start]
        if width_to[last] <= edge:
            found.append(last)
            costs.append(0.0)
            break
        end = bisect_right(width_to, edge, start + 1, last + 1) - 1
        cost = 0.0
        if end == start or penalty[end] or edge - width_to[end] > 2 * NOTHING:
            cost, end = _best_end(gauge, start, end, edge - NOTHING)
        found.append(end)
        costs.append(cost)
        start = end
        room = measure + NOTHING
    return found, costs


def _best_end(gauge: Gauge, start: int, natural: int, edge: float) -> Way:
    """The best of the natural end of a line, the one before and the one beyond it."""
    if natural == start:
        return min([(FORCED, start + 1), *gauge.tight(start, range(start + 1, start + 2), edge)])
    # an end before the natural one leaves the line looser: it is better only where the words ask for it
    earlier = natural - 1 if natural - 1 > start and gauge.penalty[natural - 1] < gauge.penalty[natural] else natural
    ways = gauge.loose(start, range(natural, earlier - 1, -1), edge, HOPELESS)
    if natural < gauge.last:
        ways += gauge.tight(start, range(natural + 1, natural + 2), edge)
    return min(ways)


def _total_fit(
    gauge: Gauge, first: int, last: int, room: float, measure: float, blanks: Blanks | None, most: float
) -> list[int]:
    """The line ends between two ends with the least total cost; ``room`` is the measure of the first line.

    No way is followed that costs ``most`` or more. Empty where none arrives at ``last``.
    """
    states = {first: _State(0.0, first, None)}
    best: _State | None = None
    while states:
        further: dict[int, tuple[float, _State]] = {}
        for start, state in states.items():
            before, twice = state.cost + LINE, _twice(gauge, state)
            stream = _stream(blanks, gauge, state, measure) if blanks is not None else None
            for cost, end in _onward(gauge, start, last, room, most - before):
                total = before + cost
                if twice and (gauge.befores[end] == twice[0] or (end < gauge.last and gauge.afters[end] == twice[1])):
                    total += STACKED
                if stream and blanks is not None:
                    own = blanks.within(gauge, start, end, room, measure - room)
                    total += RIVER * len(blanks.meeting(stream, own))
                if total < most and (end not in further or total < further[end][0]):
                    further[end] = (total, state)
        ended = further.pop(last, None)
        if ended is not None:
            most = ended[0]
            best = _State(most, last, ended[1])
        states = _pruned(further, most)
        room = measure
    return _unwound(best)


def _twice(gauge: Gauge, state: _State) -> tuple[str | None, str | None] | None:
    """The character that stands before this line end and the one above, and the one that stands after both."""
    above = state.before
    if above is None or above.before is None:
        return None
    tail, head = gauge.befores[state.end], gauge.afters[state.end]
    is_twice = tail == gauge.befores[above.end], head == gauge.afters[above.end]
    return (tail if is_twice[0] else None, head if is_twice[1] else None) if any(is_twice) else None


def _stream(blanks: Blanks, gauge: Gauge, state: _State, measure: float) -> list[float]:
    """The blanks of the line that ends here which stand under those of the line above it."""
    above = state.before
    if above is None or above.before is None:
        return []
    upper = blanks.within(gauge, above.before.end, above.end, measure, 0.0)
    return blanks.meeting(upper, blanks.within(gauge, above.end, state.end, measure, 0.0)) if upper else []


def _onward(gauge: Gauge, start: int, last: int, room: float, most: float = HOPELESS) -> list[Way]:
    """Every line worth trying from ``start``; the last line of the paragraph need not be full."""
    edge = room + gauge.width_from[start]
    natural = bisect_right(gauge.width_to, edge + NOTHING, start + 1, gauge.last + 1) - 1
    found = [(FORCED, start + 1)] if natural == start else []
    found += gauge.loose(start, range(natural, max(natural - REACH - 1, start), -1), edge, min(most, HOPELESS))
    found += gauge.tight(start, range(natural + 1, min(natural + REACH, gauge.last) + 1), edge)
    if natural + REACH < last:
        return found
    if last == gauge.last and natural == last:
        return [(_last_cost(gauge, start), last), *(way for way in found if way[1] < last)]
    return [way for way in found if way[1] <= last]


def _last_cost(gauge: Gauge, start: int) -> float:
    """What a last line costs for holding too little."""
    if start == gauge.first:
        return 0.0
    company = gauge.company(start)
    return LONE if company < LONE_BELOW else PAIR if company < COMPANY else 0.0


def _pruned(found: dict[int, tuple[float, _State]], most: float) -> dict[int, _State]:
    """The ends still worth going on from, all of them cheaper than ``most``."""
    if not found:
        return {}
    ways = sorted([(cost, end, before) for end, (cost, before) in found.items()], key=_COST_AND_END)[:BEAM]
    most = min(most, ways[0][0] + BEYOND_HOPE)
    return {end: _State(cost, end, before) for cost, end, before in ways if cost < most}


_COST_AND_END: Final = itemgetter(0, 1)


def _unwound(state: _State | None) -> list[int]:
    found: list[int] = []
    while state is not None and state.before is not None:
        found.append(state.end)
        state = state.before
    return found[::-1]


def balanced(gauge: Gauge, measure: float, indent: float) -> list[int]:
    """The ends of a head's lines: as few as its words allow, as even as they can be, the upper ones the longer.

    Penalties in the gauge say where sense forbids or welcomes an end; ``lines`` sets what is too long for this.
    """
    if gauge.last - gauge.first > LONGEST_HEAD or measure <= indent:
        return lines(gauge, measure, indent)
    states: dict[int, _State] = {gauge.first: _State(0.0, gauge.first, None)}
    best: _State | None = None
    room = measure - indent
    for number in range(MOST_LINES):
        further: dict[int, _State] = {}
        for start, state in states.items():
            for cost, end in _head_lines(gauge, start, room, number):
                total = state.cost + cost
                if end not in further or total < further[end].cost:
                    further[end] = _State(total, end, state)
        ended = further.pop(gauge.last, None)
        if ended is not None and (best is None or ended.cost < best.cost):
            best = ended
        if best is not None and best.cost < (number + 2) * HEAD_LINE:
            break  # one line more costs more than all of this
        states, room = further, measure
    return _unwound(best) if best is not None else lines(gauge, measure, indent)


def _head_lines(gauge: Gauge, start: int, room: float, number: int) -> Iterator[tuple[float, int]]:
    """Every line of a head that fits, with its cost."""
    edge = room + gauge.width_from[start]
    natural = bisect_right(gauge.width_to, edge + NOTHING, start + 1, gauge.last + 1) - 1
    for end in range(start + 1, natural + 1):
        slack = (edge - gauge.width_to[end]) / room
        cost = EVENNESS * slack**2 * (1 - UPPER * number) + gauge.penalty[end] + HEAD_LINE
        if end == gauge.last and start > gauge.first:
            cost += _SHORT_LAST.get(gauge.places[end] - gauge.places[start], 0.0)
        yield cost, end
