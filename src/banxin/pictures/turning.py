"""A JPEG and how it lies in, the picture upright and in colours of light out; the only one that unpacks pixels."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from banxin.pictures.refusal import NotAPicture

if TYPE_CHECKING:
    from PIL import Image

_QUALITY: Final = 95
"""Of 100: a photograph that is packed once more shows no difference at this quality."""


def upright(data: bytes, turn: int) -> tuple[bytes, tuple[int, int]]:
    """The picture turned as EXIF's ``turn`` (1 to 8) asks, ink colours made light; and its size.

    Raises ``NotAPicture`` where its pixels cannot be unpacked.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as stored:
            raster = stored.convert("RGB") if stored.mode == "CMYK" else stored
            profile = None if stored.mode == "CMYK" else stored.info.get("icc_profile")
            raster = _turned(raster, turn)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotAPicture("JPEG 图片已损坏：解不开") from None
    packed = io.BytesIO()
    raster.save(packed, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=profile)
    return packed.getvalue(), raster.size


def _turned(raster: Image.Image, turn: int) -> Image.Image:
    """Undo what a camera held aslant has done (EXIF 2.32, table 6)."""
    from PIL.Image import Transpose

    undo = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
    }  # fmt: skip
    raster.load()
    return raster.transpose(undo[turn]) if turn in undo else raster
