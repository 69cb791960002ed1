"""An edited file in, what people said of their own changes out: tracked changes and comments, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.pull.changes import Change, Kind
from banxin.pull.edited import Edited, Whereabouts
from banxin.pull.paragraphs import WHOLE_CELL, WHOLE_ROW, Box, Mark, Passage, Revision

LONGEST: Final = 30
"""Letters of a text that a message quotes."""
_KINDS: Final[dict[Mark, Kind]] = {
    "inserted": "inserted", "removed": "removed", "moved_in": "moved_in", "moved_out": "moved_out",
}  # fmt: skip


def remarks(edited: Edited, where: Whereabouts) -> Iterator[Change]:
    """Tracked changes and comments; none of them asks for anything by itself."""
    mend = "照未接受读" if edited.refuse else "照已接受读"
    told: set[tuple[tuple[int, ...], Revision]] = set()
    for passage in edited.passages:
        if not passage.revisions and not passage.comments:
            continue
        place = where.near(passage)
        for revision in _revisions(passage, told):
            is_gone = revision.kind in ("removed", "moved_out")
            old, new = (revision.text, "") if is_gone else ("", revision.text)
            yield Change(_KINDS[revision.kind], place, old, new, revision.author, revision.date, mend, "told")
        for id in passage.comments:
            comment = edited.comments.get(id)
            if comment is not None:
                said = brief(passage.text)
                yield Change("comment", place, said, comment.text, comment.author, comment.date, fate="told")


def _revisions(passage: Passage, told: set[tuple[tuple[int, ...], Revision]]) -> Iterator[Revision]:
    """The tracked changes of a paragraph; in a row or cell that was put in or taken out that is all, told once for the
    row, and for the column. ``told`` are those told."""
    whole = next((one for one in passage.revisions if one.text in (WHOLE_ROW, WHOLE_CELL)), None)
    if whole is None or passage.cell is None:
        yield from passage.revisions
        return
    key = _reach(passage.cell, whole), whole
    if key not in told:
        told.add(key)
        yield whole
    yield from (revision for revision in passage.revisions if revision.kind != whole.kind)


def _reach(cell: Box, whole: Revision) -> tuple[int, ...]:
    """The row of a cell, or its column."""
    return (cell.row,) if whole.text == WHOLE_ROW else (cell.table, cell.column)


def brief(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
