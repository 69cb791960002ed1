"""Clauses 7.3.3–7.3.7 on finished pages: the text, 附件说明, signature and date, 附注, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from banxin.conformance.clauses import (
    EM,
    FOOT,
    LEFT,
    LINE,
    MIDDLE,
    RIGHT,
    Clause,
    farthest,
    line_top,
    row,
    said,
)  # fmt: skip
from banxin.conformance.head import between
from banxin.conformance.sheets import ASCENT, Case, Line, Run

DATE: Final = re.compile(r"[\d×]{4}年(?!0)[\d×]{1,2}月(?!0)[\d×]{1,2}日")
PARAGRAPH: Final = re.compile(r"(b\d+)(\.head)?")
"""The key of a paragraph of the text, or of a head that it runs on from."""
ATTACHED: Final = re.compile(r"head\.b\d+\.label")
ONE_LINE: Final = (LINE - 0.1, 2 * LINE)
SEAL: Final = 42.0
ABOVE_PAIR: Final = 4.0
"""A seal's middle over that of name and date, so that both stand a little below it."""
LEVELS: Final = (
    (re.compile("[一二三四五六七八九十]+、"), "hei", "第一层黑体"),
    (re.compile("（[一二三四五六七八九十]+）"), "kai", "第二层楷体"),
)
"""The labels of the first levels and their faces (7.3.3)."""


def text(case: Case) -> Iterator[Clause]:
    """7.3.3: on the first page, 2 em in, on the line after 主送机关, levels in their faces."""
    own = case.sheets.text
    on_first = any(run.page == 1 for run in own)
    shown = on_first if case.official.form != "plain" else None
    yield said("7.3.3", "公文首页显示正文", shown, "有" if on_first else "无")
    indent = LEFT + 2 * EM
    yield row("7.3.3", "每个自然段左空二字", indent, farthest(indent, (line.left for line in _starts(own))))
    to = case.sheets.lines("head.addressees")
    first = min((run.base for run in own if run.page == 1), default=None)
    yield row("7.3.3", "正文在主送机关下一行", LINE, first - to[-1].base if to and first else None, 0.5)
    for pattern, family, says in LEVELS:
        labels = [run for run in own if pattern.match(run.text)]
        kept = all(run.family == family for run in labels) if labels else None
        yield said("7.3.3", f"结构层次：{says}", kept, case.named({run.family for run in labels}))


def list_of_attachments(case: Case) -> Iterator[Clause]:
    """7.3.4: one empty line below the text, 2 em in, numbered where there are several, no mark after a name."""
    count = len(case.official.attachments) if case.official.form != "minutes" else 0
    lines = [case.sheets.lines(f"end.attachment.{index}") for index in range(count)]
    first = lines[0][0] if count and lines[0] else None
    yield row("7.3.4", "附件说明左空二字", LEFT + 2 * EM, first.left if first else None)
    gap = (_above(case, first), first.box_top) if first else None
    yield between("7.3.4", "附件说明在正文下空一行", gap, ONE_LINE)
    numbers = [run.text for own in lines for run in own[0].runs if re.fullmatch(r"\d+\.", run.text)]
    kept = numbers == [f"{index + 1}." for index in range(count)] if count > 1 else None
    yield said("7.3.4", "多个附件用阿拉伯数字标注顺序号", kept, " ".join(numbers))
    names = [_name(own) for own in lines if own]
    turned = [line.left - name.left for own, name in zip(lines, names, strict=False) for line in own[1:]]
    yield row("7.3.4", "附件名称回行与上一行首字对齐", 0, max(turned, key=abs, default=None))
    ends = "".join(own[-1].text[-1] for own in lines if own)
    yield said("7.3.4", "附件名称后不加标点", not set(ends) & set("。；，、") if ends else None, ends)


def signature(case: Case) -> Iterator[Clause]:
    """7.3.5: name, date and seal, by the kind of signature."""
    if case.official.form in ("minutes", "plain"):
        yield said("7.3.5", "发文机关署名、成文日期和印章", None)
        return
    rows = case.sheets.series("end.signature")
    date = rows[-1] if rows and case.official.date and not case.official.stamps else None
    names = rows[:-1] if date else rows
    if case.official.stamps:
        yield from _stamped(case)
        date = case.sheets.find("end.date")
    elif case.official.sealed:
        yield from _sealed(case, names, date)
    else:
        yield from _unsealed(case, names, date)
    kept = bool(DATE.fullmatch(date.text)) if date else None
    yield said("7.3.5.4", "成文日期用阿拉伯数字标全，不编虚位", kept, date.text if date else "")
    yield _with_text(case, names, date)


def _with_text(case: Case, names: tuple[Line, ...], date: Line | None) -> Clause:
    """7.3.5.5: no page of signature and date alone. Seals of more offices than one page holds begin under the text."""
    above = {run.page for run in case.sheets.runs if run.is_text or run.key.startswith("end.attachment")}
    signed = {line.page for line in names}
    pages = signed | ({date.page} if date else set())
    begins = min(pages, default=0) in above
    kept = pages <= above or (begins and len(signed) > 1 and (date is None or date.page in signed))
    measured = "同面有正文或附件说明"
    if not pages <= above:
        measured = "署名多于一面，起于正文之下，日期与末行署名同面" if kept else "有一面只有署名、成文日期"
    return said("7.3.5.5", "署名、成文日期不单独成面", kept if pages else None, measured)


def _sealed(case: Case, names: tuple[Line, ...], date: Line | None) -> Iterator[Clause]:
    yield row("7.3.5.1", "成文日期右空四字（盖章）", RIGHT - 4 * EM, date.right if date else None)
    last = names[-1] if names and date else None
    yield row("7.3.5.1", "署名以成文日期为准居中", date.middle if date else 0.0, last.middle if last else None)
    first = names[0] if names else None
    seal = _seal(first, date if len(names) == 1 else None) - _above(case, first) if first else 0.0
    kept = -0.1 <= seal <= LINE if first else None
    yield said("7.3.5.1", "印章顶端上距正文一行之内（按直径 42 mm）", kept, f"{seal:.2f} mm")
    edges = [name.middle + side * SEAL / 2 for name in names for side in (-1, 1)]
    inside = min(edges, default=LEFT) >= LEFT - 0.1 and max(edges, default=RIGHT) <= RIGHT + 0.1
    yield said("7.3.5.1", "联合行文：印章两端不超出版心", inside if len(names) > 1 else None, _range(edges))
    apart = min((_distance(a, b) for a, b in pairwise(names) if a.page == b.page), default=None)
    clear = None if apart is None else apart > SEAL
    yield said("7.3.5.1", "联合行文：印章互不相交相切", clear, f"最近 {apart or 0:.1f} mm")
    yield _with_room(case, names, date)


def _with_room(case: Case, names: tuple[Line, ...], date: Line | None) -> Clause:
    """7.3.5.5: the blank below the text holds the seal: it reaches neither into the imprint nor below the type area."""
    says = "印章不压版记，不出版心下边缘（按直径 42 mm）"
    if not names:
        return said("7.3.5.5", says, None)
    pair = date if len(names) == 1 else None
    room = min(_foot(case, name) - _seal(name, pair) - SEAL for name in names)
    return said("7.3.5.5", says, room >= -0.1, f"余 {room:.2f} mm")


def _foot(case: Case, name: Line) -> float:
    """How far down a seal over a name may reach: to the imprint, or to the lower edge of the type area."""
    tops = [run.top for run in case.sheets.runs if run.key.startswith("imprint") and run.page == name.page]
    own = case.official.imprint
    if tops and own is not None and own.is_ruled:
        black = (rule for rule in case.sheets.rules(name.page) if rule.colour != case.red)
        tops += [rule.top for rule in black if rule.top > name.base]
    return min([FOOT, *tops])


def _unsealed(case: Case, names: tuple[Line, ...], date: Line | None) -> Iterator[Clause]:
    edge = max(line.right for line in (*names, date)) if names and date else None
    yield row("7.3.5.2", "署名或成文日期右空二字（不盖章）", RIGHT - 2 * EM, edge)
    yield row("7.3.5.2", "成文日期比署名右移二字", 2 * EM, date.left - names[0].left if names and date else None)
    gap = (_above(case, names[0]), names[0].box_top) if names else None
    yield between("7.3.5.2", "署名在正文下空一行", gap, ONE_LINE)
    steps = farthest(LINE, (b.base - a.base for a, b in pairwise(names)))
    yield row("7.3.5.2", "联合行文：署名依次向下", LINE, steps)


def _stamped(case: Case) -> Iterator[Clause]:
    posts = case.sheets.series("end.post")
    date = case.sheets.find("end.date")
    gap = (_above(case, posts[0]), posts[0].box_top) if posts else None
    yield between("7.3.5.3", "签名章在正文下空二行", gap, (2 * LINE - 0.1, 3 * LINE))
    rights = [post.right for post in posts]
    yield row("7.3.5.3", "联合行文：职务上下对齐", 0, max(rights) - min(rights) if len(rights) > 1 else None)
    room = RIGHT - 4 * EM - posts[0].right - 2 * EM if posts else 0.0
    yield said("7.3.5.3", "签名章右空四字、左空二字标职务", room > 0 if posts else None, f"留 {room:.1f} mm")
    yield row("7.3.5.3", "成文日期右空四字（签名章）", RIGHT - 4 * EM, date.right if date else None)
    below = (posts[-1].box_top + EM, date.box_top) if posts and date else None
    yield between("7.3.5.3", "成文日期在签名章下空一行", below, ONE_LINE)


def remark(case: Case) -> Iterator[Clause]:
    """7.3.6: 2 em in, in brackets, on the line after the date."""
    found = case.sheets.find("end.remark")
    lines = case.sheets.lines("end.remark")
    yield row("7.3.6", "附注左空二字", LEFT + 2 * EM, found.left if found else None)
    whole = "".join(line.text for line in lines)
    yield said("7.3.6", "附注加圆括号", whole.startswith("（") and whole.endswith("）") if lines else None, whole[:12])
    dates = case.sheets.series("end.signature")
    date = case.sheets.find("end.date") or (dates[-1] if dates else None)
    yield row("7.3.6", "附注在成文日期下一行", LINE, found.base - date.base if found and date else None, 0.5)


def attachments(case: Case) -> Iterator[Clause]:
    """7.3.7: each on a page of its own: label on line 1, title centred on line 3, as the list has them."""
    named = {own.anchor: own for own in case.official.attachments if own.anchor}
    pages = [at for at, page in enumerate(case.sheets.pages, 1) if any(a.name in named for a in page.anchors)]
    yield said("7.3.7", "附件另面编排", len(set(pages)) == len(named) if named else None, f"{len(pages)} 个附件")
    labels = [run for run in case.sheets.runs if ATTACHED.fullmatch(run.key)]
    upright = [run for run in labels if not run.is_turned]
    first = line_top(1)
    yield row("7.3.7", "“附件”及顺序号在第 1 行", first, farthest(first, (run.box_top for run in upright)))
    yield row("7.3.7", "“附件”及顺序号顶格", LEFT, farthest(LEFT, (run.left for run in upright)))
    kept = {run.family for run in labels} == {"hei"} if labels else None
    yield said("7.3.7", "“附件”及顺序号用黑体", kept, case.named({run.family for run in labels}))
    titles = [case.sheets.lines(run.key.removeprefix("head.").removesuffix(".label")) for run in upright]
    third = line_top(3) + EM / 2
    heights = (lines[0].box_top + lines[0].size / 2 for lines in titles if len(lines) == 1)
    yield row("7.3.7", "附件标题在第 3 行", third, farthest(third, heights))
    middles = farthest(MIDDLE, (line.middle for lines in titles for line in lines))
    yield row("7.3.7", "附件标题居中", MIDDLE, middles, 0.5)


# ---------------------------------------------------------------- places


def _starts(runs: tuple[Run, ...]) -> list[Run]:
    """The first run of every paragraph of the text: that of its head where it runs on from one."""
    found: dict[str, Run] = {}
    for run in runs:
        own = PARAGRAPH.fullmatch(run.key)
        if own and (own[2] or run.kind == "P"):
            found.setdefault(own[1], run)
    return list(found.values())


def _above(case: Case, line: Line | None) -> float:
    """The lower edge of the em box of what stands above a line of the end on its page."""
    if line is None:
        return 0.0
    bases = [
        run.base for run in case.sheets.runs
        if run.page == line.page and run.base < line.base - 1 and run.base < FOOT and not run.key.startswith("head")
        and (run.is_text or run.key.startswith(("b", "end.attachment")))
    ]  # fmt: skip
    return max(bases, default=0.0) + (1 - ASCENT) * EM


def _name(lines: tuple[Line, ...]) -> Run:
    """Where an attachment's name begins on its first line: after 附件： and its number."""
    return next(run for run in lines[0].runs if run.text != "附件：" and not re.fullmatch(r"\d+\.", run.text))


def _seal(name: Line, date: Line | None) -> float:
    """The upper edge of a seal over a name, or over a name and its date."""
    lowest = date.box_top if date is not None else name.box_top
    return (name.box_top + lowest + EM) / 2 - (ABOVE_PAIR if date is not None else 0.0) - SEAL / 2


def _distance(one: Line, other: Line) -> float:
    return float(((one.middle - other.middle) ** 2 + (one.base - other.base) ** 2) ** 0.5)


def _range(edges: list[float]) -> str:
    return f"{min(edges):.1f}–{max(edges):.1f} mm" if edges else ""
