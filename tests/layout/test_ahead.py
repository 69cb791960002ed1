"""Running text is set ahead, many paragraphs at once: nobody can tell from the pages, or from what is said of mistakes."""

from __future__ import annotations

import pytest

from banxin.document import Block, Cell, Column, Document, Paragraph, Point, Points, Row, Table, Title
from banxin.inlines import PageOf, Strong, Text
from banxin.layout import ahead
from banxin.layout.composition import lay_out
from banxin.problems import BadSource
from banxin.style import Style
from banxin.text.fonts import Fonts
from banxin.writers.dump import dump

WORDS = "发挥科技领军企业“出题人”作用，累计认定2397家（新增94家），开发AI4S等大模型。"
BLOCKS: tuple[Block, ...] = tuple(
    block
    for number in range(12)
    for block in (
        Paragraph((Text(f"第{number}段" + WORDS * 3), Strong((Text("要点"),)), Text(WORDS)), origin=f"a#/{number}"),
        Points(tuple(Point((Text(f"第{number + at}项" + WORDS),)) for at in range(3))),
    )
)

HERE = (Text("见第"), PageOf("there"), Text("页"))
TABLE = Table(
    "there", "表1", (Text("去处"),), (Column("项目"), Column("页")), (Row((Cell((Text("项目"),)), Cell((Text("页"),)))),),
    tuple(Row((Cell((Text(f"第{number}项"),)), Cell(HERE if number % 2 else (PageOf("there"),)))) for number in range(9)),
    "there",
)


def document(blocks: tuple[Block, ...]) -> Document:
    return Document(Title("报告", "", "报告", ""), "", "", "", "", blocks)


@pytest.mark.parametrize("at_once", [0, 300, 50_000])
def test_pages_are_the_same_however_much_is_set_ahead(
    style: Style, fonts: Fonts, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    def pages(size: int) -> str:
        monkeypatch.setattr(ahead, "AT_ONCE", size)
        return dump(lay_out(document(BLOCKS), style, fonts).pages)

    assert pages(at_once) == pages(1)


@pytest.mark.parametrize("labels", [0, 3, 2000])
def test_cells_and_pages_named_in_them_are_the_same_however_many_are_set_ahead(
    style: Style, fonts: Fonts, monkeypatch: pytest.MonkeyPatch, labels: int
) -> None:
    monkeypatch.setattr(ahead, "LABELS_AT_ONCE", labels)
    blocks: tuple[Block, ...] = (*BLOCKS, TABLE, Paragraph(HERE))
    pages = lay_out(document(blocks), style, fonts)
    folio = pages.folios["there"]
    assert folio != "1"
    assert dump(pages.pages).count(f"→ #there “{folio}”") == 10  # every row of the table, and the paragraph


def test_a_character_without_a_glyph_is_said_with_its_own_place(style: Style, fonts: Fonts) -> None:
    lacking = Paragraph((Text("国\U0001f600"),), origin="b#/prose")
    with pytest.raises(BadSource) as raised:
        lay_out(document((*BLOCKS, lacking)), style, fonts)
    assert [(problem.code, problem.place.file) for problem in raised.value.problems] == [("L004", "b#/prose")]
