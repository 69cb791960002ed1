"""Texts that are gone or came in, the sections, tables and rows that they make as a whole out: each is told once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, Literal

from banxin.document import PROGRAM, REPORT
from banxin.pull.matching import Entry
from banxin.pull.paragraphs import Passage
from banxin.records import record

_TITLE: Final = "/title"
_TABLE: Final = re.compile(r"(.*/table)/(?:rows|columns|header)/")
_ROW: Final = re.compile(r"(.*/table/rows/\d+)(?:/|$)")
BETWEEN: Final = "｜"
"""Between the cells of a row in a message."""


@record
class Whole:
    """What is gone as a whole: its texts in their order; of a section, a card or a titled table the title is first."""

    kind: Literal["titled", "table", "row", "part"]
    """``part``: a row in one part of a wide table, which is parted by columns."""
    entries: tuple[Entry, ...]


@record
class Arrived:
    """Paragraphs that came in together: alone, a row of a table, or a table."""

    kind: Literal["paragraph", "row", "table"]
    passages: tuple[Passage, ...]
    rows: int = 0
    """Of a table."""


def lost_wholes(gone: Sequence[Entry], entries: Sequence[Entry]) -> Iterator[Whole]:
    """The wholes of which nothing is left, the largest first; what is in one is in no other."""
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
    kinds: tuple[tuple[Literal["table", "row"], re.Pattern[str]], ...] = (("table", _TABLE), ("row", _ROW))
    for kind, pattern in kinds:
        for group in _grouped(entries, pattern):
            if all(entry.key in missing for entry in group) and not taken.intersection(entry.key for entry in group):
                taken |= {entry.key for entry in group}
                yield Whole(kind, group)
    for group in _runs(entries, _ROW):
        if len(group) > 1 and all(entry.key in missing and entry.key not in taken for entry in group):
            yield Whole("part", group)


def arrived(added: Sequence[Passage], found: Sequence[Passage]) -> Iterator[Arrived]:
    """Paragraphs that came in: those of a row or a table in which nothing else stands together."""
    new = {passage.index for passage in added}
    tables = _new(found, new, lambda passage: passage.cell.table if passage.cell else None)
    rows = _new(found, new, lambda passage: passage.cell.row if passage.cell else None)
    told: dict[tuple[str, int], list[Passage]] = {}
    for passage in added:
        cell = passage.cell
        if cell is not None and cell.table in tables:
            key = ("table", cell.table)
        elif cell is not None and cell.row in rows:
            key = ("row", cell.row)
        else:
            key = ("paragraph", passage.index)
        told.setdefault(key, []).append(passage)
    for (kind, _), passages in told.items():
        count = len({passage.cell.row for passage in passages if passage.cell})
        if kind == "table":
            yield Arrived("table", tuple(passages), count)
        else:
            yield Arrived("row" if kind == "row" else "paragraph", tuple(passages))


def _grouped(entries: Sequence[Entry], pattern: re.Pattern[str]) -> Iterator[tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        match = pattern.match(entry.origin)
        if match:
            groups[match[1]].append(entry)
    for group in groups.values():
        yield tuple(group)


def _runs(entries: Sequence[Entry], pattern: re.Pattern[str]) -> Iterator[tuple[Entry, ...]]:
    """Texts of one row that follow one another: those of each part of a wide table."""
    found = ((match[1] if match else "", entry) for entry in entries for match in (pattern.match(entry.origin),))
    for row, group in groupby(found, key=itemgetter(0)):
        if row:
            yield tuple(entry for _, entry in group)


def _new(found: Sequence[Passage], new: set[int], place: Callable[[Passage], int | None]) -> set[int]:
    """The tables or rows all of whose words came in."""
    old = {place(passage) for passage in found if passage.text and passage.index not in new}
    return {at for passage in found if passage.index in new and (at := place(passage)) is not None} - old
