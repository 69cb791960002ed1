"""The authors' texts and a line of a source in, the text that is most like the line out, and how the two differ."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from banxin.expressions import expression
from banxin.figures import Form, Ledger
from banxin.panels import Authored, Notebook
from banxin.problems import Problem
from banxin.prose import FIGURE
from banxin.records import record

LIKE: Final = 0.5
"""Share of a line's pairs of letters that a text meant to carry it holds: texts on one subject share a third."""
LONGEST: Final = 2000
"""Letters of texts that are compared word by word; the time grows with their square."""
SHOWN: Final = 3
"""Differences that a message tells; who has mended these will see the others."""

_DROPPED: Final = expression(r"\*\*|\s|(?<=\d),(?=\d{3}(?!\d))")
"""Bold, blanks, and the commas for thousands that a source may print (1,280家) and the ledger does not have."""
_BULLET: Final = expression(r"^\s*[-•·]\s+")
_ALIKE: Final = str.maketrans("—–―−～~“”„‘’〔〕", '------"""\'\'()')
_WORD: Final = expression(r"[0-9.%]+|[A-Za-z]+|.", re.DOTALL)


def normal(text: str) -> str:
    """A text as it is compared: without ``**``, bullets and blanks, with one form of every mark."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", _BULLET.sub("", text))).translate(_ALIKE)


@record
class Near:
    """A text like a line: the share of the line that it holds, and what both say in their normal form."""

    text: Authored
    share: float
    line: str
    words: str

    @property
    def differences(self) -> Iterator[tuple[str, str]]:
        """What the line says and what the text says in its place, one of them perhaps empty; not what is around it."""
        line, words = _WORD.findall(self.line), _WORD.findall(self.words)
        if len(line) + len(words) > LONGEST:
            return
        changes = difflib.SequenceMatcher(None, line, words, autojunk=False).get_opcodes()
        for change, a, b, c, d in changes:
            if change != "equal" and (a, b) not in ((0, 0), (len(line), len(line))):
                yield "".join(line[a:b]), "".join(words[c:d])


class Texts:
    """The texts of a report, searched by the pairs of letters that they hold."""

    def __init__(self, notebook: Notebook, ledger: Ledger, told: Iterable[Problem] = ()) -> None:
        self._authored = tuple(text for text in notebook.texts if text.chapter)
        self._ledger = ledger
        self._lost = notebook.lost
        self._errors = sorted(problem.place for problem in told if problem.is_error)

    @cached_property
    def wrong(self) -> frozenset[str]:
        """Figures that may be missing or wrong in the document because of a mistake that is told elsewhere."""
        places = set(self._errors)
        ledger = self._ledger.figures.values()
        own = {
            figure.id
            for figure in ledger
            for path in ((), ("value",), ("formula",), ("source",), ("source", "quote"), ("source", "file"))
            if figure.place_of(*path) in places
        }
        return frozenset(self._lost | own)

    def nearest(self, line: str) -> Near | None:
        """The text that holds most of a line in its normal form; ``None`` where none is like it."""
        pairs = set(_pairs(line))
        held = Counter(at for pair in pairs for at in self._index.get(pair, ()))
        if not held:
            return None
        at, count = max(held.items(), key=lambda one: (one[1], -len(self._words[one[0]]), -one[0]))
        near = Near(self._authored[at], count / len(pairs), line, self._words[at])
        return near if near.share >= LIKE else None

    def excuses(self, near: Near) -> bool:
        """Whether a mistake in a text, or of a figure in it, is told already."""
        first, last = near.text.place(0), near.text.place(max(0, len(near.text.text) - 1))
        if any(first <= place <= last for place in self._errors):
            return True
        return any(match["figure"] in self.wrong for match in FIGURE.finditer(near.text.text))

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(normal(FIGURE.sub(self._printed, text.text)) for text in self._authored)

    def _printed(self, reference: re.Match[str]) -> str:
        form: Form = "value" if reference["form"] == "value" else "full" if reference["form"] == "full" else ""
        amount = self._ledger.amount(reference["figure"], form)
        return reference[0] if amount is None else amount.text

    @cached_property
    def _index(self) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            for pair in dict.fromkeys(_pairs(words)):
                index[pair].append(at)
        return index


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))
