"""Inlines in, runs in named character styles out: one match over ``Inline``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from banxin.inlines import (
    Amount,
    Dotted,
    Editorial,
    Indexed,
    Inlines,
    Link,
    Named,
    Note,
    PageOf,
    Reference,
    Strong,
    Sub,
    Sup,
    Text,
    Western,
    may_be_western,
    plain,
    western_apart,
)  # fmt: skip
from banxin.records import record
from banxin.writers.docx.fields import field, index_entry, inner_link
from banxin.writers.docx.markup import Node, add, empty_run, relate, run, spoken, western

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story


@record
class Looks:
    """The character styles that words take beside those around them; empty for none."""

    base: str = ""
    strong: str = "Strong"
    set_off: str = "SetOff"
    qualifier: str = ""
    page: str = ""


RUNNING: Final = Looks()
"""Running text."""
BOLD: Final = Looks(strong="", set_off="")
"""Heads and other bold paragraphs, in which a bold style would turn bold off."""
CELL: Final = Looks(page="TablePage")
"""Words in a table."""
FIGURE_CELL: Final = Looks(set_off="", qualifier="TableQualifier", page="TablePage")
"""Figures in a table, never set off by colour: what qualifies them is set as words."""


def write(story: Story, parent: Node, inlines: Inlines, looks: Looks = RUNNING) -> None:
    """Write the inlines of a line into its paragraph."""
    if len(inlines) == 1 and type(inlines[0]) is Text and not may_be_western(inlines[0].text):
        run(parent, inlines[0].text, looks.base)  # most lines are one text
    else:
        _write(story, parent, western_apart(inlines), looks)


def spoken_line(text: str) -> str:
    """The words of a whole line as runs."""
    parts = western_apart((Text(text),))
    return "".join([western(part.text) if isinstance(part, Western) else spoken(plain((part,))) for part in parts])


def _write(story: Story, parent: Node, inlines: Inlines, looks: Looks) -> None:
    for inline in inlines:
        match inline:
            case Western(text):
                parent.content.append(western(text, looks.base))
            case Text(text):
                run(parent, text, looks.base)
            case Strong(inner):
                _write(story, parent, inner, _stronger(looks))
            case Sub(inner):
                _write(story, parent, inner, _based(looks, "Subscript"))
            case Sup(inner):
                _write(story, parent, inner, _based(looks, "Superscript"))
            case Dotted(inner):
                _write(story, parent, inner, _under(looks, "Dotted"))
            case Named(inner):
                _write(story, parent, inner, _under(looks, "Named"))
            case Amount():
                _amount(story, parent, inline, looks)
            case Reference(target, text):
                _reference(story, parent, target, text, looks)
            case PageOf(target):
                _page(story, parent, target, looks)
            case Link(url, inner):
                link = add(parent, "w:hyperlink", history=1)
                relate(link, "r:id", story.relate(RT.HYPERLINK, url))
                _write(story, link, inner, _based(looks, "Hyperlink"))
            case Indexed(word, inner):
                index_entry(parent, word, story.draft.readings.get(word, ""))
                _write(story, parent, inner, looks)
            case Note():
                story.draft.notes.append(inline)
                node = empty_run(parent, "FootnoteReference")
                add(node, "w:footnoteReference", id=len(story.draft.notes))
            case Editorial(text):
                run(parent, text, "EditorialWord")
            case _:
                assert_never(inline)


def _based(looks: Looks, base: str) -> Looks:
    return Looks(base or looks.base, looks.strong, looks.set_off, looks.qualifier, looks.page)


def _stronger(looks: Looks) -> Looks:
    """Strong words, which keep what stands under them."""
    both = looks.strong + looks.base if looks.strong and looks.base in ("Dotted", "Named") else looks.strong
    return _based(looks, both)


def _under(looks: Looks, style: str) -> Looks:
    """Words with something under them, which stay strong."""
    return _based(looks, "Strong" + style if looks.base == "Strong" else style)


def _amount(story: Story, parent: Node, amount: Amount, looks: Looks) -> None:
    """Qualifier, value and unit; the first place that prints a figure is where its page is looked for."""
    mark = story.open_figure(parent, amount.figure)
    if amount.qualifier:
        run(parent, amount.qualifier, looks.qualifier or looks.base)
    number = amount.value + amount.magnitude
    if amount.set_off and looks.set_off:
        run(parent, number, looks.set_off)
        if amount.unit:
            run(parent, amount.unit, looks.base)
    elif number + amount.unit:
        run(parent, number + amount.unit, looks.base)
    story.draft.marks.close(parent, mark)


def _reference(story: Story, parent: Node, target: str, text: str, looks: Looks) -> None:
    """A live reference to a head's or caption's number, or a link where the words are others."""
    draft = story.draft
    if draft.labels.get(target) != text or not text:
        bookmark = draft.place(target)
        link = inner_link(parent, bookmark)
        draft.live.append(link)
        run(link, text, looks.base)
        return
    if target in draft.numbered:
        name, switch = draft.place(target), r"\r \h"
    else:
        # CHARFORMAT: the words here, not the look of the caption's number.
        name, switch = draft.marks.label(target), r"\h \* CHARFORMAT"
    draft.live.append(field(parent, f"REF {name} {switch}", text, looks.base, name))


def _page(story: Story, parent: Node, target: str, looks: Looks) -> None:
    draft = story.draft
    name = draft.place(target)
    draft.live.append(field(parent, rf"PAGEREF {name} \h", draft.folio(target), looks.page or looks.base, name))
