"""Blocks without heading numbers in, the same with a style's labels by level: 一、（一）1.（1） (GB/T 9704, 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from banxin.document import Block, Heading
from banxin.expressions import expression
from banxin.records import replace

ATTACHMENT: Final = "附件"
APPENDIX: Final = "附录"
_DIGITS: Final = "零一二三四五六七八九"
_COUNT: Final = expression("[一1]")
_NUMERALS: Final = "一二三四五六七八九十百零〇"
_TYPED: Final = expression(
    rf"\s*(?:\*\*)?(?:[（(](?:[{_NUMERALS}]+|\d{{1,3}})[）)]|[{_NUMERALS}]+、(?![{_NUMERALS}])|\d{{1,3}}(?:[.．](?!\d)|、(?!\d)))"
)
_LAST: Final = expression(rf"(?P<before>.*?)(?P<count>[0-9]{{1,6}}|[{_NUMERALS}]+)(?P<after>[^0-9{_NUMERALS}]*)")


def numbered(blocks: Iterable[Block], labels: tuple[str, ...]) -> Iterator[Block]:
    """Number the headings of each level.

    ``labels`` are a style's, by level: ``一、`` ``（一）`` ``1.`` ``（1）``, empty for a level without. The numbers of
    a level start again below each higher heading, in each attachment and in each appendix. A number of the author's
    own stays; headings of the editor's have none.
    """
    counts = [0] * (len(labels) + 1)
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        if block.part != "text" and block.level == 1:
            counts = [0] * len(counts)
            yield block
        elif block.editorial or block.number:
            counts[block.level :] = [0] * (len(counts) - block.level)
            yield block
        else:
            level = min(block.level, len(labels))
            counts[level] += 1
            counts[level + 1 :] = [0] * (len(counts) - level - 1)
            yield replace(block, number=label(labels[level - 1], counts[level]))


def parted(number: str) -> str:
    """The blank between a heading's number and its words: none behind a mark that brings its own."""
    return "" if not number or number[-1] in "、）." else "\u3000"


def label(pattern: str, count: int) -> str:
    """The label of the ``count``-th of a level: 一 and 1 in the pattern stand for the number."""
    return _COUNT.sub(lambda form: chinese(count) if form[0] == "一" else str(count), pattern)


def is_label(number: str) -> bool:
    """Whether a heading's number is the program's label, not a number of the author's own (1.4)."""
    return number.endswith(("、", "）", ".")) or number.startswith((ATTACHMENT, APPENDIX))


def typed_label(text: str) -> str:
    """The number that a heading or a point is typed to begin with (（一）, 一、, 1.); empty where there is none.

    一、二号线 is words, and so is 1.5.
    """
    match = _TYPED.match(text)
    typed = match[0].strip(" *") if match else ""
    numeral = typed.strip("（()）、.． ")
    return typed if numeral.isdecimal() or numeral in _CHINESE else ""


def counted(number: str) -> tuple[str, int] | None:
    """A chapter's number as what stands around its last numeral, and that numeral: 1.4 as ``1.`` and 4."""
    match = _LAST.fullmatch(number.strip())
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdecimal() else _CHINESE.get(match["count"], 0)
    return (f"{match['before']}|{match['after']}", count) if count else None


def letter(count: int) -> str:
    """The letter of the ``count``-th appendix: A … Z."""
    return chr(ord("A") + count - 1)


def chinese(count: int) -> str:
    """1 … 99 as 一 … 九十九; beyond that in digits."""
    tens, ones = divmod(count, 10)
    if not 0 < count < 100:
        return str(count)
    ten = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return ten + (_DIGITS[ones] if ones else "")


_CHINESE: Final = {chinese(count): count for count in range(1, 100)}
