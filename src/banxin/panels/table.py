"""Table panel: an author's own rows in, a three-line table with number and title out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal

from banxin import limits
from banxin.document import Block
from banxin.document import Cell as CellBlock
from banxin.document import Column as ColumnBlock
from banxin.document import Row as RowBlock
from banxin.document import Table as TableBlock
from banxin.expressions import expression
from banxin.numerals import MINUS
from banxin.panels.alignment import Said, Stand, grouped, stand
from banxin.panels.desk import Desk
from banxin.panels.sums import unequal
from banxin.problems import Problem, error, warning
from banxin.reading import Written, scalars
from banxin.reading.declared import Field, model_validator
from banxin.rows.schema import from_file
from banxin.spans import taken


class Column(Written):
    """A column: its head and how its cells stand."""

    bare: ClassVar[str] = "title"
    title: str = Field(max_length=100, description="栏目名")
    align: Literal["", "left", "right", "centre", "decimal"] = Field(
        "", description="对齐：左、右、居中、按小数点；不写则都是数的一栏（首栏除外）按数排，别的左对齐"
    )
    width: float = Field(0.0, ge=0, le=100, description="剩余宽度按几份分；0 为随内容")


class Cell(Written):
    """A cell; spans reach right and down."""

    bare: ClassVar[str] = "text"
    text: str = Field("", description="单元格的字，可引用数据")
    columns: int = Field(1, ge=1, le=200, description="横跨几栏")
    rows: int = Field(1, ge=1, le=1000, description="纵跨几行")
    align: Literal["", "left", "right", "centre"] = Field("", description="对齐；不写则随栏")

    @model_validator(mode="before")
    @classmethod
    def _number(cls, raw: Any) -> Any:
        """A number written bare is a value: its minus is printed as one. Words in quotes stay as they are."""
        number = raw.get("text") if isinstance(raw, dict) else None
        if not isinstance(number, (int, Decimal)) or isinstance(number, bool):
            return raw
        written = scalars.as_written(number)
        return {**raw, "text": written.replace("-", MINUS, 1)} if written.startswith("-") else raw


_Laid = list[tuple[Cell, list[int]]]
"""The cells of a row and the columns that each takes."""


class Row(Written):
    """A row of cells; ``group`` is a row that heads those below it."""

    bare: ClassVar[str] = "cells"
    cells: tuple[Cell, ...] = Field((), description="各单元格，自左至右；被跨行跨栏盖住的不写")
    group: str = Field("", max_length=100, description="组名，独占一行")
    kind: Literal["item", "part", "total"] = Field("item", description="part 为其中项，total 为合计")


class Table(Written):
    """表: rows of the author's."""

    model_config = from_file("columns", "rows")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$", max_length=80, description="编号，引用时用")
    title: str = Field(min_length=1, max_length=200, description="表题")
    columns: tuple[Column, ...] = Field(min_length=1, max_length=limits.TABLE_COLUMNS.most, description="各栏")
    header: tuple[Row, ...] = Field((), max_length=4, description="多层表头；不写则用 columns 的栏目名")
    rows: tuple[Row, ...] = Field(min_length=1, max_length=limits.TABLE_ROWS.most, description="各行")
    total: str = Field("", max_length=100, description="首格是这几个字的行是合计，如 合计；行取自文件时用")
    unit: str = Field("", max_length=40, description="全表单位，如 单位：家")
    note: str = Field("", description="表注")
    source: str = Field("", description="资料来源")
    sideways: bool = Field(False, description="整页横放：表比版心宽时用")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One table."""
        misfits = [fault for rows in (self.header, self.rows) for fault in _misfits(rows, len(self.columns))]
        desk.problems.extend(misfits)
        if self.total and not any(self._is_total(row) for row in self.rows):
            said = f"没有首格是“{self.total}”的行"
            desk.problems.append(error(self.place_of("total"), "R008", said, "照第一格的字写，或删去 total"))
        label = desk.labels[self.id]
        laid = tuple(taken((row.cells for row in self.rows), len(self.columns)))
        stands = self._stands(laid)
        header, rows = self._header(desk), self._rows(self._grouped(laid, stands), "rows", desk)
        if not misfits:
            desk.problems.extend(self._unequal(header, rows))
        yield TableBlock(
            self.id, label.text, desk.prose(self, self.title, "title"),
            tuple(
                ColumnBlock(stand.align, column.width, stand.figures)
                for column, stand in zip(self.columns, stands, strict=True)
            ),
            header, rows, label.target, self.unit,
            note=desk.prose(self, self.note, "note") if self.note else (),
            source=desk.prose(self, self.source, "source") if self.source else (),
            sideways=self.sideways,
            origin=desk.origin(self),
        )  # fmt: skip

    def _header(self, desk: Desk) -> tuple[RowBlock, ...]:
        if self.header:
            return self._rows(self.header, "header", desk)
        cells = (
            CellBlock(desk.prose(column, column.title, "title"), origin=desk.origin(self, "columns", index, "title"))
            for index, column in enumerate(self.columns)
        )
        return (RowBlock(tuple(cells)),)

    def _rows(self, rows: tuple[Row, ...], part: str, desk: Desk) -> tuple[RowBlock, ...]:
        return tuple(self._row(row, (part, index), desk) for index, row in enumerate(rows))

    def _row(self, row: Row, path: tuple[str, int], desk: Desk) -> RowBlock:
        if row.group:
            words = desk.prose(row, row.group, "group")
            return RowBlock(
                (CellBlock(words, columns=len(self.columns), origin=desk.origin(self, *path, "group")),), "group"
            )
        origin = desk.origin(self, *path, *(() if row.is_bare else ("cells",)))
        cells = [
            CellBlock(
                desk.prose(cell, cell.text, "text"), cell.columns, cell.rows, cell.align, f"{origin}/{index}/text"
            )
            for index, cell in enumerate(row.cells)
        ]  # fmt: skip
        return RowBlock(tuple(cells), "total" if self._is_total(row) else row.kind)

    def _is_total(self, row: Row) -> bool:
        return row.kind == "total" or bool(self.total and row.cells and row.cells[0].text == self.total)

    def _stands(self, laid: tuple[_Laid, ...]) -> tuple[Stand, ...]:
        """How each column stands, by what its cells say; ``laid`` are the cells of each row and their columns."""
        said: list[list[Said]] = [[] for _ in self.columns]
        for row, cells in zip(self.rows, laid, strict=True):
            for at, (cell, own) in enumerate(cells):
                if own and cell.text:
                    is_value = cell.text[-1].isdecimal() and row.is_number("cells", at, "text")
                    said[own[0]].append(Said(cell.text, is_value))
        return tuple(
            stand(column.title, column.align, words, names=at == 0)
            for at, (column, words) in enumerate(zip(self.columns, said, strict=True))
        )

    def _grouped(self, laid: tuple[_Laid, ...], stands: tuple[Stand, ...]) -> tuple[Row, ...]:
        """The rows with the long values of columns of figures as they are printed: 109200 in groups of three."""
        if not any(stand.is_grouped for stand in stands):
            return self.rows
        return tuple(_spaced(row, cells, stands) for row, cells in zip(self.rows, laid, strict=True))

    def _unequal(self, header: tuple[RowBlock, ...], rows: tuple[RowBlock, ...]) -> Iterator[Problem]:
        """The totals that are not the sum of their rows."""
        width = len(self.columns)
        for found in unequal(header, rows, width, self.unit):
            row = self.rows[found.row]
            head = self.columns[found.column].title or f"第 {found.column + 1} 栏"
            said = f"“{head}”各行之和是 {found.sum}，合计写的是 {found.total}"
            place = row.place_of("cells", found.column) if len(row.cells) == width else row.place
            yield warning(place, "R022", said, "核对这一栏；其中项写 kind: part，小计也写 kind: total")


def _spaced(row: Row, cells: _Laid, stands: tuple[Stand, ...]) -> Row:
    made = tuple(
        cell.model_copy(update={"text": grouped(cell.text)})
        if own and stands[own[0]].is_grouped and _LONG.fullmatch(cell.text) and row.is_number("cells", at, "text")
        else cell
        for at, (cell, own) in enumerate(cells)
    )
    return row if made == row.cells else row.model_copy(update={"cells": made})


_LONG: Final = expression(rf"{MINUS}?\d{{5,}}(?:\.\d+)?")
_PARTED: Final = expression(r"(?<![^,])\d{1,3},\d{3}(?![^,.])")
"""Cells that a comma for thousands may have parted: ``[甲, 1,280]`` has three."""


def _misfits(rows: tuple[Row, ...], columns: int) -> Iterator[Problem]:
    """Rows whose cells, with what spans reach into them, do not fill the table's columns."""
    if all(row.group or (len(row.cells) == columns and _is_single(row)) for row in rows):
        return
    hanging = [0] * columns
    for row in rows:
        free = [at for at in range(columns) if not hanging[at]]
        hanging = [max(left - 1, 0) for left in hanging]
        if row.group:
            if len(free) < columns:
                yield error(row.place, "R005", "组名一行被上面的跨行单元格占住", "减少上面的 rows")
            continue
        wanted = sum(cell.columns for cell in row.cells)
        if wanted != len(free):
            words = ",".join(cell.text for cell in row.cells)
            mend = "数里不要写千位逗号，或给它加引号" if _PARTED.search(words) else "核对单元格数和跨栏、跨行数"
            yield error(row.place, "R005", f"这一行占 {wanted} 栏，应占 {len(free)} 栏", mend)
            continue
        for cell in row.cells:
            taken, free = free[: cell.columns], free[cell.columns :]
            if taken[-1] - taken[0] != len(taken) - 1:
                yield error(cell.place, "R005", "跨栏的单元格被上面的跨行单元格隔开", "调整跨栏或跨行数")
            for at in taken:
                hanging[at] = cell.rows - 1
    if any(hanging):
        yield error(rows[-1].place, "R005", "跨行的单元格伸出了表的末行", "减少 rows")


def _is_single(row: Row) -> bool:
    """Whether every cell of a row takes one column and one row."""
    return all(cell.columns == 1 and cell.rows == 1 for cell in row.cells)
