"""A ledger in YAML in; figures printed, computed and found out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from banxin.figures import FiguresFile, Form, Ledger, ordinal, split_unit
from banxin.numerals import MINUS, printed
from banxin.reading import read
from sample import check_problems


def ledger(*figures: str) -> Ledger:
    text = "groups:\n  - group: 组\n    figures:\n" + "".join(f"      - {{{figure}}}\n" for figure in figures)
    return Ledger(read(text, "figures.yaml", FiguresFile).must().groups)


def check_printed(figure: str, plain: str, alone: str, full: str) -> None:
    """How a figure is printed in each form: value and unit, value alone, with its qualifier."""
    book = ledger(f"id: x, name: 数, {figure}")
    forms: tuple[Form, ...] = ("", "value", "full")
    assert [book.amount("x", form).text for form in forms] == [plain, alone, full]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("figure", "plain", "alone", "full"),
    [
        ("value: 95, unit: 家", "95家", "95", "95家"),
        ("value: 2.92, unit: 万亿元, qualifier: 超过", "2.92万亿元", "2.92", "超过2.92万亿元"),
        ("value: 250, unit: 场, qualifier: 余", "250场", "250", "250余场"),
        ("value: 80, unit: 万家, qualifier: 多", "80万家", "80", "80多万家"),
        ("value: 7400, unit: 家", "7400家", "7400", "7400家"),
        ("value: 12345, unit: 项", "12\u2009345项", "12\u2009345", "12\u2009345项"),
        (
            "value: 1234567.50, unit: 元",
            "1\u2009234\u2009567.50元",
            "1\u2009234\u2009567.50",
            "1\u2009234\u2009567.50元",
        ),
        ("value: 2.920, unit: 亿元", "2.920亿元", "2.920", "2.920亿元"),
        ("value: 2, kind: rank", "第二", "第二", "第二"),
        ("value: 30, unit: '%', qualifier: 超", "30%", "30", "超30%"),
        ("value: -3.5, unit: '%'", f"{MINUS}3.5%", f"{MINUS}3.5", f"{MINUS}3.5%"),
        ("value: 0, unit: 家", "0家", "0", "0家"),
    ],
)
def test_how_figures_are_printed(figure: str, plain: str, alone: str, full: str) -> None:
    check_printed(figure, plain, alone, full)


def test_what_is_set_off_and_what_is_not() -> None:
    amount = ledger("id: x, name: 面积, value: 30, unit: 万平方米, qualifier: 超").amount("x", "full", True)
    assert amount is not None
    assert (amount.qualifier, amount.value, amount.magnitude, amount.unit, amount.set_off) == (
        "超",
        "30",
        "万",
        "平方米",
        True,
    )


def test_units_taken_apart() -> None:
    assert [split_unit(unit) for unit in ("万亿元", "亿元", "万", "元", "%", "")] == [
        ("万亿", "元"), ("亿", "元"), ("万", ""), ("", "元"), ("%", ""), ("", ""),
    ]  # fmt: skip


def test_ranks_in_chinese_numerals() -> None:
    assert [ordinal(rank) for rank in (1, 2, 10, 11, 20, 35, 99, 100, 103)] == [
        "第一", "第二", "第十", "第十一", "第二十", "第三十五", "第九十九", "第100", "第103",
    ]  # fmt: skip


def test_values_keep_what_was_written() -> None:
    assert printed(Decimal("1E+6")) == "1\u2009000\u2009000"
    assert ledger("id: x, name: 数, value: 1423.10").values["x"].as_tuple().exponent == -2


def test_computed_figures() -> None:
    book = ledger(
        "id: part, name: 甲, value: 64, unit: 家", "id: whole, name: 乙, value: 343, unit: 家",
        "id: share, name: 占比, formula: part / whole, unit: '%', kind: share, digits: 1",
        "id: more, name: 合计, formula: part + whole, unit: 家",
        "id: again, name: 再算, formula: share * whole, unit: 家, digits: 0",
        "id: big, name: 大数, value: 2.5, unit: 亿元", "id: small, name: 小数, value: 5000, unit: 万元",
        "id: sum, name: 和, formula: big + small, unit: 亿元", "id: growth, name: 增长, formula: (whole - part) / part, unit: '%', digits: 0",
    )  # fmt: skip
    assert {id: book.amount(id).text for id in ("share", "more", "again", "sum", "growth")} == {  # type: ignore[union-attr]
        "share": "18.7%", "more": "407家", "again": "64家", "sum": "3亿元", "growth": "436%",
    }  # fmt: skip
    assert book["share"].computed and not book["part"].computed
    check_problems([p for p in book.problems() if p.is_error])


def test_what_is_unknown() -> None:
    book = ledger("id: star.listed, name: 数, value: 1")
    assert book.amount("star.liste") is None
    assert book.nearest("star.liste") == "star.listed"
    assert book.nearest("完全不像") == ""


def check_mistakes(figures: list[str], *expected: str) -> None:
    """Exactly these errors, by ``line:column CODE words``; figure n stands on line n + 3."""
    found = [problem for problem in ledger(*figures).problems() if problem.is_error]
    check_problems(found, *(f"figures.yaml:{one}" for one in expected))


def test_mistakes_in_a_ledger() -> None:
    check_mistakes(["id: x, name: 数, value: 1", "id: x, name: 数, value: 2"], "5:14 F001 figures.yaml:4:14")
    check_mistakes(["id: x, name: 数"], "4:9 F003 没有数值")
    check_mistakes(["id: x, name: 数, value: 1, of: xx"], "4:40 F002 没有名为“xx”")
    check_mistakes(["id: x, name: 数, kind: rank, value: 1.5"], "4:45 F006 名次")
    check_mistakes(["id: x, name: 数, kind: rank, value: 0"], "4:45 F006 名次")


def test_mistakes_in_formulas() -> None:
    check_mistakes(["id: x, name: 数, formula: y / z"], "4:35 F002 “y”", "4:35 F002 “z”")
    check_mistakes(["id: x, name: 数, formula: x + 1"], "4:35 F004 又算到自己")
    check_mistakes(["id: x, name: 数, formula: y + 1", "id: y, name: 数, formula: x + 1"], "4:35 F004", "5:35 F004")
    check_mistakes(["id: x, name: 数, formula: 1 / 0"], "4:35 F004 除数是零")
    check_mistakes(["id: x, name: 数, formula: 1 %% 2"], "4:35 F004 看不懂")
    check_mistakes(["id: x, name: 数, formula: 1 + 1, value: 3"], "4:49 F005 按公式算得 2")


def test_a_chain_of_computed_figures_ends() -> None:
    chain = [f"id: x{n}, name: 数, formula: x{n + 1} + 1" for n in range(400)] + ["id: x400, name: 数, value: 0"]
    book = ledger(*chain)
    assert book.values["x400"] == 0
    assert any(problem.code == "F004" for problem in book.problems())


def test_a_figure_without_a_source_is_warned_of() -> None:
    check_problems(list(ledger("id: x, name: 数, value: 1").problems()), "figures.yaml:4:9 F007 出处")
