"""The index to strips: entries with their pages in columns that fill page by page and end alike on the last.

A page of the index is one strip, so that who listens hears column after column; a style with one column has a strip a
line. Page numbers are those of the round before; each leads to the first place on its page.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from banxin.document import Index, IndexEntry
from banxin.frame import ARTIFACT, Element, Frame, Item, Placed
from banxin.layout.ink import ink
from banxin.layout.pages import TINY, space
from banxin.layout.setter import Setter
from banxin.layout.strip import CONTINUED, Strip
from banxin.layout.words import PLAIN, Tag, Wanted, Words
from banxin.page_ranges import APART, BETWEEN, page_ranges
from banxin.records import record

WHOLE: Final = 4
"""An entry, or a letter, of so many lines stays in one column."""


@record
class Row:
    """One line of a column, its baseline at 0."""

    items: tuple[Item, ...]
    is_head: bool = False
    keeps: bool = False
    """It stays in one column with the next."""
    again: tuple[Item, ...] = ()
    """The head of its letter, to be repeated where a column begins with it."""


Columns = tuple[tuple[Row | None, ...], ...]
"""Columns of lines; ``None`` is an empty one."""


def index_strips(block: Index, setter: Setter, key: str) -> tuple[Strip, ...]:
    """The index under its heading, which opens a page as every chapter's does."""
    style = setter.style
    top = style.line(style.heads.opener_line) - style.paper.head + space("h1", "index", style)
    leading = style.text.index.leading
    below = style.type_height + TINY - leading / 3
    first = int((below - top) // leading) + 1
    others = int((below - style.tops.get("index", 0.0)) // leading) + 1
    strips = []
    for number, columns in enumerate(pages(block, setter, key, first, others)):
        depth = max(map(len, columns))
        height = (depth - 1) * leading
        strips.append(
            Strip(
                frame=Frame(style.full, height, placed(columns, setter)), start="index", end="index", height=height,
                ascent=leading * 2 / 3, descent=leading / 3, new_page=number > 0,
            )
        )  # fmt: skip
    return tuple(strips)


def pages(block: Index, setter: Setter, key: str, first: int, others: int) -> Iterator[Columns]:
    """The columns of each page; ``first`` and ``others`` are how many lines a column holds on the first and later."""
    rows = tuple(_rows(block, setter, key))
    count, at, most = setter.style.index.columns, 0, max(first, 2)
    while at < len(rows):
        columns, end = _filled(rows, at, count, most)
        if end == len(rows):
            columns = _balanced(rows, at, count, most)
        yield columns
        at, most = end, max(others, 2)


def lines(block: Index, setter: Setter, key: str) -> Iterator[tuple[Row, bool]]:
    """The lines of an index of one column, and whether an empty one stands above."""
    for number, row in enumerate(_rows(block, setter, key)):
        yield row, row.is_head and number > 0


def placed(columns: Columns, setter: Setter) -> tuple[Item, ...]:
    """Columns side by side, the first baselines at 0."""
    width, between, leading = _width(setter), setter.style.index.between, setter.style.text.index.leading
    items: list[Item] = []
    for across, column in enumerate(columns):
        for down, row in enumerate(column):
            if row is not None:
                frame = Frame(width, 0.0, row.items)
                items.append(Placed(across * (width + between), down * leading, frame))
    return tuple(items)


def _width(setter: Setter) -> float:
    measures = setter.style.index
    return (setter.style.full - (measures.columns - 1) * measures.between) / measures.columns


# ---------------------------------------------------------------- columns


def _filled(rows: tuple[Row, ...], at: int, count: int, most: int) -> tuple[Columns, int]:
    """As many columns as there are, each filled with what it holds; and where the next page begins."""
    columns = []
    for _ in range(count):
        column, at = _column(rows, at, most)
        columns.append(column)
    return tuple(columns), at


def _column(rows: tuple[Row, ...], at: int, most: int) -> tuple[tuple[Row | None, ...], int]:
    """One column of ``most`` lines: a letter's head has an empty line above it, but not at the top.

    A letter that goes on from the column before has its head again.
    """
    column: list[Row | None] = [Row(rows[at].again)] if at < len(rows) and rows[at].again else []
    first = at
    while at < len(rows):
        end = at + 1
        while rows[end - 1].keeps and end < len(rows):
            end += 1
        blank = [None] if rows[at].is_head and column else []
        if len(column) + len(blank) + end - at > most and at > first:
            break
        column += [*blank, *rows[at:end]]
        at = end
    return tuple(column), at


def _balanced(rows: tuple[Row, ...], at: int, count: int, most: int) -> Columns:
    """The columns of the last page, no longer than they must be."""
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _filled(rows, at, count, middle)[1] == len(rows) else (middle + 1, high)
    return _filled(rows, at, count, high)[0]


# ---------------------------------------------------------------- entries


def _rows(block: Index, setter: Setter, key: str) -> Iterator[Row]:
    """Every line of the index, under the letters' heads."""
    em = setter.style.text.index.size
    measure = _width(setter) - em
    said = {entry: _words(entry, setter) for group in block.groups for entry in group.entries}
    # The second and later lines of an entry stand an em in.
    wanted = [Wanted(words, measure, indent=-em, align="left") for words in said.values()]
    setter.running_ahead(wanted)
    for group in block.groups:
        letter = setter.label(group.head, setter.style.text.index_letter)
        again = ink(setter.label(f"{group.head}{CONTINUED}", setter.style.text.index_letter), 0.0, 0.0, ARTIFACT)
        part = f"{key}.{group.head}"
        yield Row(ink(letter, 0.0, 0.0, Element("P", part)), is_head=True, keeps=True)
        outer = Element("L", f"{part}.list")
        made = [setter.lines(said[entry], measure, indent=-em, align="left") for entry in group.entries]
        edges = _edges(list(map(len, made)))
        at = 0
        for number, (entry, own) in enumerate(zip(group.entries, made, strict=True)):
            body = Element("LBody", f"{part}.{number}.body", Element("LI", f"{part}.{number}", outer))
            for line in own:
                at += 1
                yield Row(ink(line, em, 0.0, body, said[entry]), keeps=at not in edges, again=again)


def _edges(lines: list[int]) -> set[int]:
    """After how many lines a column may end, of a letter whose entries have so many lines.

    A letter of a few lines stays whole, a longer one has two entries on both sides; so does an entry, but that its
    first two lines are enough.
    """
    ends = [*accumulate(lines)]
    total = ends[-1]
    if total <= WHOLE:
        return {total}
    long = [(end - count, end) for end, count in zip(ends, lines, strict=True) if count > WHOLE]
    inside = [at for start, end in long for at in range(start + 2, end)]
    return {*ends[1:-2], *inside, total}


def _words(entry: IndexEntry, setter: Setter) -> Words:
    """A word and its pages, each a link; the word alone while no page is known."""
    role = setter.style.text.index
    spans, tags = [setter.span(entry.word, role)], [PLAIN]
    for number, (pages, anchor) in enumerate(_ranges(entry.anchors, setter)):
        spans += [setter.span(BETWEEN if number else APART, role), setter.span(pages, role, keep_inside=True)]
        tags += [PLAIN, Tag(target=f"#{anchor}")]
    return Words(tuple(spans), tuple(tags))


def _ranges(anchors: tuple[str, ...], setter: Setter) -> tuple[tuple[str, str], ...]:
    """The pages that anchors stand on, as printed, each with its first anchor; pages that follow become a range."""
    first: dict[str, str] = {}
    for anchor in anchors:
        folio = setter.folio(anchor)
        if folio:
            first.setdefault(folio, anchor)
    return tuple((printed, first[start]) for printed, start in page_ranges(first))
