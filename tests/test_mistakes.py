"""Every mistake in ``mistakes/``: a report with the message written beneath the line that makes it.

A case is a text of files, each after ``=== name``; what it does not give is as in ``REST``. Beneath a line, ``^``
points at the column as a terminal shows it (Han take two), then come the code and the words of the message, after
``｜`` those of the mend. Beneath a ``===`` it is the file as a whole that is wrong. A case must have exactly the
mistakes it writes. ``⟦1B⟧`` stands for U+001B, ``⟦字×9000⟧`` for that many 字, ``⟦png⟧`` for a small picture;
``=== a.yaml gbk`` is a file in that encoding.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from banxin.build import check
from banxin.cli.messages import width
from banxin.materials import Given
from banxin.problems import Problem

CASES = sorted((Path(__file__).parent / "mistakes").glob("*.txt"))
REST = {
    "report.yaml": "title: 样例\ncontents: false\nfigures: figures.yaml\nsources: {text: text.txt}\nsections: [a.yaml]\n",
    "a.yaml": "title: 章\npanels:\n  - prose: 全市共有科技型企业{firms}。\n",
    "figures.yaml": "groups:\n  - group: 企业\n    figures:\n"
    "      - {id: firms, name: 企业, value: 95, unit: 家, source: {file: text, quote: 科技型企业95家}}\n",
    "text.txt": "全市共有科技型企业95家。\n",
}
_FILE = re.compile(r"=== (\S+)( gbk)?")
_EXPECTED = re.compile(r"( *)\^ ([A-Z]\d{3}) (.*)")
_MANY = re.compile("⟦(.+?)×([0-9]+)⟧")
_CODE = re.compile("⟦([0-9A-F]{1,6})⟧")


@dataclass(frozen=True)
class Mistake:
    """What a case writes beneath a line; line 0 is the file as a whole."""

    file: str
    line: int
    column: int
    code: str
    message: str
    mend: str

    def matches(self, problem: Problem) -> bool:
        place = problem.place
        return (
            (place.file, place.line, place.column, problem.code) == (self.file, self.line, self.column, self.code)
            and self.message in problem.message
            and self.mend in problem.mend
        )


def _png(side: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * side * 3 for _ in range(side)))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _case(text: str) -> tuple[dict[str, str | bytes], list[Mistake]]:
    """The files of a case and the mistakes written in it."""
    files: dict[str, list[str]] = {}
    mistakes: list[Mistake] = []
    coded: dict[str, bool] = {}
    lines: list[str] = []
    name = ""
    for line in text.splitlines():
        if match := _FILE.fullmatch(line):
            name, lines = match[1], files.setdefault(match[1], [])
            coded[name] = match[2] is not None
        elif match := _EXPECTED.fullmatch(line):
            message, _, mend = match[3].partition("｜")
            column = _column(lines[-1], len(match[1])) if lines else 0
            mistakes.append(Mistake(name, len(lines), column, match[2], message, mend))
        elif name:
            lines.append(_spelled(line))
    held = {name: _held(lines) for name, lines in files.items()}
    return {name: str(text).encode("gbk") if coded[name] else text for name, text in held.items()}, mistakes


def _column(line: str, at: int) -> int:
    return next((index for index in range(len(line) + 1) if width(line[:index]) >= at), len(line)) + 1


def _spelled(line: str) -> str:
    line = _MANY.sub(lambda match: match[1] * int(match[2]), line)
    return _CODE.sub(lambda match: chr(int(match[1], 16)), line)


def _held(lines: list[str]) -> str | bytes:
    if lines == ["⟦png⟧"]:
        return _png()
    return "".join(line + "\n" for line in lines)


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_mistakes_are_told_where_they_are(path: Path) -> None:
    files, mistakes = _case(path.read_text(encoding="utf-8"))
    problems = check("report.yaml", Given({**REST, **files})).problems
    said = "\n".join(f"{p.place} {p.code} {p.message}｜{p.mend}" for p in problems)
    left = list(problems)
    for mistake in mistakes:
        found = next((problem for problem in left if mistake.matches(problem)), None)
        assert found, f"not told: {mistake}\n\ntold:\n{said}"
        left.remove(found)
    assert not left, f"told besides:\n{said}"


def test_there_are_cases() -> None:
    assert len(CASES) > 70
