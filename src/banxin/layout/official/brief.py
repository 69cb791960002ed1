"""A brief (简报) to strips: its head with name, issue and editor, 本期要目, items one after the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from banxin.document import Block, Document, Heading
from banxin.elements import Brief
from banxin.frame import Anchor, Element, Item, LinkArea, box
from banxin.inlines import Text, lined, plain
from banxin.layout.ink import ink
from banxin.layout.leaves import Segment
from banxin.layout.official.flow import Place
from banxin.layout.official.leader import leader
from banxin.layout.official.levels import printed_number
from banxin.layout.official.lines import Stand, centred, clear, solid, strip, text
from banxin.layout.official.mark import name
from banxin.layout.official.masthead import Page, head_rule, opening_strip
from banxin.layout.official.title import broken
from banxin.layout.paragraph import all_foot_notes
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.layout.strips import Kept
from banxin.layout.words import Tag, Words
from banxin.problems import Place as Where
from banxin.problems import warning
from banxin.records import record, replace
from banxin.style import Style
from banxin.text.setting import Span

Stretched = Callable[[tuple[Block, ...], int, Setter, Kept, Place], list[Segment]]
"""Sets blocks, the first of which has that index, in runs that stand or lie."""

HEAD_LINES: Final = 6
NAME_LINES: Final = 4
"""The head of a brief that has a name only."""
MOST_ROWS: Final = 6
MARKER: Final = 0.42
"""Ems: the side of the square before a line of the contents."""
ENTRY_AT: Final = 1.5
LEADER_FROM: Final = 0.5
PAGE_ROOM: Final = 1.6
"""Ems at the right that a page number and the blank before it take."""
MARKER_RISE: Final = 0.308
"""The optical centre of 仿宋 above the baseline."""
TITLE_LINES: Final = 2
TITLE_MOST: Final = 22.0
"""Ems of a title's own size a line."""


@record
class _Item:
    """One item: its heading and its blocks, and where they stand in the document."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    first: int


def brief_segments(document: Document, setter: Setter, kept: Kept, stretched: Stretched) -> tuple[Segment, ...]:
    """Head, contents, then every item: its title between two empty lines, its text; what lies has pages of its own."""
    brief = document.brief or Brief(document.title.whole, date=document.date, editor=document.author)
    items = _items(document.blocks)
    head = replace(_head(brief, items, setter), penalty=NEVER)
    note = _note(brief.editor_note, setter) if brief.editor_note else []
    done = [Segment((head, *note), setter)]
    for item in items:
        level = item.heading.level if item.heading else 0
        first, *more = stretched(item.blocks, item.first, setter, kept, Place(level)) or [Segment((), setter)]
        if item.heading is not None:
            title = _title(item.heading, first.setter, f"b{item.first - 1}")
            first = replace(first, strips=(title, *_with_title((*title.long_notes, *first.strips))))
        last = done[-1]
        if last.is_turned == first.is_turned:
            done[-1] = replace(last, strips=(*last.strips, *first.strips))
        else:
            done.append(first)
        done += more
    return tuple(done)


def called(heading: Heading, words: str, style: Style) -> str:
    """Words of an item's head behind its number, where one is printed."""
    number = printed_number(heading, style)
    return f"{number}\u3000{words}" if number else words


def _items(blocks: tuple[Block, ...]) -> list[_Item]:
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    items = [_Item(None, blocks[: starts[0] if starts else len(blocks)], 0)]
    for at, end in pairwise((*starts, len(blocks))):
        heading = blocks[at]
        assert isinstance(heading, Heading)
        items.append(_Item(heading, blocks[at + 1 : end], at + 1))
    return [item for item in items if item.heading is not None or item.blocks]


def _with_title(made: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """At least two lines of text stay with a title."""
    if not made:
        return made
    leading = made[0].above or 0.0
    first = replace(made[0], above=leading + (made[0].above or 0.0))
    return (first, *made[1:])


# ---------------------------------------------------------------- head


def _head(brief: Brief, items: list[_Item], setter: Setter) -> Strip:
    page = Page(setter)
    texts, body = page.official.text, setter.style.text.body
    made: list[Item] = []
    if brief.marking:
        made += page.label(brief.marking, texts.marking, 1, "marking")
    if brief.copy_number:
        made += page.label(brief.copy_number, texts.imprint, 1, "copy", right=0.0)
    letters = name(brief.name, texts.name, setter)
    left, upper = (setter.style.full - letters.width) / 2, page.sheet(page.official.name_at)
    made += letters.at(left, upper, Element("H1", "head.name"))
    if brief.issue:
        made += centred(solid(setter).label(brief.issue, body), setter, page.base(5), Element("P", "head.issue"))
    if brief.editor:
        made += page.label(brief.editor, body, HEAD_LINES, "editor", x=page.em)
    if brief.date:
        made += page.label(brief.date, body, HEAD_LINES, "date", right=page.em)
    line = head_lines(brief)
    made.append(head_rule(page, line))
    named = [item.heading for item in items if item.heading is not None and item.heading.contents]
    if brief.contents and len(named) > 1:
        line = _contents(named, page, line + 2, made)
    return opening_strip(tuple(made), line, setter)


def head_lines(brief: Brief) -> int:
    """The last line above the rule of the head: that of editor and date, of the issue, or of the name alone."""
    if brief.editor or brief.date:
        return HEAD_LINES
    return HEAD_LINES - 1 if brief.issue else NAME_LINES


def _contents(headings: list[Heading], page: Page, line: int, made: list[Item]) -> int:
    """本期要目 on a line: under it a line an item, its page at the right, a rule half a line below; the last line."""
    setter = page.setter
    made += page.label("本期要目", page.official.text.label, line, "contents")
    toc = Element("TOC", "head.toc")
    if len(headings) > MOST_ROWS:
        message = f"本期要目有 {len(headings)} 篇，只列前 {MOST_ROWS} 篇"
        mend = "不列的几篇写 contents: \"\"，或在 brief 里写 contents: none"
        setter.problems.append(warning(Where(headings[MOST_ROWS].origin), "D008", message, mend))
    for index, heading in enumerate(headings[:MOST_ROWS]):
        line += 1
        made += _row(heading, page, line, Element("TOCI", f"head.toc.{index}", toc))
    style = setter.style
    y = page.top(line) + style.em + clear(style)
    weight = page.official.inner_rule
    made.append(box(0.0, y - weight / 2, style.full, weight, setter.colour(page.official.red)))
    return line


def _row(heading: Heading, page: Page, line: int, item: Element) -> list[Item]:
    setter, em, full = page.setter, page.em, page.setter.style.full
    role = setter.style.text.body
    y = page.base(line)
    side = MARKER * em
    link = Element("Link", f"{item.key}.link", item)
    made: list[Item] = [box(0.0, y - MARKER_RISE * em - side / 2, side, side, setter.colour(page.official.red))]
    said = setter.label(called(heading, heading.contents, setter.style), role)
    folio = setter.label(setter.folio(heading.anchor), role)
    made += ink(said, ENTRY_AT * em, y, link)
    start, end = ENTRY_AT * em + said.width + LEADER_FROM * em, full - PAGE_ROOM * em
    if start > end + LEADER_FROM * em:
        message = f"要目“{heading.contents[:20]}”一行排不下"
        setter.problems.append(warning(Where(heading.origin), "D010", message, "在这一篇写 contents: 短标题"))
    made += leader(start, end, y - MARKER_RISE * em, setter)
    made += ink(folio, full - folio.width, y, link)
    made.append(LinkArea(0.0, y - em, full, 1.2 * em, "#" + heading.anchor, heading.contents, link))
    return made


def _note(words: str, setter: Setter) -> list[Strip]:
    """按语: 楷体, 2 em in on both sides, its label in 黑体."""
    assert setter.style.official is not None
    texts, em = setter.style.official.text, setter.style.em
    label = texts.label
    span = Span("按：", label.family, label.weight, label.size, setter.colour(label.colour))
    said = Words((span,), (Tag(),)) + setter.plain(words, texts.person)
    made = list(text(said, setter, Element("P", "head.note"), Stand(2 * em, 2 * em)))
    made[0] = replace(made[0], above=2 * setter.style.grid.leading)
    return made


# ---------------------------------------------------------------- items


def _title(heading: Heading, setter: Setter, key: str) -> Strip:
    """小二 centred, an empty line above; at the head of a page none. One empty line below is the text's."""
    assert setter.style.official is not None
    role = setter.style.official.text.item
    lines = broken(called(heading, plain(heading.title), setter.style), min(TITLE_MOST, setter.style.full / role.size))
    said = (Text(called(heading, "", setter.style)), *heading.title)
    parts = tuple(setter.words(part, role) for part in lined(said, lines))
    if len(lines) > TITLE_LINES:
        message = f"篇名要排 {len(lines)} 行，简报的篇名至多 {TITLE_LINES} 行"
        setter.problems.append(warning(Where(heading.origin), "D009", message, "缩短篇名"))
    rise = setter.style.ascent / setter.style.em
    lift = (rise - 0.5) * (role.size - setter.style.em)
    items: list[Item] = []
    for index, words in enumerate(parts):
        y = index * setter.style.grid.leading + lift
        items += centred(setter.line(words), setter, y, Element("H1", key))
    made = strip(
        tuple(items), setter, lines=len(lines), empty=1, penalty=NEVER,
        anchors=(Anchor(heading.anchor, -setter.style.ascent),),
    )  # fmt: skip
    notes = tuple(note for words in parts for note in all_foot_notes(words, setter, key))
    return replace(made, running=("", plain(heading.title)), notes=notes)
