"""How pages are numbered: front matter in Roman, chapters on right-hand pages, in the PDF and in the Word file."""

from __future__ import annotations

import pytest

from banxin.problems import BadSource
from banxin.writers.pdf.navigation import page_labels
from tests.layout.printed import Printed, W, chapter, printed

ROMAN = "pages: {front: roman}\n"
SEE = "  - prose: 见第[](#s2:page)页。\n"


def sections(made: Printed) -> list[tuple[str, str, str]]:
    """Of every section of the Word file: where it starts, its numerals, the number it starts at."""
    rows = []
    for node in made.part("word/document.xml").iter(f"{W}sectPr"):
        numbers = node.find(f"{W}pgNumType")
        kind = node.find(f"{W}type")
        assert numbers is not None and kind is not None
        rows.append((kind.get(f"{W}val", ""), numbers.get(f"{W}fmt", ""), numbers.get(f"{W}start", "")))
    return rows


def test_pages_go_on_from_the_cover_unless_the_style_says_otherwise() -> None:
    made = printed(chapter(1), chapter(2))
    assert made.labels == ["1", "2", "3", "4"]
    assert {kind for kind, _, _ in sections(made)} == {"nextPage"}
    assert {start for _, _, start in sections(made)} == {""}


def test_front_matter_has_roman_folios_and_the_text_begins_at_one() -> None:
    made = printed(chapter(1, SEE), chapter(2), style=ROMAN)
    assert made.labels == ["封面", "封二", "i", "ii", "1", "2"]
    assert [bool(text) for text in made.texts] == [True, False, True, False, True, True]
    assert made.folios == ["", "", "i", "", "1", "2"]
    assert "见第2页" in made.texts[4]
    assert "1第1章12第2章2" in made.texts[2]
    file = made.opened()
    nums = file.Root.PageLabels.Nums
    assert [(int(nums[at]), str(nums[at + 1].get("/S", ""))) for at in range(0, len(nums), 2)][2:] == [(2, "/r"), (4, "/D")]


def test_the_word_file_numbers_its_sections_likewise() -> None:
    made = printed(chapter(1), chapter(2), style="pages: {front: upper_roman}\n")
    assert made.labels[2] == "I"
    assert sections(made) == [
        ("nextPage", "decimal", ""), ("oddPage", "upperRoman", "1"), ("oddPage", "decimal", "1"),
        ("nextPage", "decimal", ""),
    ]  # fmt: skip


def test_chapters_open_on_right_hand_pages_and_leave_the_left_one_bare() -> None:
    made = printed(chapter(1), chapter(2, "  - page_break: true\n  - prose: 次页。\n"), chapter(3), style="pages: {openers: right}\n")
    blank = [bool(text) for text in made.texts]
    assert blank == [True, False, True, False, True, False, True, True, True]
    assert made.labels == [str(number) for number in range(1, 10)]
    assert [kind for kind, _, _ in sections(made)] == ["nextPage", *["oddPage"] * 4]
    assert made.folios == ["", "", "3", "", "5", "", "7", "8", "9"]


def test_a_report_without_contents_begins_at_one_on_a_right_hand_page() -> None:
    assert printed(chapter(1), style=ROMAN, report="contents: false\n").labels == ["封面", "封二", "1"]


def test_official_pages_have_no_front_matter_of_their_own() -> None:
    with pytest.raises(BadSource) as caught:
        printed(chapter(1), files={"my.yaml": "extends: gongwen\npages: {front: roman}\n"})
    assert [(str(problem.place), problem.message) for problem in caught.value.problems] == [
        ("my.yaml:2:16", "公文和简报的页码从头连排")
    ]


@pytest.mark.parametrize(
    ("labels", "tree"),
    [
        (("i", "ii", "iii", "1", "2"), b"0<</S/r/St 1>> 3<</S/D/St 1>>"),
        (("ix", "x", "XI", "XII"), b"0<</S/r/St 9>> 2<</S/R/St 11>>"),
        (("1", "i", "vv", "mid", "2"), b"0<</S/D/St 1>> 1<</S/r/St 1>> 2<</P(vv)>> 3<</P(mid)>> 4<</S/D/St 2>>"),
    ],
)
def test_a_reader_counts_labels_as_they_are_written(labels: tuple[str, ...], tree: bytes) -> None:
    assert page_labels(labels) == b"<</Nums[%s]>>" % tree
