"""Stat tiles to strips: a rule, a large number with its unit, a label; rows of two or three."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.document import Tile, Tiles, figure_anchor
from banxin.frame import Anchor, Element, Frame, Item, Placed, rule
from banxin.layout.ink import ink
from banxin.layout.setter import Setter
from banxin.layout.strip import Strip
from banxin.layout.words import Wanted, Words
from banxin.records import record, replace
from banxin.style import TextRole, TileMeasures

PARTED: Final = 300.0
"""What it costs to part the rows of one group of tiles."""


@record
class _Kind:
    """Lead tiles or small ones: measures and roles."""

    measures: TileMeasures
    number: TextRole
    unit: TextRole
    label: TextRole
    joined: bool
    """The qualifier joins the label."""


def tiles(block: Tiles, setter: Setter, key: str) -> tuple[Strip, ...]:
    """Rows of lead tiles, then rows of small ones."""
    strips: list[Strip] = []
    for kind, group in _groups(block, setter):
        across = _across(kind, group, setter)
        for start in range(0, len(group), across):
            row = _row(group[start : start + across], kind, across, setter, f"{key}.{len(strips)}")
            if strips:
                strips[-1] = replace(strips[-1], penalty=PARTED)
                row = replace(row, above=_between(strips[-1], kind))
            strips.append(row)
    return tuple(strips)


def wanted(block: Tiles, setter: Setter) -> Iterator[Wanted]:
    """The labels of tiles, as they are to be set."""
    for kind, group in _groups(block, setter):
        width = _width(kind.measures.across, setter)
        for tile in group:
            yield Wanted(setter.plain(_label(tile, kind), kind.label), width, align="left", balance=True)


def labels(block: Tiles, setter: Setter) -> Iterator[tuple[Words, str]]:
    """The numbers of tiles in the largest size and the least, and their units, with their origins."""
    for kind, group in _groups(block, setter):
        roles = (kind.number, _least(kind))
        for tile in group:
            yield from ((setter.plain(_value(tile), role), tile.origin) for role in roles)
            yield from ((setter.plain(unit, kind.unit), tile.origin) for unit in (tile.amount.unit, _unit(tile)))


def _groups(block: Tiles, setter: Setter) -> tuple[tuple[_Kind, tuple[Tile, ...]], ...]:
    """Lead tiles and small ones."""
    style, texts = setter.style, setter.style.text
    lead = _Kind(style.lead_tile, texts.tile_number, texts.tile_unit, texts.tile_label, joined=False)
    small = _Kind(
        style.small_tile, texts.small_tile_number, texts.small_tile_unit, texts.small_tile_label, joined=True
    )
    return (lead, block.tiles[: block.leads]), (small, block.tiles[block.leads :])


def _between(above: Strip, kind: _Kind) -> float:
    """From the last label's first line to the next row's rule: rows stand a pitch apart, long labels push it."""
    measures = kind.measures
    return max(measures.pitch - measures.number_at - measures.label_below, above.descent + 12.0)


def _across(kind: _Kind, group: tuple[Tile, ...], setter: Setter) -> int:
    """Tiles a row: two where a number would not fit its tile even at the last step."""
    if not group:
        return kind.measures.across
    role = _least(kind)
    width = _width(kind.measures.across, setter)
    fits = all(_number_width(tile, role, kind, setter) <= width for tile in group)
    return kind.measures.across if fits else 2


def _least(kind: _Kind) -> TextRole:
    """The role of a number at its last step."""
    size = kind.measures.number_steps[-1] if kind.measures.number_steps else kind.number.size
    return kind.number.model_copy(update={"size": size})


def _width(across: int, setter: Setter) -> float:
    style = setter.style
    return (style.main - (across - 1) * style.grid.gutter) / across


def _number_width(tile: Tile, role: TextRole, kind: _Kind, setter: Setter) -> float:
    number = setter.label(_value(tile), role).width + role.shift
    return number + kind.measures.unit_gap + setter.label(tile.amount.unit, kind.unit).width


def _value(tile: Tile) -> str:
    return tile.amount.value


def _label(tile: Tile, kind: _Kind) -> str:
    """What the number counts, its qualifier with it where that has no line of its own."""
    return f"{tile.label}（{tile.amount.qualifier}）" if tile.amount.qualifier and kind.joined else tile.label


def _unit(tile: Tile) -> str:
    """The unit beside the number: 万 and 亿 go with it (2.92 万亿元)."""
    return tile.amount.magnitude + tile.amount.unit


def _row(group: tuple[Tile, ...], kind: _Kind, across: int, setter: Setter, key: str) -> Strip:
    style, measures = setter.style, kind.measures
    width = _width(across, setter)
    role = _sized(group, kind, width, setter)
    items: list[Item] = []
    anchors: list[Anchor] = []
    depth = 0
    for index, tile in enumerate(group):
        frame, lines = _tile(tile, kind, role, width, setter, f"{key}.{index}")
        items.append(Placed(style.main_at + index * (width + style.grid.gutter), 0.0, frame))
        said = (tile.amount.figure, tile.change_figure, *tile.label_figures)
        anchors += [Anchor(figure_anchor(figure), 0.0) for figure in said if figure]
        depth = max(depth, lines)
    height = measures.number_at + measures.label_below
    return Strip(
        frame=Frame(style.full, height, tuple(items)), start="tile", end="tile", height=height,
        descent=(depth - 1) * kind.label.leading + 5.0, anchors=tuple(anchors),
    )  # fmt: skip


def _sized(group: tuple[Tile, ...], kind: _Kind, width: float, setter: Setter) -> TextRole:
    """The largest of the style's sizes at which every number of the row fits its tile."""
    role = kind.number
    for size in (role.size, *kind.measures.number_steps):
        role = role.model_copy(update={"size": size})
        if all(_number_width(tile, role, kind, setter) <= width for tile in group):
            return role
    return role


def _tile(
    tile: Tile, kind: _Kind, number_role: TextRole, width: float, setter: Setter, key: str
) -> tuple[Frame, int]:
    setter = setter.at(tile.origin)
    measures, texts = kind.measures, setter.style.text
    element = Element("Div", key)
    words = Element("P", f"{key}.words", element)
    items: list[Item] = [rule(0.0, 0.0, width, measures.rule, setter.colour(measures.rule_colour))]
    if tile.amount.qualifier and not kind.joined:
        qualifier = setter.label(tile.amount.qualifier, texts.tile_qualifier)
        items += ink(qualifier, 0.0, measures.qualifier_at, words)
    number = setter.label(_value(tile), number_role)
    x = number_role.shift
    items += ink(number, x, measures.number_at, words)
    unit = setter.label(_unit(tile), kind.unit)
    items += ink(unit, x + number.width + measures.unit_gap, measures.number_at, words)
    y = measures.number_at + measures.label_below
    label_words = setter.plain(_label(tile, kind), kind.label)
    lines = setter.lines(label_words, width, align="left", balance=True)
    for index, line in enumerate(lines):
        items += ink(line, 0.0, y + index * kind.label.leading, words)
    count = len(lines)
    if tile.change:
        change = setter.label(tile.change, texts.tile_change)
        items += ink(change, 0.0, y + count * kind.label.leading, words)
        count += 1
    return Frame(width, y, tuple(items)), count


