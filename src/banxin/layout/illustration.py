"""Illustrations to strips: rules across the page, the caption in the side column, chart or picture in the main one."""

from __future__ import annotations

from banxin.charts.draw import draw
from banxin.document import Illustration, Picture, figure_anchor
from banxin.frame import Anchor, Element, Frame, Image, Item, Placed, rule
from banxin.inlines import figures_in
from banxin.layout.ink import ink
from banxin.layout.paragraph import all_foot_notes
from banxin.layout.setter import Setter
from banxin.layout.strip import FootNote, Strip
from banxin.layout.words import Words
from banxin.records import record


@record
class _Caption:
    """A caption's ink, how far down its last baseline stands, and its footnotes."""

    items: tuple[Item, ...]
    height: float
    notes: tuple[FootNote, ...]


def illustration(block: Illustration, setter: Setter, key: str) -> tuple[Strip, ...]:
    """One strip: an illustration and its caption are never parted."""
    style = setter.style
    measures = style.illustration
    outer = Element("Div", key)
    picture = Element("Figure", f"{key}.figure", outer, alt=block.alt)
    if block.wide or not style.grid.side:
        caption = _line_caption(block, setter, outer)
        content = _content(block, setter, picture)
        note = _note(block, setter, outer, style.full)
        content_at = caption.height + measures.content_at
        depth = content_at + content.height
        if block.note or block.source:
            depth += measures.note_below
        items: tuple[Item, ...] = (
            *caption.items, Placed(0.0, content_at, content), Placed(0.0, depth, Frame(0, 0, note.items)),
        )  # fmt: skip
        depth += note.height
        notes = caption.notes + note.notes
    else:
        caption = _side_caption(block, setter, outer)
        content = _content(block, setter, picture)
        content_at = _content_at(block, setter)
        items = (*caption.items, Placed(style.main_at, content_at, content))
        depth = max(content_at + content.height, caption.height)
        notes = caption.notes
    height = depth + measures.content_to_end
    rules = (
        rule(0.0, 0.0, style.full, measures.head_rule, setter.colour("ink")),
        rule(0.0, height, style.full, measures.end_rule, setter.colour("rule")),
    )
    said = (*block.figures, *figures_in(block.title), *figures_in(block.note), *figures_in(block.source))
    anchors = (Anchor(block.anchor, 0.0), *(Anchor(figure_anchor(f), 0.0) for f in said))
    return (
        Strip(
            frame=Frame(style.full, height, (*rules, *items)), start="figure", end="figure", height=height,
            anchors=anchors, notes=notes, spread=True, close=measures.close_above, moves=measures.moves,
        ),
    )  # fmt: skip


def _content(block: Illustration, setter: Setter, element: Element) -> Frame:
    if not isinstance(block.content, Picture):
        return draw(block.content, setter.fonts, setter.style, element, setter.cache)
    picture = block.content
    room = setter.style.full if block.wide else setter.style.main
    width = min(picture.width, room)
    height = width * picture.pixels[1] / picture.pixels[0]
    most = setter.style.type_height * 0.8
    if height > most:
        width, height = width * most / height, most
    return Frame(width, height, (Image(0.0, 0.0, width, height, picture.data, element),))


def _content_at(block: Illustration, setter: Setter) -> float:
    """How far below the head rule the content starts; a chart that begins with words has them on the caption's line."""
    measures = setter.style.illustration
    if isinstance(block.content, Picture) or block.content.first_baseline is None:
        return measures.content_at
    return measures.number_at - block.content.first_baseline


def _side_caption(block: Illustration, setter: Setter, outer: Element) -> _Caption:
    """Number, title, note and source one below the other in the side column."""
    style, texts = setter.style, setter.style.text
    measures = style.illustration
    element = Element("Caption", f"{outer.key}.caption", outer)
    y = measures.number_at
    items: list[Item] = list(ink(setter.label(block.number, texts.caption_number), 0.0, y, element))
    title = setter.words(block.title, texts.caption_title)
    lines = setter.lines(title, style.side_width, align="left", balance=True)
    y += measures.title_below
    for index, line in enumerate(lines):
        items += ink(line, 0.0, y + index * texts.caption_title.leading, element, title)
    y += (len(lines) - 1) * texts.caption_title.leading
    note = _note(block, setter, outer, style.side_width)
    if block.note or block.source:
        y += measures.note_below
        items.append(Placed(0.0, y, Frame(style.side_width, note.height, note.items)))
    return _Caption(tuple(items), y + note.height, all_foot_notes(title, setter, element.key) + note.notes)


def _line_caption(block: Illustration, setter: Setter, outer: Element) -> _Caption:
    """Number and title on one line under the head rule."""
    style, texts = setter.style, setter.style.text
    element = Element("Caption", f"{outer.key}.caption", outer)
    y = style.illustration.wide_caption_at
    words = setter.plain(block.number + "\u3000", texts.caption_number) + setter.words(block.title, texts.caption_title)
    lines = setter.lines(words, style.full, align="left", balance=True)
    items: list[Item] = []
    for index, line in enumerate(lines):
        items += ink(line, 0.0, y + index * texts.caption_title.leading, element, words)
    height = y + (len(lines) - 1) * texts.caption_title.leading
    return _Caption(tuple(items), height, all_foot_notes(words, setter, element.key))


def _note(block: Illustration, setter: Setter, outer: Element, measure: float) -> _Caption:
    """Note and source, the first baseline at 0; empty where there is neither."""
    role = setter.style.text.caption_note
    items: list[Item] = []
    notes: list[FootNote] = []
    count = 0
    for part, inlines in (("note", block.note), ("source", block.source)):
        if not inlines:
            continue
        words: Words = setter.words(inlines, role)
        element = Element("P", f"{outer.key}.{part}", outer)
        for line in setter.lines(words, measure, align="left"):
            items += ink(line, 0.0, count * role.leading, element, words)
            count += 1
        notes += all_foot_notes(words, setter, element.key)
    return _Caption(tuple(items), max(count - 1, 0) * role.leading, tuple(notes))
