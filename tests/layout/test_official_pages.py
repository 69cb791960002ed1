"""Official pages asked as a reader would: every kind of block and chart in both styles, whole lines, parts in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.build import build
from banxin.charts import spec
from banxin.charts.plot import plot
from banxin.document import (
    Cell,
    Column,
    Document,
    Heading,
    Illustration,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Quotation,
    Row,
    Table,
    Title,
)
from banxin.elements import Attachment, Imprint, Official
from banxin.frame import GlyphRun, walk
from banxin.inlines import (
    Inlines,
    Text,
)
from banxin.layout.composition import Laid, lay_out
from banxin.materials import Folder, FontFiles, Given
from banxin.reading import read
from banxin.style import Style
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from tests.charts.conftest import LEDGER
from tests.charts.samples import SAMPLES

SEEDS = Path(__file__).parents[2] / "seeds"
TITLE = Title("关于报告的报告", "", "关于报告的报告", "")


@pytest.fixture(scope="module", params=["gongwen", "brief"])
def style(request: pytest.FixtureRequest) -> Style:
    return load_style(request.param, Given({}))


@pytest.fixture(scope="module")
def gongwen() -> Style:
    return load_style("gongwen", Given({}))


def lay(style: Style, *blocks: object, official: Official | None = None) -> Laid:
    document = Document(TITLE, "", "", "", "", blocks, official=official)  # type: ignore[arg-type]
    return lay_out(document, style, Fonts(FontFiles(Given({})), style.families))


def words(text: str) -> Inlines:
    return (Text(text),)


def said(laid: Laid, page: int) -> str:
    return "".join(item.text for _, _, item in walk(laid.pages[page - 1].frame) if isinstance(item, GlyphRun))


def head(text: str, number: str = "一、", level: int = 1) -> Heading:
    return Heading(level, number, words(text), text, text)  # type: ignore[arg-type]


def test_the_sample_report_builds_with_both_styles(style: Style) -> None:
    built = build("report.yaml", Folder(SEEDS), to=("pdf",), style=style.name)
    assert built.outputs["report.pdf"].startswith(b"%PDF")
    assert not [p for p in built.problems if p.is_error or p.code in ("L001", "L003")]


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_of_chart_takes_whole_lines(style: Style, kind: str) -> None:
    chart = read("id: chart\ntitle: 图\n" + SAMPLES[kind], "chart.yaml", spec.KINDS[kind]).must()
    made = plot(chart, lambda entry: LEDGER.get(entry.figure), style, style.main)
    assert made.plot is not None, made.problems
    picture = Illustration("chart", "图1", words("题"), made.plot, "图", "illustration.chart")
    laid = lay(style, head("甲"), picture, Paragraph(words("其后的正文。")))
    ys = [y + item.y for _, y, item in walk(laid.pages[0].frame) if isinstance(item, GlyphRun) and item.text == "其后的正文。"]
    if not ys:
        ys = [y + i.y for _, y, i in walk(laid.pages[1].frame) if isinstance(i, GlyphRun) and i.text == "其后的正文。"]
    lines = (ys[0] - style.grid.first_baseline) / style.grid.leading
    assert lines == pytest.approx(round(lines), abs=0.001)


def test_items_of_a_list_are_labelled_and_closed(gongwen: Style) -> None:
    points = Points(tuple(Point(words(text)) for text in ("甲", "乙", "丙")))
    text = said(lay(gongwen, head("头"), points), 1)
    assert "1.甲；" in text and "3.丙。" in text


@pytest.mark.parametrize("first", ["甲", "“甲”", "2甲", "《甲》"])
@pytest.mark.parametrize(("number", "level", "ems"), [("一、", 1, 4), ("（二）", 2, 5), ("1.", 3, 3), ("（1）", 4, 4.5)])
def test_words_after_a_label_stand_on_the_grid_whatever_the_line_gives(
    gongwen: Style, number: str, level: int, ems: float, first: str
) -> None:
    page = lay(gongwen, head(first + "乙" * 21 + "，丙。丁" + "戊" * 30, number, level), Paragraph(words("文"))).pages[0]
    runs = [(x + run.x, run.text) for x, _, run in walk(page.frame) if isinstance(run, GlyphRun)]
    begins = next(x for x, text in runs if text.startswith(first[0]))
    trimmed = 0.5 if first[0] in "“《" else 0.0
    assert (begins - gongwen.left) / gongwen.em == pytest.approx(ems - trimmed, abs=0.01)


def test_a_second_level_runs_into_plain_text_only(gongwen: Style) -> None:
    table = Table("t", "表1", words("题"), (Column(),), (), (Row((Cell(words("格")),)),), "t")
    text = said(lay(gongwen, head("甲", "（一）", 2), Paragraph(words("正文。")), head("乙", "（二）", 2), table), 1)
    assert "（一）甲。正文。" in text and "（二）乙表1" in text


def test_a_heading_that_runs_in_is_a_heading_to_those_who_listen(gongwen: Style) -> None:
    page = lay(gongwen, head("甲", "（一）", 2), Paragraph(words("正文。"))).pages[0]
    heard = [(run.element.kind, run.text) for _, _, run in walk(page.frame) if isinstance(run, GlyphRun)]
    assert "".join(text for kind, text in heard if kind == "H2") == "（一）甲。"
    assert "".join(text for kind, text in heard if kind == "P") == "正文。"


def test_long_tables_repeat_their_heads_and_close_their_frames(gongwen: Style) -> None:
    rows = tuple(Row((Cell(words(f"第{i}行")), Cell(words(str(i))))) for i in range(60))
    header = (Row((Cell(words("名")), Cell(words("数")))),)
    table = Table("t", "表1", words("题"), (Column(), Column("right")), header, rows, "t", unit="单位：家")
    laid = lay(gongwen, head("甲"), table)
    assert len(laid.pages) > 2
    assert "表1（续）单位：家名数" in said(laid, 2).replace("\u3000", "")
    everything = "".join(said(laid, n) for n in range(1, len(laid.pages) + 1))
    assert all(everything.count(f"第{i}行") == 1 for i in range(60))


def placed(laid: Laid, *texts: str) -> list[tuple[float, float, float]]:
    """Left edge, right edge and baseline of runs by their words, on page 1."""
    runs = {run.text: (x + run.x, x + run.x + run.width, y + run.y) for x, y, run in walk(laid.pages[0].frame) if isinstance(run, GlyphRun)}
    return [runs[text] for text in texts]


def test_rows_beside_a_cell_over_rows_count_in_their_own_columns(gongwen: Style) -> None:
    """Numbers stand in a box as wide as the widest, in the middle of their column, also in a row under a span."""
    rows = (
        Row((Cell(words("甲"), rows=2), Cell(words("8")), Cell(words("词")))),
        Row((Cell(words("123456789")), Cell(words("语")))),
    )
    header = Row((Cell(words("名")), Cell(words("数")), Cell(words("说"))))
    table = Table("t", "表1", words("题"), (Column(), Column("right"), Column()), (header,), rows, "t")
    head, short, long = placed(lay(gongwen, table), "数", "8", "123456789")
    assert short[1] == pytest.approx(long[1], abs=0.01)
    assert sum(long[:2]) == pytest.approx(sum(head[:2]), abs=0.02)


def test_a_cell_over_rows_has_room_for_its_lines_and_its_rules_reach_round_it(gongwen: Style) -> None:
    many = "加快培育壮大科技领军企业" * 6
    rows = (
        Row((Cell(words(many), rows=2), Cell(words("乙")))), Row((Cell(words("丙")),)), Row((Cell(words("丁")), Cell(words("戊")))),
    )  # fmt: skip
    table = Table("t", "表1", words("题"), (Column(width=1), Column(width=1)), (), rows, "t")
    laid = lay(gongwen, table)
    (below,) = placed(laid, "丁")
    own = [y + run.y for _, y, run in walk(laid.pages[0].frame) if isinstance(run, GlyphRun) and len(run.text) > 4]
    assert len(own) > 3
    assert below[2] - max(own) == pytest.approx(gongwen.grid.leading, abs=0.01)


def test_a_row_that_says_what_the_header_says_is_none(gongwen: Style) -> None:
    same = Row((Cell(words("名称")), Cell(words("数值"))))
    again = Row((Cell(words("名称")), Cell(words("数值"))))
    table = Table("t", "表1", words("题"), (Column(), Column()), (same,), (again,), "t")
    faces = [run.face for _, _, run in walk(lay(gongwen, table).pages[0].frame) if isinstance(run, GlyphRun) and run.text == "名称"]
    assert len(faces) == 2 and faces[0] != faces[1]


def test_a_signature_keeps_text_with_it(gongwen: Style) -> None:
    official = Official("plain", title="题", attachments=(Attachment("甲"), Attachment("乙")), remark="丙")
    for count in range(14, 24):
        laid = lay(gongwen, *(Paragraph(words(f"第{i}段。")) for i in range(count)), official=official)
        page = next(n for n in range(1, len(laid.pages) + 1) if "附件：" in said(laid, n))
        assert f"第{count - 1}段" in said(laid, page)


@pytest.mark.parametrize(("pages", "even", "total", "shown"), [(1, False, 1, "1"), (1, True, 2, "2"), (2, True, 2, "2")])
def test_the_imprint_finds_its_page(gongwen: Style, pages: int, even: bool, total: int, shown: str) -> None:
    official = Official("plain", title="题", imprint=Imprint((("抄送：", "甲。"),), ("乙", "", "丙印发"), even))
    blocks: list[object] = [Paragraph(words("正文。"))]
    for _ in range(pages - 1):
        blocks += [PageBreak(), Paragraph(words("正文。"))]
    laid = lay(gongwen, *blocks, official=official)
    assert len(laid.pages) == total and laid.pages[-1].folio == shown
    assert "抄送：甲。" in said(laid, total)


def test_a_blank_page_before_the_imprint_has_no_folio(gongwen: Style) -> None:
    rows = tuple((f"第{i}：", "甲，" * 60 + "乙。") for i in range(4))
    official = Official("plain", title="题", imprint=Imprint(rows, even_page=True))
    blocks = [Paragraph(words("正文。")), PageBreak(), Paragraph(words("正文。" * 150))]
    laid = lay(gongwen, *blocks, official=official)
    assert [page.folio for page in laid.pages] == ["1", "2", "", ""]


def test_an_attachment_on_its_side_is_turned_and_its_folio_is_not(gongwen: Style) -> None:
    official = Official("plain", title="题", attachments=(Attachment("甲表", "a", sideways=True),))
    laid = lay(gongwen, Paragraph(words("正文。")), Heading(1, "附件", words("甲表"), "a", "", part="attachment"), Paragraph(words("横放。")), official=official)
    turned = {item.text: item.is_turned for _, _, item in walk(laid.pages[1].frame) if isinstance(item, GlyphRun)}
    assert turned["横放。"] and not turned["2"]
    assert (laid.pages[1].frame.width, laid.pages[1].frame.height) == (gongwen.paper.width, gongwen.paper.height)


def test_quotations_stand_in_from_both_sides(gongwen: Style) -> None:
    laid = lay(gongwen, Quotation((words("引文" * 40),), words("——某处")))
    lefts = [x + i.x for x, _, i in walk(laid.pages[0].frame) if isinstance(i, GlyphRun) and "引文" in i.text]
    assert min(lefts) == pytest.approx(gongwen.left + 2 * gongwen.em)


def test_a_brief_of_many_items_says_which_are_not_listed() -> None:
    brief = load_style("brief", Given({}))
    blocks = [block for i in range(8) for block in (head(f"第{i}篇", "", 1), Paragraph(words("正文。")))]
    found = [problem for problem in lay(brief, *blocks).problems if problem.code == "D008"]
    assert [problem.message for problem in found] == ["本期要目有 8 篇，只列前 6 篇"]


def test_a_long_title_of_an_item_is_told_at_its_line() -> None:
    brief = load_style("brief", Given({}))
    title = Heading(1, "", words("高成长企业梯度培育进展情况" * 5), "a", "短", origin="a.yaml#/title")
    found = [problem for problem in lay(brief, title, Paragraph(words("正文。"))).problems if problem.code == "D009"]
    assert [(problem.place.file, problem.message) for problem in found] == [
        ("a.yaml#/title", "篇名要排 3 行，简报的篇名至多 2 行")
    ]


@pytest.mark.parametrize("lines", range(1, 21, 2))
def test_where_no_room_is_left_for_the_signature_some_of_the_text_goes_with_it(gongwen: Style, lines: int) -> None:
    """7.3.5.5: never a page of signature and date alone, nor 此页无正文, however the text ends."""
    names = ("××市××局",)
    official = Official(form="document", mark=names, title="关于报告的报告", signed_by=names, date="2025年×月×日")
    laid = lay(gongwen, *(Paragraph(words(f"第{line}段文字。")) for line in range(lines + 16)), official=official)
    assert not laid.problems
    page = next(n for n in range(1, len(laid.pages) + 1) if "年×月×日" in said(laid, n))
    assert "段文字。" in said(laid, page) and "此页无正文" not in said(laid, page)
    for earlier in range(1, page):
        assert said(laid, earlier).count("段文字。") >= 6
