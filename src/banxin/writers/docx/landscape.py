"""A style in, the same for a section of pages on their side out: the sheet turned, its margins where they were."""

from __future__ import annotations

from banxin.style import Style


def landscape(style: Style) -> Style:
    """The style of a section that lies. Word sets running heads and folios along its long edges, so the margins stay
    above and below them; our own pages keep them upright and turn only what stands between."""
    paper, grid = style.paper, style.grid
    lain = paper.model_copy(update={"width": paper.height, "height": paper.width})
    room = lain.width - paper.inner - paper.outer
    column = (room - (grid.columns - 1) * grid.gutter) / grid.columns
    return style.model_copy(update={"paper": lain, "grid": grid.model_copy(update={"column": column})})
