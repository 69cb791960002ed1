"""What writing an official document needs at hand: the file under way, places on the grid, styles of its own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from banxin.inlines import Inlines, Text
from banxin.records import changing, field, replace
from banxin.redhead import OfficialMeasures
from banxin.style import Style, TextRole
from banxin.writers.docx.exports import Kind
from banxin.writers.docx.inlines import RUNNING, Looks, write
from banxin.writers.docx.markup import Node, WordParagraph, half_points, paragraph, parted, run
from banxin.writers.docx.official.outline import Outline
from banxin.writers.docx.sheet import Named

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

RISE: Final = 0.8
"""How much of an exact line stands above its baseline in LibreOffice; Word is near it."""
HALF: Final = 0.5
"""An em: digits and letters take about half of one."""


@changing
class Press:
    """An official document or brief on its way to Word."""

    story: Story
    outline: Outline
    """The lists of headings' numbers."""
    named: dict[str, Named] = field(default_factory=dict)
    """The styles asked for so far, by id: their measures come from this document, where its head ends, how wide its
    signature is."""

    @property
    def style(self) -> Style:
        """The style of the file."""
        return self.story.style

    @property
    def measures(self) -> OfficialMeasures:
        """The style's official section."""
        measures = self.style.official
        assert measures is not None
        return measures

    def paragraph(self, parent: Node, own: Named) -> WordParagraph:
        """An empty paragraph in a style; one that differs from what is known under its id gets an id of its own."""
        return paragraph(parent, self._known(own).key)

    def push(self, node: WordParagraph, after: float) -> None:
        """Let a paragraph's style keep ``after`` points below it."""
        own = self.named[node.style]
        self.named[own.key] = replace(own, shape=replace(own.shape, after=after))

    def _known(self, own: Named) -> Named:
        count = 1
        tried = own
        while self.named.setdefault(tried.key, tried) != tried:
            count += 1
            tried = replace(own, key=f"{own.key}{count}", title=f"{own.title}（{count}）")
        return tried


_ENDS: Final = frozenset("。，；：、！？）》”’")
Piece = tuple[str, str]
"""Words and the character style they take; empty for none."""


def row(press: Press, node: Node, origin: str, *pieces: Piece) -> None:
    """A line of formulas: one text to those who edit it, marked with the path of what it is about. Tabs are words."""
    draft = press.story.draft
    said = [(words, character) for words, character in pieces if words]
    mark = draft.open_text(node, tuple(Text(words) for words, _ in said), origin, "plain") if said else 0
    for words, character in said:
        run(node, words, character)
    draft.marks.close(node, mark)


def sourced(
    press: Press, node: Node, inlines: Inlines, origin: str, looks: Looks = RUNNING, kind: Kind = "prose"
) -> None:
    """Write inlines between the marks of the path they came from; see ``close``."""
    draft = press.story.draft
    mark = draft.open_text(node, inlines, origin, kind) if inlines else 0
    write(press.story, node, inlines, looks)
    close(press, node, mark)


def close(press: Press, node: Node, mark: int) -> None:
    """End a bookmark before the mark of punctuation that ends the paragraph.

    Where that mark hangs outside the line and a bookmark ends behind it, LibreOffice adds an empty line. Those who
    read the file take paragraphs whole.
    """
    above, sign, end = parted(node.last)
    if not mark or sign not in _ENDS:
        press.story.draft.marks.close(node, mark)
        return
    node.content[-1:] = [above] if above else []
    press.story.draft.marks.close(node, mark)
    node.content.append(end)


def pitch(style: Style) -> float:
    """Points from line to line in Word: as many lines as the style has in the height of its type area, in twips."""
    return math.floor(20 * style.type_height / style.grid.lines) / 20


def base(line: int, style: Style) -> float:
    """The baseline of a line of our own grid, below the top of the type area."""
    return (line - 1) * style.grid.leading + style.ascent


def ems(words: str) -> float:
    """About how wide formulas are, in ems: Han one, digits and letters half of one."""
    return sum(HALF if character.isascii() else 1.0 for character in words)


def solid(role: TextRole) -> float:
    """The least exact leading of a role: its own size in Word."""
    return half_points(role.size) / 2
