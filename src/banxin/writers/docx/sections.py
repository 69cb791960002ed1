"""Sections of the Word file: page geometry, running heads and folios by the kind of chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from banxin.records import record
from banxin.writers.docx.fields import field
from banxin.writers.docx.landscape import landscape
from banxin.writers.docx.markup import MARKED, Node, add, paragraph, relate, root, run, twips
from banxin.writers.docx.package import WORD
from banxin.writers.docx.spaces import fall, rise
from banxin.writers.docx.watermark import watermark

if TYPE_CHECKING:
    from docx.opc.part import Part

    from banxin.writers.docx.draft import Draft, Story

Kind = Literal["cover", "contents", "opener", "plain", "editorial", "table", "back"]
Side = Literal["even", "default"]

PLAIN: Final = {"plain": "无编号标题", "editorial": "编者标题"}
"""The style whose words the running head shows, for chapters whose head is not Word's 标题 1."""

NUMERALS: Final = {"roman": "lowerRoman", "upper_roman": "upperRoman"}
"""Word's names for how front matter is numbered."""


@record
class Chapter:
    """A section of the file: what opens it, its number, its words, its anchor."""

    kind: Kind
    number: str = ""
    title: str = ""
    anchor: str = ""
    columns: int = 1
    between: float = 0.0
    """What parts its columns. Those of an index are parted by the indent of their entries: LibreOffice sets them
    without a space."""
    shares_page: bool = False
    """It goes on below the section before it, in other columns."""
    is_front: bool = False
    """It stands before the first chapter: the contents."""
    lies: bool = False
    """Its pages lie on their side."""
    goes_on: bool = False
    """The chapter opened in the section before."""


class Sections:
    """Writes the properties of sections; running heads that say the same are one part."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._parts: dict[tuple[str, ...], Part] = {}
        self._numerals = "cover"
        """The series that the section before was numbered in."""

    def close(self, parent: Node, chapter: Chapter) -> None:
        """Write the ``w:sectPr`` of a chapter as the last child of ``parent``."""
        style = self._story.style
        if chapter.lies:
            style = landscape(style)
        node = add(parent, "w:sectPr")
        opener = False
        if chapter.shares_page:
            pass  # it has the running heads of the section before it; LibreOffice would print its own besides
        elif chapter.kind != "cover":
            opener = self._furniture(node, chapter)
        elif self._story.draft.document.watermark:
            sides: tuple[Side, ...] = ("even", "default")
            for side in sides:
                self._name(node, "header", side, self._bare())
        notes = add(node, "w:footnotePr")
        add(notes, "w:numFmt", val="decimalEnclosedCircleChinese")
        add(notes, "w:numRestart", val=self._restart(chapter))
        numbers = self._numbers(chapter)
        opens = chapter.kind != "cover" and not chapter.goes_on
        right = opens and (style.pages.openers == "right" or "start" in numbers)
        add(node, "w:type", val="continuous" if chapter.shares_page else "oddPage" if right else "nextPage")
        paper = style.paper
        lies: dict[str, str | int] = {"orient": "landscape"} if chapter.lies else {}
        add(node, "w:pgSz", w=twips(paper.width), h=twips(paper.height), **lies)
        furniture = style.furniture
        head = furniture.head_baseline - rise(style.text.running_head.leading)
        foot = self._story.style.paper.height - furniture.folio_baseline - fall(style.text.folio.leading)
        add(
            node, "w:pgMar", top=twips(paper.head), right=twips(paper.outer), bottom=twips(paper.foot),
            left=twips(paper.inner), header=twips(head),
            footer=twips(foot), gutter=0,
        )  # fmt: skip
        add(node, "w:pgNumType", **numbers)
        if chapter.columns > 1:
            add(node, "w:cols", num=chapter.columns, space=twips(chapter.between))
        else:
            add(node, "w:cols", space=twips(style.grid.gutter))
        if opener:
            add(node, "w:titlePg")
        add(node, "w:docGrid", type="lines", linePitch=twips(style.grid.leading))

    def _restart(self, chapter: Chapter) -> str:
        """Where footnotes begin again at ①."""
        if self._story.style.furniture.notes == "page":
            return "eachPage"
        return "continuous" if chapter.goes_on or chapter.shares_page else "eachSect"

    def _numbers(self, chapter: Chapter) -> dict[str, str | int]:
        """How the pages of a section are numbered. Only the first of a series says where it starts: Word goes on by
        itself, and a start said again would begin again."""
        front = self._story.style.pages.front
        if front == "continued" or chapter.kind == "cover":
            return {"fmt": "decimal"}
        numerals = NUMERALS[front] if chapter.is_front else "decimal"
        begins, self._numerals = numerals != self._numerals, numerals
        return {"fmt": numerals, "start": 1} if begins else {"fmt": numerals}

    def _furniture(self, node: Node, chapter: Chapter) -> bool:
        """Name running heads and folios; whether the first page has its own."""
        bare = chapter.kind == "contents"
        opener = chapter.kind in ("opener", "plain", "back") and not chapter.goes_on
        sides: tuple[Side, ...] = ("even", "default")
        for side in sides:
            self._name(node, "header", side, self._head(chapter, side, bare=bare))
        first: Side = "even" if _even(self._story.draft, chapter) else "default"
        if opener:
            self._name(node, "header", "first", self._head(chapter, first, bare=True))
        for side in sides:
            self._name(node, "footer", side, self._folio(side))
        if opener:
            self._name(node, "footer", "first", self._folio(first))
        return opener

    def _name(self, node: Node, what: str, side: str, part: Part) -> None:
        reference = add(node, f"w:{what}Reference", type=side)
        relate(reference, "r:id", self._story.relate(RT.HEADER if what == "header" else RT.FOOTER, part))

    def _head(self, chapter: Chapter, side: Side, *, bare: bool) -> Part:
        """Even pages: the report's title on the left. Odd pages: number and title of the section on the right."""
        report = self._story.draft.document.title.whole
        style = ("HeaderOpener" if bare else "Header") + ("" if side == "even" else "Odd")
        key = (style, report) if side == "even" else (style, chapter.kind, chapter.number, chapter.title)
        if key in self._parts:
            return self._parts[key]
        part, content = self._part("header", key)
        node = paragraph(content, style)
        if side == "even":
            run(node, report)
        else:
            _section_words(node, chapter)
        self._mark(node)
        return part

    def _bare(self) -> Part:
        """The cover's header: nothing but the watermark."""
        key = ("header", "cover")
        if key not in self._parts:
            _, content = self._part("header", key)
            self._mark(paragraph(content, "HeaderOpener"), cover=True)
        return self._parts[key]

    def _mark(self, node: Node, *, cover: bool = False) -> None:
        """The watermark in a header's paragraph; nothing where the report has none."""
        words = self._story.draft.document.watermark
        if words:
            watermark(node, words, self._story.style, len(self._parts), cover=cover)

    def _folio(self, side: Side) -> Part:
        key = ("footer", side)
        if key in self._parts:
            return self._parts[key]
        part, content = self._part("footer", key)
        field(paragraph(content, "Footer" if side == "even" else "FooterOdd"), "PAGE", "2" if side == "even" else "3")
        return part

    def _part(self, what: str, key: tuple[str, ...]) -> tuple[Part, Node]:
        watermarked = what == "header" and self._story.draft.document.watermark
        content = root("w:ftr" if what == "footer" else "w:hdr", MARKED if watermarked else ("w",))
        package = self._story.draft.package
        part = package.xml(f"/word/{what}{package.count(what)}.xml", f"{WORD}{what}+xml", content)
        self._parts[key] = part
        return part, content


def _even(draft: Draft, chapter: Chapter) -> bool:
    folio = draft.folio(chapter.anchor)
    return folio.isdecimal() and int(folio) % 2 == 0


def _section_words(node: Node, chapter: Chapter) -> None:
    """The section's number and title as live fields. CHARFORMAT: in the look of the running head, not of the head."""
    if chapter.kind == "opener":
        field(node, r"STYLEREF 1 \n", chapter.number)
        run(node, "\u3000")
        field(node, r"STYLEREF 1 \* CHARFORMAT", chapter.title)
    elif chapter.kind in PLAIN:
        field(node, rf'STYLEREF "{PLAIN[chapter.kind]}" \* CHARFORMAT', chapter.title)
    else:
        run(node, chapter.title)
