"""Rules of what names what: styles, lists, notes, bookmarks, drawings; and settings that ask or borrow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from banxin.archive import Node
from banxin.lint.finding import WP, Finding, Parts, W, value

_STYLES: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_SAID: Final = {"paragraph": "段落", "character": "字符", "table": "表格"}
_TARGET: Final = re.compile(r"^\s*(?:PAGEREF|REF|NOTEREF)\s+(\S+)")
_THEMES: Final = tuple(f"{W}{name}" for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "themeColor"))
_NOTES: Final = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}


def findings(parts: Parts) -> Iterator[Finding]:
    """Names that nothing has, names that two things have."""
    yield from _styles(parts)
    yield from _lists(parts)
    yield from _notes(parts)
    yield from _bookmarks(parts)
    yield from _drawings(parts)
    settings = parts.root("settings")
    if settings is not None and settings[1].find(f"{W}updateFields") is not None:
        yield Finding("W010", settings[0], "打开时 Word 会问要不要更新域", "删去 updateFields，把域的结果写好")
    for name, tree in parts.trees.items():
        if str(tree.tag).startswith(W) and any(key in node.attrib for node in tree.iter() for key in _THEMES):
            yield Finding("W009", name, "用了主题字体或颜色，WPS 会换成别的", "写明字体的名字和颜色")


def _styles(parts: Parts) -> Iterator[Finding]:
    found = parts.root("styles")
    if found is None:
        return
    part, root = found
    known = {value(style, "styleId"): value(style, "type") for style in root.iter(f"{W}style")}
    ids = Counter(value(style, "styleId") for style in root.iter(f"{W}style"))
    titles = Counter(value(style.find(f"{W}name")).lower() for style in root.iter(f"{W}style"))
    for name in (name for counted in (ids, titles) for name, count in counted.items() if count > 1):
        yield Finding("W006", part, f"样式“{name}”定义了两次", "删去一个")
    for node in root.iter(f"{W}basedOn", f"{W}next", f"{W}link"):
        if value(node) not in known:
            yield Finding("W006", part, f"样式“{value(node)}”没有定义", "补上它，或换一个")
    for name, tree in (*parts.stories(), *_numbering(parts)):
        for tag, kind in _STYLES.items():
            for node in tree.iter(f"{W}{tag}"):
                if known.get(value(node)) != kind:
                    yield Finding("W006", name, f"{_SAID[kind]}样式“{value(node)}”没有定义", "补上它，或换一个")


def _numbering(parts: Parts) -> Iterator[tuple[str, Node]]:
    found = parts.root("numbering")
    if found is not None:
        yield found


def _lists(parts: Parts) -> Iterator[Finding]:
    known = {"0"}
    for part, root in _numbering(parts):
        known |= {value(node, "numId") for node in root.iter(f"{W}num")}
        definitions = Counter(value(node, "abstractNumId") for node in root.iterfind(f"{W}abstractNum"))
        for id, count in definitions.items():
            if count > 1:
                yield Finding("W006", part, f"编号定义 {id} 写了两次", "删去一个")
        for node in root.iterfind(f"{W}num/{W}abstractNumId"):
            if value(node) not in definitions:
                yield Finding("W006", part, f"编号 {value(node)} 没有定义", "补上它")
    styles = parts.root("styles")
    for name, tree in (*parts.stories(), *([styles] if styles else [])):
        for node in tree.iter(f"{W}numId"):
            if value(node) not in known:
                yield Finding("W006", name, f"编号 {value(node)} 没有定义", "补上它，或去掉编号")


def _notes(parts: Parts) -> Iterator[Finding]:
    for tag, said in _NOTES.items():
        found = parts.root(f"{tag}s")
        ids = Counter(value(node, "id") for node in found[1].iterfind(f"{W}{tag}")) if found else Counter[str]()
        for id, count in ids.items():
            if count > 1 and found:
                yield Finding("W006", found[0], f"{said} {id} 写了两次", "给其中一个换 id")
        for name, tree in parts.stories():
            for node in tree.iter(f"{W}{tag}Reference"):
                if value(node, "id") not in ids:
                    yield Finding("W006", name, f"{said} {value(node, 'id')} 没有内容", "补上它，或删去引用")


def _bookmarks(parts: Parts) -> Iterator[Finding]:
    names: Counter[str] = Counter()
    wanted: list[tuple[str, str]] = []
    for part, tree in parts.stories():
        starts = Counter(value(node, "id") for node in tree.iter(f"{W}bookmarkStart"))
        ends = Counter(value(node, "id") for node in tree.iter(f"{W}bookmarkEnd"))
        if starts != ends or any(count > 1 for count in starts.values()):
            yield Finding("W007", part, "书签的开头和结尾不成对", "补上缺的一半，id 各不相同")
        names.update(value(node, "name") for node in tree.iter(f"{W}bookmarkStart"))
        wanted += [(part, value(node, "anchor")) for node in tree.iter(f"{W}hyperlink") if value(node, "anchor")]
        wanted += [(part, m[1]) for node in tree.iter(f"{W}instrText") if (m := _TARGET.match(node.text or ""))]
    for name, count in names.items():
        if count > 1:
            yield Finding("W007", "", f"书签 {name} 用了两次", "给其中一个改名")
        if len(name) > 40:
            yield Finding("W007", "", f"书签 {name} 超过 40 个字", "改短")
    for part, name in wanted:
        if name not in names and name != "_top":
            yield Finding("W013", part, f"指向不存在的书签 {name}", "补上书签，或改成文字")


def _drawings(parts: Parts) -> Iterator[Finding]:
    ids: Counter[str] = Counter()
    controls: Counter[str] = Counter()
    for part, tree in parts.stories():
        for node in tree.iter(f"{WP}docPr"):
            if any(str(above.tag).endswith("}Fallback") for above in node.iterancestors()):
                continue
            id = node.get("id", "")
            ids[id] += 1
            if not (id.isdecimal() and 0 < int(id[:12]) < 2**31):
                yield Finding("W008", part, f"图形的 id {id} 不在 1—2147483647 之间", "改 id")
            if not node.get("descr") and not node.get("title"):
                yield Finding("W008", part, f"“{node.get('name', '')}”没有替代文字", "写上图里有什么", mild=True)
        controls.update(value(node) for node in tree.iterfind(f".//{W}sdt/{W}sdtPr/{W}id"))
    for counted, said in ((ids, "图形"), (controls, "内容控件")):
        for id, count in counted.items():
            if count > 1:
                yield Finding("W008" if counted is ids else "W014", "", f"{said}的 id {id} 用了 {count} 次", "各用一个")
