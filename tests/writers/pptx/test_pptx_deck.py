"""A finished deck asked for its slides, their words, their charts and what a client would have to repair."""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from banxin.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
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
from banxin.styles import load_style
from banxin.writers.pptx import Drawn, pptx
from banxin.writers.pptx.room import BESIDE
from banxin.writers.pptx.template import FOOT_AT, FULL, LEFT, MAIN, MAIN_AT
from sample import annual, assembled
from writers.pptx.specimen import A, P, chapter, extent, pages, parts, places, runs, statements

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


def test_a_section_that_is_all_text_has_its_points_on_its_opener() -> None:
    text = "title: 章\npanels:\n  - prose: 正文。\n  - points: {lead_in: true, points: ['第一季度，开大会', '第二季度，发名单']}"
    page = pages(assembled(text).document)[2]
    assert statements(page) == ["第一季度，开大会", "第二季度，发名单"]
    assert not statements(slide(3)), "a section with slides of its own leaves its points to the report"


FURNITURE = {"1.1\u2002企业"}


def test_what_is_read_in_a_room_is_large_enough() -> None:
    for number in range(1, count() + 1):
        assert all(size >= 14 for words, size in runs(slide(number)) if words not in FURNITURE), number


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
