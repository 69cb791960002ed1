"""Whatever the data: labels do not touch one another and stay inside the frame, or the chart is refused."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banxin.charts import spec
from banxin.charts.plot import plot
from banxin.frame import Frame, GlyphRun

from .conftest import Studio, runs

INSIDE = 0.6
"""Points by which a label's box may pass an edge: the side bearing of a glyph."""
EXAMPLES = 12
"""Of each kind; 400 of each were clear when this was written."""
UP, DOWN = 0.76, 0.1
"""Ink above and below the baseline, in ems, of figures and nearly all Han."""

NAMES = st.text("上海科技企业创新（）中心AI研发G、·0", min_size=1, max_size=14).filter(
    lambda s: s.strip("（）、·") == s
)
NUMBERS = st.one_of(
    st.integers(0, 99_999), st.decimals(0, 1000, places=2, allow_nan=False), st.integers(0, 12).map(lambda n: 10**n)
).map(str)
SIGNED = st.one_of(NUMBERS, st.integers(1, 9999).map(lambda n: f"-{n}"))
WIDTHS = st.sampled_from([168.0, 231.0, 357.0, 483.0])


def distinct(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(NAMES, min_size=least, max_size=most, unique=True)


@st.composite
def rows(draw: Callable[..., Any], most: int, values: st.SearchStrategy[str] = NUMBERS) -> list[dict[str, str]]:
    return [{"name": name, "value": draw(values)} for name in draw(distinct(2, most))]


@st.composite
def series(draw: Callable[..., Any], names: int, points: int, unit: str = "") -> list[dict[str, Any]]:
    return [
        {"name": name, "values": [{"value": draw(SIGNED), "unit": unit} for _ in range(points)]}
        for name in draw(distinct(1, names))
    ]


@st.composite
def bars(draw: Callable[..., Any]) -> spec.Chart:
    keys = {"rows": draw(rows(10, SIGNED))}
    return draw(st.sampled_from([spec.Bar, spec.Ranking]))(id="a", title="图", **keys)


@st.composite
def columns(draw: Callable[..., Any]) -> spec.Chart:
    return spec.Column(id="a", title="图", rows=draw(rows(9, SIGNED)))


@st.composite
def tiers(draw: Callable[..., Any]) -> spec.Chart:
    return spec.Tiers(id="a", title="图", levels=draw(rows(4)))


@st.composite
def shares(draw: Callable[..., Any]) -> spec.Chart:
    made = []
    for name in draw(distinct(1, 4)):
        whole = draw(st.integers(1, 99999))
        part = draw(st.integers(0, whole))
        ranks = [{"name": "全国", "value": str(n)} for n in range(1, draw(st.integers(1, 4)))]
        row: dict[str, Any] = {
            "name": name, "part": {"name": draw(NAMES), "value": str(part), "unit": "家"},
            "whole": {"name": draw(NAMES), "value": str(whole), "unit": "家"}, "ranks": ranks,
        }  # fmt: skip
        if draw(st.booleans()):
            row["growth"] = {"name": "比上年增加", "value": str(draw(st.integers(-9, part))), "unit": "家"}
        made.append(row)
    return spec.Shares(id="a", title="图", rows=made)


@st.composite
def line_charts(draw: Callable[..., Any]) -> spec.Chart:
    points = draw(st.integers(3, 14))
    axis = tuple(str(2000 + i) for i in range(points))
    return spec.Line(id="a", title="图", axis=axis, series=draw(series(3, points)))


@st.composite
def combined(draw: Callable[..., Any]) -> spec.Chart:
    points = draw(st.integers(3, 9))
    over, under = draw(series(1, points, "%"))[0], draw(series(1, points))[0]
    under["values"] = [{"value": value["value"].removeprefix("-")} for value in under["values"]]
    return spec.Combination(
        id="a", title="图", axis=tuple(str(2000 + i) for i in range(points)), over=over, under=under
    )


@st.composite
def stacks(draw: Callable[..., Any]) -> spec.Chart:
    parts = draw(distinct(2, 4))
    made = [{"name": name, "values": [{"value": draw(NUMBERS)} for _ in parts]} for name in draw(distinct(1, 6))]
    return spec.Stacked(id="a", title="图", parts=parts, rows=made, hundred=draw(st.booleans()))


@st.composite
def doughnuts(draw: Callable[..., Any]) -> spec.Chart:
    rings = []
    for name in draw(distinct(1, 4)):
        ring: dict[str, Any] = {"name": name, "percent": {"value": str(draw(st.integers(0, 100)))}}
        if draw(st.booleans()):
            ring["count"] = {"name": name, "value": draw(NUMBERS), "unit": "万亿元"}
        rings.append(ring)
    return spec.Doughnut(id="a", title="图", rings=rings)


@st.composite
def tracks(draw: Callable[..., Any]) -> spec.Chart:
    made = [
        {"name": name, "done": {"value": str(draw(st.integers(0, 150))), "unit": "%"},
         "plan": {"value": str(draw(st.integers(0, 120))), "unit": "%"}}
        for name in draw(distinct(1, 10))
    ]  # fmt: skip
    return spec.Progress(id="a", title="图", rows=made)


KINDS = {
    "bar": bars, "column": columns, "tiers": tiers, "shares": shares, "line": line_charts, "combination": combined,
    "stacked": stacks, "doughnut": doughnuts, "progress": tracks,
}  # fmt: skip


def touching(frame: Frame) -> list[tuple[str, str]]:
    """Pairs of runs whose ink boxes overlap."""
    return [(a.text, b.text) for a, b in combinations(runs(frame), 2) if _overlap(a, b)]


def _overlap(a: GlyphRun, b: GlyphRun) -> bool:
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + DOWN * a.size, b.y + DOWN * b.size) - max(a.y - UP * a.size, b.y - UP * b.size)
    return across > INSIDE and down > 0


def outside(frame: Frame) -> list[str]:
    """Runs that leave the frame; the blank half of a bracket may."""
    found = []
    for run in runs(frame):
        left = run.x + (run.size / 2 if run.text[0] == "（" else 0)
        right = run.x + run.width - (run.size / 2 if run.text[-1] in "）、" else 0)
        top, bottom = run.y - UP * run.size, run.y + DOWN * run.size
        if min(left, top) < -INSIDE or right > frame.width + INSIDE or bottom > frame.height + INSIDE:
            found.append(f"{run.text} {left:.1f}–{right:.1f}, {run.y:.1f} of {frame.width} × {frame.height}")
    return found


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_labels_are_clear_of_one_another(studio: Studio, kind: str, data: st.DataObject) -> None:
    chart, width = data.draw(KINDS[kind]()), data.draw(WIDTHS)
    made = plot(chart, studio.datum, studio.style, width)
    if made.plot is None:
        assert made.problems
        return
    frame = studio.drawn(made.plot)
    assert not touching(frame)
    assert not outside(frame)
