"""Tables to strips: caption and header, a strip a row, foot and notes; 表1（续） over a page end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from banxin.document import Amount, Cell, Inlines, PageOf, Row, Table, plain
from banxin.frame import ARTIFACT, Anchor, Element, Frame, GlyphRun, Item, Placed, box, rule
from banxin.layout.columns import tail, widths
from banxin.layout.setter import Setter, Words, anchors_of, ink
from banxin.layout.strip import NEVER, Continuation, Strip
from banxin.layout.wide import fitting
from banxin.problems import Place, warning
from banxin.records import record
from banxin.text.setting import Line

AHEAD: Final = 100
"""Rows whose cells are set at once: few enough that their lines are still kept when the rows are."""
TURNOVER: Final = "转下页"
SPLIT: Final = 60.0
"""What it costs to break elsewhere when a group row lies near enough above to break before it."""


@record
class _Columns:
    """Left edges and widths of the text of each column, from the left edge of the type area."""

    left: tuple[float, ...]
    width: tuple[float, ...]

    def span(self, first: int, count: int) -> tuple[float, float]:
        """Left edge and width of a cell over ``count`` columns."""
        last = min(first + count, len(self.left)) - 1
        return self.left[first], self.left[last] + self.width[last] - self.left[first]


@record
class _Press:
    """A table being set: everything its rows need."""

    table: Table
    setter: Setter
    element: Element
    columns: _Columns
    grouped: bool
    tails: tuple[float, ...] = ()
    """How much the numbers of each decimal column at most have after their point; 0 for other columns."""

    def indent(self, row: Row) -> float:
        """How far the first cell of a row stands in: items under a group row one step, their parts two more."""
        measures = self.setter.style.table
        steps = {"group": 0, "total": 0, "item": 1, "part": 3}[row.kind]
        return steps * measures.indent if self.grouped else (2 * measures.indent if row.kind == "part" else 0.0)


def table(block: Table, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A table over the full width of the page; one that is wider as several, and that is said."""
    style = setter.style
    press = _press(block, setter, key)
    natural = _natural(press)
    room = style.full - 2 * style.table.padding
    parts = fitting(block, natural, room, style.table.between, style.text.table_cell.size)
    if len(parts) == 1:
        return _strips(replace(press, columns=_columns(press, natural)))
    message = f"{block.number}有{len(block.columns)}栏，比版心宽，按栏分排成{len(parts)}段"
    setter.problems.append(warning(Place(setter.origin), "L007", message, "减少栏数，或自己分成几张表"))
    presses = [_press(part, setter, f"{key}.{index}") for index, part in enumerate(parts)]
    return tuple(
        strip for press in presses for strip in _strips(replace(press, columns=_columns(press, _natural(press))))
    )


def _press(block: Table, setter: Setter, key: str) -> _Press:
    grouped = any(row.kind == "group" for row in block.rows)
    press = _Press(block, setter, Element("Table", key), _Columns((), ()), grouped)
    tails = [0.0] * len(block.columns)
    if any(column.align == "decimal" for column in block.columns):
        for row in block.rows:
            for position, cell in _placed(row, len(tails), None):
                tails[position] = max(tails[position], _tail(press, cell, row, position))
    return replace(press, tails=tuple(tails))


def _tail(press: _Press, cell: Cell, row: Row, position: int) -> float:
    """The width of what a number of a decimal column has after its point."""
    decimal = press.table.columns[position].align == "decimal" and not cell.align and cell.columns == 1
    said = tail(plain(cell.inlines)) if decimal and row.kind != "group" else ""
    return press.setter.label(said, press.setter.style.text.table_figure).width if said else 0.0


def _blank_tail(press: _Press, cell: Cell, row: Row, position: int) -> float:
    """How much a number of a decimal column stands in from the right, for its point to be below the others'."""
    if press.table.columns[position].align != "decimal" or cell.align or cell.columns > 1 or row.kind == "group":
        return 0.0
    if row in press.table.header:
        return 0.0
    return press.tails[position] - _tail(press, cell, row, position)


def _strips(press: _Press) -> tuple[Strip, ...]:
    block, setter = press.table, press.setter
    head = _head(press, continued=False)
    again = _continuation(press)
    strips = [head]
    groups = _together(block.rows)
    for index, rows in enumerate(groups):
        strips.append(_rows(press, rows, index, again if index else None))
    strips = _penalties(strips, groups, setter)
    return (*strips[:-1], *_foot(press, strips[-1]))


def _together(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """Rows that a cell spans over stay in one strip."""
    groups: list[tuple[Row, ...]] = []
    index = 0
    while index < len(rows):
        reach = index + 1
        position = index
        while position < reach and position < len(rows):
            deepest = max((cell.rows for cell in rows[position].cells), default=1)
            reach = max(reach, position + deepest)
            position += 1
        groups.append(rows[index : min(reach, len(rows))])
        index = min(reach, len(rows))
    return groups


def _penalties(strips: list[Strip], rows: list[tuple[Row, ...]], setter: Setter) -> list[Strip]:
    """Never fewer than three rows on either side, never after a group row or before a part (design tokens 11)."""
    measures = setter.style.table
    least = min(measures.least_rows, len(rows))
    done = [replace(strips[0], penalty=NEVER)]
    last_group = -measures.group_break - 1
    for index, strip in enumerate(strips[1:]):
        if rows[index][0].kind == "group":
            last_group = index
        following = rows[index + 1][0].kind if index + 1 < len(rows) else ""
        forbidden = index + 1 < least or len(rows) - index - 1 < least
        if forbidden or rows[index][-1].kind == "group" or following == "part":
            penalty = NEVER
        elif following != "group" and 0 < index - last_group + 1 <= measures.group_break and last_group > least:
            penalty = SPLIT
        else:
            penalty = 0.0
        done.append(replace(strip, penalty=penalty if index + 1 < len(rows) else NEVER))
    return done


# ---------------------------------------------------------------- columns


def _natural(press: _Press) -> tuple[float, ...]:
    """What each column's widest cell takes on one line."""
    block = press.table
    count = len(block.columns)
    natural = [0.0] * count
    rows = (*block.header, *block.rows)
    covered: dict[int, int] = {}
    for start in range(0, len(rows), AHEAD):
        some = rows[start : start + AHEAD]
        press.setter.ahead(found for row in some for found in _cells(press, row, count))
        for row in some:
            if row.kind != "group":
                natural = list(map(max, natural, _wanted(press, row, count, covered)))
    return tuple(natural)


def _columns(press: _Press, natural: tuple[float, ...]) -> _Columns:
    style = press.setter.style
    room = style.full - 2 * style.table.padding - (len(natural) - 1) * style.table.between
    shares = tuple(column.width for column in press.table.columns)
    done = widths(natural, shares, room, style.text.table_cell.size)
    left, x = [], style.table.padding
    for width in done:
        left.append(x)
        x += width + style.table.between
    return _Columns(tuple(left), done)


def _cells(press: _Press, row: Row, count: int) -> Iterator[tuple[Words, str]]:
    """The words of a row's cells and of the qualifiers they begin with, and where they come from."""
    for position, cell in _placed(row, count, None):
        yield _words(press, cell, row, position), cell.origin
        qualifiers = _qualifiers(press, cell, row, position)
        if qualifiers:
            yield press.setter.plain(qualifiers, press.setter.style.text.table_qualifier), cell.origin


def _wanted(press: _Press, row: Row, count: int, covered: dict[int, int]) -> list[float]:
    """What each cell of a row takes on one line; a qualifier hangs into the column before, which mostly has room."""
    wanted = [0.0] * count
    placed = _placed(row, count, covered)
    _cover(placed, covered)
    for position, cell in placed:
        if cell.columns > 1:
            continue
        words = _words(press, cell, row, position)
        width = press.setter.at(cell.origin).line(words).width if words.spans else 0.0
        hanging = _qualifier_width(press, cell, row, position)
        wanted[position] = max(wanted[position], width - hanging + _blank_tail(press, cell, row, position))
        if position == 0 and row not in press.table.header:
            wanted[0] += press.indent(row)
        if hanging:
            wanted[position - 1] += hanging
    return wanted


def _qualifier_width(press: _Press, cell: Cell, row: Row, position: int) -> float:
    """The width of the qualifiers that a cell of a figures column begins with, and the gap after them."""
    qualifiers = _qualifiers(press, cell, row, position)
    if not qualifiers:
        return 0.0
    style = press.setter.style
    return press.setter.label(qualifiers, style.text.table_qualifier).width + style.table.qualifier_gap


def _qualifiers(press: _Press, cell: Cell, row: Row, position: int) -> str:
    """The qualifiers that a cell of a figures column begins with."""
    if not position or row in press.table.header or not press.table.columns[position].figures:
        return ""
    return "".join([inline.qualifier for inline in cell.inlines if isinstance(inline, Amount)])


def _placed(row: Row, count: int, covered: dict[int, int] | None) -> list[tuple[int, Cell]]:
    """Cells with the columns they start at; ``covered`` counts the rows that spans from above still reach down."""
    covered = covered if covered is not None else {}
    done: list[tuple[int, Cell]] = []
    position = 0
    for cell in row.cells:
        while covered.get(position, 0):
            position += 1
        if position >= count:
            break
        done.append((position, cell))
        position += cell.columns
    return done


def _words(press: _Press, cell: Cell, row: Row, position: int) -> Words:
    setter, texts = press.setter, press.setter.style.text
    if row.kind == "group":
        return setter.words(cell.inlines, texts.table_group)
    if row in press.table.header:
        return setter.words(cell.inlines, texts.table_header)
    if press.table.columns[position].figures:
        return _figure_words(setter, cell.inlines)
    pages = bool(cell.inlines) and all(isinstance(inline, PageOf) for inline in cell.inlines)
    return setter.words(cell.inlines, texts.table_page if pages else texts.table_cell)


def _figure_words(setter: Setter, inlines: Inlines) -> Words:
    """A figure in figures' face; what qualifies it (超过, 突破) in the face of words before it."""
    texts = setter.style.text
    words = Words((), ())
    for inline in inlines:
        if isinstance(inline, Amount) and inline.qualifier:
            words += setter.plain(inline.qualifier, texts.table_qualifier)
            inline = replace(inline, qualifier="")
        words += setter.words((inline,), texts.table_figure)
    return words


# ---------------------------------------------------------------- head and foot


def _head(press: _Press, *, continued: bool) -> Strip:
    """Caption, head rule, header rows and the rule under them; it starts at the caption's baseline."""
    block, setter, style = press.table, press.setter, press.setter.style
    measures = style.table
    items: list[Item] = list(_caption(press, continued))
    y = measures.caption_above
    items.append(rule(0.0, y, style.full, measures.head_rule, setter.colour("ink")))
    header = Element("THead", f"{press.element.key}.head", press.element)
    covered: dict[int, int] = {}
    for index, row in enumerate(block.header):
        tr = Element("TR", f"{header.key}.{index}", header)
        ink_items, height, _ = _row(press, row, tr, y, covered=covered, continued=continued)
        items += ink_items
        y += height
    items.append(rule(0.0, y, style.full, measures.under_head, setter.colour("ink")))
    title = (block.number, plain(block.title))
    return Strip(
        frame=Frame(style.full, y, tuple(items)), start="table", end="rows", height=y, ascent=13.0,
        penalty=NEVER, anchors=(Anchor(block.anchor, -12.0),), new_page=block.caption_head,
        running=("", title[1]) if block.caption_head else None,
    )  # fmt: skip


def _caption(press: _Press, continued: bool) -> list[Item]:
    block, setter, texts = press.table, press.setter, press.setter.style.text
    element = Element("Caption", f"{press.element.key}.caption", press.element)
    number = block.number + ("（续）" if continued else "")
    words = setter.plain(number + "\u3000", texts.table_number) + setter.words(block.title, texts.table_title)
    line = setter.line(words)
    if continued:
        # A repeated caption is furniture: those who listen have heard it (PDF/UA-1 7.8).
        return list(ink(line, 0.0, 0.0, ARTIFACT))
    items = list(ink(line, 0.0, 0.0, element, words))
    if block.unit:
        unit = setter.label(block.unit, texts.table_unit)
        items += ink(unit, setter.style.full - unit.width, 0.0, element)
    return items


def _continuation(press: _Press) -> Continuation:
    style, setter = press.setter.style, press.setter
    head = _head(press, continued=True)
    lift = 13.0
    turnover = setter.label(TURNOVER, style.text.table_turnover)
    foot = Frame(
        style.full, 20.0,
        (
            rule(0.0, 0.0, style.full, style.table.part_rule, setter.colour("ink")),
            *ink(turnover, style.full - turnover.width, 13.0, ARTIFACT),
        ),
    )  # fmt: skip
    return Continuation(Frame(style.full, lift + head.height, (Placed(0.0, lift, head.frame),)), foot, 16.0)


def _foot(press: _Press, last: Strip) -> tuple[Strip, ...]:
    """The last row with the foot rule, note and source below it."""
    block, setter, style = press.table, press.setter, press.setter.style
    role = style.text.table_note
    items: list[Item] = [
        *last.frame.items, rule(0.0, last.height, style.full, style.table.foot_rule, setter.colour("ink")),
    ]  # fmt: skip
    y = last.height
    for part, inlines in (("note", block.note), ("source", block.source)):
        if not inlines:
            continue
        words = setter.words(inlines, role)
        for line in setter.lines(words, style.full):
            y += role.leading
            items += ink(line, 0.0, y + 3.0, Element("P", f"{press.element.key}.{part}"), words)
    below = y + 3.0 if y > last.height else y
    return (replace(last, frame=Frame(style.full, below, tuple(items)), height=below, end="table", penalty=0.0),)


# ---------------------------------------------------------------- rows


def _rows(press: _Press, rows: tuple[Row, ...], index: int, continued: Continuation | None) -> Strip:
    """Rows that stay together as one strip; it starts at the upper edge of the first."""
    style, setter = press.setter.style, press.setter
    body = Element("TBody", f"{press.element.key}.body", press.element)
    items: list[Item] = []
    anchors: list[Anchor] = []
    covered: dict[int, int] = {}
    y = 0.0
    for position, row in enumerate(rows):
        tr = Element("TR", f"{body.key}.{index}.{position}", body)
        ink_items, height, found = _row(press, row, tr, y, covered=covered)
        items += ink_items
        anchors += found
        y += height
        if row.kind != "group":
            items.append(rule(0.0, y, style.full, style.table.row_rule, setter.colour("hair")))
    return Strip(
        frame=Frame(style.full, y, tuple(items)), start="rows", end="rows", height=y, above=0.0,
        anchors=tuple(anchors), continued=continued,
    )  # fmt: skip


def _row(
    press: _Press, row: Row, tr: Element, y: float, *, covered: dict[int, int] | None = None, continued: bool = False
) -> tuple[list[Item], float, list[Anchor]]:
    style, setter = press.setter.style, press.setter
    measures = style.table
    heading = row in press.table.header
    items: list[Item] = []
    anchors: list[Anchor] = []
    deepest = 1
    placed = _placed(row, len(press.table.columns), covered)
    for position, cell in placed:
        count = len(press.table.columns) if row.kind == "group" else cell.columns
        left, width = press.columns.span(position, count)
        indent = press.indent(row) if position == 0 and not heading else 0.0
        words = _words(press, cell, row, position)
        hanging = 0.0 if heading else _qualifier_width(press, cell, row, position)
        lines = _cell_lines(setter.at(cell.origin), words, max(width - indent + hanging, 1.0))
        deepest = max(deepest, len(lines) if cell.rows == 1 else 1)
        element = ARTIFACT if continued else _cell_element(cell, tr, position, heading or row.kind == "group", count)
        align = _align(press, cell, row, position)
        blank = _blank_tail(press, cell, row, position) if align == "right" else 0.0
        if not lines and element is not ARTIFACT:
            items.append(_empty(setter, left, y + measures.baseline, element))
        for number, line in enumerate(lines):
            x = left + indent + _offset(align, width - indent, line.width) - blank
            base = y + measures.baseline + number * measures.leading_of_two
            items += ink(line, x, base, element, None if continued else words)
            anchors += anchors_of(line, words, base)
    height = measures.row + (deepest - 1) * measures.leading_of_two
    _cover(placed, covered)
    if row.kind == "group":
        items.insert(0, box(0.0, y, style.full, height, setter.colour(measures.group_ground)))
    return items, height, anchors


def _cell_lines(setter: Setter, words: Words, measure: float) -> tuple[Line, ...]:
    """A cell's lines, ragged; most cells take one, already set to find the column's width."""
    if not words.spans:
        return ()
    line = setter.line(words)
    return (line,) if line.width <= measure else setter.lines(words, measure, align="left")


def _empty(setter: Setter, x: float, y: float, element: Element) -> GlyphRun:
    """An empty cell draws nothing, but its row must not lack a cell for those who listen (PDF/UA-1 7.5)."""
    role = setter.style.text.table_cell
    face = setter.style.families[role.family].weights[role.weight].removesuffix(".ttf")
    return GlyphRun(x, y, face, role.size, setter.colour(role.colour), b"", "", 0.0, element=element)


def _cover(placed: list[tuple[int, Cell]], covered: dict[int, int] | None) -> None:
    """Count down the spans from above and note those that start here."""
    if covered is None:
        return
    for position in list(covered):
        covered[position] = max(covered[position] - 1, 0)
    for position, cell in placed:
        if cell.rows > 1:
            for column in range(position, position + cell.columns):
                covered[column] = cell.rows - 1


def _cell_element(cell: Cell, tr: Element, position: int, heading: bool, columns: int) -> Element:
    kind = "TH" if heading else "TD"
    return Element(
        "TH" if kind == "TH" else "TD", f"{tr.key}.{position}", tr, scope="Column" if heading else "",
        columns=columns, rows=cell.rows,
    )  # fmt: skip


def _align(press: _Press, cell: Cell, row: Row, position: int) -> str:
    if cell.align:
        return cell.align
    if row.kind == "group":
        return "left"
    align = press.table.columns[position].align
    return "right" if align == "decimal" else align


def _offset(align: str, room: float, width: float) -> float:
    match align:
        case "right":
            return room - width
        case "centre":
            return (room - width) / 2
        case _:
            return 0.0

