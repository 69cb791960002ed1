"""Footnotes at the foot of the page that carries their mark, and one too long for any foot."""

from __future__ import annotations

from banxin.document import Heading, Paragraph
from banxin.inlines import Note, Text
from banxin.style import Style
from tests.layout.conftest import Lay, Sheets

SENTENCE = "开展体系化布局，加快建设一批具有战略性、前瞻性、颠覆性、交叉性的高水平科研机构。"
HEAD = Heading(1, "1", (Text("一章"),), "s1", "一章")


def noted(lay: Lay, *sentences: int) -> Sheets:
    """A paragraph with notes of so many sentences each, between two without."""
    notes = tuple(Note(f"n{at}", (Text(f"注{at}。" + SENTENCE * count),)) for at, count in enumerate(sentences))
    plain = Paragraph((Text(SENTENCE * 2),))
    return lay(HEAD, plain, Paragraph((Text("前文"), *notes, Text("后文。"))), plain)


def test_notes_stand_on_the_foot_of_their_page_in_order(lay: Lay, style: Style) -> None:
    sheets = noted(lay, 1, 3)
    (first, one), (second, two) = (sheets.find(words)[::2] for words in ("注0", "注1"))
    assert first == second == 2
    last = style.paper.height - style.paper.foot
    assert one < two < last
    assert "前文①②后文" in sheets.text(2)
    assert not sheets.laid.problems


def test_a_note_too_long_for_any_foot_stands_after_its_paragraph(lay: Lay, style: Style) -> None:
    """None of its words is lost or runs off the sheet; it is said once, though it is set in every round."""
    sheets = noted(lay, 120, 1)
    said = [(problem.code, problem.message) for problem in sheets.laid.problems]
    assert len(said) == 1 and said[0][0] == "L006" and "n0" in said[0][1]
    runs = [run for page in range(2, len(sheets.pages) + 1) for run in sheets.runs(page) if run[2].element.kind == "Note"]
    assert "".join(run.text for _, _, run in runs).count("。") == 1 + 120 + 1 + 1
    foot = style.paper.height - style.paper.foot
    places = [y for _, y, _ in runs]
    assert max(places) < foot + 1 and min(places) > style.paper.head
    assert sheets.find("注1")[0] == 2 < len(sheets.pages)
