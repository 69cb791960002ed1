"""Elements of ink in, the structure tree out: who says what, in which order, on which page (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Final

from banxin.frame import Element
from banxin.records import changing, field
from banxin.writers.pdf.store import Store, reference
from banxin.writers.pdf.syntax import numbers, text_string

Box = tuple[float, float, float, float]
"""Left, bottom, right and top on the page, in points from its lower left corner."""

_TELLING: Final = frozenset({"TH", "TD", "Figure"})
"""Kinds that have attributes."""

_LEAF: Final = 64
"""Entries of one leaf of the parent tree; a reader looks up one leaf, not the whole tree."""


@changing
class Node:
    """An element being gathered. ``number`` is its object's, taken when the node was first met."""

    kind: str
    parent: Node | None
    number: int
    element: Element | None = None
    children: list[bytes] = field(default_factory=list)
    """Entries of ``K``: elements, marks and annotations in reading order."""
    page: int = -1
    """Page of its first mark or annotation: marks on this page need not name it."""
    figure: Node | None = None
    """The Figure this node is or stands in."""
    box_page: int = -1
    box: Box | None = None


class Tree:
    """The structure of one file, gathered in reading order while its pages are written."""

    def __init__(self, store: Store, pages: list[int]) -> None:
        self._store = store
        self._pages = pages
        self._root = store.reserve()
        self._document = Node("Document", None, store.reserve())
        self._nodes: dict[str, Node] = {}
        self._in_order: list[Node] = [self._document]
        self._marks: list[list[Node]] = [[] for _ in pages]
        self._links: list[Node] = []

    def node(self, element: Element) -> Node:
        """The node of an element; the first element of a key makes it and its parents."""
        node = self._nodes.get(element.key)
        if node is None:
            return self._new(element)
        if node.kind != element.kind:
            raise ValueError(f"key {element.key!r} names both a {node.kind} and a {element.kind}")
        return node

    def _new(self, element: Element) -> Node:
        parent = self.node(element.parent) if element.parent is not None else self._document
        if element.kind == "Document":
            self._nodes[element.key] = self._document
            return self._document
        node = Node(element.kind, parent, self._store.reserve(), element)
        node.figure = node if element.kind == "Figure" else parent.figure
        parent.children.append(reference(node.number))
        self._nodes[element.key] = node
        self._in_order.append(node)
        return node

    def mark(self, node: Node, page: int) -> int:
        """A new stretch of marked content of ``node`` on a page; its number there."""
        marks = self._marks[page]
        number = len(marks)
        marks.append(node)
        if node.page < 0:
            node.page = page
        there = node.page == page
        node.children.append(b"%d" % number if there else b"<</Type/MCR/Pg %s/MCID %d>>" % (self._at(page), number))
        return number

    def annotate(self, element: Element, page: int) -> tuple[int, int]:
        """Give a link's annotation to its element; the annotation's number and its key in the parent tree.

        Ink that is no Link by itself gets one: ISO 14289-1, 7.18.5 wants every link annotation inside a Link.
        """
        if element.kind == "Link":
            node = self.node(element)
        else:
            inside = None if element.kind == "Artifact" else element
            node = self._new(Element("Link", f"{element.key}/link {len(self._links)}", inside))
        annotation = self._store.reserve()
        if node.page < 0:
            node.page = page
        node.children.append(b"<</Type/OBJR/Pg %s/Obj %s>>" % (self._at(page), reference(annotation)))
        self._links.append(node)
        return annotation, len(self._pages) + len(self._links) - 1

    def extend(self, figure: Node, page: int, box: Box) -> None:
        """Let a figure's box hold ``box`` too; of a figure on several pages the first counts."""
        if figure.box is None:
            figure.box_page, figure.box = page, box
        elif figure.box_page == page:
            left, bottom, right, top = figure.box
            figure.box = (min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3]))

    # ------------------------------------------------------------------ the tree's objects

    def put(self) -> int:
        """Keep the whole tree; the number of its root."""
        notes: list[tuple[str, Node]] = []
        for node in self._in_order:
            if node.kind == "Note":
                notes.append((f"note-{len(notes) + 1:05}", node))
        names = {id(node): name for name, node in notes}
        for node in self._in_order:
            self._store.put(self._element(node, names.get(id(node), "")), node.number)
        identified = b""
        if notes:
            entries = b"".join(b"(%s)%s " % (name.encode("ascii"), reference(node.number)) for name, node in notes)
            identified = b"/IDTree<</Names[%s]>>" % entries
        return self._store.put(
            b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d%s>>"
            % (
                reference(self._document.number), reference(self._parents()),
                len(self._pages) + len(self._links), identified,
            ),
            self._root,
        )  # fmt: skip

    def _element(self, node: Node, name: str) -> bytes:
        parent = node.parent.number if node.parent is not None else self._root
        entries = b"<</Type/StructElem/S/%s/P %d 0 R" % (node.kind.encode("ascii"), parent)
        if node.page >= 0:
            entries += b"/Pg " + self._at(node.page)
        if name:
            entries += b"/ID(%s)" % name.encode("ascii")
        if node.element is not None and (node.kind in _TELLING or node.element.alt):
            entries += _attributes(node, node.element)
        return b"%s/K[%s]>>" % (entries, b" ".join(node.children))

    def _at(self, page: int) -> bytes:
        return reference(self._pages[page])

    def _parents(self) -> int:
        entries = [
            b"%d[%s]" % (page, b" ".join([b"%d 0 R" % node.number for node in marks]))
            for page, marks in enumerate(self._marks)
        ]
        entries += [b"%d %s" % (len(self._pages) + key, reference(node.number)) for key, node in enumerate(self._links)]
        leaves = []
        for first in range(0, len(entries), _LEAF):
            leaf = entries[first : first + _LEAF]
            limits = b"%d %d" % (first, first + len(leaf) - 1)
            leaves.append(reference(self._store.put(b"<</Limits[%s]/Nums[%s]>>" % (limits, b" ".join(leaf)))))
        return self._store.put(b"<</Kids[%s]>>" % b" ".join(leaves))


def _attributes(node: Node, element: Element) -> bytes:
    attributes = b""
    if element.alt:
        attributes += b"/Alt" + text_string(element.alt)
    if element.kind in ("TH", "TD"):
        attributes += _cell(element)
    if element.kind == "Figure" and node.box is not None:
        attributes += b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % numbers(*node.box).encode("ascii")
    return attributes


def _cell(element: Element) -> bytes:
    entries = b""
    if element.scope:
        entries += b"/Scope/" + element.scope.encode("ascii")
    if element.columns > 1:
        entries += b"/ColSpan %d" % element.columns
    if element.rows > 1:
        entries += b"/RowSpan %d" % element.rows
    return b"/A<</O/Table%s>>" % entries if entries else b""
