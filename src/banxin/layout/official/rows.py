"""Rows of a table in an official document to strips: each cell's text centred, rules half way between.

A row takes a line of the grid, and for each further line of its cells their own, closer leading. One taller than a
page is parted between its lines, its text at the head of its cells.
"""

from __future__ import annotations

import math
from itertools import accumulate, pairwise
from typing import Final

from banxin.document import Cell, Row, Table
from banxin.frame import ARTIFACT, Anchor, Element, Frame, GlyphRun, Item
from banxin.inlines import plain
from banxin.layout.carried import named_again
from banxin.layout.cells import placed_rows
from banxin.layout.columns import tail
from banxin.layout.ink import anchors_of, ink
from banxin.layout.official.columns import PAD
from banxin.layout.official.framing import pulled, rule, rules, upright
from banxin.layout.official.lines import clear, strip
from banxin.layout.paragraph import foot_notes
from banxin.layout.setter import Setter
from banxin.layout.slicing import LEAST, PARTED, Tops, between
from banxin.layout.strip import NEVER, Continuation, FootNote, Strip
from banxin.layout.words import Words
from banxin.records import record, replace
from banxin.style import TextRole
from banxin.text.setting import Line

BALANCED: Final = 3
"""Lines of a cell that are made of like length where they stay as many; more of them are running text, which fills its
column."""
LEAST_ROOM: Final = 0.5
"""Points that rounding of millimetres may take from a page before rows no longer fit it."""
EVEN: Final = 0.01
"""Of a line: what rounding may take from a row's last."""

_Filled = tuple[int, Cell, tuple[tuple[Line, ...], Words]]
"""A cell, the column it starts at, its lines and its words."""


@record
class Press:
    """A table being set."""

    table: Table
    setter: Setter
    element: Element
    left: tuple[float, ...] = ()
    """Left edges of the columns, and the right edge of the last."""
    numbers: tuple[float, ...] = ()
    """For columns of figures, the width of all of them, those of a decimal column with their points in line."""
    tails: tuple[float, ...] = ()
    """For decimal columns, the widest of what stands after the points."""
    most: float = 0.0
    """Points that a page has below the table's head."""
    is_repeat: bool = False
    """What it sets has been said before: the header again, no part of the table's structure."""

    @property
    def leading(self) -> float:
        """One line."""
        return self.setter.style.grid.leading

    @property
    def pitch(self) -> float:
        """From line to line of a cell."""
        return self.setter.style.text.table_cell.leading

    def height(self, lines: int) -> float:
        """How high cells of so many lines are: one of the grid, so that a row of one stands on it, and the others."""
        return self.leading + (max(lines, 1) - 1) * self.pitch

    @property
    def outer(self) -> float:
        """Weight of the frame."""
        assert self.setter.style.official is not None
        return self.setter.style.official.outer_rule

    @property
    def inner(self) -> float:
        """Weight of the rules inside."""
        assert self.setter.style.official is not None
        return self.setter.style.official.inner_rule

    @property
    def edge(self) -> float:
        """The upper edge of a line's room, from its baseline: half way up to the line before."""
        style = self.setter.style
        return -style.ascent - clear(style)

    def heads(self, row: Row) -> bool:
        """Whether a row is one of the header's: that very one, for a row of the body may say the same."""
        return any(row is own for own in self.table.header)

    def begins_with(self, row: Row) -> bool:
        """Whether it is the first row of all."""
        return row is (*self.table.header, *self.table.rows)[0]

    def ends_with(self, row: Row) -> bool:
        """Whether it is the last row of all."""
        return row is (*self.table.header, *self.table.rows)[-1]

    def parts(self, height: float) -> bool:
        """Whether rows so high may be parted: those that no page holds, or all, as the style says."""
        return self.setter.style.table.split == "lines" or height > self.most + LEAST_ROOM


@record
class Stack:
    """Rows that stay together: their strip, and how far below its upper edge each line of their cells ends."""

    strip: Strip
    edges: tuple[float, ...]
    tops: Tops
    """What cells that reach down to a row say again where a page begins with it; of rows that may be parted only."""

    @property
    def height(self) -> float:
        """Of all rows together."""
        return self.edges[-1]


def rows(press: Press, group: tuple[Row, ...], index: int) -> Stack:
    """Rows that stay together, with the rules above and beside them."""
    body = _part(press, group[0])
    items: list[Item] = []
    anchors: list[Anchor] = []
    notes: list[FootNote] = []
    filled = tuple(
        tuple((position, cell, _lines(press, row, position, cell)) for position, cell in placed)
        for row, placed in placed_rows(group, len(press.table.columns))
    )
    heights = _heights(press, filled)
    edges: list[float] = []
    y = 0.0
    for number, (row, cells) in enumerate(zip(group, filled, strict=True)):
        tr = Element("TR", f"{body.key}.{index}.{number}", body)
        for position, cell, (made, words) in cells:
            count = len(press.table.columns) if row.kind == "group" else cell.columns
            tall = sum(heights[number : number + cell.rows])
            element = ARTIFACT if press.is_repeat else _element(cell, tr, position, press.heads(row), count)
            room = press.height(len(made)) if press.parts(sum(heights)) else tall
            items += _cell(press, row, (position, cell, count), (made, words), y, room, element)
            anchors += [anchor for line in made for anchor in anchors_of(line, words, y)]
            for at, line in enumerate(made):
                notes += foot_notes(line, words, press.setter, element.key, y + at * press.pitch)
            items += rules(press, position, count, y, tall, top=press.begins_with(row))
        edges += _edges(press, y, heights[number])
        y = edges[-1]
    if press.ends_with(group[-1]):
        items.append(rule(press, 0.0, press.setter.style.full, y, press.outer))
    whole = _strip(press, tuple(items), y, tuple(anchors))
    tops = _carried(press, group, filled, heights) if press.parts(y) else {}
    return Stack(replace(whole, notes=tuple(notes)), tuple(edges), tops)


def _carried(
    press: Press, group: tuple[Row, ...], filled: tuple[tuple[_Filled, ...], ...], heights: tuple[float, ...]
) -> Tops:
    """For the end of each row but the last what the cells that reach over it say again below it, with （续）."""
    ends = tuple(accumulate(heights))
    tops: dict[float, list[Item]] = {end: [] for end in ends[:-1]}
    for index, (row, cells) in enumerate(zip(group, filled, strict=True)):
        for position, cell, (_, words) in cells:
            if cell.rows == 1 or not words.spans:
                continue
            last = min(index + cell.rows, len(group)) - 1
            start = ends[index] - heights[index]
            lines = named_again(words, _measure(press, row, position, cell), press.setter.at(cell.origin))
            room = press.height(len(lines))
            for end in ends[index:last]:
                if room <= min(end - start, ends[last] - end):
                    tops[end] += _cell(press, row, (position, cell, cell.columns), (lines, words), 0.0, room, ARTIFACT)
    return {end: tuple(items) for end, items in tops.items()}


def _strip(press: Press, items: tuple[Item, ...], height: float, anchors: tuple[Anchor, ...]) -> Strip:
    return strip(items, press.setter, lines=height / press.leading, anchors=anchors, snaps=False)


def _edges(press: Press, top: float, height: float) -> list[float]:
    """Where the lines of a row's cells end that stand at its head; the row's own end is the last."""
    count = max(math.floor((height - press.leading) / press.pitch + EVEN), 0)
    air = (press.leading - press.pitch) / 2
    return [*(top + air + (line + 1) * press.pitch for line in range(count)), top + height]


def in_lines(press: Press, made: Stack, again: Continuation) -> tuple[Strip, ...]:
    """Rows as strips of a line each: a page may end between two, with two lines or more on either side.

    The first of a page has the repeated head (``again``) above it, a rule between; it and the last of a page have the
    blank that a row has above and below its lines.
    """
    air = (press.leading - press.pitch) / 2
    foot = _foot(press, air)
    head = replace(again.head, height=again.head.height + air)
    lower = Continuation(head, foot, foot.height)
    above = rule(press, 0.0, press.setter.style.full, -air, press.inner)
    whole, count = made.strip, len(made.edges)
    parts: list[Strip] = []
    for index, (top, bottom) in enumerate(pairwise((0.0, *made.edges))):
        least = top + press.edge if index else -math.inf
        most = bottom + press.edge if index < count - 1 else math.inf
        items = tuple(between(whole.frame.items, least, most, top))
        anchors = tuple(replace(each, y=each.y - top) for each in whole.anchors if least <= each.y < most)
        part = replace(
            _strip(press, items, bottom - top, anchors),
            notes=tuple(note for note in whole.notes if least <= note.y < most),
            penalty=PARTED if LEAST <= index + 1 <= count - LEAST else NEVER,
        )
        if not index:
            parts.append(replace(part, continued=whole.continued))
        elif top in made.tops:
            items = (*items, *made.tops[top], rule(press, 0.0, press.setter.style.full, 0.0, press.inner))
            parts.append(replace(part, at_top=replace(part.frame, items=items), continued=again))
        else:
            raised = (*between(whole.frame.items, least, most, top, air), above)
            parts.append(replace(part, at_top=replace(part.frame, items=raised), continued=lower))
    return (*parts[:-1], replace(pulled(press, parts[-1]), penalty=whole.penalty))


def _foot(press: Press, air: float) -> Frame:
    """What closes a row parted at the foot of a page: its upright rules so much longer, and the frame's."""
    top = press.leading  # from the end of a strip to its lower edge, as ``rule`` counts it
    sides = [upright(press, x, top, air, press.inner) for x in press.left[1:-1]]
    sides += [upright(press, x, top, air, press.outer) for x in (press.left[0], press.left[-1])]
    closing = rule(press, 0.0, press.setter.style.full, top + air, press.outer)
    return Frame(press.setter.style.full, top + press.edge + air + press.outer / 2, (*sides, closing))


# ---------------------------------------------------------------- cells


def words_of(press: Press, cell: Cell, row: Row) -> Words:
    """The words of a cell in the face of its row; what is said again has no marks of notes."""
    words = press.setter.at(cell.origin).words(cell.inlines, _role(press, row))
    return words.unmarked if press.is_repeat else words


def _role(press: Press, row: Row) -> TextRole:
    texts = press.setter.style.text
    roles = {"group": texts.table_group, "total": texts.table_total}
    return texts.table_header if press.heads(row) else roles.get(row.kind, texts.table_cell)


def _heights(press: Press, rows: tuple[tuple[_Filled, ...], ...]) -> tuple[float, ...]:
    """How high each row is; the last row that a cell spans is made high enough for its lines."""
    heights: list[float] = []
    feet: list[tuple[int, float]] = []  # of cells over several rows: the last of them, and where they end
    done = 0.0
    for number, cells in enumerate(rows):
        feet += [
            (number + cell.rows - 1, done + press.height(len(made))) for _, cell, (made, _) in cells if cell.rows > 1
        ]
        own = [press.height(len(made)) for _, cell, (made, _) in cells if cell.rows == 1]
        heights.append(max([press.leading, *own, *(foot - done for last, foot in feet if last == number)]))
        done += heights[-1]
    return tuple(heights)


def _measure(press: Press, row: Row, position: int, cell: Cell) -> float:
    """How wide a cell's lines may be."""
    count = len(press.table.columns) if row.kind == "group" else cell.columns
    pad = 2 * PAD * press.setter.style.text.table_cell.size
    right = press.left[min(position + count, len(press.left) - 1)]
    return right - press.left[position] - pad - indent(press, row, position)


def _lines(press: Press, row: Row, position: int, cell: Cell) -> tuple[tuple[Line, ...], Words]:
    words = words_of(press, cell, row)
    if not words.spans:
        return (), words
    measure = _measure(press, row, position, cell)
    line = press.setter.line(words)
    if line.width <= measure + 0.5:
        return (line,), words
    full = press.setter.lines(words, measure, align="left")
    if len(full) > BALANCED:
        return full, words
    even = press.setter.lines(words, measure, align="left", balance=True)
    return even if len(even) == len(full) else full, words


def _cell(
    press: Press, row: Row, where: tuple[int, Cell, int], said: tuple[tuple[Line, ...], Words], y: float, tall: float,
    element: Element,
) -> list[Item]:  # fmt: skip
    """A cell's text, centred in the height of its rows."""
    (position, cell, count), (lines, words) = where, said
    style = press.setter.style
    left, right = press.left[position], press.left[min(position + count, len(press.left) - 1)]
    role = style.text.table_cell
    rise = style.ascent / style.em
    lift = (rise - 0.5) * (style.em - role.size)
    if not lines and element is not ARTIFACT:
        face = style.families[role.family].weights[role.weight].rsplit("/", 1)[-1].removesuffix(".ttf")
        return [GlyphRun(left, y, face, role.size, press.setter.colour(role.colour), b"", "", 0.0, element=element)]
    items: list[Item] = []
    first = y + (tall - press.height(len(lines))) / 2 - lift
    for number, line in enumerate(lines):
        x = _x(press, row, position, cell, count, (left, right), line)
        items += ink(line, x, first + number * press.pitch, element, None if element is ARTIFACT else words)
    return items


def _x(press: Press, row: Row, position: int, cell: Cell, count: int, edges: tuple[float, float], line: Line) -> float:
    """Figures right-aligned in a box as wide as the longest, the box centred; words as their column says."""
    left, right = edges
    pad = PAD * press.setter.style.text.table_cell.size
    centre = (left + right) / 2
    align = cell.align or press.table.columns[position].align
    if press.heads(row) or row.kind == "group" or count > 1:
        return centre - line.width / 2
    if cell.align == "right":
        return right - pad - line.width
    if align in ("right", "decimal"):
        return centre + press.numbers[position] / 2 - line.width - blank(press, row, position, cell)
    return left + pad + indent(press, row, position) if align == "left" else centre - line.width / 2


def blank(press: Press, row: Row, position: int, cell: Cell) -> float:
    """How much further left than its column's widest tail a number stands, for its point to be below the others'."""
    own = tail_of(press, row, position, cell)
    return 0.0 if own is None or not press.tails else press.tails[position] - own


def tail_of(press: Press, row: Row, position: int, cell: Cell) -> float | None:
    """What a number has after its point; ``None`` where it lines up with no others."""
    column = press.table.columns[position]
    if column.align != "decimal" or cell.align or cell.columns > 1 or row.kind == "group" or press.heads(row):
        return None
    said = tail(plain(cell.inlines))
    return press.setter.label(said, _role(press, row)).width if said else 0.0


def indent(press: Press, row: Row, position: int) -> float:
    """Parts of the row above stand in from its words (其中)."""
    return press.setter.style.em / 2 if row.kind == "part" and position == 0 else 0.0


def _part(press: Press, row: Row) -> Element:
    """What of the table a row belongs to: its head or its body."""
    if press.heads(row):
        return Element("THead", f"{press.element.key}.head", press.element)
    return Element("TBody", f"{press.element.key}.body", press.element)


def _element(cell: Cell, tr: Element, position: int, heading: bool, columns: int) -> Element:
    return Element(
        "TH" if heading else "TD", f"{tr.key}.{position}", tr, scope="Column" if heading else "", columns=columns,
        rows=cell.rows,
    )  # fmt: skip
