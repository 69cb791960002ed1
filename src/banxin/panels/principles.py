"""Principles panel: statements of one pattern (坚持改革导向，……) in, open columns side by side out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from banxin.document import Block, Card, Cards
from banxin.inlines import Inlines, Text
from banxin.panels.desk import Desk
from banxin.panels.points import split_after_comma
from banxin.problems import error
from banxin.reading import Written
from banxin.reading.declared import Field


class Principles(Written):
    """原则: each statement's words up to its first comma are its title."""

    bare: ClassVar[str] = "principles"
    principles: tuple[str, ...] = Field(min_length=2, max_length=4, description="原则，每条一项；逗号前的字作标题")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """Open columns."""
        cards = tuple(self._card(text, index, desk) for index, text in enumerate(self.principles))
        yield Cards(cards, "open", origin=desk.origin(self))

    def _card(self, text: str, index: int, desk: Desk) -> Card:
        lead, rest = split_after_comma(desk.prose(self, text, "principles", index))
        if not lead:
            place = self.place_of("principles", index)
            desk.problems.append(
                error(place, "R002", "原则要有标题：第一个逗号前的字", "在标题后加逗号，或改用 points")
            )
        return Card(_without_comma(lead), rest, origin=desk.origin(self, "principles", index))


def _without_comma(lead: Inlines) -> Inlines:
    """A title carries no comma; its place on the page parts it from the text."""
    last = lead[-1] if lead else None
    return (*lead[:-1], Text(last.text.removesuffix("，"))) if isinstance(last, Text) else lead
