"""The curated sample: it says all its sources say, each figure once, and nothing of its own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from banxin.assemble import Assembled, assemble
from banxin.document import Callout, Cards, Contents, Heading, Illustration, Paragraph, Points, Projects, Table, Tiles
from banxin.inlines import Editorial, figures_in, plain
from banxin.materials import Folder
from banxin.panels import Authored
from banxin.problems import Place
from banxin.report import Sources, read_report
from banxin.tracing import normal, trace
from banxin.typed import typed
from banxin.wording import figures_of, inlines_of
from sample import annual, check_problems, ink, sketch

SEEDS = Path(__file__).parent.parent / "seeds"


@cache
def sources() -> Sources:
    read = read_report(Folder(SEEDS), "report.yaml")
    check_problems(read.problems)
    assert read.sources is not None
    return read.sources


@cache
def made() -> Assembled:
    return assemble(sources(), annual())


def blocks(kind: type) -> list:  # type: ignore[type-arg]
    return [block for block in made().document.blocks if isinstance(block, kind)]


def lines() -> list[str]:
    """Every line of the two sources that says something, each once."""
    texts = (line.strip() for source in sources().texts for line in source.text.split("\n"))
    return list(dict.fromkeys(line for line in texts if line))


def test_the_sample_has_no_mistakes_and_nothing_to_warn_of() -> None:
    check_problems(made().problems)
    check_problems(trace(sources(), made().document))


def test_the_sources_are_as_they_were_given() -> None:
    assert len(lines()) == 99
    doubled = [set(source.text.split("\n")) - {""} for source in sources().texts]
    assert len(doubled[0] & doubled[1]) == 14


def test_the_outline() -> None:
    assert [sketch(head)[0] for head in blocks(Heading)] == [
        "# 〔上文略〕 ‖ 以下七项接上一节，节选未含其标题。〔样例〕",
        "# 1.4 科技领军企业引领带动作用凸显",
        "## 领军企业和高成长企业加快培育",
        "### 企业梯度培育机制健全完善",
        "#### 加快培育壮大科技领军企业",
        "### 科创板上市企业",
        "#### 扩大“科创企业上市培育库”服务覆盖范围",
        "### 独角兽企业和瞪羚企业",
        "### 促进大中小企业融通创新",
        "## 发挥科技领军企业“出题人”“答题人”“阅卷人”作用",
        "### 加快推动企业主导的产学研协同攻关",
        "### 构建紧密合作的创新联合体",
        "### 企业科技创新主体作用不断彰显",
        "# 1.5 新型研发机构高质量发展",
        "## 高水平创新成果不断涌现",
        "## 产业支撑能力持续增强",
        "## 创新生态要素加快集聚",
        "## 科技体制改革深化推进",
        "# 1.6 世界级重大科技基础设施集群建设不断提速",
        "## 在建中",
    ]


def test_what_stands_where() -> None:
    assert [type(block).__name__ for block in made().document.blocks if not isinstance(block, Heading | Paragraph)] == [
        "Contents", "Cards", "Points", "Callout", "Illustration", "Tiles", "Tiles", "Points", "Illustration", "Points",
        "Cards", "Points", "Illustration", "Cards", "Cards", "Cards", "Cards", "Projects", "Table",
    ]  # fmt: skip
    assert [(cards.form, cards.lead, len(cards.cards)) for cards in blocks(Cards)] == [
        ("halves", True, 7), ("halves", False, 2), ("rows", False, 4), ("thirds", False, 3), ("thirds", False, 3), ("open", False, 3),
    ]  # fmt: skip
    assert [(tiles.leads, len(tiles.tiles)) for tiles in blocks(Tiles)] == [(2, 2), (0, 6)]
    assert [len(points.points) for points in blocks(Points)] == [4, 2, 3, 4]
    assert all(point.lead for point in blocks(Points)[0].points)
    assert [(picture.number, picture.id) for picture in blocks(Illustration)] == [
        ("图1", "tiers"),
        ("图2", "lists"),
        ("图3", "award"),
    ]
    assert blocks(Projects)[0].broken_off == "〔下文略〕"
    assert blocks(Callout)[0].label == "政策文件"
    assert blocks(Contents) and blocks(Table)[0].caption_head


@pytest.mark.parametrize("line", [line for line in lines() if len(normal(line)) > 25])
def test_every_long_line_stands_whole_in_the_text_or_part_by_part_in_a_panel(line: str) -> None:
    whole = [
        normal(plain(inlines))
        for block in made().document.blocks
        for inlines in inlines_of(block)
        if block.__class__ is not Table
    ]
    principles = [
        normal(f"{plain(card.title)}，{plain(card.inlines)}")
        for cards in blocks(Cards)
        if cards.form == "open"
        for card in cards.cards
    ]
    carried = sum(normal(line) in text for text in (*whole, *principles))
    assert carried == (0 if line.startswith(("累计入库企业", "累计开展上市培训", "累计**43**家")) else 1)


def test_stars_of_the_source_are_figures_set_off() -> None:
    """What the sources stress stands set off in the text, or large in a tile or chart."""
    starred = [normal(stress) for line in lines() for stress in re.findall(r"\*\*(.+?)\*\*", line)]
    set_off = [
        f"{amount.value}{amount.magnitude}"
        for block in made().document.blocks
        if not isinstance(block, Tiles)
        for inlines in inlines_of(block)
        for amount in inlines
        if getattr(amount, "set_off", False)
    ]
    large = [tile.amount.value for tiles in blocks(Tiles) for tile in tiles.tiles] + ["100", "200", "300", "400", "94"]
    goal = ["1000"]  # the policy's goal, which the mock sets off though the source does not
    assert sorted([*set_off, *large]) == sorted([*(stress.removesuffix("元") for stress in starred), *goal])


def test_every_figure_is_shown_and_every_listed_one_has_a_page() -> None:
    ledger = sources().ledger
    assert set(figures_of(made().document.blocks)) == set(ledger.figures)
    rows = [row for row in blocks(Table)[0].rows if row.kind != "group"]
    assert len(rows) == sum(figure.listed for figure in ledger.figures.values())
    assert all(row.cells[-1].inlines for row in rows)


def test_no_digit_of_a_figure_is_typed_in_the_text() -> None:
    """The text as its sources have it, read against the ledger: every number that is a figure is found, none is doubted."""
    texts = [Authored(line, "source", lambda offset: Place("source", 1, offset + 1)) for line in lines()]
    found = list(typed(texts, {"source": set(sources().ledger.figures)}, sources().ledger))
    assert {problem.code for problem in found} == {"P008"}
    assert len(found) > 50


def test_the_two_bases_of_the_award_are_kept_apart() -> None:
    note = plain(next(picture.note for picture in blocks(Illustration) if picture.id == "award"))
    assert "686家" in note and "编者" in note and "基数" in note
    assert "交叉" not in note
    ledger = sources().ledger
    assert ledger["award.joint_share"].base == ledger["award.led_share"].base == "所有获奖项目"
    assert ledger["award.led_share"].base_editorial and not ledger["award.joint_share"].base_editorial
    assert "award.units" not in next(picture.figures for picture in blocks(Illustration) if picture.id == "award")


def test_what_the_editor_added_is_in_brackets() -> None:
    document = made().document
    assert document.state == "〔样例〕" and document.date == ""
    assert blocks(Heading)[0].editorial and blocks(Heading)[0].title == (Editorial("〔上文略〕"),)
    assert blocks(Heading)[0].contents.startswith("〔上文略〕")
    said = "".join(normal(line) for line in lines())
    for block in blocks(Points) + blocks(Paragraph):
        for inlines in inlines_of(block):
            text = normal(plain(inlines)).removesuffix("(图1)")
            assert text in said, ink(inlines)


def test_figures_are_shown_with_their_qualifiers() -> None:
    text = "\n".join(normal(plain(inlines)) for block in made().document.blocks for inlines in inlines_of(block))
    for figure in sources().ledger.figures.values():
        if figure.qualifier:
            amount = sources().ledger.amount(figure.id, "full")
            assert amount is not None and normal(amount.text) in text
    assert not any(
        figure
        for inlines in inlines_of(blocks(Cards)[0])
        for figure in figures_in(inlines)
        if figure != "brain.results"
    )
