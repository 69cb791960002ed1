"""Numbers of headings and lists in an official document, as Word's own: 一、（一）1.（1） in one list."""

from __future__ import annotations

from banxin.document import Heading
from banxin.layout.official.brief import ENTRY_AT, MARKER
from banxin.layout.official.levels import role_of
from banxin.numbering import parted
from banxin.writers.docx.markup import Node, add, colour, half_points, root, twips
from banxin.writers.docx.numbers import Level, Series, Tree
from banxin.writers.docx.official.press import Press
from banxin.writers.docx.settings import MARK, MARK_INK, list_definition, list_level
from banxin.writers.docx.sheet import faces
from banxin.writers.docx.template import ENTRY, marked


def numbering(press: Press) -> Node:
    """``w:numbering``: marks of a brief's contents, the headings' tree, lists that begin again."""
    node = root("w:numbering", ("w",))
    lists, first = press.story.draft.lists, len(marked(press.style))
    if first:
        _mark(press, node)
    tree = next((first + key for key, own in enumerate(lists) if isinstance(own, Tree)), 0)
    for key, own in enumerate(lists, first):
        if isinstance(own, Tree) and key == tree:
            _tree(press, node, key)
        elif isinstance(own, Series):
            _series(press, node, key, own)
    for key in range(first):
        add(add(node, "w:num", numId=key + 1), "w:abstractNumId", val=key)
    for key, own in enumerate(lists, first):
        number = add(node, "w:num", numId=key + 1)
        add(number, "w:abstractNumId", val=tree if isinstance(own, Tree) else key)
        for change in own.changes if isinstance(own, Tree) else ():
            override = add(number, "w:lvlOverride", ilvl=change.level)
            add(override, "w:startOverride", val=change.start)
            if change.look is not None:
                _level(press, override, change.level, change.look)
    return node


def _tree(press: Press, node: Node, key: int) -> None:
    """The levels of headings. A level that prints nothing counts for those below it."""
    definition = list_definition(node, key, "multilevel")
    for index, look in enumerate(press.outline.levels):
        _level(press, definition, index, look, f"Heading{index + 1}")


def _level(press: Press, node: Node, index: int, look: Level, paragraph: str = "") -> None:
    """A level of headings in the face of its own; a number like 1.4 is parted from the words by an em, as on our pages.
    What stands before a brief's item is in the middle with it."""
    style = press.style
    text = look.text + parted(look.text)
    level = list_level(node, index, look.form, text, start=look.start, paragraph=paragraph, suffix=_suffix(text))
    is_item = style.layout == "brief" and index == 0
    role = press.measures.text.item if is_item else role_of(Heading(index + 1, "", (), "", ""), style)  # type: ignore[arg-type]
    if not is_item:
        _indent(press, level)
    if look.text:
        faces(add(level, "w:rPr"), role.family, style)


def _indent(press: Press, level: Node) -> None:
    """The first line 2 em in: what a list says of its indents goes before what the paragraph's style says."""
    first = press.style.chinese.indent
    indent = add(add(level, "w:pPr"), "w:ind", left=0, firstLine=twips(first * press.style.em))
    indent.attributes["w:firstLineChars"] = str(round(100 * first))


def _suffix(label: str) -> str:
    """A blank fills the number and its full stop up to about an em; marks of full width need none."""
    return "space" if label[-1:] == "." else "nothing"


def _series(press: Press, node: Node, key: int, series: Series) -> None:
    definition = list_definition(node, key, "singleLevel")
    # A number of the author's own (1.4) is parted from its words by an em, as on our pages.
    text = series.text + parted(series.text)
    level = list_level(definition, 0, series.form, text, start=series.start, suffix=_suffix(text))
    _indent(press, level)
    if series.family:
        faces(add(level, "w:rPr"), series.family, press.style)


def _mark(press: Press, node: Node) -> None:
    """The square before an entry of a brief's contents."""
    style = press.style
    level = list_level(list_definition(node, 0, "singleLevel"), 0, "bullet", MARK, paragraph=ENTRY)
    at = twips(ENTRY_AT * style.em)
    add(add(level, "w:pPr"), "w:ind", left=at, hanging=at)
    look = add(level, "w:rPr")
    faces(look, style.text.body.family, style)
    add(look, "w:color", val=colour(style.colour(press.measures.red)))
    add(look, "w:sz", val=half_points(MARKER * style.em / MARK_INK))
