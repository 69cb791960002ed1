"""Where the marks and words of a chart stand: against the design's measures, in proportion, clear of one another."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

import pytest

from banxin.charts.draw import draw
from banxin.charts.draw.labels import Letters, row, spread
from banxin.charts.kinds import Combination, Plot, Stacked, Words
from banxin.charts.plot.look import widest
from banxin.frame import Frame, GlyphRun, Path
from banxin.problems import BadSource, Place
from banxin.records import replace

from .conftest import FIGURE, Studio, paths, runs
from .samples import SAMPLES
from .test_clear import outside, touching

BLUE, MID, SOFT, PALE, ACCENT, INK = "#14375E", "#44698F", "#7A98B7", "#CCD8E4", "#AE4A24", "#1C232B"
NEAR = 0.001
"""Points: coordinates keep four decimals."""


def box(path: Path) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a path without curves."""
    points = [segment.points for segment in path.segments if segment.points]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def width(path: Path) -> float:
    return box(path)[2] - box(path)[0]


def height(path: Path) -> float:
    return box(path)[3] - box(path)[1]


def at(frame: Frame, text: str) -> GlyphRun:
    """The run that says ``text``."""
    return next(run for run in runs(frame) if text in run.text)


def drawn(studio: Studio, kind: str, yaml: str = "", width: float = 0.0) -> tuple[Plot, Frame]:
    plot = studio.plot(kind, yaml or SAMPLES[kind], width)
    return plot, studio.drawn(plot)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_frame_has_the_plots_size_and_one_meaning(studio: Studio, kind: str) -> None:
    plot, frame = drawn(studio, kind)
    assert (frame.width, frame.height) == (plot.width, plot.height)
    assert runs(frame) and paths(frame)
    assert all(item.element is FIGURE for item in frame.items if isinstance(item, GlyphRun | Path))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("tiers", "独角兽企业 100 家 潜力独角兽企业 200 瞪羚企业 300 潜力瞪羚企业 400 合计 1000"),
        ("shares", "独角兽企业 上海占 18.7% 上海 64 中国 343 家 全国第二 比上年增加 6 全国第一 全球第二"),
        ("ranking", "1 乙 100 2 甲 62 丙 4 丁 35"),
        ("column", "2021 45 2022 55 2023 62"),
        ("line", "2021 2022 2023 2024 0 50 100 甲 92 乙 61 丙 24.0"),
        ("combination", "6.1% 9.5% 8.2% 增速 10.8% 总量（亿元） 45 55 62 75"),
        ("stacked", "一类 二类 三类 四类 甲 84 60 36 20 乙 69 50 30 四类 1"),
        ("doughnut", "70 % 134 个 多单位合作项目 58 111 企业牵头 或参与项目"),
        ("progress", "甲 72% 乙 50%"),
    ],
)
def test_every_word_is_set(studio: Studio, kind: str, words: str) -> None:
    said = "".join(run.text for run in runs(drawn(studio, kind)[1])).replace(" ", "")
    for word in words.split():
        assert word in said


def test_pyramid_stands_as_designed(studio: Studio) -> None:
    _, frame = drawn(studio, "tiers")
    bars = [paths(frame, colour)[0] for colour in (BLUE, MID, SOFT, PALE)]
    centre = studio.style.em * 18.5
    for i, bar in enumerate(bars):
        left, top, right, bottom = box(bar)
        assert (top, bottom) == pytest.approx((45 * i, 45 * i + 42))
        assert (left, right) == pytest.approx((centre - 26.25 * (i + 1), centre + 26.25 * (i + 1)), abs=NEAR)
    cuts = [path for path in paths(frame) if path.stroke == "#FFFFFF"]
    assert sorted(box(cut)[0] - centre for cut in cuts) == pytest.approx([-52.5, -26.25, 0, 0, 26.25, 52.5], abs=NEAR)
    assert at(frame, "合计").y == pytest.approx(4 * 45 - 3 + 7 + 21)
    for unit in (run for run in runs(frame) if run.text == "家"):
        assert unit.x + unit.width == pytest.approx(357, abs=0.5)


def test_pyramid_gives_way_to_wide_names_and_numbers(studio: Studio) -> None:
    yaml = """
        levels:
          - {name: 高成长科技型中小企业, value: 123456, unit: 家}
          - {name: 创新型中小企业和其他各类企业, value: 234567, unit: 家}
        """
    _, frame = drawn(studio, "tiers", yaml)
    short, long = (paths(frame, colour)[0] for colour in (BLUE, MID))
    assert width(short) / width(long) == pytest.approx(123456 / 234567, abs=NEAR)
    assert width(long) < 210
    numbers = [run for run in runs(frame) if run.size == 20][:-1]
    assert min(run.x for run in numbers) >= box(long)[2] + 6 - NEAR
    assert box(long)[0] >= max(run.x + run.width for run in runs(frame) if run.text.startswith(("创", "和"))) + 6 - NEAR


def test_shares_are_on_one_scale(studio: Studio) -> None:
    plot, frame = drawn(studio, "shares")
    wholes, parts, grown = paths(frame, PALE), paths(frame, BLUE), paths(frame, ACCENT)
    unit = 257.25 / 343
    assert [width(path) for path in wholes] == pytest.approx([343 * unit, 278 * unit], abs=NEAR)
    assert [width(path) for path in parts] == pytest.approx([64 * unit, 73 * unit], abs=NEAR)
    assert width(grown[0]) == pytest.approx(6 * unit, abs=NEAR)
    assert box(grown[0])[2] == pytest.approx(73 * unit, abs=NEAR)
    assert [height(path) for path in wholes] == pytest.approx([29, 29])
    assert box(wholes[1])[1] - box(wholes[0])[1] == pytest.approx(72)
    assert at(frame, "独角兽企业").y == pytest.approx(plot.first_baseline)
    assert box(wholes[0])[1] - at(frame, "独角兽企业").y == pytest.approx(6)
    assert at(frame, "比上年").x == pytest.approx(67 * unit, abs=0.5)
    assert at(frame, "全球第二").x + at(frame, "全球第二").width == pytest.approx(357, abs=0.5)


def test_a_share_too_small_for_its_words_has_them_beside_it(studio: Studio) -> None:
    small = "rows: [{name: 项目, part: {name: 上海, value: 3}, whole: {name: 中国, value: 343}}]"
    _, frame = drawn(studio, "shares", small)
    end = box(paths(frame, BLUE)[0])[2]
    assert at(frame, "上海").x >= end + 4 - NEAR
    assert {run.colour for run in runs(frame)} == {INK}


def test_a_share_that_leaves_no_room_has_the_whole_beside_the_bar(studio: Studio) -> None:
    big = "rows: [{name: 项目, part: {name: 上海, value: 340}, whole: {name: 中国, value: 343}, ranks: [rank.first]}]"
    _, frame = drawn(studio, "shares", big)
    assert at(frame, "中国").x >= box(paths(frame, PALE)[0])[2] + 5 - 0.5
    assert at(frame, "第一").x > at(frame, "343").x + at(frame, "343").width


def test_a_fall_is_said_once_and_drawn_not_at_all(studio: Studio) -> None:
    growth = "growth: {name: 比上年减少, value: -6, unit: 家}"
    yaml = SAMPLES["shares"].replace("growth: {name: 比上年增加, value: 6, unit: 家}", growth)
    _, frame = drawn(studio, "shares", yaml)
    assert "比上年减少6家" in "".join(run.text for run in runs(frame))
    assert not paths(frame, ACCENT)


@pytest.mark.parametrize("values", [(100, 78, 62), (1, 0, 3), (5, -3, 2), (-1, -2, -4), (10**9, 10**8, 10**7)])
def test_bars_are_as_long_as_their_values(studio: Studio, values: tuple[int, ...]) -> None:
    rows = ", ".join(f"{{name: 第{i}项, value: {value}}}" for i, value in enumerate(values))
    made = studio.made("bar", f"rows: [{rows}]")
    assert made.plot is not None
    frame = studio.drawn(made.plot)
    bars, found = paths(frame, SOFT), [value for value in values if value]
    scale = width(bars[0]) / abs(found[0])
    assert [width(bar) for bar in bars] == pytest.approx([abs(value) * scale for value in found], abs=NEAR)
    base = next(path for path in paths(frame) if path.stroke == INK)
    for bar, value in zip(bars, found, strict=True):
        left, _, right, _ = box(bar)
        assert (left if value > 0 else right) == pytest.approx(box(base)[0], abs=NEAR)


def test_bars_stand_as_designed(studio: Studio) -> None:
    _, frame = drawn(studio, "bar")
    bars = [path for path in paths(frame) if path.fill in (SOFT, BLUE)]
    assert [height(bar) for bar in bars] == pytest.approx([16, 16, 16])
    assert box(bars[1])[1] - box(bars[0])[1] == pytest.approx(24)
    assert at(frame, "100").x == pytest.approx(box(bars[0])[2] + 5, abs=NEAR)
    assert box(bars[0])[0] == pytest.approx(at(frame, "甲").width + studio.style.em, abs=0.01)
    assert at(frame, "100").x + at(frame, "100").width == pytest.approx(357, abs=NEAR)


@pytest.mark.parametrize("values", [(45, 55, 62), (3, -2, 1), (-1, -2, -3), (0, 1, 2), (0, -1, -2)])
def test_columns_are_as_high_as_their_values(studio: Studio, values: tuple[int, ...]) -> None:
    rows = ", ".join(f"{{name: 第{i}, value: {value}}}" for i, value in enumerate(values))
    frame = studio.drawn(studio.plot("column", f"rows: [{rows}]"))
    columns = [path for path in paths(frame) if path.fill in (SOFT, BLUE)]
    span = max(0, *values) - min(0, *values)
    assert [height(column) for column in columns] == pytest.approx([abs(v) / span * 108 for v in values if v], abs=NEAR)
    assert [width(column) for column in columns] == pytest.approx([31.5] * len(columns), abs=NEAR)
    assert not outside(frame) and not touching(frame)


def test_columns_close_up_where_there_are_many(studio: Studio) -> None:
    rows = ", ".join(f"{{name: {i}月, value: {i}}}" for i in range(1, 10))
    frame = studio.drawn(studio.plot("column", f"rows: [{rows}]"))
    columns = [path for path in paths(frame) if path.fill in (SOFT, BLUE)]
    pitch = box(columns[1])[0] - box(columns[0])[0]
    assert pitch == pytest.approx(357 / 9, abs=NEAR)
    assert width(columns[0]) / pitch == pytest.approx(3 / 4.4, abs=NEAR)


def test_lines_pass_through_their_values(studio: Studio) -> None:
    _, frame = drawn(studio, "line")
    solid, second, dashed = (
        next(path for path in paths(frame) if path.stroke == colour and path.weight == weight)
        for colour, weight in ((BLUE, 1.8), (ACCENT, 1.4), (MID, 1.2))
    )
    assert (solid.dash, second.dash, dashed.dash) == ((), (), (4.0, 2.5))
    hairs = {box(path)[1] for path in paths(frame) if path.stroke in (INK, "#D5DAE0")}
    base, middle, top = sorted(hairs, reverse=True)
    assert (base - middle, base - top) == pytest.approx((45, 90), abs=NEAR)
    assert [base - segment.points[1] for segment in second.segments] == pytest.approx(
        [0.9 * value for value in (56, 53, 58, 61)], abs=NEAR
    )
    assert len(solid.segments) == 2, "a line stops where there is no value"


def test_labels_at_line_ends_move_apart(studio: Studio) -> None:
    yaml = "axis: [1, 2, 3]\nseries:\n" + "".join(
        f"  - {{name: 线{i}, values: [1, 2, {3 + i / 100}]}}\n" for i in range(3)
    )
    _, frame = drawn(studio, "line", yaml)
    ys = sorted(run.y for run in runs(frame) if run.text.startswith("线"))
    assert [b - a for a, b in pairwise(ys)] == pytest.approx([11, 11], abs=NEAR)


def test_stacked_parts_fill_their_bar(studio: Studio) -> None:
    _, frame = drawn(studio, "stacked")
    first = [next(iter(paths(frame, colour))) for colour in (BLUE, MID, SOFT, PALE)]
    scale = width(first[0]) / 84
    assert [width(path) for path in first] == pytest.approx([84 * scale, 60 * scale, 36 * scale, 20 * scale], abs=NEAR)
    assert [box(a)[2] for a in first[:-1]] == pytest.approx([box(b)[0] for b in first[1:]], abs=NEAR)
    outside = [run for run in runs(frame) if run.text == "四类"][-1]
    assert outside.x >= box(paths(frame, PALE)[1])[2] + 5 - NEAR


def test_the_blank_in_a_long_number_takes_little_room(studio: Studio) -> None:
    letters, look = Letters(studio.fonts, studio.style.chinese), Words("12\u2009345\u2009678", "hei", 400, 8.0, INK)
    assert letters.width((look,)) <= widest((look,)) <= widest((replace(look, text="12345678"),)) + 8.0


@pytest.mark.parametrize(("value", "keyed"), [("0", True), ("0.02", True), ("2", False)])
def test_names_stand_over_parts_that_are_seen(studio: Studio, value: str, keyed: bool) -> None:
    yaml = f"parts: [国有, 民营]\nrows: [{{name: 甲, values: [{value}, 12]}}, {{name: 乙, values: [5, 1]}}]"
    assert isinstance(kind := studio.plot("stacked", yaml).kind, Stacked) and kind.keyed is keyed


def test_parts_that_the_first_bar_lacks_are_told_by_their_colours(studio: Studio) -> None:
    _, frame = drawn(
        studio, "stacked", "parts: [国有, 民营]\nrows: [{name: 甲, values: [0, 12]}, {name: 乙, values: [5, 0]}]"
    )
    names = [next(run for run in runs(frame) if run.text == name) for name in ("国有", "民营")]
    squares = [next(path for path in paths(frame, colour) if width(path) < 8) for colour in (BLUE, MID)]
    for square, name in zip(squares, names, strict=True):
        assert width(square) == pytest.approx(height(square), abs=NEAR)
        assert 0 < name.x - box(square)[2] < name.size / 2
        assert box(square)[1] < name.y - 0.3 * name.size < box(square)[3]
    assert box(squares[1])[0] - names[0].x - names[0].width >= 6
    _, frame = drawn(studio, "stacked")
    assert all(width(path) > 8 for path in paths(frame, BLUE))


def test_a_rate_below_the_line_keeps_clear_of_the_rule_between_the_panels(studio: Studio) -> None:
    yaml = "axis: [2020, 2021, 2022]\nover: {name: 增速, unit: '%', values: [-5.1, 12.3, 3.3]}\nunder: {name: 总量, values: [3, 4, 5]}"
    plot, frame = drawn(studio, "combination", yaml)
    assert isinstance(plot.kind, Combination)
    label = next(run for run in runs(frame) if run.text.startswith("−5.1"))
    (rule,) = (path for path in frame.items if isinstance(path, Path) and path.stroke == plot.kind.divider)
    assert box(rule)[1] - label.y >= 3.5


def test_hundred_per_cent_bars_are_of_one_length(studio: Studio) -> None:
    _, frame = drawn(
        studio,
        "stacked",
        "parts: [甲, 乙]\nhundred: true\nrows: [{name: 一, values: [1, 3]}, {name: 二, values: [50, 50]}]",
    )
    left, right = paths(frame, BLUE), paths(frame, MID)
    wholes = [width(a) + width(b) for a, b in zip(left, right, strict=True)]
    assert wholes[0] == pytest.approx(wholes[1], abs=NEAR)
    assert width(left[0]) / wholes[0] == pytest.approx(0.25, abs=NEAR)


@pytest.mark.parametrize("percent", ["0", "0.4", "33.3", "50", "70", "100"])
def test_rings_turn_clockwise_from_twelve(studio: Studio, percent: str) -> None:
    _, frame = drawn(studio, "doughnut", f"rings: [{{name: 甲, percent: {percent}}}]")
    parts, share = paths(frame, BLUE), float(Decimal(percent)) / 100
    assert len(parts) == (1 if share else 0)
    assert len(paths(frame, PALE)) == (1 if share < 1 else 0)
    for part in parts:
        ends = [(s.points[-2] - 46, s.points[-1] - 46) for s in part.segments if s.points]
        radii = {round(math.hypot(x, y), 2) for x, y in ends}
        assert radii == {46.0, 33.0}
        if share < 1:
            assert ends[0] == pytest.approx((0, -46), abs=0.01)
            outer = [point for point in ends if round(math.hypot(*point), 2) == 46.0]
            turned = [math.degrees(math.atan2(x, -y)) % 360 for x, y in outer]
            assert max(turned) == pytest.approx(360 * share, abs=0.01)


def test_doughnuts_stand_as_designed(studio: Studio) -> None:
    _, frame = drawn(studio, "doughnut")
    count, label = at(frame, "134"), at(frame, "多单位")
    assert (count.x, count.y) == pytest.approx((92 + 14, 46 + 2), abs=1)
    assert (label.x, label.y) == pytest.approx((92 + 14, 46 + 2 + 16), abs=0.5)
    assert at(frame, "111").x - count.x == pytest.approx(18 * studio.style.em, abs=1)
    assert at(frame, "或参与项目").y - at(frame, "企业牵头").y == pytest.approx(13.5)
    hole = [at(frame, "70"), at(frame, "%")]
    assert (hole[0].x + hole[1].x + hole[1].width) / 2 == pytest.approx(46, abs=0.5)


def test_progress_shows_goal_done_and_plan(studio: Studio) -> None:
    _, frame = drawn(studio, "progress")
    goals = paths(frame, PALE)
    done = [path for path in paths(frame) if path.fill in (BLUE, ACCENT)]
    ticks = [path for path in paths(frame) if path.stroke == INK]
    whole = width(goals[0])
    assert [width(path) / whole for path in done] == pytest.approx([0.72, 0.5], abs=NEAR)
    assert [(box(tick)[0] - box(goals[0])[0]) / whole for tick in ticks] == pytest.approx([0.6, 0.65], abs=NEAR)
    assert [height(tick) for tick in ticks] == pytest.approx([14, 14])
    assert box(done[1])[1] - box(done[0])[1] == pytest.approx(28)


def test_more_than_the_goal_is_still_to_scale(studio: Studio) -> None:
    _, frame = drawn(studio, "progress", "rows: [{name: 甲, done: {value: 125, unit: '%'}}]")
    assert width(paths(frame, PALE)[0]) / width(paths(frame, BLUE)[0]) == pytest.approx(0.8, abs=NEAR)


def test_a_character_without_glyph_is_said_at_the_charts_place(studio: Studio) -> None:
    plot = studio.plot("bar", 'rows: [{name: "\U0001f600", value: 1}, {name: 乙, value: 2}]')
    with pytest.raises(BadSource) as caught:
        draw(plot, studio.fonts, studio.style, FIGURE, place=Place("a.yaml", 7))
    assert caught.value.problems[0].place == Place("a.yaml", 7)


def test_dollars_are_no_formula(studio: Studio) -> None:
    _, frame = drawn(studio, "bar", "rows: [{name: '成本 $100 和 $200', value: 1}, {name: '$\\frac{$', value: 2}]")
    said = "".join(run.text for run in runs(frame))
    assert "$100" in said and "\\frac{$" in said


@pytest.mark.parametrize(
    "text", ["第1234567890123456789012家", "〔甲乙丙丁戊己庚〕〔辛壬癸子丑寅卯〕", "ChainWeaver与Ullmann联用"]
)
def test_a_name_takes_no_more_lines_than_it_may(studio: Studio, text: str) -> None:
    letters = Letters(studio.fonts, studio.style.chinese)
    label = (Words(text, "hei", 400, 9.0, INK),)
    lines = letters.block(label, letters.width(label) / 1.6, 2)
    assert len(lines) == 2
    assert "".join(run.text for line in lines for run in line.runs) == text


@pytest.mark.parametrize(
    ("wanted", "found"),
    [((10, 50), (10, 50)), ((30, 32), (25.5, 36.5)), ((1, 2, 3), (0, 11, 22)), ((99, 98), (100, 89)), ((5,), (5,))],
)
def test_spread(wanted: tuple[float, ...], found: tuple[float, ...]) -> None:
    assert spread(wanted, 11, 0, 100) == pytest.approx(list(found))


def test_names_in_a_row_stay_in_order_and_inside() -> None:
    assert row([0, 40, 50, 95], [30, 30, 30, 30], 6, 0, 140) == pytest.approx([0, 36, 72, 108])
