"""The numbers of Office charts: a chart part's cache, its workbook and what we would write in, the same shape out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from banxin.archive import Archive, BadArchive, Node
from banxin.charts.native.computed import COMPUTED
from banxin.pull.matching import Entry
from banxin.records import record
from banxin.writers.docx.exports import chart_words, fingerprint, settled

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,2})?")
_MOST: Final = 5_000
"""Points of a series; more are not ours."""
_COLUMNS: Final = 100
"""Series of a chart, and columns of its sheet; more are not ours."""

_DIGITS: Final = 9
"""Of the place of a word among the words of a sheet."""

Series = tuple[str, tuple[tuple[str, str], ...]]
"""A name, and a category with a number for every point."""
Graph = tuple[Series, ...]
"""The series of a chart without those that only centre others."""


@record
class Point:
    """A number of a chart that was changed; a name that was, where ``category`` is ``None``."""

    series: str
    category: str | None
    before: str
    after: str
    at: int = 0
    """Its place in the series."""

    @property
    def name(self) -> str:
        """What it is called in the chart."""
        return " ".join(part for part in (self.series, self.category) if part)

    def stands_in(self, charts: tuple[Graph, ...]) -> bool:
        """Whether a chart among these says it as it was changed."""
        # Rankings are put in order again, and the name of a share's row says its percentage: one of the two stays.
        return any(
            (category == self.category or at == self.at) and value == self.after
            for graph in charts for name, points in graph if name == self.series
            for at, (category, value) in enumerate(points)
        )  # fmt: skip


@record
class Seen:
    """The charts of an illustration in the edited file: their caches, and their workbooks where they have any."""

    caches: tuple[Graph, ...]
    books: tuple[Graph | None, ...]


def seen(archive: Archive, ids: tuple[str, ...]) -> Seen:
    """The charts that relationships of the document's part lead to. Raises ``BadArchive``."""
    relations = archive.relations(archive.main())
    parts = [relations[id].target for id in ids[:_COLUMNS] if id in relations and relations[id].target in archive]
    return Seen(tuple(_cache(archive.tree(part)) for part in parts), tuple(_book(archive, part) for part in parts))


def changed(base: tuple[Graph, ...], found: Seen) -> tuple[Graph, ...] | None:
    """The charts as edited: of each its workbook where that says something new, else its cache; ``None`` where the
    two were changed to different things."""
    done: list[Graph] = []
    for old, cache, book in _stored(base, found):
        if book != old and cache not in (old, book):
            return None
        done.append(book if book != old else cache)
    return tuple(done)


def disagreeing(base: tuple[Graph, ...], found: Seen) -> tuple[tuple[Graph, ...], tuple[Graph, ...]]:
    """What the caches and what the workbooks say, of all charts."""
    stored = tuple(_stored(base, found))
    return tuple(cache for _, cache, _ in stored), tuple(book for _, _, book in stored)


def _stored(base: tuple[Graph, ...], found: Seen) -> Iterator[tuple[Graph, Graph, Graph]]:
    """Each chart as it was, its cache, its workbook; where there is none that says nothing new."""
    for old, drawn, book in zip(base, found.caches, found.books, strict=True):
        # Columns that the chart does not draw stand in its workbook only.
        yield old, drawn + old[len(drawn) :], old if book is None else book


def differences(base: Graph, graph: Graph) -> Iterator[Point] | None:
    """Each point and each name that changed; ``None`` for other shapes."""
    if [len(points) for _, points in base] != [len(points) for _, points in graph]:
        return None
    return _differences(base, graph)


def _differences(base: Graph, graph: Graph) -> Iterator[Point]:
    for (series, points), (name, others) in zip(base, graph, strict=True):
        if series != name:
            yield Point("", None, series, name)
        for at, ((category, value), (label, other)) in enumerate(zip(points, others, strict=True)):
            if category != label:
                yield Point("", None, category, label)
            if value != other:
                yield Point(series, category, value, other, at)


def number(text: str) -> str:
    """A number as they are compared here; other words as they stand."""
    return format(float(text), ".12g") if is_number(text) else text


def is_number(text: str) -> bool:
    """Whether words are a number that Office may write."""
    return _NUMBER.fullmatch(text) is not None


def words(graphs: tuple[Graph, ...]) -> str:
    """Charts as the map's hash has them."""
    return settled(chart_words(graphs))


def exported(entry: Entry) -> tuple[Graph, ...] | None:
    """What charts said when the file was made, as the map has them; ``None`` where it does not, or not rightly."""
    try:
        read = json.loads(entry.graphs)
        found = tuple(
            tuple((name, tuple((category, value) for category, value in points)) for name, points in graph)
            for graph in read
        )
        return found if fingerprint(words(found)) == entry.hash else None
    except (ValueError, TypeError, RecursionError):
        return None


def standing(graph: Graph, point: Point) -> Point | None:
    """A point of another state of a chart as it stands in this one: that of its names; ``None`` where there is none,
    or several."""
    found = [
        Point(name, category, value, point.after, at)
        for name, points in graph if name == point.series
        for at, (category, value) in enumerate(points) if category == point.category
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


# ---------------------------------------------------------------- chart parts


def _cache(root: Node) -> Graph:
    series: list[Series] = []
    categories: list[str] = []
    for node in islice(root.iter(f"{C}ser"), _COLUMNS):
        categories = _points(node.find(f"{C}cat")) or categories
        name = (_points(node.find(f"{C}tx")) or [node.findtext(f"{C}tx/{C}v") or ""])[0]
        values = _points(node.find(f"{C}val"))
        if name not in COMPUTED:
            labels = [*categories, *[""] * len(values)]
            series.append((name, tuple((labels[at], number(value)) for at, value in enumerate(values))))
    return tuple(series)


def _points(node: Node | None) -> list[str]:
    if node is None:
        return []
    stated = node.find(f".//{C}ptCount")
    count = int(stated.get("val", "0")[:6]) if stated is not None and stated.get("val", "").isdecimal() else 0
    points = {point.get("idx"): point.findtext(f"{C}v") or "" for point in node.iter(f"{C}pt")}
    return [points.get(str(at), "") for at in range(min(count, _MOST))]


# ---------------------------------------------------------------- workbooks


def _book(archive: Archive, part: str) -> Graph | None:
    """The first sheet of a chart's workbook (categories in column A, a series a column), or ``None``."""
    path = next(archive.related(part, "package"), None)
    if path is None:
        return None
    try:
        book = Archive(archive.data(path), archive.name)
        cells = _cells(book)
    except BadArchive:
        return None  # a damaged workbook says nothing; the cache does
    rows = max((row for row, column in cells if column == 1), default=0)
    columns = max((column for row, column in cells if row == 1), default=0)
    return tuple(
        (name, tuple((cells.get((row, 1), ""), number(cells.get((row, column), ""))) for row in range(2, rows + 1)))
        for column in range(2, columns + 1)
        if (name := cells.get((1, column), "")) not in COMPUTED
    )


def _cells(book: Archive) -> dict[tuple[int, int], str]:
    strings: list[str] = []
    for path in book.related(book.main(), "sharedStrings"):
        for node in book.tree(path).iter(f"{S}si"):
            strings.append("".join(t.text or "" for t in node.iter(f"{S}t")))
    sheet = next(book.related(book.main(), "worksheet"), None)
    cells: dict[tuple[int, int], str] = {}
    for cell in book.tree(sheet).iter(f"{S}c") if sheet else ():
        match = _CELL.fullmatch(cell.get("r", ""))
        if match and int(match[2]) <= _MOST and _column(match[1]) <= _COLUMNS:
            cells[int(match[2]), _column(match[1])] = _said(cell, strings)
    return cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _said(cell: Node, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{S}t"))
    value = cell.findtext(f"{S}v") or ""
    if cell.get("t") != "s":
        return value
    return strings[int(value)] if value.isdecimal() and len(value) < _DIGITS and int(value) < len(strings) else ""
