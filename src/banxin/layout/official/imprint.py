"""版记 of a document, 报尾 of a brief: rows counted up from the lower edge of the type area of the last page."""

from __future__ import annotations

from banxin.elements import Imprint
from banxin.frame import Element, Frame, Item, box
from banxin.layout.ink import ink
from banxin.layout.official.lines import solid
from banxin.layout.setter import Setter
from banxin.style import Style


def imprint(own: Imprint, setter: Setter) -> Frame:
    """The block as a frame that stands on the lower edge of the type area (7.4)."""
    style, official = setter.style, setter.style.official
    assert official is not None
    role = official.text.imprint
    em, leading = role.size, style.grid.leading
    said = solid(setter)
    base = (leading - em) / 2 + style.ascent / style.em * em
    items: list[Item] = []
    row = 0
    for index, (label, words) in enumerate(own.rows):
        element = Element("P", f"imprint.{index}")
        head = said.label(label, role)
        left = em + len(label) * em
        items += ink(head, em, row * leading + base, element)
        spans = said.plain(words, role)
        for line in said.lines(spans, style.full - left - em):
            items += ink(line, left, row * leading + base, element, spans)
            row += 1
    inner = row if own.rows else 0
    if any(own.foot):
        items += _foot(own, said, row * leading + base)
        row += 1
    height = row * leading
    if own.is_ruled:
        ink_colour = setter.colour("ink")
        items.append(box(0.0, 0.0, style.full, official.outer_rule, ink_colour))
        if inner and any(own.foot):
            y = inner * leading - official.inner_rule / 2
            items.append(box(0.0, y, style.full, official.inner_rule, ink_colour))
        items.append(box(0.0, height - official.outer_rule, style.full, official.outer_rule, ink_colour))
    return Frame(style.full, height, tuple(items))


def letter_foot(style: Style) -> float:
    """How far below the top of the type area the last row of an imprint on a letter's first page may end, in points:
    its em box 7/8 of 3号 above the lower double rule (10.1)."""
    official = style.official
    assert official is not None
    pair = official.letter_thick + official.letter_apart + official.letter_thin
    rule = style.paper.height - official.letter_foot - pair
    blank = (style.grid.leading - official.text.imprint.size) / 2
    return rule - 7 / 8 * style.em + blank - style.paper.head


def _foot(own: Imprint, said: Setter, y: float) -> list[Item]:
    """What stands left, in the middle and right on the last row, 1 em in."""
    style, official = said.style, said.style.official
    assert official is not None
    role = official.text.imprint
    items: list[Item] = []
    for place, words in enumerate(own.foot):
        if not words:
            continue
        line = said.label(words, role)
        x = (role.size, (style.full - line.width) / 2, style.full - role.size - line.width)[place]
        items += ink(line, x, y, Element("P", f"imprint.foot.{place}"))
    return items
