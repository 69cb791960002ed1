"""A table's rows, as written and as printed, in; the totals that are not the sum of their rows out.

Tells only what is sure: a column is passed over where a cell is no plain number, is blank or spans, where its head or
unit says that it holds no amounts (占比, 平均), or where the rows may stand for parts of one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Final

from banxin.document import Cell, Row
from banxin.expressions import expression
from banxin.inlines import plain
from banxin.records import record
from banxin.spans import taken

NUMBER: Final = expression(r"(?P<number>[-−]?\d+(?:\.\d+)?)(?P<unit>[^\d\s.,，%‰、~～—至-]{0,6})")
BETWEEN_FIGURES: Final = expression(r"(?<=\d)[ \u2009,，](?=\d{3})")
NO_AMOUNT: Final = expression("[%‰率比均价倍速]|占|增|排名|位次|名次|序号|编号|年份|指数")
"""Words in the head of a column whose numbers do not add up, or in the label of a total that is none."""
SUMMED: Final = expression("计|总|全部")
"""What the label of a total says that is the sum of the rows; 全省 beside two cities is not."""
SUBTRACTED: Final = expression(r"\s*(?:其中|减|扣|[#＃])")
"""How the label of a row begins that is not to be added, unless its kind says so."""
ROUNDED_UNIT: Final = expression("[万亿千百]")
"""Whole numbers of such units may be rounded; those of others are counts."""


@record
class Unequal:
    """A total that is not the sum: the row and the column it stands in, both sums as they are to be printed."""

    row: int
    column: int
    sum: str
    total: str


@record
class _Number:
    value: Decimal
    unit: str


def unequal(header: Sequence[Row], rows: Sequence[Row], width: int, unit: str) -> Iterator[Unequal]:
    """The totals of a table of ``width`` columns that its rows do not come to; ``unit`` is that of the whole table."""
    if not any(row.kind == "total" for row in rows):
        return
    heads = ["".join(words) for words in zip(*_all_words(header, width), strict=True)]
    grid = tuple(_own_words(rows, width))
    labels = [next((words for words in row if words), "") for row in grid]
    if any(SUBTRACTED.match(label) for label, row in zip(labels, rows, strict=True) if row.kind == "item"):
        return
    numbers = [[_number(words) for words in row] for row in grid]
    for at, row in enumerate(rows):
        if row.kind != "total" or NO_AMOUNT.search(labels[at]) or not SUMMED.search(labels[at] or "计"):
            continue
        runs = tuple(run for run in _runs(rows, at) if run)
        for column, head in enumerate(heads):
            total = numbers[at][column]
            if total and not NO_AMOUNT.search(head + unit):
                found = [[numbers[row][column] for row in run] for run in runs]
                likely = _otherwise(found, total, exact=not ROUNDED_UNIT.search(head + unit + total.unit))
                if likely is not None:
                    yield Unequal(at, column, f"{likely}{total.unit}", f"{total.value}{total.unit}")


def _own_words(rows: Sequence[Row], width: int) -> Iterator[list[str | None]]:
    """What each column of a row says; ``None`` where a cell spans, but for the row's label, which is one still."""
    for cells in _laid(rows, width):
        alone = (cell and (at == 0 or cell.columns == cell.rows == 1) for at, cell in enumerate(cells))
        yield [plain(cell.inlines).strip() if cell and own else None for cell, own in zip(cells, alone, strict=True)]


def _all_words(rows: Sequence[Row], width: int) -> Iterator[list[str]]:
    """What stands over each column, in each row of a header."""
    for cells in _laid(rows, width):
        yield [plain(cell.inlines) if cell else "" for cell in cells]


def _laid(rows: Sequence[Row], width: int) -> Iterator[list[Cell | None]]:
    """The cell that covers each column of each row."""
    cells: list[Cell | None] = [None] * width
    for row in taken((row.cells for row in rows), width):
        for cell, columns in row:
            for at in columns:
                cells[at] = cell
        yield list(cells)


def _runs(rows: Sequence[Row], at: int) -> Iterator[list[int]]:
    """The rows that a total may be the sum of, those that it most likely is first."""
    above, below = range(at - 1, -1, -1), range(at + 1, len(rows))
    near = [list(_until(rows, side)) for side in (above, below)]
    yield sorted(near[0])
    for kind in ("item", "total"):
        yield [row for row in range(at) if rows[row].kind == kind]
    totals = [row for row in range(at) if rows[row].kind == "total"]
    for first in range(max(len(totals) - _LEVEL, 1), len(totals)):
        yield totals[first:]
    yield near[1]
    for kind in ("item", "total"):
        yield [row for row in below if rows[row].kind == kind]


_LEVEL: Final = 40
"""Totals of one level that a total above them may be the sum of, after others of its own level."""


def _until(rows: Sequence[Row], side: range) -> Iterator[int]:
    """The items on one side of a total up to the next total or group."""
    for at in side:
        if rows[at].kind in ("total", "group"):
            return
        if rows[at].kind == "item":
            yield at


def _otherwise(found: Sequence[Sequence[_Number | None]], total: _Number, *, exact: bool) -> Decimal | None:
    """What the likeliest run comes to, where each run is numbers only and none comes to the total."""
    runs = [[one for one in run if one and one.unit == total.unit] for run in found]
    if [len(run) for run in found] != [len(run) for run in runs]:
        return None
    likely = next((run for run in runs if len(run) > 1), [])
    if not likely or _nested(likely) or any(_agree(run, total, exact=exact) for run in runs):
        return None
    return sum((one.value for one in likely), Decimal(0))


def _number(words: str | None) -> _Number | None:
    match = NUMBER.fullmatch(BETWEEN_FIGURES.sub("", words)) if words else None
    return _Number(Decimal(match["number"].replace("−", "-")), match["unit"]) if match else None


def _agree(run: Sequence[_Number], total: _Number, *, exact: bool) -> bool:
    """Whether numbers come to a total, each rounded by as much as half its last place where they may be rounded."""
    apart = abs(sum((one.value for one in run), Decimal(0)) - total.value)
    places = [int(one.value.as_tuple().exponent) for one in (*run, total)]
    if exact and not any(places):
        return not apart
    return apart <= sum((Decimal(1).scaleb(place) for place in places), Decimal(0)) / 2


def _nested(run: Sequence[_Number]) -> bool:
    """Whether a row is the sum of some before or behind it: it may be their whole, and a total need not count both."""
    sums = list(accumulate((one.value for one in run), initial=Decimal(0)))
    first = {sum: at for at, sum in reversed(list(enumerate(sums)))}
    last = {sum: at for at, sum in enumerate(sums)}
    return any(
        one.value and (last.get(sums[at + 1] + one.value, -1) > at + 2 or first.get(sums[at] - one.value, at) < at - 1)
        for at, one in enumerate(run)
    )
