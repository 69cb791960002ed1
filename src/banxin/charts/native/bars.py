"""Bars, rankings and columns as Office charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from banxin.charts.kinds import Bar, Bars, Columns, Label, Plot, words
from banxin.charts.native.computed import below
from banxin.charts.native.form import Box, Form, Number, Series, Tag
from banxin.charts.native.numbers import numbers
from banxin.charts.native.workbook import column
from banxin.charts.plot.draft import NAME_SHARE
from banxin.charts.plot.look import ASCENT, widest
from banxin.charts.room import column_pitch
from banxin.records import replace
from banxin.style import Style

VALUES: Final = "数值"
"""What a sheet calls numbers that the chart does not name."""
OVER: Final = 100
"""The second series stands over the first: it makes room and is not seen."""
AIR: Final = 2.0
"""Between a bar's end and what an Office client takes for the label's width, points."""


def bars(kind: Bars, plot: Plot, style: Style) -> tuple[Form, ...]:
    """One chart of bars, the first on top; a ranking's places stand before the names."""
    made = numbers((bar.label for bar in kind.bars), [bar.value for bar in kind.bars])
    if made is None:
        return ()
    measures = style.chart
    names = [_name(bar) for bar in kind.bars]
    left = names_width(names, plot.width, style)
    room = max(widest(bar.label) for bar in kind.bars) + measures.bar_value + AIR
    inner = Box(left, 0.0, plot.width - left - (room if kind.most > 0 else 0.0), plot.height)
    series = _with_room(_series(kind.bars, made, plot), made, room / inner.width)
    form = Form(
        "bar", Box(0.0, 0.0, plot.width, plot.height), inner, tuple(words(name) for name in names), series,
        gap=gap(plot.height / len(kind.bars), measures.bar), overlap=OVER * (len(series) - 1),
        names=kind.bars[0].name[0], base=(kind.base, measures.base), least=zero(kind.least),
    )  # fmt: skip
    return (form,)


def _name(bar: Bar) -> Label:
    """A bar's name, its place in a ranking before it: a stop and a blank keep 1 and 2号线 apart."""
    return (replace(bar.name[0], text=f"{words(bar.place)}.\u2002{words(bar.name)}"),) if bar.place else bar.name


def _with_room(series: Series, made: tuple[Number, ...], share: float) -> tuple[Series, ...]:
    """A series of lengths; where some are negative another keeps a share of the chart between labels and names."""
    values = [one.value for one in made]
    return (series, below(values, share / (1 - share), column(0))) if min(values) < 0 else (series,)


def columns(kind: Columns, plot: Plot, style: Style) -> tuple[Form, ...]:
    """One chart of columns, names below the base line; no wider than they are, so that a centred one is centred."""
    made = numbers((bar.label for bar in kind.columns), [bar.value for bar in kind.columns])
    if made is None:
        return ()
    measures = style.chart
    pitch, width = column_pitch(style, plot.width, len(kind.columns))
    room = measures.column_value + ASCENT * measures.value_size + AIR
    above, under = (room if kind.most > 0 else 0.0), (room if kind.least < 0 else 0.0)
    inner = Box(0.0, above, pitch * len(kind.columns), measures.column_height + under)
    series = _with_room(_series(kind.columns, made, plot), made, room / inner.height)
    form = Form(
        "column", Box(0.0, 0.0, min(inner.width, plot.width), plot.height + under), inner,
        tuple(words(bar.name) for bar in kind.columns), series,
        gap=gap(pitch, width), overlap=OVER * (len(series) - 1), names=kind.columns[0].name[0],
        base=(kind.base, measures.base), least=zero(kind.least),
    )  # fmt: skip
    return (form,)


def _series(marks: Sequence[Bar], made: tuple[Number, ...], plot: Plot) -> Series:
    tags = tuple(Tag(bar.label[0], "outEnd") for bar in marks)
    return Series(titled(VALUES, plot.unit), made, tuple(bar.ink for bar in marks), tags)


# ---------------------------------------------------------------- shared by kinds


def taken(label: Label) -> float:
    """What an Office client takes for a label's width, points."""
    return widest(label) + AIR


def names_width(names: Sequence[Label], width: float, style: Style) -> float:
    """How far from the left edge bars begin, points: as the drawing has it, by the widest that names can be."""
    most = min(style.chart.bar_name_most, NAME_SHARE * width)
    return min(most, max((widest(name) for name in names), default=0.0)) + style.em


def gap(pitch: float, bar: float) -> int:
    """What is left of a pitch in hundredths of a bar, within what a chart can say (0 to 500)."""
    return max(0, min(500, round((pitch - bar) / bar * 100)))


def zero(least: Decimal) -> Decimal | None:
    """Where a scale of lengths begins; with values below zero the client finds its end."""
    return Decimal(0) if least >= 0 else None


def titled(name: str, unit: str) -> str:
    """The head of a column of numbers."""
    return f"{name}（{unit}）" if unit else name
