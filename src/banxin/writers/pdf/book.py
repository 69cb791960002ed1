"""Pages in, a bound file out: sheets, fonts, structure, ways through it and what it says of itself, joined up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banxin.document import Document
from banxin.frame import Frame, Page
from banxin.writers.pdf.lettering import Letterings
from banxin.writers.pdf.metadata import information, xmp
from banxin.writers.pdf.navigation import Destinations, links, outline, page_labels
from banxin.writers.pdf.profile import srgb
from banxin.writers.pdf.sheets import Sheet
from banxin.writers.pdf.store import Store, reference
from banxin.writers.pdf.syntax import numbers, text_string
from banxin.writers.pdf.tags import Tree

if TYPE_CHECKING:
    from banxin.text.fonts import Fonts
    from banxin.writers.pdf.rasters import Rasters


class _Binding:
    """One file while its pages are gathered: what all of them share."""

    def __init__(self, fonts: Fonts) -> None:
        self.store = Store()
        self.letterings = Letterings(fonts)
        self.pages = self.store.reserve()
        self.pictures = self.store.reserve()
        self._rasters: Rasters | None = None

    def rasters(self) -> Rasters:
        """The pictures; made when the first one is met, because reading them needs Pillow."""
        if self._rasters is None:
            from banxin.writers.pdf.rasters import Rasters

            self._rasters = Rasters(self.store)
        return self._rasters

    def page(self, number: int, paper: tuple[float, float], content: bytes, entries: bytes = b"") -> None:
        """Keep one page."""
        self.store.put(
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Resources<</Font %s/XObject %s>>/Contents %s%s>>"
            % (
                reference(self.pages), numbers(*paper).encode("ascii"), reference(self.store.fonts),
                reference(self.pictures), reference(self.store.stream(content)), entries,
            ),
            number,
        )  # fmt: skip

    def file(self, pages: list[int], entries: bytes, facts: int) -> bytes:
        """The file, once every page is kept; ``entries`` of the catalogue."""
        self.letterings.put(self.store)
        if self._rasters is None:
            self.store.put(b"<<>>", self.pictures)
        else:
            self._rasters.put(self.pictures)
        kids = b" ".join(map(reference, pages))
        self.store.put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids), self.pages)
        catalogue = self.store.put(b"<</Type/Catalog/Pages %s%s>>" % (reference(self.pages), entries))
        return self.store.file(catalogue, facts)


def bound(document: Document, pages: tuple[Page, ...], fonts: Fonts, paper: tuple[float, float], date: str) -> bytes:
    """A whole report; see ``banxin.writers.pdf.pdf``."""
    binding = _Binding(fonts)
    store = binding.store
    page_numbers = [store.reserve() for _ in pages]
    tree = Tree(store, page_numbers)
    destinations = Destinations(pages, page_numbers, paper[1])
    for index, page in enumerate(pages):
        sheet = Sheet(paper[1], binding.letterings, binding.rasters, tree, index)
        content = sheet.draw(page.frame)
        turned = b"/Rotate %d" % page.view if page.view else b""
        entries = b"/StructParents %d/Tabs/S%s%s" % (index, turned, links(sheet.links, destinations, store))
        binding.page(page_numbers[index], paper, content, entries)
    bookmarks = outline(document, destinations, store)
    entries = (
        b"/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %s/ViewerPreferences<</DisplayDocTitle true>>"
        % (text_string(document.language), reference(tree.put()))
        + (b"/PageMode/UseOutlines/Outlines " + reference(bookmarks) if bookmarks else b"")
        + b"/PageLabels" + page_labels([page.label for page in pages])
        + b"/Metadata " + reference(xmp(document, date, store))
        + b"/OutputIntents[%s]" % _intent(store)
    )  # fmt: skip
    return binding.file(page_numbers, entries, information(document, date, store))


def single(frame: Frame, fonts: Fonts) -> bytes:
    """One frame on a page of its own size; see ``banxin.writers.pdf.picture``."""
    binding = _Binding(fonts)
    number = binding.store.reserve()
    content = Sheet(frame.height, binding.letterings, binding.rasters, None, 0).draw(frame)
    binding.page(number, (frame.width, frame.height), content)
    return binding.file([number], b"", binding.store.put(b"<<>>"))


def _intent(store: Store) -> bytes:
    profile = store.stream(srgb(), b"/N 3")
    return (
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        b"/DestOutputProfile %s>>" % reference(profile)
    )
