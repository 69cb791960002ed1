"""Whole lines: every strip of an official page but a table's rows stands on the grid (GB/T 9704-2012, 5.2.2)."""

from __future__ import annotations

from typing import Final

from banxin.frame import Anchor, Element, Frame, Item
from banxin.layout.ink import anchors_of, ink
from banxin.layout.paragraph import foot_notes
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.layout.words import Wanted, Words
from banxin.records import record, replace
from banxin.style import Style
from banxin.text.setting import Align, Line

KIND: Final = "line"
"""All strips are of one kind: from baseline to baseline there are whole lines."""
_OPENING: Final = "“‘（《〈【〖〔「『("


def below(style: Style) -> float:
    """Room a line's em box takes below its baseline: line 22 ends on the lower edge of the type area."""
    return style.em - style.ascent


def clear(style: Style) -> float:
    """Half of the blank between two lines: what a block of lines has above its first and below its last em box."""
    return (style.grid.leading - style.em) / 2


def strip(
    items: tuple[Item, ...], setter: Setter, *, lines: float = 1, empty: int = 0, penalty: float = 0.0,
    anchors: tuple[Anchor, ...] = (), snaps: bool = True,
) -> Strip:  # fmt: skip
    """A block of lines, ``empty`` lines above it; its items are measured from its first baseline.

    Rows of a table, whose height is any part of lines, do not stand on the grid (``snaps``); what follows them does.
    """
    style = setter.style
    height = (lines - 1) * style.grid.leading
    return Strip(
        frame=Frame(style.full, height, items), start=KIND, end=KIND, height=height, ascent=style.ascent,
        descent=below(style), above=(1 + empty) * style.grid.leading, top=style.ascent, penalty=penalty,
        anchors=anchors, grid=0.0, snaps=snaps,
    )  # fmt: skip


@record
class Stand:
    """Where lines stand in the type area, in points."""

    left: float = 0.0
    """Kept free on the left of every line."""
    right: float = 0.0
    indent: float = 0.0
    """Further room before the first line."""
    align: Align = "justify"


FLUSH: Final = Stand()


def text(words: Words, setter: Setter, element: Element, stand: Stand = FLUSH) -> tuple[Strip, ...]:
    """Words as strips of one line each."""
    style = setter.style
    said = Wanted(words, style.full - stand.left - stand.right, stand.indent + kept_half(words, style), stand.align)
    lines = setter.lines(words, said.measure, align=said.align, indent=said.indent)
    made: list[Strip] = []
    for index, line in enumerate(lines):
        made.append(
            replace(
                strip(ink(line, stand.left, 0.0, element, words), setter, penalty=_after(index, len(lines))),
                anchors=anchors_of(line, words, 0.0),
                notes=foot_notes(line, words, setter, element.key),
                said=None if index else said,
                last_width=0.0 if index else lines[-1].width,
            )
        )
    return tuple(made)


def led(strips: tuple[Strip, ...], items: tuple[Item, ...]) -> tuple[Strip, ...]:
    """Lines with what stands before the first of them on its baseline: a label."""
    first = strips[0]
    return (replace(first, frame=replace(first.frame, items=(*items, *first.frame.items))), *strips[1:])


def kept_half(words: Words, style: Style) -> float:
    """A paragraph that begins with an opening mark keeps the mark's blank half, so that （一） stands at 2 em."""
    said = "".join(span.text for span in words.spans)
    return style.em / 2 if said[:1] in _OPENING and said else 0.0


def _after(index: int, count: int) -> float:
    """Widows and orphans are kept off where it costs nothing; the standard asks for full pages first."""
    if index == count - 1:
        return 0.0
    return NEVER if index == 0 or index == count - 2 else 1.0


def centred(line: Line, setter: Setter, y: float, element: Element, words: Words | None = None) -> tuple[Item, ...]:
    """A line centred on the type area."""
    return ink(line, (setter.style.full - line.width) / 2, y, element, words)


def solid(setter: Setter) -> Setter:
    """The same setter for formulas (dates, document numbers, labels): no gap between Han and digits."""
    style = setter.style
    chinese = style.chinese.model_copy(update={"gap": 0.0, "gap_least": 0.0, "gap_most": 0.0})
    return replace(setter, style=style.model_copy(update={"chinese": chinese}), kept={}, running={})
