"""Charts as PNG: the size asked for, seen through where nothing is drawn, the same every time."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image as Raster

from banxin.frame import Frame, GlyphRun, Item, Path, Segment, box
from banxin.text.fonts import Fonts
from banxin.writers.png import png

SetRun = Callable[..., GlyphRun]


def seen(frame: Frame, fonts: Fonts, dpi: int = 72) -> Raster.Image:
    raster = Raster.open(io.BytesIO(png(frame, fonts, dpi=dpi)))
    raster.load()
    return raster


def frame(*items: Item) -> Frame:
    return Frame(60.0, 40.0, items)


@pytest.mark.parametrize(("dpi", "size"), [(72, (60, 40)), (300, (250, 167)), (144, (120, 80))])
def test_a_picture_has_the_size_and_says_its_resolution(fonts: Fonts, dpi: int, size: tuple[int, int]) -> None:
    raster = seen(frame(box(0, 0, 60, 40, "#336699")), fonts, dpi)
    assert raster.size == size
    assert raster.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_the_ground_is_seen_through_and_ink_is_not(fonts: Fonts) -> None:
    raster = seen(frame(box(10, 10, 20, 10, "#C81E28")), fonts)
    assert raster.mode == "RGBA"
    assert raster.getpixel((15, 15)) == (200, 30, 40, 255)
    assert [raster.getpixel(place)[3] for place in ((5, 5), (35, 15), (15, 25), (59, 39))] == [0, 0, 0, 0]


def test_edges_keep_the_colour_of_the_ink(fonts: Fonts) -> None:
    """Half-covered pixels are half-opaque ink, not ink mixed with white: no pale rim on a dark slide."""
    slope = Path((Segment("M", (0, 0)), Segment("L", (60, 40)), Segment("L", (0, 40)), Segment("Z")), fill="#C81E28")
    raster = seen(frame(slope), fonts)
    edge = [
        pixel for y in range(40) for x in range(60)
        if isinstance(pixel := raster.getpixel((x, y)), tuple) and 40 < pixel[3] < 215
    ]  # fmt: skip
    assert len(edge) > 20
    assert all(abs(pixel[0] - 200) <= 3 and abs(pixel[1] - 30) <= 3 for pixel in edge)


def test_words_are_drawn_with_the_fonts_of_the_report(fonts: Fonts, set_run: SetRun) -> None:
    raster = seen(frame(set_run("版", 10, 30, size=24, face="BanxinHei-Bold")), fonts)
    inked = raster.getchannel("A").getbbox()
    assert inked is not None
    left, top, right, bottom = inked
    assert 9 <= left <= 13
    assert 30 <= right <= 35
    assert 8 <= top <= 12
    assert 31 <= bottom <= 34


def test_the_same_frame_gives_the_same_bytes(fonts: Fonts, set_run: SetRun) -> None:
    drawing = frame(set_run("心", 5, 20), box(0, 0, 9, 9, None, "#000000", 1.0))
    assert png(drawing, fonts) == png(drawing, fonts)
