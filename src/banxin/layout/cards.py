"""Cards to strips: rows of two or three, row cards, a lead card, open columns."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.document import Card, Cards
from banxin.frame import Anchor, Element, Frame, Item, Placed, box, rule
from banxin.layout.ink import anchors_of, ink
from banxin.layout.paragraph import all_foot_notes
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, FootNote, Strip
from banxin.layout.words import Wanted, Words
from banxin.records import record, replace
from banxin.style import Style
from banxin.text.setting import Line

ALIKE = 2
"""A group shares one height if no row differs by more than this many lines (design tokens 9)."""
SHORT = 2
"""Card text of so many lines is set ragged and balanced where its last line would be a stub."""
STUB = 4
"""A last line under so many characters is a stub."""


def cards(block: Cards, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A group of cards in the form chosen for it; its rows do not break and none is left alone."""
    group = block.cards
    strips: list[Strip] = []
    if block.lead:
        strips.append(replace(_row_card(group[0], setter, f"{key}.0", lead=True), penalty=NEVER))
        group = group[1:]
    offset = len(block.cards) - len(group)
    match block.form:
        case "rows":
            rows = [_row_card(card, setter, f"{key}.{i + offset}") for i, card in enumerate(group)]
        case "halves" | "thirds" | "open":
            rows = list(_grid(group, block, setter, key, offset))
    if strips and block.form != "rows":
        rows[0] = replace(rows[0], above=setter.style.card.between)
    strips += rows
    return tuple(_together(strips, single=block.form == "rows"))


def wanted(block: Cards, setter: Setter) -> Iterator[Wanted]:
    """The words of cards, as they are to be set."""
    style, texts = setter.style, setter.style.text
    for index, card in enumerate(block.cards):
        lead = block.lead and not index
        if lead or block.form == "rows":
            measures = _row_measures(style)
        else:
            measures = (_inner(block, style),) * 2
        title = setter.words(card.title, texts.lead_card_title if lead else texts.card_title)
        yield Wanted(title, measures[0], align="left", balance=True)
        yield Wanted(setter.words(card.inlines, texts.body), measures[1])


def _together(strips: list[Strip], *, single: bool) -> list[Strip]:
    """No card alone on a page: in row cards the first two and the last two stay together."""
    last = len(strips) - 1
    if not single:
        return strips
    return [replace(s, penalty=NEVER) if i in (0, last - 1) and i < last else s for i, s in enumerate(strips)]


# ---------------------------------------------------------------- cards in columns


@record
class _Set:
    """A card's words set to the width of its column."""

    card: Card
    key: str
    title: tuple[Line, ...]
    title_words: Words
    text: tuple[Line, ...]
    text_words: Words


def _grid(group: tuple[Card, ...], block: Cards, setter: Setter, key: str, offset: int) -> tuple[Strip, ...]:
    style = setter.style
    across, width = _columns(block, style)
    done = [_set(card, setter, _inner(block, style), f"{key}.{i + offset}") for i, card in enumerate(group)]
    rows = [tuple(done[i : i + across]) for i in range(0, len(done), across)]
    depths = [max(len(c.text) for c in row) for row in rows]
    if max(depths) - min(depths) <= ALIKE:
        depths = [max(depths)] * len(rows)
    x = 0.0 if block.wide else style.main_at
    return tuple(
        _row(row, depth, setter, x, width, block.form == "open") for row, depth in zip(rows, depths, strict=True)
    )


def _columns(block: Cards, style: Style) -> tuple[int, float]:
    """How many cards stand in a row, and how wide each is."""
    across = 2 if block.form == "halves" else 3
    whole = style.full if block.wide else style.main
    return across, (whole - (across - 1) * style.card.between) / across


def _inner(block: Cards, style: Style) -> float:
    """The measure of a card's words."""
    padding = 0.0 if block.form == "open" else style.card.padding
    return _columns(block, style)[1] - 2 * padding


def _set(card: Card, setter: Setter, measure: float, key: str) -> _Set:
    setter = setter.at(card.origin)
    texts = setter.style.text
    title_words = setter.words(card.title, texts.card_title)
    text_words = setter.words(card.inlines, texts.body)
    title = setter.lines(title_words, measure, align="left", balance=True)
    text = setter.lines(text_words, measure)
    if len(text) == SHORT and text[-1].end - text[-1].start < STUB:
        ragged = setter.lines(text_words, measure, align="left", balance=True)
        text = ragged if len(ragged) == len(text) else text
    return _Set(card, key, title, title_words, text, text_words)


def _row(row: tuple[_Set, ...], depth: int, setter: Setter, x: float, width: float, bare: bool) -> Strip:
    style = setter.style
    measures = style.card
    titles = max(len(c.title) for c in row)
    leading = style.text.card_title.leading
    drop = measures.title_to_text if titles == 1 else measures.long_title_to_text
    text_at = measures.title_at + (titles - 1) * leading + drop
    last = text_at + (depth - 1) * style.text.body.leading
    height = last if bare else last + measures.bottom
    items: list[Item] = []
    anchors: list[Anchor] = []
    notes: list[FootNote] = []
    for index, card in enumerate(row):
        left = x + index * (width + measures.between)
        frame, found = _card(card, setter, width, height, text_at, bare)
        items.append(Placed(left, 0.0, frame))
        anchors += found
        notes += _notes(card.title_words, card.text_words, setter, card.key)
    return Strip(
        frame=Frame(style.full, height, tuple(items)), start="card", end="text" if bare else "card", height=height,
        descent=5.0 if bare else 0.0, grid=-text_at, anchors=tuple(anchors), notes=tuple(notes),
    )  # fmt: skip


def _card(
    done: _Set, setter: Setter, width: float, height: float, text_at: float, bare: bool
) -> tuple[Frame, list[Anchor]]:
    style = setter.style
    measures = style.card
    inset = 0.0 if bare else measures.padding
    element = Element("Div", done.key)
    title, body = Element("P", f"{done.key}.title", element), Element("P", f"{done.key}.text", element)
    items: list[Item] = []
    if not bare:
        items.append(box(0.0, 0.0, width, height, setter.colour("tint")))
    items.append(rule(0.0, 0.0, width, measures.open_rule if bare else measures.rule, setter.colour("blue")))
    anchors: list[Anchor] = []
    for index, line in enumerate(done.title):
        y = measures.title_at + index * style.text.card_title.leading
        items += ink(line, inset, y, title, done.title_words)
        anchors += anchors_of(line, done.title_words, y)
    for index, line in enumerate(done.text):
        y = text_at + index * style.text.body.leading
        items += ink(line, inset, y, body, done.text_words)
        anchors += anchors_of(line, done.text_words, y)
    return Frame(width, height, tuple(items)), anchors


# ---------------------------------------------------------------- row cards


def _row_card(card: Card, setter: Setter, key: str, *, lead: bool = False) -> Strip:
    """Title in the side column, text in the main column; a lead card may show one figure of its text large."""
    setter = setter.at(card.origin)
    style = setter.style
    measures, texts = style.card, style.text
    element = Element("Div", key)
    role = texts.lead_card_title if lead else texts.card_title
    title_words = setter.words(card.title, role)
    of_title, of_text = _row_measures(style)
    titles = setter.lines(title_words, of_title, align="left", balance=True)
    words = setter.words(card.inlines, texts.body)
    lines = setter.lines(words, of_text)
    leading = texts.body.leading
    items: list[Item] = []
    anchors: list[Anchor] = []
    for index, line in enumerate(titles):
        y = measures.row_text_at + index * leading
        items += ink(line, measures.padding, y, Element("P", f"{key}.title", element), title_words)
        anchors += anchors_of(line, title_words, y)
    for index, line in enumerate(lines):
        y = measures.row_text_at + index * leading
        items += ink(line, style.main_at, y, Element("P", f"{key}.text", element), words)
        anchors += anchors_of(line, words, y)
    height = measures.row_text_at + (max(len(lines), len(titles)) - 1) * leading + measures.row_bottom
    if lead and card.amount:
        number_at = measures.row_text_at + (len(titles) - 1) * leading + measures.lead_number_below
        items += _large(card, setter, number_at, Element("P", f"{key}.number", element))
        height = max(height, number_at + measures.lead_number_bottom)
    back = (
        box(0.0, 0.0, style.full, height, setter.colour("tint")),
        rule(0.0, 0.0, style.full, measures.rule, setter.colour("blue")),
    )
    return Strip(
        frame=Frame(style.full, height, (*back, *items)), start="row", end="row", height=height,
        grid=-measures.row_text_at, anchors=tuple(anchors), notes=_notes(title_words, words, setter, key),
    )  # fmt: skip


def _notes(title: Words, text: Words, setter: Setter, key: str) -> tuple[FootNote, ...]:
    """A card's footnotes in the order in which it is read."""
    return all_foot_notes(title, setter, f"{key}.title") + all_foot_notes(text, setter, f"{key}.text")


def _row_measures(style: Style) -> tuple[float, float]:
    """The measures of a row card's title and of its text."""
    padding = style.card.padding
    return style.side_width - padding if style.grid.side else style.main / 4, style.main - padding


def _large(card: Card, setter: Setter, y: float, element: Element) -> list[Item]:
    """The lead card's figure: number large, unit and what it counts beside it."""
    style = setter.style
    if card.amount is None:
        return []
    number = setter.label(card.amount.value + card.amount.magnitude, style.text.card_number)
    unit = setter.label(card.amount.unit + card.amount_words, style.text.card_unit)
    x = style.card.padding
    return [
        *ink(number, x, y, element),
        *ink(unit, x + number.width + style.lead_tile.unit_gap, y, element),
    ]
