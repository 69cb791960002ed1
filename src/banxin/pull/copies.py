"""An edited file in, what changed in its copies out: the further parts of a wide table say its heads and names again.

What an editor makes of a text is brought back from where it stands first; what was changed in a copy alone is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.document import AGAIN
from banxin.pull.changes import Change
from banxin.pull.edited import Edited, Whereabouts, said
from banxin.pull.matching import Entry
from banxin.writers.docx.exports import fingerprint

_TABLE: Final = "/table/"
_MEND: Final = "宽表按栏分段，后面各段再印一次的不收；要改，改第一段里的"
_GONE: Final = "宽表后面各段里再印一次的不见了 {} 处，第一段里还在；要删，各段都删"


def copy_changes(edited: Edited, where: Whereabouts) -> Iterator[Change]:
    """Copies that say something else than the text they are of, or are gone where that is still there."""
    firsts = {entry.origin: entry for entry in edited.map.entries if not entry.is_copy}
    lost: dict[str, list[Entry]] = {}
    for copy in edited.map.entries:
        first = firsts.get(copy.origin.removeprefix(AGAIN)) if copy.is_copy else None
        if first is None:
            continue
        words, original = _said(edited, copy), _said(edited, first)
        if not words and original:
            lost.setdefault(first.origin.partition(_TABLE)[0], []).append(first)
        elif words and fingerprint(words) != copy.hash and words not in (original, _today(edited, first)):
            yield Change("text", where.place(first), original, words, mend=_MEND, origin=copy.origin)
    for gone in lost.values():
        was = _said(edited, gone[0])
        mend = _GONE.format(len(gone))
        yield Change("deleted", where.place(gone[0]), was, mend=mend, origin=gone[0].origin)


def _said(edited: Edited, entry: Entry) -> str:
    """What a text says in the file; empty where it is gone."""
    passage = edited.matched.passages.get(entry.key)
    return said(entry, passage) if passage else ""


def _today(edited: Edited, entry: Entry) -> str:
    """What it says in the report today."""
    export = edited.homes.get(entry.key)
    return export.printed if export else ""
