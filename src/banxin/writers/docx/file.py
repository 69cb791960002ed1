"""All parts of the Word file put together: document, style, folios and pictures in, bytes out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from banxin.document import Document, Heading
from banxin.layout.shares import Groups
from banxin.style import Style
from banxin.writers.docx.body import body
from banxin.writers.docx.contents import aside, closer
from banxin.writers.docx.cover import fitted
from banxin.writers.docx.draft import Draft, Story
from banxin.writers.docx.exports import (
    Export,
    apart,
    custom_properties,
    furniture_words,
    hashes,
    revision,
    source_map,
    store_item,
)
from banxin.writers.docx.flow import Flow
from banxin.writers.docx.matter import Fit
from banxin.writers.docx.narrowing import tightened
from banxin.writers.docx.notes import footnotes
from banxin.writers.docx.numbers import Numbers
from banxin.writers.docx.package import STORE_ITEM, WORD, Package
from banxin.writers.docx.pictures import ChartPicture, dot
from banxin.writers.docx.settings import fonts as font_table
from banxin.writers.docx.settings import numbering, settings
from banxin.writers.docx.template import styles
from banxin.writers.docx.zipping import Packed

MAIN: Final = "/word/document.xml"
"""The part with the text."""
WHOLE: Final[Mapping[str, Groups]] = MappingProxyType({})
"""No table is parted."""

if TYPE_CHECKING:
    from banxin.text.fonts import Fonts
    from banxin.writers.docx.embedding import Typeface
    from banxin.writers.docx.official import Press


def docx(
    document: Document, style: Style, folios: Mapping[str, str], pictures: Mapping[str, ChartPicture],
    fonts: Fonts | None = None, parted: Mapping[str, Groups] = WHOLE,
) -> bytes:  # fmt: skip
    """The Word file; see ``banxin.writers.docx``."""
    typefaces: tuple[Typeface, ...] = ()
    if fonts is not None and style.word.embed_fonts:
        from banxin.writers.docx.embedding import embedded

        style, typefaces = embedded(style, fonts)
    package = Package()
    draft = Draft(document, style, folios, pictures, package, Numbers(), parted)
    packed = Packed()
    flow = Flow(packed.write)
    part = package.packing(MAIN, f"{WORD}document.main+xml", packed)
    package.main(part)
    story = Story(draft, part, drain=flow.drain)
    press = _written(story, flow)
    notes = footnotes(draft)
    draft.settle()
    flow.end()
    packed.close()
    if press is not None:
        from banxin.writers.docx import official

        sheet, lists = official.styles(press), official.numbering(press)
    else:
        heads = (b.title for b in document.blocks if isinstance(b, Heading) and b.level == 1 and b.number)
        tight = tightened(heads, style.text.h1.size, style.main)
        fit = Fit(fitted(document, style), closer(document, style, folios), tight, aside(document, style))
        sheet = styles(style, fit, draft.level_lists(), draft.forms)
        lists = numbering(style, draft.lists, draft.level_lists())
    known = {typeface.name: typeface.alternative for typeface in typefaces}
    made = {
        name: package.xml(f"/word/{name}.xml", f"{WORD}{name}+xml", root)
        for name, root in (
            ("styles", sheet), ("settings", settings(style)), ("fontTable", font_table(style, known)),
            ("numbering", lists),
        )
    }  # fmt: skip
    for kind, part in zip((RT.STYLES, RT.SETTINGS, RT.FONT_TABLE, RT.NUMBERING), made.values(), strict=True):
        story.relate(kind, part)
    story.relate(RT.FOOTNOTES, notes.part)
    package.properties(document)
    _source(draft, story)
    if typefaces:
        from banxin.writers.docx.casts import casts
        from banxin.writers.docx.embedding import embed

        embed(package, made["fontTable"], typefaces, casts(package.parts(), made["styles"].blob))
    return package.bytes()


def exported(document: Document, style: Style, parted: Mapping[str, Groups] = WHOLE) -> tuple[Export, ...]:
    """The texts that the Word file of a document carries, in its order, without making the file."""
    package = Package()
    draft = Draft(document, style, {}, _AnyPicture(), package, Numbers(), parted)
    part = package.packing(MAIN, f"{WORD}document.main+xml", Packed())
    _written(Story(draft, part), Flow(_unread))
    footnotes(draft)
    return tuple(draft.exports)


def _unread(piece: bytes) -> None:
    """Take bytes that nobody asks for."""


def _written(story: Story, flow: Flow) -> Press | None:
    """The body, as the style's layout has it; the styles that an official document's own words shape."""
    if story.style.layout == "report":
        body(story, flow)
        return None
    # A report loads nothing of official documents.
    from banxin.writers.docx import official

    return official.body(story, flow)


class _AnyPicture(dict[str, ChartPicture]):
    """A picture for every chart: texts do not depend on what charts look like."""

    def __missing__(self, key: str) -> ChartPicture:
        return ChartPicture(b"", dot("#FFFFFF"), 100.0, 100.0)


def _source(draft: Draft, story: Story) -> None:
    """The map of all texts, as a custom XML part and, by its fingerprint, as a custom property."""
    package = draft.package
    fingerprints = hashes(draft.exports)
    heads = furniture_words(apart(paragraph) for root in package.furniture() for paragraph in root.content)
    listed = partial(source_map, draft.document.title.whole, draft.exports, fingerprints, heads)
    part = package.late("/customXml/item1.xml", "application/xml", listed)
    package.relate(part, RT.CUSTOM_XML_PROPS, package.xml("/customXml/itemProps1.xml", STORE_ITEM, store_item()))
    story.relate(RT.CUSTOM_XML, part)
    package.custom(custom_properties(revision(fingerprints)))
