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
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Row,
    Table,
    Tile,
    Tiles,
    Title,
)
from banxin.inlines import Amount, Text
from banxin.records import replace
from banxin.writers.pptx import Drawn, pptx
from banxin.writers.pptx.room import CHART as HIGH
from banxin.writers.pptx.template import MAIN
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
    assert titles == ["样例", "目录", "企业", "概况", "企业三年增至95家", "梯队", "梯队", "大小悬殊"]


def test_the_agenda_names_the_slide_of_each_section() -> None:
    words = "".join(slide(2).itertext())
    assert "1.1" in words and "企业" in words and "3" in words
    assert title(3) == "企业"


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
    assert len(frames(6)) == 1 and not frames(7)
    assert [slide(number).get("show") for number in (5, 6, 7)] == [None, None, "0"], "shapes are hidden in a show"
    (group,) = slide(7).iter(f"{P}grpSp")
    told = group.find(f"{P}nvGrpSpPr/{P}cNvPr")
    assert told is not None and told.get("descr")
    bars = [s for s in group.iter(f"{P}sp") if s.find(f".//{P}cNvPr").get("name") == "级"]  # type: ignore[union-attr]
    widths = [int(str(bar.find(f".//{A}ext").get("cx"))) for bar in bars]  # type: ignore[union-attr]
    assert widths[1] == pytest.approx(2 * widths[0], rel=1e-3)
    assert "一格为100家" in "".join(slide(7).itertext())


def extent(node: etree._Element) -> tuple[float, float]:
    """Width and height, points."""
    held = node.find(f".//{A}ext") if node.find(f"{P}xfrm") is None else node.find(f"{P}xfrm/{A}ext")
    assert held is not None
    return int(str(held.get("cx"))) / 12700, int(str(held.get("cy"))) / 12700


def test_charts_take_the_room_that_a_slide_has_beside_the_caption() -> None:
    (columns,) = frames(5)
    assert extent(columns)[1] > 0.75 * HIGH
    many = ", ".join(f"{{name: 第{count}项, value: {count}, unit: 家}}" for count in range(1, 21))
    bars = assembled(f"title: 章\npanels:\n  - bar: {{id: bars, title: 各项, rows: [{many}]}}").document
    page = etree.fromstring(parts(pptx(bars, annual(), {}))["ppt/slides/slide4.xml"])
    (frame,) = page.iter(f"{P}graphicFrame")
    assert extent(frame) == (pytest.approx(MAIN, abs=0.1), pytest.approx(HIGH, abs=0.1))
    sizes = [int(size) for size in re.findall(rb' sz="(\d+)"', parts(pptx(bars, annual(), {}))["ppt/charts/chart1.xml"])]
    assert min(sizes) >= 1100, "letters no smaller than 11 pt"


def test_a_section_that_is_all_text_has_its_points_on_its_opener() -> None:
    text = "title: 章\npanels:\n  - prose: 正文。\n  - points: {lead_in: true, points: ['第一季度，开大会', '第二季度，发名单']}"
    page = parts(pptx(assembled(text).document, annual(), {}))
    assert "■\u2002第一季度，开大会■\u2002第二季度，发名单" in "".join(etree.fromstring(page["ppt/slides/slide3.xml"]).itertext())
    assert "■\u2002第一" not in "".join("".join(slide(number).itertext()) for number in range(1, count() + 1))


@pytest.mark.parametrize(
    ("points", "shared"),
    [(("短",) * 8, [8]), (("短",) * 11, [0, 6, 5]), (("长" * 120,) * 3, [0, 2, 1]), (("长" * 400, "短"), [0, 1, 1]), (("短",) * 17, [0, 6, 6, 5])],
)  # fmt: skip
def test_points_that_an_opener_does_not_hold_stand_on_slides_behind_it(points: tuple[str, ...], shared: list[int]) -> None:
    chapter = Heading(1, "1", (Text("章"),), "a", "章"), Points(tuple(Point((Text(words),)) for words in points))
    made = parts(pptx(Document(Title("报告", "", "报告", ""), "", "", "", "", (*chapter, Heading(1, "2", (Text("末"),), "b", "末"))), annual(), {}))
    found = [etree.fromstring(made[f"ppt/slides/slide{number}.xml"]) for number in range(3, 3 + len(shared))]
    assert [sum("■" in (t.text or "") for t in page.iter(f"{A}t")) for page in found] == shared
    said = "".join(t.text or "" for page in found for t in page.iter(f"{A}t"))
    assert all(said.count(words) >= points.count(words) for words in points)
    assert [("章（续）" in "".join(page.itertext())) for page in found] == [False, False, *[True] * (len(shared) - 2)][: len(shared)]


def test_appendices_are_on_the_cover_and_their_numbers_keep_clear_of_their_titles() -> None:
    block = Heading(1, "附录A", (Text("政策"),), "a", "政策", part="appendix")
    made = parts(pptx(replace(report(), blocks=(*report().blocks, block)), annual(), DRAWN))
    assert "附录A政策" in "".join(etree.fromstring(made["ppt/slides/slide1.xml"]).itertext())
    last = etree.fromstring(made[f"ppt/slides/slide{count() + 1}.xml"])
    number = next(shape for shape in last.iter(f"{P}sp") if "".join(shape.itertext()).strip() == "附录A")
    size = int(str(number.find(f".//{A}rPr").get("sz"))) / 100  # type: ignore[union-attr]
    assert 3.3 * size < extent(number)[0]


def test_what_has_no_native_form_is_a_picture_with_its_vector() -> None:
    assert not frames(8)
    picture = next(slide(8).iter(f"{P}pic"))
    blip = picture.find(f".//{A}blip")
    vector = next(node for node in picture.iter() if etree.QName(node).localname == "svgBlip")
    assert blip is not None
    assert related(8, str(blip.get(f"{R}embed"))).endswith(".png")
    assert related(8, str(vector.get(f"{R}embed"))).endswith(".svg")
    with pytest.raises(KeyError):
        pptx(report(), annual(), {})


def test_tiles_are_shapes_with_number_unit_label_and_change() -> None:
    groups = ["".join(group.itertext()) for group in slide(4).iter(f"{P}grpSp")]
    assert [words.replace("\u2009", "") for words in groups] == [
        "95家企业",
        "超过2.92万亿元总市值",
        "250余场活动场数新增多场",
    ]


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
