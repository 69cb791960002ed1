"""Stars that are words, on the way back: they are found, edited beside, and typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.inlines import plain
from banxin.prose import parse
from banxin.prose.markdown import strong_marks
from banxin.pull.lens import escaped, prose_lens
from pull.office import Hand, lines, word_file
from test_prose import Known

REPORT = "title: 样例报告\nsections: [one.yaml]\n"
CHAPTER = """\
title: 第一章
panels:
  - prose: 规格为3*4*5米，**重点2*3**，C:\\公文\\.cache，***强***字。
  - table: {id: t, title: 各馆的*管, columns: [甲, 乙], rows: [["箱体*", "长3*4米"], [管, 2*6根]], note: "*p<0.1，**p<0.05的项"}
"""


def check(words: str, old: str, new: str, written: str) -> None:
    """Words retyped in Word are written back as this line, which reads as they were typed."""
    files = {"report.yaml": REPORT, "one.yaml": CHAPTER}
    hand = Hand(word_file(files))
    assert lines(hand.pull(files)) == []
    applied = hand.retype(words, old, new).pull(files, apply=True)
    assert [change.fate for change in applied.changes] == ["applied"], lines(applied)
    after = files | {name: data.decode() for name, data in applied.files.items()}
    changed = [line for line in after["one.yaml"].splitlines() if line not in CHAPTER.splitlines()]
    assert len(changed) == 1 and written in changed[0], changed
    assert lines(Hand(word_file(after)).pull(after)) == []


@pytest.mark.parametrize(
    ("words", "old", "new", "written"),
    [
        ("规格为", "4*5", "6*5", "规格为3*6*5米，"),
        ("规格为", "重点", "要点", "**要点2*3**"),
        ("规格为", "强", "弱", "***弱***字"),
        ("规格为", "公文", "文件", "C:\\文件\\.cache"),
        ("规格为", "5米", "5*7米", "规格为3*4*5\\*7米"),
        ("规格为", "字。", "字**，**。", "字\\*\\*，\\*\\*。"),
        ("规格为", "字。", "字\\[甲。", "字\\\\\\[甲。"),
        ("长3*4米", "4", "8", '"长3*8米"'),
        ("各馆的", "各馆", "全市", "全市的*管"),
        ("的项", "的项", "的各项", "*p<0.1，**p<0.05的各项"),
    ],
)  # fmt: skip
def test_words_beside_stars(words: str, old: str, new: str, written: str) -> None:
    check(words, old, new, written)


SIGNS = st.text(alphabet="甲a1*\\，“（.=_~[]{} ", max_size=14)


@given(SIGNS)
def test_whatever_is_typed_reads_as_it_was_typed(words: str) -> None:
    assert plain(parse(f"甲{escaped(words)}乙", Known()).inlines) == f"甲{words}乙"


@given(SIGNS.filter(lambda text: "  " not in text))
def test_the_way_back_sees_what_is_printed(text: str) -> None:
    lens = prose_lens(text, lambda figure, form: None, (), strong_marks(text))
    assert lens.printed == plain(parse(text, Known()).inlines)
