"""PDF objects in, a file out: ReportLab's object store and file writer. The only module that knows ReportLab.

Of ReportLab this uses ``pdfdoc`` alone. Its canvas would add a list of operators that we write anyway, its streams
have no line end before ``endstream`` (asked for by ISO 19005-2, 6.1.7.1), and its file id does not depend on the
content. The names used here are private to ReportLab 5; tests/writers/pdf/test_store.py fails when they move.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from types import ModuleType
from typing import Any, Final

_LEVEL: Final = 6
"""Flate: level 9 saves 1 % and costs twice the time."""

_VERSION: Final = (1, 7)
"""PDF/A-2 and PDF/UA-1 are written in terms of ISO 32000-1, which is PDF 1.7."""


def _pdfdoc() -> ModuleType:
    """ReportLab's object layer, imported so that nobody's home folder has a say in our bytes.

    ReportLab runs ``~/.reportlab_mods`` and ``~/.reportlab_settings`` when imported, unless modules of these names
    are there already: empty ones stand in for them meanwhile.
    """
    absent = [name for name in ("reportlab_mods", "reportlab_settings") if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in absent})
    try:
        from reportlab.pdfbase import pdfdoc
    finally:
        for name in absent:
            del sys.modules[name]
    module: ModuleType = pdfdoc
    return module


_reportlab: Any = _pdfdoc()


class _Body(_reportlab.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are ready."""

    def __init__(self) -> None:
        self.content = b"null"

    def format(self, document: object) -> bytes:
        """The bytes between ``obj`` and ``endobj``."""
        return self.content


class Store:
    """The objects of one file, by number. A number can be taken before its object is known."""

    def __init__(self) -> None:
        # Every default that a user's settings could change is given.
        self._document = _reportlab.PDFDocument(compression=0, invariant=1, pdfVersion=_VERSION, lang="zh-CN")
        self._bodies: dict[int, _Body] = {}
        # ReportLab made a dictionary of standard fonts: its number is the first, its place goes to our fonts.
        self.fonts = 1
        self._bodies[self.fonts] = self._document.idToObject[_reportlab.BasicFonts] = _Body()

    def reserve(self) -> int:
        """A number for an object that comes later."""
        body = _Body()
        self._document.Reference(body)
        number: int = self._document.objectcounter
        self._bodies[number] = body
        return number

    def put(self, content: bytes, number: int | None = None) -> int:
        """Keep an object's bytes, under a number taken before or a new one; its number."""
        if number is None:
            number = self.reserve()
        self._bodies[number].content = content
        return number

    def stream(self, data: bytes, entries: bytes = b"", *, packed: bool = True, number: int | None = None) -> int:
        """Keep a stream, compressed unless ``packed`` is false (already compressed, or to be readable); its number."""
        if packed:
            data = zlib.compress(data, _LEVEL)
            entries += b"/Filter/FlateDecode"
        return self.put(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data), number)

    def file(self, catalogue: int, information: int) -> bytes:
        """The whole file. Its id is a hash of its content: other words, another id; the same words, the same id."""
        document = self._document
        file = _reportlab.PDFFile(_VERSION)
        names = [document.numberToId[number] for number in sorted(document.numberToId)]
        for name in names:
            indirect = _reportlab.PDFIndirectObject(name, document.idToObject[name])
            document.idToOffset[name] = file.add(indirect.format(document))
        identity = hashlib.sha256(b"".join(file.strings)).digest()[:16].hex().encode("ascii")
        table = _reportlab.PDFCrossReferenceTable()
        table.addsection(0, names)
        start = file.add(table.format(document))
        trailer = _reportlab.PDFTrailer(
            startxref=start, Size=len(names) + 1, Root=reference(catalogue), Info=reference(information),
            ID=b"[<%s><%s>]" % (identity, identity),
        )  # fmt: skip
        file.add(trailer.format(document))
        content: bytes = file.format(document)
        return content


def reference(number: int) -> bytes:
    """How one object names another."""
    return b"%d 0 R" % number
