"""Tables in an official document: rows of a line on the grid, rules half way between lines, text centred in its row.

A frame of 0.35 mm, 0.25 mm inside (GB/T 9704-2012 leaves tables free; design/gongwen section 6). A table that ends on
line 22 has its last rule on the lower edge of the type area.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, chain
from typing import Final

from banxin.document import Table
from banxin.frame import ARTIFACT, Anchor, Element, Frame, Item, Placed, box
from banxin.inlines import plain
from banxin.layout.cells import placed_rows, together
from banxin.layout.ink import ink
from banxin.layout.official.columns import Cells, column_widths, natural_widths
from banxin.layout.official.framing import pulled
from banxin.layout.official.lines import clear, strip, text
from banxin.layout.official.rows import Press, blank, in_lines, indent, rows, tail_of, words_of
from banxin.layout.paragraph import foot_notes
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Continuation, Strip
from banxin.layout.wide import parted, say_overfull
from banxin.records import replace

LEAST: Final = 2
"""Rows that stay on either side of a page break."""


def table(block: Table, setter: Setter, key: str) -> tuple[Strip, ...]:
    """Caption, header, rows; a caption and a header again where it runs over a page."""
    press = _press(block, setter, key)
    cells = tuple(_cells(press))
    parts = parted(block, _natural(press, cells), setter.style.full, 0.0, setter)
    if len(parts) == 1:
        return _strips(press, cells)
    presses = [_press(part, setter, f"{key}.{index}") for index, part in enumerate(parts)]
    return tuple(made for press in presses for made in _strips(press, tuple(_cells(press))))


def _press(block: Table, setter: Setter, key: str) -> Press:
    """A table ready to be set; its decimal columns know what stands after their points."""
    press = Press(block, setter, Element("Table", key))
    if not any(column.align == "decimal" for column in block.columns):
        return press
    tails = [0.0] * len(block.columns)
    for row, placed in placed_rows(block.rows, len(block.columns)):
        for position, cell in placed:
            tails[position] = max(tails[position], tail_of(press, row, position, cell) or 0.0)
    return replace(press, tails=tuple(tails))


def _strips(press: Press, cells: Cells) -> tuple[Strip, ...]:
    """A table that fits the page, or is said not to."""
    block, setter = press.table, press.setter
    say_overfull(block, _natural(press, cells), setter.style.full, 0.0, setter)
    press = replace(press, numbers=_numbers(press), left=_columns(press, cells))
    again = _continuation(press)
    press = replace(press, most=_room(press, again))
    groups = together(block.rows)
    strips = [*_caption(press)]
    if block.header:
        strips.append(replace(pulled(press, rows(press, block.header, 0).strip), penalty=NEVER))
    for index, group in enumerate(groups):
        made = rows(press, group, index)
        may_end = LEAST <= index + 1 <= len(groups) - LEAST and group[-1].kind != "group"
        kept = 0.0 if may_end or index == len(groups) - 1 else NEVER
        own = replace(made.strip, penalty=kept, continued=again if index else None)
        splits = press.parts(made.height)
        strips += in_lines(press, replace(made, strip=own), again) if splits else (pulled(press, own),)
    return (*strips, *_notes(press))


# ---------------------------------------------------------------- columns


def _columns(press: Press, cells: Cells) -> tuple[float, ...]:
    """Left edges of the columns over the width of the page, and the right edge of the last."""
    style = press.setter.style
    own = column_widths(cells, press.table.columns, style.full, style.text.table_cell.size)
    return (0.0, *accumulate(own))


def _natural(press: Press, cells: Cells) -> tuple[float, ...]:
    return natural_widths(cells, press.setter.style.text.table_cell.size)


def _cells(press: Press) -> Iterator[tuple[float, ...]]:
    """For each row what the words of its cells take on one line; 0 for cells over several columns."""
    count = len(press.table.columns)
    for row, placed in chain(placed_rows(press.table.header, count), placed_rows(press.table.rows, count)):
        own = [0.0] * count
        for position, cell in placed:
            words = words_of(press, cell, row)
            if cell.columns == 1 and row.kind != "group" and words.spans:
                width = press.setter.line(words).width + indent(press, row, position)
                own[position] = width + blank(press, row, position, cell)
        yield tuple(own)


def _numbers(press: Press) -> tuple[float, ...]:
    """How wide all cells of every column of figures are together, points in line; 0 for columns of words."""
    count = len(press.table.columns)
    widest = [0.0] * count
    for row, placed in placed_rows(press.table.rows, count):
        for position, cell in placed:
            if press.table.columns[position].align in ("right", "decimal") and cell.columns == 1:
                words = words_of(press, cell, row)
                if words.spans:
                    width = press.setter.line(words).width + blank(press, row, position, cell)
                    widest[position] = max(widest[position], width)
    return tuple(widest)


# ---------------------------------------------------------------- parts


def _caption(press: Press) -> tuple[Strip, ...]:
    block, setter = press.table, press.setter
    if not block.number:
        return ()
    texts = setter.style.text
    element = Element("Caption", f"{press.element.key}.caption", press.element)
    words = setter.plain(block.number + "\u3000", texts.table_number) + setter.words(block.title, texts.table_title)
    lines = setter.lines(words, setter.style.full - 2 * setter.style.em, align="left", balance=True)
    made = []
    for line in lines:
        items = ink(line, (setter.style.full - line.width) / 2, 0.0, element, words)
        notes = foot_notes(line, words, setter, element.key)
        made.append(replace(strip(items, setter, penalty=NEVER), notes=notes))
    first = replace(made[0], anchors=(Anchor(block.anchor, -setter.style.ascent),))
    if block.caption_head:
        first = replace(first, running=("", plain(block.title)))
    if block.unit:
        return (first, *made[1:], strip(_unit(press, 0.0, element), setter, penalty=NEVER))
    return (first, *made[1:])


def _unit(press: Press, y: float, element: Element) -> tuple[Item, ...]:
    """The unit of the whole table, at the right."""
    unit = press.setter.label(press.table.unit, press.setter.style.text.table_unit)
    return ink(unit, press.setter.style.full - unit.width, y, element)


def _continuation(press: Press) -> Continuation:
    """表1（续）, unit and header on the first lines of the next page; the frame closed at the foot of this one."""
    setter, style = press.setter, press.setter.style
    items: tuple[Item, ...] = ()
    height = 0.0
    if press.table.number:
        title = setter.label(f"{press.table.number}（续）", style.text.table_number)
        items = ink(title, (style.full - title.width) / 2, style.ascent, ARTIFACT)
        if press.table.unit:
            items += _unit(press, style.ascent, ARTIFACT)
        height = press.leading
    if press.table.header:
        head = rows(replace(press, is_repeat=True), press.table.header, 0)
        items = (*items, Placed(0.0, style.ascent + height, head.strip.frame))
        height += head.height
    foot = box(0.0, press.edge + press.leading - press.outer / 2, style.full, press.outer, setter.colour("ink"))
    # the next strip stands a line below the repeated head: its ``above`` is one line, the head's room one less
    height += style.ascent - press.leading
    return Continuation(Frame(style.full, height, items), Frame(style.full, 0.0, (foot,)), clear(style) / 4)


def _room(press: Press, again: Continuation) -> float:
    """Points that a page has below the table's head, be it the first or a repeated one."""
    style = press.setter.style
    taken = again.head.height - style.ascent + press.leading
    return style.grid.lines * press.leading - taken - (press.leading if press.table.unit else 0.0)


def _notes(press: Press) -> tuple[Strip, ...]:
    block, style = press.table, press.setter.style
    made: list[Strip] = []
    for part, inlines in (("note", block.note), ("source", block.source)):
        if inlines:
            words = press.setter.words(inlines, style.text.table_note)
            own = text(words, press.setter, Element("P", f"{press.element.key}.{part}"))
            # A note stays on the page of the source below it.
            made += own if part == "source" or not block.source else (replace(each, penalty=NEVER) for each in own)
    return tuple(made)
