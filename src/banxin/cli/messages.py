"""Problems and the lines they stand in, in; what the terminal or a program is shown, out. Prints nothing.

report.yaml:12:5: 错误[Y101] 不认识的键“panles”
   12 | panles:
      | ^
   改法：是不是 panels？
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from banxin import limits
from banxin.problems import Place, Problem, in_order

Segment = tuple[str, str]
"""Words and the style of a terminal (rich's name for it); empty for plain."""
Lines = Callable[[Place], str | None]
"""The line a place stands in; ``None`` where it cannot be shown."""

_SEVERITY: Final = {"error": ("错误", "bold red"), "warning": ("警告", "bold yellow")}
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def segments(problem: Problem, lines: Lines) -> list[Segment]:
    """A problem as shown: place, code and words, then the line with a caret, then what to do."""
    word, look = _SEVERITY[problem.severity]
    place = f"{visible(str(problem.place))}: " if problem.place.file else ""
    shown = [(place, "bold"), (f"{word}[{problem.code}]", look), (f" {visible(problem.message)}\n", "")]
    line = lines(problem.place) if problem.place.line else None
    if line is not None:
        shown += _excerpt(problem.place, line, look)
    if problem.mend:
        shown.append((f"   改法：{visible(problem.mend)}\n", "green"))
    return shown


def shown_at_most(problems: list[Problem]) -> tuple[list[Problem], int]:
    """The problems to show, errors before warnings where there are too many, and how many are left."""
    most = limits.PROBLEMS.most
    if len(problems) <= most:
        return problems, 0
    kept = sorted(problems, key=lambda p: not p.is_error)[:most]
    return in_order(kept), len(problems) - most


def count(problems: Iterable[Problem]) -> str:
    """“3 个错误，2 个警告”."""
    listed = list(problems)
    errors = sum(problem.is_error for problem in listed)
    parts = [f"{number} 个{word}" for number, word in ((errors, "错误"), (len(listed) - errors, "警告")) if number]
    return "，".join(parts)


def as_json(problems: Iterable[Problem], outputs: Iterable[str] = ()) -> str:
    """Problems and written files for programs."""
    listed = [
        {
            "file": p.place.file, "line": p.place.line, "column": p.place.column, "severity": p.severity,
            "code": p.code, "message": p.message, "mend": p.mend,
        }
        for p in problems
    ]  # fmt: skip
    return as_text({"problems": listed, "outputs": sorted(outputs)})


def as_text(value: object) -> str:
    """JSON that people can read too: only what acts or hides on a terminal is escaped, as in ``visible``."""
    return "".join(_escaped(character) for character in json.dumps(value, ensure_ascii=False, indent=2))


def visible(text: str) -> str:
    """Text with every character that acts or hides shown as its escape: a message must not move the cursor."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _escape(character) if unicodedata.category(character) in _UNSEEN else character for character in text
    )


def width(text: str) -> int:
    """Columns on a terminal; Han and full-width marks take two."""
    return sum(_columns(character) for character in text)


def _escaped(character: str) -> str:
    acts = character != "\n" and unicodedata.category(character) in _UNSEEN
    return json.dumps(character)[1:-1] if acts else character


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" and not character.isascii() else 1


def _excerpt(place: Place, line: str, look: str) -> Iterator[Segment]:
    line = line.replace("\t", " ")
    start, end = _window(line, place.column - 1)
    before = ("…" if start else "") + visible(line[start : place.column - 1])
    after = visible(line[place.column - 1 : end]) + ("…" if end < len(line) else "")
    number = f"{place.line:>5} | "
    yield number, "dim"
    yield f"{before}{after}\n", ""
    yield " " * (len(number) - 2) + "| ", "dim"
    yield " " * width(before) + "^\n", look


def _window(line: str, column: int) -> tuple[int, int]:
    """The part of a long line to show: a third before the place, the rest after it."""
    most = limits.EXCERPT.most
    if width(line[: most + 1]) <= most and len(line) <= most:
        return 0, len(line)
    start = column
    room = most // 3
    while start and room > 0:
        start -= 1
        room -= _columns(line[start])
    end, room = start, most
    while end < len(line) and room > 0:
        room -= _columns(line[end])
        end += 1
    return start, end
