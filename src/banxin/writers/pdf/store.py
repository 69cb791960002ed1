"""PDF objects in, a file out: ReportLab's object store and file writer. The only module that knows ReportLab.

Of ReportLab this uses ``pdfdoc`` alone. Its canvas would add a list of operators that we write anyway, its streams
have no line end before ``endstream`` (asked for by ISO 19005-2, 6.1.7.1), and its file id does not depend on the
content. The names used here are private to ReportLab 5; tests/writers/pdf/test_store.py fails when they move.
"""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import struct
import sys
import zlib
from types import ModuleType
from typing import Any, Final

import numpy as np

_LEVEL: Final = 5
"""Flate: level 6 saves 0.6 % and takes a third longer, level 9 saves 0.8 % and takes three times as long."""

_VERSION: Final = (1, 7)
"""PDF/A-2 and PDF/UA-1 are written in terms of ISO 32000-1, which is PDF 1.7."""

_IN_A_STREAM: Final = 200
"""Objects of one object stream: more compress no better, and a reader unpacks them all to see one."""

_ENTRY: Final = struct.Struct(">BIH")
"""A row of the table of objects: kind; offset or object stream; generation or place in the stream."""

_UP: Final = 2
"""PNG's filter Up, named before each row: a byte is what it is more than the one above it."""

_FREE: Final = (0, 0, 0)
"""The row of a number that was taken and not used: readers find nothing there."""


def _pdfdoc() -> ModuleType:
    """ReportLab's object layer, imported so that nobody's home folder has a say in our bytes.

    ReportLab runs ``~/.reportlab_mods`` and ``~/.reportlab_settings`` when imported, unless modules of these names
    are there already: empty ones stand in for them meanwhile. Pillow, which ReportLab imports for pictures, is loaded
    when somebody asks for one: 10 ms that no report of ours needs.
    """
    _later("PIL.Image")
    absent = [name for name in ("reportlab_mods", "reportlab_settings") if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in absent})
    try:
        from reportlab.pdfbase import pdfdoc
    finally:
        for name in absent:
            del sys.modules[name]
    module: ModuleType = pdfdoc
    return module


def _later(name: str) -> None:
    """Have a module load when it is first looked into, unless it is there already."""
    if name in sys.modules:
        return
    package, _, own = name.rpartition(".")
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(sys.modules[package], own, module)


_reportlab: Any = _pdfdoc()


class _Body(_reportlab.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are ready."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: object) -> bytes:
        """The bytes between ``obj`` and ``endobj``."""
        return self.content


class Store:
    """The objects of one file, by number. A number can be taken before its object is known."""

    def __init__(self) -> None:
        # Every default that a user's settings could change is given.
        self._document = _reportlab.PDFDocument(compression=0, invariant=1, pdfVersion=_VERSION, lang="zh-CN")
        self.fonts = 1
        """The number of the dictionary of fonts, which ReportLab takes for its own."""
        self._last = self.fonts
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """A number for an object that comes later."""
        self._last += 1
        return self._last

    def put(self, content: bytes, number: int | None = None) -> int:
        """Keep an object's bytes, under a number taken before or a new one; its number."""
        if number is None:
            number = self.reserve()
        self._plain[number] = content
        return number

    def stream(self, data: bytes, entries: bytes = b"", *, packed: bool = True, number: int | None = None) -> int:
        """Keep a stream, compressed unless ``packed`` is false (already compressed, or to be readable); its number."""
        if packed:
            data = zlib.compress(data, _LEVEL)
            entries += b"/Filter/FlateDecode"
        if number is None:
            number = self.reserve()
        self._streams[number] = b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)
        return number

    def file(self, catalogue: int, information: int) -> bytes:
        """The whole file. Its id is a hash of its content: other words, another id; the same words, the same id.

        What is no stream goes into object streams (ISO 32000-1, 7.5.7): the structure of a long report, an object for
        every line and cell, would be half of its file.
        """
        inside = self._packed()
        file = _reportlab.PDFFile(_VERSION)
        offsets = {number: self._add(file, number, body) for number, body in sorted(self._streams.items())}
        content_hash = hashlib.sha256()
        for part in file.strings:
            content_hash.update(part)
        identity = content_hash.digest()[:16].hex().encode("ascii")
        entries = b"/Root %s/Info %s/ID[<%s><%s>]" % (reference(catalogue), reference(information), identity, identity)
        file.add(b"startxref\n%d\n%%%%EOF\n" % self._add_table(file, offsets, inside, entries))
        content: bytes = file.format(self._document)
        return content

    def _packed(self) -> dict[int, tuple[int, int]]:
        """Put all plain objects into object streams; the stream and the place there of each."""
        inside: dict[int, tuple[int, int]] = {}
        numbers = sorted(self._plain)
        for first in range(0, len(numbers), _IN_A_STREAM):
            some = numbers[first : first + _IN_A_STREAM]
            bodies = [self._plain.pop(number) for number in some]
            starts = itertools.accumulate((len(body) + 1 for body in bodies), initial=0)
            index = " ".join(f"{number} {start}" for number, start in zip(some, starts, strict=False)).encode("ascii")
            entries = b"/Type/ObjStm/N %d/First %d" % (len(some), len(index) + 1)
            stream = self.stream(b"\n".join((index, *bodies)), entries)
            inside.update({number: (stream, place) for place, number in enumerate(some)})
        return inside

    def _add(self, file: Any, number: int, body: bytes) -> int:
        """Write one object; where it starts."""
        name = f"object{number}"
        self._document.idToObjectNumberAndVersion[name] = (number, 0)
        offset: int = file.add(_reportlab.PDFIndirectObject(name, _Body(body)).format(self._document))
        return offset

    def _add_table(self, file: Any, offsets: dict[int, int], inside: dict[int, tuple[int, int]], entries: bytes) -> int:
        """Write the table of all objects as a stream (7.5.8); where it starts. It lists itself too."""
        table = self.reserve()
        here = file.offset
        rows = {number: (1, offset, 0) for number, offset in (*offsets.items(), (table, here))}
        rows |= {number: (2, stream, place) for number, (stream, place) in inside.items()}
        rows[0] = (0, 0, 0xFFFF)
        packed = b"".join([_ENTRY.pack(*rows.get(number, _FREE)) for number in range(table + 1)])
        listed = np.frombuffer(packed, np.uint8).reshape(-1, _ENTRY.size)
        # Each byte less the one above it: neighbours in one object stream are then all the same.
        predicted = np.full((table + 1, 1 + _ENTRY.size), _UP, np.uint8)
        predicted[0, 1:], predicted[1:, 1:] = listed[0], listed[1:] - listed[:-1]
        data = predicted.tobytes()
        widths = b"/Type/XRef/W[1 4 2]/Size %d/DecodeParms<</Predictor 12/Columns %d>>" % (table + 1, _ENTRY.size)
        self.stream(data, widths + entries, number=table)
        return self._add(file, table, self._streams[table])


def reference(number: int) -> bytes:
    """How one object names another."""
    return b"%d 0 R" % number
