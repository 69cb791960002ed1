"""A document and a style in, the bytes of a Word file out. The only place that knows python-docx.

Word sets its own pages, so the file leaves from the Document, not from our pages; of those it gets only the folios
that fields show until Word counts for itself, and the columns that stand together where a table is too wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from banxin.document import Document
from banxin.layout.shares import Groups
from banxin.style import Style
from banxin.writers.docx.exports import Export
from banxin.writers.docx.file import WHOLE, exported
from banxin.writers.docx.file import docx as _docx
from banxin.writers.docx.pictures import ChartPicture

if TYPE_CHECKING:
    from banxin.text.fonts import Fonts

__all__ = ["ChartPicture", "Export", "docx", "exported"]


def docx(
    document: Document, style: Style, folios: Mapping[str, str], pictures: Mapping[str, ChartPicture],
    fonts: Fonts | None = None, parted: Mapping[str, Groups] = WHOLE,
) -> bytes:  # fmt: skip
    """The Word file of a document.

    ``folios`` says on which page of our own an anchor stands; an anchor that is missing gets an empty result.
    ``pictures`` holds, by the id of its illustration, the drawing of each chart that has no native form; raises
    ``KeyError`` for one that is missing. ``fonts`` are what a style that embeds them cuts its subsets from; without
    them none is embedded. ``parted`` says, by their anchors, which tables our own pages part by columns, and how.
    """
    return _docx(document, style, folios, pictures, fonts, parted)
