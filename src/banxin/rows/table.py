"""Rows of cells, as a file has them, in; a head and rows as wide as it out, every cell fit to be read."""

from __future__ import annotations

from collections.abc import Container, Sequence

from banxin import limits
from banxin.problems import BadSource, Place, Problem, error
from banxin.reading import scalars
from banxin.reading.nodes import Scalar, Source
from banxin.records import record

Cell = Scalar
"""A cell is a word of YAML that happens to stand elsewhere: plain when it is a number or empty."""


@record
class Found:
    """The cells of a file, row by row, and what is wrong with some of them (which are empty then)."""

    rows: Sequence[Sequence[Cell]]
    problems: tuple[Problem, ...] = ()


@record
class Table:
    """A head and rows; all rows are as wide as the head."""

    place: Place
    """Where the report names the file."""
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    problems: tuple[Problem, ...]
    """What is wrong with its cells: all of a file is told at once, by whoever reads the table last."""


def cell(text: str, place: Place, *, is_number: bool, written: tuple[Source, int, int] | None = None) -> Cell:
    """A cell; numbers and empty cells say what they say, everything else is words.

    ``written`` is where its characters stand in a text that people can open; a cell of a sheet is a text of its own.
    """
    source, start, end = written or (Source(place.file, text), 0, len(text))
    return Scalar(place, text, is_number or not text, source, start, end)


def percentage(text: str, place: Place) -> Cell:
    """A cell that its sheet shows as ``text``, 12.5%: the number before the sign."""
    return cell(text.removesuffix("%"), place, is_number=True, written=(Source(place.file, text), 0, len(text)))


def is_percentage(cell: Cell) -> bool:
    """Whether its sheet shows a cell as a percentage: not one that somebody typed with its sign."""
    return cell.source.text == f"{cell.text}%"


def table(found: Found, at: Place) -> Table:
    """The table of a file's cells: blank rows left out, short rows filled up. Raises ``BadSource``."""
    told = {problem.place for problem in found.problems}
    rows = [_trimmed(row, told) for row in found.rows]
    rows = [row for row in rows if row]
    if len(rows) < 2:
        raise BadSource([error(at, "X003", "表里没有数据", "第一行写栏名，以下每行一项")])
    if len(rows) - 1 > limits.TABLE_ROWS.most:
        raise BadSource([error(at, "Y009", limits.over(limits.TABLE_ROWS, len(rows) - 1), "分成几张表")])
    header, *body = rows
    problems = list(found.problems)
    for row in rows:
        problems += _faults(row)
        if len(row) > len(header):
            said = f"这一行有 {len(row)} 格，栏名只有 {len(header)} 个"
            problems.append(error(row[len(header)].place, "X004", said, "补上栏名，或删去多出的格"))
    filled = tuple(
        (*row[: len(header)], *(cell("", row[-1].place, is_number=True) for _ in header[len(row) :])) for row in body
    )
    return Table(at, tuple(header), filled, tuple(problems))


def _trimmed(row: Sequence[Cell], told: Container[Place]) -> list[Cell]:
    """A row without the empty cells at its end; those that only what is wrong with them empties stay."""
    kept = list(row)
    while kept and not kept[-1].text and kept[-1].place not in told:
        kept.pop()
    return kept


def _faults(row: Sequence[Cell]) -> list[Problem]:
    problems = []
    if len(row) > limits.TABLE_COLUMNS.most:
        said = limits.over(limits.TABLE_COLUMNS, len(row))
        problems.append(error(row[0].place, "Y009", said, "删去用不着的栏"))
    for one in row:
        if len(one.text) > limits.CELL.most:
            problems.append(error(one.place, "Y009", limits.over(limits.CELL, len(one.text)), "写短些"))
        problems += [error(one.place, "Y008", said, "删去它") for _, said in scalars.faults(one.text)]
    return problems
