"""The terms of a file and the blocks of a report in; a table of terms under its head, at the back, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from banxin import limits
from banxin.document import PROGRAM, REPORT, Block, Cell, Column, Heading, Illustration, Row, Table
from banxin.indexing import Finder
from banxin.inlines import Dotted, Indexed, Inlines, Link, Named, Note, Strong, Text, plain
from banxin.panels import Desk
from banxin.pinyin import INSTALLED, Misread, NotRead, Reading, reading
from banxin.problems import Problem, error, warning
from banxin.reading import Written
from banxin.reading.declared import Field
from banxin.records import record
from banxin.wording import inlines_of, words_of_plot

TITLE: Final = "术语和缩略语"
ANCHOR: Final = "glossary"
HEADER: Final = ("术语", "释义")
FULL_STOP: Final = Text("。")
"""What stands between a full name and the meaning."""


class Term(Written):
    """术语: a term or an abbreviation, its name in full or in its own language, what it means."""

    term: str = Field(min_length=1, max_length=80, description="术语或缩略语，照正文里的写法")
    full: str = Field("", max_length=200, description="全称或外文名，排在释义之前")
    text: str = Field(min_length=1, description="释义")
    pinyin: str = Field("", max_length=400, description="读音，每个汉字一个音节；不写则由程序查")


class GlossaryFile(Written, compiled="glossary"):
    """术语表: the file the terms stand in."""

    terms: tuple[Term, ...] = Field(min_length=1, max_length=limits.TABLE_ROWS.most, description="术语，按次序")


class Glossary(Written):
    """术语和缩略语: which terms a report prints and how."""

    bare: ClassVar[str] = "file"
    file: str = Field(min_length=1, description="术语的文件")
    title: str = Field("", max_length=40, description=f"标题，不写则是“{TITLE}”")
    used: bool = Field(False, description="只收正文里用到的术语")
    sorted: bool = Field(False, description="按拼音排列；不写则按文件里的次序")


@record
class _Entry:
    """A term with the words of its own, of its full name and of what it means."""

    term: Term
    own: Inlines
    full: Inlines
    text: Inlines
    origin: str

    @property
    def word(self) -> str:
        """The term without its looks: H2O."""
        return plain(self.own)


def glossary(wanted: Glossary, file: GlossaryFile, desk: Desk, blocks: Iterable[Block]) -> Iterator[Block]:
    """A head and a table of the terms; nothing where ``blocks`` use none and only those used are wanted."""
    entries = tuple(
        _entry(term, desk.at(f"{wanted.file}#/terms/{index}")) for index, term in enumerate(file.terms)
    )
    desk.problems.extend(_doubled(entries))
    used = _used(entries, blocks)
    listed = tuple(entry for entry in entries if not wanted.used or entry.word in used)
    for entry in () if wanted.used else entries:
        if entry.word not in used:
            said, mend = f"正文里没有术语“{entry.word}”", "核对写法，或删去；只收用到的术语，写 used: true"
            desk.problems.append(warning(entry.term.place_of("term"), "R021", said, mend))
    if not listed:
        said, mend = f"{wanted.file} 的术语正文里一个也没有用到，不印", "核对写法，或删去 glossary"
        desk.problems.append(warning(wanted.place, "R021", said, mend))
        return
    if wanted.sorted:
        listed = _sorted(listed, wanted, desk.problems)
    title = (Text(wanted.title or TITLE),)
    # Where the title is not written, its place would be that of the file's bare name.
    origin = f"{REPORT}glossary/title" if wanted.title else f"{PROGRAM}glossary/title"
    yield Heading(1, "", title, ANCHOR, wanted.title or TITLE, origin=origin, part="back")
    yield _table(listed, title)


def _entry(term: Term, desk: Desk) -> _Entry:
    full = desk.prose(term, term.full, "full") if term.full else ()
    return _Entry(term, desk.prose(term, term.term, "term"), full, desk.prose(term, term.text, "text"), desk.pointer)


def _table(entries: tuple[_Entry, ...], title: Inlines) -> Table:
    """A table that its head names."""
    header = Row(tuple(Cell((Text(words),), origin=f"{PROGRAM}glossary/{words}") for words in HEADER))
    rows = tuple(_row(entry) for entry in entries)
    return Table(ANCHOR, "", title, (Column("left"), Column("left", 1.0)), (header,), rows, f"{ANCHOR}.terms")


def _row(entry: _Entry) -> Row:
    """A term and its meaning, its full name before that: a column of full names would be empty for most."""
    meaning = (*entry.full, FULL_STOP, *entry.text) if entry.full else entry.text
    return Row((Cell(entry.own, origin=f"{entry.origin}/term"), Cell(meaning, origin=f"{entry.origin}/text")))


def _doubled(entries: tuple[_Entry, ...]) -> Iterator[Problem]:
    known: dict[str, Term] = {}
    for entry in entries:
        first = known.setdefault(entry.word, entry.term)
        if first is not entry.term:
            said = f"术语“{entry.word}”列了两次（另一处在 {first.place_of('term')}）"
            yield error(entry.term.place_of("term"), "R020", said, "删去一个，或合成一条")


def _sorted(entries: tuple[_Entry, ...], wanted: Glossary, problems: list[Problem]) -> tuple[_Entry, ...]:
    """The entries by their readings; as they stand where one cannot be read, which is then said."""
    read: list[tuple[Reading, _Entry]] = []
    for entry in entries:
        try:
            read.append((reading(entry.word, entry.term.pinyin), entry))
        except Misread as fault:
            mend = "每个汉字写一个音节，用空格隔开"
            problems.append(error(entry.term.place_of("pinyin"), "R017", str(fault), mend))
            return entries
        except NotRead:
            said = f"术语按拼音排列要用 pypinyin，没有安装（如“{entry.word}”）"
            mend = f"{INSTALLED}，或给每个术语写 pinyin，或删去 sorted"
            problems.append(error(wanted.place_of("sorted"), "R016", said, mend))
            return entries
    return tuple(entry for _, entry in sorted(read, key=lambda pair: pair[0].order))


# ---------------------------------------------------------------- use


def _used(entries: tuple[_Entry, ...], blocks: Iterable[Block]) -> frozenset[str]:
    """The terms that stand in blocks, by themselves or by their full names."""
    names = {name: entry.word for entry in entries for name in (plain(entry.full), entry.word) if name}
    finder = Finder(names)
    return frozenset(
        names[words[start:end]] for block in blocks for words in _said(block) for start, end in finder.found(words)
    )


def _said(block: Block) -> Iterator[str]:
    """Every text that a block prints, its charts' and notes' too."""
    for inlines in inlines_of(block):
        yield plain(inlines)
        yield from _noted(inlines)
    if isinstance(block, Illustration):
        yield from words_of_plot(block.content)


def _noted(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Note(_, words):
                yield plain(words)
            case Strong(words) | Dotted(words) | Named(words) | Link(_, words) | Indexed(_, words):
                yield from _noted(words)
            case _:
                pass
