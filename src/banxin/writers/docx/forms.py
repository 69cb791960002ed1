"""Forms of paragraph styles that a text asks for while it is written: ids out, and the styles themselves at the end.

A paragraph that stays with the next, or stands further in, says so by a style based on its own, never by itself.
"""

from __future__ import annotations

from banxin.records import changing, field
from banxin.writers.docx.markup import Node, WordParagraph, twips
from banxin.writers.docx.sheet import BUILT_IN, Named, Shape, Sheet


@changing
class Forms:
    """The forms that some paragraph of a file has, in the order they came."""

    insets: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Those that stand in at the right, by their ids: of which style, and by how many twips."""
    narrow: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Those that stand in so many twips on both sides."""
    kept: dict[str, None] = field(default_factory=dict)
    """The styles that have a form that stays with the next."""

    def inset(self, style: str, indent: float) -> str:
        """The style of a paragraph that stands ``indent`` points in at the right."""
        if not indent:
            return style
        key = f"{style}{twips(indent)}"
        self.insets[key] = (style, twips(indent))
        return key

    def narrowed(self, style: str, indent: float) -> str:
        """The style of a paragraph that stands ``indent`` points in on both sides."""
        key = f"{style}Narrow{twips(indent)}"
        self.narrow[key] = (style, twips(indent))
        return key

    def keep(self, style: str, *, when: bool = True) -> str:
        """The style of a paragraph that stays with the next ``when`` that is so."""
        if not when:
            return style
        self.kept[style] = None
        return _kept(style)

    def keep_written(self, node: Node | str | None) -> None:
        """Let a paragraph that is written stay with the next."""
        if isinstance(node, WordParagraph) and node.style not in map(_kept, self.kept):
            node.style = self.keep(node.style)

    def define(self, sheet: Sheet) -> None:
        """Add them to the styles that they are forms of; forms of forms come last."""
        for key, (based, indent) in self.insets.items():
            title = f"{sheet.named(based).title}（右缩进{indent / 20:g}磅）"
            _add(sheet, key, title, based, Shape(right=indent / 20))
        for key, (based, indent) in self.narrow.items():
            points = indent / 20
            _add(sheet, key, f"{_shown(sheet, based)}（左右缩进{points:g}磅）", based, Shape(left=points, right=points))
        for based in self.kept:
            shape = Shape(keep_next=True)
            named = Named(
                _kept(based), f"{_shown(sheet, based)}（与下段同页）", None, shape, based=based, following=based,
                priority=98,
            )  # fmt: skip
            sheet.paragraph(named)


def _kept(key: str) -> str:
    return f"{key}Kept"


def _shown(sheet: Sheet, key: str) -> str:
    """What Word calls a style in Chinese."""
    title = sheet.named(key).title
    return BUILT_IN.get(title, title)


def _add(sheet: Sheet, key: str, title: str, based: str, shape: Shape) -> None:
    following = sheet.named(based).following
    sheet.paragraph(Named(key, title, None, shape, based=based, following=following, priority=98))
