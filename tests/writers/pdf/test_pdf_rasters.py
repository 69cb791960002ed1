"""Pictures: what is seen stays seen, what is not needed is not written."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Raster

from banxin.frame import Element, Image, Item

Bind = Callable[..., bytes]
Opened = Callable[[bytes], pikepdf.Pdf]

FIGURE = Element("Figure", "f", alt="图片")


def encoded(raster: Raster.Image, kind: str = "PNG") -> bytes:
    data = io.BytesIO()
    raster.save(data, kind, quality=95) if kind == "JPEG" else raster.save(data, kind)
    return data.getvalue()


def quarters(mode: str, *values: object) -> Raster.Image:
    """A picture of 8 by 8 pixels in four quarters."""
    raster = Raster.new(mode, (8, 8))
    for at, value in enumerate(values):
        raster.paste(value, (at % 2 * 4, at // 2 * 4, at % 2 * 4 + 4, at // 2 * 4 + 4))
    return raster


def looks(bind: Bind, data: bytes) -> list[tuple[int, int, int]]:
    """The colours of the four quarters of a picture, printed 80 points wide on white."""
    document = pypdfium2.PdfDocument(bind((Image(0, 0, 80, 80, data, FIGURE),)))
    try:
        page = document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    return [page.getpixel(place) for place in ((20, 20), (60, 20), (20, 60), (60, 60))]


def near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


RED, GREEN, BLUE, WHITE = (200, 30, 40), (20, 160, 60), (30, 60, 200), (255, 255, 255)

PALETTE = quarters("RGB", RED, GREEN, BLUE, WHITE).quantize(4)


@pytest.mark.parametrize(
    ("raster", "kind", "colours"),
    [
        (quarters("RGB", RED, GREEN, BLUE, WHITE), "PNG", (RED, GREEN, BLUE, WHITE)),
        (quarters("RGB", RED, GREEN, BLUE, WHITE), "JPEG", (RED, GREEN, BLUE, WHITE)),
        (quarters("L", 10, 90, 170, 250), "PNG", ((10,) * 3, (90,) * 3, (170,) * 3, (250,) * 3)),
        (quarters("L", 10, 90, 170, 250), "JPEG", ((10,) * 3, (90,) * 3, (170,) * 3, (250,) * 3)),
        (quarters("1", 0, 1, 1, 0), "PNG", ((0,) * 3, WHITE, WHITE, (0,) * 3)),
        (
            quarters("RGBA", (*RED, 255), (*GREEN, 0), (0, 0, 0, 128), (*BLUE, 255)),
            "PNG",
            (RED, WHITE, (127,) * 3, BLUE),
        ),
        (quarters("LA", (10, 255), (10, 0), (0, 128), (90, 255)), "PNG", ((10,) * 3, WHITE, (127,) * 3, (90,) * 3)),
        (PALETTE, "PNG", (RED, GREEN, BLUE, WHITE)),
        (quarters("I;16", 0, 257 * 128, 257 * 200, 65535), "PNG", ((0,) * 3, (128,) * 3, (200,) * 3, WHITE)),
    ],
    ids=[
        "rgb",
        "rgb jpeg",
        "grey",
        "grey jpeg",
        "black and white",
        "transparent",
        "grey transparent",
        "palette",
        "16 bit",
    ],
)
def test_pictures_look_as_they_are(
    bind: Bind, raster: Raster.Image, kind: str, colours: tuple[tuple[int, int, int], ...]
) -> None:
    seen = looks(bind, encoded(raster, kind))
    assert all(map(near, seen, colours)), seen


def pictures(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [thing for thing in file.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]


def test_a_jpeg_goes_through_untouched(bind: Bind, opened: Opened) -> None:
    data = encoded(quarters("RGB", RED, GREEN, BLUE, WHITE), "JPEG")
    (picture,) = pictures(opened(bind((Image(0, 0, 80, 80, data, FIGURE),))))
    assert picture.read_raw_bytes() == data


def test_a_press_jpeg_is_turned_into_screen_colours(bind: Bind, opened: Opened) -> None:
    data = encoded(quarters("CMYK", (0, 200, 180, 0)), "JPEG")
    (picture,) = pictures(opened(bind((Image(0, 0, 80, 80, data, FIGURE),))))
    assert picture.ColorSpace == "/DeviceRGB"


def test_a_picture_used_twice_is_kept_once(bind: Bind, opened: Opened) -> None:
    one, other = (encoded(quarters("RGB", colour, colour, colour, colour)) for colour in (RED, BLUE))
    page: tuple[Item, ...] = (Image(0, 0, 9, 9, one, FIGURE), Image(0, 20, 9, 9, other, FIGURE))
    assert len(pictures(opened(bind(page, (Image(0, 0, 50, 50, one, FIGURE),))))) == 2


@pytest.mark.parametrize(("opacity", "masks"), [(255, 0), (254, 1)])
def test_only_what_is_transparent_has_a_mask(bind: Bind, opened: Opened, opacity: int, masks: int) -> None:
    data = encoded(quarters("RGBA", (*RED, opacity), (*RED, 255), (*RED, 255), (*RED, 255)))
    found = pictures(opened(bind((Image(0, 0, 9, 9, data, FIGURE),))))
    assert len([picture for picture in found if "/SMask" in picture]) == masks
