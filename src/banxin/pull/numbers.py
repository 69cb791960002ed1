"""A number typed over a figure of the ledger in, the change of the ledger out: it changes wherever it is printed."""

from __future__ import annotations

from banxin.inlines import Amount, plain
from banxin.problems import Place
from banxin.pull.changes import APPLY, Change, Edit, NewFigure, number_in
from banxin.pull.current import Current
from banxin.pull.graphs import Point
from banxin.writers.docx.exports import Export


def figure_change(
    current: Current, figure: NewFigure, used: Place | None, origin: str, point: Point | None = None
) -> Change:
    """A figure that says another number now. ``used`` is where it is printed; ``point`` is of the chart it shows in."""
    entry = current.sources.ledger[figure.figure]
    written = current.origins.written(f"figure:{figure.figure}/value")
    at = f"（印在 {used}）" if used else ""
    if entry.formula or written.scalar is None:
        mend = f"“{figure.figure}”由公式算出：改它所依据的数{at}"
        return Change("figure", entry.place_of("formula"), figure.before, figure.after, mend=mend, origin=origin)
    number = format(figure.value, "f")
    edit = Edit(written.file, written.path, 0, len(written.scalar.text), number, figure.figure)
    mend = f"“{figure.figure}”的 value 由 {written.scalar.text} 改成 {number}{at}；核对 source；{APPLY}"
    return Change(
        "figure", written.scalar.place, figure.before, figure.after, mend=mend, fate="ready", origin=origin,
        edits=(edit,), point=point,
    )  # fmt: skip


def lone_figure(current: Current, export: Export, said: str) -> Change:
    """A figure that stands alone (a tile, a row of the table of figures) and says something else."""
    amount = export.inlines[0]
    assert isinstance(amount, Amount)
    text = said.removesuffix(plain(export.inlines[1:]))
    value = number_in(amount, text)
    if value is None:
        place = current.origins.written(export.origin).place
        mend = "限定词或单位改了；在数据文件里改 qualifier 或 unit"
        return Change("text", place, export.printed, said, mend=mend, origin=export.origin)
    return figure_change(current, NewFigure(amount.figure, amount.text, text, value), None, export.origin)
