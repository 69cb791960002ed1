"""A line that the program makes of several entries of the YAML and what it says now in, the edits of the entries out.

主送机关, 抄送, 发文字号, 密级和保密期限, offices that sign together, an office and a date: the entries stand in the
line in their order, with marks and words of the program's between them. A change inside one entry is that entry's; what
reaches over two, or into what stands between, is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from banxin.pull.changes import APPLY, MADE, Change, Edit, differences
from banxin.pull.current import Current
from banxin.pull.dates import WRITTEN, date_words, redated
from banxin.pull.origins import Path
from banxin.pull.writing import edited
from banxin.reading import nodes
from banxin.records import record
from banxin.writers.docx.exports import Export

_BESIDE: Final = ("level", "term")
"""Entries of 密级和保密期限: the line is known by the first of them."""
_SIGNED: Final = "signed_by"
"""Offices that sign together stand two or three on a line, which is known by the first of them."""
_PRINTED: Final = "printed_by"
_BRACKET: Final = "（"
"""What a line of office and date under a title begins with."""
_Listed = Sequence[tuple[Path, nodes.Scalar]]
_APART: Final = frozenset("，、；。　 ")
"""Marks that part entries: words that hold one are another entry."""
_DATED: Final = {"printed_by": "printed_on", "author": "date", _SIGNED: "date"}
"""Entries that a date stands behind, in brackets under a title or before 印发, and the keys of the dates."""
_DATES: Final = frozenset(_DATED.values())
UNDATED: Final = "日期改得认不出来；在 YAML 里改"
OVER: Final = "改动跨过了几项，或加减了项；在 YAML 的这几项里改"


@record
class _Entry:
    """A scalar of the YAML, and where in the line it stands."""

    path: Path
    scalar: nodes.Scalar
    start: int
    end: int

    @property
    def is_date(self) -> bool:
        """Whether it may be printed otherwise than it is written."""
        return self.path[-1] in _DATES


def composed(current: Current, export: Export, said: str) -> Change | None:
    """The change of a line of several entries; ``None`` for other texts."""
    file, entries = _entries(current, export)
    if not entries:
        return None
    edits: dict[Path, list[Edit]] = {}
    refused: list[str] = []
    for i1, i2, j1, j2 in differences(export.printed, said):
        words = said[j1:j2]
        touched = [entry for entry in entries if i1 < entry.end and entry.start < i2]
        beside = [entry for entry in entries if entry.start <= i1 and i2 <= entry.end]
        if len(beside) != 1:
            refused.append(OVER if touched or not _APART.isdisjoint(words) else MADE)
        elif not _APART.isdisjoint(words) or (not words and (i1, i2) == (beside[0].start, beside[0].end)):
            refused.append(OVER)
        else:
            start = beside[0].start
            edits.setdefault(beside[0].path, []).append(Edit(file, beside[0].path, i1 - start, i2 - start, words))
    mends: list[str] = []
    for entry in (entry for entry in entries if entry.is_date and entry.path in edits):
        before = export.printed[entry.start : entry.end]
        date = redated(entry.scalar.text, before, edited(before, edits[entry.path]))
        (mends if date else refused).append(WRITTEN.format(date) if date else UNDATED)
        edits[entry.path] = [Edit(file, entry.path, 0, len(entry.scalar.text), date)]
    if refused:
        mend = "；".join(dict.fromkeys(refused))
        return Change("text", entries[0].scalar.place, export.printed, said, mend=mend, origin=export.origin)
    done = tuple(edit for own in edits.values() for edit in own)
    spot = next(entry.scalar.place_in(done[0].start) for entry in entries if entry.path == done[0].path)
    return Change(
        "text", spot, export.printed, said, mend="；".join((*mends, APPLY)), fate="ready", origin=export.origin,
        edits=done,
    )  # fmt: skip


def _entries(current: Current, export: Export) -> tuple[str, tuple[_Entry, ...]]:
    """The entries of a line in their order; none where the line is one entry's, or does not hold them all."""
    file, path, node = current.origins.body(export.origin)
    listed = _scalars(node, path)
    if isinstance(node, nodes.Scalar) and path[-1:] == _BESIDE[:1]:
        beside = ((*path[:-1], key) for key in _BESIDE)
        listed = [(below, scalar) for below in beside if (scalar := current.origins.scalar(file, below))]
    if isinstance(node, nodes.Scalar) and path[-2:-1] == (_SIGNED,):
        offices = _scalars(current.origins.node(file, path[:-1]), path[:-1])[int(path[-1]) :]
        listed = list(takewhile(lambda office: office[1].text in export.printed, offices))
    if isinstance(node, nodes.Scalar) and (export.printed.startswith(_BRACKET) or path[-1:] == (_PRINTED,)):
        listed = _and_date(current, file, path, listed or [(path, node)])
    found: list[_Entry] = []
    at = 0
    for below, scalar in listed:
        words = date_words(scalar.text) if below[-1] in _DATES else scalar.text
        start = export.printed.find(words, at) if words else -1
        if start < 0:
            return file, ()
        at = start + len(words)
        found.append(_Entry(below, scalar, start, at))
    return file, tuple(found)


def _and_date(current: Current, file: str, path: Path, listed: _Listed) -> _Listed:
    """Entries with the date that stands behind them."""
    above = path[:-1] if isinstance(path[-1], str) else path[:-2]
    key = next((_DATED[part] for part in path[len(above) :] if part in _DATED), None)
    date = current.origins.scalar(file, (*above, key)) if key else None
    return [*listed, ((*above, key), date)] if key and date is not None and date.text else listed


def _scalars(node: nodes.Node | None, path: Path) -> _Listed:
    if isinstance(node, nodes.Sequence):
        return [((*path, at), item) for at, item in enumerate(node.items) if isinstance(item, nodes.Scalar)]
    if isinstance(node, nodes.Mapping):
        entries = ((entry.key.text, entry.value) for entry in node.entries)
        return [((*path, key), value) for key, value in entries if isinstance(value, nodes.Scalar)]
    return []
