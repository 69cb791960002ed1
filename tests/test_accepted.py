"""Warnings that an author accepts: gone from checks and builds, while errors and other warnings stay."""

from __future__ import annotations

import pytest

from banxin.build import build, check
from banxin.materials import Given
from sample import check_problems

REPORT = "title: 样例\ncontents: false\nsections: [a.yaml, b.yaml]\n"
FAR_APART = "bar: {ID, title: 图, rows: [{name: 甲, value: 1, unit: 家}, {name: 乙, value: 900, unit: 家}]}"
FILES = {
    "a.yaml": f"title: 章\npanels:\n  - {FAR_APART.replace('ID', 'id: a')}\n",
    "b.yaml": f"title: 节\npanels:\n  - {FAR_APART.replace('ID', 'id: b')}\n",
}
A, B = "a.yaml:3:10 C012", "b.yaml:3:10 C012"


@pytest.mark.parametrize(
    ("accept", "left"),
    [
        ("[]", (A, B)),
        ("[C012]", ()),
        ("[{code: C012, file: b.yaml, reason: 正要说明差得远}]", (A,)),
        ("[C012, L001]", ()),
        ("[C012, R007]", ("report.yaml:4:16 R025 没有 R007 这种警告可接受｜删去",)),
        ("[{code: C012, file: c.yaml}]", (A, B, "report.yaml:4:10 R025 （在 c.yaml 中）")),
    ],
)
def test_accepted_warnings_are_told_no_more(accept: str, left: tuple[str, ...]) -> None:
    materials = Given({**FILES, "report.yaml": f"{REPORT}accept: {accept}\n"})
    wanted = tuple(line.replace("｜", " ").rsplit(" 删去", 1)[0] for line in left)
    check_problems(check("report.yaml", materials).problems, *wanted)
    check_problems(build("report.yaml", materials, to=("charts",)).problems, *wanted)


def test_errors_cannot_be_accepted() -> None:
    report = f"{REPORT}accept: [P003, C012]\n"
    materials = Given({**FILES, "a.yaml": "title: 章\npanels:\n  - prose: 见[](#none)。\n", "report.yaml": report})
    check_problems(check("report.yaml", materials).problems, "a.yaml:3:13 P003")


def test_what_pages_had_to_give_up_may_be_accepted() -> None:
    wide = "{id: t, title: 表, columns: [甲], rows: [[" + "LONGWORD" * 20 + "]]}"
    chapter = f"title: 章\npanels:\n  - table: {wide}\n"
    files = {"a.yaml": chapter, "report.yaml": "title: 样例\ncontents: false\nsections: [a.yaml]\n"}
    told = {problem.code for problem in check("report.yaml", Given(files)).problems}
    assert len(told) == 1 and told < {"L003", "L005", "L010"}
    files["report.yaml"] += f"accept: [{told.pop()}]\n"
    assert check("report.yaml", Given(files)).problems == ()
