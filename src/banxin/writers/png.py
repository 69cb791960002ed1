"""A frame in, PNG bytes out: a chart for slides on a transparent ground, by way of its one-page PDF and pdfium."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any, Final

from banxin.writers.pdf import picture

if TYPE_CHECKING:
    from banxin.frame import Frame
    from banxin.text.fonts import Fonts

_METRE: Final = 39.3701
"""Inches: PNG gives its resolution in pixels a metre."""

_POINTS: Final = 72

_SNAP: Final = 1 - 1e-9
"""pdfium rounds sizes up: 60 pt at 300 dpi is 250.00000000000003 pixels to a float and must not become 251."""

_RGBA: Final = 6
"""The colour type (PNG, 11.2.2)."""
_SAMPLES: Final = 4
"""Bytes of a pixel."""

_LEVEL: Final = 6
"""Flate: level 9 makes charts a sixth smaller in four times the time."""


def png(frame: Frame, fonts: Fonts, *, dpi: int = 300) -> bytes:
    """The picture of a frame at ``dpi`` dots an inch, transparent where nothing is drawn."""
    import pypdfium2
    import pypdfium2.raw

    document = pypdfium2.PdfDocument(picture(frame, fonts))
    try:
        page = document[0]
        bitmap = page.render(
            scale=_SNAP * dpi / _POINTS, fill_color=(255, 255, 255, 0), rev_byteorder=True,
            force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA, draw_annots=False,
        )  # fmt: skip
        image = _encoded(bitmap, dpi)
        bitmap.close()
        page.close()
        return image
    finally:
        document.close()


def _encoded(bitmap: Any, dpi: int) -> bytes:
    """A bitmap as PNG. Written here, because an image library may change its bytes with every release."""
    pixels = memoryview(bitmap.buffer)
    row = bitmap.width * _SAMPLES
    rows = b"".join(
        b"\0" + bytes(pixels[at : at + row]) for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    resolution = round(dpi * _METRE)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, _RGBA, 0, 0, 0)),
            _chunk(b"sRGB", b"\0"),
            _chunk(b"pHYs", struct.pack(">IIB", resolution, resolution, 1)),
            _chunk(b"IDAT", zlib.compress(rows, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
