"""Two picture files in, whether they show the same out: a program may have packed one of them anew."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from banxin.pictures import NotAPicture, read

if TYPE_CHECKING:
    from PIL import Image

GRID: Final = 32
"""Pictures are compared as so many fields across and down."""
ON_AVERAGE: Final = 5.0
"""How far fields may be off on the average, of 255: pages packed at half their size and quality were off by 1.3, other
pages of the same report by 7.5 and more."""
AT_MOST: Final = 40
"""How far one field may be off: the former were off by 11, the latter by 169 and more."""


def alike(one: bytes, other: bytes) -> bool:
    """Whether two PNG or JPEG files look the same at a glance; false where one is neither."""
    from PIL import Image, ImageChops, ImageStat

    try:
        first, second = (_seen(read(data).data) for data in (one, other))
    except (NotAPicture, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    apart = ImageStat.Stat(ImageChops.difference(first, second))
    return max(apart.mean) <= ON_AVERAGE and max(high for _, high in apart.extrema) <= AT_MOST


SKETCHED: Final = 16
"""Fields across and down of a sketch."""


def sketch(data: bytes) -> str:
    """How light a PNG or JPEG file is field by field, in hexadecimal: what a file made from it later is held against;
    empty where it is neither."""
    from PIL import Image

    try:
        grey = _seen(read(data).data).convert("L")
    except (NotAPicture, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ""
    return grey.resize((SKETCHED, SKETCHED), Image.Resampling.BOX).tobytes().hex()


def resembles(data: bytes, sketched: str) -> bool:
    """Whether a file looks like the one that a sketch was made of; false where it is no picture."""
    one, other = sketch(data), sketched
    if len(one) != len(other) or not one or set(other) - set("0123456789abcdef"):
        return False
    apart = [abs(a - b) for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)]
    return sum(apart) / len(apart) <= ON_AVERAGE and max(apart) <= AT_MOST


def _seen(data: bytes) -> Image.Image:
    """A picture on white, as coarse as it is compared."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as stored:
        whole = stored.convert("RGBA")
        white = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(white, whole).convert("RGB").resize((GRID, GRID), Image.Resampling.BOX)
