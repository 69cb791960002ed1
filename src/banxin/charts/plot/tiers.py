"""Tiers, decided: the bars or layers of a pyramid, and what stands under them as their total."""

from __future__ import annotations

from decimal import Decimal
from math import gcd
from typing import Final

from banxin.charts import spec
from banxin.charts.kinds import Count, Datum, Ink, Pyramid, Tier, Total
from banxin.charts.plot.draft import Draft, Shape, printed_like, unified
from banxin.charts.plot.look import BOLD, DESCENT, MEDIUM, Look, qualifier_of, unit_of
from banxin.records import replace

MOST_CELLS: Final = 12
"""Cells a pyramid's longest bar is cut into by itself; more cannot be counted at a glance."""
AT_LEAST_WORDS: Final = frozenset(("突破", "超过", "超", "逾", "不少于", "以上", "余", "多"))
"""Qualifiers that a sum equal to the value, or above it, satisfies."""


def pyramid(draft: Draft, chart: spec.Tiers) -> Shape | None:
    """金字塔: tiers in the author's order, their sum below where there is one."""
    look, measures = draft.look, draft.look.measures
    draft.at_least(len(chart.levels), 2, "级", "把这个数写进正文，或补上别的级")
    draft.at_most(len(chart.levels), len(look.tiers), "级", "合并相近的级，或用条形图（bar）", "levels")
    data = draft.data(chart.levels)
    if draft.failed or not (draft.comparable(data, [level.place for level in chart.levels]) and draft.positive(data)):
        return None
    data = unified(data)
    total = _total(draft, chart, data)
    if measures.pyramid_form == "areas" and _in_steps([datum.value for datum in data]):
        return _layers(draft, data)
    step = _step(draft, chart.step, [datum.value for datum in data])
    tiers = tuple(
        Tier(
            (look.text(datum.name, measures.pyramid_name, MEDIUM),), datum.value,
            look.count(datum, measures.pyramid_number), look.filled(colour),
        )
        for datum, colour in zip(data, look.tiers, strict=False)
    )  # fmt: skip
    foot = _foot(look, total) if total else None
    draft.named(datum.name for datum in data)
    draft.names_fit((tier.name for tier in tiers), draft.name_most)
    draft.visible(data)
    _counts_fit(draft, [row.count for row in (*tiers, foot) if row])
    bars = len(tiers) * (measures.pyramid_bar + measures.pyramid_between) - measures.pyramid_between
    below = measures.pyramid_total_rule + measures.pyramid_total + DESCENT * measures.pyramid_number if foot else 0.0
    return Shape(Pyramid(tiers, max(datum.value for datum in data), step, foot), bars + below)


def _in_steps(values: list[Decimal]) -> bool:
    """Whether numbers rise by the first of them: only then are the layers of one pyramid as they are."""
    return all(value == values[0] * count for count, value in enumerate(values, 1))


def _layers(draft: Draft, data: tuple[Datum, ...]) -> Shape:
    """Layers of one height whose mean widths, and so areas, are as the numbers (design/brief, section 4)."""
    look, measures = draft.look, draft.look.measures
    tiers = tuple(
        Tier(
            (look.body(datum.name, measures.pyramid_name),), datum.value,
            Count((look.display(datum.text, measures.pyramid_number, colour=look.on_large(colour)),), ()), Ink(colour),
        )
        for datum, colour in zip(data, look.tiers, strict=False)
    )  # fmt: skip
    draft.named(datum.name for datum in data)
    draft.names_fit((tier.name for tier in tiers), draft.width - measures.pyramid_names)
    kind = Pyramid(tiers, max(datum.value for datum in data), None, None, is_whole=True)
    return Shape(kind, len(tiers) * measures.pyramid_layer)


def _total(draft: Draft, chart: spec.Tiers, data: tuple[Datum, ...]) -> Datum | None:
    """What stands under the tiers: their sum, checked against the one written; ``None`` where there is to be none.

    Tiers with qualifiers have no exact sum: 超过100 and 200 are not 300. Then the total is as written, or not there.
    """
    if chart.total is False:
        return None
    summed, given = _summed(data, chart.total_name), _given(draft, chart)
    qualifiers = {qualifier_of(datum) for datum in data} - {""}
    if given is not None:
        _check_total(draft, given, summed, qualifiers)
    return given if qualifiers else summed


def _given(draft: Draft, chart: spec.Tiers) -> Datum | None:
    """The total that the author writes, under the name it has in the chart."""
    given = draft.datum(chart.total) if isinstance(chart.total, spec.Entry) else None
    return replace(given, name=chart.total_name) if given else None


def _check_total(draft: Draft, given: Datum, summed: Datum, qualifiers: set[str]) -> None:
    if not qualifiers <= AT_LEAST_WORDS:  # 约100 and 不足200: no telling what they come to
        return
    may_be_more = qualifier_of(given) in AT_LEAST_WORDS
    if given.value == summed.value or (may_be_more if given.value < summed.value else qualifiers):
        return
    said = f"各级相加{'至少' if qualifiers else ''}为{summed.printed}，合计写的是{given.printed}"
    mend = "核对各级和合计；各级有重叠、不宜相加时写 total: false"
    draft.wrong("C013", said, mend, draft.chart.place_of("total"))


def _foot(look: Look, total: Datum) -> Total:
    measures = look.measures
    name = (look.text(total.name, measures.pyramid_name, BOLD),)
    return Total(name, total.value, look.count(total, measures.pyramid_number))


def _step(draft: Draft, given: Decimal | None, values: list[Decimal]) -> Decimal | None:
    if given is not None:
        if max(values) / given > 4 * MOST_CELLS:
            draft.wrong("C014", f"一格 {given} 太小，最长的条要切成 {max(values) / given:.0f} 格", "把 step 写大些")
        return given
    if any(value != value.to_integral_value() for value in values):
        return None
    step = gcd(*(int(value) for value in values))
    return Decimal(step) if step and max(values) / step <= MOST_CELLS else None


def _summed(data: tuple[Datum, ...], name: str) -> Datum:
    whole = sum((datum.value for datum in data), Decimal(0))
    return Datum(name, whole, printed_like(whole, data), unit_of(data[0]))


def _counts_fit(draft: Draft, counts: list[Count]) -> None:
    for count in counts:
        draft.values_fit([count.number + count.unit], draft.width * 0.36)
