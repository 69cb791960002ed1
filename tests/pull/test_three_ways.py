"""A chart changed in Word and in the YAML: number by number, only what was edited in Word counts."""

from __future__ import annotations

import pytest

from pull.office import Hand, draft, lines

CHART = '{{id: c, title: 外借（万册次）, rows: [{{name: "2023", value: {0}, unit: 万册次}}, {{name: "2024", value: 905, unit: 万册次}}{1}, {{name: "2025", figure: loans.total}}]}}'
EDITED = {"cache": True, "book": True}


def report(value: str = "780", total: str = "960", more: str = "", kind: str = "column") -> dict[str, str]:
    return {
        "report.yaml": "title: 报告\nsections: [a.yaml]\nfigures: figures.yaml\n",
        "figures.yaml": (
            "groups:\n  - group: 外借\n    figures:\n"
            f"      - {{id: loans.total, name: 外借图书, value: {total}, unit: 万册次}}\n"
        ),
        "a.yaml": (
            'number: "1"\ntitle: 情况\npanels:\n  - prose: 外借{loans.total}。\n'
            f"  - {kind}: {CHART.format(value, more)}\n"
        ),
    }  # fmt: skip


def check(now: dict[str, str], wanted: dict[str, str] | None, *told: str) -> None:
    """780 made 790 in Word, the YAML as it is now, as it should be then (``None``: as it is), and what is told."""
    found = Hand(draft(report())).chart("780", "790", **EDITED).pull(now, apply=True)
    assert lines(found) == list(told)
    after = now | {name: data.decode() for name, data in found.files.items()}
    assert after == (wanted or now)
    assert lines(Hand(draft(after)).pull(after)) == []


def test_a_number_beside_one_that_the_ledger_changed() -> None:
    check(report(total="965"), report("790", "965"), "picture a.yaml:5:66 applied 780 → 790")


def test_a_number_above_a_row_that_was_added() -> None:
    more = ', {name: "2024下", value: 450, unit: 万册次}'
    check(report(more=more), report("790", more=more), "picture a.yaml:5:66 applied 780 → 790")


def test_a_number_that_both_changed_is_a_conflict() -> None:
    check(report("785"), None, "conflict a.yaml:5:13 left 785 → 790")


def test_a_number_that_both_changed_alike_is_none() -> None:
    check(report("790"), None)


def test_a_chart_that_has_the_number_no_more() -> None:
    now = {**report(), "a.yaml": report()["a.yaml"].replace('{name: "2023", value: 780, unit: 万册次}, ', "")}
    check(now, None, "conflict a.yaml:5:13 left 780 → 790")


def test_an_untouched_chart_says_nothing_whatever_the_yaml_says() -> None:
    for now in (report(total="965"), report("785", "965"), report(kind="bar")):
        assert lines(Hand(draft(report())).pull(now)) == []


def test_an_illustration_of_two_charts_that_the_yaml_has_no_more_is_no_picture_that_somebody_pasted() -> None:
    both = """\
  - combination:
      id: both
      title: 外借图书的总量和增速
      axis: ["2023", "2024", "2025"]
      over: {name: 增速, unit: "%", values: [3.0, 4.2, 6.1]}
      under: {name: 外借, unit: 万册次, values: [868, 905, 960]}
"""
    files = report()
    then = {**files, "a.yaml": files["a.yaml"] + both}
    assert lines(Hand(draft(then)).pull(then)) == []
    assert lines(Hand(draft(then)).pull(files)) == []
    above = {**files, "a.yaml": files["a.yaml"].replace("  - column", both + "  - column")}
    assert lines(Hand(draft(above)).pull(files)) == []


@pytest.mark.parametrize("held", ["[", "[[[&quot;数值&quot;,[[1]]]]]", "{}", "[" * 5000, "&quot;x&quot;", "[[[&quot;a&quot;,[[&quot;b&quot;,&quot;c&quot;]]]]]"])
def test_a_map_that_says_nonsense_of_a_chart_makes_it_a_conflict_as_a_whole(held: str) -> None:
    hand = Hand(draft(report())).chart("780", "790", **EDITED)
    said = hand.parts["customXml/item1.xml"].decode()
    start = said.index(' graphs="') + len(' graphs="')
    hand.replace("customXml/item1.xml", said[start : said.index('"', start)], held)
    found = hand.pull(report(total="965"), apply=True)
    assert [(change.kind, change.fate) for change in found.changes] == [("conflict", "left")] and not found.files
