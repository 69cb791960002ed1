"""Running text to strips: one strip a line, so that a page may end between any two the rules allow."""

from __future__ import annotations

from typing import Final

from banxin.document import ColumnRun, Paragraph, Quotation
from banxin.frame import Element, Frame, Item, box
from banxin.inlines import Inlines, Note
from banxin.layout.ink import anchors_of, ink, notes_of
from banxin.layout.multicolumn import place
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, FootNote, Strip
from banxin.layout.words import Wanted, Words
from banxin.problems import Place, warning
from banxin.records import record, replace
from banxin.style import TextRole
from banxin.text.classes import OPENING
from banxin.text.setting import Align, Line

ASCENT_SHARE = 13 / 18
"""How much of a line's leading stands above its baseline: line 1 of the grid is 13 below the edge of the type area."""

KEPT: Final = 3
"""A paragraph of so many lines stays whole: two of them would have to stand on both pages."""
PARTING: Final = 1.0
"""What it costs to end a page inside a paragraph."""
QUOTING: Final = 14.0
"""The same before an opening mark: a page would begin as a paragraph of a quotation does (GB/T 15834: each opens with
one). Rather that than a page two and a half lines short."""

LONGEST_NOTE: Final = 0.4
"""How much of the type area's height one footnote may take: more would leave its page no text to speak of."""


@record
class Passage:
    """Passage text that is set: its words, its lines, and how they stand."""

    words: Words
    lines: tuple[Line, ...]
    role: TextRole
    kind: str
    """What its strips are, for spaces (``text``, ``point``, ``quotation`` …)."""
    x: float
    element: Element
    mark: tuple[Item, ...] = ()
    """What stands before the first line."""
    said: Wanted | None = None
    """What may be set a line longer or shorter for its page's sake."""
    columns: ColumnRun | None = None
    parting: float = 0.0
    """What it costs more to end a page between its lines, beside what widows and orphans cost."""
    leaving: float = 0.0
    """What it costs to end a page after it."""


def paragraph(block: Paragraph, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A paragraph in the main column, by its role."""
    kind = block.role if block.role in ("introduction", "note") else "text"
    said = wanted(block, setter)
    lines = setter.lines(said.words, said.measure, indent=said.indent, align=said.align)
    role, (x, _) = _role(block, setter), place(block.columns, setter.style)
    own = Passage(said.words, lines, role, kind, x, Element("P", key), (), said, block.columns)
    return line_strips(own, setter)


def wanted(block: Paragraph, setter: Setter) -> Wanted:
    """A paragraph's words, as they are to be set."""
    style, role = setter.style, _role(block, setter)
    indent = style.chinese.indent * role.size if block.indent and block.role == "body" else 0.0
    align: Align = "right" if block.role == "credit" else "justify"
    _, measure = place(block.columns, style)
    return Wanted(setter.words(block.inlines, role), measure, indent, align)


def _role(block: Paragraph, setter: Setter) -> TextRole:
    texts = setter.style.text
    return {
        "body": texts.body, "introduction": texts.introduction, "editorial": texts.editorial,
        "note": texts.caption_note, "credit": texts.quotation_source,
    }[block.role]  # fmt: skip


def quotation(block: Quotation, setter: Setter, key: str) -> tuple[Strip, ...]:
    """Words quoted whole, 2 em in on both sides, their source on a line of its own."""
    style = setter.style
    inset = style.chinese.indent * style.text.body.size
    outer = Element("BlockQuote", key)
    strips: list[Strip] = []

    def lines(inlines: Inlines, role: TextRole, name: str, align: Align = "justify") -> tuple[Strip, ...]:
        words = setter.words(inlines, role)
        made = setter.lines(words, style.main - 2 * inset, align=align)
        element = Element("P", f"{key}.{name}", outer)
        return line_strips(Passage(words, made, role, "quotation", style.main_at + inset, element), setter)

    for index, inlines in enumerate(block.paragraphs):
        strips += lines(inlines, style.text.quotation, f"{index}")
    if block.source:
        strips[-1] = replace(strips[-1], penalty=NEVER)
        strips += lines(block.source, style.text.quotation_source, "source", "right")
    return tuple(strips)


def line_strips(text: Passage, setter: Setter) -> tuple[Strip, ...]:
    """A strip a line; widows and orphans are forbidden (CLREQ: 孤行)."""
    full, leading = setter.style.full, text.role.leading
    ascent, descent = leading * ASCENT_SHARE, leading * (1 - ASCENT_SHARE)
    words = text.words if text.words.are_marked else None
    parting = _penalties(text)
    strips: list[Strip] = []
    for index, line in enumerate(text.lines):
        items = ink(line, text.x, 0.0, text.element, words)
        strips.append(
            Strip(
                frame=Frame(full, 0.0, items if index else (*text.mark, *items)),
                start=text.kind,
                end=text.kind,
                ascent=ascent,
                descent=descent,
                above=leading if index else None,
                grid=None if index else 0.0,
                penalty=parting[index],
                anchors=anchors_of(line, words, 0.0) if words else (),
                notes=foot_notes(line, words, setter, text.element.key) if words else (),
                said=None if index else text.said,
                last_width=0.0 if index else text.lines[-1].width,
                columns=text.columns,
            )
        )
    return tuple(strips)


def _penalties(text: Passage) -> list[float]:
    """What it costs to end a page after each line: not after the first, not before the last.

    A paragraph of up to three lines stays whole.
    """
    count, lines = len(text.lines), text.lines
    inner = [NEVER + text.parting] * (count - 1)
    if count > KEPT:
        said = "".join([span.text for span in text.words.spans])
        inner[1:-1] = [text.parting + (QUOTING if said[line.start] in OPENING else PARTING) for line in lines[2:-1]]
    return [*inner, text.leaving]


def foot_notes(line: Line, words: Words, setter: Setter, key: str, y: float = 0.0) -> tuple[FootNote, ...]:
    """The footnotes whose marks stand on a line, ``y`` below its strip's start reference; ``key`` is who names them."""
    return tuple([_foot_note(note, setter, key, y) for note in notes_of(line, words)])


def all_foot_notes(words: Words, setter: Setter, key: str) -> tuple[FootNote, ...]:
    """The footnotes whose marks stand among words that are all in one strip."""
    return tuple([_foot_note(note, setter, key, 0.0) for note in words.notes])


def _foot_note(note: Note, setter: Setter, key: str, y: float) -> FootNote:
    """One footnote, full width: its mark, then its words, hanging by the mark's width."""
    style = setter.style
    role = style.text.footnote
    mark = setter.label(setter.note_mark(note.id), role)
    inset = 1.5 * role.size
    words = setter.words(note.inlines, role)
    lines = setter.lines(words, style.full - inset)
    element = Element("Note", f"{key}.note.{note.key}")
    if role.leading * len(lines) > LONGEST_NOTE * style.type_height:
        return FootNote(note.id, Frame(style.full, 0.0), _long_note(note, setter, mark, element), y)
    items: list[Item] = list(ink(mark, 0.0, role.leading * ASCENT_SHARE, element))
    for index, line in enumerate(lines):
        items += ink(line, inset, role.leading * (index + ASCENT_SHARE), element, words)
    return FootNote(note.id, Frame(style.full, role.leading * len(lines), tuple(items)), y=y)


def _long_note(note: Note, setter: Setter, mark: Line, element: Element) -> tuple[Strip, ...]:
    """A note as small text of the main column, which may run over pages; said to the author."""
    style, role = setter.style, setter.style.text.footnote
    inset = 1.5 * role.size
    words = setter.words(note.inlines, role)
    lines = setter.lines(words, style.main - inset)
    message = f"脚注“{note.key}”有{len(lines)}行，页脚放不下，改排在正文之后"
    setter.problems.append(warning(Place(setter.origin), "L006", message, "缩短脚注，或改作正文"))
    items = ink(mark, style.main_at, 0.0, element)
    return line_strips(Passage(words, lines, role, "text", style.main_at + inset, element, mark=items), setter)


def ground(x: float, y: float, width: float, height: float, colour: str) -> Item:
    """A tinted ground under a piece of text."""
    return box(x, y, width, height, fill=colour)
