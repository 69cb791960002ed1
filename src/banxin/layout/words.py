"""Words to set: spans with what each is beside its looks, and the running text or heads that will be asked for."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final, NamedTuple

from banxin.frame import Element
from banxin.inlines import Note
from banxin.problems import NOWHERE, Place
from banxin.records import record, replace
from banxin.text.setting import Align, Paragraph, Span


@record
class Tag:
    """What a span is beside its looks: a link's target, a ledger figure, the mark of a footnote."""

    target: str = ""
    figure: str = ""
    note: Note | None = None
    anchor: str = ""
    """Where it stands, for the index."""
    part: Element | None = None
    """What it belongs to where that is not its paragraph: a heading that the paragraph runs on from."""


PLAIN: Final = Tag()
"""A span that is words and nothing else."""


@record
class Words:
    """Spans to set and, side by side, what each is."""

    spans: tuple[Span, ...]
    tags: tuple[Tag, ...]

    @property
    def are_marked(self) -> bool:
        """Whether any of them is more than words: most paragraphs have no link, figure or note."""
        return any(tag is not PLAIN and tag != PLAIN for tag in self.tags)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes whose marks stand among them, each once, in order."""
        return tuple({tag.note.id: tag.note for tag in self.tags if tag.note is not None}.values())

    @property
    def unmarked(self) -> Words:
        """The same words without the marks of notes: as they are said again, where their notes do not stand."""
        if not self.notes:
            return self
        kept = [pair for pair in zip(self.spans, self.tags, strict=True) if pair[1].note is None]
        return Words(tuple([span for span, _ in kept]), tuple([tag for _, tag in kept]))

    def as_part(self, element: Element) -> Words:
        """The same words, belonging to an element of their own."""
        return Words(self.spans, tuple(replace(tag, part=element) for tag in self.tags))

    def __add__(self, other: Words) -> Words:
        return Words(self.spans + other.spans, self.tags + other.tags)


class Wanted(NamedTuple):
    """Running text or a head that ``lines`` will be asked for: its arguments."""

    words: Words
    measure: float
    indent: float = 0.0
    align: Align = "justify"
    balance: bool = False
    hang: bool = False

    @property
    def key(self) -> Hashable:
        """What the same words set the same way are known by."""
        return self.words.spans, self.measure, self.align, self.indent, self.balance, self.hang

    def paragraph(self, looseness: int = 0, place: Place = NOWHERE) -> Paragraph:
        """It as a paragraph to set, so many lines longer than is best."""
        words, measure, indent, align, balance, hang = self
        return Paragraph(words.spans, measure, align, indent, balance, hang, looseness, place)
