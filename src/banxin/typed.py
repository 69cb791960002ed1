"""Authors' texts and the ledger in, numbers typed by hand that a figure should print out.

A typed number *is* a figure of its chapter when value and unit are the figure's. It *contradicts* one when unit and
naming words are the figure's and the value is not. Naming words are those directly before the number in the figure's
quoted source (three characters or more), its name, or those directly after the unit (four or more). Words of another
year, of a plan, of a change or of a scale make it another number: then nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from banxin.expressions import expression
from banxin.figures import Figure, Ledger
from banxin.panels import Authored
from banxin.problems import Place, Problem, error, warning
from banxin.prose import FIGURE
from banxin.records import record

LEAST_BEFORE: Final = 3
LEAST_AFTER: Final = 4
"""How many characters name a thing well enough: fewer (累计, 企业) stand before and after many numbers."""

_WIDTHS: Final = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
"""Digits are compared as the eye sees them."""
_NUMBER: Final = expression(r"(?<![\w.-])(?:\d{1,3}(?:[,\u2009 ]\d{3})+|\d+)(?:\.\d+)?(?![\d.])", re.ASCII)
_REFERENCE: Final = expression(r"\{[^{}]*\}|\*\*")
_STOP: Final = expression(r"[，。；：、（）()！？\s]")
_VERB: Final = expression(r"(?:达到|达|共有|共|为|有|约|近|超过|超|突破|逾|增至|增加到)$")
"""Words between what is counted and the number; they name nothing."""
_YEAR: Final = expression(r"\d{4}年")
_OTHER: Final = expression(r"上年|去年|此前|原有|计划|目标|预计|力争|新增|增加|减少|增长|下降|平均|一格|每")
"""Words that make it another number: an earlier or a planned one, a change, a rate, a scale."""
_QUALIFIED: Final = expression(r"(?:超过|超|突破|逾|多于|少于|约|近|至少|至多|不足)$")
_REACH: Final = 400
"""Characters before and after a number that may name it: a text without a full stop must not be read once a number."""
_SCALE: Final = expression(r"(?:一格为|每\S{0,2})$")


@record
class _Number:
    """A number in a text, with the words of its sentence before it and of its clause after it."""

    value: Decimal
    offset: int
    sentence: str
    before: str
    after: str


@record
class _Known:
    """A figure, with what its source and its name say about it."""

    figure: Figure
    value: Decimal
    names: tuple[str, ...]
    tail: str
    context: str


def typed(texts: Iterable[Authored], shown: Mapping[str, Collection[str]], ledger: Ledger) -> Iterator[Problem]:
    """What is wrong with the numbers typed in the chapters' texts.

    ``shown`` says which figures each chapter shows: against those, value and unit alone tell that a number is a
    figure; against all others the naming words must agree too.
    """
    if not ledger.groups:
        return
    index = _Index(_known(figure, ledger) for figure in ledger.figures.values() if figure.id in ledger.values)
    for text in texts:
        if text.chapter:
            here = shown.get(text.chapter, ())
            for number in _numbers(text.text):
                yield from _judged(number, text, here, index)
            yield from _unqualified(text, ledger)


def _judged(number: _Number, text: Authored, here: Collection[str], index: _Index) -> Iterator[Problem]:
    named = index.named(number)
    equal = [one for one in index.equal(number) if one in named or one.figure.id in here]
    if not equal:
        yield from (_contradicted(one, number, text.place(number.offset)) for one in named)
    elif not _SCALE.search(number.before):
        yield _equal(equal, number, text.place(number.offset))


class _Index:
    """The figures by unit and value, and by the words that stand before and after their number."""

    def __init__(self, known: Iterable[_Known]) -> None:
        self._units: set[str] = set()
        self._values: dict[tuple[str, Decimal], list[_Known]] = defaultdict(list)
        self._ends: dict[str, list[_Known]] = defaultdict(list)
        self._starts: dict[str, list[_Known]] = defaultdict(list)
        for one in known:
            if one.figure.unit:
                self._units.add(one.figure.unit)
                self._values[one.figure.unit, one.value].append(one)
                for end in dict.fromkeys(name[-LEAST_BEFORE:] for name in one.names):
                    self._ends[end].append(one)
                if one.tail:
                    self._starts[one.tail[:LEAST_AFTER]].append(one)

    def equal(self, number: _Number) -> list[_Known]:
        """The figures with the number's value and unit."""
        after = number.after.lstrip("余多")
        units = (after[:length] for length in range(1, len(after) + 1))
        return [one for unit in units if unit in self._units for one in self._values.get((unit, number.value), ())]

    def named(self, number: _Number) -> list[_Known]:
        """The figures with the number's unit whose words stand about the number."""
        before, after = _without_verbs(number.before), number.after.lstrip("余多")
        ended = [one for one in self._ends.get(before[-LEAST_BEFORE:], ()) if before.endswith(one.names)]
        units = (after[:length] for length in range(1, len(after) + 1))
        begun = (
            one
            for unit in units if unit in self._units
            for one in self._starts.get(after[len(unit) :][:LEAST_AFTER], ())
            if one.figure.unit == unit and after[len(unit) :].startswith(one.tail)
        )  # fmt: skip
        found = dict.fromkeys((*ended, *begun))
        if not found:
            return []
        others = {*_YEAR.findall(number.sentence), *_OTHER.findall(number.before)}
        return [
            one for one in found if after.startswith(one.figure.unit) and all(word in one.context for word in others)
        ]


def _unqualified(text: Authored, ledger: Ledger) -> Iterator[Problem]:
    """A figure printed without the 超过 or 余 that belongs to it."""
    for match in FIGURE.finditer(text.text):
        figure = ledger.figures.get(match["figure"])
        if figure is None or not figure.qualifier or match["form"] == "full":
            continue
        before, after = text.text[: match.start()].rstrip("*"), text.text[match.end() :].lstrip("*")
        if not _QUALIFIED.search(before) and not after.startswith(figure.qualifier):
            said = f"数据“{figure.name}”带限定词“{figure.qualifier}”，这里没有印出"
            yield warning(text.place(match.start()), "P010", said, f"写成 {{{figure.id}:full}}")


def _numbers(text: str) -> Iterator[_Number]:
    words = _REFERENCE.sub(lambda match: "\ue001" * len(match[0]), text).translate(_WIDTHS)
    for match in _NUMBER.finditer(words):
        least = max(match.start() - _REACH, 0)
        start = max(least - 1, *(words.rfind(stop, least, match.start()) for stop in "。；\n")) + 1
        sentence = words[start : match.start()].replace("\ue001", "")
        value = Decimal(re.sub(r"[,\u2009 ]", "", match[0]))
        most = min(match.end() + _REACH, len(words))
        stop = _STOP.search(words, match.end(), most)
        after = words[match.end() : stop.start() if stop else most].replace("\ue001", "")
        yield _Number(value, match.start(), sentence, _STOP.split(sentence)[-1], after)


def _known(figure: Figure, ledger: Ledger) -> _Known:
    value = ledger.values[figure.id]
    numbers = _numbers(figure.source.quote if figure.source else "")
    quoted = next((number for number in numbers if number.value == value and _counted(number, figure.unit)), None)
    names = (figure.name, _without_verbs(quoted.before) if quoted else "")
    tail = quoted.after.lstrip("余多").removeprefix(figure.unit) if quoted else ""
    return _Known(
        figure, value, tuple(name for name in names if len(name) >= LEAST_BEFORE),
        tail if len(tail) >= LEAST_AFTER else "", f"{figure.as_of}{quoted.sentence if quoted else ''}{figure.name}",
    )  # fmt: skip


def _counted(number: _Number, unit: str) -> bool:
    """Whether the number is followed by a unit."""
    return number.after.lstrip("余多").startswith(unit)


def _without_verbs(words: str) -> str:
    while (stripped := _VERB.sub("", words)) != words:
        words = stripped
    return words


def _equal(known: list[_Known], number: _Number, place: Place) -> Problem:
    ids = " 或 ".join(f"{{{one.figure.id}}}" for one in known[:3])
    said = f"“{number.value}{known[0].figure.unit}”是手写的数，和数据相同；数据改了这里不会跟着改"
    return warning(place, "P008", said, f"写成 {ids}")


def _contradicted(one: _Known, number: _Number, place: Place) -> Problem:
    figure = one.figure
    said = f"这里写的是“{number.value}{figure.unit}”，数据“{figure.name}”是 {one.value}{figure.unit}（{figure.place}）"
    return error(place, "P009", said, f"核对后写成 {{{figure.id}}}")
