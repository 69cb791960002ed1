"""Charts that compare amounts, drawn: bars, rankings, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.charts.draw.labels import Letters
from banxin.charts.draw.parts import name_most, name_width
from banxin.charts.kinds import Bar, Bars, Columns
from banxin.charts.plot.bars import BASE_OVER, NAME_LEADING
from banxin.charts.plot.look import ASCENT
from banxin.charts.room import column_pitch

if TYPE_CHECKING:
    from banxin.charts.draw.sheet import Sheet
    from banxin.style import Style

PLACE_EM: Final = 0.5
"""Between a place number and the name, in ems."""


def bars(sheet: Sheet, plot: Bars, style: Style) -> None:
    """Bars from the base line to the right, negative ones to the left; values at their ends."""
    measures, letters = style.chart, sheet.letters
    places = max(letters.width(bar.place) for bar in plot.bars)
    indent = places + PLACE_EM * style.em if places else 0.0
    most = name_most(style, sheet.width) - indent
    left = indent + name_width(letters, [bar.name for bar in plot.bars], most) + style.em
    unit = _scale(letters, plot, measures.bar_value, sheet.width - left)
    base = left + _reach(letters, [bar for bar in plot.bars if bar.value < 0], measures.bar_value, unit)
    ends = (min(float(plot.least), 0.0), max(float(plot.most), 0.0))
    scale = sheet.across(ends, (base + ends[0] * unit, base + ends[1] * unit))
    for i, bar in enumerate(plot.bars):
        top = BASE_OVER + i * measures.bar_pitch
        middle, value = top + measures.bar / 2, float(bar.value)
        if bar.place:
            sheet.beside(bar.place, places, middle, "right")
        sheet.block(bar.name, indent, middle, most)
        sheet.bar(min(value, 0), top, abs(value), measures.bar, bar.ink, scale)
        end, side = base + value * unit, -1 if value < 0 else 1
        sheet.beside(bar.label, end + side * measures.bar_value, middle, "right" if value < 0 else "left")
    sheet.line((base, 0), (base, sheet.height), measures.base, plot.base)


def _scale(letters: Letters, plot: Bars, clear: float, room: float) -> float:
    """Points for one unit of the values, so that the longest bars and their labels fit on both sides."""
    above = [(float(bar.value), letters.width(bar.label) + clear) for bar in plot.bars if bar.value >= 0]
    below = [(-float(bar.value), letters.width(bar.label) + clear) for bar in plot.bars if bar.value < 0]
    pairs = [(a + b, c + d) for a, c in above or [(0.0, 0.0)] for b, d in below or [(0.0, 0.0)]]
    return min((room - words) / length for length, words in pairs if length)


def _reach(letters: Letters, below: list[Bar], clear: float, unit: float) -> float:
    return max((-float(bar.value) * unit + clear + letters.width(bar.label) for bar in below), default=0.0)


def columns(sheet: Sheet, plot: Columns, style: Style) -> None:
    """Columns from the base line upwards, negative ones downwards; values at their ends, names below."""
    measures, letters = style.chart, sheet.letters
    pitch, width = column_pitch(style, sheet.width, len(plot.columns))
    room = measures.column_value + ASCENT * measures.value_size
    top = room if plot.most > 0 else 0.0
    bottom = top + measures.column_height
    scale = sheet.upward((float(plot.least), float(plot.most)), (bottom, top))
    base = bottom + (bottom - top) * float(plot.least / (plot.most - plot.least))
    names = bottom + (room + measures.column_value if plot.least < 0 else 0.0) + measures.column_name
    for i, column in enumerate(plot.columns):
        middle, value = (i + 0.5) * pitch, float(column.value)
        for n, line in enumerate(letters.block(column.name, pitch - 2, plot.name_lines)):
            sheet.set(line, middle, names + n * NAME_LEADING, "centre")
        sheet.bar(middle - width / 2, 0, width, value, column.ink, scale)
        end = base - (bottom - top) * float(column.value / (plot.most - plot.least))
        hangs = value < 0 or plot.most == 0
        sheet.words(column.label, middle, end + (room if hangs else -measures.column_value), "centre")
    sheet.line((0, base), (pitch * len(plot.columns), base), measures.base, plot.base)
