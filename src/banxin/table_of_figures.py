"""The ledger in, the table of all figures with the pages they stand on out (last section of a report)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from banxin.document import LEDGER, PROGRAM, REPORT, Block, Cell, Column, Row, Table, figure_anchor, figure_origin
from banxin.figures import Figure, FigureGroup, Ledger, in_words
from banxin.inlines import Amount, Editorial, Inlines, PageOf, Text, plain
from banxin.panels import Desk
from banxin.problems import Problem, warning
from banxin.report import TableOfFigures
from banxin.wording import figures_of

HEADER = ("指标", "数值", "单位", "说明", "所在页")
TABLE = "table_of_figures"
"""Its field in the report's file."""
COLUMNS = (
    Column("left", 1.0), Column("decimal", figures=True, qualifier=True), Column("left"), Column("left", 1.0),
    Column("right"),
)  # fmt: skip


def table_of_figures(wanted: TableOfFigures, desk: Desk, blocks: tuple[Block, ...]) -> Iterator[Table]:
    """One table; figures that ``blocks`` nowhere show have no page and are warned of."""
    shown = frozenset(figures_of(blocks))
    desk.problems.extend(_unused(desk.ledger, shown | desk.notebook.lost))
    rows = tuple(row for at, group in enumerate(desk.ledger.groups) for row in _group(group, at, desk, shown))
    if not rows:
        return
    label = desk.labels[wanted.id]
    yield Table(
        wanted.id, label.text, (Text(wanted.title),), COLUMNS,
        (_header(),), rows, label.target,
        note=(Editorial(wanted.note),) if wanted.note else (),
        caption_head=True, origin=REPORT + TABLE,
    )  # fmt: skip


def _header() -> Row:
    return Row(tuple(Cell((Text(words),), origin=f"{PROGRAM}{TABLE}/{words}") for words in HEADER))


def _unused(ledger: Ledger, meant: Iterable[str]) -> Iterator[Problem]:
    """The figures that are neither shown nor what a shown one rests on.

    ``meant`` is also what a panel with a mistake names: it is shown once that is mended.
    """
    used, waiting = set[str](), list(meant)
    while waiting:
        id = waiting.pop()
        if id in ledger and id not in used:
            used.add(id)
            waiting += ledger.rests_on(id)
    idle = [id for id in ledger.figures if id not in used and id in ledger.values]
    upon = {below: id for id in reversed(idle) for below in ledger.rests_on(id)}
    for id in idle:
        said = f"数据“{id}”登记了，正文里没有用到"
        mend = "在正文里引用它，或删去"
        if id in upon:
            said = f"数据“{id}”只用来算“{upon[id]}”，正文里都没有用到"
            mend = f"在正文里引用“{upon[id]}”，或把两个都删去"
        yield warning(ledger[id].place_of("id"), "F008", said, mend)


def _group(group: FigureGroup, at: int, desk: Desk, shown: frozenset[str]) -> Iterator[Row]:
    listed = [figure for figure in group.figures if figure.listed and figure.id in desk.ledger.values]
    if listed:
        words = Cell((Text(group.group),), columns=len(HEADER), origin=f"{LEDGER}/groups/{at}/group")
        yield Row((words,), "group")
    for figure, is_part in _in_order(listed, desk.ledger):
        yield _row(figure, group, desk, shown, is_part=is_part)


def _in_order(listed: list[Figure], ledger: Ledger) -> Iterator[tuple[Figure, bool]]:
    """The figures of a group, each followed by those below it, and whether one is such; else in the ledger's order."""
    ids = {figure.id for figure in listed}
    below: dict[str, list[Figure]] = defaultdict(list)
    for figure in reversed(listed):
        below[_above(figure, ids, ledger)].append(figure)
    waiting = [(figure, False) for figure in below[""]]
    while waiting:
        figure, is_part = waiting.pop()
        yield figure, is_part
        waiting += ((part, True) for part in below[figure.id])


def _above(figure: Figure, ids: Collection[str], ledger: Ledger) -> str:
    """The nearest figure of ``ids`` that it is a part of or stands below; empty where there is none."""
    seen = {figure.id}
    at = figure.of or figure.below
    while at in ledger and at not in seen:
        if at in ids:
            return at
        seen.add(at)
        at = ledger[at].of or ledger[at].below
    return ""


def _row(figure: Figure, group: FigureGroup, desk: Desk, shown: frozenset[str], *, is_part: bool) -> Row:
    amount = in_words(figure, desk.ledger.values[figure.id], "full", False)
    name = desk.prose(figure, figure.name, "name")
    unit = amount.magnitude + amount.unit
    cells = (
        Cell((Text("其中："), *name) if is_part and figure.of else name, origin=figure_origin(figure.id, "name")),
        Cell((Amount(figure.id, amount.qualifier, amount.value, "", "", False),), origin=figure_origin(figure.id)),
        Cell((Text(unit),) if unit else (), origin=figure_origin(figure.id, "unit")),
        Cell(_remarks(figure, group, desk), origin=figure_origin(figure.id, "note")),
        Cell((PageOf(figure_anchor(figure.id)),) if figure.id in shown else ()),
    )
    return Row(cells, "part" if is_part else "item")


def _remarks(figure: Figure, group: FigureGroup, desk: Desk) -> Inlines:
    """The figure's note, its date and scope where nothing in its row and head says them, and that it was computed."""
    note = desk.prose(figure, figure.note, "note") if figure.note else ()
    above = [desk.ledger[id].name for id in (figure.of, figure.below) if id in desk.ledger]
    said = "".join([group.group, *above, figure.name, plain(note)])
    more = [words for words in (figure.as_of, figure.scope) if words and words not in said]
    if figure.computed and "计算" not in said:
        more.append("计算所得")
    return (*note, Text("；" + "；".join(more) if note else "；".join(more))) if more else note
