"""Words in, set lines out: the front door of Chinese setting.

``set_lines`` breaks and justifies a paragraph; ``set_line`` sets one line at its natural width (labels, numbers).
Both squeeze punctuation and put the Han–Latin gap across changes of face, weight and colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from banxin.frame import Colour, GlyphRun
from banxin.problems import NOWHERE, BadSource, Place, Problem, error
from banxin.text.adjusting import NOTHING, Give, adjust, give
from banxin.text.breaking import Stretches, balanced, lines
from banxin.text.fonts import Fonts, Missing
from banxin.text.gauge import HANG, Gauge, gauge
from banxin.text.matter import Matter, inked, matter
from banxin.text.runs import Composer, pens
from banxin.text.units import ANYWHERE, penalties
from banxin.text.words import sense

if TYPE_CHECKING:
    from banxin.style import Chinese

Align = Literal["justify", "left", "centre", "right"]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    place: Place = NOWHERE,
) -> tuple[Line, ...]:
    """Break ``spans`` into lines of ``measure`` points.

    ``indent`` shifts the first line. ``balance`` makes ragged lines of like length, broken by sense (heads, captions).
    ``hang`` lets an opening mark at a line's left edge hang outside it by half an em. Blanks at the edges of lines are
    dropped; a paragraph of blanks has no lines. Raises ``BadSource`` with a Problem at ``place`` for every character
    that no font has.
    """
    paragraph = _matter(spans, fonts, chinese, place)
    if paragraph is None:
        return ()
    blanks = give(paragraph)
    dear, emergency = penalties(paragraph.text)
    if balance:
        dear += sense(paragraph.text)
    ragged = align != "justify" or balance
    measured = gauge(paragraph, blanks, dear, emergency, measure - indent, ragged=ragged, hang=hang)
    found = balanced(measured, measure, indent) if balance else lines(measured, measure, indent)
    if balance and align == "justify":
        align = "left"
    return _set(paragraph, blanks, measured, found, measure, indent, align)


def set_line(
    spans: tuple[Span, ...], fonts: Fonts, chinese: Chinese, *, hang: bool = False, place: Place = NOWHERE
) -> Line:
    """Set ``spans`` on one line at its natural width, never broken; an empty line where there is no ink."""
    paragraph = _matter(spans, fonts, chinese, place)
    if paragraph is None:
        return Line((), (), 0.0, 0, 0)
    start, end = inked(paragraph.kinds, 0, len(paragraph))
    trims, sizes = paragraph.tables, paragraph.sizes
    first, last = (sizes, sizes) if isinstance(sizes, float | int) else (sizes[start], sizes[end - 1])
    trim = float(trims.trim_start[paragraph.kinds[start]] * first)
    trim_end = float(trims.trim_end[paragraph.kinds[end - 1]] * last)
    at = pens(paragraph)
    x = -trim * (1 + HANG / 0.5) if hang else -trim
    runs, owners = Composer(paragraph, at).runs(start, end, x, 0.0)
    boxes = float(paragraph.widths[start:end].sum() + paragraph.natural[start : end - 1].sum())
    return Line(runs, owners, x + boxes - trim_end, start, end)


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
    return error(place, "T001", f"字体中没有{name}", "改用别的字，或在样式的 families 中加一个有此字的字体")


def _set(
    matter: Matter, give: Give, gauge: Gauge, found: Stretches, measure: float, indent: float, align: Align
) -> tuple[Line, ...]:
    """Lines at their places: adjusted where they are justified, shifted where they are not."""
    edges = [inked(matter.kinds, line.start, line.end) for line in found]
    rooms = [measure - indent, *([measure] * (len(found) - 1))]
    naturals = [gauge.natural(start, end) for start, end in edges]
    wanted = np.array([room - natural for room, natural in zip(rooms, naturals, strict=True)])
    if align == "justify":
        wanted[-1] = min(wanted[-1], 0.0)
    else:
        wanted[:] = 0.0
    starts, ends = np.array(edges, np.intp).T
    spread = rest = np.zeros(len(found))
    if (np.abs(wanted) > NOTHING).any():
        adjusted = adjust(matter, give, starts, ends, wanted)
        spread, rest = adjusted.spread, adjusted.rest
        at = pens(matter, adjusted.blanks, adjusted.by_pair)
    else:
        at = pens(matter)
    composer = Composer(matter, at)
    made = []
    for number, (line, (start, end)) in enumerate(zip(found, edges, strict=True)):
        if start == end:
            continue
        width = naturals[number] + float(wanted[number] - rest[number])
        room = rooms[number]
        offset = (0.0 if number else indent) + _offset(align, room - width)
        x = offset + gauge.sums[start] - gauge.from_start[start]
        runs, owners = composer.runs(start, end, x, float(spread[number]))
        overfull = width - room if width > room + NOTHING else 0.0
        made.append(Line(runs, owners, width, start, end, overfull, gauge.penalty[line.end] >= ANYWHERE))
    return tuple(made)


def _offset(align: Align, room: float) -> float:
    if align == "right":
        return room
    return room / 2 if align == "centre" else 0.0
