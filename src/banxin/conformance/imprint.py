"""Clause 7.4 on finished pages: 版记 at the foot of the last page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from banxin.conformance.clauses import FOOT, LEFT, RIGHT, SMALL, Clause, row, said
from banxin.conformance.sheets import Case, is_han

PRINTED: Final = re.compile(r"[\d×]{4}年(?!0)[\d×]{1,2}月(?!0)[\d×]{1,2}日印发")
COLON: Final = 3
"""Ems from a row's label to the words after its colon."""


def imprint(case: Case) -> Iterator[Clause]:
    """7.4: its rules, 抄送, who printed it and when."""
    own = case.official.imprint
    ruled = own is not None and own.is_ruled
    last = len(case.sheets.pages)
    black = [rule for rule in case.sheets.rules(last) if rule.colour != case.red] if ruled else []
    parted = bool(own and own.rows and any(own.foot))
    rules = black[-3 if parted else -2 :]
    yield row("7.4.1", "版记首条分隔线粗", 0.35, rules[0].weight if rules else None, 0.01)
    yield row("7.4.1", "版记中间分隔线粗", 0.25, rules[1].weight if len(rules) == 3 else None, 0.01)
    yield row("7.4.1", "版记末条分隔线粗", 0.35, rules[-1].weight if rules else None, 0.01)
    yield row("7.4.1", "版记末条分隔线与版心下边缘重合", FOOT, rules[-1].bottom if rules else None)
    yield row("7.4.1", "版记分隔线与版心等宽", RIGHT - LEFT, min((rule.length for rule in rules), default=None))
    yield from _rows(case)
    yield from _foot(case)
    pages = {run.page for run in case.sheets.runs if run.key.startswith("imprint")}
    yield said("7.4", "版记在公文最后一面", pages == {last} if own else None, f"第 {last} 面")


def _rows(case: Case) -> Iterator[Clause]:
    """7.4.2: 1 em in on both sides, turnovers under the first word, a full stop after the last."""
    own = case.official.imprint
    lines = [case.sheets.lines(f"imprint.{index}") for index in range(len(own.rows) if own else 0)]
    lines = [each for each in lines if each]
    yield row("7.4.2", "抄送机关左空一字（4 号）", LEFT + SMALL, min((each[0].left for each in lines), default=None))
    rights = [line.right for each in lines for line in each if is_han(line.text[-1])]  # a mark's box may stand out
    kept = max(rights) <= RIGHT - SMALL + 0.1 if rights else None
    yield said("7.4.2", "抄送机关右空一字（4 号）", kept, f"{RIGHT - max(rights, default=RIGHT):.2f} mm")
    turned = [line.left for each in lines for line in each[1:]]
    yield row("7.4.2", "抄送机关回行与冒号后首字对齐", LEFT + (1 + COLON) * SMALL, max(turned, default=None))
    ends = "".join(each[-1].text[-1] for each in lines)
    yield said("7.4.2", "最后一个抄送机关后标句号", set(ends) == {"。"} if lines else None, ends)
    labels = [each[0].text[:2] for each in lines]
    kept = labels.index("主送") < labels.index("抄送") if {"主送", "抄送"} <= set(labels) else None
    yield said("7.4.2", "主送机关在抄送机关之上", kept, "、".join(labels))


def _foot(case: Case) -> Iterator[Clause]:
    """7.4.3: who printed it 1 em in from the left, when 1 em in from the right, followed by 印发."""
    office, date = case.sheets.find("imprint.foot.0"), case.sheets.find("imprint.foot.2")
    yield row("7.4.3", "印发机关左空一字（4 号）", LEFT + SMALL, office.left if office else None)
    yield row("7.4.3", "印发日期右空一字（4 号）", RIGHT - SMALL, date.right if date else None)
    kept = bool(PRINTED.fullmatch(date.text)) if date else None
    yield said("7.4.3", "印发日期标全，不编虚位，后加“印发”", kept, date.text if date else "")
