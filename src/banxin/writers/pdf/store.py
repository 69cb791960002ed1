"""PDF objects in, a file out: ReportLab's object store and file writer. The only module that knows ReportLab.

Of ReportLab this uses ``pdfdoc`` alone, and only when a file is bound: who draws a part of one need not import it. Its
canvas would add a list of operators that we write anyway, its streams have no line end before ``endstream`` (asked for
by ISO 19005-2, 6.1.7.1), and its file id does not depend on the content. The names used here are private to
ReportLab 5; tests/writers/pdf/test_pdf_store.py fails when they move.
"""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import sys
import zlib
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any, Final

import numpy as np

from banxin.records import record

PLAIN: Final = 0
"""Not compressed: what is so already, or is to be read by anybody."""
QUICK: Final = 1
"""Flate for what there is most of: level 5 saves 10 % and takes half as long again, 2 % of a long report's time."""
CLOSE: Final = 5
"""Flate for fonts and pictures: level 6 saves 0.6 % and takes a third longer, level 9 saves 0.8 % and takes three
times as long."""

_VERSION: Final = (1, 7)
"""PDF/A-2 and PDF/UA-1 are written in terms of ISO 32000-1, which is PDF 1.7."""

_IN_A_STREAM: Final = 200
"""Objects of one object stream: more compress no better, and a reader unpacks them all to see one."""

_ROW: Final = np.dtype([("kind", "u1"), ("place", ">u4"), ("last", ">u2")])
"""A row of the table of objects: kind; offset or object stream; generation or place in the stream. Numbers that were
taken and not used stay zero: readers find nothing there."""

_UP: Final = 2
"""PNG's filter Up, named before each row: a byte is what it is more than the one above it."""


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


@record
class Objects:
    """Objects as a file holds them: streams, and what is packed into object streams."""

    streams: tuple[tuple[int, bytes], ...]
    """The number of each stream and its bytes, by rising number."""
    packed: tuple[tuple[int, tuple[int, ...]], ...]
    """The number of each object stream and those of what is in it, in order."""

    @property
    def last(self) -> int:
        """The highest of all numbers."""
        return max((*(number for number, _ in self.streams), *(inside[-1] for _, inside in self.packed)))


class Store:
    """Objects by number. A number can be taken before its object is known.

    The numbers are every ``step``-th from ``first`` on, so that several stores can fill one file.
    """

    def __init__(self, first: int = 1, step: int = 1) -> None:
        self._numbers = itertools.count(first, step)
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """A number for an object that comes later."""
        return next(self._numbers)

    def put(self, content: bytes, number: int | None = None) -> int:
        """Keep an object's bytes, under a number taken before or a new one; its number."""
        if number is None:
            number = self.reserve()
        self._plain[number] = content
        return number

    def stream(self, data: bytes, entries: bytes = b"", level: int = CLOSE) -> int:
        """Keep a stream, compressed on a ``level`` of Flate unless that is ``PLAIN``; its number."""
        if level:
            data = zlib.compress(data, level)
            entries += b"/Filter/FlateDecode"
        number = self.reserve()
        self._streams[number] = b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)
        return number

    def objects(self) -> Objects:
        """All that was kept, which the store gives up.

        What is no stream goes into object streams (ISO 32000-1, 7.5.7): the structure of a long report, an object for
        every line and cell, would be half of its file.
        """
        packed = tuple(self._packed())
        streams, self._streams = self._streams, {}
        return Objects(tuple(sorted(streams.items())), packed)

    def _packed(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Put all plain objects into object streams; the number of each with those of what is in it."""
        numbers = sorted(self._plain)
        for first in range(0, len(numbers), _IN_A_STREAM):
            some = numbers[first : first + _IN_A_STREAM]
            bodies = [self._plain.pop(number) for number in some]
            starts = itertools.accumulate((len(body) + 1 for body in bodies), initial=0)
            index = " ".join(f"{number} {start}" for number, start in zip(some, starts, strict=False)).encode("ascii")
            entries = b"/Type/ObjStm/N %d/First %d" % (len(some), len(index) + 1)
            yield self.stream(b"\n".join((index, *bodies)), entries, QUICK), tuple(some)


def file(parts: Sequence[Objects], catalogue: int, information: int) -> bytes:
    """The whole file of some objects. Its id is a hash of its content: other words, another id; the same, the same."""
    made = _File()
    packed: dict[int, tuple[int, ...]] = {}
    for part in parts:
        for number, body in part.streams:
            made.add(number, body)
        packed |= part.packed
    identity = made.hashed.digest()[:16].hex().encode("ascii")
    entries = b"/Root %s/Info %s/ID[<%s><%s>]" % (reference(catalogue), reference(information), identity, identity)
    table = 1 + max(part.last for part in parts)
    made.add(table, _table(table, {**made.starts, table: made.written.offset}, packed, entries))
    made.written.add(b"startxref\n%d\n%%%%EOF\n" % made.starts[table])
    content: bytes = made.written.format(None)
    return content


class _File:
    """A file while objects are added to it."""

    def __init__(self) -> None:
        self._reportlab: Any = _pdfdoc()
        # Every default that a user's settings could change is given.
        self._document = self._reportlab.PDFDocument(compression=0, invariant=1, pdfVersion=_VERSION, lang="zh-CN")
        self.written = self._reportlab.PDFFile(_VERSION)
        self.hashed = hashlib.sha256(self.written.strings[0])
        self.starts: dict[int, int] = {}
        """Where each object stands."""

    def add(self, number: int, body: bytes) -> None:
        """Add an object whose bytes are ready."""
        name = f"object{number}"
        self._document.idToObjectNumberAndVersion[name] = (number, 0)
        formatted: bytes = self._reportlab.PDFIndirectObject(name, body).format(self._document)
        self.hashed.update(formatted)
        self.starts[number] = self.written.add(formatted)


def _table(own: int, starts: dict[int, int], packed: dict[int, tuple[int, ...]], entries: bytes) -> bytes:
    """The table of all objects as a stream (7.5.8) with a number of its ``own``, the last. It lists itself too."""
    rows = np.zeros(own + 1, _ROW)
    rows[0] = (0, 0, 0xFFFF)
    for number, start in starts.items():
        rows[number] = (1, start, 0)
    for stream, inside in packed.items():
        at = np.array(inside)
        rows["kind"][at], rows["place"][at], rows["last"][at] = 2, stream, np.arange(len(inside))
    listed = rows.view(np.uint8).reshape(-1, _ROW.itemsize)
    # Each byte less the one above it: neighbours in one object stream are then all the same.
    predicted = np.full((own + 1, 1 + _ROW.itemsize), _UP, np.uint8)
    predicted[0, 1:], predicted[1:, 1:] = listed[0], listed[1:] - listed[:-1]
    widths = b"/Type/XRef/W[1 4 2]/Size %d/DecodeParms<</Predictor 12/Columns %d>>" % (own + 1, _ROW.itemsize)
    store = Store(own)
    store.stream(predicted.tobytes(), widths + entries, QUICK)
    ((_, body),) = store.objects().streams
    return body


def reference(number: int) -> bytes:
    """How one object names another."""
    return b"%d 0 R" % number
