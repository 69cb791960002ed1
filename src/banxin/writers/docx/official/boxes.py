"""Text boxes: a place and a size in, a box of paragraphs that stands there whatever the text does out.

Neither frames of paragraphs nor tables as wide as the text stand free of it in LibreOffice; text boxes do everywhere.
"""

from __future__ import annotations

from typing import Final, Literal

from banxin.records import record
from banxin.writers.docx.markup import Node, add, add_bare, add_declared, add_words, empty_run, emus
from banxin.writers.docx.official.press import Press

WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
Place = tuple[Literal["page", "margin"], str | float]
"""What a place is counted from, and an edge's name or a distance in points."""


@record
class Box:
    """A text box: what it is called, its size in points, where it stands."""

    name: str
    told: str
    """For those who cannot see it."""
    size: tuple[float, float]
    across: Place
    down: Place
    parts: bool = True
    """Text keeps above and below it."""


def box(press: Press, anchor: Node, own: Box) -> Node:
    """A text box anchored in a paragraph, text above and below it; its content comes back to be filled."""
    draft = press.story.draft
    draft.drawings += 1
    size = {"cx": emus(own.size[0]), "cy": emus(own.size[1])}
    # What ``Requires`` names is a prefix, so it is declared here; no other part of the document needs it.
    alternatives = add_declared(empty_run(anchor), "mc:AlternateContent", ("mc", "wps"))
    choice = add_bare(alternatives, "mc:Choice", Requires="wps")
    node = add_bare(
        add(choice, "w:drawing"), "wp:anchor", distT=0, distB=0, distL=0, distR=0, simplePos=0, relativeHeight=1,
        behindDoc=0, locked=0, layoutInCell=0, allowOverlap=0,
    )  # fmt: skip
    add_bare(node, "wp:simplePos", x=0, y=0)
    for direction, (start, at) in (("H", own.across), ("V", own.down)):
        place = add_bare(node, f"wp:position{direction}", relativeFrom=start)
        if isinstance(at, str):
            add_words(place, "wp:align", at)
        else:
            add_words(place, "wp:posOffset", str(emus(at)))
    add_bare(node, "wp:extent", **size)
    add_bare(node, "wp:effectExtent", l=0, t=0, r=0, b=0)
    add(node, "wp:wrapTopAndBottom" if own.parts else "wp:wrapNone")
    add_bare(node, "wp:docPr", id=draft.drawings, name=own.name, descr=own.told)
    add(node, "wp:cNvGraphicFramePr")
    data = add_bare(add(node, "a:graphic"), "a:graphicData", uri=WPS)
    shape = add(data, "wps:wsp")
    add_bare(shape, "wps:cNvSpPr", txBox=1)
    look = add(shape, "wps:spPr")
    frame = add(look, "a:xfrm")
    add_bare(frame, "a:off", x=0, y=0)
    add_bare(frame, "a:ext", **size)
    add(add_bare(look, "a:prstGeom", prst="rect"), "a:avLst")
    add(look, "a:noFill")
    add(add(look, "a:ln"), "a:noFill")
    content = add(add(shape, "wps:txbx"), "w:txbxContent")
    anchored = "b" if own.down[1] == "bottom" else "t"
    body = add_bare(shape, "wps:bodyPr", lIns=0, tIns=0, rIns=0, bIns=0, anchor=anchored)
    add(body, "a:spAutoFit")
    return content
