"""What ``banxin pull`` found, as lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from banxin.cli.messages import as_text, visible

if TYPE_CHECKING:
    from banxin.pull import Change, Pulled

FATES: Final = {"applied": "已写回", "left": "要人工处理"}
LONGEST: Final = 60
"""Letters of a paragraph that a line quotes."""


def lines(pulled: Pulled) -> Iterator[str]:
    """Each change on a line with its place, what to do below it, and how many there are."""
    for change in pulled.changes:
        yield from _change(change)
    for file in sorted(pulled.files):
        yield f"已改写 {visible(file)}"
    yield _sum(pulled)


def as_json(pulled: Pulled) -> str:
    """Changes, files written and the mistakes these now hold."""
    listed = [
        {
            "kind": change.kind, "fate": change.fate, "file": change.place.file, "line": change.place.line,
            "column": change.place.column, "origin": change.origin, "before": change.before, "after": change.after,
            "author": change.author, "date": change.date, "mend": change.mend,
        }
        for change in pulled.changes
    ]  # fmt: skip
    problems = [
        {
            "file": p.place.file, "line": p.place.line, "column": p.place.column, "severity": p.severity,
            "code": p.code, "message": p.message, "mend": p.mend,
        }
        for p in pulled.problems
    ]  # fmt: skip
    whole = {"changes": listed, "written": sorted(pulled.files), "problems": problems}
    return as_text(whole)


def is_open(pulled: Pulled, *, apply: bool) -> bool:
    """Whether there is something left to do: remarks alone are not, once everything was brought back."""
    if not apply:
        return bool(pulled.changes)
    return any(change.fate in ("left", "ready") for change in pulled.changes)


def _change(change: Change) -> Iterator[str]:
    from banxin.pull.changes import NAMES

    signed = "，".join(part for part in (change.author, change.date) if part)
    signed = f"（{signed}）" if signed else ""
    fate = f" [{FATES[change.fate]}]" if change.fate in FATES else ""
    yield visible(f"{change.place}: {NAMES[change.kind]}{fate}{signed} {_words(change)}").rstrip()
    if change.mend and change.fate != "applied":
        yield visible(f"   做法：{change.mend}")


def _words(change: Change) -> str:
    from banxin.pull.changes import shown

    if change.kind == "comment":
        return f"“{change.after}” 写在“{change.before}”上"
    if change.before and change.after:
        return shown(change.before, change.after)
    words = change.before or change.after
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _sum(pulled: Pulled) -> str:
    if not pulled.changes:
        return "Word 里没有改动"
    named = (("applied", "处已写回"), ("ready", "处可写回"), ("left", "处要人工处理"), ("told", "处供参考"))
    counts = [(sum(change.fate == fate for change in pulled.changes), word) for fate, word in named]
    return "，".join(f"{number} {word}" for number, word in counts if number)
