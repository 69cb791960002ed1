"""A document and a style in, the bytes of a slide deck out. The only place that knows python-pptx.

A deck says what the report's charts, short tables, tiles and heads say: a cover, the agenda, an opener for every
section and one chart or table a slide, native and editable, with its source, words for those who cannot see it and
words for the speaker.
"""

from __future__ import annotations

from collections.abc import Mapping

from banxin.document import Document
from banxin.style import Style
from banxin.writers.pptx.file import Drawn
from banxin.writers.pptx.file import pptx as _pptx
from banxin.writers.pptx.slides import left_out

__all__ = ["Drawn", "left_out", "pptx"]


def pptx(document: Document, style: Style, drawn: Mapping[str, Drawn], only: str = "") -> bytes:
    """The deck of a document.

    ``drawn`` holds, by the id of its illustration, the picture of each chart that has no native form; a chart in
    neither form raises ``KeyError``. ``only`` is the id of the one illustration wanted, without cover and agenda.
    """
    return _pptx(document, style, drawn, only)
