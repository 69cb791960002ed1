"""A watermark (草稿) in, a shape of VML in a header out: words on a path behind the text, as Word itself makes them.

DrawingML has no words that fill their shape and that older Words and WPS read; Word's own command writes this VML too.
"""

from __future__ import annotations

import math
from typing import Final

from banxin.style import Style
from banxin.writers.docx.markup import Node, add, add_bare, clean, empty_run
from banxin.writers.docx.texts import ems

ROOM: Final = 0.8
"""How much of the sheet the words may take each way; longer ones are set smaller."""
TYPE: Final = "_x0000_t136"
"""Word's name for plain words on a path (MS-OI29500: msosptTextPlainText)."""
FORMULAS: Final = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1",
    "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
)  # fmt: skip
"""How that kind of shape is drawn, as Word writes it in every file that holds one."""
BEHIND: Final = -251_658_752
"""Where it lies: the layer that Word gives the first watermark, below the text."""


def watermark(parent: Node, words: str, style: Style, number: int, *, cover: bool = False) -> None:
    """Add the shape to a paragraph of a header; ``number`` tells it from the other headers' shapes.

    It stands in the middle of the sheet, on the ``cover`` in the middle of what its colour leaves white.
    """
    picture = add(empty_run(parent), "w:pict")
    _kind(picture)
    below = style.cover.ground_to if cover else 0.0
    width, height = _size(words, style, style.paper.height - below)
    vertical = (
        f"margin-top:{(below + style.paper.height - height) / 2:.1f}pt;mso-position-vertical:absolute"
        if cover else "margin-top:0;mso-position-vertical:center"
    )  # fmt: skip
    shape = add_bare(
        picture, "v:shape", id=f"PowerPlusWaterMarkObject{number}", type=f"#{TYPE}",
        style=(
            f"position:absolute;margin-left:0;width:{width:.1f}pt;height:{height:.1f}pt;"
            f"rotation:{(360 - style.furniture.watermark_turn) % 360:g};z-index:{BEHIND};"
            f"mso-position-horizontal:center;mso-position-horizontal-relative:page;{vertical};"
            "mso-position-vertical-relative:page"
        ),
        fillcolor=style.colour(style.text.watermark.colour).lower(), stroked="f",
    )  # fmt: skip
    _set(shape, "o", "spid", f"_x0000_s{2048 + number}")
    _set(shape, "o", "allowincell", "f")
    family = style.families[style.text.watermark.family].word
    add_bare(shape, "v:textpath", style=f'font-family:"{family}";font-size:1pt', string=clean(words))


def _kind(picture: Node) -> None:
    """What a shape of this kind is: every part that holds one says it again."""
    kind = add_bare(
        picture, "v:shapetype", id=TYPE, coordsize="21600,21600", adj="10800", path="m@7,l@8,m@5,21600l@6,21600e"
    )
    _set(kind, "o", "spt", "136")
    formulas = add(kind, "v:formulas")
    for equation in FORMULAS:
        add_bare(formulas, "v:f", eqn=equation)
    path = add_bare(kind, "v:path", textpathok="t")
    _set(path, "o", "connecttype", "custom")
    _set(path, "o", "connectlocs", "@9,0;@10,10800;@11,21600;@12,10800")
    _set(path, "o", "connectangles", "270,180,90,0")
    add_bare(kind, "v:textpath", on="t", fitshape="t")
    lock = add_bare(kind, "o:lock", text="t", shapetype="t")
    _set(lock, "v", "ext", "edit")


def _size(words: str, style: Style, room: float) -> tuple[float, float]:
    """Width and height of the words before they are turned, in points, on a part of the sheet ``room`` points high."""
    size = style.text.watermark.size
    width = size * ems(words)
    turn = math.radians(style.furniture.watermark_turn)
    across = width * math.cos(turn) + size * math.sin(turn)
    down = width * math.sin(turn) + size * math.cos(turn)
    scale = min(1.0, ROOM * style.paper.width / across, ROOM * room / down)
    return width * scale, size * scale


def _set(node: Node, prefix: str, key: str, value: str) -> None:
    node.attributes[f"{prefix}:{key}"] = value
