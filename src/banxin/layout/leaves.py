"""Drafts of pages in, leaves out: pages to be with numbers and labels, and those left blank before right-hand ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, Literal

from banxin.layout.pages import Cut
from banxin.layout.setter import Setter
from banxin.layout.strip import Strip
from banxin.records import record, replace

Numerals = Literal["arabic", "roman", "upper_roman", "cover"]
"""How the pages of a series are called; a cover and its back are 封面 and 封二, as binders say."""

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_COVER: Final = ("封面", "封二")


@record
class Segment:
    """Strips that are set in one direction and numbered in one series, and the setter they were set with."""

    strips: tuple[Strip, ...]
    setter: Setter
    is_turned: bool = False
    """Its pages lie on their side: laid out on a sheet that lies, then turned a quarter to the left."""
    numerals: Numerals = "arabic"
    starts_at: int | None = None
    """The number of its first page; ``None`` where it goes on from the segment before."""


@record
class Gist:
    """What the rest of a document must know of a page to be; its strips stay with whoever set them."""

    anchors: tuple[str, ...]
    notes: tuple[str, ...]
    """The keys of its footnotes, each once."""
    running: tuple[str, str] | None
    """The number and title of the section that its running head names from here on."""
    opener: bool
    """It opens a section."""
    is_chapter: bool
    """A chapter begins with it."""
    begins: tuple[Numerals, int] | None
    """The series that begins with it, and its number in that."""


@record
class Draft:
    """What stands on a page to be."""

    segment: Segment
    cut: Cut

    @property
    def strips(self) -> tuple[Strip, ...]:
        """Its strips, from the top."""
        return self.segment.strips[self.cut.first : self.cut.end]

    @property
    def gist(self) -> Gist:
        """What others must know of it."""
        strips, segment = self.strips, self.segment
        begins = segment.starts_at is not None and not self.cut.first
        return Gist(
            tuple(anchor.name for strip in strips for anchor in strip.anchors),
            tuple(dict.fromkeys(note.key for strip in strips for note in strip.notes)),
            next((strip.running for strip in strips if strip.running is not None), None),
            strips[0].opener,
            strips[0].is_chapter,
            (segment.numerals, segment.starts_at or 1) if begins else None,
        )


@record
class Leaf:
    """A page to be. A blank one has no gist."""

    number: int
    """Its place in its series: odd numbers are right-hand pages."""
    label: str
    gist: Gist | None = None
    draft: Draft | None = None
    """What stands on it; ``None`` where it is blank, or another process has it."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What paging had to give up on it, in words for the author."""
        if self.draft is None or not self.draft.cut.too_tall:
            return ()
        return (f"第 {self.label} 页有一处内容超出版心 {self.draft.cut.too_tall:.0f}pt",)


def leaves(gists: Iterable[Gist], covers: Numerals | None, *, right: bool) -> tuple[Leaf, ...]:
    """The leaves of all pages in order, a cover not among them.

    ``covers`` is the series of the cover that stands before them, ``None`` where there is none. A chapter opens on a
    ``right``-hand page where that is asked for, a new series always: odd folios stand on the right in print.
    """
    return tuple(_leaves(gists, covers, right=right))


def _leaves(gists: Iterable[Gist], covers: Numerals | None, *, right: bool) -> Iterator[Leaf]:
    numerals: Numerals = covers or "arabic"
    number = 0 if covers is None else 1
    for gist in gists:
        if (gist.begins or (right and gist.is_chapter)) and number % 2:
            number += 1
            yield Leaf(number, label(number, numerals))
        if gist.begins:
            numerals, first = gist.begins
            number = first - 1
        number += 1
        yield Leaf(number, label(number, numerals), gist)


def parted(leaves: tuple[Leaf, ...], counts: Sequence[int]) -> tuple[tuple[Leaf, ...], ...]:
    """The leaves of each part of so many pages; one left blank goes with the page that it stands before."""
    ends = (0, *(at for at, leaf in enumerate(leaves, 1) if leaf.gist is not None))
    bounds = [ends[count] for count in accumulate(counts, initial=0)]
    return tuple(leaves[first:end] for first, end in pairwise(bounds))


def filled(leaves: Iterable[Leaf], drafts: Iterable[Draft]) -> tuple[Leaf, ...]:
    """Leaves with what stands on each that is not blank."""
    left = iter(drafts)
    return tuple(leaf if leaf.gist is None else replace(leaf, draft=next(left)) for leaf in leaves)


def label(number: int, numerals: Numerals) -> str:
    """The page of a number as its folio and its references print it."""
    return _PRINTED[numerals](number)


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


_PRINTED: Final[Mapping[Numerals, Callable[[int], str]]] = {
    "arabic": str,
    "roman": _roman,
    "upper_roman": lambda number: _roman(number).upper(),
    "cover": lambda number: _COVER[min(number, len(_COVER)) - 1],
}
