"""Tables of an official document: rows as high as on our own pages, a frame around and thinner rules inside."""

from __future__ import annotations

from banxin.document import Table
from banxin.layout.official.columns import PAD
from banxin.writers.docx.markup import Node, paragraph
from banxin.writers.docx.official.press import Press, pitch
from banxin.writers.docx.tables import Form, written

KEY = "FramedTable"


def padding(press: Press) -> float:
    """Points on both sides of a cell's words."""
    return PAD * press.style.text.table_cell.size


def row(press: Press) -> float:
    """Points that a row of one line is high: a rule takes its weight beside it."""
    return pitch(press.style) - press.measures.inner_rule


def table(press: Press, parent: Node, block: Table) -> None:
    """A framed table with its caption above, note and source below."""
    written(press.story, parent, block, Form(KEY, row(press), padding(press), centred=True))
    paragraph(parent, "SpacerSmall")
