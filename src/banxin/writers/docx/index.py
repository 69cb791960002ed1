"""The index: one live field whose result is our own index, entry by entry with its pages, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banxin.document import Index, IndexEntry
from banxin.page_ranges import APART, BETWEEN, TO, page_ranges
from banxin.writers.docx.fields import begin, end
from banxin.writers.docx.markup import Node, paragraph, run

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Draft, Story


def open_index(story: Story, parent: Node) -> None:
    """The field's instruction, in a paragraph before the columns: Word keeps them inside the field's result."""
    # \e, \g and \l are what parts a word from its pages, the ends of a range, and pages.
    columns = story.style.index.columns
    begin(
        paragraph(parent, "SpacerSmall"),
        rf'INDEX \e "{APART}" \g "{TO}" \l "{BETWEEN}" \h "A" \c "{columns}" \y \z "2052"',
    )


def index_rows(story: Story, parent: Node, block: Index) -> None:
    """Letters and entries: the field's result. Word sorts by the readings of its entries when it updates the field."""
    for group in block.groups:
        run(paragraph(parent, "IndexHeading"), group.head)
        for entry in group.entries:
            run(paragraph(parent, "Index1"), _entry(entry, story.draft))


def close_index(parent: Node) -> None:
    """The field's end, behind the columns."""
    end(paragraph(parent, "SpacerSmall"))
    # As behind contents: LibreOffice loses the footers of a section whose last paragraph ends a field.
    paragraph(parent, "SpacerSmall")


def _entry(entry: IndexEntry, draft: Draft) -> str:
    folios = dict.fromkeys(folio for anchor in entry.anchors if (folio := draft.folio(anchor)))
    pages = BETWEEN.join(printed for printed, _ in page_ranges(folios))
    return f"{entry.word}{APART}{pages}" if pages else entry.word
