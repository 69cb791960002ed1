"""Rows of tables over page ends: parted only between lines, never one line alone; grounds of every second row."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from banxin.document import Cell, Column, Heading, Row, Table
from banxin.frame import Anchor, Frame, GlyphRun, LinkArea, box, rule, walk
from banxin.inlines import Text
from banxin.layout.cells import striped
from banxin.layout.slicing import sliced
from banxin.layout.strip import NEVER, Continuation, Strip
from tests.layout.conftest import Lay
from tests.layout.printed import WORDS, Printed, W, chapter, printed

LINES = "table: {split: lines}\n"


def table(*rows: str) -> str:
    body = "".join(f"        - {row}\n" for row in rows)
    return f"  - table:\n      id: t\n      title: 事项\n      columns: [名, {{title: 说明, width: 1}}]\n      rows:\n{body}      note: 注文。\n"


def long(count: int) -> str:
    """Words of about so many lines of a wide cell, numbered."""
    return "".join(f"第{at}句{WORDS}" for at in range(count))


def baselines(made: Printed, page: int, words: str) -> list[float]:
    """How far below the sheet's upper edge lines stand that begin with these words."""
    text = pypdfium2.PdfDocument(made.pdf)[page].get_textpage()
    return [round(842 - text.get_rect(index)[1], 1) for index in range(text.count_rects()) if words in text.get_text_bounded(*text.get_rect(index))]


def test_a_row_taller_than_a_page_is_parted_and_nothing_is_lost() -> None:
    made = printed(chapter(1, table("[甲, 短]", f"[极长, {long(120)}]", "[乙, 短]", "[丙, 短]")))
    assert not made.problems
    whole = "".join(made.texts)
    assert all(f"第{at}句" in whole for at in range(120))
    assert [text.count("表1（续）") for text in made.texts] == [0, 0, 0, *[1] * (len(made.texts) - 3)]
    assert len(made.texts) > 4


@pytest.mark.parametrize("style", ["", LINES])
def test_a_row_goes_over_a_page_end_whole_unless_the_style_lets_it(style: str) -> None:
    rows = [f"[项{at}, {long(8)}]" for at in range(8)]
    made = printed(chapter(1, table(*rows), paragraphs=2), style=style)
    whole = "".join(made.texts)
    assert [whole.count(f"第{at}句") for at in range(8)] == [8] * 8
    parted = [text.split("说明", 1)[1].lstrip()[:1] != "项" for text in made.texts if "（续）" in text]
    assert any(parted) is bool(style)


def test_word_may_break_rows_where_the_style_lets_ours() -> None:
    rows = [f"[项{at}, 短]" for at in range(3)]
    for style, whole in (("", 4), (LINES, 1)):
        tree = printed(chapter(1, table(*rows)), style=style).part("word/document.xml")
        table_ = next(each for each in tree.iter(f"{W}tbl") if "项0" in "".join(each.itertext()))
        assert len(list(table_.iter(f"{W}cantSplit"))) == whole


def run(y: float, text: str) -> GlyphRun:
    return GlyphRun(0, y, "BanxinSong-Regular", 9.5, "#000000", b"", text, 9.5)


def test_slices_hold_their_lines_their_share_of_grounds_and_the_rules_that_close_them() -> None:
    items = (box(0, 0, 100, 54, "#F0F3F7"), *(run(12.5 + 12 * at, str(at)) for at in range(4)), rule(0, 54, 100, 1, "#000000"))
    link = LinkArea(0, 16.1, 10, 11, "#a", "1")
    strip = Strip(Frame(100, 54, (*items, link)), "rows", "rows", height=54, above=0.0, penalty=7.0, anchors=(Anchor("a", 36.5),))
    slices = sliced(strip, (18.0, 30.0, 42.0, 54.0), Continuation(Frame(100, 40), Frame(100, 20), 16), 6.0, {})
    assert [["".join(ink.text for ink in (i for _, _, i in walk(s.frame)) if isinstance(ink, GlyphRun))] for s in slices] == [["0"], ["1"], ["2"], ["3"]]
    assert [each.height for each in slices] == [18, 12, 12, 12]
    assert [each.penalty for each in slices] == [NEVER, 30.0, NEVER, 7.0]
    assert [len(each.anchors) for each in slices] == [0, 0, 1, 0]
    assert slices[2].anchors[0].y == pytest.approx(6.5)
    assert [any(isinstance(item, LinkArea) for item in each.frame.items) for each in slices] == [False, True, False, False]
    assert [each.continued.head.height if each.continued else 0 for each in slices] == [0, 46, 46, 46]
    tops = [each.at_top.items[0].segments[0].points[1] if each.at_top else None for each in slices]  # type: ignore[union-attr]
    assert tops == [None, -6.0, -6.0, -6.0]
    assert len(slices[-1].frame.items) == 3  # ground, line, closing rule


def test_every_second_item_has_a_ground_its_parts_with_it_and_groups_begin_again() -> None:
    kinds = ("item", "item", "part", "item", "group", "item", "item", "total")
    rows = tuple(Row((), kind) for kind in kinds)  # type: ignore[arg-type]
    assert striped(rows) == (False, True, True, False, False, False, True, False)


def test_zebra_is_in_the_pdf_and_in_the_word_file_where_the_style_asks() -> None:
    rows = [f"[项{at}, 短]" for at in range(4)]
    for style, count in (("", 0), ("table: {zebra: tint}\n", 4)):
        made = printed(chapter(1, table(*rows)), style=style)
        image = pypdfium2.PdfDocument(made.pdf)[2].render(scale=1).to_pil().convert("RGB")
        tinted = sum(1 for pixel in image.getdata() if pixel == (0xF0, 0xF3, 0xF7))
        assert (tinted > 10_000) is bool(count)
        shades = [node for node in made.part("word/document.xml").iter(f"{W}shd") if node.get(f"{W}fill") == "F0F3F7"]
        assert len(shades) == count


def test_a_cell_over_rows_makes_its_last_row_high_enough() -> None:
    rows = [f"[{{text: {long(6)}, rows: 2}}, 甲]", "[乙]", "[丙, 丁]"]
    made = printed(chapter(1, table(*rows).replace("[名, {title: 说明, width: 1}]", "[{title: 名, width: 1}, 说明]")))
    (below,) = baselines(made, 2, "丙")
    lines = [line for line in baselines(made, 2, "性") if line > 200]
    assert len(lines) > 5 and below > max(lines) + 5


# ---------------------------------------------------------------- cells over rows that run over a page end


def over(cell: str, rows: int, extra: str = "") -> str:
    """A table whose first cell reaches down over all of so many rows."""
    first = f"[{{text: {cell}, rows: {rows}}}, 馆1]"
    return f"title: 章\npanels:\n{table(first, *(f'[馆{at}]' for at in range(2, rows + 1)), *([extra] if extra else []))}"


@pytest.mark.parametrize("layout", ["annual", "gongwen", "brief"])
def test_a_cell_that_reaches_over_a_page_end_is_named_again_at_the_head_of_each_page(layout: str) -> None:
    made = printed(over("东城区", 100), report="contents: false\n", files={"my.yaml": f"extends: {layout}\n"})
    pages = [page for page in made.texts if "馆" in page]
    assert len(pages) > 2
    assert re.search("名说明东城区馆1馆2馆3", pages[0])
    assert all(re.search(r"说明东城区馆\d+（续）馆", page) for page in pages[1:]), pages[1:]  # its column is no wider
    assert sorted(int(at) for page in pages for at in re.findall(r"馆(\d+)", page))[:90] == [*range(1, 91)]


def test_a_row_that_begins_a_page_stands_as_near_to_the_head_as_any() -> None:
    """Nothing is left for lines of a row that ended on the page before."""
    with_span = printed(over("城", 60), report="contents: false\n")
    plain = printed(f"title: 章\npanels:\n{table(*(f'[甲, 馆{at}]' for at in range(1, 61)))}", report="contents: false\n")
    page = next(at for at, text in enumerate(with_span.texts) if "（续）" in text)
    assert baselines(with_span, page, "馆")[:5] == baselines(plain, page, "馆")[:5] != []


def test_words_of_a_cell_that_go_on_over_a_page_end_are_not_named_again() -> None:
    made = printed(over(f"甲{long(120)}", 3, "[末, 行]"), report="contents: false\n", style=LINES)
    whole = "".join(made.texts)
    assert whole.count("（续）") == sum("表1（续）" in page for page in made.texts) > 0
    assert whole.count("颠") == 120


def test_a_name_said_again_has_no_mark_and_is_no_cell() -> None:
    """The note of its mark stands where the cell does; those who listen hear a cell once."""
    files = over('"东城区[^n]"', 60).replace("title: 章\n", "title: 章\nnotes: {n: 区注。}\n")
    made = printed(files, report="contents: false\n")
    assert "".join(made.texts).count("①") == 2 and re.search(r"东城区馆\d+（续）馆", "".join(made.texts))
    assert made.texts[1].count("东城区①") == 1


def test_no_rule_runs_through_a_cell_over_rows(lay: Lay) -> None:
    """Its second line would stand on the rule under its first row; Word draws none there either."""
    tall = Row((Cell((Text("城区"),), rows=2), Cell((Text("馆1"),))))
    body = (tall, Row((Cell((Text("馆2"),)),)), Row((Cell((Text("末"),)), Cell((Text("馆3"),)))))
    head = Heading(1, "1", (Text("章"),), "s", "章")
    sheets = lay(head, Table("t", "表1", (Text("题"),), (Column(), Column()), (), body, "table.t"))
    starts = [path.segments[0].points[0] for _, path in sheets.rules(2) if path.weight == 0.5][-3:]
    assert starts[0] > starts[1] == starts[2]
