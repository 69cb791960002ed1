"""A map of version 1 in, the same as the version of today writes it out, as far as what it stands for can be known.

Up to the version of today every text was entered by its SHA-256, and so was the name of its bookmark. A fingerprint
tells nothing, so those of all words and pictures that the file or the report holds are made anew; a text that neither
of them says any more keeps its old one, which agrees with none: both changed it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from banxin.pull.matching import Entry
from banxin.pull.paragraphs import Passage
from banxin.records import replace
from banxin.writers.docx.exports import MAPS, MOST, digest, fingerprint
from banxin.writers.docx.marks import Marks

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE: Final = f"{MAPS}1"
_DIGITS: Final = 16
"""Hexadecimal digits of a fingerprint."""


def entries(root: etree._Element, words: Iterable[str], pictures: Iterable[bytes]) -> tuple[Entry, ...]:
    """The texts of a map. ``words`` and ``pictures`` are what the file and the report hold."""
    known = {_former(said.encode()): fingerprint(said) for said in words}
    known |= {_former(picture): digest(picture) for picture in pictures}
    marks = Marks()
    found: list[Entry] = []
    for node in root.iterchildren(f"{{{NAMESPACE}}}e"):
        origin = node.get("origin", "")
        hash, alt = (known.get(node.get(name, ""), node.get(name, "")) for name in ("hash", "alt"))
        found.append(Entry(marks.origin(origin), origin, node.get("kind", MOST), hash, alt, node.get("sketch", "")))
    return tuple(found)


def renamed(root: etree._Element, listed: Sequence[Entry], found: Sequence[Passage]) -> tuple[Passage, ...]:
    """The paragraphs of a file with the bookmarks of its map, ``listed``, named as they are today."""
    nodes = root.iterchildren(f"{{{NAMESPACE}}}e")
    names: Mapping[str, str] = {node.get("key", ""): entry.key for node, entry in zip(nodes, listed, strict=True)}
    return tuple(replace(passage, keys=tuple(names.get(key, key) for key in passage.keys)) for passage in found)


def _former(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
