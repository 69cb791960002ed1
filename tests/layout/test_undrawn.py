"""What Word asks of layout is the same whether pages are drawn or not: where each anchor stands, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.build import build, check
from banxin.document import Block, Cell, Column, Heading, Paragraph, Row, Table, Tile, Tiles, Title
from banxin.document import Document as Report
from banxin.inlines import Amount, Link, Note, Strong, Text
from banxin.layout.composition import Laid, lay_out
from banxin.materials import Folder, Given
from banxin.problems import BadSource, Problem
from banxin.style import Style
from banxin.text.fonts import Fonts
from tests import test_every

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = "发挥科技领军企业“出题人”作用，累计认定2397家（新增94家），开发AI4S等大模型。"


def _both(report: Report, style: Style, fonts: Fonts) -> tuple[Laid, Laid]:
    return lay_out(report, style, fonts), lay_out(report, style, fonts, drawn=False)


def _report(*blocks: Block, title: str = "报告", watermark: str = "") -> Report:
    return Report(Title(title, "", title, ""), "", "", "", "", blocks, watermark=watermark)


HEAD = Heading(1, "一", (Text("第一章"),), "one", "第一章")


def test_anchors_are_on_the_same_pages(style: Style, fonts: Fonts) -> None:
    marked = (Text(WORDS * 9), Amount("a", "", "12", "", "家", set_off=True), Note("n", (Text("注的话"),)), Link("#one", (Text("一"),)))
    rows = tuple(Row((Cell((Text(f"第{at}项" + WORDS * (at % 3)),)), Cell((Text(f"{at}"),)))) for at in range(70))
    table = Table("t", "表1", (Text("去处"),), (Column(), Column("decimal")), (Row((Cell(()), Cell(()))),), rows, "t")
    report = _report(HEAD, *(Paragraph((*marked, Strong((Text(f"{at}"),)))) for at in range(30)), table, HEAD)
    drawn, undrawn = _both(report, style, fonts)
    assert len(drawn.pages) > 8 and not undrawn.pages
    assert {name: undrawn.folios[name] for name in ("one", "t", "figure.a")} == {
        name: drawn.folios[name] for name in ("one", "t", "figure.a")
    }
    assert undrawn.problems == drawn.problems == ()


def test_what_does_not_fit_is_said(style: Style, fonts: Fonts) -> None:
    narrow = Table(
        "t", "表1", (Text("窄"),), tuple(Column() for _ in range(9)), (Row(tuple(Cell((Text("头"),)) for _ in range(9))),),
        (Row(tuple(Cell((Text("A" * 40),)) for _ in range(9))),) * 4, "t",
    )  # fmt: skip
    report = _report(HEAD, Paragraph((Text("A" * 300),)), narrow, Paragraph((Note("n", (Text(WORDS * 99),)),)))
    drawn, undrawn = _both(report, style, fonts)
    assert {problem.code for problem in drawn.problems} >= {"L005", "L006"}
    assert undrawn.problems == drawn.problems


def test_what_is_taller_than_a_page_is_said(style: Style, fonts: Fonts) -> None:
    drawn, undrawn = _both(_report(HEAD, Heading(2, "1", (Text("节" * 2000),), "two", "节")), style, fonts)
    assert "L001" in {problem.code for problem in drawn.problems}
    assert undrawn.problems == drawn.problems


def test_a_colour_that_stands_too_often_is_said(style: Style, fonts: Fonts) -> None:
    tiles = tuple(Tile(Amount("", "", f"{at}", "", "家", set_off=False), "企业", change="增长") for at in range(9))
    never = style.model_copy(update={"rare": {"accent": 0}})
    drawn, undrawn = _both(_report(HEAD, Tiles(tiles, 3)), never, fonts)
    assert "L008" in {problem.code for problem in drawn.problems}
    assert undrawn.problems == drawn.problems and not undrawn.pages


@pytest.mark.parametrize("where", ["text", "title", "watermark", "head", "cell"])
def test_a_character_without_a_glyph_is_said(style: Style, fonts: Fonts, where: str) -> None:
    lacking = "国\U0001f600"
    cell = Table("t", "", (), (Column(),), (), (Row((Cell((Text(lacking),)),)),), "t")
    report = {
        "text": _report(HEAD, Paragraph((Text(lacking),))), "title": _report(HEAD, title=lacking),
        "watermark": _report(HEAD, watermark=lacking), "head": _report(Heading(1, "一", (Text(lacking),), "one", "章")),
        "cell": _report(HEAD, cell),
    }[where]  # fmt: skip
    said: list[list[Problem]] = []
    for drawn in (True, False):
        with pytest.raises(BadSource) as raised:
            lay_out(report, style, fonts, drawn=drawn)
        said.append([*raised.value.problems])
    assert said[0] == said[1] and {problem.code for problem in said[0]} == {"L004"}


def test_every_kind_of_block_says_the_same_and_makes_the_same_word_file() -> None:
    made = test_every.made("annual")
    alone = build("report.yaml", Given(test_every.FILES), to=("docx",), style="annual")
    assert alone.outputs["report.docx"] == made.outputs["report.docx"]
    assert alone.problems == made.problems
    assert check("report.yaml", Given(test_every.FILES), "annual").problems == made.problems


@pytest.mark.parametrize("name", ["report", "notice", "brief"])
def test_the_samples_make_the_same_word_file(name: str) -> None:
    both = build(f"{name}.yaml", Folder(SEEDS), to=("pdf", "docx"))
    alone = build(f"{name}.yaml", Folder(SEEDS), to=("docx",))
    assert alone.outputs[f"{name}.docx"] == both.outputs[f"{name}.docx"]
    assert alone.problems == both.problems
