"""Numbers typed by hand, against the figures of a ledger."""

from __future__ import annotations

import pytest

from banxin.figures import FiguresFile, Ledger
from banxin.panels import Authored
from banxin.problems import Place
from banxin.reading import read
from banxin.typed import typed
from sample import check_problems, panel

FIGURES = """\
groups:
  - group: 组
    figures:
      - {id: listed, name: 科创板上市企业, value: 95, unit: 家, source: {file: t, quote: 上海科创板上市企业95家}}
      - {id: pool, name: 入库企业, value: 43, unit: 家, source: {file: t, quote: 累计43家企业科创板上市}}
      - {id: smes, name: 赋能企业, value: 7400, unit: 家, qualifier: 超, source: {file: t, quote: 赋能中小企业超7400家}}
      - {id: growth, name: 增加, value: 6, unit: 家, source: {file: t, quote: 比上年增加6家}}
      - {id: worth, name: 总市值, value: 2.92, unit: 万亿元, qualifier: 超过, source: {file: t, quote: 上海总市值超过2.92万亿元}}
      - {id: goal, name: 高成长企业, value: 1000, unit: 家, as_of: 2027年, source: {file: t, quote: 到2027年，推动高成长企业规模突破1000家}}
      - {id: events, name: 活动, value: 250, unit: 场, qualifier: 余, source: {file: t, quote: 开展活动250余场}}
"""


def check(text: str, *expected: str, shown: tuple[str, ...] = ()) -> None:
    """Exactly these problems of a text in a chapter that shows these figures: ``offset CODE words``."""
    ledger = Ledger(read(FIGURES, "f", FiguresFile).must().groups)
    texts = [Authored(text, "one", lambda offset: Place("t", 1, offset + 1))]
    found = list(typed(texts, {"one": set(shown)}, ledger))
    check_problems(found, *(f"t:1:{int(one.split()[0]) + 1} {one.split(maxsplit=1)[1]}" for one in expected))


@pytest.mark.parametrize(
    "text",
    [
        "95人", "95", "第95家", "比95家还多的是别的事", "2024年上海科创板上市企业90家", "计划上海科创板上市企业190家", "新增上海科创板上市企业12家",
        "累计12家机构", "一格为1000家", "2025年，推动高成长企业规模突破800家", "1.95家", "A95家", "近3年", "{listed}",
    ],
)  # fmt: skip
def test_numbers_that_are_none_of_the_ledger(text: str) -> None:
    check(text)


def test_a_number_with_value_and_unit_of_a_figure_that_the_chapter_shows() -> None:
    check("其中95家是外资", "2 P008 {listed}", shown=("listed",))
    check("其中**95**家", "4 P008 {listed}", shown=("listed",))
    check("有7,400家", "1 P008 {smes}", shown=("smes",))
    check("其中９５家", "2 P008 {listed}", shown=("listed",))
    check("其中250多场", "2 P008 {events}", shown=("events",))
    check("其中95家是外资")


def test_a_number_with_the_naming_words_of_any_figure() -> None:
    check("上海科创板上市企业95家", "9 P008 {listed}")
    check("上海科创板上市企业96家", "9 P009 “科创板上市企业”是 95家")
    check("上海科创板上市企业达到96家", "11 P009 {listed}")
    check("累计44家企业科创板上市", "2 P009 {pool}")
    check("赋能中小企业超7500家", "7 P009 {smes}")
    check("比上年增加7家", "5 P009 {growth}")
    check("上海总市值超过2.93万亿元", "7 P009 {worth}")
    check("到2027年，推动高成长企业规模突破800家", "18 P009 {goal}")
    check("开展活动260余场", "4 P009 {events}")


def test_figures_printed_without_their_qualifier() -> None:
    check("总市值{worth}", "3 P010 {worth:full}")
    check("活动{events:value}场", "2 P010 {events:full}")
    check("总市值超过**{worth}**")
    check("总市值突破{worth}")
    check("活动{events:value}余场")
    check("总市值{worth:full}")


def test_typed_numbers_are_found_in_panels_and_placed() -> None:
    made = panel(
        "- points:\n    - 共有{firms}企业\n    - 其中95家是外资企业\n- stats: [firms, {figure: value, label: 位列第一的95家}]"
    )
    check_problems(made.problems, "one.yaml:5:11 P008 {firms}", "one.yaml:6:48 P008 {firms}")


def test_a_long_text_without_a_full_stop_is_read_once() -> None:
    ledger = Ledger(read(FIGURES, "f", FiguresFile).must().groups)
    text = "科创板上市企业94家 " + "1,1111," * 20_000 + "科创板上市企业94家"
    found = list(typed([Authored(text, "a.yaml", lambda offset: Place("t", 1, offset))], {}, ledger))
    assert [problem.place.column for problem in found] == [7, len(text) - 3]
