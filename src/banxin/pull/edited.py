"""The edited file as it is compared: its map, its paragraphs, which belongs to which text, what else it holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from banxin.archive import Archive
from banxin.problems import Place
from banxin.pull.current import Current
from banxin.pull.graphs import Seen
from banxin.pull.maps import SourceMap
from banxin.pull.matching import Entry, Matched, without_number
from banxin.pull.paragraphs import Comment, Passage
from banxin.records import record
from banxin.writers.docx.exports import Export, furniture_words, literal
from banxin.writers.docx.markup import name


@record
class Edited:
    """The edited file, tracked changes all taken or all refused."""

    map: SourceMap
    passages: tuple[Passage, ...]
    matched: Matched
    comments: Mapping[str, Comment]
    charts: Mapping[str, Seen]
    """The native charts of each picture, by key."""
    pictures: Mapping[str, bytes]
    """The files of pictures that stand where pictures stood, by key."""
    furniture: tuple[str, ...]
    """What running heads and folios say."""
    homes: Mapping[str, Export]
    """The texts of the map as they are in the report today, by the keys they had."""
    refuse: bool
    """Whether tracked changes are refused, not taken."""


def said(entry: Entry, passage: Passage) -> str:
    """What a text says in the file."""
    if entry.kind == "figure":
        return passage.text.replace(" ", "")  # before a unit stands a blank that is only there for its width
    return without_number(passage.text).removesuffix(entry.tail) if entry.kind == "caption" else passage.text


def furniture(archive: Archive) -> tuple[str, ...]:
    """What running heads and folios of a file say outside fields. Raises ``BadArchive``."""
    paragraphs = (node for part in _furniture(archive) for node in archive.tree(part).iter(name("w:p")))
    return furniture_words(map(literal, paragraphs))


def _furniture(archive: Archive) -> Iterator[str]:
    for kind in ("header", "footer"):
        yield from archive.related(archive.main(), kind)


class Whereabouts:
    """Where in the YAML the paragraphs of an edited file belong."""

    def __init__(self, edited: Edited, current: Current) -> None:
        self._current = current
        self._edited = edited
        self._of = {entry.key: entry for entry in edited.map.entries}
        self._in_order = sorted((passage.index, key) for key, passage in edited.matched.passages.items())

    @property
    def report(self) -> Place:
        """The report's own file, where nothing nearer is known."""
        return Place(self._current.sources.report.place.file)

    def place(self, entry: Entry | None) -> Place:
        """Where a text is written."""
        export = self._edited.homes.get(entry.key) if entry else None
        if export is not None:
            return self._current.place(export)
        return self._current.origins.written(entry.origin).place if entry else self.report

    def text_at(self, passage: Passage) -> Entry | None:
        """The text that a paragraph says."""
        here = bisect_left(self._in_order, (passage.index, ""))
        if here < len(self._in_order) and self._in_order[here][0] == passage.index:
            return self._of[self._in_order[here][1]]
        return next((self._of[key] for key in passage.keys if key in self._of), None)  # its words were moved away

    def before(self, passage: Passage) -> Entry | None:
        """The nearest text above a paragraph; of a note of somebody's own, the text that calls it."""
        seen: set[str] = set()
        while passage.note not in seen and (caller := self._callers.get(passage.note)) is not None:
            seen.add(passage.note)  # notes of a broken file may call one another
            passage = caller
            if (entry := self.text_at(passage)) is not None:
                return entry
        at = bisect_left(self._in_order, (passage.index, ""))
        return self._of[self._in_order[at - 1][1]] if at else None

    def near(self, passage: Passage) -> Place:
        """Where a paragraph is written, or the text above it."""
        return self.place(self.text_at(passage) or self.before(passage))

    @cached_property
    def _callers(self) -> Mapping[str, Passage]:
        return {note: passage for passage in self._edited.passages for note in passage.notes}
