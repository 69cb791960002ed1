"""Bookmarks: anchors and origins in, names Word can hold out; each name once, each id once, all of them hidden."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from banxin.writers.docx.markup import Node

NUMBERS: Final = 1_000_000_000
"""Word's own hidden bookmarks carry nine digits."""


class Marks:
    """The bookmarks of one file. A name beginning with ``_`` is hidden in Word's list; 40 characters at most."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._origins: dict[str, int] = {}
        self._ids = 0
        self.placed: set[str] = set()

    def contents(self, anchor: str) -> str:
        """The name by which contents and page references find an anchor."""
        return self._name("_Toc", anchor)

    def label(self, anchor: str) -> str:
        """The name by which references find an anchor's label (图1)."""
        return self._name("_Ref", anchor)

    def open(self, parent: Node, name: str) -> int:
        """Begin a bookmark here; its id ends it."""
        self._ids += 1
        self.placed.add(name)
        parent.content.append(f'<w:bookmarkStart w:id="{self._ids}" w:name="{name}"/>')
        return self._ids

    def close(self, parent: Node, number: int) -> None:
        """End a bookmark here; 0 stands for none."""
        if number:
            parent.content.append(f'<w:bookmarkEnd w:id="{number}"/>')

    def origin(self, origin: str) -> str:
        """The next name that carries the path of a text in the author's YAML: one text may stand in several places."""
        name = origin_name(origin)
        count = self._origins[name] = self._origins.get(name, 0) + 1
        return name if count == 1 else f"{name}_{count}"

    def _name(self, prefix: str, anchor: str) -> str:
        key = (prefix, anchor)
        if key not in self._names:
            number = crc32(anchor.encode()) % NUMBERS
            while (name := f"{prefix}{number:09d}") in self._taken:
                number = (number + 1) % NUMBERS
            self._taken.add(name)
            self._names[key] = name
        return self._names[key]


def origin_name(origin: str) -> str:
    """The bookmark of a text that came from ``origin``: it depends on the path only, not on where it stands.

    Two paths with one sum are told apart as two places of one text are, by their order.
    """
    return f"_src_p_{crc32(origin.encode())}"
