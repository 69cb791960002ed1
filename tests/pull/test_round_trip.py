"""The whole way there and back on every sample: built, edited at random as people do, pulled, applied, built again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.build import prepare
from banxin.materials import Given
from banxin.pull import pull
from pull.office import FILES, Hand, W, word_file

SEEDS = Path(__file__).parents[2] / "seeds"
TYPED = ("甲", "，", "的话", "A", " b", "7", "*", "[x]", "{y}", "“引”", ": ", "#", "'", '"', "\\", "~", "^", "—", "㐀", "")
"""What people type, marks of Markdown and YAML among it; nothing is a deletion."""


@cache
def files(report: str) -> Mapping[str, str | bytes]:
    """The files of a sample; ``small`` is the report that the other tests of pull edit."""
    if report == "small":
        return FILES
    found = (path for path in SEEDS.rglob("*") if path.is_file())
    return {path.relative_to(SEEDS).as_posix(): path.read_bytes() for path in found}


@cache
def built(report: str) -> bytes:
    return word_file(files(report), name(report))


def name(report: str) -> str:
    return "report" if report == "small" else report


def typed(hand: Hand, where: int, at: int, length: int, words: str) -> None:
    """Replace letters of the text that is the so-many-th run which says something."""
    runs = [t for t in hand.body.iter(f"{W}t") if t.text and not hand._is_made(next(t.iterancestors(f"{W}p")))]
    t = runs[where % len(runs)]
    text = t.text or ""
    start = at % (len(text) + 1)
    t.text = text[:start] + words + text[start + length :]
    t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


EDITS = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(0, 200), st.integers(0, 4), st.sampled_from(TYPED)), min_size=1, max_size=6
)


def check(report: str, edits: list[tuple[int, int, int, str]]) -> None:
    """Edits; what was written back is said no more, what was not is still listed, a new Word file has nothing to say."""
    hand = Hand(built(report))
    for edit in edits:
        typed(hand, *edit)
    data, file = hand.saved(), f"{name(report)}.yaml"
    applied = pull(data, "edited.docx", file, Given(files(report)), apply=True)
    assert all(c.mend for c in applied.changes if c.fate == "left")
    assert bool(applied.files) == any(c.fate == "applied" for c in applied.changes)
    after = {**files(report), **applied.files}
    left = {(c.origin, c.after) for c in applied.changes if c.fate == "left"}
    # What is computed from a number that was brought back is told: the Word file says the old one.
    still = {(c.origin, c.after) for c in pull(data, "edited.docx", file, Given(after)).changes if c.fate != "told"}
    assert still <= left
    # A number that somebody typed may be at odds with the others: the check of figures says so.
    wrong = {problem.code[0] for problem in prepare(file, Given(after)).problems if problem.is_error}
    assert wrong <= set("CFRO")
    if not wrong - {"O"}:
        assert pull(word_file(after, name(report)), "new.docx", file, Given(after)).changes == ()


def test_a_number_at_odds_with_the_others_is_brought_back_and_then_told_by_the_check() -> None:
    check("report", [(553, 0, 3, "7")])


@settings(max_examples=25, deadline=None)
@given(edits=EDITS)
def test_what_people_type_comes_back_or_is_listed(edits: list[tuple[int, int, int, str]]) -> None:
    check("small", edits)


@pytest.mark.parametrize("report", ["report", "notice", "brief"])
@settings(max_examples=2, deadline=None)
@given(edits=EDITS)
def test_so_it_does_in_every_sample(report: str, edits: list[tuple[int, int, int, str]]) -> None:
    check(report, edits)


@pytest.mark.parametrize(
    ("words", "old", "new", "place", "mend"),
    [
        ("目标表", "目标", "指标", "notice.yaml", "--apply"),
        ("日印发", "×月×日", "11月2日", "notice.yaml", "日期写成 2025年11月2日"),
        ("日印发", "×月", "冬", "notice.yaml", "认不出来"),
        ("各区人民政府", "各有关部门", "各部门", "notice.yaml", "--apply"),
        ("各区人民政府", "各有关部门，", "", "notice.yaml", "加减了项"),
        ("附件1", "附件1", "附表1", "notice.yaml", "由程序给出"),
    ],
)  # fmt: skip
def test_elements_of_an_official_document(words: str, old: str, new: str, place: str, mend: str) -> None:
    hand = Hand(built("notice")).retype(words, old, new)
    found = pull(hand.saved(), "edited.docx", "notice.yaml", Given(files("notice"))).changes
    assert found and all(change.place.file == place and mend in change.mend for change in found), found


SLOTS = {
    "第二段接着说": ("one.yaml", "接着", "继续"), "构建梯度培育体系": ("one.yaml", "梯度", "阶梯"),
    "折起来的一段": ("one.yaml", "折起来", "折叠"), "强化顶层布局": ("one.yaml", "顶层", "总体"),
    "探索者计划": ("two.yaml", "探索者", "先行者"), "引导企业投入": ("two.yaml", "投入", "参与"),
    "到2027年": ("two.yaml", "培育体系", "完整体系"), "引文一段": ("two.yaml", "一段", "两段"),
}  # fmt: skip
"""Words that stand once in the small report: the file they stand in, letters of theirs, what somebody writes instead."""


@settings(max_examples=12, deadline=None)
@given(in_word=st.sets(st.sampled_from(sorted(SLOTS)), min_size=1), in_yaml=st.sets(st.sampled_from(sorted(SLOTS))))
def test_what_moved_on_meanwhile_is_a_conflict_and_nothing_else_is(in_word: set[str], in_yaml: set[str]) -> None:
    hand = Hand(built("small"))
    for words in in_word:
        _, old, new = SLOTS[words]
        hand.retype(words, old, new)
    now = dict(FILES)
    for words in in_yaml:
        file, old, _ = SLOTS[words]
        assert now[file].count(words) == 1
        now[file] = now[file].replace(words, words.replace(old, "另外")) if old in words else now[file].replace(words, f"另外{words}")
    pulled = hand.pull(now, apply=True)
    assert sorted(c.kind for c in pulled.changes) == ["conflict"] * len(in_word & in_yaml) + ["text"] * len(in_word - in_yaml)
    assert {c.fate for c in pulled.changes if c.kind == "text"} <= {"applied"}
    after = {**now, **{name: data.decode() for name, data in pulled.files.items()}}
    for file in FILES:
        wanted = now[file]
        for words in in_word - in_yaml:
            held, old, new = SLOTS[words]
            if held == file:
                at = wanted.index(words) + max(0, words.find(old)) if old in words else wanted.index(old, wanted.index(words))
                wanted = wanted[:at] + new + wanted[at + len(old) :]
        assert after[file] == wanted
