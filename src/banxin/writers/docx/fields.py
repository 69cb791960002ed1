"""Fields: an instruction and its result in, five runs out. WPS drops a field that has two of its parts in one run."""

from __future__ import annotations

import re
from typing import Final

from banxin.records import record
from banxin.writers.docx.markup import Node, add, add_words, empty_run, run

HIDDEN: Final = "IndexMark"
"""The character style of index entries: without it Word shows their instructions among the words."""


@record
class Field:
    """A field that was written: the bookmark it needs, where it stands and the runs that make it live."""

    target: str
    parent: Node
    runs: tuple[Node, ...]

    def settle(self) -> None:
        """Leave its result as plain words: what it points to is not in this document."""
        for node in self.runs:
            self.parent.content.remove(node)


@record
class InnerLink:
    """A link to a bookmark of this file."""

    target: str
    node: Node

    def settle(self) -> None:
        """Leave its words: what it points to is not in this document."""
        del self.node.attributes["w:anchor"]


def field(parent: Node, instruction: str, result: str, character: str = "", target: str = "") -> Field:
    """A whole field with its result filled in."""
    opening = begin(parent, instruction, character)
    if result:
        run(parent, result, character)
    return Field(target, parent, (*opening, end(parent, character)))


def begin(parent: Node, instruction: str, character: str = "") -> tuple[Node, ...]:
    """The runs before a field's result."""
    return (
        _mark(parent, "begin", character), _instruction(parent, instruction, character),
        _mark(parent, "separate", character),
    )  # fmt: skip


def end(parent: Node, character: str = "") -> Node:
    """The run after a field's result."""
    return _mark(parent, "end", character)


def index_entry(parent: Node, word: str, said: str) -> None:
    """An index entry that stands here: a field without a result, in hidden runs (Word prints it elsewhere)."""
    escaped = re.sub(r'([\\":;])', r"\\\1", word)
    reading = rf' \y "{said}"' if said else ""
    _mark(parent, "begin", HIDDEN)
    _instruction(parent, f'XE "{escaped}"{reading}', HIDDEN)
    _mark(parent, "end", HIDDEN)


def inner_link(parent: Node, bookmark: str) -> Node:
    """A link to a bookmark of this file; its words go inside."""
    return add(parent, "w:hyperlink", anchor=bookmark, history=1)


def _mark(parent: Node, kind: str, character: str) -> Node:
    node = empty_run(parent, character)
    add(node, "w:fldChar", fldCharType=kind)
    return node


def _instruction(parent: Node, instruction: str, character: str) -> Node:
    node = empty_run(parent, character)
    add_words(node, "w:instrText", f" {instruction} ", ' xml:space="preserve"')
    return node
