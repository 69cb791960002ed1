"""A finished deck asked for its slides, their words, their charts and what a client would have to repair."""

from __future__ import annotations

import io
import json
import posixpath
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Project,
    Projects,
    Row,
    Table,
    Tile,
    Tiles,
    Title,
)
from banxin.elements import Brief, Official
from banxin.inlines import Amount, Text
from banxin.materials import Given
from banxin.records import replace
from banxin.style import Style
from banxin.styles import load_style
from banxin.writers.pptx import Drawn, pptx
from banxin.writers.pptx.room import BESIDE
from banxin.writers.pptx.template import FOOT_AT, FULL, LEFT, MAIN, MAIN_AT
from sample import annual, assembled

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

CHAPTER = """\
number: "1.1"
title: 企业
introduction: 企业成长。
sections:
  - title: 概况
    panels:
      - stats: [firms, value, {figure: events, label: 活动场数, change: 新增多场}]
      - column: {id: column, title: 历年企业, finding: "企业三年增至{firms}", rows: [{name: "2023", value: 80, unit: 家}, {name: "2024", value: 89, unit: 家}, {figure: firms, name: "2025"}], source: 公报}
      - tiers: {id: tiers, title: 梯队, levels: [{name: 甲级, value: 100, unit: 家}, {name: 乙级, value: 200, unit: 家}], note: 条长与家数成正比}
      - bar: {id: mixed, title: 大小悬殊, rows: [{name: 甲, value: 3, unit: 万家}, {name: 乙, value: 9000, unit: 家}], note: 单位：家}
"""
DRAWN = {"mixed": Drawn(b"<svg xmlns='http://www.w3.org/2000/svg'/>", bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
))}  # fmt: skip


@cache
def report() -> Document:
    return assembled(CHAPTER).document


@cache
def deck() -> dict[str, bytes]:
    return parts(pptx(report(), annual(), DRAWN))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slide(number: int) -> etree._Element:
    return etree.fromstring(deck()[f"ppt/slides/slide{number}.xml"])


def title(number: int) -> str:
    for shape in slide(number).iter(f"{P}sp"):
        holder = shape.find(f".//{P}ph")
        if holder is not None and holder.get("type") in ("title", "ctrTitle"):
            return "".join(shape.itertext()).strip()
    return ""


def count() -> int:
    return sum(name.startswith("ppt/slides/slide") for name in deck())


def test_slides_stand_in_the_order_of_the_report() -> None:
    titles = [title(number) for number in range(1, count() + 1)]
    assert titles == ["样例", "目录", "企业", "概况", "企业三年增至95家", "梯队", "大小悬殊", "梯队"]


def test_the_agenda_names_the_slide_of_each_section_and_leads_there() -> None:
    words = "".join(slide(2).itertext())
    assert "1.1" in words and "企业" in words and "概况" in words and "3" in words
    assert title(3) == "企业"
    (link,) = slide(2).iter(f"{A}hlinkClick")
    assert link.get("action") == "ppaction://hlinksldjump"
    assert related(2, str(link.get(f"{R}id"))) == "ppt/slides/slide3.xml"


def frames(number: int) -> list[etree._Element]:
    return list(slide(number).iter(f"{P}graphicFrame"))


def test_a_chart_is_native_has_words_for_the_blind_and_its_source() -> None:
    (frame,) = frames(5)
    told = frame.find(f".//{P}cNvPr")
    assert told is not None and "95" in str(told.get("descr"))
    chart = frame.find(f".//{{{CHART}}}chart")
    assert chart is not None
    target = related(5, str(chart.get(f"{R}id")))
    assert target.startswith("ppt/charts/") and b"barChart" in deck()[target]
    assert "公报" in "".join(slide(5).itertext()) and "单位：家" in "".join(slide(5).itertext())


def related(number: int, id: str) -> str:
    rels = etree.fromstring(deck()[f"ppt/slides/_rels/slide{number}.xml.rels"])
    target = next(rel.get("Target") for rel in rels if rel.get("Id") == id)
    return posixpath.normpath(posixpath.join("ppt/slides", str(target)))


def test_a_pyramid_is_there_as_a_chart_and_as_shapes() -> None:
    assert len(frames(6)) == 1 and not frames(8)
    shown = [slide(number).get("show") for number in range(1, count() + 1)]
    assert shown == [None] * 7 + ["0"], "shapes are hidden in a show, behind all that it shows"
    (group,) = slide(8).iter(f"{P}grpSp")
    told = group.find(f"{P}nvGrpSpPr/{P}cNvPr")
    assert told is not None and told.get("descr")
    bars = [s for s in group.iter(f"{P}sp") if s.find(f".//{P}cNvPr").get("name") == "级"]  # type: ignore[union-attr]
    widths = [int(str(bar.find(f".//{A}ext").get("cx"))) for bar in bars]  # type: ignore[union-attr]
    assert widths[1] == pytest.approx(2 * widths[0], rel=1e-3)
    assert "一格为100家" in "".join(slide(8).itertext())


def extent(node: etree._Element) -> tuple[float, float]:
    """Width and height, points."""
    held = node.find(f".//{A}ext") if node.find(f"{P}xfrm") is None else node.find(f"{P}xfrm/{A}ext")
    assert held is not None
    return int(str(held.get("cx"))) / 12700, int(str(held.get("cy"))) / 12700


def test_charts_take_the_room_that_a_slide_has_beside_the_caption() -> None:
    (columns,) = frames(5)
    assert extent(columns)[1] > 0.75 * BESIDE.height
    many = ", ".join(f"{{name: 第{count}项, value: {count}, unit: 家}}" for count in range(1, 21))
    bars = assembled(f"title: 章\npanels:\n  - bar: {{id: bars, title: 各项, rows: [{many}]}}").document
    page = etree.fromstring(parts(pptx(bars, annual(), {}))["ppt/slides/slide3.xml"])
    (frame,) = page.iter(f"{P}graphicFrame")
    assert extent(frame) == (pytest.approx(MAIN, abs=0.1), pytest.approx(BESIDE.height, abs=0.1))
    sizes = [int(size) for size in re.findall(rb' sz="(\d+)"', parts(pptx(bars, annual(), {}))["ppt/charts/chart1.xml"])]
    assert min(sizes) >= 1400, "letters no smaller than 14 pt"


def test_charts_begin_where_the_main_column_begins() -> None:
    for number in (5, 6):
        for frame in frames(number):
            off = frame.find(f"{P}xfrm/{A}off")
            assert off is not None and int(str(off.get("x"))) == MAIN_AT * 12700


def test_a_wide_chart_has_the_whole_width_under_its_caption() -> None:
    bars = "bar: {id: bars, wide: true, title: 各项, finding: 甲多于乙, note: 注：按年底数。, rows: [{name: 甲, value: 3, unit: 家}, {name: 乙, value: 2, unit: 家}]}"
    page = pages(assembled(f"title: 章\npanels:\n  - {bars}").document)[2]
    (frame,) = page.iter(f"{P}graphicFrame")
    off = frame.find(f"{P}xfrm/{A}off")
    assert off is not None and int(str(off.get("x"))) == LEFT * 12700 and extent(frame)[0] == pytest.approx(FULL, abs=0.1)
    top, (_, caption, _, high) = int(str(off.get("y"))) / 12700, places(page)["题注"]
    _, notes, _, last = places(page)["注和来源"]
    assert caption + high <= top and top + extent(frame)[1] <= notes and notes + last <= FOOT_AT
    assert [words for words, _ in runs(page)][:2] == ["甲多于乙", "图1\u3000"]


def statements(page: etree._Element) -> list[str]:
    """What stands behind a mark."""
    return ["".join(p.itertext()) for p in page.iter(f"{A}p") if p.find(f"{A}pPr/{A}buChar") is not None]


def pages(document: Document, style: Style | None = None) -> list[etree._Element]:
    made = parts(pptx(document, style or annual(), {}))
    names = sorted((name for name in made if name.startswith("ppt/slides/slide")), key=lambda name: int(re.sub(r"\D", "", name)))
    return [etree.fromstring(made[name]) for name in names]


def test_a_section_that_is_all_text_has_its_points_on_its_opener() -> None:
    text = "title: 章\npanels:\n  - prose: 正文。\n  - points: {lead_in: true, points: ['第一季度，开大会', '第二季度，发名单']}"
    page = pages(assembled(text).document)[2]
    assert statements(page) == ["第一季度，开大会", "第二季度，发名单"]
    assert not statements(slide(3)), "a section with slides of its own leaves its points to the report"


def chapter(*blocks: Block) -> Document:
    heads = Heading(1, "1", (Text("章"),), "a", "章"), Heading(1, "2", (Text("末"),), "b", "末")
    return Document(Title("报告", "", "报告", ""), "", "", "", "", (heads[0], *blocks, heads[1]))


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


def below(title: str, text: str) -> tuple[Block, ...]:
    return Heading(2, "", (Text(title),), title, title), Paragraph((Text(text),))


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


def runs(page: etree._Element) -> list[tuple[str, float]]:
    """The words of a slide with their sizes, points."""
    return [
        ("".join(run.itertext()), int(str(run.find(f"{A}rPr").get("sz"))) / 100)  # type: ignore[union-attr]
        for run in page.iter(f"{A}r")
    ]


FURNITURE = {"1.1\u2002企业"}


def test_what_is_read_in_a_room_is_large_enough() -> None:
    for number in range(1, count() + 1):
        assert all(size >= 14 for words, size in runs(slide(number)) if words not in FURNITURE), number


def test_titles_break_by_sense() -> None:
    long = "深入实施创新驱动发展战略加快建设具有全球影响力的科技创新中心取得新的重大进展和成效"
    made = Document(Title(long, "", long, ""), "", "", "", "", (Heading(1, "1", (Text(long),), "a", long),))
    for page in (pages(made)[0], pages(made)[2]):
        title = next(s for s in page.iter(f"{P}sp") if (h := s.find(f".//{P}ph")) is not None and "itle" in str(h.get("type")))
        lines = [words for words, _ in runs(title)]
        assert len(lines) == 2 and len(title.findall(f".//{A}br")) == 1
        assert min(map(len, lines)) * 2 > max(map(len, lines)) and "".join(lines) == long
        assert not any(lines[0].endswith(word[:-1]) for word in ("战略", "全球", "影响力", "科技", "中心", "进展"))


def places(page: etree._Element) -> dict[str, tuple[float, float, float, float]]:
    """Where the named shapes of a slide stand, points; the last of those of one name."""
    found = {}
    for shape in page.iter(f"{P}sp"):
        off, ext = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
        if off is not None and ext is not None:
            numbers = (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
            x, y, cx, cy = (int(str(number)) / 12700 for number in numbers)
            found[str(shape.find(f".//{P}cNvPr").get("name"))] = (x, y, cx, cy)  # type: ignore[union-attr]
    return found


def test_everything_stands_on_the_slide_between_its_margins() -> None:
    for number in range(2, count() + 1):
        for name, (x, y, wide, high) in places(slide(number)).items():
            assert x >= LEFT - 0.1 and x + wide <= LEFT + FULL + 0.1, (number, name)
            assert y >= 24 and y + high <= 540, (number, name)


def test_an_official_cover_has_its_red_head_and_a_brief_its_name() -> None:
    official = Official(
        "document", mark=("某市委员会",), suffix="文件", secrecy="机密★1年", number="某发〔2025〕1号", title="关于某事的通知",
        signed_by=("某市委员会",), date="2025年3月1日",
    )  # fmt: skip
    (first, *_) = pages(replace(report(), blocks=(), official=official), load_style("gongwen", Given({})))
    said = [words for words, _ in runs(first)]
    assert said == ["机密★1年", "某市委员会文件", "某发〔2025〕1号", "关于某事的通知", "某市委员会", "2025年3月1日"]
    red = 'val="E60012"'
    assert etree.tostring(first).decode().count(red) == 2, "the mark and its rule"
    brief = Brief("工作简报", "第1期", "内部资料", "", "某办公室编", "2025年3月1日")
    made = replace(chapter(), title=Title("工作简报", "", "工作简报", ""), brief=brief)
    (first, *_) = pages(made, load_style("brief", Given({})))
    assert [words for words, _ in runs(first)] == ["内部资料", "第1期", "某办公室编", "2025年3月1日", "工作简报", "1", "章", "2", "末"]


@pytest.mark.parametrize("count", [1, 2, 4, 8, 12])
def test_a_joint_mark_stands_on_the_slide_however_many_names_it_has(count: int) -> None:
    names = tuple(f"某市某某第{at}委员会" for at in range(count))
    official = Official("document", mark=names, suffix="文件", title="关于某事的通知")
    (first, *_) = pages(replace(report(), blocks=(), official=official), load_style("gongwen", Given({})))
    found = places(first)
    x, y, wide, high = found["发文机关标志"]
    assert x >= LEFT and x + wide <= LEFT + FULL and y >= 24 and y + high < found["版头线"][1]
    assert high >= count * 1.2 * min(size for words, size in runs(first) if words in names or count == 1) - 0.1
    if count > 1:
        assert found["文件"][0] > x + wide and found["文件"][1] == y, "at the middle of the names"


def test_an_attachment_holds_its_own_sections() -> None:
    heads = (
        Heading(1, "一、", (Text("总则"),), "a", "总则"), Heading(1, "附件1", (Text("办法"),), "b", "办法", part="attachment"),
        Heading(1, "一、", (Text("范围"),), "c", "范围"), Paragraph((Text("适用于全市。"),)),
    )  # fmt: skip
    made = pages(replace(report(), blocks=heads), load_style("gongwen", Given({})))
    assert len(made) == 4
    assert "办法一、\u2002范围适用于全市。" in "".join(made[3].itertext())


def test_appendices_are_on_the_cover_and_their_numbers_keep_clear_of_their_titles() -> None:
    block = Heading(1, "附录A", (Text("政策"),), "a", "政策", part="appendix")
    made = parts(pptx(replace(report(), blocks=(*report().blocks, block)), annual(), DRAWN))
    assert "附录A政策" in "".join(etree.fromstring(made["ppt/slides/slide1.xml"]).itertext())
    last = etree.fromstring(made[f"ppt/slides/slide{count()}.xml"])  # before the hidden one
    number = next(shape for shape in last.iter(f"{P}sp") if "".join(shape.itertext()).strip() == "附录A")
    size = int(str(number.find(f".//{A}rPr").get("sz"))) / 100  # type: ignore[union-attr]
    assert 3.1 * size < extent(number)[0]


def test_what_has_no_native_form_is_a_picture_with_its_vector() -> None:
    assert not frames(7)
    picture = next(slide(7).iter(f"{P}pic"))
    blip = picture.find(f".//{A}blip")
    vector = next(node for node in picture.iter() if etree.QName(node).localname == "svgBlip")
    assert blip is not None
    assert related(7, str(blip.get(f"{R}embed"))).endswith(".png")
    assert related(7, str(vector.get(f"{R}embed"))).endswith(".svg")
    with pytest.raises(KeyError):
        pptx(report(), annual(), {})


def test_tiles_are_shapes_with_number_unit_label_and_change() -> None:
    groups = ["".join(group.itertext()) for group in slide(4).iter(f"{P}grpSp")]
    assert [words.replace("\u2009", "") for words in groups] == [
        "95家企业",
        "超过2.92万亿元总市值",
        "250余场活动场数新增多场",
    ]


def cards(*texts: str) -> Cards:
    return Cards(tuple(Card((Text(f"第{at}所"),), (Text(words),)) for at, words in enumerate(texts)), "halves")


def shapes_of(page: etree._Element) -> list[tuple[float, float, float, float]]:
    """The places of the grounds of a slide's cards, points."""
    grounds = [s for s in page.iter(f"{P}sp") if s.find(f".//{P}cNvPr").get("name") == "底纹"]  # type: ignore[union-attr]
    return [(*origin(ground), *extent(ground)) for ground in grounds]


def origin(node: etree._Element) -> tuple[float, float]:
    off = node.find(f".//{A}off")
    assert off is not None
    return int(str(off.get("x"))) / 12700, int(str(off.get("y"))) / 12700


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


@pytest.mark.parametrize("name", ["annual", "gongwen", "brief"])
def test_a_watermark_stands_under_the_words_of_every_slide(name: str) -> None:
    made = parts(pptx(replace(report(), watermark="内部资料"), load_style(name, Given({})), DRAWN))
    tree = etree.fromstring(made["ppt/slideMasters/slideMaster1.xml"]).find(f".//{P}spTree")
    assert tree is not None
    first = tree.findall(f"{P}sp")[0]
    assert "".join(first.itertext()).strip() == "内部资料", "first is lowest"
    transform = first.find(f".//{A}xfrm")
    assert transform is not None and transform.get("rot")
    x, y, wide, high = next(iter(places(tree).values()))
    assert x >= 0 and y >= 0 and wide < 960 and high < 540
    assert "水印" not in deck()["ppt/slideMasters/slideMaster1.xml"].decode()
    assert all(b'showMasterSp="0"' not in data for data in made.values())


def test_points_behind_an_opener_stand_under_their_own_head() -> None:
    points = Points(tuple(Point((Text("很长的一项工作" * 9),)) for _ in range(5)))
    made = chapter(Heading(2, "", (Text("甲节"),), "b", "甲节"), points, Heading(2, "", (Text("乙节"),), "c", "乙节"), points)
    titles = [runs(page)[0][0] for page in pages(made)[3:-1]]
    assert titles == ["甲节", "甲节（续）", "乙节", "乙节（续）"]


def test_the_speaker_is_told_what_the_chart_shows() -> None:
    notes = [
        str(etree.fromstring(data).xpath("string()")) for name, data in deck().items() if "notesSlides/notes" in name
    ]
    assert any("柱形图" in words and "公报" in words for words in notes)


def test_ids_differ_and_every_chart_has_words() -> None:
    for number in range(1, count() + 1):
        told = list(slide(number).iter(f"{P}cNvPr"))
        ids = [node.get("id") for node in told]
        assert len(ids) == len(set(ids))
        assert all(frame.find(f".//{P}cNvPr").get("descr") for frame in frames(number))  # type: ignore[union-attr]


def test_letters_name_their_faces() -> None:
    for number in range(1, count() + 1):
        for look in slide(number).iter(f"{A}rPr"):
            assert look.find(f"{A}ea") is not None and look.get("lang") == "zh-CN"


def test_nothing_leads_out_of_the_file_and_nothing_runs() -> None:
    for name, data in deck().items():
        assert b'TargetMode="External"' not in data, name
        assert not name.endswith((".bin", ".vml"))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pptx(report(), annual(), DRAWN) == pptx(report(), annual(), DRAWN)


def test_one_chart_may_be_had_alone() -> None:
    alone = parts(pptx(report(), annual(), DRAWN, "column"))
    assert [name for name in alone if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]


def test_the_file_says_nothing_of_its_template() -> None:
    core = deck()["docProps/core.xml"]
    assert "样例".encode() in core and b"Steve" not in core and b"2013" not in core
    assert not any("printerSettings" in name or "thumbnail" in name for name in deck())


@pytest.mark.system("ooxml-validator")
def test_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(pptx(report(), annual(), DRAWN))
    said = subprocess.run(["ooxml-validator", file], capture_output=True, text=True, check=False)
    assert json.loads(said.stdout)["errors"] == []


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)
TILES = st.lists(
    st.builds(lambda a, b, c: Tile(Amount("f", a, b, "", c, True), a + c, b), WORDS, WORDS, WORDS),
    min_size=1,
    max_size=24,
)
BLOCKS = st.one_of(
    st.builds(
        lambda level, words: Heading(level, "", (Text(words),), words, words), st.sampled_from([1, 2, 3, 4]), WORDS
    ),
    st.builds(lambda words: Paragraph((Text(words),), "introduction"), WORDS),
    st.builds(
        lambda words, rows: Table("t", "表1", (Text(words),), (Column(),) * 3, (), tuple(rows), words), WORDS,
        st.lists(st.builds(lambda words, wide: Row((Cell((Text(words),), wide),)), WORDS, st.integers(1, 4)), max_size=14),
    ),
    st.builds(lambda tiles, leads: Tiles(tuple(tiles), min(leads, len(tiles))), TILES, st.integers(0, 4)),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(BLOCKS, max_size=6), WORDS)
def test_any_words_make_a_deck_that_is_well_formed(blocks: list[Block], title: str) -> None:
    document = Document(Title(title, "", title, ""), "", "", "", "", tuple(blocks))
    made = parts(pptx(document, annual(), {}))
    for name, data in made.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
        if name.startswith("ppt/slides/slide"):
            ids = [node.get("id") for node in etree.fromstring(data).iter(f"{P}cNvPr")]
            assert len(ids) == len(set(ids))
