"""Changes that can be brought back in, the files that say them out; each is read again before it counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from banxin.document import LEDGER
from banxin.inlines import Dotted, Indexed, Inlines, Link, Named, Reference, Strong, Sub, Sup, plain
from banxin.materials import Materials
from banxin.problems import BadSource
from banxin.pull import cells
from banxin.pull.changes import Change, Edit
from banxin.pull.current import Changed, Current
from banxin.pull.grouping import ungrouped
from banxin.pull.origins import Origins, Path
from banxin.pull.writing import rewritten
from banxin.records import record, replace
from banxin.writers.docx.exports import Export, settled, with_calls

_DIGITS: Final = re.compile(r"[\d.,\s\u2009−一二三四五六七八九十百零-]+")
"""What a figure may be printed with; ranks are printed in Chinese."""
UNREAD: Final = "写回后读出的不一样；照 Word 里的字手工改"
BESIDE: Final = "写回后别处印出的字也跟着变了；核对后手工改"
Places = tuple[int, ...]
"""Which changes, by their places in the list."""
_TRIES: Final = 120
"""How often the report is read again to tell changes that cannot be written from those that can."""


@record
class Applied:
    """The changes with their fates, and the bytes of the files that now say them."""

    changes: tuple[Change, ...]
    files: Mapping[str, bytes]


def applied(
    found: Sequence[Change], report: str, materials: Materials, current: Current, style: str | None
) -> Applied:
    """Write every change that is ready into the text of its file; those that do not read back as wanted are left, and
    none stands in the way of the others."""
    trial = _Trial(found, report, materials, current, style)
    ready = tuple(at for at, change in enumerate(found) if change.fate == "ready")
    shared = tuple(at for at in ready if _is_shared(found[at]))
    kept = trial.sifted(trial.sifted((), tuple(at for at in ready if at not in shared)), shared)
    files, _ = _written(found, kept, current)
    written = frozenset(kept)
    done = (
        replace(change, fate="applied") if at in written
        else _left(change, trial.failed.get(at, UNREAD)) if change.fate == "ready" else change
        for at, change in enumerate(found)
    )  # fmt: skip
    return Applied(tuple(done), files)


def _is_shared(change: Change) -> bool:
    """Whether it is of the ledger's words, which are printed in many places: these are tried last."""
    return change.origin.startswith(LEDGER) and not any(edit.figure for edit in change.edits)


def promised(
    found: Sequence[Change], report: str, materials: Materials, current: Current, style: str | None
) -> tuple[Change, ...]:
    """The changes as they are listed before anything is written: what writing would refuse is left already."""
    done = applied(found, report, materials, current, style).changes
    return tuple(was if now.fate == "applied" else now for was, now in zip(found, done, strict=True))


def _left(change: Change, why: str) -> Change:
    return replace(change, fate="left", mend=why, edits=())


class _Trial:
    """Changes that are tried together on the sources."""

    def __init__(
        self, changes: Sequence[Change], report: str, materials: Materials, current: Current, style: str | None
    ) -> None:
        self.failed: dict[int, str] = {}
        """Why changes are not written, by their places."""
        self._changes = changes
        self._report = report
        self._materials = materials
        self._current = current
        self._style = style
        self._tries = _TRIES

    def sifted(self, kept: Places, group: Places) -> Places:
        """``kept``, which are good, and those of ``group`` that are good with them, tried by halves: one title that is
        too long must not keep a hundred corrections out."""
        wrong, why = self._wrong(kept, group)
        while wrong:
            self.failed |= wrong
            group = tuple(at for at in group if at not in wrong)
            wrong, why = self._wrong(kept, group)
        if not why:
            return (*kept, *group)
        if len(group) == 1 or not self._tries:
            self.failed |= dict.fromkeys(group, why)
            return kept
        half = len(group) // 2
        return self.sifted(self.sifted(kept, group[:half]), group[half:])

    def _wrong(self, kept: Places, group: Places) -> tuple[Mapping[int, str], str]:
        """Which of a group do not read as wanted and why; or why they do not all together, where nobody can say which
        it is."""
        if not group:
            return {}, ""
        self._tries = max(self._tries - 1, 0)
        places = (*kept, *group)
        files, failed = _written(self._changes, places, self._current)
        if failed:
            return failed, ""
        ready = {at: self._changes[at] for at in places}
        new, why = _read(self._report, Changed(self._materials, files), self._style)
        if new is None:
            return {}, why
        wrong = _astray(ready, self._current, new)
        is_clear = len(wrong) < len(ready) and all(at in group for at in wrong)
        return (wrong, "") if is_clear or not wrong else ({}, UNREAD if len(group) > 1 else wrong.get(group[0], UNREAD))


def _read(report: str, materials: Materials, style: str | None) -> tuple[Current | None, str]:
    """The report as it would be, or why it could not be read."""
    try:
        return Current(report, materials, style), ""
    except BadSource as bad:
        said = next((problem.message for problem in bad.problems if problem.is_error), "")
        return None, f"写进 YAML 是错误：{said}；换个写法，手工改" if said else UNREAD


def _written(
    changes: Sequence[Change], places: Places, current: Current
) -> tuple[dict[str, bytes], dict[int, str]]:  # fmt: skip
    """The new bytes by file, and which changes could not be written, with the reason."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for at in places:
        for edit in changes[at].edits:
            if edit not in by_file[edit.file]:
                by_file[edit.file].append(edit)
    files: dict[str, bytes] = {}
    failed: dict[int, str] = {}
    for file, edits in by_file.items():
        files[file], wrong = _file(current.origins, file, edits)
        failed |= {
            at: UNREAD for at in places
            if any(edit.file == file and edit.path in wrong for edit in changes[at].edits)
        }  # fmt: skip
    return files, failed


def _file(origins: Origins, file: str, edits: Sequence[Edit]) -> tuple[bytes, frozenset[Path]]:
    """One file's new bytes, and the paths of what could not be written."""
    data, encoding = origins.data(file), origins.encoding(file)
    if encoding is not None:
        return cells.rewritten(data, file, encoding, edits)
    text, failed = rewritten(data.decode(), file, edits)
    return text.encode(), failed


def _astray(ready: Mapping[int, Change], old: Current, new: Current) -> dict[int, str]:
    """Which changes the new texts do not say, with the reason; all of them where another text changed with them."""
    figures = {edit.figure for change in ready.values() for edit in change.edits if edit.figure}
    wrong = {at: UNREAD for at, change in ready.items() if not _says(change, new, figures)}
    wrong |= {at: mistake for at, change in ready.items() if (mistake := _mistake(change, old, new))}
    if wrong:
        return wrong
    touched = {change.origin for change in ready.values()}
    drawn = {change.origin for change in ready.values() if change.point is not None}
    drawn |= {origin for origin, chart in old.charts.items() if not figures.isdisjoint(chart.figures)}
    charts = tuple(f"{origin.removesuffix('/content')}/" for origin in drawn)
    rest, now = ([export for export in side.exports if not export.origin.startswith(charts)] for side in (old, new))
    same = [export.key for export in rest] == [export.key for export in now]
    strays = (
        export for export in rest if export.origin not in touched and export.kind != "picture"
        and not _agree(_own_words(export), _own_words(new.by_key[export.key]), bool(figures))
    )  # fmt: skip
    fits = same and next(strays, None) is None and _author_says(charts, touched, old, new)
    return {} if fits else dict.fromkeys(ready, BESIDE)


def _own_words(export: Export) -> str:
    """What a text says without the titles of other parts: these change with what they refer to."""
    return settled(plain(_unreferred(export.inlines)))


def _unreferred(inlines: Inlines) -> Inlines:
    kept = (inline for inline in inlines if not isinstance(inline, Reference))
    return tuple(
        replace(inline, inlines=_unreferred(inline.inlines))
        if isinstance(inline, Strong | Sub | Sup | Dotted | Named | Link | Indexed) else inline
        for inline in kept
    )  # fmt: skip


def _author_says(charts: tuple[str, ...], touched: set[str], old: Current, new: Current) -> bool:
    """Whether what the author wrote about changed charts stands as it stood: what the program adds (一格为5家) goes
    with the numbers."""
    about = {
        export.origin for side in (old, new) for export in side.exports
        if export.origin.startswith(charts) and export.origin not in touched
    }  # fmt: skip
    return all(_scalar(old, origin) == _scalar(new, origin) for origin in about)


def _scalar(side: Current, origin: str) -> str | None:
    scalar = side.origins.written(origin).scalar
    return None if scalar is None else scalar.text


def _mistake(change: Change, old: Current, new: Current) -> str:
    """Why typed words are a mistake in the author's text: ``{y}`` prints as it stands, and names no figure; empty
    where they are none."""
    known = {(problem.code, problem.message) for problem in old.mistakes}
    fresh = [problem for problem in new.mistakes if (problem.code, problem.message) not in known]
    scalars = (new.origins.scalar(edit.file, edit.path) for edit in change.edits if not edit.figure) if fresh else ()
    found = (
        f"写进 YAML 是错误：{problem.message}；换个写法，手工改" for scalar in scalars for problem in fresh
        if scalar is not None and scalar.place <= problem.place <= scalar.source.place(scalar.end)
    )  # fmt: skip
    return next(found, "")


def _says(change: Change, new: Current, figures: set[str]) -> bool:
    """Whether the new sources print what the Word file says; figures are compared by their value."""
    if change.point is not None and (chart := new.charts.get(change.origin)) is not None:
        return change.point.stands_in(chart.graphs)
    for edit in change.edits:
        if edit.figure:
            value = new.sources.ledger.values.get(edit.figure)
            return value is not None and format(value, "f") == edit.words
    said = (export.printed for export in new.exports if export.origin == change.origin)
    alts = (settled(export.alt) for export in new.exports if export.origin == change.origin and export.alt)
    called = (with_calls(one.printed, one.calls) for one in new.exports if one.origin == change.origin and one.calls)
    return any(_agree(printed, change.after, bool(figures)) for printed in (*said, *alts, *called))


def _agree(one: str, other: str, figures: bool) -> bool:
    """Whether two prints are the same, but for how their numbers are printed, and which where figures changed."""
    if one == other or ungrouped(one) == ungrouped(other):
        return True
    return figures and _DIGITS.sub("", one) == _DIGITS.sub("", other)
