"""``rows: data/tiers.xlsx#Sheet1`` in a section's tree of nodes in, the rows that the file holds in its place out.

Charts and tables may take their rows from CSV or XLSX beside the report. The cells become nodes with places of their
own, so that whatever reads the tree afterwards names the file and the cell of a mistake like any line of YAML.
"""

from __future__ import annotations

from typing import Final

from banxin.materials import Materials
from banxin.problems import BadSource, Problem, error
from banxin.reading import nodes
from banxin.reading.nodes import Node
from banxin.records import replace
from banxin.rows.delimited import delimited
from banxin.rows.shapes import KINDS, shaped
from banxin.rows.table import Found, Table, table

__all__ = ["filled"]

FILE: Final = ("file", "sheet", "encoding")
"""Keys of ``rows`` where a name alone does not say enough."""
ENCODINGS: Final = ("utf-8", "gb18030")
"""Of CSV files: named, never guessed."""


def filled(section: Node, materials: Materials) -> tuple[Node, tuple[Problem, ...]]:
    """The tree of a section, every chart and table that names a file with the rows it holds; and what is wrong.

    A chart whose file is no good is left out: its problem is told, and nothing else can be said of it.
    """
    problems: list[Problem] = []
    made = _section(section, materials, problems)
    return made, tuple(dict.fromkeys(problems))  # charts may share a file


def _section(node: Node, materials: Materials, problems: list[Problem]) -> Node:
    if not isinstance(node, nodes.Mapping):
        return node
    return nodes.Mapping(node.place, tuple(_entry(entry, materials, problems) for entry in node.entries), node.flow)


def _entry(entry: nodes.Entry, materials: Materials, problems: list[Problem]) -> nodes.Entry:
    below = entry.value
    if entry.key.text not in ("sections", "panels") or not isinstance(below, nodes.Sequence):
        return entry
    read = _section if entry.key.text == "sections" else _panel
    items = [read(item, materials, problems) for item in below.items]
    return nodes.Entry(entry.key, nodes.Sequence(below.place, tuple(item for item in items if item is not None)))


def _panel(node: Node, materials: Materials, problems: list[Problem]) -> Node | None:
    if not isinstance(node, nodes.Mapping) or len(node.entries) != 1:
        return node
    (entry,) = node.entries
    body = entry.value
    if entry.key.text not in KINDS or not isinstance(body, nodes.Mapping):
        return node
    rows = body.get("rows")
    if not _names_a_file(rows):
        return node
    try:
        read = _table(rows, materials)
        made = replace(node, entries=(replace(entry, value=shaped(entry.key.text, body, read)),))
    except BadSource as bad:
        problems += bad.problems
        return None
    problems += read.problems  # warnings: with an error it would have no shape
    return made


def _names_a_file(rows: Node | None) -> bool:
    if isinstance(rows, nodes.Mapping):
        return rows.get("file") is not None
    return isinstance(rows, nodes.Scalar) and isinstance(rows.value, str) and bool(rows.text)


def _table(rows: Node | None, materials: Materials) -> Table:
    """The table that ``rows`` names. Raises ``BadSource``."""
    assert rows is not None
    told = _told(rows)
    name, _, wanted = told["file"].partition("#")
    wanted = told.get("sheet", wanted)
    encoding = told.get("encoding", "utf-8").lower()
    ending = name.rpartition(".")[2].lower()
    if ending == "xlsx":
        from banxin.rows.sheets import sheet  # knows lxml, which takes as long as all of a section

        return table(sheet(materials.data(name, rows.place), name, wanted, rows.place), rows.place)
    if ending != "csv":
        raise BadSource([error(rows.place, "X001", f"读不了“{name}”这种文件", "存成 .csv 或 .xlsx")])
    if encoding not in ENCODINGS:
        raise BadSource([error(rows.place, "X001", f"读不了 {encoding} 编码", f"encoding 写 {' 或 '.join(ENCODINGS)}")])
    if wanted:
        raise BadSource([error(rows.place, "X002", "CSV 文件没有工作表", f"只写 {name}")])
    return table(Found(delimited(materials.data(name, rows.place), name, encoding)), rows.place)


def _told(rows: Node) -> dict[str, str]:
    """What ``rows`` says, by key. Raises ``BadSource``."""
    if isinstance(rows, nodes.Scalar):
        return {"file": rows.text}
    assert isinstance(rows, nodes.Mapping)
    told: dict[str, str] = {}
    for entry in rows.entries:
        if entry.key.text not in FILE:
            known = "、".join(FILE)
            raise BadSource([error(entry.key.place, "Y101", f"不认识的键“{entry.key.text}”", f"可用的有：{known}")])
        if not isinstance(entry.value, nodes.Scalar):
            raise BadSource([error(entry.value.place, "Y103", "这里要写文字", "")])
        told[entry.key.text] = entry.value.text
    return told
