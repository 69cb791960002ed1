"""Faces and their fallback, asked on the shipped fonts."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from banxin.problems import BadEnvironment, BadSource, Place
from banxin.text.classes import codes_of
from banxin.text.face import Face
from banxin.text.fonts import Fonts, Missing
from banxin.text.setting import Span, set_line
from tests.text.conftest import FAMILIES, FONTS, SIZE, Family, Files, LineSetter, Rules, spans


def faces_of(set_label: LineSetter, *texts: str | Span) -> list[tuple[str, str]]:
    return [(run.face, run.text) for run in set_label(*texts).runs]


def test_only_the_faces_that_are_used_are_opened() -> None:
    fonts = Fonts(Files(), FAMILIES)
    set_line(spans("国"), fonts, Rules())  # type: ignore[arg-type]
    assert fonts.opened() == ("BanxinSong-Regular",)


def test_the_nearest_weight_is_taken(set_label: LineSetter) -> None:
    assert faces_of(set_label, *spans("国", weight=500)) == [("BanxinSong-Regular", "国")]
    assert faces_of(set_label, *spans("国", weight=900)) == [("BanxinSong-Bold", "国")]


def test_a_character_falls_back_to_another_weight_and_then_to_another_family(set_label: LineSetter) -> None:
    assert faces_of(set_label, *spans("国丂国", weight=700)) == [
        ("BanxinSong-Bold", "国"), ("BanxinSong-Regular", "丂"), ("BanxinSong-Bold", "国"),
    ]  # fmt: skip
    assert faces_of(set_label, "国ﬂ")[1][0] == "LiberationSerif-Regular"


def test_every_character_that_no_font_has_is_named_at_its_place(fonts: Fonts) -> None:
    with pytest.raises(BadSource) as caught:
        set_line(spans("ก国\x07", "ข"), fonts, Rules(), place=Place("a.yaml", 3, 5))  # type: ignore[arg-type]
    problems = caught.value.problems
    assert [problem.code for problem in problems] == ["L004"] * 3
    assert {problem.place for problem in problems} == {Place("a.yaml", 3, 5)}
    assert "控制字符 U+0007" in problems[0].message
    assert "“ก”（U+0E01）" in problems[1].message


def test_what_is_missing_is_told_all_at_once(fonts: Fonts) -> None:
    with pytest.raises(Missing) as caught:
        fonts.voice("song", 400).find(codes_of("国กข"))
    assert caught.value.characters == ("ก", "ข")


def test_a_file_that_is_missing_or_no_font_is_the_operators() -> None:
    families = {name.lower(): Family({400: f"{name}.ttf"}) for name in ("Missing", "Bad", "Short", "Empty")}
    whole = Files()["LiberationSerif-Regular.ttf"]
    fonts = Fonts({"Bad.ttf": b"not a font", "Short.ttf": whole[:60], "Empty.ttf": b""}, families)
    for name in ("Missing", "Bad", "Short", "Empty"):
        with pytest.raises(BadEnvironment, match=name):
            fonts.voice(name.lower(), 400).face(0)


def test_a_font_file_cut_off_is_said_to_be_incomplete() -> None:
    whole = Files()["LiberationSerif-Regular.ttf"]
    with pytest.raises(BadEnvironment, match="不完整"):
        Face("Cut", whole[: len(whole) // 2])


def test_a_glyph_says_what_was_first_set_with_it() -> None:
    face = Face("BanxinSong-Regular", Files()["BanxinSong-Regular.ttf"])
    ellipsis, midline = face.glyph(ord("…")), face.glyph(ord("⋯"))
    assert ellipsis == midline
    face.learn(ellipsis, "⋯")
    face.learn(ellipsis, "…")
    assert face.text_of(ellipsis) == "⋯"


def test_a_glyph_never_set_says_what_maps_to_it(fonts: Fonts) -> None:
    face = fonts.face("BanxinHei-Regular")
    assert face.text_of(face.glyph(ord("国"))) == "国"
    assert face.text_of(face.glyph(0x20)) == " "


def test_latin_is_kerned_and_letters_stay_apart(set_label: LineSetter) -> None:
    assert set_label("AVA").width < sum(set_label(letter).width for letter in "AVA")
    assert len(set_label("fi").runs[0].glyphs) == 4


def test_combined_letters_are_one_glyph_and_say_both(set_label: LineSetter) -> None:
    run = set_label("cafe\u0301s").runs[0]
    assert len(run.glyphs) == 2 * 5
    assert run.text == "cafe\u0301s"


def test_an_outline_begins_with_a_move_and_ends_closed(fonts: Fonts) -> None:
    face = fonts.face("BanxinSong-Regular")
    outline = face.outline(face.glyph(ord("一")))
    assert outline[0][0] == "M" and outline[-1] == ("Z", ())
    assert {move for move, _ in outline} <= set("MLQCZ")
    assert face.outline(face.glyph(0x20)) == ()


@pytest.mark.parametrize("name", ["BanxinSong-Regular", "BanxinHei-Bold", "BanxinKai-Regular"])
def test_where_figures_stand_beside_each_other_as_alone_shaping_changes_no_number(name: str) -> None:
    face = Face(name, FONTS / f"{name}.ttf")
    assert face.is_tabular
    for number in ("2025", "11.7", "0.46"):
        alone = [face.advance(face.glyph(ord(figure))) / face.upem for figure in number]
        assert face.shaped(number).widths.tolist() == alone


def test_a_face_that_kerns_figures_has_its_numbers_shaped() -> None:
    file = _kerned("one", "one", -200)
    assert not Face("Kerned", file).is_tabular
    fonts = Fonts({"Kerned.ttf": file}, {"latin": Family({400: "Kerned.ttf"})})
    number, other = (set_line(spans(text, family="latin"), fonts, Rules()) for text in ("110", "010"))  # type: ignore[arg-type]
    assert other.width - number.width == pytest.approx(SIZE * 200 / 2048)


def _kerned(left: str, right: str, units: int) -> bytes:
    """A face that brings two of its glyphs nearer to each other."""
    font = TTFont(FONTS / "LiberationSerif-Regular.ttf")
    addOpenTypeFeaturesFromString(font, f"feature kern {{ pos {left} {right} {units}; }} kern;")
    file = BytesIO()
    font.save(file)
    return file.getvalue()
