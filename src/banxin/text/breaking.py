"""What lines would measure in, line ends out: best fit, total fit where that shows, balanced lines for heads.

Best fit sets each line on its own, which is exact for most Han lines. Where a line comes out bad or the last one
holds a single Han, total fit goes over the whole paragraph (Knuth and Plass, as a beam over line starts).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from banxin.text.adjusting import NOTHING
from banxin.text.gauge import IMPOSSIBLE, Gauge

BAD: Final = 25.0
"""A line of this cost (0.04 em at every gap, or all its commas squeezed) is worth a second look."""
LONE: Final = 1500.0
"""One Han alone on a last line (T-53): avoided unless lines would be looser than 0.3 em."""
PAIR: Final = 6.0
LINE: Final = 1.0
"""Every line costs a little: of two good settings the shorter."""
FORCED: Final = 20000.0
"""A single character wider than the line."""
BEAM: Final = 10
"""Line starts followed at a time; more changed nothing on the seeds."""
REACH: Final = 4
"""Line ends tried before and after the natural one."""
HOPELESS: Final = 4000.0
"""A line so loose that no earlier end is worth trying."""


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


class Stretch(NamedTuple):
    """The characters of one line."""

    start: int
    end: int


Stretches = list[Stretch]


def lines(gauge: Gauge, measure: float, indent: float) -> Stretches:
    """Line ends of a paragraph; the first line is shorter by ``indent``."""
    found, worst = _best_fit(gauge, measure, indent)
    if len(found) > 1 and (worst > BAD or found[-1].start >= gauge.lone_from):
        return _total_fit(gauge, measure, indent)
    return found


def _best_fit(gauge: Gauge, measure: float, indent: float) -> tuple[Stretches, float]:
    """Each line by itself: as much as fits, or a little more squeezed in (先挤进，后推出)."""
    found: Stretches = []
    start, worst, room = 0, 0.0, measure - indent
    while gauge.natural(start, gauge.size) > room + NOTHING:
        cost, line = min(_candidates(gauge, start, room, 1), default=(FORCED, None))
        line = line or Stretch(start, gauge.cut(start, room))
        worst = max(worst, cost)
        found.append(line)
        start, room = line.end, measure
        if start >= gauge.size:
            return found, worst
    found.append(Stretch(start, gauge.size))
    return found, worst


def _candidates(gauge: Gauge, start: int, room: float, reach: int) -> Iterator[tuple[float, Stretch]]:
    """Ways to end a line, with their costs: the natural end, and up to ``reach`` beyond and before it."""
    natural = gauge.farthest(start, room)
    penalty = gauge.penalty
    end = natural
    for _ in range(reach + 1):
        if end <= start:
            break
        cost = gauge.cost(start, end, room)
        yield cost + penalty[end], Stretch(start, end)
        if cost > HOPELESS or (reach == 1 and cost + penalty[end] == 0.0):
            break
        end = gauge.previous[end - 1]
    end = natural
    for _ in range(reach):
        end = gauge.following[end + 1]
        if end > gauge.size:
            return
        cost = gauge.cost(start, end, room)
        if cost == IMPOSSIBLE:
            return
        yield cost + penalty[end], Stretch(start, end)


def balanced(gauge: Gauge, measure: float, indent: float) -> Stretches:
    """Line ends of a head: as few lines as its words allow, as even as they can be, the upper ones the longer.

    Penalties in the gauge say where sense forbids or welcomes an end; ``lines`` sets what is too long for this.
    """
    rooms = (measure - indent, measure)
    if gauge.natural(0, gauge.size) <= rooms[0] + NOTHING:
        return [Stretch(0, gauge.size)]
    if gauge.size > LONGEST_HEAD:
        return lines(gauge, measure, indent)
    states: dict[int, _State] = {0: _State(0.0, None, None)}
    best: _State | None = None
    for number in range(MOST_LINES):
        further: dict[int, _State] = {}
        for start, state in states.items():
            for cost, line in _head_lines(gauge, start, rooms[number > 0], number):
                reached = _State(state.cost + cost, line, state)
                if line.end not in further or reached.cost < further[line.end].cost:
                    further[line.end] = reached
        ended = further.pop(gauge.size, None)
        if ended is not None and (best is None or ended.cost < best.cost):
            best = ended
        if best is not None and best.cost < (number + 2) * HEAD_LINE:
            break  # one line more costs more than all of this
        states = further
    return _unwound(best) if best is not None else lines(gauge, measure, indent)


def _head_lines(gauge: Gauge, start: int, room: float, number: int) -> Iterator[tuple[float, Stretch]]:
    """Every line of a head that fits, with its cost."""
    last = gauge.cut(start, room) + 1
    for end in range(start + 1, min(last, gauge.size) + 1):
        if gauge.following[end] != end:
            continue
        slack = (room - gauge.natural(start, end)) / room
        if slack < -NOTHING:
            continue
        cost = EVENNESS * slack**2 * (1 - UPPER * number) + gauge.penalty[end] + HEAD_LINE
        if end == gauge.size and start:
            cost += _SHORT_LAST.get(end - start, 0.0)
        yield cost, Stretch(start, end)


class _State(NamedTuple):
    """The cheapest way found to a place, as a chain of lines from the last to the first."""

    cost: float
    line: Stretch | None
    before: _State | None


def _total_fit(gauge: Gauge, measure: float, indent: float) -> Stretches:
    """The line ends with the least total cost."""
    states: dict[int, _State] = {0: _State(0.0, None, None)}
    best: _State | None = None
    room = measure - indent
    while states:
        further: dict[int, _State] = {}
        for start, state in states.items():
            for cost, line in _onward(gauge, start, room):
                reached = _State(state.cost + cost + LINE, line, state)
                if line.end >= gauge.size:
                    best = reached if best is None or reached.cost < best.cost else best
                elif line.end not in further or reached.cost < further[line.end].cost:
                    further[line.end] = reached
        states = _pruned(further, best)
        room = measure
    return _unwound(best)


def _onward(gauge: Gauge, start: int, room: float) -> Iterator[tuple[float, Stretch]]:
    """Every line worth trying from ``start``, the last line of the paragraph among them."""
    if gauge.natural(start, gauge.size) <= room + NOTHING:
        cost = 0.0
        if start:
            cost = LONE if start >= gauge.lone_from else PAIR if start >= gauge.pair_from else 0.0
        yield cost, Stretch(start, gauge.size)
    any_found = False
    for candidate in _candidates(gauge, start, room, REACH):
        any_found = True
        if candidate[1].end < gauge.size or gauge.natural(start, gauge.size) > room + NOTHING:
            yield candidate
    if not any_found:
        yield FORCED, Stretch(start, gauge.cut(start, room))


def _pruned(states: dict[int, _State], best: _State | None) -> dict[int, _State]:
    """The states still worth following."""
    kept = list(states.items())
    if best is not None:
        kept = [(place, state) for place, state in kept if state.cost < best.cost]
    if len(kept) > BEAM:
        kept = sorted(kept, key=lambda item: (item[1].cost, item[0]))[:BEAM]
    return dict(kept)


def _unwound(state: _State | None) -> Stretches:
    found: Stretches = []
    while state is not None and state.line is not None:
        found.append(state.line)
        state = state.before
    return found[::-1]
