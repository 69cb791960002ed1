"""Chart + data + style -> Plot: order, colours, ticks, printed labels and sizes, all decided.

In: what the author wrote (``spec``), a ``resolve`` that finds the datum of an entry naming a figure of the ledger, the
style, the width in points. Out: a ``Plot`` (``kinds``), or everything that is wrong. Use, from a panel::

    made = plot(chart, resolve, style, style.main)      # chart: one of the kinds in spec.KINDS
    made.plot      # Plot, or None when it cannot be drawn
    made.problems  # errors and warnings, each with its place

``resolve(entry)`` is asked only for entries with a ``figure`` (literal numbers are read here). It returns
``Datum(name, ledger.measure(id), value + magnitude as printed, unit, qualifier, id)``, or ``None`` for an unknown id,
which it reports itself. Title, note and source belong to the caption and are not in the plot; ``plot.unit`` is a unit
that no label prints, for the caption to state. Widths: ``style.main`` beside a caption, ``style.full`` for ``wide``.
"""

from __future__ import annotations

from typing import Final

from banxin.charts import spec
from banxin.charts.alt import alt
from banxin.charts.kinds import Datum, Plot
from banxin.charts.plot import bars, lines, parts, tiers
from banxin.charts.plot.draft import Draft, Resolve, Shape
from banxin.charts.plot.look import Look
from banxin.problems import Problem
from banxin.records import record
from banxin.style import Style

__all__ = ["Datum", "Made", "Plot", "Resolve", "plot"]

LEAST_WIDTH: Final = 160.0
"""Points below which no chart can be read; half the main column of the annual style is 168."""


@record
class Made:
    """What became of a chart."""

    plot: Plot | None
    problems: tuple[Problem, ...]


def plot(chart: spec.Chart, resolve: Resolve, style: Style, width: float) -> Made:
    """Decide a chart for a frame ``width`` points wide. The plot is ``None`` when any problem is an error."""
    draft = Draft(chart, resolve, style, width, Look(style))
    if width < LEAST_WIDTH:
        draft.wrong("C011", f"图宽只有 {width:.0f} pt，至少要 {LEAST_WIDTH:.0f} pt", "用整栏或全宽")
        return Made(None, tuple(draft.problems))
    shape = _shape(draft, chart)
    if shape is None or draft.failed:
        return Made(None, tuple(draft.problems))
    made = Plot(
        shape.kind,
        width,
        round(shape.height, 2),
        chart.alt or alt(shape.kind, shape.unit),
        shape.first_baseline,
        shape.unit,
    )
    return Made(made, tuple(draft.problems))


def _shape(draft: Draft, chart: spec.Chart) -> Shape | None:
    match chart:
        case spec.Tiers():
            return tiers.pyramid(draft, chart)
        case spec.Shares():
            return parts.shares(draft, chart)
        case spec.Bar():
            return bars.bars(draft, chart)
        case spec.Column():
            return bars.columns(draft, chart)
        case spec.Line():
            return lines.lines(draft, chart)
        case spec.Combination():
            return lines.combination(draft, chart)
        case spec.Stacked():
            return parts.stacked(draft, chart)
        case spec.Doughnut():
            return parts.doughnuts(draft, chart)
        case spec.Progress():
            return parts.progress(draft, chart)
        case _:
            raise TypeError(f"no plot for {type(chart).__name__}")
