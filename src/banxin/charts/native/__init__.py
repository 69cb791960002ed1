"""Plot + style -> Office chart parts and their workbooks, editable in Word and PowerPoint, drawn from the same numbers.

Use, from a writer::

    for chart in native(plot, style):       # empty: the plot has no honest native form, take its drawing
        chart.xml, chart.workbook           # a part of CHART_TYPE that names, as rId1, one of WORKBOOK_TYPE
        chart.x, chart.y, chart.width, chart.height     # its place in the plot's frame, points
"""

from __future__ import annotations

from typing import Final, assert_never

from banxin.charts.kinds import (
    Bars,
    Columns,
    Combination,
    Doughnuts,
    Kind,
    Lines,
    Plot,
    Progress,
    Pyramid,
    Shares,
    Stacked,
)
from banxin.charts.native.bars import bars, columns
from banxin.charts.native.form import Form
from banxin.charts.native.lines import combination, lines
from banxin.charts.native.markup import WORKBOOK, chart_xml
from banxin.charts.native.parts import doughnuts, progress, pyramid
from banxin.charts.native.shares import shares
from banxin.charts.native.stacked import stacked
from banxin.charts.native.workbook import workbook
from banxin.records import record
from banxin.style import Style

__all__ = ["CHART_TYPE", "PACKAGE", "RELATED", "WORKBOOK", "WORKBOOK_TYPE", "NativeChart", "forms", "native"]

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
"""How a page names a chart."""
PACKAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
"""How a chart names its workbook."""


@record
class NativeChart:
    """One chart part, its workbook, and its place in the plot's frame, points."""

    xml: bytes
    workbook: bytes
    x: float
    y: float
    width: float
    height: float


def native(plot: Plot, style: Style, scale: float = 1.0) -> tuple[NativeChart, ...]:
    """The charts that show a plot, ``scale`` times as large; none where no native form says what the drawing says."""
    return tuple(
        NativeChart(
            chart_xml(form, style, scale), workbook(form), form.frame.x * scale, form.frame.y * scale,
            form.frame.width * scale, form.frame.height * scale,
        )
        for form in forms(plot, style)
    )  # fmt: skip


def forms(plot: Plot, style: Style) -> tuple[Form, ...]:
    """What the charts of a plot are told."""
    return _forms(plot.kind, plot, style)


def _forms(kind: Kind, plot: Plot, style: Style) -> tuple[Form, ...]:
    match kind:
        case Pyramid():
            return pyramid(kind, plot, style)
        case Shares():
            return shares(kind, plot, style)
        case Bars():
            return bars(kind, plot, style)
        case Columns():
            return columns(kind, plot, style)
        case Lines():
            return lines(kind, plot, style)
        case Combination():
            return combination(kind, plot, style)
        case Stacked():
            return stacked(kind, plot, style)
        case Doughnuts():
            return doughnuts(kind, plot, style)
        case Progress():
            return progress(kind, plot, style)
        case _:
            assert_never(kind)
