"""A JPEG file in, its picture without metadata, its size and how it lies out (ITU-T T.81, T.871, T.872)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from banxin.expressions import expression
from banxin.pictures.refusal import NotAPicture, check_profile_size, check_size, is_profile

SIGN: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_READABLE: Final = frozenset((0xC0, 0xC1, 0xC2))
"""Baseline, extended and progressive with Huffman codes: what readers of PDF know (ISO 32000-1, 7.4.8)."""
_SCAN: Final = 0xDA
_END: Final = 0xD9
_TABLES: Final = frozenset((0xC4, 0xDB, 0xDD))
"""Huffman tables, quantisation tables, restart interval: without them nothing can be read."""
_ADOBE: Final = b"Adobe"
_EXIF: Final = b"Exif\0\0"
_PROFILE: Final = b"ICC_PROFILE\0"
_AFTER_SCAN: Final = expression(rb"\xff+([\x01-\xcf\xd8-\xfe])")
"""The next marker: within a scan FF is followed by 0 or by a restart marker."""
_ORIENTATION: Final = 0x0112


class Found(NamedTuple):
    """The picture alone, its size as stored, its colour components, and its EXIF orientation (1: upright)."""

    data: bytes
    size: tuple[int, int]
    components: int
    turn: int


class _Segment(NamedTuple):
    """A marker, what belongs to it, and for a scan what follows it."""

    marker: int
    body: bytes
    scan: bytes = b""

    def written(self) -> bytes:
        """As in a file."""
        return struct.pack(">BBH", 0xFF, self.marker, len(self.body) + 2) + self.body + self.scan


def read(data: bytes) -> Found:
    """The picture alone. Raises ``NotAPicture``."""
    segments = tuple(_segments(data))
    frames = [segment for segment in segments if segment.marker in _FRAMES]
    if len(frames) != 1 or not any(segment.marker == _SCAN for segment in segments):
        raise NotAPicture("JPEG 图片不完整")
    size, components = _frame(frames[0])
    kept = b"".join(segment.written() for segment in _kept(segments))
    turn = next((_turn(segment.body) for segment in segments if segment.body.startswith(_EXIF)), 1)
    return Found(b"\xff\xd8" + kept + b"\xff\xd9", size, components, turn)


def _segments(data: bytes) -> Iterator[_Segment]:
    """Every segment up to the end of the picture; what stands after that is none of it."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes may stand before a marker
            at += 1
        if data[at : at + 1] != b"\xff" or at + 2 > len(data):
            raise NotAPicture("JPEG 图片不完整")
        marker = data[at + 1]
        if marker == _END:
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        if size < 2 or len(body) != size - 2:
            raise NotAPicture("JPEG 图片不完整")
        at += 2 + size
        scan = b""
        if marker == _SCAN:
            end = _AFTER_SCAN.search(data, at)
            if end is None:
                raise NotAPicture("JPEG 图片不完整")
            scan, at = data[at : end.start()], end.start()
        yield _Segment(marker, body, scan)


def _frame(segment: _Segment) -> tuple[tuple[int, int], int]:
    """Size and number of components."""
    if segment.marker not in _READABLE:
        raise NotAPicture("这种 JPEG（无损、分层或算术编码）很多程序读不了")
    if len(segment.body) < 6:
        raise NotAPicture("JPEG 图片不完整")
    depth, height, width, components = struct.unpack_from(">BHHB", segment.body)
    check_size((width, height))
    if depth != 8 or components not in (1, 3, 4) or len(segment.body) != 6 + 3 * components:
        raise NotAPicture(f"这种 JPEG（{depth} 位，{components} 个颜色分量）很多程序读不了")
    return (width, height), components


def _kept(segments: tuple[_Segment, ...]) -> Iterator[_Segment]:
    """What the picture is made of, JFIF's density, Adobe's word on its colours, and its colour profile."""
    profile = _profile(segments)
    for segment in segments:
        marker, body = segment.marker, segment.body
        if marker in _FRAMES or marker == _SCAN or marker in _TABLES:
            yield segment
        elif marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
            yield _Segment(marker, body[:12] + b"\0\0")  # without its small picture
        elif (marker == 0xEE and body.startswith(_ADOBE)) or (profile and marker == 0xE2 and body.startswith(_PROFILE)):
            yield segment


def _profile(segments: tuple[_Segment, ...]) -> bool:
    """Whether there is a colour profile, whole and in order; another is left out (ICC.1:2022, B.4)."""
    parts = [s.body for s in segments if s.marker == 0xE2 and s.body.startswith(_PROFILE)]
    start = len(_PROFILE)
    check_profile_size(sum(len(part) - start - 2 for part in parts))
    numbered = all(part[start : start + 2] == bytes((at, len(parts))) for at, part in enumerate(parts, 1) if at < 256)
    return len(parts) < 256 and numbered and is_profile(b"".join(part[start + 2 :] for part in parts))


def _turn(exif: bytes) -> int:
    """The orientation that EXIF states (TIFF 6.0, section 8); 1 where it states none that there is."""
    tiff = exif[len(_EXIF) :]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return 1
    (at,) = struct.unpack_from(order + "I", tiff, 4)
    if at + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(order + "H", tiff, at)
    for entry in range(at + 2, min(at + 2 + 12 * count, len(tiff) - 11), 12):
        tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, entry)
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else 1
    return 1
