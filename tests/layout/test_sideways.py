"""Tables and pictures on pages of their own, on their side: turned on our pages, landscape sections in Word."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from banxin.document import Cell, Column, Heading, PageBreak, Paragraph, Row, Table
from banxin.frame import Frame, turned
from banxin.frame import Image as Picture
from banxin.inlines import Text
from banxin.layout.sideways import stretches
from banxin.lint import lint
from banxin.records import replace
from tests.layout.conftest import Lay
from tests.layout.printed import WORDS, Printed, W, chapter, printed


def table(columns: int, *, more: str = "", rows: int = 6) -> str:
    heads = ", ".join(["地区", *(f"{{title: {2000 + at}年, align: right}}" for at in range(columns - 1))])
    lines = "".join(
        f'        - [区{row}, {", ".join(str(1000 * row + at) + chr(46) + "5" for at in range(columns - 1))}]\n'
        for row in range(1, rows + 1)
    )
    return f"  - table:\n      id: wide\n      title: 宽表\n      columns: [{heads}]\n      rows:\n{lines}      sideways: true\n{more}"


def colours() -> bytes:
    """A picture of three by two: its upper left red, all else blue."""
    image = Image.new("RGB", (300, 200), "#0000FF")
    image.paste("#FF0000", (0, 0, 100, 100))
    with io.BytesIO() as stream:
        image.save(stream, "PNG")
        return stream.getvalue()


def views(made: Printed) -> list[int]:
    file = made.opened()
    return [int(page.get("/Rotate", 0)) for page in file.pages]


def sections(made: Printed) -> list[tuple[str, str]]:
    """Orientation and start of every section of the Word file."""
    return [
        (size.get(f"{W}orient", ""), kind.get(f"{W}val", ""))
        for node in made.part("word/document.xml").iter(f"{W}sectPr")
        for size, kind in zip(node.iter(f"{W}pgSz"), node.iter(f"{W}type"), strict=True)
    ]


def test_a_sideways_table_has_pages_of_its_own_that_a_screen_shows_upright() -> None:
    made = printed(chapter(1, table(12) + "  - prose: 见第[](#wide:page)页。\n"))
    assert views(made) == [0, 0, 0, 90, 0]
    assert "区11000.51001.5" in made.texts[3]
    assert "见第4页" in made.texts[4]
    assert "表1宽表" in made.texts[1] and made.texts[1].endswith("4")
    file = made.opened()
    assert [float(side) for side in file.pages[3].MediaBox] == [float(side) for side in file.pages[2].MediaBox]


def test_its_words_run_up_the_sheet_and_its_folio_stands_where_all_folios_do() -> None:
    made = printed(chapter(1, table(12)))
    page = pypdfium2.PdfDocument(made.pdf)[3]
    page.set_rotation(0)
    words = page.get_textpage()
    assert words.get_text_bounded(top=70).strip() == "4"
    boxes = [words.get_charbox(index) for index in range(words.count_chars())]
    left, bottom, right, top = (pick(box[at] for box in boxes) for at, pick in enumerate((min, min, max, max)))
    assert left > 40 and right < 545 and bottom > 25 and top < 810


def test_word_lays_a_section_on_its_side_and_goes_on_upright() -> None:
    made = printed(chapter(1, table(12) + "  - prose: 后文。\n"), chapter(2), style="pages: {openers: right}\n")
    assert sections(made) == [
        ("", "nextPage"), ("", "oddPage"), ("", "oddPage"), ("landscape", "nextPage"), ("", "nextPage"), ("", "oddPage"),
    ]  # fmt: skip
    (lies,) = (node for node in made.part("word/document.xml").iter(f"{W}pgSz") if node.get(f"{W}orient"))
    assert int(lies.get(f"{W}w", "")) > int(lies.get(f"{W}h", ""))
    widths = [int(node.get(f"{W}w", "")) for node in made.part("word/document.xml").iter(f"{W}tblW")]
    assert max(widths) == pytest.approx((841.89 - 2 * 56.14) * 20, abs=2)
    assert not lint(made.docx, "report.docx")


def test_a_turned_picture_keeps_its_sides() -> None:
    picture = "  - picture: {id: p, file: p.png, title: 图片, alt: 红蓝, sideways: true}\n"
    made = printed(chapter(1, picture), files={"p.png": colours()})
    seen = pypdfium2.PdfDocument(made.pdf)[3].render(scale=1).to_pil().convert("RGB")
    left, top, right, bottom = box(seen, (255, 0, 0))
    outer = box(seen, (255, 0, 0), (0, 0, 255))
    assert (left, top) == outer[:2]
    assert right - left == pytest.approx((outer[2] - outer[0]) / 3, abs=2)
    assert bottom - top == pytest.approx((outer[3] - outer[1]) / 2, abs=2)


def box(image: Image.Image, *wanted: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Where pixels of these colours stand: left, top, right, bottom."""
    mask = Image.new("L", image.size)
    mask.putdata([255 if pixel in wanted else 0 for pixel in image.getdata()])
    found = mask.getbbox()
    assert found is not None
    return found


def test_a_frame_turns_its_pictures_with_it() -> None:
    (item,) = turned(Frame(100, 50, (Picture(10, 5, 30, 20, b""),))).items
    assert item == Picture(5, 60, 20, 30, b"", is_turned=True)


def test_heads_and_page_breaks_lie_with_what_they_stand_before() -> None:
    words = Paragraph((Text(WORDS),))
    lying = Table("t", "表1", (), (), (), (), "t", sideways=True)
    upper, lower = (Heading(level, "", (Text("头"),), f"h{level}", "") for level in (1, 2))  # type: ignore[arg-type]
    assert stretches((upper, words, lower, lying, PageBreak(), lying, lower, words), range(8)) == (
        (range(2), False), (range(2, 6), True), (range(6, 8), False),
    )  # fmt: skip
    assert stretches((upper, lying), range(2)) == ((range(2), True),)
    assert stretches((words, lying, words), range(2, 3)) == ((range(2, 3), False),)
    assert stretches((), range(0)) == ()


def test_an_appendix_that_is_a_sideways_table_has_its_head_on_the_lying_page() -> None:
    files = {"a.yaml": "title: 附表\npanels:\n" + table(6)}
    made = printed(chapter(1, "  - prose: 正文。\n"), files=files, report="appendices: [a.yaml]\n")
    (page,) = [text for text in made.texts[3:] if "附表" in text]
    assert page.index("附录A") < page.index("表A.1")


@pytest.mark.parametrize("style", ["gongwen", "brief"])
def test_official_pages_and_those_of_a_brief_turn_too(style: str) -> None:
    made = printed(chapter(1, table(6) + "  - prose: 后文。\n"), files={"my.yaml": f"extends: {style}\n"})
    assert [problem.code for problem in made.problems] == []
    file = made.opened()
    turns = [any(operator == pikepdf.Operator("Tm") and operands[0] == 0 for operands, operator in pikepdf.parse_content_stream(page)) for page in file.pages]
    assert sum(turns) == 1
    assert "后文" in "".join(made.texts)


def test_an_item_of_a_brief_goes_on_upright_after_a_page_on_its_side() -> None:
    made = printed(chapter(1, "  - prose: 前文。\n" + table(6) + "  - prose: 后文。\n"), files={"my.yaml": "extends: brief\n"})
    before, turned, after = made.texts
    assert "前文" in before and "表1" in turned and "后文" in after


def titled(number: int, body: str) -> str:
    return f'number: "{number}"\ntitle: 第{number}章\npanels:\n{body}'


@pytest.mark.parametrize("first", ["", "  - prose: 前文。\n"])
def test_contents_list_the_chapters_behind_a_page_on_its_side_too(first: str) -> None:
    attached = "document: {signed_by: [市政府], attachments: [{title: 附件的名称, section: a.yaml}]}\n"
    made = printed(
        titled(1, first + table(6)), titled(2, "  - prose: 正文。\n"), report=f"contents: true\n{attached}",
        files={"my.yaml": "extends: gongwen\n", "a.yaml": "title: 表\npanels: [{prose: 正文。}]\n"},
    )  # fmt: skip
    at = {name: next(i for i, page in enumerate(made.texts[1:], 2) if name in page) for name in ("表1", "2第2章")}
    heads = at["表1"] if not first else 2
    listed = [f"1第1章{heads}", f"2第2章{at['2第2章']}", f"附件的名称{len(made.texts)}"]
    assert [row for row in listed if row not in made.texts[0]] == []
    with made.opened().open_outline() as outline:
        assert [item.title for item in outline.root] == ["1 第1章", "2 第2章", "附件 附件的名称"]
    rows = ["".join(row.itertext()) for row in made.part("word/document.xml").iter(f"{W}p") if "PAGEREF" in "".join(row.itertext())]
    assert [row[-1] for row in rows] == [row[-1] for row in listed]


def test_contents_of_a_brief_list_the_items_behind_a_page_on_its_side_too() -> None:
    items = [titled(number, "  - prose: 前文。\n" + body) for number, body in ((1, table(6)), (2, ""))]
    made = printed(*items, files={"my.yaml": "extends: brief\n"})
    assert "第1章1第2章3" in made.texts[0]


def wide(columns: int, spans: tuple[int, ...]) -> Table:
    """A table of numbers whose header cells span so many columns each, after the names."""
    cells = (Cell((Text("名"),)), *(Cell((Text(f"组{at}"),), columns=count) for at, count in enumerate(spans)))
    rows = tuple(
        Row((Cell((Text(f"行{row}"),)), *(Cell((Text(str(10**7 + row * 100 + at)),)) for at in range(2, columns + 1))))
        for row in range(1, 4)
    )
    kinds = (Column(), *(Column("right") for _ in range(columns - 1)))
    return Table("w", "表1", (Text("宽表"),), kinds, (Row(cells),), rows, "table.w")


def test_a_wide_table_is_parted_between_its_spans(lay: Lay) -> None:
    sheets = lay(wide(19, (6, 6, 6)))
    assert [problem.code for problem in sheets.laid.problems] == ["L007"]
    text = sheets.text(2)
    assert [text.count(f"组{at}") for at in range(3)] == [1, 1, 1]
    assert [said for said in ("（第2—7栏）", "（第8—13栏）", "（第14—19栏）") if said in text] == ["（第2—7栏）", "（第8—13栏）", "（第14—19栏）"]


def test_columns_that_nothing_parts_are_said_to_be_too_wide(lay: Lay) -> None:
    for sideways, advice in ((False, "写 sideways: true 横放，减少栏数"), (True, "减少栏数")):
        problems = lay(replace(wide(20, (19,)), sideways=sideways)).laid.problems
        assert [problem.mend.startswith(advice) for problem in problems if problem.code == "L010"] == [True]


def test_an_official_table_is_parted_too_and_no_number_is_cut() -> None:
    made = printed(chapter(1, table(19)), files={"my.yaml": "extends: gongwen\n"})
    assert [problem.code for problem in made.problems] == ["L007"]
    whole = "".join(made.texts)
    assert all(whole.count(f"{1000 + at}.5") == 1 for at in range(18))
    assert "（第2—10栏）" in whole and "（第11—19栏）" in whole


def test_parts_of_a_wide_table_are_even(lay: Lay) -> None:
    text = lay(wide(12, (1,) * 11)).text(2)
    assert "（第2—6栏）" in text and "（第7—12栏）" in text
