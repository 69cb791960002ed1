"""A PNG file in, its picture without metadata and its size out (PNG specification, third edition)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from banxin import limits
from banxin.pictures.refusal import NotAPicture, check_profile_size, check_size, is_profile

SIGN: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""By colour type (11.2.1, table 12)."""
_KEPT: Final = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs"))
"""What the picture is made of; times, words, EXIF and frames of animations are left out."""
_ADAM7: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where each pass of an interlaced picture starts and how far apart its pixels are: x, y, dx, dy (8.1)."""
_FILTERS: Final = bytes(range(5))
_PIECE: Final = 1 << 20


class _Header(NamedTuple):
    """IHDR (11.2.1)."""

    width: int
    height: int
    depth: int
    colour: int
    compression: int
    filter: int
    interlace: int


def read(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The picture alone, and its size. Raises ``NotAPicture``."""
    chunks = tuple(_chunks(data))
    header = _header(chunks)
    kinds = [kind for kind, _ in chunks]
    if kinds[-1] != b"IEND" or b"IDAT" not in kinds:
        raise NotAPicture("PNG 图片不完整")
    if header.colour == 3 and b"PLTE" not in kinds:
        raise NotAPicture("PNG 图片没有调色板")
    _check_pixels(header, b"".join(body for kind, body in chunks if kind == b"IDAT"))
    kept = (_chunk(kind, body) for kind, body in chunks if kind in _KEPT and not (kind == b"iCCP" and not _holds(body)))
    return SIGN + b"".join(kept), (header.width, header.height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk up to IEND; what stands after that is no picture."""
    at = len(SIGN)
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        (check,) = struct.unpack_from(">I", data, at + 8 + size) if at + 12 + size <= len(data) else (-1,)
        if check != zlib.crc32(kind + body):
            raise NotAPicture("PNG 图片不完整")
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + size


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _header(chunks: tuple[tuple[bytes, bytes], ...]) -> _Header:
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise NotAPicture("PNG 图片不完整")
    header = _Header(*struct.unpack(">IIBBBBB", chunks[0][1]))
    check_size((header.width, header.height))
    known = header.depth in _DEPTHS.get(header.colour, ())
    if not known or header.compression or header.filter or header.interlace > 1:
        raise NotAPicture("PNG 图片的文件头不对")
    return header


def _check_pixels(header: _Header, packed: bytes) -> None:
    """Unpack all there is, keeping nothing: as many lines as the header says, each with a filter there is."""
    lines = _Unpacked(packed, sum(size * count for size, count in _lines(header)))
    for size, count in _lines(header):
        for _ in range(count):
            line = lines.take(size)
            if len(line) < size or line[0] not in _FILTERS:
                raise NotAPicture("PNG 图片已损坏：像素不全")
    lines.take(1)  # a reader that unpacks everything must not find more than the header says


def _lines(header: _Header) -> Iterator[tuple[int, int]]:
    """The bytes of a line, with its filter's, and how many such lines there are; for each pass."""
    bits = header.depth * _CHANNELS[header.colour]
    passes = _ADAM7 if header.interlace else ((0, 0, 1, 1),)
    for x, y, dx, dy in passes:
        width, height = (header.width - x + dx - 1) // dx, (header.height - y + dy - 1) // dy
        if width > 0 and height > 0:
            yield 1 + (width * bits + 7) // 8, height


class _Unpacked:
    """Bytes as they come out of a deflated stream; refuses a stream that holds more than ``most``."""

    def __init__(self, packed: bytes, most: int) -> None:
        self._stream = zlib.decompressobj()
        self._packed = packed
        self._left = most
        self._ready = b""
        self._at = 0

    def take(self, size: int) -> bytes:
        """The next bytes; fewer where there are no more."""
        if len(self._ready) - self._at < size:
            self._fill(size)
        taken = self._ready[self._at : self._at + size]
        self._at += size
        return taken

    def _fill(self, size: int) -> None:
        pieces = [self._ready[self._at :]]
        held = len(pieces[0])
        while held < size and not self._stream.eof:
            try:
                piece = self._stream.decompress(self._stream.unconsumed_tail or self._packed, _PIECE)
            except zlib.error:
                raise NotAPicture("PNG 图片已损坏：解不开") from None
            self._packed = b""
            self._left -= len(piece)
            if self._left < 0:
                raise NotAPicture("PNG 图片已损坏：像素比文件头所说的多")
            if not piece and not self._stream.unconsumed_tail:
                break
            pieces.append(piece)
            held += len(piece)
        self._ready, self._at = b"".join(pieces), 0


def _holds(body: bytes) -> bool:
    """Whether an iCCP chunk holds a colour profile; one that does not is left out (11.3.2.3)."""
    _, _, packed = body.partition(b"\0")
    stream = zlib.decompressobj()
    try:
        profile = stream.decompress(packed[1:], limits.PICTURE_PROFILE.most + 1) if packed[:1] == b"\0" else b""
    except zlib.error:
        return False
    check_profile_size(len(profile))
    return is_profile(profile)
