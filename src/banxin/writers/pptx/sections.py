"""A section's blocks in, what the slide that opens it says out: its introduction, its parts, its statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from banxin.document import Block, Cards, Heading, Illustration, Paragraph, Points, Projects, Table
from banxin.inlines import plain
from banxin.records import record

MOST_INTRODUCED: Final = 200
"""Characters of a first paragraph that stands for an introduction; of a longer one its first sentence may."""
MOST_WRITTEN: Final = 260
"""Characters of an introduction that a slide holds, whole sentences of them; the speaker has all of it."""
MOST_SAID: Final = 120
"""Characters that are said of a part at the most."""
MOST_PARAGRAPHS: Final = 8
"""Paragraphs of a text that its section's slide says the beginnings of."""
STOP: Final = "。"


@record
class Part:
    """A part of a section: its number, its title, and in a line what it holds."""

    number: str
    title: str
    said: str = ""


@record
class Group:
    """Points, and the nearest head above them; empty for the section's own."""

    title: str
    points: tuple[str, ...]


@record
class Section:
    """What a section says on the slide that opens it."""

    introduction: str = ""
    """As much of it as a slide holds."""
    spoken: str = ""
    """All of it, for the speaker."""
    parts: tuple[Part, ...] = ()
    groups: tuple[Group, ...] = ()
    """Its points, by the heads that they stand below."""


def section(blocks: Sequence[Block], inner: int = 2) -> Section:
    """What the blocks below a section's head say; its parts are its heads of level ``inner``.

    A section without parts has its cards, projects, charts and tables for them.
    """
    (introduction, spoken), parts = _introduction(blocks), tuple(_parts(blocks, inner))
    groups = tuple(_groups(blocks))
    if not groups and not parts and (sentences := tuple(_sentences(blocks, introduction))):
        groups = (Group("", sentences),)
    return Section(introduction, spoken, parts or tuple(_shown(blocks)), groups)


def _introduction(blocks: Sequence[Block]) -> tuple[str, str]:
    """The introduction, as much of it as a slide holds and all of it; where there is none, the first paragraph."""
    written = (plain(b.inlines) for b in blocks if isinstance(b, Paragraph) and b.role == "introduction")
    if introduction := "".join(written):
        return _sentences_of(introduction, MOST_WRITTEN), introduction
    first = blocks[0] if blocks else None
    opening = _opening(first, MOST_INTRODUCED) if isinstance(first, Paragraph) and first.role == "body" else ""
    return opening, opening


def _sentences_of(words: str, most: int) -> str:
    """The first sentences of up to ``most`` characters together; none where the first is longer."""
    end = words.rfind(STOP, 0, most) + 1
    return words if len(words) <= most else words[:end]


def _opening(paragraph: Paragraph, most: int) -> str:
    """A paragraph of up to ``most`` characters, else its first sentence; empty where that is longer, too."""
    words = plain(paragraph.inlines)
    sentence = words.partition(STOP)[0] + STOP if STOP in words else words
    return next((said for said in (words, sentence) if len(said) <= most), "")


def _groups(blocks: Sequence[Block]) -> Iterator[Group]:
    title, points = "", list[str]()
    for block in blocks:
        if isinstance(block, Heading):
            if points:
                yield Group(title, tuple(points))
            title, points = plain(block.title), []
        if isinstance(block, Points):
            points += (plain((*point.lead, *point.inlines)) for point in block.points)
    if points:
        yield Group(title, tuple(points))


def _sentences(blocks: Sequence[Block], introduction: str) -> Iterator[str]:
    """How each paragraph of a short text begins, but for what the introduction says; a long text is for paper."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph) and block.role == "body"]
    for paragraph in paragraphs if len(paragraphs) <= MOST_PARAGRAPHS else ():
        words = _opening(paragraph, MOST_SAID)
        if words and not introduction.startswith(words):
            yield words


def _parts(blocks: Sequence[Block], level: int) -> Iterator[Part]:
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == level]
    for start, end in pairwise((*starts, len(blocks))):
        head = blocks[start]
        assert isinstance(head, Heading)
        yield Part(head.number, plain(head.title), _held(blocks[start + 1 : end], level + 1))


def _held(blocks: Sequence[Block], level: int) -> str:
    """What stands in a part: the heads of the next level, the names of its cards and projects, or how it begins."""
    for names in (
        [plain(b.title) for b in blocks if isinstance(b, Heading) and b.level == level],
        [plain(one.title) for b in blocks if isinstance(b, Cards) for one in b.cards]
        + [plain(one.title) for b in blocks if isinstance(b, Projects) for one in b.projects],
    ):
        if names:
            said = ("；" if any("、" in name or "，" in name for name in names) else "、").join(names)
            return _short(said)
    first = next((block for block in blocks if isinstance(block, Paragraph) and block.role == "body"), None)
    return _opening(first, MOST_SAID) if first is not None else ""


def _shown(blocks: Sequence[Block]) -> Iterator[Part]:
    """The cards, projects, charts, pictures and tables of a section."""
    for block in blocks:
        match block:
            case Cards():
                yield from (Part("", plain(card.title)) for card in block.cards)
            case Projects():
                yield from (Part("", plain(project.title)) for project in block.projects)
            case Illustration():
                yield Part(block.number, plain(block.title))
            case Table() if not block.caption_head:
                yield Part(block.number, plain(block.title))


def _short(words: str) -> str:
    return words if len(words) <= MOST_SAID else ""
