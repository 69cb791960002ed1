"""A plot's kind -> what it says, in Chinese words for those who cannot see it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import assert_never

from banxin.charts.kinds import (
    Bars,
    Columns,
    Combination,
    Count,
    Doughnuts,
    Kind,
    Lines,
    Progress,
    Pyramid,
    Share,
    Shares,
    Stacked,
    Trace,
    Track,
    words,
)


def alt(kind: Kind, unit: str = "") -> str:
    """One sentence with every value as printed; ``unit`` is the one that the labels leave out."""
    match kind:
        case Pyramid():
            tiers = "、".join(f"{words(tier.name)}{_count(tier.count)}" for tier in kind.tiers)
            total = f"；{words(kind.total.name)}{_count(kind.total.count)}" if kind.total else ""
            return f"金字塔图，自上而下：{tiers}{total}。"
        case Shares():
            return "份额图：" + "；".join(_share(row) for row in kind.rows) + "。"
        case Bars():
            head = "排名图，自高到低：" if kind.ranked else "条形图："
            return head + "、".join(f"{words(bar.name)}{words(bar.label)}{unit}" for bar in kind.bars) + "。"
        case Columns():
            return "柱形图：" + "、".join(f"{words(bar.name)}{words(bar.label)}{unit}" for bar in kind.columns) + "。"
        case Lines():
            axis = [words(moment) for moment in kind.axis]
            return (
                f"折线图，{axis[0]}至{axis[-1]}："
                + "；".join(_trace(trace, axis, unit) for trace in kind.traces)
                + "。"
            )
        case Combination():
            axis = [words(moment) for moment in kind.axis]
            amounts = "、".join(f"{words(bar.name)}{words(bar.label)}" for bar in kind.under)
            points = [
                *(words(label) for label in kind.over_labels),
                words(kind.over.label).removeprefix(kind.over.name),
            ]
            rates = "、".join(f"{moment}{point}" for moment, point in zip(axis, points, strict=True) if point)
            return f"组合图，上为折线：{kind.over.name}，{rates}；下为柱形：{words(kind.under_name)}，{amounts}。"
        case Stacked():
            return "堆积条形图：" + "；".join(
                words(stack.name) + "，" + "、".join(words(part.outside) + unit for part in stack.parts) for stack in kind.stacks
            ) + "。"  # fmt: skip
        case Doughnuts():
            return "圆环图：" + "；".join(
                f"{words(ring.label)}{_count(ring.count) + '，' if ring.count else ''}占{_count(ring.percent)}" for ring in kind.rings
            ) + "。"  # fmt: skip
        case Progress():
            return "进度图：" + "；".join(_track(track, unit) for track in kind.tracks) + "。"
        case _:
            assert_never(kind)


def _count(count: Count) -> str:
    return words(count.number) + words(count.unit)


def _share(row: Share) -> str:
    parts = [f"{words(row.name)}，{words(row.part)}，{words(row.whole)}，{words(row.share)}"]
    parts += [words(row.growth.label)] if row.growth else []
    parts += [words(rank) for rank in row.ranks]
    return "，".join(parts)


def _trace(trace: Trace, axis: list[str], unit: str) -> str:
    points = [
        f"{moment}{_shown(value)}{unit}" for moment, value in zip(axis, trace.values, strict=True) if value is not None
    ]
    return f"{trace.name}，" + "、".join(points)


def _track(track: Track, unit: str) -> str:
    said = f"{words(track.name)}完成{words(track.label)}{unit}"
    if track.plan is None:
        return said
    plan = _shown((track.plan * 100).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return f"{said}，{'低于' if track.done < track.plan else '达到'}计划（目标的{plan}%）"


def _shown(value: Decimal) -> str:
    value = value.normalize()
    return f"{value:f}"
