"""A document and its style in, finished pages out: strips, page breaks, furniture, and rounds until numbers settle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from banxin import limits
from banxin.charts.draw import Cache
from banxin.document import Document
from banxin.frame import Anchor, Frame, Item, Page, Placed
from banxin.layout.cover import COVER, cover
from banxin.layout.furniture import Running, folios_ahead, foot_notes, furniture, sheet
from banxin.layout.official.book import Segment, closed, dressed, segments, too_long, turn
from banxin.layout.pages import Cut, Known, cut
from banxin.layout.rare_colours import too_often
from banxin.layout.setter import Found, Setter
from banxin.layout.strip import Strip
from banxin.layout.strips import Kept, strips
from banxin.problems import BadSource, Place, Problem, error, warning
from banxin.records import record
from banxin.style import Style
from banxin.text.fonts import Fonts

ROUNDS: Final = 3
"""Page numbers that do not settle in this many rounds are left as they are, and it is said."""
AHEAD: Final = 500
"""Pages whose folios are set together."""
FIRST: Final = 2
"""The number of the page after the cover, which counts as 1."""


@record
class Laid:
    """The pages of a document and, for every anchor, the label of its page."""

    pages: tuple[Page, ...]
    folios: dict[str, str]
    problems: tuple[Problem, ...] = ()
    """What could not be set as asked; a place's file is the origin (the path in the YAML) of the words."""


def lay_out(document: Document, style: Style, fonts: Fonts, cache: Cache | None = None) -> Laid:
    """Lay a document out.

    ``cache`` keeps drawn charts between runs; ``None`` draws them all. Page numbers in contents and tables are those
    of the round before; it goes round until they stay, at most three times. Raises ``BadSource`` for what cannot be
    set.
    """
    setter = Setter(style, fonts, cache=cache, vocabulary=frozenset(document.words))
    kept: Kept = {}
    known: tuple[Known, ...] = ()
    settled = False
    for _ in range(ROUNDS):
        parts = _segments(document, setter, kept)
        known = known or tuple({} for _ in parts)
        cuts = tuple(cut(part.strips, part.setter.style, own) for part, own in zip(parts, known, strict=True))
        count = sum(map(len, cuts))
        if count > limits.PAGES.most:
            raise BadSource([error(Place(""), "Y009", limits.over(limits.PAGES, count), "分成几份报告")])
        found = _found(parts, cuts)
        settled = found == setter.found or not setter.asked
        setter = replace(setter, found=found)
        if settled:
            break
    if style.layout == "report":
        pages = (cover(document, setter), *_pages(parts[0].strips, cuts[0], document, setter))
    else:
        pages = _official_pages(parts, cuts, document, setter)
    if style.layout == "brief":
        setter.problems.extend(too_long(pages, document))
    said = _too_tall(pages) if settled else (*_too_tall(pages), _unstable())
    rare = too_often(pages, document.blocks, style)
    problems = dict.fromkeys((*setter.problems, *said, *rare))  # every round says again what it met again
    return Laid(pages, dict(found.folios), tuple(problems))


def _segments(document: Document, setter: Setter, kept: Kept) -> tuple[Segment, ...]:
    """The document's strips; a report's stand all one way."""
    if setter.style.layout == "report":
        return (Segment(strips(document.blocks, setter, kept), setter),)
    return segments(document, setter, kept)


def _unstable() -> Problem:
    return warning(Place(""), "L002", f"目录和引用的页码{ROUNDS}轮后仍不稳定", "检查“见第×页”一类的引用")


def _too_tall(pages: tuple[Page, ...]) -> tuple[Problem, ...]:
    mend = "把这一块拆小，或改短其中的文字"
    return tuple(warning(Place(""), "L001", note, mend) for page in pages for note in page.notes)


def _found(parts: tuple[Segment, ...], cuts: tuple[tuple[Cut, ...], ...]) -> Found:
    """The label of the page of every anchor, and the number of every footnote on its page."""
    folios = {COVER: "1"}
    notes: dict[str, int] = {}
    first = FIRST if parts[0].setter.style.layout == "report" else 1
    sheets = (own.strips[part.first : part.end] for own, ends in zip(parts, cuts, strict=True) for part in ends)
    for number, on_page in enumerate(sheets, first):
        for strip in on_page:
            for anchor in strip.anchors:
                folios.setdefault(anchor.name, str(number))
        keys = dict.fromkeys(note.key for strip in on_page for note in strip.notes)
        notes.update({key: index for index, key in enumerate(keys, 1)})
    return Found(folios, notes)


def _pages(rows: tuple[Strip, ...], cuts: tuple[Cut, ...], document: Document, setter: Setter) -> Iterator[Page]:
    """The sheets after the cover, composed once nothing moves any more."""
    section = ("", "")
    for number, part in enumerate(cuts, FIRST):
        on_page = rows[part.first : part.end]
        if (number - FIRST) % AHEAD == 0:
            folios_ahead(range(number, min(number + AHEAD, FIRST + len(cuts))), setter)
        section = next((strip.running for strip in on_page if strip.running is not None), section)
        running = Running(document.title.whole, section, number, on_page[0].opener)
        yield _page(part, on_page, furniture(running, setter), str(number), setter)


def _official_pages(
    parts: tuple[Segment, ...], cuts: tuple[tuple[Cut, ...], ...], document: Document, setter: Setter
) -> tuple[Page, ...]:
    """The sheets of an official document or a brief: folios outside, the imprint on the last."""
    pages: list[Page] = []
    bottom = 0.0
    for own, ends in zip(parts, cuts, strict=True):
        for part in ends:
            on_page = own.strips[part.first : part.end]
            number = len(pages) + 1
            page = _page(part, on_page, (), str(number), own.setter)
            pages.append(dressed(turn(page) if own.is_turned else page, number, document, setter))
            last = part.positions[-1] + on_page[-1].height + on_page[-1].descent
            bottom = setter.style.type_height if own.is_turned else last
    return closed(tuple(pages), bottom, document, setter)


def _page(part: Cut, on_page: tuple[Strip, ...], around: tuple[Item, ...], label: str, setter: Setter) -> Page:
    """Strips on one sheet, and what stands around them."""
    style = setter.style
    items: list[Item] = list(around)
    anchors: list[Anchor] = []
    head = style.paper.head
    continued = on_page[0].continued
    if part.continues and continued is not None:
        items.append(Placed(style.left, head, continued.head))
    for index, (strip, position) in enumerate(zip(on_page, part.positions, strict=True)):
        y = head + position
        pulled = strip.at_foot if index == len(on_page) - 1 and _ends_page(strip, position, style) else None
        items.append(Placed(style.left, y, pulled or _frame(strip, index == 0)))
        anchors += [Anchor(a.name, y + a.y) for a in strip.anchors]
    if part.foot is not None and not (on_page[-1].at_foot and _ends_page(on_page[-1], part.positions[-1], style)):
        items.append(Placed(style.left, head + part.positions[-1] + on_page[-1].height, part.foot))
    items += foot_notes(tuple(note for strip in on_page for note in strip.notes), setter)
    said = (f"第 {label} 页有一处内容超出版心 {part.too_tall:.0f}pt",) if part.too_tall else ()
    return Page(sheet(tuple(items), setter), folio=label, label=label, anchors=tuple(anchors), notes=said)


def _ends_page(strip: Strip, position: float, style: Style) -> bool:
    """Whether it reaches the foot of the type area."""
    return position + strip.height + strip.descent > style.type_height - style.grid.leading / 2


def _frame(strip: Strip, first: bool) -> Frame:
    return strip.at_top if first and strip.at_top is not None else strip.frame
