"""Laid out pages of an official document in, each clause of GB/T 9704-2012 with what was measured on them out.

What a clause requires is written here once more, in millimetres; measured is the ink of the finished frames. The
clauses are asked in the order of the standard; one that a document gives no occasion for does not apply.
"""

from __future__ import annotations

from banxin.conformance.clauses import Clause
from banxin.conformance.ending import attachments, list_of_attachments, remark, signature, text
from banxin.conformance.forms import letter, minutes, order
from banxin.conformance.head import addressees, first_lines, head_rule, mark, number, signatories, title
from banxin.conformance.imprint import imprint
from banxin.conformance.paper import figures, folios, grid, paper, printing, sideways, usage
from banxin.conformance.sheets import Case, sheets
from banxin.document import Document
from banxin.elements import Official
from banxin.frame import Page
from banxin.problems import Problem
from banxin.style import Style
from banxin.text.fonts import Fonts

__all__ = ["Clause", "conformance", "line", "summary"]


def conformance(
    document: Document, style: Style, pages: tuple[Page, ...], fonts: Fonts, problems: tuple[Problem, ...] = ()
) -> tuple[Clause, ...]:
    """Every clause in order; ``problems`` are those of the text, for what clause 9 asks of it."""
    official = document.official or Official(title=document.title.whole)
    case = Case(official, style, sheets(pages, style, fonts))
    before = (
        printing, paper, grid, first_lines, mark, number, signatories, head_rule, title, addressees, text,
        list_of_attachments, signature, remark, attachments, imprint, folios, sideways,
    )  # fmt: skip
    after = (letter, order, minutes, figures)
    return (
        *(clause for check in before for clause in check(case)),
        *usage(problems),
        *(clause for check in after for clause in check(case)),
    )


def summary(clauses: tuple[Clause, ...]) -> str:
    """How many are kept, broken and not applicable."""
    count = {state: sum(clause.state == state for clause in clauses) for state in ("kept", "broken", "not applicable")}
    return f"符合 {count['kept']} 条，不符合 {count['broken']} 条，不适用 {count['not applicable']} 条"


def line(clause: Clause) -> str:
    """A clause on one line: number, state, what it says, what is required and what was measured."""
    state = {"kept": "符合　", "broken": "不符合", "not applicable": "不适用"}[clause.state]
    required = f"　应为 {clause.required}" if clause.required else ""
    measured = f"　实测 {clause.measured}" if clause.measured and clause.state != "not applicable" else ""
    return f"{clause.number:<8}{state}　{clause.says}{required}{measured}"
