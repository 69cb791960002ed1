"""A chart for paper in, its place on a slide out: the plot as wide and as high as there is room for, and its scale.

Lengths are in proportion whatever their scale, so bars may grow along and across; rings and pyramids keep their shape.
What is wider than a page's main column takes the whole width of a slide, its caption above it and its notes below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from banxin.charts.kinds import Bars, Columns, Combination, Lines, Plot, Progress, Shares, Stacked
from banxin.charts.plot.lines import COMBINED
from banxin.document import Illustration, Picture, Table
from banxin.inlines import plain
from banxin.records import record, replace
from banxin.writers.pptx.markup import Box
from banxin.writers.pptx.sizes import LEADING, LEAST, height
from banxin.writers.pptx.template import BODY_AT, FOOT_AT, FULL, LEFT, MAIN, MAIN_AT

if TYPE_CHECKING:
    from banxin.style import Style

ABOVE, BELOW = 14.0, 14.0
"""What is left free between the rule and a chart, and between a chart and the foot, points."""
CAPTION: Final = 26.0
"""What the caption takes above a chart over the whole width."""
BESIDE: Final = Box(MAIN_AT, BODY_AT + ABOVE, MAIN, FOOT_AT - BODY_AT - ABOVE - BELOW)
"""The room beside a caption."""
LARGEST: Final = 2.4
"""Times the size on paper that a chart may have on a slide: more, and its letters shout down the title."""
LEAST_SCALE: Final = 1.75
"""Times the size on paper that letters have at least, where bars can be set closer instead: 8 pt become 14."""
LEAST_SHARES: Final = 1.25
"""The same where a bar's name has several lines: these need their distance."""
TALLER: Final = 1.6
"""Times as high as their width asks for bars may be: more, and a chart of one bar is a block of colour."""
APART: Final = 2.2
"""The same for the distance of bars."""
WIDER: Final = 1.6
"""Times as wide as their height asks for columns and the distance between them may be."""
ACROSS: Final = ("bar", "share_bar", "stacked_bar", "progress_bar", "progress_tick")
UPWARD: Final = ("column_height", "line_height")
SIDEWAYS: Final = ("column", "column_pitch")


@record
class Fitted:
    """A plot as a slide shows it, the style with the measures it has there, times the size on paper, and its place."""

    plot: Plot
    style: Style
    scale: float
    box: Box


def is_wide(block: Illustration, style: Style) -> bool:
    """Whether an illustration has the whole width of the slide."""
    return block.content.width > style.main + 1


def room(block: Illustration | Table, *, wide: bool) -> Box:
    """The room for what a slide shows: beside its caption, or over the whole width."""
    if not wide:
        return BESIDE
    top = BODY_AT + CAPTION + 6
    return Box(LEFT, top, FULL, FOOT_AT - BELOW - notes_height(block) - top)


def notes(block: Illustration | Table) -> tuple[str, ...]:
    """The note and the source."""
    return tuple(plain(words) for words in (block.note, block.source) if words)


def notes_height(block: Illustration | Table) -> float:
    """What note and source take below a chart over the whole width, points."""
    said = notes(block)
    return height(said, LEAST, FULL) + LEAST * (LEADING - 1) if said else 0.0


def fitted(block: Illustration, plot: Plot, style: Style) -> Fitted:
    """A chart in its room."""
    free = room(block, wide=is_wide(block, style))
    match plot.kind:
        case Bars() | Stacked() | Progress() | Shares():
            return _rows(plot, style, free)
        case Columns() | Lines() | Combination():
            return _upright(plot, style, free)
        case _:
            scale = _scale(plot, free)
            return Fitted(plot, style, scale, placed(plot, scale, free))


def pictured(block: Illustration, picture: Picture, style: Style) -> Box:
    """The place of a picture of the author's."""
    free = room(block, wide=is_wide(block, style))
    tall = picture.width * picture.pixels[1] / picture.pixels[0]
    scale = min(free.width / picture.width, free.height / tall)
    return Box(free.x, free.y, picture.width * scale, tall * scale)


def placed(plot: Plot, scale: float, free: Box) -> Box:
    """Where a chart stands in its room: at the left edge, nearer to the top than to the foot."""
    high = plot.height * scale
    return Box(free.x, free.y + max(0.0, (free.height - high) / 3), plot.width * scale, high)


def _scale(plot: Plot, free: Box) -> float:
    return min(free.width / plot.width, free.height / plot.height, LARGEST)


def _rows(plot: Plot, style: Style, free: Box) -> Fitted:
    """Bars over the whole width, set closer where they are many and wider apart where they are few."""
    least = LEAST_SHARES if isinstance(plot.kind, Shares) else LEAST_SCALE
    scale = min(free.width / plot.width, max(free.height / plot.height, least), LARGEST)
    tall = min(free.height / scale, APART * plot.height)
    grown = _grown(_grown(style, ACROSS, min(tall / plot.height, TALLER)), ("share_pitch",), tall / plot.height)
    own = replace(plot, width=free.width / scale, height=tall)
    return Fitted(own, grown, scale, placed(own, scale, free))


def _upright(plot: Plot, style: Style, free: Box) -> Fitted:
    """Columns and lines as high as there is room for, columns wider apart where they are few."""
    scale = _scale(plot, free)
    measures = style.chart
    own = {
        Columns: measures.column_height, Lines: measures.line_height,
        Combination: COMBINED * (measures.column_height + measures.line_height),
    }[type(plot.kind)]  # fmt: skip
    more = min(free.height / scale - plot.height, (TALLER - 1) * own)
    grown = _grown(_grown(style, UPWARD, (own + more) / own), SIDEWAYS, WIDER)
    taller = replace(plot, height=plot.height + more)
    return Fitted(taller, grown, scale, placed(taller, scale, free))


def _grown(style: Style, names: tuple[str, ...], times: float) -> Style:
    """The style with some measures of its charts so many times as long."""
    longer: dict[str, Any] = {name: getattr(style.chart, name) * times for name in names}
    return style.model_copy(update={"chart": style.chart.model_copy(update=longer)})
