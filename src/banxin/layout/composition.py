"""A document and its style in, finished pages out: strips, page breaks, leaves, and rounds until numbers settle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Final, assert_never

from banxin import limits
from banxin.abreast import ALONE, Side
from banxin.charts.draw import Cache
from banxin.document import Document
from banxin.elements import END, IMPRINT, Official
from banxin.frame import Page
from banxin.layout import report
from banxin.layout.cover import COVER
from banxin.layout.leaves import Gist, Leaf, Numerals, filled, label, leaves, parted
from banxin.layout.part import Part, Segments
from banxin.layout.rare_colours import is_watched, too_often
from banxin.layout.setter import Found, Setter
from banxin.layout.shares import Groups
from banxin.problems import BadSource, Place, Problem, error, warning
from banxin.records import field, record
from banxin.style import Style
from banxin.text.fonts import Fonts

ROUNDS: Final = 3
"""Page numbers that do not settle in this many rounds are left as they are, and it is said."""


@record
class Laid:
    """The pages of a document and, for every anchor, the label of its page."""

    parts: tuple[tuple[Page, ...], ...]
    """The pages of each part; none of a report that is not drawn, nor of parts that another process has."""
    folios: dict[str, str]
    problems: tuple[Problem, ...] = ()
    """What could not be set as asked; a place's file is the origin (the path in the YAML) of the words."""
    official: Official | None = None
    """The elements of an official document as its first page has room for them: 主送机关 may stand in the imprint."""
    parted: Mapping[str, Groups] = field(default_factory=dict)
    """By their anchors, the tables too wide for a page, and the columns of each of their parts."""
    made_from: tuple[Part, ...] = ()
    """What its pages are made from, for who would rather keep that than wait until it is taken apart."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of all parts there are."""
        return tuple(chain.from_iterable(self.parts))


@record
class Form:
    """A kind of document: how it becomes segments, and how its leaves become pages."""

    parts: Callable[[Document], tuple[Segments, ...]]
    pages: Callable[[tuple[Leaf, ...], Document, Setter], tuple[Page, ...]]
    """The leaves of a part as pages; none where the setter does not draw."""
    covers: Callable[[Style], Numerals | None]
    """The series of its cover; ``None`` where it has none."""
    front: Callable[[Document, Setter], tuple[Page, ...]] = lambda document, setter: ()
    """The pages before all leaves."""
    settled: Callable[[Document, Setter], Document] = lambda document, setter: document
    """The document with what has no room where it was meant to stand moved to where it has."""
    draws: bool = False
    """Whether its parts are placed by their ink, so that they are drawn in any case."""


def _form(style: Style) -> Form:
    """The kind of document that a style's ``layout`` names; what it takes is imported when it is asked for."""
    match style.layout:
        case "report":
            return Form(report.parts, report.pages, report.covers, report.front)
        case "official" | "brief":
            from banxin.layout.official import book as official

            return Form(official.parts, official.pages, lambda style: None, settled=official.settled, draws=True)
        case _:
            assert_never(style.layout)


def parts_of(document: Document, style: Style) -> int:
    """How many parts a document is laid out in, each of which a process of its own could do."""
    return len(_form(style).parts(document))


def lay_out(
    document: Document, style: Style, fonts: Fonts, cache: Cache | None = None, *, drawn: bool = True,
    side: Side = ALONE,
) -> Laid:  # fmt: skip
    """Lay a document out.

    ``cache`` keeps drawn charts between runs; ``None`` draws them all. A report that need not be ``drawn`` has no
    pages, and all else as ever in less time and memory: Word asks only where pages end. Page numbers in contents and
    tables are those of the round before; it goes round until they stay, at most three times. One ``side`` of two that
    go abreast has the pages of its own parts, and all else. Raises ``BadSource`` for what cannot be set.
    """
    form = _form(style)
    draws = drawn or form.draws or is_watched(document.blocks, style)
    setter = Setter(style, fonts, cache=cache, vocabulary=frozenset(document.words), draws=draws)
    document = form.settled(document, setter)
    parts = [Part(segments, setter) for segments in side.own(form.parts(document))]
    found, settled = Found(), False
    gists: list[tuple[Gist, ...]] = []
    bound: tuple[Leaf, ...] = ()
    for _ in range(ROUNDS):
        _draft(parts)
        told = side.shared([(part.news, bool(part.setter.asked)) for part in parts])
        settled = all(news is None for news, _ in told)
        if settled:
            break
        gists = [gists[at] if news is None else news for at, (news, _) in enumerate(told)]
        bound = leaves(chain.from_iterable(gists), form.covers(style), right=style.pages.openers == "right")
        if len(bound) > limits.PAGES.most:
            raise BadSource([error(Place(""), "Y009", limits.over(limits.PAGES, len(bound)), "分成几份报告")])
        before, found = found, _found(bound, form.covers(style), by_chapter=style.furniture.notes == "chapter")
        for part in parts:
            part.learn(found)
        settled = found == before or not any(asks for _, asks in told)
        if settled:
            break
    own = side.own(parted(bound, tuple(map(len, gists))))
    inked = [filled(some, part.drafts) for some, part in zip(own, parts, strict=True)]
    pages = [form.pages(some, document, part.setter) for some, part in zip(inked, parts, strict=True)]
    if side.is_first:
        pages[0] = (*form.front(document, parts[0].setter), *pages[0])
    rare = too_often(chain.from_iterable(pages), document.blocks, style)
    said = (*setter.problems, *_too_tall(chain.from_iterable(inked)), *rare)
    ended = side.shared([(said, sum(map(len, pages)), setter.parted)])
    problems = [*chain.from_iterable(said for said, _, _ in ended), *(() if settled else (_unstable(),))]
    # An imprint, which a report has not, may stand on a page of its own.
    count = sum(count for _, count, _ in ended) or len(bound)
    folios = {**found.folios, END: str(len(bound)), IMPRINT: str(count)}
    once = tuple(dict.fromkeys(problems))  # every round says again what it met again
    wide = dict(chain.from_iterable(groups.items() for _, _, groups in ended))
    return Laid(tuple(pages) if drawn else (), folios, once, document.official, wide, tuple(parts))


def _draft(parts: Iterable[Part]) -> None:
    """Draft all parts. Raises ``BadSource`` with what is wrong in any."""
    wrong: list[Problem] = []
    for part in parts:
        try:
            part.draft()
        except BadSource as bad:
            wrong += bad.problems
    if wrong:
        raise BadSource(wrong)


def _unstable() -> Problem:
    return warning(Place(""), "L002", f"目录和引用的页码{ROUNDS}轮后仍不稳定", "检查“见第×页”一类的引用")


def _too_tall(bound: Iterable[Leaf]) -> tuple[Problem, ...]:
    mend = "把这一块拆小，或改短其中的文字"
    return tuple(warning(Place(""), "L001", note, mend) for leaf in bound for note in leaf.notes)


def _found(bound: tuple[Leaf, ...], covers: Numerals | None, *, by_chapter: bool) -> Found:
    """The label of the page of every anchor, and the number of every footnote on its page or in its chapter."""
    folios = {COVER: label(1, covers or "arabic")}
    notes: dict[str, int] = {}
    count = 0
    for leaf in bound:
        gist = leaf.gist
        for anchor in gist.anchors if gist else ():
            folios.setdefault(anchor, leaf.label)
        if not by_chapter or (gist and gist.is_chapter):
            count = 0
        for key in gist.notes if gist else ():
            if by_chapter and key in notes:
                continue  # a note named again keeps its number
            count += 1
            notes[key] = count
    return Found(folios, notes)
