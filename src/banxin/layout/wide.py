"""A table too wide for the page in, tables that fit it out: its columns in groups, the first column in each."""

from __future__ import annotations

from typing import Final

from banxin.document import Column, Table
from banxin.inlines import Text, plain
from banxin.layout.columns import WORDS_EM, holds_numbers
from banxin.layout.setter import TOLERATED, Setter
from banxin.layout.shares import Groups, Placed, placed, shares
from banxin.problems import Place, warning
from banxin.records import replace

HALVINGS: Final = 10
"""Of the room, to make groups even: after so many half a point is left."""


def parted(block: Table, natural: tuple[float, ...], room: float, between: float, setter: Setter) -> tuple[Table, ...]:
    """The tables that say what one does, as many as it takes for each to fit ``room``; more than one are said.

    ``natural`` is what each column's widest cell takes on one line, ``between`` what stands between two. Columns that
    a cell spans over stay together, so a part may still be too wide (``say_overfull``). It is the table itself where
    that fits or cannot be parted.
    """
    needed = _all_needed(block, natural, setter)
    fits = _width(needed, between) <= room
    groups = () if fits else _even_groups(needed, _bands(len(needed), placed(block)), room, between)
    if len(groups) < 2:
        setter.parted.pop(block.anchor, None)  # it may have been wider before its folios were known
        return (block,)
    message = f"{_called(block)}有{len(needed)}栏，比版心宽，按栏分排成{len(groups)}段"
    setter.problems.append(warning(Place(setter.origin), "L007", message, _narrower(block)))
    setter.parted[block.anchor] = groups
    return tuple(replace(own.table, title=(*own.table.title, Text(own.said))) for own in shares(block, groups))


def say_overfull(
    block: Table, natural: tuple[float, ...], room: float, between: float, setter: Setter
) -> None:
    """Say of a table that it is wider than ``room`` even with its words turned over; nothing of one that fits."""
    over = _width(_all_needed(block, natural, setter), between) - room
    if over > TOLERATED:
        message = f"{_called(block)}有几栏不能分开，比版心宽 {over:.0f}pt"
        setter.problems.append(warning(Place(setter.origin), "L010", message, _narrower(block)))


def _called(block: Table) -> str:
    return block.number or f"“{plain(block.title)}”"


def _narrower(block: Table) -> str:
    """What an author may do about a table that is too wide."""
    lie = "" if block.sideways else "写 sideways: true 横放，"
    return f"{lie}减少栏数，或自己分成几张表"


def _all_needed(block: Table, natural: tuple[float, ...], setter: Setter) -> tuple[float, ...]:
    em = setter.style.text.table_cell.size
    return tuple(_needed(*pair, em) for pair in zip(block.columns, natural, strict=True))


def _needed(column: Column, natural: float, em: float) -> float:
    return natural if holds_numbers(column) else min(natural, WORDS_EM * em)


def _width(needed: tuple[float, ...], between: float) -> float:
    return sum(needed) + between * (len(needed) - 1)


def _bands(count: int, rows: tuple[Placed, ...]) -> list[range]:
    """Columns in bands that no cell reaches out of, from left to right."""
    ends = list(range(count))
    for own in rows:
        for at, cell in own:
            for column in range(at, min(at + cell.columns, count)):
                ends[column] = max(ends[column], min(at + cell.columns, count) - 1)
    bands, start, reach = [], 0, 0
    for column in range(count):
        reach = max(reach, ends[column])
        if column == reach:
            bands.append(range(start, column + 1))
            start = reach = column + 1
    return bands


def _even_groups(needed: tuple[float, ...], bands: list[range], room: float, between: float) -> Groups:
    """As few groups as fit ``room``, none much wider than another: the least room that takes no more of them."""
    groups = _groups(needed, bands, room, between)
    least, most = 0.0, room
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        tried = _groups(needed, bands, middle, between)
        if len(tried) > len(groups):
            least = middle
        else:
            groups, most = tried, middle
    return tuple(map(tuple, groups))


def _groups(needed: tuple[float, ...], bands: list[range], room: float, between: float) -> list[list[int]]:
    """Bands that stand together, the first in every group; as many as fit, but one more than the first at least."""
    first, *others = bands
    groups = [list(first)]
    for band in others:
        together = [*groups[-1], *band]
        if _width(tuple(needed[own] for own in together), between) > room and len(groups[-1]) > len(first):
            together = [*first, *band]
            groups.append(together)
        groups[-1] = together
    return groups
