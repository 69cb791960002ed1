"""An author's text in, what it prints out, letter by letter, with where each letter is written.

What is printed but not written (a figure of the ledger, 图1) is an atom: nothing inside it can be edited here. Marks
between letters (``**``, brackets of links, notes) are no letters; a cut that would part a pair of them is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, Literal

from banxin.figures import Form
from banxin.inlines import Amount
from banxin.prose.patterns import ESCAPABLE, FIGURE, NOTE, SHORT, under
from banxin.records import changing, field, record

PAGE_OF: Final = re.compile(r"\[\]\(#[A-Za-z0-9_.-]+:page\)")
"""The number of a page: Word counts it, so it is no text."""
_TOKEN: Final = re.compile(
    rf"{FIGURE.pattern}|(?P<page>{PAGE_OF.pattern})|(?P<reference>\[\]\(#[A-Za-z0-9_.-]+\))"
    rf"|(?P<note>{NOTE.pattern.replace('(', '(?:')})"
    r"|(?P<open>\[(?=[^\[\]]+\]\([^)\s]*\)))|(?P<close>\]\([^)\s]*\))|(?P<stars>\*)"
    rf"|\\(?P<escaped>[{re.escape(''.join(sorted(ESCAPABLE)))}])|(?P<short>[~^])|(?P<under>==|__)|(?P<line>[ ]*\n\s*)"
)
_HAN: Final = re.compile(r"[\u2014-\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")
_SPECIAL: Final = re.compile(rf"([\\*\[\]~^]|=(?==)|_(?=_)|(?={FIGURE.pattern})\{{)")

Amounts = Callable[[str, Form], Amount | None]


@record
class Atom:
    """Printed words that are not written where they stand: from ``start`` to ``end`` of what is printed."""

    start: int
    end: int
    kind: Literal["figure", "reference"]
    figure: str = ""
    amount: Amount | None = None


@changing
class Lens:
    """A text and what it prints. ``starts`` and ``ends`` say for every printed letter where it is written."""

    source: str
    printed: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    """Before which printed letters the number of a page stands."""
    made: frozenset[int] = frozenset()
    """Which printed letters the program makes of the author's: the mark behind a principle's title."""

    def cut(self, start: int, end: int) -> Span | None:
        """The part of the source that prints ``start`` to ``end``, without atoms; ``None`` where marks lie between."""
        joined = all(self.ends[at] == self.starts[at + 1] for at in range(start, end - 1))
        return (self.starts[start], self.ends[end - 1]) if joined else None

    def between(self, at: int) -> Span:
        """What is written between two printed letters; the text's own ends at its ends."""
        left = self.ends[at - 1] if at else 0
        return left, (self.starts[at] if at < len(self.starts) else len(self.source))

    def atom_over(self, start: int, end: int) -> tuple[Atom, ...]:
        """The atoms that a stretch of the print overlaps."""
        return tuple(atom for atom in self.atoms if atom.start < end and start < atom.end)

    def _add(self, words: str, start: int, end: int) -> None:
        for letter in words:
            if letter in " \t\u00a0":
                letter = " "
                if self.printed.endswith(" "):
                    continue
            self.printed += letter
            self.starts.append(start)
            self.ends.append(end)


Span = tuple[int, int]


def plain_lens(source: str) -> Lens:
    """The lens of a text without Markdown."""
    lens = Lens(source)
    for at, letter in enumerate(source):
        lens._add(" " if letter == "\n" else letter, at, at + 1)
    return lens


def prose_lens(
    source: str, amounts: Amounts, references: Iterable[str], marks: frozenset[int] = frozenset()
) -> Lens:
    """The lens of a prose text. ``references`` are the words that references print, in order: bare ones
    print them, others the author's own.

    ``marks`` are the places of the ``*`` that open or close strong words; every other is printed.
    """
    lens = Lens(source)
    waiting = iter(references)
    closing: set[int] = set()
    at = 0
    for match in _TOKEN.finditer(source):
        _letters(lens, at, match.start())
        at = match.end()
        if match["figure"]:
            _figure(lens, match, amounts)
        elif match["page"]:
            lens.pages.append(len(lens.printed))
        elif match["reference"]:
            _atom(lens, next(waiting, ""), match.span(), "reference")
        elif match["close"] and match["close"].startswith("](#"):
            next(waiting, "")
        elif match["escaped"]:
            lens._add(match["escaped"], *match.span())
        elif match["line"]:
            _line(lens, match)
        elif match["short"]:
            _short(lens, match, closing)
        elif match["under"]:
            _under(lens, match, closing)
        elif match["stars"] and match.start() not in marks:
            _letters(lens, *match.span())
    _letters(lens, at, len(source))
    return lens


def escaped(words: str) -> str:
    """Words as prose writes them, so that nothing in them is a mark."""
    return _SPECIAL.sub(r"\\\1", words)


def _letters(lens: Lens, start: int, end: int) -> None:
    for at in range(start, end):
        lens._add(lens.source[at], at, at + 1)


def _figure(lens: Lens, match: re.Match[str], amounts: Amounts) -> None:
    form: Form = "value" if match["form"] == "value" else "full" if match["form"] == "full" else ""
    amount = amounts(match["figure"], form)
    if amount is None:
        _letters(lens, *match.span())
        return
    _atom(lens, amount.text, match.span(), "figure", match["figure"], amount)


def _atom(
    lens: Lens, words: str, span: Span, kind: Literal["figure", "reference"], figure: str = "",
    amount: Amount | None = None,
) -> None:  # fmt: skip
    start = len(lens.printed)
    lens._add(words, *span)
    lens.atoms.append(Atom(start, len(lens.printed), kind, figure, amount))


def _line(lens: Lens, match: re.Match[str]) -> None:
    """A line's end: nothing beside Han, a blank elsewhere, the end of a paragraph where a blank line follows."""
    before, after = lens.printed[-1:], lens.source[match.end() : match.end() + 1]
    if match[0].count("\n") > 1:
        lens._add("\n", *match.span())
    elif before and after and not _HAN.match(before) and not _HAN.match(after):
        lens._add(" ", *match.span())


def _short(lens: Lens, match: re.Match[str], closing: set[int]) -> None:
    """``~2~`` and ``^2^`` lower and raise; alone the mark is a letter."""
    if match.start() in closing:
        return
    pair = SHORT[match[0]].match(lens.source, match.start())
    if pair is None:
        _letters(lens, *match.span())
    else:
        closing.add(pair.end() - 1)


def _under(lens: Lens, match: re.Match[str], closing: set[int]) -> None:
    """``==words==`` are dotted, ``__names__`` underlined; alone the mark is two letters."""
    if match.start() in closing:
        return
    pair = under(match[0]).match(lens.source, match.start())
    if pair is None:
        _letters(lens, *match.span())
    else:
        closing.add(pair.end("words"))
