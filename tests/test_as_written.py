"""What is no mark of ours, wherever an author writes it: printed as it is written, in the PDF and in the Word file."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from banxin.build import build
from banxin.materials import Given
from test_gallery_outputs import bare, of_word

REPORT = "title: 标题{0}\nsections: [one.yaml]\n"
CHAPTER = """\
number: "1"
title: 章名{0}
introduction: 导语{0}
panels:
  - prose: |
      {0}正文

      正文{0}
  - points: [{0}要点, 要点{0}]
  - cards: [{{name: 卡片{0}, text: 文字{0}}}, {{name: 第二, text: 文字}}]
  - table: {{id: t, title: 表题{0}, columns: [栏名{0}, 乙], rows: [[单元格{0}, 乙], [丙, 丁]], note: 表注{0}, source: 来源{0}}}
  - bar: {{id: b, title: 图题{0}, rows: [{{name: 条, value: 2, unit: 家}}, {{name: 丁, value: 1, unit: 家}}], note: 图注{0}}}
"""
PLACES = (
    "标题{0}", "章名{0}", "导语{0}", "{0}正文", "正文{0}", "{0}要点", "要点{0}", "卡片{0}", "文字{0}", "表题{0}", "栏名{0}", "单元格{0}",
    "表注{0}", "来源{0}", "图题{0}", "图注{0}",
)  # fmt: skip
SIZES, SIGNS, SLASHES = "甲3*4*5米2*3甲", "甲_a_*b*`c`<b>&amp;d甲", "甲1\\.\\-\\<D:\\公文甲"


def check(words: str) -> None:
    """A report says the words everywhere, and nothing is wrong with them."""
    files = {"report.yaml": REPORT.format(words), "one.yaml": CHAPTER.format(words)}
    built = build("report.yaml", Given(files), to=("pdf", "docx"))
    assert not built.problems, built.problems
    pdf = pypdfium2.PdfDocument(io.BytesIO(built.outputs["report.pdf"]))
    on_pages = bare("".join(page.get_textpage().get_text_range() for page in pdf))
    in_word = of_word(built.outputs["report.docx"])
    for place in PLACES:
        assert place.format(words) in on_pages, place
        assert place.format(words) in in_word, place


@pytest.mark.parametrize("words", [SIZES, SIGNS, SLASHES])
def test_everywhere(words: str) -> None:
    check(words)


@pytest.mark.parametrize("begins", ["# 甲", "- 甲", "1. 甲", "> 甲", "* 甲", "| 甲 |", "```", "---", "    甲"])
def test_no_paragraph_is_anything_but_a_paragraph(begins: str) -> None:
    chapter = f"title: 章\npanels:\n  - prose: '{begins}乙'\n"
    built = build("report.yaml", Given({"report.yaml": REPORT.format(""), "one.yaml": chapter}), to=("docx",))
    assert bare(begins) + "乙" in of_word(built.outputs["report.docx"])
