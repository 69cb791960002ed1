"""Texts that are gone or came in, the sections, tables, rows and columns that they make out: each is told once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, Literal

from banxin.document import AGAIN, PROGRAM, REPORT
from banxin.pull.matching import Entry
from banxin.pull.paragraphs import Passage
from banxin.records import record

_TITLE: Final = "/title"
_TITLE_OF_TABLE: Final = "/table/title"
_TABLE: Final = re.compile(r"(.*/table)/(?:rows|columns|header)/")
_ROW: Final = re.compile(r"(.*/table/rows/\d+)(?:/|$)")
BETWEEN: Final = "｜"
"""Between the cells of a row in a message."""


Kind = Literal["titled", "table", "share", "row", "column", "part"]


@record
class Whole:
    """What is gone as a whole: its texts in their order; of a section, a card or a titled table the title is first."""

    kind: Kind
    """A wide table is parted by columns: ``share`` is a further part of it, ``part`` a row in one part."""
    entries: tuple[Entry, ...]


Came = Literal["paragraph", "row", "column", "table"]


@record
class Arrived:
    """Paragraphs that came in together: alone, a row or a column of a table, or a table."""

    kind: Came
    passages: tuple[Passage, ...]
    rows: int = 0
    """Of a table."""


def lost_wholes(
    gone: Sequence[Entry], entries: Sequence[Entry], columns: Mapping[str, tuple[int, int]]
) -> Iterator[Whole]:
    """The wholes of which nothing is left, the largest first; what is in one is in no other. ``columns`` says of which
    table and column cells are, by key."""
    missing = {entry.key for entry in gone}
    taken: set[str] = set()
    for title in gone:
        if title.key in taken or not title.origin.endswith(_TITLE) or title.origin.startswith((REPORT, PROGRAM)):
            continue
        under = title.origin.removesuffix(_TITLE[1:])
        below = [entry for entry in entries if entry.origin.startswith(under) and entry.key != title.key]
        if below and all(entry.key in missing for entry in below):
            taken |= {title.key, *(entry.key for entry in below)}
            yield Whole("titled", (title, *below))
    # The larger first: what is in one is in no other.
    kinds: tuple[tuple[Kind, Iterator[tuple[Entry, ...]]], ...] = (
        ("table", _grouped(entries, _TABLE)), ("share", _shares(entries)), ("row", _grouped(entries, _ROW)),
        ("column", _by_column(entries, columns, taken)), ("part", _runs(entries, _ROW)),
    )  # fmt: skip
    for kind, groups in kinds:
        for group in groups:
            keys = {entry.key for entry in group}
            if keys <= missing and not keys & taken:
                taken |= keys
                yield Whole(kind, group)


def arrived(added: Sequence[Passage], found: Sequence[Passage], widths: Mapping[int, int]) -> Iterator[Arrived]:
    """Paragraphs that came in: those of a row, a column or a table in which nothing else stands together. ``widths``
    says how many columns the tables of the file had that the report has too."""
    new = {passage.index for passage in added}
    tables = _new(found, new, lambda passage: passage.cell.table if passage.cell else None)
    rows = _new(found, new, lambda passage: passage.cell.row if passage.cell else None)
    columns = _new_columns(found, new, widths)
    told: dict[tuple[Came, int, int], list[Passage]] = {}
    for passage in added:
        cell = passage.cell
        key: tuple[Came, int, int] = ("paragraph", passage.index, 0)
        if cell is not None and cell.table in tables:
            key = ("table", cell.table, 0)
        elif cell is not None and cell.row in rows:
            key = ("row", cell.row, 0)
        elif cell is not None and (cell.table, cell.column) in columns:
            key = ("column", cell.table, cell.column)
        told.setdefault(key, []).append(passage)
    for (kind, _, _), passages in told.items():
        count = len({passage.cell.row for passage in passages if passage.cell})
        yield Arrived(kind, tuple(passages), count if kind == "table" else 0)


def _new_columns(found: Sequence[Passage], new: set[int], widths: Mapping[int, int]) -> set[tuple[int, int]]:
    """The columns all of whose words came in, of tables that have more columns than they had."""
    cells = [(passage, passage.cell) for passage in found if passage.cell and passage.cell.table in widths]
    wider = {cell.table for _, cell in cells if cell.column + cell.columns > widths[cell.table]}
    single = [(passage, cell) for passage, cell in cells if cell.table in wider and cell.columns == 1 and passage.text]
    old = {(cell.table, cell.column) for passage, cell in single if passage.index not in new}
    return {(cell.table, cell.column) for _, cell in single} - old


def _by_column(
    entries: Sequence[Entry], columns: Mapping[str, tuple[int, int]], taken: set[str]
) -> Iterator[tuple[Entry, ...]]:
    """The cells of each column, without those of rows that are gone as a whole."""
    groups: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.key in columns and entry.key not in taken:
            groups[columns[entry.key]].append(entry)
    yield from (tuple(group) for group in groups.values() if len(group) > 1)


def _grouped(entries: Sequence[Entry], pattern: re.Pattern[str]) -> Iterator[tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        match = pattern.match(entry.origin)
        if match:
            groups[match[1]].append(entry)
    for group in groups.values():
        yield tuple(group)


def _shares(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """The author's own texts of each further part of a wide table: those behind the copy of its title."""
    under, group = "", list[Entry]()
    for entry in entries:
        if entry.is_copy and not entry.origin.endswith(_TITLE_OF_TABLE):
            continue
        match = _TABLE.match(entry.origin)
        if under and match and match[1] == under:
            group.append(entry)
            continue
        if group:
            yield tuple(group)
        under, group = entry.origin.removeprefix(AGAIN).removesuffix(_TITLE) if entry.is_copy else "", []
    if group:
        yield tuple(group)


def _runs(entries: Sequence[Entry], pattern: re.Pattern[str]) -> Iterator[tuple[Entry, ...]]:
    """Texts of one row that follow one another, as those of each part of a wide table do; none of a single one."""
    found = ((match[1] if match else "", entry) for entry in entries for match in (pattern.match(entry.origin),))
    for row, group in groupby(found, key=itemgetter(0)):
        texts = tuple(entry for _, entry in group)
        if row and len(texts) > 1:
            yield texts


def _new(found: Sequence[Passage], new: set[int], place: Callable[[Passage], int | None]) -> set[int]:
    """The tables or rows all of whose words came in."""
    old = {place(passage) for passage in found if passage.text and passage.index not in new}
    return {at for passage in found if passage.index in new and (at := place(passage)) is not None} - old
