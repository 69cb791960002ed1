"""What may stand in a section; one file per kind. A panel is written as one key, its kind, with what belongs to it."""

from __future__ import annotations

from typing import Annotated, Final

from banxin.panels.cards import Cards
from banxin.panels.charts import (
    Bar,
    Charted,
    Column,
    Combination,
    Doughnut,
    Line,
    Progress,
    Ranking,
    Shares,
    Stacked,
    Tiers,
)
from banxin.panels.columns import Columns
from banxin.panels.desk import Authored, Desk, Level, Notebook
from banxin.panels.page_break import PageBreak
from banxin.panels.picture import Picture
from banxin.panels.points import Points
from banxin.panels.policy import Policy
from banxin.panels.principles import Principles
from banxin.panels.projects import Projects
from banxin.panels.prose import Prose
from banxin.panels.quotation import Quotation
from banxin.panels.stats import Stats
from banxin.panels.table import Table
from banxin.reading import ByKey, Written

KINDS: Final[dict[str, type[Written]]] = {
    "prose": Prose, "points": Points, "principles": Principles, "policy": Policy, "stats": Stats, "cards": Cards,
    "projects": Projects, "quotation": Quotation, "table": Table, "picture": Picture, "page_break": PageBreak,
    "columns": Columns,
    "tiers": Tiers, "shares": Shares, "bar": Bar, "ranking": Ranking, "column": Column, "line": Line,
    "combination": Combination, "stacked": Stacked, "doughnut": Doughnut, "progress": Progress,
}  # fmt: skip
"""Every kind of panel by the key it has in YAML."""

Panel = Annotated[
    Prose | Points | Principles | Policy | Stats | Cards | Projects | Quotation | Table | Picture | PageBreak
    | Columns | Tiers | Shares | Bar | Ranking | Column | Line | Combination | Stacked | Doughnut | Progress,
    ByKey("内容", KINDS),
]  # fmt: skip

__all__ = ["KINDS", "Authored", "Charted", "Desk", "Level", "Notebook", "Panel", "Picture", "Table"]
