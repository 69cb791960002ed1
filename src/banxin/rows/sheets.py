"""The bytes of an XLSX file in, the stored values of one of its sheets out, each under file, sheet and cell.

Nothing is computed: a formula is worth what Excel stored beside it. What a cell looks like is not what it holds, so
dates and percentages, whose numbers nobody sees, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from banxin import limits
from banxin.archive import Archive, BadArchive, Node
from banxin.expressions import expression
from banxin.problems import BadSource, Place, Problem, error
from banxin.rows.table import Cell, cell

M: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE: Final = expression(r"([A-Z]{1,3})([1-9]\d{0,6})")
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Number formats that every Excel has for dates and times (ECMA-376, 18.8.30)."""
_PERCENTS: Final = frozenset((9, 10))
_QUOTED: Final = expression(r'"[^"]*"|\\.|\[[^\]]*\]')
_MOST_DIGITS: Final = 15


def sheet(data: bytes, name: str, wanted: str, at: Place) -> list[list[Cell]]:
    """The rows of a sheet; ``wanted`` is its name, empty for the only one. Raises ``BadSource``."""
    try:
        return _Book(Archive(data, name), name, at).rows(wanted)
    except BadArchive as bad:
        raise BadSource([error(at, "X001", str(bad), "用 Excel 或 WPS 打开，另存一份 .xlsx")]) from None


class _Book:
    """One workbook, opened."""

    def __init__(self, archive: Archive, name: str, at: Place) -> None:
        self._archive = archive
        self._name = name
        self._at = at
        self._main = archive.main()

    def rows(self, wanted: str) -> list[list[Cell]]:
        """The cells of a sheet, row by row."""
        title, path = self._sheet(wanted)
        shared, looks = self._shared(), self._looks()
        problems: list[Problem] = []
        rows = []
        for row in self._archive.tree(path).iter(f"{M}row"):
            rows.append(list(self._row(row, title, shared, looks, problems)))
            if len(rows) > limits.TABLE_ROWS.most + 1:
                said = limits.over(limits.TABLE_ROWS, len(rows))
                raise BadSource([error(self._at, "Y009", said, "删去用不着的行，或分成几张表")])
        if problems:
            raise BadSource(problems[: limits.PROBLEMS.most])
        return rows

    def _sheet(self, wanted: str) -> tuple[str, str]:
        """The name and the part of a sheet."""
        relations = self._archive.relations(self._main)
        found = {
            str(node.get("name")): node.get(_RELATION, "") for node in self._archive.tree(self._main).iter(f"{M}sheet")
        }
        known = "、".join(found)
        if not wanted and len(found) != 1:
            mend = f"在文件名后写出一个，如 {self._name}#{next(iter(found), 'Sheet1')}"
            raise BadSource([error(self._at, "X002", f"“{self._name}”有 {len(found)} 个工作表：{known}", mend)])
        title = wanted or next(iter(found))
        relation = relations.get(found.get(title, ""))
        if relation is None or relation.target not in self._archive:
            raise BadSource([error(self._at, "X002", f"“{self._name}”里没有工作表“{title}”", f"可用的有：{known}")])
        return title, relation.target

    def _shared(self) -> list[str]:
        """The words that cells name by number; readings of characters (phonetic runs) are not among them."""
        path = next(self._archive.related(self._main, "sharedStrings"), None)
        if path is None:
            return []
        return ["".join(_words(item)) for item in self._archive.tree(path).iter(f"{M}si")]

    def _looks(self) -> list[str]:
        """What each look of a cell makes of its number: ``date``, ``percent`` or nothing."""
        path = next(self._archive.related(self._main, "styles"), None)
        if path is None:
            return []
        root = self._archive.tree(path)
        codes = {str(node.get("numFmtId")): node.get("formatCode", "") for node in root.iter(f"{M}numFmt")}
        formats = root.find(f"{M}cellXfs")
        return [_kind(str(look.get("numFmtId", "0")), codes) for look in formats] if formats is not None else []

    def _row(
        self, row: Node, title: str, shared: list[str], looks: list[str], problems: list[Problem]
    ) -> Iterator[Cell]:
        """The cells of a row, those left out between them as empty ones."""
        column = 0
        for node in row.iter(f"{M}c"):
            match = _REFERENCE.fullmatch(node.get("r", ""))
            at = _index(match[1]) if match else column
            place = Place(f"{self._name}#{title}!{node.get('r', '')}")
            if at < column or at >= limits.TABLE_COLUMNS.most:
                said = "单元格的次序不对" if at < column else limits.over(limits.TABLE_COLUMNS, at + 1)
                raise BadSource([error(place, "X003", said, "删去表外的内容，另存一份")])
            for _ in range(column, at):
                yield cell("", place, is_number=True)
            column = at + 1
            yield self._cell(node, place, shared, looks, problems)

    def _cell(self, node: Node, place: Place, shared: list[str], looks: list[str], problems: list[Problem]) -> Cell:
        kind, value = node.get("t", "n"), node.findtext(f"{M}v")
        if kind == "inlineStr":
            return cell("".join(_words(node)).strip(), place, is_number=False)
        if value is None:
            if node.find(f"{M}f") is not None:
                problems.append(error(place, "X003", "公式没有存下结果", "用 Excel 打开，算出后另存"))
            return cell("", place, is_number=True)
        if kind == "s":
            known = value.isdecimal() and int(value) < len(shared)
            if not known:
                problems.append(error(place, "X003", "单元格指向不存在的文字", "用 Excel 打开，另存一份"))
            return cell(shared[int(value)].strip() if known else "", place, is_number=False)
        if kind == "str":
            return cell(value.strip(), place, is_number=False)
        look = int(node.get("s", "0")) if node.get("s", "0").isdecimal() else 0
        shown = looks[look] if look < len(looks) else ""
        fault, mend = _fault(kind, value, shown)
        if fault:
            problems.append(error(place, "X003", fault, mend))
            return cell("", place, is_number=True)
        return cell(_plain(value), place, is_number=True)


def _fault(kind: str, value: str, shown: str) -> tuple[str, str]:
    """What is wrong with a cell that is no text, and what to do."""
    if kind == "e":
        return f"单元格是错误值 {value}", "改正公式后另存"
    if kind != "n":
        return "单元格是逻辑值或日期", "写成数或文字"
    if shown == "date":
        return "单元格是日期，存的是天数", "把单元格设成文本，写成 2024年 这样"
    if shown == "percent":
        return "单元格是百分比格式，存的不是看到的数", "设成常规格式，写 70，栏名写 占比（%）"
    if not _plain(value):
        return f"“{value}”不是可用的数", "写成 12.5 这样的数"
    return "", ""


def _plain(value: str) -> str:
    """A stored number in plain decimal; empty where it is none. Excel stores 2.92 as 2.9199999999999999 at times."""
    try:
        number = Decimal(repr(float(value)))
    except (ValueError, InvalidOperation, OverflowError):
        return ""
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _kind(id: str, codes: Mapping[str, str]) -> str:
    if id in codes:
        code = _QUOTED.sub("", codes[id]).lower()
        return "percent" if "%" in code else "date" if re.search("[ymdhs]", code) and "general" not in code else ""
    number = int(id) if id.isdecimal() else 0
    return "date" if number in _DATES else "percent" if number in _PERCENTS else ""


def _words(item: Node) -> Iterator[str]:
    for text in item.iter(f"{M}t"):
        above = text.getparent()
        if above is not None and above.tag != f"{M}rPh":
            yield text.text or ""


def _index(letters: str) -> int:
    """A -> 0, AA -> 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
