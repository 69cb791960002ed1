"""Chapters of the main part in, its bytes out: a chapter becomes bytes once nothing in it waits for what follows.

Elements take several times the memory of the bytes they end as, and bytes ten times that of what they are packed into,
so of a long report only one chapter at a time is made of elements, and all others are packed.
"""

from __future__ import annotations

from collections.abc import Callable

from banxin.writers.docx.markup import DECLARATION, Node, root


class Flow:
    """``w:document`` under way. ``body`` takes the chapter being written."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        """``write`` takes the part's bytes in order."""
        self._write = write
        self._held: list[bytes | Node] = []
        """The first chapter that waits, and those behind it."""
        self._stays = False
        """Whether something in the chapter under way waits."""
        self.body = _body()
        write(f"{DECLARATION}{_HEAD}".encode())

    def turn(self, *, waits: bool) -> None:
        """End a chapter; it stays as elements where a field in it waits for its target."""
        if waits or self._stays:
            self._held.append(self.body)
        else:
            self._put(self.body.inside.encode())
        self.body, self._stays = _body(), False

    def drain(self, *, waits: bool) -> None:
        """Write what a chapter holds so far, unless something in it waits: contents may be as long as a book."""
        self._stays = self._stays or waits
        if not self._stays:
            self._put(self.body.inside.encode())
            self.body.content.clear()

    def end(self) -> None:
        """Write what waited, and the part's end: nothing waits any longer."""
        for piece in self._held:
            self._write(piece if isinstance(piece, bytes) else piece.inside.encode())
        self._write(_TAIL.encode())

    def _put(self, piece: bytes) -> None:
        if self._held:
            self._held.append(piece)
        else:
            self._write(piece)


def _body() -> Node:
    return Node("w:body", {})


def _around() -> tuple[str, str]:
    """The tags before and after what stands in the body."""
    document = root("w:document")
    document.content.append(Node("w:body", {}, "|"))
    head, _, tail = document.xml.partition("|")
    return head, tail


_HEAD, _TAIL = _around()
