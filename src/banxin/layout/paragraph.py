"""Running text to strips: one strip a line, so that a page may end between any two the rules allow."""

from __future__ import annotations

from typing import Final

from banxin.document import ColumnRun, Paragraph, Quotation
from banxin.frame import Element, Frame, Item, box
from banxin.inlines import Inlines, Note
from banxin.layout.ink import anchors_of, ink, notes_of
from banxin.layout.multicolumn import place
from banxin.layout.setter import Setter, Wanted, Words
from banxin.layout.strip import NEVER, FootNote, Strip
from banxin.problems import Place, warning
from banxin.records import replace
from banxin.style import TextRole
from banxin.text.setting import Align, Line

ASCENT_SHARE = 13 / 18
"""How much of a line's leading stands above its baseline: line 1 of the grid is 13 below the edge of the type area."""

LONGEST_NOTE: Final = 0.4
"""How much of the type area's height one footnote may take: more would leave its page no text to speak of."""


def paragraph(block: Paragraph, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A paragraph in the main column, by its role."""
    kind = "introduction" if block.role == "introduction" else "text"
    said = wanted(block, setter)
    lines = setter.lines(said.words, said.measure, indent=said.indent, align=said.align)
    element, role, (x, _) = Element("P", key), _role(block, setter), place(block.columns, setter.style)
    return line_strips(
        lines, said.words, setter, role, kind, x, element, notes=block.inlines, said=said, columns=block.columns
    )


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
    for index, inlines in enumerate(block.paragraphs):
        words = setter.words(inlines, style.text.quotation)
        lines = setter.lines(words, style.main - 2 * inset)
        element = Element("P", f"{key}.{index}", outer)
        strips += line_strips(lines, words, setter, style.text.quotation, "quotation", style.main_at + inset, element)
    if block.source:
        words = setter.words(block.source, style.text.quotation_source)
        lines = setter.lines(words, style.main - 2 * inset, align="right")
        element = Element("P", f"{key}.source", outer)
        strips[-1] = replace(strips[-1], penalty=NEVER)
        role, x = style.text.quotation_source, style.main_at + inset
        strips += line_strips(lines, words, setter, role, "quotation", x, element)
    return tuple(strips)


def line_strips(
    lines: tuple[Line, ...], words: Words, setter: Setter, role: TextRole, kind: str, x: float, element: Element,
    *, notes: Inlines = (), mark: tuple[Item, ...] = (), said: Wanted | None = None,
    columns: ColumnRun | None = None,
) -> tuple[Strip, ...]:  # fmt: skip
    """A strip a line at ``x``, a ``mark`` before the first; widows and orphans are forbidden (CLREQ: 孤行).

    ``said`` is the running text that may be set a line shorter.
    """
    width, leading = setter.style.full, role.leading
    ascent, descent = leading * ASCENT_SHARE, leading * (1 - ASCENT_SHARE)
    notes_by_key = foot_notes(notes, setter, element.key)
    marked = words.are_marked
    strips: list[Strip] = []
    after: list[Strip] = []
    for index, line in enumerate(lines):
        items = ink(line, x, 0.0, element, words if marked else None)
        own = tuple(notes_by_key[k] for k in notes_of(line, words) if k in notes_by_key) if marked else ()
        after += (strip for note in own for strip in note.after)
        strips.append(
            Strip(
                frame=Frame(width, 0.0, items if index else (*mark, *items)),
                start=kind,
                end=kind,
                ascent=ascent,
                descent=descent,
                above=leading if index else None,
                grid=None if index else 0.0,
                penalty=_break_after(index, len(lines)),
                anchors=anchors_of(line, words, 0.0) if marked else (),
                notes=own,
                said=None if index else said,
                columns=columns,
            )
        )
    return (*strips, *after)


def _break_after(index: int, count: int) -> float:
    """Not after the first line, not before the last; a paragraph of up to three lines stays whole."""
    if index == count - 1:
        return 0.0
    return NEVER if index == 0 or index == count - 2 else 1.0


def foot_notes(inlines: Inlines, setter: Setter, key: str) -> dict[str, FootNote]:
    """The footnotes that stand in inlines, set full width for the foot of a page."""
    return {inline.id: foot_note(inline, setter, key) for inline in inlines if isinstance(inline, Note)}


def foot_note(note: Note, setter: Setter, key: str) -> FootNote:
    """One footnote: its mark, then its words, hanging by the mark's width."""
    style = setter.style
    role = style.text.footnote
    mark = setter.label(setter.note_mark(note.id), role)
    inset = 1.5 * role.size
    words = setter.words(note.inlines, role)
    lines = setter.lines(words, style.full - inset)
    element = Element("Note", f"{key}.note.{note.key}")
    if role.leading * len(lines) > LONGEST_NOTE * style.type_height:
        return FootNote(note.id, Frame(style.full, 0.0), _long_note(note, setter, mark, element))
    items: list[Item] = list(ink(mark, 0.0, role.leading * ASCENT_SHARE, element))
    for index, line in enumerate(lines):
        items += ink(line, inset, role.leading * (index + ASCENT_SHARE), element, words)
    return FootNote(note.id, Frame(style.full, role.leading * len(lines), tuple(items)))


def _long_note(note: Note, setter: Setter, mark: Line, element: Element) -> tuple[Strip, ...]:
    """A note as small text of the main column, which may run over pages; said to the author."""
    style, role = setter.style, setter.style.text.footnote
    inset = 1.5 * role.size
    words = setter.words(note.inlines, role)
    lines = setter.lines(words, style.main - inset)
    message = f"脚注“{note.key}”有{len(lines)}行，页脚放不下，改排在正文之后"
    setter.problems.append(warning(Place(setter.origin), "L006", message, "缩短脚注，或改作正文"))
    items = ink(mark, style.main_at, 0.0, element)
    return line_strips(lines, words, setter, role, "text", style.main_at + inset, element, mark=items)


def ground(x: float, y: float, width: float, height: float, colour: str) -> Item:
    """A tinted ground under a piece of text."""
    return box(x, y, width, height, fill=colour)
