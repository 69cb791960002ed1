"""What was set is what a reader finds and copies, at the place where it was set."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest

from banxin.frame import Element, Frame, GlyphRun, Placed
from banxin.text.fonts import Fonts

Bind = Callable[..., bytes]
SetRun = Callable[..., GlyphRun]
Opened = Callable[[bytes], pikepdf.Pdf]


def read(data: bytes) -> list[str]:
    """The words of every page, as pdfium copies them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def origins(data: bytes) -> list[tuple[str, float, float]]:
    """Every character of the first page with the origin of its glyph, from the lower left corner.

    Spaces that pdfium makes up where a gap is wide are not there.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[0].get_textpage()
        found = []
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(text.count_chars()):
            if pypdfium2.raw.FPDFText_IsGenerated(text, index):
                continue
            code = pypdfium2.raw.FPDFText_GetUnicode(text, index)
            assert pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
            found.append((chr(code), x.value, y.value))
        return found
    finally:
        document.close()


@pytest.mark.parametrize(
    "words",
    [
        "版心者，字之所在。",
        "“引号”与《书名》；数字 2397 家，占 70%。",
        "English words, 3.14",
        "一\N{CJK UNIFIED IDEOGRAPH-20164}乂丁七",
    ],
)
def test_words_are_copied_as_they_were_set(bind: Bind, set_run: SetRun, words: str) -> None:
    assert read(bind((set_run(words, face="BanxinKai-Regular", kerns=((1, -3.0), (3, -1.5))),))) == [words]


def test_a_glyph_that_says_two_characters_says_both(bind: Bind, set_run: SetRun) -> None:
    plain = set_run("一一", y=50)
    radical = set_run("一一", y=80, text="⼀一")
    assert read(bind((plain, radical, set_run("一", y=110)))) == ["一一\r\n⼀一\r\n一"]


def test_runs_that_say_their_words_only_together_are_told_apart(bind: Bind, set_run: SetRun) -> None:
    """The runs of a page are asked at once, but each has words of its own."""
    apart = (set_run("甲乙", y=80, text="甲"), set_run("丙", y=110, text="乙丙"))
    assert read(bind((set_run("甲乙丙"),), apart))[1] == "甲\r\n乙丙"


def test_a_glyph_that_says_several_letters_says_them(bind: Bind, set_run: SetRun) -> None:
    assert read(bind((set_run("ofce", text="office", face="LiberationSerif-Regular"),))) == ["office"]


def test_a_character_that_is_not_drawn_is_copied_all_the_same(bind: Bind, set_run: SetRun) -> None:
    chosen = "一\N{VARIATION SELECTOR-1}丁"
    assert read(bind((set_run("一丁"), set_run("一丁", y=80, text=chosen)))) == [f"一丁\r\n{chosen}"]


def test_glyphs_stand_where_they_were_placed(bind: Bind, set_run: SetRun, fonts: Fonts) -> None:
    words, size, spread, kerns = "中“文”A1字", 10.5, 0.37, {1: -5.25, 3: -2.6, 5: 2.625}
    run = set_run(words, 3.0, 7.0, size=size, spread=spread, kerns=tuple(kerns.items()))
    found = origins(bind((Placed(40, 60, Frame(100, 20, (run,))),)))
    face = fonts.face(run.face)
    pen = 43.0
    for index, (character, x, y) in enumerate(found):
        assert character == words[index]
        assert math.isclose(x, pen, abs_tol=0.02), character
        assert math.isclose(y, 300 - 67, abs_tol=0.01)
        pen += face.advance(face.glyph(ord(character))) * size / face.upem + spread + kerns.get(index, 0.0)
    assert len(found) == len(words)


def test_a_run_that_spreads_does_not_spread_the_next(bind: Bind, set_run: SetRun) -> None:
    found = origins(bind((set_run("疏疏", 50, 50, spread=3.0), set_run("密密", 50, 80))))
    assert [round(x, 2) for _, x, _ in found] == [50, 65, 50, 62]


def test_only_the_glyphs_that_were_set_are_embedded(bind: Bind, set_run: SetRun, opened: Opened) -> None:
    file = opened(bind((set_run("版心", face="BanxinHei-Bold"), set_run("版", face="BanxinHei-Bold", size=30))))
    fonts = file.pages[0].Resources.Font
    assert len(fonts) == 1
    (font,) = fonts.values()
    descendant = font.DescendantFonts[0]
    assert re.fullmatch(r"/[A-Z]{6}\+BanxinHei-Bold", str(font.BaseFont))
    assert len(descendant.FontDescriptor.FontFile2.read_bytes()) < 20_000
    assert "/FontFile3" not in descendant.FontDescriptor


def test_the_missing_glyph_is_never_written(bind: Bind, set_run: SetRun) -> None:
    with pytest.raises(ValueError, match="missing glyph"):
        bind((set_run("一", glyphs=b"\0\0"),))


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_a_place_that_is_no_number_is_never_written(bind: Bind, set_run: SetRun, wrong: float) -> None:
    with pytest.raises(ValueError, match="page 1"):
        bind((set_run("一", x=wrong, element=Element("P", "p")),))
