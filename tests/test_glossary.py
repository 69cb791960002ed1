"""A glossary: terms of a file as a table at the back of the pages and the Word file; what goes wrong with it."""

from __future__ import annotations

import io
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

REPORT = "title: 2025年工作报告\nsections: [one.yaml]\nglossary: terms.yaml\nindex: {words: [馆藏]}\n"
ONE = """\
number: '1'
title: 工作
panels:
  - prose: 换用RFID标签，**通借**通还。[^n]
  - bar: {id: seats, title: 各馆座位, rows: [{name: 少儿馆, value: 1, unit: 个}, {name: 乙, value: 2, unit: 个}]}
  - table: {id: list, title: 名单, columns: [馆, 事], rows: [[总馆, 馆藏]]}
notes: {n: 编目依ISBD。}
"""
TERMS = """\
terms:
  - {term: RFID, full: Radio Frequency Identification, text: 无线射频识别，用于**借还**。}
  - {term: 通借通还, text: 在任何一家馆借书、还书。}
  - {term: 馆藏, text: 收藏的图书和报刊。}
  - {term: 少儿馆, text: 为儿童服务的馆。}
  - {term: ISBD, text: 国际标准书目著录。}
"""
FILES = {"report.yaml": REPORT, "one.yaml": ONE, "terms.yaml": TERMS}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES = ("annual", "gongwen", "brief")


@cache
def outputs(style: str = "annual") -> Mapping[str, bytes]:
    built = build("report.yaml", Given(FILES), to=("pdf", "docx", "pptx", "xlsx"), style=style)
    assert [problem.message for problem in built.problems] == []
    return built.outputs


def pages(data: bytes) -> list[str]:
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def printed(files: Mapping[str, str], style: str = "annual") -> str:
    """What the last pages print, from the head of the glossary on."""
    built = build("report.yaml", Given(FILES | files), to=("pdf",), style=style)
    text = "".join(pages(built.outputs["report.pdf"]))
    return text[text.rindex("术语和缩略语") :]


def told(files: Mapping[str, str], *wanted: str) -> None:
    """A report with these files in place of its own has these problems."""
    found = [f"{p.place} {p.code} {p.message}｜{p.mend}" for p in check("report.yaml", Given(FILES | files)).problems]
    assert len(found) == len(wanted), found
    for line, words in zip(found, wanted, strict=True):
        assert all(word in line for word in words.split(" ")), (line, words)


@pytest.mark.parametrize("style", STYLES)
def test_terms_stand_in_two_columns_under_their_head(style: str) -> None:
    """Full names before their meanings; no caption, no number."""
    text = "".join(pages(outputs(style)["report.pdf"]))
    text = text[text.rindex("术语和缩略语") :]
    rows = (
        "术语和缩略语术语释义RFIDRadioFrequencyIdentification。无线射频识别，用于借还。通借通还在任何一家馆借书、还书。"
        "馆藏收藏的图书和报刊。少儿馆为儿童服务的馆。ISBD国际标准书目著录。"
    )
    assert text.startswith(rows)
    assert text.index("索引") > len(rows) - 1


def test_cells_line_up() -> None:
    page = pypdfium2.PdfDocument(outputs()["report.pdf"])[3]
    text = page.get_textpage()
    left = {word: _left(text, word) for word in ("RFID", "ISBD", "Radio", "国际标准")}
    assert left["RFID"] == pytest.approx(left["ISBD"], abs=1.0)
    assert left["Radio"] == pytest.approx(left["国际标准"], abs=1.0)
    assert left["Radio"] > left["RFID"] + 30


def _left(text: pypdfium2.PdfTextPage, word: str) -> float:
    found = text.search(word).get_next()
    assert found is not None
    return text.get_charbox(found[0])[0]


def test_the_glossary_is_listed_and_bookmarked_and_no_table_of_the_lists() -> None:
    contents = pages(outputs()["report.pdf"])[1]
    assert contents.count("术语和缩略语") == 1
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(outputs()["report.pdf"]).get_toc()]
    assert titles == ["1 工作", "术语和缩略语", "索引"]


def test_the_table_is_tagged() -> None:
    with pikepdf.open(io.BytesIO(outputs()["report.pdf"])) as pdf:
        kinds = [str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]
    # Two tables of two columns; only the author's has a caption, and the chart.
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 4
    assert kinds.count("/Caption") == 2


@pytest.mark.parametrize("style", STYLES)
def test_word_has_the_head_and_a_table_without_caption(style: str) -> None:
    with zipfile.ZipFile(io.BytesIO(outputs(style)["report.docx"])) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    table = next(t for t in root.iter(f"{W}tbl") if "释义" in "".join(x.text or "" for x in t.iter(f"{W}t")))
    rows = [["".join(x.text or "" for x in c.iter(f"{W}t")) for c in r.iter(f"{W}tc")] for r in table.iter(f"{W}tr")]
    assert rows[:3] == [
        ["术语", "释义"],
        ["RFID", "Radio Frequency Identification。无线射频识别，用于借还。"],
        ["通借通还", "在任何一家馆借书、还书。"],
    ]
    assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    above = table.getprevious()
    assert above is not None
    assert "".join(x.text or "" for x in above.iter(f"{W}t")) == "术语和缩略语"


def test_slides_and_workbooks_have_no_glossary() -> None:
    for name, folder in (("report.pptx", "ppt/slides/"), ("report.xlsx", "xl/")):
        with zipfile.ZipFile(io.BytesIO(outputs()[name])) as archive:
            parts = [archive.read(part).decode() for part in archive.namelist() if part.startswith(folder) and part.endswith(".xml")]
        assert parts and not any("释义" in part for part in parts)


@pytest.mark.parametrize("style", STYLES)
def test_a_long_glossary_repeats_its_header_and_nothing_else(style: str) -> None:
    terms = "terms:\n" + "".join(f"  - {{term: 第{n}词, text: 这一个词的意思。}}\n" for n in range(120))
    files = FILES | {"terms.yaml": terms, "report.yaml": REPORT.split("index")[0]}
    built = build("report.yaml", Given(files), to=("pdf",), style=style)
    text = [page for page in pages(built.outputs["report.pdf"]) if "这一个词的意思" in page]
    assert len(text) > 2
    assert all(page.count("术语释义") == 1 for page in text)
    assert not any("续）" in page for page in text)
    assert sum(page.count("这一个词的意思") for page in text) == 120


@pytest.mark.parametrize("style", STYLES)
def test_a_word_file_with_a_glossary_has_nothing_to_pull(style: str) -> None:
    files = FILES | {"report.yaml": REPORT + f"style: {style}\n"}
    assert lines(Hand(word_file(files)).pull(files)) == []


def test_what_is_edited_in_word_comes_back_to_the_file_of_terms() -> None:
    edited = Hand(word_file(FILES)).retype("任何一家馆", "任何", "随便哪")
    edited = edited.retype("Radio", "无线射频", "射频").retype("ISBD", "BD", "BN")
    found = edited.pull(FILES, apply=True)
    assert [line.split(" ")[:3] for line in lines(found)] == [
        ["text", f"terms.yaml:{place}", "applied"] for place in ("2:62", "3:25", "6:12")
    ]
    new = TERMS.replace("无线射频", "射频").replace("任何", "随便哪").replace("ISBD", "ISBN")
    assert found.files["terms.yaml"].decode() == new


def test_what_nobody_wrote_there_is_listed_with_its_place() -> None:
    """A title left to the program."""
    edited = Hand(word_file(FILES)).retype("术语和缩略语", "缩略语", "简称")
    found = edited.pull(FILES, apply=True)
    assert [line.split(" ")[:3] for line in lines(found)] == [["text", "report.yaml:1:1", "left"]]
    assert found.files == {}


def test_a_full_name_is_written_back_where_only_it_was_changed() -> None:
    edited = Hand(word_file(FILES)).retype("Radio", "Radio", "Wireless")
    found = edited.pull(FILES, apply=True)
    assert [line.split(" ")[:3] for line in lines(found)] == [["text", "terms.yaml:2:24", "applied"]]
    assert found.files["terms.yaml"].decode() == TERMS.replace("Radio", "Wireless")
    after = FILES | {"terms.yaml": found.files["terms.yaml"].decode()}
    assert lines(Hand(word_file(after)).pull(after)) == []


def test_a_full_name_and_a_meaning_changed_together_each_go_where_they_are_written() -> None:
    edited = Hand(word_file(FILES)).retype("Radio", "Radio", "Wireless").retype("无线射频", "射频", "电波")
    found = edited.pull(FILES, apply=True)
    places = [line.split(" ")[:3] for line in lines(found)]
    assert places == [["text", "terms.yaml:2:24", "applied"], ["text", "terms.yaml:2:64", "applied"]]
    assert found.files["terms.yaml"].decode() == TERMS.replace("Radio", "Wireless").replace("无线射频", "无线电波")


def test_only_terms_that_the_report_uses() -> None:
    more = TERMS + "  - {term: 西馆, text: 没有提到的馆。}\n"
    told({"terms.yaml": more}, "terms.yaml:7:12 R021 正文里没有术语“西馆” used:")
    used = {"terms.yaml": more, "report.yaml": REPORT.replace("terms.yaml", "{file: terms.yaml, used: true}")}
    told(used)
    text = printed(used)
    assert "西馆" not in text
    assert all(word in text for word in ("RFID", "通借通还", "馆藏", "少儿馆", "ISBD"))
    none = {"terms.yaml": "terms: [{term: 西馆, text: 没有提到的馆。}]\n", "report.yaml": used["report.yaml"]}
    told(none, "report.yaml:3:11 R021 terms.yaml 一个也没有用到")


def test_the_table_of_figures_comes_behind_and_knows_the_page_of_a_figure_told_in_a_meaning() -> None:
    figures = "groups: [{group: 借阅, figures: [{id: cards, name: 读者证, value: 12, unit: 万张}]}]\n"
    files = {
        "figures.yaml": figures, "terms.yaml": TERMS.replace("收藏的图书和报刊。", "'凭证借阅，现有{cards}读者证。'"),
        "report.yaml": REPORT + "figures: figures.yaml\ntable_of_figures: {title: 主要数据}\n",
    }  # fmt: skip
    told(files)
    text = printed(files)
    assert "现有12万张读者证" in text
    assert "读者证12万张4" in text[text.index("主要数据") :]
    assert lines(Hand(word_file(FILES | files)).pull(FILES | files)) == []


def test_a_full_name_in_the_text_is_use_of_its_term() -> None:
    told({"one.yaml": ONE.replace("RFID", "Radio Frequency Identification")})


def test_order_of_the_file_or_of_the_sound() -> None:
    files = {"report.yaml": REPORT.replace("terms.yaml", "{file: terms.yaml, sorted: true}")}
    text = printed(files)
    places = [text.index(word) for word in ("ISBD国", "RFIDR", "馆藏收", "少儿馆为", "通借通还在")]
    assert places == sorted(places)
    told(files | {"terms.yaml": TERMS.replace("term: 馆藏,", "term: 馆藏, pinyin: guan,")}, "terms.yaml:4:24 R017 “馆藏”有 2 个汉字")


def test_pypinyin_is_asked_for_where_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    report = REPORT.split("index")[0].replace("terms.yaml", "{file: terms.yaml, sorted: true}")
    told({"report.yaml": report}, "report.yaml:3:38 R016 没有安装（如“通借通还”） sorted")
    told({"report.yaml": report.replace(", sorted: true", "")})


def test_a_title_of_its_own() -> None:
    files = FILES | {"report.yaml": REPORT.replace("terms.yaml", "{file: terms.yaml, title: 名词解释}")}
    built = build("report.yaml", Given(files), to=("pdf",))
    assert "名词解释4" in pages(built.outputs["report.pdf"])[1]
    edited = Hand(word_file(files)).retype("名词解释", "解释", "释义")
    assert [change.fate for change in edited.pull(files).changes] == ["ready"]


def test_what_goes_wrong_with_terms() -> None:
    told({"terms.yaml": TERMS + "  - {term: RFID, text: 又一次。}\n"}, "terms.yaml:7:12 R020 “RFID”列了两次 terms.yaml:2:12")
    told({"terms.yaml": "terms: []\n"}, "terms.yaml:1:8")
    told({"terms.yaml": TERMS.replace("full:", "ful:")}, "terms.yaml:2:18 ful full")
    told({"terms.yaml": TERMS.replace("text: 收藏的图书和报刊。", "text: '见{nothing}。'")}, "terms.yaml:4:24 F002 nothing")
    told({"report.yaml": REPORT.replace("terms.yaml", "none.yaml")}, "report.yaml:3:11 none.yaml")
    told({"report.yaml": REPORT.replace("terms.yaml", "{file: terms.yaml, order: true}")}, "report.yaml:3:30 order")
