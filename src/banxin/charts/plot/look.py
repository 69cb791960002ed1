"""Style -> the inks and letters of charts, and how wide words can be at most before fonts are known."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Final

from banxin.charts.kinds import Count, Datum, Ink, Label, Words, words
from banxin.expressions import expression
from banxin.frame import Colour
from banxin.measures import Charts
from banxin.numerals import THIN_SPACE
from banxin.style import Style

REGULAR: Final = 400
MEDIUM: Final = 500
BOLD: Final = 700

ASCENT: Final = 0.88
DESCENT: Final = 0.12
"""The em box of Han characters above and below the baseline, in ems."""

BLACK: Final = "#000000"
LEAST_CONTRAST: Final = 4.5
"""White words on a mark of less contrast than this become dark ones (WCAG 2.1, 1.4.3); white or black always has it."""
LEAST_CONTRAST_LARGE: Final = 3.0
"""The same for bold words of 14 pt and more."""
PALE_CONTRAST: Final = 2.0
"""A mark that stands out less than this from white paper carries a keyline (design tokens, section 5)."""


class Look:
    """The inks and letters of one style's charts."""

    def __init__(self, style: Style) -> None:
        self.measures: Charts = style.chart
        self.em = style.em
        self.white: Colour = "#FFFFFF"
        self.ink = style.colour(style.text.caption_title.colour)
        self.grey = style.colour(style.text.caption_note.colour)
        self.accent = style.colour(style.text.tile_change.colour)
        self.rule = style.colour("rule")
        self.hair = style.colour("hair")
        self.tiers = tuple(style.colour(name) for name in style.tiers)
        self.lines = (self.tiers[0], self.accent, self.mid)
        self._style = style

    @property
    def blue(self) -> Colour:
        """The first colour: what a chart is about."""
        return self.tiers[0]

    @property
    def mid(self) -> Colour:
        """The second tier's colour, dark enough for words."""
        return self.tiers[min(1, len(self.tiers) - 1)]

    @property
    def soft(self) -> Colour:
        """The colour of marks that are only there to be compared with."""
        return self.tiers[min(2, len(self.tiers) - 1)]

    def filled(self, colour: Colour) -> Ink:
        """A mark of this colour, with a keyline if it is too pale to stand on paper alone."""
        return Ink(colour, self.soft if contrast(colour, self.white) < PALE_CONTRAST else None)

    @property
    def rest(self) -> Ink:
        """The remainder of a whole."""
        return self.filled(self.tiers[-1])

    def on(self, colour: Colour) -> Colour:
        """The colour of words that stand on a mark: white, the ink or, on middling colours, black."""
        inks = (self.white, self.ink)
        return next((ink for ink in inks if contrast(colour, ink) >= LEAST_CONTRAST), BLACK)

    # ------------------------------------------------ letters

    def said(self, colour: Colour) -> Colour:
        """The colour of words on paper that name a mark of this colour."""
        return colour if self.measures.coloured_words else self.ink

    def text(self, text: str, size: float, weight: int = REGULAR, colour: Colour = "") -> Words:
        """Words in the face of captions."""
        family = self._style.text.caption_title.family
        return Words(text, family, self._nearest(family, weight), size, colour or self.ink)

    def display(self, text: str, size: float, weight: int = BOLD, colour: Colour = "") -> Words:
        """A number or rank set large, in the face of tile numbers."""
        family = self._style.text.tile_number.family
        return Words(text, family, self._nearest(family, weight), size, colour or self.blue)

    def body(self, text: str, size: float) -> Words:
        """Words in the face of running text."""
        role = self._style.text.body
        return Words(text, role.family, role.weight, size, self.ink)

    def on_large(self, colour: Colour) -> Colour:
        """The colour of large bold words on a mark."""
        return self.white if contrast(colour, self.white) >= LEAST_CONTRAST_LARGE else self.ink

    def name(self, text: str, weight: int = REGULAR) -> Label:
        """The name of a bar, a column or a row."""
        return (self.text(text, self.measures.name_size, weight),)

    def value(self, datum: Datum, size: float = 0.0, weight: int = REGULAR, colour: Colour = "") -> Label:
        """A value as printed, without its unit unless that is a percent sign; 余 and 多 stay."""
        unit = datum.unit if datum.unit in SIGNS else datum.unit.removesuffix(unit_of(datum))
        return (self.text(datum.qualifier + datum.text + unit, size or self.measures.value_size, weight, colour),)

    def count(self, datum: Datum, size: float) -> Count:
        """A large number with its qualifier, its 万 or 亿 and its unit set small."""
        small = self.measures.value_size
        magnitude = magnitude_of(datum.text)
        number: Label = (self.display(datum.text.removesuffix(magnitude), size),)
        if datum.qualifier:
            number = (self.text(datum.qualifier, small, colour=self.grey), *number)
        unit = magnitude + datum.unit
        return Count(number, (self.text(unit, small),) if unit else ())

    def _nearest(self, family: str, weight: int) -> int:
        weights = self._style.families[family].weights
        return min(weights, key=lambda had: (abs(had - weight), -had))


MAGNITUDES: Final = {"万亿": 10**12, "万": 10**4, "亿": 10**8}
SIGNS: Final = ("%", "‰", "％", "个百分点")
"""Units that stay with every number."""


def magnitude_of(text: str) -> str:
    """The 万, 亿 or 万亿 that a printed number ends in."""
    return next((word for word in MAGNITUDES if text.endswith(word)), "")


def unit_of(datum: Datum) -> str:
    """What a datum counts, without the 余 or 多 that is printed with the unit (250余场)."""
    return datum.unit.lstrip("余多") or datum.unit


def qualifier_of(datum: Datum) -> str:
    """What makes a number inexact: 超过, or the 余 or 多 that is printed with its 万 or its unit."""
    return datum.qualifier or next((word for word in "余多" if word in datum.text or datum.unit.startswith(word)), "")


def contrast(one: Colour, other: Colour) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---------------------------------------------------------------- widths before fonts

_WIDE_LATIN: Final = frozenset("mwMW@%&~Q")
_NARROW_LATIN: Final = frozenset("iljtfrI.,:;!|' ()[]/-" + THIN_SPACE)
GAP_MOST: Final = 0.25
"""Between Han and Latin, in ems of the larger."""


def widest(label: Label) -> float:
    """A width in points that the label does not exceed in any of the bundled faces."""
    width, before = 0.0, ""
    for part in label:
        for character in part.text:
            kind = "han" if _is_wide(character) else "latin"
            width += _advance(character) * part.size
            width += GAP_MOST * part.size if before and before != kind else 0.0
            before = kind
    return width


_UNBROKEN: Final = expression(
    r"[（“‘《〈「『〔]*(?:[!-~]*[0-9][!-~]*\S?|[!-~]+|\S)[）”’》〉」』〕，。、；：？！·%％]*|\s+"
)
"""What no line end should fall into: a word, a number with the character after it, marks with what they hold on to."""


def lines_of(label: Label, measure: float) -> int:
    """How many lines of ``measure`` points the label takes at most."""
    size = max((part.size for part in label), default=0.0)
    count, line, last = 1, 0.0, ""
    for piece in _UNBROKEN.findall(words(label)):
        wide, first, end = _ems(piece)
        longer = line + (wide + (GAP_MOST if last and last != first else 0.0)) * size
        if last and longer > measure:
            count, longer = count + 1, wide * size
        line, last = longer, end
        if line > measure:
            count += ceil(line / measure) - 1
    return count


@lru_cache(maxsize=4096)
def _ems(piece: str) -> tuple[float, str, str]:
    """What a piece takes at most, in its size, and the kinds of its first and its last character."""
    kinds = ["han" if _is_wide(character) else "latin" for character in piece]
    gaps = sum(before != after for before, after in pairwise(kinds))
    return sum(map(_advance, piece)) + GAP_MOST * gaps, kinds[0], kinds[-1]


def _is_wide(character: str) -> bool:
    return (ord(character) > 0x2000 and character != THIN_SPACE) or unicodedata.east_asian_width(character) in "WF"


def _advance(character: str) -> float:
    if _is_wide(character):
        return 1.0
    if character in _WIDE_LATIN:
        return 1.1
    if character in _NARROW_LATIN:
        return 0.42
    return 0.6 if character.isdigit() or character in "+=<>" else 0.85
