"""A plot for paper in, the same plot as wide and as high as a slide has room for out, and how large its letters are.

Lengths are in proportion whatever their scale, so bars may grow along and across; rings and pyramids keep their shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from banxin.charts.kinds import Bars, Columns, Lines, Plot, Progress, Shares, Stacked
from banxin.records import record, replace
from banxin.writers.pptx.template import BODY_AT, FOOT_AT, MAIN

if TYPE_CHECKING:
    from banxin.style import Style

ROOM: Final = FOOT_AT - BODY_AT - 12.0
"""The height that charts may take, points."""
CHART: Final = ROOM - 16.0
"""The same without what is left free above and below a chart."""
LARGEST: Final = 2.4
"""Times the size on paper that a chart may have on a slide: more, and its letters shout down the title."""
LEAST: Final = 1.25
"""Times the size on paper that letters have at least, where bars can be set closer instead: 9 pt become 11."""
TALLER: Final = 1.6
"""Times as high as their width asks for bars may be: more, and a chart of one bar is a block of colour."""
ACROSS: Final = ("bar", "share_bar", "stacked_bar", "progress_bar", "progress_tick", "share_pitch")
UPWARD: Final = ("column_height", "line_height")


@record
class Fitted:
    """A plot as a slide shows it, the style with the measures it has there, and times the size on paper."""

    plot: Plot
    style: Style
    scale: float


def fitted(plot: Plot, style: Style) -> Fitted:
    """The plot in the room of a slide."""
    match plot.kind:
        case Bars() | Stacked() | Progress() | Shares():
            return _rows(plot, style)
        case Columns() | Lines():
            return _upright(plot, style)
        case _:
            return Fitted(plot, style, _scale(plot))


def _scale(plot: Plot) -> float:
    return min(MAIN / plot.width, CHART / plot.height, LARGEST)


def _rows(plot: Plot, style: Style) -> Fitted:
    """Bars over the whole width, set closer where they are many and wider apart where they are few."""
    scale = min(MAIN / plot.width, max(CHART / plot.height, LEAST), LARGEST)
    height = min(CHART / scale, TALLER * plot.height)
    grown = _grown(style, ACROSS, height / plot.height)
    return Fitted(replace(plot, width=MAIN / scale, height=height), grown, scale)


def _upright(plot: Plot, style: Style) -> Fitted:
    """Columns and lines as high as there is room for."""
    scale = _scale(plot)
    own = style.chart.column_height if isinstance(plot.kind, Columns) else style.chart.line_height
    more = min(CHART / scale - plot.height, (TALLER - 1) * own)
    return Fitted(replace(plot, height=plot.height + more), _grown(style, UPWARD, (own + more) / own), scale)


def _grown(style: Style, names: tuple[str, ...], times: float) -> Style:
    """The style with some measures of its charts so many times as long."""
    longer: dict[str, Any] = {name: getattr(style.chart, name) * times for name in names}
    return style.model_copy(update={"chart": style.chart.model_copy(update=longer)})
