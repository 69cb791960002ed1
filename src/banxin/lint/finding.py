"""What the rules share: the opened parts of a Word file, a fault in one of them, and names of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from banxin.archive import Archive, Node
from banxin.records import record

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
STORIES: Final = tuple(f"{W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))


@record
class Finding:
    """A fault: its code, the part it is in, what is wrong, what to do. A mild one breaks nothing."""

    code: str
    part: str
    message: str
    mend: str = ""
    mild: bool = False


@record
class Parts:
    """A package opened for asking."""

    archive: Archive
    trees: Mapping[str, Node]

    def stories(self) -> Iterator[tuple[str, Node]]:
        """The parts with running text."""
        return ((name, tree) for name, tree in self.trees.items() if tree.tag in STORIES)

    def root(self, tag: str) -> tuple[str, Node] | None:
        """The part whose root is ``w:tag``, with its name."""
        return next(((name, tree) for name, tree in self.trees.items() if tree.tag == W + tag), None)


def value(node: Node | None, key: str = "val") -> str:
    """An attribute of the ``w`` namespace; empty where there is none."""
    return "" if node is None else node.get(W + key, "")


def number(node: Node | None, key: str = "val") -> int:
    """An attribute as a whole number; 0 where there is none."""
    said = value(node, key)
    return int(said) if said.lstrip("-").isdecimal() and len(said) < 12 else 0


def local(node: Node) -> str:
    """A node's name without its namespace."""
    return str(node.tag).rpartition("}")[2]
