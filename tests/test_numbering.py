"""Labels of levels: 一、（一）1.（1）."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest

from banxin.build import build
from banxin.document import Heading
from banxin.inlines import Text
from banxin.materials import Given
from banxin.numbering import chinese, counted, label, numbered, typed_label

LABELS = ("一、", "（一）", "1.", "（1）")


def check(levels: str, *expected: str, labels: tuple[str, ...] = LABELS) -> None:
    """Levels as digits; ``A`` opens an attachment, ``n`` is a heading with a number of its own."""
    heads = []
    for level in levels:
        number = {"A": "附件1", "n": "1.4"}.get(level, "")
        heads.append(Heading(int(level) if level.isdigit() else 1, number, (Text("题"),), "", ""))  # type: ignore[arg-type]
    assert tuple(h.number for h in numbered(heads, labels) if isinstance(h, Heading)) == expected


def test_each_level_counts_below_the_one_above() -> None:
    check("1223441223", "一、", "（一）", "（二）", "1.", "（1）", "（2）", "二、", "（一）", "（二）", "1.")


def test_attachments_begin_again() -> None:
    check("11A12", "一、", "二、", "附件1", "一、", "（一）")


def test_a_number_of_the_authors_own_stays_and_begins_the_levels_below() -> None:
    check("n22n2", "1.4", "（一）", "（二）", "1.4", "（一）")


def test_a_brief_has_no_label_for_its_items() -> None:
    check("12212", "", "一、", "二、", "", "一、", labels=("", "一、", "（一）", "1."))


@pytest.mark.parametrize(("count", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (45, "四十五"), (120, "120")])
def test_numbers_in_chinese(count: int, said: str) -> None:
    assert chinese(count) == said


def test_a_label_beyond_a_hundred_counts_in_digits_once() -> None:
    assert [label(pattern, 100) for pattern in LABELS] == ["100、", "（100）", "100.", "（100）"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("（一）总体要求", "（一）"), ("(2)总体要求", "(2)"), ("十二、总体要求", "十二、"), ("1.总体要求", "1."), ("3、总体要求", "3、"),
        ("**（一）总体**要求", "（一）"), ("一、二号线建设", ""), ("1.5亿元项目", ""), ("1、2月情况", ""), ("一是加强领导", ""),
        ("（试行）办法", ""), ("总体要求（一）", ""), ("2025.", ""),
    ],
)  # fmt: skip
def test_a_number_typed_before_words_is_known(text: str, typed: str) -> None:
    assert typed_label(text) == typed


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("1.4", ("1.|", 4)), ("2", ("|", 2)), ("第三章", ("第|章", 3)), ("十一、", ("|、", 11)), ("附", None), ("", None),
        ("一百零一", None),
    ],
)  # fmt: skip
def test_a_chapters_number_as_its_last_numeral(number: str, found: tuple[str, int] | None) -> None:
    assert counted(number) == found


STYLED = {
    "report.yaml": "title: 2025年工作报告\nstyle: my.yaml\nsections: [a.yaml]\n",
    "my.yaml": 'extends: annual\nname: my\ntitle: 我的\nheading_labels: ["", 一、, 第一节, 1.]\n',
    "a.yaml": (
        'number: "1"\ntitle: 章题\nsections:\n  - title: 题甲\n    panels: [{prose: 正文。}]\n    sections:\n'
        "      - {title: 题乙, panels: [{prose: 正文。}]}\n      - {title: 题丙, panels: [{prose: 正文。}]}\n"
    ),
}
PRINTED = ("一、题甲", "第一节\u3000题乙", "第二节\u3000题丙")


def test_a_report_prints_the_labels_of_its_style_in_pdf_and_word_and_in_the_contents_of_both() -> None:
    outputs = build("report.yaml", Given(STYLED), to=("pdf", "docx")).outputs
    contents, text = ("".join(page.get_textpage().get_text_range().split()) for page in list(pypdfium2.PdfDocument(outputs["report.pdf"]))[1:3])
    for words in PRINTED:
        assert words.replace("\u3000", "") in contents and words.replace("\u3000", "") in text
    with zipfile.ZipFile(io.BytesIO(outputs["report.docx"])) as archive:
        body, lists = (archive.read(f"word/{name}.xml").decode() for name in ("document", "numbering"))
    assert all(f"<w:t>{words}</w:t>" in body for words in PRINTED)
    assert 'w:lvlText w:val="%1、"' in lists and 'w:lvlText w:val="第%1节\u3000"' in lists
