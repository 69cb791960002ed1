"""Where every page's anchors stand in; the numbers that a file's objects get before any of them is written out.

A report may be drawn in parts, each by a process of its own. Whatever a part must know of another is settled first:
the numbers of all pages, where links lead to, and which numbers a part may give to objects of its own.
"""

from __future__ import annotations

from itertools import accumulate, chain
from typing import Final

from banxin.frame import Anchor
from banxin.records import record
from banxin.writers.pdf.store import Store, reference

PAGES: Final = 1
"""The number of the root of all pages."""
TREE: Final = 2
"""The number of the root of the structure tree."""
DOCUMENT: Final = 3
"""The number of the element that holds all others."""
_FIRST_PAGE: Final = 4

_LINKS: Final = 1_000_000
"""Keys of the parent tree that each part has for its links: more than it needs."""


@record
class Plan:
    """What the parts of a file know of each other: the anchors of every page of every part."""

    parts: tuple[tuple[tuple[Anchor, ...], ...], ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(map(len, self.parts))

    @property
    def anchors(self) -> tuple[tuple[Anchor, ...], ...]:
        """The anchors of every page."""
        return tuple(chain.from_iterable(self.parts))

    def first(self, part: int) -> int:
        """The index of a part's first page."""
        return (*accumulate(map(len, self.parts), initial=0),)[part]

    def store(self, part: int) -> Store:
        """The objects of a part. The parts take numbers in turn, so that none must know how many another needs."""
        return Store(_FIRST_PAGE + self.count + part, len(self.parts))

    def links(self, part: int) -> int:
        """The first key of a part's links in the parent tree; the keys of pages come before them."""
        return self.count + part * _LINKS


def page_number(index: int) -> int:
    """The number of a page's object."""
    return _FIRST_PAGE + index


def page_reference(index: int) -> bytes:
    """How another object names a page."""
    return reference(_FIRST_PAGE + index)
