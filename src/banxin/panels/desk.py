"""What a panel works with when it turns into blocks: the ledger, the style, and what every reference resolves to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, Literal

from banxin import limits, prose
from banxin.charts.kinds import Datum
from banxin.charts.spec import Entry
from banxin.document import Picture
from banxin.expressions import expression
from banxin.figures import Form, Ledger, nearest, split_unit
from banxin.inlines import Amount, Inlines, Note, Reference, plain
from banxin.numerals import printed
from banxin.problems import Place, Problem
from banxin.reading import Written
from banxin.records import field, record, replace
from banxin.style import Style

_PARAGRAPH: Final = expression(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")

Level = Literal[1, 2, 3, 4]


@record
class Authored:
    """A text of the author's, and where each of its characters is written."""

    text: str
    chapter: str
    """The file of the chapter it stands in; empty for the ledger's and the report's own texts."""
    place: Callable[[int], Place]


@record
class Notebook:
    """What is jotted down while a report's panels are made, by all desks together."""

    problems: list[Problem] = field(default_factory=list)
    texts: list[Authored] = field(default_factory=list)
    shown: dict[str, set[str]] = field(default_factory=dict)
    """The figures each chapter shows."""
    cited: set[str] = field(default_factory=set)
    """The origins of the notes that are named."""
    lost: set[str] = field(default_factory=set)
    """Figures that would be shown but for a mistake already noted: of a chart not drawn, under a name misspelt."""


@record
class Desk:
    """Where one panel is made. The notebook is shared by all desks of a report; everything else is the panel's own."""

    ledger: Ledger
    style: Style
    labels: Mapping[str, Reference] = field(default_factory=dict)
    """What ``[](#id)`` prints and where it leads: illustrations, tables, sections with an id."""
    notes: Mapping[str, Note] = field(default_factory=dict)
    """The notes of the section."""
    is_note: bool = False
    """What is made is a note itself: neither a page nor Word has a place for a note to a note."""
    picture: Callable[[str, Place, float], Picture | None] = lambda file, place, width: None
    """The checked picture of a file, printed so wide; ``None`` after a problem has been noted."""
    prints_index: bool = False
    """Whether the report prints an index."""
    notebook: Notebook = field(default_factory=Notebook)
    chapter: str = ""
    """The file of the chapter."""
    pointer: str = ""
    """The path of the panel in the authors' YAML."""
    anchor: str = ""
    """The anchor of the panel; what it names itself begins with it."""
    level: Level = 1
    """The level of the section the panel stands in."""

    @property
    def problems(self) -> list[Problem]:
        """Where to note what is wrong."""
        return self.notebook.problems

    def at(self, pointer: str, anchor: str = "") -> Desk:
        """The same desk for what stands at another path, with another anchor if one is given."""
        return replace(self, pointer=pointer, anchor=anchor or self.anchor)

    def origin(self, written: Written, *path: str | int) -> str:
        """The path of a field; one written bare for its whole object has no key of its own."""
        if path and path[0] == written.bare and written.is_bare:
            path = path[1:]
        return "/".join([self.pointer, *map(str, path)])

    def prose(self, written: Written, text: str, *path: str | int) -> Inlines:
        """The inlines of an author's text, which stands at ``path`` of ``written``; slips become problems there."""
        return self._parse(written, text, 0, path)

    def paragraphs(self, written: Written, text: str, *path: str | int) -> tuple[Inlines, ...]:
        """The paragraphs of a text: blank lines part them."""
        return tuple(
            self._parse(written, match[0], match.start(), path) for match in _PARAGRAPH.finditer(text.rstrip())
        )

    def _parse(self, written: Written, text: str, start: int, path: tuple[str | int, ...]) -> Inlines:
        exactly = iter(range(limits.PROBLEMS.most))  # finding a place reads the text up to it: for what is shown only

        def place(offset: int) -> Place:
            told = next(exactly, None) is not None
            return written.place_in(start + offset, *path) if told else written.place_of(*path)

        found = prose.parse(text, self)
        self.notebook.texts.append(Authored(text, self.chapter, place))
        for slip in found.slips:
            self.problems.append(Problem(place(slip.offset), slip.severity, slip.code, slip.message, slip.mend))
        return found.inlines

    def figure(self, id: str, place: Place, form: Form = "", *, set_off: bool = False) -> Amount | None:
        """A figure named alone; ``None`` after a problem has been noted."""
        amount = self.amount(id, form, set_off)
        if amount is None and id not in self.ledger:
            self.notebook.lost.add(self.ledger.nearest(id))
            self.problems.append(self.ledger.unknown(place, id))
        return amount

    def name(self, id: str) -> str:
        """What a figure counts, with the figures that its name prints; the figure must exist."""
        return plain(prose.parse(self.ledger[id].name, self).inlines)

    def datum(self, entry: Entry) -> Datum | None:
        """The value of a chart's entry; ``None`` after a problem has been noted."""
        if not entry.figure:
            value = Decimal(entry.value)
            magnitude, unit = split_unit(entry.unit)
            return _datum(entry.name, value, Amount("", entry.qualifier, printed(value), magnitude, unit, False))
        amount = self.figure(entry.figure, entry.place_of("figure"), "full")
        if amount is None:
            return None
        name = entry.name or self.name(entry.figure)
        return _datum(name, self.ledger.values[entry.figure], amount)

    # ------------------------------------------------ what prose asks (prose.Lookup)

    def amount(self, figure: str, form: Form, set_off: bool) -> Amount | None:
        """The figure as printed."""
        amount = self.ledger.amount(figure, form, set_off)
        if amount is not None:
            self.notebook.shown.setdefault(self.chapter, set()).add(figure)
        return amount

    def reference(self, target: str) -> Reference | None:
        """The illustration, table or section with this id."""
        return self.labels.get(target)

    def note(self, key: str) -> Note | None:
        """The words of a note of this section."""
        found = self.notes.get(key)
        if found is not None:
            self.notebook.cited.add(found.origin)
        return found

    def takes_notes(self) -> bool:
        """Whether what is made may name notes."""
        return not self.is_note

    def has_index(self) -> bool:
        """Whether the report prints an index."""
        return self.prints_index

    def nearest(self, kind: Literal["figure", "reference", "note"], name: str) -> str:
        """The existing name most like a wrong one, or an empty string."""
        match kind:
            case "figure":
                return self.ledger.nearest(name)
            case "reference":
                return nearest(name, self.labels)
            case "note":
                return nearest(name, self.notes)


def _datum(name: str, value: Decimal, amount: Amount) -> Datum:
    """An amount as charts take it: the % is a unit there, since it is set smaller than its number."""
    if amount.magnitude in ("%", "‰"):
        return Datum(name, value, amount.value, amount.magnitude, amount.qualifier, amount.figure)
    return Datum(name, value, amount.value + amount.magnitude, amount.unit, amount.qualifier, amount.figure)
