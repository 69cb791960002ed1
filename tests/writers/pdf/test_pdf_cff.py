"""Fonts with PostScript outlines: their glyphs come out although their own numbers (CIDs) are not their places."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdfium2
import pytest
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from banxin.document import Document, Title
from banxin.frame import Element, Frame, GlyphRun, Page
from banxin.text.fonts import Fonts
from banxin.writers.pdf import pdf

CIDS = {"一": 500, "二": 7, "三": 900}
"""As in the fonts of one region: cut from a larger collection, whose numbers they kept."""


def otf(*, by_cid: bool) -> bytes:
    """A font whose n-th character is n bars one above the other, 1000 units wide."""
    names = [".notdef", *(f"cid{cid:05}" if by_cid else f"bars{cid}" for cid in CIDS.values())]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(map(ord, CIDS), names[1:], strict=True)))
    builder.setupCFF("Bars", {"FullName": "Bars"}, {name: _bars(count) for count, name in enumerate(names)}, {})
    if by_cid:
        _number_by_cid(builder, len(names))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Bars", "styleName": "Regular", "psName": "Bars"})
    builder.setupOS2()
    builder.setupPost()
    data = io.BytesIO()
    builder.save(data)
    return data.getvalue()


def _bars(count: int) -> object:
    pen = T2CharStringPen(1000, None)
    for at in range(count):
        pen.moveTo((100, 200 * at))
        for corner in ((100, 200 * at + 100), (900, 200 * at + 100), (900, 200 * at)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString()


def _number_by_cid(builder: FontBuilder, glyphs: int) -> None:
    top = builder.font["CFF "].cff.topDictIndex[0]
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 1000
    part = FontDict()
    part.Private, part.FontName = top.Private, "Bars-All"
    parts = FDArrayIndex()
    parts.strings, parts.GlobalSubrs = None, top.GlobalSubrs
    parts.append(part)
    choice = FDSelect()
    choice.format, choice.gidArray = 3, [0] * glyphs
    top.FDArray, top.FDSelect = parts, choice
    top.CharStrings.fdArray, top.CharStrings.fdSelect = parts, choice
    for entry in ("Private", "Encoding"):
        top.rawDict.pop(entry, None)
        if hasattr(top, entry):
            delattr(top, entry)


@pytest.mark.parametrize("by_cid", [True, False], ids=["by CID", "by name"])
def test_glyphs_come_out(by_cid: bool) -> None:
    fonts = Fonts({"Bars.otf": otf(by_cid=by_cid)}, {})
    face = fonts.face("Bars")
    glyphs = b"".join(face.glyph(ord(character)).to_bytes(2, "big") for character in "三一二")
    # 一 is set for the radical ⼀ as well, which has the same glyph; a CFF has no second code for it.
    runs = tuple(
        GlyphRun(0, y, "Bars", 100, "#000000", glyphs, text, 300, element=Element("P", text))
        for y, text in ((90, "三一二"), (190, "三⼀二"))
    )
    paper = (300.0, 200.0)
    document = Document(Title("t", "", "t", ""), "", "", "", "", ())
    bound = pypdfium2.PdfDocument(pdf(document, (Page(Frame(*paper, runs), "", "1"),), fonts, paper))
    try:
        assert bound[0].get_textpage().get_text_bounded() == "三一二\r\n三⼀二"
        drawn = bound[0].render(scale=1).to_pil().convert("L")
    finally:
        bound.close()
    for left, bars in ((0, 3), (100, 1), (200, 2)):
        column = [drawn.getpixel((left + 50, y)) < 128 for y in range(100)]
        assert sum(below and not above for above, below in pairwise(column)) == bars
