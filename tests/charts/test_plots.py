"""What is decided for each kind: values, order, colours, printed labels, scales."""

from __future__ import annotations

from decimal import Decimal

import pytest

from banxin.charts.kinds import (
    Bars,
    Columns,
    Combination,
    Count,
    Doughnuts,
    Lines,
    Plot,
    Progress,
    Pyramid,
    Shares,
    Stacked,
    words,
)
from banxin.charts.plot.lines import scaled
from banxin.charts.plot.look import Look, contrast

from .conftest import Studio
from .samples import SAMPLES

BLUE, MID, SOFT, PALE, ACCENT, INK = "#14375E", "#44698F", "#7A98B7", "#CCD8E4", "#AE4A24", "#1C232B"


def said(count: Count | None) -> str:
    assert count is not None
    return words(count.number) + words(count.unit)


def test_pyramid_keeps_the_order_and_sums(studio: Studio) -> None:
    kind = studio.plot("tiers", SAMPLES["tiers"]).kind
    assert isinstance(kind, Pyramid)
    assert [words(tier.name) for tier in kind.tiers] == ["独角兽企业", "潜力独角兽企业", "瞪羚企业", "潜力瞪羚企业"]
    assert [tier.value for tier in kind.tiers] == [100, 200, 300, 400]
    assert [tier.ink.fill for tier in kind.tiers] == [BLUE, MID, SOFT, PALE]
    assert [tier.ink.keyline for tier in kind.tiers] == [None, None, None, SOFT]
    assert [said(tier.count) for tier in kind.tiers] == ["100家", "200家", "300家", "400家"]
    assert kind.total is not None
    assert (words(kind.total.name), said(kind.total.count)) == ("合计", "1000家")
    assert (kind.step, kind.longest) == (100, 400)


@pytest.mark.parametrize(
    ("values", "step"),
    [((100, 250), 50), ((7, 5), 1), ((3, 1000), None), ((1.5, 3), None)],
)
def test_pyramid_is_cut_at_a_common_unit_that_can_be_counted(
    studio: Studio, values: tuple[float, ...], step: int
) -> None:
    levels = ", ".join(f"{{name: 第{i}级, value: {value}}}" for i, value in enumerate(values))
    kind = studio.plot("tiers", f"levels: [{levels}]").kind
    assert isinstance(kind, Pyramid)
    assert kind.step == step


def test_pyramid_total_is_printed_in_the_magnitude_of_its_parts(studio: Studio) -> None:
    kind = studio.plot(
        "tiers", "levels: [{name: 甲, value: 1.25, unit: 万亿元}, {name: 乙, value: 2.5, unit: 万亿元}]"
    ).kind
    assert isinstance(kind, Pyramid)
    assert kind.total is not None
    assert said(kind.total.count) == "3.75万亿元"
    assert kind.total.value == Decimal("3.75e12")


LEVELS = "levels: [{name: 甲, value: 100, unit: 家QUALIFIER}, {name: 乙, value: 200, unit: 家}]"


@pytest.mark.parametrize(
    ("total", "qualifier", "printed"),
    [
        ("", "", "300家"),
        ("total: true", "", "300家"),
        ("total: false", "", ""),
        ("", "超过", ""),
        ("total: {value: 300, unit: 家, qualifier: 超过}", "超过", "超过300家"),
        ("total: {value: 350, unit: 家, qualifier: 约}", "约", "约350家"),
        ("total: {value: 350, unit: 家}", "余", "350家"),
    ],
)
def test_pyramid_has_no_sum_where_none_is_wanted_or_none_is_exact(
    studio: Studio, total: str, qualifier: str, printed: str
) -> None:
    levels = LEVELS.replace("QUALIFIER", f", qualifier: {qualifier}" if qualifier else "")
    plot = studio.plot("tiers", f"{levels}\n{total}")
    assert isinstance(plot.kind, Pyramid)
    assert (said(plot.kind.total.count) if plot.kind.total else "") == printed
    assert ("合计" in plot.alt) is bool(printed)
    whole = studio.plot("tiers", LEVELS.replace("QUALIFIER", "")).height
    assert plot.height == whole if printed else plot.height < whole


def test_shares_compute_the_percentage_and_say_growth_and_ranks(studio: Studio) -> None:
    kind = studio.plot("shares", SAMPLES["shares"]).kind
    assert isinstance(kind, Shares)
    first, second = kind.rows
    assert [words(label) for label in (first.name, first.share, first.part, first.whole)] == [
        "独角兽企业", "上海占18.7%", "上海64", "中国343家",
    ]  # fmt: skip
    assert words(second.share) == "上海占26.3%"
    assert second.growth is not None
    assert (second.growth.value, words(second.growth.label), second.growth.ink.fill) == (6, "比上年增加6家", ACCENT)
    assert [words(rank) for rank in second.ranks] == ["全国第一", "全球第二"]
    assert (first.growth, kind.longest) == (None, 343)
    assert (first.part_ink.fill, first.whole_ink.fill, first.whole_ink.keyline) == (BLUE, PALE, SOFT)


def test_share_of_the_ledger_is_printed_as_it_stands(studio: Studio) -> None:
    body = "rows: [{name: 项目, part: {name: 合作, value: 134}, whole: {name: 全部, value: 191}, share: share.joint}]"
    kind = studio.plot("shares", body).kind
    assert isinstance(kind, Shares)
    assert words(kind.rows[0].share) == "合作占70%"


def test_bars_keep_the_order_and_set_off_what_is_compared(studio: Studio) -> None:
    plot = studio.plot("bar", SAMPLES["bar"])
    assert isinstance(plot.kind, Bars)
    assert [(words(bar.name), words(bar.label), bar.ink.fill) for bar in plot.kind.bars] == [
        ("甲", "100", SOFT), ("乙", "78", BLUE), ("丙", "62", SOFT),
    ]  # fmt: skip
    assert [bar.label[0].weight for bar in plot.kind.bars] == [400, 700, 400]
    assert plot.unit == "家"


def test_ranking_is_by_value_and_ties_share_a_place(studio: Studio) -> None:
    kind = studio.plot("ranking", SAMPLES["ranking"]).kind
    assert isinstance(kind, Bars)
    assert [(words(bar.place), words(bar.name)) for bar in kind.bars] == [
        ("1", "乙"),
        ("2", "甲"),
        ("2", "丙"),
        ("4", "丁"),
    ]


def test_labels_print_signs_qualifiers_and_magnitudes(studio: Studio) -> None:
    body = (
        "rows: [space, {name: 甲, value: 400000, unit: 平方米}, {name: 乙, value: 30, unit: 万平方米, qualifier: 约}]"
    )
    kind = studio.plot("bar", body).kind
    assert isinstance(kind, Bars)
    assert [words(bar.label) for bar in kind.bars] == ["30万", "400\u2009000", "约30万"]
    assert [bar.value for bar in kind.bars] == [300000, 400000, 300000]
    percent = studio.plot("bar", "rows: [share.joint, {name: 乙, value: 58.0, unit: '%'}]")
    assert isinstance(percent.kind, Bars)
    assert [words(bar.label) for bar in percent.kind.bars] == ["70%", "58.0%"]
    assert percent.unit == ""


def test_a_qualifier_that_goes_with_the_unit_is_no_other_unit(studio: Studio) -> None:
    plot = studio.plot("bar", "rows: [activities, {name: 上年, value: 180, unit: 场}]")
    assert isinstance(plot.kind, Bars)
    assert [words(bar.label) for bar in plot.kind.bars] == ["250余", "180"]
    assert plot.unit == "场"


def test_columns_set_off_the_last(studio: Studio) -> None:
    kind = studio.plot("column", SAMPLES["column"]).kind
    assert isinstance(kind, Columns)
    assert [(words(column.name), column.ink.fill) for column in kind.columns] == [
        ("2021", SOFT),
        ("2022", SOFT),
        ("2023", BLUE),
    ]
    none = studio.plot("column", SAMPLES["column"] + "compared: []\n").kind
    assert isinstance(none, Columns) and len({column.ink for column in none.columns}) == 1
    named = studio.plot("column", SAMPLES["column"] + 'compared: ["2021"]\n').kind
    assert isinstance(named, Columns)
    assert [column.ink.fill for column in named.columns] == [BLUE, SOFT, SOFT]


def test_lines_differ_by_more_than_colour(studio: Studio) -> None:
    kind = studio.plot("line", SAMPLES["line"]).kind
    assert isinstance(kind, Lines)
    assert [words(trace.label) for trace in kind.traces] == ["甲92", "乙61", "丙24.0"]
    assert [trace.colour for trace in kind.traces] == [BLUE, ACCENT, MID]
    assert [(trace.weight, trace.dash, trace.marker) for trace in kind.traces] == [
        (1.8, (), "disc"), (1.4, (), "square"), (1.2, (4.0, 2.5), "ring"),
    ]  # fmt: skip
    assert kind.traces[0].values == (25, 42, None, 92)
    assert [words(tick) for tick in kind.tick_labels] == ["0", "50", "100"]


def test_ticks_speak_as_the_values_do(studio: Studio) -> None:
    rate = studio.plot("line", "axis: [1, 2, 3]\nseries: [{name: 甲, unit: '%', values: [70, 58, 66]}]").kind
    plot = studio.plot("line", "axis: [1, 2, 3]\nseries: [{name: 甲, values: [space, space, space]}]")
    area = plot.kind
    assert isinstance(rate, Lines) and isinstance(area, Lines)
    assert (plot.unit, plot.alt) == ("万平方米", "折线图，1至3：甲，1为30万平方米、2为30万平方米、3为30万平方米。")
    assert [words(tick) for tick in rate.tick_labels] == ["0", "25%", "50%", "75%"]
    assert [words(tick) for tick in area.tick_labels] == ["0", "10", "20", "30"]


@pytest.mark.parametrize(
    ("least", "most", "ticks"),
    [
        ("0", "92", "0 50 100"), ("0", "30", "0 10 20 30"), ("0", "0.07", "0 0.025 0.05 0.075"),
        ("-12", "30", "-20 -10 0 10 20 30"), ("-5", "0", "-6 -4 -2 0"), ("0", "4e12", "0 2e12 4e12"), ("0", "1", "0 0.5 1"),
    ],
)  # fmt: skip
def test_scales_are_round_and_hold_zero_and_every_value(least: str, most: str, ticks: str) -> None:
    scale = scaled(Decimal(least), Decimal(most))
    assert scale.ticks == tuple(Decimal(tick) for tick in ticks.split())
    assert scale.least <= Decimal(least) and scale.most >= Decimal(most)


def test_combination_has_a_scale_for_each_panel(studio: Studio) -> None:
    plot = studio.plot("combination", SAMPLES["combination"])
    kind = plot.kind
    assert isinstance(kind, Combination)
    assert (kind.over_scale.least, kind.over_scale.most) == (0, Decimal("10.8"))
    assert (kind.under_scale.least, kind.under_scale.most) == (0, 75 * 10**8)
    assert [words(label) for label in kind.over_labels] == ["6.1%", "9.5%", "8.2%"]
    assert words(kind.over.label) == "增速10.8%"
    assert [words(column.label) for column in kind.under] == ["45", "55", "62", "75"]
    assert words(kind.under_name) == "总量（亿元）"


def test_stacked_parts_take_the_tiers_colours_and_readable_words(studio: Studio) -> None:
    plot = studio.plot("stacked", SAMPLES["stacked"])
    assert isinstance(plot.kind, Stacked)
    parts = plot.kind.stacks[0].parts
    assert [part.ink.fill for part in parts] == [BLUE, MID, SOFT, PALE]
    assert [part.label[0].colour for part in parts] == ["#FFFFFF", "#FFFFFF", INK, INK]
    assert all(contrast(part.label[0].colour, part.ink.fill) >= 4.5 for part in parts)
    assert [words(part.outside) for part in plot.kind.stacks[1].parts] == ["一类69", "二类50", "三类30", "四类1"]
    assert plot.kind.longest == 200


def test_stacked_hundred_makes_every_whole_one(studio: Studio) -> None:
    plot = studio.plot("stacked", SAMPLES["stacked"] + "hundred: true\n")
    assert isinstance(plot.kind, Stacked)
    assert plot.kind.longest == 1
    assert [round(sum(part.value for part in stack.parts), 20) for stack in plot.kind.stacks] == [1, 1]
    assert words(plot.kind.stacks[0].parts[0].label) == "84"


LONG_RINGS = """
rings:
  - {name: 甲, percent: 99.99}
  - {name: 乙, percent: 62.4, count: {value: 7.05, unit: 亿人次, name: 乙}}
"""


def test_a_long_percentage_is_set_smaller_and_a_long_count_has_the_whole_width(studio: Studio) -> None:
    plot = studio.plot("doughnut", LONG_RINGS)
    assert isinstance(plot.kind, Doughnuts)
    sizes = {ring.percent.number[0].size for ring in plot.kind.rings}
    assert len(sizes) == 1 and 0.75 * 22 <= sizes.pop() < 22
    assert plot.kind.across == 1 and plot.height == 2 * 92 + 21


def test_doughnut_is_one_part_of_one_whole(studio: Studio) -> None:
    kind = studio.plot("doughnut", SAMPLES["doughnut"]).kind
    assert isinstance(kind, Doughnuts)
    assert [(ring.share, said(ring.percent), said(ring.count), words(ring.label)) for ring in kind.rings] == [
        (Decimal("0.7"), "70%", "134个", "多单位合作项目"), (Decimal("0.58"), "58%", "111个", "企业牵头或参与项目"),
    ]  # fmt: skip
    assert kind.across == 2
    assert studio.plot("doughnut", SAMPLES["doughnut"], 231).height == 2 * 92 + 21


def test_progress_behind_its_plan_is_accented(studio: Studio) -> None:
    kind = studio.plot("progress", SAMPLES["progress"]).kind
    assert isinstance(kind, Progress)
    assert [(track.done, track.plan, words(track.label), track.ink.fill) for track in kind.tracks] == [
        (Decimal("0.72"), Decimal("0.6"), "72%", BLUE), (Decimal("0.5"), Decimal("0.65"), "50%", ACCENT),
    ]  # fmt: skip
    counted = studio.plot("progress", "rows: [{name: 甲, done: {value: 45, unit: 项}, goal: 60}]")
    assert isinstance(counted.kind, Progress)
    assert (counted.kind.tracks[0].done, words(counted.kind.tracks[0].label)) == (Decimal("0.75"), "45/60")
    assert counted.unit == "项"


@pytest.mark.parametrize("kind", SAMPLES)
def test_plots_are_values(studio: Studio, kind: str) -> None:
    one, other = studio.plot(kind, SAMPLES[kind]), studio.plot(kind, SAMPLES[kind])
    assert one == other and hash(one) == hash(other)
    assert isinstance(one, Plot) and one.width == studio.style.main


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "tiers",
            "金字塔图，自上而下：独角兽企业100家、潜力独角兽企业200家、瞪羚企业300家、潜力瞪羚企业400家；合计1000家。",
        ),
        ("shares", "瞪羚企业，上海73，中国278家，上海占26.3%，比上年增加6家，全国第一，全球第二。"),
        ("bar", "条形图：甲100家、乙78家、丙62家。"),
        ("ranking", "排名图，自高到低：乙100家、甲62家、丙62家、丁35家。"),
        ("column", "柱形图：2021为45、2022为55、2023为62。"),
        ("line", "折线图，2021至2024：甲，2021为25家、2022为42家、2024为92家；"),
        (
            "combination",
            "上为折线：增速，2021为6.1%、2022为9.5%、2023为8.2%、2024为10.8%；下为柱形：总量（亿元），2021为45、",
        ),
        ("stacked", "堆积条形图：甲，一类84家、二类60家、三类36家、四类20家；"),
        ("doughnut", "圆环图：多单位合作项目134个，占70%；企业牵头或参与项目111个，占58%。"),
        ("progress", "甲完成72%，达到计划（目标的60%）；乙完成50%，低于计划（目标的65%）。"),
    ],
)
def test_alternative_text_says_every_value(studio: Studio, kind: str, words: str) -> None:
    assert words in studio.plot(kind, SAMPLES[kind]).alt


def test_an_authors_alternative_text_stands(studio: Studio) -> None:
    assert studio.plot("bar", SAMPLES["bar"] + "alt: 三条横条\n").alt == "三条横条"


@pytest.mark.parametrize(("part", "whole", "said"), [("亿元", "亿元", "本区 156.3亿元"), ("家", "家", "本区 156.3")])
def test_a_part_says_its_unit_where_its_magnitude_would_stand_bare(
    studio: Studio, part: str, whole: str, said: str
) -> None:
    body = f"rows: [{{name: 额, part: {{name: 本区, value: 156.3, unit: {part}}}, whole: {{name: 全部, value: 412.7, unit: {whole}}}}}]"
    kind = studio.plot("shares", body).kind
    assert isinstance(kind, Shares)
    assert " ".join((kind.rows[0].part[0].text, words(kind.rows[0].part[1:]))) == said
    assert words(kind.rows[0].whole) == f"全部412.7{whole}"


@pytest.mark.parametrize("colour", ["#14375E", "#4F9170", "#767676", "#7F7F7F", "#8A8A8A", "#CCD8E4"])
def test_words_on_a_mark_stand_out_from_it(studio: Studio, colour: str) -> None:
    assert contrast(Look(studio.style).on(colour), colour) >= 4.5
