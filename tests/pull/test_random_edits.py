"""Edits of every sort that programs and people make on the XML of a Word file, at random: nothing of them is dropped."""

from __future__ import annotations

import copy
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from banxin.materials import Given
from banxin.pull.current import Current
from pull.office import FILES, SPACE, Hand, W, _run, draft, lines, original, said

Op = Callable[[Hand, etree._Element, str], bool]
"""An edit of a paragraph that says a word of its own; whether the word stands in the file afterwards."""
SIGNED = {f"{W}author": "张三", f"{W}date": "2026-03-01T09:30:00Z"}


def retype(hand: Hand, p: etree._Element, word: str) -> bool:
    t = next(t for t in p.iter(f"{W}t") if t.text)
    t.text = f"{t.text[:1]}{word}{t.text[2:]}"
    t.set(SPACE, "preserve")
    return True


def append(hand: Hand, p: etree._Element, word: str) -> bool:
    _run(p, f"“{word}”１２")
    return True


def insert(hand: Hand, p: etree._Element, word: str) -> bool:
    new = etree.Element(f"{W}p")
    _run(new, word)
    p.addnext(new)
    return True


def track(hand: Hand, p: etree._Element, word: str) -> bool:
    around = etree.SubElement(p, f"{W}ins", SIGNED)
    _run(around, word)
    return True


def box(hand: Hand, p: etree._Element, word: str) -> bool:
    inner = f"<w:txbxContent><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:txbxContent>"
    p.append(hand._made(f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"))
    return True


def split_runs(hand: Hand, p: etree._Element, word: str) -> bool:
    """As Word saves: a run in two with marks of spelling and language between."""
    run = next(r for r in p.iter(f"{W}r") if len(said(r)) > 1 and r.find(f"{W}t") is not None)
    text = said(run)
    first, second = run, copy.deepcopy(run)
    for one, words in ((first, text[:1]), (second, text[1:])):
        ts = list(one.iter(f"{W}t"))
        ts[0].text = words
        ts[0].set(SPACE, "preserve")
        for t in ts[1:]:
            one.remove(t)
    second.set(f"{W}rsidR", "00AB12CD")
    first.addnext(second)
    first.addnext(hand._made('<w:proofErr w:type="spellStart"/>'))
    return False


def restyle(hand: Hand, p: etree._Element, word: str) -> bool:
    for run in p.iter(f"{W}r"):
        run.insert(0, hand._made('<w:rPr><w:color w:val="FF0000"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'))
    return False


def drop_marks(hand: Hand, p: etree._Element, word: str) -> bool:
    for mark in list(p.iter(f"{W}bookmarkStart")):
        mark.getparent().remove(mark)
    return False


def double_marks(hand: Hand, p: etree._Element, word: str) -> bool:
    """A bookmark that a program wrote twice, far below."""
    for mark in list(p.iter(f"{W}bookmarkStart")):
        next(hand.body.iter(f"{W}body"))[-2].append(copy.deepcopy(mark))
    return False


def section_break(hand: Hand, p: etree._Element, word: str) -> bool:
    p.addnext(hand._made('<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr></w:p>'))
    return False


LOUD: tuple[Op, ...] = (retype, append, insert, track, box)
QUIET: tuple[Op, ...] = (split_runs, restyle, double_marks, section_break)


def plain(hand: Hand) -> list[etree._Element]:
    """The paragraphs of words alone: a word put into a field is Word's to renew."""
    return [
        p for p in hand.body.iter(f"{W}p")
        if said(p) and p.find(f".//{W}fldChar") is None and p.find(f".//{W}hyperlink") is None and not hand._is_made(p)
    ]  # fmt: skip


def check(edits: list[tuple[Op, int]]) -> None:
    """Every word that was put in is told or written; what is written reads, keeps its remarks, and is told no more."""
    hand = Hand(original())
    paragraphs = plain(hand)
    words = []
    for at, (op, where) in enumerate(edits):
        word = f"龘{chr(0x4E00 + 17 * at)}靐"
        paragraph = paragraphs[where % len(paragraphs)]
        if any(len(said(run)) > 1 for run in paragraph.iter(f"{W}r")) and op(hand, paragraph, word):
            words.append(word)
    done = hand.pull(apply=True)
    written = {**FILES, **{name: data.decode() for name, data in done.files.items()}}
    told = "\n".join([*(change.after for change in done.changes), *written.values()])
    # The first letter of one word may have been typed over by the next edit of the same paragraph.
    assert all(word[1:] in told for word in words)
    assert bool(done.changes) == bool(words)
    Current("report.yaml", Given(written))
    for name, text in FILES.items():
        assert [line.partition("#")[2] for line in text.splitlines()] == [line.partition("#")[2] for line in written[name].splitlines()]
    assert lines(Hand(draft(written)).pull(written)) == []
    again = hand.pull(written)
    assert not [change for change in again.changes if change.fate == "ready"]


@settings(max_examples=12, deadline=None)
@given(edits=st.lists(st.tuples(st.sampled_from(LOUD + QUIET), st.integers(0, 400)), min_size=1, max_size=6))
def test_every_word_that_is_put_in_is_told_or_written(edits: list[tuple[Op, int]]) -> None:
    check(edits)


@settings(max_examples=6, deadline=None)
@given(edits=st.lists(st.tuples(st.sampled_from((*QUIET, drop_marks)), st.integers(0, 400)), min_size=1, max_size=8))
def test_what_programs_do_in_saving_is_no_edit(edits: list[tuple[Op, int]]) -> None:
    check(edits)
