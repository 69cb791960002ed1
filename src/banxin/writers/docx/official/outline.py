"""The numbers that heads print in, the lists that Word counts them in out: one tree of levels for the whole file.

Word counts a level on over all lists of one definition and begins it anew below a higher level (ECMA-376-1, 17.9.1 and
17.9.10), so what somebody adds in Word is counted as our pages would. A head that is counted or reads otherwise is in
a list of the same definition that says so (17.9.8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from banxin.document import Block, Heading
from banxin.layout.official.flow import is_attachment
from banxin.layout.official.levels import printed_number
from banxin.numbering import chinese, letter
from banxin.style import Style
from banxin.writers.docx.numbers import Change, Level, Tree, taken_apart

DEEPEST: Final = 4
NOTHING: Final = Level("", "none")
"""A level that prints nothing and yet begins those below it anew."""
PASSED: Final = -1
"""The count of a level of which no head stood above one of a deeper level."""
UNKNOWN: Final = "\0"
"""What no head's number is."""


def levels(blocks: Iterable[Block], style: Style) -> tuple[Level, ...]:
    """How each level of a file's heads prints its counts: as most of them do, else as the style would.

    The items of a brief print none.
    """
    heads = [block for block in blocks if isinstance(block, Heading) and not is_attachment(block)]
    labels = (*style.heading_labels, *[""] * DEEPEST)[:DEEPEST]
    made = []
    for level, label in enumerate(labels, 1):
        is_item = style.layout == "brief" and level == 1
        printed = [_look(level, printed_number(head, style)) for head in heads if head.level == level]
        made.append(_usual(level, printed, "" if is_item else label))
    return tuple(made)


def _usual(level: int, printed: list[tuple[str, str, int]], label: str) -> Level:
    """What most heads of a level are counted by; where none is, what a label would be."""
    seen = Counter((text, form) for text, form, _ in printed if "%" in text)
    if not seen:
        return Level(*_look(level, label)[:2]) if label else NOTHING
    usual = seen.most_common(1)[0][0]
    # A level that begins anew does so from its definition's start, so only the highest has one of its own.
    start = next(count for *look, count in printed if tuple(look) == usual) if level == 1 else 1
    return Level(*usual, start)


def deepest(own: tuple[Level, ...]) -> int:
    """The deepest level that prints a number: heads of this level and of all above it are counted by their styles."""
    return max((level for level, look in enumerate(own, 1) if look.text), default=0)


class Outline:
    """The lists of a file's heads, and how far Word will have counted when it comes to the next."""

    def __init__(self, levels: tuple[Level, ...], new_list: Callable[[Tree], int]) -> None:
        self.levels = levels
        self._new_list = new_list
        self._trees: dict[int, Tree] = {}
        self._counts: list[int | None] = [None] * len(levels)
        self._begun: set[tuple[int, int]] = set()
        self._changed: dict[int, int] = {}
        self.first = self.tree = self._list(Tree())

    def begin(self) -> None:
        """Count every level anew, as each attachment does."""
        self.tree = self._list(Tree(tuple(Change(index, 1) for index in range(len(self.levels)))))

    def number(self, level: int, words: str) -> int:
        """The list in which Word prints these words before the next head of a level (from 1)."""
        index = level - 1
        for number in (self.tree, self._changed.get(index)):
            if number is not None and self._said(number, index, self._next(number, index)) == words:
                self._count(number, index, self._next(number, index))
                return number
        text, form, count = _look(level, words)
        look = None if self._said(self.first, index, count) == words else Level(text, form, count)
        number = self._changed[index] = self._list(Tree((Change(index, count, look),)))
        self._count(number, index, count)
        return number

    def _list(self, tree: Tree) -> int:
        number = self._new_list(tree)
        self._trees[number] = tree
        return number

    def _next(self, number: int, index: int) -> int:
        """What Word counts next in a list; 0 where programs disagree: at a level that was passed over, and at one that
        begins anew in a list which began it at another count than one."""
        own, change = self._counts[index], self._change(number, index)
        if change is not None and (number, index) not in self._begun:
            return change.start
        if own == PASSED or (own is None and change is not None and change.start != 1):
            return 0
        return self.levels[index].start if own is None else own + 1

    def _count(self, number: int, index: int, count: int) -> None:
        above = [PASSED if own is None else own for own in self._counts[:index]]
        self._counts = [*above, count, *[None] * (len(self._counts) - index - 1)]
        self._begun.add((number, index))

    def _said(self, number: int, index: int, count: int) -> str:
        """What Word prints for a count of a level in a list."""
        look = self._look(number, index)
        return look.text.replace(f"%{index + 1}", _counted(look.form, count))

    def _look(self, number: int, index: int) -> Level:
        change = self._change(number, index)
        return change.look if change is not None and change.look is not None else self.levels[index]

    def _change(self, number: int, index: int) -> Change | None:
        return next((change for change in self._trees[number].changes if change.level == index), None)


def _look(level: int, words: str) -> tuple[str, str, int]:
    """A number as text with the count of its level, the form of that, and the count."""
    text, form, count = taken_apart(words)
    return text.replace("%1", f"%{level}"), form, count


def _counted(form: str, count: int) -> str:
    """A count in one of Word's forms, as far as we know it to print it so."""
    if form == "none":
        return ""
    if count < 1 or (form == "chineseCountingThousand" and count > 99) or (form == "upperLetter" and count > 26):
        return UNKNOWN
    return {"chineseCountingThousand": chinese, "upperLetter": letter}.get(form, str)(count)
