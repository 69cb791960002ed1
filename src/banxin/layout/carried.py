"""Rows that a page end may part in, what their cells say again below it out: those that reach over it."""

from __future__ import annotations

from itertools import accumulate

from banxin.frame import ARTIFACT, Item
from banxin.layout.cells import Fitted, FittedRow, Press
from banxin.layout.ink import ink
from banxin.layout.placing import place_of
from banxin.layout.setter import Setter
from banxin.layout.slicing import Tops
from banxin.layout.strip import CONTINUED
from banxin.layout.words import Words
from banxin.text.setting import Line


def carried(press: Press, rows: tuple[FittedRow, ...], heights: tuple[float, ...]) -> Tops:
    """What stands again at the head of a page that begins with a row, by how far below the first row that is.

    A cell that reaches there from above is named again, with （续）, unless its words themselves go on there.
    """
    ends = tuple(accumulate(heights))
    tops: dict[float, list[Item]] = {end: [] for end in ends[:-1]}
    for index, fitted in enumerate(rows):
        for own in fitted.cells:
            last = min(index + own.cell.rows, len(rows)) - 1
            start = ends[index] - heights[index]
            for end in ends[index:last] if own.words.spans else ():
                tops[end] += _again(press, fitted, own, end - start, ends[last] - end)
    return {end: tuple(items) for end, items in tops.items()}


def named_again(words: Words, measure: float, setter: Setter) -> tuple[Line, ...]:
    """A cell's words without the marks of notes, and （续）: behind them, or below where there is no room."""
    words = words.unmarked
    continued = setter.plain(CONTINUED, setter.style.text.table_cell)
    line = setter.line(words + continued)
    if line.width <= measure:
        return (line,)
    return (*setter.lines(words, measure, align="left"), setter.line(continued))


def _again(press: Press, fitted: FittedRow, own: Fitted, above: float, below: float) -> tuple[Item, ...]:
    """A cell's words and （续）, from the upper edge of a row; none if they do not end ``above`` or fit ``below``."""
    setter, measures = press.setter.at(own.cell.origin), press.setter.style.table
    place = place_of(press, fitted, own)
    lines = named_again(own.words, max(place.room + own.hanging, 1.0), setter)
    if measures.row + (len(lines) - 1) * measures.leading_of_two > min(above, below):
        return ()
    items: list[Item] = []
    for number, line in enumerate(lines):
        items += ink(line, place.at(line.width), measures.baseline + number * measures.leading_of_two, ARTIFACT)
    return tuple(items)
