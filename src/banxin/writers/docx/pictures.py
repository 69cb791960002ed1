"""Pictures in the text: bytes and a size in points in, ``w:drawing`` out; SVG with a PNG for those that know none."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from banxin import document
from banxin.records import record
from banxin.writers.docx.markup import (
    NAMESPACES,
    Node,
    add,
    add_bare,
    add_declared,
    add_words,
    clean,
    empty_run,
    emus,
    relate,
)

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story

Told = dict[str, str | int]
"""What a drawing is called: a number of its own, a name, words for those who cannot see it."""
SVG_BLIP: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""Word 2016 and later draw the SVG of this extension; others the PNG (MS-ODRAWXML 2.3.11)."""
GROUND: Final = "封面底色"
"""What the one drawing is called that is no illustration."""
MOST: Final = 0.8
"""The share of the type area's height that a picture may take, so that its caption stays with it."""


@record
class ChartPicture:
    """A drawn chart: the same ink as SVG and as PNG, and its size in points."""

    svg: bytes
    png: bytes
    width: float
    height: float


def picture(story: Story, parent: Node, block: document.Illustration, room: float) -> None:
    """Write the picture of an illustration into a paragraph, at most ``room`` points wide.

    A chart is native where it has such a form; raises ``KeyError`` for another that nobody has drawn.
    """
    if isinstance(block.content, document.Picture):
        source = block.content
        width = min(source.width, room)
        height = width * source.pixels[1] / source.pixels[0]
        extension = "png" if source.data.startswith(b"\x89PNG") else "jpeg"
        _drawing(story, parent, block, _fitted(width, height, room, story), (source.data, extension), b"")
        return
    # A report without charts loads nothing of their native forms.
    from banxin.writers.docx.charts import charts

    plot = block.content
    width, _ = _fitted(plot.width, plot.height, room, story)
    if charts(story, parent, block, plot, width / plot.width):
        return
    drawn = story.draft.pictures[block.id]
    size = _fitted(drawn.width, drawn.height, room, story)
    _drawing(story, parent, block, size, (drawn.png, "png"), drawn.svg)


def _fitted(width: float, height: float, room: float, story: Story) -> tuple[float, float]:
    scale = min(1.0, room / width, MOST * story.style.type_height / height)
    return width * scale, height * scale


def behind(story: Story, parent: Node, ground: str, size: tuple[float, float]) -> None:
    """A field of one colour behind the text, from the sheet's upper left corner; ``ground`` is ``#RRGGBB``."""
    draft = story.draft
    draft.drawings += 1
    anchor = add_bare(
        add(empty_run(parent), "w:drawing"), "wp:anchor", distT=0, distB=0, distL=0, distR=0, simplePos=0,
        relativeHeight=0, behindDoc=1, locked=1, layoutInCell=0, allowOverlap=1,
    )  # fmt: skip
    add_bare(anchor, "wp:simplePos", x=0, y=0)
    for direction in ("H", "V"):
        add_words(add_bare(anchor, f"wp:position{direction}", relativeFrom="page"), "wp:posOffset", "0")
    told: Told = {"id": draft.drawings, "name": GROUND, "descr": "封面底色，没有内容"}
    add_bare(anchor, "wp:extent", **_extent(size))
    add_bare(anchor, "wp:effectExtent", l=0, t=0, r=0, b=0)
    add(anchor, "wp:wrapNone")
    add_bare(anchor, "wp:docPr", **told)
    add(anchor, "wp:cNvGraphicFramePr")
    _graphic(story, anchor, told, size, (dot(ground), "png"), b"")


def dot(ground: str) -> bytes:
    """A PNG of one pixel in a colour, ``#RRGGBB``."""
    pixel = b"\x00" + bytes.fromhex(ground.removeprefix("#"))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(pixel)), (b"IEND", b""),
    )  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _drawing(
    story: Story, parent: Node, block: document.Illustration, size: tuple[float, float], raster: tuple[bytes, str],
    svg: bytes,
) -> None:  # fmt: skip
    draft = story.draft
    draft.drawings += 1
    inline = add_bare(add(empty_run(parent), "w:drawing"), "wp:inline", distT=0, distB=0, distL=0, distR=0)
    add_bare(inline, "wp:extent", **_extent(size))
    add_bare(inline, "wp:effectExtent", l=0, t=0, r=0, b=0)
    label = f"{block.number} {block.id}".strip()
    told: Told = {"id": draft.drawings, "name": label, "descr": clean(block.alt).strip() or block.id}
    add_bare(inline, "wp:docPr", **told)
    add_bare(add(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", noChangeAspect=1)
    _graphic(story, inline, told, size, raster, svg)


def _graphic(
    story: Story, parent: Node, told: Told, size: tuple[float, float], raster: tuple[bytes, str], svg: bytes
) -> None:
    package = story.draft.package
    data = add_bare(add(parent, "a:graphic"), "a:graphicData", uri=NAMESPACES["pic"])
    node = add(data, "pic:pic")
    kind = add(node, "pic:nvPicPr")
    add_bare(kind, "pic:cNvPr", **told)
    add(kind, "pic:cNvPicPr")
    fill = add(node, "pic:blipFill")
    blip = add(fill, "a:blip")
    relate(blip, "r:embed", story.relate(RT.IMAGE, package.media(*raster)))
    if svg:
        extension = add_bare(add(blip, "a:extLst"), "a:ext", uri=SVG_BLIP)
        vector = add_declared(extension, "asvg:svgBlip", ("asvg",))
        relate(vector, "r:embed", story.relate(RT.IMAGE, package.media(svg, "svg")))
    add(add(fill, "a:stretch"), "a:fillRect")
    shape = add(node, "pic:spPr")
    frame = add(shape, "a:xfrm")
    add_bare(frame, "a:off", x=0, y=0)
    add_bare(frame, "a:ext", **_extent(size))
    add(add_bare(shape, "a:prstGeom", prst="rect"), "a:avLst")


def _extent(size: tuple[float, float]) -> dict[str, str | int]:
    return {"cx": emus(size[0]), "cy": emus(size[1])}
