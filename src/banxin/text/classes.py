"""Characters in, their classes out: what each one is for setting (CLREQ appendix A, GB/T 15834-2011), as data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from banxin.text.quotes import latin_quotes

Codes = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]
Points = npt.NDArray[np.float64]


class Kind(IntEnum):
    """What a character is for setting; names as in reference/typography.md 1.1."""

    HAN = 0
    """Ideographs, and every full-width sign that behaves like one."""
    OPEN = 1
    CLOSE = 2
    PAUSE = 3
    STOP = 4
    STOP_HALF = 5
    """The second of ？！ or of two alike: both together take 1 em (GB/T 15834 5.1.2)."""
    INTERPUNCT = 6
    DASH = 7
    """Half of a two-em ——."""
    ELLIPSIS = 8
    CONNECTOR = 9
    """～ and the single —."""
    HYPHEN_HALF = 10
    """短横线 beside Han: half an em."""
    SOLIDUS = 11
    """/ beside Han: half an em."""
    LETTER = 12
    DIGIT = 13
    PREFIX = 14
    SUFFIX = 15
    SUFFIX_WIDE = 16
    """％ ℃: signs of one em that follow a number."""
    POINT = 17
    """ASCII , . ; : ! ? ) ] } and straight quotes."""
    BRACKET = 18
    """ASCII ( [ {."""
    HYPHEN = 19
    OPERATOR = 20
    SPACE = 21
    BLANK = 22
    """A blank of fixed width: U+3000, en and em quads."""
    NO_BREAK = 23
    """A blank at which no line ends: U+00A0, thin spaces inside numbers."""
    NOTHING = 24
    """No width, no ink and no line end: joiners, selectors, marks of direction."""
    MAY_BREAK = 25
    """No width and no ink, but a line may end here: U+200B, soft hyphen."""
    QUOTE = 26
    """’ before its neighbours are known: a closing mark or an apostrophe. ``classify`` leaves none."""
    EXCLAMATION = 27
    """？ or ！ before its neighbours are known. ``classify`` leaves none."""
    SIGN = 28
    """An operator that joins Han: 研究院+基金, 投入=产出, 研发&制造. CLREQ: gaps stand beside letters and digits."""
    EDGE = 29
    """What parts paragraphs that are set together: no character of any."""
    TIMES = 30
    """× before its neighbours are known: an operator between numbers, else it stands for a Han (×月×日)."""


COUNT: Final = len(Kind)

MARKS: Final = (Kind.OPEN, Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.STOP_HALF)
"""Marks with a blank half."""
WESTERN: Final = (
    Kind.LETTER, Kind.DIGIT, Kind.PREFIX, Kind.SUFFIX, Kind.POINT, Kind.BRACKET, Kind.HYPHEN, Kind.OPERATOR,
)  # fmt: skip
"""Characters set as Latin words: shaped together, never spread."""
BLANKS: Final = (Kind.SPACE, Kind.BLANK, Kind.NO_BREAK)

OPENING: Final = "“‘（《〈【〖〔［｛「『〝"
"""Marks that open what they enclose, their blank half before them."""

_CHARACTERS: Final[dict[Kind, str]] = {
    Kind.OPEN: OPENING,
    Kind.CLOSE: "”）》〉】〗〕］｝」』〞",
    Kind.PAUSE: "，、；：",
    Kind.STOP: "。．‼⁇⁈⁉",
    Kind.QUOTE: "’",
    Kind.EXCLAMATION: "！？",
    Kind.INTERPUNCT: "·‧・",
    Kind.DASH: "—⸺―",
    Kind.ELLIPSIS: "…⋯‥",
    Kind.CONNECTOR: "～〜",
    Kind.SOLIDUS: "/／",
    Kind.PREFIX: "¥$€£＄￥№#§",
    Kind.SUFFIX: "%‰°′″",
    Kind.SUFFIX_WIDE: "％℃℉㎡㎥㎏㎜㎝㎞",
    Kind.POINT: ",.;:!?)]}\"'",
    Kind.BRACKET: "([{",
    Kind.HYPHEN: "-‐‑–",
    Kind.OPERATOR: "+±−÷=<>≈≤≥~&|",
    Kind.TIMES: "×",
    Kind.SPACE: " \t\n\r\f\v\x85\u2028\u2029",
    Kind.BLANK: "\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006",
    Kind.NO_BREAK: "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f",
    Kind.MAY_BREAK: "\u200b\u00ad",
}

_RANGES: Final = (
    (0x21, 0x24F, Kind.LETTER), (0x250, 0x36F, Kind.LETTER), (0x370, 0x52F, Kind.LETTER),
    (0x1E00, 0x1FFF, Kind.LETTER), (0x2070, 0x209C, Kind.LETTER), (0x30, 0x39, Kind.DIGIT),
    (0x200C, 0x200F, Kind.NOTHING), (0x202A, 0x202E, Kind.NOTHING), (0x2060, 0x206F, Kind.NOTHING),
    (0xFE00, 0xFE0F, Kind.NOTHING), (0xFEFF, 0xFEFF, Kind.NOTHING), (0xE0000, 0xE01EF, Kind.NOTHING),
)  # fmt: skip


def codes_of(text: str) -> Codes:
    """The code points of a text as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _table() -> Kinds:
    table = np.zeros(0x110000, np.uint8)
    for first, last, kind in _RANGES:
        table[first : last + 1] = kind
    for kind, characters in _CHARACTERS.items():
        for character in characters:
            table[ord(character)] = kind
    table.setflags(write=False)
    return table


_TABLE: Final = _table()


def of_kinds(*kinds: Kind) -> npt.NDArray[np.bool_]:
    """A table that says of each kind whether it is one of ``kinds``."""
    table = np.zeros(COUNT, np.bool_)
    table[list(kinds)] = True
    return table


_WORD: Final = of_kinds(Kind.LETTER, Kind.DIGIT)
_FACTOR: Final = of_kinds(Kind.LETTER, Kind.DIGIT, Kind.SPACE, Kind.NO_BREAK)
"""What × stands between when it multiplies."""
_BESIDE_QUOTES: Final = of_kinds(*WESTERN, Kind.SPACE)
"""What stands on one side at least of a quotation mark that is Latin."""
_QUOTE_OPENS: Final = np.array([char in "‘‚‛“„‟" for char in "‘’‚‛“”„‟"])
_DOUBTFUL: Final = of_kinds(
    Kind.DASH, Kind.QUOTE, Kind.HYPHEN, Kind.SOLIDUS, Kind.EXCLAMATION, Kind.OPERATOR, Kind.TIMES
)
"""Kinds that depend on their neighbours."""

BOX: Final = np.zeros(COUNT)
"""Width in em of the kinds whose box is fixed, whatever their glyph (1.1); 0 for the others."""
BOX[[Kind.OPEN, Kind.CLOSE, Kind.QUOTE, Kind.PAUSE, Kind.STOP, Kind.EXCLAMATION, Kind.CONNECTOR]] = 1.0
BOX[[Kind.STOP_HALF, Kind.INTERPUNCT, Kind.HYPHEN_HALF, Kind.SOLIDUS]] = 0.5
ALIGNED: Final = np.full(COUNT, 0.5)
"""Where a glyph of another width stands in its box: 0 at the left, 1 at the right."""
ALIGNED[[Kind.CLOSE, Kind.QUOTE, Kind.PAUSE, Kind.STOP, Kind.EXCLAMATION, Kind.STOP_HALF]] = 0.0
ALIGNED[Kind.OPEN] = 1.0

BLANK_WIDTHS: Final = {
    0x2000: 0.5, 0x2001: 1.0, 0x2002: 0.5, 0x2003: 1.0, 0x2004: 1 / 3, 0x2005: 0.25, 0x2006: 1 / 6, 0x2007: 0.5,
    0x2008: 0.25, 0x2009: 1 / 6, 0x200A: 1 / 12, 0x202F: 1 / 6, 0x205F: 2 / 9, 0x3000: 1.0,
}  # fmt: skip
"""Widths of fixed blanks in em (Unicode, chapter 6.2)."""

# Plain numbers for the hot paths: an enum's member costs more than the comparison.
HAN: Final = int(Kind.HAN)
CLOSE: Final = int(Kind.CLOSE)
STOP: Final = int(Kind.STOP)
STOP_HALF: Final = int(Kind.STOP_HALF)
DASH: Final = int(Kind.DASH)
CONNECTOR: Final = int(Kind.CONNECTOR)
HYPHEN_HALF: Final = int(Kind.HYPHEN_HALF)
SOLIDUS: Final = int(Kind.SOLIDUS)
LETTER: Final = int(Kind.LETTER)
DIGIT: Final = int(Kind.DIGIT)
PREFIX: Final = int(Kind.PREFIX)
POINT: Final = int(Kind.POINT)
BRACKET: Final = int(Kind.BRACKET)
HYPHEN: Final = int(Kind.HYPHEN)
SIGN: Final = int(Kind.SIGN)
EDGE: Final = int(Kind.EDGE)
SPACE: Final = int(Kind.SPACE)
QUOTE: Final = int(Kind.QUOTE)
EXCLAMATION: Final = int(Kind.EXCLAMATION)
TIMES: Final = int(Kind.TIMES)
OPERATOR: Final = int(Kind.OPERATOR)

_QUOTES: Final = np.uint32(0x2018)
"""The first of the eight code points of quotation marks."""
_TWO_EM_DASH: Final = 0x2E3A
_SLASH: Final = 0x2F
_BINARY: Final = codes_of("=×÷&|")
"""Operators that open no number of their own, as + and ≥ do."""


class Classified(NamedTuple):
    """The kinds of characters, how many there are of each, and which of them depended on their neighbours."""

    kinds: Kinds
    counts: list[int]
    settled: Places


def default_kinds(codes: Codes) -> Kinds:
    """The kind of every character by itself."""
    return _TABLE.take(codes)


def classify(codes: Codes, edges: Sequence[int] = ()) -> Classified:
    """The kind of every character, those that depend on their neighbours settled; ``edges`` are places of ``EDGE``."""
    kinds = _TABLE.take(codes)
    if edges:
        kinds[list(edges)] = EDGE
    doubtful: Places = _DOUBTFUL.take(kinds).nonzero()[0]
    if doubtful.size:
        _settle(codes, kinds, doubtful)
    latin = _latin(codes, kinds, edges)
    if latin.size:
        kinds[latin] = np.where(_QUOTE_OPENS[codes[latin] - _QUOTES], BRACKET, POINT)
        doubtful = np.sort(np.concatenate((doubtful, latin)))
    return Classified(kinds, np.bincount(kinds, minlength=COUNT).tolist(), doubtful)


def are_quotes(codes: Codes) -> npt.NDArray[np.bool_]:
    """Which characters are one of “ ” ‘ ’ or their low and turned forms; others wrap round to far above."""
    return codes - _QUOTES < _QUOTE_OPENS.size


def _latin(codes: Codes, kinds: Kinds, edges: Sequence[int]) -> Places:
    """The quotation marks set as Latin, apostrophes apart; only paragraphs with one beside Latin are looked through."""
    quotes: Places = are_quotes(codes).nonzero()[0]
    if not quotes.size:
        return quotes
    beside = _BESIDE_QUOTES.take(kinds[quotes - 1]) | _BESIDE_QUOTES.take(kinds[(quotes + 1) % kinds.size])
    bounds = [-1, *edges, kinds.size]
    found: list[int] = []
    for at in sorted({bisect_left(bounds, place) for place in quotes[beside].tolist()}):
        start, end = bounds[at - 1] + 1, bounds[at]
        text = codes[start:end].tobytes().decode("utf-32-le", "surrogatepass")
        found += [start + place for place in latin_quotes(text)]
    places: Places = np.array([place for place in found if kinds[place] != LETTER], np.intp)
    return places


def _settle(codes: Codes, kinds: Kinds, doubtful: Places) -> None:
    """Give the doubtful characters their kinds, in place; a missing neighbour counts as Han."""
    padded = np.full(kinds.size + 2, EDGE, np.uint8)
    padded[1:-1] = kinds
    before, kind, after = padded[doubtful], padded[doubtful + 1], padded[doubtful + 2]
    inside = (before != EDGE) & (after != EDGE)
    before[before == EDGE] = after[after == EDGE] = HAN
    code = codes[doubtful]
    in_word = _WORD.take(before) & _WORD.take(after)
    settled = kind.copy()
    # T-03: a single — joins, a pair is a dash (⸺ is a pair by itself)
    settled[(kind == DASH) & (before != DASH) & (after != DASH) & (code != _TWO_EM_DASH)] = CONNECTOR
    # T-02: ’ inside a Latin word is an apostrophe
    quote = kind == QUOTE
    settled[quote] = CLOSE
    settled[quote & in_word] = LETTER
    # 短横线 (GB/T 15834 5.1.7): beside Han it is half an em; inside words and before numbers it is Western
    settled[(kind == HYPHEN) & ~in_word & ((before == HAN) | (after == HAN)) & inside] = HYPHEN_HALF
    settled[(kind == SOLIDUS) & (code == _SLASH) & in_word] = LETTER
    times = kind == TIMES
    settled[times] = np.where(_FACTOR.take(before) & _FACTOR.take(after), OPERATOR, HAN)[times]
    # between Han an operator is a mark; before a number +, ≥ and the like belong to it
    opens = ((after == DIGIT) | (after == PREFIX)) & ~np.isin(code, _BINARY)
    settled[(kind == OPERATOR) & ((before == HAN) & ~opens | (after == HAN))] = SIGN
    # T-04: of ？！ standing together, every second one takes half an em
    exclamation = kind == EXCLAMATION
    settled[exclamation] = STOP
    kinds[doubtful] = settled
    kinds[seconds(doubtful[exclamation])] = STOP_HALF


def seconds(places: Places) -> Places:
    """Of places that follow each other without a break, every second one."""
    if places.size < 2:
        return places[:0]
    index = np.arange(places.size)
    follows = np.zeros(places.size, np.bool_)
    follows[1:] = places[1:] == places[:-1] + 1
    first = np.maximum.accumulate(np.where(follows, 0, index))
    second: Places = places[(index - first) % 2 == 1]
    return second


def ranges(starts: Places, ends: Places) -> Places:
    """All places from each start to its end, one stretch after the other."""
    sizes = ends - starts
    before = sizes.cumsum() - sizes
    places: Places = np.arange(int(sizes.sum())) + (starts - before).repeat(sizes)
    return places
