"""The picture of a chart: matplotlib's patches and transforms in, paths and glyph runs of a frame out.

The unit is the point, the origin the frame's top left corner, y down: matplotlib's device space is the frame itself.
Only patches, paths and transforms are used. ``matplotlib.figure`` would also load the font manager, which reads the
fonts of the machine and writes a cache to the user's home, and costs as much again; nothing here has text or pixels.
No colour, width or font is ever taken from matplotlib, so no setting of it can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from banxin.charts.draw.geometry import (
    Affine2D,
    Bbox,
    BboxTransform,
    Circle,
    IdentityTransform,
    Patch,
    Polygon,
    Rectangle,
    Transform,
    Wedge,
)
from banxin.charts.draw.geometry import Path as Outline
from banxin.charts.draw.labels import CENTRE, LEADING, Letters, Side, placed, size_of, widest_line
from banxin.charts.kinds import Ink, Label
from banxin.frame import Colour, Frame, GlyphRun, Path, Segment
from banxin.records import replace
from banxin.text.setting import Line

WHITE: Final[Colour] = "#FFFFFF"
PLACES: Final = 4
"""Decimals of a point that coordinates keep: finer than any printer, and free of the noise of floats."""

_MOVES: Final = {Outline.MOVETO: "M", Outline.LINETO: "L", Outline.CURVE4: "C", Outline.CLOSEPOLY: "Z"}


class Sheet:
    """What has been drawn so far, in reading order."""

    def __init__(self, width: float, height: float, letters: Letters, keyline: float) -> None:
        self.width = width
        self.height = height
        self.letters = letters
        self._keyline = keyline
        self._items: list[Path | GlyphRun] = []

    @property
    def frame(self) -> Frame:
        """The finished picture."""
        return Frame(self.width, self.height, tuple(self._items))

    # ------------------------------------------------ scales

    def across(self, values: tuple[float, float], points: tuple[float, float]) -> Transform:
        """A scale whose x are values and whose y are points: ``values`` come to stand at ``points``."""
        return BboxTransform(Bbox(((values[0], 0), (values[1], 1))), Bbox(((points[0], 0), (points[1], 1))))

    def upward(self, values: tuple[float, float], points: tuple[float, float]) -> Transform:
        """A scale whose y are values and whose x are points."""
        return BboxTransform(Bbox(((0, values[0]), (1, values[1]))), Bbox(((0, points[0]), (1, points[1]))))

    # ------------------------------------------------ marks

    def bar(self, x: float, y: float, width: float, height: float, ink: Ink, scale: Transform | None = None) -> None:
        """A rectangle from (x, y), in the units of ``scale`` or in points; no ink where it has no extent."""
        if width and height:
            self._filled(Rectangle((x, y), width, height), ink, scale)

    def wedge(self, x: float, y: float, radius: float, ring: float, start: float, end: float, ink: Ink) -> None:
        """A piece of a ring between two shares of a turn, clockwise from 12 o'clock."""
        if end > start:
            angles = (360 * start - 90, 360 * end - 90)
            self._filled(Wedge((x, y), radius, *angles, width=ring), ink)

    def cut(self, x: float, y: float, inner: float, outer: float, share: float, weight: float) -> None:
        """A white line across a ring at a share of a turn from 12 o'clock."""
        turned = Affine2D().rotate_deg(360 * share).translate(x, y)
        self.line((0, -inner), (0, -outer), weight, WHITE, turned)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self._filled(Circle((x, y), radius), Ink(colour))

    def ring(self, x: float, y: float, radius: float, weight: float, colour: Colour) -> None:
        """A white circle with an edge."""
        self._painted(Circle((x, y), radius), None, WHITE, colour, weight)

    def square(self, x: float, y: float, side: float, colour: Colour) -> None:
        """A filled square."""
        self._filled(Rectangle((x - side / 2, y - side / 2), side, side), Ink(colour))

    def shape(self, corners: Sequence[tuple[float, float]], ink: Ink) -> None:
        """A filled shape with straight sides."""
        self._filled(Polygon(corners, closed=True), ink)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], weight: float, colour: Colour,
        scale: Transform | None = None,
    ) -> None:  # fmt: skip
        """A straight line; its weight is in points whatever the scale."""
        self.polyline((start, end), weight, colour, (), scale)

    def polyline(
        self, points: Sequence[tuple[float, float]], weight: float, colour: Colour, dash: tuple[float, ...] = (),
        scale: Transform | None = None,
    ) -> None:  # fmt: skip
        """Straight lines from point to point."""
        self._painted(Polygon(points, closed=False), scale, None, colour, weight, dash)

    def _filled(self, patch: Patch, ink: Ink, scale: Transform | None = None) -> None:
        self._painted(patch, scale, ink.fill, ink.keyline, self._keyline if ink.keyline else 0.0)

    def _painted(
        self, patch: Patch, scale: Transform | None, fill: Colour | None, stroke: Colour | None, weight: float,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        transform = patch.get_patch_transform() + (scale or IdentityTransform())
        self._items.append(Path(_segments(patch.get_path(), transform), fill, stroke, weight, dash))

    # ------------------------------------------------ words

    def words(self, label: Label, x: float, baseline: float, side: Side = "left") -> float:
        """A label on one line; its width."""
        return self.set(self.letters.line(label), x, baseline, side)

    def set(self, line: Line, x: float, baseline: float, side: Side = "left") -> float:
        """A line that is already set; its width."""
        for run in placed(line, x, baseline, side):
            self._items.append(replace(run, x=round(run.x, PLACES), y=round(run.y, PLACES)))
        return line.width

    def beside(self, label: Label, x: float, middle: float, side: Side = "left") -> float:
        """A label on one line whose middle stands at ``middle``; its width."""
        return self.words(label, x, middle + CENTRE * size_of(label), side)

    def block(self, label: Label, x: float, middle: float, measure: float, side: Side = "left") -> float:
        """A label on as many lines as the measure asks for, its middle at ``middle``; the width of the widest line."""
        lines, size = self.letters.block(label, measure), size_of(label)
        first = middle + CENTRE * size - (len(lines) - 1) * LEADING * size / 2
        for i, line in enumerate(lines):
            self.set(line, x, first + i * LEADING * size, side)
        return widest_line(lines)


def _segments(outline: Outline, transform: Transform) -> tuple[Segment, ...]:
    made = []
    for points, code in outline.iter_segments(transform, simplify=False, curves=True):
        move = _MOVES[code]
        made.append(Segment(move, () if move == "Z" else tuple(round(float(p), PLACES) + 0.0 for p in points)))  # type: ignore[arg-type]
    return tuple(made)
