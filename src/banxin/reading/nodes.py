"""The tree of nodes that a YAML text says, each with its place; and trees found in, merged and cut."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from banxin.problems import Place
from banxin.reading import scalars
from banxin.records import field, record


@record
class Source:
    """A file's text with line ends as ``\\n`` and no mark of byte order."""

    file: str
    text: str
    encoding: str = "utf-8"

    def place(self, index: int) -> Place:
        """The line and column of a character."""
        index = min(index, len(self.text))
        start = self.text.rfind("\n", 0, index) + 1
        return Place(self.file, self.text.count("\n", 0, index) + 1, index - start + 1)


@record
class Scalar:
    """A word, a number or a text: what it says, whether it stands without quotes, and where it is written."""

    place: Place
    text: str
    plain: bool
    source: Source = field(repr=False, compare=False)
    start: int = 0
    end: int = 0

    @property
    def value(self) -> scalars.Value:
        """What it says, by our own rule."""
        return scalars.value(self.text, self.plain)

    def place_in(self, offset: int) -> Place:
        """Where the character ``offset`` of the text is written; the scalar's own place if that cannot be told.

        Folding, indents and quotes only add blanks and quotes to the text, so its characters are found in order.
        """
        if not self.place.line:  # a cell of a sheet: its file has no lines
            return self.place
        written, at = self.source.text, self.start
        if not self.plain and at < self.end and written[at] in "\"'":
            at += 1
        elif not self.plain and at < self.end and written[at] in "|>":
            at = written.find("\n", at, self.end) + 1 or at
        for character in self.text[:offset]:
            if character.isspace():
                continue
            found = written.find(character, at, self.end)
            if found < 0:
                return self.place
            at = found + 1
        wanted = self.text[offset : offset + 1]
        found = written.find(wanted, at, self.end) if wanted.strip() else at
        return self.source.place(found) if found >= 0 else self.place


@record
class Sequence:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@record
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@record
class Mapping:
    """Keys with their values; ``flow`` when written in braces."""

    place: Place
    entries: tuple[Entry, ...]
    flow: bool = False

    def entry(self, key: str) -> Entry | None:
        """The entry of a key."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        entry = self.entry(key)
        return entry.value if entry else None


Node = Scalar | Sequence | Mapping


def find(node: Node | None, path: tuple[str | int, ...]) -> Node | None:
    """The node at the end of ``path``, or the nearest above it.

    A field that the YAML does not spell (a value written bare for its only field) stands at the same node.
    """
    for part in path:
        match node:
            case Mapping():
                below = node.get(str(part))
            case Sequence() if isinstance(part, int) and 0 <= part < len(node.items):
                below = node.items[part]
            case Sequence() if isinstance(part, int):
                return node
            case _:
                below = None
        if below is not None:
            node = below
    return node


def merge(under: Node, over: Node) -> Node:
    """``over`` laid on ``under``: mappings key by key, everything else whole."""
    if not (isinstance(under, Mapping) and isinstance(over, Mapping)):
        return over
    kept = tuple(
        Entry(entry.key, merge(entry.value, above.value)) if (above := over.entry(entry.key.text)) else entry
        for entry in under.entries
    )
    added = tuple(entry for entry in over.entries if under.entry(entry.key.text) is None)
    return Mapping(over.place, kept + added, over.flow)


def without(node: Node, path: tuple[str | int, ...]) -> Node | None:
    """The tree without what stands at ``path``, or without the nearest thing above it; ``None`` for the whole."""
    if not path:
        return None
    match node:
        case Mapping():
            held = node.get(str(path[0]))
            if held is None:
                return None
            below = without(held, path[1:])
            entries = ((e.key, below if e.key.text == str(path[0]) else e.value) for e in node.entries)
            return Mapping(node.place, tuple(Entry(k, v) for k, v in entries if v is not None), node.flow)
        case Sequence() if isinstance(path[0], int) and path[0] < len(node.items):
            below = without(node.items[path[0]], path[1:])
            items = (below if at == path[0] else item for at, item in enumerate(node.items))
            return Sequence(node.place, tuple(item for item in items if item is not None))
        case _ if isinstance(path[0], str):  # a field the YAML does not spell
            return without(node, path[1:])
    return None


def without_places(node: Node, places: AbstractSet[Place]) -> Node | None:
    """The tree without what stands at any of these places; ``None`` for the whole."""
    if node.place in places:
        return None
    match node:
        case Scalar():
            return node
        case Sequence():
            items = (without_places(item, places) for item in node.items)
            return Sequence(node.place, tuple(item for item in items if item is not None))
        case Mapping():
            entries = ((e.key, without_places(e.value, places)) for e in node.entries if e.key.place not in places)
            return Mapping(node.place, tuple(Entry(k, v) for k, v in entries if v is not None), node.flow)


def walk(node: Node) -> Iterator[Scalar]:
    """Every scalar of a tree that is not a key."""
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from walk(item)
        case Mapping():
            for entry in node.entries:
                yield from walk(entry.value)
