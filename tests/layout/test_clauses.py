"""The rules of reference/typography.md 1.7 that show on whole pages, each with its number."""

from __future__ import annotations

import pytest

from banxin.document import Callout, Cell, Column, Document, Heading, Paragraph, Point, Points, Row, Table, Title
from banxin.inlines import Text
from banxin.layout.composition import lay_out
from banxin.materials import Given
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from tests.layout.conftest import Lay, Sheets

FOUR_LINES = "科技领军企业引领带动作用凸显" * 7 + "科技领军企业"


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def baselines(sheets: Sheets, page: int) -> dict[str, list[float]]:
    """By paragraph, where its lines stand on a page."""
    found: dict[str, list[float]] = {}
    for _, y, run in sheets.runs(page):
        if run.element.kind == "P" and run.element.key.startswith("b"):
            lines = found.setdefault(run.element.key, [])
            if y not in lines:
                lines.append(y)
    return found


@pytest.mark.parametrize("above", range(32, 40))
def test_t54_no_page_begins_with_a_last_line_nor_ends_with_a_first(lay: Lay, above: int) -> None:
    sheets = lay(*[Paragraph(words(f"第{n}段"), indent=False) for n in range(above)], *[Paragraph(words(FOUR_LINES))] * 4)
    for page in range(2, len(sheets.pages) + 1):
        for key, lines in baselines(sheets, page).items():
            assert int(key[1:]) < above or len(lines) >= 2


@pytest.mark.parametrize("above", range(34, 39))
def test_t55_a_head_stays_with_two_lines_at_the_least(lay: Lay, above: int) -> None:
    sheets = lay(
        *[Paragraph(words(f"第{n}段")) for n in range(above)], Heading(4, "", words("小标题"), "h", "小标题"),
        Paragraph(words(FOUR_LINES)),
    )  # fmt: skip
    page, _, head = sheets.find("小标题")
    below = [y for _, y, run in sheets.runs(page) if run.element.kind == "P" and y > head and "领" in run.text]
    assert len(set(below)) >= 2


def test_t56_lines_stand_on_the_grid_of_their_page(lay: Lay) -> None:
    sheets = lay(Paragraph(words(FOUR_LINES)), Heading(4, "", words("小标题"), "h", "小标题"), Paragraph(words(FOUR_LINES)))
    for lines in baselines(sheets, 2).values():
        assert all((y - 97) % 6 == pytest.approx(0, abs=0.01) or (y - 97) % 6 == pytest.approx(6, abs=0.01) for y in lines)


@pytest.mark.parametrize("name", ["annual", "gongwen", "brief"])
def test_t57_lines_are_one_and_a_half_to_two_em_apart(name: str) -> None:
    body = load_style(name, Given({})).text.body
    assert 1.5 <= body.leading / body.size <= 1.9


def test_t60_lines_of_a_numbered_point_align_after_its_label_which_stays_inside(lay: Lay) -> None:
    sheets = lay(Points((Point(words(FOUR_LINES)), Point(words(FOUR_LINES))), numbered=True))
    bodies = [x for x, _, run in sheets.runs(2) if run.element.kind == "LBody"]
    labels = [x for x, _, run in sheets.runs(2) if run.element.kind == "Lbl"]
    assert len(labels) == 2 and len(set(bodies)) == 1
    assert 182.0 <= labels[0] < bodies[0]


def test_t63_and_t64_a_caption_stands_above_its_table_an_em_after_its_number(lay: Lay, fonts: Fonts) -> None:
    rows = tuple(Row((Cell(words(name)), Cell(words(figure)))) for name, figure in (("中心馆", "1000"), ("东馆", "20")))
    shape = (Column(), Column("right", figures=True))
    sheets = lay(Table("t", "表1", words("各馆情况"), shape, (Row((Cell(words("馆名")), Cell(words("外借")))),), rows, "table.t"))
    runs = {run.text.strip("\u3000"): (x, y, run) for x, y, run in sheets.runs(2)}
    (number, above, label), (title, _, head) = runs["表1"], runs["各馆情况"]
    face = fonts.face(label.face)
    digit = face.advance(face.glyph(ord("1"))) / face.upem
    assert (title - number) / label.size == pytest.approx(1 + 0.25 + digit + 1, abs=0.01)
    assert above < runs["馆名"][1] and not head.text.endswith("。")
    right = [x + run.width for x, _, run in (runs["1000"], runs["20"])]
    assert right[0] == pytest.approx(right[1], abs=0.01)


def test_t33_without_a_side_column_nothing_leaves_the_type_area_and_numbers_stand_before_their_titles(
    fonts: Fonts,
) -> None:
    style = load_style("annual", Given({}))
    plain = style.model_copy(update={"grid": style.grid.model_copy(update={"side": 0})})
    blocks = (
        Heading(1, "12.4", words("“出题人”机制"), "s", "标题"), Heading(3, "", words("“答题人”机制"), "h", "小标题"),
        Callout("政策文件", words("《三年行动方案》"), (Point(words("到2027年形成体系")),), "p"),
    )  # fmt: skip
    title = Title("2025上海科技进步报告", "2025", "上海科技进步报告", "")
    sheets = Sheets(lay_out(Document(title, "年度报告", "", "", "", blocks), plain, fonts))
    runs = {run.text: (x, run) for x, _, run in sheets.runs(2)}
    assert all(x >= style.left - 0.5 * run.size - 0.01 for x, run in runs.values())  # half a mark is blank
    for label, words_beside in (("12.4", "“出题人”机制"), ("政策文件", "《三年行动方案》")):
        (left, own), (right, beside) = runs[label], runs[words_beside]
        assert right + beside.size / 2 > left + own.width
