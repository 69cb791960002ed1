"""Charts that compare amounts, decided: bars, rankings, columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from banxin import limits
from banxin.charts import spec
from banxin.charts.kinds import Bar, Bars, Columns, Datum, Label
from banxin.charts.plot.draft import Draft, Shape, shared_unit, unified
from banxin.charts.plot.look import ASCENT, BOLD, DESCENT, REGULAR, Look, lines_of
from banxin.charts.room import column_pitch, most_columns, most_rows

BASE_OVER: Final = 4.0
"""How far the base line of bars reaches beyond the first and the last, points."""
NAME_LEADING: Final = 11.0
"""From line to line of a name below a column, points."""
MOST_NAME_LINES: Final = 3


def bars(draft: Draft, chart: spec.Bar) -> Shape | None:
    """条形 in the author's order; 排名 by value, equal values in the author's order and with the same place."""
    look, measures = draft.look, draft.look.measures
    ranked = isinstance(chart, spec.Ranking)
    most = most_rows(draft.style, draft.width, measures.bar_pitch, limits.CHART_BARS)
    data = _compared(draft, chart, most, "条", "用表格（table）")
    if data is None:
        return None
    if ranked:
        data = tuple(sorted(data, key=lambda datum: -datum.value))
    made = tuple(
        _bar(look, datum, datum.name in chart.compared, _place(look, data, datum) if ranked else ()) for datum in data
    )
    draft.visible(data)
    draft.names_fit((bar.name for bar in made), draft.name_most)
    draft.values_fit(bar.label for bar in made)
    height = (len(made) - 1) * measures.bar_pitch + measures.bar + 2 * BASE_OVER
    kind = Bars(made, ranked, *ends(datum.value for datum in data), look.ink)
    return Shape(kind, height, unit=shared_unit(data))


def _compared(draft: Draft, chart: spec.Bar | spec.Column, most: int, what: str, mend: str) -> tuple[Datum, ...] | None:
    """The data of a chart that compares them, or ``None`` when it cannot."""
    draft.at_least(len(chart.rows), 2, what, "把这个数写进正文，或补上与它比较的数")
    draft.at_most(len(chart.rows), most, what, mend, "rows")
    data = draft.data(chart.rows)
    if draft.failed or not draft.comparable(data, [row.place for row in chart.rows]):
        return None
    if not draft.named(datum.name for datum in data):
        return None
    if all(datum.value == 0 for datum in data):
        draft.wrong("C007", "所有的数都是零，没有可画的", "删去这张图，用文字说明")
        return None
    names = [datum.name for datum in data]
    for name in chart.compared or ():
        if name not in names:
            draft.wrong(
                "C021", f"要突出的“{name}”不在图里", f"写 {'、'.join(names)} 中的一个", chart.place_of("compared")
            )
    return unified(data)


def _bar(look: Look, datum: Datum, compared: bool, place: Label = ()) -> Bar:
    colour = look.blue if compared else look.soft
    label = look.value(datum, weight=BOLD if compared else REGULAR)
    return Bar(look.name(datum.name), datum.value, label, look.filled(colour), place)


def _place(look: Look, data: Sequence[Datum], datum: Datum) -> Label:
    place = 1 + sum(other.value > datum.value for other in data)
    return (look.text(str(place), look.measures.name_size, BOLD),)


def ends(values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """The least and the most of values and zero: zero is on every scale of lengths."""
    found = (Decimal(0), *values)
    return min(found), max(found)


# ---------------------------------------------------------------- columns


def columns(draft: Draft, chart: spec.Column) -> Shape | None:
    """柱形 in the author's order; the last is set off unless the author names others."""
    look, measures = draft.look, draft.look.measures
    data = _compared(draft, chart, most_columns(draft.style, draft.width), "柱", _instead(draft, len(chart.rows)))
    if data is None:
        return None
    compared = (data[-1].name,) if chart.compared is None else chart.compared
    made = tuple(_bar(look, datum, datum.name in compared) for datum in data)
    pitch, _ = column_pitch(draft.style, draft.width, len(made))
    lines = _name_lines(draft, [bar.name for bar in made], pitch)
    draft.values_fit((bar.label for bar in made), pitch - 2)
    least, most = ends(datum.value for datum in data)
    draft.visible(data)
    above = measures.column_value + ASCENT * measures.value_size if most > 0 else 0.0
    below = 2 * measures.column_value + ASCENT * measures.value_size if least < 0 else 0.0
    names = measures.column_name + (lines - 1) * NAME_LEADING + DESCENT * measures.name_size
    kind = Columns(made, least, most, look.ink, lines)
    return Shape(kind, above + measures.column_height + below + names, unit=shared_unit(data))


def _instead(draft: Draft, count: int) -> str:
    """What takes so many columns: never a kind that would refuse them too."""
    style, width = draft.style, draft.width
    ways = [
        ("放到全宽（wide: true）", width < style.full and count <= most_columns(style, style.full)),
        ("用折线图（line）", count <= limits.CHART_POINTS.most),
        ("用条形图（bar）", count <= most_rows(style, width, style.chart.bar_pitch, limits.CHART_BARS)),
    ]
    return "，或".join(way for way, is_open in ways if is_open) or "用表格（table）"


def _name_lines(draft: Draft, names: list[Label], pitch: float) -> int:
    """The most lines that names take below columns, by the widest they can be."""
    room = pitch - 2
    if not draft.names_fit(names, room, MOST_NAME_LINES):
        return MOST_NAME_LINES
    return max(lines_of(name, room) for name in names)
