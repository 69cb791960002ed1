"""PNG and JPEG bytes in, image objects out: JPEG as it is, PNG with its transparency as a soft mask; each once."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image as Raster

from banxin.writers.pdf.store import PLAIN, Store, reference

_JPEG: Final = b"\xff\xd8"

_PASSED: Final = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}
"""JPEG modes that go through unchanged; CMYK would need a press profile, so it is turned into RGB."""


class Rasters:
    """The pictures of one file: the same bytes are kept once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._numbers: dict[bytes, int] = {}

    def of(self, data: bytes) -> int:
        """The number of a picture's object."""
        if data not in self._numbers:
            self._numbers[data] = self._keep(data)
        return self._numbers[data]

    def _keep(self, data: bytes) -> int:
        with Raster.open(io.BytesIO(data), formats=("PNG", "JPEG")) as raster:
            if data.startswith(_JPEG) and raster.mode in _PASSED:
                entries = _entries(raster, _PASSED[raster.mode]) + b"/Filter/DCTDecode"
                return self._store.stream(data, entries, PLAIN)
            return self._pixels(raster)

    def _pixels(self, raster: Raster.Image) -> int:
        if raster.has_transparency_data:
            raster = raster.convert("LA" if raster.mode == "LA" else "RGBA")
            mask = self._mask(raster.getchannel("A"))
        else:
            mask = b""
        if raster.mode.startswith("I"):  # grey of 16 bits, which Pillow would clip instead of scaling down
            raster = raster.point(lambda value: value * (1 / 257)).convert("L")
        raster = raster.convert("L" if raster.mode in ("1", "L", "LA") else "RGB")
        space = _PASSED[raster.mode]
        return self._store.stream(raster.tobytes(), _entries(raster, space) + mask)

    def _mask(self, alpha: Raster.Image) -> bytes:
        if alpha.getextrema() == (255, 255):
            return b""
        return b"/SMask " + reference(self._store.stream(alpha.tobytes(), _entries(alpha, b"/DeviceGray")))


def _entries(raster: Raster.Image, space: bytes) -> bytes:
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent 8" % (*raster.size, space)
