"""Chapters of the main part in, its bytes out: a chapter becomes bytes once nothing in it waits for what follows.

Elements take ten times the memory of the bytes they end as, so of a long report only one chapter at a time is made of
elements.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from banxin.writers.docx.markup import DECLARATION, Node, add, root


class Flow:
    """``w:document`` under way. ``body`` takes the chapter being written."""

    def __init__(self) -> None:
        self._pieces: list[bytes | Node] = []
        self.body: Node = _body()

    def turn(self, *, waits: bool) -> None:
        """End a chapter; it stays as elements where a field in it waits for its target."""
        self._pieces.append(self.body if waits else _serial(self.body))
        self.body = _body()

    def pieces(self) -> Iterator[bytes]:
        """The whole part, from its start to its end."""
        yield DECLARATION.encode() + _HEAD
        for piece in self._pieces:
            yield piece if isinstance(piece, bytes) else _serial(piece)
        yield _TAIL


def _body() -> Node:
    return add(root("w:document"), "w:body")


def _serial(body: Node) -> bytes:
    """What stands in a body. Namespaces are declared around it, once: written alone, every child would declare them."""
    document = body.getparent()
    assert document is not None and len(body)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=False)[len(_HEAD) : -len(_TAIL)]


def _around() -> tuple[bytes, bytes]:
    """The tags before and after what stands in the body."""
    body = _body()
    body.text = "|"
    head, _, tail = etree.tostring(body.getroottree(), encoding="UTF-8", xml_declaration=False).partition(b"|")
    return head, tail


_HEAD, _TAIL = _around()
