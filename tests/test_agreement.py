"""What the numbers of a ledger say against each other."""

from __future__ import annotations

from banxin.agreement import agreement
from banxin.figures import FiguresFile, Ledger
from banxin.reading import read
from sample import check_problems


def check(figures: list[str], *expected: str) -> None:
    """Exactly these problems of a ledger: ``line:column CODE words``; figure n stands on line n + 3."""
    text = "groups:\n  - group: 组\n    figures:\n" + "".join(f"      - {{{figure}}}\n" for figure in figures)
    ledger = Ledger(read(text, "f", FiguresFile).must().groups)
    check_problems(list(agreement(ledger)), *(f"f:{one}" for one in expected))


PART, WHOLE = "id: part, name: 部分, value: 134, unit: 个", "id: whole, name: 整体, value: 191, unit: 个"


def test_shares_agree_with_their_counts_or_state_their_base() -> None:
    share = "id: s, name: 占比, value: 70, unit: '%', kind: share"
    check([PART, WHOLE, f"{share}, part: part, base: whole"])
    check([PART, WHOLE, f"{share}, part: part, base: 所有获奖项目"])
    check([PART, WHOLE, f"{share}, base: 所有获奖项目"])
    check([PART, WHOLE, share], "6:34 F012 没有说明基数")
    check(
        [PART, WHOLE, "id: s, name: 占比, value: 71, unit: '%', kind: share, part: part, base: whole"],
        "6:34 F013 134 ÷ 191 = 70.16%",
    )
    check([PART, WHOLE, "id: s, name: 占比, value: 70.0, unit: '%', kind: share, part: part, base: whole"], "6:34 F013")
    check([PART, WHOLE, "id: s, name: 占比, value: 702, unit: ‰, kind: share, part: part, base: whole"])


def test_a_percentage_is_a_share_or_a_growth() -> None:
    check(["id: s, name: 比率, value: 70, unit: '%'"], "4:34 F011 kind: share")
    check(["id: s, name: 增速, value: 70, unit: '%', kind: growth"])


def test_counts_are_compared_in_one_magnitude() -> None:
    share = "id: s, name: 占比, value: 50, unit: '%', kind: share, part: part, base: whole"
    check(["id: part, name: 甲, value: 5000, unit: 万元", "id: whole, name: 乙, value: 1, unit: 亿元", share])


def test_shares_of_one_base_imply_one_base() -> None:
    led, base = "id: led, name: 牵头, value: 111, unit: 个", "kind: share, base: 所有获奖项目"
    joint = f"id: s, name: 占比, value: 70, unit: '%', part: part, {base}"
    check([PART, led, joint, f"id: t, name: 占比, value: 58, unit: '%', part: led, {base}"])
    check(
        [PART, led, joint, f"id: t, name: 占比, value: 16, unit: '%', part: led, {base}"],
        "7:79 F014 所有获奖项目约 694",
    )


def test_a_part_is_no_greater_than_its_whole() -> None:
    check([WHOLE, "id: p, name: 其中, value: 192, unit: 个, of: whole"], "5:34 F010 大于整体")
    check([WHOLE, "id: p, name: 其中, value: 192, unit: 元, of: whole"])
    check([WHOLE, "id: p, name: 其中, value: 191, unit: 个, of: whole"])


def test_a_base_of_nothing_is_no_base() -> None:
    check(
        [
            PART,
            "id: whole, name: 整体, value: 0, unit: 个",
            "id: s, name: 占比, value: 70, unit: '%', kind: share, part: part, base: whole",
        ],
        "6:34 F013",
    )
