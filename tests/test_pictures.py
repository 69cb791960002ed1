"""The header of a picture in, its size out, and nothing that is no picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.pictures import JPEG, PNG, NotAPicture, size


def png(width: int, height: int) -> bytes:
    header = b"\x00\x00\x00\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return PNG + header + bytes(4) + b"\x00\x00\x00\x00IEND\xaeB`\x82"


def jpeg(width: int, height: int, *, before: bytes = b"\xff\xe0\x00\x04ab") -> bytes:
    return (
        b"\xff\xd8" + before + b"\xff\xc2\x00\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + bytes(6)
    )


def check_refused(data: bytes, words: str) -> None:
    with pytest.raises(NotAPicture, match=words):
        size(data)


def test_sizes() -> None:
    assert size(png(640, 480)) == (640, 480)
    assert size(jpeg(640, 480)) == (640, 480)
    assert size(jpeg(640, 480, before=b"\xff\xff\xff\xe1\x00\x03a")) == (640, 480)


def test_what_is_no_picture() -> None:
    check_refused(b"", "不是 PNG 或 JPEG")
    check_refused(b"GIF89a", "GIF")
    check_refused(b"%PDF-1.7", "PDF")
    check_refused(b"%!PS-Adobe", "不是")
    check_refused(PNG, "不是 PNG 或 JPEG")
    check_refused(png(10, 10)[:-8] + bytes(40), "不完整")
    check_refused(jpeg(10, 10)[:8], "不完整")


def test_pictures_out_of_measure() -> None:
    check_refused(png(0, 10), "是 0")
    check_refused(png(20_001, 1), "picture_side")
    check_refused(png(10_000, 10_000), "picture_pixels")


@given(st.binary(max_size=60))
def test_no_bytes_break_it(data: bytes) -> None:
    for start in (b"", PNG, JPEG):
        try:
            width, height = size(start + data)
        except NotAPicture:
            continue
        assert width > 0 and height > 0
