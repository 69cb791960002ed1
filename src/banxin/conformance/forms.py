"""Clause 10 on finished pages: letters, orders and minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.conformance.clauses import EM, LEFT, LINE, MIDDLE, RIGHT, Clause, row, said
from banxin.conformance.head import between
from banxin.conformance.sheets import Case, Run

NEAR: Final = 7 / 8 * EM
"""From a letter's rules to what stands beside them."""
FIRST: Final = ("head.copy", "head.secrecy", "head.urgency")


def letter(case: Case) -> Iterator[Clause]:
    """10.1: double rules, elements below the first of them, no folio on the first page, an imprint without rules."""
    own = case if case.official.form == "letter" else None
    red = [rule for rule in case.sheets.rules(1) if rule.colour == case.red] if own else []
    pairs = len(red) == 4
    mark, number = (case.sheets.find("head.mark"), case.sheets.find("head.number")) if own else (None, None)
    yield row("10.1", "首条红色双线在标志下 4 mm", 4, red[0].top - mark.bottom if pairs and mark else None)
    yield row("10.1", "红色双线长", 170, red[0].length if pairs else None)
    yield row("10.1", "红色双线居中", MIDDLE, red[0].left + red[0].length / 2 if pairs else None, 1.0)
    upper = red[0].weight > red[1].weight and red[2].weight < red[3].weight if pairs else None
    yield said("10.1", "首条上粗下细，末条上细下粗", upper, " / ".join(f"{rule.weight:.2f}" for rule in red))
    yield row("10.1", "末条红色双线距下页边", 20, 297 - red[3].bottom if pairs else None)
    heads = [found for key in FIRST if own and (found := case.sheets.find(key))]
    first = heads[0] if heads else number
    below = first.box_top - red[1].bottom if pairs and first else None
    yield row("10.1", "第一个要素距首条双线 3 号字高的 7/8", NEAR, below)
    yield row("10.1", "发文字号右顶格", RIGHT, number.right if number else None)
    last = heads[-1] if heads else number
    title = case.sheets.find("head.title") if own else None
    gap = (last.box_top + EM, title.box_top) if last and title else None
    yield between("10.1", "标题与其上最后一个要素相距二行", gap, (2 * LINE - 3.2, 3 * LINE))
    lowest = max((run.box_top + run.size for run in case.sheets.runs if _is_words(run)), default=None) if own else None
    above = red[2].top - lowest if pairs and lowest else None
    kept = None if above is None else above >= NEAR
    yield said("10.1", "末条双线上一行文字距该线不小于 7/8 字", kept, f"{above or 0:.2f} mm")
    shown = case.sheets.pages[0].folio
    yield said("10.1", "首页不显示页码", not shown if own else None, shown or "无")
    imprint = case.official.imprint if own else None
    bare = not imprint.is_ruled and not any(imprint.foot) if imprint else None
    yield said("10.1", "版记不加印发机关、印发日期和分隔线", bare, "无")


def _is_words(run: Run) -> bool:
    """Whether it is of the first page's text, its end or its imprint."""
    return run.page == 1 and run.kind != "Artifact" and not run.key.startswith("head")


def order(case: Case) -> Iterator[Clause]:
    """10.2: its number two empty lines below the mark, the text two more below it."""
    own = case.official.form == "order"
    marks, number = (case.sheets.lines("head.mark"), case.sheets.find("head.number")) if own else ((), None)
    ends = bool(marks) and (marks[-1].text + case.official.suffix).rstrip().endswith("令")
    yield said("10.2", "标志由机关全称加“命令”或“令”组成", ends if own else None, marks[-1].text if marks else "")
    gap = (marks[-1].bottom, number.box_top) if marks and number else None
    yield between("10.2", "令号在标志下空二行", gap)
    yield row("10.2", "令号居中", MIDDLE, number.middle if number else None)
    first = min((run.base for run in case.sheets.text if run.page == 1), default=None) if own else None
    yield row("10.2", "正文在令号下空二行", 3 * LINE, first - number.base if first and number else None, 0.5)
    post = case.sheets.find("end.post.0")
    kept = post is not None if own else None
    yield said("10.2", "签发人职务、签名章和成文日期依 7.3.5.3", kept, post.text if post else "")


def minutes(case: Case) -> Iterator[Clause]:
    """10.3: 出席, 请假, 列席 2 em in, in 黑体, their names under one another."""
    own = case.official.form == "minutes"
    mark = case.sheets.find("head.mark") if own else None
    yield said("10.3", "标志由“××纪要”组成", mark.text.endswith("纪要") if mark else None, mark.text if mark else "")
    count = len(case.official.attendance) if own else 0
    lists = [lines for at in range(count) if (lines := case.sheets.lines(f"end.attendance.{at}"))]
    lefts = [lines[0].left for lines in lists]
    yield row("10.3", "出席、请假、列席左空二字", LEFT + 2 * EM, max(lefts, default=None))
    labels = {lines[0].runs[0].family for lines in lists}
    yield said("10.3", "“出席”等用黑体，名单用仿宋体", labels == {"hei"} if lists else None, case.named(labels))
    turned = [line.left for lines in lists for line in lines[1:]]
    yield row("10.3", "名单回行与冒号后首字对齐", LEFT + 5 * EM, max(turned, default=None))
