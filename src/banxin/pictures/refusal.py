"""Why a file is no picture that may be used."""

from __future__ import annotations

from typing import Final

from banxin import limits

LEAST_PROFILE: Final = 128
"""Bytes of an ICC profile's header (ICC.1:2022, 7.2)."""


class NotAPicture(ValueError):
    """The bytes are no PNG or JPEG within limits; the message says why."""


def check_size(size: tuple[int, int]) -> None:
    """Raise ``NotAPicture`` where a width or height is none, or beyond the limits."""
    width, height = size
    if not width or not height:
        raise NotAPicture("图片的宽或高是 0")
    if max(size) > limits.PICTURE_SIDE.most:
        raise NotAPicture(limits.over(limits.PICTURE_SIDE, max(size)))
    if width * height > limits.PICTURE_PIXELS.most:
        raise NotAPicture(limits.over(limits.PICTURE_PIXELS, width * height))


def check_profile_size(size: int) -> None:
    """Raise ``NotAPicture`` where a colour profile is too large."""
    if size > limits.PICTURE_PROFILE.most:
        raise NotAPicture(limits.over(limits.PICTURE_PROFILE, size))


def is_profile(data: bytes) -> bool:
    """Whether these bytes are a colour profile by its own header: its size and its signature."""
    return len(data) >= LEAST_PROFILE and int.from_bytes(data[:4], "big") == len(data) and data[36:40] == b"acsp"
