"""A wide table that is parted by columns, edited in Word: each text is brought back from where it stands first."""

from __future__ import annotations

import copy
from functools import cache

import pytest

from banxin.build import build
from banxin.materials import Given
from pull.office import Hand, W, lines, said

YEARS = ", ".join(f"{{title: {year}年, align: right}}" for year in range(2011, 2021))


def numbers(row: int) -> str:
    return ", ".join(f'"{10**6 * row + at}.{at}"' for at in range(10))


FILES = {
    "report.yaml": "title: 宽表的报告\nstyle: annual\nsections: [one.yaml]\n",
    "one.yaml": f"""\
title: 产值
panels:
  - prose: 前文说一句。
  - table:
      id: years
      title: 历年产值
      unit: 单位：万元
      columns: [片区, {YEARS}]
      rows:
        - group: 市区
        - [中心城区, {numbers(1)}]
        - [东部新城, {numbers(2)}]
        - [老城厢, {numbers(3)}]
        - [南湖街道, {numbers(4)}]
      note: 按当年价格计算。
  - prose: 后文说一句。
""",
}


@cache
def original(style: str = "annual") -> bytes:
    return build("report.yaml", Given(files(style)), to=("docx",)).outputs["report.docx"]


def files(style: str) -> dict[str, str]:
    return FILES | {"report.yaml": FILES["report.yaml"].replace("annual", style)}


def hand() -> Hand:
    return Hand(original())


def check(hand: Hand, *wanted: str) -> None:
    """What an edited file is told as: the words between ``｜`` in each line."""
    pulled = hand.pull(FILES)
    told = [f"{line} {change.mend}" for line, change in zip(lines(pulled), pulled.changes, strict=True)]
    assert len(told) == len(wanted), told
    for line, words in zip(told, wanted, strict=True):
        assert all(word in line for word in words.split("｜")), (words, line)


def delete_row(hand: Hand, name: str, number: int) -> None:
    """Delete the row that begins with a name, in one part of the table."""
    row = next(hand.paragraph(name, number).iterancestors(f"{W}tr"))
    row.getparent().remove(row)


@pytest.mark.parametrize("style", ["annual", "gongwen", "brief"])
def test_an_untouched_file_has_nothing_to_tell_with_bookmarks_and_map_or_without(style: str) -> None:
    for lose in (lambda hand: None, Hand.drop_bookmarks, Hand.drop_map, lambda hand: hand.drop_bookmarks().drop_map()):
        own = Hand(original(style))
        lose(own)
        assert [line for line in lines(own.pull(files(style))) if not line.startswith("lost ")] == []


def test_a_cell_of_the_second_part_is_brought_back() -> None:
    own = hand().retype("3000007.7", "3000007.7", "3000008.8")
    check(own, "text one.yaml:13｜ready｜3000007.7 → 3000008.8")
    applied = hand().retype("3000007.7", "3000007.7", "3000008.8").pull(FILES, apply=True)
    after = FILES | {name: data.decode() for name, data in applied.files.items()}
    assert after["one.yaml"] == FILES["one.yaml"].replace("3000007.7", "3000008.8")
    assert lines(Hand(build("report.yaml", Given(after), to=("docx",)).outputs["report.docx"]).pull(after)) == []


def test_words_that_stand_again_are_brought_back_from_the_first_part() -> None:
    for words in ("老城厢", "片区", "市区", "历年产值"):
        check(hand().retype(words, words, "新的"), f"text one.yaml｜ready｜{words} → 新的")
        check(retyped_in_both(words), f"text one.yaml｜ready｜{words} → 新的")


def retyped_in_both(words: str) -> Hand:
    own = hand()
    own.retype(words, words, "新的")
    own.retype(words, words, "新的")  # the first that still says so is the copy
    return own


def test_words_changed_in_a_later_part_alone_are_told_with_the_place_of_the_first() -> None:
    for words, line in (("老城厢", 13), ("片区", 8), ("市区", 10), ("历年产值", 6), ("单位", 7)):
        own = hand()
        copy = own.paragraph(words, 1)
        for node in copy.iter(f"{W}t"):
            node.text = (node.text or "").replace(words, "新的")
        check(own, f"text one.yaml:{line}｜left｜第一段｜→ {'新的：万元' if words == '单位' else '新的'}")


def test_a_row_deleted_from_all_parts_is_told_once() -> None:
    own = hand()
    delete_row(own, "老城厢", 1)
    delete_row(own, "老城厢", 0)
    check(own, "deleted one.yaml:13｜left｜老城厢｜3000009.9｜从 YAML 里删去这一行")


def test_a_row_deleted_from_one_part_alone_is_told() -> None:
    own = hand()
    delete_row(own, "老城厢", 1)
    check(own, "deleted one.yaml:13｜left｜老城厢｜各段都删", "deleted one.yaml:13｜left｜3000006.6｜只有一段里删了这一行")


def test_a_part_that_is_deleted_is_told_once_and_its_copies_are() -> None:
    own = hand()
    table = next(own.paragraph("3000007.7").iterancestors(f"{W}tbl"))
    for node in (table, own.paragraph("（第7—11栏）"), own.paragraph("单位", 1)):
        node.getparent().remove(node)
    check(own, "deleted one.yaml:6｜历年产值｜8 处｜各段都删", "deleted one.yaml:8｜2016年｜其中一段删了（25 格）｜删去这几栏")


def test_a_row_put_into_both_parts_is_told_as_a_row_of_each() -> None:
    own = hand()
    for number in (1, 0):
        row = next(own.paragraph("老城厢", number).iterancestors(f"{W}tr"))
        new = copy.deepcopy(row)
        for mark in [*new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        for text in new.iter(f"{W}t"):
            text.text = (text.text or "").replace("老城厢", "新片区")
        row.addnext(new)
    check(own, "added one.yaml:13｜新片区｜3000000.0｜加上一行", "added one.yaml:13｜新片区｜3000009.9｜加上一行")


def test_a_list_of_tables_that_word_made_anew_says_nothing_new() -> None:
    """It takes the caption whole, with what the program says behind the title."""
    own = hand()
    line = next(p for p in own.body.iter(f"{W}p") if "历年产值" in said(p) and own._is_made(p))
    text = next(t for t in line.iter(f"{W}t") if "历年产值" in (t.text or ""))
    text.text = (text.text or "").replace("历年产值", "历年产值（第2—6栏）")
    check(own)
