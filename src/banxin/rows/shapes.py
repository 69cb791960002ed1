"""A chart's or table's keys and a table of cells in, the keys that an author would have written out.

The first column names, the others hold numbers; a head such as 企业数（家） gives name and unit. A cell of a number
may hold the id of a figure instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from banxin.expressions import expression
from banxin.numerals import MINUS
from banxin.problems import BadSource, Problem, error
from banxin.reading import nodes, scalars
from banxin.reading.nodes import Entry, Node, Scalar, Sequence
from banxin.records import record, replace
from banxin.rows.table import Cell, Table, is_percentage

_HEAD: Final = expression(r"(.*?)\s*[（(]([^（）()]{1,20})[）)]", re.DOTALL)
_FIGURE: Final = expression(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_PROGRESS: Final = {"完成": "done", "已完成": "done", "目标": "goal", "计划": "plan"}


@record
class Shape:
    """What a kind makes of a table: how many columns it takes, and its keys."""

    least: int
    most: int
    columns: str
    """What the columns are, in words."""
    keys: Callable[[Table], Mapping[str, Node]]
    blank: tuple[int, ...] = ()
    """The columns that may have empty cells."""


def shaped(kind: str, body: nodes.Mapping, table: Table) -> nodes.Mapping:
    """The keys of a chart or table with those its file gives. Raises ``BadSource``.

    Keys that the author writes too (``parts``, ``columns``) are the author's.
    """
    shape = KINDS[kind]
    if not shape.least <= len(table.header) <= shape.most:
        said = f"表有 {len(table.header)} 栏，{kind} 要的是：{shape.columns}"
        raise BadSource([*table.problems, error(table.header[-1].place, "X004", said, _columns_mend(table))])
    problems = [*table.problems, *(_unreadable(shape, table) if kind != "table" else ())]
    if any(problem.is_error for problem in problems):
        raise BadSource(problems)
    made = shape.keys(table if kind == "table" else _percents(table))
    kept = [entry for entry in body.entries if entry.key.text != "rows"]
    written = {entry.key.text for entry in kept}
    new = [Entry(_word(key, table), value) for key, value in made.items() if key not in written]
    return nodes.Mapping(body.place, (*kept, *new), body.flow)


def _columns_mend(table: Table) -> str:
    """What to do about a table that has too many columns or too few."""
    alone = len(table.header) == 1 and any(mark in table.header[0].text for mark in "，、；")
    return "各格之间用半角逗号" if alone else "增减各栏"


def _unreadable(shape: Shape, table: Table) -> Iterable[Problem]:
    told = {problem.place for problem in table.problems if problem.is_error}
    odd = {at for at in range(1, len(table.header)) if _is_mixed(table, at)}
    for row in table.rows:
        if not row[0].text and row[0].place not in told:
            yield error(row[0].place, "X003", "这一行没有名称", "补上第一格，或删去这一行")
        for at, one in enumerate(row[1:], 1):
            fault, mend = _fault(one, is_odd=at in odd) if one.text else _missing(shape, table, at, row[0])
            if fault and one.place not in told:
                yield error(one.place, "X003", fault, mend)


def _fault(one: Cell, *, is_odd: bool) -> tuple[str, str]:
    """What is wrong with a cell that should hold a number, and what to do."""
    said = f"“{one.text[:40]}”"
    if is_percentage(one):
        wrong = f"“{one.source.text}”是百分比，这一栏别的不是", "全栏用一种格式，栏名写 占比（%）"
        return wrong if is_odd else ("", "")
    if one.plain:
        return "", ""
    if scalars.is_number(one.text):
        return f"{said}是文本格式的数", "把单元格设成数值"
    if _FIGURE.fullmatch(one.text):
        return "", ""
    return f"{said}不是数", "写成 1234.5 这样，不加千分位和单位"


def _missing(shape: Shape, table: Table, at: int, named: Cell) -> tuple[str, str]:
    """What is wrong with an empty cell, and what to do."""
    if at in shape.blank:
        return "", ""
    return f"“{named.text[:40]}”的“{table.header[at].text[:40]}”是空的", "在表里填上，或删去这一行"


def _is_mixed(table: Table, at: int) -> bool:
    """Whether a column has percentages beside numbers that its head does not call so."""
    held = [is_percentage(row[at]) for row in table.rows if row[at].plain and row[at].text]
    unit = _unit(table, at)
    return any(held) and (not all(held) if unit is None else unit.text != "%")


def _percents(table: Table) -> Table:
    """The table with percentages under heads that say % for their unit; one that is a name keeps its sign."""
    shown = [at for at in range(len(table.header)) if any(is_percentage(row[at]) for row in table.rows)]
    if not shown:
        return table
    header = tuple(
        replace(head, text=f"{head.text}（%）") if at and at in shown and _unit(table, at) is None else head
        for at, head in enumerate(table.header)
    )
    return replace(table, header=header, rows=tuple((_said(row[0]), *row[1:]) for row in table.rows))


# ---------------------------------------------------------------- what each kind makes of rows


def _levels(table: Table) -> Mapping[str, Node]:
    return {"levels": _sequence(table, _entries(table, 1))}


def _rows(table: Table) -> Mapping[str, Node]:
    return {"rows": _sequence(table, _entries(table, 1))}


def _shares(table: Table) -> Mapping[str, Node]:
    keys = ("part", "whole", "growth")[: len(table.header) - 1]
    rows = [
        _mapping(table, {"name": row[0]} | {
            key: _entry(table, row[at], at, named=_named(table, at))
            for at, key in enumerate(keys, 1) if row[at].text or key != "growth"
        })
        for row in table.rows
    ]  # fmt: skip
    return {"rows": _sequence(table, rows)}


def _line(table: Table) -> Mapping[str, Node]:
    series = [_series(table, at) for at in range(1, len(table.header))]
    return {"axis": _axis(table), "series": _sequence(table, series)}


def _combination(table: Table) -> Mapping[str, Node]:
    return {"axis": _axis(table), "over": _series(table, 1), "under": _series(table, 2)}


def _stacked(table: Table) -> Mapping[str, Node]:
    unit = next((unit for at in range(1, len(table.header)) if (unit := _unit(table, at)) is not None), None)
    rows = [
        _mapping(table, _unified({"name": row[0], "values": _sequence(table, row[1:])}, unit)) for row in table.rows
    ]
    parts = [_named(table, at) for at in range(1, len(table.header))]
    return {"parts": _sequence(table, parts), "rows": _sequence(table, rows)}


def _rings(table: Table) -> Mapping[str, Node]:
    keys = ("percent", "count")[: len(table.header) - 1]
    rings = [
        _mapping(table, {"name": row[0]} | {
            key: _entry(table, row[at], at) for at, key in enumerate(keys, 1) if row[at].text or key == "percent"
        })
        for row in table.rows
    ]  # fmt: skip
    return {"rings": _sequence(table, rings)}


def _progress(table: Table) -> Mapping[str, Node]:
    order = ("done", "goal", "plan")
    keys = [_PROGRESS.get(_named(table, at).text, order[at - 1]) for at in range(1, len(table.header))]
    rows = [
        _mapping(table, {"name": row[0]} | {
            key: _entry(table, row[at], at) for at, key in enumerate(keys, 1) if row[at].text or key == "done"
        })
        for row in table.rows
    ]  # fmt: skip
    return {"rows": _sequence(table, rows)}


def _cells(table: Table) -> Mapping[str, Node]:
    columns = [_mapping(table, {"title": _text(head)}) for head in table.header]
    rows = [_sequence(table, [_said(one) for one in row]) for row in table.rows]
    return {"columns": _sequence(table, columns), "rows": _sequence(table, rows)}


KINDS: Final[Mapping[str, Shape]] = {
    "tiers": Shape(2, 2, "名称、数值", _levels),
    "shares": Shape(3, 4, "名称、部分、整体、增加数（可无）", _shares, (3,)),
    "bar": Shape(2, 2, "名称、数值", _rows),
    "ranking": Shape(2, 2, "名称、数值", _rows),
    "column": Shape(2, 2, "名称、数值", _rows),
    "line": Shape(2, 4, "横轴、每条线一栏", _line, (1, 2, 3)),
    "combination": Shape(3, 3, "横轴、上格的折线、下格的柱", _combination, (1, 2)),
    "stacked": Shape(3, 5, "名称、每个部分一栏", _stacked),
    "doughnut": Shape(2, 3, "名称、占比、个数（可无）", _rings, (2,)),
    "progress": Shape(2, 4, "名称、完成、目标（可无）、计划（可无）", _progress, (2, 3)),
    "table": Shape(1, 20, "每栏一栏", _cells),
}
"""Every kind that may take its rows from a file, by its key in YAML."""


# ---------------------------------------------------------------- pieces


def _entries(table: Table, at: int) -> list[Node]:
    return [_entry(table, row[at], at, named=row[0]) for row in table.rows]


def _entry(table: Table, one: Cell, at: int, named: Scalar | None = None) -> Node:
    """One value: a number with the unit of its column, or a figure."""
    keys: dict[str, Node] = {"name": named} if named is not None else {}
    if one.plain:
        unit = _unit(table, at)
        return _mapping(table, _unified(keys | {"value": one}, unit), one)
    return _mapping(table, keys | {"figure": one}, one)


def _series(table: Table, at: int) -> Node:
    unit = _unit(table, at)
    keys: dict[str, Node] = {"name": _named(table, at), "values": _sequence(table, [row[at] for row in table.rows])}
    return _mapping(table, _unified(keys, unit), table.header[at])


def _unified(keys: dict[str, Node], unit: Scalar | None) -> dict[str, Node]:
    return keys if unit is None else {**keys, "unit": unit}


def _axis(table: Table) -> Node:
    return _sequence(table, [row[0] for row in table.rows])


def _named(table: Table, at: int) -> Scalar:
    """The head of a column without its unit."""
    head = table.header[at]
    match = _HEAD.fullmatch(head.text)
    return _text(head, match[1] if match else head.text)


def _unit(table: Table, at: int) -> Scalar | None:
    head = table.header[at]
    match = _HEAD.fullmatch(head.text)
    return _text(head, match[2]) if match else None


def _text(one: Cell, words: str | None = None) -> Scalar:
    """A cell as words, even where it is a number."""
    seen = one.source.text if is_percentage(one) else one.text
    return Scalar(one.place, seen if words is None else words, False, one.source, one.start, one.end)


def _said(one: Cell) -> Scalar:
    """A cell as a table prints it: a number is a value, a percentage of a sheet has the minus of one."""
    if is_percentage(one):
        return _text(one, one.source.text.replace("-", MINUS))
    return one if one.plain and one.text else _text(one)


def _word(text: str, table: Table) -> Scalar:
    return Scalar(table.place, text, False, table.header[0].source)


def _sequence(table: Table, items: Iterable[Node]) -> Sequence:
    held = tuple(items)
    return Sequence(held[0].place if held else table.header[0].place, held)


def _mapping(table: Table, keys: Mapping[str, Node], at: Cell | None = None) -> nodes.Mapping:
    place = at.place if at is not None else next(iter(keys.values())).place
    return nodes.Mapping(place, tuple(Entry(_word(key, table), value) for key, value in keys.items()))
