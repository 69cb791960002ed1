"""Tables of an official document: every row whole lines, a frame around and thinner rules inside."""

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


def table(press: Press, parent: Node, block: Table) -> None:
    """A framed table with its caption above, note and source below."""
    # A rule takes its weight beside the row.
    row = pitch(press.style) - press.measures.inner_rule
    written(press.story, parent, block, Form(KEY, row, padding(press), centred=True))
    paragraph(parent, "SpacerSmall")
