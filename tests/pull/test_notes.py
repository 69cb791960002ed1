"""Words typed beside the mark of a footnote: they come back on the side on which they were typed, or are only told."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from pull.office import Edit, Hand, W, draft, lines, said

PROSE = "居全省第二。[^n]老街书房实现通借通还。"


def chapter(prose: str) -> dict[str, str]:
    return {
        "report.yaml": "title: 报告\nsections: [a.yaml]\n",
        "a.yaml": f'number: "1"\ntitle: 情况\nnotes: {{n: 注文。, m: 又一条。}}\npanels:\n  - prose: {prose}\n',
    }  # fmt: skip


def check(prose: str, edit: Edit, wanted: str, **options: str) -> None:
    """A prose, an edit in Word, the prose afterwards; then nothing is told. Where it stays as it is, it is told."""
    files = chapter(prose)
    done = edit(Hand(draft(files))).pull(files, apply=True, **options)
    assert [change.fate for change in done.changes if change.kind == "text"] == ["left" if wanted == prose else "applied"]
    after = files | {name: data.decode() for name, data in done.files.items()}
    assert after == chapter(wanted)
    assert lines(Hand(draft(after)).pull(after)) == []


def test_words_typed_behind_the_mark_stay_behind_it() -> None:
    check(PROSE, lambda hand: hand.retype("老街", "老街", "目前，老街"), PROSE.replace("老街", "目前，老街"))


def test_words_typed_before_the_mark_stay_before_it() -> None:
    check(PROSE, lambda hand: hand.retype("老街", "第二。", "第二。很好。"), PROSE.replace("第二。", "第二。很好。"))


@pytest.mark.parametrize("tracked", ["accept", "reject"])
def test_a_tracked_insertion_behind_the_mark(tracked: str) -> None:
    wanted = PROSE.replace("老街", "目前，老街") if tracked == "accept" else PROSE.replace("全省", "全国")
    check(
        PROSE, lambda hand: hand.track("老街", "老街", "目前，老街") if tracked == "accept" else hand.retype("老街", "全省", "全国"),
        wanted, tracked=tracked,
    )  # fmt: skip


def test_typed_words_are_told_from_tracked_ones_that_are_refused() -> None:
    check(
        PROSE, lambda hand: hand.track("老街", "居全省", "现居全省").retype("老街", "老街", "目前，老街"),
        PROSE.replace("老街", "目前，老街"), tracked="reject",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("prose", "old", "new", "wanted"),
    [
        ("居**第二**[^n]老街很好。", "老街", "而老街", "居**第二**[^n]而老街很好。"),
        ("居第二。[^n][^m]老街很好。", "老街", "而老街", "居第二。[^n][^m]而老街很好。"),
        ("居第二。[^n][^m]老街很好。", "第二。", "第二。好。", "居第二。好。[^n][^m]老街很好。"),
        ("居第二。[^n]", "第二。", "第二。好。", "居第二。好。[^n]"),
        ("居第二。[^n]老街很好。", "老街", "旧街", "居第二。[^n]旧街很好。"),
        ("居第二。[^n]老街很好。", "第二。", "第三。", "居第三。[^n]老街很好。"),
    ],
)  # fmt: skip
def test_marks_of_every_company(prose: str, old: str, new: str, wanted: str) -> None:
    check(prose, lambda hand: hand.retype(old, old, new), wanted)


def test_words_typed_at_the_end_behind_the_mark() -> None:
    check("居第二。[^n]", lambda hand: hand.append("居第二", "很好。"), "居第二。[^n]很好。")


def test_words_on_both_sides_of_the_mark_are_only_told() -> None:
    check(PROSE, lambda hand: hand.retype("老街", "第二。", "第二。又").retype("老街书房", "老街", "目前，老街"), PROSE)


def test_words_between_two_marks_are_only_told() -> None:
    prose = "居第二。[^n][^m]老街很好。"

    def between(hand: Hand) -> Hand:
        mark = next(hand.paragraph("老街").iter(f"{W}footnoteReference")).getparent()
        mark.addnext(hand._made("<w:r><w:t>又</w:t></w:r>"))
        return hand

    check(prose, between, prose)


def test_a_full_stop_that_went_to_the_other_side_of_the_mark_is_only_told() -> None:
    check(PROSE, lambda hand: hand.retype("老街", "第二。", "第二").retype("老街", "老街", "，老街"), PROSE)


def test_the_same_words_on_both_sides_of_a_mark_that_moved_are_only_told() -> None:
    prose = "很好。[^n]好的老街。"
    check(prose, lambda hand: hand.retype("老街", "很好。", "很好。好。"), prose)


# ---------------------------------------------------------------- marks that moved


def mark(hand: Hand, words: str = "老街") -> etree._Element:
    return next(hand.paragraph(words).iter(f"{W}footnoteReference")).getparent()


def move(hand: Hand, at: str) -> Hand:
    """Move the first mark before the words ``at`` of its paragraph."""
    run, moved = next(r for r in hand.paragraph("老街").iter(f"{W}r") if at in said(r)), mark(hand)
    words = said(run)
    run.addprevious(rest := copy.deepcopy(run))
    rest.find(f"{W}t").text, run.find(f"{W}t").text = words[: words.index(at)], words[words.index(at) :]
    run.addprevious(moved)
    return hand


def check_moved(prose: str, at: str, wanted: str) -> None:
    """A mark moved in Word, the prose afterwards; then nothing is told. Where it stays as it is, the move is listed."""
    files = chapter(prose)
    hand = move(Hand(draft(files)), at)
    found, done = hand.pull(files), hand.pull(files, apply=True)
    is_left = wanted == prose
    assert [(c.kind, c.fate) for c in found.changes] == [("moved", "left" if is_left else "ready")], lines(found)
    after = files | {name: data.decode() for name, data in done.files.items()}
    assert after == chapter(wanted)
    assert lines(Hand(draft(after)).pull(after)) == []
    assert is_left or lines(hand.pull(after)) == []


@pytest.mark.parametrize(
    ("prose", "at", "wanted"),
    [
        (PROSE, "书房", "居全省第二。老街[^n]书房实现通借通还。"),
        (PROSE, "第二", "居全省[^n]第二。老街书房实现通借通还。"),
        ("居[^n]全省**第二**。老街很好。", "。老街", "居全省**第二**[^n]。老街很好。"),
        ("居[^n]全省**第二**。老街很好。", "第二", "居全省[^n]**第二**。老街很好。"),
        ("居[^n]全省，[^m]老街很好。", "很好", "居[^n]全省，[^m]老街很好。"),  # past another mark: left
        ("居[^n]全省第二。老街[^m]很好。", "第二", "居全省[^n]第二。老街[^m]很好。"),
        ("'居[^n]全省：第二。老街''很好。'", "第二", "'居全省：[^n]第二。老街''很好。'"),
    ],
)  # fmt: skip
def test_a_mark_that_moved_within_its_sentence(prose: str, at: str, wanted: str) -> None:
    check_moved(prose, at, wanted)


def test_a_mark_that_moved_where_words_changed_too_is_listed_beside_them() -> None:
    files = chapter(PROSE)
    found = move(Hand(draft(files)), "通借").retype("老街", "居全省", "在全省").pull(files, apply=True)
    assert [(c.kind, c.fate) for c in found.changes] == [("text", "applied"), ("moved", "left")]
    assert found.changes[1].after == "在全省第二。老街书房实现[^n]通借通还。"


TWO = {**chapter(PROSE), "a.yaml": chapter(PROSE)["a.yaml"] + "  - prose: 第二段没有注。\n"}


def test_a_mark_that_moved_to_another_text_is_told_with_its_place() -> None:
    hand = Hand(draft(TWO))
    hand.paragraph("没有注").append(mark(hand))
    (change,) = hand.pull(TWO).changes
    assert (change.kind, change.fate, change.mend) == (
        "moved", "left", "脚注“n”的注号移到了 a.yaml:6:12；在 YAML 里移动"
    )  # fmt: skip


def test_a_mark_that_went_without_its_words_is_told() -> None:
    hand = Hand(draft(TWO))
    mark(hand).getparent().remove(mark(hand))
    (change,) = hand.pull(TWO).changes
    assert (change.kind, change.mend) == ("deleted", "脚注“n”的注号删了；要删，从 YAML 里删去它和 notes 里的注")


def test_a_mark_that_went_with_its_words_is_told_once() -> None:
    hand = Hand(draft(TWO))
    mark(hand).getparent().remove(mark(hand))
    hand.replace("word/footnotes.xml", "注文。", "")
    assert lines(hand.pull(TWO)) == ["deleted a.yaml:3:12 left 注文。 → "]


def test_a_second_mark_of_one_note_is_told() -> None:
    hand = Hand(draft(TWO))
    hand.paragraph("没有注").append(copy.deepcopy(mark(hand)))
    (change,) = hand.pull(TWO).changes
    assert (change.kind, change.after) == ("added", "第二段没有注。[^n]")


@pytest.mark.parametrize("tracked", ["accept", "reject"])
def test_the_tracked_deletion_of_a_mark(tracked: str) -> None:
    hand = Hand(draft(TWO))
    run = mark(hand)
    around = hand._made('<w:del w:author="张三" w:date="2026-03-01T09:30:00Z"/>')
    run.addprevious(around)
    around.append(run)
    told = [c.kind for c in hand.pull(TWO, tracked=tracked).changes]
    assert told == (["deleted", "removed"] if tracked == "accept" else ["removed"])


def test_a_mark_that_moved_in_the_report_meanwhile() -> None:
    files, now = chapter(PROSE), chapter(PROSE.replace("[^n]", "").replace("老街", "老街[^n]"))
    assert lines(Hand(draft(files)).pull(now)) == []
    assert lines(move(Hand(draft(files)), "书房").pull(now)) == []
    (change,) = move(Hand(draft(files)), "通借").pull(now).changes
    assert (change.kind, change.before, change.after) == (
        "conflict", "居全省第二。老街[^n]书房实现通借通还。", "居全省第二。老街书房实现[^n]通借通还。"
    )  # fmt: skip


def test_a_file_whose_map_does_not_say_where_notes_are_called() -> None:
    hand = Hand(draft(TWO)).replace("customXml/item1.xml", ' notes="6"', "")
    assert lines(hand.pull(TWO)) == []
    assert [c.fate for c in move(hand, "书房").pull(TWO).changes] == ["ready"]
