"""The marks of footnotes of an edited file in, those that were moved, taken out or put in out: no word changes by it.

A mark that moved within its text is written back where the letter it stands at is certain and the notes keep their
order; in a text whose words were changed too it is left to a person, and so is one that went to another text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from banxin.prose.patterns import NOTE
from banxin.pull.changes import APPLY, Change, Edit, differences
from banxin.pull.current import Current
from banxin.pull.edited import Edited, Whereabouts, said
from banxin.pull.lens import Lens
from banxin.pull.matching import Entry
from banxin.pull.paragraphs import Passage
from banxin.records import record
from banxin.writers.docx.exports import Export, fingerprint, with_calls

Call = tuple[int, str]
"""Before which letter a note is called, and the path of its words; somebody's own has none."""
_LINK: Final = re.compile(r"\]\([^)\s]*\)")


def note_changes(edited: Edited, current: Current, where: Whereabouts) -> Iterator[Change]:
    """Every mark that does not stand where it stood."""
    marks = _Marks(edited, current, where)
    for entry in edited.map.entries:
        passage, export = edited.matched.passages.get(entry.key), edited.homes.get(entry.key)
        if passage is not None and export is not None and entry.kind not in ("picture", "figure"):
            yield from marks.changes(_Text(entry, export, passage, said(entry, passage)))


@record
class _Text:
    """A text as it was exported, as it is in the report, and as it is in the file."""

    entry: Entry
    export: Export
    passage: Passage
    said: str

    @property
    def base(self) -> tuple[int, ...]:
        """Where notes were called when the file was made."""
        return _places(self.export.calls) if self.entry.calls is None else self.entry.calls


class _Marks:
    def __init__(self, edited: Edited, current: Current, where: Whereabouts) -> None:
        self._edited = edited
        self._current = current
        self._where = where
        self._origins = dict(self._known())
        """The path of the words of each note of the file."""
        self._callers: dict[str, list[Passage]] = defaultdict(list)
        """The paragraphs in which the words of each path are called."""
        for passage in edited.passages:
            for note in passage.notes:
                self._callers[self._origins.get(note, "")].append(passage)
        self._words: dict[str, list[Entry]] = defaultdict(list)
        """The words of notes, by their path."""
        for entry in edited.map.entries:
            if entry.kind == "note":
                self._words[entry.origin].append(entry)
        self._new = {passage.note for passage in edited.matched.added if passage.note}

    def _known(self) -> Iterator[tuple[str, str]]:
        for entry in self._edited.map.entries:
            passage = self._edited.matched.passages.get(entry.key) if entry.kind == "note" else None
            if passage is not None:
                home = self._edited.homes.get(entry.key)
                yield passage.note, home.origin if home else entry.origin

    def changes(self, text: _Text) -> Iterator[Change]:
        """The marks of one text that do not stand where they stood."""
        whole = text.passage.text.removesuffix(text.entry.tail)
        before = max(len(whole) - len(text.said), 0)  # a caption's label
        called = [(max(at - before, 0), note) for at, note in zip(text.passage.calls, text.passage.notes, strict=False)]
        found = tuple((at, self._origins.get(note, "")) for at, note in called)
        ours = text.export.calls
        if not text.said or (not found and not ours) or self._is_untouched(text, found):
            return
        gone, more = _Counted(ours, found), _Counted(found, ours)
        yield from (self._gone(text, note) for note in gone.over if not self._is_told(note))
        yield from self._arrived(text, [note for _, note in called], found, more.over)
        left, now = gone.rest, more.rest
        if _notes(left) != _notes(now) or not _agree(left, now, text.export.printed, text.said):
            yield self._moved(text, found, is_whole=not gone.over and not more.over)

    def _is_untouched(self, text: _Text, found: Sequence[Call]) -> bool:
        """Whether Word's marks are those of the file as it was made, whatever the report did since."""
        if text.said != text.export.printed and fingerprint(text.said) != text.entry.hash:
            return text.export.hash != text.entry.hash and _notes(found) == _notes(text.export.calls)
        if text.said == text.export.printed and tuple(found) == text.export.calls:
            return True
        return fingerprint(text.said) == text.entry.hash and _places(found) == text.base

    def _is_told(self, note: str) -> bool:
        """Whether a note that is called no more is gone with its words."""
        said = (self._edited.matched.passages.get(entry.key) for entry in self._words.get(note, ()))
        return note not in self._callers and not any(passage is not None and passage.text for passage in said)

    def _gone(self, text: _Text, note: str) -> Change:
        home = next((one for one in self._callers.get(note, ()) if one is not text.passage), None)
        words = with_calls(text.export.printed, text.export.calls)
        place, origin = self._where.place(text.entry), text.entry.origin
        if home is None:
            mend = f"脚注“{_name(note)}”的注号删了；要删，从 YAML 里删去它和 notes 里的注"
            return Change("deleted", place, words, mend=mend, origin=origin)
        mend = f"脚注“{_name(note)}”的注号移到了 {self._where.near(home)}；在 YAML 里移动"
        return Change("moved", place, words, mend=mend, origin=origin)

    def _arrived(
        self, text: _Text, called: Iterable[str], found: Sequence[Call], over: Sequence[str]
    ) -> Iterator[Change]:
        """Marks put in: those of notes with words of their own are told with these, those from another text there."""
        copies = [
            note for note in called
            if (origin := self._origins.get(note, "")) in over and note not in self._new
            and (not origin or len(self._callers[origin]) > len(self._words.get(origin, ())))
        ]  # fmt: skip
        if copies:
            mend = "多了一个注号；在 YAML 里加上"
            words = with_calls(text.said, found)
            yield Change("added", self._where.place(text.entry), "", words, mend=mend, origin=text.entry.origin)

    def _moved(self, text: _Text, found: Sequence[Call], *, is_whole: bool) -> Change:
        place, ours = self._where.place(text.entry), text.export.calls
        before, after = with_calls(text.export.printed, ours), with_calls(text.said, found)
        origin = text.export.origin
        if text.base != _places(ours) or text.export.hash != text.entry.hash:
            mend = "注号在 Word 里移了，导出之后 YAML 里也改了这一处；核对后手工改"
            return Change("conflict", place, before, after, mend=mend, origin=origin)
        is_alone = is_whole and text.said == text.export.printed and _notes(found) == _notes(ours)
        edits = _edits(self._current, text.export, found) if is_alone else ()
        if not edits:
            return Change("moved", place, before, after, mend="注号移了；在 YAML 里移动", origin=origin)
        return Change("moved", place, before, after, mend=APPLY, fate="ready", origin=origin, edits=edits)


class _Counted:
    """The marks of one side, those that the other has too and the notes of those over."""

    def __init__(self, own: Sequence[Call], other: Sequence[Call]) -> None:
        over = Counter(_notes(own)) - Counter(_notes(other))
        self.over: tuple[str, ...] = tuple(over)
        rest: list[Call] = []
        for call in own:
            if over[call[1]] > 0:
                over[call[1]] -= 1
            else:
                rest.append(call)
        self.rest = tuple(rest)


def _edits(current: Current, export: Export, found: Sequence[Call]) -> tuple[Edit, ...]:
    """The marks taken out where they are written and put in where they stand now; none where a place is not certain."""
    seen, written = current.seen(export), current.written(export)
    if seen is None or written.scalar is None or written.by_hand or len(set(_places(found))) < len(found):
        return ()
    lens, at = seen
    marks = [(bisect_left(lens.starts, mark.start()) - at, mark) for mark in NOTE.finditer(lens.source)]
    marks = [(place, mark) for place, mark in marks if 0 <= place <= len(export.printed)]
    if [place for place, _ in marks] != list(_places(export.calls)):
        return ()
    edits: list[Edit] = []
    for (place, mark), (now, _) in zip(marks, found, strict=True):
        if place != now:
            put = _place(lens, at + now)
            if put is None:
                return ()
            edits.append(Edit(written.file, written.path, mark.start(), mark.end(), ""))
            edits.append(Edit(written.file, written.path, put, put, mark[0]))
    return tuple(edits)


def _place(lens: Lens, at: int) -> int | None:
    """Where in the source a mark before a printed letter is written: behind what looks alike with the letter before;
    ``None`` inside a figure, beside another mark, and where it cannot be told."""
    if any(atom.start < at < atom.end for atom in lens.atoms):
        return None
    left, right = lens.between(at)
    between = lens.source[left:right]
    if not between.strip(" \n") or between == "[":
        return left
    if set(between) == {"*"}:
        return right if lens.source[:left].count("**") % 2 else left
    return right if _LINK.fullmatch(between) else None


def _agree(ours: Sequence[Call], found: Sequence[Call], before: str, after: str) -> bool:
    """Whether marks stand where they stood, as far as words that were changed beside them let it be told."""
    changed = tuple(differences(before, after))
    return all(low <= at <= high for (was, _), (at, _) in zip(ours, found, strict=True)
               for low, high in (_now(was, changed),))  # fmt: skip


def _now(at: int, changed: Sequence[tuple[int, int, int, int]]) -> tuple[int, int]:
    """Between which letters of the new words a place in the old ones is."""
    by = 0
    for i1, i2, j1, j2 in changed:
        if i1 <= at <= i2:
            return j1, j2
        if i2 < at:
            by = j2 - i2
    return at + by, at + by


def _notes(calls: Iterable[Call]) -> list[str]:
    return [note for _, note in calls]


def _places(calls: Iterable[Call]) -> tuple[int, ...]:
    return tuple(at for at, _ in calls)


def _name(note: str) -> str:
    return note.rpartition("/")[2]
