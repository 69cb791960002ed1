"""An index: words found and marked, in columns on the pages, as a field in Word; what goes wrong with it."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Mapping
from functools import cache

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from banxin.build import build, check
from banxin.materials import Given
from pull.office import Hand, lines, word_file

REPORT = "title: 2025年工作报告\nsections: [one.yaml, two.yaml]\nindex: {words: [老街书房, RFID, 5G网络, {word: 朝阳, pinyin: chao yang}, 各馆座位, 服务网络]}\n"
ONE = """\
number: '1'
title: 工作
panels:
  - prose: 老街书房开放，[银行](@)设书箱，[行走的图书车](@流动图书车)出车，RFID标签不含RFIDX。
  - bar: {id: seats, title: 各馆座位, rows: [{name: 甲, value: 1, unit: 个}, {name: 乙, value: 2, unit: 个}]}
sections: [{title: 服务网络, panels: [{points: [5G网络**老街书房**通达, 朝阳馆延时]}]}]
"""
TWO = """\
number: '2'
title: 各馆
panels:
  - cards: [{name: 老街书房, text: 收藏文献}, {name: 东馆, text: 换用RFID}]
  - page_break: true
  - table: {id: list, title: 名单, columns: [馆, 事], rows: [[老街书房, 讲座]]}
  - quotation: 老街书房是街坊的书房。
"""
FILES = {"report.yaml": REPORT, "one.yaml": ONE, "two.yaml": TWO}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def outputs(style: str = "annual") -> Mapping[str, bytes]:
    built = build("report.yaml", Given(FILES), to=("pdf", "docx", "pptx", "xlsx"), style=style)
    assert [problem.message for problem in built.problems] == []
    return built.outputs


def pages(data: bytes) -> list[str]:
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def body(style: str = "annual") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(outputs(style)["report.docx"])) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def told(files: Mapping[str, str], *wanted: str) -> None:
    """A report with these files in place of its own has these problems."""
    found = [f"{p.place} {p.code} {p.message}｜{p.mend}" for p in check("report.yaml", Given(FILES | files)).problems]
    assert len(found) == len(wanted), found
    for line, words in zip(found, wanted, strict=True):
        assert all(word in line for word in words.split(" ")), (line, words)


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("annual", "数字5G网络3西文RFID3,4C朝阳3F服务网络3G各馆座位3L老街书房3—5流动图书车3Y银行3"),
        ("gongwen", "数字5G网络2西文RFID2C朝阳2F服务网络2G各馆座位2L老街书房2,3流动图书车2Y银行2"),
        ("brief", "数字5G网络1西文RFID1,2C朝阳1F服务网络1G各馆座位1L老街书房1—3流动图书车1Y银行1"),
    ],
)
def test_entries_with_their_pages_under_their_letters(style: str, printed: str) -> None:
    """Words in text, stress, points, cards, cells, heads and captions; RFIDX is another word."""
    text = "".join(re.sub("(?:—[0-9]+—|(?<=银行3)6)$", "", page) for page in pages(outputs(style)["report.pdf"]))
    assert text[text.rindex("数字") :] == printed


def test_the_index_is_listed_and_bookmarked() -> None:
    assert "索引6" in pages(outputs()["report.pdf"])[1]
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(outputs()["report.pdf"]).get_toc()]
    assert titles == ["1 工作", "服务网络", "2 各馆", "索引"]


def test_pages_of_the_index_lead_to_the_words() -> None:
    with pikepdf.open(io.BytesIO(outputs()["report.pdf"])) as pdf:
        numbers = {page.objgen: at for at, page in enumerate(pdf.pages, 1)}
        links = [(str(note.Contents), numbers[note.Dest[0].objgen]) for note in pdf.pages[5].Annots]  # type: ignore[attr-defined]
    # In the order of the columns: the words of the first column, then those of the next.
    assert links == [("3", 3), ("3", 3), ("4", 4), ("3", 3), ("3", 3), ("3", 3), ("3—5", 3), ("3", 3), ("3", 3)]


def test_columns_of_the_last_page_end_alike() -> None:
    page = pypdfium2.PdfDocument(outputs()["report.pdf"])[5]
    text = page.get_textpage()
    places = {}
    for word in ("数字", "西文", "老街书房"):
        searcher = text.search(word)
        index, _ = searcher.get_next()  # type: ignore[misc]
        places[word] = text.get_charbox(index)
    left, _, _, top = places["数字"]
    assert places["西文"][0] == pytest.approx(left, abs=0.6)
    assert places["西文"][3] < top
    assert places["老街书房"][0] > left + 150


def test_a_letter_that_goes_on_in_the_next_column_has_its_head_again_and_a_short_one_stays_whole() -> None:
    words = [f"甲{numeral}" for numeral in "乙丙丁戊己庚辛壬癸子丑寅"]
    files = {
        "report.yaml": f"title: 报告\nsections: [one.yaml]\nindex: {{words: [{', '.join([*words, '老街', '流动'])}]}}\n",
        "one.yaml": f"title: 章\npanels: [prose: {'、'.join(words)}、老街、流动。]\n",
    }
    built = build("report.yaml", Given({name: text.encode() for name, text in files.items()}), to=("pdf",))
    printed = pages(built.outputs["report.pdf"])[-1]
    assert printed.count("J（续）") == 1 and "L（续）" not in printed
    assert sorted(re.findall("甲.", printed)) == sorted(words)


def test_word_has_entries_and_an_index_of_its_own() -> None:
    root = body()
    said = [(node.text or "").strip() for node in root.iter(f"{W}instrText")]
    entries = [words for words in said if words.startswith("XE")]
    assert 'XE "老街书房" \\y "lao3 jie1 shu1 fang2"' in entries
    assert 'XE "流动图书车" \\y "liu2 dong4 tu2 shu1 che1"' in entries
    assert 'XE "RFID" \\y "R F I D"' in entries
    assert len(entries) == 13
    assert [words for words in said if words.startswith("INDEX")] == ['INDEX \\e "\u3000" \\g "—" \\l ", " \\h "A" \\c "3" \\y \\z "2052"']
    hidden = {style.get(f"{W}val") for node in root.iter(f"{W}instrText") if (node.text or "").strip().startswith("XE") for style in node.getparent().iter(f"{W}rStyle")}  # type: ignore[union-attr]
    assert hidden == {"IndexMark"}
    rows = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p") if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(f"{W}val") == "Index1"]
    assert rows == ["5G网络\u30003", "RFID\u30003, 4", "朝阳\u30003", "服务网络\u30003", "各馆座位\u30003", "老街书房\u30003—5", "流动图书车\u30003", "银行\u30003"]
    columns = [cols.get(f"{W}num") for cols in root.iter(f"{W}cols")]
    assert columns[-2:] == ["3", None]


@pytest.mark.parametrize("style", ["annual", "gongwen", "brief"])
def test_a_word_file_with_an_index_has_nothing_to_pull(style: str) -> None:
    files = FILES | {"report.yaml": REPORT + f"style: {style}\n"}
    assert lines(Hand(word_file(files)).pull(files)) == []


def test_an_indexed_word_edited_in_word_comes_back() -> None:
    edited = Hand(word_file(FILES)).retype("老街书房开放", "书箱", "还书箱")
    found = edited.pull(FILES)
    assert [change.fate for change in found.changes] == ["ready"]


def test_slides_have_no_index() -> None:
    with zipfile.ZipFile(io.BytesIO(outputs()["report.pptx"])) as archive:
        slides = [archive.read(name).decode() for name in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert slides and not any("索引" in slide for slide in slides)


def test_what_goes_wrong_with_words() -> None:
    told({"report.yaml": REPORT.replace("RFID,", "RFID, 西馆, RFID,")}, "report.yaml:3:33 R019 “RFID”列了两次 report.yaml:3:23", "R018 没有索引词“西馆”")
    told({"report.yaml": REPORT.replace("chao yang", "chao")}, "R017 “朝阳”有 2 个汉字，拼音有 1 个音节")
    told({"report.yaml": REPORT.replace("{words: [老街书房,", "{words: [{word: 东馆, marked: true}, 老街书房,")}, "R018 “东馆” 在正文里标出：[东馆](@)")
    told({"report.yaml": REPORT.split("index")[0]}, "one.yaml:4:19 P013 标了索引词“银行”，报告没有索引", "P013 “行走的图书车”")
    told({"one.yaml": ONE.replace("[银行](@)", "[](@银行)")}, "one.yaml:4:19 P012 索引标记里没有字")


def test_an_index_of_nothing_is_not_printed() -> None:
    files = {"report.yaml": "title: 报告\nsections: [one.yaml]\nindex: {}\n", "one.yaml": "number: '1'\ntitle: 章\npanels: [{prose: 字。}]\n"}
    built = build("report.yaml", Given(files), to=("pdf",))
    assert [(p.code, str(p.place)) for p in built.problems] == [("R018", "report.yaml:3:8")]
    assert not any("索引" in page for page in pages(built.outputs["report.pdf"]))


def test_pypinyin_is_asked_for_where_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    told({}, "R016 没有安装（6 pip install pypinyin")
    latin = "title: 报告\nsections: [one.yaml]\nindex: {words: [RFID]}\n"
    told({"report.yaml": latin, "one.yaml": "number: '1'\ntitle: 章\npanels: [{prose: 换用RFID。}]\n"})


def test_an_index_of_two_thousand_words_settles() -> None:
    """Every page of it lies behind the text: contents, references and the index agree after three rounds at most."""
    syllables = "图书馆读者服务网络城市乡村文化科技企业创新发展规划政策资金项目管理数据平台系统设备人才培训教育合作国际交流"
    words = [a + b for a in syllables[:44] for b in syllables if a != b][:2000]
    prose = "\n\n".join("      " + "，".join(words[at : at + 20]) + "。" for at in range(0, len(words), 20))
    given = {
        "report.yaml": f"title: 报告\nsections: [one.yaml]\nindex: {{words: [{', '.join(words)}]}}\n",
        "one.yaml": f"number: '1'\ntitle: 章\nid: chapter\npanels:\n  - prose: |\n{prose}\n\n      见第[](#chapter:page)页。\n",
    }
    built = build("report.yaml", Given(given), to=("pdf",))
    assert {p.code for p in built.problems} <= {"T006"}
    text = pages(built.outputs["report.pdf"])
    first = next(at for at, page in enumerate(text, 1) if at > 2 and page.startswith("索引"))
    assert f"索引{first}" in text[1]
    assert "见第3页。" in text[first - 2]
    listed = "".join(text[first - 1 :])
    assert sum(word in listed for word in words) == len(words)
