"""What a level of a document's headings and lists looks like: a heading or a list in, its face or its labels out.

Word's files and our own pages ask here, so that both set the same words in the same way (GB/T 9704-2012, 7.3.3).
"""

from __future__ import annotations

from typing import Final

from banxin.document import Block, Heading, Paragraph, Point
from banxin.expressions import expression
from banxin.inlines import Inlines, Text, plain
from banxin.style import Style, TextRole

_ENDED: Final = expression(r"[。！？；：…!?;:][”’）》〕]*$")
_STOPPED: Final = expression(r"。(?=.)")


def role_of(heading: Heading, style: Style) -> TextRole:
    """The face of a level: that of its label's kind, so that a brief's levels look as a document's."""
    texts, labels = style.text, style.heading_labels
    pattern = labels[min(heading.level, len(labels)) - 1] if labels else ""
    return {"一、": texts.h1, "（一）": texts.h2, "1.": texts.h3, "（1）": texts.h4}.get(pattern, texts.h1)


def runs_in(heading: Heading, following: Block | None, style: Style) -> bool:
    """Whether a heading begins the paragraph after it: the level （一）, before plain text (7.3.3)."""
    return heading.number.startswith("（") and heading.level == _bracketed(style) and isinstance(following, Paragraph)


def printed_number(heading: Heading, style: Style) -> str:
    """The number that stands before a heading's words: items of a brief have none, its appendices do."""
    is_item = style.layout == "brief" and heading.level == 1 and heading.part != "appendix"
    return "" if is_item else heading.number


def pattern_below(level: int, style: Style, *, listed: bool) -> str:
    """The label of a list's items under a heading of a level; ``listed`` for a form that numbers its statements."""
    labels = [each for each in style.heading_labels if each]
    if level == 0:
        return labels[0] if listed else "1."
    own = style.heading_labels[level - 1]
    return {"": "1.", "一、": "1.", "（一）": "1.", "1.": "（1）"}.get(own, "")


def item_end(points: tuple[Point, ...], index: int) -> str:
    """The mark an item of a list ends with: ；, of the last and of those that are whole sentences 。."""
    whole = any(_STOPPED.search(plain(point.inlines)) for point in points)
    return "。" if whole or index == len(points) - 1 else "；"


def closed(inlines: Inlines, end: str) -> Inlines:
    """Words with a closing mark, where they have none: a paragraph of running text ends with one."""
    return inlines if _ENDED.search(plain(inlines)) else (*inlines, Text(end))


def _bracketed(style: Style) -> int:
    labels = style.heading_labels
    return labels.index("（一）") + 1 if "（一）" in labels else 0
