"""Pairs of classes in, blanks out: punctuation squeeze, the Han–Latin gap, who may stand at a line's edge.

One table per question, indexed by the pair (class before × ``COUNT`` + class after). Blanks are in em: of the
character after where ``of_next`` says so (its left half is meant), else of the one before. Costs of line ends are
those of ``units``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from banxin.records import record
from banxin.text.classes import COUNT, Kind
from banxin.text.units import NEVER

Squeeze = Literal["quanjiao", "kaiming", "banjiao"]
Weight = Literal["gentle", "standard"]
Prohibition = Literal["basic", "gb", "strict"]
Table = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

HALF: Final = 0.5
LEAST_PAIR: Final = 0.25
"""What a squeezed pair 」「 keeps between its inks at the least; nothing looks like one mark."""

BEFORE_DASH: Final = 10.0
AFTER_CONNECTOR: Final = 8.0
AFTER_INTERPUNCT: Final = 6.0
BESIDE_OPERATOR: Final = 4.0
BEFORE_SIGN: Final = 12.0
"""A joining sign rather ends a line than begins one, like a connector."""

# Stages of 行内调整 (reference/typography.md 1.6); a stage is used up before the next begins.
WORD_SPACE: Final = 1
BESIDE_BRACKETS: Final = 3
AFTER_PAUSES: Final = 4
GAPS: Final = 5
AFTER_STOPS: Final = 6
SHRINKING: Final = (WORD_SPACE, BESIDE_BRACKETS, AFTER_PAUSES, GAPS, AFTER_STOPS)
COMFORT: Final = 0.7
"""How much of its blank a comma gives before the gaps do where squeezing is gentle; more of it looks crushed."""
STRETCHING: Final = (WORD_SPACE, GAPS)

_STEPS: Final[dict[Weight, tuple[tuple[int, float], ...]]] = {
    "standard": tuple((stage, 1.0) for stage in SHRINKING),
    "gentle": (
        (WORD_SPACE, 1.0), (BESIDE_BRACKETS, 1.0), (AFTER_PAUSES, COMFORT), (GAPS, 1.0), (AFTER_PAUSES, 1.0 - COMFORT),
        (AFTER_STOPS, 1.0),
    ),
}  # fmt: skip
_CRUSH: Final[dict[Weight, tuple[float, float]]] = {"standard": (6.0, 0.0), "gentle": (4.0, 24.0)}
"""reference/typography.md 4.2: r⁶ leaves few commas crushed, r² alone pushes in first whatever it looks like."""

_HAN: Final = (Kind.HAN, Kind.SUFFIX_WIDE)
_CLOSERS: Final = (Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.STOP_HALF)
_LATIN_LEFT: Final = (Kind.LETTER, Kind.DIGIT, Kind.PREFIX, Kind.BRACKET, Kind.OPERATOR)
"""Latin that a gap parts from the Han before it."""
_LATIN_RIGHT: Final = (Kind.LETTER, Kind.DIGIT, Kind.SUFFIX, Kind.POINT, Kind.OPERATOR)
"""Latin that a gap parts from the Han after it."""
_TIGHT: Final = (
    Kind.CONNECTOR, Kind.HYPHEN_HALF, Kind.SOLIDUS, Kind.INTERPUNCT, Kind.NO_BREAK, Kind.BLANK, Kind.NOTHING,
    Kind.MAY_BREAK,
)  # fmt: skip
"""Marks with fixed blanks: no even stretch on either side (CLREQ 行内调整)."""
_WORD: Final = (
    Kind.LETTER, Kind.DIGIT, Kind.PREFIX, Kind.SUFFIX, Kind.SUFFIX_WIDE, Kind.POINT, Kind.BRACKET, Kind.HYPHEN,
    Kind.OPERATOR,
)  # fmt: skip


SHRINK, LAST_SHRINK, STRETCH, EVEN = range(4)
"""Rows of ``Pairs.give``."""


@record
class Pairs:
    """Everything setting asks of two neighbours, and of one character at a line's edge."""

    natural: Table
    """Change of the blank between the two, always applied."""
    give: Table
    """What the blank can give, in four rows: how much more it may lose, how much of that only after 。？！ (C6), how
    much it may gain first, and 1 where it takes part in the even stretch, else 0."""
    stage: npt.NDArray[np.uint8]
    """The stage of 1.6 in which it shrinks."""
    of_next: Flags
    steps: tuple[tuple[int, float], ...]
    """The stages in their order, and what share of its blanks each gives at that step."""
    crush: tuple[float, float]
    """What a line costs by the share r of its blanks that is used up: the factors of r² and of r⁶."""
    end: Table
    """What it costs to end a line between the two; ``NEVER`` where none may."""
    trim_start: Table
    """By class: what a character loses at a line start."""
    trim_end: Table


@lru_cache(maxsize=32)
def pairs(
    squeeze: Squeeze, weight: Weight, prohibition: Prohibition, gap: float, gap_least: float, gap_most: float
) -> Pairs:
    """The tables of a style."""
    natural, shrink, stretch = (np.zeros((COUNT, COUNT)) for _ in range(3))
    stage = np.zeros((COUNT, COUNT), np.uint8)
    of_next = np.zeros((COUNT, COUNT), np.bool_)
    _squeeze(natural, shrink, stage, of_next, squeeze)
    even = _even()
    for a, b in _gapped():
        natural[a, b], shrink[a, b], stretch[a, b] = gap, max(gap - gap_least, 0.0), max(gap_most - gap, 0.0)
        stage[a, b] = GAPS
        of_next[a, b] = b in _HAN
        even[a, b] = False  # gaps stop at their most (E2); what is left goes to all other gaps (E3)
    for table in (natural, shrink, stretch, stage, even):
        table[Kind.EDGE, :] = table[:, Kind.EDGE] = 0
    give = np.stack([shrink, np.where(stage == AFTER_STOPS, shrink, 0.0), stretch, even])
    start, end = np.zeros(COUNT), np.zeros(COUNT)
    start[Kind.OPEN] = HALF
    end[[Kind.CLOSE, Kind.PAUSE, Kind.STOP]] = HALF
    made = Pairs(
        natural.ravel(), give.reshape(4, -1), stage.ravel(), of_next.ravel(), _STEPS[weight], _CRUSH[weight],
        _ends(prohibition).ravel(), start, end,
    )  # fmt: skip
    for table in (made.natural, made.give, made.stage, made.of_next, made.end, start, end):
        table.setflags(write=False)
    return made


def _squeeze(natural: Table, shrink: Table, stage: npt.NDArray[np.uint8], of_next: Flags, squeeze: Squeeze) -> None:
    """Blank halves of marks: what neighbours lose at once (1.4) and what a tight line may take (C3, C4, C6)."""
    for a in Kind:
        for b in Kind:
            right, left = _right_half(a, b, squeeze), _left_half(a, b, squeeze)
            if right is None and left is None:
                continue
            natural[a, b] = -HALF * ((right == 0.0) + (left == 0.0))
            of_next[a, b] = right is None
            kept = (right or 0.0) + (left or 0.0)
            if a in _CLOSERS and b == Kind.OPEN:
                kept = min(kept, LEAST_PAIR)
            shrink[a, b] = kept if b not in _TIGHT and a not in _TIGHT else 0.0
            stage[a, b] = {Kind.PAUSE: AFTER_PAUSES, Kind.STOP: AFTER_STOPS}.get(a, BESIDE_BRACKETS) if kept else 0
    # GB/T 15834: beside the half-em · a closing mark gives up half of its blank
    for a in (Kind.CLOSE, Kind.PAUSE):
        natural[a, Kind.INTERPUNCT] = min(natural[a, Kind.INTERPUNCT], -HALF / 2)
    for a in _CLOSERS:
        for b in (Kind.SPACE, Kind.BLANK):
            shrink[a, b] = 0.0


def _right_half(a: Kind, b: Kind, squeeze: Squeeze) -> float | None:
    """What stays of the blank half of ``a`` before ``b``; ``None`` where ``a`` has none."""
    if a not in (Kind.CLOSE, Kind.PAUSE, Kind.STOP):
        return None
    if b in _CLOSERS or squeeze == "banjiao" or (squeeze == "kaiming" and (a != Kind.STOP or b == Kind.OPEN)):
        return 0.0
    return HALF


def _left_half(a: Kind, b: Kind, squeeze: Squeeze) -> float | None:
    """What stays of the blank half of ``b`` after ``a``; ``None`` where ``b`` has none."""
    if b != Kind.OPEN:
        return None
    if a == Kind.OPEN or squeeze != "quanjiao" or a in (Kind.CLOSE, Kind.PAUSE, Kind.STOP):
        return 0.0
    return HALF


def _gapped() -> Iterable[tuple[Kind, Kind]]:
    """Pairs with a Han–Latin gap between them."""
    yield from ((Kind.HAN, b) for b in _LATIN_LEFT)
    yield from ((a, Kind.HAN) for a in _LATIN_RIGHT)


def _ends(prohibition: Prohibition) -> Table:
    """Where lines may end (T-10 … T-13, T-20 … T-22), and what is allowed but not liked."""
    cost = np.zeros((COUNT, COUNT))
    cost[:, [Kind.DASH, Kind.ELLIPSIS]] = BEFORE_DASH
    cost[:, Kind.SIGN], cost[Kind.SIGN, :] = BEFORE_SIGN, BESIDE_OPERATOR
    cost[Kind.DASH, :] = 0.0
    cost[[Kind.CONNECTOR, Kind.HYPHEN_HALF], :] = AFTER_CONNECTOR
    cost[Kind.INTERPUNCT, :] = AFTER_INTERPUNCT
    cost[Kind.OPERATOR, :] = cost[:, Kind.OPERATOR] = BESIDE_OPERATOR
    cost[~_may_end(prohibition)] = NEVER
    cost[Kind.HYPHEN, Kind.LETTER] = AFTER_CONNECTOR
    cost[Kind.EDGE, :] = cost[:, Kind.EDGE] = NEVER
    return cost


def _may_end(prohibition: Prohibition) -> Flags:
    may_end = np.ones((COUNT, COUNT), np.bool_)
    no_start = [
        *_CLOSERS, Kind.CONNECTOR, Kind.HYPHEN_HALF, Kind.INTERPUNCT, Kind.SOLIDUS, Kind.SUFFIX, Kind.SUFFIX_WIDE,
        Kind.POINT, Kind.HYPHEN, Kind.SPACE, Kind.BLANK, Kind.NO_BREAK, Kind.NOTHING, Kind.MAY_BREAK,
    ]  # fmt: skip
    no_end = [Kind.OPEN, Kind.PREFIX, Kind.BRACKET, Kind.NO_BREAK, Kind.NOTHING]
    if prohibition != "basic":
        no_end.append(Kind.SOLIDUS)
    if prohibition == "strict":
        no_start += [Kind.DASH, Kind.ELLIPSIS]
    may_end[:, no_start] = False
    may_end[no_end, :] = False
    joined = (Kind.LETTER, Kind.DIGIT, Kind.SUFFIX, Kind.POINT, Kind.HYPHEN)
    may_end[np.ix_(joined, (Kind.LETTER, Kind.DIGIT, Kind.PREFIX, Kind.BRACKET, Kind.OPERATOR))] = False
    may_end[Kind.OPERATOR, (Kind.LETTER, Kind.DIGIT, Kind.PREFIX, Kind.BRACKET)] = False
    may_end[Kind.HYPHEN_HALF, Kind.DIGIT] = may_end[list(_LATIN_RIGHT), Kind.SIGN] = False
    may_end[Kind.DASH, Kind.DASH] = may_end[Kind.ELLIPSIS, Kind.ELLIPSIS] = False
    return may_end


def _even() -> Flags:
    """E3: gaps that stretch evenly, never inside units (T-26) nor tight against a mark's inner side."""
    even = np.ones((COUNT, COUNT), np.bool_)
    even[np.ix_(_WORD, _WORD)] = False
    for kind in _TIGHT:
        even[kind, :] = even[:, kind] = False
    even[:, [Kind.SPACE, *_CLOSERS, Kind.SUFFIX, Kind.SUFFIX_WIDE, Kind.POINT]] = False
    even[[Kind.OPEN, Kind.PREFIX, Kind.BRACKET], :] = False
    even[Kind.DASH, Kind.DASH] = even[Kind.ELLIPSIS, Kind.ELLIPSIS] = False
    return even
