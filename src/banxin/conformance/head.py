"""Clauses 7.2, 7.3.1 and 7.3.2 on finished pages: 版头, title and 主送机关 of a document with a red head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from banxin.conformance.clauses import (
    EM,
    LEFT,
    LINE,
    MIDDLE,
    RIGHT,
    TITLE,
    TOP,
    Clause,
    farthest,
    line_top,
    off_grid,
    row,
    said,
)  # fmt: skip
from banxin.conformance.sheets import Case, Line
from banxin.elements import Official
from banxin.layout.official.title import parted

MARKS: Final = {
    "document": ("7.2.4", TOP + 35),
    "letter": ("10.1", 30.0),
    "order": ("10.2", TOP + 20),
    "minutes": ("10.3", TOP + 35),
}
"""The clause and the upper edge of each form's mark."""
FIRST: Final = (("7.2.1", "份号", "copy"), ("7.2.2", "密级和保密期限", "secrecy"), ("7.2.3", "紧急程度", "urgency"))
NUMBER: Final = re.compile(r".+〔[\d×]{4}〕(?!0)[\d×]+号|第(?!0)[\d×]+号")
COPY: Final = re.compile(r"[\d×]{6}")
SECRECY: Final = re.compile(r"(?:绝密|机密|秘密)(?:★.*)?")
CHINESE_DIGITS: Final = re.compile("[一二三四五六七八九十]")
TWO_LINES: Final = (2 * LINE - 0.2, 3 * LINE)
"""空二行: two whole lines, and less than three."""
TITLE_BELOW: Final = (17.9, 2 * LINE + 0.1)
"""The same over a title whose block is centred on its lines: three lines of 2号 reach into the second."""


def first_lines(case: Case) -> Iterator[Clause]:
    """7.2.1–7.2.3: 份号, 密级, 紧急程度 from the top left, those after a missing one moved up; a letter's by 10.1."""
    number = 1
    for clause, name, key in FIRST:
        found = case.sheets.find(f"head.{key}")
        yield row(clause, f"{name}顶格", LEFT, found.left if found else None)
        if case.official.form != "letter":
            yield row(clause, f"{name}自上而下依次编排", line_top(number), found.box_top if found else None)
        yield row(clause, f"{name} 3 号字", EM, found.size if found else None, 0.01)
        number += found is not None
        if key == "copy":
            yield _words(clause, "份号为 6 位数字", found, COPY)
            continue
        families = {found.family} if found else set()
        yield said(clause, f"{name}用黑体", families == {"hei"} if found else None, case.named(families))
        if key == "secrecy":
            is_kept = found and SECRECY.fullmatch(found.text) and not CHINESE_DIGITS.search(found.text)
            yield said(clause, "保密期限用阿拉伯数字", bool(is_kept) if found else None, found.text if found else "")


def mark(case: Case) -> Iterator[Clause]:
    """发文机关标志: where it begins, that it is centred and red; of several offices in the order they are given."""
    clause, top = MARKS.get(case.official.form, ("7.2.4", 0.0))
    lines = case.sheets.lines("head.mark")
    suffix = case.sheets.find("head.suffix")
    everything = (*lines, suffix) if suffix else lines
    yield row(clause, "发文机关标志上边缘", top, lines[0].top if lines else None)
    centre = (min(m.left for m in everything) + max(m.right for m in everything)) / 2 if lines else None
    yield row(clause, "发文机关标志居中", MIDDLE, centre, 0.5)
    inks = {colour for each in everything for colour in each.colours}
    yield said(clause, "发文机关标志为红色", all(map(_is_red, inks)) if lines else None, "、".join(sorted(inks)))
    if case.official.form not in ("document", "plain"):
        return
    joint = len(case.official.mark) > 1
    kept = tuple(line.text for line in lines) == case.official.mark if joint else None
    yield said("7.2.4", "联合行文时主办机关在前", kept, f"{len(lines)} 个机关")
    names = (lines[0].top + lines[-1].bottom) / 2 if joint and lines else 0.0
    middle = (suffix.top + suffix.bottom) / 2 if suffix else None
    yield row("7.2.4", "“文件”在机关名称右侧上下居中", names, middle, 0.5)


def number(case: Case) -> Iterator[Clause]:
    """7.2.5: two empty lines below the mark, centred, or 1 em in with the last signatory where it goes up."""
    found = case.sheets.find("head.number") if case.is_red else None
    marks = case.sheets.lines("head.mark")
    first = (case.sheets.find("head.signatories") or found) if found else None
    yield between("7.2.5", "发文字号在标志下空二行", (marks[-1].bottom, first.box_top) if marks and first else None)
    yield row("7.2.5", "发文字号在行格上", 0, off_grid(found.box_top) if found else None)
    if case.official.upward:
        yield row("7.2.5", "上行文发文字号左空一字", LEFT + EM, found.left if found else None)
    else:
        yield row("7.2.5", "发文字号居中", MIDDLE, found.middle if found else None)
    yield _words("7.2.5", "年份全称、六角括号、不编虚位", found, NUMBER)


def signatories(case: Case) -> Iterator[Clause]:
    """7.2.6: 1 em before the right edge, names in 楷体, two a line under one another."""
    lines = case.sheets.lines("head.signatories") if case.official.upward else ()
    names = [run for line in lines for run in line.runs if "签" not in run.text and "：" not in run.text]
    found = case.sheets.find("head.number")
    yield row("7.2.6", "签发人右空一字", RIGHT - EM, max((run.right for run in names), default=None))
    kept = {run.family for run in names} == {"kai"} if names else None
    yield said("7.2.6", "签发人姓名用楷体", kept, case.named({run.family for run in names}))
    firsts = [min(run.left for run in line.runs if run in names) for line in lines]
    spread = max(firsts) - min(firsts) if len(firsts) > 1 else None
    yield row("7.2.6", "签发人回行与上一行第一个姓名对齐", 0, spread)
    last = lines[-1].box_top if lines else 0.0
    yield row("7.2.6", "发文字号与最后一个签发人同一行", last, found.box_top if lines and found else None)


def head_rule(case: Case) -> Iterator[Clause]:
    """7.2.7: a red rule 4 mm below the number, as wide as the type area."""
    found = case.sheets.find("head.number") if case.is_red else None
    red = [rule for rule in case.sheets.rules(1) if rule.colour == case.red] if case.is_red else []
    below = red[0].top - found.box_top - EM if red and found else None
    yield row("7.2.7", "红色分隔线在发文字号下 4 mm", 4, below)
    yield row("7.2.7", "红色分隔线与版心等宽", RIGHT - LEFT, red[0].length if red else None)
    yield row("7.2.7", "红色分隔线居中", MIDDLE, red[0].left + red[0].length / 2 if red else None)


def title(case: Case) -> Iterator[Clause]:
    """7.3.1: 2号小标宋, centred, two empty lines below the rule, as a trapezoid or a diamond."""
    lines = case.sheets.lines("head.title")
    yield row("7.3.1", "标题 2 号字", TITLE, lines[0].size if lines else None, 0.01)
    faces = {line.family for line in lines}
    yield said("7.3.1", "标题用小标宋体（宋体粗体代）", faces == {"song"} if lines else None, case.named(faces))
    yield row("7.3.1", "标题居中", MIDDLE, farthest(MIDDLE, (line.middle for line in lines)), 0.5)
    red = [rule for rule in case.sheets.rules(1) if rule.colour == case.red] if case.official.form != "letter" else []
    gap = (red[0].bottom, lines[0].box_top) if red and lines else None
    yield between("7.3.1", "标题在红色分隔线下空二行", gap, TITLE_BELOW)
    widths = [line.right - line.left for line in lines]
    yield said("7.3.1", "标题排列用梯形或菱形", _is_shaped(widths) if len(lines) > 1 else None, _mm(widths))
    broken = parted(_whole(case.official), (line.text for line in lines), (RIGHT - LEFT) / TITLE)
    measured = f"断开了{'、'.join(broken)}" if broken else "数、词、书名都没有断开"
    yield said("7.3.1", "标题回行词意完整", not broken if len(lines) > 1 else None, measured)


def _whole(official: Official) -> str:
    """The title with the blanks between its words, which lines of the author's own may not have."""
    said = "".join(official.title_lines) or official.title
    return official.title if "".join(official.title.split()) == "".join(said.split()) else said


def addressees(case: Case) -> Iterator[Clause]:
    """7.3.2: one empty line below the title, turnovers flush left too, a full-width colon after the last."""
    lines = case.sheets.lines("head.addressees")
    above = (*case.sheets.lines("head.title"), *case.sheets.lines("head.byline"))
    yield row("7.3.2", "主送机关顶格，回行仍顶格", LEFT, farthest(LEFT, (line.left for line in lines)))
    gap = (above[-1].box_top + above[-1].size, lines[0].box_top) if above and lines else None
    yield between("7.3.2", "主送机关在标题下空一行", gap, (LINE - 1.0, 2 * LINE))
    yield said("7.3.2", "最后一个机关后标全角冒号", lines[-1].text.endswith("：") if lines else None, "：")
    moved = case.official.imprint is not None and any(label == "主送：" for label, _ in case.official.imprint.rows)
    yield said("7.3.2", "首页排不下时主送机关移至版记", not lines if moved else None, "版记")


def between(
    clause: str, says: str, edges: tuple[float, float] | None, limits: tuple[float, float] = TWO_LINES
) -> Clause:
    """A distance from one edge down to another that counts as so many empty lines."""
    if edges is None:
        return said(clause, says, None)
    distance = edges[1] - edges[0]
    return said(clause, says, limits[0] <= distance < limits[1], f"{distance:.2f} mm，合 {distance / LINE:.2f} 行")


def _words(clause: str, says: str, found: Line | None, pattern: re.Pattern[str]) -> Clause:
    return said(clause, says, bool(pattern.fullmatch(found.text)) if found else None, found.text if found else "")


def _is_red(colour: str) -> bool:
    """Whether a colour is a red and no brown or pink: much red, little green and blue."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red >= 180 and max(green, blue) <= 60


def _is_shaped(widths: list[float]) -> bool:
    """Lines that grow, shrink, or grow and shrink again: a trapezoid or a diamond, no box and no hourglass."""
    steps = [b - a for a, b in pairwise(widths)]
    if all(abs(step) < TITLE / 2 for step in steps):
        return False
    turns = [step > 0 for step in steps if abs(step) >= TITLE / 4]
    return (False, True) not in pairwise(turns)


def _mm(widths: list[float]) -> str:
    return " / ".join(f"{width:.0f}" for width in widths) + " mm" if widths else ""
