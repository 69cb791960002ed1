"""Characters in, their classes out: what each one is for setting (CLREQ appendix A, GB/T 15834-2011), as data."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]


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


COUNT: Final = len(Kind)

MARKS: Final = (Kind.OPEN, Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.STOP_HALF)
"""Marks with a blank half."""
WESTERN: Final = (
    Kind.LETTER, Kind.DIGIT, Kind.PREFIX, Kind.SUFFIX, Kind.POINT, Kind.BRACKET, Kind.HYPHEN, Kind.OPERATOR,
)  # fmt: skip
"""Characters set as Latin words: shaped together, never spread."""
BLANKS: Final = (Kind.SPACE, Kind.BLANK, Kind.NO_BREAK)

_CHARACTERS: Final[dict[Kind, str]] = {
    Kind.OPEN: "“‘（《〈【〖〔［｛「『〝",
    Kind.CLOSE: "”’）》〉】〗〕］｝」』〞",
    Kind.PAUSE: "，、；：",
    Kind.STOP: "。．！？‼⁇⁈⁉",
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
    Kind.OPERATOR: "+±−×÷=<>≈≤≥~",
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
_DOUBTFUL: Final = of_kinds(Kind.DASH, Kind.CLOSE, Kind.HYPHEN, Kind.SOLIDUS, Kind.STOP)
"""Kinds that depend on their neighbours."""


def codes_of(text: str) -> Codes:
    """The code points of a text as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def classify(codes: Codes) -> Kinds:
    """The kind of every character, those that depend on their neighbours settled."""
    kinds = _TABLE.take(codes)
    doubtful = np.flatnonzero(_DOUBTFUL.take(kinds))
    if doubtful.size:
        _settle(codes, kinds, doubtful)
    return kinds


def _settle(codes: Codes, kinds: Kinds, doubtful: npt.NDArray[np.intp]) -> None:
    """Give the doubtful characters their kinds, in place; a missing neighbour counts as Han."""
    padded = np.zeros(kinds.size + 2, np.uint8)
    padded[1:-1] = kinds
    before, kind, after = padded[doubtful], padded[doubtful + 1], padded[doubtful + 2]
    code = codes[doubtful]
    in_word = _WORD.take(before) & _WORD.take(after)

    def settle(chosen: npt.NDArray[np.bool_], to: Kind) -> None:
        kinds[doubtful[chosen]] = to

    # T-03: a single — joins, a pair is a dash (⸺ is a pair by itself)
    single = (kind == Kind.DASH) & (before != Kind.DASH) & (after != Kind.DASH) & (code != 0x2E3A)
    settle(single, Kind.CONNECTOR)
    # T-02: ’ inside a Latin word is an apostrophe
    settle((code == 0x2019) & in_word, Kind.LETTER)
    # 短横线 (GB/T 15834 5.1.7): beside Han it is half an em; inside words and before numbers it is Western
    joining = (kind == Kind.HYPHEN) & ~in_word & ((before == Kind.HAN) | (after == Kind.HAN))
    inside = (doubtful > 0) & (doubtful < kinds.size - 1)
    settle(joining & inside, Kind.HYPHEN_HALF)
    settle((kind == Kind.SOLIDUS) & (code == 0x2F) & in_word, Kind.LETTER)
    _settle_stops(codes, kinds, doubtful[kind == Kind.STOP])


def _settle_stops(codes: Codes, kinds: Kinds, stops: npt.NDArray[np.intp]) -> None:
    """T-04: of ？！ standing together, every second one takes half an em."""
    stops = stops[(codes[stops] == 0xFF1F) | (codes[stops] == 0xFF01)]
    if stops.size < 2:
        return
    follows = np.concatenate(([False], np.diff(stops) == 1))
    index = np.arange(stops.size)
    first = np.maximum.accumulate(np.where(follows, 0, index))
    kinds[stops[(index - first) % 2 == 1]] = Kind.STOP_HALF
