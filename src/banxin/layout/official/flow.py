"""Blocks of a document or a brief to strips of whole lines: levels, lists, run-in names; one match over Block.

Cards, projects and policy documents become text with names run in, as an official document would have them.
"""

from __future__ import annotations

import math
from typing import Final, Self, assert_never

from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Contents,
    Heading,
    Illustration,
    Index,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Project,
    Projects,
    Quotation,
    Table,
    Tiles,
)
from banxin.frame import Anchor, Element, Item
from banxin.inlines import Inlines, Text, plain
from banxin.layout.heading import element_of
from banxin.layout.ink import ink
from banxin.layout.official.index import index_strips
from banxin.layout.official.levels import closed, item_end, pattern_below, role_of
from banxin.layout.official.lines import Stand, kept_half, led, text
from banxin.layout.official.objects import illustration, tiles
from banxin.layout.official.table import table
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.layout.words import Words
from banxin.numbering import label
from banxin.records import record, replace
from banxin.style import Style, TextRole

INDENT: Final = 2
"""Ems before every paragraph and every heading."""


@record
class Place:
    """Where in the tree of headings a block stands."""

    level: int = 0
    listed: bool = False
    """The form numbers its first-level statements 一、二、 (纪要)."""


TOP: Final = Place()
"""Above all headings."""


def block_strips(block: Block, setter: Setter, key: str, place: Place, heading: Heading | None) -> tuple[Strip, ...]:
    """The strips of one block; ``heading`` is the one that runs into it, if any."""
    match block:
        case Heading():
            return heading_strips(block, setter, key)
        case Paragraph():
            return paragraph(block, setter, key, heading)
        case Points():
            return listed(block.points, setter, key, place)
        case Callout():
            return _callout(block, setter, key, place)
        case Cards():
            return tuple(s for i, card in enumerate(block.cards) for s in _card(card, setter, f"{key}.{i}"))
        case Tiles():
            return tiles(block, setter, key)
        case Projects():
            return _projects(block, setter, key, place)
        case Illustration():
            return illustration(block, setter, key)
        case Table():
            return table(block, setter, key)
        case Quotation():
            return _quotation(block, setter, key)
        case Index():
            return index_strips(block, setter, key)
        case PageBreak() | Contents():
            return ()
        case _:
            assert_never(block)


# ---------------------------------------------------------------- headings


def heading_strips(heading: Heading, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A heading on lines of its own, 2 em in; its remark, if any, after it."""
    role, element = role_of(heading, setter.style), element_of(heading, key)
    label = Label.of(heading.number, role, setter, element)
    made = list(labelled(label, setter.words(heading.title, role), setter, element))
    if not made:
        return ()
    made = [replace(each, penalty=NEVER) for each in made]
    made[0] = replace(
        made[0], anchors=(Anchor(heading.anchor, -setter.style.ascent), *made[0].anchors),
        running=(heading.number, plain(heading.title)),
    )  # fmt: skip
    if heading.remark:
        remark = setter.words(heading.remark, setter.style.text.remark)
        made += text(remark, setter, Element("P", f"{key}.remark"), indented(setter.style))
    return tuple(made)


def indented(style: Style) -> Stand:
    """A paragraph: 2 em in, turnovers at the edge."""
    return Stand(indent=INDENT * style.em)


@record
class Label:
    """What stands before the first words of a head or a list item: on the grid, whatever its line gives or takes."""

    items: tuple[Item, ...] = ()
    room: float = 0.0
    """Points from where it begins to where the words do."""

    @classmethod
    def of(cls, said: str, role: TextRole, setter: Setter, element: Element) -> Self:
        """A label 2 em in; digits with a full stop take whole ems, marks their whole em."""
        if not said:
            return cls()
        em, words = setter.style.em, setter.plain(said, role)
        line = setter.line(words)
        opens = kept_half(words, setter.style)
        room = opens + line.width
        if said[-1] in "、）":
            room += em / 2
        elif said[-1] == ".":
            room = math.ceil(room / em - 0.01) * em
        else:  # a number of the author's own: 1.4
            room += em
        return cls(ink(line, INDENT * em + opens, 0.0, element, words), room)


def labelled(label: Label, words: Words, setter: Setter, element: Element) -> tuple[Strip, ...]:
    """Words after their label; an opening mark next to it loses its blank half, as at the head of a line."""
    if not label.items:
        return text(words, setter, element, indented(setter.style))
    indent = INDENT * setter.style.em + label.room - kept_half(words, setter.style)
    made = text(words, setter, element, Stand(indent=indent))
    return led(made, label.items) if made else ()


# ---------------------------------------------------------------- text


def paragraph(block: Paragraph, setter: Setter, key: str, heading: Heading | None = None) -> tuple[Strip, ...]:
    """A paragraph, 2 em in; a heading that runs in stands before it in its own face, up to its full stop."""
    texts = setter.style.text
    if block.role == "note":
        return text(setter.words(block.inlines, texts.caption_note), setter, Element("P", key))
    if block.role == "credit":
        words = setter.words(block.inlines, texts.quotation_source)
        return text(words, setter, Element("P", key), Stand(right=setter.style.em, align="right"))
    role = texts.editorial if block.role == "editorial" else texts.body
    words = setter.words(block.inlines, role)
    label = Label()
    if heading is not None:
        own, part = role_of(heading, setter.style), element_of(heading, f"{key}.head")
        label = Label.of(heading.number, own, setter, part)
        words = setter.words((*heading.title, Text("。")), own).as_part(part) + words
    made = labelled(label, words, setter, Element("P", key))
    if heading is not None and made:
        anchor = Anchor(heading.anchor, -setter.style.ascent)
        made = (replace(made[0], anchors=(anchor, *made[0].anchors)), *made[1:])
    return made


def listed(points: tuple[Point, ...], setter: Setter, key: str, place: Place) -> tuple[Strip, ...]:
    """A list: labels of the level below its heading; items end ；, the last 。."""
    pattern = pattern_below(place.level, setter.style, listed=place.listed) if len(points) > 1 else ""
    outer = Element("L", key)
    strips: list[Strip] = []
    for index, point in enumerate(points):
        item = Element("LI", f"{key}.{index}", outer)
        strips += _point(point, label(pattern, index + 1), item_end(points, index), setter.at(point.origin), item)
    return tuple(strips)


def _point(point: Point, said: str, end: str, setter: Setter, item: Element) -> tuple[Strip, ...]:
    texts = setter.style.text
    role = texts.h1 if said.endswith("、") else texts.body
    own = Label.of(said, role, setter, Element("Lbl", f"{item.key}.label", item))
    words = setter.words(point.lead, texts.lead) + setter.words(closed(point.inlines, end), texts.body)
    return labelled(own, words, setter, Element("LBody", f"{item.key}.body", item))


def _run_in(name: Inlines, inlines: Inlines, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A name in Kai up to its full stop, the text after it."""
    texts = setter.style.text
    words = setter.words((*name, Text("。")), texts.lead) + setter.words(closed(inlines, "。"), texts.body)
    return text(words, setter, Element("P", key), indented(setter.style))


def _card(card: Card, setter: Setter, key: str) -> tuple[Strip, ...]:
    return _run_in(card.title, card.inlines, setter.at(card.origin), key)


def _named(words: Inlines, setter: Setter, element: Element, anchor: str) -> tuple[Strip, ...]:
    """A name on a line of its own, kept with what follows."""
    made = text(setter.words(words, setter.style.text.lead), setter, element, indented(setter.style))
    made = tuple(replace(each, penalty=NEVER) for each in made)
    return (replace(made[0], anchors=(Anchor(anchor, -setter.style.ascent), *made[0].anchors)), *made[1:])


def _callout(block: Callout, setter: Setter, key: str, place: Place) -> tuple[Strip, ...]:
    title = (Text(f"{block.label}："), *block.title) if block.label else block.title
    head = _named(title, setter, Element("P", f"{key}.title"), block.anchor)
    return (*head, *listed(block.points, setter, f"{key}.points", place))


def _projects(block: Projects, setter: Setter, key: str, place: Place) -> tuple[Strip, ...]:
    strips: list[Strip] = []
    for index, project in enumerate(block.projects):
        strips += _project(project, setter.at(project.origin), f"{key}.{index}", place)
    if block.broken_off:
        words = setter.plain(block.broken_off, setter.style.text.editorial)
        strips += text(words, setter, Element("P", f"{key}.end"), indented(setter.style))
    return tuple(strips)


def _project(project: Project, setter: Setter, key: str, place: Place) -> tuple[Strip, ...]:
    status = (Text(f"（{project.status}）"),) if project.status else ()
    if len(project.points) == 1:
        point = project.points[0]
        made = _run_in((*project.title, *status), point.lead + point.inlines, setter, key)
        anchor = Anchor(project.anchor, -setter.style.ascent)
        return (replace(made[0], anchors=(anchor, *made[0].anchors)), *made[1:])
    head = _named((*project.title, *status), setter, Element("P", f"{key}.title"), project.anchor)
    return (*head, *listed(project.points, setter, f"{key}.points", place))


def _quotation(block: Quotation, setter: Setter, key: str) -> tuple[Strip, ...]:
    """2 em in on both sides, its source ending at the right."""
    texts, em = setter.style.text, setter.style.em
    outer = Element("BlockQuote", key)
    strips: list[Strip] = []
    for index, inlines in enumerate(block.paragraphs):
        words = setter.words(inlines, texts.quotation)
        strips += text(words, setter, Element("P", f"{key}.{index}", outer), Stand(2 * em, 2 * em, INDENT * em))
    if block.source:
        strips[-1] = replace(strips[-1], penalty=NEVER)
        words = setter.words(block.source, texts.quotation_source)
        strips += text(words, setter, Element("P", f"{key}.source", outer), Stand(2 * em, 2 * em, align="right"))
    return tuple(strips)


def is_attachment(block: Block) -> bool:
    """Whether a heading opens the text of an attachment, or an appendix, which is set as one."""
    return isinstance(block, Heading) and block.part != "text"
