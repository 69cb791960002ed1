"""What a report says: a small closed vocabulary of blocks and inlines, numbered, with every reference resolved.

A document leaves nothing to look up: figures are printed words, references are anchors with their text, charts are
plots. Layout and the Word writer both start here, so PDF, DOCX and slides cannot disagree. ``origin`` is the path in
the authors' YAML that a piece of text came from (``sections/1-4.yaml#/panels/2/points/0``), for errors and for the
way back from Word.
"""

from __future__ import annotations

from typing import Literal

from banxin.charts.kinds import Plot
from banxin.elements import Brief, Official
from banxin.inlines import Amount, Inlines
from banxin.records import record

Part = Literal["text", "attachment", "appendix", "back"]
"""Which part of a report a heading opens: its text, an attachment (附件) of an official document, an appendix (附录),
a part at the back that has no number (术语和缩略语, 索引)."""


@record
class Heading:
    """The head of a section. Level 1 (1.4, Word's 标题 1) opens a page; levels 2–4 stand below it.

    A level 1 heading without a number is an excerpt or a plain part: it starts a page but has no opener.
    ``contents`` is its line in the table of contents; empty leaves it out.
    """

    level: Literal[1, 2, 3, 4]
    number: str
    title: Inlines
    anchor: str
    contents: str
    remark: Inlines = ()
    """Editorial words beside the head (以下七项接上一节，节选未含其标题。)."""
    editorial: bool = False
    """The title itself is the editor's."""
    origin: str = ""
    part: Part = "text"


@record
class ColumnRun:
    """分栏: text that runs in so many columns over the full width, all that has the same anchor together."""

    count: int
    anchor: str


@record
class Paragraph:
    """Running text. ``introduction`` is the 导语 under an opener, ``editorial`` the editor's own words.

    ``note`` is small print under what it explains; ``credit`` ends a section and says where it comes from.
    """

    inlines: Inlines
    role: Literal["body", "introduction", "editorial", "note", "credit"] = "body"
    indent: bool = True
    """Continuous prose begins 2 em in; a single paragraph under a head does not."""
    origin: str = ""
    columns: ColumnRun | None = None
    """The columns it runs in; ``None`` for the main column."""


@record
class Point:
    """One statement of a list; ``lead`` runs in before it, up to and with its comma."""

    inlines: Inlines
    lead: Inlines = ()
    origin: str = ""


@record
class Points:
    """A list of statements, marked or numbered."""

    points: tuple[Point, ...]
    numbered: bool = False
    origin: str = ""
    columns: ColumnRun | None = None
    """The columns they run in; ``None`` for the main column."""


@record
class Callout:
    """A document set off from the text (政策文件): a label, a title and points."""

    label: str
    title: Inlines
    points: tuple[Point, ...]
    anchor: str
    origin: str = ""


@record
class Card:
    """A name and what is said of it. ``amount`` is one figure of its text that a lead card may show large."""

    title: Inlines
    inlines: Inlines
    amount: Amount | None = None
    amount_words: str = ""
    """What the large figure counts, after its unit (成果 in 10项成果)."""
    origin: str = ""


CardsForm = Literal["halves", "thirds", "rows", "open"]
"""Two columns, three columns, full-width rows, or three open columns without ground (principles)."""


@record
class Cards:
    """A group of cards, its form already chosen for the group by the style's rule.

    ``lead`` makes the first one a full-width lead card. ``wide`` is the full width of the page, else the main column.
    """

    cards: tuple[Card, ...]
    form: CardsForm
    lead: bool = False
    wide: bool = True
    origin: str = ""


@record
class Tile:
    """A number on white under a rule. ``joined`` is the label with the qualifier in it, for small tiles."""

    amount: Amount
    label: str
    change: str = ""
    """Growth in words (新增94家)."""
    change_figure: str = ""
    label_figures: tuple[str, ...] = ()
    """The ledger figures that the label prints (43家企业总市值)."""
    origin: str = ""
    label_origin: str = ""
    """The label's own path: a field of the tile, or the figure's name where that stands for it."""


@record
class Tiles:
    """Stat tiles; the first ``leads`` of them are large."""

    tiles: tuple[Tile, ...]
    leads: int
    origin: str = ""


@record
class Project:
    """A project with its status mark and progress notes."""

    title: Inlines
    status: str
    points: tuple[Point, ...]
    anchor: str
    origin: str = ""


@record
class Projects:
    """Projects under one head. ``broken_off`` is the editorial word where the source stops (〔下文略〕), else empty."""

    projects: tuple[Project, ...]
    broken_off: str = ""
    origin: str = ""


@record
class Picture:
    """A picture of the author's: checked PNG or JPEG bytes and its size in pixels."""

    data: bytes
    pixels: tuple[int, int]
    width: float
    """Printed width in points."""


@record
class Illustration:
    """插图: a chart or a picture with number, title, note and source."""

    id: str
    number: str
    """The label as printed: 图1."""
    title: Inlines
    content: Plot | Picture
    alt: str
    anchor: str
    note: Inlines = ()
    source: Inlines = ()
    wide: bool = False
    """The full width of the page, caption on one line above; else main column, caption in the side column."""
    sideways: bool = False
    """On a page on its side."""
    figures: tuple[str, ...] = ()
    """The ledger figures the picture shows."""
    origin: str = ""
    finding: Inlines = ()
    """What the picture shows, in a sentence: the title of its slide; empty where the author says nothing."""


@record
class Column:
    """A column of a table. ``width`` is a share of what is left over; 0 means as wide as its content."""

    align: Literal["left", "right", "centre", "decimal"] = "left"
    width: float = 0.0
    figures: bool = False
    """Its cells are figures: set in the table's figure face."""
    qualifier: bool = False
    """Its amounts print their qualifier before the value."""


@record
class Cell:
    """A cell; spans reach right and down."""

    inlines: Inlines
    columns: int = 1
    rows: int = 1
    align: Literal["", "left", "right", "centre"] = ""
    """Empty means as its column says."""
    origin: str = ""


@record
class Row:
    """A row: a group head spans the table; a part (其中) belongs to the item above it and stays with it."""

    cells: tuple[Cell, ...]
    kind: Literal["item", "group", "part", "total"] = "item"


@record
class Table:
    """A table with number and title; cells covered by a span above or to the left are not listed."""

    id: str
    number: str
    """The label as printed: 表1; empty for a table named by the head above it, without a caption (the glossary)."""
    title: Inlines
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    anchor: str
    unit: str = ""
    """The unit of the whole table (单位：家)."""
    note: Inlines = ()
    source: Inlines = ()
    caption_head: bool = False
    """The caption also is the section's title (the table of figures)."""
    sideways: bool = False
    """On pages on their side."""
    origin: str = ""


@record
class Quotation:
    """Words quoted whole, and where from."""

    paragraphs: tuple[Inlines, ...]
    source: Inlines = ()
    origin: str = ""


@record
class PageBreak:
    """A new page, asked for by the author."""


@record
class Contents:
    """The table of contents with its list of illustrations and tables; stands where it is named."""


@record
class IndexEntry:
    """A word of the index and the anchors of all places where it stands, in order; ``said`` is what it is sorted by."""

    word: str
    said: str
    anchors: tuple[str, ...]


@record
class IndexGroup:
    """The entries under one letter; digits and Latin words have heads of their own."""

    head: str
    entries: tuple[IndexEntry, ...]


@record
class Index:
    """The index; its heading stands above it."""

    groups: tuple[IndexGroup, ...]


Block = (
    Heading | Paragraph | Points | Callout | Cards | Tiles | Projects | Illustration | Table | Quotation | PageBreak
    | Contents | Index
)  # fmt: skip


@record
class Title:
    """A report's title taken apart for a cover: 2025 + 上海科技进步报告 + （节选）."""

    whole: str
    year: str
    main: str
    subtitle: str


@record
class Document:
    """A whole report: its title page's words and its blocks in order."""

    title: Title
    kind: str
    """What sort of report it is (年度报告), on the cover; empty for none."""
    state: str
    """An editorial state (〔样例〕); empty for none."""
    date: str
    """As printed; empty when the sources give none."""
    author: str
    blocks: tuple[Block, ...]
    language: str = "zh-CN"
    words: tuple[str, ...] = ()
    """Words that headings and captions never break, besides those every report has."""
    official: Official | None = None
    """What an official document prints beside its text."""
    brief: Brief | None = None
    """What a brief prints beside its text."""
    watermark: str = ""
    """What stands large and light under the text of every page (草稿); empty for none."""


def figure_anchor(figure: str) -> str:
    """The anchor at the first place that prints a ledger figure."""
    return f"figure.{figure}"


LEDGER = "figure:"
"""What the origin of a field of the ledger begins with (``figure:firms/name``): an entry is found by its id."""
REPORT = "report:"
"""What the origin of a field of the report's own file begins with (``report:title``)."""

PROGRAM = "program:"
"""What the origin of words begins with that the program gives and no file does."""
AGAIN = "again:"
"""What stands before the origin of words that a part of a wide table says again."""


def figure_origin(figure: str, field: str = "value") -> str:
    """The origin of a ledger figure's field; empty for an amount that is no figure of the ledger."""
    return f"{LEDGER}{figure}/{field}" if figure else ""
