"""Charts over time, decided: lines, combinations of a line and columns, and their scales."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import Final

from banxin import limits
from banxin.charts import spec
from banxin.charts.kinds import Bar, Combination, Datum, Label, Lines, Marker, Scale, Trace
from banxin.charts.plot.bars import ends
from banxin.charts.plot.draft import Draft, Shape, printed_like, shared_unit, unified
from banxin.charts.plot.look import ASCENT, BOLD, DESCENT, REGULAR, SIGNS, Look, widest
from banxin.charts.room import column_pitch, most_columns

LEAST_POINTS: Final = 3
MOST_LINES: Final = 3
COMBINED: Final = 0.6
"""Height of a panel of a combination against that of a chart of its own: two of them stand where one stood."""
PANELS_APART: Final = 4.0
"""Between the label of the tallest column and the rule over its panel, beyond the clearance of labels, points."""
BETWEEN_MOMENTS: Final = 8.0
MARKERS: Final[tuple[Marker, ...]] = ("disc", "square", "ring")
DASHES: Final[tuple[tuple[float, ...], ...]] = ((), (), (4.0, 2.5))


def lines(draft: Draft, chart: spec.Line) -> Shape | None:
    """折线: the author's order of lines; every scale shows zero."""
    look, measures = draft.look, draft.look.measures
    draft.at_least(len(chart.series), 1, "条线", "写上 series")
    draft.at_most(len(chart.series), MOST_LINES, "条线", "分成两张图", "series")
    series = [_series(draft, chart.axis, one) for one in chart.series]
    everything = [datum for one in series for datum in one if datum]
    places = [one.place for one, data in zip(chart.series, series, strict=True) for datum in data if datum]
    if draft.failed or not draft.comparable(everything, places) or not _moving(draft, chart.axis, everything):
        return None
    draft.named(one.name for one in chart.series)
    series = _unified(series)
    everything = [datum for one in series for datum in one if datum]
    traces = tuple(
        _trace(look, one.name, data, i) for i, (one, data) in enumerate(zip(chart.series, series, strict=True))
    )
    scale = scaled(*ends(datum.value for datum in everything))
    sign = everything[0].unit if everything[0].unit in SIGNS[:3] else ""
    ticks = tuple(_small(look, printed_like(tick, everything) + (sign if tick else "")) for tick in scale.ticks)
    axis = tuple(_small(look, moment) for moment in chart.axis)
    names = [trace.name for trace in traces]
    if not (
        draft.ends_fit(names, [trace.label for trace in traces], draft.width * 0.4)
        and draft.values_fit(ticks, draft.width * 0.2)
    ):
        return None  # what is left for the axis would be too narrow whatever its moments are called
    room = draft.width - max(widest(trace.label) for trace in traces) - max(widest(tick) for tick in ticks)
    shown = _shown(draft, axis, room - 3 * measures.line_label - max(widest(moment) for moment in axis))
    above = max(ASCENT * measures.value_size, len(traces) * measures.line_apart / 2)
    height = above + measures.line_height + measures.axis_name + DESCENT * measures.least_size
    kind = Lines(axis, shown, traces, scale, ticks, look.ink, look.hair)
    return Shape(kind, height, unit=shared_unit(everything))


def _small(look: Look, text: str) -> Label:
    return (look.text(text, look.measures.least_size, colour=look.grey),)


def _series(draft: Draft, axis: tuple[str, ...], series: spec.Series) -> tuple[Datum | None, ...]:
    if len(series.values) != len(axis):
        draft.wrong(
            "C019",
            f"“{series.name}”有 {len(series.values)} 个数，axis 有 {len(axis)} 点",
            "一一对应，缺的写 null；数里不要写千位逗号",
            series.place,
        )
    data = tuple(draft.datum(value, series.unit, series.name) if value else None for value in series.values)
    if not draft.failed and data and data[-1] is None:
        draft.wrong(
            "C020", f"“{series.name}”没有最后一点的数，线端没有可标的", "写上最后一点，或缩短 axis", series.place
        )
    return data


def _unified(series: list[tuple[Datum | None, ...]]) -> list[tuple[Datum | None, ...]]:
    """Series with the 万 or 亿 that all their values share moved to the unit."""
    found = iter(unified(tuple(datum for one in series for datum in one if datum)))
    return [tuple(next(found) if datum else None for datum in one) for one in series]


def _moving(draft: Draft, axis: tuple[str, ...], data: Sequence[Datum]) -> bool:
    """Check that there are moments enough for a line, none twice."""
    draft.at_least(len(axis), LEAST_POINTS, "点", "至少三点：补上前几期的数，或用柱形图（column）、表格（table）")
    draft.at_most(len(axis), limits.CHART_POINTS.most, "点", "按年或按季汇总", "axis")
    draft.named(axis)
    if data and all(datum.value == 0 for datum in data):
        draft.wrong("C007", "所有的数都是零，没有可画的", "删去这张图，用文字说明")
    return not draft.failed


def _trace(look: Look, name: str, data: tuple[Datum | None, ...], index: int) -> Trace:
    colour = look.lines[index]
    last = data[-1]
    label = look.name(name, BOLD if index == 0 else REGULAR)
    said = look.said(colour)
    label = tuple(look.text(part.text, part.size, part.weight, said) for part in label)
    if last is not None:
        label += look.value(last, weight=BOLD, colour=said)
    weights = look.measures.line_weights
    return Trace(
        name, tuple(datum.value if datum else None for datum in data),
        tuple("".join(part.text for part in look.value(datum)) if datum else "" for datum in data), label, colour,
        weights[min(index, len(weights) - 1)], DASHES[index], MARKERS[index],
    )  # fmt: skip


def _shown(draft: Draft, axis: tuple[Label, ...], room: float) -> tuple[bool, ...]:
    """Every moment, or every second, third … back from the last where they would touch."""
    pitch = max(room, 1.0) / (len(axis) - 1)
    every = ceil((max(widest(moment) for moment in axis) + BETWEEN_MOMENTS) / pitch)
    if every > len(axis):
        draft.wrong("C009", "横轴各点的名称太长，图上放不下", "用简短的写法，如 2021 年写 2021")
    return tuple((len(axis) - 1 - i) % every == 0 for i in range(len(axis)))


def scaled(least: Decimal, most: Decimal) -> Scale:
    """A scale of two or three round steps above zero, and as many below as there is anything below."""
    step = _step(max(most, -least))
    above, below = ceil(most / step), ceil(-least / step)
    ticks = tuple(step * i for i in range(-below, above + 1))
    return Scale(ticks[0], ticks[-1], tuple(_plain(tick) for tick in ticks))


def _step(most: Decimal) -> Decimal:
    """The smallest round step (1, 2, 2.5, 5 × 10ⁿ) of which three reach ``most``."""
    power = Decimal(1).scaleb((most / 3).adjusted())
    return next(step for factor in ("1", "2", "2.5", "5", "10") if (step := Decimal(factor) * power) * 3 >= most)


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    return Decimal(f"{value.normalize():f}")


# ---------------------------------------------------------------- combinations


def combination(draft: Draft, chart: spec.Combination) -> Shape | None:
    """组合: a line over columns, each with a scale of its own in a panel of its own."""
    look, measures = draft.look, draft.look.measures
    over, under = _series(draft, chart.axis, chart.over), _series(draft, chart.axis, chart.under)
    amounts = [datum for datum in under if datum]
    rates = [datum for datum in over if datum]
    draft.at_most(len(chart.axis), most_columns(draft.style, draft.width), "柱", "用折线图（line）", "axis")
    if None in chart.under.values:
        draft.wrong("C001", f"“{chart.under.name}”有空缺", "柱不能缺，补上，或用折线图（line）", chart.under.place)
    if draft.failed:
        return None
    same = draft.comparable(amounts, [chart.under.place] * len(amounts))
    same = draft.comparable(rates, [chart.over.place] * len(rates)) and same
    if not (same and draft.positive(amounts)):
        return None
    if not _moving(draft, chart.axis, rates):
        return None
    (over,), (under,) = _unified([over]), _unified([under])
    amounts, rates = [datum for datum in under if datum], [datum for datum in over if datum]
    trace = _trace(look, _with_unit(chart.over.name, rates), over, 1)
    columns = tuple(
        Bar(_small(look, moment), datum.value,
            look.value(datum, measures.least_size), look.filled(look.soft))
        for moment, datum in zip(chart.axis, amounts, strict=True)
    )  # fmt: skip
    said = look.said(look.accent)
    labels = tuple(look.value(datum, measures.least_size, colour=said) if datum else () for datum in over[:-1])
    name = (look.text(_with_unit(chart.under.name, amounts), measures.name_size, colour=look.said(look.mid)),)
    if not draft.ends_fit([chart.over.name, chart.under.name], [trace.label, name], draft.width * 0.4):
        return None
    side = max(widest(trace.label), widest(name)) + measures.line_label
    pitch, _ = column_pitch(draft.style, draft.width, len(columns), side)
    draft.values_fit([column.label for column in columns] + [label for label in labels if label], pitch - 2)
    draft.names_fit((column.name for column in columns), pitch - 2, lines=1)
    room = measures.column_value + ASCENT * measures.least_size
    panels = COMBINED * (measures.line_height + measures.column_height)
    height = 3 * room + PANELS_APART + panels + measures.axis_name + DESCENT * measures.least_size
    kind = Combination(
        tuple(column.name for column in columns), trace, labels, Scale(*ends(d.value for d in rates), ()),
        columns, name, Scale(*ends(d.value for d in amounts), ()), look.ink, look.rule,
    )  # fmt: skip
    return Shape(kind, height)


def _with_unit(name: str, data: Sequence[Datum]) -> str:
    unit = data[0].unit
    return f"{name}（{unit}）" if unit and unit not in SIGNS else name
