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
from banxin.charts.plot.look import MAGNITUDES
from banxin.records import record, replace

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
            rows = [(one.name, one.count, one.value) for one in (*kind.tiers, *((kind.total,) if kind.total else ()))]
            head, values = _counted(VALUES, [(count, value) for _, count, value in rows])
            return ("名称", head), zip((words(name) for name, _, _ in rows), values, strict=True)
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
            names = (words(ring.label) for ring in kind.rings)
            part, shares = _counted("占比", [(ring.percent, ring.share * 100) for ring in kind.rings])
            head, counts = _counted(VALUES, [(ring.count, Decimal(0)) for ring in kind.rings])
            return ("名称", part, head), zip(names, shares, counts, strict=True)
        case Progress():
            return _progress(kind, unit)
        case _:
            assert_never(kind)


def _shares(kind: Shares) -> tuple[Iterable[str], Iterable[Iterable[Cell]]]:
    wholes = [(Count(row.whole[1:2], row.whole[2:]), row.whole_value) for row in kind.rows]
    # A part without 万 or 亿 leaves its unit to the whole (``charts.plot.parts``).
    parts = [(Count(row.part[1:2], row.part[2:] or _bare(row.whole[2:])), row.part_value) for row in kind.rows]
    part, part_values = _counted("部分的数值", parts)
    whole, whole_values = _counted("整体的数值", wholes)
    header = ("名称", "部分", part, "整体", whole, "占比", "增减", "位次")
    return header, [
        (
            words(share.name), share.part[0].text, part_value, share.whole[0].text, whole_value,
            number(words(share.share).removeprefix(f"{share.part[0].text}占")) or words(share.share),
            (number(words(share.growth.label)) or words(share.growth.label)) if share.growth else None,
            "、".join(words(rank) for rank in share.ranks) or None,
        )
        for share, part_value, whole_value in zip(kind.rows, part_values, whole_values, strict=True)
    ]  # fmt: skip


def _progress(kind: Progress, unit: str) -> tuple[Iterable[str], Iterable[Iterable[Cell]]]:
    # What is done and its goal, as printed: 80/120.
    said = [words(track.label).partition("/") for track in kind.tracks]
    has_goals = any(goal for _, _, goal in said)
    goals = (titled("目标", unit),) if has_goals else ()
    return ("名称", titled("完成", unit), *goals, "完成（目标的%）", "计划（目标的%）"), [
        (words(track.name), number(done) or done, *((number(goal) or goal or None,) if has_goals else ()),
         _percent(track.done), _percent(track.plan) if track.plan is not None else None)
        for track, (done, _, goal) in zip(kind.tracks, said, strict=True)
    ]  # fmt: skip


def _bare(unit: Label) -> Label:
    """A unit without the 万 or 亿 it begins with."""
    text = words(unit)
    without = next((text.removeprefix(word) for word in MAGNITUDES if text.startswith(word)), text)
    return (replace(unit[0], text=without),) if unit else ()


def _bars(bars: tuple[Bar, ...], head: str) -> tuple[Iterable[str], Iterable[Iterable[Cell]]]:
    if any(bar.place for bar in bars):
        rows = [(words(bar.name), _printed(words(bar.label), bar.value), words(bar.place)) for bar in bars]
        return ("名称", head, "名次"), rows
    return ("名称", head), [(words(bar.name), _printed(words(bar.label), bar.value)) for bar in bars]


def _trace(trace: Trace) -> list[Cell]:
    return [
        None if value is None else _printed(text, value) for text, value in zip(trace.texts, trace.values, strict=True)
    ]


def _percent(share: Decimal) -> Number:
    return plain(round(share * 100, 2), "%")


def _counted(name: str, counts: Iterable[tuple[Count | None, Decimal]]) -> tuple[str, list[Cell]]:
    """A column of counts: their unit stands in its head where it is one, else with each number."""
    held = list(counts)
    units = {words(count.unit) for count, _ in held if count}
    unit = units.pop() if len(units) == 1 else ""
    return titled(name, unit), [
        _printed(words(count.number) + ("" if unit else words(count.unit)), value) if count else None
        for count, value in held
    ]


def _printed(text: str, value: Decimal) -> Number:
    """The number as its label prints it; the exact value where the label is not one number."""
    return number(text) or plain(value)
