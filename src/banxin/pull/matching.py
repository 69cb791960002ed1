"""The texts of the map and the paragraphs of the edited file in, which belongs to which out.

Bookmarks say it. Where they are lost, texts and paragraphs are aligned in order: first those that say the same, then,
between these, the most alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from banxin.document import AGAIN
from banxin.pull.paragraphs import Passage
from banxin.records import record
from banxin.writers.docx.exports import fingerprint

ALIKE: Final = 0.5
"""Texts less alike than this are different texts."""
MOST: Final = 40_000
"""Pairs of texts and paragraphs compared letter by letter between two that are known."""
ALL: Final = 400_000
"""The same of a whole file: of the rest only what says the same is found."""
LONGEST: Final = 2_000
"""Letters of a text that are compared; what is alike so far is alike."""


@record
class Entry:
    """A text of the map."""

    key: str
    origin: str
    kind: str
    hash: str
    alt: str = ""
    """Of a picture: the fingerprint of its words for those who cannot see it."""
    sketch: str = ""
    """Of a chart without a native form: what its drawing looked like."""
    graphs: str = ""
    """Of native charts: what they said."""
    calls: tuple[int, ...] | None = None
    """Before which of its letters notes were called; ``None`` where an older map does not say."""
    tail: str = ""
    """What the program said behind it in its paragraph."""

    @property
    def is_copy(self) -> bool:
        """Whether it says again what another text says: in a further part of a wide table."""
        return self.origin.startswith(AGAIN)


@record
class Matched:
    """Which paragraph each text is, by key; what is left on both sides; which texts stand elsewhere than they did."""

    passages: Mapping[str, Passage]
    lost: tuple[Entry, ...]
    added: tuple[Passage, ...]
    moved: tuple[Entry, ...]
    merged: Mapping[str, Passage]
    """Texts whose mark stands in the paragraph of another one."""


def match(entries: Sequence[Entry], found: Sequence[Passage], known: Mapping[str, str]) -> Matched:
    """Match texts with paragraphs. ``known`` is what each text said when exported, where that is known."""
    by_key: dict[str, Passage] = {}
    merged: dict[str, Passage] = {}
    listed = {entry.key for entry in entries}
    for passage in found:
        is_moved = not passage.text and any(revision.kind == "moved_out" for revision in passage.revisions)
        mine = [key for key in passage.keys if key in listed and not is_moved]
        for place, key in enumerate(mine):
            (merged if place else by_key)[key] = passage
    held = {passage.index for passage in by_key.values()}
    free = [passage for passage in found if passage.index not in held and passage.text and not passage.generated]
    drawn = [passage for passage in found if passage.index not in held and passage.drawings]
    lost = [entry for entry in entries if entry.key not in by_key and entry.key not in merged]
    by_key.update({entry.key: passage for entry, passage in _aligned(entries, by_key, lost, free, known)})
    pictures = [entry for entry in lost if entry.kind == "picture"]
    by_key.update({entry.key: passage for entry, passage in _pictures(entries, by_key, pictures, drawn)})
    held = {passage.index for passage in by_key.values()}
    return Matched(
        by_key,
        tuple(entry for entry in lost if entry.key not in by_key),
        tuple(passage for passage in free if passage.index not in held),
        _moved(entries, by_key), merged,
    )  # fmt: skip


def _moved(entries: Sequence[Entry], by_key: Mapping[str, Passage]) -> tuple[Entry, ...]:
    """The fewest texts that must have been moved for the others to stand in their old order."""
    here = [entry for entry in entries if entry.key in by_key]
    kept = _rising([by_key[entry.key].index for entry in here])
    return tuple(entry for place, entry in enumerate(here) if place not in kept)


def _rising(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising run (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tops, number)
        before.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(number)
            ends.append(place)
        else:
            tops[at], ends[at] = number, place
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


# ---------------------------------------------------------------- without bookmarks


def _aligned(
    entries: Sequence[Entry], by_key: Mapping[str, Passage], lost: Sequence[Entry], free: Sequence[Passage],
    known: Mapping[str, str],
) -> list[tuple[Entry, Passage]]:  # fmt: skip
    """Pairs of lost texts and free paragraphs."""
    if not lost or not free:
        return []
    bounds = _bounds(entries, by_key)
    pairs: list[tuple[Entry, Passage]] = []
    left = ALL
    groups: dict[tuple[int, int], list[Entry]] = {}
    for entry in lost:
        groups.setdefault(bounds[entry.key], []).append(entry)
    taken: set[int] = set()
    for (low, high), group in sorted(groups.items()):
        between = [passage for passage in free if low < passage.index < high and passage.index not in taken]
        left -= len(group) * len(between)
        for pair in _in_order(group, between, known if left > 0 else {}):
            pairs.append(pair)
            taken.add(pair[1].index)
    done = {entry.key for entry, _ in pairs}
    for entry in lost:  # what was moved and lost its bookmark is known by its very words only
        if entry.key not in done:
            same = next((p for p in free if p.index not in taken and _same(entry, p)), None)
            if same is not None:
                pairs.append((entry, same))
                taken.add(same.index)
    return pairs


def _pictures(
    entries: Sequence[Entry], by_key: Mapping[str, Passage], lost: Sequence[Entry], drawn: Sequence[Passage]
) -> list[tuple[Entry, Passage]]:
    """Lost pictures have no words: the first one that stands where it should is taken for each."""
    bounds = _bounds(entries, by_key) if lost and drawn else {}
    pairs: list[tuple[Entry, Passage]] = []
    after = -1
    for entry in lost:
        low, high = bounds.get(entry.key, (0, -1))
        here = next((passage for passage in drawn if max(low, after) < passage.index < high), None)
        if here is not None:
            pairs.append((entry, here))
            after = here.index
    return pairs


def _bounds(entries: Sequence[Entry], by_key: Mapping[str, Passage]) -> dict[str, tuple[int, int]]:
    """For each text, the paragraphs of the nearest known texts before and after it."""
    here = [entry.key for entry in entries if entry.key in by_key]
    kept = _rising([by_key[key].index for key in here])
    fixed = {key: by_key[key].index for place, key in enumerate(here) if place in kept}
    lows: dict[str, int] = {}
    low = -1
    for entry in entries:
        lows[entry.key] = low
        low = fixed.get(entry.key, low)
    bounds: dict[str, tuple[int, int]] = {}
    high = 1 << 60
    for entry in reversed(entries):
        bounds[entry.key] = (lows[entry.key], high)
        high = fixed.get(entry.key, high)
    return bounds


def _in_order(
    group: Sequence[Entry], between: Sequence[Passage], known: Mapping[str, str]
) -> list[tuple[Entry, Passage]]:
    """Pairs in order: equal texts first, then the most alike between them."""
    hashes = [entry.hash for entry in group]
    tails = {entry.tail: None for entry in group if entry.tail}
    blocks = SequenceMatcher(None, hashes, [_hash(passage, tails) for passage in between], autojunk=False)
    pairs: list[tuple[Entry, Passage]] = []
    at = below = 0
    for block in blocks.get_matching_blocks():
        pairs += _alike(group[at : block.a], between[below : block.b], known)
        pairs += zip(group[block.a : block.a + block.size], between[block.b : block.b + block.size], strict=True)
        at, below = block.a + block.size, block.b + block.size
    return pairs


def _hash(passage: Passage, tails: Iterable[str]) -> str:
    words = without_number(passage.text)
    tail = next((tail for tail in tails if words.endswith(tail)), "")
    return fingerprint(words.removesuffix(tail))


def _same(entry: Entry, passage: Passage) -> bool:
    return len(passage.text) > 1 and _hash(passage, (entry.tail,)) == entry.hash


def without_number(text: str) -> str:
    """A caption without what stands before its title: the label, whose number is a field, and the blank."""
    label, blank, title = text.partition("\u3000")
    return title if blank and len(label) <= 8 and label[:1] in ("图", "表") else text


def _alike(
    group: Sequence[Entry], between: Sequence[Passage], known: Mapping[str, str]
) -> list[tuple[Entry, Passage]]:
    """The pairs, in order, whose likenesses add up to most."""
    texts = [entry for entry in group if known.get(entry.key) and entry.kind != "picture"]
    if not texts or not between or len(texts) * len(between) > MOST:
        return []
    scores = [[likeness(known[entry.key], passage.text) for passage in between] for entry in texts]
    rows, columns = len(texts), len(between)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            score = scores[row][column]
            paired = score + best[row + 1][column + 1] if score >= ALIKE else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    pairs: list[tuple[Entry, Passage]] = []
    row = column = 0
    while row < rows and column < columns:
        score = scores[row][column]
        if score >= ALIKE and best[row][column] == score + best[row + 1][column + 1]:
            pairs.append((texts[row], between[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def likeness(one: str, other: str) -> float:
    """How much two texts are alike, from 0 to 1; 0 for anything less than ``ALIKE``."""
    matcher = SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()
