"""Words typed beside the mark of a footnote: they come back on the side on which they were typed, or are only told."""

from __future__ import annotations

import pytest

from pull.office import Edit, Hand, W, draft, lines

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
