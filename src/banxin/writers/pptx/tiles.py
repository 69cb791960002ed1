"""Stat tiles in, the shapes of a slide out: numbers on white under rules, as large as the slide has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from banxin.charts.plot.look import widest
from banxin.document import Tile
from banxin.records import record
from banxin.writers.pptx.markup import Box, Line, Look, Pen, line
from banxin.writers.pptx.sizes import LEADING, LEAST, height, titled, words
from banxin.writers.pptx.slides import Stats
from banxin.writers.pptx.template import BODY_AT, FOOT_AT, FULL, LEFT

if TYPE_CHECKING:
    from banxin.style import Style

ROOM: Final = FOOT_AT - BODY_AT - 12.0
"""The height tiles may take, points."""
GUTTER: Final = 28.0
"""Between tiles side by side, points."""
TALLEST: Final = 176.0
"""From row to row of tiles at most, points: further apart, a number and the rule below it look like one."""
LARGE_SIZES: Final = ((88.0, 24.0), (72.0, 20.0), (60.0, 18.0))
SMALL_SIZES: Final = ((64.0, 20.0), (54.0, 18.0), (40.0, 16.0))
"""Sizes of numbers and of their labels on a slide of one, two and three rows of tiles."""
CLOSE: Final = 0.4
"""Numbers of more rows, in times the distance of these; their labels are the least."""
RULE: Final = 1.5
"""Times the weight that rules have on paper: a slide is seen from afar."""
NUMBER: Final = 1.2
"""From a number's line to the next, in times its size."""


@record
class Band:
    """Tiles side by side."""

    tiles: Sequence[Tile]
    across: int
    large: bool


def tiles(pen: Pen, slide: Stats, style: Style) -> Iterator[str]:
    """The tiles of a slide, row by row, and their note at its foot."""
    note = height((slide.note,), LEAST, FULL) if slide.note else 0.0
    bands, room = list(_bands(slide.tiles, slide.leads)), ROOM - note
    pitch = min(TALLEST, room / len(bands))
    top = BODY_AT + (room - pitch * len(bands)) / 3
    if slide.note:
        said = [line(slide.note, pen.role(style.text.caption_note, LEAST), leading=LEAST * LEADING)]
        yield pen.text("注", Box(LEFT, BODY_AT + room, FULL, note), said, "b", fit=True)
    for at, band in enumerate(bands):
        width = (FULL - (band.across - 1) * GUTTER) / band.across
        sizes = LARGE_SIZES if band.large else SMALL_SIZES
        number, label = sizes[len(bands) - 1] if len(bands) <= len(sizes) else (CLOSE * pitch, LEAST)
        number = min([number, *(number * width / _wide(tile, number, label) for tile in band.tiles)])
        for column, tile in enumerate(band.tiles):
            box = Box(LEFT + column * (width + GUTTER), top + at * pitch, width, pitch - 10)
            yield _tile(pen, tile, box, (number, label), style, large=band.large)


def _tile(pen: Pen, tile: Tile, box: Box, sizes: tuple[float, float], style: Style, *, large: bool) -> str:
    texts, amount = style.text, tile.amount
    measures = style.lead_tile if large else style.small_tile
    number = pen.role(texts.tile_number if large else texts.small_tile_number, sizes[0])
    unit = pen.role(texts.tile_unit if large else texts.small_tile_unit, sizes[1])
    runs: list[tuple[str, Look]] = []
    if amount.qualifier:
        runs.append((f"{amount.qualifier}\u2009", pen.role(texts.tile_qualifier, unit.size)))
    small = amount.magnitude + amount.unit
    runs += [(amount.value, number), (f"\u2009{small}" if small else "", unit)]
    name, size = titled(tile.label, (sizes[1], max(LEAST, sizes[1] - 2)), box.width)
    label = pen.role(texts.tile_label if large else texts.small_tile_label, size)
    lines = [
        Line(tuple(runs), leading=sizes[0] * NUMBER),
        line(name, label, leading=size * LEADING, before=2),
    ]
    if tile.change:
        lines.append(line(tile.change, pen.role(texts.tile_change, max(LEAST, size - 2)), leading=size * LEADING))
    said = f"{tile.label}{amount.text}" + (f"，{tile.change}" if tile.change else "")
    rule = Box(box.x, box.y, box.width, measures.rule * RULE)
    return pen.group(
        f"数字块：{tile.label}", said, box,
        (
            pen.block("线", rule, style.colour(measures.rule_colour)),
            pen.text("数字", Box(box.x, box.y + 8, box.width, box.height - 8), lines),
        ),
    )  # fmt: skip


def _bands(said: Sequence[Tile], leads: int) -> Iterator[Band]:
    """Rows of tiles: two large ones, three small ones; four small ones stand two and two, for none stands alone."""
    for start in range(0, leads, 2):
        yield Band(said[start : min(start + 2, leads)], 2, large=True)
    rest = said[leads:]
    across = 2 if len(rest) in (2, 4) else 3
    for start in range(0, len(rest), across):
        yield Band(rest[start : start + across], across, large=False)


def _wide(tile: Tile, number: float, unit: float) -> float:
    """What a tile's number and unit take at most, points."""
    amount = tile.amount
    rest = words(amount.qualifier + amount.magnitude + amount.unit, unit)
    return max(widest((*words(amount.value, number), *rest)) + 8, 1.0)  # a tile may hold nothing but blanks
