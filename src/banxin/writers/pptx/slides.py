"""A document in, its slides out: what each says and in which order, not yet where anything stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.charts.kinds import Plot, Pyramid
from banxin.document import Block, Document, Heading, Illustration, Paragraph, Points, Table, Tile, Tiles, Title
from banxin.inlines import plain
from banxin.records import record, replace
from banxin.writers.pptx.tables import fit

MOST_TILES: Final = 9
"""Tiles that one slide holds, three rows of three; more stand on the next."""
MOST_ENTRIES: Final = 9
MOST_LISTED: Final = 9
"""Sections that a cover lists; more are on the agenda alone."""
MOST_STATEMENTS: Final = 8
MOST_SAID: Final = 300
"""Points that one slide holds, and characters of all of them."""
CONTINUED: Final = "（续）"
MOST_PARTS: Final = 6
"""Second-level heads that an opener lists."""


@record
class Cover:
    """The first slide: the report's title taken apart, what it is, its numbered sections and appendices."""

    title: Title
    kind: str
    state: str
    facts: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]


@record
class Entry:
    """A line of the agenda: number, title and the slide that opens the section."""

    number: str
    title: str
    slide: int


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
    parts: tuple[str, ...]
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
    pyramid: Pyramid
    under: str


@record
class Stats:
    """Tiles under the nearest head."""

    title: str
    tiles: tuple[Tile, ...]
    leads: int
    under: str


@record
class Rows:
    """One short table."""

    table: Table
    under: str


Slide = Cover | Agenda | Opener | Statements | Chart | Shapes | Stats | Rows


def slides(document: Document) -> tuple[Slide, ...]:
    """All slides of a document."""
    body = tuple(_said_once(tuple(_body(document.blocks))))
    heads = [slide for slide in body if isinstance(slide, Opener)]
    pages = -(-len(heads) // MOST_ENTRIES)
    first = 2 + pages
    entries = [
        Entry(slide.number, slide.title, first + at) for at, slide in enumerate(body) if isinstance(slide, Opener)
    ]
    agenda = [Agenda(tuple(entries[at : at + MOST_ENTRIES])) for at in range(0, len(entries), MOST_ENTRIES)]
    numbered = tuple((head.number, head.title) for head in heads if head.number)
    facts = tuple(fact for fact in (document.author, document.date) if fact)
    listed = numbered if len(numbered) <= MOST_LISTED else ()
    cover = Cover(document.title, document.kind, document.state, facts, listed)
    return (cover, *agenda, *body)


def _said_once(body: tuple[Slide, ...]) -> Iterator[Slide]:
    """The slides, with the points of sections that have slides of their own left to these; points that an opener does
    not hold stand on slides behind it."""
    for slide, after in zip(body, (*body, None)[1:], strict=True):
        if not isinstance(slide, Opener):
            yield slide
            continue
        is_alone = after is None or isinstance(after, Opener)
        groups = _shared_out(slide.statements) if is_alone else ()
        yield replace(slide, statements=groups[0] if len(groups) == 1 else ())
        under = _under(slide.number, slide.title)
        for index, group in enumerate(groups if len(groups) > 1 else ()):
            yield Statements(f"{slide.title}{CONTINUED if index else ''}", group, under)


def _shared_out(points: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Points by slides, as many on each where that fits."""
    groups = tuple(_held(points))
    each = -(-len(points) // max(len(groups), 1)) or 1
    even = tuple(points[at : at + each] for at in range(0, len(points), each))
    return even if all(sum(map(len, group)) <= MOST_SAID for group in even) else groups


def _held(points: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Points by the slides that hold them; one longer than a slide has it to itself."""
    held: list[str] = []
    for point in points:
        if held and (len(held) == MOST_STATEMENTS or sum(map(len, held)) + len(point) > MOST_SAID):
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
        slide for slide in _body(document.blocks) if isinstance(slide, Chart | Shapes) and slide.illustration.id == id
    )


def left_out(document: Document) -> tuple[Table, ...]:
    """The tables too long or too wide for a slide; the table of figures and the glossary were never meant for one."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    meant = (table for table in tables if table.number and not table.caption_head)
    return tuple(table for table in meant if fit(table) is None)


def _body(blocks: tuple[Block, ...]) -> Iterator[Slide]:
    under = head = ""
    for at, block in enumerate(blocks):
        match block:
            case Heading(part="back"):
                break  # a glossary and an index are for paper
            case Heading(level=1):
                head = plain(block.title)
                under = _under(block.number, head)
                if block.number or not block.editorial:
                    yield Opener(block.number, head, *_begins(blocks[at + 1 :]))
            case Heading():
                head = plain(block.title)
            case Illustration():
                yield Chart(block, under)
                if isinstance(block.content, Plot) and isinstance(block.content.kind, Pyramid):
                    yield Shapes(block, block.content.kind, under)
            case Table() if not block.caption_head and fit(block) is not None:
                yield Rows(block, under)
            case Tiles():
                for start in range(0, len(block.tiles), MOST_TILES):
                    leads = max(0, min(block.leads - start, MOST_TILES))
                    yield Stats(head, block.tiles[start : start + MOST_TILES], leads, under)


def _begins(blocks: tuple[Block, ...]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A section's introduction, its parts and its points."""
    words: list[str] = []
    statements: list[str] = []
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            break
        if isinstance(block, Heading) and block.level == 2:
            parts.append(plain(block.title))
        if isinstance(block, Paragraph) and block.role == "introduction":
            words.append(plain(block.inlines))
        if isinstance(block, Points):
            statements += (plain((*point.lead, *point.inlines)) for point in block.points)
    return "".join(words), tuple(parts[:MOST_PARTS]), tuple(statements)
