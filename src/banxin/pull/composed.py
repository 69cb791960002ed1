"""A line that the program makes of several entries of the YAML and what it says now in, the edits of the entries out.

主送机关, 抄送, 发文字号 and 签发人, 密级和保密期限, offices that sign together, an office and a date: the entries stand
in the line in their order, with marks and words of the program's between them. A change inside one entry is that
entry's; what reaches over two, or into what stands between, is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from banxin.document import REPORT
from banxin.pull.changes import APPLY, MADE, Change, Edit, differences
from banxin.pull.current import Current
from banxin.pull.dates import WRITTEN, date_words, redated
from banxin.pull.origins import Path
from banxin.pull.writing import edited
from banxin.reading import nodes
from banxin.records import record
from banxin.writers.docx.exports import Export

_NUMBER: Final = ("document/number/code", "document/number/year", "document/number/serial")
_LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "author": ("author", "date"),
    "date": ("date",),
    "document/date": ("document/date",),
    "document/copy_number": ("document/copy_number", *_NUMBER),  # of a letter, as its two next
    "document/secrecy/level": ("document/secrecy/level", "document/secrecy/term", *_NUMBER),
    "document/urgency": ("document/urgency", *_NUMBER),
    "document/number": (*_NUMBER, "document/signatories"),
    "document/issuer_mark/names/0": ("document/issuer_mark/names/0", "document/issuer_mark/suffix"),
    "document/imprint/printed_by": ("document/imprint/printed_by", "document/imprint/printed_on"),
    "brief/marking": ("brief/marking", "brief/copy_number"),
    "brief/issue/number": ("brief/issue/number", "brief/issue/total"),
    "brief/editor": ("brief/editor", "brief/date"),
    "brief/date": ("brief/date",),
    "brief/edited_by": ("brief/edited_by", "brief/approved_by", "brief/copies"),
}
"""What stands in lines of several entries, by the entry of the report that a line is known by."""
_SIGNED: Final = "document/signed_by"
"""Offices that sign together stand two or three on a line, known by the first of them; the date may stand behind."""
_DATES: Final = frozenset(("date", "printed_on"))
_APART: Final = frozenset("，、；。　 ")
"""Marks that part entries: words that hold one are another entry."""
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
    """The entries of a line in their order, as far as it holds them; none where it is all one entry's."""
    file, path, node = current.origins.body(export.origin)
    own = export.origin.removeprefix(REPORT) if export.origin.startswith(REPORT) else ""
    listed = list(_scalars(node, path)) if isinstance(node, nodes.Sequence) else []
    for key in _LINES.get(own, ()):
        below = tuple(int(part) if part.isdecimal() else part for part in key.split("/"))
        listed += _scalars(current.origins.node(file, below), below)
    if own.startswith(_SIGNED):
        first, above = path[-1], path[:-1]
        offices = _scalars(current.origins.node(file, above), above)
        date = (*above[:-1], "date")
        listed = [*offices[first if isinstance(first, int) else 0 :], *_scalars(current.origins.node(file, date), date)]
    found: list[_Entry] = []
    at = 0
    for below, scalar in listed:
        words = date_words(scalar.text) if below[-1] in _DATES else scalar.text
        start = export.printed.find(words, at) if words else -1
        if start >= 0:
            at = start + len(words)
            found.append(_Entry(below, scalar, start, at))
    is_one = len(found) == 1 and (found[0].start, found[0].end) == (0, len(export.printed))
    return file, () if is_one else tuple(found)


def _scalars(node: nodes.Node | None, path: Path) -> Sequence[tuple[Path, nodes.Scalar]]:
    """The entries of a list, or the one that stands at a path."""
    if isinstance(node, nodes.Sequence):
        return [((*path, at), item) for at, item in enumerate(node.items) if isinstance(item, nodes.Scalar)]
    return [(path, node)] if isinstance(node, nodes.Scalar) else []
