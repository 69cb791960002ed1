"""Quotes that their source must hold, and lines of a source that the report must carry."""

from __future__ import annotations

import pytest

from banxin.assemble import assemble
from banxin.build import prepare
from banxin.materials import Given
from banxin.tracing import normal, trace
from sample import annual, check_problems, sources_of

FIGURES = """\
groups:
  - group: 组
    figures:
      - {id: firms, name: 上市企业, value: 95, unit: 家, source: {file: text, quote: 上市企业95家}}
      - {id: firms.new, name: 新增, value: 6, unit: 家, source: {file: text, quote: 新增6家}}
      - {id: worth, name: 总市值, value: 2.92, unit: 万亿元, qualifier: 超过, source: {file: text, quote: 总市值超过2.92万亿元}}
"""
SECTION = "title: 上市企业稳步增加\npanels:\n"
STATS = "  - stats: [{figure: firms, label: 累计上市企业, change: '新增{firms.new}'}, worth]\n"


def check(section: str, text: str, *expected: str, figures: str = FIGURES, left_out: str = "[]") -> None:
    """Exactly these problems when a chapter is traced to its source."""
    report = f"title: 样例\ncontents: false\nsources: {{text: text.txt}}\nfigures: figures.yaml\nsections: [one.yaml]\nleft_out: {left_out}\n"
    sources, problems = sources_of(SECTION + section, figures=figures, report=report, text=text)
    assert sources is not None and not [p for p in problems if p.is_error], problems
    made = assemble(sources, annual())
    assert not [p for p in made.problems if p.is_error], made.problems
    check_problems(trace(sources, made.document, made.notebook), *expected)


SOURCE = "上市企业稳步增加\n\n累计上市企业**95**家(新增**6**家)\n总市值超过**2.92**万亿元\n"


def test_lines_shown_as_tiles() -> None:
    check(STATS, SOURCE)


def test_lines_carried_whole() -> None:
    prose = "  - prose: '累计上市企业**{firms}**（新增{firms.new}），其中{worth:full}。'\n"
    check(
        prose,
        "上市企业稳步增加\n累计上市企业95家(新增6家)\n",
        figures=FIGURES.replace("总市值超过2.92", "累计上市企业95")
        .replace("2.92", "95")
        .replace("万亿元", "家")
        .replace("qualifier: 超过, ", ""),
    )


def test_a_line_that_nothing_carries() -> None:
    check(STATS, SOURCE + "另有一句没有照录的话\n", "text.txt:5:1 O007 另有一句没有照录的话")


NEAR = "企业拿出研发需求{firms}，高校与院所一起揭榜"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("企业拿出研发需求95家，高校和院所一起揭榜", "最相近的文字在 one.yaml:4:12，原文是“和”，那里是“与”；改成原文"),
        ("企业拿出研发需求95家，高校与院所一起来揭榜", "那里缺“来”；"),
        ("企业拿出研发需求，高校与院所一起揭榜", "那里多“95家”；"),
        ("另有一句没有照录的话", "没有相近的文字；补上"),
    ],
)
def test_the_text_that_a_line_is_nearest_to(line: str, words: str) -> None:
    check(f"{STATS}  - prose: {NEAR}\n", SOURCE + line, f"text.txt:5:1 O007 {words}")


@pytest.mark.parametrize(
    ("panel", "value", "code"),
    [
        ("prose: 上市企业{frims}，企业拿出研发需求，高校与院所一起揭榜", "95", "F002"),
        ("prose: 上市企业96家，企业拿出研发需求，高校与院所一起揭榜", "95", "P009"),
        ("prose: 上市企业{firms}，企业拿出研发需求，高校与院所一起揭榜", "96", "O003"),
        ("stats: [frims, firms]", "95", "F002"),
        ("bar: {id: a, title: 图, rows: [firms]}", "95", "C002"),
    ],
)
def test_a_mistake_that_is_told_is_not_told_of_the_line_too(panel: str, value: str, code: str) -> None:
    files = {
        "report.yaml": "title: 样例\ncontents: false\nsources: {text: text.txt}\nfigures: figures.yaml\nsections: [one.yaml]\n",
        "one.yaml": f"title: 甲\npanels:\n  - {panel}\n",
        "figures.yaml": "\n".join(FIGURES.splitlines()[:4]).replace("value: 95", f"value: {value}"),
        "text.txt": "上市企业95家，企业拿出研发需求，高校与院所一起揭榜\n",
    }
    told = [problem for problem in prepare("report.yaml", Given(files)).problems if problem.is_error]
    assert [problem.code for problem in told] == [code], told


def test_a_tile_that_lacks_naming_words_or_a_figure() -> None:
    check(STATS.replace("累计上市企业", "上市企业"), SOURCE, "text.txt:3:1 O007 缺“累计上市企业”")
    check(
        STATS.replace(", change: '新增{firms.new}'", "") + "  - prose: 另有{firms.new}\n",
        SOURCE,
        "text.txt:3:1 O007 6家”“新增",
    )


def test_words_left_out_with_a_reason() -> None:
    short, entry = (
        STATS.replace("累计上市企业", "上市企业"),
        "{file: text, line: 累计上市企业95家（新增6家）, words: 累计, reason: 略}",
    )
    check(short, SOURCE, left_out=f"[{entry}]")
    check(
        STATS,
        SOURCE + "另有一句没有照录的话\n",
        left_out="[{file: text, line: 另有一句没有照录的话, reason: 与本章无关}]",
    )
    check(
        short,
        SOURCE,
        "report.yaml:6:31 O004 没有这一行",
        left_out="[{file: text, line: 没有这一行, reason: 略}, " + entry + "]",
    )
    check(
        short,
        SOURCE,
        "report.yaml:6:55 O004 没有这些字",
        "text.txt:3:1 O007",
        left_out=f"[{entry.replace('words: 累计', 'words: 合计')}]",
    )
    check(STATS, SOURCE, "report.yaml:6:12 O005 不必", left_out="[{file: text, line: 上市企业稳步增加, reason: 略}]")


def test_a_line_carried_twice() -> None:
    line = "这是一句应当只照录一次的话"
    check(STATS + f"  - prose: {line}\n  - points: [{line}]\n", SOURCE + line, "text.txt:5:1 O006 照录了 2 次")


def test_a_short_line_is_not_carried_by_a_longer_text_that_holds_it() -> None:
    check(STATS + "  - prose: 实施“探索者计划”，引导企业\n", SOURCE + "探索者计划\n", "text.txt:5:1 O007 探索者计划")
    check(STATS + "  - cards: [{name: 探索者计划, text: 引导企业}]\n", SOURCE + "探索者计划\n")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("上市企业95家", ""), ("累计上市企业**95**家（新增**6**家）", ""), ("上市企业96家", "O002 累计上市企业"), ("上市企业", "O003 没有"), ("企业95家(新增6家)", ""),
    ],
)  # fmt: skip
def test_quotes_stand_in_their_source(quote: str, expected: str) -> None:
    figures = FIGURES.replace("quote: 上市企业95家", f"quote: {quote}")
    check(STATS, SOURCE, *([f"figures.yaml:4:81 {expected}"] if expected else []), figures=figures)


def test_quotes_name_their_source_and_say_their_figure() -> None:
    check(
        STATS,
        SOURCE,
        "figures.yaml:4:68 O001 是不是 text",
        figures=FIGURES.replace("{file: text, quote: 上市企业95家}", "{file: texd, quote: 上市企业95家}"),
    )
    check(STATS, SOURCE.replace("95", "195"), "figures.yaml:4:81 O002 195", "text.txt:3:1 O007")
    check(
        STATS,
        SOURCE.replace("95", "195"),
        "figures.yaml:4:81 O002 195",
        figures=FIGURES.replace("quote: 上市企业95家", "quote: 95家"),
    )
    without = FIGURES.replace("总市值超过2.92万亿元", "2.92万亿元")
    check(STATS, SOURCE, "figures.yaml:6:99 O003 超过2.92万亿元", figures=without)


def test_texts_are_compared_without_stars_bullets_widths_and_blanks() -> None:
    assert normal("- 累计**95** 家(新增６家)，“甲”—乙") == normal('累计95家（新增6家）,"甲"-乙')
    assert normal("硼-8") != normal("硼8")
