"""What a line of text says: words, figures, references and notes, from which every block is made.

Figures are printed words and references are anchors with their text, so that nobody looks anything up again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from banxin.records import record
from banxin.text.quotes import Stretch, latin_stretches


@record
class Text:
    """Words as they stand."""

    text: str


class Western(Text):
    """Words whose “ ” ‘ ’ are Latin ones."""

    __slots__ = ()


@record
class Strong:
    """Words the author stressed."""

    inlines: Inlines


@record
class Sub:
    """Words below the line."""

    inlines: Inlines


@record
class Sup:
    """Words above the line."""

    inlines: Inlines


@record
class Dotted:
    """Words with an emphasis dot under each character (着重号)."""

    inlines: Inlines


@record
class Named:
    """A name with a rule under it (专名号)."""

    inlines: Inlines


@record
class Amount:
    """A figure of the ledger, printed: ``qualifier`` + ``value`` + ``unit`` (超过 + 2.92 + 万亿元; 第二 for a rank).

    ``magnitude`` is the 万, 亿 or % that goes with the value, ``unit`` what follows it. When ``set_off``, value and
    magnitude stand in the style's ``figure`` face; qualifier and unit never do.
    """

    figure: str
    qualifier: str
    value: str
    magnitude: str
    unit: str
    set_off: bool

    @property
    def text(self) -> str:
        """All of it as printed."""
        return self.qualifier + self.value + self.magnitude + self.unit


@record
class Reference:
    """A link to an anchor of this document with its settled text (图1, 表1, 1.4)."""

    target: str
    text: str


@record
class PageOf:
    """The folio of the page an anchor stands on; known after paging."""

    target: str


@record
class Link:
    """A link out: https, http or mailto, checked."""

    url: str
    inlines: Inlines


@record
class Note:
    """A footnote: its mark stands here, its words at the foot of the page. Numbered when set, by page or chapter."""

    key: str
    inlines: Inlines
    origin: str = ""
    """Where its words are written: another section may have a note of the same name."""

    @property
    def id(self) -> str:
        """What tells it from all others of the report."""
        return self.origin or self.key


@record
class Editorial:
    """Words that the source does not give: 〔样例〕, 〔上文略〕. The brackets are part of the text."""

    text: str


@record
class Indexed:
    """Words that the index names under ``word``; ``anchor`` is where they stand, empty before the index is made."""

    word: str
    inlines: Inlines
    anchor: str = ""


Inline = Text | Strong | Sub | Sup | Dotted | Named | Amount | Reference | PageOf | Link | Note | Editorial | Indexed
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """The words of inlines without their looks; notes and page numbers left out."""
    if len(inlines) == 1:
        return _plain(inlines[0])
    return "".join([_plain(inline) for inline in inlines])


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Editorial(text) | Reference(_, text):
            return text
        case Amount():
            return inline.text
        case Strong(inlines) | Sub(inlines) | Sup(inlines) | Dotted(inlines) | Named(inlines) | Link(_, inlines):
            return plain(inlines)
        case Indexed(_, inlines):
            return plain(inlines)
        case PageOf() | Note():
            return ""
        case _:
            assert_never(inline)


def unmarked(inlines: Inlines) -> Inlines:
    """Inlines as they are said again: without the marks of notes and of the index."""
    return tuple(chain.from_iterable(map(_unmarked, inlines)))


def _unmarked(inline: Inline) -> Inlines:
    match inline:
        case Note():
            return ()
        case Indexed(_, inner):
            return unmarked(inner)
        case Strong(inner) | Sub(inner) | Sup(inner) | Dotted(inner) | Named(inner):
            return (type(inline)(unmarked(inner)),)
        case Link(url, inner):
            return (Link(url, unmarked(inner)),)
        case Text() | Editorial() | Reference() | Amount() | PageOf():
            return (inline,)
        case _:
            assert_never(inline)


def may_be_western(words: str) -> bool:
    """Whether words have a mark that two scripts share: an apostrophe, or what a quotation begins with."""
    return "’" in words or "“" in words


def western_apart(inlines: Inlines) -> Inlines:
    """A line's inlines, what is ``Western`` apart: as much around its marks as holds no Han."""
    for inline in inlines:
        words = inline.text if type(inline) is Text else _plain(inline)
        if may_be_western(words):
            break
    else:
        return inlines
    stretches = latin_stretches(plain(inlines))
    return _apart(inlines, stretches, 0) if stretches else inlines


def _apart(inlines: Inlines, stretches: tuple[Stretch, ...], at: int) -> Inlines:
    """The same for inlines that begin ``at`` a character of their line."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                made += _cut(text, [(start - at, end - at) for start, end in stretches])
            case Strong(inner) | Sub(inner) | Sup(inner) | Dotted(inner) | Named(inner):
                made.append(type(inline)(_apart(inner, stretches, at)))
            case Link(url, inner):
                made.append(Link(url, _apart(inner, stretches, at)))
            case Indexed(word, inner):
                made.append(Indexed(word, _apart(inner, stretches, at)))
            case Amount() | Reference() | PageOf() | Note() | Editorial():
                made.append(inline)
            case _:
                assert_never(inline)
        at += len(_plain(inline))
    return tuple(made)


def _cut(text: str, stretches: Iterable[Stretch]) -> Iterator[Text]:
    done = 0
    for start, end in stretches:
        start, end = max(start, done), min(end, len(text))
        if start >= end:
            continue
        if start > done:
            yield Text(text[done:start])
        yield Western(text[start:end])
        done = end
    if done < len(text):
        yield Text(text[done:])


def lined(inlines: Inlines, lines: Iterable[str]) -> tuple[Inlines, ...]:
    """The words of inlines without their looks, parted into ``lines``; a note stays behind the words it is to."""
    marks = tuple(notes_in(inlines))
    done: list[Inlines] = []
    first = 0
    for line in lines:
        end = first + len(line)
        own: list[Inline] = []
        start = first
        for at, note in marks:
            if first < at <= end or at == first == 0:
                own += (Text(line[start - first : at - first]), note)
                start = at
        done.append((*own, Text(line[start - first :])))
        first = end
    return tuple(tuple(inline for inline in own if inline != Text("")) for own in done)


def notes_in(inlines: Inlines, at: int = 0) -> Iterator[tuple[int, Note]]:
    """The notes among inlines, each with how many characters of their words stand before its mark; ``at`` stand
    before them all."""
    for inline in inlines:
        match inline:
            case Note():
                yield at, inline
            case Strong(inner) | Sub(inner) | Sup(inner) | Dotted(inner) | Named(inner) | Link(_, inner):
                yield from notes_in(inner, at)
            case Indexed(_, inner):
                yield from notes_in(inner, at)
            case _:
                pass
        at += len(_plain(inline))


def figures_in(inlines: Inlines) -> Iterator[str]:
    """The ids of the ledger figures that inlines print, in order."""
    for inline in inlines:
        match inline:
            case Amount(figure=figure):
                yield figure
            case (
                Strong(inner) | Sub(inner) | Sup(inner) | Dotted(inner) | Named(inner) | Link(_, inner) | Note(_, inner)
            ):
                yield from figures_in(inner)
            case Indexed(_, inner):
                yield from figures_in(inner)
            case Text() | Reference() | PageOf() | Editorial():
                pass
            case _:
                assert_never(inline)
