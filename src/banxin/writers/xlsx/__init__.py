"""A document in, a workbook with the numbers of its charts and tables out: a sheet each, with title and source.

Words are written as words: no cell is ever a formula, a link or a number made from an author's text
(reference/hardening.md, fact 5).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, Final

from banxin.charts.kinds import Plot
from banxin.charts.native.data import data
from banxin.charts.native.form import Number
from banxin.charts.native.workbook import AS_TEXT, CREATED, exact
from banxin.document import Cell, Document, Illustration, Row, Table
from banxin.expressions import expression
from banxin.inlines import PageOf, plain
from banxin.layout.cells import placed_rows
from banxin.records import record
from banxin.writers.xlsx.quantities import Quantity, quantities

INDEX: Final = "目录"
FACE: Final = {"font_name": "宋体", "font_size": 11}
"""Every Office in Chinese has it, and sets letters as wide as they are counted here."""
TITLE_SIZE: Final = 14
LEAST_WIDE, MOST_WIDE = 8, 48
"""Widths of columns, in characters; longer words stand on several lines."""
LINE: Final = 15.0
"""The height of a line, points, and what is left free above and below a row's lines."""
ROW_AIR: Final = 3.0
MOST_LINES: Final = 27
"""Lines of the highest row that Excel has (409 points)."""
HEAD_AT: Final = 2
"""The row of the head: the title stands in the first, the unit in the second."""
A4: Final = 9
THIN, MEDIUM = 1, 2
"""Paper and borders, by Excel's numbers."""
_SUFFIX: Final = expression('"([^"]*)"')
_UNNAMEABLE: Final = expression(r"[\[\]:*?/\\']")
"""What Excel takes in no sheet's name."""
_NAME: Final = 31

Grid = list[list[Quantity]]


@record
class Span:
    """Cells that are one: the rows and columns from where to where."""

    first: tuple[int, int]
    last: tuple[int, int]


@record
class Sheet:
    """One sheet: its name, what it shows, its rows (the first of them the head) and what stands below them."""

    name: str
    title: str
    header: int
    rows: Grid
    below: tuple[str, ...]
    unit: str = ""
    source: str = ""
    strong: frozenset[int] = frozenset()
    """Rows of groups and totals."""
    inner: frozenset[int] = frozenset()
    """Rows of parts (其中), which stand further in."""
    right: frozenset[int] = frozenset()
    """Columns of numbers, whose words stand right as well."""
    spans: tuple[Span, ...] = ()
    """Of the head."""


def xlsx(document: Document, only: str = "") -> bytes:
    """The workbook; ``only`` is the id of the one chart or table wanted."""
    import xlsxwriter

    sheets = list(_sheets(document, only))
    with io.BytesIO() as stream:
        book = xlsxwriter.Workbook(stream, {**AS_TEXT, "default_format_properties": dict(FACE)})
        book.set_properties({"created": CREATED, "title": document.title.whole[:255], "author": document.author[:255]})
        formats = _Formats(book)
        for sheet in sheets if only else (_index(document, sheets), *sheets):
            _write(book.add_worksheet(sheet.name), sheet, formats)
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
        below = tuple(plain(words) for words in (block.note, block.source) if words)
        if isinstance(block, Table):
            yield _table(block, name, title, below)
        elif isinstance(block.content, Plot):
            numbers = data(block.content)
            rows: Grid = [list(numbers.header), *(list(row) for row in numbers.rows)]
            yield Sheet(name, title, 1, rows, below, source=plain(block.source), right=_numeric(rows[1:]))


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
    rows: Grid = [["工作表", "内容", "来源"]]
    rows += [[sheet.name, sheet.title, sheet.source or None] for sheet in sheets]
    facts = tuple(fact for fact in (document.state, document.author, document.date) if fact)
    return Sheet(INDEX, document.title.whole, 1, rows, facts)


# ---------------------------------------------------------------- tables


def _table(block: Table, name: str, title: str, below: tuple[str, ...]) -> Sheet:
    """A table's cells at their places. Columns of page numbers are left out."""
    lines = tuple(placed_rows((*block.header, *block.rows), len(block.columns)))
    paged = {at for _, placed in lines for at, cell in placed if any(isinstance(i, PageOf) for i in cell.inlines)}
    kept = [column for column in range(len(block.columns)) if column not in paged]
    heads = len(block.header)
    cells = [dict(placed) for _, placed in lines]
    rows: Grid = [[None] * len(kept) for _ in lines]
    for to, column in enumerate(kept):
        standing = [at for at, row in enumerate(cells) if column in row]
        body = [at for at in standing if at >= heads]
        for at, value in zip(body, quantities(cells[at][column] for at in body), strict=True):
            rows[at][to] = value
        for at in standing[: len(standing) - len(body)]:  # 2024 in a head is a name
            rows[at][to] = plain(cells[at][column].inlines).strip() or None
    return Sheet(
        name, title, heads, rows, below, block.unit, plain(block.source),
        strong=frozenset(at for at, row in enumerate(block.rows, heads) if row.kind in ("group", "total")),
        inner=frozenset(at for at, row in enumerate(block.rows, heads) if row.kind == "part"),
        right=frozenset(at for at, c in enumerate(kept) if block.columns[c].align in ("right", "decimal")),
        spans=tuple(_spans(lines[:heads], kept)) if kept else (),
    )  # fmt: skip


def _spans(head: Sequence[tuple[Row, Sequence[tuple[int, Cell]]]], kept: list[int]) -> Iterator[Span]:
    """The cells of a head that reach over others; of two that reach over one cell the first."""
    held: set[tuple[int, int]] = set()
    for line, (_, placed) in enumerate(head):
        for column, cell in placed:
            over = [at for at, one in enumerate(kept) if column <= one < column + cell.columns]
            last = min(line + cell.rows, len(head)) - 1
            cells = {(row, one) for row in range(line, last + 1) for one in over}
            if len(cells) > 1 and not cells & held:
                yield Span((line, over[0]), (last, over[-1]))
            held |= cells


def _numeric(rows: Grid) -> frozenset[int]:
    """The columns that hold numbers."""
    return frozenset(at for row in rows for at, value in enumerate(row) if isinstance(value, Number))


# ---------------------------------------------------------------- cells


class _Formats:
    """The looks of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **looks: object) -> Any:
        key = tuple(sorted(looks.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(looks)
        return self._made[key]


def _write(page: Any, sheet: Sheet, formats: _Formats) -> None:
    across = max((len(row) for row in sheet.rows), default=1)
    wide = [_wide([row[at] for row in sheet.rows if at < len(row)]) for at in range(across)]
    for at, width in enumerate(wide):
        page.set_column(at, at, width)
    page.write_string(0, 0, sheet.title, formats(bold=True, font_size=TITLE_SIZE))
    page.set_row(0, 1.5 * LINE)
    if sheet.unit:
        page.write_string(HEAD_AT - 1, across - 1, sheet.unit, formats(align="right"))
    for at, row in enumerate(sheet.rows):
        page.set_row(HEAD_AT + at, LINE * min(max(map(_lines, row, wide), default=1), MOST_LINES) + ROW_AIR)
        for column, value in enumerate(row):
            looks = _looks(sheet, at, column, value)
            if isinstance(value, Number):
                page.write_number(HEAD_AT + at, column, exact(value.value), formats(**looks, num_format=value.format))
            elif value:
                page.write_string(HEAD_AT + at, column, value, formats(**looks))
            else:
                page.write_blank(HEAD_AT + at, column, None, formats(**looks))
    for span in sheet.spans:
        _join(page, sheet, span, formats)
    for at, words in enumerate(sheet.below, HEAD_AT + len(sheet.rows) + 1):
        page.write_string(at, 0, words)
    _for_paper(page, sheet)


def _looks(sheet: Sheet, at: int, column: int, value: Quantity) -> dict[str, object]:
    """Three lines, as on the report's pages; numbers right, heads as their columns."""
    is_head, right = at < sheet.header, column in sheet.right or isinstance(value, Number)
    looks: dict[str, object] = {"valign": "vcenter", "text_wrap": True, "align": "right" if right else "left"}
    if not right and (column - 1 in sheet.right or (column == 0 and at in sheet.inner)):
        looks["indent"] = 1  # clear of the numbers at its left, or of the row it is a part of
    if is_head or at in sheet.strong:
        looks["bold"] = True
    if at == 0:
        looks["top"] = MEDIUM
    if at == sheet.header - 1:
        looks["bottom"] = THIN
    if at == len(sheet.rows) - 1:
        looks["bottom"] = MEDIUM
    return looks


def _join(page: Any, sheet: Sheet, span: Span, formats: _Formats) -> None:
    """The cells of a head that are one; the words stay in the first."""
    (top, left), (foot, right) = span.first, span.last
    words = sheet.rows[top][left]
    looks = _looks(sheet, top, left, words)
    looks |= {"align": "center"} if right > left else {}
    looks |= {"bottom": THIN} if foot == sheet.header - 1 else {}
    page.merge_range(HEAD_AT + top, left, HEAD_AT + foot, right, "", formats(**looks))
    if isinstance(words, str):  # merge_range asks what a cell's words may mean; write_string does not
        page.write_string(HEAD_AT + top, left, words, formats(**looks))


def _for_paper(page: Any, sheet: Sheet) -> None:
    """The head stays in sight, on a screen and on every sheet of paper."""
    page.freeze_panes(HEAD_AT + sheet.header, 0)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    if sheet.header:
        page.repeat_rows(HEAD_AT, HEAD_AT + sheet.header - 1)


def _wide(values: Sequence[Quantity]) -> int:
    """How wide a column is, in characters of the common width."""
    return max(LEAST_WIDE, min(MOST_WIDE, ceil(max(map(_length, values), default=0)) + 3))


def _lines(value: Quantity, wide: int) -> int:
    return max(1, ceil(_length(value) / wide)) if isinstance(value, str) else 1


def _length(value: Quantity) -> float:
    """Characters of the common width; a Han character is two. A number with the words of its format."""
    if isinstance(value, Number):
        positive = value.format.partition(";")[0]
        digits = len(_SUFFIX.sub("", positive).partition(".")[2])
        return len(f"{value.value:.{digits}f}") + _length("".join(_SUFFIX.findall(positive)))
    return sum(2 if ord(character) > 0x2E00 else 1.1 for character in value) if value else 0.0
