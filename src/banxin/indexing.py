"""Blocks and the words an author wants indexed in; the blocks with every place of those words marked, the index behind
them, out. Words come from the report's list or are marked in the text (``[老街书房](@)``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from banxin.document import REPORT, Block, Heading, Index, IndexEntry, IndexGroup
from banxin.inlines import Dotted, Indexed, Inline, Inlines, Named, Strong, Text
from banxin.pinyin import INSTALLED, Misread, NotRead, Reading, reading
from banxin.problems import Problem, error, warning
from banxin.reading import Written
from banxin.reading.declared import Field
from banxin.records import changing, field, replace
from banxin.rewording import reworded

ANCHOR: Final = "index"


class IndexWord(Written):
    """索引词: a word, found in the text by itself or where the text marks it."""

    bare: ClassVar[str] = "word"
    word: str = Field(min_length=1, max_length=80, description="词，照正文里的写法")
    pinyin: str = Field("", max_length=400, description="读音，每个汉字一个音节：chong qing；不写则由程序查")
    marked: bool = Field(False, description="只收正文里标了的地方：[词](@)")


class WordIndex(Written):
    """索引: what stands in it beside the words that the text marks."""

    title: str = Field("索引", min_length=1, max_length=40, description="标题")
    words: tuple[IndexWord, ...] = Field((), max_length=10_000, description="索引词；正文里标了的不必再列")


def indexed(blocks: Iterable[Block], wanted: WordIndex, problems: list[Problem]) -> Iterator[Block]:
    """The blocks with their index; without one where no word of it is in the text."""
    known = _known(wanted, problems)
    finder = Finder({word.word for word in wanted.words if not word.marked})
    marker = _Marker(finder)
    for block in blocks:
        yield reworded(block, marker.mark)
    for word in known.values():
        if word.word not in marker.places:
            mend = "核对写法，或删去" if not word.marked else f"在正文里标出：[{word.word}](@)"
            problems.append(warning(word.place, "R018", f"正文里没有索引词“{word.word}”", mend))
    if not marker.places:
        problems.append(warning(wanted.place, "R018", "索引里没有词", "列出 words，或在正文里标出：[词](@)"))
        return
    groups = _groups(marker.places, known, wanted, problems)
    title = (Text(wanted.title),)
    yield Heading(1, "", title, ANCHOR, wanted.title, origin=f"{REPORT}index/title", part="back")
    yield Index(groups)


def _known(wanted: WordIndex, problems: list[Problem]) -> dict[str, IndexWord]:
    known: dict[str, IndexWord] = {}
    for word in wanted.words:
        if word.word in known:
            first = known[word.word].place
            problems.append(error(word.place, "R019", f"索引词“{word.word}”列了两次（另一处在 {first}）", "删去一个"))
        known.setdefault(word.word, word)
    return known


def _groups(
    places: dict[str, list[str]], known: dict[str, IndexWord], wanted: WordIndex, problems: list[Problem]
) -> tuple[IndexGroup, ...]:
    """The entries in the order of their readings, under their letters."""
    entries: list[tuple[Reading, IndexEntry]] = []
    unread: list[str] = []
    for word, anchors in places.items():
        own = known.get(word)
        try:
            read = reading(word, own.pinyin if own else "")
        except Misread as fault:
            assert own is not None
            problems.append(error(own.place_of("pinyin"), "R017", str(fault), "每个汉字写一个音节，用空格隔开"))
            continue
        except NotRead:
            unread.append(word)
            continue
        entries.append((read, IndexEntry(word, read.said, tuple(dict.fromkeys(anchors)))))
    if unread:
        said = f"索引按拼音排序要用 pypinyin，没有安装（{len(unread)} 个词，如“{unread[0]}”）"
        mend = f"{INSTALLED}，或在 words 里给每个词写 pinyin"
        problems.append(error(wanted.place, "R016", said, mend))
    entries.sort(key=lambda pair: pair[0].order)
    listed: dict[str, list[IndexEntry]] = {}
    for read, entry in entries:
        listed.setdefault(read.head, []).append(entry)
    return tuple(IndexGroup(head, tuple(group)) for head, group in listed.items())


# ---------------------------------------------------------------- places


@changing
class _Marker:
    """Marks index words in running text and notes where they stand."""

    finder: Finder
    places: dict[str, list[str]] = field(default_factory=dict)
    """The anchors of every word, in the order of the text."""
    count: int = 0

    def mark(self, inlines: Inlines, anchor: str) -> Inlines:
        """Inlines with every index word marked; ``anchor`` is that of the head they are, empty in running text."""
        done: list[Inline] = []
        for inline in inlines:
            match inline:
                case Text(text):
                    done += self._text(text, anchor)
                case Strong(inner) | Dotted(inner) | Named(inner):
                    done.append(replace(inline, inlines=self.mark(inner, anchor)))
                case Indexed(word, inner):
                    done.append(self._place(word, inner, anchor))
                case _:  # figures, references, links and notes are not words of the text
                    done.append(inline)
        return tuple(done)

    def _text(self, text: str, anchor: str) -> Iterator[Inline]:
        done = 0
        for start, end in self.finder.found(text):
            if start > done:
                yield Text(text[done:start])
            word = text[start:end]
            yield self._place(word, (Text(word),), anchor)
            done = end
        if done < len(text):
            yield Text(text[done:])

    def _place(self, word: str, inlines: Inlines, anchor: str) -> Indexed:
        if not anchor:
            self.count += 1
            anchor = f"{ANCHOR}.{self.count}"
        self.places.setdefault(word, []).append(anchor)
        return Indexed(word, inlines, anchor)


class Finder:
    """Finds words in texts: the longest at each place, Latin ones only where they stand alone."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=lambda word: (-len(word), word)):
            self._by_first.setdefault(word[0], []).append(word)

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words begin and end, from left to right, none inside another."""
        if self._by_first.keys().isdisjoint(text):
            return
        at = 0
        while at < len(text):
            word = next((word for word in self._by_first.get(text[at], ()) if _stands(text, at, word)), "")
            if word:
                yield at, at + len(word)
            at += len(word) or 1


def _stands(text: str, at: int, word: str) -> bool:
    """Whether a word stands at a place, and is no part of a longer Latin word or number."""
    if not text.startswith(word, at):
        return False
    before, after = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
    return not (_joins(before, word[0]) or _joins(word[-1], after))


def _joins(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
