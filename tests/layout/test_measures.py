"""Where things stand on the page, against design/annual/DESIGN-TOKENS.md: y from the top of the sheet, in points."""

from __future__ import annotations

from itertools import pairwise

import pytest

from banxin.document import Callout, Card, Cards, Contents, Heading, PageBreak, Paragraph, Point, Points, Tile, Tiles
from banxin.inlines import Amount, Inlines, PageOf, Text
from tests.layout.conftest import Lay

LEFT, MAIN, RIGHT = 56.14, 182.14, 539.14


def words(text: str) -> Inlines:
    return (Text(text),)


def opener(number: str = "1.4", title: str = "科技领军企业引领带动作用凸显") -> Heading:
    return Heading(1, number, words(title), f"s{number}", title)


def head(level: int, title: str) -> Heading:
    assert level in (2, 3, 4)
    return Heading(level, "", words(title), title, title)  # type: ignore[arg-type]


def introduction(text: str = "强化顶层布局。" * 20) -> Paragraph:
    return Paragraph(words(text), "introduction")


def points(*texts: str) -> Points:
    return Points(tuple(Point(words(text)) for text in texts))


def amount(value: str, unit: str, *, qualifier: str = "", figure: str = "a") -> Amount:
    return Amount(figure, qualifier, value, "", unit, set_off=True)


def test_an_opener_stands_on_line_5_with_its_number_and_the_introduction_on_line_8(lay: Lay) -> None:
    sheets = lay(opener(), introduction())
    assert sheets.find("1.4")[2] == pytest.approx(169)
    assert sheets.find("科技领军")[2] == pytest.approx(169)
    assert sheets.find("强化")[1:] == (pytest.approx(MAIN), pytest.approx(223))
    assert sheets.rules(2)[0][0] == pytest.approx(84)


def test_a_title_of_two_lines_ends_on_line_5(lay: Lay) -> None:
    sheets = lay(opener("1.6", "世界级重大科技基础设施集群建设不断提速"), introduction())
    assert {round(y) for _, y, run in sheets.runs(2) if run.size == 24} == {137, 169}


def test_a_side_head_shares_the_baseline_of_the_head_beside_it(lay: Lay) -> None:
    sheets = lay(opener(), introduction(), head(2, "在建中"), head(3, "装置"), points("土建工程全面完成"))
    side, main = sheets.find("在建中"), sheets.find("装置")
    assert side[2] == main[2]
    assert (side[1], main[1]) == (pytest.approx(LEFT), pytest.approx(MAIN))
    assert any(y == pytest.approx(side[2] - 19) for y, _ in sheets.rules(2))


def test_a_side_head_has_no_rule_at_the_top_of_a_page(lay: Lay) -> None:
    sheets = lay(opener(), points("甲" * 30), PageBreak(), head(2, "在建中"), head(3, "装置"), points("土建", "工程"))
    page, _, y = sheets.find("在建中")
    assert (page, y) == (3, pytest.approx(95))
    assert [round(at) for at, _ in sheets.rules(page)] == [60]


def test_heads_and_text_keep_their_distances(lay: Lay) -> None:
    sheets = lay(opener(), introduction(), head(3, "健全完善"), head(4, "加快培育"), points("构建体系", "完善生态"))
    h3, h4, first, second = (sheets.find(w)[2] for w in ("健全完善", "加快培育", "构建体系", "完善生态"))
    assert (h4 - h3, first - h4, second - first) == (pytest.approx(26), pytest.approx(18), pytest.approx(18))


def test_points_of_several_lines_stand_six_apart(lay: Lay) -> None:
    sheets = lay(opener(), introduction(), points("甲" * 50, "乙" * 50))
    lines = sorted({round(y, 2) for _, y, run in sheets.runs(2) if run.text[0] in "甲乙"})
    assert [b - a for a, b in pairwise(lines)] == [pytest.approx(d) for d in (18, 24, 18)]


def test_body_text_stands_on_the_small_grid_after_every_kind_of_block(lay: Lay) -> None:
    card = Card(words("探索者计划"), words("引导企业投入应用基础研究"))
    tiles = Tiles((Tile(amount("95", "家"), "企业"), Tile(amount("43", "家"), "企业")), 2)
    blocks = (introduction(), head(3, "一"), Cards((card, card), "halves", wide=False), head(3, "二"), tiles)
    sheets = lay(opener(), *blocks, head(3, "三"), points("末句"))
    for _, _, y in (sheets.find(w) for w in ("引导企业", "末句")):
        assert (y - 97) % 6 == pytest.approx(0, abs=0.01) or (y - 97) % 6 == pytest.approx(6, abs=0.01)


def test_cards_of_a_group_share_their_height_and_their_text_lines(lay: Lay) -> None:
    group = tuple(Card(words(name), words(text)) for name, text in (("药物所", "短句"), ("有机所", "长" * 50)))
    sheets = lay(opener(), Cards(group, "halves"))
    title, text, other = sheets.find("药物所"), sheets.find("短句"), sheets.find("长")
    assert text[2] - title[2] == pytest.approx(22)
    assert text[2] == other[2]
    assert other[1] == pytest.approx(LEFT + 231 + 21 + 10.5)


def test_numbers_of_tiles_stand_at_the_tiles_left_edge_below_the_rule(lay: Lay) -> None:
    tiles = Tiles(tuple(Tile(amount(v, "家"), "标签" + v) for v in ("2397", "87", "43")), 0)
    sheets = lay(opener(), head(3, "科创板"), tiles)
    _, x, y = sheets.find("2397")
    assert x == pytest.approx(MAIN - 1)
    assert any(at == pytest.approx(y - 34) for at, _ in sheets.rules(2))
    assert sheets.find("标签2397"[:2])[2] - y == pytest.approx(19)


def test_all_numbers_of_a_row_step_down_together(lay: Lay) -> None:
    tiles = Tiles(tuple(Tile(amount(v, "万平方米"), "标签") for v in ("4502.9", "87", "43")), 0)
    sheets = lay(opener(), tiles)
    sizes = {run.size for _, _, run in sheets.runs(2) if run.text in ("4502.9", "87", "43")}
    assert len(sizes) == 1 and sizes < {24.0, 21.0, 18.0}


def test_a_policy_block_hangs_its_tint_outside_the_type_area(lay: Lay) -> None:
    sheets = lay(opener(), introduction(), Callout("政策文件", words("《行动方案》"), (Point(words("句子")),), "p"))
    rule = next(item for y, item in sheets.rules(2) if item.weight == pytest.approx(1.2))
    assert rule.segments[1].points[0] - rule.segments[0].points[0] == pytest.approx(504)
    assert sheets.find("句子")[2] - sheets.find("《行动")[2] == pytest.approx(33)


def test_contents_carry_the_folios_of_their_heads(lay: Lay) -> None:
    sheets = lay(Contents(), opener("1.4", "甲"), points("句"), opener("1.5", "乙"), points("句"))
    rows = [run.text for _, _, run in sheets.runs(2)]
    assert rows[rows.index("甲") + 1] == "3"
    assert rows[rows.index("乙") + 1] == "4"


def test_the_page_of_a_figure_is_that_of_its_first_mention(lay: Lay) -> None:
    said = Points((Point((Text("共"), amount("43", "家", figure="star.listed"))),))
    sheets = lay(Contents(), opener(), said, Paragraph((Text("见第"), PageOf("figure.star.listed"), Text("页"))))
    assert "见第3页" in sheets.text(3)
    assert sheets.laid.folios["figure.star.listed"] == "3"


def test_running_heads_name_the_report_on_even_pages_and_the_section_on_odd_ones(lay: Lay) -> None:
    sheets = lay(opener(), *[points("甲" * 30, "乙" * 30) for _ in range(20)])
    assert sheets.text(2).startswith("2025上海科技进步报告（节选）")
    assert sheets.text(3).startswith("1.4\u3000科技领军企业引领带动作用凸显")
    assert sheets.runs(3)[0][0] + sheets.runs(3)[0][2].width <= RIGHT + 0.01


def test_every_word_is_on_the_pages_once_and_in_order(lay: Lay) -> None:
    texts = [f"第{i}句话写在这里，不多也不少。" for i in range(200)]
    sheets = lay(opener(), *[Paragraph(words(t)) for t in texts])
    said = "".join(sheets.text(n) for n in range(2, len(sheets.pages) + 1))
    positions = [said.index(t) for t in texts]
    assert positions == sorted(positions)


LONG = "一个相当长的章节标题，用来看看标题在两行以上时怎样断行、目录和封面上是否还是一字不少（2025—2027年）"


def test_a_long_title_is_whole_on_the_cover_in_the_contents_and_on_its_opener(lay: Lay) -> None:
    sheets = lay(Contents(), opener("1.4", LONG), introduction())
    for page in (1, 2, 3):
        assert LONG.replace("，", "") in sheets.text(page).replace("，", "")
    rule = sheets.rules(3)[0][0]
    first = min(y for _, y, run in sheets.runs(3) if run.size == 24)
    assert first - rule >= 45


def test_a_part_without_number_has_an_opener_unless_its_title_is_the_editors(lay: Lay) -> None:
    plain_part = lay(Heading(1, "", words("附录"), "a", "附录"), introduction())
    assert plain_part.find("附录")[1:] == (pytest.approx(MAIN - 1), pytest.approx(169))
    excerpt = lay(Heading(1, "", words("〔上文略〕"), "a", "", editorial=True), introduction())
    assert excerpt.find("〔上文略〕")[2] == pytest.approx(97)
