"""Pages on their side: which blocks stand on them, a style for a sheet that lies, a page of it turned upright."""

from __future__ import annotations

from itertools import groupby

from banxin.document import Block, Heading, Illustration, PageBreak, Table
from banxin.frame import Page, turned
from banxin.layout.setter import Setter
from banxin.records import replace
from banxin.style import Style


def stretches(blocks: tuple[Block, ...], span: range) -> tuple[tuple[range, bool], ...]:
    """The blocks of ``span`` in runs that are set one way, and whether each lies on its side.

    Heads and page breaks lie with what they stand before: no page has a head alone.
    """
    lies = [_lies(blocks[index]) for index in span]
    for place in reversed(range(len(lies) - 1)):
        lies[place] = lies[place] or (lies[place + 1] and _goes_with_next(blocks[span[place]]))
    runs = (list(run) for _, run in groupby(zip(span, lies, strict=True), key=lambda pair: pair[1]))
    return tuple((range(run[0][0], run[-1][0] + 1), run[0][1]) for run in runs)


def _lies(block: Block) -> bool:
    return isinstance(block, Illustration | Table) and block.sideways


def _goes_with_next(block: Block) -> bool:
    return isinstance(block, PageBreak | Heading)


def lain(setter: Setter) -> Setter:
    """The same setter for a sheet that lies."""
    return replace(setter, style=lying(setter.style))


def lying(style: Style) -> Style:
    """The style for a sheet that lies: lines as long as the type area is high, as many of them as its width holds."""
    paper, grid = style.paper, style.grid
    sheet = paper.model_copy(
        update={
            "width": paper.height, "height": paper.width, "head": paper.inner, "foot": paper.outer,
            "inner": paper.foot, "outer": paper.head,
        }
    )  # fmt: skip
    column = (style.type_height - (grid.columns - 1) * grid.gutter) / grid.columns
    lines = int((style.full - style.em) / grid.leading) + 1
    own = {"column": column, "lines": lines, "first_baseline": paper.inner + style.ascent}
    return style.model_copy(update={"paper": sheet, "grid": grid.model_copy(update=own)})


def turn(page: Page) -> Page:
    """A page that lies, put upright with its words running up.

    Its anchors are at its top: a line of it runs along the whole height, so a link shows all of the page.
    """
    return replace(page, frame=turned(page.frame), anchors=tuple(replace(each, y=0.0) for each in page.anchors))
