"""版记 of a document, 报尾 of a brief: a frame that stands on the lower edge of the type area of its page (7.4).

The paragraphs in it are the rules and the rows, each in a style of its own.
"""

from __future__ import annotations

import math
from typing import Final

from banxin.document import REPORT
from banxin.elements import Imprint
from banxin.layout.official.imprint import letter_foot
from banxin.records import replace
from banxin.writers.docx.markup import Node, paragraph
from banxin.writers.docx.official.boxes import Box, Place, box
from banxin.writers.docx.official.places import is_one_page_letter
from banxin.writers.docx.official.press import RISE, Press, ems, pitch, row
from banxin.writers.docx.sheet import Edge, Named, Shape, Stop

_FIELDS: Final = {
    "主送：": "document/imprint/to", "抄送：": "document/imprint/copies", "报：": "brief/distribution/report_to",
    "送：": "brief/distribution/send_to", "发：": "brief/distribution/issue_to",
}  # fmt: skip
MIDDLE: Final = 0.308
"""Ems of the optical centre of 仿宋 above its baseline."""
RULE: Final = 1.0
"""Leading of a paragraph that is only a rule, in points."""


def imprint(press: Press, parent: Node, own: Imprint) -> None:
    """The block, anchored in an empty paragraph where the text ends."""
    size = (press.style.full, _height(press, own))
    down: Place = ("margin", "bottom")
    if is_one_page_letter(press):
        # As low as the double rule lets it: Word's lines are not ours, and the seal must have its room.
        down = ("margin", letter_foot(press.style) - size[1])
    place = Box("版记", "版记：抄送机关、印发机关和印发日期", size, ("margin", "left"), down)
    content = box(press, paragraph(parent, "SpacerSmall"), place)
    if own.is_ruled:
        _rule(press, content, "ImprintFirstRule", "版记首条分隔线", press.measures.outer_rule)
    for label, words in own.rows:
        node = press.paragraph(content, _row(press, label))
        row(press, node, f"{REPORT}{_FIELDS[label]}", (label, ""), (words, ""))
    if own.rows and any(own.foot) and own.is_ruled:
        _rule(press, content, "ImprintRule", "版记分隔线", press.measures.inner_rule)
    if any(own.foot):
        _foot(press, content, own.foot)
    if own.is_ruled:
        _rule(press, content, "ImprintLastRule", "版记末条分隔线", press.measures.outer_rule)


def _row(press: Press, label: str) -> Named:
    """1 em in on both sides, turnovers under the character after the colon."""
    role = press.measures.text.imprint
    hanging = len(label) * role.size
    shape = _line(press, Shape(left=role.size + hanging, hanging=hanging, right=role.size, bare=True))
    return Named("ImprintRow", "抄送机关", role, shape)


def _line(press: Press, shape: Shape) -> Shape:
    """A line of a row with its type half way between the rules; no grid reaches into a text box everywhere."""
    leading = (pitch(press.style) / 2 + MIDDLE * press.measures.text.imprint.size) / RISE
    return replace(shape, leading=leading, after=pitch(press.style) - leading, snap=False)


def _foot(press: Press, content: Node, words: tuple[str, str, str]) -> None:
    """What stands left, in the middle and right on the last row, 1 em in."""
    role, full = press.measures.text.imprint, press.style.full
    stops = (Stop(full / 2, "center"), Stop(full - role.size, "right"))
    shape = _line(press, Shape(left=role.size, right=role.size, align="left", stops=stops, bare=True))
    node = press.paragraph(content, Named("ImprintFoot", "印发机关和印发日期", role, shape))
    left, middle, right = words
    brief = press.style.layout == "brief"
    origin = f"{REPORT}{'brief/edited_by' if brief else 'document/imprint/printed_by'}"
    row(press, node, origin, (left, ""), ("\t" + middle, ""), ("\t" + right, ""))


def _rule(press: Press, content: Node, key: str, title: str, weight: float) -> None:
    edge = Edge("top", weight, "ink")
    shape = Shape(leading=RULE, edges=(edge,), snap=False)
    press.paragraph(content, Named(key, title, None, shape))


def _height(press: Press, own: Imprint) -> float:
    """As many lines as its rows take, and its rules."""
    role = press.measures.text.imprint
    line = pitch(press.style)
    leading = _line(press, Shape()).leading or line
    height = line if any(own.foot) else 0.0
    for label, words in own.rows:
        room = press.style.full - (2 + len(label)) * role.size
        height += line + leading * (math.ceil(ems(words) * role.size / room) - 1)
    rules = 2 + bool(own.rows and any(own.foot)) if own.is_ruled else 0
    return height + rules * (RULE + press.measures.outer_rule)
