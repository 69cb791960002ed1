"""Widths of marks beside each other and beside Latin, measured on set lines, in em."""

from __future__ import annotations

import pytest

from banxin.records import replace
from banxin.text.fonts import Fonts
from banxin.text.setting import Span
from tests.text.conftest import SIZE, LineSetter, Rules, pens, spans


def check(set_label: LineSetter, text: str, ems: float, rules: Rules = Rules()) -> None:  # noqa: B008
    """The width of ``text`` between two Han, which are not counted."""
    assert set_label("国" + text + "国", rules=rules).width / SIZE - 2 == pytest.approx(ems, abs=1e-6)


@pytest.mark.parametrize(
    ("marks", "ems"),
    [
        ("，", 1.0), ("。", 1.0), ("“", 1.0), ("·", 0.5), ("～", 1.0), ("—", 1.0), ("——", 2.0), ("……", 2.0), ("/", 0.5), ("-", 0.5),
        ("”，", 1.5), ("，“", 1.5), ("。”", 1.5), ("”“", 1.5), ("“《", 1.5), ("》）", 1.5), ("》）。", 2.0), ("”·", 1.25),
        ("，·", 1.25), ("（？）", 2.5), ("？！", 1.0), ("！！！", 2.0), ("）——", 3.0), ("：“", 1.5), ("。（", 1.5),
    ],
)  # fmt: skip
def test_quanjiao_takes_the_blank_between_two_inks(set_label: LineSetter, marks: str, ems: float) -> None:
    check(set_label, marks, ems)


def test_an_opening_mark_and_its_closing_mark_are_not_squeezed(set_label: LineSetter) -> None:
    check(set_label, "（）", 2.0)


@pytest.mark.parametrize(
    ("marks", "ems"),
    [("，", 0.5), ("。", 1.0), ("“", 0.5), ("”", 0.5), ("。”", 1.0), ("，“", 1.0), ("）。", 1.5), ("。“", 1.0)],
)
def test_kaiming_leaves_only_stops_their_blank(set_label: LineSetter, marks: str, ems: float) -> None:
    check(set_label, marks, ems, Rules(squeeze="kaiming"))


@pytest.mark.parametrize(
    ("marks", "ems"), [("，", 0.5), ("。", 0.5), ("“", 0.5), ("。”", 1.0), ("，“", 1.0), ("》）。", 1.5)]
)
def test_banjiao_leaves_no_mark_its_blank(set_label: LineSetter, marks: str, ems: float) -> None:
    check(set_label, marks, ems, Rules(squeeze="banjiao"))


def test_the_gap_stands_between_han_and_latin_only(set_label: LineSetter) -> None:
    latin = set_label("AI").width / SIZE
    check(set_label, "AI", latin + 0.5)
    check(set_label, "（AI）", latin + 2.0)
    check(set_label, "，AI。", latin + 2.0)
    check(set_label, "AI", latin + 0.2, Rules(gap=0.1, gap_least=0.1))
    assert set_label("AI").width == set_label(" AI ").width


@pytest.mark.parametrize("sign", ["+", "=", "&", "/", "|", "×"])
def test_a_sign_that_joins_han_stands_close(set_label: LineSetter, sign: str) -> None:
    box = 0.5 if sign == "/" else set_label(sign).width / SIZE
    check(set_label, sign, box)


@pytest.mark.parametrize(("words", "gaps"), [("+5", 2), ("≥30", 2), ("R&D", 2), ("3+6", 2), ("AI+", 1), ("+AI", 1)])
def test_a_sign_of_a_number_has_its_gap(set_label: LineSetter, words: str, gaps: int) -> None:
    check(set_label, words, set_label(words).width / SIZE + gaps * 0.25)


def test_a_percent_sign_is_parted_from_the_han_after_it(set_label: LineSetter) -> None:
    percent = set_label("30%").width / SIZE
    check(set_label, "30%", percent + 0.5)


def test_trimmed_edges_do_not_count(set_label: LineSetter) -> None:
    assert set_label("“国”").width == pytest.approx(2 * SIZE)
    assert set_label("国。").width == pytest.approx(1.5 * SIZE)
    assert set_label("“国”").runs[0].x == pytest.approx(-SIZE / 2)


def test_a_hanging_mark_stands_outside(set_label: LineSetter) -> None:
    line = set_label("《国》", hang=True)
    assert line.runs[0].x == pytest.approx(-SIZE)
    assert line.width == pytest.approx(1.5 * SIZE)


def test_marks_squeeze_across_looks(set_label: LineSetter, fonts: Fonts) -> None:
    bold = spans("“国”", weight=700, colour="#FF0000")
    check(set_label, "，“国”，", 4.0)
    line = set_label("国，", *bold, "，国")
    assert len(line.runs) == 3
    assert line.width / SIZE == pytest.approx(6.0)
    assert [round(x, 3) for _, x, _ in pens(line, fonts)] == [0.0, 1.0, 1.5, 2.5, 3.5, 4.0, 5.0]


def test_the_blank_of_a_pair_is_measured_in_the_size_it_belongs_to(set_label: LineSetter) -> None:
    large = spans("“国", size=2 * SIZE)
    assert set_label("国", *large).width / SIZE == pytest.approx(1 + 4)
    assert set_label("国，", *large).width / SIZE == pytest.approx(1 + 1 + 4 - 0.5)
    assert set_label(*spans("《", size=SIZE), *large).width / SIZE == pytest.approx(0.5 + 3)


def test_a_raised_mark_stands_close(set_label: LineSetter) -> None:
    digit = set_label(*spans("2", size=6.0)).width
    raised = replace(spans("2", size=6.0)[0], rise=3.0)
    line = set_label("国", raised, "国")
    assert line.width == pytest.approx(2 * SIZE + digit)
    assert [run.y for run in line.runs] == [0.0, -3.0, 0.0]


def test_the_interpunct_is_centred_in_half_an_em(set_label: LineSetter, fonts: Fonts) -> None:
    line = set_label("国·国")
    assert [round(x, 3) for _, x, _ in pens(line, fonts)] == [0.0, 0.75, 1.5]


def test_an_apostrophe_is_closed_up_to_its_ink(set_label: LineSetter, fonts: Fonts) -> None:
    narrow = set_label("don’t").width - set_label("dont").width
    assert 0.15 * SIZE < narrow < 0.4 * SIZE
    assert set_label("国’国").width == 3 * SIZE


def test_the_halves_of_a_dash_overlap_and_fill_two_em(set_label: LineSetter, fonts: Fonts) -> None:
    line = set_label("国——国")
    _, (_, first, _), (_, second, advance), (_, han, _) = pens(line, fonts)
    assert first < 1.03 and han == pytest.approx(3.0)
    assert first + 1.0 > second
    assert second + advance > 2.97


@pytest.mark.parametrize(("family", "weight"), [("song", 400), ("song", 700), ("hei", 400), ("hei", 700), ("kai", 400)])
def test_long_marks_are_drawn_alike_in_every_face(
    set_label: LineSetter, fonts: Fonts, family: str, weight: int
) -> None:
    """T-67, T-68, T-69: —— one stroke of 2 em, it and …… at mid-height, · in the middle of half an em."""
    (run,) = set_label(*spans("国——……·国", family=family, weight=weight)).runs
    face = fonts.face(run.face)
    glyphs = [int.from_bytes(run.glyphs[at : at + 2], "big") for at in range(0, len(run.glyphs), 2)]
    kerns, x, inks = dict(run.kerns), 0.0, []
    for at, glyph in enumerate(glyphs):
        left, right = face.ink(glyph)
        inks.append((x + left, x + right, sum(face.heights(glyph)) / 2))
        x += face.advance(glyph) / face.upem + kerns.get(at, 0.0) / SIZE
    (start, joint, _), (rejoined, end, _) = inks[1:3]
    assert joint >= rejoined and end - start > 1.9
    assert all(middle == pytest.approx(0.38, abs=0.02) for _, _, middle in inks[1:6])
    assert (inks[5][0] + inks[5][1]) / 2 == pytest.approx(5.25, abs=0.02)


def test_spans_of_one_look_keep_their_places(set_label: LineSetter) -> None:
    line = set_label("国", Span("", "song", 400, SIZE, "#000000"), "家")
    assert line.spans == (0, 2)


def test_spaces_of_all_kinds_are_blanks_of_their_width(set_label: LineSetter, fonts: Fonts) -> None:
    check(set_label, "\u3000", 1.0)
    check(set_label, "\u2002", 0.5)
    check(set_label, "1\u20092", set_label("1").width / SIZE + set_label("2").width / SIZE + 1 / 6 + 0.5)
    check(set_label, "\u200b\ufeff", 0.0)
    assert set_label("国\u2009国").runs[0].text == "国\u2009国"
