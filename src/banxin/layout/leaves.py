"""Cut segments in, leaves out: pages to be, with numbers and labels, and those left blank before right-hand ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

from banxin.layout.pages import Cut
from banxin.layout.setter import Setter
from banxin.layout.strip import Strip
from banxin.records import record

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
class Leaf:
    """A page to be. A blank one has neither segment nor cut."""

    number: int
    """Its place in its series: odd numbers are right-hand pages."""
    label: str
    segment: Segment | None = None
    cut: Cut | None = None

    @property
    def strips(self) -> tuple[Strip, ...]:
        """What stands on it, from the top."""
        if self.segment is None or self.cut is None:
            return ()
        return self.segment.strips[self.cut.first : self.cut.end]

    @property
    def notes(self) -> tuple[str, ...]:
        """What paging had to give up on it, in words for the author."""
        if self.cut is None or not self.cut.too_tall:
            return ()
        return (f"第 {self.label} 页有一处内容超出版心 {self.cut.too_tall:.0f}pt",)


def leaves(
    segments: tuple[Segment, ...], cuts: tuple[tuple[Cut, ...], ...], covers: Numerals | None, *, right: bool
) -> tuple[Leaf, ...]:
    """The leaves of all segments in order, a cover not among them.

    ``covers`` is the series of the cover that stands before them, ``None`` where there is none. A chapter opens on a
    ``right``-hand page where that is asked for, a new series always: odd folios stand on the right in print.
    """
    return tuple(_leaves(segments, cuts, covers, right=right))


def _leaves(
    segments: tuple[Segment, ...], cuts: tuple[tuple[Cut, ...], ...], covers: Numerals | None, *, right: bool
) -> Iterator[Leaf]:
    numerals: Numerals = covers or "arabic"
    number = 0 if covers is None else 1
    for segment, ends in zip(segments, cuts, strict=True):
        begins = segment.starts_at is not None
        for cut in ends:
            opens = begins or (right and segment.strips[cut.first].is_chapter)
            if opens and number % 2:
                number += 1
                yield Leaf(number, label(number, numerals))
            if begins:
                numerals, number, begins = segment.numerals, (segment.starts_at or 1) - 1, False
            number += 1
            yield Leaf(number, label(number, numerals), segment, cut)


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
