"""Names and bytes of parts in, a zip out whose bytes tell of neither clock nor machine (APPNOTE 6.3, 4.3).

A part may be packed while it is written: of a long report's body, ten times as large, only what is packed is held.
``zipfile`` takes no bytes that are packed already.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
"""What it takes to read it: deflate (4.4.3)."""
_TIME, _DATE = 0, 0x21
"""The first date a zip can say, 1980-01-01 (4.4.6)."""
_MODE: Final = 0o600 << 16
"""Whoever unpacks it may read it."""
_SMALLEST: Final = 9
"""zlib's smallest window, as a power of two."""
_LEVEL: Final = 4
"""How hard zlib tries: the usual 6 takes two thirds more time for a file smaller by an eighth, 3 a third less for one
larger by a third."""


class Packed:
    """A part's bytes, packed as they come."""

    def __init__(self, *, squeezed: bool = True, size: int = 1 << zlib.MAX_WBITS) -> None:
        """Not ``squeezed`` are pictures, which are packed already. ``size`` is how many bytes it has: a small
        part takes small tables, and a long report has hundreds of them."""
        window = min(max(size.bit_length(), _SMALLEST), zlib.MAX_WBITS)
        tables = window + zlib.DEF_MEM_LEVEL - zlib.MAX_WBITS
        self._deflate = zlib.compressobj(_LEVEL, wbits=-window, memLevel=tables) if squeezed else None
        self._pieces: list[bytes] = []
        self._check = 0
        self._size = 0

    def write(self, piece: bytes) -> None:
        """Add bytes."""
        self._check = zlib.crc32(piece, self._check)
        self._size += len(piece)
        self._keep(piece if self._deflate is None else self._deflate.compress(piece))

    def close(self) -> Packed:
        """The part, when its last byte is written."""
        if self._deflate is not None:
            self._keep(self._deflate.flush())
        return self

    def pieces(self) -> Iterator[bytes]:
        """The bytes of a closed part as they were written, in other pieces."""
        inflate = zlib.decompressobj(wbits=-zlib.MAX_WBITS) if self._deflate is not None else None
        for piece in self._pieces:
            yield piece if inflate is None else inflate.decompress(piece)

    def entry(self, path: str, start: int) -> tuple[list[bytes], bytes]:
        """What stands of the part in a zip from ``start`` on, and its line in the list at the zip's end."""
        name, method = path.encode("ascii"), 8 if self._deflate is not None else 0
        sizes = (self._check, sum(map(len, self._pieces)), self._size)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, 0, method, _TIME, _DATE, *sizes, len(name), 0)
        listed = _CENTRAL.pack(
            b"PK\1\2", _VERSION, _VERSION, 0, method, _TIME, _DATE, *sizes, len(name), 0, 0, 0, 0, _MODE, start
        )  # fmt: skip
        return [local, name, *self._pieces], listed + name

    def _keep(self, piece: bytes) -> None:
        if piece:
            self._pieces.append(piece)


def packed(pieces: Iterable[bytes]) -> Packed:
    """A whole part that comes in pieces."""
    part = Packed()
    for piece in pieces:
        part.write(piece)
    return part.close()


def whole(data: bytes, *, squeezed: bool = True) -> Packed:
    """A whole part."""
    part = Packed(squeezed=squeezed, size=len(data))
    part.write(data)
    return part.close()


def zipped(parts: Iterable[tuple[str, Packed]]) -> bytes:
    """Closed parts in their order as one zip."""
    pieces: list[bytes] = []
    listed: list[bytes] = []
    start = 0
    for path, part in parts:
        own, line = part.entry(path, start)
        pieces += own
        listed.append(line)
        start += sum(map(len, own))
    end = _END.pack(b"PK\5\6", 0, 0, len(listed), len(listed), sum(map(len, listed)), start, 0)
    return b"".join((*pieces, *listed, end))
