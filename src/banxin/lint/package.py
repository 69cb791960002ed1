"""Rules of the package: content types, relationships, embedded workbooks."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import Final

from banxin.archive import Archive, BadArchive
from banxin.lint.finding import Finding, Parts, R

TYPES: Final = "[Content_Types].xml"
_KINDS: Final = {
    "chart": "drawingml.chart+xml", "styles": "styles+xml", "settings": "settings+xml", "numbering": "numbering+xml",
    "footnotes": "footnotes+xml", "endnotes": "endnotes+xml", "comments": "comments+xml", "header": "header+xml",
    "footer": "footer+xml", "theme": "theme+xml", "fontTable": "fontTable+xml",
}  # fmt: skip
"""What the content type of a part ends in, by the kind of relationship that leads to it."""
_NEW: Final = ("chartEx", "chartex")


def findings(parts: Parts) -> Iterator[Finding]:
    """Faults of the package as a whole."""
    names = parts.archive.names
    if names[0] != TYPES:
        yield Finding("W001", "", f"第一个部件不是 {TYPES}", "重新打包，把它放在最前", mild=True)
    default, override = _types(parts)
    for name in names:
        if name != TYPES and not name.endswith("/") and f"/{name}" not in override and _ending(name) not in default:
            yield Finding("W001", name, "没有内容类型", f"在 {TYPES} 里登记它")
    for path in sorted(override):
        if path.lstrip("/") not in parts.archive:
            yield Finding("W001", TYPES, f"给不存在的部件 {path} 登记了内容类型", "删去这一条")
    yield from _relations(parts, override)
    yield from _books(parts)


def _types(parts: Parts) -> tuple[set[str], dict[str, str]]:
    root = parts.trees.get(TYPES)
    entries = list(root) if root is not None else []
    default = {e.get("Extension", "").lower() for e in entries if str(e.tag).endswith("}Default")}
    override = {e.get("PartName", ""): e.get("ContentType", "") for e in entries if str(e.tag).endswith("}Override")}
    return default, override


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _relations(parts: Parts, override: dict[str, str]) -> Iterator[Finding]:
    for name, tree in parts.trees.items():
        if not name.endswith(".rels"):
            continue
        ids = Counter(node.get("Id", "") for node in tree if isinstance(node.tag, str))
        yield from (
            Finding("W001", name, f"关系 id {id} 用了两次", "给其中一个换 id") for id, count in ids.items() if count > 1
        )
        folder, own = posixpath.split(name)
        for relation in parts.archive.relations(posixpath.join(posixpath.dirname(folder), own[:-5])).values():
            if relation.outside:
                continue
            if relation.target not in parts.archive:
                yield Finding("W001", name, f"指向不存在的部件 {relation.target}", "补上它，或删去这条关系")
            elif not override.get(f"/{relation.target}", "").endswith(_KINDS.get(relation.kind, "")):
                yield Finding("W001", relation.target, f"内容类型不是 {relation.kind} 的", f"改 {TYPES}")
            if relation.kind.startswith(_NEW):
                mend = "改用柱形、条形、折线等旧有的种类"
                yield Finding("W011", relation.target, "新式图表，WPS 和 Word 2013 不显示", mend)
    for name, tree in parts.trees.items():
        if not name.endswith(".rels"):
            known = set(parts.archive.relations(name))
            used = {str(said) for node in tree.iter() for key, said in node.attrib.items() if str(key).startswith(R)}
            yield from (
                Finding("W001", name, f"用了没有登记的关系 {id}", "补上关系，或删去引用") for id in sorted(used - known)
            )


def _books(parts: Parts) -> Iterator[Finding]:
    """Workbooks of charts: a damaged one makes “edit data” fail."""
    for name in parts.archive.names:
        if name.endswith(".xlsx"):
            try:
                book = Archive(parts.archive.data(name), name)
                for inner in book.names:
                    book.data(inner)
            except BadArchive as fault:
                yield Finding("W016", name, f"图表的工作簿损坏：{str(fault).partition('：')[2]}", "重新插入这张图")
