"""A paragraph's text in, what a line end inside it would cost out: numbers, ordinals, names and words kept whole.

Penalties are in the cost of a line that is stretched so far that breaking the unit would look better: ``opened``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat
from typing import Final

from banxin.expressions import expression

LOOSEST: Final = 0.12
"""What a line may open by at every gap, in em; beyond that a thousandth costs ``STEEP`` more."""
STEEP: Final = 10.0


def opened(ems: float) -> float:
    """What a line costs whose every gap opens by so many em beyond its most."""
    cost = (1000.0 * ems) ** 2 / 64.0
    return cost if ems <= LOOSEST else cost + STEEP * 1000.0 * (ems - LOOSEST)


NEVER: Final = 1e9
"""No line end at all, unless the words are wider than the measure."""
NAME: Final = opened(LOOSEST)
"""Inside a name of up to four characters in quotes: whole as long as the line opens by no more than the loosest."""
MEASURE: Final = opened(0.125)
"""Between a number and its 家, 年, 万 (T-23): names give way before it."""
WHOLE: Final = opened(0.15)
"""Ordinals, numbers of figures, bracketed years: they part only where the line would else be looser than 0.15 em."""
EMERGENCY: Final = opened(0.16)
"""Inside a token such as ChainWeaver2.0: only after every unit has given way."""
ANYWHERE: Final = 8000.0
"""Inside a word that is wider than the measure: the last resort."""
RANGE: Final = 60.0
"""After the connector of a range: T-24."""

_COUNTED: Final = (
    "平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|微米|纳米|公斤|千克|毫克|公顷|千瓦时|千瓦|兆瓦|"
    "人民币|美元|欧元|日元|港元|个百分点|百分点|个工作日|工作日|个月|小时|分钟|年度|年代|人次|人年|世纪|"
    "[元年月日号时分秒个家项件人倍届位名条台套座所间米克吨升度岁周天批级类种国篇支"
    "期轮场次只颗架艘辆款门组处例起份册卷章节页层栋幢亩户对股点成折路街站大]"
)
_NUMBER: Final = r"[0-9](?:[0-9]|[.,:](?=[0-9])|[\u00a0\u2009\u202f](?=[0-9]))*"
_HAN_NUMBER: Final = "〇零一二三四五六七八九十百千两0-9"

_AMOUNT: Final = expression(rf"{_NUMBER}(?P<unit>[%％‰]?[余多]?(?:万亿|[万亿千百])?[余多]?(?:{_COUNTED})?)")
_SPACED: Final = expression(r" (?<=[0-9] )(?:(?P<unit>(?=[A-Za-zμΩ]{1,4}(?![A-Za-z])))|(?=[0-9]{3}(?![0-9])))")
"""A number, a space, and its Western unit or its next thousand."""
_CONNECTORS: Final = "—～–"
_FROM: Final = expression(r"[0-9][年月日号%％‰℃万亿元]{0,3}$")
"""What a range begins with, before its connector."""
_TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_READING: Final = expression(rf"（[a-zü' {_TONES}]{{0,24}}[{_TONES}][a-zü' {_TONES}]{{0,24}}）")
"""注音 in brackets after the characters it is of, a syllable each (T-62): the two are never parted."""
_ORDINAL: Final = ("第", expression(rf"[{_HAN_NUMBER}]+(?:{_COUNTED}|[部编条款届辑讲])?"))
_NUMBERED: Final = ("图表", expression(r" ?[0-9]+(?:[.-][0-9]+)*"))
_UNITS: Final = (
    (*_ORDINAL, WHOLE),
    (*_NUMBERED, WHOLE),
    ("〔", expression(r"[^〔〕]{1,16}〕"), WHOLE),
    ("（(", expression(r"[0-9]{4}年?[—–～-](?:[0-9]{4}年?|至今)[)）]"), WHOLE),
    ("“‘《〈「『", expression(r"[^“”‘’《》〈〉「」『』，。；、！？]{1,4}[”’》〉」』]"), NAME),
)
"""Units that stay whole, by what they may begin with, and how they go on: a text is searched soonest for characters."""
_ENDINGS: Final = {"图": "地版意试企力蓝插", "表": "发代外仪手钟"}
"""What makes words of first characters that then begin no unit: 地图, 代表."""
_WESTERN: Final = expression(r"[!-~]{8,}")
"""What may hold a token or an address."""
_TOKEN: Final = expression(r"[A-Za-z][A-Za-z0-9.]{7,}")
_TOKEN_CUT: Final = expression(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z]{2})(?=[0-9])")
_ADDRESS: Final = expression(r"[A-Za-z0-9][!-~]{15,}")
_ADDRESS_CUT: Final = expression(r"(?<=[/.?&=_#+-])(?=[A-Za-z0-9])")

_LATIN: Final = expression("[!-~]+")

_DIGIT: Final = expression("[0-9]")

Penalty = tuple[int, float]
"""A place (a line would end before this character) and what that costs."""


def penalties(text: str) -> tuple[list[Penalty], list[Penalty]]:
    """Penalties of a text: those on line ends that the classes allow, and emergency ends that they forbid."""
    dear, emergency = _whole(text), _tokens(text)
    if _DIGIT.search(text):
        dear += _amounts(text)
        emergency += _ranges(text)
    return dear, emergency


def solid(text: str) -> Iterator[tuple[int, int]]:
    """From where to where a text says a number with its unit (2026年, 第3届, 表1) or a word in Latin letters."""
    for pattern in (_AMOUNT, _LATIN):
        for match in pattern.finditer(text):
            yield match.span()
    for firsts, rest in (_ORDINAL, _NUMBERED):
        yield from _spans(text, firsts, rest)


def _amounts(text: str) -> list[Penalty]:
    """Numbers with the Han unit that follows: the unit itself is never cut, the joint is dear."""
    found: list[Penalty] = []
    for match in _AMOUNT.finditer(text):
        start, end = match.span(1)
        if end > start:
            found.append((start, MEASURE))
            if end > start + 1:
                found += _inside(start, end)
    if " " in text:
        found += [(match.end(), NEVER if match["unit"] is None else MEASURE) for match in _SPACED.finditer(text)]
    return found


def _ranges(text: str) -> list[Penalty]:
    """After the connector between two numbers; years in brackets stay whole besides."""
    return [
        (at + 1, RANGE) for connector in _CONNECTORS for at in _places(text, connector)
        if _DIGIT.match(text, at + 1) and _FROM.search(text[max(at - 4, 0) : at])
    ]  # fmt: skip


def _whole(text: str) -> list[Penalty]:
    """Every place inside a unit that stays whole."""
    found: list[Penalty] = []
    for firsts, rest, cost in _UNITS:
        for start, end in _spans(text, firsts, rest):
            found += _inside(start, end, cost)
    for match in _READING.finditer(text):
        annotated = match.start() - len(match[0].split())
        found += _inside(max(annotated, 0), match.end())
        found.append((match.start(), NEVER))
    return found


def _spans(text: str, firsts: str, rest: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """From where to where units go that begin with one of ``firsts``, and then are a ``rest``."""
    for first in firsts:
        for at in _places(text, first):
            match = rest.match(text, at + 1)
            if match and not (at and text[at - 1] in _ENDINGS.get(first, "")):
                yield at, match.end()


def _places(text: str, character: str) -> Iterator[int]:
    at = text.find(character)
    while at >= 0:
        yield at
        at = text.find(character, at + 1)


def _inside(start: int, end: int, cost: float = WHOLE) -> Iterator[Penalty]:
    return zip(range(start + 1, end), repeat(cost), strict=False)


def _tokens(text: str) -> list[Penalty]:
    """Emergency ends in long Latin tokens: before a capital inside, before a version number, in addresses."""
    return [
        (match.start(), EMERGENCY)
        for western in _WESTERN.finditer(text)
        for pattern, cut in ((_TOKEN, _TOKEN_CUT), (_ADDRESS, _ADDRESS_CUT))
        for token in pattern.finditer(text, *western.span())
        for match in cut.finditer(text, token.start() + 1, token.end())
    ]
