"""The setter: style and fonts at hand, and what the last round of paging found out. Sets words in the style's roles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final

from banxin.charts.draw import Cache
from banxin.inlines import (
    Amount,
    Dotted,
    Editorial,
    Indexed,
    Inline,
    Inlines,
    Link,
    Named,
    Note,
    PageOf,
    Reference,
    Strong,
    Sub,
    Sup,
    Text,
)  # fmt: skip
from banxin.layout.shares import Groups
from banxin.layout.words import PLAIN, Tag, Wanted, Words
from banxin.problems import BadSource, Place, Problem, warning
from banxin.records import field, record, replace
from banxin.style import Style, TextRole
from banxin.text.fonts import Fonts
from banxin.text.setting import NO_LINE, Align, Line, Paragraph, Span, set_line, set_lines, set_many

SMALL = 0.62
"""Size of words above or below the line, as a fraction of the words around them (6.5 pt beside 10.5 pt)."""
DISPLAY: Final = 1.25
"""Words so much larger than running text have larger marks of notes."""
RAISE = 0.25
"""How far a superscript is raised, as a fraction of the size around it (2.6 pt at 10.5 pt)."""


SHORT: Final = 60
"""Words of up to so many characters are often set again (cells, folios, the next round): their lines are kept."""
TOLERATED: Final = 0.05
"""Points a line may be too wide before it is said: rounding, not a fault one could see."""
KEPT_AT_MOST: Final = 4000
"""Lines, and words, kept at a time; a long document starts afresh rather than fill the memory."""
ENDLESS: Final = 1e9
"""A measure in points that every line fits."""


@record
class Found:
    """What only paging can tell: the folio of every anchor, and the number of every footnote of a page or a chapter."""

    folios: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)


@record
class Setter:
    """Sets words; ``found`` is what the round of paging before this one found out."""

    style: Style
    fonts: Fonts
    found: Found = Found()
    cache: Cache | None = None
    kept: dict[Hashable, tuple[Line, ...]] = field(default_factory=dict)
    """Short lines already set."""
    problems: list[Problem] = field(default_factory=list)
    """What could not be set as the style asks, by all who set with it."""
    vocabulary: frozenset[str] = frozenset()
    """The report's own words, which heads do not divide."""
    origin: str = ""
    """The path in the authors' YAML of what is being set; places of problems carry it."""
    asked: list[str] = field(default_factory=list)
    """What was asked of ``found``: who asks is set again when paging has found out more."""
    lasting: dict[Hashable, tuple[Line, ...]] = field(default_factory=dict)
    """Lines set in the first round for all rounds, whatever else is set between."""
    running: dict[Hashable, tuple[Line, ...]] = field(default_factory=dict)
    """Running text that was set before it was asked for."""
    varied: Mapping[Hashable, tuple[Line, ...]] = field(default_factory=dict)
    """The lines of running text, by its keys, that is a line longer or shorter than is best for its page's sake."""
    worded: dict[tuple[int | str, int], tuple[Inlines | str, TextRole, Words]] = field(default_factory=dict)
    """Words already made, by the text or the very inlines and the role (it holds both: no others get their ids)."""
    parted: dict[str, Groups] = field(default_factory=dict)
    """By their anchors, the tables that are parted by columns, by all who set with it."""
    draws: bool = True
    """Whether what it sets is put on pages; where only the pages' numbers are asked for, its lines have no ink."""

    def at(self, origin: str) -> Setter:
        """The same setter, for words that come from ``origin``."""
        if not origin or origin == self.origin:
            return self
        # Spelled out: done for every block, point and cell.
        return Setter(
            self.style, self.fonts, self.found, self.cache, self.kept, self.problems, self.vocabulary, origin,
            self.asked, self.lasting, self.running, self.varied, self.worded, self.parted, self.draws,
        )  # fmt: skip

    def folio(self, anchor: str) -> str:
        """The label of the page an anchor stands on, as the round before found; empty in the first."""
        self.asked.append(anchor)
        return self.found.folios.get(anchor, "")

    def note_mark(self, key: str) -> str:
        """The mark of a footnote by its number, as the round before found; ① in the first."""
        self.asked.append(key)
        return circled(self.found.notes.get(key, 1))

    @property
    def is_first_round(self) -> bool:
        """Whether nothing has been paged yet: every folio is still empty, and there will be another round."""
        return not self.found.folios

    # ------------------------------------------------------------ words

    def span(self, text: str, role: TextRole, *, keep_inside: bool = False, keep_next: bool = False) -> Span:
        """Words in a role."""
        return Span(
            text, role.family, role.weight, role.size, self.style.colour(role.colour),
            keep_inside=keep_inside, keep_next=keep_next,
        )  # fmt: skip

    def plain(self, text: str, role: TextRole) -> Words:
        """Words in a role that mean nothing more; the same words are made once."""
        known = self.worded.get((text, id(role)))
        if known is not None:
            return known[2]
        words = Words((self.span(text, role),), (PLAIN,))
        self._remember(text, text, role, words)
        return words

    def words(self, inlines: Inlines, role: TextRole) -> Words:
        """Inlines in a role: stress, figures, references and notes in the looks the style gives them.

        What is set ahead is asked for twice: words that depend on no page are made once.
        """
        known = self.worded.get((id(inlines), id(role)))
        if known is not None:
            return known[2]
        asked = len(self.asked)
        words = self._words(inlines, role)
        if len(self.asked) == asked:
            self._remember(id(inlines), inlines, role, words)
        return words

    def _remember(self, key: int | str, said: Inlines | str, role: TextRole, words: Words) -> None:
        if len(self.worded) >= KEPT_AT_MOST:
            self.worded.clear()
        self.worded[key, id(role)] = said, role, words

    def _words(self, inlines: Inlines, role: TextRole) -> Words:
        spans: list[Span] = []
        tags: list[Tag] = []
        for inline in inlines:
            for span, tag in self._inline(inline, role):
                if span.text:
                    spans.append(span)
                    tags.append(tag)
        return Words(tuple(spans), tuple(tags))

    def _inline(self, inline: Inline, role: TextRole) -> list[tuple[Span, Tag]]:
        texts = self.style.text
        match inline:
            case Text(text):
                return [(self.span(text, role), PLAIN)]
            case Strong(inlines):
                strong = role.model_copy(update={"family": texts.strong.family, "weight": texts.strong.weight})
                return self._all(inlines, strong)
            case Sub(inlines):
                return [(_raised(span, -RAISE / 2), tag) for span, tag in self._all(inlines, role)]
            case Sup(inlines):
                return [(_raised(span, RAISE), tag) for span, tag in self._all(inlines, role)]
            case Dotted(inlines):
                return [(replace(span, under="dots"), tag) for span, tag in self._all(inlines, role)]
            case Named(inlines):
                return [(replace(span, under="rule"), tag) for span, tag in self._all(inlines, role)]
            case Amount():
                return self._amount(inline, role)
            case Reference(target, text):
                return [(self.span(text, role, keep_inside=True), Tag(target="#" + target))]
            case PageOf(target):
                return [(self.span(self.folio(target), role, keep_inside=True), Tag("#" + target))]
            case Link(url, inlines):
                return [(span, Tag(target=url, note=tag.note)) for span, tag in self._all(inlines, role)]
            case Indexed(_, inlines, anchor):
                return _anchored(self._all(inlines, role), anchor)
            case Note():
                return [(self._note_mark(inline.id, role), Tag(note=inline))]
            case Editorial(text):
                # In notes the brackets say enough: Kai at 8 pt would be too faint.
                own = role.size < self.style.em
                return [(self.span(text, role if own else _as(role, texts.editorial)), PLAIN)]

    def _all(self, inlines: Inlines, role: TextRole) -> list[tuple[Span, Tag]]:
        return [pair for inline in inlines for pair in self._inline(inline, role)]

    def _amount(self, amount: Amount, role: TextRole) -> list[tuple[Span, Tag]]:
        tag = Tag(figure=amount.figure)
        if not amount.set_off:
            words = amount.value + amount.magnitude + amount.unit
            return [(self.span(amount.qualifier, role), tag), (self.span(words, role, keep_inside=True), tag)]
        figure = _as(role, self.style.text.figure)
        number = self.span(amount.value + amount.magnitude, figure, keep_inside=True, keep_next=bool(amount.unit))
        unit = self.span(amount.unit, role, keep_inside=True)
        return [(self.span(amount.qualifier, role), tag), (number, tag), (unit, tag)]

    def _note_mark(self, key: str, role: TextRole) -> Span:
        span, rise = self.span(self.note_mark(key), self.style.text.footnote_mark), self.style.furniture.note_mark_rise
        larger = role.size / self.style.em if role.size > DISPLAY * self.style.em else 1.0
        return replace(span, size=larger * span.size, rise=larger * rise, colour=self.style.colour(role.colour))

    # ------------------------------------------------------------ lines

    def lines(
        self, words: Words, measure: float, *, align: Align = "justify", indent: float = 0.0, balance: bool = False,
        hang: bool = False,
    ) -> tuple[Line, ...]:  # fmt: skip
        """Words broken into lines of ``measure`` points; see ``text.setting.Paragraph``."""
        wanted = Wanted(words, measure, indent, align, balance, hang)
        key = wanted.key
        if self.varied and key in self.varied:
            return self.varied[key]
        known = self.running.get(key)
        if known is not None:
            self._note_overfull(words, known)
            return known
        known = self.kept.get(key)
        if known is None:
            paragraph = wanted.paragraph(place=Place(self.origin))
            known = set_lines(paragraph, self.fonts, self.style.chinese, words=self.vocabulary, drawn=self.draws)
            self._keep(key, words, known)
            self._note_overfull(words, known)
        return known

    def loosened(self, texts: Sequence[Wanted], looseness: int) -> tuple[tuple[Line, ...], ...]:
        """Running text, each a line longer (1) or shorter (-1) than is best; as ever where that would show."""
        paragraphs = [wanted.paragraph(looseness, Place(self.origin)) for wanted in texts]
        return set_many(paragraphs, self.fonts, self.style.chinese, drawn=self.draws)

    def line(self, words: Words, *, hang: bool = False) -> Line:
        """Words on one line at their natural width."""
        key = (words.spans, hang)
        known = self.kept.get(key)
        if known is None:
            made = set_line(
                words.spans, self.fonts, self.style.chinese, hang=hang, place=Place(self.origin), drawn=self.draws
            )
            known = (made,)
            self._keep(key, words, known)
        return known[0]

    def running_ahead(self, texts: Sequence[Wanted]) -> None:
        """Set running text together, to be found by ``lines``; what was set so before is forgotten."""
        self.running.clear()
        waiting = [text for text in texts if not self._has(text)]
        paragraphs = [text.paragraph() for text in waiting]
        try:
            made = set_many(paragraphs, self.fonts, self.style.chinese, words=self.vocabulary, drawn=self.draws)
        except BadSource:
            return  # ``lines`` meets it again, and its place is known then
        for text, lines in zip(waiting, made, strict=True):
            self.running[text.key] = lines
            if text.balance:
                self._keep(text.key, text.words, lines)

    def _has(self, text: Wanted) -> bool:
        """Whether its lines are at hand: of a head beside its text, set in every round, or of what is varied."""
        return text.key in self.kept if text.balance else bool(self.varied) and text.key in self.varied

    def ahead(self, wanted: Iterable[tuple[Words, str]]) -> None:
        """Set many short lines as one body; ``line`` then finds them, for a tenth of what each alone would take.

        Each comes with its origin. Raises ``BadSource`` with what is wrong in any of them.
        """
        asked = {(words.spans, False): origin for words, origin in wanted if _is_short(words)}
        if len(self.kept) + len(asked) > KEPT_AT_MOST:
            self.kept.clear()
        waiting = {key: origin for key, origin in asked.items() if key not in self.kept}
        paragraphs = [
            Paragraph(spans, ENDLESS, place=Place(origin or self.origin)) for (spans, _), origin in waiting.items()
        ]
        made = set_many(paragraphs, self.fonts, self.style.chinese, drawn=self.draws)
        # What has no ink has no lines, and is left to ``line``.
        self.kept.update((key, lines) for key, lines in zip(waiting, made, strict=True) if lines)

    def each_line(self, texts: Sequence[Words]) -> tuple[Line, ...]:
        """Each text on one line at its natural width, set as one body and not kept; the very same words set once.

        Raises ``BadSource`` with what is wrong in any of them.
        """
        once = {id(words): words for words in texts}
        paragraphs = [Paragraph(words.spans, ENDLESS, place=Place(self.origin)) for words in once.values()]
        made = set_many(paragraphs, self.fonts, self.style.chinese, drawn=self.draws)
        lines = {id: own[0] if own else NO_LINE for id, own in zip(once, made, strict=True)}
        return tuple([lines[id(words)] for words in texts])

    def each_line_once(self, key: Hashable, texts: Iterable[Words]) -> tuple[Line, ...]:
        """The same for texts that no round changes, known by a ``key``: set in the first, and kept for all."""
        if key not in self.lasting:
            self.lasting[key] = self.each_line(tuple(texts))
        return self.lasting[key]

    def has(self, words: Words) -> bool:
        """Whether a short line was set and is kept."""
        return (words.spans, False) in self.kept

    def _note_overfull(self, words: Words, lines: tuple[Line, ...]) -> None:
        """Say what is wider than its measure, once a paragraph; its words are all there."""
        wide = [line for line in lines if line.overfull > TOLERATED or line.is_cut]
        if not wide:
            return
        text = "".join(span.text for span in words.spans)
        over = next((line for line in wide if line.overfull > TOLERATED), None)
        cut = next((line for line in wide if line.is_cut), None)
        if over is not None:
            message = f"“{text[over.start : over.end][:24]}”比栏宽多出 {over.overfull:.1f}pt，断不开"
            self.problems.append(warning(Place(self.origin), "L003", message, "缩短这些字，或换用更宽的版式"))
        elif cut is not None:
            message = f"“{text[cut.start : cut.end][-24:]}”处的词比栏还宽，只好断开"
            self.problems.append(warning(Place(self.origin), "L005", message, "缩短这个词，或在其中加空格"))

    def _keep(self, key: Hashable, words: Words, lines: tuple[Line, ...]) -> None:
        if not _is_short(words):
            return
        if len(self.kept) >= KEPT_AT_MOST:
            self.kept.clear()
        self.kept[key] = lines

    def label(self, text: str, role: TextRole) -> Line:
        """One line of plain words in a role."""
        return self.line(self.plain(text, role))

    def colour(self, ink: str) -> str:
        """The colour an ink's name stands for."""
        return self.style.colour(ink)


def _is_short(words: Words) -> bool:
    return sum([len(span.text) for span in words.spans]) <= SHORT


def circled(number: int) -> str:
    """①…⑳, the marks of footnotes on a page; beyond that the number in brackets."""
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"({number})"


def _as(role: TextRole, look: TextRole) -> TextRole:
    """A role with another's face and colour at its own size."""
    return role.model_copy(update={"family": look.family, "weight": look.weight, "colour": look.colour})


def _anchored(pairs: list[tuple[Span, Tag]], anchor: str) -> list[tuple[Span, Tag]]:
    """Spans of which the first carries an anchor."""
    if not pairs or not anchor:
        return pairs
    span, tag = pairs[0]
    return [(span, Tag(tag.target, tag.figure, tag.note, anchor)), *pairs[1:]]


def _raised(span: Span, share: float) -> Span:
    return replace(span, size=span.size * SMALL, rise=span.rise + share * span.size)
