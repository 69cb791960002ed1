"""A document and its style in, finished pages out: strips, page breaks, leaves, and rounds until numbers settle."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, assert_never

from banxin import limits
from banxin.charts.draw import Cache
from banxin.document import Document
from banxin.elements import END, IMPRINT, Official
from banxin.frame import Page
from banxin.layout import report
from banxin.layout.cover import COVER
from banxin.layout.filling import fuller
from banxin.layout.leaves import Leaf, Numerals, Segment, label, leaves
from banxin.layout.pages import Cut, Known, cut
from banxin.layout.rare_colours import is_watched, too_often
from banxin.layout.saving import closer
from banxin.layout.setter import Found, Setter
from banxin.layout.strips import Kept
from banxin.problems import BadSource, Place, Problem, error, warning
from banxin.records import record, replace
from banxin.style import Style
from banxin.text.fonts import Fonts

ROUNDS: Final = 3
"""Page numbers that do not settle in this many rounds are left as they are, and it is said."""


@record
class Laid:
    """The pages of a document and, for every anchor, the label of its page."""

    pages: tuple[Page, ...]
    """None of a report that is not drawn."""
    folios: dict[str, str]
    problems: tuple[Problem, ...] = ()
    """What could not be set as asked; a place's file is the origin (the path in the YAML) of the words."""
    official: Official | None = None
    """The elements of an official document as its first page has room for them: 主送机关 may stand in the imprint."""


@record
class Form:
    """A kind of document: how it becomes segments, and how its leaves become pages."""

    segments: Callable[[Document, Setter, Kept], tuple[Segment, ...]]
    pages: Callable[[tuple[Leaf, ...], Document, Setter], tuple[Page, ...]]
    """None where the setter does not draw."""
    covers: Callable[[Style], Numerals | None]
    """The series of its cover; ``None`` where it has none."""
    settled: Callable[[Document, Setter], Document] = lambda document, setter: document
    """The document with what has no room where it was meant to stand moved to where it has."""
    draws: bool = False
    """Whether its parts are placed by their ink, so that they are drawn in any case."""


def _form(style: Style) -> Form:
    """The kind of document that a style's ``layout`` names; what it takes is imported when it is asked for."""
    match style.layout:
        case "report":
            return Form(report.segments, report.pages, report.covers)
        case "official" | "brief":
            from banxin.layout.official import book as official

            return Form(official.segments, official.pages, lambda style: None, official.settled, draws=True)
        case _:
            assert_never(style.layout)


def lay_out(
    document: Document, style: Style, fonts: Fonts, cache: Cache | None = None, *, drawn: bool = True
) -> Laid:  # fmt: skip
    """Lay a document out.

    ``cache`` keeps drawn charts between runs; ``None`` draws them all. A report that need not be ``drawn`` has no
    pages, and all else as ever in less time and memory: Word asks only where pages end. Page numbers in contents and
    tables are those of the round before; it goes round until they stay, at most three times. Raises ``BadSource`` for
    what cannot be set.
    """
    form = _form(style)
    draws = drawn or form.draws or is_watched(document.blocks, style)
    setter = Setter(style, fonts, cache=cache, vocabulary=frozenset(document.words), draws=draws)
    document = form.settled(document, setter)
    kept: Kept = {}
    known: list[Known] = []
    settled = False
    for _ in range(ROUNDS):
        drafted = _drafted(form, document, setter, kept, known)
        if setter.is_first_round:
            setter, drafted = _varied(form, document, setter, kept, known, drafted)
        bound = leaves(drafted.segments, drafted.cuts, form.covers(style), right=style.pages.openers == "right")
        if len(bound) > limits.PAGES.most:
            raise BadSource([error(Place(""), "Y009", limits.over(limits.PAGES, len(bound)), "分成几份报告")])
        found = _found(bound, form.covers(style), by_chapter=style.furniture.notes == "chapter")
        settled = found == setter.found or not setter.asked
        setter = replace(setter, found=found)
        if settled:
            break
    pages = form.pages(bound, document, setter)
    said = _too_tall(bound) if settled else (*_too_tall(bound), _unstable())
    rare = too_often(pages, document.blocks, style)
    problems = dict.fromkeys((*setter.problems, *said, *rare))  # every round says again what it met again
    # An imprint, which a report has not, may stand on a page of its own.
    folios = {**found.folios, END: str(len(bound)), IMPRINT: str(len(pages) or len(bound))}
    return Laid(pages if drawn else (), folios, tuple(problems), document.official)


@record
class _Drafted:
    """A document's segments and the pages of each."""

    segments: tuple[Segment, ...]
    cuts: tuple[tuple[Cut, ...], ...]


def _drafted(form: Form, document: Document, setter: Setter, kept: Kept, known: list[Known]) -> _Drafted:
    """The document as one round sets it."""
    segments = form.segments(document, setter, kept)
    known += ({} for _ in segments[len(known) :])
    pairs = zip(segments, known, strict=True)
    return _Drafted(segments, tuple(cut(part.strips, part.setter.style, own) for part, own in pairs))


def _varied(
    form: Form, document: Document, setter: Setter, kept: Kept, known: list[Known], drafted: _Drafted
) -> tuple[Setter, _Drafted]:
    """The same with some paragraphs a line shorter where that saves a page, then a line longer where it fills one."""
    for looseness, texts_of, gains in ((-1, closer, _saves), (1, fuller, _fills)):
        texts = tuple(map(texts_of, drafted.segments, drafted.cuts))
        asked: frozenset[Hashable] = frozenset().union(*texts)
        while asked:
            own = replace(setter, varied={**setter.varied, **dict.fromkeys(asked, looseness)})
            others = {at: made for at, made in kept.items() if not any(s.said and s.said.key in asked for s in made[1])}
            again = _drafted(form, document, own, others, known)
            gaining = (*zip(texts, drafted.cuts, again.cuts, strict=True),)
            if any(len(new) > len(old) for _, old, new in gaining):
                break  # the same words stand elsewhere, too, where they have no room
            gave: frozenset[Hashable] = frozenset().union(*(text for text, old, new in gaining if gains(old, new)))
            if gave == asked:
                kept.clear()
                kept.update(others)
                setter, drafted = own, again
                break
            asked = gave if gave < asked else frozenset()
    return setter, drafted


def _saves(old: tuple[Cut, ...], new: tuple[Cut, ...]) -> bool:
    return len(new) < len(old)


def _fills(old: tuple[Cut, ...], new: tuple[Cut, ...]) -> bool:
    return len(new) == len(old) and sum(page.spare for page in new) < sum(page.spare for page in old)


def _unstable() -> Problem:
    return warning(Place(""), "L002", f"目录和引用的页码{ROUNDS}轮后仍不稳定", "检查“见第×页”一类的引用")


def _too_tall(bound: tuple[Leaf, ...]) -> tuple[Problem, ...]:
    mend = "把这一块拆小，或改短其中的文字"
    return tuple(warning(Place(""), "L001", note, mend) for leaf in bound for note in leaf.notes)


def _found(bound: tuple[Leaf, ...], covers: Numerals | None, *, by_chapter: bool) -> Found:
    """The label of the page of every anchor, and the number of every footnote on its page or in its chapter."""
    folios = {COVER: label(1, covers or "arabic")}
    notes: dict[str, int] = {}
    count = 0
    for leaf in bound:
        on_page = leaf.strips
        for strip in on_page:
            for anchor in strip.anchors:
                folios.setdefault(anchor.name, leaf.label)
        if not by_chapter or (on_page and on_page[0].is_chapter):
            count = 0
        for key in dict.fromkeys(note.key for strip in on_page for note in strip.notes):
            if by_chapter and key in notes:
                continue  # a note named again keeps its number
            count += 1
            notes[key] = count
    return Found(folios, notes)
