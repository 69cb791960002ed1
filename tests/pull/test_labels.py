"""What Word counts and looks up: numbers and titles that it may renew by itself are no edit, words typed over them are."""

from __future__ import annotations

import pytest
from lxml import etree

from pull.office import Hand, W, draft, lines

FILES = {
    "report.yaml": "title: 报告\nsections: [a.yaml, b.yaml]\n",
    "a.yaml": """\
number: "1"
title: 情况
panels:
  - prose: 见[](#t)和[](#b)，后文不变。
  - table: {id: t, title: 各馆数量, columns: [馆, 数], rows: [[东馆, '1']]}
""",
    "b.yaml": "id: b\ntitle: 下一步工作\npanels: [{prose: 末段。}]\n",
}  # fmt: skip


def retyped(old: str, new: str, words: str = "后文不变") -> Hand:
    return Hand(draft(FILES)).retype(words, old, new)


@pytest.mark.parametrize(("old", "new"), [("表1", "表12"), ("下一步工作", "各馆数量"), ("下一步工作", "表1")])
def test_references_that_word_renewed_are_no_edit(old: str, new: str) -> None:
    assert lines(retyped(old, new).pull(FILES)) == []


def test_a_reference_to_a_title_that_was_changed_in_word_too() -> None:
    hand = Hand(draft(FILES))
    for t in hand.body.iter(f"{W}t"):
        t.text = (t.text or "").replace("下一步工作", "今后工作")
    (change,) = hand.pull(FILES).changes
    assert (change.fate, change.before, change.after) == ("ready", "下一步工作", "今后工作")


def test_a_title_that_is_referred_to_is_written_back() -> None:
    hand = Hand(draft(FILES))
    next(t for t in hand.body.iter(f"{W}t") if t.text == "下一步工作" and not is_reference(t)).text = "今后的工作"
    done = hand.pull(FILES, apply=True)
    assert [change.fate for change in done.changes] == ["applied"]
    assert done.files["b.yaml"].decode() == FILES["b.yaml"].replace("下一步工作", "今后的工作")


def is_reference(t: etree._Element) -> bool:
    paragraph = next(t.iterancestors(f"{W}p"))
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Heading" not in (style.get(f"{W}val", "") if style is not None else "")


@pytest.mark.parametrize(("old", "new"), [("表1", "图表甲乙"), ("下一步工作", "别的话")])
def test_words_typed_over_a_reference_are_told(old: str, new: str) -> None:
    (change,) = retyped(old, new).pull(FILES, apply=True).changes
    assert change.fate == "left" and "编号由程序给出" in change.mend


@pytest.mark.parametrize("new", ["图", "样", ""])
def test_the_label_of_a_caption_is_no_title(new: str) -> None:
    done = Hand(draft(FILES)).retype("各馆数量", "表", new).pull(FILES, apply=True)
    assert [change.fate for change in done.changes] == ["left"] and "题注里的" in done.changes[0].mend


def test_a_caption_without_its_label_and_a_title_with_words_of_its_own() -> None:
    hand = Hand(draft(FILES)).retype("各馆数量", "表", "").retype("各馆数量", "\u3000", "")
    done = hand.pull(FILES, apply=True)
    assert [change.fate for change in done.changes] == ["left"] and not done.files


def test_the_head_of_the_contents_is_the_programs() -> None:
    hand = Hand(draft(FILES))
    next(t for t in hand.body.iter(f"{W}t") if t.text == "目录").text = "目次"
    (change,) = hand.pull(FILES).changes
    assert (change.kind, change.after, change.mend) == ("contents", "目次", "目录、索引和它们的标题由程序给出，不收")
