"""Setting as its callers use it: looks, edges, alignment, and what nobody should write but somebody will."""

from __future__ import annotations

import sys

import pytest

from banxin.frame import GlyphRun
from banxin.problems import BadEnvironment
from banxin.records import replace
from banxin.text.fonts import Fonts
from banxin.text.setting import Line, Paragraph, Span, set_lines
from tests.text.conftest import SIZE, LineSetter, Rules, Setter, han_gaps, pens, spans, text_of


def texts(lines: tuple[object, ...]) -> list[str]:
    return [text_of(line) for line in lines]  # type: ignore[arg-type]


def test_nothing_gives_no_lines(set_paragraph: Setter, set_label: LineSetter) -> None:
    assert set_paragraph(ems=10) == ()
    assert set_paragraph("", " \u3000\n", ems=10) == ()
    assert set_label(" ").runs == ()


def test_runs_know_their_spans_and_their_looks(set_paragraph: Setter) -> None:
    figure = spans("2397", weight=700, colour="#14375E")[0]
    (line,) = set_paragraph("累计入库企业", figure, "家", ems=20)
    assert [(run.text, run.face, run.colour) for run in line.runs] == [
        ("累计入库企业", "BanxinSong-Regular", "#000000"), ("2397", "BanxinSong-Bold", "#14375E"),
        ("家", "BanxinSong-Regular", "#000000"),
    ]  # fmt: skip
    assert line.spans == (0, 1, 2)
    assert (line.start, line.end) == (0, 11)


def test_han_in_a_stretched_line_are_spread_and_words_are_not(set_paragraph: Setter, fonts: Fonts) -> None:
    line = set_paragraph("科技创新JUST中心，集群ChainWeaverConstruct", ems=13.6)[0]
    assert text_of(line) == "科技创新JUST中心，集群"
    assert han_gaps(line, fonts)[0][1] > 0.01
    natural = {character: x for character, x, _ in pens(set_paragraph("JUST", ems=20)[0], fonts)}
    stretched = {character: x for character, x, _ in pens(line, fonts)}
    assert stretched["T"] - stretched["J"] == pytest.approx(natural["T"] - natural["J"])


@pytest.mark.parametrize(("weight", "comma", "gap"), [("gentle", -0.35, 0.15), ("standard", -0.45, 0.25)])
def test_gentle_squeezing_takes_gaps_before_it_crushes_a_comma(
    set_paragraph: Setter, weight: str, comma: float, gap: float
) -> None:
    natural = set_paragraph("医院、药店30", ems=20)[0].width / SIZE
    (line,) = set_paragraph("医院、药店30", ems=natural - 0.45, rules=Rules(squeeze_weight=weight))
    kerns = dict(line.runs[0].kerns)
    assert (kerns[2] / SIZE, kerns[4] / SIZE) == pytest.approx((comma, gap))


def test_a_spread_run_says_so_once(set_paragraph: Setter) -> None:
    line = set_paragraph("科技领军企业引领带动作用凸显科技Ullmann", ems=16.5)[0]
    (run,) = line.runs
    assert text_of(line) == "科技领军企业引领带动作用凸显科技"
    assert run.spread == pytest.approx(0.5 * SIZE / 15)
    assert run.kerns == ()


def test_no_line_ends_within_a_span_kept_whole(set_paragraph: Setter) -> None:
    whole = replace(spans("领军企业")[0], keep_inside=True)
    assert texts(set_paragraph("发挥科技创新的", whole, "作用", ems=9, align="left")) == [
        "发挥科技创新的",
        "领军企业作用",
    ]


def test_no_line_ends_between_spans_kept_together(set_paragraph: Setter) -> None:
    number = replace(spans("领军")[0], keep_next=True)
    assert texts(set_paragraph("发挥科技创新的", number, "企业作用", ems=9, align="left")) == [
        "发挥科技创新的领",
        "军企业作用",
    ]


def test_a_raised_mark_stays_with_its_word(set_paragraph: Setter) -> None:
    mark = replace(spans("①", size=6.5)[0], rise=2.6)
    lines = set_paragraph("发挥科技创新企业作用", mark, "凸显", ems=10, align="left")
    assert texts(lines) == ["发挥科技创新企业作", "用①凸显"]


def test_sizes_may_differ_within_a_line(set_paragraph: Setter) -> None:
    large = spans("企业", size=2 * SIZE)
    lines = set_paragraph("科技领军", *large, "引领带动作用凸显", ems=10)
    assert [line.width for line in lines] == pytest.approx([100, 60])


def test_ragged_lines_are_shifted_as_asked(set_paragraph: Setter) -> None:
    def left(align: str) -> list[float]:
        return [line.runs[0].x for line in set_paragraph("科技领军企业引领带动", ems=8, align=align, balance=True)]

    assert left("left") == [0, 0]
    assert left("right") == [20, 40]
    assert left("centre") == [10, 20]


def test_the_first_line_is_indented_and_narrower(set_paragraph: Setter) -> None:
    lines = set_paragraph("科技领军企业引领带动作用凸显", ems=8, indent=2 * SIZE)
    assert [line.runs[0].x for line in lines] == [20, 0]
    assert [line.width for line in lines] == [60, 80]


def test_an_opening_mark_after_the_indent_is_trimmed_like_any_other(set_paragraph: Setter) -> None:
    (line,) = set_paragraph("“出题人”", ems=8, indent=2 * SIZE)
    assert line.runs[0].x == 1.5 * SIZE


def test_a_dropped_blank_stretches_no_line(set_paragraph: Setter) -> None:
    """Before the first line, too: the gap of a blank that is not there is nothing to open."""
    blank, bare = (set_paragraph(text, *spans("国“A”", size=2 * SIZE), ems=5, indent=2 * SIZE)[0] for text in (" ", ""))
    assert blank.width == bare.width == 2 * SIZE


def test_blanks_at_the_edges_are_dropped(set_paragraph: Setter) -> None:
    lines = set_paragraph("  科技领军企业 引领带动 ", ems=6)
    assert texts(lines) == ["科技领军企业", "引领带动"]
    assert (lines[0].start, lines[-1].end) == (2, 13)
    assert lines[0].runs[0].x == 0


def test_a_word_wider_than_the_measure_is_cut_and_said_to_be(set_paragraph: Setter) -> None:
    lines = set_paragraph("pneumonoultramicroscopicsilicovolcanoconiosis", ems=5)
    assert "".join(texts(lines)) == "pneumonoultramicroscopicsilicovolcanoconiosis"
    assert [line.is_cut for line in lines] == [True] * (len(lines) - 1) + [False]
    assert all(line.width <= 5 * SIZE and not line.overfull for line in lines)


def test_a_cut_word_keeps_accents_with_their_letters(set_paragraph: Setter) -> None:
    assert texts(set_paragraph("e\u0301e\u0301e\u0301", ems=0.1)) == ["e\u0301"] * 3


def test_a_measure_of_nothing_sets_a_character_a_line(set_paragraph: Setter) -> None:
    assert texts(set_paragraph("科技，AI", ems=0, balance=True)) == ["科", "技", "，", "A", "I"]
    assert texts(set_paragraph("科", ems=0, indent=SIZE)) == ["科"]


def test_a_character_wider_than_the_measure_is_overfull(set_paragraph: Setter) -> None:
    assert [line.overfull for line in set_paragraph("超宽", ems=0.4)] == pytest.approx([6, 6])


def test_a_very_long_paragraph_is_set(set_paragraph: Setter) -> None:
    text = "发挥科技领军企业“出题人”作用，累计认定2397家（新增94家）。" * 1500
    lines = set_paragraph(text, ems=34)
    assert "".join(texts(lines)) == text
    assert all(abs(line.width - 340) < 0.01 for line in lines[:-1])


def test_selectors_and_joiners_are_passed_over(fonts: Fonts) -> None:
    (line,) = set_lines(Paragraph(spans("国\ufe0f\u200b家\U000e0100"), 100), fonts, Rules())  # type: ignore[arg-type]
    (run,) = line.runs
    assert len(run.glyphs) == 2 * 2
    assert run.text == "国\ufe0f\u200b家\U000e0100"
    assert line.width == 2 * SIZE


def test_the_same_words_give_the_same_lines(set_paragraph: Setter) -> None:
    text = "围绕气象、生命、物质科学等领域，形成体系化AI4S布局，开发“伏羲”“女娲”“燧人”等大模型"
    assert set_paragraph(text, ems=18) == set_paragraph(text, ems=18)


def hyphen_of(line: Line) -> GlyphRun:
    run = line.runs[-1]
    assert run.text == "\u00ad"
    return run


def test_words_are_divided_where_the_style_says_so(set_paragraph: Setter, fonts: Fonts) -> None:
    words = "机构建设microelectronics联合实验室"
    assert texts(set_paragraph(words, ems=9.5)) == ["机构建设", "microelectronics联", "合实验室"]
    first, second = set_paragraph(words, ems=9.5, rules=Rules(hyphenate=True))
    assert (text_of(first), text_of(second)) == ("机构建设microelec\u00ad", "tronics联合实验室")
    hyphen = hyphen_of(first)
    assert hyphen.glyphs == fonts.face(hyphen.face).glyph(ord("-")).to_bytes(2, "big")
    assert first.width == pytest.approx(9.5 * SIZE)
    assert hyphen.x + hyphen.width == pytest.approx(9.5 * SIZE, abs=0.02)  # the letter before keeps its kerning
    assert (first.end, second.start, first.spans) == (13, 13, (0, 0))


def test_names_and_abbreviations_are_not_divided(set_paragraph: Setter) -> None:
    lines = set_paragraph("建设ChainWeaver2.0和COMPUTERIZATION平台", ems=9, rules=Rules(hyphenate=True))
    assert not any(run.text == "\u00ad" for line in lines for run in line.runs)


def test_a_soft_hyphen_is_drawn_at_a_line_end_only(set_paragraph: Setter) -> None:
    (whole,) = set_paragraph("开展研究micro\u00adelectronics", ems=13)
    assert text_of(whole) == "开展研究micro\u00adelectronics"
    first, _ = set_paragraph("开展研究micro\u00adelectronics", ems=7.5, align="left")
    assert hyphen_of(first).x == pytest.approx(first.width - hyphen_of(first).width)


def test_hyphenation_without_its_patterns_says_what_to_do(
    set_paragraph: Setter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyphen", None)
    with pytest.raises(BadEnvironment, match="pip install pyphen"):
        set_paragraph("unquestionablyunheard和of", ems=6, rules=Rules(hyphenate=True))


def test_a_span_is_a_value() -> None:
    assert Span("国", "song", 400, 10, "#000000") == Span("国", "song", 400, 10, "#000000")
