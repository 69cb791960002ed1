"""Points panel: statements in, a marked or numbered list out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from banxin.document import Block, Point
from banxin.document import Points as PointsBlock
from banxin.inlines import Inlines, Strong, Text
from banxin.numbering import typed_label
from banxin.panels.desk import Desk
from banxin.problems import Problem, warning
from banxin.reading import Written
from banxin.reading.declared import Field


class Points(Written):
    """要点: one statement each."""

    bare: ClassVar[str] = "points"
    points: tuple[str, ...] = Field(min_length=1, description="要点，每条一项")
    lead_in: bool = Field(False, description="每条到第一个逗号为止的字作引语")
    numbered: bool = Field(False, description="用数字编号")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One list."""
        if self.numbered or desk.style.heading_labels:
            desk.problems.extend(_numbered_by_hand(self))
        yield PointsBlock(points_of(self, self.points, desk, lead_in=self.lead_in), self.numbered, desk.origin(self))


def _numbered_by_hand(points: Points) -> Iterator[Problem]:
    for index, text in enumerate(points.points):
        if typed := typed_label(text):
            place = points.place_of("points", index)
            yield warning(place, "R024", f"这一条写了序号“{typed}”，程序又会编号", "删去手写的序号")


def points_of(written: Written, texts: tuple[str, ...], desk: Desk, *, lead_in: bool = False) -> tuple[Point, ...]:
    """The points of a list of texts that stands at ``points`` of ``written``."""
    origin = desk.origin(written, "points")
    return tuple(
        Point(*_point(written, text, index, desk, lead_in), f"{origin}/{index}") for index, text in enumerate(texts)
    )


def _point(written: Written, text: str, index: int, desk: Desk, lead_in: bool) -> tuple[Inlines, Inlines]:
    """The words of a point behind its lead-in, and those of the lead-in."""
    inlines = desk.prose(written, text, "points", index)
    lead: Inlines = ()
    if lead_in:
        lead, inlines = split_after_comma(inlines)
        if not lead:
            desk.problems.append(
                warning(
                    written.place_of("points", index), "R001", "这一条没有逗号，分不出引语", "补上逗号，或不写 lead_in"
                )
            )
    return inlines, lead


def split_after_comma(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """The words up to and with the first comma, and the rest; all of it is the rest where there is no comma.

    Stress is dropped in the words before the comma: a lead-in is stressed as a whole.
    """
    lead: Inlines = ()
    for index, inline in enumerate(inlines):
        after = inlines[index + 1 :]
        if isinstance(inline, Text) and "，" in inline.text:
            at = inline.text.index("，") + 1
            rest = inline.text[at:]
            return (*lead, Text(inline.text[:at])), (*((Text(rest),) if rest else ()), *after)
        if isinstance(inline, Strong):
            inner, rest_of_it = split_after_comma(inline.inlines)
            if inner:
                return (*lead, *inner), (*((Strong(rest_of_it),) if rest_of_it else ()), *after)
        lead = (*lead, *(inline.inlines if isinstance(inline, Strong) else (inline,)))
    return (), inlines
