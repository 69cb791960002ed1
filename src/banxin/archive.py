"""The bytes of an Office file from outside in, its parts out; whatever a hostile one tries is refused in one way.

A zip says its sizes twice and may lie in both places; XML may name other files and grow without end. Everything is
checked before it is opened (reference/hardening.md, facts 9 and 10), and every refusal is a ``BadArchive``.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from banxin import limits
from banxin.limits import Limit
from banxin.problems import BadEnvironment
from banxin.records import record

Node = etree._Element

_FAULTS: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError,
    IndexError, NotImplementedError, RuntimeError, MemoryError, OverflowError,
)  # fmt: skip
"""What zipfile raises for files that are no good; none of it may reach a user as ours."""
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
_ENCODINGS: Final = ("utf-8", "utf-16", "utf-16le", "utf-16be", "ascii", "us-ascii")
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How compound files begin ([MS-CFB] 2.2): Office files before 2007, and newer ones behind a password."""


class BadArchive(BadEnvironment):
    """The file named on the command line is no Office file that may be opened."""


def _said_of(data: bytes) -> str:
    """What a file is that is no zip."""
    if data.startswith(_OLD):
        return "加了密码，或是旧格式（.doc、.xls）：在 Office 里打开，去掉密码，另存为新格式（.docx、.xlsx）"
    if data.startswith(b"%PDF-"):
        return "是 PDF，不是 Office 文件"
    return "不是完好的 Office 文件（打不开这个压缩包）：可能没有下载完或没有存完" if data else "是空文件"


@record
class Relation:
    """One relationship of a part: the last word of its kind (``comments``), and the part or address it leads to."""

    id: str
    kind: str
    target: str
    outside: bool


class Archive:
    """An opened package. Raises ``BadArchive`` from every method."""

    def __init__(self, data: bytes, name: str) -> None:
        """``name`` is what messages call the file."""
        self.name = name
        if len(data) > limits.ZIP_BYTES.most:
            raise self.refusal(limits.over(limits.ZIP_BYTES, len(data)))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
            self._check(entries, data)
        except BadArchive:
            raise
        except _FAULTS:
            raise self.refusal(_said_of(data)) from None
        self.names: tuple[str, ...] = tuple(entry.filename for entry in entries)
        self._known = frozenset(self.names)
        self._relations: dict[str, Mapping[str, Relation]] = {}

    def __contains__(self, path: str) -> bool:
        return path in self._known

    def data(self, path: str, most: Limit = limits.ZIP_ENTRY) -> bytes:
        """A part's bytes."""
        try:
            with self._zip.open(path) as stream:
                data = stream.read(most.most + 1)
        except _FAULTS:
            raise self.refusal(f"读不出其中的 {path}") from None
        if len(data) > most.most:
            raise self.refusal(f"{path}：{limits.over(most, len(data))}")
        return data

    def tree(self, path: str) -> Node:
        """A part's root element: no DOCTYPE, no entity, nothing from elsewhere."""
        data = self.data(path, limits.XML_PART)
        if data.count(b"<") > limits.XML_TAGS.most:
            raise self.refusal(f"{path}：{limits.over(limits.XML_TAGS, data.count(b'<'))}")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise self.refusal(f"其中的 {path} 不是完好的 XML") from None
        info = root.getroottree().docinfo
        if info.internalDTD is not None or info.doctype:
            raise self.refusal(f"其中的 {path} 带有 DOCTYPE 声明")
        if (info.encoding or "utf-8").lower() not in _ENCODINGS:
            raise self.refusal(f"其中的 {path} 用了 {info.encoding} 编码")
        return root

    def relations(self, path: str = "") -> Mapping[str, Relation]:
        """The relationships of a part by id, those of the package for the empty path; none where it has none."""
        if path not in self._relations:
            folder, name = posixpath.split(path)
            listed = posixpath.join(folder, "_rels", f"{name}.rels")
            nodes = self.tree(listed).iter(_RELATIONSHIPS) if listed in self else ()
            self._relations[path] = {own.id: own for own in (self._relation(node, folder) for node in nodes)}
        return self._relations[path]

    def related(self, path: str, kind: str) -> Iterator[str]:
        """The parts a part leads to by relationships of a kind, those that are there, each once."""
        found = (own.target for own in self.relations(path).values() if own.kind == kind and not own.outside)
        yield from dict.fromkeys(target for target in found if target in self)

    def main(self) -> str:
        """The path of the part that holds the document."""
        path = next(self.related("", "officeDocument"), None)
        if path is None:
            raise self.refusal("不是 Office 文件：没有正文")
        return path

    def refusal(self, why: str) -> BadArchive:
        """The one way in which anything here is refused."""
        return BadArchive(f"{self.name}：{why}")

    def _relation(self, node: Node, folder: str) -> Relation:
        target = node.get("Target", "")
        outside = node.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return Relation(node.get("Id", ""), node.get("Type", "").rpartition("/")[2], target, outside)

    # ------------------------------------------------ before anything is opened

    def _check(self, entries: list[zipfile.ZipInfo], data: bytes) -> None:
        if len(entries) > limits.ZIP_ENTRIES.most:
            raise self.refusal(limits.over(limits.ZIP_ENTRIES, len(entries)))
        total = sum(entry.file_size for entry in entries)
        if total > limits.ZIP_SUM.most:
            raise self.refusal(limits.over(limits.ZIP_SUM, total))
        seen: set[str] = set()
        for entry in entries:
            self._check_name(entry.filename, seen)
            self._check_size(entry)
        self._check_places(entries, data)

    def _check_name(self, name: str, seen: set[str]) -> None:
        parts = name.removesuffix("/").split("/")
        if not name or "\x00" in name or "\\" in name or any(part in ("", ".", "..") for part in parts):
            raise self.refusal("压缩包里有不允许的路径")
        if name.casefold() in seen:
            raise self.refusal(f"压缩包里有两个 {name}")
        seen.add(name.casefold())

    def _check_size(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & 0x1:
            raise self.refusal("文件加了密码，请先去掉密码")
        if entry.compress_type not in _METHODS:
            raise self.refusal(f"{entry.filename} 的压缩方法不支持")
        if entry.file_size > limits.ZIP_ENTRY.most:
            raise self.refusal(f"{entry.filename}：{limits.over(limits.ZIP_ENTRY, entry.file_size)}")
        ratio = entry.file_size // max(entry.compress_size, 1)
        if entry.file_size > _SMALL and ratio > limits.ZIP_RATIO.most:
            raise self.refusal(f"{entry.filename}：{limits.over(limits.ZIP_RATIO, ratio)}")

    def _check_places(self, entries: list[zipfile.ZipInfo], data: bytes) -> None:
        """No two entries may share bytes, and each must say of itself what the directory says of it."""
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            at = entry.header_offset
            sign, _, flags, method, *_, named, extra = _HEADER.unpack(data[at : at + _HEADER.size])
            name = data[at + _HEADER.size : at + _HEADER.size + named]
            if sign != b"PK\x03\x04" or method != entry.compress_type or flags & 0x1:
                raise self.refusal("压缩包的目录与内容不符")
            if name.decode("utf-8" if flags & 0x800 else "cp437") != entry.orig_filename:
                raise self.refusal("压缩包的目录与内容不符")
            if at < end:
                raise self.refusal("压缩包里的文件互相重叠")
            end = at + _HEADER.size + named + extra + entry.compress_size
            if end > len(data):
                raise self.refusal("压缩包不完整")


_SMALL: Final = 100 * 1024
"""Bytes. Below this the ratio says nothing: a page of blanks is legitimately small."""
