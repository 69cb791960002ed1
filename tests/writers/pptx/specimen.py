"""A deck's bytes taken apart: slides, words with their sizes, places in points; and a small document to make one of."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from banxin.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Title,
)
from banxin.inlines import Text
from banxin.style import Style
from banxin.writers.pptx import pptx
from sample import annual

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(document: Document, style: Style | None = None) -> list[etree._Element]:
    made = parts(pptx(document, style or annual(), {}))
    names = sorted((name for name in made if name.startswith("ppt/slides/slide")), key=lambda name: int(re.sub(r"\D", "", name)))
    return [etree.fromstring(made[name]) for name in names]


def extent(node: etree._Element) -> tuple[float, float]:
    """Width and height, points."""
    held = node.find(f".//{A}ext") if node.find(f"{P}xfrm") is None else node.find(f"{P}xfrm/{A}ext")
    assert held is not None
    return int(str(held.get("cx"))) / 12700, int(str(held.get("cy"))) / 12700


def origin(node: etree._Element) -> tuple[float, float]:
    off = node.find(f".//{A}off")
    assert off is not None
    return int(str(off.get("x"))) / 12700, int(str(off.get("y"))) / 12700


def places(page: etree._Element) -> dict[str, tuple[float, float, float, float]]:
    """Where the named shapes of a slide stand, points; the last of those of one name."""
    found = {}
    for shape in page.iter(f"{P}sp"):
        off, ext = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
        if off is not None and ext is not None:
            numbers = (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
            x, y, cx, cy = (int(str(number)) / 12700 for number in numbers)
            found[str(shape.find(f".//{P}cNvPr").get("name"))] = (x, y, cx, cy)  # type: ignore[union-attr]
    return found


def runs(page: etree._Element) -> list[tuple[str, float]]:
    """The words of a slide with their sizes, points."""
    return [
        ("".join(run.itertext()), int(str(run.find(f"{A}rPr").get("sz"))) / 100)  # type: ignore[union-attr]
        for run in page.iter(f"{A}r")
    ]


def statements(page: etree._Element) -> list[str]:
    """What stands behind a mark."""
    return ["".join(p.itertext()) for p in page.iter(f"{A}p") if p.find(f"{A}pPr/{A}buChar") is not None]


def chapter(*blocks: Block) -> Document:
    heads = Heading(1, "1", (Text("章"),), "a", "章"), Heading(1, "2", (Text("末"),), "b", "末")
    return Document(Title("报告", "", "报告", ""), "", "", "", "", (heads[0], *blocks, heads[1]))


def below(title: str, text: str) -> tuple[Block, ...]:
    return Heading(2, "", (Text(title),), title, title), Paragraph((Text(text),))
