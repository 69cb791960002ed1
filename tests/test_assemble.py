"""A report in, its document out: numbered, every reference resolved."""

from __future__ import annotations

import pytest

from banxin import limits
from banxin.assemble import assemble, printed_date, take_apart
from banxin.document import Block, Cards, Contents, Heading, Illustration, Paragraph, Points, Table, Tiles
from banxin.inlines import PageOf, plain
from banxin.materials import Given
from banxin.panels.cards import choose
from banxin.panels.stats import large
from banxin.styles import load_style
from sample import REPORT, annual, assembled, check_problems, ink, panel, sketch, sources_of

CHART = "{id: %s, title: 图, rows: [{name: 甲, value: 1, unit: 家}, {name: 乙, value: 2, unit: 家}]}"
TABLE = "{id: %s, title: 表, columns: [甲, 乙], rows: [[一, 二]]}"


def lines(blocks: tuple[Block, ...]) -> list[str]:
    return [line for block in blocks for line in sketch(block)]


def test_illustrations_and_tables_are_numbered_in_the_order_of_the_report() -> None:
    made = panel(
        f"- bar: {CHART % 'one'}\n- table: {TABLE % 'first'}\n- column: {CHART % 'two'}\n"
        "- prose: 见[](#two)、[](#one)、[](#first)和[](#later)。\n- table: " + TABLE % "later"
    )
    check_problems(made.problems)
    assert [block.number for block in made.document.blocks if isinstance(block, Illustration | Table)] == [
        "图1",
        "表1",
        "图2",
        "表2",
    ]
    prose = next(block for block in made.document.blocks if isinstance(block, Paragraph))
    assert (
        ink(prose.inlines) == "见⟨图2→illustration.two⟩、⟨图1→illustration.one⟩、⟨表1→table.first⟩和⟨表2→table.later⟩。"
    )
    anchors = {block.anchor for block in made.document.blocks if isinstance(block, Illustration | Table)}
    assert anchors == {"illustration.one", "illustration.two", "table.first", "table.later"}


def test_sections_are_referred_to_by_number_or_title() -> None:
    made = assembled(
        "number: '1.4'\ntitle: 章\nid: chapter\nintroduction: 见[](#chapter)和[](#part)。\nsections: [{title: 节, id: part}]\n"
    )
    assert ink(made.document.blocks[1].inlines) == "见⟨1.4→section-1⟩和⟨“节”→section-1-1⟩。"  # type: ignore[union-attr]


def test_ids_are_used_once() -> None:
    made = panel(f"- bar: {CHART % 'one'}\n- table: {TABLE % 'one'}")
    check_problems(made.problems, "one.yaml:4:17 R013 one.yaml:3:15")


def test_names_that_lead_nowhere_are_found_everywhere() -> None:
    made = panel(
        "- prose: '共{firmz}家，见[](#nowhere)[^x]'\n- stats: [firmz, value]\n- cards: [{name: '{zz}', text: 甲}, {name: 乙, text: 丙, amount: firmz}]\n"
        "- bar: {id: bar, title: '{yy}', rows: [firms, xx]}"
    )
    places = {problem.place.line for problem in made.problems if problem.is_error}
    assert places == {3, 4, 5, 6}
    codes = sorted(problem.code for problem in made.problems if problem.is_error)
    assert codes == ["F002"] * 5 + ["P003", "P005"]


def test_places_in_folded_and_block_text() -> None:
    made = assembled(
        "title: 章\npanels:\n  - prose: |\n      第一段。\n\n      第二段，共{firmz}家。\n  - prose: >-\n      前一句，\n      后一句{zzz}。\n"
    )
    assert [str(problem.place) for problem in made.problems if problem.is_error] == ["one.yaml:6:12", "one.yaml:9:10"]


def test_origins_lead_back_to_the_authors_text() -> None:
    made = assembled(
        "title: 章\npanels:\n  - points: [甲, 乙]\n  - points: {points: [丙], numbered: true}\nsections: [{title: 节, panels: [{prose: 丁}]}]\n"
    )
    points = [point.origin for block in made.document.blocks if isinstance(block, Points) for point in block.points]
    assert points == [
        "one.yaml#/panels/0/points/0",
        "one.yaml#/panels/0/points/1",
        "one.yaml#/panels/1/points/points/0",
    ]
    last = made.document.blocks[-1]
    assert isinstance(last, Paragraph) and last.origin == "one.yaml#/sections/0/panels/0/prose"


def test_headings() -> None:
    made = assembled(
        "label: 〔上文略〕\nremark: 以下接上一节。\ncontents: 〔上文略〕成果\nsections: [{title: 节, contents: ''}, {title: '共{firms}', sections: [{title: 小节}]}]\n"
    )
    heads = [block for block in made.document.blocks if isinstance(block, Heading)]
    assert lines(tuple(heads)) == ["# 〔上文略〕 ‖ 以下接上一节。", "## 节", "## 共95家", "### 小节"]
    assert [head.contents for head in heads] == ["〔上文略〕成果", "", "共95家", "小节"]
    assert [head.editorial for head in heads] == [True, False, False, False]
    assert [head.anchor for head in heads] == ["section-1", "section-1-1", "section-1-2", "section-1-2-1"]


def test_a_paragraph_alone_is_not_indented_and_continuous_prose_is() -> None:
    made = panel("- prose: 一。\n- points: [甲, 乙]\n- prose: 二。\n- prose: 三。")
    assert [block.indent for block in made.document.blocks if isinstance(block, Paragraph)] == [False, True, True]


def test_notes_of_a_chapter_reach_its_parts() -> None:
    made = assembled(
        "title: 章\nnotes: {a: '共{firms}。', b: '甲'}\nsections: [{title: 节, notes: {b: '乙'}, panels: [{prose: '甲[^a]乙[^b]'}]}]\n"
    )
    assert lines(made.document.blocks[2:]) == ["甲〘a：共95家。〙乙〘b：乙〙"]


# ---------------------------------------------------------------- cover and contents


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("2025上海科技进步报告（节选）", ("2025", "上海科技进步报告", "（节选）")),
        ("2025年上海科技进步报告", ("2025", "上海科技进步报告", "")),
        ("上海科技进步报告（2025）", ("", "上海科技进步报告", "（2025）")),
        ("上海科技进步报告", ("", "上海科技进步报告", "")),
        ("2025", ("", "2025", "")),
        ("（节选）", ("", "（节选）", "")),
    ],
)
def test_titles_taken_apart(title: str, parts: tuple[str, str, str]) -> None:
    taken = take_apart(title)
    assert (taken.year, taken.main, taken.subtitle) == parts
    assert taken.whole == title


def test_dates_as_printed() -> None:
    assert [printed_date(date) for date in ("", "2026", "2026-03", "2026-03-01")] == [
        "",
        "2026年",
        "2026年3月",
        "2026年3月1日",
    ]


def test_words_of_the_cover_and_contents() -> None:
    report = (
        REPORT.replace("contents: false", "contents: true")
        + "kind: 年度报告\nstate: 〔样例〕\ndate: 2026-03\nauthor: 编写组\nwords: [联合体]\n"
    )
    document = assembled("title: 章\n", report=report).document
    assert (document.kind, document.state, document.date, document.author, document.words) == (
        "年度报告",
        "〔样例〕",
        "2026年3月",
        "编写组",
        ("联合体",),
    )
    assert document.blocks[0] == Contents()


# ---------------------------------------------------------------- forms


@pytest.mark.parametrize(
    ("lengths", "form"),
    [
        ((40, 50), "halves"), ((66, 66), "halves"), ((66, 67), "rows"), ((71, 20, 19, 40, 22, 56, 33), "halves lead"),
        ((40, 50, 60), "halves lead"), ((60, 80, 70), "thirds"), ((40, 80, 70), "rows"), ((95, 70, 70), "thirds"), ((96, 70, 70), "rows"), ((95, 50, 70), "rows"),
        ((80, 80, 80, 80), "rows"), ((80,) * 6, "thirds"), ((118, 105, 70, 138), "rows"), ((30,), "rows"), ((10, 60, 10), "halves lead"),
    ],
)  # fmt: skip
def test_the_form_of_cards_follows_their_lengths(lengths: tuple[float, ...], form: str) -> None:
    chosen, lead = choose(lengths, annual())
    assert f"{chosen}{' lead' if lead else ''}" == form


def test_latin_counts_half_for_the_form_of_cards() -> None:
    text = "a" * 130
    made = panel(f"- cards: [{{name: 甲, text: {text}}}, {{name: 乙, text: {text}}}]")
    assert next(block.form for block in made.document.blocks if isinstance(block, Cards)) == "halves"


def test_how_many_tiles_are_large() -> None:
    assert [large(count) for count in range(1, 13)] == [1, 2, 0, 4, 2, 0, 1, 2, 0, 1, 2, 0]


def test_tiles_carry_the_figures_of_their_words() -> None:
    made = panel("- stats: [{figure: value, label: '{firms}企业总市值', change: '新增{firms.new}'}, events]")
    tile = next(block for block in made.document.blocks if isinstance(block, Tiles)).tiles[0]
    assert (tile.label_figures, tile.change_figure, tile.amount.figure) == (("firms",), "firms.new", "value")


# ---------------------------------------------------------------- the table of figures

REGISTER = REPORT + "table_of_figures: {title: 主要数据, note: 注：均取自正文。}\n"
LEDGER = """\
groups:
  - group: 企业（2025年）
    figures:
      - {id: firms, name: 企业, value: 12345, unit: 家, note: '新增{firms.new}', source: {file: text, quote: 企业95家}}
      - {id: firms.new, name: 新增企业, value: 6, unit: 家, listed: false, source: {file: text, quote: 新增6家}}
      - {id: foreign, name: 外资, value: 60, unit: 家, of: firms, source: {file: text, quote: 企业95家}}
      - {id: space, name: 面积, value: 30, unit: 万平方米, qualifier: 超过, below: firms, source: {file: text, quote: 企业95家}}
      - {id: events, name: 活动, value: 250, unit: 场, qualifier: 余, source: {file: text, quote: 企业95家}}
      - {id: share, name: 占比, formula: foreign / firms, unit: "%", digits: 1, kind: share}
      - {id: rank, name: 位次, value: 2, kind: rank, source: {file: text, quote: 企业95家}}
  - group: 未列
    figures:
      - {id: other, name: 别的, value: 1, unit: 家, listed: false, source: {file: text, quote: 企业95家}}
"""
ALL = "- prose: '{firms}{foreign}{space:full}{events:full}{share}{rank}{other}'"


def test_the_table_of_figures() -> None:
    made = panel(ALL, report=REGISTER, figures=LEDGER)
    table = made.document.blocks[-1]
    assert isinstance(table, Table) and table.caption_head
    assert sketch(table) == [
        "表1 主要数据",
        "| 指标 | 数值 | 单位 | 说明 | 所在页 |",
        "group| 企业（2025年） 5×1 |",
        "| 企业 | 12\u2009345 | 家 | 新增6家 | ⟨页→figure.firms⟩ |",
        "part| 其中：外资 | 60 | 家 |  | ⟨页→figure.foreign⟩ |",
        "part| 面积 | 超过30 | 万平方米 |  | ⟨页→figure.space⟩ |",
        "| 活动 | 250 | 余场 |  | ⟨页→figure.events⟩ |",
        "| 占比 | 0.5 | % | 计算所得 | ⟨页→figure.share⟩ |",
        "| 位次 | 第二 |  |  | ⟨页→figure.rank⟩ |",
        "注：注：均取自正文。",
    ]


SCATTERED = """\
groups:
  - group: 甲
    figures:
      - {id: part.b, name: 其二, value: 2, of: part, source: {file: text, quote: 企业95家}}
      - {id: part, name: 部分, value: 6, of: hidden, source: {file: text, quote: 企业95家}}
      - {id: hidden, name: 未列, value: 8, of: whole, listed: false, source: {file: text, quote: 企业95家}}
      - {id: alone, name: 单列, value: 7, source: {file: text, quote: 企业95家}}
      - {id: whole, name: 整体, value: 9, source: {file: text, quote: 企业95家}}
      - {id: beside, name: 并列, value: 1, below: whole, source: {file: text, quote: 企业95家}}
      - {id: part.a, name: 其一, value: 4, of: part, source: {file: text, quote: 企业95家}}
  - group: 乙
    figures:
      - {id: away, name: 别组, value: 3, of: whole, source: {file: text, quote: 企业95家}}
"""


def test_parts_follow_their_wholes_however_the_ledger_has_them() -> None:
    made = panel("- prose: '{firms}'", report=REGISTER, figures=SCATTERED)
    table = made.document.blocks[-1]
    assert isinstance(table, Table)
    assert [(row.kind, plain(row.cells[0].inlines)) for row in table.rows] == [
        ("group", "甲"), ("item", "单列"), ("item", "整体"), ("part", "其中：部分"), ("part", "其中：其二"),
        ("part", "其中：其一"), ("part", "并列"), ("group", "乙"), ("item", "别组"),
    ]  # fmt: skip


def test_figures_that_nothing_shows_are_warned_of_and_have_no_page() -> None:
    made = panel("- prose: '{firms}'", report=REGISTER, figures=LEDGER)
    warned = {problem.message.split("”")[0].split("“")[1] for problem in made.problems if problem.code == "F008"}
    assert warned == {"firms.new", "foreign", "space", "events", "share", "rank", "other"}
    table = made.document.blocks[-1]
    assert isinstance(table, Table)
    pages = [row.cells[-1].inlines for row in table.rows if row.kind != "group"]
    assert pages == [(PageOf("figure.firms"),), (), (), (), (), ()]


@pytest.mark.parametrize(
    ("shown", "warned"),
    [
        ("{share}", "firms.new space events rank other"),
        ("{foreign}", "firms firms.new space events share rank other"),
    ],
)
def test_a_figure_that_a_used_one_is_computed_from_is_used(shown: str, warned: str) -> None:
    made = panel(f"- prose: '{shown}'", report=REGISTER, figures=LEDGER)
    told = [problem for problem in made.problems if problem.code == "F008"]
    assert " ".join(problem.message.split("”")[0].split("“")[1] for problem in told) == warned
    of_a_sum = [f"{problem.message} {problem.mend}" for problem in told if "“firms”" in problem.message]
    assert all("只用来算“share”" in said and "把两个都删去" in said for said in of_a_sum)


def test_the_base_of_a_used_share_is_used() -> None:
    ledger = LEDGER.replace("value: 60, unit: 家, of: firms", 'value: 60, unit: "%", kind: share, base: firms, part: space')
    made = panel("- prose: '{foreign}'", report=REGISTER, figures=ledger)
    assert {"firms", "space"}.isdisjoint(p.message.split("“")[1].split("”")[0] for p in made.problems if p.code == "F008")


OFFICIAL = load_style("gongwen", Given({}))


def test_numbers_typed_where_the_program_numbers_are_told() -> None:
    chapter = "title: 一、总体要求\npanels:\n  - points: [（一）甲, 乙]\nsections: [{title: 1.5亿元项目}, {title: （二）丙}]\n"
    sources, _ = sources_of(chapter)
    assert sources is not None
    check_problems(
        assemble(sources, OFFICIAL).problems,
        "one.yaml:1:8 R024 “一、”，程序又会编号", "one.yaml:3:14 R024 “（一）”", "one.yaml:4:38 R024 “（二）”",
    )  # fmt: skip
    check_problems(assemble(sources, annual()).problems)


def test_words_in_brackets_are_no_number() -> None:
    sources, _ = sources_of("title: （十四五）规划\npanels:\n  - points: [（九三）学社, 乙]\n")
    assert sources is not None
    check_problems(assemble(sources, OFFICIAL).problems)


def test_numbers_typed_after_a_number_of_the_authors_own_are_told() -> None:
    check_problems(assembled("number: '1'\ntitle: 1.总体要求\n").problems, "one.yaml:2:8 R024 前面又有 number")


def test_assembling_twice_gives_the_same_document() -> None:
    sources, _ = sources_of("title: 章\npanels:\n  - stats: [firms, value]\n", report=REGISTER)
    assert sources is not None
    assert assemble(sources, annual()).document == assemble(sources, annual()).document


def test_a_text_full_of_slips_is_not_read_once_for_each() -> None:
    assert len(panel(f"- prose: {'字 ' * 40_000}字").problems) == limits.PROBLEMS.most
