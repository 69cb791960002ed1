"""Laid out pages of an official document in, each clause of GB/T 9704-2012 with what was measured on them out.

What a clause requires is written here once more, in millimetres; measured is the ink of the finished frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal

from banxin.document import Document
from banxin.elements import Official
from banxin.frame import GlyphRun, Page, Path, walk
from banxin.lengths import mm
from banxin.records import record
from banxin.style import Style
from banxin.text.fonts import Fonts

State = Literal["kept", "not applicable", "broken"]

MM: Final = 1 / mm(1.0)
EM: Final = 156 / 28
"""3号, so that 28 characters fill 156 mm (clause 5.2.3)."""
LINE: Final = (225 - EM) / 21
SMALL: Final = 14 * MM
"""4号."""
ASCENT: Final = 0.808
"""Of the em box above the baseline, in this program's faces."""
WITHIN: Final = 0.1
MARGIN: Final = 1.0
"""What the standard allows the margins."""


@record
class Clause:
    """One requirement: its number in the standard, what it says, whether it is kept, required and measured values."""

    number: str
    says: str
    state: State
    required: str = ""
    measured: str = ""


@record
class _Mark:
    """The words of one element on a page, in millimetres from the sheet's left and top edge."""

    page: int
    left: float
    right: float
    base: float
    size: float
    """Of the words, in millimetres."""
    top: float
    """Of the ink."""
    text: str

    @property
    def box_top(self) -> float:
        """Of the em box of its line."""
        return self.base - ASCENT * self.size


@record
class _Sheets:
    """All pages, asked by element."""

    pages: tuple[Page, ...]
    fonts: Fonts

    def find(self, key: str, *, line: int = 0) -> _Mark | None:
        """One line of the words of an element, by its key; ``None`` where it is on no page."""
        for number, page in enumerate(self.pages, 1):
            runs = [
                (x, y, run) for x, y, run in walk(page.frame)
                if isinstance(run, GlyphRun) and run.element.key == key and run.glyphs
            ]  # fmt: skip
            if runs:
                return self._mark(number, runs, line)
        return None

    def _mark(self, page: int, runs: list[tuple[float, float, GlyphRun]], line: int) -> _Mark:
        bases = sorted({round(y + run.y - self._drop(run), 1) for _, y, run in runs})
        base = bases[min(line, len(bases) - 1)]
        own = [(x, y, run) for x, y, run in runs if abs(y + run.y - self._drop(run) - base) < 0.2]
        left = min(x + run.x for x, _, run in own)
        right = max(x + run.x + run.width for x, _, run in own)
        exact = own[0][1] + own[0][2].y - self._drop(own[0][2])
        top = min(y + run.y - self._ink(run) for _, y, run in own)
        text = "".join(run.text for _, _, run in own)
        return _Mark(page, left * MM, right * MM, exact * MM, own[0][2].size * MM, top * MM, text)

    def _drop(self, run: GlyphRun) -> float:
        return self.fonts.face(run.face).drop * run.size

    def _ink(self, run: GlyphRun) -> float:
        face = self.fonts.face(run.face)
        glyphs = (int.from_bytes(run.glyphs[at : at + 2], "big") for at in range(0, len(run.glyphs), 2))
        return max(face.heights(glyph)[0] for glyph in glyphs) * run.size

    def rules(self, page: int) -> list[tuple[float, float, float, str]]:
        """Long rules of a page from the top: upper edge, weight, length, colour."""
        found = []
        for x, y, item in walk(self.pages[page - 1].frame):
            if isinstance(item, Path) and item.fill is not None:
                across = [x + at for step in item.segments for at in step.points[::2]]
                down = [y + at for step in item.segments for at in step.points[1::2]]
                weight, length = (max(down) - min(down)) * MM, (max(across) - min(across)) * MM
                if length > 100 and weight < 1:
                    found.append((min(down) * MM, weight, length, item.fill))
        return sorted(found)


def conformance(document: Document, style: Style, pages: tuple[Page, ...], fonts: Fonts) -> tuple[Clause, ...]:
    """Every clause in order; a style that is not official keeps none of them and says so."""
    official = document.official or Official(title=document.title.whole)
    sheets = _Sheets(pages, fonts)
    checks = (_paper, _grid, _head, _text, _end, _imprint, _folio, _forms)
    return tuple(clause for check in checks for clause in check(official, style, sheets))


def _line(number: int) -> float:
    """The top of a line of the grid."""
    return 37 + (number - 1) * LINE


def _row(number: str, says: str, required: float, measured: float | None, within: float = WITHIN) -> Clause:
    if measured is None:
        return Clause(number, says, "not applicable")
    state: State = "kept" if abs(measured - required) <= within else "broken"
    return Clause(number, says, state, f"{required:.2f} mm", f"{measured:.2f} mm")


def _said(number: str, says: str, is_kept: bool | None, measured: str) -> Clause:
    if is_kept is None:
        return Clause(number, says, "not applicable")
    return Clause(number, says, "kept" if is_kept else "broken", measured=measured)


def _of(mark: _Mark | None, value: Callable[[_Mark], float]) -> float | None:
    return None if mark is None else value(mark)


# ---------------------------------------------------------------- clause 5


def _paper(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    frame = sheets.pages[0].frame
    yield _row("5.1", "用纸 A4：宽", 210, frame.width * MM)
    yield _row("5.1", "用纸 A4：高", 297, frame.height * MM)
    places = list(_body(sheets))
    yield _row("5.2.1", "天头（上白边）", 37, min((y for _, y, _ in places), default=None), MARGIN)
    yield _row("5.2.1", "订口（左白边）", 28, min((x for x, _, _ in places), default=None), MARGIN)
    yield _row("5.2.1", "版心右边缘", 184, max((x for _, _, x in places), default=None))
    yield _row("5.2.1", "版心高", 225, style.type_height * MM)


def _body(sheets: _Sheets) -> Iterator[tuple[float, float, float]]:
    """Left edge, top of the em box and right edge of every run of running text in 3号 that begins and ends with Han.

    Marks lose their blank half at the edges of lines, so that their boxes stand out.
    """
    for page in sheets.pages:
        for x, y, run in walk(page.frame):
            if not isinstance(run, GlyphRun) or run.is_turned or not run.glyphs or not run.element.key.startswith("b"):
                continue
            if abs(run.size * MM - EM) < 0.01 and _is_han(run.text[0]) and _is_han(run.text[-1]):
                drop = sheets.fonts.face(run.face).drop * run.size
                left = (x + run.x) * MM
                yield left, (y + run.y - drop) * MM - ASCENT * EM, left + run.width * MM


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _grid(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    """5.2.2 and 5.2.3, on every baseline of running text."""
    bases = [top + ASCENT * EM for _, top, _ in _body(sheets)]
    off = max((abs((base - 37 - ASCENT * EM + LINE / 2) % LINE - LINE / 2) for base in bases), default=None)
    yield _row("5.2.2", "3号字：28 字一行，字宽", EM, style.text.body.size * MM, 0.01)
    yield _row("5.2.3", "每面 22 行：行距（3号字高加 7/8）", LINE, style.grid.leading * MM, 0.01)
    yield _row("5.2.3", "正文基线离行格的最大偏差", 0, off)


# ---------------------------------------------------------------- clause 7.2, 7.3


def _head(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    red = official.form == "document"
    first = 1
    for clause, says, key in (
        ("7.2.1", "份号顶格", "copy"), ("7.2.2", "密级和保密期限顶格", "secrecy"), ("7.2.3", "紧急程度顶格", "urgency"),
    ):  # fmt: skip
        mark = sheets.find(f"head.{key}") if red else None
        yield _row(clause, f"{says}，第 {first} 行", _line(first), _of(mark, lambda m: m.box_top))
        first += mark is not None
    mark = sheets.find("head.mark")
    top = {"document": 72.0, "minutes": 72.0, "order": 57.0, "letter": 30.0}.get(official.form)
    clause = {"order": "10.2", "letter": "10.1", "minutes": "10.3"}.get(official.form, "7.2.4")
    yield _row(clause, "发文机关标志上边缘", top or 0, _of(mark, lambda m: m.top) if top else None)
    yield _row(clause, "发文机关标志居中", 106, _of(mark, lambda m: (m.left + m.right) / 2), 0.5)
    number = sheets.find("head.number")
    if red and number:
        yield _row("7.2.5", "发文字号在格线上", 0, abs((number.box_top - 37 + LINE / 2) % LINE - LINE / 2))
        if official.upward:
            yield _row("7.2.5", "上行文发文字号左空一字", 28 + EM, number.left)
        else:
            yield _row("7.2.5", "发文字号居中", 106, (number.left + number.right) / 2)
    else:
        yield Clause("7.2.5", "发文字号", "not applicable")
    person = sheets.find("head.signatories") if official.upward else None
    yield _row("7.2.6", "签发人右空一字", 184 - EM, _of(person, lambda m: m.right))
    rules = sheets.rules(1) if red else []
    yield _row("7.2.7", "红色分隔线距发文字号", 4, rules[0][0] - number.box_top - EM if rules and number else None)
    yield _row("7.2.7", "红色分隔线长", 156, rules[0][2] if rules else None)


def _text(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    title = sheets.find("head.title")
    yield _row("7.3.1", "标题 2号", 22 * MM, _of(title, lambda m: m.size), 0.01)
    yield _row("7.3.1", "标题居中", 106, _of(title, lambda m: (m.left + m.right) / 2), 0.5)
    to = sheets.find("head.addressees")
    yield _row("7.3.2", "主送机关顶格", 28, _of(to, lambda m: m.left))
    body = any(
        isinstance(item, GlyphRun) and item.element.key.startswith("b") for _, _, item in walk(sheets.pages[0].frame)
    )
    yield _said("7.3.3", "首页有正文", body if official.form != "plain" else None, "有" if body else "无")


def _end(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    note = sheets.find("end.attachment.0")
    yield _row("7.3.4", "附件说明左空二字", 28 + 2 * EM, _of(note, lambda m: m.left))
    rows = [mark for at in range(12) if (mark := sheets.find(f"end.signature.{at}")) is not None]
    date = rows[-1] if rows and official.date else None
    name = rows[0] if len(rows) > 1 else None
    if official.sealed:
        yield _row("7.3.5", "成文日期右空四字（盖章）", 184 - 4 * EM, _of(date, lambda m: m.right))
        centre = (date.left + date.right) / 2 if date else 0.0
        yield _row("7.3.5", "署名以成文日期为准居中", centre, _of(name, lambda m: (m.left + m.right) / 2))
    else:
        edge = max(name.right, date.right) if name and date else None
        yield _row("7.3.5", "署名或成文日期右空二字（不盖章）", 184 - 2 * EM, edge)
        yield _row("7.3.5", "成文日期比署名右移二字", 2 * EM, date.left - name.left if name and date else None)
    remark = sheets.find("end.remark")
    yield _row("7.3.6", "附注左空二字", 28 + 2 * EM, _of(remark, lambda m: m.left))
    named = {own.anchor for own in official.attachments if own.anchor}
    labels = [page for page in sheets.pages if any(anchor.name in named for anchor in page.anchors)]
    yield _said("7.3.7", "附件另面编排", True if labels else None, f"{len(labels)} 个附件")


# ---------------------------------------------------------------- clause 7.4, 7.5


def _imprint(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    own = official.imprint if official.form != "letter" else None
    rules = [rule for rule in sheets.rules(len(sheets.pages)) if rule[3] != style.colour("red")] if own else []
    rules = rules[-3 if own and own.rows and any(own.foot) else -2 :] if rules else []
    yield _row("7.4.1", "版记首条分隔线", 0.35, rules[0][1] if rules else None, 0.01)
    yield _row("7.4.1", "版记中间分隔线", 0.25, rules[1][1] if len(rules) == 3 else None, 0.01)
    yield _row("7.4.1", "版记末条分隔线与版心下边缘重合", 262, rules[-1][0] + rules[-1][1] if rules else None)
    copies = sheets.find("imprint.0") if own and own.rows else None
    yield _row("7.4.2", "抄送机关左空一字（4号）", 28 + SMALL, _of(copies, lambda m: m.left))
    printed = sheets.find("imprint.foot.2") if own else None
    yield _row("7.4.3", "印发日期右空一字（4号）", 184 - SMALL, _of(printed, lambda m: m.right))
    last = len(sheets.pages)
    yield _said("7.4", "版记在最后一面", bool(own) and bool(rules) if own else None, f"第 {last} 面")


def _folio(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    for number, page in enumerate(sheets.pages, 1):
        runs = [
            (x + run.x, y + run.y, run) for x, y, run in walk(page.frame)
            if isinstance(run, GlyphRun) and run.element.kind == "Artifact" and run.text == "—"
        ]  # fmt: skip
        if len(runs) < 2 or number > 2:
            continue
        face = sheets.fonts.face(runs[0][2].face)
        top, _ = face.heights(int.from_bytes(runs[0][2].glyphs[:2], "big"))
        upper = (runs[0][1] - top * runs[0][2].size) * MM
        yield _row("7.5", f"第 {number} 面页码一字线上距版心下边缘", 7, upper - 262)
        right = max(x + run.width for x, _, run in runs) * MM
        left = min(x for x, _, _ in runs) * MM
        if number % 2:
            yield _row("7.5", "单页码居右空一字", 184 - SMALL, right)
        else:
            yield _row("7.5", "双页码居左空一字", 28 + SMALL, left)


# ---------------------------------------------------------------- clause 10


def _forms(official: Official, style: Style, sheets: _Sheets) -> Iterator[Clause]:
    letter = sheets.rules(1) if official.form == "letter" else []
    yield _row("10.1", "信函双线长", 170, letter[0][2] if letter else None)
    yield _row("10.1", "信函末条线距下页边", 20, 297 - letter[-1][0] - letter[-1][1] if letter else None)
    shown = sheets.pages[0].folio
    yield _said("10.1", "信函首页不显示页码", not shown if letter else None, shown or "无")
    present = sheets.find("end.attendance.0") if official.form == "minutes" else None
    yield _row("10.3", "出席人员名单左空二字", 28 + 2 * EM, _of(present, lambda m: m.left))


def summary(clauses: tuple[Clause, ...]) -> str:
    """How many are kept, broken and not applicable."""
    count = {state: sum(clause.state == state for clause in clauses) for state in ("kept", "broken", "not applicable")}
    return f"符合 {count['kept']} 条，不符合 {count['broken']} 条，不适用 {count['not applicable']} 条"


def line(clause: Clause) -> str:
    """A clause on one line: number, state, what it says, what is required and what was measured."""
    state = {"kept": "符合　", "broken": "不符合", "not applicable": "不适用"}[clause.state]
    required = f"　应为 {clause.required}" if clause.required else ""
    measured = f"　实测 {clause.measured}" if clause.measured else ""
    return f"{clause.number:<6}{state}　{clause.says}{required}{measured}"
