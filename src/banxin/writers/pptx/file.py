"""All slides of a deck put together: parts, relationships, notes and properties in, bytes of a zip out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, assert_never

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from banxin.charts.kinds import Plot
from banxin.charts.native import CHART_TYPE, PACKAGE, RELATED, WORKBOOK_TYPE, NativeChart, native
from banxin.document import Document, Illustration
from banxin.inlines import plain
from banxin.records import record
from banxin.writers.pptx.agenda import agenda
from banxin.writers.pptx.cards import told
from banxin.writers.pptx.covers import cover
from banxin.writers.pptx.markup import NAMESPACES, Box, Pen
from banxin.writers.pptx.openers import opener
from banxin.writers.pptx.pages import Page
from banxin.writers.pptx.pyramid import pyramid
from banxin.writers.pptx.room import LARGEST, fitted, is_wide, pictured, placed, room
from banxin.writers.pptx.slides import (
    Agenda,
    Chart,
    Cover,
    Opener,
    Rows,
    Sayings,
    Shapes,
    Slide,
    Statements,
    Stats,
    only,
    slides,
)
from banxin.writers.pptx.tables import said, table
from banxin.writers.pptx.template import layout, template

if TYPE_CHECKING:
    from banxin.style import Style

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first date a zip can say: the same words give the same bytes whatever the clock."""
UNDATED: Final = datetime(2000, 1, 1)
"""Of a deck whose report gives no date; python-pptx would say when its template was made."""
_PROPERTY: Final = 255
_PACKED: Final = (".png", ".jpeg", ".jpg", ".xlsx")
_LAYOUT: Final = {Cover: "Title Slide", Opener: "Section Header"}


@record
class Drawn:
    """A chart that has no native form: the same ink as SVG and as PNG."""

    svg: bytes
    png: bytes


def pptx(document: Document, style: Style, drawn: Mapping[str, Drawn], id: str) -> bytes:
    """The deck; see ``banxin.writers.pptx``."""
    return _Deck(document, style, drawn).made(only(document, id) if id else slides(document))


class _Deck:
    """One deck under way."""

    def __init__(self, document: Document, style: Style, drawn: Mapping[str, Drawn]) -> None:
        self.document = document
        self.style = style
        self.drawn = drawn
        self.page = Page(style)
        self.deck = template(style, document.watermark)
        self._pages: list[Any] = []
        self._charts = 0
        self._vectors = 0

    def made(self, said: tuple[Slide, ...]) -> bytes:
        """The bytes of a deck of these slides."""
        layouts = (layout(self.deck, _LAYOUT.get(type(one), "Title Only")) for one in said)
        self._pages = [self.deck.slides.add_slide(one) for one in layouts]
        for number, (one, page) in enumerate(zip(said, self._pages, strict=True), 1):
            tree = page.shapes._spTree
            for old in tuple(tree)[2:]:  # the layout's placeholders: ours are written with their words
                tree.remove(old)
            pen = Pen(self.style)
            for shape in self._shapes(page, pen, one, number):
                (node,) = parse_xml(f"<p:spTree {NAMESPACES}>{shape}</p:spTree>")
                tree.append(node)
            self._notes(page, one)
            if isinstance(one, Shapes):
                # The chart before it says the same to an audience: these are for whoever makes slides of their own.
                page._element.set("show", "0")
        self._properties()
        return self._bytes()

    def _shapes(self, page: Any, pen: Pen, one: Slide, number: int) -> Iterator[str]:
        match one:
            case Cover():
                yield from cover(pen, one, self.style)
            case Agenda(entries):
                links = [page.part.relate_to(self._pages[entry.slide - 1].part, RT.SLIDE) for entry in entries]
                yield from agenda(pen, one, number, links)
            case Opener():
                yield from opener(pen, one, number)
            case Statements():
                yield from self.page.statements(pen, one, number)
            case Stats():
                yield from self.page.stats(pen, one, number)
            case Sayings():
                yield from self.page.sayings(pen, one, number)
            case Chart():
                yield from self.page.frame(pen, one.illustration, one.under, number)
                yield from self._content(page, pen, one.illustration)
            case Shapes():
                yield from self.page.frame(pen, one.illustration, one.under, number)
                shown = fitted(one.illustration, one.plot, self.style)
                yield pyramid(pen, one.pyramid, self.style, shown.box, shown.scale, one.illustration.alt)
            case Rows():
                yield from self.page.caption(pen, one.table, one.under, number, wide=one.fit.wide)
                yield table(pen, one.table, one.fit, self.style)
            case _:
                assert_never(one)

    def _content(self, page: Any, pen: Pen, block: Illustration) -> Iterator[str]:
        """The chart itself: native, else its drawing; or the author's picture."""
        name = f"{block.number} {block.id}".strip()
        if not isinstance(block.content, Plot):
            raster = page.part.get_or_add_image_part(io.BytesIO(block.content.data))[1]
            yield pen.picture(name, block.alt, pictured(block, block.content, self.style), raster)
            return
        shown = fitted(block, block.content, self.style)
        charts = native(shown.plot, shown.style, shown.scale)
        for chart in charts:
            at = Box(shown.box.x + chart.x, shown.box.y + chart.y, chart.width, chart.height)
            yield pen.chart(name, block.alt, at, self._chart(page, chart))
        if not charts:
            drawn, free = self.drawn[block.id], room(block, wide=is_wide(block, self.style))
            raster = page.part.get_or_add_image_part(io.BytesIO(drawn.png))[1]
            scale = min(free.width / block.content.width, free.height / block.content.height, LARGEST)
            box = placed(block.content, scale, free)
            yield pen.picture(name, block.alt, box, raster, self._vector(page, drawn.svg))

    # ------------------------------------------------ parts

    def _chart(self, page: Any, chart: NativeChart) -> str:
        self._charts += 1
        package = page.part.package
        sheet = Part(
            PackURI(f"/ppt/embeddings/Microsoft_Excel_Worksheet{self._charts}.xlsx"), WORKBOOK_TYPE, package,
            chart.workbook,
        )  # fmt: skip
        part = Part(PackURI(f"/ppt/charts/chart{self._charts}.xml"), CHART_TYPE, package, chart.xml)
        part.relate_to(sheet, PACKAGE)  # the first relationship is rId1, which the chart names
        relation: str = page.part.relate_to(part, RELATED)
        return relation

    def _vector(self, page: Any, svg: bytes) -> str:
        self._vectors += 1
        part = Part(PackURI(f"/ppt/media/chart{self._vectors}.svg"), "image/svg+xml", page.part.package, svg)
        relation: str = page.part.relate_to(part, RT.IMAGE)
        return relation

    def _notes(self, page: Any, one: Slide) -> None:
        """Words for the speaker: what the chart shows, its note and its source."""
        said = list(_spoken(one))
        if said:
            page.notes_slide.notes_text_frame.text = "\n".join(said)

    def _properties(self) -> None:
        core = self.deck.core_properties
        core.title = self.document.title.whole[:_PROPERTY]
        core.author = core.last_modified_by = self.document.author[:_PROPERTY]
        core.subject, core.language = self.document.kind[:_PROPERTY], self.document.language
        core.keywords = ""
        core.created = core.modified = UNDATED
        core.revision = 1

    def _bytes(self) -> bytes:
        with io.BytesIO() as loose, io.BytesIO() as packed:
            self.deck.save(loose)
            with zipfile.ZipFile(loose) as made, zipfile.ZipFile(packed, "w") as archive:
                names = sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
                for name in names:
                    entry = zipfile.ZipInfo(name, EPOCH)
                    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
                    entry.create_system = 0
                    archive.writestr(entry, made.read(name))
            return packed.getvalue()


def _spoken(one: Slide) -> Iterator[str]:
    match one:
        case Chart(illustration) | Shapes(illustration):
            yield illustration.alt
            yield from (plain(words) for words in (illustration.note, illustration.source) if words)
        case Rows(block):
            yield said(block)
            yield from (plain(words) for words in (block.note, block.source) if words)
        case Stats(_, tiles, _, _, note):
            for tile in tiles:
                yield f"{tile.label}：{tile.amount.text}" + (f"，{tile.change}" if tile.change else "")
            yield from ([note] if note else [])
        case Sayings(_, cards):
            yield from (told(card) for card in cards)
        case Opener(spoken=spoken):
            yield from ([spoken] if spoken else [])
        case Cover() | Agenda() | Statements():
            pass
        case _:
            assert_never(one)
