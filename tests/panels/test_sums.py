"""Totals of tables that are not the sum of their rows, and every table whose total may be right."""

from __future__ import annotations

import pytest

from sample import assembled


def told(rows: str, columns: str = "名称, 数量", more: str = "") -> list[str]:
    """What is said of the sums of a table, with the column of the cell."""
    lines = "".join(f"      - {row.strip()}\n" for row in rows.strip().split("\n"))
    table = f"  - table:\n      id: t\n      title: 表\n      columns: [{columns}]\n{more}      rows:\n{lines}"
    made = assembled(f"title: 章\npanels:\n{table}")
    assert {problem.code for problem in made.problems} <= {"R022"}
    return [f"{problem.place.column} {problem.message}" for problem in made.problems]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("[甲, 10]\n[乙, 20]\n{cells: [合计, 40], kind: total}", "“数量”各行之和是 30，合计写的是 40"),
        ("{cells: [合计, 40], kind: total}\n[甲, 10]\n[乙, 20]", "各行之和是 30，合计写的是 40"),
        ('[甲, "1 280"]\n[乙, "1,000"]\n{cells: [合计, 2300], kind: total}', "各行之和是 2280，合计写的是 2300"),
        ('[甲, "{firms}"]\n[乙, 5家]\n{cells: [合计, 101家], kind: total}', "各行之和是 100家，合计写的是 101家"),
        ("[甲, 10]\n{cells: [其中：丙, 4], kind: part}\n[乙, 20]\n{cells: [合计, 34], kind: total}", "各行之和是 30"),
        ("[甲, 1.25]\n[乙, 1.25]\n{cells: [合计, 2.6], kind: total}", "各行之和是 2.50，合计写的是 2.6"),
        ("[甲, 10]\n[乙, −30]\n{cells: [合计, 40], kind: total}", "各行之和是 -20"),
        (
            "{group: 东}\n[甲, 1]\n[乙, 2]\n{cells: [小计, 3], kind: total}\n"
            "{group: 西}\n[丙, 3]\n[丁, 4]\n{cells: [小计, 8], kind: total}\n{cells: [总计, 11], kind: total}",
            "各行之和是 7，合计写的是 8",
        ),
    ],
)
def test_a_total_that_is_not_the_sum_is_told(rows: str, said: str) -> None:
    found = told(rows)
    assert len(found) == 1, found
    assert said in found[0]


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ("[甲, 10]\n[乙, 20]\n{cells: [合计, 30], kind: total}", "名称, 数量"),
        ("{cells: [合计, 30], kind: total}\n[甲, 10]\n[乙, 20]", "名称, 数量"),
        ("[甲, 10.4]\n[乙, 20.4]\n{cells: [合计, 31], kind: total}", "名称, 数量"),
        ("[甲, 1.1]\n[乙, 2.2]\n[丙, 3.3]\n{cells: [合计, 6.7], kind: total}", "名称, 数量"),
        ("[甲, 10]\n[乙, 20]\n{cells: [合计, 31], kind: total}", "名称, 数量（万元）"),
        ("[甲, 10]\n[乙, 20]\n{cells: [合计, 40], kind: total}", "名称, 占比"),
        ("[甲, 10]\n[乙, 20]\n{cells: [合计, 15], kind: total}", "名称, 人均收入"),
        ("[甲, 10%]\n[乙, 20%]\n{cells: [合计, 15%], kind: total}", "名称, 数量"),
        ('[甲, 10]\n[乙, "—"]\n{cells: [合计, 40], kind: total}', "名称, 数量"),
        ('[甲, 10]\n[乙, ""]\n{cells: [合计, 40], kind: total}', "名称, 数量"),
        ("[甲, 10]\n[乙, 约20]\n{cells: [合计, 40], kind: total}", "名称, 数量"),
        ("[甲, 10]\n[乙, 20]\n{cells: [平均, 15], kind: total}", "名称, 数量"),
        ("[甲, 10]\n[乙, 20]\n{cells: [全省, 95], kind: total}", "名称, 数量"),
        ("[甲, 10]\n[其中：丙, 4]\n{cells: [合计, 40], kind: total}", "名称, 数量"),
        ("[全部, 30]\n[甲, 10]\n[乙, 20]\n{cells: [合计, 30], kind: total}", "名称, 数量"),
        ("[甲, 10]\n[乙, 20]\n[小计, 30]\n{cells: [合计, 30], kind: total}", "名称, 数量"),
        ("[甲, {text: 10, rows: 2}]\n[乙]\n{cells: [合计, 40], kind: total}", "名称, 数量"),
        ("[甲, 10]\n{cells: [合计, 40], kind: total}", "名称, 数量"),
        ("[甲, 10家]\n[乙, 20项]\n{cells: [合计, 40家], kind: total}", "名称, 数量"),
        (
            "[甲, 1]\n[乙, 2]\n{cells: [小计, 3], kind: total}\n[丙, 3]\n{cells: [总计, 6], kind: total}",
            "名称, 数量",
        ),
        (
            "[甲, 5]\n[乙, 7.5]\n{cells: [小计, 12.5], kind: total}\n[甲, 11]\n[乙, 13]\n{cells: [小计, 24], kind: total}\n"
            "{cells: [上半年, 36.5], kind: total}\n[甲, 17]\n[乙, 19.3]\n{cells: [小计, 36.3], kind: total}\n"
            "[甲, 23]\n[乙, 29]\n{cells: [小计, 52], kind: total}\n{cells: [合计, 88.3], kind: total}",
            "名称, 数量",
        ),
    ],
)
def test_a_total_that_may_be_right_is_passed_over(rows: str, columns: str) -> None:
    assert told(rows, columns) == []


def test_a_label_may_span_and_heads_of_several_rows_are_read() -> None:
    rows = "[东, 甲, 10, 50]\n[西, 乙, 20, 60]\n{cells: [{text: 合计, columns: 2}, 40, 55], kind: total}"
    header = "      header:\n        - [{text: 区, rows: 2}, {text: 名, rows: 2}, {text: 数量, columns: 2}]\n"
    found = told(rows, "区, 名, 家数, 其他", f"{header}        - [家数, 占比]\n")
    assert len(found) == 1, found
    assert "“家数”各行之和是 30" in found[0]


def test_the_cell_of_the_total_is_pointed_at() -> None:
    assert told("[甲, 10]\n[乙, 20]\n{cells: [合计, 40], kind: total}")[0].startswith("22 ")
