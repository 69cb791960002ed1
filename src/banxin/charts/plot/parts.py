"""Charts of parts and wholes, decided: shares, stacked bars, doughnuts, progress."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from banxin import limits
from banxin.charts import spec
from banxin.charts.kinds import (
    Count,
    Datum,
    Doughnuts,
    Growth,
    Label,
    Part,
    Progress,
    Ring,
    Share,
    Shares,
    Stack,
    Stacked,
    Track,
)
from banxin.charts.plot.draft import Draft, Shape, shared_unit, unified
from banxin.charts.plot.look import (
    ASCENT,
    BOLD,
    DESCENT,
    MEDIUM,
    SIGNS,
    Look,
    magnitude_of,
    unit_of,
    widest,
)
from banxin.charts.room import LEAST_BAR, most_rows, share_unit, stack_unit
from banxin.numerals import MINUS, printed
from banxin.records import replace
from banxin.style import Style

FALLING: Final = ("减少", "下降", "减")
"""Words that already say what a minus would."""
MOST_SHARE_ROWS: Final = 6
MOST_RINGS: Final = 4
RANK_LEADING: Final = 18.0
"""From rank to rank, points: one line of the grid."""
GROWTH_BELOW: Final = 11.0
"""From a bar's bottom to the baseline of the words of growth, points."""
PART_NAMES_ABOVE: Final = 4.5
"""From the baseline of part names to the first bar, points."""
LEAST_SEEN: Final = 1.0
"""A shorter part cannot be told from the cut beside it, points."""
KEY_SIDE: Final = 0.75
"""The square before a part's name, in sizes of the name; and between the two."""
KEY_CLEAR: Final = 0.4
RING_LINES: Final = 3
"""Lines that the label beside a ring may have: with its count they are as high as the ring."""
DOUGHNUT_GUTTER_EM: Final = 2
LEAST_PERCENT: Final = 0.75
"""How much smaller than the style says the number in a ring may be: still the largest beside its words."""
LABEL_LEADING: Final = 13.5
HUNDRED: Final = Decimal(100)

# ---------------------------------------------------------------- shares


def shares(draft: Draft, chart: spec.Shares) -> Shape | None:
    """份额: rows in the author's order, all on one scale."""
    look, measures = draft.look, draft.look.measures
    draft.at_least(len(chart.rows), 1, "行", "写上 part 和 whole")
    draft.at_most(len(chart.rows), MOST_SHARE_ROWS, "行", "用表格（table）", "rows")
    rows = [_share(draft, row) for row in chart.rows]
    if draft.failed or not draft.named(row.name for row in chart.rows):
        return None
    made = tuple(row for row in rows if row is not None)
    wholes = draft.data(row.whole for row in chart.rows)
    if not draft.comparable(wholes, [row.whole.place for row in chart.rows]):
        return None
    draft.visible(wholes)
    ranks = max((widest(rank) for row in made for rank in row.ranks), default=0.0)
    room = draft.width - (ranks + look.em if ranks else 0.0)
    kind = Shares(made, max(row.whole_value for row in made))
    draft.names_fit((row.name + row.share for row in made), room - look.em, lines=1)
    draft.values_fit((row.growth.label for row in made if row.growth), draft.width)
    unit = share_unit(kind, widest, measures.clearance, measures.share_longest, room)
    _bars_left(draft, unit * float(kind.longest))
    first = ASCENT * measures.name_size
    bar = first + measures.share_head + (len(made) - 1) * measures.share_pitch
    below = bar + measures.share_bar
    if made[-1].growth:
        below += GROWTH_BELOW + DESCENT * measures.least_size
    height = max(below, bar + measures.share_bar / 2 + len(made[-1].ranks) * RANK_LEADING / 2)
    return Shape(kind, height, first)


def _bars_left(draft: Draft, longest: float) -> None:
    """Check that words leave room for bars."""
    if longest < LEAST_BAR:
        draft.wrong("C009", "图中的文字太长，没有画条的地方", "用简称，或把图放到全宽（wide: true）")


def _share(draft: Draft, row: spec.ShareRow) -> Share | None:
    look, measures = draft.look, draft.look.measures
    part, whole = draft.datum(row.part), draft.datum(row.whole)
    share = draft.datum(row.share, "%") if row.share else None
    growth = draft.datum(row.growth, part.unit if part else "") if row.growth else None
    ranks = draft.data(row.ranks)
    if part is None or whole is None or not draft.positive([part, whole]):
        return None
    if unit_of(part) != unit_of(whole) or part.value > whole.value:
        draft.wrong("C015", f"“{row.name}”：{part.printed}不是{whole.printed}的一部分", "核对 part 和 whole", row.place)
        return None
    if whole.value == 0:
        draft.wrong("C007", f"“{row.name}”的整体是零", "删去这一行", row.place)
        return None
    if growth and (unit_of(growth) != unit_of(part) or growth.value > part.value):
        draft.wrong("C016", f"“{row.name}”增加的{growth.printed}多于{part.printed}", "核对 growth", row.place)
    shown = share or Datum("", part.value, printed(_rounded(part.value / whole.value * HUNDRED)), "%")
    inside = look.on(look.blue)
    added = None
    if growth is not None:
        said = growth.printed.lstrip(MINUS) if growth.name.endswith(FALLING) else growth.printed
        words = look.text(growth.name + said, measures.note_size, colour=look.said(look.accent))
        added = Growth(growth.value, (words,), look.filled(look.accent))
    return Share(
        look.name(row.name, MEDIUM), look.name(f"{part.name}占{shown.printed}"),
        _part_value(look, part, inside), _part_value(look, part, look.ink), part.value, look.filled(look.blue),
        _whole_value(look, whole, look.ink), whole.value, look.rest,
        added, tuple(_rank(look, rank) for rank in ranks),
    )  # fmt: skip


def _rank(look: Look, rank: Datum) -> Label:
    return (look.display(rank.name + rank.printed, look.measures.share_rank, colour=look.said(look.blue)),)


def _named_value(look: Look, datum: Datum, colour: str) -> Label:
    name = look.text(datum.name, look.measures.name_size, colour=colour)
    return (name, look.text(datum.qualifier + datum.text, look.measures.inside_size, BOLD, colour))


def _part_value(look: Look, datum: Datum, colour: str) -> Label:
    """A part says its unit where 万 or 亿 would stand bare; counts leave it to the whole (上海 64, 中国 343 家)."""
    return (_whole_value if magnitude_of(datum.text) else _named_value)(look, datum, colour)


def _whole_value(look: Look, datum: Datum, colour: str) -> Label:
    magnitude = magnitude_of(datum.text)
    number = replace(datum, text=datum.text.removesuffix(magnitude))
    unit = look.text(magnitude + datum.unit, look.measures.value_size, colour=colour)
    return (*_named_value(look, number, colour), unit)


def _rounded(percent: Decimal) -> Decimal:
    return percent.quantize(Decimal("0.1"), ROUND_HALF_UP)


# ---------------------------------------------------------------- stacked bars


def stacked(draft: Draft, chart: spec.Stacked) -> Shape | None:
    """堆积: the author's order of bars and parts."""
    look, measures = draft.look, draft.look.measures
    draft.at_least(len(chart.rows), 1, "条", "写上 rows")
    draft.at_least(len(chart.parts), 2, "个部分", "用条形图（bar）")
    draft.at_most(len(chart.parts), len(look.tiers), "个部分", "其余的合为“其他”，或另作一张小图", "parts")
    most = most_rows(draft.style, draft.width, measures.stacked_pitch, limits.CHART_ROWS)
    draft.at_most(len(chart.rows), most, "条", "用表格（table）", "rows")
    for row in chart.rows:
        if len(row.values) != len(chart.parts):
            draft.wrong(
                "C019",
                f"“{row.name}”有 {len(row.values)} 个数，parts 有 {len(chart.parts)} 个",
                "一一对应；数里不要写千位逗号",
                row.place,
            )
    rows = [draft.data(row.values, row.unit) for row in chart.rows]
    everything = [datum for row in rows for datum in row]
    places = [row.place for row in chart.rows for _ in row.values]
    if draft.failed or not (draft.comparable(everything, places) and draft.positive(everything)):
        return None
    everything = list(unified(tuple(everything)))
    rows = [tuple(everything[i * len(chart.parts) :][: len(chart.parts)]) for i in range(len(rows))]
    draft.named(chart.parts)
    draft.named(row.name for row in chart.rows)
    wholes = [sum((datum.value for datum in row), Decimal(0)) for row in rows]
    if 0 in wholes:
        draft.wrong("C007", "有一条各部分都是零", "删去这一条")
        return None
    stacks = tuple(
        Stack(look.name(row.name), _parts(look, chart, data, whole))
        for row, data, whole in zip(chart.rows, rows, wholes, strict=True)
    )
    names = tuple((look.text(name, measures.note_size, colour=look.grey),) for name in chart.parts)
    draft.names_fit((stack.name for stack in stacks), draft.name_most)
    if sum(widest(name) + look.em for name in names) > draft.width - draft.name_most - look.em:
        draft.wrong("C009", "各部分的名称合起来太长，一行放不下", "用简称，全称写在图注里")
    kind = Stacked(names, stacks, Decimal(1) if chart.hundred else max(wholes))
    left = min(draft.name_most, max(widest(stack.name) for stack in stacks)) + look.em
    unit = stack_unit(kind, widest, measures.clearance, draft.width - left)
    _bars_left(draft, unit * float(kind.longest))
    kind = replace(kind, keyed=_keyed(kind, unit, draft.width - left, look))
    first = ASCENT * measures.note_size
    height = first + PART_NAMES_ABOVE + (len(stacks) - 1) * measures.stacked_pitch + measures.stacked_bar
    return Shape(kind, height, first, shared_unit(everything))


def _keyed(kind: Stacked, unit: float, room: float, look: Look) -> bool:
    """Whether the first bar lacks a part that its name could stand over, and a key in its place fits ``room``."""
    key = sum(widest(name) + key_width(look.measures.note_size) + look.em for name in kind.part_names) - look.em
    return key <= room and any(float(part.value) * unit < LEAST_SEEN for part in kind.stacks[0].parts)


def key_width(size: float) -> float:
    """How much the square before a part's name of this size takes, with what is clear behind it, points."""
    return (KEY_SIDE + KEY_CLEAR) * size


def _parts(look: Look, chart: spec.Stacked, data: tuple[Datum, ...], whole: Decimal) -> tuple[Part, ...]:
    size = look.measures.least_size
    made = []
    for name, datum, colour in zip(chart.parts, data, look.tiers, strict=False):
        value = datum.value / whole if chart.hundred else datum.value
        outside = (look.text(name, size, colour=look.grey), *look.value(datum, size))
        made.append(Part(value, look.value(datum, size, colour=look.on(colour)), outside, look.filled(colour)))
    return tuple(made)


# ---------------------------------------------------------------- doughnuts


def doughnuts(draft: Draft, chart: spec.Doughnut) -> Shape | None:
    """圆环: one ring for each part of a whole."""
    look, measures = draft.look, draft.look.measures
    draft.at_least(len(chart.rings), 1, "个环", "写上 rings")
    draft.at_most(len(chart.rings), MOST_RINGS, "个环", "用条形图（bar）", "rings")
    rings = tuple(ring for row in chart.rings if (ring := _ring(draft, row)))
    if draft.failed:
        return None
    draft.named("".join(part.text for part in ring.label) for ring in rings)
    gutter = DOUGHNUT_GUTTER_EM * look.em
    across = max(1, min(len(rings), int((draft.width + gutter) // (measures.doughnut_cell + gutter))))
    counts = [ring.count.number + ring.count.unit for ring in rings if ring.count]
    if any(widest(count) > ring_room(draft.style, draft.width, across) for count in counts):
        across = 1  # one below the other each has the whole width
    room = ring_room(draft.style, draft.width, across)
    draft.names_fit((ring.label for ring in rings), room, RING_LINES)
    hole = 2 * (measures.doughnut_radius - measures.doughnut_ring)
    rings = _within(rings, hole - measures.clearance)
    draft.values_fit([ring.percent.number + ring.percent.unit for ring in rings], hole - measures.clearance)
    draft.values_fit(counts, room)
    rows = -(-len(rings) // across)
    across_ring = 2 * measures.doughnut_radius
    return Shape(Doughnuts(rings, across), rows * across_ring + (rows - 1) * gutter)


def _within(rings: tuple[Ring, ...], hole: float) -> tuple[Ring, ...]:
    """The rings with their percentages all as small as the longest needs: 99.99% beside 62.4%."""
    longest = max(widest(ring.percent.number + ring.percent.unit) for ring in rings)
    scale = max(hole / longest, LEAST_PERCENT)
    if scale >= 1:
        return rings
    return tuple(
        replace(ring, percent=Count(_scaled(ring.percent.number, scale), _scaled(ring.percent.unit, scale)))
        for ring in rings
    )


def _scaled(label: Label, scale: float) -> Label:
    return tuple(replace(part, size=part.size * scale) for part in label)


def ring_room(style: Style, width: float, across: int) -> float:
    """How wide the words beside a ring may be, points: what is left of its cell, or of the chart beside a lone one."""
    cell = style.chart.doughnut_cell if across > 1 else width
    return cell - 2 * style.chart.doughnut_radius - style.chart.doughnut_count_at


def _ring(draft: Draft, row: spec.RingRow) -> Ring | None:
    look, measures = draft.look, draft.look.measures
    percent = draft.datum(row.percent, "%")
    count = draft.datum(row.count) if row.count else None
    if percent is None or (row.count and count is None):
        return None
    if percent.unit not in SIGNS[:3] or not 0 <= percent.value <= (1000 if percent.unit == "‰" else 100):
        draft.wrong(
            "C017", f"“{percent.printed}”不是 0 到 100 之间的百分数", "percent 写占比，单位 %", row.percent.place
        )
        return None
    share = percent.value / (1000 if percent.unit == "‰" else 100)
    number = look.display(percent.qualifier + percent.text, measures.doughnut_percent)
    sign = look.display(percent.unit, measures.doughnut_sign, 400)
    name = row.name or (count.name if count else percent.name)
    return Ring(
        share, Count((number,), (sign,)), look.count(count, measures.doughnut_count) if count else None,
        look.name(name), look.filled(look.blue), look.rest,
    )  # fmt: skip


# ---------------------------------------------------------------- progress


def progress(draft: Draft, chart: spec.Progress) -> Shape | None:
    """进度: the author's order."""
    look, measures = draft.look, draft.look.measures
    draft.at_least(len(chart.rows), 1, "行", "写上 rows")
    most = most_rows(draft.style, draft.width, measures.progress_pitch, limits.CHART_ROWS)
    draft.at_most(len(chart.rows), most, "行", "用表格（table）", "rows")
    tracks = tuple(track for row in chart.rows if (track := _track(draft, row)))
    if draft.failed:
        return None
    draft.named(row.name for row in chart.rows)
    draft.names_fit((track.name for track in tracks), draft.name_most)
    draft.values_fit(track.label for track in tracks)
    tall = max(measures.progress_tick, 2 * LABEL_LEADING)
    dones = draft.data(row.done for row in chart.rows)
    height = (len(tracks) - 1) * measures.progress_pitch + tall
    return Shape(Progress(tracks, look.ink), height, unit=shared_unit(dones))


def _track(draft: Draft, row: spec.ProgressRow) -> Track | None:
    look = draft.look
    done = draft.datum(row.done)
    goal = draft.datum(row.goal, done.unit if done else "") if row.goal else None
    plan = draft.datum(row.plan, done.unit if done else "") if row.plan else None
    if done is None or (row.goal and goal is None) or (row.plan and plan is None):
        return None
    if goal is None and done.unit not in SIGNS[:2]:
        draft.wrong("C018", f"“{row.name}”没有目标", "写 goal: …，或用百分数", row.place)
        return None
    whole = goal.value if goal else HUNDRED if done.unit == "%" else HUNDRED * 10
    data = [datum for datum in (done, goal, plan) if datum]
    if not draft.comparable(data, [row.place] * len(data)):
        return None
    if whole <= 0 or done.value < 0 or (plan and plan.value < 0):
        draft.wrong("C008", f"“{row.name}”的目标要大于零，完成数和计划数不能为负", "核对这一行", row.place)
        return None
    behind = plan is not None and done.value < plan.value
    shown = replace(done, text=f"{done.text}/{goal.text}") if goal else done
    return Track(
        look.name(row.name), done.value / whole, plan.value / whole if plan else None,
        look.value(shown, weight=BOLD), look.filled(look.accent if behind else look.blue), look.rest,
    )  # fmt: skip
