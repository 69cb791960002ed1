"""The bytes of an edited Word file and the report it was made from in, all changes out; and the files that say them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from banxin import limits
from banxin.archive import Archive
from banxin.build import prepare
from banxin.document import PROGRAM, REPORT
from banxin.materials import Materials
from banxin.problems import Place, Problem
from banxin.pull.applying import applied
from banxin.pull.changes import Change
from banxin.pull.comparing import Edited, changes, disagreeing
from banxin.pull.current import Changed, Current
from banxin.pull.graphs import seen
from banxin.pull.matching import Entry, match
from banxin.pull.passages import comments, passages
from banxin.records import record
from banxin.writers.docx.exports import NAMESPACE

Tracked = Literal["accept", "reject"]
_LOST: Final = "文件里的对照表没有了（可能用过“文档检查器”）：按现在的 YAML 比对，看不出 YAML 后来改过哪里"


@record
class Pulled:
    """What changed, by place; with ``apply``, the new bytes of files and the mistakes that they bring."""

    changes: tuple[Change, ...]
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def pull(
    data: bytes, file: str, report: str, materials: Materials, *, style: str | None = None,
    tracked: Tracked = "accept", apply: bool = False,
) -> Pulled:  # fmt: skip
    """Compare an edited Word file with the report among ``materials`` it was made from; nothing is written.

    ``file`` is what messages call the Word file. ``tracked`` says how to read changes that are tracked and not yet
    accepted or rejected. Raises ``BadArchive`` for a file that may not be opened, ``BadEnvironment`` for one of
    another report, ``BadSource`` where the report cannot be read.
    """
    archive = Archive(data, file)
    found = passages(archive)
    current = Current(report, materials, style)
    entries, lost = _entries(archive, current)
    known = {
        entry.key: export.printed for entry in entries
        if (export := current.by_key.get(entry.key)) is not None and export.hash == entry.hash
    }  # fmt: skip
    matched = match(entries, found, known)
    if not any(_is_own(entry, current) for entry in entries if entry.key in matched.passages):
        raise archive.refusal(f"不是由 {report} 生成的 Word 文件，或文字全换过了")
    charts = {key: seen(archive, passage.charts) for key, passage in matched.passages.items() if passage.charts}
    edited = Edited(tuple(entries), found, matched, comments(archive), charts, tracked == "reject")
    told = [Change("lost", Place(report), mend=_LOST, fate="told")] if lost else []
    listed = sorted(disagreeing([*told, *changes(edited, current)]), key=lambda change: change.place)
    if len(listed) > limits.PULL_CHANGES.most:
        raise archive.refusal(limits.over(limits.PULL_CHANGES, len(listed)))
    return _applied(listed, report, materials, current, style) if apply else Pulled(tuple(listed), {})


def _applied(
    listed: Sequence[Change], report: str, materials: Materials, current: Current, style: str | None
) -> Pulled:
    done = applied(listed, report, materials, current, style)
    if not done.files:
        return Pulled(done.changes, {})
    before = {_known(problem) for problem in prepare(report, materials, style).problems}
    after = prepare(report, Changed(materials, done.files), style).problems
    new = tuple(problem for problem in after if _known(problem) not in before)
    return Pulled(done.changes, done.files, new)


def _is_own(entry: Entry, current: Current) -> bool:
    """Whether a text is of this report: every report has a title, and the program's own words."""
    return entry.key in current.by_key and not entry.origin.startswith((REPORT, PROGRAM))


def _known(problem: Problem) -> Problem:
    """A problem wherever it stands: lines move when a file is edited."""
    return replace(problem, place=Place(problem.place.file))


def _entries(archive: Archive, current: Current) -> tuple[list[Entry], bool]:
    """The map of the file, and whether it was lost: then today's texts stand for those exported."""
    for path in archive.related(archive.main(), "customXml"):
        root = archive.tree(path)
        if root.tag == f"{{{NAMESPACE}}}map":
            nodes = root.iterchildren(f"{{{NAMESPACE}}}e")
            found = (tuple(node.get(name, "") for name in ("key", "origin", "kind", "hash")) for node in nodes)
            return list({entry[0]: Entry(*entry) for entry in found}.values()), False
    return [Entry(export.key, export.origin, export.kind, export.hash) for export in current.exports], True


