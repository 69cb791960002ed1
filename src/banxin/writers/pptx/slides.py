"""A document in, its slides out: what each says and in which order, not yet where anything stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.charts.kinds import Plot, Pyramid
from banxin.document import (
    Block,
    Callout,
    Cards,
    Document,
    Heading,
    Illustration,
    Paragraph,
    Projects,
    Table,
    Tile,
    Tiles,
    Title,
)
from banxin.elements import Brief, Official
from banxin.inlines import plain
from banxin.records import record, replace
from banxin.writers.pptx.cards import Card, cards_of, shared_out
from banxin.writers.pptx.opener_sizes import stated
from banxin.writers.pptx.sections import Part, Section, section
from banxin.writers.pptx.tables import Fit, fit

MOST_TILES: Final = 9
"""Tiles that one slide holds, three rows of three; more stand on the next."""
MOST_ENTRIES: Final = 9
MOST_LISTED: Final = 9
"""Sections that a cover lists; more are on the agenda alone."""
MOST_STATEMENTS: Final = 8
MOST_CHARACTERS: Final = 300
"""Points that one slide holds, and characters of all of them."""
CONTINUED: Final = "（续）"
MOST_PARTS: Final = 12
"""Parts that an opener lists."""


@record
class Cover:
    """The first slide: the report's title taken apart, what it is, its numbered sections and appendices."""

    title: Title
    kind: str
    state: str
    facts: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    official: Official | None = None
    brief: Brief | None = None


@record
class Entry:
    """A line of the agenda: number, title, the slide that opens the section and the titles of its parts."""

    number: str
    title: str
    slide: int
    parts: tuple[str, ...] = ()


@record
class Agenda:
    """The sections with the numbers of their slides."""

    entries: tuple[Entry, ...]


@record
class Opener:
    """The slide that opens a section."""

    number: str
    title: str
    introduction: str
    parts: tuple[Part, ...]
    spoken: str = ""
    """All of its introduction, for the speaker."""
    statements: tuple[str, ...] = ()
    """The points of a section that is all text, which has no other slide."""


@record
class Statements:
    """Points of a section that is all text, where its opener does not hold them."""

    title: str
    points: tuple[str, ...]
    under: str


@record
class Chart:
    """One chart or picture. ``under`` is the running foot: the section it stands in."""

    illustration: Illustration
    under: str


@record
class Shapes:
    """A pyramid again, as shapes that can be moved one by one: hidden when the slides are shown."""

    illustration: Illustration
    plot: Plot
    pyramid: Pyramid
    under: str


@record
class Stats:
    """Tiles under the nearest head."""

    title: str
    tiles: tuple[Tile, ...]
    leads: int
    under: str
    note: str = ""


@record
class Sayings:
    """Cards, principles, projects or a policy document under the nearest head."""

    title: str
    cards: tuple[Card, ...]
    under: str


@record
class Rows:
    """One short table, and how it stands."""

    table: Table
    fit: Fit
    under: str


Slide = Cover | Agenda | Opener | Statements | Chart | Shapes | Stats | Sayings | Rows


def slides(document: Document) -> tuple[Slide, ...]:
    """All slides of a document; those that are hidden in a show stand last, so that it skips no number."""
    chapters = tuple(_chapters(document.blocks))
    listed = [chapter.opener for chapter in chapters if chapter.opener is not None]
    agenda = tuple(_agenda(chapters, 2 + -(-len(listed) // MOST_ENTRIES)))
    numbered = tuple((head.number, head.title) for head in listed if head.number or document.brief is not None)
    facts = tuple(fact for fact in (document.author, document.date) if fact)
    cover = Cover(
        document.title, document.kind, document.state, facts, numbered if len(numbered) <= MOST_LISTED else (),
        document.official, document.brief,
    )  # fmt: skip
    hidden = tuple(slide for chapter in chapters for slide in chapter.hidden)
    return (cover, *agenda, *(slide for chapter in chapters for slide in chapter.slides), *hidden)


@record
class Chapter:
    """The slides of a section, and what the agenda says of it; ``None`` for an excerpt that has no title."""

    opener: Opener | None
    slides: tuple[Slide, ...]
    hidden: tuple[Slide, ...]


def _agenda(chapters: tuple[Chapter, ...], first: int) -> Iterator[Agenda]:
    """The agenda, so many sections a slide; the first of the chapters' slides has the number ``first``."""
    entries = []
    for chapter in chapters:
        if chapter.opener is not None:
            titles = tuple(part.title for part in chapter.opener.parts)
            entries.append(Entry(chapter.opener.number, chapter.opener.title, first, titles))
        first += len(chapter.slides)
    for at in range(0, len(entries), MOST_ENTRIES):
        yield Agenda(tuple(entries[at : at + MOST_ENTRIES]))


def _chapters(blocks: tuple[Block, ...]) -> Iterator[Chapter]:
    for head, held in _sections(blocks):
        inner = 1 if head is not None and head.part == "attachment" else 2
        excerpt = head is not None and head.editorial and not head.number
        title = (head.contents if excerpt and head.contents else plain(head.title)) if head is not None else ""
        under = _under(head.number, title) if head is not None else ""
        shown, hidden = tuple(_shown(held, title, under)), tuple(_hidden(held, under))
        if head is None or excerpt:
            yield Chapter(None, shown, hidden)
            continue
        said = section(held, inner)
        opener = Opener(head.number, title, said.introduction, said.parts[:MOST_PARTS], said.spoken)
        if said.groups and all(isinstance(slide, Sayings) for slide in shown):
            yield Chapter(opener, (*_in_words(opener, said, under), *shown), hidden)
        elif len(shown) == 1 and not said.introduction and not any(isinstance(b, Heading) for b in held):
            yield Chapter(opener, shown, hidden)  # a slide that says its title alone, before one that says all
        else:
            yield Chapter(opener, (opener, *shown), hidden)


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Heading | None, tuple[Block, ...]]]:
    """Each section's head and what stands below it; an attachment's own heads stand in it, back matter is for paper."""
    head: Heading | None = None
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.part == "back":
            break
        within = head is not None and head.part == "attachment" and isinstance(block, Heading) and block.part == "text"
        if not isinstance(block, Heading) or block.level > 1 or within:
            held.append(block)
            continue
        yield head, tuple(held)
        head, held = block, []
    yield head, tuple(held)


def _in_words(opener: Opener, said: Section, under: str) -> Iterator[Slide]:
    """The slides of a section that is all text: its points on its opener, or behind one that does not hold them."""
    statements = tuple(point for group in said.groups for point in group.points)
    if stated(opener.introduction, statements) is not None:
        yield replace(opener, statements=statements)
        return
    yield opener
    for group in said.groups:
        for index, points in enumerate(_shared_out(group.points)):
            yield Statements(f"{group.title or opener.title}{CONTINUED if index else ''}", points, under)


def _shared_out(points: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Points by slides, as many on each where that fits."""
    groups = tuple(_held(points))
    each = -(-len(points) // max(len(groups), 1)) or 1
    even = tuple(points[at : at + each] for at in range(0, len(points), each))
    return even if all(sum(map(len, group)) <= MOST_CHARACTERS for group in even) else groups


def _held(points: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Points by the slides that hold them; one longer than a slide has it to itself."""
    held: list[str] = []
    for point in points:
        if held and (len(held) == MOST_STATEMENTS or sum(map(len, held)) + len(point) > MOST_CHARACTERS):
            yield tuple(held)
            held = []
        held.append(point)
    if held:
        yield tuple(held)


def _under(number: str, title: str) -> str:
    """The running foot of a section's slides."""
    return f"{number}\u2002{title}" if number else title


def only(document: Document, id: str) -> tuple[Slide, ...]:
    """The slides of one illustration; none where there is no such one."""
    return tuple(
        slide
        for chapter in _chapters(document.blocks)
        for slide in (*chapter.slides, *chapter.hidden)
        if isinstance(slide, Chart | Shapes) and slide.illustration.id == id
    )


def left_out(document: Document) -> tuple[Table, ...]:
    """The tables too long or too wide for a slide; the table of figures and the glossary were never meant for one."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    meant = (table for table in tables if table.number and not table.caption_head)
    return tuple(table for table in meant if fit(table) is None)


def _shown(blocks: tuple[Block, ...], head: str, under: str) -> Iterator[Slide]:
    """The slides of a section's charts, tables, tiles and cards; ``head`` is the nearest above them."""
    for at, block in enumerate(blocks):
        match block:
            case Heading():
                head = plain(block.title)
            case Illustration():
                yield Chart(block, under)
            case Table() if not block.caption_head and (stands := fit(block)) is not None:
                yield Rows(block, stands, under)
            case Cards() | Projects() | Callout():
                for index, cards in enumerate(shared_out(cards_of(block))):
                    yield Sayings(f"{head}{CONTINUED if index else ''}", cards, under)
            case Tiles():
                for start in range(0, len(block.tiles), MOST_TILES):
                    leads = max(0, min(block.leads - start, MOST_TILES))
                    yield Stats(head, block.tiles[start : start + MOST_TILES], leads, under, _noted(blocks[at + 1 :]))


def _noted(after: tuple[Block, ...]) -> str:
    """The note of tiles, which stands right below them."""
    first = after[0] if after else None
    return plain(first.inlines) if isinstance(first, Paragraph) and first.role == "note" else ""


def _hidden(blocks: tuple[Block, ...], under: str) -> Iterator[Slide]:
    for block in blocks:
        plot = block.content if isinstance(block, Illustration) else None
        if isinstance(block, Illustration) and isinstance(plot, Plot) and isinstance(plot.kind, Pyramid):
            yield Shapes(block, plot, plot.kind, under)
