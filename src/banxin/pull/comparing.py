"""Texts matched with the paragraphs of an edited file in, everything that changed out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from banxin.document import PROGRAM
from banxin.problems import Place
from banxin.pull.changes import APPLY, MADE, Change, Edit, Turned, source_words, turned, without_folios
from banxin.pull.composed import composed
from banxin.pull.copies import copy_changes
from banxin.pull.current import Current, Spot
from banxin.pull.dates import dated
from banxin.pull.edited import Edited, Whereabouts, said
from banxin.pull.grouping import valued
from banxin.pull.illustrations import Found, picture_changes
from banxin.pull.labels import LABEL, is_relabelled, looked_up
from banxin.pull.matching import LONGEST, Entry, without_number
from banxin.pull.notes import note_changes
from banxin.pull.numbers import figure_change, lone_figure
from banxin.pull.origins import Written
from banxin.pull.paragraphs import Passage
from banxin.pull.remarks import remarks
from banxin.pull.surroundings import surrounding_changes
from banxin.pull.terms import parted
from banxin.pull.wholes import BETWEEN, Arrived, Whole, arrived, lost_wholes
from banxin.records import replace
from banxin.writers.docx.exports import Export, fingerprint

UNSEEN: Final = "印出的字与 YAML 里写的不同（程序改了标点或写法），不能逐字写回"
BY_HAND: Final = "照 Word 里的字手工改"
SPLIT: Final = 0.9
"""Two paragraphs that together are so much like one text are that text, split."""


def changes(edited: Edited, current: Current) -> Iterator[Change]:
    """Every change, in no particular order."""
    where = Whereabouts(edited, current)
    comparison = _Comparison(edited, current, where)
    yield from comparison.texts()
    yield from comparison.blocks()
    yield from note_changes(edited, current, where)
    yield from copy_changes(edited, where)
    yield from surrounding_changes(edited, current, where)
    yield from remarks(edited, where)


class _Comparison:
    def __init__(self, edited: Edited, current: Current, where: Whereabouts) -> None:
        self._edited = edited
        self._current = current
        self._where = where
        self._halves: set[int] = set()
        """The paragraphs that are the second part of a text that was split."""
        self._emptied: list[Entry] = []
        """Texts whose paragraphs are empty: somebody took the words out and left the paragraph."""
        self._of = {entry.key: entry for entry in edited.map.entries}
        self._added = {passage.index: passage for passage in edited.matched.added}

    # ------------------------------------------------ texts

    def texts(self) -> Iterator[Change]:
        """Texts that say something else."""
        for entry in self._edited.map.entries:
            passage = self._edited.matched.passages.get(entry.key)
            if passage is None or entry.is_copy:
                continue
            if entry.kind == "picture":
                yield from self._picture(entry, passage)
                continue
            words, export = said(entry, passage), self._edited.homes.get(entry.key)
            if export is not None and words and is_relabelled(self._current, export, passage):
                mend, place = f"{LABEL}；{BY_HAND}", self._where.place(entry)
                yield Change("text", place, self._was(entry), passage.text, mend=mend, origin=entry.origin)
            elif fingerprint(words) != entry.hash:
                yield from self._text(entry, passage, words)

    def _text(self, entry: Entry, passage: Passage, said: str) -> Iterator[Change]:
        export = self._edited.homes.get(entry.key)
        if export is not None and export.printed == said:
            return  # the source says so already
        if not said:
            self._emptied.append(entry)
            return
        place = self._where.place(entry)
        if export is None:
            mend = "YAML 里已经没有这一处；核对后手工改"
            yield Change("conflict", place, "", said, mend=mend, origin=entry.origin)
            return
        if export.hash != entry.hash:
            yield self._conflict(export, place, passage, said)
            return
        rest = self._rest_of_split(passage, export.printed, said)
        if rest:
            mend = "在 YAML 的这一处分成两段（正文用空行，要点分成两项）"
            yield Change("split", place, export.printed, f"{said} ¶ {rest}", mend=mend, origin=entry.origin)
        elif not self._is_merger(passage, export.printed, said):
            whole = replace(passage, text=said)
            for part, now in parted(self._current, export, whole):
                spot = place if part is export else self._current.origins.written(part.origin).place
                for change in self._changed(part, spot, now, now.text):
                    is_whole = (part is export and now is whole) or change.kind == "figure"
                    yield change if is_whole else replace(
                        change, origin=export.origin, before=export.printed, after=said
                    )

    def _conflict(self, export: Export, place: Place, passage: Passage, said: str) -> Change:
        """A text that was changed here and there. Where all that differs is a number of the ledger, it is that
        number."""
        seen = self._current.seen(export) if export.kind != "figure" else None
        found = turned(*seen, export.printed, replace(passage, text=said)) if seen else Turned()
        ledger = self._current.sources.ledger
        typed = [figure for figure in found.figures if not ledger[figure.figure].formula]
        if found.figures and len(typed) < 2 and not found.replaced and not found.refused:
            figure = (typed or found.figures)[0]
            spot = self._current.origins.written(f"figure:{figure.figure}/value").place if typed else place
            mend = f"“{figure.figure}”现在是 {figure.before}，Word 里是 {figure.after}（印在 {place}）"
            if not typed:  # its figures were changed since, by what this file said of them or otherwise
                mend += "；它由公式算出，所依据的数在 YAML 里改过，再生成一次 Word 即可"
                return Change("figure", spot, figure.before, figure.after, mend=mend, fate="told", origin=export.origin)
            mend += "；导出之后 YAML 里也改了，核对后手工改"
            return Change("conflict", spot, figure.before, figure.after, mend=mend, origin=export.origin)
        mend = "导出之后 YAML 里也改了：[-…-] 是 YAML 现在的字，{+…+} 是 Word 里的；核对后手工合并"
        return Change("conflict", place, export.printed, said, mend=mend, origin=export.origin)

    def _changed(self, export: Export, place: Place, passage: Passage, said: str) -> Iterator[Change]:
        if export.kind == "figure":
            yield lone_figure(self._current, export, said)
            return
        exact = (dated, valued, composed)
        made = next((change for kind in exact if (change := kind(self._current, export, said)) is not None), None)
        if made is not None:
            yield made
            return
        before = export.printed
        seen, written = self._current.seen(export), self._current.written(export)
        if seen is None or written.scalar is None:
            mend = _unwritten(export.origin, written) if written.scalar is None else f"{UNSEEN}；{BY_HAND}"
            yield Change("text", place, before, said, mend=mend, origin=export.origin)
            return
        lens, at = seen
        passage = without_folios(lens, at, before, looked_up(replace(passage, text=said), self._titles))
        said = passage.text
        found = turned(lens, at, before, passage)
        for figure in found.figures:
            yield figure_change(self._current, figure, place, export.origin)
        if found.refused:
            mend = "；".join((*found.refused, *(() if found.refused == (MADE,) else (BY_HAND,))))
            yield Change("text", place, before, said, mend=mend, origin=export.origin)
        elif found.replaced and written.by_hand:
            yield Change("text", written.place, before, said, mend=written.by_hand, origin=export.origin)
        elif found.replaced:
            prose = export.kind != "plain"
            edits = tuple(
                Edit(written.file, written.path, start, end, source_words(words, prose=prose))
                for start, end, words in found.replaced
            )
            spot = written.scalar.place_in(edits[0].start)
            yield Change("text", spot, before, said, mend=APPLY, fate="ready", origin=export.origin, edits=edits)

    def _picture(self, entry: Entry, passage: Passage) -> Iterator[Change]:
        if not passage.drawings:
            yield self._deleted(entry)
            return
        export = self._edited.homes.get(entry.key)
        if export is not None:
            found = Found(passage, self._edited.charts.get(entry.key), self._edited.pictures.get(entry.key))
            yield from picture_changes(self._current, export, entry, found)

    # ------------------------------------------------ paragraphs

    def blocks(self) -> Iterator[Change]:
        """Paragraphs that came, went, moved or were joined."""
        matched = self._edited.matched
        yield from self._gone()
        for entry in matched.moved:
            if entry.is_copy:
                continue
            before = self._where.before(matched.passages[entry.key])
            mend = f"移到 {self._where.place(before)} 之后" if before else "移到最前"
            yield Change("moved", self._where.place(entry), self._was(entry), mend=mend, origin=entry.origin)
        for key, passage in matched.merged.items():
            entry = self._of[key]
            if entry.is_copy:
                continue
            host = self._of.get(passage.keys[0])
            mend = f"并进了 {self._where.place(host)}；在 YAML 里并成一段" if host else "在 YAML 里并成一段"
            yield Change("merged", self._where.place(entry), self._was(entry), mend=mend, origin=entry.origin)
        added = [one for one in matched.added if one.index not in self._halves]
        for some in arrived(added, self._edited.passages, self._widths() if added else {}):
            yield self._arrived(some)

    def _gone(self) -> Iterator[Change]:
        """Texts of which nothing is left; sections, tables and rows as a whole."""
        gone = [entry for entry in (*self._edited.matched.lost, *self._emptied) if not entry.is_copy]
        told: set[str] = set()
        spots = {entry.key: spot for entry in gone and self._edited.map.entries if (spot := self._spot(entry))}
        columns = {key: (spot.table, spot.column) for key, spot in spots.items()}
        for whole in lost_wholes(gone, self._edited.map.entries, columns):
            told |= {entry.key for entry in whole.entries}
            yield self._whole(whole)
        yield from (self._deleted(entry) for entry in gone if entry.key not in told)

    def _whole(self, whole: Whole) -> Change:
        first, count = whole.entries[0], len(whole.entries)
        was = self._was(first)
        if whole.kind == "titled":
            mend = f"连同其下 {count - 1} 处都删了；要删，从 YAML 里一并删去"
        elif whole.kind == "table":
            mend = f"表删了（{count} 格），题注还在；要删，从 YAML 里删去这张表"
        elif whole.kind == "share":
            mend = f"宽表按栏分段，其中一段删了（{count} 格）；要删，从 YAML 里删去这几栏"
        else:
            what = "一栏" if whole.kind == "column" else "一行"
            mend = f"表里删了{what}；要删，从 YAML 里删去这{what}"
            if whole.kind == "part":
                mend = "宽表按栏分段，只有一段里删了这一行；要删，从 YAML 里删去这一行"
            was = BETWEEN.join(words for entry in whole.entries if (words := self._was(entry)))
        return Change("deleted", self._where.place(first), was, mend=mend, origin=first.origin)

    def _deleted(self, entry: Entry) -> Change:
        """A text that is gone."""
        mend = "要删，从 YAML 里删去这一处" + ("（图或图片）" if entry.kind == "picture" else "")
        return Change("deleted", self._where.place(entry), self._was(entry), mend=mend, origin=entry.origin)

    def _arrived(self, some: Arrived) -> Change:
        before = self._where.before(some.passages[0])
        author = next((revision.author for passage in some.passages for revision in passage.revisions), "")
        what = {"paragraph": "", "row": "一行", "column": "一栏", "table": f"一张表（{some.rows} 行）"}[some.kind]
        mend = f"在 YAML 的这一处之后加上{what}" if before else f"在 YAML 的最前加上{what}"
        said = BETWEEN.join(passage.text for passage in some.passages)
        return Change("added", self._where.place(before), "", said, author, mend=mend)

    @cached_property
    def _joined(self) -> Mapping[int, list[str]]:
        """The texts that were joined to another, by its paragraph."""
        found: dict[int, list[str]] = defaultdict(list)
        for key, passage in self._edited.matched.merged.items():
            found[passage.index].append(key)
        return found

    @cached_property
    def _titles(self) -> Collection[str]:
        """What the paragraphs of the file say: one of them may be a title that is referred to."""
        texts = [passage.text for passage in self._edited.passages if not passage.generated]
        return frozenset((*texts, *map(without_number, texts)))

    def _spot(self, entry: Entry) -> Spot | None:
        """The column of a cell in the report."""
        export = self._edited.homes.get(entry.key)
        return self._current.spots.get(export.origin) if export else None

    def _widths(self) -> Mapping[int, int]:
        """How many columns the tables of the file have in the report, by their numbers in the file."""
        cells = ((self._of[key], passage.cell) for key, passage in self._edited.matched.passages.items())
        return {cell.table: spot.width for entry, cell in cells if cell is not None and (spot := self._spot(entry))}

    def _rest_of_split(self, passage: Passage, before: str, said: str) -> str:
        """The words of the next paragraph where both together are what one text was; else empty."""
        rest = self._added.get(passage.index + 1)
        if rest is None or not _alike(before, said + rest.text) or len(said) + len(rest.text) > 1.2 * len(before):
            return ""
        self._halves.add(rest.index)
        return rest.text

    def _is_merger(self, passage: Passage, before: str, said: str) -> bool:
        """Whether a text is only longer by another one that was joined to it."""
        joined = self._joined.get(passage.index, ())
        both = before + "".join(self._was(self._of[key]) for key in joined)
        return bool(joined) and both.replace(" ", "") == said.replace(" ", "")

    def _was(self, entry: Entry) -> str:
        export = self._edited.homes.get(entry.key)
        return export.printed if export is not None and export.hash == entry.hash else ""


def disagreeing(found: Iterable[Change]) -> list[Change]:
    """The changes, with those that want two things of one scalar left to a person; what two want alike is one."""
    listed = list(found)
    wanted: dict[tuple[str, tuple[str | int, ...]], dict[tuple[int, int], set[str]]] = defaultdict(dict)
    for change in listed:
        for edit in change.edits:
            wanted[edit.file, edit.path].setdefault((edit.start, edit.end), set()).add(edit.words)
    done: list[Change] = []
    for change in listed:
        if any(_contested(wanted[edit.file, edit.path], edit) for edit in change.edits):
            mend = "同一处在 Word 里改成了不同的样子；核对后手工改"
            change = Change(
                "conflict", change.place, change.before, change.after, mend=mend, origin=change.origin
            )  # fmt: skip
        done.append(change)
    return done


def _unwritten(origin: str, written: Written) -> str:
    """What to do about words that stand nowhere in the YAML."""
    if origin.startswith(PROGRAM):
        return MADE
    if written.is_composed:
        return "由 YAML 里的这几项连成；在那里改"
    return f"YAML 里没有写 {origin.rpartition('/')[2]}；要改，加上这一项"


def _contested(spans: Mapping[tuple[int, int], set[str]], edit: Edit) -> bool:
    if len(spans[edit.start, edit.end]) > 1:
        return True
    return any(
        span != (edit.start, edit.end) and span[0] < edit.end and edit.start < span[1] for span in spans
    )  # fmt: skip


def _alike(one: str, other: str) -> bool:
    one, other = one.replace(" ", ""), other.replace(" ", "")
    matcher = SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False)
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the cheap ones first
    return one == other or all(ratio() >= SPLIT for ratio in ratios)
