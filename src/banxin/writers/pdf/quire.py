"""Pages in, a quire out: their objects as a file holds them, and what a binder must know to join it to others.

A quire is a value: it can be made by another process and sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from banxin.abreast import ALONE, Side
from banxin.frame import Anchor, Frame, Page
from banxin.records import record
from banxin.writers.pdf.lettering import Letterings, Used
from banxin.writers.pdf.navigation import Destinations, links
from banxin.writers.pdf.plan import PAGES, Plan, page_number
from banxin.writers.pdf.sheets import Sheet
from banxin.writers.pdf.store import QUICK, Objects, Store, reference
from banxin.writers.pdf.syntax import numbers
from banxin.writers.pdf.tags import Structure, Tree

if TYPE_CHECKING:
    from banxin.text.fonts import Fonts


@record
class Quire:
    """Drawn pages, ready to be bound."""

    objects: Objects
    labels: tuple[str, ...]
    """The names of its pages."""
    anchors: tuple[tuple[Anchor, ...], ...]
    """What stands on each of them for others to lead to."""
    structure: Structure | None
    """``None`` for a picture, which has none."""
    fonts: int
    """The number of the dictionary of its fonts, which is the binder's to write: glyphs are cut once for all."""
    used: tuple[Used, ...]
    images: int
    """The number of the dictionary of its pictures, likewise."""
    pictures: tuple[bytes, ...]


def quires(
    parts: tuple[tuple[Page, ...], ...], fonts: Fonts, paper: tuple[float, float], side: Side = ALONE
) -> tuple[Quire, ...]:
    """Pages drawn, a quire of each part; of two that go abreast, a ``side`` draws its own.

    Raises ``LookupError`` for a link to an anchor that no page has.
    """
    plan = Plan(side.shared([tuple(page.anchors for page in pages) for pages in parts]))
    own = side.own(range(len(plan.parts)))
    return tuple(_quire(pages, part, plan, fonts, paper) for part, pages in zip(own, parts, strict=True))


def _quire(pages: tuple[Page, ...], part: int, plan: Plan, fonts: Fonts, paper: tuple[float, float]) -> Quire:
    store, first = plan.store(part), plan.first(part)
    making = _Making(store, fonts)
    tree = Tree(store, first, len(pages), plan.links(part))
    destinations = Destinations(plan.anchors, paper[1])
    for index, page in enumerate(pages, first):
        sheet = Sheet(paper[1], making.letterings, making.pictures, tree, index)
        content = sheet.draw(page.frame)
        turned = b"/Rotate %d" % page.view if page.view else b""
        entries = b"/StructParents %d/Tabs/S%s%s" % (index, turned, links(sheet.links, destinations, store))
        making.page(page_number(index), paper, content, entries)
    return making.quire(tuple(page.label for page in pages), plan.parts[part], tree.put())


def single(frame: Frame, fonts: Fonts) -> Quire:
    """One frame on a page of its own size, without structure."""
    making = _Making(Plan((((),),)).store(0), fonts)
    content = Sheet(frame.height, making.letterings, making.pictures, None, 0).draw(frame)
    making.page(page_number(0), (frame.width, frame.height), content)
    return making.quire(("",), ((),), None)


class _Making:
    """A quire while its pages are drawn."""

    def __init__(self, store: Store, fonts: Fonts) -> None:
        self._store = store
        self.letterings = Letterings(fonts)
        self.pictures: list[bytes] = []
        self._fonts = store.reserve()
        self._images = store.reserve()

    def page(self, number: int, paper: tuple[float, float], content: bytes, entries: bytes = b"") -> None:
        """Keep one page."""
        self._store.put(
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Resources<</Font %s/XObject %s>>/Contents %s%s>>"
            % (
                reference(PAGES), numbers(*paper).encode("ascii"), reference(self._fonts), reference(self._images),
                reference(self._store.stream(content, level=QUICK)), entries,
            ),
            number,
        )  # fmt: skip

    def quire(
        self, labels: tuple[str, ...], anchors: tuple[tuple[Anchor, ...], ...], structure: Structure | None
    ) -> Quire:  # fmt: skip
        """The quire, once every page is kept."""
        objects, used = self._store.objects(), self.letterings.used
        return Quire(objects, labels, anchors, structure, self._fonts, used, self._images, tuple(self.pictures))
