"""Charts as SVG: outlines at their places, in the few words of SVG that every Office reads."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable

import pytest
from lxml import etree

from banxin.frame import Element, Frame, GlyphRun, Image, Item, LinkArea, Path, Placed, Segment, box, rule
from banxin.text.fonts import Fonts
from banxin.writers.svg import svg

SetRun = Callable[..., GlyphRun]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(fonts: Fonts, *items: Item, **options: object) -> etree._Element:
    return etree.fromstring(svg(Frame(120.0, 80.0, items), fonts, **options))  # type: ignore[arg-type]


def check(fonts: Fonts, item: Item, **attributes: str) -> None:
    """One item, set 10 right and 20 down, is one path with these attributes and no others."""
    (path,) = drawn(fonts, Placed(10, 20, Frame(50, 50, (item,))))
    assert path.tag == f"{SVG}path"
    assert dict(path.attrib) == {name.replace("_", "-"): value for name, value in attributes.items()}


def test_shapes_are_paths(fonts: Fonts) -> None:
    check(fonts, box(1, 2, 3, 4, "#336699"), d="M11 22L14 22L14 26L11 26Z", fill="#336699")
    check(
        fonts, rule(0, 5, 30, 0.5, "#000000"), d="M10 25L40 25", fill="none", stroke="#000000", stroke_width="0.5"
    )  # fmt: skip
    curve = Path(
        (Segment("M", (0, 0)), Segment("C", (1, 2, 3, 4, 5.12345, 6))), stroke="#FF0000", weight=1, dash=(3, 1.5)
    )
    check(
        fonts, curve, d="M10 20C11 22 13 24 15.123 26", fill="none", stroke="#FF0000", stroke_width="1",
        stroke_dasharray="3 1.5",
    )  # fmt: skip
    leader = Path((Segment("M", (0, 0)), Segment("L", (40, 0))), stroke="#FF0000", weight=2, dash=(0, 5))
    check(
        fonts, leader, d="M10 20L50 20", fill="none", stroke="#FF0000", stroke_width="2", stroke_dasharray="0 5",
        stroke_linecap="round",
    )  # fmt: skip


@pytest.mark.parametrize("path", [box(0, 0, 9, 9, None), box(0, 0, 9, 9, None, "#000000", 0.0)])
def test_what_is_not_painted_is_not_written(fonts: Fonts, path: Path) -> None:
    assert len(drawn(fonts, path)) == 0


def test_the_page_has_the_size_of_the_frame(fonts: Fonts) -> None:
    root = drawn(fonts)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("120pt", "80pt", "0 0 120 80")


def test_words_for_those_who_cannot_see_it(fonts: Fonts) -> None:
    root = drawn(fonts, title="梯队 <2027>", description="独角兽 100 家 & 更多")
    assert [(child.tag, child.text) for child in root] == [
        (f"{SVG}title", "梯队 <2027>"), (f"{SVG}desc", "独角兽 100 家 & 更多")
    ]  # fmt: skip
    assert root.get("role") == "img"


def corners(path: etree._Element) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", str(path.get("d")))]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def test_letters_are_outlines_where_they_stand(fonts: Fonts, set_run: SetRun) -> None:
    """Three squares (口): the second 1 pt on by spread, the third 3 pt nearer by a kern."""
    words = {"size": 20.0, "face": "BanxinHei-Regular", "colour": "#123456"}
    (one,) = drawn(fonts, set_run("口", 10, 50, **words))
    (three,) = drawn(fonts, set_run("口口口", 10, 50, spread=1.0, kerns=((1, -3.0),), **words))
    assert one.get("fill") == "#123456"
    left, top, right, bottom = corners(one)
    assert 10 < left < right < 30
    assert 50 - 20 < top < bottom < 50 + 4
    assert all(map(math.isclose, corners(three), (left, top, right + 40 + 2 - 3, bottom)))
    assert str(three.get("d")).count("Z") == 3 * str(one.get("d")).count("Z")


def test_blanks_leave_no_path(fonts: Fonts, set_run: SetRun) -> None:
    assert len(drawn(fonts, set_run("　"))) == 0


def test_words_may_stay_words(fonts: Fonts, set_run: SetRun) -> None:
    (text,) = drawn(fonts, set_run("家 & <户>", 10, 50, size=9.0, face="BanxinHei-Bold"), text=True)
    assert text.tag == f"{SVG}text"
    assert text.text == "家 & <户>"
    assert text.get("font-family") == "'Banxin Hei', 'BanxinHei-Bold'"
    assert (text.get("font-weight"), text.get("x"), text.get("y")) == ("700", "10", "50")


@pytest.mark.parametrize(("data", "kind"), [(b"\x89PNG\r\n\x1a\n...", "png"), (b"\xff\xd8\xff...", "jpeg")])
def test_pictures_travel_inside(fonts: Fonts, data: bytes, kind: str) -> None:
    (image,) = drawn(fonts, Image(1, 2, 30, 40, data))
    address = image.get("{http://www.w3.org/1999/xlink}href")
    assert address == f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    assert [image.get(name) for name in ("x", "y", "width", "height")] == ["1", "2", "30", "40"]


def test_only_what_every_office_reads_is_written(fonts: Fonts, set_run: SetRun) -> None:
    figure = Element("Figure", "f", alt="图")
    link = LinkArea(0, 0, 9, 9, "https://example.org", "外", figure)
    data = svg(Frame(120, 80, (set_run("版心"), box(0, 0, 9, 9, "#336699"), link)), fonts, title="图")
    names = {str(element.tag).removeprefix(SVG) for element in etree.fromstring(data).iter()}
    assert names == {"svg", "title", "path"}
    assert all(word not in data for word in (b"class=", b"style", b"<use", b"clip", b"filter", b"example"))
    assert data == svg(Frame(120, 80, (set_run("版心"), box(0, 0, 9, 9, "#336699"), link)), fonts, title="图")
