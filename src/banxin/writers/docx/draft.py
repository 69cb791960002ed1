"""The Word file being written: what every block needs at hand, and what is counted over the whole file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from banxin.document import Document, Heading, Illustration, Index, Picture, Table, figure_anchor
from banxin.inlines import Inlines, Note, Text
from banxin.layout.shares import Groups
from banxin.pictures.likeness import sketch
from banxin.records import changing, field, record, replace
from banxin.style import Style
from banxin.writers.docx.exports import Export, Kind, chart_graphs, chart_words, digest
from banxin.writers.docx.fields import Field, InnerLink
from banxin.writers.docx.forms import Forms
from banxin.writers.docx.landscape import landscape
from banxin.writers.docx.marks import Marks
from banxin.writers.docx.markup import Node
from banxin.writers.docx.numbers import Counted, Numbers, Series, Tree
from banxin.writers.docx.template import marked

if TYPE_CHECKING:
    from docx.opc.part import Part

    from banxin.writers.docx.package import Package
    from banxin.writers.docx.pictures import ChartPicture


@changing
class Draft:
    """One file under way."""

    document: Document
    style: Style
    folios: Mapping[str, str]
    pictures: Mapping[str, ChartPicture]
    package: Package
    numbers: Numbers
    parted: Mapping[str, Groups]
    """By their anchors, the tables that our own pages part by columns."""
    marks: Marks = field(default_factory=Marks)
    notes: list[Note] = field(default_factory=list)
    lists: list[Series | Tree | Counted] = field(default_factory=list)
    """The lists that count: a series of heads' numbers, those of all levels, numbered points."""
    head_lists: dict[int, int] = field(default_factory=dict)
    """The list that each series of heads' numbers is."""
    forms: Forms = field(default_factory=Forms)
    drawings: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """How many captions each label (图, 表) has had."""
    labels: dict[str, str] = field(default_factory=dict)
    """What the head or caption at each anchor is called (1.4, 图1)."""
    numbered: set[str] = field(default_factory=set)
    """The anchors of heads with a number."""
    live: list[Field | InnerLink] = field(default_factory=list)
    """Fields and links since ``waits`` was last asked."""
    waiting: list[Field | InnerLink] = field(default_factory=list)
    """Those before, whose bookmark had not come."""
    promised: set[str] = field(default_factory=set)
    """Bookmarks of heads and captions that something leads to: they come, if they have not yet."""
    heads: set[str] = field(default_factory=set)
    """The anchors of heads, illustrations and tables: contents find them by names of their own."""
    readings: dict[str, str] = field(default_factory=dict)
    """How each word of the index is read: Word sorts by it."""
    exports: list[Export] = field(default_factory=list)
    """Every text whose place in the source is known, in the order of the file."""

    def __post_init__(self) -> None:
        for block in self.document.blocks:
            if isinstance(block, Heading | Illustration | Table):
                self.labels[block.anchor] = block.number
                self.heads.add(block.anchor)
            if isinstance(block, Index):
                self.readings |= {entry.word: entry.said for group in block.groups for entry in group.entries}
            if isinstance(block, Heading) and block.number:
                self.numbered.add(block.anchor)

    def place(self, anchor: str) -> str:
        """The bookmark that stands where an anchor is."""
        if anchor not in self.heads:
            return self.marks.label(anchor)
        bookmark = self.marks.contents(anchor)
        self.promised.add(bookmark)
        return bookmark

    def open_text(
        self, parent: Node, inlines: Inlines, origin: str, kind: Kind = "prose", lead: str = "", tail: str = ""
    ) -> int:
        """Begin the bookmark of a text that came from ``origin``, and enter it in the map; 0 without an origin.
        ``lead`` is where a name that runs in before it is written, ``tail`` what the program says behind it."""
        if not origin:
            return 0
        key = self.marks.origin(origin)
        self.exports.append(Export(key, origin, kind, inlines, lead=lead, tail=tail))
        return self.marks.open(parent, key)

    def open_picture(self, parent: Node, block: Illustration, style: Style) -> int:
        """Begin the bookmark of a picture or of the native charts of one, and enter them; 0 without an origin."""
        if not block.origin:
            return 0
        origin = f"{block.origin}/content"
        file = digest(block.content.data) if isinstance(block.content, Picture) else ""
        graphs = chart_graphs(block, style)
        words = chart_words(graphs)
        drawn = "" if words or file else sketch(self.pictures[block.id].png)
        said = (Text(words),) if words else ()
        export = Export(self.marks.origin(origin), origin, "picture", said, block.alt, file, drawn, graphs)
        self.exports.append(export)
        return self.marks.open(parent, export.key)

    def new_list(self, series: Series | Tree | Counted) -> int:
        """Word's id of a list that begins here."""
        self.lists.append(series)
        return len(marked(self.style)) + len(self.lists)

    def head_list(self, index: int) -> int:
        """Word's id of the list that a series of heads' numbers is."""
        if index not in self.head_lists:
            self.head_lists[index] = self.new_list(self.numbers.series[index])
        return self.head_lists[index]

    def level_lists(self) -> dict[int, int]:
        """The lists that styles of heads name: the first of each level of which every head is numbered."""
        bare = {b.level for b in self.document.blocks if isinstance(b, Heading) and b.level > 1 and not b.number}
        named: dict[int, int] = {}
        for index, series in enumerate(self.numbers.series):
            if series.level not in bare:
                named.setdefault(series.level, self.head_list(index))
        return named

    def folio(self, anchor: str) -> str:
        """The folio of an anchor's page; empty when no page was told."""
        return self.folios.get(anchor, "")

    def waits(self) -> bool:
        """Whether a field or link written since this was last asked leads to what may never come."""
        placed, promised = self.marks.placed, self.promised
        waiting = [
            live for live in self.live if live.target and live.target not in placed and live.target not in promised
        ]
        self.live.clear()
        self.waiting += waiting
        return bool(waiting)

    def settle(self) -> None:
        """Fields and links whose target is nowhere in the file become plain words."""
        self.waits()
        for live in self.waiting:
            if live.target not in self.marks.placed:
                live.settle()


@record
class Story:
    """A part with running text in it (the body, the footnotes) and the file it belongs to."""

    draft: Draft
    part: Part
    lain: Style | None = None
    """The style of pages on their side, where it is their text."""
    drain: Callable[..., None] | None = None
    """Writes what the part holds so far (``Flow.drain``); ``None`` where it is written at the end."""

    @property
    def style(self) -> Style:
        """The style of the pages under way."""
        return self.lain or self.draft.style

    def lying(self) -> Story:
        """The same text on pages on their side."""
        return replace(self, lain=landscape(self.draft.style))

    def relate(self, kind: str, target: Part | str) -> str:
        """The id by which this part names another one or an address."""
        return self.draft.package.relate(self.part, kind, target)

    def open_picture(self, parent: Node, block: Illustration) -> int:
        """Begin the bookmark of an illustration's picture; 0 without an origin."""
        return self.draft.open_picture(parent, block, self.style)

    def open_figure(self, parent: Node, figure: str) -> int:
        """Begin the bookmark of a ledger figure where it first stands; 0 where it stood before."""
        bookmark = self.draft.marks.label(figure_anchor(figure)) if figure else ""
        if not bookmark or bookmark in self.draft.marks.placed:
            return 0
        return self.draft.marks.open(parent, bookmark)
