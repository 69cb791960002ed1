"""Nothing in, an ICC profile of sRGB out: what the colours of our files mean (ISO 19005-2, 6.2.4.2).

Made from the published numbers of IEC 61966-2-1 and not copied from anybody, so it is under this program's own
licence. Version 2 of the format, which the machines of print shops read without fail (reference/pdf.md, section 3).
"""

from __future__ import annotations

import struct
from typing import Final

_D50: Final = (0.9642, 1.0, 0.8249)
"""The white of the profile connection space (ICC.1, 7.2.16)."""

_WHITE: Final = (0.95045, 1.0, 1.08905)
"""D65, the white of sRGB, as the profile's media white."""

_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.71410)
"""The primaries of IEC 61966-2-1, taken to D50 by Bradford's transform. They add up to the white D50."""

_STEPS: Final = 1024
"""Points of the tone curve; with fewer the straight foot of the sRGB curve is lost."""

_DATE: Final = (2000, 1, 1, 0, 0, 0)
"""Profiles carry a date; a fixed one keeps our bytes the same."""


def srgb() -> bytes:
    """The profile: a matrix and one tone curve for the three colours."""
    curve = b"curv" + struct.pack(f">4xI{_STEPS}H", _STEPS, *(_light(step / (_STEPS - 1)) for step in range(_STEPS)))
    values = (
        (b"desc", _description("sRGB IEC61966-2.1")), (b"cprt", b"text" + bytes(4) + b"No copyright, use freely\0"),
        (b"wtpt", _xyz(_WHITE)), (b"rXYZ", _xyz(_RED)), (b"gXYZ", _xyz(_GREEN)), (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    )  # fmt: skip
    return _profile(values)


def _profile(values: tuple[tuple[bytes, bytes], ...]) -> bytes:
    start = 128 + 4 + 12 * len(values)
    places: dict[bytes, int] = {}
    table, body = b"", b""
    for name, value in values:
        if value not in places:  # the curve is kept once
            places[value] = start + len(body)
            body += value + bytes(-len(value) % 4)
        table += name + struct.pack(">II", places[value], len(value))
    size = start + len(body)
    head = struct.pack(
        ">I4x4s4s4s4s6H4s4s4x4x4s8xI3i", size, b"\x02\x10\0\0", b"mntr", b"RGB ", b"XYZ ", *_DATE, b"acsp", b"MSFT",
        bytes(4), 0, *(_fixed(value) for value in _D50),
    )  # fmt: skip
    return head.ljust(128, b"\0") + struct.pack(">I", len(values)) + table + body


def _light(value: float) -> int:
    """Linear light of a value of sRGB, from 0 to 65535 (IEC 61966-2-1, 5.2)."""
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(linear * 65535)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + struct.pack(">4x3i", *(_fixed(value) for value in values))


def _fixed(value: float) -> int:
    return round(value * 0x10000)


def _description(words: str) -> bytes:
    """A description: the ASCII words, and the empty Unicode and Macintosh ones that version 2 wants too."""
    ascii_words = words.encode("ascii") + b"\0"
    return b"desc" + struct.pack(">4xI", len(ascii_words)) + ascii_words + struct.pack(">IIHB67x", 0, 0, 0, 0)
