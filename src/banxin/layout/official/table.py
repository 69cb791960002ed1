"""Tables in an official document: every row whole lines, rules half way between lines, text centred on its line.

A frame of 0.35 mm, 0.25 mm inside (GB/T 9704-2012 leaves tables free; design/gongwen section 6). A table that ends on
line 22 has its last rule on the lower edge of the type area.
"""

from __future__ import annotations

from itertools import chain
from typing import Final

from banxin.document import Cell, Row, Table
from banxin.frame import ARTIFACT, Anchor, Element, Frame, GlyphRun, Item, LinkArea, Path, Placed, Segment, box
from banxin.inlines import plain
from banxin.layout.cells import placed_rows, together
from banxin.layout.columns import widths
from banxin.layout.official.lines import below, clear, strip, text
from banxin.layout.setter import Setter, Words, anchors_of, ink
from banxin.layout.strip import NEVER, Continuation, Strip
from banxin.layout.wide import parted, say_overfull
from banxin.records import record, replace
from banxin.text.setting import Line

PAD: Final = 0.4
"""Ems of the cell's size on both sides of its text."""
LEAST: Final = 2
"""Rows that stay on either side of a page break."""

_Filled = tuple[int, Cell, tuple[tuple[Line, ...], Words]]
"""A cell, the column it starts at, its lines and its words."""


@record
class _Press:
    """A table being set."""

    table: Table
    setter: Setter
    element: Element
    left: tuple[float, ...]
    """Left edges of the columns, and the right edge of the last."""
    numbers: tuple[float, ...]
    """For columns of figures, the width of the widest."""

    @property
    def leading(self) -> float:
        """One line."""
        return self.setter.style.grid.leading

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

    def heads(self, row: Row) -> bool:
        """Whether a row is one of the header's: that very one, for a row of the body may say the same."""
        return any(row is own for own in self.table.header)


def table(block: Table, setter: Setter, key: str) -> tuple[Strip, ...]:
    """Caption, header, rows; a caption and a header again where it runs over a page."""
    press = _Press(block, setter, Element("Table", key), (), ())
    natural = _natural(press)
    parts = parted(block, natural, setter.style.full, 0.0, setter)
    if len(parts) == 1:
        return _strips(press, natural)
    presses = [
        _Press(part, setter, Element("Table", f"{key}.{index}"), (), ()) for index, part in enumerate(parts)
    ]
    return tuple(made for press in presses for made in _strips(press, _natural(press)))


def _strips(press: _Press, natural: tuple[float, ...]) -> tuple[Strip, ...]:
    """A table that fits the page, or is said not to."""
    block, setter = press.table, press.setter
    say_overfull(block, natural, setter.style.full, 0.0, setter)
    press = replace(press, numbers=_numbers(press), left=_columns(press, natural))
    head = _head(press)
    again = _continuation(press)
    groups = together(block.rows)
    strips = [*_caption(press), head]
    for index, rows in enumerate(groups):
        made = _rows(press, rows, index, last=index == len(groups) - 1)
        may_end = LEAST <= index + 1 <= len(groups) - LEAST and rows[-1].kind != "group"
        kept = 0.0 if may_end or index == len(groups) - 1 else NEVER
        pulled = _pulled(press, made)
        strips.append(replace(made, penalty=kept, continued=again if index else None, at_foot=pulled))
    return (*strips, *_notes(press))


# ---------------------------------------------------------------- columns


def _columns(press: _Press, natural: tuple[float, ...]) -> tuple[float, ...]:
    """Left edges of the columns over the width of the page, and the right edge of the last."""
    style = press.setter.style
    shares = tuple(column.width for column in press.table.columns)
    left = [0.0]
    for width in widths(natural, shares, style.full, style.text.table_cell.size):
        left.append(left[-1] + width)
    return tuple(left)


def _natural(press: _Press) -> tuple[float, ...]:
    """What each column's widest cell takes on one line, the room beside its text included."""
    block = press.table
    count = len(block.columns)
    pad = 2 * PAD * press.setter.style.text.table_cell.size
    natural = [pad] * count
    for row, placed in chain(placed_rows(block.header, count), placed_rows(block.rows, count)):
        for position, cell in placed:
            if cell.columns == 1 and row.kind != "group":
                words = _words(press, cell, row)
                width = press.setter.line(words).width + _indent(press, row, position) if words.spans else 0.0
                natural[position] = max(natural[position], width + pad)
    return tuple(natural)


def _numbers(press: _Press) -> tuple[float, ...]:
    """The widest cell of every column of figures; 0 for columns of words."""
    count = len(press.table.columns)
    widest = [0.0] * count
    for row, placed in placed_rows(press.table.rows, count):
        for position, cell in placed:
            if press.table.columns[position].align in ("right", "decimal") and cell.columns == 1:
                words = _words(press, cell, row)
                if words.spans:
                    widest[position] = max(widest[position], press.setter.line(words).width)
    return tuple(widest)


def _words(press: _Press, cell: Cell, row: Row) -> Words:
    setter, texts = press.setter.at(cell.origin), press.setter.style.text
    if press.heads(row):
        return setter.words(cell.inlines, texts.table_header)
    return setter.words(cell.inlines, texts.table_group if row.kind == "group" else texts.table_cell)


# ---------------------------------------------------------------- parts


def _caption(press: _Press) -> tuple[Strip, ...]:
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
        made.append(strip(items, setter, penalty=NEVER))
    first = replace(made[0], anchors=(Anchor(block.anchor, -setter.style.ascent),))
    if block.caption_head:
        first = replace(first, running=("", plain(block.title)))
    if block.unit:
        unit = setter.label(block.unit, texts.table_unit)
        items = ink(unit, setter.style.full - unit.width, 0.0, element)
        return (first, *made[1:], strip(items, setter, penalty=NEVER))
    return (first, *made[1:])


def _head(press: _Press, *, again: bool = False) -> Strip:
    """The header rows as one strip."""
    header = Element("THead", f"{press.element.key}.head", press.element)
    made = _rows(press, press.table.header, 0, part=header, again=again, first=True, last=not press.table.rows)
    return replace(made, penalty=NEVER)


def _continuation(press: _Press) -> Continuation:
    """表1（续） and the header, on the first lines of the next page; the frame closed at the foot of this one."""
    setter, style = press.setter, press.setter.style
    head = _head(press, again=True)
    items: tuple[Item, ...] = ()
    lines = 0
    if press.table.number:
        title = setter.label(f"{press.table.number}（续）", style.text.table_number)
        items = ink(title, (style.full - title.width) / 2, style.ascent, ARTIFACT)
        lines = 1
    if press.table.header:
        items = (*items, Placed(0.0, style.ascent + lines * press.leading, head.frame))
        lines += round((head.height + press.leading) / press.leading)
    foot = box(0.0, _edge(press) + press.leading - press.outer / 2, style.full, press.outer, setter.colour("ink"))
    # the next strip stands a line below the repeated head: its ``above`` is one line, the head's room one less
    height = lines * press.leading + style.ascent - press.leading
    return Continuation(Frame(style.full, height, items), Frame(style.full, 0.0, (foot,)), clear(style) / 4)


def _notes(press: _Press) -> tuple[Strip, ...]:
    block, style = press.table, press.setter.style
    made: list[Strip] = []
    for part, inlines in (("note", block.note), ("source", block.source)):
        if inlines:
            words = press.setter.words(inlines, style.text.table_note)
            made += text(words, press.setter, Element("P", f"{press.element.key}.{part}"))
    return tuple(made)


# ---------------------------------------------------------------- rows


def _edge(press: _Press) -> float:
    """The upper edge of a line's room, from its baseline: half way up to the line before."""
    style = press.setter.style
    return -style.ascent - clear(style)


def _rows(
    press: _Press, rows: tuple[Row, ...], index: int, *, part: Element | None = None, again: bool = False,
    first: bool = False, last: bool = False,
) -> Strip:  # fmt: skip
    """Rows that stay together as one strip of whole lines, with the rules above and beside them."""
    body = part or Element("TBody", f"{press.element.key}.body", press.element)
    items: list[Item] = []
    anchors: list[Anchor] = []
    filled = tuple(
        tuple((position, cell, _lines(press, row, position, cell)) for position, cell in placed)
        for row, placed in placed_rows(rows, len(press.table.columns))
    )
    depths = _depths(filled)
    done = 0
    for number, (row, cells) in enumerate(zip(rows, filled, strict=True)):
        tr = Element("TR", f"{body.key}.{index}.{number}", body)
        y = done * press.leading
        for position, cell, (made, words) in cells:
            count = len(press.table.columns) if row.kind == "group" else cell.columns
            tall = sum(depths[number : number + cell.rows])
            element = ARTIFACT if again else _element(cell, tr, position, press.heads(row), count)
            items += _cell(press, row, (position, cell, count), (made, words), y, tall, element)
            anchors += [anchor for line in made for anchor in anchors_of(line, words, y)]
            items += _rules(press, position, count, y, tall, top=first and number == 0)
        done += depths[number]
    if last and done:
        items.append(_rule(press, 0.0, press.setter.style.full, done * press.leading, press.outer))
    return strip(tuple(items), press.setter, lines=max(done, 1), anchors=tuple(anchors))


def _depths(rows: tuple[tuple[_Filled, ...], ...]) -> tuple[int, ...]:
    """How many lines each row takes; the last row that a cell spans is made high enough for its lines."""
    depths: list[int] = []
    feet: list[tuple[int, int]] = []  # of cells over several rows: the last of them, and on which line they end
    done = 0
    for number, cells in enumerate(rows):
        feet += [(number + cell.rows - 1, done + len(made)) for _, cell, (made, _) in cells if cell.rows > 1]
        own = [len(made) for _, cell, (made, _) in cells if cell.rows == 1]
        depths.append(max([1, *own, *(foot - done for last, foot in feet if last == number)]))
        done += depths[-1]
    return tuple(depths)


def _lines(press: _Press, row: Row, position: int, cell: Cell) -> tuple[tuple[Line, ...], Words]:
    words = _words(press, cell, row)
    if not words.spans:
        return (), words
    count = len(press.table.columns) if row.kind == "group" else cell.columns
    pad = 2 * PAD * press.setter.style.text.table_cell.size
    right = press.left[min(position + count, len(press.left) - 1)]
    measure = right - press.left[position] - pad
    line = press.setter.line(words)
    measure -= _indent(press, row, position)
    if line.width <= measure + 0.5:
        return (line,), words
    return press.setter.lines(words, measure, align="left", balance=True), words


def _cell(
    press: _Press, row: Row, where: tuple[int, Cell, int], said: tuple[tuple[Line, ...], Words], y: float, tall: int,
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
    first = y + (tall - len(lines)) * press.leading / 2 - lift
    for number, line in enumerate(lines):
        x = _x(press, row, position, cell, count, (left, right), line)
        items += ink(line, x, first + number * press.leading, element, None if element is ARTIFACT else words)
    return items


def _x(press: _Press, row: Row, position: int, cell: Cell, count: int, edges: tuple[float, float], line: Line) -> float:
    """Figures right-aligned in a box as wide as the longest, the box centred; words as their column says."""
    left, right = edges
    pad = PAD * press.setter.style.text.table_cell.size
    centre = (left + right) / 2
    align = cell.align or press.table.columns[position].align
    if press.heads(row) or row.kind == "group" or count > 1:
        return centre - line.width / 2
    if align in ("right", "decimal"):
        return centre + press.numbers[position] / 2 - line.width
    return left + pad + _indent(press, row, position) if align == "left" else centre - line.width / 2


def _indent(press: _Press, row: Row, position: int) -> float:
    """Parts of the row above stand in from its words (其中)."""
    return press.setter.style.em / 2 if row.kind == "part" and position == 0 else 0.0


def _element(cell: Cell, tr: Element, position: int, heading: bool, columns: int) -> Element:
    return Element(
        "TH" if heading else "TD", f"{tr.key}.{position}", tr, scope="Column" if heading else "", columns=columns,
        rows=cell.rows,
    )  # fmt: skip


# ---------------------------------------------------------------- rules


def _rules(press: _Press, position: int, count: int, y: float, tall: int, *, top: bool) -> list[Item]:
    """The rule above a cell and those beside it."""
    left, right = press.left[position], press.left[min(position + count, len(press.left) - 1)]
    height = tall * press.leading
    items = [_rule(press, left, right - left, y, press.outer if top else press.inner)]
    items.append(_upright(press, left, y, height, press.outer if position == 0 else press.inner))
    if position + count >= len(press.table.columns):
        items.append(_upright(press, right, y, height, press.outer))
    return items


def _pulled(press: _Press, strip: Strip) -> Frame:
    """Rows that end on line 22: what reaches below the type area is cut off, the last rule lies on its lower edge."""
    foot = strip.height + below(press.setter.style)
    up = strip.height + press.leading + _edge(press) - foot
    items = [_cut(item, foot) if isinstance(item, Path) else _raised(item, up / 2) for item in strip.frame.items]
    width = press.setter.style.full
    closing = box(0.0, foot - press.outer, width, press.outer, press.setter.colour("ink"))
    return replace(strip.frame, items=(*(item for item in items if item is not None), closing))


def _raised(item: Item, up: float) -> Item:
    """Words in the middle of what is left of their row."""
    return replace(item, y=item.y - up) if isinstance(item, GlyphRun | LinkArea) else item


def _cut(path: Path, foot: float) -> Path | None:
    """A rule no lower than ``foot``; ``None`` where nothing is left of it."""
    if min(step.points[1] for step in path.segments if step.points) >= foot - 0.01:
        return None
    return replace(path, segments=tuple(_above(step, foot) for step in path.segments))


def _above(step: Segment, foot: float) -> Segment:
    return Segment(step.move, (step.points[0], min(step.points[1], foot)) if step.points else ())


def _rule(press: _Press, x: float, length: float, y: float, weight: float) -> Item:
    return box(x, y + _edge(press) - weight / 2, length, weight, press.setter.colour("ink"))


def _upright(press: _Press, x: float, y: float, height: float, weight: float) -> Item:
    top = y + _edge(press) - press.outer / 2
    return box(x - weight / 2, top, weight, height + press.outer, press.setter.colour("ink"))

