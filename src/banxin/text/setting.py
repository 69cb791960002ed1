"""Words in, set lines out: the front door of Chinese setting.

``set_lines`` breaks and justifies a paragraph; ``set_line`` sets one line at its natural width (labels, numbers).
Both squeeze punctuation and put the Han–Latin gap across changes of face, weight and colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from banxin.frame import Colour, GlyphRun
from banxin.problems import NOWHERE, BadSource, Place, Problem, error
from banxin.records import record
from banxin.text.adjusting import NOTHING, Give, adjust, give
from banxin.text.breaking import balanced, lines
from banxin.text.fonts import Fonts, Missing
from banxin.text.gauge import Gauge, gauge
from banxin.text.matter import Matter, matter
from banxin.text.runs import Composer, pens
from banxin.text.units import ANYWHERE, penalties
from banxin.text.words import sense

if TYPE_CHECKING:
    from banxin.style import Chinese

Align = Literal["justify", "left", "centre", "right"]


@record
class Span:
    """Consecutive characters in one look."""

    text: str
    family: str
    weight: int
    size: float
    colour: Colour
    rise: float = 0.0
    """Points above the baseline."""
    keep_inside: bool = False
    """No line may end within it."""
    keep_next: bool = False
    """No line may end between it and the next span."""


@record
class Line:
    """One set line: runs from x = 0 on the baseline y = 0.

    ``spans[i]`` is the index of the span that ``runs[i]`` was made from; a span may give several runs (fallback,
    Latin words inside justified Han). ``start`` and ``end`` are the characters of the paragraph it carries.
    """

    runs: tuple[GlyphRun, ...]
    spans: tuple[int, ...]
    width: float
    """From the line's left edge (after the indent) to its right end, the trimmed halves of marks not counted."""
    start: int
    end: int
    overfull: float = 0.0
    """Points by which the line is wider than the measure; more than 0 only where a single character is."""
    is_cut: bool = False
    """Whether a word wider than the measure was cut at this line's end, as the last resort."""


def set_lines(
    spans: tuple[Span, ...],
    measure: float,
    fonts: Fonts,
    chinese: Chinese,
    *,
    align: Align = "justify",
    indent: float = 0.0,
    balance: bool = False,
    hang: bool = False,
    words: frozenset[str] = frozenset(),
    place: Place = NOWHERE,
) -> tuple[Line, ...]:
    """Break ``spans`` into lines of ``measure`` points.

    ``indent`` shifts the first line. ``balance`` makes ragged lines of like length, broken by sense (heads, captions).
    ``words`` are the report's own words, which balanced lines do not divide. ``hang`` lets an opening mark at a line's
    left edge hang outside it by half an em. Blanks at the edges of lines are
    dropped; a paragraph of blanks has no lines. Raises ``BadSource`` with a Problem at ``place`` for every character
    that no font has.
    """
    paragraph = _matter(spans, fonts, chinese, place)
    if paragraph is None:
        return ()
    if balance and align == "justify":
        align = "left"
    whole = _whole(paragraph, hang)
    if whole.natural <= measure - indent + NOTHING:
        return (_natural_line(paragraph, whole, indent + _offset(align, measure - indent - whole.natural)),)
    dear, emergency = penalties(paragraph.text)
    if balance:
        dear += sense(paragraph.text, words)
    blanks = give(paragraph)
    ragged = align != "justify"
    measured = gauge(paragraph, blanks, dear, emergency, measure - indent, ragged=ragged, hang=hang)
    ends = balanced(measured, measure, indent) if balance else lines(measured, measure, indent)
    rows = _rows(paragraph, measured, ends, measure, indent, hang)
    return _ragged(paragraph, rows, align) if ragged else _justified(paragraph, rows, blanks)


def set_line(
    spans: tuple[Span, ...], fonts: Fonts, chinese: Chinese, *, hang: bool = False, place: Place = NOWHERE
) -> Line:
    """Set ``spans`` on one line at its natural width, never broken; an empty line where there is no ink."""
    paragraph = _matter(spans, fonts, chinese, place)
    if paragraph is None:
        return Line((), (), 0.0, 0, 0)
    return _natural_line(paragraph, _whole(paragraph, hang), 0.0)


def _matter(spans: tuple[Span, ...], fonts: Fonts, chinese: Chinese, place: Place) -> Matter | None:
    """The paragraph's arrays; ``None`` where there is no ink."""
    if not any(span.text and not span.text.isspace() for span in spans):
        return None
    try:
        return matter(spans, fonts, chinese)
    except Missing as lack:
        raise BadSource(_missing(character, place) for character in lack.characters) from None


def _missing(character: str, place: Place) -> Problem:
    name = f"“{character}”（U+{ord(character):04X}）" if character.isprintable() else f"控制字符 U+{ord(character):04X}"
    return error(place, "L004", f"字体中没有{name}", "改用别的字，或在样式的 families 中加一个有此字的字体")


class _Row(NamedTuple):
    """One line before its blanks are adjusted: its inked characters and its measures."""

    start: int
    end: int
    left: float
    """Where its first box stands: the indent less the trim of an opening mark."""
    natural: float
    room: float
    is_cut: bool


def _whole(paragraph: Matter, hang: bool) -> _Row:
    """All of a paragraph on one line."""
    start, end = paragraph.inked(0, len(paragraph))
    left = -paragraph.trim_start(start, hang)
    natural = left + paragraph.width(start, end) - paragraph.trim_end(end - 1)
    return _Row(start, end, left, natural, natural, False)


def _rows(
    paragraph: Matter, gauge: Gauge, ends: list[int], measure: float, indent: float, hang: bool
) -> tuple[_Row, ...]:
    """The lines between some ends; a line of blanks is none."""
    rows: list[_Row] = []
    for a, b in zip([0, *ends], ends, strict=False):
        start, end = paragraph.inked(gauge.places[a], gauge.places[b])
        if start < end:
            first = 0.0 if a else indent
            left = first - paragraph.trim_start(start, hang)
            is_cut = gauge.penalty[b] >= ANYWHERE
            rows.append(_Row(start, end, left, gauge.natural(a, b), measure - first, is_cut))
    return tuple(rows)


def _natural_line(paragraph: Matter, row: _Row, offset: float) -> Line:
    """One line as it is."""
    runs, owners = Composer(paragraph, pens(paragraph)).runs(row.start, row.end, row.left + offset, 0.0)
    return Line(runs, owners, row.natural, row.start, row.end)


def _ragged(paragraph: Matter, rows: tuple[_Row, ...], align: Align) -> tuple[Line, ...]:
    """Lines at their natural widths."""
    composer = Composer(paragraph, pens(paragraph))
    made = []
    for row in rows:
        runs, owners = composer.runs(row.start, row.end, row.left + _offset(align, row.room - row.natural), 0.0)
        made.append(Line(runs, owners, row.natural, row.start, row.end, _past(row.natural, row.room), row.is_cut))
    return tuple(made)


def _justified(paragraph: Matter, rows: tuple[_Row, ...], blanks: Give) -> tuple[Line, ...]:
    """Lines brought to the measure; the last is only ever squeezed."""
    wanted = np.array([row.room - row.natural for row in rows])
    wanted[-1] = min(wanted[-1], 0.0)
    if (np.abs(wanted) > NOTHING).any():
        starts, ends = np.array([row[:2] for row in rows], np.intp).T
        adjusted = adjust(paragraph, blanks, starts, ends, wanted)
        composer = Composer(paragraph, pens(paragraph, adjusted.blanks, adjusted.by_pair))
        spreads, changes = adjusted.spread.tolist(), (wanted - adjusted.rest).tolist()
    else:
        composer = Composer(paragraph, pens(paragraph))
        spreads = changes = [0.0] * len(rows)
    made = []
    for row, spread, change in zip(rows, spreads, changes, strict=True):
        runs, owners = composer.runs(row.start, row.end, row.left, spread)
        width = row.natural + change
        made.append(Line(runs, owners, width, row.start, row.end, _past(width, row.room), row.is_cut))
    return tuple(made)


def _past(width: float, room: float) -> float:
    """How far a line stands out beyond its measure."""
    return width - room if width > room + NOTHING else 0.0


def _offset(align: Align, room: float) -> float:
    """How far a ragged line of a certain slack is moved right."""
    if align == "right":
        return room
    return room / 2 if align == "centre" else 0.0
