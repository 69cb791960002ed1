"""How words of an index are read, and the order they come in."""

from __future__ import annotations

import sys

import pytest

from banxin.page_ranges import page_ranges
from banxin.pinyin import Misread, NotRead, reading


def check(*words: str) -> None:
    """Words come in this order, whichever way they are given; ``A:`` is the head of those after it."""
    heads: list[str] = []
    wanted: list[str] = []
    under = ""
    for word in words:
        if word.endswith(":"):
            under = word.removesuffix(":")
            continue
        heads.append(under)
        wanted.append(word)
    read = sorted((reading(word) for word in reversed(wanted)), key=lambda each: each.order)
    assert [each.word for each in read] == wanted
    assert [each.head for each in read] == heads


def test_digits_then_latin_then_han_by_letter() -> None:
    check("数字:", "12345热线", "5G网络", "西文:", "AI咨询台", "RFID", "C:", "长沙", "重庆", "L:", "老街书房", "Z:", "重点工作")


def test_sound_comes_before_tone_and_the_first_character_before_the_second() -> None:
    check("S:", "师范", "诗歌", "时间", "史料", "事业", "市场", "X:", "西安", "先进", "新区")
    check("L:", "鲁班", "路灯", "旅游", "绿化")


def test_words_with_several_readings_are_read_as_phrases() -> None:
    check("X:", "行走", "Y:", "银行")
    assert reading("重庆").said == "chong2 qing4"
    assert reading("乐清").said == "yue4 qing1"


def test_marks_do_not_count() -> None:
    check("B:", "《办法》", "办公", "T:", "“通借通还”")
    assert [reading(word).said for word in ("《办法》", 'A"B', "5G 网")] == ["ban4 fa3", "A B", "5 G wang3"]


def test_a_reading_of_the_author_comes_first() -> None:
    assert reading("朝阳", "chao yang").head == "C"
    assert reading("AI绿化", "lü4 hua4").said == "A I lv4 hua4"


@pytest.mark.parametrize(
    ("given", "said"),
    [("chong", "“重庆”有 2 个汉字，拼音有 1 个音节"), ("chong qing shi", "3 个音节"), ("chóng qìng", "“chóng”不是拼音")],
)
def test_a_reading_that_does_not_fit(given: str, said: str) -> None:
    with pytest.raises(Misread, match=said):
        reading("重庆", given)


def test_without_pypinyin_only_words_of_han_lack_a_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    assert reading("RFID").head == "西文"
    assert reading("重庆", "chong qing").head == "C"
    with pytest.raises(NotRead):
        reading("重庆")


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("", ""), ("3", "3"), ("3 4", "3 4"), ("3 4 5", "3—5"), ("1 3 4 5 6 8", "1 3—6 8"), ("ii iii 1 2 3", "ii iii 1—3"),
        ("9 10 11 13 14", "9—11 13 14"),
    ],
)  # fmt: skip
def test_pages_that_follow_one_another_become_a_range(pages: str, printed: str) -> None:
    assert " ".join(said for said, _ in page_ranges(pages.split())) == printed
