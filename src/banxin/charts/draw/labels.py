"""Labels of a chart: measured and set by ``text``, placed as glyph runs; and labels pushed apart that would touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from banxin.charts.kinds import Label, words
from banxin.charts.plot.draft import NAME_LINES
from banxin.frame import GlyphRun
from banxin.problems import NOWHERE, Place
from banxin.records import changing, field, replace
from banxin.style import Chinese
from banxin.text.fonts import Fonts
from banxin.text.setting import Line, Paragraph, Span, set_line, set_lines

CENTRE: Final = 0.37
"""How far below its middle a line's baseline stands, in ems: half the height of figures, and near enough of Han."""
LEADING: Final = 1.2
"""From line to line of a label, in ems."""

Side = Literal["left", "centre", "right"]


@changing
class Letters:
    """Sets labels, each once."""

    fonts: Fonts
    chinese: Chinese
    place: Place = NOWHERE
    _lines: dict[Label, Line] = field(default_factory=dict)

    def line(self, label: Label) -> Line:
        """A label on one line. Raises ``BadSource`` for a character that no font has."""
        known = self._lines.get(label)
        if known is None:
            known = self._lines[label] = set_line(spans(label), self.fonts, self.chinese, place=self.place)
        return known

    def width(self, label: Label) -> float:
        """The natural width of a label on one line, in points."""
        return self.line(label).width

    def block(self, label: Label, measure: float, most: int = NAME_LINES) -> tuple[Line, ...]:
        """A label on one line if it fits the measure, else on lines of like length, ``most`` of them.

        Breaking by sense may ask for more lines; then the label is broken where it is full, and in the last resort
        anywhere: a chart has its height already.
        """
        if self.width(label) <= measure:
            return (self.line(label),)
        said = spans(label)
        for balance in (True, False):
            paragraph = Paragraph(said, measure, "left", balance=balance, place=self.place)
            lines = set_lines(paragraph, self.fonts, self.chinese)
            if len(lines) <= most:
                return lines
        return tuple(self.line(piece) for piece in self._packed(label, measure, most))

    def _packed(self, label: Label, measure: float, most: int) -> list[Label]:
        look, text = max(label, key=lambda part: part.size), words(label)
        pieces: list[Label] = []
        while text and len(pieces) < most - 1:
            count = next(
                (n for n in range(len(text), 1, -1) if self.width((replace(look, text=text[:n]),)) <= measure), 1
            )
            pieces.append((replace(look, text=text[:count]),))
            text = text[count:]
        return [*pieces, (replace(look, text=text),)] if text else pieces


def spans(label: Label) -> tuple[Span, ...]:
    """A label as ``text`` wants it."""
    return tuple(Span(part.text, part.family, part.weight, part.size, part.colour) for part in label if part.text)


def placed(line: Line, x: float, baseline: float, side: Side = "left") -> tuple[GlyphRun, ...]:
    """The runs of a line whose left edge, middle or right edge stands at ``x``."""
    left = x - {"left": 0.0, "centre": line.width / 2, "right": line.width}[side]
    return tuple(replace(run, x=run.x + left, y=run.y + baseline) for run in line.runs)


def size_of(label: Label) -> float:
    """The largest size of a label, points; 0 for an empty one."""
    return max((part.size for part in label), default=0.0)


def widest_line(lines: Sequence[Line]) -> float:
    """The width of a block of lines."""
    return max((line.width for line in lines), default=0.0)


def spread(wanted: Sequence[float], apart: float, least: float, most: float) -> list[float]:
    """Places near the wanted ones, at least ``apart`` from one another and between ``least`` and ``most``.

    The order of the wanted places is kept. What cannot be kept apart between the ends is moved as little as it can be.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = row([wanted[i] for i in order], [0.0] * len(order), apart, least, most)
    found = [0.0] * len(wanted)
    for i, place in zip(order, places, strict=True):
        found[i] = place
    return found


def row(starts: Sequence[float], lengths: Sequence[float], between: float, least: float, most: float) -> list[float]:
    """Starts of lengths in a row, near the wanted ones and ``between`` apart, from ``least`` to ``most`` as they fit.

    Touching neighbours become one group that stands where its members wanted to be on the average.
    """
    groups: list[tuple[float, list[int]]] = []
    for i, start in enumerate(starts):
        groups.append((start, [i]))
        while len(groups) > 1:
            (before, first), (at, second) = groups[-2:]
            reach = before + sum(lengths[k] + between for k in first)
            if reach <= at:
                break
            offset = reach - before
            mean = (before * len(first) + (at - offset) * len(second)) / (len(first) + len(second))
            groups[-2:] = [(mean, first + second)]
    places = [0.0] * len(starts)
    for at, members in groups:
        for k in members:
            places[k] = at
            at += lengths[k] + between
    return _held(places, lengths, between, least, most)


def _held(places: list[float], lengths: Sequence[float], between: float, least: float, most: float) -> list[float]:
    """Places pushed back between the ends, from the far end first, so that the near end wins where both cannot."""
    held = list(places)
    edge = most
    for i in reversed(range(len(held))):
        held[i] = min(held[i], edge - lengths[i])
        edge = held[i] - between
    edge = least
    for i in range(len(held)):
        held[i] = max(held[i], edge)
        edge = held[i] + lengths[i] + between
    return held


def said(label: Label) -> bool:
    """Whether there is anything to set."""
    return bool(words(label).strip())
