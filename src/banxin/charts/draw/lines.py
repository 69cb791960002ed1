"""Charts over time, drawn: lines, and combinations of a line and columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from banxin.charts.draw.labels import spread
from banxin.charts.kinds import Combination, Label, Lines, Trace
from banxin.charts.plot.lines import COMBINED, PANELS_APART
from banxin.charts.plot.look import ASCENT, DESCENT
from banxin.charts.room import column_pitch

if TYPE_CHECKING:
    from banxin.charts.draw.geometry import Transform
    from banxin.charts.draw.sheet import Sheet
    from banxin.style import Style

MARK: Final = 2.9
"""Radius of the mark at a line's end, points."""
POINT: Final = 2.0
"""Radius of the marks of a combination's line, and of a point without neighbours."""
RING_WEIGHT: Final = 1.4
BEYOND: Final = 5.0
"""How far the base line reaches beyond the last point, points; at the left as far, or half the first label."""
TICK_CLEAR: Final = 4.0
"""Between a hair line and its number, points."""
LABEL_OVER: Final = 4.0
"""Between a label below the line and the rule under its panel, points."""
TUCK: Final = 2.0
"""How far the label of a rising or falling point reaches over the point, points."""


def lines(sheet: Sheet, plot: Lines, style: Style) -> None:
    """Lines over hair lines; name and last value at each line's end, moved apart where they would touch."""
    measures, letters = style.chart, sheet.letters
    bottom = sheet.height - DESCENT * measures.least_size - measures.axis_name
    top = bottom - measures.line_height
    start = max(letters.width(tick) for tick in plot.tick_labels) + TICK_CLEAR
    last = sheet.width - max(letters.width(trace.label) for trace in plot.traces) - measures.line_label
    shown = [letters.width(moment) if is_shown else 0.0 for moment, is_shown in zip(plot.axis, plot.shown, strict=True)]
    first = max(start + BEYOND, shown[0] / 2)
    scale = sheet.upward((float(plot.scale.least), float(plot.scale.most)), (bottom, top))
    for tick, label in zip(plot.scale.ticks, plot.tick_labels, strict=True):
        y = _height(scale, tick)
        colour, weight = (plot.base, measures.base) if tick == 0 else (plot.hair, measures.hair)
        sheet.line((start, y), (last + BEYOND, y), weight, colour)
        sheet.beside(label, start - TICK_CLEAR, y, "right")
    xs = [first + (last - first) * i / (len(plot.axis) - 1) for i in range(len(plot.axis))]
    for moment, x, is_shown in zip(plot.axis, xs, plot.shown, strict=True):
        if is_shown:
            sheet.words(moment, x, bottom + measures.axis_name, "centre")
    for trace in reversed(plot.traces):
        _trace(sheet, trace, xs, scale)
    ends = [_height(scale, trace.values[-1] or Decimal(0)) for trace in plot.traces]
    half = ASCENT * measures.value_size / 2
    places = spread(ends, measures.line_apart, half, bottom)
    for trace, end in reversed(tuple(zip(plot.traces, ends, strict=True))):
        _mark(sheet, trace, last, end)
    for trace, place in zip(plot.traces, places, strict=True):
        sheet.beside(trace.label, last + measures.line_label, place)


def _height(scale: Transform, value: Decimal) -> float:
    return float(scale.transform((0.0, float(value)))[1])


def _trace(sheet: Sheet, trace: Trace, xs: Sequence[float], scale: Transform) -> None:
    """The line, broken where there is no value; a value without neighbours is a small disc."""
    piece: list[tuple[float, float]] = []
    for x, value in [*zip(xs, trace.values, strict=True), (0.0, None)]:
        if value is not None:
            piece.append((x, float(value)))
            continue
        if len(piece) > 1:
            sheet.polyline(piece, trace.weight, trace.colour, trace.dash, scale)
        elif piece:
            sheet.disc(piece[0][0], _height(scale, Decimal(piece[0][1])), POINT, trace.colour)
        piece = []


def _mark(sheet: Sheet, trace: Trace, x: float, y: float) -> None:
    match trace.marker:
        case "disc":
            sheet.disc(x, y, MARK, trace.colour)
        case "square":
            sheet.square(x, y, 2 * MARK - 0.5, trace.colour)
        case "ring":
            sheet.ring(x, y, MARK - RING_WEIGHT / 2, RING_WEIGHT, trace.colour)


# ---------------------------------------------------------------- combinations


def combination(sheet: Sheet, plot: Combination, style: Style) -> None:
    """Two panels with one x: the line above, the columns below, a light rule between."""
    measures, letters = style.chart, sheet.letters
    side = max(letters.width(plot.over.label), letters.width(plot.under_name)) + measures.line_label
    pitch, column = column_pitch(style, sheet.width, len(plot.under), side)
    end = pitch * len(plot.under)
    bottom = sheet.height - DESCENT * measures.least_size - measures.axis_name
    room = measures.column_value + ASCENT * measures.least_size
    top = bottom - COMBINED * measures.column_height
    divider = top - room - PANELS_APART
    _under(sheet, plot, style, (pitch, column), (bottom, top))
    sheet.line((0, divider), (end, divider), measures.hair, plot.divider)
    # A label below the lowest point would stand on the rule.
    hangs = any(label and spot(plot.over.values, i) == "below" for i, label in enumerate(plot.over_labels))
    _over(sheet, plot, style, pitch, (divider - room - (LABEL_OVER if hangs else 0.0), room))
    sheet.line((0, bottom), (end, bottom), measures.base, plot.base)


def _under(
    sheet: Sheet, plot: Combination, style: Style, columns: tuple[float, float], panel: tuple[float, float]
) -> None:
    measures, (pitch, width) = style.chart, columns
    scale = sheet.upward((0.0, float(plot.under_scale.most)), panel)
    for i, column in enumerate(plot.under):
        middle = (i + 0.5) * pitch
        sheet.words(column.name, middle, panel[0] + measures.axis_name, "centre")
        sheet.bar(middle - width / 2, 0, width, float(column.value), column.ink, scale)
        sheet.words(column.label, middle, _height(scale, column.value) - measures.column_value, "centre")
    half = ASCENT * measures.name_size / 2
    beside = min(_height(scale, plot.under[-1].value) + half, panel[0] - half)
    sheet.beside(plot.under_name, pitch * len(plot.under) + measures.line_label, beside)


def _over(sheet: Sheet, plot: Combination, style: Style, pitch: float, panel: tuple[float, float]) -> None:
    measures = style.chart
    scale = sheet.upward((float(plot.over_scale.least), float(plot.over_scale.most)), panel)
    values = plot.over.values
    xs = [(i + 0.5) * pitch for i in range(len(values))]
    if plot.over_scale.least < 0:
        zero = _height(scale, Decimal(0))
        sheet.line((0, zero), (pitch * len(values), zero), measures.hair, style.colour("hair"))
    _trace(sheet, plot.over, xs, scale)
    for i, (x, value) in enumerate(zip(xs, values, strict=True)):
        if value is None:
            continue
        y = _height(scale, value)
        sheet.disc(x, y, POINT, plot.over.colour)
        if i < len(plot.over_labels):
            _point_label(sheet, plot.over_labels[i], x, y, spot(values, i), style)
    last = _height(scale, values[-1] or Decimal(0))
    sheet.beside(plot.over.label, pitch * len(values) + measures.line_label, last)


Spot = Literal["above", "below", "rising", "falling"]


def spot(values: Sequence[Decimal | None], i: int) -> Spot:
    """Where the label of a point is clear of the line that runs through it."""
    here = values[i] or Decimal(0)
    before = values[i - 1] if i else None
    after = values[i + 1] if i + 1 < len(values) else None
    left = 0 if before is None else (here > before) - (here < before)
    right = 0 if after is None else (here > after) - (here < after)
    if left >= 0 and right >= 0:
        return "above"
    if left <= 0 and right <= 0:
        return "below"
    return "rising" if left > 0 else "falling"


def _point_label(sheet: Sheet, label: Label, x: float, y: float, spot: Spot, style: Style) -> None:
    clear, height = style.chart.column_value, ASCENT * style.chart.least_size
    match spot:
        case "above":
            sheet.words(label, x, y - clear, "centre")
        case "below":
            sheet.words(label, x, y + clear + height, "centre")
        case "rising":
            sheet.words(label, x + TUCK, y - clear, "right")
        case "falling":
            sheet.words(label, x - TUCK, y - clear)
