"""The ledger in, what its numbers say against each other out: shares and their counts, parts and their wholes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from banxin.figures import Figure, Ledger, split_unit
from banxin.problems import Problem, error, warning

Span = tuple[Decimal, Decimal]


def agreement(ledger: Ledger) -> Iterator[Problem]:
    """Every disagreement among the figures of a ledger."""
    for figure in ledger.figures.values():
        if figure.id not in ledger.values:
            continue
        if figure.of in ledger.values:
            yield from _within_its_whole(figure, ledger)
        if _is_percentage(figure) and not figure.computed:
            yield from _stated_base(figure, ledger)
    yield from _one_base_each(ledger)


def _is_percentage(figure: Figure) -> bool:
    return split_unit(figure.unit)[0] in ("%", "‰")


def _within_its_whole(figure: Figure, ledger: Ledger) -> Iterator[Problem]:
    whole = ledger[figure.of]
    if figure.unit == whole.unit and figure.kind != "rank" and ledger.values[figure.id] > ledger.values[whole.id]:
        said = f"其中项“{figure.name}”（{figure.value}）大于整体“{whole.name}”（{whole.value}）"
        yield error(figure.place_of("value"), "F010", said, "核对两个数，或去掉 of")


def _stated_base(figure: Figure, ledger: Ledger) -> Iterator[Problem]:
    """A percentage is a growth, or a share that agrees with its count or states what it is a share of."""
    place = figure.place_of("value")
    if figure.kind not in ("share", "growth"):
        yield error(place, "F011", f"“{figure.id}”是百分数，要说明是占比还是增长", "写 kind: share 或 kind: growth")
        return
    if figure.kind == "growth":
        return
    if not figure.base:
        yield error(
            place,
            "F012",
            f"占比“{figure.id}”没有说明基数",
            "写 base: 数据的 id 或几个字；是编者的理解时再写 base_editorial: true",
        )
        return
    if figure.base in ledger.values and figure.part in ledger.values:
        least, most = _span(figure, ledger)
        share = ledger.measure(figure.part) / ledger.measure(figure.base) if ledger.values[figure.base] else Decimal(0)
        if not least <= share <= most:
            said = f"{ledger.values[figure.part]} ÷ {ledger.values[figure.base]} = {share:.2%}"
            said += f"，写的是 {figure.value}{figure.unit}"
            yield error(place, "F013", said, "核对占比、个数和基数")


def _one_base_each(ledger: Ledger) -> Iterator[Problem]:
    """Shares that name the same base in words, with their counts, must imply one base between them."""
    implied: dict[str, list[tuple[Figure, Span]]] = defaultdict(list)
    for figure in ledger.figures.values():
        if (
            figure.kind == "share"
            and figure.base
            and figure.base not in ledger
            and figure.part in ledger.values
            and figure.value
        ):
            least, most = _span(figure, ledger)
            count = ledger.measure(figure.part)
            if least > 0:
                implied[figure.base].append((figure, (count / most, count / least)))
    for base, shares in implied.items():
        first = shares[0]
        for figure, span in shares[1:]:
            if span[0] > first[1][1] or span[1] < first[1][0]:
                said = f"按“{figure.id}”推算，{base}约 {_middle(span)}；按“{first[0].id}”推算约 {_middle(first[1])}"
                yield warning(figure.place_of("base"), "F014", said, "核对占比，或分别说明基数")


def _span(figure: Figure, ledger: Ledger) -> Span:
    """The shares that round to the one written: 70 % stands for 69.5 % to 70.5 %."""
    value = ledger.values[figure.id]
    half = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    scale = Decimal(1000 if figure.unit.startswith("‰") else 100)
    return max(value - half, Decimal(0)) / scale, (value + half) / scale


def _middle(span: Span) -> str:
    return f"{(span[0] + span[1]) / 2:.0f}"
