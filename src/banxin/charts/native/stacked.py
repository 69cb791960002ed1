"""Stacked bars as Office charts: every label is its own part's number, in it or at its bar's end."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from banxin.charts.kinds import Label, Part, Plot, Stack, Stacked, words
from banxin.charts.native.bars import AIR, gap, names_width
from banxin.charts.native.computed import filling
from banxin.charts.native.form import Box, Form, Number, Series, Tag
from banxin.charts.native.numbers import factor, number
from banxin.charts.native.workbook import column
from banxin.charts.plot.look import ASCENT, widest
from banxin.charts.plot.parts import PART_NAMES_ABOVE
from banxin.charts.room import BETWEEN_OUTSIDE, OUTSIDE, stack_outside, stack_unit
from banxin.style import Style

KEY: Final = 3.0
"""A legend's square with the blanks beside it, in sizes of its words."""


def stacked(kind: Stacked, plot: Plot, style: Style) -> tuple[Form, ...]:
    """Bars to one scale; with what they lack to the longest they are as long as one another, and drawn as 100 %."""
    rows = [_parts(stack) for stack in kind.stacks]
    made = [row for row in rows if row is not None]
    if len(made) < len(rows):
        return ()
    flat = [one for row in made for one in row]
    ratio = factor(flat, [part.value for stack in kind.stacks for part in stack.parts])
    if ratio is None and kind.longest != 1:  # of 100 % each the parts' labels may be amounts
        return ()
    measures = style.chart
    left = names_width([stack.name for stack in kind.stacks], plot.width, style)
    unit = stack_unit(kind, widest, measures.clearance, plot.width - left)
    tags = [_tags(stack, unit, measures.clearance) for stack in kind.stacks]
    series = [
        Series(
            words(name), tuple(row[at] for row in made), tuple(stack.parts[at].ink for stack in kind.stacks),
            tuple(row[at] for row in tags), cut=True,
        )
        for at, name in enumerate(kind.part_names)
    ]  # fmt: skip
    if ratio is not None:
        wholes = [sum((one.value for one in row), Decimal(0)) for row in made]
        series.append(filling(wholes, column(0), column(len(series) - 1)))
    above = ASCENT * measures.note_size + PART_NAMES_ABOVE
    legend = Box(left, 0.0, min(plot.width - left, sum(map(_entry, kind.part_names))), above)
    form = Form(
        "bar", Box(0.0, 0.0, plot.width, plot.height + AIR),
        Box(left, above, unit * float(kind.longest), plot.height - above),
        tuple(words(stack.name) for stack in kind.stacks), tuple(series), "percentStacked",
        gap=gap((plot.height - above) / len(kind.stacks), measures.stacked_bar), names=kind.stacks[0].name[0],
        legend=(kind.part_names[0][0], legend),
    )  # fmt: skip
    return (form,)


def _parts(stack: Stack) -> tuple[Number, ...] | None:
    found = tuple(number(words(part.label)) for part in stack.parts)
    made = tuple(one for one in found if one is not None)
    return made if len(made) == len(found) else None


def _tags(stack: Stack, unit: float, clear: float) -> tuple[Tag, ...]:
    """The labels of a bar's parts; those without room there stand behind its end, with their parts' names."""
    outside = stack_outside(stack, widest, clear, unit)
    end = sum(float(part.value) for part in stack.parts) * unit + OUTSIDE
    at, tags = 0.0, []
    for part in stack.parts:
        length = float(part.value) * unit
        if part in outside:
            room = widest(part.outside)
            tags.append(_moved(part, end + room / 2 - (at + length / 2)))
            end += room + BETWEEN_OUTSIDE
        else:
            tags.append(Tag(part.label[0], "ctr"))
        at += length
    return tuple(tags)


def _moved(part: Part, shift: float) -> Tag:
    return Tag(part.outside[-1], "ctr", named=True, shift=(shift, 0.0))


def _entry(name: Label) -> float:
    """How wide a legend's entry is: its square and its words."""
    return widest(name) + KEY * name[0].size
