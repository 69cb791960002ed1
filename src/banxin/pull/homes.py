"""The texts of a file's map and the report as it stands now in, where each of these texts stands today out.

A text's key is the hash of its path, and paths count: a panel put in above shifts all below it. What it said when the
file was made finds it again, so that an older file's edits are no conflicts; so does what it says in the file, once
that has been brought back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from banxin.pull.matching import Entry
from banxin.writers.docx.exports import Export


def homes(
    entries: Iterable[Entry], exports: Mapping[str, Export], said: Mapping[str, str] | None = None
) -> Mapping[str, Export]:
    """By the keys of entries, the texts that they are today; none for what is gone. ``exports`` are today's by key,
    ``said`` the hashes of what texts say in the file.

    A text that says at its own path what it said is there. One that does not is where just those words stand now, as
    many of the same words in their order. Else it is what its path leads to. Copies have no home of their own.
    """
    listed = tuple(entry for entry in entries if not entry.is_copy)
    found = {entry.key: exports[entry.key] for entry in listed if entry.key in exports}
    strays = [entry for entry in listed if entry.kind != "figure" and not _is_at(found.get(entry.key), entry.hash)]
    if not strays:
        return found
    settled = {entry.key for entry in listed} - {entry.key for entry in strays}
    free = {key: export for key, export in exports.items() if key not in settled}
    for hashes in ({entry.key: entry.hash for entry in strays}, said or {}):
        here = _paired([entry for entry in strays if entry.key in hashes], hashes, free)
        found |= here
        taken = {export.key for export in here.values()}
        free = {key: export for key, export in free.items() if key not in taken}
        strays = [entry for entry in strays if entry.key not in here]
    # What their paths lead to may be another text's by now.
    lost = {entry.key for entry in strays if entry.key in found and found[entry.key].key not in free}
    return {key: export for key, export in found.items() if key not in lost}


def _is_at(export: Export | None, hash: str) -> bool:
    return export is not None and export.hash == hash


def _paired(entries: Iterable[Entry], hashes: Mapping[str, str], free: Mapping[str, Export]) -> dict[str, Export]:
    """Texts of which there are as many in the file as in the report, in their order."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.kind, hashes[entry.key]].append(entry)
    places: dict[tuple[str, str], list[Export]] = defaultdict(list)
    for export in free.values():
        places[export.kind, export.hash].append(export)
    return {
        entry.key: export for words, group in groups.items() if len(group) == len(places[words])
        for entry, export in zip(group, places[words], strict=True)
    }  # fmt: skip
