"""A formula over named numbers in (``unicorns.shanghai / unicorns.china``), its exact value out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from banxin.expressions import expression

NAME: Final = r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*"
"""An id of the ledger: lower case, digits, ``_`` and ``-``, with dots between its parts."""

PRECISION: Final = 50
"""Digits kept on the way: more than any figure has (limits.DIGITS), so that rounding happens once, at the end."""

LookUp = Callable[[str], Decimal]
_SIGNS: Final = frozenset("+-*/()")
_NUMBER: Final = expression(r"\d+(?:\.\d+)?")
_TOKEN: Final = expression(rf"\s*(?:(?P<token>[()*/]|[+-](?=\s|\(|$)|\d+(?:\.\d+)?(?![\w.-])|{NAME})|(?P<bad>\S))")


class BadFormula(ValueError):
    """A formula that cannot be read or worked out; the message says why."""


def names(formula: str) -> list[str]:
    """The names a formula uses, in order. Raises ``BadFormula``."""
    return [token for token in _tokens(formula) if token not in _SIGNS and not _NUMBER.fullmatch(token)]


def value(formula: str, look_up: LookUp) -> Decimal:
    """What a formula comes to. Raises ``BadFormula``; what ``look_up`` raises passes through."""
    with localcontext(prec=PRECISION):
        try:
            result, rest = _sum(_tokens(formula), look_up)
        except ArithmeticError:
            raise BadFormula("公式算不出来：除数是零，或结果太大") from None
        if rest:
            raise BadFormula(f"公式里多了“{rest[0]}”")
        return result


def rounded(number: Decimal, digits: int | None) -> Decimal:
    """A number to so many decimals, halves up; ``None`` keeps all it has and no zeros after them."""
    with localcontext(prec=2 * PRECISION):
        if digits is not None:
            return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        short = number.normalize()
        return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _tokens(formula: str) -> list[str]:
    found: list[str] = []
    for match in _TOKEN.finditer(formula.strip()):
        if match["bad"]:
            raise BadFormula(f"公式里看不懂“{match['bad']}”")
        found.append(match["token"])
    return found


def _sum(tokens: list[str], look_up: LookUp) -> tuple[Decimal, list[str]]:
    total, rest = _product(tokens, look_up)
    while rest and rest[0] in "+-":
        sign, (term, after) = rest[0], _product(rest[1:], look_up)
        total, rest = (total + term if sign == "+" else total - term), after
    return total, rest


def _product(tokens: list[str], look_up: LookUp) -> tuple[Decimal, list[str]]:
    total, rest = _single(tokens, look_up)
    while rest and rest[0] in "*/":
        sign, (factor, after) = rest[0], _single(rest[1:], look_up)
        total, rest = (total * factor if sign == "*" else total / factor), after
    return total, rest


def _single(tokens: list[str], look_up: LookUp) -> tuple[Decimal, list[str]]:
    if not tokens or tokens[0] in "+-*/)":
        raise BadFormula("公式没有写完")
    if tokens[0] != "(":
        return (Decimal(tokens[0]) if _NUMBER.fullmatch(tokens[0]) else look_up(tokens[0])), tokens[1:]
    inner, rest = _sum(tokens[1:], look_up)
    if not rest or rest[0] != ")":
        raise BadFormula("括号没有配成对")
    return inner, rest[1:]
