"""Set lines in, what stands under their characters out: emphasis dots and rules (GB/T 15834-2011 5.1.8, T-61)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from banxin.frame import Path, Segment
from banxin.text.classes import HAN, MARKS, Kind, Points, of_kinds
from banxin.text.glyphs import Run
from banxin.text.matter import Matter
from banxin.text.runs import Stretches
from banxin.text.spacing import GAPS

Under = Literal["", "dots", "rule"]

DOT: Final = 0.07
"""Radius of a dot, em."""
DOT_AT: Final = 0.30
"""How far its centre stands below the baseline, em: clear of the lowest strokes, nearer to its own line."""
RULE: Final = 0.05
RULE_AT: Final = 0.22
"""Weight of a rule and how far below the baseline it stands, em."""
APART: Final = 0.06
"""Em by which a rule falls short of its words at both ends, so that the rules of two names side by side do not join."""
CLEAR: Final = 0.05
"""Em that a rule stays away from a descender's ink."""
_DESCENDING: Final = frozenset("gjpqyQ,;()[]{}|_")
_QUARTER: Final = 0.5523
"""Where the control points of a quarter circle of radius 1 stand."""

_DOTTED: Final = of_kinds(Kind.HAN, Kind.LETTER, Kind.DIGIT, Kind.SUFFIX_WIDE)
_IS_MARK: Final = of_kinds(*MARKS)


def underneath(matter: Matter, at: Points, lines: Stretches) -> list[tuple[Path, ...]]:
    """What stands under each line; ``at`` are the pen's positions on one endless line."""
    wanted = [run for run in matter.runs if run.piece.span.under]
    found: list[tuple[Path, ...]] = []
    for start, end, left in zip(lines.starts.tolist(), lines.ends.tolist(), lines.left.tolist(), strict=True):
        shift = 0.0 if matter.shifts is None else float(matter.shifts[start])
        origin = left - float(at[start]) - shift
        own = (_Part(matter, at, run, max(run.start, start), min(run.end, end), origin) for run in wanted)
        found.append(tuple(path for part in own if part.start < part.end for path in part.paths()))
    return found


class _Part:
    """The characters of one line that are in one run."""

    def __init__(self, matter: Matter, at: Points, run: Run, start: int, end: int, origin: float) -> None:
        self.matter, self.run, self.start, self.end = matter, run, start, end
        self._at, self._origin = at, origin

    def paths(self) -> Iterator[Path]:
        """Its dots or its rule, as one path; nothing under marks and blanks alone."""
        span = self.run.piece.span
        if span.under == "dots":
            dots = [segment for place in self._dotted() for segment in self._dot(place)]
            if dots:
                yield Path(tuple(dots), fill=span.colour)
            return
        pieces = [
            segment for left, right in self._pieces()
            for segment in (Segment("M", (left, self._y(RULE_AT))), Segment("L", (right, self._y(RULE_AT))))
        ]  # fmt: skip
        if pieces:
            yield Path(tuple(pieces), stroke=span.colour, weight=RULE * span.size)

    def _y(self, ems: float) -> float:
        span = self.run.piece.span
        return ems * span.size - span.rise

    def _pen(self, place: int) -> float:
        """Where a glyph is drawn."""
        return float(self._at[place]) + self._origin

    def _left(self, place: int) -> float:
        """Where a character's box begins."""
        return self._pen(place) + (0.0 if self.matter.shifts is None else float(self.matter.shifts[place]))

    def _right(self, place: int) -> float:
        return self._left(place) + float(self.matter.widths[place])

    def _dotted(self) -> Iterator[int]:
        kinds, glyphs = self.matter.kinds, self.matter.glyphs
        return (place for place in range(self.start, self.end) if _DOTTED[kinds[place]] and glyphs[place] >= 0)

    def _dot(self, place: int) -> tuple[Segment, ...]:
        size = self.run.piece.span.size
        x, y, r = self._pen(place) + float(self.matter.advances[place]) / 2, self._y(DOT_AT), DOT * size
        k = _QUARTER * r
        return (
            Segment("M", (x + r, y)),
            Segment("C", (x + r, y + k, x + k, y + r, x, y + r)),
            Segment("C", (x - k, y + r, x - r, y + k, x - r, y)),
            Segment("C", (x - r, y - k, x - k, y - r, x, y - r)),
            Segment("C", (x + k, y - r, x + r, y - k, x + r, y)),
            Segment("Z"),
        )

    def _pieces(self) -> Iterator[tuple[float, float]]:
        """From where to where the rule runs: over no gap, past no descender, under no mark at its ends."""
        kinds = self.matter.kinds
        start, end = self.start, self.end
        while start < end and _IS_MARK[kinds[start]]:
            start += 1
        while end > start and _IS_MARK[kinds[end - 1]]:
            end -= 1
        if start == end:
            return
        size = self.run.piece.span.size
        cuts = [self._left(start) + APART * size, *self._cuts(start, end), self._right(end - 1) - APART * size]
        for left, right in zip(cuts[::2], cuts[1::2], strict=True):
            if right > left:
                yield left, right

    def _cuts(self, start: int, end: int) -> Iterator[float]:
        """Where the rule stops and goes on again, in turn."""
        matter, size, stage = self.matter, self.run.piece.span.size, self.matter.tables.stage
        for place in range(start, end):
            if matter.text[place] in _DESCENDING and matter.kinds[place] != HAN and matter.glyphs[place] >= 0:
                left, right = self.run.face.ink(int(matter.glyphs[place]))
                pen = self._pen(place)
                yield pen + (left - CLEAR) * size
                yield pen + (right + CLEAR) * size
            if place + 1 < end and stage[matter.pair[place]] == GAPS:
                yield self._right(place)
                yield self._left(place + 1)
