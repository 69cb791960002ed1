"""版头, title and 主送机关 of an official document, by its form, in named styles (GB/T 9704-2012, 7.2 and 10)."""

from __future__ import annotations

from typing import Final

from banxin.document import REPORT
from banxin.elements import Official
from banxin.layout.official.mark import fitted
from banxin.layout.official.masthead import PAIR, TITLE_BELOW
from banxin.layout.official.title import broken
from banxin.records import replace
from banxin.style import TextRole
from banxin.writers.docx.markup import Node, paragraph
from banxin.writers.docx.official.boxes import Box, box
from banxin.writers.docx.official.head import MARK_FALL, MARK_RISE, Head
from banxin.writers.docx.official.joint import joint
from banxin.writers.docx.official.press import RISE, Press, ems, row
from banxin.writers.docx.sheet import Edge, Letters, Named, Shape, Stop
from banxin.writers.docx.texts import labelled

TITLE: Final = Shape(align="center", bare=True, keep_next=True, keep_lines=True)
FORMULA: Final = Shape(bare=True, align="left")
DOCUMENT: Final = f"{REPORT}document"
"""What the origin of an element begins with."""


Origin = tuple[str, str]
"""Words and the path they come from."""
_FIRST: Final = {
    "copy_number": ("CopyNumber", "份号", "body"), "secrecy/level": ("Secrecy", "密级", "label"),
    "urgency": ("Urgency", "紧急程度", "label"),
}  # fmt: skip
"""The first lines of a head by field: style id and name, and whose role they have."""


def masthead(press: Press, parent: Node, official: Official) -> None:
    """Everything above the text, as the form asks."""
    head = Head(press, parent)
    match official.form:
        case "document":
            line = _document(head, official)
        case "order":
            line = _order(head, official)
        case "letter":
            line = _letter(head, official)
        case "minutes":
            line = _minutes(head, official)
        case "plain":
            line = _plain(head, official)
    head.close(line)
    if official.addressees:
        own = Named("Addressees", "主送机关", None, Shape(align="left"), following="BodyText")
        labelled(press.story, press.paragraph(parent, own), official.addressees, f"{DOCUMENT}/addressees")


# ---------------------------------------------------------------- forms; each gives the line the text begins on


def _document(head: Head, official: Official) -> int:
    _first_lines(head, official, 1)
    line = head.line_below(_mark(head, official, head.measures.mark_at, head.measures.text.mark)) + 2
    if official.upward:
        line = _numbered_upward(head, official, line)
    else:
        _words(head, _ruled(head, "center"), line, official.number, "number")
    return _title(head, official, line + TITLE_BELOW) + 1


def _order(head: Head, official: Official) -> int:
    """命令（令）: mark 20 mm below the type area's top, number after two empty lines, text after two more (10.2)."""
    line = head.line_below(_mark(head, official, head.measures.order_mark_at, head.measures.text.mark)) + 2
    _words(head, _formula(head, "OrderNumber", "令号", "center"), line, official.number, "number")
    return line + TITLE_BELOW


def _letter(head: Head, official: Official) -> int:
    """信函 (10.1): mark 30 mm from the top of the sheet, a double rule 4 mm below it, number flush right."""
    measures, style = head.measures, head.style
    role = measures.text.mark.model_copy(update={"size": measures.letter_mark})
    bottom = _letter_mark(head, official, role)
    pair = measures.letter_thick + measures.letter_apart + measures.letter_thin
    line = head.line_below(bottom + measures.head_rule_below + pair + 7 / 8 * style.em)
    said = _given(official)
    for index, (words, field) in enumerate(said or [("", "number")]):
        key, title, kind = _FIRST.get(field, ("LetterNumber", "函号", "body"))
        shape = replace(FORMULA, stops=(Stop(style.full, "right"),))
        node = head.on(Named(key, title, _role(head, kind), shape), line + index)
        number = ("\t" + official.number, "") if index == 0 and official.number else ("", "")
        row(head.press, node, f"{DOCUMENT}/{field}", (words, ""), number)
    return _title(head, official, line + max(len(said), 1) - 1 + TITLE_BELOW) + 1


def _minutes(head: Head, official: Official) -> int:
    """纪要 (10.3): issue, then office and date over the red rule; the title may be missing."""
    line = head.line_below(_mark(head, official, head.measures.mark_at, head.measures.text.mark)) + 2
    if official.issue:
        _words(head, _formula(head, "IssueNumber", "期号", "center"), line - 1, f"（{official.issue}）", "issue")
    signed = ("、".join(official.signed_by), f"{DOCUMENT}/signed_by/0")
    editor_line(head, line, signed, (official.date, f"{DOCUMENT}/date"))
    return _title(head, official, line + TITLE_BELOW) + 1


def _plain(head: Head, official: Official) -> int:
    """No red head: title from line 2, issuer and date in brackets on the second line after it."""
    line = _title(head, official, 2)
    signed = "、".join(official.signed_by)
    byline = "\u3000".join(part for part in (signed, official.date) if part)
    if not byline:
        return line + 1
    own = Named("Byline", "题下署名", head.measures.text.person, Shape(align="center", bare=True))
    written = head.press.story.draft.document.official is not None
    field = ("signed_by/0" if written else "author") if signed else "date"
    origin = f"{DOCUMENT}/{field}" if written else f"{REPORT}{field}"
    labelled(head.press.story, head.on(own, line + 1), f"（{byline}）", origin)
    return line + 3


# ---------------------------------------------------------------- elements


def _words(head: Head, own: Named, line: int, words: str, field: str) -> Node:
    """A formula on a line, marked with the field it comes from."""
    node = head.on(own, line)
    labelled(head.press.story, node, words, f"{DOCUMENT}/{field}")
    return node


def _formula(head: Head, key: str, title: str, align: str = "left", role: TextRole | None = None) -> Named:
    shape = replace(FORMULA, align=align)  # type: ignore[arg-type]
    return Named(key, title, role or head.style.text.body, shape)


def _given(official: Official) -> list[tuple[str, str]]:
    """份号, 密级 and 紧急程度 as far as they are given, and their fields."""
    rows = (
        (official.copy_number, "copy_number"), (official.secrecy, "secrecy/level"), (official.urgency, "urgency"),
    )  # fmt: skip
    return [(words, field) for words, field in rows if words]


def _role(head: Head, kind: str) -> TextRole:
    return head.measures.text.label if kind == "label" else head.style.text.body


def _first_lines(head: Head, official: Official, first: int) -> None:
    """份号, 密级, 紧急程度, one a line; those after a missing one move up (7.2.1–7.2.3)."""
    for index, (words, field) in enumerate(_given(official)):
        key, title, role = _FIRST[field]
        _words(head, _formula(head, key, title, role=_role(head, role)), first + index, words, field)


def _mark(head: Head, official: Official, at: float, role: TextRole) -> float:
    """发文机关标志 with its ink from ``at`` on the sheet; where its ink ends, below the top of the type area."""
    if len(official.mark) > 1:
        return joint(head, official, at, role)
    words = official.mark[0] + official.suffix
    own = fitted(words, role.size, head.style)
    role = role.model_copy(update={"size": own.size})
    top = at - head.style.paper.head
    # The distance after the last letter would draw the line to the left: an indent as wide stands before the first.
    shape = Shape(align="center", left=own.apart, bare=True)
    named = Named("IssuerMark", "发文机关标志", role, shape, Letters(own.apart, own.stretch))
    labelled(head.press.story, head.at(named, top + MARK_RISE * own.size), words, f"{DOCUMENT}/issuer_mark/names/0")
    return top + (MARK_RISE + MARK_FALL) * own.size


def _letter_mark(head: Head, official: Official, role: TextRole) -> float:
    """A letter's mark stands above the type area, so in a box, over a double rule; where its ink ends."""
    measures, style, press = head.measures, head.style, head.press
    words = official.mark[0] + official.suffix
    own = fitted(words, role.size, style)
    role = role.model_copy(update={"size": own.size})
    below = measures.head_rule_below - (1 - RISE - MARK_FALL) * own.size
    edge = Edge("bottom", measures.letter_thick, measures.red, below, "thickThinSmallGap")
    shape = Shape(align="center", leading=own.size, edges=(edge,), snap=False, bare=True)
    top = measures.letter_mark_at - (RISE - MARK_RISE) * own.size
    size = (measures.letter_rules, own.size + measures.head_rule_below + 2 * measures.letter_thick)
    left = style.paper.inner + (style.full - measures.letter_rules) / 2
    place = Box("发文机关标志", f"发文机关标志：{words}", size, ("page", left), ("page", top), parts=False)
    anchor = paragraph(head.parent, "SpacerSmall")
    head.y += 1.0
    named = Named("LetterMark", "信函发文机关标志", role, shape, Letters(own.apart, own.stretch))
    node = press.paragraph(box(press, anchor, place), named)
    labelled(press.story, node, words, f"{DOCUMENT}/issuer_mark/names/0")
    return measures.letter_mark_at + (MARK_RISE + MARK_FALL) * own.size - style.paper.head


def _ruled(head: Head, align: str, **more: object) -> Named:
    """发文字号 over the red rule, whose upper edge is 4 mm below the em box of its line."""
    edge = Edge("bottom", head.measures.head_rule, head.measures.red, head.measures.head_rule_below)
    shape = replace(FORMULA, align=align, edges=(edge,), **more)  # type: ignore[arg-type]
    return Named("DocumentNumber", "发文字号", head.style.text.body, shape)


def _numbered_upward(head: Head, official: Official, line: int) -> int:
    """发文字号 1 em in on the left, 签发人 ending 1 em before the right edge, two names a line, the number on the last
    of their lines (7.2.6); that line."""
    style = head.style
    rows = [official.signatories[at : at + PAIR] for at in range(0, len(official.signatories), PAIR)]
    names = style.full - style.em - style.em * max(ems("\u3000".join(each)) for each in rows)
    stops = (Stop(names - 4 * style.em), Stop(names))
    for index, names_ in enumerate(rows):
        last = index == len(rows) - 1
        own = _ruled(head, "left", stops=stops, first=style.em, first_characters=1.0)
        if not last:
            own = Named("Signatories", "签发人", style.text.body, replace(FORMULA, stops=stops))
        row(
            head.press, head.on(own, line + index), f"{DOCUMENT}/{'number' if last else 'signatories'}",
            (official.number if last else "", ""), ("\t签发人：" if index == 0 else "\t\t", ""),
            ("\u3000".join(names_), "Signatory"),
        )  # fmt: skip
    return line + len(rows) - 1


def editor_line(head: Head, line: int, left: Origin, right: Origin) -> None:
    """Who issues it on the left and when on the right, 1 em in on both sides, over the red rule."""
    style = head.style
    stops = (Stop(style.full - style.em, "right"),)
    own = _ruled(head, "left", stops=stops, first=style.em, first_characters=1.0)
    node = head.on(replace(own, key="EditorLine", title="编印单位和日期"), line)
    words = ("\t" + right[0]) if right[0] else ""
    row(head.press, node, left[1] if left[0] else right[1], (left[0], ""), (words, ""))


def _title(head: Head, official: Official, first: int) -> int:
    """The title centred on as many lines of our grid; the first line after it (an empty one)."""
    story = head.press.story
    if not official.title and not official.title_lines:
        return first - 1
    lines = official.title_lines or broken(official.title, head.measures.title_widest)
    whole = official.title == story.draft.document.title.whole
    for index, words in enumerate(lines):
        origin = f"{DOCUMENT}/title_lines/{index}"
        if not official.title_lines:
            origin = f"{REPORT}title" if whole else f"{DOCUMENT}/title"
        own = Named("Title", "Title", head.measures.text.title, TITLE, Letters())
        labelled(story, head.at(own, title_base(head, index, len(lines), first)), words, origin)
    return first + len(lines)


def title_base(head: Head, index: int, count: int, first: int) -> float:
    """The baseline of a title's line: the block of ``count`` is centred on as many lines of our grid from ``first``."""
    style, role = head.style, head.measures.text.title
    leading = style.grid.leading
    apart = role.leading if head.measures.title_pitch == "own" else leading
    middle = (first - 1) * leading + ((count - 1) * leading + style.em) / 2
    top = middle - (role.size + (count - 1) * apart) / 2
    return top + index * apart + style.ascent / style.em * role.size
