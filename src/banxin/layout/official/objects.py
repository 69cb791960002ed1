"""Stat tiles, charts and pictures as blocks of whole lines."""

from __future__ import annotations

import math
from typing import Final

from banxin.charts.draw import draw
from banxin.charts.kinds import Pyramid
from banxin.document import Illustration, Picture, Tile, Tiles, figure_anchor
from banxin.frame import Anchor, Element, Frame, GlyphRun, Image, Item, Path, Placed, box, walk
from banxin.inlines import figures_in
from banxin.layout.ink import ink
from banxin.layout.official.lines import centred, clear, strip, text
from banxin.layout.paragraph import foot_notes
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.lengths import mm
from banxin.records import replace
from banxin.style import Style

ACROSS: Final = (4, 3, 2, 1)
"""Tiles a row: as many as their labels allow."""
RULE: Final = mm(0.7)
FIGURE: Final = mm(3.6)
"""From the tile's top to the capitals of its figure; the places are those of the brief's design, section 4."""
LABEL: Final = mm(13.86)
"""The design's 14.2 mm, where the label is not moved down to the line of 仿宋 as 黑体 within text is."""
REMARK: Final = mm(21.0) - LABEL
"""From a label to the remark under it, upper edges of the em boxes."""
UNIT_GAP: Final = 0.15
NARROW: Final = 0.9
"""Of the line: a chart whose marks take less is centred by them."""
PICTURE_MOST: Final = 0.7
"""Of the type area's height."""


# ---------------------------------------------------------------- tiles


def tiles(block: Tiles, setter: Setter, key: str) -> tuple[Strip, ...]:
    """Rows of tiles of one width, each a block of whole lines; no boxes, flush left, a rule above each."""
    across = next((n for n in ACROSS if n <= max(len(block.tiles), 2) and _fit(block.tiles, n, setter)), 1)
    strips: list[Strip] = []
    for start in range(0, len(block.tiles), across):
        strips.append(_row(block.tiles[start : start + across], across, setter, f"{key}.{start}"))
    return tuple(strips)


def _width(across: int, setter: Setter) -> float:
    style = setter.style
    return (style.full - (across - 1) * style.em) / across


def _fit(group: tuple[Tile, ...], across: int, setter: Setter) -> bool:
    """Whether numbers stand in their tiles and labels on one line; two lines are let pass two a row."""
    width = _width(across, setter)
    lines = 1 if across > 2 else 2
    role = setter.style.text.tile_label
    return all(
        _figure(tile, setter, Element("P", ""))[1] <= width
        and len(setter.lines(setter.plain(tile.label, role), width, align="left", balance=True)) <= lines
        for tile in group
    )


def _row(group: tuple[Tile, ...], across: int, setter: Setter, key: str) -> Strip:
    style = setter.style
    width = _width(across, setter)
    items: list[Item] = []
    anchors: list[Anchor] = []
    depth = 0.0
    for index, tile in enumerate(group):
        frame = _tile(tile, width, setter.at(tile.origin), f"{key}.{index}")
        items.append(Placed(index * (width + style.em), -style.ascent, frame))
        named = (tile.amount.figure, tile.change_figure, *tile.label_figures)
        anchors += [Anchor(figure_anchor(figure), 0.0) for figure in named if figure]
        depth = max(depth, frame.height)
    lines = math.ceil((depth + 2 * clear(style)) / style.grid.leading - 0.01)
    return strip(tuple(items), setter, lines=lines, anchors=tuple(anchors))


def _tile(tile: Tile, width: float, setter: Setter, key: str) -> Frame:
    style, texts = setter.style, setter.style.text
    assert style.official is not None
    words = Element("P", f"{key}.words", Element("Div", key))
    rise = style.ascent / style.em
    colour = setter.colour(style.official.red if style.layout == "brief" else "ink")
    items: list[Item] = [box(0.0, 0.0, width, RULE, colour)]
    figure, _ = _figure(tile, setter, words)
    items += figure
    y = LABEL
    label = setter.plain(tile.label, texts.tile_label)
    for line in setter.lines(label, width, align="left", balance=True):
        items += ink(line, 0.0, y + rise * texts.tile_label.size, words, label)
        y += REMARK
    if tile.change:
        # Prose, not a formula: it has its gaps, whatever brief/SPEC 5 draws (the checker counts each as a fault).
        remark = setter.plain(tile.change, texts.tile_change)
        for line in setter.lines(remark, width, align="left"):
            items += ink(line, 0.0, y + rise * texts.tile_change.size, words, remark)
            y += REMARK
    return Frame(width, y - REMARK + texts.tile_label.size, tuple(items))


def _figure(tile: Tile, setter: Setter, element: Element) -> tuple[tuple[Item, ...], float]:
    """The number large, its qualifier before and its unit after it on one baseline; and how wide they are."""
    texts = setter.style.text
    number = setter.label(tile.amount.value, texts.tile_number)
    cap = setter.fonts.face(number.runs[0].face)
    top, _ = cap.heights(cap.glyph(ord("1")))
    y = FIGURE + top * texts.tile_number.size
    items: list[Item] = []
    x = 0.0
    if tile.amount.qualifier:
        qualifier = setter.label(tile.amount.qualifier, texts.tile_unit)
        items += ink(qualifier, x, y, element)
        x += qualifier.width + UNIT_GAP * setter.style.em
    items += ink(number, x, y, element)
    x += number.width
    unit = tile.amount.magnitude + tile.amount.unit
    if unit:
        line = setter.label(unit, texts.tile_unit)
        x += UNIT_GAP * setter.style.em
        items += ink(line, x, y, element)
        x += line.width
    return tuple(items), x


# ---------------------------------------------------------------- charts and pictures


def illustration(block: Illustration, setter: Setter, key: str) -> tuple[Strip, ...]:
    """The chart or picture centred in whole lines, 图1　题名 on a line below it, note and source after that."""
    style = setter.style
    outer = Element("Div", key)
    content = _content(block, setter, Element("Figure", f"{key}.figure", outer, alt=block.alt))
    air = 0.0 if _is_of_lines(block) else clear(style)
    lines = max(math.ceil((content.height + air) / style.grid.leading - 0.02), 1)
    room = lines * style.grid.leading
    top = -style.ascent - clear(style) + (room - content.height) / 2
    said = (*block.figures, *figures_in(block.title), *figures_in(block.note), *figures_in(block.source))
    anchors = (Anchor(block.anchor, -style.ascent), *(Anchor(figure_anchor(figure), 0.0) for figure in said))
    picture = strip(
        (Placed(_x(block, content, style), top, content),), setter, lines=lines, penalty=NEVER, anchors=anchors
    )
    caption = _caption(block, setter, Element("Caption", f"{key}.caption", outer))
    notes = [
        made
        for part, inlines in (("note", block.note), ("source", block.source))
        if inlines
        for made in text(setter.words(inlines, style.text.caption_note), setter, Element("P", f"{key}.{part}", outer))
    ]
    made = [picture, *caption, *notes]
    return (*(replace(each, penalty=NEVER) for each in made[:-1]), replace(made[-1], penalty=0.0))


def _is_of_lines(block: Illustration) -> bool:
    """Whether it is made of whole lines, and fills them: the layers of a brief's pyramid."""
    kind = None if isinstance(block.content, Picture) else block.content.kind
    return isinstance(kind, Pyramid) and kind.is_whole


def _x(block: Illustration, content: Frame, style: Style) -> float:
    """Where a frame stands: a chart of few columns or rings with its marks centred over the caption."""
    full = style.full
    if _is_of_lines(block):
        return 0.0
    left, right = _extent(content)
    return (full - content.width) / 2 if right - left > NARROW * full else (full - left - right) / 2


def _extent(content: Frame) -> tuple[float, float]:
    """The left and right edges of what is drawn."""
    edges: list[float] = []
    for x, _, item in walk(content):
        match item:
            case GlyphRun() | Image():
                edges += (x + item.x, x + item.x + item.width)
            case Path():
                edges += (x + at for step in item.segments for at in step.points[::2])
    return (min(edges), max(edges)) if edges else (0.0, content.width)


def _caption(block: Illustration, setter: Setter, element: Element) -> list[Strip]:
    texts = setter.style.text
    words = setter.plain(block.number + "\u3000", texts.caption_number) + setter.words(block.title, texts.caption_title)
    lines = setter.lines(words, setter.style.full - 2 * setter.style.em, align="left", balance=True)
    return [
        replace(
            strip(centred(line, setter, 0.0, element, words), setter),
            notes=foot_notes(line, words, setter, element.key),
        )
        for line in lines
    ]


def _content(block: Illustration, setter: Setter, element: Element) -> Frame:
    if not isinstance(block.content, Picture):
        return draw(block.content, setter.fonts, setter.style, element, setter.cache)
    picture = block.content
    width = min(picture.width, setter.style.full)
    height = width * picture.pixels[1] / picture.pixels[0]
    most = setter.style.type_height * PICTURE_MOST
    if height > most:
        width, height = width * most / height, most
    return Frame(width, height, (Image(0.0, 0.0, width, height, picture.data, element),))
