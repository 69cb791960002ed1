"""Quires in, a bound file out: fonts, pictures, structure, ways through it and what it says of itself, joined up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banxin.document import Document
from banxin.writers.pdf.embedding import put_fonts
from banxin.writers.pdf.metadata import information, xmp
from banxin.writers.pdf.navigation import Destinations, outline, page_labels
from banxin.writers.pdf.plan import PAGES, TREE, page_reference
from banxin.writers.pdf.profile import srgb
from banxin.writers.pdf.quire import Quire
from banxin.writers.pdf.sheets import picture_name
from banxin.writers.pdf.store import Store, file, reference
from banxin.writers.pdf.syntax import text_string
from banxin.writers.pdf.tags import put_roots

if TYPE_CHECKING:
    from banxin.text.fonts import Fonts


def bound(document: Document, quires: tuple[Quire, ...], fonts: Fonts, height: float, date: str) -> bytes:
    """A whole report of all its quires; see ``banxin.writers.pdf``. ``height`` is that of a sheet in points."""
    store = Store(_end(quires))
    put_roots([quire.structure for quire in quires if quire.structure is not None], store)
    bookmarks = outline(document, Destinations([page for quire in quires for page in quire.anchors], height), store)
    entries = (
        b"/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %s/ViewerPreferences<</DisplayDocTitle true>>"
        % (text_string(document.language), reference(TREE))
        + (b"/PageMode/UseOutlines/Outlines " + reference(bookmarks) if bookmarks else b"")
        + b"/PageLabels" + page_labels([label for quire in quires for label in quire.labels])
        + b"/Metadata " + reference(xmp(document, date, store))
        + b"/OutputIntents[%s]" % _intent(store)
    )  # fmt: skip
    return _file(quires, fonts, store, entries, information(document, date, store))


def alone(quire: Quire, fonts: Fonts) -> bytes:
    """A quire of one picture as a file that says nothing of itself; see ``banxin.writers.pdf.picture``."""
    store = Store(_end((quire,)))
    return _file((quire,), fonts, store, b"", store.put(b"<<>>"))


def _end(quires: tuple[Quire, ...]) -> int:
    """One past the last number that a quire has taken."""
    return 1 + max(quire.objects.last for quire in quires)


def _file(quires: tuple[Quire, ...], fonts: Fonts, store: Store, entries: bytes, facts: int) -> bytes:
    """The file with what all quires share; ``entries`` of the catalogue."""
    put_fonts([(quire.fonts, quire.used) for quire in quires], fonts, store)
    _put_pictures(quires, store)
    count = sum(len(quire.labels) for quire in quires)
    kids = b" ".join(map(page_reference, range(count)))
    store.put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), PAGES)
    catalogue = store.put(b"<</Type/Catalog/Pages %s%s>>" % (reference(PAGES), entries))
    return file([*(quire.objects for quire in quires), store.objects()], catalogue, facts)


def _put_pictures(quires: tuple[Quire, ...], store: Store) -> None:
    """Keep all pictures, each once, and the dictionaries that name them."""
    if not any(quire.pictures for quire in quires):
        for quire in quires:
            store.put(b"<<>>", quire.images)
        return
    from banxin.writers.pdf.rasters import Rasters  # reading pictures needs Pillow

    rasters = Rasters(store)
    for quire in quires:
        entries = [
            b"/%s %s" % (picture_name(index).encode("ascii"), reference(rasters.of(data)))
            for index, data in enumerate(quire.pictures)
        ]
        store.put(b"<<%s>>" % b"".join(entries), quire.images)


def _intent(store: Store) -> bytes:
    profile = store.stream(srgb(), b"/N 3")
    return (
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        b"/DestOutputProfile %s>>" % reference(profile)
    )
