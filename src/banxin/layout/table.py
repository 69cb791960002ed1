"""Tables to strips: caption and header, a strip a row, foot and notes; 表1（续） over a page end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from banxin.document import Row, Table
from banxin.frame import ARTIFACT, Anchor, Element, Frame, GlyphRun, Item, Placed, box, rule
from banxin.inlines import plain
from banxin.layout.carried import carried
from banxin.layout.cells import (
    Fitted,
    FittedRow,
    Press,
    columns_of,
    natural_widths,
    press_of,
    striped,
    together,
    unmarked,
)
from banxin.layout.cells import labels as labels_of_cells
from banxin.layout.ink import anchors_of, ink
from banxin.layout.paragraph import all_foot_notes, foot_notes
from banxin.layout.placing import lines_of, place_of
from banxin.layout.setter import Setter
from banxin.layout.slicing import sliced
from banxin.layout.strip import CONTINUED, NEVER, Continuation, FootNote, Strip
from banxin.layout.wide import parted, say_overfull
from banxin.layout.words import Words
from banxin.records import record, replace
from banxin.text.setting import Line

TURNOVER: Final = "转下页"
CAPTION: Final = 13.0
"""Points that a caption takes above its baseline."""
SPLIT: Final = 60.0
"""What it costs to break elsewhere when a group row lies near enough above to break before it."""
PARTED: Final = 150.0
"""What it costs to break a table that has room on one page: rather a page six lines short, or a last page a little
bare."""


def table(block: Table, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A table over the full width of the page; one that is wider as several, and that is said."""
    style = setter.style
    press = press_of(block, setter, key)
    natural = natural_widths(press)
    room = style.full - 2 * style.table.padding
    parts = parted(block, natural, room, style.table.between, setter)
    if len(parts) == 1:
        return _strips(_pressed(press, natural))
    presses = [press_of(part, setter, f"{key}.{index}") for index, part in enumerate(parts)]
    return tuple(strip for press in presses for strip in _strips(_pressed(press, natural_widths(press))))


def _pressed(press: Press, natural: tuple[float, ...]) -> Press:
    """The table with its columns in the width of the page; one that cannot be so narrow is said."""
    style = press.setter.style
    say_overfull(press.table, natural, style.full - 2 * style.table.padding, style.table.between, press.setter)
    return replace(press, columns=columns_of(press, natural))


def _strips(press: Press) -> tuple[Strip, ...]:
    block, setter = press.table, press.setter
    heights = _header_heights(press)
    head = _head(press, heights, continued=False)
    again = _continuation(press, heights)
    groups = together(block.rows)
    stripes = iter(striped(block.rows) if setter.style.table.zebra else (False,) * len(block.rows))
    fitted = iter(press.rows)
    body = Element("TBody", f"{press.element.key}.body", press.element)
    sets = [tuple(islice(fitted, len(rows))) for rows in groups]
    stacks = [
        _stacked(press, rows, body, f"{body.key}.{index}", stripes=tuple(islice(stripes, len(rows))))
        for index, rows in enumerate(sets)
    ]
    has_room = head.height + sum(stack.height for stack in stacks) <= setter.style.type_height
    penalties = _penalties(groups, setter, PARTED if has_room else 0.0)
    room = setter.style.type_height - again.head.height - again.foot_height
    done = [head]
    for index, (own, stack, penalty) in enumerate(zip(sets, stacks, penalties, strict=True)):
        strip = _rows(stack, setter, again if index else None, penalty)
        splits = strip.height > room or setter.style.table.split == "lines"
        lead = setter.style.table.row - setter.style.table.leading_of_two
        done += sliced(strip, stack.edges, again, lead, carried(press, own, stack.heights)) if splits else (strip,)
    return (*done[:-1], *_foot(press, done[-1]))


def _penalties(rows: list[tuple[Row, ...]], setter: Setter, parting: float) -> list[float]:
    """What it costs to end a page after each group of rows that stay together.

    Never fewer than three on either side, never after a group row or before a part (design tokens 11). Any other break
    costs ``parting``, and more where a group row is near.
    """
    measures = setter.style.table
    least = min(measures.least_rows, len(rows))
    done: list[float] = []
    last_group = -measures.group_break - 1
    for index, own in enumerate(rows):
        if own[0].kind == "group":
            last_group = index
        following = rows[index + 1][0].kind if index + 1 < len(rows) else ""
        forbidden = index + 1 < least or len(rows) - index - 1 < least
        if forbidden or own[-1].kind == "group" or following == "part":
            penalty = NEVER
        elif following != "group" and 0 < index - last_group + 1 <= measures.group_break and last_group > least:
            penalty = parting + SPLIT
        else:
            penalty = parting
        done.append(penalty if index + 1 < len(rows) else NEVER)
    return done


# ---------------------------------------------------------------- head and foot


def _header_heights(press: Press) -> tuple[float, ...]:
    """How high each header row is: known before its cells are set into its middle."""
    return _stacked(press, press.header, ARTIFACT, "", continued=True).heights


def _head(press: Press, heights: tuple[float, ...], *, continued: bool) -> Strip:
    """Caption, head rule, header rows and the rule under them; it starts at the caption's first baseline."""
    block, setter, style = press.table, press.setter, press.setter.style
    measures = style.table
    items, notes, last = _caption(press, continued)
    y = last + measures.caption_above if block.number else 0.0
    items.append(rule(0.0, y, style.full, measures.head_rule, setter.colour("ink")))
    header = Element("THead", f"{press.element.key}.head", press.element)
    stack = _stacked(press, press.header, header, header.key, y, heights=heights, continued=continued)
    items += stack.items
    y += stack.height
    items.append(rule(0.0, y, style.full, measures.under_head, setter.colour("ink")))
    title = (block.number, plain(block.title))
    return Strip(
        frame=Frame(style.full, y, tuple(items)), start="table" if block.number else "rule", end="rows", height=y,
        ascent=CAPTION if block.number else 0.0, penalty=NEVER, anchors=(Anchor(block.anchor, -12.0),),
        new_page=block.caption_head, running=("", title[1]) if block.caption_head else None,
        notes=(*notes, *stack.notes),
    )  # fmt: skip


def labels(block: Table, setter: Setter) -> Iterator[tuple[Words, str]]:
    """The captions of a table, also those it goes on under, and what its first rows say, with their origins."""
    if block.number:
        for continued in (False, True):
            yield _caption_words(block, setter, continued), block.origin
    yield from labels_of_cells(block, setter)


def _caption_words(block: Table, setter: Setter, continued: bool) -> Words:
    """Number and title; said again over a page end, the marks of notes stand where they did first."""
    texts = setter.style.text
    number, title = block.number, setter.words(block.title, texts.table_title)
    if continued:
        number, title = number + CONTINUED, title.unmarked
    return setter.plain(number + "\u3000", texts.table_number) + title


def _caption(press: Press, continued: bool) -> tuple[list[Item], tuple[FootNote, ...], float]:
    """The caption's ink, its notes and its last baseline; the unit stands at the right of that line."""
    block, setter, style = press.table, press.setter, press.setter.style
    if not block.number:
        return [], (), 0.0
    # A repeated caption is furniture: those who listen have heard it (PDF/UA-1 7.8).
    element = ARTIFACT if continued else Element("Caption", f"{press.element.key}.caption", press.element)
    words = _caption_words(block, setter, continued)
    unit = setter.label(block.unit, style.text.table_unit) if block.unit else None
    lines = _caption_lines(words, style.full - (unit.width + style.em if unit else 0.0), setter)
    items: list[Item] = []
    y = 0.0
    for index, line in enumerate(lines):
        y = index * style.text.table_title.leading
        items += ink(line, 0.0, y, element, None if continued else words)
    if unit:
        items += ink(unit, style.full - unit.width, y, element)
    return items, all_foot_notes(words, setter, element.key), y


def _caption_lines(words: Words, room: float, setter: Setter) -> tuple[Line, ...]:
    """Most captions take one line, which is at hand."""
    line = setter.line(words)
    return (line,) if line.width <= room else setter.lines(words, room, align="left", balance=True)


def _continuation(press: Press, heights: tuple[float, ...]) -> Continuation:
    style, setter = press.setter.style, press.setter
    head = _head(unmarked(press), heights, continued=True)
    lift = CAPTION if press.table.number else 0.0
    turnover = setter.label(TURNOVER, style.text.table_turnover)
    foot = Frame(
        style.full, 20.0,
        (
            rule(0.0, 0.0, style.full, style.table.part_rule, setter.colour("ink")),
            *ink(turnover, style.full - turnover.width, 13.0, ARTIFACT),
        ),
    )  # fmt: skip
    return Continuation(Frame(style.full, lift + head.height, (Placed(0.0, lift, head.frame),)), foot, 16.0)


def _foot(press: Press, last: Strip) -> tuple[Strip, ...]:
    """The last row with the foot rule, note and source below it."""
    block, setter, style = press.table, press.setter, press.setter.style
    role = style.text.table_note
    items: list[Item] = [
        *last.frame.items, rule(0.0, last.height, style.full, style.table.foot_rule, setter.colour("ink")),
    ]  # fmt: skip
    y = last.height
    notes = [*last.notes]
    for part, inlines in (("note", block.note), ("source", block.source)):
        if not inlines:
            continue
        words = setter.words(inlines, role)
        element = Element("P", f"{press.element.key}.{part}")
        for line in setter.lines(words, style.full):
            y += role.leading
            items += ink(line, 0.0, y + 3.0, element, words)
        notes += all_foot_notes(words, setter, element.key)
    below = y + 3.0 if y > last.height else y
    frame = Frame(style.full, below, tuple(items))
    return (replace(last, frame=frame, height=below, end="table", penalty=0.0, notes=tuple(notes)),)


# ---------------------------------------------------------------- rows


@record
class _Stack:
    """Rows one below the other: their ink, how high they are, and where below their start a line of cells ends."""

    items: tuple[Item, ...]
    heights: tuple[float, ...]
    anchors: tuple[Anchor, ...]
    notes: tuple[FootNote, ...]
    edges: tuple[float, ...]

    @property
    def height(self) -> float:
        """Of all rows together."""
        return sum(self.heights)


def _rows(stack: _Stack, setter: Setter, continued: Continuation | None, penalty: float) -> Strip:
    """Rows that stay together as one strip; it starts at the upper edge of the first."""
    return Strip(
        frame=Frame(setter.style.full, stack.height, stack.items), start="rows", end="rows", height=stack.height,
        above=0.0, anchors=stack.anchors, notes=stack.notes, continued=continued, penalty=penalty,
    )  # fmt: skip


@record
class _Reach:
    """A cell that spans rows: the last of them, how far down its lines stand, and from where to where it reaches."""

    last: int
    foot: float
    left: float
    right: float


def _stacked(
    press: Press, rows: tuple[FittedRow, ...], part: Element, key: str, start: float = 0.0, *,
    stripes: tuple[bool, ...] = (), heights: tuple[float, ...] = (), continued: bool = False,
) -> _Stack:  # fmt: skip
    """Rows from ``start`` down; the last row that a cell spans is made high enough for its lines.

    Cells stand at the head of their rows; where the ``heights`` of the rows are known already, in their middle.
    """
    style, setter = press.setter.style, press.setter
    full, measures = style.full, style.table
    items: list[Item] = []
    anchors: list[Anchor] = []
    notes: list[FootNote] = []
    edges: list[float] = []
    reaches: list[_Reach] = []
    found: list[float] = []
    y = start
    for position, fitted in enumerate(rows):
        kind = fitted.row.kind
        tr = ARTIFACT if continued else Element("TR", f"{key}.{position}", part)
        own = _row(press, fitted, tr, y, heights[position:])
        reaches += (_Reach(position + count - 1, *rest) for count, *rest in own.spans)
        height = max(own.height, *(reach.foot - y for reach in reaches if reach.last == position), 0.0)
        if kind == "group" or (stripes and stripes[position]):
            ground = measures.group_ground if kind == "group" else measures.zebra
            items.append(box(0.0, y, full, height, setter.colour(ground or "white")))
        items += own.items
        anchors += own.anchors
        notes += own.notes
        found.append(height)
        if kind == "total":
            items.append(rule(0.0, y, full, measures.under_head, setter.colour("ink")))
        lines = round((height - measures.row) / measures.leading_of_two)
        edges += (y - start + measures.row + line * measures.leading_of_two for line in range(lines))
        y += height
        edges.append(y - start)
        if kind != "group" and part.kind == "TBody":
            over = [(reach.left, reach.right) for reach in reaches if reach.last > position]
            items += (rule(x, y, width, measures.row_rule, setter.colour("hair")) for x, width in _free(full, over))
    return _Stack(tuple(items), tuple(found), tuple(anchors), tuple(notes), tuple(edges))


def _reach(press: Press, own: Fitted) -> tuple[float, float]:
    """From where to where a cell reaches, half of the blank beside its columns included."""
    count, half = len(press.table.columns), press.setter.style.table.between / 2
    left, width = press.columns.span(own.position, own.cell.columns)
    ends = own.position + own.cell.columns >= count
    return (left - half if own.position else 0.0), (press.setter.style.full if ends else left + width + half)


class _Row(NamedTuple):
    """A row's ink, height, anchors and footnotes; of its cells over several rows how many and how far they reach."""

    items: list[Item]
    height: float
    anchors: list[Anchor]
    notes: list[FootNote]
    spans: list[tuple[int, float, float, float]]


def _free(full: float, over: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Where a rule under a row begins and how long it is, again after each cell that reaches ``over`` it."""
    x = 0.0
    for left, right in sorted(over):
        if left > x:
            yield x, left - x
        x = max(x, right)
    if x < full:
        yield x, full - x


def _row(press: Press, fitted: FittedRow, tr: Element, y: float, heights: tuple[float, ...]) -> _Row:
    """A row whose upper edge is at ``y``; one that is only repeated is an artifact.

    With the ``heights`` of it and the rows below, cells stand in their middle, and those over columns above a rule.
    """
    setter, measures = press.setter, press.setter.style.table
    items: list[Item] = []
    anchors: list[Anchor] = []
    notes: list[FootNote] = []
    spans: list[tuple[int, float, float, float]] = []
    deepest = 1
    for own in fitted.cells:
        cell, words = own.cell, own.words
        place = place_of(press, fitted, own)
        lines = lines_of(setter, own, max(place.room + own.hanging, 1.0))
        depth = measures.row + (len(lines) - 1) * measures.leading_of_two
        if cell.rows > 1:
            spans.append((cell.rows, y + depth, *_reach(press, own)))
        else:
            deepest = max(deepest, len(lines))
        tall = sum(heights[: cell.rows])
        top = y + (tall - depth) / 2 if heights else y
        if cell.columns > 1 and cell.rows < len(heights):
            items.append(rule(place.edge, y + tall, place.room, measures.row_rule, setter.colour("ink")))
        element = tr if tr is ARTIFACT else _element(fitted, own, tr, len(press.table.columns))
        if not lines and element is not ARTIFACT:
            items.append(_empty(setter, place.edge, top + measures.baseline, element))
        for number, line in enumerate(lines):
            x = place.at(line.width)
            base = top + measures.baseline + number * measures.leading_of_two
            items += ink(line, x, base, element, None if element is ARTIFACT else words)
            anchors += anchors_of(line, words, base)
            notes += foot_notes(line, words, setter, element.key, base)
    return _Row(items, measures.row + (deepest - 1) * measures.leading_of_two, anchors, notes, spans)


def _empty(setter: Setter, x: float, y: float, element: Element) -> GlyphRun:
    """An empty cell draws nothing, but its row must not lack a cell for those who listen (PDF/UA-1 7.5)."""
    role = setter.style.text.table_cell
    face = setter.style.families[role.family].weights[role.weight].removesuffix(".ttf")
    return GlyphRun(x, y, face, role.size, setter.colour(role.colour), b"", "", 0.0, element=element)


def _element(fitted: FittedRow, own: Fitted, tr: Element, columns: int) -> Element:
    is_group = fitted.row.kind == "group"
    is_head = fitted.is_header or is_group
    return Element(
        "TH" if is_head else "TD", f"{tr.key}.{own.position}", tr, scope="Column" if is_head else "",
        columns=columns if is_group else own.cell.columns, rows=own.cell.rows,
    )  # fmt: skip
