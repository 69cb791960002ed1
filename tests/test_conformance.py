"""``banxin check --conformance``: every clause of GB/T 9704-2012 on the sample notice in all its forms."""

from __future__ import annotations

import pytest

from banxin.build import conformed
from banxin.conformance import Clause, line, summary
from banxin.materials import Given
from tests.layout.test_gongwen_measures import LETTER, MINUTES, UPWARD, changed


def clauses(style: str = "", **changes: str) -> dict[str, Clause]:
    files = changed(**changes)
    if style:
        files["my.yaml"] = f"extends: gongwen\n{style}".encode()
    checked, found = conformed("notice.yaml", Given(files), "my.yaml" if style else None)
    assert found, checked.problems
    return {f"{clause.number} {clause.says}": clause for clause in found}


def broken(style: str = "", **changes: str) -> list[str]:
    return [name for name, clause in clauses(style, **changes).items() if clause.state == "broken"]


@pytest.mark.parametrize("changes", [{}, UPWARD, LETTER, MINUTES, {"seal": "false"}, {"form": "plain"}])
def test_all_forms_keep_every_clause_that_applies(changes: dict[str, str]) -> None:
    assert broken(**changes) == []


def test_what_does_not_apply_is_said_so() -> None:
    found = clauses()
    assert found["7.2.6 签发人右空一字"].state == "not applicable"
    assert clauses(**UPWARD)["7.2.6 签发人右空一字"].state == "kept"
    assert clauses(copy_number="")["7.2.1 份号顶格，第 1 行"].state == "not applicable"


def test_a_style_that_breaks_a_clause_is_told_with_the_value() -> None:
    assert "7.2.4 发文机关标志上边缘" in broken("official: {mark_at: 70mm}\n")
    assert "7.5 第 1 面页码一字线上距版心下边缘" in broken("official: {folio_at: 9mm}\n")
    found = clauses("official: {outer_rule: 0.5mm}\n")["7.4.1 版记首条分隔线"]
    assert (found.state, found.measured) == ("broken", "0.50 mm")
    assert "不符合" in line(found) and "应为 0.35 mm" in line(found)


def test_the_summary_counts() -> None:
    kept, lost = Clause("1", "甲", "kept"), Clause("2", "乙", "broken")
    assert summary((kept, kept, lost)) == "符合 2 条，不符合 1 条，不适用 0 条"
