"""A line that the program makes of several entries of the YAML and what it says now in, the edits of the entries out.

主送机关, 抄送, 发文字号, 密级和保密期限, offices that sign together: the entries stand in the line in their order, with
marks and words of the program's between them. A change inside one entry is that entry's; what reaches over two, or into
what stands between, is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from banxin.pull.changes import APPLY, MADE, Change, Edit, differences
from banxin.pull.current import Current
from banxin.pull.origins import Path
from banxin.reading import nodes
from banxin.records import record
from banxin.writers.docx.exports import Export

_BESIDE: Final = ("level", "term")
"""Entries of 密级和保密期限: the line is known by the first of them."""
_SIGNED: Final = "signed_by"
"""Offices that sign together stand two or three on a line, which is known by the first of them."""
_APART: Final = frozenset("，、；。　 ")
"""Marks that part entries: words that hold one are another entry."""
OVER: Final = "改动跨过了几项，或加减了项；在 YAML 的这几项里改"


@record
class _Entry:
    """A scalar of the YAML, and where in the line it stands."""

    path: Path
    scalar: nodes.Scalar
    start: int
    end: int


def composed(current: Current, export: Export, said: str) -> Change | None:
    """The change of a line of several entries; ``None`` for other texts."""
    file, entries = _entries(current, export)
    if not entries:
        return None
    edits: list[Edit] = []
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
            edits.append(Edit(file, beside[0].path, i1 - beside[0].start, i2 - beside[0].start, words))
    place = entries[0].scalar.place
    if refused:
        mend = "；".join(dict.fromkeys(refused))
        return Change("text", place, export.printed, said, mend=mend, origin=export.origin)
    spot = next(entry.scalar.place_in(edits[0].start) for entry in entries if entry.path == edits[0].path)
    return Change(
        "text", spot, export.printed, said, mend=APPLY, fate="ready", origin=export.origin, edits=tuple(edits)
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
    found: list[_Entry] = []
    at = 0
    for below, scalar in listed:
        start = export.printed.find(scalar.text, at) if scalar.text else -1
        if start < 0:
            return file, ()
        at = start + len(scalar.text)
        found.append(_Entry(below, scalar, start, at))
    return file, tuple(found)


def _scalars(node: nodes.Node | None, path: Path) -> Sequence[tuple[Path, nodes.Scalar]]:
    if isinstance(node, nodes.Sequence):
        return [((*path, at), item) for at, item in enumerate(node.items) if isinstance(item, nodes.Scalar)]
    if isinstance(node, nodes.Mapping):
        entries = ((entry.key.text, entry.value) for entry in node.entries)
        return [((*path, key), value) for key, value in entries if isinstance(value, nodes.Scalar)]
    return []
