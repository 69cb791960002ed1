"""A last page of a few lines is saved by paragraphs set a line shorter, where that does not show."""

from __future__ import annotations

from itertools import pairwise

import pytest

from banxin.document import Block, Document, Paragraph, Point, Points, Title
from banxin.inlines import Note, Text
from banxin.layout.composition import lay_out
from banxin.materials import FontFiles, Given
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from tests.layout.conftest import Lay, Sheets

GIVING = (
    "推进原始、集成、开放、融通、颠覆源头创新应用，完善关键领域龙头企业出题机制，布局一批关键核心技术攻关、基础研究和科技成果转化项目，"
    "推进原始、集成、开放、融通、颠覆源头创新应用，完善关键领域龙头企业出题机制，布。"
)
"""Four lines of the main column; its commas hold enough blank for three."""
FIRST = "推进加快提升完善发挥构建强化"
STIFF = "科技领军企业引领带动作用凸显" * 7 + "科技领军企业"
"""Four lines with nothing to squeeze."""
OFFICIAL = (
    "推进原始、集成、开放、融通、颠覆源头创新应用，完善关键领域龙头企业出题机制，布局一批关键核心技术攻关、基础研究和科技成果转化项目，"
    "推进原始、集成、开放、融通、颠覆源头创新应。"
)
"""Four lines of 28 em, which can be three."""


def paragraphs(text: str, count: int) -> tuple[Block, ...]:
    return tuple(Paragraph((Text(first + text[1:]),)) for first in FIRST[:count])


def lines(sheets: Sheets, page: int) -> int:
    """Baselines of the main column."""
    return len({y for x, y, run in sheets.runs(page) if run.element.kind in ("P", "LBody")})


def said(sheets: Sheets) -> str:
    return "".join(run.text for n in range(2, len(sheets.pages) + 1) for _, _, run in sheets.runs(n) if run.element.kind == "P")


def test_two_lines_of_a_last_page_are_saved(lay: Lay) -> None:
    sheets = lay(*paragraphs(GIVING, 10))
    assert len(sheets.pages) == 2
    assert lines(sheets, 2) == 38
    assert said(sheets) == "".join(first + GIVING[1:] for first in FIRST[:10])


def test_text_that_cannot_give_keeps_its_page(lay: Lay) -> None:
    sheets = lay(*paragraphs(STIFF, 10))
    assert [lines(sheets, page) for page in (2, 3)] == [34, 6]


def test_only_as_many_paragraphs_give_as_must(lay: Lay) -> None:
    (page,) = lay(*paragraphs(GIVING, 9), Paragraph((Text(STIFF),))).pages[1:]
    starts = [y for _, y, run in lay(*paragraphs(GIVING, 9), Paragraph((Text(STIFF),))).runs(2) if run.text[1:5] == GIVING[1:5]]
    heights = [round(below - above) for above, below in pairwise(starts)]
    assert page.label == "2" and heights == [72] * 7 + [54]


def test_more_than_a_few_lines_are_not_worth_it(lay: Lay) -> None:
    assert len(lay(*paragraphs(GIVING, 11)).pages) == 3


def test_points_give_too(lay: Lay) -> None:
    tail = Points((Point((Text(STIFF),)), Point((Text(STIFF),))))
    assert len(lay(*paragraphs(GIVING, 8), tail).pages) == len(lay(*paragraphs(GIVING, 7), tail).pages)


def test_a_text_with_a_note_does_not_give(lay: Lay) -> None:
    noted = (Text(GIVING), Note("n", (Text("注文"),)))
    assert len(lay(*[Paragraph(noted)] * 9, Paragraph((Text(STIFF),))).pages) == 3


@pytest.mark.parametrize(("text", "pages"), [(OFFICIAL, 1), (OFFICIAL.replace("、", "和").replace("，", "又"), 2)])
def test_an_official_document_saves_its_page_too(text: str, pages: int) -> None:
    style = load_style("gongwen", Given({}))
    title = Title("关于培育工作的通知", "", "关于培育工作的通知", "")
    document = Document(title, "", "", "", "", paragraphs(text, 5))
    assert len(lay_out(document, style, Fonts(FontFiles(Given({})), style.families)).pages) == pages
