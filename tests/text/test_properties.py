"""What holds for every paragraph, tried on made-up ones: nothing lost, nothing too wide, nothing at a wrong edge."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banxin.text.classes import BLANKS, Kind, classify, codes_of
from banxin.text.fonts import Fonts
from banxin.text.setting import Line, Paragraph, Span, set_lines, set_many
from banxin.text.units import LOOSEST, NAME, penalties
from tests.text.conftest import SIZE, Rules, han_gaps, pens, spans, text_of

PIECES = (
    "科技", "创新", "的", "领军企业", "高成长", "，", "。", "、", "；", "“", "”", "（", "）", "《", "》", "——", "……", "·", "～", "—",
    "/", "％", "30%", "2025", "1 234", "3.5", "亿元", "家", "第2批", "（2025—2027年）", "“伏羲”", "AI4S", "Web3.0", "ChainWeaver2.0",
    "Ullmann", "don’t", "km", "-", "？！", "①", " ", "　", "\u2009", "+", "￥", "图1",
)  # fmt: skip
PARAGRAPHS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
MEASURES = st.floats(5, 40)
TRIED = settings(
    max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

OVERLAP = 0.1
"""What the halves of a dash and kerned letters may reach into each other, in em."""

NOT_FIRST = {
    Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.STOP_HALF, Kind.CONNECTOR, Kind.INTERPUNCT, Kind.SOLIDUS, Kind.SUFFIX,
    Kind.SUFFIX_WIDE, Kind.POINT, Kind.HYPHEN_HALF,
}  # fmt: skip
NOT_LAST = {Kind.OPEN, Kind.BRACKET, Kind.PREFIX, Kind.SOLIDUS}


def kinds_of(text: str) -> list[Kind]:
    return [Kind(kind) for kind in classify(codes_of(text)).kinds.tolist()]


def set_mixed(text: str, ems: float, fonts: Fonts, **options: object) -> tuple[Line, ...]:
    """A paragraph whose quarters are plain, bold and blue with dots, plain, and underlined; no line ends between two.

    Each quarter but the last ends with a raised character, as a note's mark or an exponent; half a dash is never one.
    """
    quarter = len(text) // 4
    looks = ({}, {"weight": 700, "colour": "#0000FF", "under": "dots"}, {}, {"under": "rule"})
    parts: list[Span] = []
    for at, look in enumerate(looks):
        end = (at + 1) * quarter if at < 3 else len(text)
        raised = at < 3 and quarter and text[end - 1] not in "—…"
        words, mark = (text[at * quarter : end - 1], text[end - 1 : end]) if raised else (text[at * quarter : end], "")
        parts += spans(words, **look) + spans(mark, size=0.62 * SIZE, rise=0.25 * SIZE)
    return set_lines(Paragraph(tuple(parts), ems * SIZE, **options), fonts, Rules())  # type: ignore[arg-type]


@given(PARAGRAPHS, MEASURES)
@TRIED
def test_no_character_is_lost(fonts: Fonts, text: str, ems: float) -> None:
    kinds = kinds_of(text)
    done = 0
    for line in set_mixed(text, ems, fonts):
        assert all(kind in BLANKS for kind in kinds[done : line.start])
        assert text_of(line) == text[line.start : line.end]
        done = line.end
    assert all(kind in BLANKS for kind in kinds[done:])


@given(PARAGRAPHS, MEASURES, st.floats(0, 3))
@TRIED
def test_inner_lines_end_on_the_edge(fonts: Fonts, text: str, ems: float, indent: float) -> None:
    lines = set_mixed(text, ems, fonts, indent=indent * SIZE)
    for number, line in enumerate(lines):
        room = (ems - (0 if number else indent)) * SIZE
        assert line.width <= room + 0.01
        if number < len(lines) - 1 and not line.is_cut and _can_stretch(text_of(line)):
            assert abs(line.width - room) < 0.01
            assert abs(_right_end(line, fonts, ems * SIZE) - ems * SIZE) < 0.01


def _can_stretch(text: str) -> bool:
    """Whether a line has two Han side by side: what opens without bound (a gap beside Latin does not)."""
    return any(a == b == Kind.HAN for a, b in pairwise(kinds_of(text)))


def _right_end(line: Line, fonts: Fonts, other: float) -> float:
    """Where a last Han or mark ends, measured on the glyphs; ``other`` for all others."""
    kind = kinds_of(text_of(line))[-1]
    _, x, advance = pens(line, fonts)[-1]
    if kind == Kind.HAN:
        return (x + advance) * SIZE
    if kind in (Kind.CLOSE, Kind.PAUSE, Kind.STOP):
        return x * SIZE + line.runs[-1].size / 2
    return other


@given(PARAGRAPHS, MEASURES)
@TRIED
def test_no_mark_stands_at_a_wrong_edge(fonts: Fonts, text: str, ems: float) -> None:
    kinds = kinds_of(text)
    for before, after in pairwise(set_mixed(text, ems, fonts)):
        if not before.is_cut:
            assert kinds[before.end - 1] not in NOT_LAST
            assert kinds[after.start] not in NOT_FIRST
            if before.end == after.start:
                assert {kinds[before.end - 1], kinds[after.start]} != {Kind.DIGIT}
            assert {kinds[before.end - 1], kinds[after.start]} != {Kind.DASH}


@given(PARAGRAPHS, MEASURES)
@TRIED
def test_units_stay_whole_unless_the_line_would_open(fonts: Fonts, text: str, ems: float) -> None:
    """A line ends within a unit only where keeping it whole would have left more than 0.12 em at every gap."""
    dear, _ = penalties(text)
    inside = {place for place, cost in dear if cost >= NAME}
    lines = set_lines(Paragraph(spans(text), ems * SIZE), fonts, Rules())  # type: ignore[arg-type]
    for line in lines[:-1]:
        if line.end not in inside or line.is_cut:
            continue
        start = line.end
        while start in inside:
            start -= 1
        kept = text[line.start : start]
        part = set_lines(Paragraph(spans(text[start : line.end]), 1e6), fonts, Rules())[0].width / SIZE  # type: ignore[arg-type]
        assert part > LOOSEST * sum(kind == Kind.HAN for kind in kinds_of(kept)) - 1.0


@given(PARAGRAPHS, st.floats(0, 4))
@TRIED
def test_a_measure_narrower_than_a_word_loses_nothing_and_says_so(fonts: Fonts, text: str, ems: float) -> None:
    lines = set_lines(Paragraph(spans(text), ems * SIZE), fonts, Rules())  # type: ignore[arg-type]
    assert inked(lines) == "".join(c for c, kind in zip(text, kinds_of(text), strict=True) if kind not in BLANKS)
    for line in lines:
        assert line.width <= ems * SIZE + max(line.overfull, 0.01) + 0.01
        assert not line.overfull or len(inked((line,))) == 1


@given(PARAGRAPHS, MEASURES)
@TRIED
def test_han_are_never_closer_than_solid_and_evenly_spread(fonts: Fonts, text: str, ems: float) -> None:
    for line in set_mixed(text, ems, fonts):
        gaps = [gap for _, gap in han_gaps(line, fonts)]
        assert all(gap > -1e-6 for gap in gaps)
        assert not gaps or max(gaps) - min(gaps) < 1e-6


@given(PARAGRAPHS, MEASURES)
@TRIED
def test_no_glyph_runs_into_the_next(fonts: Fonts, text: str, ems: float) -> None:
    for line in set_mixed(text, ems, fonts):
        for (_, right), (left, _) in pairwise(_inks(line, fonts)):
            assert left > right - OVERLAP * SIZE


def _inks(line: Line, fonts: Fonts) -> list[tuple[float, float]]:
    """Left and right edge of every glyph's ink, points."""
    inks = []
    for run in line.runs:
        face = fonts.face(run.face)
        alone = Line((run,), (0,), run.width, 0, 0)
        for at, (_, x, _) in enumerate(pens(alone, fonts)):
            left, right = face.ink(int.from_bytes(run.glyphs[2 * at : 2 * at + 2], "big"))
            if right > left:
                inks.append((x * SIZE + left * run.size, x * SIZE + right * run.size))
    return inks


@given(PARAGRAPHS)
@TRIED
def test_a_run_is_as_wide_as_its_glyphs(fonts: Fonts, text: str) -> None:
    for line in set_mixed(text, 17.3, fonts):
        for run in line.runs:
            glyphs = pens(Line((run,), (0,), run.width, 0, 0), fonts)
            _, x, advance = glyphs[-1]
            assert abs((x + advance) * SIZE - run.x - run.width) < 1e-6


@given(PARAGRAPHS, st.sampled_from(["left", "right", "centre"]), st.booleans())
@TRIED
def test_ragged_lines_stay_inside(fonts: Fonts, text: str, align: str, balance: bool) -> None:
    lines = set_mixed(text, 14, fonts, align=align, balance=balance, hang=align == "left")
    for line in lines:
        assert line.width <= 14 * SIZE + 0.01
        assert not any(run.spread for run in line.runs)


@given(PARAGRAPHS, st.sampled_from(["quanjiao", "kaiming", "banjiao"]), st.sampled_from(["basic", "gb", "strict"]))
@TRIED
def test_every_style_sets_everything(fonts: Fonts, text: str, squeeze: str, prohibition: str) -> None:
    rules = Rules(squeeze=squeeze, prohibition=prohibition)
    lines = set_lines(Paragraph(spans(text), 12 * SIZE), fonts, rules)  # type: ignore[arg-type]
    assert "".join(map(text_of, lines)) == "".join(text[line.start : line.end] for line in lines)
    assert all(line.width <= 12 * SIZE + 0.01 for line in lines)


@given(st.lists(st.tuples(PARAGRAPHS, MEASURES, st.booleans(), st.booleans()), max_size=5))
@TRIED
def test_paragraphs_set_together_are_as_set_alone(fonts: Fonts, parts: list[tuple[str, float, bool, bool]]) -> None:
    looks = ({}, {"weight": 700}, {"size": 2 * SIZE}, {"family": "hei", "rise": 2.0})
    paragraphs = [
        Paragraph(
            spans(text, *spans("国“A”", **looks[at % 4])), ems * SIZE, indent=at * SIZE, balance=balance, hang=hang
        )
        for at, (text, ems, balance, hang) in enumerate(parts)
    ]
    together = set_many(paragraphs, fonts, Rules())  # type: ignore[arg-type]
    alone = [set_lines(paragraph, fonts, Rules()) for paragraph in paragraphs]  # type: ignore[arg-type]
    assert [rounded(lines) for lines in together] == [rounded(lines) for lines in alone]


def rounded(lines: tuple[Line, ...]) -> list[object]:
    """Lines without the last digits of their lengths, which depend on what was added up before them."""
    return [
        (
            line.start, line.end, line.spans, line.is_cut, round(line.width, 6),
            [(r.text, r.face, r.glyphs, round(r.x, 6), round(r.spread, 6), [(at, round(k, 6)) for at, k in r.kerns]) for r in line.runs],
        )
        for line in lines
    ]  # fmt: skip


@given(PARAGRAPHS, MEASURES)
@TRIED
def test_divided_words_stay_inside_and_whole(fonts: Fonts, text: str, ems: float) -> None:
    text += "international collaboration和micro\u00adelectronics研究"
    for line in set_lines(Paragraph(spans(text), ems * SIZE), fonts, Rules(hyphenate=True)):  # type: ignore[arg-type]
        drawn = "".join(run.text for run in line.runs)
        assert drawn in (text[line.start : line.end], text[line.start : line.end] + "\u00ad")
        assert line.width <= ems * SIZE + 0.01
        assert line.runs[-1].x + line.runs[-1].width <= ems * SIZE + SIZE / 2 + 0.01


@given(PARAGRAPHS, MEASURES, st.sampled_from([-1, 1]))
@TRIED
def test_a_line_more_or_less_is_as_good_or_left_alone(fonts: Fonts, text: str, ems: float, looseness: int) -> None:
    usual = set_mixed(text, ems, fonts)
    lines = set_mixed(text, ems, fonts, looseness=looseness)
    assert inked(lines) == inked(usual)
    assert len(lines) - len(usual) in (0, looseness)
    assert all(line.width <= ems * SIZE + 0.01 for line in lines)
    if len(lines) != len(usual):
        assert all(gap <= 0.08 + 1e-6 for line in lines for _, gap in han_gaps(line, fonts))


def inked(lines: tuple[Line, ...]) -> str:
    """All characters that are no blanks."""
    text = "".join(map(text_of, lines))
    return "".join(character for character, kind in zip(text, kinds_of(text), strict=True) if kind not in BLANKS)
