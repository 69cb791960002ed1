"""Fields: an instruction and its result in, five runs out. WPS drops a field that has two of its parts in one run."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from banxin.writers.docx.markup import Node, begun, run, said, spoken

HIDDEN: Final = "IndexMark"
"""The character style of index entries: without it Word shows their instructions among the words."""


class Field(Node):
    """A field that was written: the bookmark it needs, its result inside, around that the runs that make it live."""

    __slots__ = ("_after", "_before", "target")

    def __init__(self, target: str, before: str, after: str) -> None:
        super().__init__("", {})
        self.target = target
        self._before, self._after = before, after

    def say(self, pieces: list[str]) -> None:
        """Add the runs, as they are written."""
        pieces.append(self._before)
        self.say_inside(pieces)
        pieces.append(self._after)

    def settle(self) -> None:
        """Leave its result as plain words: what it points to is not in this document."""
        self._before = self._after = ""


class InnerLink(Node):
    """A link to a bookmark of this file; its words go inside."""

    __slots__ = ("_anchor", "target")

    def __init__(self, target: str) -> None:
        super().__init__("w:hyperlink", {})
        self.target = target
        self._anchor = f' w:anchor="{target}"'

    def say(self, pieces: list[str]) -> None:
        """Add the link, as it is written."""
        pieces.append(f'<w:hyperlink{self._anchor} w:history="1">')
        self.say_inside(pieces)
        pieces.append("</w:hyperlink>")

    def settle(self) -> None:
        """Leave its words: what it points to is not in this document."""
        self._anchor = ""


def field(parent: Node, instruction: str, result: str, character: str = "", target: str = "") -> Field:
    """A whole field with its result filled in."""
    live = Field(target, _before(instruction, character), _mark("end", character))
    parent.content.append(live)
    if result:
        run(live, result, character)
    return live


def linked(bookmark: str, instruction: str, result: str, words: str) -> str:
    """A link to a bookmark that is sure to come: runs of ``words``, then a whole field in it."""
    shown = spoken(result) if result else ""
    inside = f"{words}{_before(instruction, '')}{shown}{_mark('end', '')}"
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{inside}</w:hyperlink>'


def begin(parent: Node, instruction: str, character: str = "") -> None:
    """The runs before a field's result."""
    parent.content.append(_before(instruction, character))


def end(parent: Node, character: str = "") -> None:
    """The run after a field's result."""
    parent.content.append(_mark("end", character))


def index_entry(parent: Node, word: str, said: str) -> None:
    """An index entry that stands here: a field without a result, in hidden runs (Word prints it elsewhere)."""
    escaped = re.sub(r'([\\":;])', r"\\\1", word)
    reading = rf' \y "{said}"' if said else ""
    entry = _instruction(f'XE "{escaped}"{reading}', HIDDEN)
    parent.content.append(f"{_mark('begin', HIDDEN)}{entry}{_mark('end', HIDDEN)}")


def inner_link(parent: Node, bookmark: str) -> InnerLink:
    """A link to a bookmark of this file; its words go inside."""
    link = InnerLink(bookmark)
    parent.content.append(link)
    return link


def _before(instruction: str, character: str) -> str:
    return f"{_mark('begin', character)}{_instruction(instruction, character)}{_mark('separate', character)}"


@cache
def _mark(kind: str, character: str) -> str:
    return f'{begun(character)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(instruction: str, character: str) -> str:
    return f'{begun(character)}<w:instrText xml:space="preserve"> {said(instruction)} </w:instrText></w:r>'
