"""Half-width marks among Han, and other slips of the hand."""

from __future__ import annotations

import pytest

from banxin.prose import marks


def check(text: str, *expected: str) -> None:
    """A text has these slips, each as ``offset CODE mend``."""
    assert sorted(f"{slip.offset} {slip.code} {slip.mend}" for slip in marks(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "显示，中国343家企业上榜。", "AI, ML and more", "3:1", "10:30", "3,000家", "Web3.0分布", "2.0版", "硼-8", "AI4S", "2025-03-01", "010-12345678",
        "西北太平洋—北印度洋", "预算+负面清单", "单/多级", "[图](#tiers)", "见[这里](https://a.cn/b_(c))的说明", "[甲](a(b)c(d))和", "见https://a.b/c,d?e", "数据[^a-b]", "{a.b},{c}", "等……", "ISO 9001 (2015)", "”“",
        "**“出题人”**", "第1.2节", "Transit-oriented development (TOD)，推动", "We use “pkm”, ‘x’ and it’s fine.", "报告。The “Bank”, it’s said. 会议",
        "依据ISO 9001 (2015)的要求", "it is fine（TOD）.", "f(x) (y)",
    ],
)  # fmt: skip
def test_what_is_right_or_is_no_chinese(text: str) -> None:
    check(text)


def test_half_width_marks_among_han() -> None:
    check("显示,中国", "2 T001 改成“，”")
    check("**显示**,**中国**", "6 T001 改成“，”")
    check("AI,中国", "2 T001 改成“，”")
    check("如下:AI", "2 T001 改成“：”")
    check("好! 再来", "1 T001 改成“！”")
    check("好.再来", "1 T001 改成“。”")
    check("《办法》,印发", "4 T001 改成“，”")


def test_half_width_brackets() -> None:
    check("2397家(新增94家)，", "5 T002 改成“（”", "11 T002 改成“）”")
    check("中心(GOI)计划", "2 T002 改成“（”", "6 T002 改成“）”")
    check("GDP (2025年) 和", "4 T002 改成“（”", "10 T002 改成“）”")
    check("“出题人”(AI)，", "5 T002 改成“（”", "8 T002 改成“）”")
    check("1)重点(a", "1 T002 改成“）”", "4 T002 改成“（”")
    check("企业(其中(甲)乙)", "2 T002 改成“（”", "5 T002 改成“（”", "7 T002 改成“）”", "9 T002 改成“）”")


def test_marks_beside_quotes_in_chinese_are_told_whatever_the_quotes_hold() -> None:
    check("称为“AI for Science”,即", "18 T001 改成“，”")


def test_straight_quotes_hyphens_dots_and_blanks() -> None:
    check('他说"好"', "2 T003 改成“ ”或‘ ’", "4 T003 改成“ ”或‘ ’")
    check("太平洋-印度洋", "3 T004 改成“—”")
    check("机构--企业", "2 T004 改成“——”")
    check("2025-2027年", "0 T004 改成“2025—2027”")
    check("等...", "1 T005 改成“……”")
    check("等…", "1 T005 改成“……”")
    check("等。。。", "1 T005 改成“……”")
    check("中 文", "1 T006 删去空格")
    check("１２３家ＡＢ", "0 T007 改成“123”", "4 T007 改成“AB”")
