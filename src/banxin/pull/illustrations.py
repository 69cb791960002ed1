"""A picture of the edited file and the one we would write in, what was changed in it out: its numbers, its words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from banxin.pictures.likeness import alike, resembles
from banxin.pull import graphs
from banxin.pull.changes import APPLY, Change, Edit, NewFigure
from banxin.pull.current import Chart, Current
from banxin.pull.graphs import Graph, Point, Seen
from banxin.pull.matching import Entry
from banxin.pull.numbers import figure_change
from banxin.pull.origins import Written
from banxin.pull.paragraphs import Passage
from banxin.pull.values import Value, shown
from banxin.records import record
from banxin.writers.docx.exports import Export, digest, fingerprint, settled


@record
class Found:
    """What the edited file has of an illustration: its paragraph, its native charts, the file of its picture."""

    passage: Passage
    charts: Seen | None
    picture: bytes | None


def picture_changes(current: Current, export: Export, entry: Entry, found: Found) -> Iterator[Change]:
    """What was changed in an illustration: the words that stand for it, the numbers of its native charts, the author's
    picture."""
    yield from _alt(current, export, entry, found.passage)
    chart = current.charts.get(export.origin)
    if chart is not None and chart.picture is not None:
        yield from _picture(current, export, entry, chart.picture, found.picture)
    if entry.sketch and found.picture is not None and not resembles(found.picture, entry.sketch):
        mend = "由数据画的图换成了另一张图片；要改图，改 YAML 里的数据；要用这张，存进报告的文件夹，写成 picture"
        yield Change("picture", current.origins.written(export.origin).place, mend=mend, origin=export.origin)
    if chart is None or not chart.graphs:
        return
    if found.charts is None or not found.charts.caches:
        mend = "图表换成了图片，或数据在文件之外，没有读；核对后手工改"
        yield Change("picture", current.origins.written(export.origin).place, mend=mend, origin=export.origin)
        return
    yield from _charts(current, chart, export, entry, found.charts)


def _picture(
    current: Current, export: Export, entry: Entry, ours: bytes, found: bytes | None
) -> Iterator[Change]:  # fmt: skip
    """Another picture where the author's stood. Word may pack it anew in saving: what looks alike is the same."""
    if found is not None and (digest(found) in (entry.hash, export.hash) or alike(found, ours)):
        return
    moved_on = entry.hash not in (export.hash, fingerprint(""))
    mend = "图片换成了另一张；把新的存进报告的文件夹，改 YAML 里的 file"
    if moved_on:
        mend = "图片在 Word 里换了，导出之后 YAML 里也换了；核对后手工改"
    place = current.origins.written(export.origin).place
    yield Change("conflict" if moved_on else "picture", place, mend=mend, origin=export.origin)


def _alt(current: Current, export: Export, entry: Entry, passage: Passage) -> Iterator[Change]:
    """Words for those who cannot see a picture. Programs drop them (LibreOffice those of charts): none is no change."""
    chart = current.charts.get(export.origin)
    ours = passage.drawings[: max(1, len(chart.graphs) if chart else 1)]
    said = {drawing.alt for drawing in ours if drawing.alt}
    new = next((words for words in sorted(said) if fingerprint(words) != entry.alt), "")
    before = settled(export.alt)
    if not entry.alt or not new or new == before:
        return
    written = current.origins.written(f"{export.origin.removesuffix('/content')}/alt")
    if fingerprint(before) != entry.alt:
        mend = "替代文字在导出之后 YAML 里也改了；核对后手工改"
        yield Change("conflict", written.place, before, new, mend=mend, origin=export.origin)
    elif written.scalar is None:
        mend = "替代文字由数据生成；要自己写，在 YAML 的这张图里加上 alt"
        yield Change("text", written.place, before, new, mend=mend, origin=export.origin)
    else:
        edit = Edit(written.file, written.path, 0, len(written.scalar.text), new)
        mend = f"替代文字；{APPLY}"
        yield Change(
            "text", written.place, before, new, mend=mend, fate="ready", origin=export.origin, edits=(edit,)
        )  # fmt: skip


def _charts(current: Current, chart: Chart, export: Export, entry: Entry, found: Seen) -> Iterator[Change]:
    """Numbers: of the workbook or, where that was left alone, of the cache; what they said in the file as it was made
    tells what was changed in Word and what in the YAML."""
    place = current.origins.written(export.origin).place
    base = chart.graphs if export.hash == entry.hash else graphs.exported(entry)
    if len(found.caches) != len(base or chart.graphs):
        yield Change("picture", place, mend="图的个数变了；核对后手工改", origin=export.origin)
        return
    now = graphs.changed(base or chart.graphs, found)
    if now is None:
        drawn, book = (graphs.words(some) for some in graphs.disagreeing(base or chart.graphs, found))
        mend = "图里的数，图上存的（[-…-]）和工作表里的（{+…+}）改得不同；核对后手工改"
        yield Change("conflict", place, drawn, book, mend=mend, origin=export.origin)
    elif now in (base, chart.graphs) or fingerprint(graphs.words(now)) == entry.hash:
        return
    elif base is None or len(base) != len(chart.graphs):
        mend = "导出之后 YAML 里也改了这张图；核对后手工改"
        yield Change("conflict", place, export.printed, graphs.words(now), mend=mend, origin=export.origin)
    else:
        for old, ours, new in zip(base, chart.graphs, now, strict=True):
            yield from _points(current, export.origin, (old, ours, new))


def _points(current: Current, origin: str, states: tuple[Graph, Graph, Graph]) -> Iterator[Change]:
    """What was changed in Word in one chart: as it was exported, as the YAML has it now, as Word has it."""
    old, ours, new = states
    points = graphs.differences(old, new)
    place = current.origins.written(origin).place
    if points is None:
        yield Change("picture", place, mend="图增减了行列；在 YAML 的这张图里改", origin=origin)
        return
    for point in points:
        here = graphs.standing(ours, point)
        if point.category is None:
            mend = "图里的名称改了；在 YAML 里改"
            yield Change("picture", place, point.before, point.after, mend=mend, origin=origin)
        elif here is None:
            mend = f"图里“{point.name}”的数在 Word 里改了；导出之后 YAML 的这张图里没有它了，核对后手工改"
            yield Change("conflict", place, point.before, point.after, mend=mend, origin=origin)
        elif here.before == point.before:
            yield _number(current, origin, here)
        elif here.before != point.after:
            said = f"图里“{point.name}”的数在 Word 里由 {point.before} 改成了 {point.after}"
            mend = f"{said}，YAML 里现在是 {here.before}；核对后手工改"
            yield Change("conflict", place, here.before, point.after, mend=mend, origin=origin)


def _number(current: Current, origin: str, point: Point) -> Change:
    """A number that was changed in a chart: of the ledger, of the YAML, of a file of cells, or computed."""
    file, path, body = current.origins.body(origin)
    values = shown(body, current.sources.ledger, point)
    written = [current.origins.at(value.scalar, file, (*path, *value.path)) for value in values]
    if not graphs.is_number(point.after):
        why = f"图里“{point.name}”写的不是数；在 YAML 里改"
    elif not values:
        why = f"图里“{point.name}”的数是算出来的；改它所依据的数"
    elif len(values) > 1:
        spots = "、".join(str(one.place) for one in written)
        why = f"图里“{point.name}”的数，不能断定是哪一处：{spots}；在 YAML 里改"
    else:
        return _written(current, origin, point, values[0], written[0])
    place = current.origins.written(origin).place
    return Change("picture", place, point.before, point.after, mend=why, origin=origin)


def _written(current: Current, origin: str, point: Point, value: Value, written: Written) -> Change:
    after = Decimal(point.after)
    if value.figure:
        return figure_change(current, NewFigure(value.figure, point.before, point.after, after), None, origin, point)
    said = f"图里“{point.name}”的数"
    if written.by_hand:
        mend = f"{said}；{written.by_hand}"
        return Change("picture", written.place, point.before, point.after, mend=mend, origin=origin)
    edit = Edit(written.file, written.path, 0, len(value.scalar.text), format(after, "f"))
    return Change(
        "picture", written.place, point.before, point.after, mend=f"{said}；{APPLY}", fate="ready", origin=origin,
        edits=(edit,), point=point,
    )  # fmt: skip
