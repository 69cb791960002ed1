"""Footnotes: the notes the body named in order in, the part that holds them out."""

from __future__ import annotations

from banxin.writers.docx.draft import Draft, Story
from banxin.writers.docx.markup import add, empty_run, paragraph, root, tab
from banxin.writers.docx.package import WORD
from banxin.writers.docx.texts import sourced


def footnotes(draft: Draft) -> Story:
    """The story of the footnotes; ids below 1 are the rules that part notes from text, as Word wants them."""
    content = root("w:footnotes")
    part = draft.package.xml("/word/footnotes.xml", f"{WORD}footnotes+xml", content)
    story = Story(draft, part)
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        node = add(content, "w:footnote", type=kind, id=number)
        add(empty_run(paragraph(node, "SpacerSmall")), f"w:{kind}")
    for number, note in enumerate(draft.notes, 1):
        node = paragraph(add(content, "w:footnote", id=number), "FootnoteText")
        add(empty_run(node, "FootnoteMark"), "w:footnoteRef")
        tab(node)
        sourced(story, node, note.inlines, note.origin, kind="note")
    return story
