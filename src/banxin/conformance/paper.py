"""Clauses 5, 6, 7.5, 8 and 9 on finished pages: paper and type area, the grid, folios, tables on their side, usage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from banxin.conformance.clauses import (
    EM,
    FOOT,
    LEFT,
    LINE,
    MARGIN,
    MM,
    RIGHT,
    SMALL,
    TOP,
    Clause,
    farthest,
    off_grid,
    row,
    said,
)  # fmt: skip
from banxin.conformance.sheets import ASCENT, Case, Run, is_han
from banxin.problems import Problem

USAGE: Final = "T"
"""Codes of slips of punctuation begin so."""
BLACK: Final = "#000000"


def paper(case: Case) -> Iterator[Clause]:
    """5.1, 5.2.1: A4 and its margins, by the running text."""
    frames = [page.frame for page in case.sheets.pages]
    yield row("5.1", "用纸 A4：宽", 210, farthest(210, [frame.width * MM for frame in frames]))
    yield row("5.1", "用纸 A4：高", 297, farthest(297, [frame.height * MM for frame in frames]))
    text = [run for run in case.sheets.text if is_han(run.text[0])]
    highest = min((run.box_top for run in text), default=None)
    yield row("5.2.1", "天头（上白边）", TOP, None if highest is None else _first_line(highest), MARGIN)
    yield row("5.2.1", "订口（左白边）", LEFT, _left_edge(case), MARGIN)
    rights = [run.right for run in case.sheets.text if is_han(run.text[-1]) and run.right > RIGHT - EM]
    yield row("5.2.1", "版心右边缘", RIGHT, max(rights, default=None))
    lowest = max((run.box_top + EM for run in text), default=None)
    kept = None if lowest is None else lowest <= FOOT + 0.1
    yield said("5.2.1", "版心下边缘：正文不超出 262 mm", kept, f"{lowest or 0:.2f} mm")


def grid(case: Case) -> Iterator[Clause]:
    """5.2.2–5.2.4: face and size, lines and characters, colour of the running text."""
    text = case.sheets.text
    whole = [run for run in text if is_han(run.text[0])]
    faces = Counter(run.family for run in whole if run.kind in ("P", "LBody"))
    face, _ = faces.most_common(1)[0] if faces else ("", 0)
    yield said("5.2.2", "正文用 3 号仿宋体", face == "fang" if faces else None, case.named({face}))
    pitch = _commonest((run.right - run.left) / len(run.text) for run in whole if all(map(is_han, run.text)))
    yield row("5.2.3", "每行排 28 字：字距", EM, pitch, 0.01)
    yield row("5.2.3", "每面排 22 行：行距（3 号字高加 7/8）", LINE, _leading(whole), 0.02)
    yield row("5.2.3", "正文离行格的最大偏差", 0, max((off_grid(run.box_top) for run in whole), default=None))
    lines = max(Counter(page for page, _ in {(run.page, round(run.box_top)) for run in text}).values(), default=0)
    yield said("5.2.3", "一面至多 22 行", lines <= 22 if text else None, f"最多 {lines} 行")
    colours = {run.colour for run in text}
    yield said("5.2.4", "文字为黑色", colours <= {BLACK} if text else None, "、".join(sorted(colours)))


def printing(case: Case) -> Iterator[Clause]:
    """Clauses 4 and 6 are about paper and presses, 11 about figures."""
    yield said("4", "用纸的技术指标", None)
    yield said("6", "制版、印刷、装订", None)


def folios(case: Case) -> Iterator[Clause]:
    """7.5: — 1 — outside, 7 mm below the type area, on every page that has one."""
    uppers: list[float] = []
    odd: list[float] = []
    even: list[float] = []
    digits: list[Run] = []
    numbers: list[tuple[str, str]] = []
    for number, page in enumerate(case.sheets.pages, 1):
        runs = [run for run in case.sheets.runs if run.page == number and run.kind == "Artifact" and run.base > FOOT]
        dashes = [run for run in runs if run.text == "—"]
        if len(dashes) < 2:
            continue
        uppers.append(dashes[0].top - FOOT)
        if number % 2:
            odd.append(max(dash.right for dash in dashes))
        else:
            even.append(min(dash.left for dash in dashes))
        digits += [run for run in runs if run.text.isdigit()]
        numbers.append((page.folio, str(number)))
    yield row("7.5", "页码一字线上距版心下边缘", 7, farthest(7, uppers))
    yield row("7.5", "单页码居右空一字", RIGHT - SMALL, farthest(RIGHT - SMALL, odd))
    yield row("7.5", "双页码居左空一字", LEFT + SMALL, farthest(LEFT + SMALL, even))
    yield row("7.5", "页码用 4 号半角数字：字号", SMALL, farthest(SMALL, [run.size for run in digits]), 0.01)
    kept = all(folio == number for folio, number in numbers) if numbers else None
    yield said("7.5", "页码连续编排，附件与正文一起编", kept, f"{len(numbers)} 面")
    blank = [not page.folio for page in case.sheets.pages if not page.frame.items]
    yield said("7.5", "版记页前的空白页不编页码", all(blank) if blank else None, f"{len(blank)} 面空白")


def sideways(case: Case) -> Iterator[Clause]:
    """8: the head of a table on its side at the left: the binding edge of odd pages, the fore-edge of even ones."""
    labels = [run for run in case.sheets.runs if run.is_turned and run.key.endswith(".label")]
    lefts = [run.left - ASCENT * run.size for run in labels]  # words that run upwards stand on their right
    yield row("8", "横排表格的表头在左（单页订口，双页切口）", LEFT, farthest(LEFT, lefts), MARGIN)
    turned = {run.page for run in labels}
    folios = [run for run in case.sheets.runs if run.page in turned and run.kind == "Artifact" and run.base > FOOT]
    upright = not any(run.is_turned for run in folios)
    yield said("8", "横排表格的页码位置与其他页一致", upright if turned else None, "页码不随表转")


def usage(problems: tuple[Problem, ...]) -> Iterator[Clause]:
    """9: GB/T 15834, 15835 as far as a program sees slips of punctuation; units are the author's."""
    slips = [problem for problem in problems if problem.code.startswith(USAGE)]
    yield said("9", "标点符号和数字的用法（GB/T 15834、15835）", not slips, f"{len(slips)} 处可疑")


def figures(case: Case) -> Iterator[Clause]:
    """11 shows what the clauses say."""
    yield said("11", "式样（各图）", None)


def _first_line(top: float) -> float:
    """Where line 1 would stand: so many whole lines above the highest line of the text."""
    return top - round((top - TOP) / LINE) * LINE


def _left_edge(case: Case) -> float | None:
    """Where lines begin that are flush left: turnovers and 主送机关; in first lines alone, 2 em before them (7.3.3)."""
    lefts = [run.left for run in case.sheets.text if run.text[0].isalnum()]  # the box of a mark may stand out
    lefts += [line.left for line in case.sheets.lines("head.addressees")]
    if min(lefts, default=RIGHT) < LEFT + EM:
        return min(lefts)
    firsts = [run.left - 2 * EM for run in case.sheets.text]
    return min(firsts, default=None)


def _leading(runs: list[Run]) -> float | None:
    """The commonest distance of two lines of a page."""
    tops = sorted({(run.page, round(run.box_top, 3)) for run in runs})
    steps = [b - a for (page, a), (other, b) in pairwise(tops) if page == other and b - a > EM]
    return _commonest(steps)


def _commonest(values: Iterable[float]) -> float | None:
    found = Counter(round(value, 3) for value in values)
    return found.most_common(1)[0][0] if found else None
