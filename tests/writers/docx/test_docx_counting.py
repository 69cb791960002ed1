"""Numbers of heads as Word counts them, with authors' own among them: what our pages print."""

from __future__ import annotations

from typing import cast

import pytest
from tests.writers.docx.counted import heads
from tests.writers.docx.specimen import part, t

from banxin.document import Block, Document, Heading, Paragraph, Part, Title
from banxin.elements import Attachment, Official
from banxin.layout.official.levels import printed_number
from banxin.materials import Given
from banxin.numbering import numbered
from banxin.panels import Level
from banxin.records import replace
from banxin.styles import load_style
from banxin.writers.docx import docx

STYLES = {"my.yaml": 'extends: annual\nheading_labels: ["", 一、, （一）, 1.]\n'}
PARTS = {"附": "attachment", "录": "appendix"}


def head(drawn: str, anchor: str) -> Heading:
    """``2`` is a head of level 2, ``1=1.4`` one with a number of its own, ``2~`` one of the editor's, ``附1`` an
    attachment's, ``录A`` an appendix's."""
    level, _, own = drawn.rstrip("~").partition("=")
    if level[0] in PARTS:
        return Heading(1, {"附": "附件", "录": "附录"}[level[0]] + level[1:], t("题"), anchor, "题", part=cast(Part, PARTS[level[0]]))
    return Heading(cast(Level, int(level)), own, t("题"), anchor, "题", editorial=drawn.endswith("~"))


def check(drawn: str, *expected: str, style: str = "gongwen") -> None:
    """Heads in order; ``.`` is a paragraph, which a head of the second level runs into."""
    own = load_style(style, Given(STYLES))
    tokens = enumerate(drawn.split())
    blocks: list[Block] = [Paragraph(t("正文。")) if token == "." else head(token, f"s{at}") for at, token in tokens]
    blocks = list(numbered(blocks, own.heading_labels))
    document = Document(Title("题", "", "题", ""), "", "", "", "", tuple(blocks))
    attached = tuple(Attachment("题", b.anchor) for b in blocks if isinstance(b, Heading) and b.part == "attachment")
    if attached:
        document = replace(document, official=Official(title="题", attachments=attached))
    ours = [printed_number(b, own) for b in blocks if isinstance(b, Heading) and b.part != "attachment"]
    assert tuple(ours) == expected
    assert heads(docx(document, own, {}, {})) == expected


def test_sections_begin_again_below_each_chapter_with_a_number_of_its_own() -> None:
    check("1=1 2 2 1=2 2 . 2 3 3 2 3", "1", "（一）", "（二）", "2", "（一）", "（二）", "1.", "2.", "（三）", "1.")


def test_chapters_that_begin_or_go_on_elsewhere() -> None:
    check("1=1.4 2 1=1.5 2 1=1.8 2 2 1=2.1 2", "1.4", "（一）", "1.5", "（一）", "1.8", "（一）", "（二）", "2.1", "（一）")


def test_numbers_of_the_style_and_of_the_author_in_turn() -> None:
    check("1 2 1=第3章 2 2 1 2 1=第4章 2 1 1", "一、", "（一）", "第3章", "（一）", "（二）", "一、", "（一）", "第4章", "（一）", "一、", "二、")


def test_a_number_of_the_styles_kind_at_another_count() -> None:
    check("1=三、 2 1=四、 2 2 1 1=甲 2 1", "三、", "（一）", "四、", "（一）", "（二）", "一、", "甲", "（一）", "一、")


def test_a_head_without_a_number_begins_those_below_it_again() -> None:
    check("1=1 2 2 1~ 2 2 2~ 3 2 3", "1", "（一）", "（二）", "", "（一）", "（二）", "", "1.", "（一）", "1.")


def test_levels_that_are_passed_over() -> None:
    check("3 3 1=1 3 2 3 1=2 4 3 2", "1.", "2.", "1", "1.", "（一）", "1.", "2", "（1）", "1.", "（一）")


def test_attachments_begin_again_behind_numbered_chapters() -> None:
    check("1=1 2 . 2 附1 1 2 . 1 附2 1 2 2", "1", "（一）", "（二）", "一、", "（一）", "二、", "一、", "（一）", "（二）")


def test_items_of_a_brief_begin_again_without_a_number_and_its_appendices_with_one() -> None:
    numbers = ("", "一、", "二、", "", "一、", "（一）", "附录A", "一、", "附录B", "一、")
    check("1 2 2 1=7 2 3 录A 2 录B 2", *numbers, style="brief")


def test_levels_of_an_annual_report_begin_again_too() -> None:
    numbers = ("1.4", "一、", "（一）", "（二）", "二、", "1.5", "一、", "（一）", "", "一、", "1.7", "一、")
    check("1=1.4 2 3 3 2 1=1.5 2 3 1~ 2 1=1.7 2", *numbers, style="my.yaml")


@pytest.mark.parametrize("style", ["gongwen", "brief"])
def test_what_is_added_in_word_counts_on_for_styles_name_the_lists_of_their_heads(style: str) -> None:
    """All heads but those that differ are counted by their style alone."""
    own = load_style(style, Given({}))
    chapter = "1=%d 2 2 3"
    blocks = [head(token, f"s{at}") for at, token in enumerate(" ".join(chapter % at for at in range(4, 8)).split())]
    document = Document(Title("题", "", "题", ""), "", "", "", "", tuple(numbered(blocks, own.heading_labels)))
    data = docx(document, own, {}, {})
    assert not list(part(data).iter("{*}numPr"))
    assert heads(data)[-4:] == (("7", "（一）", "（二）", "1.") if style == "gongwen" else ("", "一、", "二、", "（一）"))
