"""Bars, rankings and columns as Office charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from banxin.charts.kinds import Bar, Bars, Columns, Label, Plot, words
from banxin.charts.native.form import Box, Form, Number, Series, Side, Tag
from banxin.charts.native.numbers import numbers
from banxin.charts.plot.draft import NAME_SHARE
from banxin.charts.plot.look import ASCENT, widest
from banxin.charts.room import column_pitch
from banxin.style import Style

VALUES: Final = "数值"
"""What a sheet calls numbers that the chart does not name."""
AIR: Final = 2.0
"""Between a bar's end and what an Office client takes for the label's width, points."""


def bars(kind: Bars, plot: Plot, style: Style) -> tuple[Form, ...]:
    """One chart of bars, the first on top; a ranking's places stand before the names."""
    made = numbers((bar.label for bar in kind.bars), [bar.value for bar in kind.bars])
    if made is None:
        return ()
    measures = style.chart
    names = [f"{words(bar.place)}\u2002{words(bar.name)}" if bar.place else words(bar.name) for bar in kind.bars]
    left = names_width([bar.place + bar.name for bar in kind.bars], plot.width, style)
    room = max(widest(bar.label) for bar in kind.bars) + measures.bar_value + AIR
    below = room if kind.least < 0 else 0.0
    inner = Box(left + below, 0.0, plot.width - left - below - (room if kind.most > 0 else 0.0), plot.height)
    form = Form(
        "bar", Box(0.0, 0.0, plot.width, plot.height), inner, tuple(names),
        (_series(kind.bars, made, plot, "outEnd"),),
        gap=gap(plot.height / len(kind.bars), measures.bar),
        names=kind.bars[0].name[0], base=(kind.base, measures.base), least=zero(kind.least),
    )  # fmt: skip
    return (form,)


def columns(kind: Columns, plot: Plot, style: Style) -> tuple[Form, ...]:
    """One chart of columns, names below the base line; no wider than they are, so that a centred one is centred."""
    made = numbers((column.label for column in kind.columns), [column.value for column in kind.columns])
    if made is None:
        return ()
    measures = style.chart
    pitch, column = column_pitch(style, plot.width, len(kind.columns))
    room = measures.column_value + ASCENT * measures.value_size + AIR
    above, below = (room if kind.most > 0 else 0.0), (room if kind.least < 0 else 0.0)
    inner = Box(0.0, above, pitch * len(kind.columns), measures.column_height)
    form = Form(
        "column", Box(0.0, 0.0, min(inner.width, plot.width), plot.height + below), inner,
        tuple(words(column.name) for column in kind.columns), (_series(kind.columns, made, plot, "outEnd"),),
        gap=gap(pitch, column), names=kind.columns[0].name[0],
        base=(kind.base, measures.base), least=zero(kind.least),
    )  # fmt: skip
    return (form,)


def _series(marks: Sequence[Bar], made: tuple[Number, ...], plot: Plot, side: Side) -> Series:
    tags = tuple(Tag(bar.label[0], side) for bar in marks)
    return Series(titled(VALUES, plot.unit), made, tuple(bar.ink for bar in marks), tags)


# ---------------------------------------------------------------- shared by kinds


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
