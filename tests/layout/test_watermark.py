"""The watermark: a light shape under the words of every page, no text to those who search; words on a path in Word."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image

from banxin.document import Document, Paragraph, Title
from banxin.frame import Path, walk
from banxin.inlines import Text
from banxin.layout.composition import lay_out
from banxin.layout.watermark import lighter
from banxin.lint import lint
from banxin.materials import FontFiles, Given
from banxin.problems import BadSource
from banxin.style import Style
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from tests.layout.printed import Printed, chapter, printed

V = "{urn:schemas-microsoft-com:vml}"


def picture(made: Printed, page: int) -> Image.Image:
    """A page at one pixel a point."""
    return pypdfium2.PdfDocument(made.pdf)[page].render(scale=1).to_pil()


def colours(image: Image.Image) -> dict[str, int]:
    """How many pixels have each colour."""
    return {"#" + bytes(rgb).hex().upper(): count for count, rgb in image.convert("RGB").getcolors(1 << 20)}


def test_it_lies_under_the_words_of_every_page_and_is_no_text() -> None:
    bare = printed(chapter(1), style="pages: {openers: right}\n")
    made = printed(chapter(1), style="pages: {openers: right}\n", report="watermark: 草稿\n")
    ink = load_style("annual", Given({})).colours["watermark"]
    assert made.texts == bare.texts
    assert [colours(picture(made, page)).get(ink, 0) > 2000 for page in range(1, 5)] == [False, True, False, True]  # blank pages stay blank
    assert ink not in colours(picture(bare, 2))
    black = [colours(picture(each, 4)).get("#14375E", 0) for each in (bare, made)]
    assert black[0] == black[1] > 0


def test_on_the_cover_it_stands_in_the_colour() -> None:
    made = colours(picture(printed(chapter(1), report="watermark: 草稿\n"), 0))
    assert made[lighter("#14375E", 0.1)] > 1000
    assert load_style("annual", Given({})).colours["watermark"] not in made


@pytest.mark.parametrize("name", ["annual", "gongwen"])
@pytest.mark.parametrize("words", ["草稿", "内部资料不得外传请勿复印"])
def test_long_words_keep_to_the_sheet(name: str, words: str) -> None:
    style: Style = load_style(name, Given({}))
    fonts = Fonts(FontFiles(Given({})), style.families)
    blocks = (Paragraph((Text("字"),)),)
    document = Document(Title("样例", "", "样例", ""), "", "", "", "", blocks, watermark=words)
    (mark,) = (
        item for _, _, item in list(walk(lay_out(document, style, fonts).pages[-1].frame))[:1] if isinstance(item, Path)
    )
    across = [x for step in mark.segments for x in step.points[::2]]
    down = [y for step in mark.segments for y in step.points[1::2]]
    assert min(across) > 0.05 * style.paper.width and max(across) < 0.95 * style.paper.width
    assert (min(across) + max(across)) / 2 == pytest.approx(style.paper.width / 2, abs=12)
    assert (min(down) + max(down)) / 2 == pytest.approx(style.paper.height / 2, abs=12)


def test_words_of_one_line_may_lie_flat() -> None:
    made = printed(chapter(1), style="furniture: {watermark_turn: 0}\n", report="watermark: 内部\n")
    ink = load_style("annual", Given({})).colours["watermark"]
    image = picture(made, 2).convert("RGB")
    rows = [y for y in range(image.height) if any(image.getpixel((x, y)) == tuple(bytes.fromhex(ink[1:])) for x in range(0, image.width, 3))]
    assert 90 < max(rows) - min(rows) < 145


def test_every_header_of_the_word_file_has_its_own_shape() -> None:
    made = printed(chapter(1), chapter(2), report="watermark: 草稿\n")
    headers = made.parts("word/header")
    shapes = [shape for tree in headers.values() for shape in tree.iter(f"{V}shape")]
    assert len(shapes) == len(headers) > 3
    assert len({shape.get("id") for shape in shapes}) == len(shapes)
    assert {path.get("string") for shape in shapes for path in shape.iter(f"{V}textpath")} == {"草稿"}
    assert all("rotation:315" in shape.get("style", "") for shape in shapes)
    assert not lint(made.docx, "report.docx")
    assert not list(printed(chapter(1)).part("word/header1.xml").iter(f"{V}shape"))


@pytest.mark.parametrize("style", ["gongwen", "brief"])
def test_official_word_files_have_it_too(style: str) -> None:
    made = printed(chapter(1), report="watermark: 内部\n", files={"my.yaml": f"extends: {style}\n"})
    shapes = [shape for tree in made.parts("word/header").values() for shape in tree.iter(f"{V}shape")]
    assert shapes and {path.get("string") for shape in shapes for path in shape.iter(f"{V}textpath")} == {"内部"}
    assert not lint(made.docx, "report.docx")


def test_a_character_no_font_has_is_an_error() -> None:
    with pytest.raises(BadSource) as caught:
        printed(chapter(1), report='watermark: "\U00020021"\n')
    assert [problem.code for problem in caught.value.problems] == ["L004"]
