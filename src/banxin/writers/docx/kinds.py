"""The kinds of tables of a report: a style's measures in, their table styles out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.style import Style
from banxin.writers.docx.matter import CoverFit
from banxin.writers.docx.ruling import Cells, Kind, Margins
from banxin.writers.docx.sheet import Edge
from banxin.writers.docx.spaces import fall, rise

HANG: Final = 0.5
"""How far the ground of a policy block stands out of the type area on each side, in ems (design tokens 13); the cells'
margins are as wide, so that the words keep their columns."""


def kinds(style: Style, fit: CoverFit) -> Iterator[Kind]:
    """The table styles of a report."""
    yield from _cover(style, fit)
    yield from _cards(style)
    yield from _tiles(style)
    yield Kind("ProjectTable", "项目表")
    yield _three_lines(style)


def _cover(style: Style, fit: CoverFit) -> Iterator[Kind]:
    cover = style.cover
    # The title's baseline stands as far above the edge of the colour as the year's would; the year's line reaches it.
    below = cover.ground_to - cover.year_at - fall(fit.size * cover.title_leading) if fit.white else 0.0
    ground, head = Cells(ground=cover.ground, anchor="bottom"), Cells(anchor="top")
    yield Kind("CoverTable", "封面表", Margins(bottom=max(0.0, below)), cells=ground, parts=(("firstRow", head),))
    rules = tuple(Edge(side, cover.list_rule, "rule") for side in ("top", "bottom", "insideH"))
    yield Kind("CoverList", "封面章节表", edges=rules)


def _cards(style: Style) -> Iterator[Kind]:
    """Cards, principles and policy documents: a rule above, most of them on a ground."""
    card, body, tint = style.card, style.text.body.leading, "tint"
    rule = (Edge("top", card.rule, "blue"),)
    padding = Margins(left=card.padding, bottom=card.bottom - fall(body), right=card.padding)
    own, between = Cells(rule, tint), Cells(margins=Margins())
    yield Kind("CardTable", "卡片表", padding, parts=(("band1Vert", own), ("band2Vert", between)))
    above = Cells((Edge("top", card.open_rule, "blue"),))
    yield Kind("PrincipleTable", "原则表", parts=(("band1Vert", above),))
    # Titles stand in by themselves: the text beside them begins where the main column does.
    row = Margins(card.row_text_at - rise(body), 0.0, card.row_bottom - fall(body), card.padding)
    yield Kind("RowCardTable", "整行卡表", row, rule, Cells(ground=tint))
    hang, policy = HANG * style.em, style.policy
    around = Margins(left=hang, bottom=policy.bottom - fall(body), right=hang)
    yield Kind("PolicyTable", "文件表", around, (Edge("top", policy.rule, "blue"),), Cells(ground=tint))


def _tiles(style: Style) -> Iterator[Kind]:
    for key, title, measures in (
        ("TileTable", "数字块表", style.lead_tile), ("SmallTileTable", "小数字块表", style.small_tile),
    ):  # fmt: skip
        above = Cells((Edge("top", measures.rule, measures.rule_colour),))
        yield Kind(key, title, parts=(("band1Vert", above),))


def _three_lines(style: Style) -> Kind:
    """The three-line table; its head and its total have rules of their own."""
    measures = style.table
    rules = (
        Edge("top", measures.head_rule, "ink"), Edge("bottom", measures.foot_rule, "ink"),
        Edge("insideH", measures.row_rule, "hair"),
    )  # fmt: skip
    # A row of one line is as high as the style says, one of two lines grows by its leading; cells begin on its first.
    air = (measures.row - style.text.table_cell.leading) / 2
    head = Cells((Edge("bottom", measures.under_head, "ink"),), anchor="center")
    total = Cells((Edge("top", measures.under_head, "ink"),))
    return Kind(
        "ThreeLineTable", "三线表", Margins(air, measures.padding, air, measures.padding), rules,
        Cells(anchor="top"), (("firstRow", head), ("lastRow", total)),
    )  # fmt: skip
