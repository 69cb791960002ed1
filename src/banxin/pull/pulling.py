"""The bytes of an edited Word file and the report it was made from in, all changes out; and the files that say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, Literal

from banxin import limits
from banxin.archive import Archive
from banxin.build import prepare
from banxin.materials import Materials
from banxin.problems import Place, Problem
from banxin.pull.applying import applied, promised
from banxin.pull.changes import Change
from banxin.pull.comparing import changes, disagreeing
from banxin.pull.current import Changed, Current
from banxin.pull.edited import Edited, furniture, said
from banxin.pull.graphs import Seen, seen
from banxin.pull.homes import homes
from banxin.pull.identity import is_ours
from banxin.pull.maps import source_map
from banxin.pull.matching import Matched, match
from banxin.pull.paragraphs import Passage
from banxin.pull.passages import comments, passages
from banxin.pull.remarks import brief
from banxin.records import record, replace
from banxin.writers.docx.exports import fingerprint

Tracked = Literal["accept", "reject"]
_LOST: Final = "按现在的 YAML 比对，看不出 YAML 后来改过哪里，页眉、页脚和替代文字没有比对"


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
    found = tuple(passage.read(tracked) for passage in passages(archive))
    current = Current(report, materials, style)
    edited = _edited(archive, found, current, tracked)
    if not is_ours(edited, current):
        named = f"；它的报告名称是“{brief(edited.map.title)}”" if edited.map.title else ""
        other = f"由别的报告生成的，写出那份报告：banxin pull {file} 报告.yaml"
        raise archive.refusal(f"不是由 {report} 生成的 Word 文件，或文字全换过了{named}；{other}")
    lost = edited.map.lost
    told = [Change("lost", Place(report), mend=f"{lost}{_LOST}", fate="told")] if lost else []
    every = [*told, *islice(changes(edited, current), limits.PULL_CHANGES.most + 1)]
    if len(every) > limits.PULL_CHANGES.most:
        raise archive.refusal(limits.over(limits.PULL_CHANGES, len(every)))
    listed = sorted(disagreeing(every), key=lambda change: change.place)
    if apply:
        return _applied(listed, report, materials, current, style)
    return Pulled(promised(listed, report, materials, current, style), {})


def _edited(archive: Archive, found: tuple[Passage, ...], current: Current, tracked: Tracked) -> Edited:
    """The file with its texts matched."""
    held, found = source_map(archive, found, current)
    today = homes(held.entries, current.by_key)
    known = {
        entry.key: export.printed for entry in held.entries
        if (export := today.get(entry.key)) is not None and export.hash == entry.hash
    }  # fmt: skip
    matched = match(held.entries, found, known)
    words = {
        entry.key: fingerprint(said(entry, matched.passages[entry.key]))
        for entry in held.entries if entry.key in matched.passages
    }  # fmt: skip
    charts = dict(_charts(archive, matched))
    return Edited(
        held, found, matched, comments(archive), charts, dict(_pictures(archive, matched)), furniture(archive),
        homes(held.entries, current.by_key, words), tracked == "reject",
    )  # fmt: skip


def _charts(archive: Archive, matched: Matched) -> Iterator[tuple[str, Seen]]:
    """The native charts of each paragraph that is a text's; those that many name are read once."""
    known: dict[tuple[str, ...], Seen] = {}
    for key, passage in matched.passages.items():
        if passage.charts:
            if passage.charts not in known:
                known[passage.charts] = seen(archive, passage.charts)
            yield key, known[passage.charts]


def _pictures(archive: Archive, matched: Matched) -> Iterator[tuple[str, bytes]]:
    """The file of the first picture of each paragraph that is a text's. Raises ``BadArchive``."""
    relations = archive.relations(archive.main())
    known: dict[str, bytes] = {}
    for key, passage in matched.passages.items():
        id = next((drawing.picture for drawing in passage.drawings if drawing.picture), "")
        if id in relations and relations[id].target in archive:
            target = relations[id].target
            if target not in known:
                known[target] = archive.data(target)
            yield key, known[target]


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


def _known(problem: Problem) -> Problem:
    """A problem wherever it stands: lines move when a file is edited."""
    return replace(problem, place=Place(problem.place.file))
