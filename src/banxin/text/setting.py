"""Words in, set lines out: the front door of Chinese setting.

``set_lines`` breaks and justifies a paragraph; ``set_line`` sets one line at its natural width (labels, numbers).
Both squeeze punctuation and put the Han–Latin gap across changes of face, weight and colour. ``set_many`` is for whole
documents: many paragraphs set together cost a few times less than one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from banxin.frame import Colour, GlyphRun, Path
from banxin.problems import NOWHERE, BadSource, Place, Problem, error
from banxin.records import record, replace
from banxin.text.adjusting import NOTHING, Give, adjust, give, unmet
from banxin.text.breaking import balanced, lines, varied
from banxin.text.classes import Places, Points, codes_of
from banxin.text.fonts import Fonts, Missing
from banxin.text.gauge import Gauge, Widths, gauges, widths
from banxin.text.hyphens import DIVIDED, Hyphen, hyphens
from banxin.text.matter import Matter, matter
from banxin.text.rivers import RIVER_LINES, Broken, rivers
from banxin.text.runs import Stretches, composed, composed_line, measured, placed
from banxin.text.underneath import Under, underneath
from banxin.text.units import ANYWHERE, Penalty, penalties
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
    under: Under = ""
    """What stands under its characters: emphasis dots, or the rule of a proper name."""

    def __hash__(self) -> int:
        """That of its text, which a string works out once: the same words are looked up again and again."""
        return hash(self.text)


@record
class Line:
    """One set line: runs from x = 0 on the baseline y = 0; none where it is only measured.

    ``spans[i]`` is the index of the span that ``runs[i]`` is, or would be, made from; a span may give several runs
    (fallback, Latin words inside justified Han). ``start`` and ``end`` are the characters of the paragraph it carries.
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
    under: tuple[Path, ...] = ()
    """What stands under its characters."""


NO_LINE: Final = Line((), (), 0.0, 0, 0)
"""What words without ink make."""


class Paragraph(NamedTuple):
    """Words to set, and how."""

    spans: tuple[Span, ...]
    measure: float
    """Points from edge to edge."""
    align: Align = "justify"
    indent: float = 0.0
    """How far the first line is shifted."""
    balance: bool = False
    """Ragged lines of like length, broken by sense (heads, captions)."""
    hang: bool = False
    """Whether an opening mark at a line's left edge hangs outside it by half an em."""
    looseness: int = 0
    """1 or -1 asks for a line more or less than is best: the lines are as ever where that would show."""
    place: Place = NOWHERE

    @property
    def is_ragged(self) -> bool:
        """Whether its lines keep their natural widths."""
        return self.align != "justify" or self.balance


CHUNK: Final = 16_000
"""Characters set together: enough that a paragraph costs no more than its lines, few enough to stay in a cache."""


def set_lines(
    paragraph: Paragraph, fonts: Fonts, chinese: Chinese, *, words: frozenset[str] = frozenset(), drawn: bool = True
) -> tuple[Line, ...]:
    """The lines of a paragraph; those that will not be ``drawn`` are broken and measured, and have no runs.

    ``words`` are the report's own words, which balanced lines do not divide. Blanks at the edges of lines are dropped;
    a paragraph of blanks has no lines. Raises ``BadSource`` with a Problem at its ``place`` for every character that no
    font has.
    """
    return set_many((paragraph,), fonts, chinese, words=words, drawn=drawn)[0]


def set_line(
    spans: tuple[Span, ...], fonts: Fonts, chinese: Chinese, *, hang: bool = False, place: Place = NOWHERE,
    drawn: bool = True,
) -> Line:  # fmt: skip
    """Set ``spans`` on one line at its natural width, never broken; an empty line where there is no ink."""
    (made,) = set_many((Paragraph(spans, _ENDLESS, hang=hang, place=place),), fonts, chinese, drawn=drawn)
    return made[0] if made else NO_LINE


_ENDLESS: Final = 1e9
"""A measure that every line fits."""


def set_many(
    paragraphs: Sequence[Paragraph], fonts: Fonts, chinese: Chinese, *, words: frozenset[str] = frozenset(),
    drawn: bool = True,
) -> tuple[tuple[Line, ...], ...]:  # fmt: skip
    """The lines of each paragraph, as ``set_lines`` sets them. Raises ``BadSource`` with what is wrong in any."""
    made: list[tuple[Line, ...]] = [()] * len(paragraphs)
    for indices in _chunks(paragraphs):
        chunk = [paragraphs[index] for index in indices]
        for index, own in zip(indices, _set(chunk, fonts, chinese, words, drawn), strict=True):
            made[index] = own
    return tuple(made)


def _chunks(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Indices of the paragraphs that have ink, so many at a time."""
    chunk: list[int] = []
    size = 0
    for index, paragraph in enumerate(paragraphs):
        text = "".join([span.text for span in paragraph.spans])
        if text and not text.isspace():
            chunk.append(index)
            size += len(text)
            if size > CHUNK:
                yield chunk
                chunk, size = [], 0
    if chunk:
        yield chunk


def _set(
    paragraphs: Sequence[Paragraph], fonts: Fonts, chinese: Chinese, words: frozenset[str], drawn: bool
) -> list[tuple[Line, ...]]:
    """The lines of paragraphs with ink."""
    try:
        body = matter([paragraph.spans for paragraph in paragraphs], fonts, chinese)
    except Missing:
        raise BadSource(_missing(paragraphs, fonts)) from None
    if len(paragraphs) == 1:
        line = _natural_line(body, paragraphs[0], drawn)
        if line is not None:
            return [(line,)]
    sums = widths(body, [paragraph.hang for paragraph in paragraphs])
    divided = hyphens(body, chinese.hyphenate)
    for hyphen in divided:
        sums.to[hyphen.place] += hyphen.width
    blanks = give(body)
    ends = _broken(body, sums, blanks, paragraphs, words, [(hyphen.place, DIVIDED) for hyphen in divided])
    rows = _rows(body, sums, paragraphs, ends)
    return list(_composed(body, blanks, paragraphs, rows, {hyphen.place: hyphen for hyphen in divided}, drawn))


def _natural_line(body: Matter, paragraph: Paragraph, drawn: bool) -> Line | None:
    """A single paragraph that fits one line, as labels and numbers do; ``None`` where it does not."""
    start, end = body.inked()
    if body.is_silent or body.is_underlined or start == end:
        return None
    left = -body.trim_start(start) * (2.0 if paragraph.hang else 1.0)
    width = left + body.width(start, end) - body.trim_end(end - 1)
    room = paragraph.measure - paragraph.indent
    if width > room + NOTHING:
        return None
    offset = paragraph.indent + (room - width) * _SHARE[paragraph.align]
    runs, numbers = composed_line(body, start, end, left + offset)
    return Line(runs if drawn else (), numbers, width, start, end)


def _missing(paragraphs: Sequence[Paragraph], fonts: Fonts) -> Iterator[Problem]:
    """A problem for every character that no font has, once in each paragraph."""
    for paragraph in paragraphs:
        lacking: set[str] = set()
        for span in paragraph.spans:
            try:
                fonts.voice(span.family, span.weight).find(codes_of(span.text))
            except Missing as lack:
                lacking.update(lack.characters)
        yield from (_no_glyph(character, paragraph.place) for character in sorted(lacking))


def _no_glyph(character: str, place: Place) -> Problem:
    name = f"“{character}”（U+{ord(character):04X}）" if character.isprintable() else f"控制字符 U+{ord(character):04X}"
    return error(place, "L004", f"字体中没有{name}", "改用别的字，或在样式的 families 中加一个有此字的字体")


# ---------------------------------------------------------------- line ends


class _Ends(NamedTuple):
    """Where the lines of paragraphs end."""

    places: Places
    """Line ends, by place."""
    counts: list[int]
    """How many lines each paragraph has."""
    is_cut: npt.NDArray[np.bool_]
    """Whether a word is cut there."""


def _broken(
    body: Matter, sums: Widths, blanks: Give, paragraphs: Sequence[Paragraph], words: frozenset[str],
    divided: Sequence[Penalty],
) -> _Ends:  # fmt: skip
    """Line ends of all paragraphs; those that fit one line are not looked into."""
    natural = (sums.to.take(body.ends) - sums.since.take(body.starts)).tolist()
    least = [paragraph.measure - paragraph.indent for paragraph in paragraphs]
    fits = [width <= room + NOTHING for width, room in zip(natural, least, strict=True)]
    if all(fits):
        return _Ends(np.array(body.ends), [1] * len(fits), np.zeros(len(fits), np.bool_))
    dear, emergency = penalties(body.text)
    emergency = [*divided, *emergency]
    for start, paragraph, fit in zip(body.starts, paragraphs, fits, strict=True):
        if paragraph.balance and not fit:
            dear += _sense(paragraph, start, words)
    ragged = [paragraph.is_ragged for paragraph in paragraphs]
    measured = gauges(body, sums, blanks, dear, emergency, least, ragged)
    found = [
        [gauge.last] if fit else _own_lines(gauge, paragraph)
        for gauge, paragraph, fit in zip(measured, paragraphs, fits, strict=True)
    ]
    long = {
        at: Broken(measured[at], paragraphs[at].measure, paragraphs[at].indent, own)
        for at, own in enumerate(found) if len(own) >= RIVER_LINES and not ragged[at]
    }  # fmt: skip
    if long:
        visible, crossed = rivers(body, sums, long)
        for at, across in crossed.items():
            found[at] = lines(measured[at], paragraphs[at].measure, paragraphs[at].indent, visible, across)
    ends = [end for own in found for end in own]
    places = np.array(measured[0].places).take(ends)
    return _Ends(places, [len(own) for own in found], np.array(measured[0].penalty).take(ends) >= ANYWHERE)


def _own_lines(gauge: Gauge, paragraph: Paragraph) -> list[int]:
    """The ends of the lines of a paragraph that does not fit one."""
    measure, indent = paragraph.measure, paragraph.indent
    own = (balanced if paragraph.balance else lines)(gauge, measure, indent)
    return varied(gauge, measure, indent, own, paragraph.looseness) if paragraph.looseness else own


def _sense(paragraph: Paragraph, start: int, words: frozenset[str]) -> list[Penalty]:
    """Penalties of a head's words, by place in all of the matter."""
    text = "".join([span.text for span in paragraph.spans])
    return [(start + place, cost) for place, cost in sense(text, words)]


# ---------------------------------------------------------------- lines


class _Rows(NamedTuple):
    """All lines before their blanks are adjusted: their inked characters and their measures, an entry a line."""

    starts: Places
    ends: Places
    owners: Places
    """The paragraph of each."""
    left: Points
    """Where its first box stands: the indent less the trim of an opening mark."""
    natural: Points
    room: Points
    is_last: npt.NDArray[np.bool_]
    is_cut: npt.NDArray[np.bool_]


def _rows(body: Matter, sums: Widths, paragraphs: Sequence[Paragraph], ends: _Ends) -> _Rows:
    """The lines between some ends; a line of blanks is none."""
    lasts = np.cumsum(ends.counts) - 1
    firsts = lasts + 1 - ends.counts
    starts = np.empty_like(ends.places)
    starts[1:] = ends.places[:-1]
    starts[firsts] = body.starts
    owners = np.arange(lasts.size).repeat(ends.counts)
    indents = np.zeros(starts.size)
    indents[firsts] = [paragraph.indent for paragraph in paragraphs]
    room = np.array([paragraph.measure for paragraph in paragraphs]).repeat(ends.counts) - indents
    left = indents - sums.trims.take(starts)
    natural = sums.to.take(ends.places) - sums.since.take(starts)
    is_last = np.zeros(starts.size, np.bool_)
    is_last[lasts] = True
    rows = _Rows(starts, ends.places, owners, left, natural, room, is_last, ends.is_cut)
    if sums.inked_from is not None and sums.inked_to is not None:
        rows = rows._replace(starts=sums.inked_from.take(starts), ends=sums.inked_to.take(ends.places))
        inked = rows.starts < rows.ends
        rows = _Rows._make(each[inked] for each in rows)
        rows.is_last[:-1] |= rows.owners[1:] != rows.owners[:-1]
        rows.is_last[-1] = True
    return rows


def _composed(
    body: Matter, blanks: Give, paragraphs: Sequence[Paragraph], rows: _Rows, divided: Mapping[int, Hyphen],
    drawn: bool,
) -> Iterator[tuple[Line, ...]]:  # fmt: skip
    """The lines of each paragraph: ragged ones at their natural widths, others brought to the measure."""
    slack = rows.room - rows.natural
    ragged = np.array([paragraph.is_ragged for paragraph in paragraphs]).take(rows.owners)
    wanted = np.where(ragged, 0.0, np.where(rows.is_last, np.minimum(slack, 0.0), slack))
    shares = np.array([_SHARE[paragraph.align] for paragraph in paragraphs]).take(rows.owners)
    left = rows.left + slack * shares
    changes, by_pair, spreads = None, None, np.zeros(slack.size)
    changed = wanted
    if not drawn:
        changed = wanted - unmet(blanks, rows.starts, rows.ends, wanted)
    elif (np.abs(wanted) > NOTHING).any():
        adjusted = adjust(body, blanks, rows.starts, rows.ends, wanted)
        changes, by_pair, spreads = adjusted.blanks, adjusted.by_pair, adjusted.spread
        changed = wanted - adjusted.rest
    width = rows.natural + changed
    past = np.where(width > rows.room + NOTHING, width - rows.room, 0.0)
    first = np.array(body.starts).take(rows.owners)
    stretches = Stretches(rows.starts, rows.ends, left, spreads)
    said = composed(body, stretches, changes, by_pair) if drawn else measured(body, stretches)
    made = [
        Line(runs, numbers, width, start, end, overfull, is_cut)
        for (runs, numbers), width, start, end, overfull, is_cut in zip(
            said, width.tolist(), (rows.starts - first).tolist(), (rows.ends - first).tolist(), past.tolist(),
            rows.is_cut.tolist(), strict=True,
        )
    ]  # fmt: skip
    if body.is_underlined and drawn:
        under = underneath(body, placed(body, changes, by_pair).at, stretches)
        made = [replace(line, under=own) for line, own in zip(made, under, strict=True)]
    if divided and drawn:
        made = [
            _hyphenated(line, divided.get(end), is_last)
            for line, end, is_last in zip(made, rows.ends.tolist(), rows.is_last.tolist(), strict=True)
        ]
    cuts = rows.owners.searchsorted(np.arange(len(paragraphs) + 1)).tolist()
    return (tuple(made[a:b]) for a, b in pairwise(cuts))


def _hyphenated(line: Line, hyphen: Hyphen | None, is_last: bool) -> Line:
    """A line with the hyphen that ends it, if one does."""
    if hyphen is None or is_last or not line.runs:
        return line
    last = line.runs[-1]
    drawn = hyphen.drawn(last.x + last.width)
    return replace(line, runs=(*line.runs, drawn), spans=(*line.spans, line.spans[-1]))


_SHARE: Final[dict[Align, float]] = {"justify": 0.0, "left": 0.0, "centre": 0.5, "right": 1.0}
"""How much of a ragged line's slack stands at its left."""
