"""Bars and their labels -> which labels fit on their bar, and how long bars may be so that the others fit beside it.

``Width`` measures a label: the plot asks with the widest it could be, the drawing with its true width. Wider labels
never make longer bars, so what the plot found room for the drawing has room for too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from banxin import limits
from banxin.charts.kinds import Label, Part, Share, Shares, Stack, Stacked
from banxin.limits import Limit
from banxin.style import Style

Width = Callable[[Label], float]

OUTSIDE: Final = 5.0
"""From a bar's end to the label outside it, points."""
BETWEEN_OUTSIDE: Final = 8.0
"""Between two labels at one bar's end, points."""
LEAST_BAR: Final = 40.0
"""The longest bar of a chart is at least this long, points; with less, words have pushed the chart away."""

LEAST_COLUMN: Final = 3.0
"""From column to column at least, in sizes of their names: four figures have room, and two Han over two."""
FEW_COLUMNS: Final = 9
"""So many columns are tried on any width: what does not fit is told by its words."""
TALLEST: Final = 0.75
"""Of the height of the type area: what a chart may take, so that its caption and some text stand with it."""
WIDEST_COLUMN: Final = 1.6
"""Of the style's own width: what a column may grow to on the full width of the page; more looks like a wall."""


def column_pitch(style: Style, width: float, count: int, side: float = 0.0) -> tuple[float, float]:
    """From column to column and how wide one is, points, for ``count`` of them on ``width`` without ``side``.

    In the main column they stand as close as the style says; on more than that they spread over all of it.
    """
    measures = style.chart
    pitch = (width - side) / count
    pitch = pitch if width > style.main else min(measures.column_pitch, pitch)
    return pitch, min(pitch * measures.column / measures.column_pitch, WIDEST_COLUMN * measures.column)


def most_columns(style: Style, width: float) -> int:
    """How many columns ``width`` points hold with room for their numbers and names."""
    room = int(width / (LEAST_COLUMN * style.chart.name_size))
    return max(min(limits.CHART_COLUMNS.most, room), FEW_COLUMNS)


def most_rows(style: Style, width: float, pitch: float, limit: Limit) -> int:
    """How many rows ``pitch`` points high a chart may have on a page; a chart wider than the page lies on its side."""
    tall = style.full if width > style.full else style.type_height
    return min(limit.most, int(TALLEST * tall / pitch))


def fits(width: float, length: float, clear: float) -> bool:
    """Whether a label stands clear inside a part."""
    return width + 2 * clear <= length


def _beside(widths: list[float]) -> float:
    """What labels at a bar's end take, points."""
    return sum(widths) + OUTSIDE + BETWEEN_OUTSIDE * (len(widths) - 1) if widths else 0.0


# ---------------------------------------------------------------- shares


def share_unit(plot: Shares, width: Width, clear: float, longest: float, room: float) -> float:
    """Points for one unit of the values: the longest bar at most ``longest``, bars and labels within ``room``."""
    unit = min(longest, room) / float(plot.longest)
    while True:
        limits = [_share_limit(share, width, clear, unit, room) for share in plot.rows]
        if min(limits) >= unit:
            return unit
        unit = min(limits)


def share_outside(share: Share, width: Width, clear: float, unit: float) -> tuple[Label, ...]:
    """The labels of a bar that have no room on it."""
    part, whole = float(share.part_value) * unit, float(share.whole_value) * unit
    inside = fits(width(share.part), part, clear)
    beside = not inside and fits(width(share.part_outside), whole - part, clear)
    taken = width(share.part_outside) + clear if beside else 0.0
    labels: tuple[Label, ...] = () if inside or beside else (share.part_outside,)
    return labels if fits(width(share.whole), whole - part - taken, clear) else (*labels, share.whole)


def _share_limit(share: Share, width: Width, clear: float, unit: float, room: float) -> float:
    taken = _beside([width(label) for label in share_outside(share, width, clear, unit)])
    return max(room - taken, 0.0) / float(share.whole_value)


# ---------------------------------------------------------------- stacked bars


def stack_unit(plot: Stacked, width: Width, clear: float, room: float) -> float:
    """Points for one unit of the values, once labels that have no room inside have theirs outside."""
    unit = room / float(plot.longest)
    while True:
        limits = [_stack_limit(stack, width, clear, unit, room) for stack in plot.stacks]
        if min(limits) >= unit:
            return unit
        unit = min(limits)


def stack_outside(stack: Stack, width: Width, clear: float, unit: float) -> list[Part]:
    """The parts of a bar whose label has no room inside."""
    return [part for part in stack.parts if not fits(width(part.label), float(part.value) * unit, clear)]


def _stack_limit(stack: Stack, width: Width, clear: float, unit: float, room: float) -> float:
    taken = _beside([width(part.outside) for part in stack_outside(stack, width, clear, unit)])
    return max(room - taken, 0.0) / float(sum(part.value for part in stack.parts))
