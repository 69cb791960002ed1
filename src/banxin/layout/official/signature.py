"""署名, 成文日期 and the room for seals and signature stamps (GB/T 9704-2012, 7.3.5): one strip a line.

Seals and stamps themselves are put on paper by hand or by the office's own system: an empty one is never drawn.
"""

from __future__ import annotations

from typing import Final

from banxin.elements import Official
from banxin.frame import Element, Item
from banxin.layout.ink import ink
from banxin.layout.official.lines import solid, strip
from banxin.layout.official.mark import spread
from banxin.layout.setter import Setter
from banxin.layout.strip import Strip
from banxin.lengths import mm
from banxin.records import replace
from banxin.style import Style
from banxin.text.setting import Line

SEAL: Final = mm(42.0)
"""Across: the seal of a county's or a city's office."""
ABOVE_PAIR: Final = mm(4.0)
"""The middle of a seal over that of name and date, which stand a little below it (7.3.5.1)."""
MOST_ACROSS: Final = 3
"""Seals a row: four would reach out of the type area, which 7.3.5.1 forbids."""
ROW: Final = 5
"""Lines from a row of sealed names to the next, so that seals do not touch (5 × 10.45 mm, more than a seal)."""
STAMP: Final = 7.0
"""Ems kept free for a signature stamp (about 40 mm)."""


def signature(official: Official, setter: Setter) -> list[Strip]:
    """Who issues a document and when; nothing where neither is given."""
    if official.stamps:
        return _stamped(official, setter)
    if not official.signed_by and not official.date:
        return []
    if not official.sealed:
        return _unsealed(official, setter)
    return _sealed(official, setter) if len(official.signed_by) < 2 else _jointly_sealed(official, setter)


def _element(index: int) -> Element:
    return Element("P", f"end.signature.{index}")


def _sealed(official: Official, setter: Setter) -> list[Strip]:
    """The date ends 4 em before the right edge, the name is centred on it, room for the seal above (7.3.5.1)."""
    style, measures = setter.style, setter.style.official
    assert measures is not None
    said = solid(setter)
    lines = [said.label(words, style.text.body) for words in (*official.signed_by, official.date) if words]
    right = style.full - 4 * style.em
    centre = right - (lines[-1] if official.date else lines[0]).width / 2
    strips = [
        strip(ink(line, centre - line.width / 2, 0.0, _element(index)), setter,
              empty=measures.sealed_above if index == 0 else 0)
        for index, line in enumerate(lines)
    ]  # fmt: skip
    above = style.grid.leading / 2 + ABOVE_PAIR if len(lines) > 1 else 0.0
    return _with_seal(strips, above, style)


def _with_seal(strips: list[Strip], above: float, style: Style) -> list[Strip]:
    """The last line with the room of a seal whose middle is so much above its own: no page ends and no imprint begins
    in it (7.3.5.5)."""
    foot = style.em / 2 - style.ascent - above + SEAL / 2
    return [*strips[:-1], replace(strips[-1], descent=foot)]


def _jointly_sealed(official: Official, setter: Setter) -> list[Strip]:
    """联合行文: names in rows, a seal to each; the last stands over the date and is centred on it (7.3.5.1).

    A last row that is not full ends under the column of the date.
    """
    style, measures = setter.style, setter.style.official
    assert measures is not None
    said = solid(setter)
    names = [said.label(name, style.text.body) for name in official.signed_by]
    date = said.label(official.date, style.text.body) if official.date else None
    last = style.full - 4 * style.em - (date.width if date else names[-1].width) / 2
    centres = columns(tuple(name.width for name in names), last, style.em)
    strips: list[Strip] = []
    for start in range(0, len(names), len(centres)):
        row = names[start : start + len(centres)]
        items: list[Item] = []
        for index, (name, centre) in enumerate(zip(row, centres[-len(row) :], strict=True), start):
            items += ink(name, centre - name.width / 2, 0.0, _element(index))
        made = strip(tuple(items), setter, empty=measures.sealed_above if start == 0 else ROW - 1)
        top = style.ascent + measures.sealed_above * style.grid.leading  # room for the seals at the head of a page, too
        strips += _with_seal([replace(made, top=top)], 0.0, style)
    if date is not None:
        strips.append(strip(ink(date, last - date.width / 2, 0.0, _element(len(names))), setter))
    return _with_seal(strips, style.grid.leading, style) if date is not None else strips


def columns(names: tuple[float, ...], last: float, em: float) -> list[float]:
    """Centres of the columns, as many as names of these widths have room for; seals at the outer ones stay in the type
    area."""
    widest = max(names)
    first = max(SEAL, widest) / 2
    for count in range(min(MOST_ACROSS, len(names)), 1, -1):
        pitch = (last - first) / (count - 1)
        if pitch >= max(SEAL, widest) + em / 2:
            return [first + index * pitch for index in range(count)]
    return [last]


def _unsealed(official: Official, setter: Setter) -> list[Strip]:
    """The name ends 2 em before the right edge, the date begins 2 em after it; a wider date changes places with it.

    Several names stand under one another, spread to the width of the longest (7.3.5.2).
    """
    style = setter.style
    said, em, role = solid(setter), style.em, style.text.body
    date = said.label(official.date, role)
    names = [said.label(name, role) for name in official.signed_by]
    widest = max((name.width for name in names), default=0.0)
    left = style.full - 2 * em - widest
    at = left + 2 * em
    if at + date.width > style.full - 2 * em:
        at = style.full - 2 * em - date.width
        left = at - 2 * em
    made: list[tuple[Item, ...]] = []
    for index, (name, line) in enumerate(zip(official.signed_by, names, strict=True)):
        made.append(_to_width(name, line, widest, left, setter, _element(index)))
    if official.date:
        made.append(ink(date, at, 0.0, _element(len(names))))
    return [strip(items, setter, empty=1 if index == 0 else 0) for index, items in enumerate(made)]


def _to_width(
    name: str, line: Line, width: float, left: float, setter: Setter, element: Element
) -> tuple[Item, ...]:
    """A name of several, its first and last characters under those of the longest."""
    if line.width > width - 0.5 or len(name) < 2:
        return ink(line, left, 0.0, element)
    letters = spread(name, setter.style.text.body, setter, width)
    return letters.at(left, letters.top, element)


def _stamped(official: Official, setter: Setter) -> list[Strip]:
    """签名章: two empty lines, room for it ending 4 em before the edge, the post 2 em to its left (7.3.5.3).

    One a row, all posts ending under one another; the date one empty line below the last.
    """
    style = setter.style
    said, em, role = solid(setter), style.em, style.text.body
    right = style.full - (4 + STAMP + 2) * em
    strips: list[Strip] = []
    for index, post in enumerate(official.stamps):
        line = said.label(post, role)
        items = ink(line, right - line.width, 0.0, Element("P", f"end.post.{index}"))
        strips.append(strip(items, setter, empty=2 if index == 0 else 1))
    if official.date:
        date = said.label(official.date, role)
        items = ink(date, style.full - 4 * em - date.width, 0.0, Element("P", "end.date"))
        strips.append(strip(items, setter, empty=1))
    return strips
