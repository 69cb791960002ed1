"""Plots in the text: their native charts with workbooks as parts of the Word file, inline drawings out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.part import Part

from banxin.charts.native import CHART_TYPE, PACKAGE, RELATED, WORKBOOK_TYPE, native
from banxin.writers.docx.markup import NAMESPACES, Node, add, add_bare, add_declared, clean, empty_run, emus, relate

if TYPE_CHECKING:
    from banxin.charts.kinds import Plot
    from banxin.document import Illustration
    from banxin.writers.docx.draft import Story


APART: Final = 9.0
"""Points between two charts below each other from which on a line stays empty there: about half a line, which Word
would not show otherwise."""


def charts(story: Story, parent: Node, block: Illustration, plot: Plot, scale: float) -> bool:
    """Write the native charts of a plot into a paragraph, in the order they stand in; whether it has any.

    Charts that stand side by side share a line, those below each other have lines of their own.
    """
    made = native(plot, story.style, scale)
    for at, chart in enumerate(made):
        above = made[at - 1] if at else chart
        if chart.y > above.y:
            add(empty_run(parent), "w:br")
            if chart.y - above.y - above.height > APART:  # an empty line between them
                add(empty_run(parent), "w:br")
        draft = story.draft
        draft.drawings += 1
        relation = story.relate(RELATED, _part(story, chart.xml, chart.workbook))
        inline = add_bare(add(empty_run(parent), "w:drawing"), "wp:inline", distT=0, distB=0, distL=0, distR=0)
        add_bare(inline, "wp:extent", cx=emus(chart.width), cy=emus(chart.height))
        add_bare(inline, "wp:effectExtent", l=0, t=0, r=0, b=0)
        alt = clean(block.alt).strip() or block.id
        add_bare(inline, "wp:docPr", id=draft.drawings, name=f"{block.number} {block.id}".strip(), descr=alt)
        add(inline, "wp:cNvGraphicFramePr")
        data = add_bare(add(inline, "a:graphic"), "a:graphicData", uri=NAMESPACES["c"])
        relate(add_declared(data, "c:chart", ("c",)), "r:id", relation)
    return bool(made)


def _part(story: Story, xml: bytes, workbook: bytes) -> Part:
    """A chart part with its workbook, numbered in the order of the text."""
    package = story.draft.package
    count = package.count("chart")
    sheet = package.data(f"/word/embeddings/Microsoft_Excel_Worksheet{count}.xlsx", WORKBOOK_TYPE, workbook)
    part = package.data(f"/word/charts/chart{count}.xml", CHART_TYPE, xml)
    package.relate(part, PACKAGE, sheet)  # the first relationship is rId1, which the chart names
    return part
