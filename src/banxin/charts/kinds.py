"""Plot and its kinds: a chart with nothing left to decide, ready to be drawn or made into a native Office chart.

Every kind holds its values (exact), its words as printed, its colours (``#RRGGBB``) and its order. What is left to
``draw`` is where each mark and word stands; measures common to all charts of a style are in ``style.chart``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from banxin.frame import Colour
from banxin.records import record

# ---------------------------------------------------------------- data, resolved


@record
class Datum:
    """One value of a chart: exact, and as it is printed.

    ``value`` counts ``unit``s, magnitude multiplied out (30万平方米: 300000, 平方米). ``text`` is the ledger's own
    string with its magnitude (30万, 70%), without qualifier and unit. ``figure`` is the id in the ledger; empty for a
    literal row of the author's.
    """

    name: str
    value: Decimal
    text: str
    unit: str = ""
    qualifier: str = ""
    figure: str = ""

    @property
    def printed(self) -> str:
        """All of it: 超过2.92万亿元."""
        return f"{self.qualifier}{self.text}{self.unit}"


# ---------------------------------------------------------------- words


@record
class Words:
    """Consecutive characters in one look; sizes in points."""

    text: str
    family: str
    weight: int
    size: float
    colour: Colour


Label = tuple[Words, ...]
"""One label, read from left to right; a name may be broken into two lines, everything else stands on one."""


def words(label: Label) -> str:
    """What a label says."""
    return "".join(part.text for part in label)


@record
class Count:
    """A number set large and its unit set small on the same baseline."""

    number: Label
    unit: Label


@record
class Ink:
    """How a mark is filled; a pale one carries a keyline."""

    fill: Colour
    keyline: Colour | None = None


# ---------------------------------------------------------------- kinds


@record
class Tier:
    """One bar of a pyramid."""

    name: Label
    value: Decimal
    count: Count
    ink: Ink


@record
class Total:
    """The sum under a chart's rule."""

    name: Label
    value: Decimal
    count: Count


@record
class Pyramid:
    """金字塔: tiers from the top, bar lengths in proportion to the numbers; white cuts at every ``step``.

    ``is_whole``: the tiers are the layers of one pyramid, their areas in proportion to the numbers.
    """

    tiers: tuple[Tier, ...]
    longest: Decimal
    step: Decimal | None
    total: Total | None
    is_whole: bool = False


@record
class Growth:
    """The last piece of a part that was added, and its words; a fall (negative) has words only."""

    value: Decimal
    label: Label
    ink: Ink


@record
class Share:
    """A part of a whole on one bar. Labels ``part`` and ``whole`` go inside where they fit."""

    name: Label
    share: Label
    """What part of the whole it is (上海占18.7%), beside the name."""
    part: Label
    part_outside: Label
    """The part's label where it does not fit inside: dark instead of white."""
    part_value: Decimal
    part_ink: Ink
    whole: Label
    whole_value: Decimal
    whole_ink: Ink
    growth: Growth | None
    ranks: tuple[Label, ...]


@record
class Shares:
    """份额: rows on one scale."""

    rows: tuple[Share, ...]
    longest: Decimal


@record
class Bar:
    """One bar or column with its name and value. ``place`` is the place number of a ranking."""

    name: Label
    value: Decimal
    label: Label
    ink: Ink
    place: Label = ()


@record
class Bars:
    """条形、排名: bars from the top, values at their ends; negative values run to the left of the base line."""

    bars: tuple[Bar, ...]
    ranked: bool
    least: Decimal
    most: Decimal
    base: Colour


@record
class Columns:
    """柱形: columns from the left, values on top, names below the base line."""

    columns: tuple[Bar, ...]
    least: Decimal
    most: Decimal
    base: Colour
    name_lines: int
    """The most lines a name below the base line is broken into."""


Marker = Literal["disc", "square", "ring"]


@record
class Trace:
    """One line of a line chart: ``None`` where there is no value."""

    name: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]
    """The values as printed; empty where there is none."""
    label: Label
    """Name and last value, at the line's end."""
    colour: Colour
    weight: float
    dash: tuple[float, ...]
    marker: Marker


@record
class Scale:
    """A value axis: its ends, and the values where lines stand, upwards; the one at zero is the base line."""

    least: Decimal
    most: Decimal
    ticks: tuple[Decimal, ...]


@record
class Lines:
    """折线: traces over the same moments."""

    axis: tuple[Label, ...]
    shown: tuple[bool, ...]
    """Which of the axis labels are printed: all, or every second, third … where they would touch."""
    traces: tuple[Trace, ...]
    scale: Scale
    tick_labels: tuple[Label, ...]
    """One for each tick of the scale."""
    base: Colour
    hair: Colour


@record
class Combination:
    """组合: a line (rate) over columns (amount), two panels with one x."""

    axis: tuple[Label, ...]
    over: Trace
    over_labels: tuple[Label, ...]
    """The value of every point but the last, whose value stands at the line's end; empty where there is none."""
    over_scale: Scale
    under: tuple[Bar, ...]
    under_name: Label
    """The columns' name, to the right of the last one."""
    under_scale: Scale
    base: Colour
    divider: Colour


@record
class Part:
    """One part of a stacked bar: its value, its words inside, and its name and value for the bar's end."""

    value: Decimal
    label: Label
    outside: Label
    ink: Ink


@record
class Stack:
    """One stacked bar; where every bar is drawn as 100 % the values of its parts add up to 1."""

    name: Label
    parts: tuple[Part, ...]


@record
class Stacked:
    """堆积: bars of the same parts on one scale; ``longest`` is the largest whole.

    ``keyed``: the parts' names stand behind squares of their inks, for the first bar does not show one of them.
    """

    part_names: tuple[Label, ...]
    stacks: tuple[Stack, ...]
    longest: Decimal
    keyed: bool = False


@record
class Ring:
    """One part of one whole as a ring; ``share`` runs from 0 to 1."""

    share: Decimal
    percent: Count
    count: Count | None
    label: Label
    part: Ink
    rest: Ink


@record
class Doughnuts:
    """圆环: rings from the left, ``across`` in a row."""

    rings: tuple[Ring, ...]
    across: int


@record
class Track:
    """One progress bar: what is done and planned, as shares of the goal."""

    name: Label
    done: Decimal
    plan: Decimal | None
    label: Label
    ink: Ink
    rest: Ink


@record
class Progress:
    """进度: tracks from the top."""

    tracks: tuple[Track, ...]
    tick: Colour


Kind = Pyramid | Shares | Bars | Columns | Lines | Combination | Stacked | Doughnuts | Progress


@record
class Plot:
    """A chart with nothing left to decide: its kind, the size of its frame in points and what it says in words.

    ``first_baseline`` is how far below the frame's top the first line of words stands when the chart begins with
    words (so that it can share its baseline with a caption beside it); ``None`` when it begins with marks.
    """

    kind: Kind
    width: float
    height: float
    alt: str
    first_baseline: float | None = None
    unit: str = ""
    """The unit that no label of the chart prints, so that its caption must; empty when the labels do."""
