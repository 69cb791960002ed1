"""Short tables on slides: native, with their spans, rules and words; longer ones are left out, and that is said."""

from __future__ import annotations

import io
from functools import cache

import pytest
from lxml import etree
from pptx import Presentation
from pptx.slide import Slide
from pptx.table import Table as Native

from banxin.build import build
from banxin.charts.plot.look import lines_of, widest
from banxin.document import Cell, Column, Document, Row, Table, Title
from banxin.inlines import Text
from banxin.materials import Given
from banxin.records import replace
from banxin.writers.pptx import left_out, pptx
from banxin.writers.pptx.sizes import words
from banxin.writers.pptx.tables import MOST_ROWS, fit
from banxin.writers.pptx.template import FOOT_AT, FULL, LEFT, MAIN
from sample import annual, assembled, check_problems

CHAPTER = """\
number: "1.1"
title: 图书馆
panels:
  - table:
      id: branches
      title: 各馆外借情况
      unit: 单位：万册次
      columns: [馆名, {title: 外借, align: decimal}, {title: 占比, align: right}]
      header:
        - [{text: 馆名, rows: 2}, {text: 全年, columns: 2}]
        - [外借, 占比]
      rows:
        - group: 城区
        - [中心馆, "410.5", 42.8%]
        - {cells: [少儿部, "120", 12.5%], kind: part}
        - [{text: 东馆, rows: 2}, "290", 30.2%]
        - ["=1+1", <a>]
      note: 占比为占全市外借量的比重。
      source: 市图书馆统计公报
"""


@cache
def deck() -> tuple[Slide, ...]:
    return tuple(Presentation(io.BytesIO(pptx(assembled(CHAPTER).document, annual(), {}))).slides)


def table_of(slide: Slide) -> Native:
    (frame,) = (shape for shape in slide.shapes if shape.has_table)
    return frame.table


def long_table(rows: int, said: str = "甲", columns: int = 2) -> Table:
    """A table of so many rows, the same words in every cell."""
    row = Row(tuple(Cell((Text(said),)) for _ in range(columns)))
    return Table("t", "表1", (Text("长表"),), (Column(),) * columns, (row,), (row,) * rows, "t")


def test_the_words_of_a_table_stand_in_its_cells() -> None:
    native = table_of(deck()[-1])
    said = [[cell.text for cell in row.cells] for row in native.rows]
    assert said == [
        ["馆名", "全年", ""], ["", "外借", "占比"], ["城区", "", ""], ["中心馆", "410.5", "42.8%"],
        ["少儿部", "120", "12.5%"], ["东馆", "290", "30.2%"], ["", "=1+1", "<a>"],
    ]  # fmt: skip


def test_spans_are_those_of_the_table() -> None:
    native = table_of(deck()[-1])
    spans = {
        (at, across): (cell.span_height, cell.span_width)
        for at, row in enumerate(native.rows) for across, cell in enumerate(row.cells) if cell.is_merge_origin
    }  # fmt: skip
    assert spans == {(0, 0): (2, 1), (0, 1): (1, 2), (2, 0): (1, 3), (5, 0): (2, 1)}
    assert native.cell(1, 0).is_spanned and native.cell(6, 0).is_spanned and native.cell(2, 2).is_spanned


def test_number_unit_note_and_source_stand_beside_it_and_the_title_above() -> None:
    slide = deck()[-1]
    assert slide.shapes.title is not None and slide.shapes.title.text == "各馆外借情况"
    words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert all(part in words for part in ("表1", "单位：万册次", "占比为占全市外借量的比重。", "市图书馆统计公报"))
    (told,) = (shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in slide.shapes if shape.has_table)
    assert told == "表1 各馆外借情况，5行3列"
    assert "市图书馆统计公报" in slide.notes_slide.notes_text_frame.text


def test_columns_fill_the_main_column_and_figures_stand_right() -> None:
    native = table_of(deck()[-1])
    assert sum(column.width for column in native.columns) == pytest.approx(MAIN * 12700, abs=3)
    aligned = [native.cell(3, column).text_frame.paragraphs[0]._p.pPr.get("algn") for column in range(3)]
    assert aligned == ["l", "r", "r"]


@pytest.mark.parametrize(("block", "is_shown"), [
    (long_table(MOST_ROWS), True), (long_table(MOST_ROWS + 1), False), (long_table(MOST_ROWS, "很长的一段话" * 20), False),
    (long_table(2, "很长的一段话" * 20), True),
])  # fmt: skip
def test_a_slide_takes_twelve_rows_that_can_be_read(block: Table, is_shown: bool) -> None:
    fitted = fit(block)
    assert (fitted is not None) is is_shown
    if fitted is not None:
        assert fitted.size >= 14, "read in a room"
        assert sum(fitted.columns) == pytest.approx(FULL if fitted.wide else MAIN)
        assert fitted.box.y + sum(fitted.rows) < FOOT_AT and sum(fitted.rows) == pytest.approx(fitted.box.height)


def test_a_table_that_is_narrow_beside_its_caption_has_the_whole_width() -> None:
    noted = replace(long_table(3, "各区都有的一段话", 11), note=(Text("注：按年底数。"),))
    fitted = fit(noted)
    assert fitted is not None and fitted.wide and not fit(long_table(3)).wide  # type: ignore[union-attr]
    slides = Presentation(io.BytesIO(pptx(Document(Title("样例", "", "样例", ""), "", "", "", "", (noted,)), annual(), {}))).slides
    stand = {shape.name: shape for shape in slides[-1].shapes}
    (table,) = (shape for shape in slides[-1].shapes if shape.has_table)
    assert table.left == LEFT * 12700 and table.width == pytest.approx(FULL * 12700, abs=9)
    assert stand["题注"].top + stand["题注"].height <= table.top
    assert stand["注和来源"].text_frame.text == "注：按年底数。" and stand["注和来源"].top >= table.top + table.height


def test_a_cell_does_not_end_with_a_stub() -> None:
    cells = ("甲", "覆盖集成电路、生物医药、人工智能等重点产业领域的龙头企业和技术创新领跑者")
    block = replace(long_table(1, "", 2), rows=(Row(tuple(Cell((Text(one),)) for one in cells)),))
    fitted = fit(block)
    assert fitted is not None
    made = pptx(Document(Title("样例", "", "样例", ""), "", "", "", "", (block,)), annual(), {})
    (tree,) = (shape.table._tbl for shape in Presentation(io.BytesIO(made)).slides[-1].shapes if shape.has_table)
    margins = [int(node.get("marR")) / 12700 for node in tree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}tcPr")]
    room = fitted.columns[1] - margins[-1] - 6
    assert lines_of(words(cells[1], fitted.size), room) == 2
    assert widest(words(cells[1], fitted.size)) > 1.25 * room, "the last line is no word or two"


def test_a_head_in_english_turns_over_between_its_words() -> None:
    heads = ("城市 City", "Network length (km)", "Annual ridership (million)", "Farebox recovery ratio")
    rows = tuple(Row(tuple(Cell((Text(one),)) for one in line)) for line in (heads, ("Tokyo (Metro + Toei)", "304.1", "3412.75", "119%")))
    columns = (Column(), *(Column(align="right") for _ in heads[1:]))
    fitted = fit(Table("t", "表1", (Text("指标"),), columns, rows[:1], rows[1:], "t"))
    assert fitted is not None and fitted.size >= 14
    assert fitted.columns[1] - 12 >= widest(words("Network", fitted.size)), "no word breaks"


def test_a_table_that_is_too_long_is_left_out() -> None:
    document = Document(Title("样例", "", "样例", ""), "", "", "", "", (long_table(2), long_table(30)))
    assert [len(table.rows) for table in left_out(document)] == [30]
    slides = Presentation(io.BytesIO(pptx(document, annual(), {}))).slides
    assert sum(shape.has_table for slide in slides for shape in slide.shapes) == 1


def test_a_build_says_which_tables_have_no_slide() -> None:
    rows = "".join(f'        - [甲{at}, "{at}"]\n' for at in range(13))
    section = f"title: 章\npanels:\n  - table:\n      id: long\n      title: 长表\n      columns: [名, 数]\n      rows:\n{rows}"
    pages = Given({"report.yaml": "title: 样例\nsections: [one.yaml]\n", "one.yaml": section})
    check_problems(build("report.yaml", pages, to=("pptx",)).problems, "one.yaml:4:7 L012 表1有 13 行 2 栏")
    assert build("report.yaml", pages, to=("xlsx",)).problems == ()


def test_every_row_has_a_cell_for_every_column() -> None:
    tree = table_of(deck()[-1])._tbl
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    assert {len(row.findall(f"{a}tc")) for row in tree.iter(f"{a}tr")} == {3}
    order = [etree.QName(child).localname for child in next(tree.iter(f"{a}tcPr"))]
    assert order == ["lnL", "lnR", "lnT", "lnB", "noFill"]


@pytest.mark.parametrize(("said", "columns", "is_shown"), [
    ("100248", 16, False), ("100248", 13, True), ("−100,248.5%", 13, False), ("很长的一段话", 20, False), ("很长的一段话", 16, True),
])  # fmt: skip
def test_a_slide_takes_no_table_that_breaks_its_numbers_or_stands_its_words_on_end(said: str, columns: int, is_shown: bool) -> None:
    assert (fit(long_table(2, said, columns)) is not None) is is_shown
