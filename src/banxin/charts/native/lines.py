"""Lines, and combinations of a line over columns, as Office charts: never two axes in one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from banxin.charts.kinds import Combination, Label, Lines, Plot, Trace, Words, words
from banxin.charts.native.bars import AIR, gap, zero
from banxin.charts.native.form import Box, Form, Lettering, Number, Scale, Series, Side, Stroke, Tag
from banxin.charts.native.numbers import numbers, plain
from banxin.charts.plot.lines import COMBINED
from banxin.charts.plot.look import ASCENT, DESCENT, widest
from banxin.charts.room import column_pitch
from banxin.numerals import MINUS
from banxin.style import Style

BESIDE: Final = 5.0
"""Between the edge of the marks and what stands there, points."""
Printed = tuple[Number | None, ...]


def lines(kind: Lines, plot: Plot, style: Style) -> tuple[Form, ...]:
    """One chart of lines over hair lines; name and last value at each line's end."""
    columns = _numbers(kind.traces)
    if columns is None:
        return ()
    measures = style.chart
    bottom = plot.height - DESCENT * measures.least_size - measures.axis_name
    start = max(widest(tick) for tick in kind.tick_labels) + 2 * BESIDE
    end = plot.width - max(widest(trace.label) for trace in kind.traces) - measures.line_label - BESIDE
    top = bottom - measures.line_height
    shifts = _apart(kind, measures.line_height, style)
    series = tuple(
        _series(trace, values, (*((None,) * (len(values) - 1)), _end(trace, shift)))
        for trace, values, shift in zip(kind.traces, columns, shifts, strict=True)
    )
    step = kind.scale.ticks[1] - kind.scale.ticks[0]
    ratio = _ratio(kind, columns)
    look, sign = kind.tick_labels[-1][0], words(kind.tick_labels[-1])[-1:]
    digits = plain(step / ratio, sign if sign in "%‰％" else "").format
    format = f'{digits};"{MINUS}"{digits};0'
    form = Form(
        "line", Box(0.0, 0.0, plot.width, plot.height), Box(start, top, end - start, measures.line_height),
        tuple(words(moment) for moment in kind.axis), series, names=kind.axis[0][0], every=_every(kind.shown),
        base=(kind.base, measures.base), least=kind.scale.least / ratio,
        scale=Scale(step / ratio, look, format, kind.hair, measures.hair), edge=True,
    )  # fmt: skip
    return (form,)


def _numbers(traces: Sequence[Trace]) -> list[Printed] | None:
    """The values of all lines as printed, or ``None`` where they are not all of one magnitude."""
    texts = [_label(trace, text) for trace in traces for text in trace.texts if text]
    values = [value for trace in traces for value in trace.values if value is not None]
    made = numbers(texts, values)
    if made is None:
        return None
    found = iter(made)
    return [tuple(next(found) if value is not None else None for value in trace.values) for trace in traces]


def _label(trace: Trace, text: str) -> Label:
    return (Words(text, "", 0, 0.0, trace.colour),)


def _ratio(kind: Lines, columns: list[Printed]) -> Decimal:
    """What one in a cell stands for in the plot."""
    pairs = (
        (number, value)
        for trace, column in zip(kind.traces, columns, strict=True)
        for number, value in zip(column, trace.values, strict=True)
    )
    return next(value / number.value for number, value in pairs if number and value)


def _apart(kind: Lines, height: float, style: Style) -> list[float]:
    """How far down each end label moves so that no two touch, points."""
    from banxin.charts.draw.labels import spread

    scale = kind.scale
    span = float(scale.most - scale.least)
    ends = [height * float(scale.most - (trace.values[-1] or 0)) / span for trace in kind.traces]
    places = spread(ends, style.chart.line_apart, -height, 2 * height)
    return [round(place - end, 2) for place, end in zip(places, ends, strict=True)]


def _end(trace: Trace, shift: float = 0.0) -> Tag:
    return Tag(trace.label[-1], "r", named=True, shift=(0.0, shift))


def _series(trace: Trace, values: Printed, tags: tuple[Tag | None, ...], dotted: bool = False) -> Series:
    marker = "disc" if dotted else trace.marker
    stroke = Stroke(trace.colour, trace.weight, trace.dash, marker, dotted, _alone(trace))
    return Series(trace.name, values, tags=tags, stroke=stroke)


def _alone(trace: Trace) -> tuple[int, ...]:
    """The points that no line reaches, for want of values beside them; the last has its marker anyway."""
    around = (None, *trace.values, None)
    held = enumerate(trace.values[:-1])
    return tuple(at for at, value in held if value is not None and around[at] is None and around[at + 2] is None)


def _every(shown: Sequence[bool]) -> int:
    """Clients count from the first point: every second, third … as many as our own picture has."""
    marks = [index for index, one in enumerate(shown) if one]
    return marks[1] - marks[0] if len(marks) > 1 else max(len(shown), 1)


# ---------------------------------------------------------------- combinations


def combination(kind: Combination, plot: Plot, style: Style) -> tuple[Form, ...]:
    """Two charts, one above the other, with the same moments: the line and the columns."""
    values = [value for value in kind.over.values if value is not None]
    rates = numbers([_label(kind.over, text) for text in kind.over.texts if text], values)
    amounts = numbers((one.label for one in kind.under), [one.value for one in kind.under])
    if rates is None or amounts is None:
        return ()
    measures = style.chart
    side = max(widest(kind.over.label), widest(kind.under_name)) + measures.line_label + BESIDE
    pitch, column = column_pitch(style, plot.width, len(kind.under), side)
    bottom = plot.height - DESCENT * measures.least_size - measures.axis_name
    room = measures.column_value + ASCENT * measures.least_size
    parting = bottom - COMBINED * measures.column_height - room - AIR
    across = pitch * len(kind.under)
    found = iter(rates)
    over = tuple(next(found) if value is not None else None for value in kind.over.values)
    moments = tuple(words(moment) for moment in kind.axis)
    above = Form(
        "line", Box(0.0, 0.0, plot.width, parting), Box(0.0, room + AIR, across, parting - 2 * (room + AIR)), moments,
        (_series(kind.over, over, _point_tags(kind), dotted=True),),
        base=(style.colour("hair"), measures.hair) if kind.over_scale.least < 0 else None,
        least=zero(kind.over_scale.least),
    )  # fmt: skip
    name = kind.under_name
    beside = room + COMBINED * measures.column_height * (1 - float(kind.under[-1].value / kind.under_scale.most))
    below = Form(
        "column", Box(0.0, parting, plot.width, plot.height - parting),
        Box(0.0, room + AIR, across, COMBINED * measures.column_height), moments,
        (Series(words(name), amounts, tuple(one.ink for one in kind.under),
                tuple(Tag(one.label[0], "outEnd") for one in kind.under)),),
        gap=gap(pitch, column), names=kind.under[0].name[0],
        base=(kind.base, measures.base),
        lettering=Lettering((name,), across + measures.line_label, min(beside, bottom - parting - 2 * room)),
    )  # fmt: skip
    return (above, below)


def _point_tags(kind: Combination) -> tuple[Tag | None, ...]:
    """The value of every point clear of the line; name and value at its end."""
    from banxin.charts.draw.lines import spot

    tags: list[Tag | None] = []
    values = kind.over.values
    for index, label in enumerate(kind.over_labels):
        side: Side = "b" if spot(values, index) == "below" else "t"
        tags.append(Tag(label[0], side) if label else None)
    return (*tags, _end(kind.over))
