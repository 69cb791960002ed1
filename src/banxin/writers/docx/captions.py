"""Illustrations in, numbered captions and pictures out: SEQ fields in bookmarks, kept with what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.document import Illustration, Table
from banxin.expressions import expression
from banxin.inlines import Text
from banxin.writers.docx.fields import field
from banxin.writers.docx.inlines import BOLD, write
from banxin.writers.docx.markup import Node, paragraph, run
from banxin.writers.docx.narrowing import narrowed
from banxin.writers.docx.pictures import picture
from banxin.writers.docx.texts import field_of, sourced

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

_NUMBER: Final = expression(r"([^\dA-Z]+)((?:[A-Z]\.)?)(\d+)")
"""图1, 图A.1: a label, the appendix, the count."""
BLANK: Final = "\u3000"
"""Between a number and its title."""


def illustration(story: Story, parent: Node, block: Illustration) -> None:
    """Caption and picture in the order of our pages: beside the main column note and source stand under the caption,
    on the full width they stand below the picture."""
    wide = "Wide" if block.wide or not story.style.grid.side else ""
    node = paragraph(parent, f"Caption{wide}")
    figures = [story.open_figure(node, figure) for figure in block.figures]
    caption(story, node, block)
    for mark in figures:
        story.draft.marks.close(node, mark)
    if not wide:
        notes(story, parent, block, "CaptionNote")
    room = story.style.full if wide else story.style.main
    below = wide and (block.note or block.source)
    node = paragraph(parent, "FigureNoted" if below else f"Figure{wide}")
    mark = story.open_picture(node, block)
    picture(story, node, block, room)
    story.draft.marks.close(node, mark)
    if wide:
        notes(story, parent, block, "FigureNote")


def caption(story: Story, node: Node, block: Illustration | Table, tail: str = "") -> None:
    """Number and title; the number counts itself, and references find it. ``tail`` is said behind the title."""
    marks = story.draft.marks
    whole = marks.open(node, marks.contents(block.anchor))
    if block.number:
        mark = marks.open(node, marks.label(block.anchor))
        number(story, node, block.number)
        marks.close(node, mark)
        run(node, BLANK, "CaptionNumber")
    _title(story, node, block, tail)
    marks.close(node, whole)


def caption_again(story: Story, node: Node, block: Table, tail: str) -> None:
    """The caption of a further part of a table: the number of the first, for the list of tables names it once."""
    name = story.draft.marks.label(block.anchor)
    story.draft.live.append(field(node, rf"REF {name} \h", block.number, "CaptionNumber", name))
    run(node, BLANK, "CaptionNumber")
    _title(story, node, block, tail)


def centred_style(story: Story, style: str, block: Illustration | Table, size: float, tail: str = "") -> str:
    """The style of a caption in the middle of an official page: one of two lines is parted by sense, by its indents."""
    em = story.style.em
    words = (Text(f"{block.number}{BLANK}"), *block.title, Text(tail))
    indent = narrowed(words, size, story.style.full - 2 * em) // 2
    return story.draft.forms.narrowed(style, em + indent) if indent > 0 else style


def _title(story: Story, node: Node, block: Illustration | Table, tail: str) -> None:
    mark = story.draft.open_text(node, block.title, field_of(block.origin, "title"), "caption", tail=tail)
    write(story, node, block.title, BOLD)
    story.draft.marks.close(node, mark)
    if tail:
        run(node, tail)


def number(story: Story, node: Node, words: str) -> None:
    """图1 as its label and a field that counts; where the count would not give the number, the field says it."""
    match = _NUMBER.fullmatch(words)
    if match is None:
        run(node, words, "CaptionNumber")
        return
    label, count = match[1].strip(), int(match[3])
    run(node, match[1] + match[2], "CaptionNumber")
    # One series for text and appendices, so that Word's list of figures names them all.
    expected = story.draft.counts.get(label, 0) + 1
    story.draft.counts[label] = count
    switch = "" if count == expected else rf" \r {count}"
    field(node, rf"SEQ {label} \* ARABIC{switch}", match[3], "CaptionNumber")


def notes(story: Story, parent: Node, block: Illustration | Table, style: str, *, together: bool = False) -> None:
    """Note and source, each a paragraph of its own with its place; on one page where they are to stay ``together``."""
    said = [(part, inlines) for part, inlines in (("note", block.note), ("source", block.source)) if inlines]
    for index, (part, inlines) in enumerate(said, 1):
        own = story.draft.forms.keep(style, when=together and index < len(said))
        sourced(story, paragraph(parent, own), inlines, field_of(block.origin, part))
