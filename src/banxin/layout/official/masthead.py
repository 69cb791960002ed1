"""版头 and title of an official document, by its form: one strip from the top of page 1 to the line above the text.

Heights are counted in lines of the grid from 1, as GB/T 9704-2012 (7.2) and its annexes do.
"""

from __future__ import annotations

import math
from typing import Final

from banxin.elements import Official
from banxin.frame import Anchor, Element, Frame, Item, box
from banxin.layout.ink import ink
from banxin.layout.official.lines import below, centred, solid
from banxin.layout.official.mark import mark, spread
from banxin.layout.official.title import broken
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.layout.words import Words
from banxin.problems import Place, warning
from banxin.records import record
from banxin.redhead import OfficialMeasures
from banxin.style import TextRole

TITLE_BELOW: Final = 3
"""The title begins on the third line after the head's last: two empty lines between (7.3.1)."""
NEAR: Final = 0.4
"""Points by which ink may reach into a line that counts as empty."""
LETTER_NEAR: Final = 0.4
"""Lines by which a letter's first elements may stand below the line they count as: so much is left over beside two
empty lines (10.1)."""
MOST_LINES: Final = 3
PAIR: Final = 2
"""签发人 a line."""
TEXT_FIRST: Final = 2 * NEVER
"""A page break right after the head: worse than any lone line (7.3.3)."""
SCALES: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.43)
"""Sizes a joint mark is tried at: at the last its names are as large as the text (3号)."""
TEXT: Final = 3
"""Lines of text for which a joint mark is set smaller; one must be left at the least."""
JOINT: Final = 0.72
"""The names of a joint mark, against the size of a single one."""
JOINT_LEADING: Final = 1.25
"""From name to name of a joint mark, in their size."""


@record
class Page:
    """Page 1 while its head is set: where things stand below the top of the type area."""

    setter: Setter
    scale: float = 1.0
    """How small the names of a joint mark are set, against their natural size."""

    @property
    def official(self) -> OfficialMeasures:
        """The style's measures."""
        measures = self.setter.style.official
        assert measures is not None
        return measures

    @property
    def em(self) -> float:
        """3号."""
        return self.setter.style.em

    def top(self, line: float) -> float:
        """The top of a line's em box; what stands off the grid is on part of a line."""
        return (line - 1) * self.setter.style.grid.leading

    def base(self, line: int) -> float:
        """A line's baseline."""
        return self.top(line) + self.setter.style.ascent

    def sheet(self, y: float) -> float:
        """A height given from the top of the sheet."""
        return y - self.setter.style.paper.head

    def line_at(self, y: float) -> int:
        """The first line whose em box begins at y or below."""
        return math.ceil((y - NEAR) / self.setter.style.grid.leading) + 1

    def label(
        self, text: str, role: TextRole, line: float, key: str, *, x: float = 0.0, right: float | None = None
    ) -> tuple[Item, ...]:
        """A formula on a line, at x, or ending ``right`` before the right edge; smaller words begin at its top, too."""
        made = solid(self.setter).label(text, role)
        left = x if right is None else self.setter.style.full - right - made.width
        base = self.top(line) + self.setter.style.ascent / self.em * role.size
        return ink(made, left, base, Element("P", f"head.{key}"))


def opening(official: Official, setter: Setter) -> Strip:
    """Everything above the text, as the form asks; a joint mark is set smaller until text stands on the page, too."""
    items, line = _opened(official, setter)
    return opening_strip(tuple(items), line, setter)


def has_room(official: Official, setter: Setter) -> bool:
    """Whether page 1 has a line left for text under the head (7.3.3)."""
    return _opened(official, setter)[1] < setter.style.grid.lines


def _opened(official: Official, setter: Setter) -> tuple[list[Item], int]:
    """The head, and the last line it takes."""
    scales = SCALES if len(official.mark) > 1 else SCALES[:1]
    for scale in scales:
        items, line = _formed(official, Page(setter, scale))
        if line <= setter.style.grid.lines - TEXT:
            break
    return items, line


def _formed(official: Official, page: Page) -> tuple[list[Item], int]:
    match official.form:
        case "document":
            items, line = _document(official, page)
        case "order":
            items, line = _order(official, page)
        case "letter":
            items, line = _letter(official, page)
        case "minutes":
            items, line = _minutes(official, page)
        case "plain":
            items, line = _plain(official, page)
    return _addressees(official, page, items, line) if official.addressees else (items, line)


def opening_strip(items: tuple[Item, ...], line: int, setter: Setter) -> Strip:
    """The head as a strip whose last baseline is that of ``line``; text follows on the next."""
    style = setter.style
    height = (line - 1) * style.grid.leading + style.ascent
    return Strip(
        frame=Frame(style.full, height, items), start="opening", end="line", height=height, descent=below(style),
        penalty=TEXT_FIRST, new_page=True, top=0.0, anchors=(Anchor("cover", 0.0),),
    )  # fmt: skip


# ---------------------------------------------------------------- forms


def _document(official: Official, page: Page) -> tuple[list[Item], int]:
    items = list(_first_lines(official, page, 1))
    bottom = _mark(official, page, page.official.mark_at, page.official.text.mark, items)
    line = page.line_at(bottom) + 2
    texts = page.setter.style.text
    if official.upward:
        rows = _signatories(official, page, line, items)
        line += rows - 1
    if official.upward and official.number:
        items += page.label(official.number, texts.body, line, "number", x=page.em)
    elif official.number:
        _centred_label(official.number, texts.body, line, "number", page, items)
    items.append(head_rule(page, line))
    return title(official, page, line + TITLE_BELOW, items)


def _order(official: Official, page: Page) -> tuple[list[Item], int]:
    """命令（令）: mark 20 mm below the type area's top, number after two empty lines, text after two more (10.2)."""
    items: list[Item] = []
    bottom = _mark(official, page, page.official.order_mark_at, page.official.text.mark, items)
    line = page.line_at(bottom) + 2
    _centred_label(official.number, page.setter.style.text.body, line, "number", page, items)
    return items, line + 2


def _letter(official: Official, page: Page) -> tuple[list[Item], int]:
    """信函 (10.1): mark 30 mm from the top of the sheet, double rules at the head and the foot, number flush right.

    The rule is 4 mm below the ink of the mark and the elements 7/8 em below the rule, on the grid or off it: how far
    the ink reaches is the name's. The title is on the grid again.
    """
    measures = page.official
    role = measures.text.mark.model_copy(update={"size": measures.letter_mark})
    items: list[Item] = []
    bottom = _mark(official, page, measures.letter_mark_at, role, items)
    pair = measures.letter_thick + measures.letter_apart + measures.letter_thin
    upper = bottom + measures.head_rule_below
    items += _pair(page, upper, thick_first=True)
    first = upper + pair + 7 / 8 * page.em
    own = first / page.setter.style.grid.leading + 1
    line = math.ceil(own - LETTER_NEAR)
    lower = page.sheet(page.setter.style.paper.height - measures.letter_foot) - pair
    items += _pair(page, lower, thick_first=False)
    said = [text for text in (official.copy_number, official.secrecy, official.urgency) if text]
    items += _first_lines(official, page, own)
    if official.number:
        items += page.label(official.number, page.setter.style.text.body, own, "number", right=0.0)
    return title(official, page, line + max(len(said), 1) - 1 + TITLE_BELOW, items)


def _minutes(official: Official, page: Page) -> tuple[list[Item], int]:
    """纪要 (10.3): issue, then office and date over the red rule; the title may be missing."""
    items: list[Item] = []
    bottom = _mark(official, page, page.official.mark_at, page.official.text.mark, items)
    line = page.line_at(bottom) + 2
    texts = page.setter.style.text
    if official.issue:
        _centred_label(f"（{official.issue}）", texts.body, line - 1, "issue", page, items)
    if official.signed_by:
        items += page.label("、".join(official.signed_by), texts.body, line, "office", x=page.em)
    if official.date:
        items += page.label(official.date, texts.body, line, "date", right=page.em)
    items.append(head_rule(page, line))
    return title(official, page, line + TITLE_BELOW, items)


def _plain(official: Official, page: Page) -> tuple[list[Item], int]:
    """No red head: title from line 2, issuer and date in brackets on the second line after it."""
    items: list[Item] = []
    _, line = title(official, page, 2, items)
    byline = "\u3000".join(part for part in ("、".join(official.signed_by), official.date) if part)
    if byline:
        _centred_label(f"（{byline}）", page.official.text.person, line + 1, "byline", page, items)
        line += 2
    return items, line


# ---------------------------------------------------------------- elements


def _first_lines(official: Official, page: Page, first: float) -> list[Item]:
    """份号, 密级, 紧急程度, one a line; those after a missing one move up (7.2.1–7.2.3)."""
    texts = page.setter.style.text
    label = page.official.text.label
    rows = (
        (official.copy_number, texts.body, "copy"), (official.secrecy, label, "secrecy"),
        (official.urgency, label, "urgency"),
    )  # fmt: skip
    items: list[Item] = []
    given = [row for row in rows if row[0]]
    for index, (text, role, key) in enumerate(given):
        items += page.label(text, role, first + index, key)
    return items


def _mark(official: Official, page: Page, at: float, role: TextRole, items: list[Item]) -> float:
    """发文机关标志 with its ink from ``at`` on the sheet; where its ink ends."""
    element = Element("P", "head.mark")
    full = page.setter.style.full
    y = page.sheet(at)
    if len(official.mark) == 1:
        letters = mark(official.mark[0] + official.suffix, role, page.setter)
        items += letters.at((full - letters.width) / 2, y, element)
        return y + letters.bottom - letters.top
    return _joint(official, page, y, role, items, element)


def _joint(official: Official, page: Page, y: float, role: TextRole, items: list[Item], element: Element) -> float:
    """联合行文: names one below the other, spread to one width, 文件 to their right at mid-height (7.2.4)."""
    suffix = mark(official.suffix, role, page.setter) if official.suffix else None
    beside = suffix.width + page.em if suffix else 0.0
    longest = max(len(name) for name in official.mark)
    size = min(role.size * JOINT * page.scale, (page.official.mark_widest - beside) / longest)
    width = size * longest
    left = (page.setter.style.full - width - beside) / 2
    top = bottom = y
    for name in official.mark:
        row = spread(name, role.model_copy(update={"size": size}), page.setter, width)
        items += row.at(left, top, element)
        bottom = top + row.bottom - row.top
        top += size * JOINT_LEADING
    if suffix:
        middle = (y + bottom - suffix.bottom + suffix.top) / 2
        items += suffix.at(left + width + page.em, middle, Element("P", "head.suffix"))
    return bottom


def _signatories(official: Official, page: Page, line: int, items: list[Item]) -> int:
    """签发人 and names, two a line, those of one column under one another; how many lines they take (7.2.6)."""
    texts, person = page.setter.style.text, page.official.text.person
    said = solid(page.setter)
    names = [said.label(name, person) for name in official.signatories]
    columns = [names[place::PAIR] for place in range(min(PAIR, len(names)))]
    widths = [max(name.width for name in column) for column in columns]
    x = page.setter.style.full - page.em - sum(widths) - (len(columns) - 1) * page.em
    element = Element("P", "head.signatories")
    items += ink(said.label("签发人：", texts.body), x - 4 * page.em, page.base(line), element)
    for index, name in enumerate(names):
        place = index % PAIR
        items += ink(name, x + place * (widths[0] + page.em), page.base(line + index // PAIR), element)
    return -(-len(names) // PAIR)


def head_rule(page: Page, line: int, colour: str = "") -> Item:
    """The rule of the head, 4 mm below the em box of its last line."""
    measures = page.official
    y = page.top(line) + page.em + measures.head_rule_below
    fill = page.setter.colour(colour or measures.red)
    return box(0.0, y, page.setter.style.full, measures.head_rule, fill)


def _pair(page: Page, y: float, *, thick_first: bool) -> list[Item]:
    """Two rules over one another, centred on the type area, from y down."""
    measures = page.official
    left = (page.setter.style.full - measures.letter_rules) / 2
    red = page.setter.colour(measures.red)
    thick, thin = measures.letter_thick, measures.letter_thin
    weights = (thick, thin) if thick_first else (thin, thick)
    second = y + weights[0] + measures.letter_apart
    return [
        box(left, y, measures.letter_rules, weights[0], red),
        box(left, second, measures.letter_rules, weights[1], red),
    ]


def _centred_label(text: str, role: TextRole, line: int, key: str, page: Page, items: list[Item]) -> None:
    if text:
        made = solid(page.setter).label(text, role)
        items += centred(made, page.setter, page.base(line), Element("P", f"head.{key}"))


def title(official: Official, page: Page, first: int, items: list[Item]) -> tuple[list[Item], int]:
    """The title from a line on, and one empty line; the line above the text."""
    role = page.official.text.title
    if not official.title and not official.title_lines:
        return items, first - 1
    lines = official.title_lines or broken(official.title, page.official.title_widest)
    if len(lines) > MOST_LINES:
        message = f"标题要排 {len(lines)} 行，公文标题至多 {MOST_LINES} 行"
        page.setter.problems.append(warning(Place(official.title_origin), "D003", message, "缩短标题"))
    words = tuple(page.setter.plain(line, role) for line in lines)
    items += title_items(words, page, first, Element("H1", "head.title"))
    return items, first + len(lines)


def title_items(lines: tuple[Words, ...], page: Page, first: int, element: Element) -> list[Item]:
    """Lines of a title centred, the block centred on as many lines of the grid."""
    leading, role = page.setter.style.grid.leading, page.official.text.title
    pitch = role.leading if page.official.title_pitch == "own" else leading
    count = len(lines)
    middle = page.top(first) + ((count - 1) * leading + page.em) / 2
    top = middle - (role.size + (count - 1) * pitch) / 2
    rise = page.setter.style.ascent / page.em * role.size
    items: list[Item] = []
    for index, words in enumerate(lines):
        items += centred(page.setter.line(words), page.setter, top + index * pitch + rise, element)
    return items


def _addressees(official: Official, page: Page, items: list[Item], line: int) -> tuple[list[Item], int]:
    """主送机关 from the left edge, turnovers too, its colon at the end."""
    words: Words = page.setter.plain(official.addressees, page.setter.style.text.body)
    for made in page.setter.lines(words, page.setter.style.full):
        line += 1
        items += ink(made, 0.0, page.base(line), Element("P", "head.addressees"), words)
    return items, line


