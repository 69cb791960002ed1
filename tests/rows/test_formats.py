"""Numbers of cells as Excel shows them, by stored value and number format."""

from __future__ import annotations

import pytest

from banxin.rows.formats import GENERAL, look, shown
from sample import sources_of
from tests.rows.test_rows import book


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("3.3333333333333335", "3.33333333333333"), ("8.024999999999999", "8.025"), ("12345678901234", "12345678901234"),
        ("123456789012345", "123456789012345"), ("1E13", "10000000000000"), ("1E15", "1000000000000000"), ("1E16", ""),
        ("-0.0", "0"), ("1E-300", ""), ("nan", ""),
    ],
)  # fmt: skip
def test_without_a_format_fifteen_figures_are_shown(value: str, printed: str) -> None:
    assert shown(value, GENERAL) == printed


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ("0.0", "3.3333333333333335", "3.3"), ("#,##0.00", "2.675", "2.68"), ("0%", "0.125", "13%"), ("General", "0.5", "0.5"),
        ('0.0"亿元"', "1.25", "1.3"), ("[>=0.5]0%;0.0%", "0.125", "12.5%"), ("[<1]0.0;0", "0.25", "0.25"), ("000", "7", "7"),
        ("0.00", "123456789012345", "123456789012345.00"),
    ],
)  # fmt: skip
def test_a_format_that_rounds_rounds_and_others_change_nothing(code: str, value: str, printed: str) -> None:
    assert shown(value, look("164", {"164": code})) == printed


@pytest.mark.parametrize("code", ["yyyy-mm-dd", '[>1]yyyy"年";0', "[>1]0;m月d日"])
def test_a_date_is_one_wherever_the_format_says_so(code: str) -> None:
    assert look("164", {"164": code}).is_date


def test_an_error_is_told_however_many_warnings_there_are() -> None:
    rows: list[list[object]] = [["名称", "企业（家）"], *([f"甲{at}", 1 / 3 + at] for at in range(150)), ["乙", 45000]]
    chapter = "title: 章\npanels:\n  - table: {id: a, title: 表, rows: a.xlsx}\n"
    _, problems = sources_of(chapter, a__xlsx=book({"表": rows}, {"表!B152": "yyyy-mm-dd"}))
    assert [problem.place.file for problem in problems if problem.severity == "error"] == ["a.xlsx#表!B152"]
