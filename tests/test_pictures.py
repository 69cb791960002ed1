"""The bytes of a picture in, the picture alone out, and nothing that is no picture."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from banxin.pictures import JPEG, PNG, NotAPicture, read

GREY = zlib.compress(b"\0\x80\x80\x80" * 2)
"""Two lines of a pixel."""
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRET = b"where it was taken"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    width: int = 1, height: int = 2, packed: bytes = GREY, *, between: bytes = b"", depth: int = 8, colour: int = 2,
    interlace: int = 0,
) -> bytes:  # fmt: skip
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    return PNG + chunk(b"IHDR", header) + between + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def encoded(raster: Image.Image, kind: str, **options: object) -> bytes:
    data = io.BytesIO()
    raster.save(data, kind, **options)
    return data.getvalue()


def jpeg(mode: str = "RGB", turn: int = 0, **options: object) -> bytes:
    """A picture of 40 by 20 pixels, bright at its upper left corner."""
    raster = Image.new("RGB", (40, 20))
    raster.paste((255, 255, 255), (0, 0, 16, 8))
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    if turn:
        exif[0x0112] = turn
    return encoded(raster.convert(mode), "JPEG", exif=exif.tobytes(), comment=SECRET, **options)


def patched(data: bytes, marker: bytes, at: int, value: int) -> bytes:
    """A JPEG with one byte of a segment changed; ``at`` counts from its marker."""
    at += data.index(marker)
    return data[:at] + bytes([value]) + data[at + 1 :]


def check_refused(data: bytes, words: str) -> None:
    with pytest.raises(NotAPicture, match=words):
        read(data)


def check_alone(data: bytes, kept: Iterable[bytes] = (), dropped: Iterable[bytes] = (SECRET,)) -> None:
    """The same pixels, with what is kept and without what is not."""
    made = read(data)
    with Image.open(io.BytesIO(made.data)) as ours, Image.open(io.BytesIO(data)) as theirs:
        assert made.size == ours.size
        assert ours.convert("RGBA").tobytes() == theirs.convert("RGBA").tobytes()
    assert [part for part in kept if part not in made.data] == []
    assert [part for part in dropped if part in made.data] == []


def test_pictures_are_kept_without_what_is_not_picture() -> None:
    words = chunk(b"tEXt", b"Comment\0" + SECRET) + chunk(b"eXIf", b"II*\0" + SECRET) + chunk(b"tIME", bytes(7))
    check_alone(png(between=words + chunk(b"pHYs", bytes(9))) + SECRET, [b"pHYs"], [SECRET, b"tEXt", b"eXIf", b"tIME"])
    check_alone(jpeg() + SECRET, [b"JFIF"], [SECRET, b"Exif"])
    check_alone(jpeg(progressive=True, restart_marker_blocks=2))
    check_alone(jpeg("L"))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    check_alone(encoded(Image.linear_gradient("L").resize((37, 23)).convert(mode), "PNG"))


def test_interlaced_pngs_are_measured_pass_by_pass() -> None:
    lines = zlib.compress(b"\0\x80" + b"\0\x80" + b"\0\x80\x80")  # 2 by 2: passes 1, 6 and 7
    assert read(png(2, 2, lines, colour=0, interlace=1)).size == (2, 2)
    check_refused(png(2, 2, zlib.compress(b"\0\x80" * 2), colour=0, interlace=1), "像素不全")


def test_colour_profiles_stay_where_they_are_profiles() -> None:
    raster = Image.new("RGB", (2, 2))
    check_alone(encoded(raster, "PNG", icc_profile=PROFILE), [b"iCCP"])
    check_alone(encoded(raster, "PNG", icc_profile=SECRET * 20), (), [b"iCCP"])
    check_alone(encoded(raster, "JPEG", icc_profile=PROFILE), [PROFILE])
    check_alone(encoded(raster, "JPEG", icc_profile=SECRET * 20))
    check_refused(encoded(raster, "JPEG", icc_profile=bytes(5_000_000)), "picture_profile")
    check_refused(png(between=chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(100_000_000)))), "picture_profile")


@pytest.mark.parametrize("turn", range(1, 9))
def test_photographs_are_turned_as_they_say(turn: int) -> None:
    made = read(jpeg(turn=turn))
    with Image.open(io.BytesIO(made.data)) as ours:
        assert ours.size == made.size == ((40, 20) if turn < 5 else (20, 40))
        wide, high = ours.size
        corners = [(2, 2), (wide - 3, 2), (wide - 3, high - 3), (2, high - 3)]
        bright = [corner for corner in corners if ours.convert("L").getpixel(corner) > 200]
        assert not ours.getexif()
    assert bright == [corners[(0, 1, 2, 3, 0, 1, 2, 3)[turn - 1]]]


def test_ink_colours_become_light() -> None:
    with Image.open(io.BytesIO(read(jpeg("CMYK")).data)) as ours:
        assert ours.mode == "RGB" and ours.getpixel((2, 2)) > (240, 240, 240)


def test_what_is_no_picture() -> None:
    for start, name in (
        (b"GIF89a", "GIF"),
        (b"%PDF-1.7", "PDF"),
        (b"%!PS-Adobe", "EPS"),
        (b"<svg/>", "SVG"),
        (b"", "不是"),
    ):
        check_refused(start, name)
    check_refused(PNG, "不完整")
    check_refused(png()[:-8] + bytes(40), "不完整")
    check_refused(png().replace(b"\0\0\0\1\0\0\0\2", b"\0\0\0\1\0\0\0\3"), "不完整")  # the sum is of other bytes
    check_refused(jpeg()[:8], "不完整")
    check_refused(jpeg()[:-20], "不完整")
    check_refused(jpeg().replace(b"\xff\xda", b"\xff\xd9"), "不完整")


def test_pictures_whose_pixels_are_not_there() -> None:
    check_refused(png(packed=b"xx"), "解不开")
    check_refused(png(7_000, 7_000), "像素不全")
    check_refused(png(packed=zlib.compress(b"\7\x80\x80\x80" * 2)), "像素不全")
    check_refused(png(packed=zlib.compress(bytes(50_000_000))), "像素比文件头所说的多")
    check_refused(png(depth=3), "文件头")
    check_refused(png(colour=3), "调色板")
    check_refused(patched(jpeg("CMYK"), b"\xff\xc4", 4, 0xFF), "解不开")


def test_kinds_of_jpeg_that_many_programs_cannot_read() -> None:
    check_refused(patched(jpeg(), b"\xff\xc0", 1, 0xC3), "无损")
    check_refused(patched(jpeg(), b"\xff\xc0", 1, 0xC9), "算术")
    check_refused(patched(jpeg(), b"\xff\xc0", 4, 12), "12 位")
    check_refused(patched(jpeg(), b"\xff\xc0", 9, 2), "2 个颜色")


def test_pictures_out_of_measure() -> None:
    check_refused(png(0, 10), "是 0")
    check_refused(png(20_001, 1), "picture_side")
    check_refused(png(10_000_000, 8), "picture_side")
    check_refused(png(10_000, 10_000), "picture_pixels")
    check_refused(patched(jpeg(), b"\xff\xc0", 5, 0x90), "picture_side")


@given(st.binary(max_size=60))
def test_no_bytes_break_it(data: bytes) -> None:
    for start in (b"", PNG, JPEG, png()[:-20], jpeg()[:-30], jpeg()[:20]):
        try:
            width, height = read(start + data).size
        except NotAPicture:
            continue
        assert width > 0 and height > 0
