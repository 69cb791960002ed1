"""A formula and the numbers it names in, its value out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from banxin import formulas

VALUES = {"a": Decimal(6), "b.c": Decimal(4), "d-e": Decimal("0.5"), "zero": Decimal(0)}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("a / b.c", "1.5"), ("a - b.c - 1", "1"), ("a - (b.c - 1)", "3"), ("2 * a + 1", "13"), ("2 * (a + 1)", "14"),
        ("d-e * 2", "1"), ("(a - b.c) / b.c", "0.5"), ("a / b.c / 2", "0.75"), ("1.5", "1.5"), ("a / 3", "2"),
    ],
)  # fmt: skip
def test_what_a_formula_comes_to(formula: str, value: str) -> None:
    assert formulas.value(formula, VALUES.__getitem__) == Decimal(value)


def test_thirds_are_not_rounded_on_the_way() -> None:
    assert formulas.rounded(formulas.value("b.c / 3 * 3", VALUES.__getitem__), 40) == 4


def test_rounding() -> None:
    assert [str(formulas.rounded(Decimal(number), digits)) for number, digits in (("0.25", 1), ("-0.25", 1), ("3.0", None), ("1E+3", None), ("9.995", 2))] == [
        "0.3", "-0.3", "3", "1000", "10.00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("", "没有写完"), ("a +", "没有写完"), ("a b.c", "多了“b.c”"), ("(a", "括号"), ("a)", "多了"), ("a ** b.c", "没有写完"), ("a // 2", "没有写完"),
        ("a / zero", "除数是零"), ("zero / zero", "除数是零"), ("a % 2", "看不懂“%”"), ("A / 2", "看不懂“A”"), ("a，b", "看不懂“，”"), ("__import__", ""),
    ],
)  # fmt: skip
def test_what_is_no_formula(formula: str, words: str) -> None:
    with pytest.raises((formulas.BadFormula, KeyError)) as caught:
        formulas.value(formula, VALUES.__getitem__)
    assert words in str(caught.value)


def test_the_names_a_formula_uses() -> None:
    assert formulas.names("(a - b.c) / d-e * 100") == ["a", "b.c", "d-e"]


def test_a_long_power_of_itself_ends() -> None:
    grown = formulas.value("a" + " * a" * 60, VALUES.__getitem__)
    assert len(grown.as_tuple().digits) <= formulas.PRECISION
