"""A date written 2026-02 and printed 2026年2月, and what it says now in, the text it is written as now out."""

from __future__ import annotations

import re
from typing import Final

from banxin.official import is_day
from banxin.pull.changes import APPLY, Change, Edit
from banxin.pull.current import Current
from banxin.pull.origins import Written
from banxin.writers.docx.exports import Export

_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PRINTED: Final = re.compile(r"(\d{4})年(?:(1[0-2]|0?[1-9])月(?:([12]\d|3[01]|0?[1-9])日)?)?")
_OPEN: Final = re.compile(r"[\d×]+年[\d×]+月[\d×]+日")
"""A date that may not be settled: 2025年×月×日."""
WRITTEN: Final = "日期写成 {0}"


def dated(current: Current, export: Export, said: str) -> Change | None:
    """The change of a text where only its date was changed to another of the same kind; ``None`` elsewhere."""
    written = current.written(export)
    if written.scalar is None:
        return None
    text = redated(written.scalar.text, export.printed, said)
    return _change(export, written, text, said) if text else None


def date_words(text: str) -> str:
    """A date as lines of several entries print it."""
    if _ISO.fullmatch(text) is None:
        return text
    return "".join(f"{int(part)}{unit}" for part, unit in zip(text.split("-"), "年月日", strict=False))


def redated(text: str, old: str, new: str) -> str:
    """What is written for ``new`` where ``text`` is printed as ``old``; empty where that is not certain."""
    printed, now = _PRINTED.fullmatch(old), _PRINTED.fullmatch(new)
    if "×" in new and text == old != new and _OPEN.fullmatch(old) and _OPEN.fullmatch(new):
        return new
    if now is None or not is_day(*(int(part or 1) for part in now.groups())):
        return ""
    if _ISO.fullmatch(text) is None:
        return new if text == old != new else ""
    if printed is None or _iso(printed) != text:
        return ""
    return _iso(now) if _iso(now).count("-") == text.count("-") else ""


def _iso(date: re.Match[str]) -> str:
    return "-".join(f"{int(part):02}" for part in date.groups() if part)


def _change(export: Export, written: Written, text: str, said: str) -> Change:
    assert written.scalar is not None
    edit = Edit(written.file, written.path, 0, len(written.scalar.text), text)
    return Change(
        "text", written.scalar.place, export.printed, said, mend=f"{WRITTEN.format(text)}；{APPLY}", fate="ready",
        origin=export.origin, edits=(edit,),
    )  # fmt: skip
