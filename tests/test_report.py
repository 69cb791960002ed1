"""A report with its files in, all mistakes of all files out in one run."""

from __future__ import annotations

import pytest

from banxin.materials import Given
from banxin.report import read_report
from sample import FIGURES, REPORT, TEXT, check_problems

GIVEN = {"report.yaml": REPORT, "one.yaml": "title: 章\n", "figures.yaml": FIGURES, "text.txt": TEXT}


def check(files: dict[str, str | bytes | None], *expected: str) -> None:
    """Exactly these problems of a report with these files changed (``None``: missing); it is read without any."""
    given = {name: text for name, text in (GIVEN | files).items() if text is not None}
    found = read_report(Given(given), "report.yaml")
    check_problems(found.problems, *expected)
    assert expected or (found.sources is not None and not found.sections_lack and not found.figures_lack)


def test_a_good_report() -> None:
    check({})


def test_mistakes_of_every_file_in_one_run() -> None:
    check(
        {
            "report.yaml": REPORT.replace("[one.yaml]", "[one.yaml, two.yaml, three.yaml]"),
            "one.yaml": "titel: 章\npanels:\n  - pont: [甲]\n  - cards: {form: halfs, cards: [{name: 甲, text: 乙}]}\n",
            "two.yaml": "title: [章\n",
            "figures.yaml": FIGURES.replace("value: 95", "value: 九十五"),
        },
        "one.yaml:1:1 Y101 title",
        "one.yaml:3:5 Y105 points",
        "one.yaml:4:19 Y104 halves",
        "two.yaml:1:8 Y001",
        "report.yaml:5:32 M001 three.yaml",
        "figures.yaml:4:38 Y103 数",
    )


def test_mistakes_of_the_report_itself() -> None:
    check({"report.yaml": None}, "report.yaml M001 找不到")
    check({"report.yaml": REPORT.replace("title: 样例\n", "")}, "report.yaml:1:1 Y102 title")
    check({"report.yaml": REPORT.replace("[one.yaml]", "[]")}, "report.yaml:5:11 Y104 至少")
    for date in ("2025-13-01", "2025-02-29", "2026-04-31", "2026-00", "0000"):
        check({"report.yaml": REPORT + f"date: {date}\n"}, f"report.yaml:6:7 Y106 没有“{date}”这个日子")
    check({"report.yaml": REPORT + "date: 2025年\n"}, "report.yaml:6:7 Y106 写成 2025")
    check({"report.yaml": REPORT + "date: 2026年2月\n"}, "report.yaml:6:7 Y106 写成 2026-02")
    check({"report.yaml": REPORT + "date: 2026.2.9\n"}, "report.yaml:6:7 Y106 写成 2026-02-09")
    check({"report.yaml": REPORT + "state: 样例\n"}, "report.yaml:6:8 Y104")
    check({"report.yaml": REPORT.replace("[one.yaml]", "[one.yaml, one.yaml]")}, "report.yaml:5:22 R010 列了两次")
    check({"text.txt": None}, "report.yaml:3:17 M001 text.txt")
    check({"figures.yaml": None}, "report.yaml:4:10 M001 figures.yaml")


def test_dates() -> None:
    for date in ("2025", "2025-03", "2025-03-01", "2024-02-29", '""'):
        check({"report.yaml": REPORT + f"date: {date}\n"})


def test_heads_of_sections() -> None:
    check({"one.yaml": "panels: []\n"}, "one.yaml:1:1 Y106 title（标题）和 label")
    check({"one.yaml": "title: 章\nlabel: 〔上文略〕\n"}, "one.yaml:1:1 Y106 title（标题）和 label")
    check({"one.yaml": "label: 上文略\n"}, "one.yaml:1:8 Y104")
    check({"one.yaml": "label: 〔上文略〕\n"})


def test_levels_of_sections() -> None:
    four = "title: 一\nsections:\n  - title: 二\n    sections:\n      - title: 三\n        sections:\n          - title: 四\n"
    check({"one.yaml": four})
    check({"one.yaml": four + "            sections: [{title: 五}]\n"}, "one.yaml:8:24 R012 至多 4 级")
    check({"one.yaml": four.replace("title: 一", "untitled: true") + "            sections: [{title: 五}]\n"})
    check({"one.yaml": "title: 一\nsections: [{title: 二, number: '1.1'}]\n"}, "one.yaml:2:31 R011 只有第一级")


def test_text_that_begins_with_a_figure_is_to_be_quoted() -> None:
    check({"one.yaml": "title: 章\npanels:\n  - prose: {firms}企业\n"}, "one.yaml:3:12 Y011 加引号")
    check({"one.yaml": "title: 章\npanels:\n  - prose: {firms}\n"}, "one.yaml:3:12 Y011 加引号")
    check({"one.yaml": "title: 章\npanels:\n  - prose: '{firms}企业'\n"})


def test_figures_need_a_source_only_where_sources_are_listed() -> None:
    bare = "groups: [{group: 组, figures: [{id: firms, name: 企业, value: 95, unit: 家}]}]\n"
    check({"figures.yaml": bare}, "figures.yaml:1:31 F007 没有出处")
    check({"figures.yaml": bare, "report.yaml": REPORT.replace("sources: {text: text.txt}\n", "")})


def numbered(*numbers: str) -> dict[str, str | bytes | None]:
    """A report of chapters with these numbers, an empty one for a chapter without."""
    files: dict[str, str | bytes | None] = {
        f"{at}.yaml": f"title: 章{at}\n" + (f'number: "{number}"\n' if number else "")
        for at, number in enumerate(numbers)
    }
    listed = ", ".join(files)
    return files | {"report.yaml": REPORT.replace("[one.yaml]", f"[{listed}]")}


def test_chapters_numbered_alike_or_with_one_left_out_are_told() -> None:
    check(numbered("1", "2", "2"), "2.yaml:2:9 R023 与另一章相同（1.yaml:2:9）")
    check(numbered("1.4", "1.6"), "1.yaml:2:9 R023 “1.6”与前一章不相连")
    check(numbered("第一章", "", "第三章"), "2.yaml:2:9 R023 “第三章”与前一章不相连")
    check(numbered("2", "1"), "1.yaml:2:9 R023 “1”与前一章不相连")


@pytest.mark.parametrize(
    ("date", "meant"),
    [("2026年3月", "2026-03"), ("2026.3.1", "2026-03-01"), ("2026-3", "2026-03"), ("2025年13月", "2026-03-01")],
)
def test_dates_written_otherwise_are_said_as_they_are_written(date: str, meant: str) -> None:
    files: dict[str, str | bytes | None] = {"report.yaml": f"date: {date}\n{REPORT}"}
    check(files, f"report.yaml:1:7 Y106 写成 {meant}")


def test_chapters_numbered_on_or_in_another_way_are_right() -> None:
    check(numbered("1.4", "1.5", "1.6"))
    check(numbered("3", "4", "", "5"))
    check(numbered("1", "1.1", "1.2", "2", "2.1", "附", "后记"))


def test_a_chapter_that_cannot_be_read_leaves_no_gap() -> None:
    check(numbered("1", "2", "3") | {"1.yaml": None}, "report.yaml:5:20 M001 1.yaml")
