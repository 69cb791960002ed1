"""A page that ends a line short is filled by a paragraph set a line longer, where that does not show."""

from __future__ import annotations

import pytest

from banxin.document import Block, Document, Paragraph, Point, Points, Title
from banxin.inlines import Note, Text
from banxin.layout.composition import lay_out
from banxin.layout.setter import Setter
from banxin.materials import FontFiles, Given
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from tests.layout.conftest import Lay, Sheets

PHRASE = "科技领军企业引领带动作用凸显"
FULL = PHRASE * 9 + "科技领军企业引领"
"""Four lines of 34 em, 2 em in, all full: one character of each makes a fifth."""
WHOLE = "协同攻关贯通创新链产业链资金" * 6 + "协同"
"""Three lines, which stay on one page; the last is half empty, so that a fourth would open them too far."""
AFTER = WHOLE.replace("协同攻关", "聚焦主业", 1)
"""The paragraph that must begin the second page."""


def paragraphs(text: str, count: int) -> tuple[Block, ...]:
    return tuple(Paragraph((Text(text),)) for _ in range(count))


def page_of(first: Block) -> tuple[Block, ...]:
    """A page of 38 lines that ends a line short when ``first`` has four of them; and most of another."""
    return (first, *paragraphs(WHOLE, 11), Paragraph((Text(AFTER),)), *paragraphs(WHOLE, 9))


def lines(sheets: Sheets, page: int) -> list[float]:
    """Baselines of the main column."""
    return sorted({round(y, 2) for _, y, run in sheets.runs(page) if run.element.kind in ("P", "LBody")})


def said(sheets: Sheets) -> str:
    return "".join(run.text for n in range(2, len(sheets.pages) + 1) for _, _, run in sheets.runs(n) if run.element.kind == "P")


def test_a_page_a_line_short_is_filled(lay: Lay) -> None:
    blocks = page_of(Paragraph((Text(FULL),)))
    sheets = lay(*blocks)
    assert [len(lines(sheets, page)) for page in (2, 3)] == [38, 30]
    assert lines(sheets, 2)[-1] == 97 + 37 * 18  # the last line of the grid
    assert sheets.find(AFTER[:4])[0] == 3
    assert said(sheets) == FULL + WHOLE * 11 + AFTER + WHOLE * 9


def test_its_lines_open_by_no_more_than_a_twentieth_of_an_em(lay: Lay) -> None:
    sheets = lay(*page_of(Paragraph((Text(FULL),))))
    first = [run for _, y, run in sheets.runs(2) if y in lines(sheets, 2)[:5]]
    assert "".join(run.text for run in first) == FULL
    assert 0.03 < max(run.spread / run.size for run in first) <= 0.05
    assert first[-1].width >= 4 * first[-1].size  # no stub below them


def test_a_point_gives_too(lay: Lay) -> None:
    point = Point((Text(FULL[: 4 * 32 + 3]),))
    sheets = lay(Points((point,)), *page_of(Paragraph((Text(PHRASE * 3),)))[1:])
    assert sheets.find(AFTER[:4])[0] == 3
    assert len({y for _, y, run in sheets.runs(2) if run.element.kind == "LBody"}) == 5


@pytest.mark.parametrize(
    "first", [Paragraph((Text(PHRASE * 8),)), Paragraph((Text(FULL[:-1]), Note("n", (Text("注文"),))))]
)
def test_what_would_open_too_far_or_has_a_note_does_not_give(lay: Lay, first: Paragraph) -> None:
    sheets = lay(*page_of(first))
    text = "".join(inline.text for inline in first.inlines if isinstance(inline, Text))
    assert len({y for _, y, run in sheets.runs(2) if run.text in text}) == 4
    assert sheets.find(AFTER[:4])[0] == 3


def test_a_page_two_lines_short_stays_so(lay: Lay) -> None:
    rest = (Paragraph((Text(AFTER),)), *paragraphs(WHOLE, 9))
    one = lay(*paragraphs(FULL, 1), *paragraphs(WHOLE, 10), *paragraphs(WHOLE[:50], 1), *rest)
    two = lay(*paragraphs(FULL, 2), *paragraphs(WHOLE, 9), *paragraphs(WHOLE[:20], 1), *rest)
    assert (len(lines(one, 2)), len(lines(two, 2))) == (36, 36)


def test_full_pages_are_not_looked_into(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    loosened = Setter.loosened
    monkeypatch.setattr(Setter, "loosened", lambda self, texts, by: asked.append(len(texts)) or loosened(self, texts, by))
    lay(*paragraphs(WHOLE, 1), *page_of(Paragraph((Text(FULL[:33]),)))[:-4])
    assert asked == []
    lay(*page_of(Paragraph((Text(FULL),))))
    assert asked == [1]


def test_an_official_page_is_filled_too() -> None:
    style = load_style("gongwen", Given({}))
    title = Title("关于培育工作的通知", "", "关于培育工作的通知", "")
    full, whole = PHRASE * 7 + "科技领军企业引领", PHRASE * 5
    blocks = (*paragraphs(full, 2), *paragraphs(whole, 12))
    document = Document(title, "", "", "", "", blocks)
    fonts = Fonts(FontFiles(Given({})), style.families)
    sheets = Sheets(lay_out(document, style, fonts))
    spread = [{run.spread for _, _, run in sheets.runs(page)} for page in range(1, len(sheets.pages) + 1)]
    assert any(max(own) > 0 for own in spread), spread


@pytest.mark.parametrize(("opening", "first"), [("从", "从"), ("“", "科"), ("《", "科")])
def test_a_page_does_not_begin_with_an_opening_mark_where_another_end_is_nearly_as_good(
    lay: Lay, opening: str, first: str
) -> None:
    text = PHRASE * 4 + "科技领军企业引领带动" + opening + PHRASE + "》" + PHRASE * 4
    sheets = lay(*paragraphs(WHOLE, 12), *paragraphs(text, 1), *paragraphs(WHOLE, 8))
    at_top = [run.text for _, y, run in sheets.runs(3) if y == lines(sheets, 3)[0]]
    assert at_top[0][0] == first
