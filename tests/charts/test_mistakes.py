"""What is said of charts that cannot be drawn, and of those that should not be."""

from __future__ import annotations

import pytest

from banxin.charts import spec
from banxin.reading import read

from .conftest import Studio
from .samples import SAMPLES


def rows(count: int, **more: object) -> str:
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    return "rows:\n" + "".join(f"  - {{name: 第{i}项, value: {i + 1}{keys}}}\n" for i in range(count))


def series(*values: str, axis: str = "2021, 2022, 2023") -> str:
    lines = "".join(f"  - {{name: 线{i}, values: [{value}]}}\n" for i, value in enumerate(values))
    return f"axis: [{axis}]\nseries:\n{lines}"


OVER = "{name: 甲, value: 100, unit: 家, qualifier: 超过}"
LONG = "很长很长的名称" * 8


@pytest.mark.parametrize(
    ("kind", "yaml", "code", "said"),
    [
        ("tiers", "levels: []", "C001", "没有数据"),
        ("tiers", "levels: [tiers.unicorn]", "C002", "把这个数写进正文"),
        ("tiers", "levels: [{name: 甲, value: 1}, {name: 乙, value: -2}]", "C008", "“乙”是负数（−2）"),
        ("tiers", "levels: [{name: 甲, value: 0}, {name: 乙, value: 0}]", "C007", "都是零"),
        ("tiers", "levels: [{name: 甲, value: 1}, {name: 甲, value: 2}]", "C005", "“甲”出现了两次"),
        ("tiers", "levels: [{value: 1}, {name: 甲, value: 2}]", "C004", "没有名称"),
        ("tiers", "levels: [tiers.unicorn, {name: 甲, value: 2, unit: 项}]", "C006", "“家”、“项”"),
        ("tiers", rows(5).replace("rows", "levels"), "C003", "最多 4 级"),
        ("tiers", "levels: [tiers.unicorn, tiers.gazelle]\ntotal: tiers.total", "C013", "相加为400家"),
        ("tiers", f"levels: [{OVER}, tiers.gazelle]\ntotal: {{value: 300, unit: 家}}", "C013", "至少为400家，合计写的是300"),
        ("tiers", "levels: [tiers.unicorn, tiers.gazelle]\nstep: 1", "C014", "切成 300 格"),
        ("tiers", f"levels: [tiers.unicorn, {{name: {LONG}, value: 2, unit: 家}}]", "C009", "太长"),
        ("tiers", "levels: [{name: 甲, value: 1}, {name: 乙, value: 123456789012345}]", "C010", "万、亿"),
        ("shares", "rows: []", "C001", "没有数据"),
        ("shares", "rows: [{name: 甲, part: 9, whole: 8}]", "C015", "不是8的一部分"),
        ("shares", "rows: [{name: 甲, part: 0, whole: 0}]", "C007", "都是零"),
        ("shares", "rows: [{name: 甲, part: 2, whole: 8, growth: 3}]", "C016", "多于2"),
        ("shares", f"rows: [{{name: {LONG}, part: 2, whole: 8}}]", "C009", "太长"),
        ("bar", "rows: []", "C001", "没有数据"),
        ("bar", rows(1), "C002", "把这个数写进正文"),
        ("bar", rows(21), "C003", "用表格（table）"),
        ("bar", rows(2) + "compared: [外面]", "C021", "写 第0项、第1项 中的一个"),
        ("bar", f"rows: [{{name: {LONG}, value: 1}}, {{name: 乙, value: 1}}]", "C009", "用简称"),
        ("bar", f"rows: [{{name: 甲, value: {10**29}}}, {{name: 乙, value: 1}}]", "C010", "换大一级的单位"),
        ("ranking", rows(21), "C003", "用表格（table）"),
        ("column", rows(14), "C003", "放到全宽（wide: true），或用折线图（line），或用条形图（bar）"),
        ("column", rows(17), "C003", "最多 13 柱 用折线图（line），或用条形图（bar）"),
        ("column", rows(21), "C003", "最多 13 柱 用折线图（line）"),
        ("column", rows(61), "C003", "最多 13 柱 用表格（table）"),
        ("column", "rows: [{name: 甲, value: 0}, {name: 乙, value: 0}]", "C007", "都是零"),
        ("column", f"rows: [{{name: 甲, value: {10**9}}}, {{name: 乙, value: 1}}]", "C010", "太长"),
        ("line", series("1, 2", axis="2021, 2022"), "C002", "至少三点：补上前几期的数，或用柱形图（column）、表格（table）"),
        ("line", f"axis: [a, b, c]\nseries:\n  - {{name: {LONG}, values: [1, 2, 3]}}", "C009", "用简称"),
        ("line", series(f"1, 2, {10**29}"), "C010", "换大一级的单位"),
        ("combination", SAMPLES["combination"].replace("name: 增速", f"name: {LONG}"), "C009", "用简称"),
        ("column", "rows: [{name: 甲, value: 99.99999999999999, unit: '%'}, {name: 乙, value: 1, unit: '%'}]", "C010", "少留几位小数"),
        ("bar", "rows: [{name: 甲, value: 1, unit: 亿, qualifier: 差不多接近将近超过突}, {name: 乙, value: 1}]", "C010", "写短些"),
        ("line", series("1, 2"), "C019", "有 2 个数，axis 有 3 点"),
        ("line", series("1, 2, null"), "C020", "没有最后一点"),
        ("line", series("0, 0, 0"), "C007", "都是零"),
        ("line", series(*["1, 2, 3"] * 4), "C003", "分成两张图"),
        ("line", series("1, 2, 3", axis="甲, 甲, 乙"), "C005", "“甲”出现了两次"),
        ("line", "axis: [a, b, c]\nseries: []", "C001", "没有数据"),
        ("combination", SAMPLES["combination"].replace("[45, ", "[null, "), "C001", "有空缺"),
        ("combination", SAMPLES["combination"].replace("[45, ", "[-45, "), "C008", "是负数"),
        ("stacked", "parts: [甲]\nrows: [{name: 乙, values: [1]}]", "C002", "用条形图"),
        ("stacked", "parts: [甲, 乙, 丙, 丁, 戊]\nrows: [{name: 己, values: [1, 2, 3, 4, 5]}]", "C003", "“其他”"),
        ("stacked", "parts: [甲, 乙]\nrows: [{name: 己, values: [1, 2, 3]}]", "C019", "parts 有 2 个"),
        ("stacked", "parts: [甲, 乙]\nrows: [{name: 己, values: [0, 0]}, {name: 庚, values: [0, 1]}]", "C007", "删去这一条"),
        ("stacked", f"parts: [{LONG}, 乙]\nrows: [{{name: 己, values: [1, 2]}}]", "C009", "一行放不下"),
        ("doughnut", "rings: []", "C001", "没有数据"),
        ("doughnut", "rings: [{name: 甲, percent: 140}]", "C017", "不是 0 到 100 之间的百分数"),
        ("doughnut", "rings: [{name: 甲, percent: tiers.unicorn}]", "C017", "“100家”"),
        ("doughnut", "rings: [{percent: 40}]", "C004", "没有名称"),
        ("progress", "rows: [{name: 甲, done: {value: 4, unit: 项}}]", "C018", "没有目标"),
        ("progress", "rows: [{name: 甲, done: 4, goal: 0}]", "C008", "大于零"),
        ("progress", "rows: [{name: 甲, done: {value: 4, unit: 项}, goal: {value: 4, unit: 家}}]", "C006", "不同的单位"),
    ],
)  # fmt: skip
def test_said(studio: Studio, kind: str, yaml: str, code: str, said: str) -> None:
    wrong = studio.wrong(kind, yaml)
    assert code in wrong
    assert said in wrong[code]


def test_every_mistake_is_said_at_its_place(studio: Studio) -> None:
    yaml = "rows:\n  - {name: 甲, part: 9, whole: 8}\n  - {name: 乙, part: 9, whole: 7}\n"
    problems = studio.made("shares", yaml).problems
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("C015", "chart.yaml:4:5"), ("C015", "chart.yaml:5:5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "yaml"),
    [
        ("bar", "rows: [tiers.unicorn, no.such]"),
        ("combination", SAMPLES["combination"].replace("[45, ", "[no.such, ")),
        ("line", series("1, 2, no.such")),
    ],
)
def test_an_unknown_figure_is_left_to_those_who_resolve(studio: Studio, kind: str, yaml: str) -> None:
    made = studio.made(kind, yaml)
    assert (made.plot, made.problems) == (None, ())


@pytest.mark.parametrize("kind", SAMPLES)
def test_no_chart_is_made_too_narrow_to_read(studio: Studio, kind: str) -> None:
    assert "C011" in studio.wrong(kind, SAMPLES[kind], 100)


def test_bars_too_far_apart_to_be_seen_are_doubtful(studio: Studio) -> None:
    made = studio.made("bar", "rows: [{name: 甲, value: 90000}, {name: 乙, value: 3}]")
    assert made.plot is not None
    assert [(problem.severity, problem.code) for problem in made.problems] == [("warning", "C012")]
    assert "30000 倍" in made.problems[0].message


@pytest.mark.parametrize(
    ("yaml", "said", "at"),
    [
        ("rows: [{name: 甲}]", "要写一个，且只写一个", 3),
        ("rows: [{figure: a, value: 3}]", "要写一个，且只写一个", 3),
        ("rows:\n  - {name: 甲, value: 1e3}", "“1e3”不是数字", 4),
        ("rows:\n  - {name: 甲, value: 1,000}", "千位逗号", 4),
        ("rows: [{figure: a, unit: 家}]", "单位和限定词来自数据", 3),
        ("rows: [a]\ncompard: [甲]", "是不是 compared", 4),
    ],
)
def test_entries_are_figures_or_plain_numbers(yaml: str, said: str, at: int) -> None:
    problems = read("id: chart\ntitle: 图\n" + yaml, "chart.yaml", spec.Bar).problems
    assert any(said in problem.message + problem.mend for problem in problems), problems
    assert problems[0].place.line == at


def test_an_entry_may_be_written_in_four_ways() -> None:
    yaml = "id: chart\ntitle: 图\nrows: [a.b, 1.10, {figure: a.b, name: 甲}, {name: 乙, value: -0.5, unit: 家}]"
    first, second, third, fourth = read(yaml, "chart.yaml", spec.Bar).must().rows
    assert (first.figure, first.value) == ("a.b", "")
    assert (second.figure, second.value) == ("", "1.10")
    assert (third.figure, third.name) == ("a.b", "甲")
    assert (fourth.value, fourth.unit) == ("-0.5", "家")


@pytest.mark.parametrize("id", ["a b", "图", "../x", ""])
def test_an_id_is_a_file_name_too(id: str) -> None:
    assert read(f'id: "{id}"\ntitle: 图\nrows: [a, b]', "chart.yaml", spec.Bar).problems
