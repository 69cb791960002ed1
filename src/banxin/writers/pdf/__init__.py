"""Document and pages in, PDF bytes out: tagged, searchable, archivable (PDF/A-2a, PDF/UA-1), the same every time.

ReportLab is asked for one thing, its object store and file writer, in one module (``store``). Everything between a
run of glyphs and bytes is written here, because its own fonts, paragraphs and streams are wrong or slow for Chinese
(reference/pdf.md). Imports wait until something is written: they cost more than writing a short report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banxin.document import Document
    from banxin.frame import Frame, Page
    from banxin.text.fonts import Fonts
    from banxin.writers.pdf.quire import Quire


def pdf(
    document: Document, pages: tuple[Page, ...], fonts: Fonts, paper: tuple[float, float], *, date: str = ""
) -> bytes:
    """The finished file of laid out pages; ``paper`` is the width and height of a sheet in points.

    ``date`` is when the report was made, in ISO 8601 (``2026-01-15`` or with a time and zone); empty gives a file
    without dates. Raises ``ValueError`` for a date that is none, and ``LookupError`` for a link or a heading whose
    anchor stands on no page: both are mistakes of the program, not of the author.
    """
    from banxin.writers.pdf.quire import quires

    return bound(document, quires((pages,), fonts, paper), fonts, paper[1], date=date)


def bound(document: Document, quires: tuple[Quire, ...], fonts: Fonts, height: float, *, date: str = "") -> bytes:
    """The finished file of all quires, on sheets so many points high; see ``pdf``."""
    from banxin.writers.pdf import book

    return book.bound(document, quires, fonts, height, date)


def picture(frame: Frame, fonts: Fonts) -> bytes:
    """One frame as a PDF page of its own size on a transparent ground, without tags: a chart for slides and PNG."""
    from banxin.writers.pdf.book import alone
    from banxin.writers.pdf.quire import single

    return alone(single(frame, fonts), fonts)
