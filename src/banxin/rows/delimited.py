"""The bytes of a CSV file in, its cells with line and column out (RFC 4180, strictly quoted).

Excel parts the cells by semicolons where a comma is the decimal point, and by tabs when it saves as text: a head
without a comma tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin import limits
from banxin.problems import BadSource, Place, error
from banxin.reading import scalars
from banxin.reading.nodes import Source
from banxin.rows.table import Cell, cell

QUOTE: Final = '"'
_COMMA: Final = ","
_OTHERS: Final = (";", "\t")
"""What parts cells where no comma does."""


def delimited(data: bytes, name: str, encoding: str = "utf-8") -> list[list[Cell]]:
    """The rows of a CSV file. Raises ``BadSource`` with the place of what is wrong."""
    return list(_Rows(Source(name, _decoded(data, name, encoding), encoding)))


def _decoded(data: bytes, name: str, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        mend = "存成 UTF-8；或写 rows: {file: …, encoding: gb18030}"
        raise BadSource([error(Place(name, line, 1), "M005", f"不是 {encoding} 编码", mend)]) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class _Rows:
    """Reads a text cell by cell, keeping count of lines and columns."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._name = source.file
        self._source = source
        self._at = 0
        self._line = 1
        self._start = 0
        self._mark = _parting(source.text.partition("\n")[0])

    def __iter__(self) -> Iterator[list[Cell]]:
        while self._at < len(self._text):
            row = [self._cell()]
            while self._text[self._at : self._at + 1] == self._mark:
                self._at += 1
                row.append(self._cell())
                if len(row) > limits.TABLE_COLUMNS.most:
                    raise self._wrong(self._place(), "Y009", limits.over(limits.TABLE_COLUMNS, len(row)), "删去几栏")
            self._at += 1  # the line's end
            self._line += 1
            self._start = self._at
            yield row

    def _cell(self) -> Cell:
        place = self._place()
        if self._text[self._at : self._at + 1] == QUOTE:
            start = self._at
            words = self._quoted(place)
            return cell(words, place, is_number=False, written=(self._source, start, self._at))
        end = min(self._find(self._mark), self._find("\n"))
        text = self._text[self._at : end]
        if QUOTE in text:
            raise self._wrong(place, "X003", "引号要把整格括起来", '格内的引号写成 ""，整格再加引号')
        start, self._at = self._at, end
        text = text.strip(" \t")
        return cell(text, place, is_number=scalars.is_number(text), written=(self._source, start, end))

    def _quoted(self, place: Place) -> str:
        self._at += 1
        parts: list[str] = []
        while True:
            end = self._text.find(QUOTE, self._at)
            if end < 0:
                raise self._wrong(place, "X003", "引号没有配对", '在这一格的末尾补上 "')
            part = self._text[self._at : end]
            parts.append(part)
            self._count(part)
            self._at = end + 1
            if self._text[self._at : self._at + 1] != QUOTE:
                break
            parts.append(QUOTE)
            self._at += 1
        if self._text[self._at : self._at + 1] not in (self._mark, "\n", ""):
            raise self._wrong(self._place(), "X003", "引号后面还有字", '格内的引号写成 ""')
        return "".join(parts)

    def _count(self, part: str) -> None:
        """Lines inside quotes count too."""
        lines = part.count("\n")
        if lines:
            self._line += lines
            self._start = self._at + part.rfind("\n") + 1

    def _find(self, mark: str) -> int:
        found = self._text.find(mark, self._at)
        return found if found >= 0 else len(self._text)

    def _place(self) -> Place:
        return Place(self._name, self._line, self._at - self._start + 1)

    def _wrong(self, place: Place, code: str, message: str, mend: str) -> BadSource:
        return BadSource([error(place, code, message, mend)])


def _parting(head: str) -> str:
    """The mark that parts the cells of a file with this first line."""
    return next((mark for mark in _OTHERS if _COMMA not in head and mark in head), _COMMA)
