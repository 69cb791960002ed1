"""The package of a Word file, held by python-docx: parts, relationships and properties in, bytes of a zip out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties

from banxin.expressions import expression
from banxin.writers.docx.markup import Node, add_bare, add_words, clean, serial
from banxin.writers.docx.zipping import Packed, packed, whole, zipped

if TYPE_CHECKING:
    from banxin.document import Document

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
STORE_ITEM: Final = f"{_OFFICE}customXmlProperties+xml"
"""The content type of what stands beside a custom XML part."""
DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}
"""Content types by extension; every other part is named."""
PACKED: Final = frozenset({"png", "jpeg"})
"""Extensions of parts that are compressed already."""
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_DATE: Final = expression(r"(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*日?")


class Package:
    """A package under way. Parts are told apart by name; relationships of a part are numbered in order of asking."""

    def __init__(self) -> None:
        self._package = OpcPackage()
        self._ids: dict[tuple[str, str, str], str] = {}
        self._counts: dict[str, int] = {}
        self._media: dict[bytes, Part] = {}
        self._numbers: dict[str, int] = {}

    def xml(self, path: str, content_type: str, root: Node) -> Written:
        """A part made of elements; they may still grow until the package is written."""
        return Written(path, content_type, self._package, root)

    def media(self, data: bytes, extension: str) -> Part:
        """A picture's part; the same bytes are kept once."""
        if data not in self._media:
            path = f"/word/media/image{len(self._media) + 1}.{extension}"
            self._media[data] = Part(PackURI(path), DEFAULTS[extension], data, self._package)  # type: ignore[arg-type]
        return self._media[data]

    def data(self, path: str, content_type: str, data: bytes) -> Part:
        """A part made of bytes (a chart, its workbook)."""
        return Part(PackURI(path), content_type, data, self._package)  # type: ignore[arg-type]

    def late(self, path: str, content_type: str, pieces: Callable[[], Iterator[bytes]]) -> Part:
        """A part whose bytes are asked for, piece by piece, when the package is written."""
        return _Late(path, content_type, self._package, pieces)

    def packing(self, path: str, content_type: str, packed: Packed) -> Part:
        """A part that is packed while it is written; it is closed before the package is."""
        return _Packing(path, content_type, self._package, packed)

    def furniture(self) -> Iterator[Node]:
        """The roots of running heads and folios that parts lead to so far."""
        for part in self._package.iter_parts():
            if isinstance(part, Written) and part.root.tag in ("w:hdr", "w:ftr"):
                yield part.root

    def count(self, kind: str) -> int:
        """The number of the next part of a kind, from 1."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._numbers[kind]

    def relate(self, owner: Part, kind: str, target: Part | str) -> str:
        """The id by which ``owner`` names another part, or an address outside when ``target`` is words."""
        outside = isinstance(target, str)
        key = (str(owner.partname), kind, target if isinstance(target, str) else str(target.partname))
        if key not in self._ids:
            count = self._counts.get(key[0], 0) + 1
            self._counts[key[0]] = count
            self._ids[key] = f"rId{count}"
            owner.load_rel(kind, target, f"rId{count}", is_external=outside)
        return self._ids[key]

    def main(self, document: Part) -> None:
        """Name the part that holds the document."""
        self._package.relate_to(document, RT.OFFICE_DOCUMENT)

    def properties(self, document: Document) -> None:
        """Title, author, language and, where the document gives one, the date."""
        part = CorePropertiesPart(
            PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, CT_CoreProperties.new(),
            self._package,  # type: ignore[arg-type]
        )  # fmt: skip
        core = part.core_properties
        # python-docx refuses what is over 255 characters, the most that these properties hold.
        core.title = clean(document.title.whole)[:255]
        core.author = clean(document.author)[:255]
        core.subject = clean(document.kind)[:255]
        core.language = document.language
        date = stated(document.date)
        if date is not None:
            core.created = date
            core.modified = date
        self._package.relate_to(part, RT.CORE_PROPERTIES)
        app = self.xml("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, _app())
        self._package.relate_to(app, RT.EXTENDED_PROPERTIES)

    def custom(self, properties: Node) -> None:
        """Properties of our own beside Office's."""
        self._package.relate_to(
            self.xml("/docProps/custom.xml", f"{_OFFICE}custom-properties+xml", properties), RT.CUSTOM_PROPERTIES
        )

    def parts(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """The names of all parts so far and what they are made of, by name."""
        parts = ((part.partname.membername, part) for part in _sorted(self._package))
        return ((name, part.packed.pieces() if isinstance(part, _Packing) else _pieces(part)) for name, part in parts)

    def bytes(self) -> bytes:
        """The finished file: names in order, dates of 1980."""
        return zipped(_entries(self._package))


class Written(Part):
    """See ``Package.xml``."""

    def __init__(self, path: str, kind: str, package: OpcPackage, root: Node) -> None:
        super().__init__(PackURI(path), kind, package=package)  # type: ignore[arg-type]
        self.root = root

    @property
    def blob(self) -> bytes:
        """Its bytes, as it stands."""
        return serial(self.root)


class _Late(Part):
    """See ``Package.late``."""

    def __init__(self, path: str, kind: str, package: OpcPackage, pieces: Callable[[], Iterator[bytes]]) -> None:
        super().__init__(PackURI(path), kind, package=package)  # type: ignore[arg-type]
        self.pieces = pieces


class _Packing(Part):
    """See ``Package.packing``."""

    def __init__(self, path: str, kind: str, package: OpcPackage, packed: Packed) -> None:
        super().__init__(PackURI(path), kind, package=package)  # type: ignore[arg-type]
        self.packed = packed


def stated(date: str) -> datetime | None:
    """The day that a printed date names (2026年1月15日); ``None`` when it names none."""
    match = _DATE.search(date)
    if match is None:
        return None
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
    except ValueError:
        return None


def _entries(package: OpcPackage) -> Iterator[tuple[str, Packed]]:
    """The files of the zip, one at a time."""
    parts = _sorted(package)
    yield "[Content_Types].xml", whole(_content_types(parts))
    yield "_rels/.rels", whole(package.rels.xml)
    for part in parts:
        yield part.partname.membername, _packed(part)
        if len(part.rels):
            yield PackURI(part.partname.rels_uri).membername, whole(part.rels.xml)


def _packed(part: Part) -> Packed:
    if isinstance(part, _Packing):
        return part.packed
    if isinstance(part, _Late):
        return packed(part.pieces())
    return whole(part.blob, squeezed=part.partname.ext not in PACKED)


def _sorted(package: OpcPackage) -> list[Part]:
    return sorted(package.iter_parts(), key=lambda part: str(part.partname))


def _pieces(part: Part) -> Iterable[bytes]:
    return part.pieces() if isinstance(part, _Late) else (part.blob,)


def _content_types(parts: list[Part]) -> bytes:
    types = Node("Types", {"xmlns": _TYPES})
    for extension, content_type in sorted(DEFAULTS.items()):
        add_bare(types, "Default", Extension=extension, ContentType=content_type)
    for part in parts:
        if DEFAULTS.get(part.partname.ext) != part.content_type:
            add_bare(types, "Override", PartName=str(part.partname), ContentType=part.content_type)
    return serial(types)


def _app() -> Node:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    properties = Node("Properties", {"xmlns": space})
    add_words(properties, "Application", "banxin")
    return properties
