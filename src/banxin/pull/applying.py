"""Changes that can be brought back in, the files that say them out; each is read again before it counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from banxin.materials import Materials
from banxin.problems import BadSource
from banxin.pull import cells
from banxin.pull.changes import Change, Edit
from banxin.pull.current import Changed, Current
from banxin.pull.grouping import ungrouped
from banxin.pull.origins import Origins, Path
from banxin.pull.writing import rewritten
from banxin.records import record, replace
from banxin.writers.docx.exports import settled, with_calls

_DIGITS: Final = re.compile(r"[\d.,\s\u2009−一二三四五六七八九十百零-]+")
"""What a figure may be printed with; ranks are printed in Chinese."""
UNREAD: Final = "写回后读出的不一样；照 Word 里的字手工改"


@record
class Applied:
    """The changes with their fates, and the bytes of the files that now say them."""

    changes: tuple[Change, ...]
    files: Mapping[str, bytes]


def applied(
    found: Sequence[Change], report: str, materials: Materials, current: Current, style: str | None
) -> Applied:
    """Write every change that is ready into the text of its file; those that do not read back as wanted are left."""
    changes = list(found)
    for _ in range(len(changes) + 1):
        files, failed = _written(changes, current)
        failed = failed or (_astray(changes, report, Changed(materials, files), current, style) if files else {})
        if not failed:
            done = (replace(c, fate="applied") if c.fate == "ready" else c for c in changes)
            return Applied(tuple(done), files)
        changes = [_left(change, failed[at]) if at in failed else change for at, change in enumerate(changes)]
    return Applied(tuple(changes), {})


def promised(
    found: Sequence[Change], report: str, materials: Materials, current: Current, style: str | None
) -> tuple[Change, ...]:
    """The changes as they are listed before anything is written: what writing would refuse is left already."""
    done = applied(found, report, materials, current, style).changes
    return tuple(was if now.fate == "applied" else now for was, now in zip(found, done, strict=True))


def _left(change: Change, why: str) -> Change:
    return replace(change, fate="left", mend=why, edits=())


def _written(changes: Sequence[Change], current: Current) -> tuple[dict[str, bytes], dict[int, str]]:
    """The new bytes by file, and which changes could not be written, with the reason."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for change in changes:
        if change.fate == "ready":
            for edit in change.edits:
                if edit not in by_file[edit.file]:
                    by_file[edit.file].append(edit)
    files: dict[str, bytes] = {}
    failed: dict[int, str] = {}
    for file, edits in by_file.items():
        files[file], wrong = _file(current.origins, file, edits)
        failed |= {
            at: UNREAD for at, change in enumerate(changes)
            if change.fate == "ready" and any(edit.file == file and edit.path in wrong for edit in change.edits)
        }  # fmt: skip
    return files, failed


def _file(origins: Origins, file: str, edits: Sequence[Edit]) -> tuple[bytes, frozenset[Path]]:
    """One file's new bytes, and the paths of what could not be written."""
    data, encoding = origins.data(file), origins.encoding(file)
    if encoding is not None:
        return cells.rewritten(data, file, encoding, edits)
    text, failed = rewritten(data.decode(), file, edits)
    return text.encode(), failed


def _astray(
    changes: Sequence[Change], report: str, materials: Materials, old: Current, style: str | None
) -> dict[int, str]:
    """Which changes the new texts do not say, with the reason; all of them where the report can no longer be read."""
    ready = {at: UNREAD for at, change in enumerate(changes) if change.fate == "ready"}
    try:
        new = Current(report, materials, style)
    except BadSource:
        return ready
    figures = {edit.figure for at in ready for edit in changes[at].edits if edit.figure}
    wrong = {at: UNREAD for at in ready if not _says(changes[at], new, figures)}
    wrong |= {at: mistake for at in ready if (mistake := _mistake(changes[at], old, new))}
    if wrong:
        return wrong
    touched = {changes[at].origin for at in ready}
    drawn = {changes[at].origin for at in ready if changes[at].point is not None}
    drawn |= {origin for origin, chart in old.charts.items() if not figures.isdisjoint(chart.figures)}
    charts = tuple(f"{origin.removesuffix('/content')}/" for origin in drawn)
    rest, now = ([export for export in side.exports if not export.origin.startswith(charts)] for side in (old, new))
    same = [export.key for export in rest] == [export.key for export in now]
    strays = (
        export for export in rest if export.origin not in touched and export.kind != "picture"
        and not _agree(export.printed, new.by_key[export.key].printed, bool(figures))
    )  # fmt: skip
    return {} if same and next(strays, None) is None and _author_says(charts, touched, old, new) else ready


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
