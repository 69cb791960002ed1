"""What follows the text (GB/T 9704-2012, 7.3.4–7.3.7): 附件说明, 署名, 成文日期, 附注; in minutes who was there."""

from __future__ import annotations

from typing import Final

from banxin.elements import Official
from banxin.expressions import expression
from banxin.frame import Element, Item
from banxin.layout.ink import ink
from banxin.layout.official.lines import Stand, led, text
from banxin.layout.official.signature import signature
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.layout.words import Tag, Words
from banxin.records import replace
from banxin.style import Style

PARTED: Final = 500.0
"""What it costs to part the end of a document: more than any page that ends early."""
_NAMES: Final = expression("[^，、]+[，、]?")


def ending(official: Official, setter: Setter) -> tuple[Strip, ...]:
    """All of it in order, kept together; what no page holds may be parted at its empty lines."""
    strips: list[Strip] = []
    if official.form == "minutes":
        strips += _attendance(official, setter)
        return tuple(strips)
    strips += _attachments(official, setter)
    if official.form != "plain":
        strips += signature(official, setter)
    if official.remark:
        words = setter.plain(f"（{official.remark}）", setter.style.text.body)
        strips += text(words, setter, Element("P", "end.remark"), Stand(indent=2 * setter.style.em))
    return _kept(strips, setter.style)


def _kept(strips: list[Strip], style: Style) -> tuple[Strip, ...]:
    """Strips that no page end parts, or only where the next has an empty line above."""
    lines = [round((each.above or 0.0) / style.grid.leading) for each in strips]
    fits = sum(lines) < style.grid.lines  # with a line of text above them (7.3.5.5)
    penalties = [NEVER if fits or below == 1 else PARTED for below in lines[1:]]
    return tuple(replace(each, penalty=own) for each, own in zip(strips, [*penalties, 0.0], strict=False))


def _attachments(official: Official, setter: Setter) -> list[Strip]:
    """One empty line, 附件： at 2 em, numbers at 5 em, names and their turnovers at 6 em (one attachment: at 5 em)."""
    style = setter.style
    em, role = style.em, style.text.body
    count = len(official.attachments)
    strips: list[Strip] = []
    for index, attachment in enumerate(official.attachments):
        left = (6 if count > 1 else 5) * em
        element = Element("P", f"end.attachment.{index}")
        made = text(setter.plain(attachment.title, role), setter, element, Stand(left, align="left"))
        lead: list[Item] = []
        if index == 0:
            lead += ink(setter.label("附件：", role), 2 * em, 0.0, element)
        if count > 1:
            lead += ink(setter.label(f"{index + 1}.", role), 5 * em, 0.0, element)
        strips += _below(led(made, tuple(lead)), index, setter)
    return strips


def _below(made: tuple[Strip, ...], index: int, setter: Setter) -> tuple[Strip, ...]:
    """The lines of an entry of a list: an empty line above the first of them all."""
    return (replace(made[0], above=(1 if index else 2) * setter.style.grid.leading), *made[1:])


def _attendance(official: Official, setter: Setter) -> list[Strip]:
    """One empty line, then 出席, 请假, 列席: labels at 2 em, names and turnovers at 5 em, no name broken."""
    style, measures = setter.style, setter.style.official
    assert measures is not None
    strips: list[Strip] = []
    for index, (label, names) in enumerate(official.attendance):
        element = Element("P", f"end.attendance.{index}")
        spans = tuple(setter.span(name, style.text.body, keep_inside=True) for name in _NAMES.findall(names))
        made = text(Words(spans, tuple(Tag() for _ in spans)), setter, element, Stand(5 * style.em))
        lead = ink(setter.label(label, measures.text.label), 2 * style.em, 0.0, element)
        strips += _below(led(made, lead), index, setter)
    return strips
