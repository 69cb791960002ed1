"""Elements of ink in, the structure tree out: who says what, in which order, on which page (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from banxin.frame import Element
from banxin.records import changing, field, record
from banxin.writers.pdf.plan import DOCUMENT, TREE, page_reference
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


@record
class Structure:
    """What the tree of a file needs of a part whose own elements are written."""

    children: tuple[bytes, ...]
    """The part's share of what stands right below the document."""
    pages: tuple[bytes, ...]
    """Its leaves of the parent tree for pages, and for links."""
    links: tuple[bytes, ...]
    end: int
    """One past the last key of the parent tree."""
    notes: tuple[tuple[str, bytes], ...]
    """The names of its notes, each with the element."""


class Tree:
    """The structure of a part of a file, gathered in reading order while its pages are written.

    ``first`` is the index of its first page, of ``count``; ``links`` the key of its first link in the parent tree.
    """

    def __init__(self, store: Store, first: int, count: int, links: int) -> None:
        self._store = store
        self._first = first
        self._first_link = links
        self._document = Node("Document", None, DOCUMENT)
        self._nodes: dict[str, Node] = {}
        self._in_order: list[Node] = []
        self._marks: list[list[Node]] = [[] for _ in range(count)]
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
        parent.children.append(b"%d 0 R" % node.number)  # ``reference``, spelled out: done for every line and cell
        self._nodes[element.key] = node
        self._in_order.append(node)
        return node

    def mark(self, node: Node, page: int) -> int:
        """A new stretch of marked content of ``node`` on a page; its number there."""
        marks = self._marks[page - self._first]
        number = len(marks)
        marks.append(node)
        if node.page < 0:
            node.page = page
        there = node.page == page
        elsewhere = b"<</Type/MCR/Pg %s/MCID %d>>"
        node.children.append(b"%d" % number if there else elsewhere % (page_reference(page), number))
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
        node.children.append(b"<</Type/OBJR/Pg %s/Obj %s>>" % (page_reference(page), reference(annotation)))
        self._links.append(node)
        return annotation, self._first_link + len(self._links) - 1

    def extend(self, figure: Node, page: int, box: Box) -> None:
        """Let a figure's box hold ``box`` too; of a figure on several pages the first counts."""
        if figure.box is None:
            figure.box_page, figure.box = page, box
        elif figure.box_page == page:
            left, bottom, right, top = figure.box
            figure.box = (min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3]))

    # ------------------------------------------------------------------ the tree's objects

    def put(self) -> Structure:
        """Keep all elements; what the roots of the tree need of them."""
        notes: list[tuple[str, bytes]] = []
        for node in self._in_order:
            name = f"note-{node.number:08}" if node.kind == "Note" else ""
            self._store.put(self._element(node, name), node.number)
            if name:
                notes.append((name, reference(node.number)))
        pages = [b"[%s]" % b" ".join([b"%d 0 R" % node.number for node in marks]) for marks in self._marks]
        links = [reference(node.number) for node in self._links]
        return Structure(
            tuple(self._document.children), self._leaves(self._first, pages), self._leaves(self._first_link, links),
            self._first_link + len(links), tuple(notes),
        )  # fmt: skip

    def _element(self, node: Node, name: str) -> bytes:
        parent = node.parent.number if node.parent is not None else TREE
        page = b"/Pg " + page_reference(node.page) if node.page >= 0 else b""
        told = b"/ID(%s)" % name.encode("ascii") if name else b""
        if node.element is not None and (node.kind in _TELLING or node.element.alt):
            told += _attributes(node, node.element)
        return b"<</Type/StructElem/S/%s/P %d 0 R%s%s/K[%s]>>" % (
            node.kind.encode("ascii"), parent, page, told, b" ".join(node.children),
        )  # fmt: skip

    def _leaves(self, first: int, values: Sequence[bytes]) -> tuple[bytes, ...]:
        """Keep leaves of the parent tree with values for the keys from ``first`` on."""
        made = []
        for start in range(0, len(values), _LEAF):
            entries = [b"%d %s" % (first + start + at, value) for at, value in enumerate(values[start : start + _LEAF])]
            limits = b"%d %d" % (first + start, first + start + len(entries) - 1)
            made.append(reference(self._store.put(b"<</Limits[%s]/Nums[%s]>>" % (limits, b" ".join(entries)))))
        return tuple(made)


def put_roots(parts: Sequence[Structure], store: Store) -> None:
    """Keep the root of a file's tree and the element that holds all others, under their numbers."""
    children = b" ".join(child for part in parts for child in part.children)
    store.put(b"<</Type/StructElem/S/Document/P %s/K[%s]>>" % (reference(TREE), children), DOCUMENT)
    leaves = (*(leaf for part in parts for leaf in part.pages), *(leaf for part in parts for leaf in part.links))
    identified = b""
    notes = sorted(note for part in parts for note in part.notes)
    if notes:
        entries = b"".join(b"(%s)%s " % (name.encode("ascii"), element) for name, element in notes)
        identified = b"/IDTree<</Names[%s]>>" % entries
    parents = store.put(b"<</Kids[%s]>>" % b" ".join(leaves))
    store.put(
        b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d%s>>"
        % (reference(DOCUMENT), reference(parents), max(part.end for part in parts), identified),
        TREE,
    )


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
