"""Finished layout: a frame has a width, a height and items of ink at fixed positions, each with its meaning.

Lengths are points. The origin of a frame is its top left corner, x to the right, y down; text stands on its baseline.
A writer walks the items in order, which is also the reading order, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from banxin.records import field, record, replace

Colour = str
"""``#RRGGBB`` in capitals, resolved by the style; writers may map it to print inks."""

ElementKind = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "P", "BlockQuote", "L", "LI", "Lbl", "LBody", "Table", "THead",
    "TBody", "TR", "TH", "TD", "Caption", "Figure", "Link", "Note", "TOC", "TOCI", "Div", "Span", "Artifact",
]  # fmt: skip


@record
class Element:
    """What ink means: a node of the structure tree (ISO 32000-1, 14.8).

    Two items whose elements have the same key belong to one node, also on different pages, so a paragraph
    that runs over a page end stays one paragraph. ``parent`` is ``None`` for children of the document.
    """

    kind: ElementKind
    key: str
    parent: Element | None = None
    alt: str = ""
    """Alternative text; every Figure has one."""
    scope: Literal["", "Row", "Column"] = ""
    """Which cells a TH heads."""
    columns: int = 1
    """How many columns a TH or TD spans."""
    rows: int = 1
    """How many rows a TH or TD spans."""


ARTIFACT = Element("Artifact", "artifact")
"""Ink without meaning for a reader who listens: rules, tints, running heads, folios."""


@record
class GlyphRun:
    """Glyphs of one face, size and colour on one baseline.

    The pen moves by each glyph's own advance (face units × size / upem), plus ``spread`` after every glyph but
    the last, plus the entry of ``kerns`` for that glyph. ``glyphs`` are big-endian 16-bit glyph ids of the face
    file, ready for an Identity-H string; ``text`` is what they say (one character a glyph, except where Latin was
    shaped into ligatures). A run without glyphs draws nothing and keeps its element in the structure: an empty cell.
    """

    x: float
    y: float
    face: str
    """A name known to ``text.fonts.Fonts``: the font file's stem, such as ``BanxinSong-Bold``."""
    size: float
    colour: Colour
    glyphs: bytes
    text: str
    width: float
    """From the first pen position to the last, squeezes and gaps included."""
    spread: float = 0.0
    kerns: tuple[tuple[int, float], ...] = ()
    """Pairs of glyph index and extra points after that glyph (negative: squeezed), by rising index."""
    element: Element = ARTIFACT
    stretch: float = 1.0
    """How much wider than drawn its glyphs are set, their advances, spread and kerns with them (condensed: below 1)."""
    is_turned: bool = False
    """Set upwards: a quarter turn to the left about its start (a table on its side)."""


Move = Literal["M", "L", "C", "Z"]


class Segment(NamedTuple):
    """One step of a path: move to, line to, curve to (two control points and an end) or close."""

    move: Move
    points: tuple[float, ...] = ()


@record
class Path:
    """A shape, filled, stroked or both. ``None`` for a colour means not painted."""

    segments: tuple[Segment, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    weight: float = 0.0
    dash: tuple[float, ...] = ()
    """Lengths of ink and blank in turn. An ink of 0 is a round dot as wide as the line (leaders)."""
    element: Element = ARTIFACT


@record
class Image:
    """A raster picture (PNG or JPEG bytes, already checked) fitted to a box."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    element: Element = ARTIFACT
    is_turned: bool = False
    """A quarter turn to the left: its upper edge is the left side of the box."""


@record
class LinkArea:
    """A box that leads somewhere: ``#anchor`` inside the document, or an https, http or mailto address."""

    x: float
    y: float
    width: float
    height: float
    target: str
    words: str
    """What the link says, for those who cannot see it."""
    element: Element = ARTIFACT


@record
class Placed:
    """A frame set into another one with its top left corner at (x, y)."""

    x: float
    y: float
    frame: Frame


Item = GlyphRun | Path | Image | LinkArea | Placed
Ink = GlyphRun | Path | Image | LinkArea


@record
class Frame:
    """A width, a height, and items at fixed positions."""

    width: float
    height: float
    items: tuple[Item, ...] = ()


@record
class Anchor:
    """A name that links, contents and figures point to, and how far down its page or strip it stands."""

    name: str
    y: float


@record
class Page:
    """A sheet: its frame, what its folio says, and the anchors on it."""

    frame: Frame
    folio: str
    """Empty where the page shows none (it still has a label for readers: see ``label``)."""
    label: str
    """The page's name in a PDF reader and in contents; the folio even where it is not shown."""
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What paging had to give up on this page, in words for the author."""
    view: int = 0
    """Degrees to the right, 0 or 90, that a screen turns the sheet for its reader; its places stay as they are."""


def turned(frame: Frame) -> Frame:
    """A frame a quarter turn to the left: as high as it was wide."""
    items = tuple(_turned(x, y, ink, frame.width) for x, y, ink in walk(frame))
    return Frame(frame.height, frame.width, items)


def _turned(x: float, y: float, ink: Ink, width: float) -> Ink:
    """One item, its own coordinates put into the turned frame."""
    if isinstance(ink, GlyphRun):
        return replace(ink, x=y + ink.y, y=width - x - ink.x, is_turned=True)
    if isinstance(ink, Path):
        return replace(ink, segments=tuple(_turned_step(x, y, step, width) for step in ink.segments))
    left, top = y + ink.y, width - x - ink.x - ink.width
    if isinstance(ink, Image):
        return replace(ink, x=left, y=top, width=ink.height, height=ink.width, is_turned=True)
    return replace(ink, x=left, y=top, width=ink.height, height=ink.width)


def _turned_step(x: float, y: float, step: Segment, width: float) -> Segment:
    across, down = step.points[::2], step.points[1::2]
    points = (place for a, d in zip(across, down, strict=True) for place in (y + d, width - x - a))
    return Segment(step.move, tuple(points))


def walk(frame: Frame, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[float, float, Ink]]:
    """Every item of ink with the offset to add to its own coordinates, in reading order."""
    for item in frame.items:
        if isinstance(item, Placed):
            yield from walk(item.frame, x + item.x, y + item.y)
        else:
            yield x, y, item


def rule(x: float, y: float, length: float, weight: float, colour: Colour) -> Path:
    """A horizontal rule centred on y."""
    return Path((Segment("M", (x, y)), Segment("L", (x + length, y))), stroke=colour, weight=weight)


def upright(x: float, y: float, length: float, weight: float, colour: Colour) -> Path:
    """A vertical rule centred on x, from y downwards."""
    return Path((Segment("M", (x, y)), Segment("L", (x, y + length))), stroke=colour, weight=weight)


def box(
    x: float, y: float, width: float, height: float, fill: Colour | None, stroke: Colour | None = None,
    weight: float = 0.0,
) -> Path:  # fmt: skip
    """A rectangle by its top left corner."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    segments = (Segment("M", corners[0]), *(Segment("L", c) for c in corners[1:]), Segment("Z"))
    return Path(segments, fill=fill, stroke=stroke, weight=weight)
