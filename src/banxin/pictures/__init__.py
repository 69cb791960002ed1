"""An author's picture file in, the picture alone and its size in pixels out. Only PNG and JPEG; all read here.

No picture library looks at a file before its size is known: 18 kB of PNG can be 144 million pixels
(reference/hardening.md, fact 12). What is not picture (where a photograph was taken, who with, words after its end) is
left out, and a photograph that only says that it lies on its side is turned.
"""

from __future__ import annotations

from typing import Final

from banxin.pictures import jpeg, png, turning
from banxin.pictures.refusal import NotAPicture
from banxin.records import record

__all__ = ["JPEG", "PNG", "NotAPicture", "Pixels", "read"]

PNG: Final = png.SIGN
JPEG: Final = jpeg.SIGN
_OTHERS: Final = {
    b"GIF8": "GIF", b"RIFF": "WebP", b"%PDF": "PDF", b"%!PS": "EPS", b"<svg": "SVG", b"<?xm": "SVG", b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}  # fmt: skip


@record
class Pixels:
    """A picture without metadata, upright, and its width and height in pixels."""

    data: bytes
    size: tuple[int, int]


def read(data: bytes) -> Pixels:
    """A file's picture. Raises ``NotAPicture``, which says why."""
    if data.startswith(PNG):
        return Pixels(*png.read(data))
    if not data.startswith(JPEG):
        other = _OTHERS.get(data[:4])
        raise NotAPicture("不是 PNG 或 JPEG 图片" + (f"，而是 {other}" if other else ""))
    found = jpeg.read(data)
    if found.turn == 1 and found.components != 4:
        return Pixels(found.data, found.size)
    # Ink colours are turned into light by the PDF writer, which must not be the first to find that they cannot be.
    return Pixels(*turning.upright(found.data, found.turn))
