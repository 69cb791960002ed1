"""A plot in, its numbers as a table out: what a reader of a workbook wants, whether or not a native chart shows it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from banxin.charts.kinds import (
    Bar,
    Bars,
    Columns,
    Combination,
    Count,
    Doughnuts,
    Kind,
    Label,
    Lines,
    Plot,
    Progress,
    Pyramid,
    Shares,
    Stacked,
    Trace,
    words,
)
from banxin.charts.native.bars import VALUES, titled
from banxin.charts.native.form import Number
from banxin.charts.native.numbers import number, plain
from banxin.records import record

Cell = str | Number | None


@record
class Data:
    """Heads of columns, and rows below them."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def data(plot: Plot) -> Data:
    """Every number of a plot, as printed."""
    header, rows = _data(plot.kind, plot.unit)
    return Data(tuple(header), tuple(tuple(row) for row in rows))


def _data(kind: Kind, unit: str) -> tuple[Iterable[str], Iterable[Iterable[Cell]]]:
    match kind:
        case Pyramid():
            tiers = [(words(tier.name), _count(tier.count, tier.value)) for tier in kind.tiers]
            total = [(words(kind.total.name), _count(kind.total.count, kind.total.value))] if kind.total else []
            return ("名称", VALUES), (*tiers, *total)
        case Shares():
            return _shares(kind)
        case Bars():
            return _bars(kind.bars, titled(VALUES, unit))
        case Columns():
            return _bars(kind.columns, titled(VALUES, unit))
        case Lines():
            columns = [_trace(trace) for trace in kind.traces]
            header = ("横轴", *(titled(trace.name, unit) for trace in kind.traces))
            return header, zip((words(moment) for moment in kind.axis), *columns, strict=True)
        case Combination():
            amounts = (_printed(words(one.label), one.value) for one in kind.under)
            moments = (words(moment) for moment in kind.axis)
            return ("横轴", kind.over.name, words(kind.under_name)), zip(
                moments, _trace(kind.over), amounts, strict=True
            )
        case Stacked():
            header = ("名称", *(titled(words(name), unit) for name in kind.part_names))
            return header, [
                (words(stack.name), *(_printed(words(part.label), part.value) for part in stack.parts))
                for stack in kind.stacks
            ]
        case Doughnuts():
            return ("名称", "占比", VALUES), [
                (words(ring.label), _count(ring.percent, ring.share * 100),
                 _count(ring.count, Decimal(0)) if ring.count else None)
                for ring in kind.rings
            ]  # fmt: skip
        case Progress():
            return ("名称", titled("完成", unit), "完成（目标的百分比）", "计划（目标的百分比）"), [
                (words(track.name), words(track.label), plain(track.done * 100, "%"),
                 plain(track.plan * 100, "%") if track.plan is not None else None)
                for track in kind.tracks
            ]  # fmt: skip
        case _:
            assert_never(kind)


def _shares(kind: Shares) -> tuple[Iterable[str], Iterable[Iterable[Cell]]]:
    header = ("名称", "部分", "部分的数值", "整体", "整体的数值", "占比", "增减", "位次")
    return header, [
        (
            words(share.name), share.part[0].text, _printed(words(share.part[1:]), share.part_value),
            share.whole[0].text, _printed(words(share.whole[1:]), share.whole_value), words(share.share),
            words(share.growth.label) if share.growth else None, "、".join(words(rank) for rank in share.ranks) or None,
        )
        for share in kind.rows
    ]  # fmt: skip


def _bars(bars: tuple[Bar, ...], head: str) -> tuple[Iterable[str], Iterable[Iterable[Cell]]]:
    if any(bar.place for bar in bars):
        rows = [(words(bar.name), _printed(words(bar.label), bar.value), words(bar.place)) for bar in bars]
        return ("名称", head, "名次"), rows
    return ("名称", head), [(words(bar.name), _printed(words(bar.label), bar.value)) for bar in bars]


def _trace(trace: Trace) -> list[Cell]:
    return [
        None if value is None else _printed(text, value) for text, value in zip(trace.texts, trace.values, strict=True)
    ]


def _count(count: Count, value: Decimal) -> Number:
    return _printed(_joined(count.number, count.unit), value)


def _joined(*labels: Label) -> str:
    return "".join(words(label) for label in labels)


def _printed(text: str, value: Decimal) -> Number:
    """The number as its label prints it; the exact value where the label is not one number."""
    return number(text) or plain(value)
