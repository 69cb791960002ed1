"""Pages on their side: a style for a sheet that lies, and a page of it turned upright with its words running up."""

from __future__ import annotations

from dataclasses import replace

from banxin.frame import Page, turned
from banxin.style import Style


def lying(style: Style) -> Style:
    """The style for a sheet that lies: lines as long as the type area is high, as many of them as its width holds."""
    paper, grid = style.paper, style.grid
    lain = paper.model_copy(
        update={
            "width": paper.height, "height": paper.width, "head": paper.inner, "foot": paper.outer,
            "inner": paper.foot, "outer": paper.head,
        }
    )  # fmt: skip
    column = (style.type_height - (grid.columns - 1) * grid.gutter) / grid.columns
    lines = int((style.full - style.em) / grid.leading) + 1
    laid = grid.model_copy(
        update={"column": column, "lines": lines, "first_baseline": paper.inner + style.ascent}
    )
    return style.model_copy(update={"paper": lain, "grid": laid})


def turn(page: Page) -> Page:
    """A page that lies, put upright with its words running up."""
    return replace(page, frame=turned(page.frame), anchors=tuple(replace(each, y=0.0) for each in page.anchors))
