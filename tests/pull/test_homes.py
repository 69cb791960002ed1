"""An older Word file: what was put in above its texts, or taken away, makes none of its edits a conflict."""

from __future__ import annotations

from pull.office import FILES, Hand, lines, word_file

ABOVE = "  - prose: 后来加的一段，在它们的前面。\n"
FIRST = "panels:\n"


def later(old: str = FIRST, new: str = FIRST + ABOVE) -> dict[str, str]:
    assert old in FILES["one.yaml"]
    return {**FILES, "one.yaml": FILES["one.yaml"].replace(old, new, 1)}


def test_an_untouched_file_says_nothing_whatever_was_put_in_above_its_texts() -> None:
    assert lines(Hand().pull(later())) == []


def test_edits_go_where_their_texts_stand_now() -> None:
    hand = Hand().retype("接着", "接着", "接下来").retype("丙丁", "丙丁", "戊丁")
    now, then = lines(hand.pull(later())), lines(hand.pull())
    assert [line.split(" ", 2)[2] for line in now] == [line.split(" ", 2)[2] for line in then]
    assert len(now) == 2 and now != then
    applied = hand.pull(later(), apply=True)
    wanted = later()["one.yaml"].replace("接着", "接下来").replace("丙丁", "戊丁")
    assert {name: data.decode() for name, data in applied.files.items()} == {"one.yaml": wanted}


def test_the_same_file_again_after_its_edits_were_brought_back() -> None:
    hand = Hand().retype("接着", "接着", "接下来").retype("丙丁", "丙丁", "戊丁")
    after = {**later(), "one.yaml": hand.pull(later(), apply=True).files["one.yaml"].decode()}
    assert lines(hand.pull(after)) == []
    assert lines(Hand(word_file(after)).pull(after)) == []


def test_what_was_changed_in_both_is_a_conflict_still() -> None:
    moved = later()
    moved["one.yaml"] = moved["one.yaml"].replace("接着", "随后")
    found = lines(Hand().retype("接着", "接着", "接下来").pull(moved))
    assert len(found) == 1 and found[0].startswith("conflict one.yaml:")


def test_a_deleted_text_is_told_where_it_stands_now() -> None:
    then, now = (lines(Hand().delete("提升").pull(files))[0] for files in (FILES, later()))
    assert then.startswith("deleted one.yaml:") and now.startswith("deleted one.yaml:") and then != now
