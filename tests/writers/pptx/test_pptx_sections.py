"""What decks say of sections: openers, points, cards, tiles and their notes, in the order and the room they have."""

from __future__ import annotations

import pytest
from lxml import etree

from banxin.document import (
    Callout,
    Card,
    Cards,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Project,
    Projects,
    Tile,
    Tiles,
    Title,
)
from banxin.inlines import Amount, Text
from banxin.writers.pptx import pptx
from banxin.writers.pptx.template import FOOT_AT, FULL, LEFT
from sample import annual, assembled
from writers.pptx.specimen import A, P, below, chapter, extent, origin, pages, parts, places, runs, statements


@pytest.mark.parametrize(
    ("points", "shared"),
    [(("短",) * 8, [8, 0]), (("短",) * 11, [0, 6, 5]), (("长" * 120,) * 3, [3, 0]), (("长" * 700, "短"), [0, 1, 1]), (("短",) * 17, [0, 6, 6, 5])],
)  # fmt: skip
def test_points_that_an_opener_does_not_hold_stand_on_slides_behind_it(points: tuple[str, ...], shared: list[int]) -> None:
    found = pages(chapter(Points(tuple(Point((Text(words),)) for words in points))))[2:][: len(shared)]
    assert [len(statements(page)) for page in found] == shared
    said = "".join("".join(statements(page)) for page in found)
    assert all(said.count(words) >= points.count(words) for words in points)
    assert [("章（续）" in "".join(page.itertext())) for page in found] == [False, False, *[True] * (len(shared) - 2)][: len(shared)]


def test_an_opener_says_how_its_section_begins_and_what_its_parts_hold() -> None:
    cards = Cards((Card((Text("甲所"),), (Text("成果"),)), Card((Text("乙所"),), (Text("成果"),))), "halves")
    made = chapter(Paragraph((Text("全年平稳。"),)), *below("机构", "十家机构。又一句。"), cards, *below("人才", "新增百人。又一句。"))
    said = [words for words in pages(made)[2].itertext() if words.strip()]
    assert said == ["1", "章", "全年平稳。", "机构", "甲所、乙所", "人才", "新增百人。又一句。", "3"]
    sizes = dict(runs(pages(made)[2]))
    assert sizes["甲所、乙所"] == 18 < sizes["机构"], "as large as there is room for"
    many = chapter(*(block for at in range(6) for block in below(f"第{at}节", "很长的一句话" * 7)))
    assert {size for words, size in runs(pages(many)[2]) if words.startswith("很长")} == {14}


def test_a_long_introduction_is_on_its_slide_as_far_as_this_holds_it_and_whole_in_the_notes() -> None:
    sentence = "导语里很长的一句话" * 5 + "。"
    made = chapter(Paragraph((Text(sentence * 30),), "introduction"), *below("机构", "十家机构。"))
    said = [words for words, _ in runs(pages(made)[2])]
    assert sentence * 5 in said and sentence * 6 not in said and "十家机构。" in said
    for name, (_, y, _, high) in places(pages(made)[2]).items():
        assert y + high <= 540, name
    assert any(sentence * 30 in data.decode() for name, data in parts(pptx(made, annual(), {})).items() if "notesSlides/notes" in name)


def test_a_section_that_is_one_chart_needs_no_opener() -> None:
    bars = "bar: {id: bars, title: 各项, rows: [{name: 甲, value: 3, unit: 家}, {name: 乙, value: 2, unit: 家}]}"
    alone = assembled(f"number: '1'\ntitle: 章\npanels:\n  - {bars}").document
    two = assembled(f"number: '1'\ntitle: 章\npanels:\n  - {bars}\n  - {bars.replace('bars', 'more')}").document
    assert ["各项" in "".join(page.itertext()) for page in pages(alone)] == [False, True, True]
    assert pages(two)[2].find(f".//{P}graphicFrame") is None, "the first of several slides opens the section"
    assert "图1\u2002各项" in "".join(pages(two)[2].itertext())


def test_titles_break_by_sense() -> None:
    long = "深入实施创新驱动发展战略加快建设具有全球影响力的科技创新中心取得新的重大进展和成效"
    made = Document(Title(long, "", long, ""), "", "", "", "", (Heading(1, "1", (Text(long),), "a", long),))
    for page in (pages(made)[0], pages(made)[2]):
        title = next(s for s in page.iter(f"{P}sp") if (h := s.find(f".//{P}ph")) is not None and "itle" in str(h.get("type")))
        lines = [words for words, _ in runs(title)]
        assert len(lines) == 2 and len(title.findall(f".//{A}br")) == 1
        assert min(map(len, lines)) * 2 > max(map(len, lines)) and "".join(lines) == long
        assert not any(lines[0].endswith(word[:-1]) for word in ("战略", "全球", "影响力", "科技", "中心", "进展"))


def cards(*texts: str) -> Cards:
    return Cards(tuple(Card((Text(f"第{at}所"),), (Text(words),)) for at, words in enumerate(texts)), "halves")


def shapes_of(page: etree._Element) -> list[tuple[float, float, float, float]]:
    """The places of the grounds of a slide's cards, points."""
    grounds = [s for s in page.iter(f"{P}sp") if s.find(f".//{P}cNvPr").get("name") == "底纹"]  # type: ignore[union-attr]
    return [(*origin(ground), *extent(ground)) for ground in grounds]


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (6, [3, 3]), (7, [4, 3]), (9, [3, 3, 3])])
def test_cards_stand_side_by_side_none_of_them_alone_in_a_row(count: int, rows: list[int]) -> None:
    page = pages(chapter(cards(*("成果转化" * 8,) * count)))[-2]
    found = shapes_of(page)
    tops = [y for _, y, _, _ in found]
    assert [tops.count(y) for y in sorted(set(tops))] == rows
    assert all(x >= LEFT - 0.1 and x + wide <= LEFT + FULL + 0.1 and y + high <= FOOT_AT for x, y, wide, high in found)
    for y in set(tops):
        assert len({high for _, top, _, high in found if top == y}) == 1, "cards of a row are of one height"


def test_cards_that_a_slide_does_not_hold_are_parted_and_no_word_is_lost() -> None:
    texts = tuple(f"{at}" + "很长的一段话" * 25 for at in range(7))
    made = pages(chapter(*below("机构", "正文。"), cards(*texts)))[3:-1]
    assert [runs(page)[0][0] for page in made] == ["机构", *["机构（续）"] * (len(made) - 1)] and len(made) > 1
    said = "".join("".join(page.itertext()) for page in made)
    assert all(said.count(text) == 1 for text in texts)
    assert all(size >= 14 for page in made for words, size in runs(page) if words.startswith("很长") or words in texts)


def test_projects_have_their_status_and_a_policy_document_its_label() -> None:
    project = Project((Text("新馆"),), "在建", (Point((Text("主体封顶"),)), Point((Text("设备进场"),))), "p")
    policy = Callout("政策文件", (Text("《办法》"),), (Point((Text("免费开放"),)),), "c")
    first, second = pages(chapter(Projects((project,)), policy))[-3:-1]
    assert [words for words, _ in runs(first)][1:4] == ["新馆", "\u2003在建", "主体封顶"] and statements(first) == ["主体封顶", "设备进场"]
    assert [words for words, _ in runs(second)][1:4] == ["《办法》", "\u2003政策文件", "免费开放"]
    long = Callout("政策文件", (Text("《关于促进某某某某某某某某某某某某某某某某某某某某高质量发展的办法》"),), policy.points, "d")
    words = [words for words, _ in runs(pages(chapter(long))[-2])]
    assert words[2] == "政策文件", "on a line of its own, no word of it broken"
    (group,) = first.iter(f"{P}grpSp")
    assert group.find(f"{P}nvGrpSpPr/{P}cNvPr").get("descr") == "新馆（在建）：主体封顶设备进场"  # type: ignore[union-attr]


def test_points_stay_on_the_opener_of_a_section_that_has_cards_besides() -> None:
    made = pages(chapter(Points((Point((Text("一件事"),)),)), cards("成果", "成果")))
    assert statements(made[2]) == ["一件事"] and len(shapes_of(made[3])) == 2


def test_the_note_of_tiles_stands_at_the_foot_of_their_slide_and_is_told() -> None:
    tiles = Tiles((Tile(Amount("f", "95", "家", "", "", False), "企业"),), 1)
    made = chapter(tiles, Paragraph((Text("数据截至年底。"),), "note"), tiles)
    assert [("数据截至年底。" in "".join(page.itertext())) for page in pages(made)[3:5]] == [True, False]
    _, y, _, high = places(pages(made)[3])["注"]
    assert y > 440 and y + high <= FOOT_AT
    assert any("数据截至年底。" in data.decode() for name, data in parts(pptx(made, annual(), {})).items() if "notesSlides/notes" in name)


def test_points_behind_an_opener_stand_under_their_own_head() -> None:
    points = Points(tuple(Point((Text("很长的一项工作" * 9),)) for _ in range(5)))
    made = chapter(Heading(2, "", (Text("甲节"),), "b", "甲节"), points, Heading(2, "", (Text("乙节"),), "c", "乙节"), points)
    titles = [runs(page)[0][0] for page in pages(made)[3:-1]]
    assert titles == ["甲节", "甲节（续）", "乙节", "乙节（续）"]
