"""The ledger: every number of a report once, with unit, qualifier, date, scope and source; printed, computed, found.

In: ``figures.yaml``, read into ``FiguresFile``. Out: a ``Ledger`` that answers what a figure's value is, how it is
printed in each form, and which of its parts stand under it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Final, Literal

from banxin import formulas, limits
from banxin.expressions import expression
from banxin.inlines import Amount
from banxin.numerals import printed
from banxin.problems import Place, Problem, error, warning
from banxin.reading import Written
from banxin.reading.declared import Field

FigureId = Annotated[
    str,
    Field(pattern=rf"^{formulas.NAME}$", max_length=64, description="数据的 id：小写字母、数字、_ 和 -，各段用点隔开"),
]
Form = Literal["", "value", "full"]
"""How a figure is printed: value and unit, the value alone, or with its qualifier."""

Kind = Literal["count", "amount", "share", "growth", "rank"]


class Quote(Written):
    """The words of a source that a figure is taken from."""

    file: str = Field(description="资料的短名，见报告文件的 sources")
    quote: str = Field(min_length=1, description="原文中的字句，照抄；** 可省，半角全角标点不论")


class Figure(Written):
    """One number: what it counts, how much, since when, and who says so."""

    id: FigureId
    name: str = Field(min_length=1, max_length=80, description="指标：数的是什么")
    value: Decimal | None = Field(None, description="数值，用原文自己的单位：2.92 万亿元就写 2.92")
    unit: str = Field("", max_length=20, description="单位：家、项、万亿元、%；名次不写")
    kind: Kind = Field("count", description="count 个数、amount 数额、share 占比、growth 增长、rank 名次")
    qualifier: str = Field("", max_length=10, description="限定词：超过、突破、约、余、多")
    of: str = Field("", description="其中项所属的整体的 id")
    below: str = Field("", description="排在哪个指标之下（不是它的其中项）")
    as_of: str = Field("", max_length=40, description="截至或所属时间")
    scope: str = Field("", max_length=80, description="范围：全国、全球、上海市")
    note: str = Field("", max_length=200, description="说明，可引用别的数据：新增{pool.added}")
    listed: bool = Field(True, description="是否列入数据总表")
    source: Quote | None = Field(None, description="出处：资料和原文")
    formula: str = Field("", max_length=200, description="由别的数据算出：unicorns.shanghai / unicorns.china")
    digits: int | None = Field(None, ge=0, le=12, description="算出的数保留几位小数")
    part: str = Field("", description="占比所说的那个数的 id")
    base: str = Field("", max_length=80, description="占比的基数：数据的 id，或几个字说明")
    base_editorial: bool = Field(False, description="基数是编者的理解，原文没有写明")

    @property
    def computed(self) -> bool:
        """Whether it follows from others by a formula."""
        return bool(self.formula)


class FigureGroup(Written):
    """Figures under one head of the table of figures."""

    group: str = Field(min_length=1, max_length=80, description="组名，即数据总表里的组")
    figures: tuple[Figure, ...] = Field(min_length=1, description="这一组的数据")


class FiguresFile(Written, compiled="figures"):
    """A whole ``figures.yaml``."""

    groups: tuple[FigureGroup, ...] = Field(description="数据，分组登记，每个只登记一次")


# ---------------------------------------------------------------- how a number is printed

_MAGNITUDE: Final = expression(r"万亿|万|亿|%|‰")
_WITH_UNIT: Final = frozenset(("余", "多"))
"""Qualifiers that go with the unit: 250余场, 80多万家."""
_FACTORS: Final = {
    "": Decimal(1),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
    "%": Decimal("0.01"),
    "‰": Decimal("0.001"),
}
LONGEST_CHAIN: Final = 50
"""How many computed figures may rest on one another: a real ledger needs two or three."""

_NUMERALS: Final = "零一二三四五六七八九"


def ordinal(rank: int) -> str:
    """第二, 第十二, 第一百零三 becomes 第103: Chinese numerals up to 99, figures from there."""
    if not 0 < rank < 100:
        return f"第{rank}"
    tens, ones = divmod(rank, 10)
    return (
        "第" + ("" if not tens else "十" if tens == 1 else _NUMERALS[tens] + "十") + (_NUMERALS[ones] if ones else "")
    )


def split_unit(unit: str) -> tuple[str, str]:
    """The 万, 亿 or % that goes with the value, and what follows it."""
    match = _MAGNITUDE.match(unit)
    return (match[0], unit[match.end() :]) if match else ("", unit)


def in_words(figure: Figure, value: Decimal, form: Form, set_off: bool) -> Amount:
    """A figure as it stands in a text."""
    if figure.kind == "rank":
        return Amount(figure.id, figure.qualifier if form == "full" else "", ordinal(int(value)), "", "", set_off)
    if form == "value":
        return Amount(figure.id, "", printed(value), "", "", set_off)
    magnitude, unit = split_unit(figure.unit)
    qualifier = figure.qualifier if form == "full" else ""
    if qualifier in _WITH_UNIT:
        if magnitude:
            magnitude = qualifier + magnitude
        else:
            unit = qualifier + unit
        qualifier = ""
    return Amount(figure.id, qualifier, printed(value), magnitude, unit, set_off)


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like a wrong one, or an empty string."""
    near = difflib.get_close_matches(name, list(names), 1, 0.6)
    return near[0] if near else ""


# ---------------------------------------------------------------- the ledger


class Ledger:
    """All figures of a report, in the order they were entered."""

    def __init__(self, groups: tuple[FigureGroup, ...] = ()) -> None:
        self.groups: Final = groups

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure by id; the first entry wins where one was entered twice."""
        found: dict[str, Figure] = {}
        for group in self.groups:
            for figure in group.figures:
                found.setdefault(figure.id, figure)
        return found

    @cached_property
    def values(self) -> dict[str, Decimal]:
        """The value of every figure that has one; computed ones are rounded to their digits."""
        values = {id: figure.value for id, figure in self.figures.items() if figure.value is not None}
        for id in self.figures:
            self._settle(id, values, ())
        return values

    def __contains__(self, id: object) -> bool:
        return id in self.figures

    def __getitem__(self, id: str) -> Figure:
        return self.figures[id]

    def amount(self, id: str, form: Form = "", set_off: bool = False) -> Amount | None:
        """The figure as printed, or ``None`` where there is none or it has no value."""
        figure, value = self.figures.get(id), self.values.get(id)
        if figure is None or value is None:
            return None
        return in_words(figure, value, form, set_off)

    def nearest(self, id: str) -> str:
        """The id most like a wrong one, or an empty string."""
        return nearest(id, self.figures)

    def measure(self, id: str) -> Decimal:
        """The value with its magnitude multiplied out: 2.92 万亿元 is 2 920 000 000 000."""
        return self.values[id] * _FACTORS[split_unit(self.figures[id].unit)[0]]

    def rests_on(self, id: str) -> tuple[str, ...]:
        """The figures that one is computed from, or that its share is said of."""
        figure = self.figures[id]
        try:
            named = formulas.names(figure.formula)
        except formulas.BadFormula:  # said by problems()
            named = []
        return tuple(name for name in (*named, figure.part, figure.base) if name in self.figures)

    def parts(self, id: str) -> Iterator[Figure]:
        """The figures that name this one as their whole or stand below it."""
        return (figure for figure in self.figures.values() if id in (figure.of, figure.below))

    def problems(self) -> Iterator[Problem]:
        """Everything wrong with the ledger by itself; see ``banxin.agreement`` for what its numbers say together."""
        seen: dict[str, Place] = {}
        for group in self.groups:
            for figure in group.figures:
                if figure.id in seen:
                    yield error(
                        figure.place_of("id"),
                        "F001",
                        f"数据“{figure.id}”登记了两次（另一处在 {seen[figure.id]}）",
                        "每个数据只登记一次",
                    )
                seen.setdefault(figure.id, figure.place_of("id"))
                yield from self._of(figure)

    def _of(self, figure: Figure) -> Iterator[Problem]:
        for key in ("of", "below", "part"):
            named = str(getattr(figure, key))
            if named and named not in self.figures:
                yield self.unknown(figure.place_of(key), named)
            elif named and self._leads_back(figure.id, key):
                said = f"“{figure.id}”的 {key} 写的是自己，或绕一圈又回到自己"
                yield error(figure.place_of(key), "F009", said, "写它所属的那个数据的 id，或删去这一项")
        if figure.formula:
            yield from self._formula(figure)
        elif figure.value is None:
            yield error(figure.place, "F003", f"数据“{figure.id}”没有数值", "写 value，或写 formula 由别的数据算出")
        elif len(figure.value.as_tuple().digits) > limits.DIGITS.most:
            yield error(
                figure.place_of("value"),
                "Y009",
                limits.over(limits.DIGITS, len(figure.value.as_tuple().digits)),
                "换大一级的单位",
            )
        if (
            figure.kind == "rank"
            and figure.value is not None
            and (figure.value < 1 or figure.value != int(figure.value))
        ):
            yield error(figure.place_of("value"), "F006", "名次要是 1、2、3……", "第二就写 2")
        if not figure.formula and figure.source is None:
            yield warning(figure.place, "F007", f"数据“{figure.id}”没有出处", "写 source: {file: …, quote: …}")

    def _leads_back(self, id: str, key: str) -> bool:
        """Whether a figure is named by one that it names itself, however far away."""
        seen: set[str] = set()
        at = id
        while at in self.figures and at not in seen:
            seen.add(at)
            at = str(getattr(self.figures[at], key))
        return at == id

    def _formula(self, figure: Figure) -> Iterator[Problem]:
        place = figure.place_of("formula")
        try:
            unknown = [name for name in formulas.names(figure.formula) if name not in self.figures]
            yield from (self.unknown(place, name) for name in unknown)
            value = None if unknown else self._computed(figure, dict(self.values), ())
        except formulas.BadFormula as problem:
            yield error(place, "F004", str(problem), "只用数据的 id、数和 + - * / ( )，运算符两边留空格")
            return
        if value is not None and figure.value is not None and value != figure.value:
            yield error(
                figure.place_of("value"), "F005", f"写的是 {figure.value}，按公式算得 {value}", "删去 value，或核对公式"
            )

    def _settle(self, id: str, values: dict[str, Decimal], path: tuple[str, ...]) -> Decimal | None:
        """Enter the value of a computed figure, those it rests on first; ``None`` where it cannot be had."""
        if id in values or id not in self.figures or id in path or len(path) > LONGEST_CHAIN:
            return values.get(id)
        if self.figures[id].formula:
            try:
                values[id] = self._computed(self.figures[id], values, (*path, id))
            except formulas.BadFormula:
                return None  # said by problems()
        return values.get(id)

    def _computed(self, figure: Figure, values: dict[str, Decimal], path: tuple[str, ...]) -> Decimal:
        """What a figure's formula comes to, in its own unit. Raises ``BadFormula``."""

        def look_up(id: str) -> Decimal:
            value = self._settle(id, values, path)
            if value is None:
                raise formulas.BadFormula(f"“{id}”没有数值，或绕了一圈又算到自己")
            return value * _FACTORS[split_unit(self.figures[id].unit)[0]]

        value = formulas.value(figure.formula, look_up) / _FACTORS[split_unit(figure.unit)[0]]
        return formulas.rounded(value, figure.digits)

    def unknown(self, place: Place, name: str) -> Problem:
        """The problem of a figure that is not there, with the name that may be meant."""
        near = self.nearest(name)
        return error(place, "F002", f"没有名为“{name}”的数据", f"是不是 {near}？" if near else "先在数据文件里登记它")
