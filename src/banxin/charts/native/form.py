"""What an Office chart is told: its kind, its numbers with their formats, its looks and its places, in points."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from banxin.charts.kinds import Ink, Label, Marker, Words
from banxin.frame import Colour
from banxin.records import record

Type = Literal["bar", "column", "line", "doughnut"]
Grouping = Literal["clustered", "stacked", "percentStacked"]
Side = Literal["outEnd", "inEnd", "inBase", "ctr", "t", "b", "r"]
"""Where a label stands beside its mark, by the words of ``ST_DLblPos`` (ECMA-376, 21.2.3.10)."""


@record
class Number:
    """A number as a cell holds it, and the format that prints it as the report does."""

    value: Decimal
    format: str


@record
class Tag:
    """The label of one mark: the look of its letters and its place; its number is the mark's own, so it stays live."""

    look: Words
    side: Side | None
    """``None`` where the kind has one place only (doughnuts)."""
    named: bool = False
    """The series' name stands before the number."""
    shift: tuple[float, float] = (0.0, 0.0)
    """From its place to where it stands, points to the right and downwards."""
    format: str = ""
    """What prints the number here in place of its own format."""


@record
class Stroke:
    """How a line runs; its marker stands at the last point only unless ``dotted``, a small disc where it is alone."""

    colour: Colour
    weight: float
    dash: tuple[float, ...]
    marker: Marker
    dotted: bool = False
    alone: tuple[int, ...] = ()
    """The points that no line reaches."""


@record
class Series:
    """A row of numbers and how its marks look; ``None`` for an ink leaves the mark empty."""

    name: str
    values: tuple[Number | None, ...]
    inks: tuple[Ink | None, ...] = ()
    tags: tuple[Tag | None, ...] = ()
    stroke: Stroke | None = None
    outlines: tuple[Colour, ...] = ()
    """Of marks without ink, one each."""
    cut: bool = False
    """White outlines part the marks of a stack."""
    keylined: bool = False
    """Pale marks that are cut keep their keyline: it parts them instead of white."""
    formula: str = ""
    """What its cells compute, ``{row}`` to be filled in: such a column is ours, nobody edits or reads it."""
    first: bool = False
    """Its numbers stand in the first column of the sheet, wherever it is drawn."""


@record
class Box:
    """A part of the chart's frame, points."""

    x: float
    y: float
    width: float
    height: float


@record
class Lettering:
    """Words that stand in the chart whatever its numbers are, line under line from a corner."""

    lines: tuple[Label, ...]
    x: float
    y: float


@record
class Scale:
    """A value axis that is seen: where it begins, its step, the look of its numbers, its lines' colour."""

    step: Decimal
    look: Words
    format: str
    hair: Colour
    weight: float


@record
class Form:
    """One Office chart. ``frame`` is its place within the plot's frame, ``inner`` that of the marks within its own."""

    type: Type
    frame: Box
    inner: Box
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    grouping: Grouping = "clustered"
    gap: int = 0
    """Between categories, in hundredths of a bar."""
    overlap: int = 0
    """How far the bars of one category stand over each other, in hundredths."""
    names: Words | None = None
    """The look of the categories' names; ``None`` hides them."""
    every: int = 1
    """Every how many categories are named."""
    base: tuple[Colour, float] | None = None
    least: Decimal | None = Decimal(0)
    """Where lengths begin: zero, or ``None`` where values fall below it."""
    scale: Scale | None = None
    edge: bool = False
    """The first and the last point of a line stand on the edges of the marks' box."""
    lettering: Lettering | None = None
    legend: tuple[Words, Box] | None = None
    hole: int = 0
    """The hole of a ring in hundredths of its diameter."""
    beside: tuple[tuple[str, tuple[Number | None, ...]], ...] = ()
    """Columns of the sheet that the chart does not draw."""
