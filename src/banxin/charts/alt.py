"""A plot's kind -> what it says, in Chinese words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import assert_never

from banxin.charts.kinds import (
    Bar,
    Bars,
    Columns,
    Combination,
    Count,
    Doughnuts,
    Kind,
    Lines,
    Progress,
    Pyramid,
    Ring,
    Share,
    Shares,
    Stack,
    Stacked,
    Trace,
    Track,
    words,
)


def alt(kind: Kind, unit: str = "") -> str:
    """One sentence with every value as printed; ``unit`` is the one that the labels leave out."""
    match kind:
        case Pyramid():
            return f"金字塔图，自上而下：{_pyramid(kind)}。"
        case Shares():
            return f"份额图：{'；'.join(_share(row) for row in kind.rows)}。"
        case Bars():
            return f"{'排名图，自高到低' if kind.ranked else '条形图'}：{_bars(kind.bars, unit)}。"
        case Columns():
            return f"柱形图：{_bars(kind.columns, unit)}。"
        case Lines():
            axis = [words(moment) for moment in kind.axis]
            traces = "；".join(_trace(trace, axis, unit) for trace in kind.traces)
            return f"折线图，{axis[0]}至{axis[-1]}：{traces}。"
        case Combination():
            axis = [words(moment) for moment in kind.axis]
            over, under = _trace(kind.over, axis, ""), _bars(kind.under, "")
            return f"组合图，上为折线：{over}；下为柱形：{words(kind.under_name)}，{under}。"
        case Stacked():
            return f"堆积条形图：{'；'.join(_stack(stack, unit) for stack in kind.stacks)}。"
        case Doughnuts():
            return f"圆环图：{'；'.join(_ring(ring) for ring in kind.rings)}。"
        case Progress():
            return f"进度图：{'；'.join(_track(track, unit) for track in kind.tracks)}。"
        case _:
            assert_never(kind)


def _said(name: str, value: str) -> str:
    """A name and its value; 为 keeps the figures of a year from those of its value."""
    return name + ("为" if name[-1:].isascii() or value[:1] in "-−" else "") + value


def _bars(bars: Iterable[Bar], unit: str) -> str:
    return "、".join(_said(words(bar.name), words(bar.label) + unit) for bar in bars)


def _count(count: Count) -> str:
    return words(count.number) + words(count.unit)


def _pyramid(pyramid: Pyramid) -> str:
    tiers = "、".join(_said(words(tier.name), _count(tier.count)) for tier in pyramid.tiers)
    return tiers + (f"；{words(pyramid.total.name)}{_count(pyramid.total.count)}" if pyramid.total else "")


def _share(row: Share) -> str:
    parts = [words(label) for label in (row.name, row.part, row.whole, row.share)]
    parts += [words(row.growth.label)] if row.growth else []
    parts += [words(rank) for rank in row.ranks]
    return "，".join(parts)


def _trace(trace: Trace, axis: list[str], unit: str) -> str:
    points = (_said(moment, text + unit) for moment, text in zip(axis, trace.texts, strict=True) if text)
    return f"{trace.name}，{'、'.join(points)}"


def _stack(stack: Stack, unit: str) -> str:
    return f"{words(stack.name)}，{'、'.join(words(part.outside) + unit for part in stack.parts)}"


def _ring(ring: Ring) -> str:
    count = f"{_count(ring.count)}，" if ring.count else ""
    return f"{words(ring.label)}{count}占{_count(ring.percent)}"


def _track(track: Track, unit: str) -> str:
    said = f"{words(track.name)}完成{words(track.label)}{unit}"
    if track.plan is None:
        return said
    plan = (track.plan * 100).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize()
    return f"{said}，{'低于' if track.done < track.plan else '达到'}计划（目标的{plan:f}%）"
