"""A file bound of several quires: what one says of another, and one font for all that agree about it."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Raster
from tests.writers.pdf.conftest import PAPER
from tests.writers.pdf.test_pdf_rasters import encoded
from tests.writers.pdf.test_pdf_structure import check

from banxin.document import Document, Heading, Title
from banxin.frame import Anchor, Element, Frame, GlyphRun, Image, Item, LinkArea, Page
from banxin.inlines import Text
from banxin.text.fonts import Fonts
from banxin.writers.pdf import bound
from banxin.writers.pdf.quire import quires

SetRun = Callable[..., GlyphRun]
Opened = Callable[[bytes], pikepdf.Pdf]
Parted = Callable[..., bytes]


@pytest.fixture
def parted(fonts: Fonts) -> Parted:
    """Bind parts, each of pages given as their items; page 3 has the anchor ``third`` and is what a heading names."""

    def parted(*parts: tuple[tuple[Item, ...], ...]) -> bytes:
        numbers = iter(range(1, 100))
        pages = tuple(tuple(_page(items, next(numbers)) for items in part) for part in parts)
        headings = (Heading(1, "", (Text("第三页"),), "third", "第三页"),) if next(numbers) > 3 else ()
        document = Document(Title("报告", "", "报告", ""), "", "", "", "", headings)
        return bound(document, quires(pages, fonts, PAPER), fonts, PAPER[1])

    return parted


def _page(items: tuple[Item, ...], number: int) -> Page:
    anchors = (Anchor("third", 20.0),) if number == 3 else ()
    return Page(Frame(*PAPER, items), "", str(number), anchors)


def paragraph(key: str) -> Element:
    return Element("P", key)


def texts(data: bytes) -> list[str]:
    """What a reader copies from each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_parts_make_the_file_that_the_whole_makes(parted: Parted, set_run: SetRun, opened: Opened) -> None:
    link = LinkArea(10, 10, 50, 10, "#third", "见第3页", Element("Link", "link", paragraph("p1")))
    pages = (
        (set_run("版心者", element=paragraph("p1")), link),
        (set_run("字之所在", element=paragraph("p2")), set_run("Type", face="LiberationSerif-Regular", element=paragraph("l"))),
        (set_run("版心", element=paragraph("p3")), set_run("注", element=Element("Note", "n3"))),
        (set_run("目录", element=paragraph("p4")), set_run("注", element=Element("Note", "n4"))),
    )
    whole, inside = parted(pages), parted(pages[:1], pages[1:3], pages[3:])
    assert texts(whole) == texts(inside) == ["版心者", "字之所在Type", "版心注", "目录注"]
    drawn = "Document[P[1:0 Link[link]] P[2:0] P[2:1] P[3:0] Note[3:1] P[4:0] Note[4:1]]"
    check(whole, opened, drawn)
    file = check(inside, opened, drawn)
    assert file.check_pdf_syntax() == []
    third = file.pages[2].objgen
    assert file.pages[0].Annots[0].Dest[0].objgen == third
    assert file.Root.Outlines.First.Dest[0].objgen == third
    leaves = [[int(key) for key in list(leaf.Nums)[::2]] for leaf in file.Root.StructTreeRoot.ParentTree.Kids]
    keys = [key for leaf in leaves for key in leaf]
    assert keys == sorted(keys) and keys[:4] == [0, 1, 2, 3]
    assert int(file.pages[0].Annots[0].StructParent) == keys[4]
    assert int(file.Root.StructTreeRoot.ParentTreeNextKey) > keys[-1]
    names = [str(name) for name in list(file.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert len(names) == 2 and names == sorted(names)


def fonts_of(page: pikepdf.Page) -> dict[str, tuple[int, int]]:
    return {str(font.BaseFont)[8:]: font.objgen for font in page.Resources.Font.values()}


def test_quires_share_a_font_and_a_picture(parted: Parted, set_run: SetRun, opened: Opened) -> None:
    picture = Image(0, 0, 10, 10, encoded(Raster.new("RGB", (2, 2))), paragraph("picture"))
    other = set_run("Type", face="LiberationSerif-Regular", element=paragraph("other"))
    file = opened(parted(((set_run("版心"), picture),), ((other, set_run("心者"), picture),)))
    first, second = (fonts_of(page) for page in file.pages)
    assert first.items() <= second.items() and len(second) == 2
    (mine,), (theirs,) = ([image.objgen for image in page.Resources.XObject.values()] for page in file.pages)
    assert mine == theirs


def test_quires_that_disagree_about_a_glyph_have_a_font_each(parted: Parted, set_run: SetRun, opened: Opened) -> None:
    """U+2F00 and U+4E00 may be one glyph: each quire alone need not know that the other says something else."""
    one = set_run("一")
    radical = GlyphRun(one.x, one.y, one.face, one.size, one.colour, one.glyphs, "⼀", one.width)
    data = parted(((one,),), ((radical,),), ((one, set_run("心", 80.0)),))
    assert texts(data) == ["一", "⼀", "一心"]
    first, second, third = (set(fonts_of(page).values()) for page in opened(data).pages)
    assert first == third != second
