"""The bytes of an XLSX file in, the stored values of one of its sheets out, each under file, sheet and cell.

Nothing is computed: a formula is worth what Excel stored beside it. Numbers are taken as Excel shows them; dates,
whose numbers nobody sees, are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin import limits
from banxin.archive import Archive, BadArchive, Node
from banxin.expressions import expression
from banxin.problems import BadSource, Place, Problem, error, warning
from banxin.rows.formats import GENERAL, Look, look, shown
from banxin.rows.table import Cell, Found, cell, percentage

M: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE: Final = expression(r"([A-Z]{1,3})([1-9]\d{0,6})")
_LONG: Final = expression(r"\.\d{10}")
"""More decimals than anybody types: computed, and not rounded by a format."""


def sheet(data: bytes, name: str, wanted: str, at: Place) -> Found:
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

    def rows(self, wanted: str) -> Found:
        """The cells of a sheet, row by row, and what is wrong with some of them."""
        title, path = self._sheet(wanted)
        shared, looks = self._shared(), self._looks()
        problems: list[Problem] = []
        rows = []
        for row in self._archive.tree(path).iter(f"{M}row"):
            rows.append(list(self._row(row, title, shared, looks, problems)))
            if len(rows) > limits.TABLE_ROWS.most + 1:
                said = limits.over(limits.TABLE_ROWS, len(rows))
                raise BadSource([error(self._at, "Y009", said, "删去用不着的行，或分成几张表")])
        doubts = [problem for problem in problems if not problem.is_error][: limits.PROBLEMS.most]
        return Found(rows, (*(problem for problem in problems if problem.is_error), *doubts))

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

    def _looks(self) -> list[Look]:
        """What each style of a cell makes of its number."""
        path = next(self._archive.related(self._main, "styles"), None)
        if path is None:
            return []
        root = self._archive.tree(path)
        codes = {str(node.get("numFmtId")): node.get("formatCode", "") for node in root.iter(f"{M}numFmt")}
        formats = root.find(f"{M}cellXfs")
        return [look(str(style.get("numFmtId", "0")), codes) for style in formats] if formats is not None else []

    def _row(
        self, row: Node, title: str, shared: list[str], looks: list[Look], problems: list[Problem]
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

    def _cell(self, node: Node, place: Place, shared: list[str], looks: list[Look], problems: list[Problem]) -> Cell:
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
        style = int(node.get("s", "0")) if node.get("s", "0").isdecimal() else 0
        made = looks[style] if style < len(looks) else GENERAL
        fault, mend = _fault(kind, value, made)
        if fault:
            problems.append(error(place, "X003", fault, mend))
            return cell("", place, is_number=True)
        text = shown(value, made)
        if _LONG.search(text):
            mend = "在 Excel 里给这一格设数值格式，如保留一位小数（0.0），另存"
            problems.append(warning(place, "X005", f"“{text}”有 {len(text.partition('.')[2])} 位小数，照样印出", mend))
        return percentage(text, place) if made.is_percent else cell(text, place, is_number=True)


def _fault(kind: str, value: str, look: Look) -> tuple[str, str]:
    """What is wrong with a cell that is no text, and what to do."""
    if kind == "e":
        return f"单元格是错误值 {value}", "改正公式后另存"
    if kind != "n":
        return "单元格是逻辑值或日期", "写成数或文字"
    if look.is_date:
        return "单元格是日期，存的是天数", "把单元格设成文本，写成 2024年 这样"
    if look.is_mixed:
        return "单元格的格式有时是百分比、有时不是", "改用一种数值格式，如 0.0% 或 0.0"
    if not shown(value, look):
        return f"“{value}”不是可用的数", "写成 12.5 这样的数"
    return "", ""


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
