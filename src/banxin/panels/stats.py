"""Stats panel: figures of the ledger in, number tiles out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from banxin.document import Block, Paragraph, Tile, Tiles, figure_origin
from banxin.figures import FigureId
from banxin.inlines import figures_in, plain
from banxin.panels.desk import Desk
from banxin.problems import Problem, error
from banxin.reading import Written
from banxin.reading.declared import Field

SMALL_ACROSS: Final = 3
"""Small tiles a row."""


class Stat(Written):
    """One tile: its figure, what it counts, and by how much it grew."""

    bare: ClassVar[str] = "figure"
    figure: FigureId = Field(description="数据的 id")
    label: str = Field("", max_length=80, description="数字下面的字；不写则用数据的指标名。可引用数据")
    change: str = Field("", max_length=40, description="增减，如 新增{pool.added}")


class Stats(Written):
    """数字块: at least two numbers, with their labels."""

    bare: ClassVar[str] = "figures"
    figures: tuple[Stat, ...] = Field(min_length=1, max_length=24, description="数据，每块一个")
    lead: int | None = Field(None, ge=0, description="前几块用大号；不写则按块数定")
    note: str = Field("", max_length=200, description="数字块下面的说明。可引用数据")

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One group of tiles, and its note."""
        desk.problems.extend(self._alone())
        tiles = tuple(tile for index, stat in enumerate(self.figures) if (tile := _tile(self, stat, index, desk)))
        if tiles:
            leads = large(len(tiles)) if self.lead is None else min(self.lead, len(tiles))
            yield Tiles(tiles, leads, desk.origin(self))
        if tiles and self.note:
            words = desk.prose(self, self.note, "note")
            yield Paragraph(words, "note", indent=False, origin=desk.origin(self, "note"))

    def _alone(self) -> Iterator[Problem]:
        """What would leave a tile alone in its row (design tokens, 12, must never happen: 2)."""
        count = len(self.figures)
        if count == 1:
            yield error(self.place, "R003", "一个数字块单独成行", "写进正文，或与别的数字并列")
        elif self.lead is not None and max(count - self.lead, 0) % SMALL_ACROSS == 1:
            message = f"{count} 个数字块中前 {self.lead} 块用大号，最后一行只剩一块"
            yield error(self.place_of("lead"), "R003", message, f"不写 lead，或写 lead: {large(count)}")


def large(tiles: int) -> int:
    """How many of so many tiles are large, at 2 a row; the small ones stand 3 a row.

    Design tokens, section 9: 4 is 2 + 2, 5 is 2 + 3, 7 is 1 + 6, 8 is 2 + 6.
    """
    if tiles <= 2 or tiles == 4:
        return tiles
    return tiles % SMALL_ACROSS


def _tile(stats: Stats, stat: Stat, index: int, desk: Desk) -> Tile | None:
    amount = desk.figure(stat.figure, stat.place_of("figure"), "full", set_off=True)
    if amount is None:
        return None
    label = desk.prose(stat, stat.label, "label") if stat.label else ()
    change = desk.prose(stat, stat.change, "change") if stat.change else ()
    grown = next(figures_in(change), "")
    words = plain(label) if stat.label else desk.name(stat.figure)
    origin = desk.origin(stats, "figures", index)
    named = f"{origin}/label" if stat.label else figure_origin(stat.figure, "name")
    return Tile(amount, words, plain(change), grown, tuple(figures_in(label)), origin, named)
