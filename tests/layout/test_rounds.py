"""What only paging can tell: pages that references name, and page numbers that never settle."""

from __future__ import annotations

import pytest

from banxin.document import Contents, Heading, PageBreak, Paragraph
from banxin.frame import LinkArea, walk
from banxin.inlines import Amount, PageOf, Text
from banxin.layout import composition
from tests.layout.conftest import Lay

WORDS = "开展体系化布局，加快建设一批具有战略性、前瞻性、颠覆性、交叉性的高水平科研机构。"


def words(text: str, page_of: str = "") -> Paragraph:
    return Paragraph((Text(text), PageOf(page_of), Text("页。")) if page_of else (Text(text),))


def head(number: int) -> Heading:
    return Heading(1, str(number), (Text(f"第{number}章"),), f"s{number}", f"第{number}章")


def test_a_reference_names_the_page_its_target_stands_on(lay: Lay) -> None:
    sheets = lay(head(1), words("见第", "s2"), PageBreak(), words(WORDS), head(2), words(WORDS))
    assert sheets.laid.folios["s2"] == "4"
    assert "见第4页。" in sheets.text(2)
    (link,) = (item for _, _, item in walk(sheets.pages[1].frame) if isinstance(item, LinkArea))
    assert (link.target, link.words) == ("#s2", "4")
    assert not sheets.laid.problems


def test_a_reference_to_the_next_line_names_its_own_page(lay: Lay) -> None:
    assert "见第2页。" in lay(head(1), words("见第", "s1")).text(2)


def test_page_numbers_that_do_not_settle_are_left_and_said(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    """One round is never enough for contents: what a report that swings for ever comes to after three."""
    monkeypatch.setattr(composition, "ROUNDS", 1)
    sheets = lay(Contents(), head(1), words(WORDS))
    assert [problem.code for problem in sheets.laid.problems] == ["L002"]
    assert WORDS in sheets.text(3)


def test_a_reference_that_pulls_its_target_back_and_forth_ends_with_a_stated_problem(lay: Lay) -> None:
    """With 9 the paragraph has three lines and stays whole, on page 9: its target falls to page 10. With 10 it has
    four, two of which page 8 takes: the target is drawn up to page 9. No number is right."""
    pages = [block for _ in range(6) for block in (words("页"), PageBreak())]
    above, below, rest = ([words("行")] * count for count in (36, 35, 60))
    swinging = Paragraph((Text("字" * 95 + "i" * 9 + "第"), PageOf("figure.x"), Text("页。")), indent=False)
    target = Paragraph((Text("标"), Amount("x", "", "5", "", "家", False)))
    sheets = lay(*pages, *above, swinging, *below, target, *rest)
    assert [problem.code for problem in sheets.laid.problems] == ["L002"]
    said = "".join(sheets.text(page) for page in range(2, len(sheets.pages) + 1))
    assert said.count("字" * 30) >= 1 and said.count("行") == 96 + 35 and "标5家" in said
