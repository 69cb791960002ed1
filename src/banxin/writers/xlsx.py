"""A document in, a workbook with the numbers of its charts and tables out: a sheet each, with title and source.

Words are written as words: no cell is ever a formula, a link or a number made from an author's text
(reference/hardening.md, fact 5).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from banxin.charts.kinds import Plot
from banxin.charts.native.data import data
from banxin.charts.native.form import Number
from banxin.charts.native.workbook import AS_TEXT, CREATED, exact
from banxin.document import Cell, Document, Illustration, Row, Table
from banxin.expressions import expression
from banxin.inlines import Inlines, PageOf, plain
from banxin.layout.cells import placed_rows
from banxin.numerals import MINUS
from banxin.records import record

INDEX: Final = "目录"
LEAST_WIDE, MOST_WIDE = 8, 48
"""Widths of columns, in characters."""
_NUMBER: Final = expression(r"[-\u2212]?\d{1,15}(?:\.\d{1,10})?")
_UNNAMEABLE: Final = expression(r"[\[\]:*?/\\']")
"""What Excel takes in no sheet's name."""
_NAME: Final = 31

Value = str | Number | None
Grid = list[list[Value]]


@record
class Sheet:
    """One sheet: its name, what it shows, its rows (the first of them the head) and what stands below them."""

    name: str
    title: str
    header: int
    rows: Grid
    below: tuple[str, ...]


def xlsx(document: Document, only: str = "") -> bytes:
    """The workbook; ``only`` is the id of the one chart or table wanted."""
    import xlsxwriter

    sheets = list(_sheets(document, only))
    with io.BytesIO() as stream:
        book = xlsxwriter.Workbook(stream, dict(AS_TEXT))
        book.set_properties({"created": CREATED, "title": document.title.whole[:255], "author": document.author[:255]})
        bold = book.add_format({"bold": True})
        if not only:
            _write(book, book.add_worksheet(INDEX), _index(document, sheets), bold)
        for sheet in sheets:
            _write(book, book.add_worksheet(sheet.name), sheet, bold)
        book.close()
        return stream.getvalue()


def _sheets(document: Document, only: str) -> Iterator[Sheet]:
    taken = {INDEX}
    for block in document.blocks:
        if not isinstance(block, Illustration | Table) or (only and block.id != only):
            continue
        if isinstance(block, Illustration) and not isinstance(block.content, Plot):
            continue
        if isinstance(block, Table) and not block.number:  # the glossary: words without a number among them
            continue
        name = _named(block.number or block.id, taken)
        title = "\u3000".join(part for part in (block.number, plain(block.title)) if part)
        below = [plain(words) for words in (block.note, block.source) if words]
        if isinstance(block, Table):
            rows = _grid((*block.header, *block.rows), len(block.columns))
            unit = [block.unit] if block.unit else []
            yield Sheet(name, title, len(block.header), rows, (*unit, *below))
        elif isinstance(block.content, Plot):
            numbers = data(block.content)
            yield Sheet(name, title, 1, [list(numbers.header), *(list(row) for row in numbers.rows)], tuple(below))


def _named(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes and no other sheet has."""
    name = _UNNAMEABLE.sub("_", wanted)[:_NAME] or "_"
    count = 2
    while name.casefold() in taken:
        name = f"{name[: _NAME - 4]}_{count}"
        count += 1
    taken.add(name.casefold())
    return name


def _index(document: Document, sheets: list[Sheet]) -> Sheet:
    rows: Grid = [["工作表", "内容"]]
    rows += [[sheet.name, sheet.title] for sheet in sheets]
    facts = tuple(fact for fact in (document.state, document.author, document.date) if fact)
    return Sheet(INDEX, document.title.whole, 1, rows, facts)


# ---------------------------------------------------------------- tables


def _grid(rows: tuple[Row, ...], columns: int) -> Grid:
    """A table's cells at their places; what spans cover stays empty. Columns of page numbers are left out."""
    grid: Grid = [[None] * columns for _ in rows]
    paged: set[int] = set()
    for line, (_, placed) in zip(grid, placed_rows(rows, columns), strict=True):
        for column, cell in placed:
            line[column] = _value(cell)
            if any(isinstance(inline, PageOf) for inline in cell.inlines):
                paged.add(column)
    return [[value for column, value in enumerate(row) if column not in paged] for row in grid]


def _value(cell: Cell) -> Value:
    words = _words(cell.inlines)
    if not _NUMBER.fullmatch(words):
        return words or None
    return Number(Decimal(words.replace(MINUS, "-")), _digits(words))


def _words(inlines: Inlines) -> str:
    return plain(inlines).strip()


def _digits(words: str) -> str:
    """A format that keeps the decimals and the minus a cell was written with."""
    digits = "0" + ("." + "0" * len(words.partition(".")[2]) if "." in words else "")
    return f'{digits};"{words[0]}"{digits}' if words[0] in ("-", MINUS) else digits


# ---------------------------------------------------------------- cells


def _write(book: Any, page: Any, sheet: Sheet, bold: Any) -> None:
    page.write_string(0, 0, sheet.title, bold)
    start = 2
    for at, row in enumerate(sheet.rows, start):
        for column, value in enumerate(row):
            if isinstance(value, Number):
                page.write_number(at, column, exact(value.value), book.add_format({"num_format": value.format}))
            elif value:
                page.write_string(at, column, value, bold if at < start + sheet.header else None)
    for at, words in enumerate(sheet.below, start + len(sheet.rows) + 1):
        page.write_string(at, 0, words)
    page.freeze_panes(start + sheet.header, 0)
    for column in range(max((len(row) for row in sheet.rows), default=0)):
        page.set_column(column, column, _wide(row[column] for row in sheet.rows))


def _wide(values: Iterable[Value]) -> int:
    """How wide a column is, in characters of the common width; a Han character is two."""
    longest = max((sum(2 if ord(c) > 0x2E00 else 1 for c in str(v)) for v in values if isinstance(v, str)), default=0)
    return max(LEAST_WIDE, min(MOST_WIDE, longest + 2))
