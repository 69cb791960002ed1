"""The text of a head in, what it costs to end a line at each place out: heads break by sense (T-58).

Words are found by the fewest pieces (a dictionary of official reports and a few rules for suffixes), which is enough
for heads: what must be known is where words do not end.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from banxin.expressions import expression
from banxin.text.classes import Kind, classify, codes_of
from banxin.text.units import Penalty
from banxin.text.vocabulary import CLINGING, LEADING, PREFIXES, SUFFIXES, WORDS

IN_WORD: Final = 1000.0
IN_NAME: Final = 700.0
"""Inside “…” 《…》: a name stays whole as long as it fits a line."""
IN_TERM: Final = 25.0
"""Between the words of a term (未来|互联网)."""
AFTER_LEADING: Final = 60.0
BEFORE_CLINGING: Final = 400.0
UNKNOWN: Final = 40.0
"""Beside a character of no known word: it may well belong to it."""
BEFORE_MARK: Final = -8.0
"""Before “ and 《: a name begins."""
BEFORE_BRACKET: Final = -25.0
"""Before （: what follows is said of all that stands before."""
AFTER_PAUSE: Final = -12.0
"""Welcome, but not for the price of a line half as long as its neighbours."""

_STRANGER: Final = 1.6
"""What a character of no word counts for, where a word counts 1: two strangers are dearer than any word."""
_AFFIX: Final = 0.55
_TERM: Final = 4
_NAME: Final = expression(r"“[^“”]{1,14}”|《[^《》]{1,24}》|‘[^‘’]{1,14}’|「[^「」]{1,14}」|〔[^〔〕]{1,14}〕")


def sense(text: str, more: frozenset[str] = frozenset()) -> list[Penalty]:
    """Penalties (negative: welcome line ends) by place, for a head or a label. A place is not named twice.

    ``more`` are words of the report beside those of every report.
    """
    lexicon = Lexicon.of(more)
    found: dict[int, float] = {}
    for start, end in _han(text):
        for place, cost in _costs(text[start:end], lexicon):
            found[start + place] = cost
    for place in range(1, len(text)):
        cost = _at_mark(text[place - 1], text[place])
        if cost:
            found[place] = cost
    for match in _NAME.finditer(text):
        for place in range(match.start() + 1, match.end()):
            found[place] = IN_NAME + found.get(place, 0.0)
    return sorted(found.items())


def _han(text: str) -> list[tuple[int, int]]:
    """Stretches of Han."""
    kinds = classify(codes_of(text)).kinds.tolist()
    cuts = [0, *(at for at in range(1, len(text)) if (kinds[at] == Kind.HAN) != (kinds[at - 1] == Kind.HAN)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if b > a and kinds[a] == Kind.HAN]


def _at_mark(before: str, after: str) -> float:
    if after in SUFFIXES and before.isascii() and before.isalnum():
        return BEFORE_CLINGING
    if after in "（(〔":
        return BEFORE_BRACKET
    if before in "，、；：":
        return AFTER_PAUSE
    if before in "-–—～·/":
        return AFTER_LEADING
    return BEFORE_MARK if after in "“《‘「" else 0.0


def _costs(han: str, lexicon: Lexicon) -> list[Penalty]:
    """Penalties between the characters of a stretch of Han."""
    costs: list[Penalty] = []
    place = 0
    pieces = lexicon.cut(han)
    for number, piece in enumerate(pieces):
        if number:
            costs.append((place, _between(pieces[number - 1], piece)))
        costs += [(place + inner, cost) for inner, cost in _inside(piece, lexicon)]
        place += len(piece)
    return costs


def _between(before: str, after: str) -> float:
    if len(after) == 1 and after in CLINGING:
        return BEFORE_CLINGING
    if len(before) == 1 and before in LEADING:
        return AFTER_LEADING
    strange = (len(before) == 1 and before not in CLINGING) + (len(after) == 1 and after not in LEADING)
    return UNKNOWN * strange


def _inside(word: str, lexicon: Lexicon) -> list[Penalty]:
    """Penalties inside one word; a term may be divided between its own words."""
    costs = dict.fromkeys(range(1, len(word)), IN_WORD)
    parts = lexicon.cut(word, whole=False) if len(word) >= _TERM else ()
    if all(len(part) > 1 for part in parts):
        place = 0
        for part in parts[:-1]:
            place += len(part)
            costs[place] = IN_TERM
    return list(costs.items())


class Lexicon:
    """Words to cut text with: those of every report, and a report's own."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._longest = max(map(len, words))

    @staticmethod
    @lru_cache(maxsize=8)
    def of(more: frozenset[str] = frozenset()) -> Lexicon:
        """The words of every report and some more."""
        return Lexicon(WORDS | {word for word in more if len(word) > 1})

    def cut(self, han: str, *, whole: bool = True) -> tuple[str, ...]:
        """A stretch of Han in the fewest words, affixes joined to theirs; ``whole``: all of it may be one word."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(han) + 1):
            starts = range(max(0, end - self._longest), end)
            costs = ((self._cost(han, start, end), start) for start in starts if whole or end - start < len(han))
            best.append(min((best[start][0] + cost, start) for cost, start in costs if cost is not None))
        pieces = []
        end = len(han)
        while end:
            start = best[end][1]
            pieces.append(han[start:end])
            end = start
        return _joined(pieces[::-1])

    def _cost(self, han: str, start: int, end: int) -> float | None:
        """What a piece counts for; ``None`` where it is no word. Longer words are a little better."""
        if end - start > 1:
            return 1.0 - 0.01 * (end - start) if han[start:end] in self._words else None
        character = han[start]
        if character in LEADING or character in CLINGING:
            return 1.0
        return _AFFIX if (start and character in SUFFIXES) or character in PREFIXES else _STRANGER


def _joined(pieces: list[str]) -> tuple[str, ...]:
    """Suffixes joined to the word before, prefixes to the word after."""
    joined: list[str] = []
    prefix = ""
    for piece in pieces:
        if len(piece) == 1 and piece in SUFFIXES and joined and not prefix and joined[-1][-1] not in LEADING:
            joined[-1] += piece
        elif len(piece) == 1 and piece in PREFIXES and piece not in LEADING and not prefix:
            prefix = piece
        else:
            joined.append(prefix + piece)
            prefix = ""
    return (*joined, prefix) if prefix else tuple(joined)
