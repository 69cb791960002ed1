"""An author's picture file in, checked bytes and their size in pixels out. Only PNG and JPEG; the header is read here.

No picture library looks at a file before its size is known: 18 kB of PNG can be 144 million pixels
(reference/hardening.md, fact 12).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin import limits

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's start-of-frame markers (ITU-T T.81, table B.1), which say how large it is."""
_BARE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers without a length."""


class NotAPicture(ValueError):
    """The bytes are no PNG or JPEG within limits; the message says why."""


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises ``NotAPicture``."""
    found = _png(data) if data.startswith(PNG) else _jpeg(data) if data.startswith(JPEG) else None
    if found is None:
        raise NotAPicture(
            "不是 PNG 或 JPEG 图片" + ("" if data[:4] not in (b"GIF8", b"RIFF", b"%PDF") else f"，而是 {_name(data)}")
        )
    width, height = found
    if not width or not height:
        raise NotAPicture("图片的宽或高是 0")
    if max(found) > limits.PICTURE_SIDE.most:
        raise NotAPicture(limits.over(limits.PICTURE_SIDE, max(found)))
    if width * height > limits.PICTURE_PIXELS.most:
        raise NotAPicture(limits.over(limits.PICTURE_PIXELS, width * height))
    return found


def _name(data: bytes) -> str:
    return {b"GIF8": "GIF", b"RIFF": "WebP", b"%PDF": "PDF"}[data[:4]]


def _png(data: bytes) -> tuple[int, int] | None:
    if data[12:16] != b"IHDR" or len(data) < 33:
        return None
    if b"IEND" not in data[-16:]:
        raise NotAPicture("PNG 图片不完整")
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[int, int] | None:
    for marker, start in _segments(data):
        if marker in _SIZES and start + 7 <= len(data):
            return int.from_bytes(data[start + 5 : start + 7], "big"), int.from_bytes(
                data[start + 3 : start + 5], "big"
            )
    raise NotAPicture("JPEG 图片不完整")


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Each marker, and where its length stands."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        at += 2
        yield marker, at
        if marker not in _BARE:
            at += max(int.from_bytes(data[at : at + 2], "big"), 2)
