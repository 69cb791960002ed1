"""A document and its style in, finished pages out: strips, page breaks, furniture, and rounds until numbers settle."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Final

from banxin.document import Contents, Document, Note, PageOf, Text
from banxin.frame import Anchor, Frame, Item, Page, Placed
from banxin.layout.cover import cover
from banxin.layout.furniture import Running, foot_notes, furniture, sheet
from banxin.layout.official.book import closed, dressed, segments, turn
from banxin.layout.pages import Cut, cut
from banxin.layout.setter import Cache, Found, Setter
from banxin.layout.strip import Strip
from banxin.layout.strips import Kept, strips
from banxin.problems import Place, Problem, warning
from banxin.style import Style
from banxin.text.fonts import Fonts

ROUNDS: Final = 3
"""Page numbers that do not settle in this many rounds are left as they are, and it is said."""


@dataclass(frozen=True, slots=True)
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
    unsettled = tuple(i for i, block in enumerate(document.blocks) if _unsettled(block))
    settled = not unsettled and setter.style.layout != "brief"  # a brief lists the pages of its items
    pages: tuple[Page, ...] = ()
    for _ in range(ROUNDS):
        pages, found = _round(document, setter, kept)
        if found == setter.found or settled:
            return Laid(pages, dict(found.folios), (*setter.problems, *_too_tall(pages)))
        setter = replace(setter, found=found)
        for index in unsettled:
            kept.pop(index, None)
    unstable = warning(Place(""), "L002", f"目录和引用的页码{ROUNDS}轮后仍不稳定", "检查“见第×页”一类的引用")
    return Laid(pages, dict(setter.found.folios), (*setter.problems, *_too_tall(pages), unstable))


def _too_tall(pages: tuple[Page, ...]) -> tuple[Problem, ...]:
    mend = "把这一块拆小，或改短其中的文字"
    return tuple(warning(Place(""), "L001", note, mend) for page in pages for note in page.notes)


def _unsettled(part: object) -> bool:
    """Whether a block prints what only paging can tell: page numbers or footnote marks."""
    if isinstance(part, Contents | PageOf | Note):
        return True
    if isinstance(part, tuple):
        return any(_unsettled(p) for p in part)
    if isinstance(part, str | Text):
        return False
    return bool(is_dataclass(part) and any(_unsettled(getattr(part, f.name)) for f in fields(part)))


def _round(document: Document, setter: Setter, kept: Kept) -> tuple[tuple[Page, ...], Found]:
    notes: dict[str, int] = {}
    if setter.style.layout == "report":
        pages = _report(document, setter, kept, notes)
    else:
        pages = _official(document, setter, kept, notes)
    folios: dict[str, str] = {}
    for page in pages:
        for anchor in page.anchors:
            folios.setdefault(anchor.name, page.label)
    return pages, Found(folios, notes)


def _report(document: Document, setter: Setter, kept: Kept, notes: dict[str, int]) -> tuple[Page, ...]:
    """A report's pages: cover, then its strips under running heads; the numbers of its footnotes are put in ``notes``."""
    rows = strips(document.blocks, setter, kept)
    pages = [cover(document, setter)]
    section = ("", "")
    for part in cut(rows, setter.style):
        on_page = rows[part.first : part.end]
        section = next((s.running for s in on_page if s.running is not None), section)
        number = len(pages) + 1
        opener = on_page[0].opener
        running = Running(document.title.whole, section, number, opener)
        pages.append(_page(part, on_page, furniture(running, setter), str(number), setter))
        notes.update(_numbered(on_page))
    return tuple(pages)


def _official(document: Document, setter: Setter, kept: Kept, notes: dict[str, int]) -> tuple[Page, ...]:
    """The pages of an official document or a brief: segments, folios, and the imprint on the last page."""
    pages: list[Page] = []
    bottom = 0.0
    for segment in segments(document, setter, kept):
        own = segment.setter
        for part in cut(segment.strips, own.style):
            on_page = segment.strips[part.first : part.end]
            number = len(pages) + 1
            page = _page(part, on_page, (), str(number), own)
            page = dressed(turn(page) if segment.is_turned else page, number, document, setter)
            pages.append(page)
            notes.update(_numbered(on_page))
            last = part.positions[-1] + on_page[-1].height + on_page[-1].descent
            bottom = setter.style.type_height if segment.is_turned else last
    return closed(tuple(pages), bottom, document, setter)


def _numbered(on_page: tuple[Strip, ...]) -> dict[str, int]:
    """The numbers of a page's footnotes."""
    keys = [note.key for strip in on_page for note in strip.notes]
    return {key: i + 1 for i, key in enumerate(dict.fromkeys(keys))}


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

