"""Quotation marks and apostrophes of two scripts, written alike: which are Latin, and what that looks like."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from lxml import etree

from banxin.build import build
from banxin.materials import Given
from banxin.text.quotes import latin_quotes
from pull.office import PREFIXES
from test_gallery_outputs import of_word
from writers.docx.specimen import parts


def check(drawn: str) -> None:
    """A text whose Latin marks are drawn in brackets: those and no others are found."""
    text = drawn.replace("[", "").replace("]", "")
    places = latin_quotes(text)
    assert "".join(f"[{char}]" if at in places else char for at, char in enumerate(text)) == drawn


@pytest.mark.parametrize(
    "drawn",
    [
        "The World Bank[’]s [“]Transit Toolkit[”]. We use [“]pkm[”], and it[’]s fine（TOD）.",
        "[“]Yes,[”] he said.", "rock [’]n[’] roll", "the teachers[’] union", "[‘]inner [“]words[”][’] of it", "He said [“]yes.[”] 会议",
        "报告。The [“]Toolkit[”] is used. 会议“AI”召开", "按it[’]s说", "The [“]plan[”] of it；",
    ],
)  # fmt: skip
def test_in_english(drawn: str) -> None:
    check(drawn)


@pytest.mark.parametrize(
    "drawn",
    [
        "称为“AI for Science”的", "“AI”", "“GPT-4 Turbo”、“Claude 3”", "由Dr. Smith “the man” 主持", "e.g. “abc d” 等", "平常“一句”话", "AI‘引’中", "",
    ],
)  # fmt: skip
def test_in_chinese(drawn: str) -> None:
    check(drawn)


REPORT = "title: 样例\ncontents: false\nsections: [one.yaml]\n"
ENGLISH = "The World Bank’s **“Transit” plan** is used."
CHAPTER = f"number: '1'\ntitle: 章\npanels:\n  - prose: {ENGLISH}\n  - prose: 世行的“Transit”一词。{ENGLISH} 又一句。\n"


def built(style: str) -> dict[str, bytes]:
    made = build("report.yaml", Given({"report.yaml": REPORT, "one.yaml": CHAPTER}), to=("pdf", "docx", "pptx"), style=style)
    assert not made.problems
    return dict(made.outputs)


@pytest.mark.parametrize("style", ["annual", "gongwen"])
def test_on_pages_latin_marks_are_narrow_and_chinese_ones_are_not(style: str) -> None:
    pages = pypdfium2.PdfDocument(io.BytesIO(built(style)["report.pdf"]))
    widths: dict[bool, list[float]] = {True: [], False: []}
    for page in pages:
        words = page.get_textpage()
        text = words.get_text_range()
        em = next((words.get_charbox(at, loose=True) for at, char in enumerate(text) if char == "世"), None)
        for at, char in enumerate(text):
            if char in "“’" and em is not None:
                after = words.get_charbox(at + 1)[0] - words.get_charbox(at - 1)[2]
                widths[text[at - 1] == "的"].append(after / (em[2] - em[0]))
    assert len(widths[False]) == 4 and max(widths[False]) < 0.75, widths  # a word space stands before “
    assert len(widths[True]) == 1 and widths[True][0] > 0.75, widths


def test_in_word_latin_marks_deny_the_hint_of_their_style() -> None:
    data = built("annual")["report.docx"]
    runs = etree.fromstring(parts(data)["word/document.xml"]).xpath("//w:r[w:t]", namespaces=PREFIXES)
    hints = {
        "".join(run.xpath("w:t/text()", namespaces=PREFIXES)): (run.xpath("w:rPr/w:rFonts/@w:hint", namespaces=PREFIXES) or [""])[0]
        for run in runs
    }  # fmt: skip
    assert hints["The World Bank’s "] == hints["“Transit” plan"] == "default"
    assert hints["世行的“Transit”一词。"] == hints["又一句。"] == "eastAsia"
    assert "世行的“Transit”一词。TheWorldBank’s“Transit”planisused.又一句。" in of_word(data)


def test_a_whole_line_of_english_on_a_slide_is_english() -> None:
    section = "number: '1'\ntitle: The Bank’s plan\npanels:\n  - points: [The “Transit” plan’s goals, 世行的“Transit”]\n"
    data = build("report.yaml", Given({"report.yaml": REPORT, "one.yaml": section}), to=("pptx",)).outputs["report.pptx"]
    said = {}
    for name, part in parts(data).items():
        if name.startswith("ppt/slides/slide"):
            for run in etree.fromstring(part).iterfind(".//a:r", {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}):
                said["".join(run.itertext())] = run[0].get("lang")
    assert said["The “Transit” plan’s goals"] == said["The Bank’s plan"] == "en-US"
    assert said["世行的“Transit”"] == "zh-CN"
