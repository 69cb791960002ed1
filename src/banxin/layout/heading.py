"""Headings to strips: section openers, side heads, heads in the main column."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from banxin.document import Heading
from banxin.frame import Anchor, Element, ElementKind, Frame, Item, rule
from banxin.inlines import plain
from banxin.layout.ink import ink
from banxin.layout.paragraph import all_foot_notes
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, FootNote, Strip
from banxin.layout.words import Wanted, Words
from banxin.numbering import parted
from banxin.records import replace
from banxin.style import TextRole
from banxin.text.setting import Line

ON_GRID: Final = -2.0
"""Heads of 12 pt stand 2 above the small grid, so that the text 26 below them stands on it (design tokens 4)."""

TWO: Final = 2
"""Lines of a title that the room above line 5 holds."""

KINDS: tuple[ElementKind, ...] = ("H1", "H2", "H3", "H4")


def element_of(heading: Heading, key: str) -> Element:
    """The structure element of a heading."""
    return Element(KINDS[heading.level - 1], key)


def opener(heading: Heading, setter: Setter, key: str) -> Strip:
    """A section's opener: rule, large number in the side column, title in the main column."""
    style = setter.style
    heads, texts = style.heads, style.text
    element = element_of(heading, key)
    words = setter.words(heading.title, texts.h1)
    role = _number_role(heading.number, setter)
    number = setter.label(heading.number, role) if heading.number else None
    x = beside_label(number, texts.h1.size, setter)
    lines = setter.lines(words, style.full - x, align="left", balance=True, hang=x > 0)
    base = style.line(heads.opener_line) - style.paper.head + _pushed(len(lines), setter)
    items: list[Item] = [
        rule(0.0, heads.opener_rule_at - style.paper.head, style.full, heads.opener_rule, setter.colour("blue")),
    ]
    if number is not None:
        items += ink(number, role.shift, base, element)
    for index, line in enumerate(lines):
        y = base - (len(lines) - 1 - index) * texts.h1.leading
        items += ink(line, x + texts.h1.shift, y, element, words)
    return Strip(
        frame=Frame(style.full, base, tuple(items)),
        start="opener",
        end="h1",
        height=base,
        descent=texts.h1.leading / 4,
        penalty=NEVER,
        new_page=True,
        top=0.0,
        anchors=(Anchor(heading.anchor, 0.0),),
        running=(heading.number, plain(heading.title)),
        opener=True,
        notes=all_foot_notes(words, setter, key),
    )


def beside_label(label: Line | None, em: float, setter: Setter) -> float:
    """Where the words beside a label begin: at the main column, or an ``em`` after it where nothing parts the two."""
    style = setter.style
    return style.main_at if style.main_at or label is None else label.width + em


def _number_role(number: str, setter: Setter) -> TextRole:
    """The large face of a section's number; labels (附录A), and what is too wide, are as large as the title."""
    texts = setter.style.text
    room = setter.style.main_at - setter.style.grid.gutter / 2
    if not setter.style.grid.side or (number.isascii() and setter.label(number, texts.number).width <= room):
        return texts.number
    return texts.number.model_copy(update={"size": texts.h1.size, "leading": texts.h1.leading, "shift": 0.0})


def _pushed(lines: int, setter: Setter) -> float:
    """How far a title of more than two lines pushes its last line down, in whole lines: the rule keeps its distance."""
    leading = setter.style.grid.leading
    over = max(lines - TWO, 0) * setter.style.text.h1.leading
    return math.ceil(over / leading - 1e-6) * leading


def excerpt(heading: Heading, setter: Setter, key: str) -> Strip:
    """The head of a part without a number (an excerpt whose title is lost): words in the side column, remark beside."""
    style = setter.style
    element = element_of(heading, key)
    side, _, notes = _side_lines(heading, setter, element)
    remark_words = setter.words(heading.remark, style.text.remark)
    remark = setter.lines(remark_words, style.main) if heading.remark else ()
    items: list[Item] = list(side)
    note = Element("P", f"{key}.remark")
    for index, line in enumerate(remark):
        items += ink(line, style.main_at, index * style.text.remark.leading, note, remark_words)
    height = max(len(remark) - 1, 0) * style.text.remark.leading
    return Strip(
        frame=Frame(style.full, height, tuple(items)),
        start="excerpt",
        end="excerpt",
        height=height,
        ascent=13.0,
        descent=5.0,
        penalty=NEVER,
        new_page=True,
        top=13.0,
        anchors=(Anchor(heading.anchor, 0.0),),
        running=("", plain(heading.title)),
        notes=(*notes, *all_foot_notes(remark_words, setter, note.key)),
    )


def full_head(heading: Heading, setter: Setter, key: str) -> Strip:
    """A second-level head on its own line at the left edge, its rule above: what follows is full width."""
    style = setter.style
    element = element_of(heading, key)
    words = _words(heading, style.text.h2, setter)
    lines = setter.lines(words, style.full, align="left", balance=True)
    items: list[Item] = []
    for index, line in enumerate(lines):
        items += ink(line, 0.0, index * style.text.h2.leading, element, words)
    height = (len(lines) - 1) * style.text.h2.leading
    return Strip(
        frame=Frame(style.full, height, (_side_rule(setter), *items)),
        start="h2",
        end="h2",
        height=height,
        ascent=style.heads.side_rule_above,
        descent=5.0,
        grid=ON_GRID,
        spread=True,
        penalty=NEVER,
        at_top=Frame(style.full, height, tuple(items)),
        anchors=(Anchor(heading.anchor, -12.0),),
        notes=all_foot_notes(words, setter, key),
    )


def beside(heading: Heading, strips: tuple[Strip, ...], setter: Setter, key: str) -> tuple[Strip, ...]:
    """A second-level head in the side column, on the first baseline of the strips of the main column beside it."""
    style = setter.style
    first = strips[0]
    items, count, notes = _side_lines(heading, setter, element_of(heading, key))
    bare = Frame(style.full, first.frame.height, (*items, *(first.at_top or first.frame).items))
    ruled = Frame(style.full, first.frame.height, (_side_rule(setter), *items, *first.frame.items))
    depth = (count - 1) * style.text.h2.leading
    head = replace(
        first,
        frame=ruled,
        at_top=bare,
        start="h2",
        spread=True,
        top=first.top if first.top is not None else style.tops.get(first.start),
        ascent=max(first.ascent, style.heads.side_rule_above),
        anchors=(Anchor(heading.anchor, -12.0), *first.anchors),
        notes=(*notes, *first.notes),
    )
    return _kept_for((head, *strips[1:]), depth, setter)


def wanted(heading: Heading, setter: Setter) -> Iterator[Wanted]:
    """The words of a head as they are to be set; of a second-level head as it is set beside the text."""
    style = setter.style
    words = _words(heading, _role(heading, setter)[0], setter)
    if heading.level == 2:
        yield Wanted(words, style.side_width if style.grid.side else style.full, align="left", balance=True)
    else:
        yield Wanted(words, style.main, align="left", balance=True, hang=style.main_at > 0)


def labels(heading: Heading, setter: Setter) -> Iterator[tuple[Words, str]]:
    """The large number of an opener, with its origin."""
    if heading.level == 1 and heading.number:
        yield setter.plain(heading.number, setter.style.text.number), heading.origin


def head(heading: Heading, setter: Setter, key: str) -> Strip:
    """A third- or fourth-level head in the main column."""
    style = setter.style
    role, kind = _role(heading, setter)
    element = element_of(heading, key)
    words = _words(heading, role, setter)
    lines = setter.lines(words, style.main, align="left", balance=True, hang=style.main_at > 0)
    items: list[Item] = []
    for index, line in enumerate(lines):
        items += ink(line, style.main_at, index * role.leading, element, words)
    height = (len(lines) - 1) * role.leading
    return Strip(
        frame=Frame(style.full, height, tuple(items)),
        start=kind,
        end=kind,
        height=height,
        ascent=13.0,
        descent=5.0,
        grid=ON_GRID if heading.level < 4 else 0.0,
        spread=heading.level < 4,
        penalty=NEVER,
        anchors=(Anchor(heading.anchor, -12.0),),
        notes=all_foot_notes(words, setter, key),
    )


def _words(heading: Heading, role: TextRole, setter: Setter) -> Words:
    """A head's title behind its number; a first-level one stands in the side column."""
    title = setter.words(heading.title, role)
    if heading.level == 1 or not heading.number:
        return title
    return setter.plain(heading.number + parted(heading.number), role) + title


def _role(heading: Heading, setter: Setter) -> tuple[TextRole, str]:
    texts = setter.style.text
    match heading.level:
        case 1:
            return texts.h1, "h1"
        case 2:
            return texts.h2, "h2"
        case 3:
            return texts.h3, "h3"
        case 4:
            return texts.h4, "h4"


def _side_lines(
    heading: Heading, setter: Setter, element: Element
) -> tuple[tuple[Item, ...], int, tuple[FootNote, ...]]:
    """The ink of a head in the side column, how many lines it takes, and its footnotes.

    Its left edge is that of the type area, which nothing leaves (T-33): opening marks do not hang there.
    """
    # A title of the editor's is set as such (design tokens 3): it must not look like one the source gives.
    role = setter.style.text.editorial if heading.editorial else setter.style.text.h2
    words = _words(heading, role, setter)
    lines = setter.lines(words, setter.style.side_width, align="left", balance=True)
    items: list[Item] = []
    for index, line in enumerate(lines):
        items += ink(line, 0.0, index * role.leading, element, words)
    return tuple(items), len(lines), all_foot_notes(words, setter, element.key)


def _side_rule(setter: Setter) -> Item:
    heads = setter.style.heads
    return rule(0.0, -heads.side_rule_above, setter.style.full, heads.side_rule, setter.colour("blue"))


def _kept_for(strips: tuple[Strip, ...], depth: float, setter: Setter) -> tuple[Strip, ...]:
    """No page break beside a side head: the main column goes on at least as deep as the head's last line."""
    kept: list[Strip] = []
    reach = 0.0
    for strip in strips:
        reach += strip.height
        kept.append(replace(strip, penalty=NEVER) if reach < depth else strip)
        reach += setter.style.text.body.leading
    return tuple(kept)
