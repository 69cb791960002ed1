"""Problems in, what a person reads out."""

from __future__ import annotations

import json

import pytest

from banxin.cli import messages
from banxin.problems import Place, Problem, error, in_order, warning


def check_shown(problem: Problem, line: str | None, expected: str) -> None:
    shown = "".join(words for words, _ in messages.segments(problem, lambda place: line))
    assert shown == expected


def test_a_problem_shows_its_line_with_a_caret_and_the_way_out() -> None:
    check_shown(
        error(Place("report.yaml", 12, 1), "Y101", "不认识的键“panles”", "是不是 panels？"),
        "panles: []",
        "report.yaml:12:1: 错误[Y101] 不认识的键“panles”\n   12 | panles: []\n      | ^\n   改法：是不是 panels？\n",
    )


def test_the_caret_stands_under_the_character_after_wide_ones() -> None:
    check_shown(
        warning(Place("a.yaml", 3, 8), "T001", "半角标点"),
        "text: 企业,机构",
        "a.yaml:3:8: 警告[T001] 半角标点\n    3 | text: 企业,机构\n      |         ^\n",
    )


def test_places_without_a_line_and_lines_that_are_gone() -> None:
    check_shown(error(Place("a.yaml"), "Y010", "文件是空的"), "x", "a.yaml: 错误[Y010] 文件是空的\n")
    check_shown(error(Place("a.yaml", 9, 9), "Y001", "x"), None, "a.yaml:9:9: 错误[Y001] x\n")


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b2J", "\\x9b2J"),
        ("完成\u202e%85", "完成\\u202e%85"),
        ("1\u200b34", "1\\u200b34"),
        ("\ud800", "\\ud800"),
        ("a\nb", "a\\x0ab"),
        ("[/foo][link=file:///x]", "[/foo][link=file:///x]"),
    ],
)
def test_characters_that_act_are_shown_as_escapes(hostile: str, shown: str) -> None:
    problem = error(Place(f"{hostile}.yaml"), "X001", hostile, hostile)
    check_shown(problem, None, f"{shown}.yaml: 错误[X001] {shown}\n   改法：{shown}\n")


def test_a_caret_after_an_escape_is_moved_along() -> None:
    check_shown(error(Place("a", 1, 3), "X", "x"), "\x1bab", "a:1:3: 错误[X] x\n    1 | \\x1bab\n      |      ^\n")


def test_long_lines_are_cut_around_the_place() -> None:
    line = "一" * 5000 + "二" + "三" * 5000
    shown = "".join(words for words, _ in messages.segments(error(Place("a", 1, 5001), "X", "x"), lambda place: line))
    excerpt, caret = shown.split("\n")[1:3]
    assert messages.width(excerpt) < 140
    assert messages.width(excerpt[: excerpt.index("二")]) == caret.index("^")


def test_only_so_many_are_shown_and_errors_first() -> None:
    many = [warning(Place("a", n), "W", "w") for n in range(150)] + [error(Place("b"), "E", "e")]
    shown, left = messages.shown_at_most(in_order(many))
    assert (len(shown), left) == (100, 51)
    assert shown[-1].code == "E"
    assert messages.count(many) == "1 个错误，150 个警告"


def test_json_is_whole_can_be_read_and_moves_no_cursor() -> None:
    said = messages.as_json([error(Place("a.yaml", 1, 2), "X001", "错\x1b\x7f\u202e\U000e0041", "改")], ["b", "a"])
    assert "错\\u001b\\u007f\\u202e\\udb40\\udc41" in said
    assert json.loads(said) == {
        "problems": [
            {
                "file": "a.yaml",
                "line": 1,
                "column": 2,
                "severity": "error",
                "code": "X001",
                "message": "错\x1b\x7f\u202e\U000e0041",
                "mend": "改",
            }
        ],
        "outputs": ["a", "b"],
    }
