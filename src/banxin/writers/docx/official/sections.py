"""Sections of an official document's Word file: sheet, grid, folios — 1 — outside, a state in the corner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from banxin.layout.official.folio import DASH
from banxin.layout.sideways import lying
from banxin.records import changing, field
from banxin.writers.docx.fields import field as live
from banxin.writers.docx.markup import MARKED, Node, add, paragraph, relate, root, run, twips
from banxin.writers.docx.official.places import corner_header, folio_footer, is_letter, letter_footer
from banxin.writers.docx.official.press import Press, pitch
from banxin.writers.docx.package import WORD
from banxin.writers.docx.watermark import watermark

if TYPE_CHECKING:
    from docx.opc.part import Part

EN: Final = "\u2002"
"""Half an em, between the dashes and the number."""
Footer = Literal["even", "default", "first"]


@changing
class Sections:
    """Writes the properties of sections; headers and footers that say the same are one part."""

    press: Press
    lies: bool = False
    """Whether the sheets of the section under way lie."""
    begun: bool = False
    """Whether a section was closed before it."""
    parts: dict[str, Part] = field(default_factory=dict)

    def turn(self, node: Node, *, lies: bool) -> bool:
        """Go on with sheets that lie or stand; whether that began a section."""
        if lies == self.lies:
            return False
        self.end(node)
        self.lies = lies
        return True

    def end(self, node: Node) -> None:
        """Close the section under way; another one follows."""
        self.close(paragraph(node, "SpacerSmall").properties)

    def close(self, parent: Node, *, even: bool = False) -> None:
        """Write the ``w:sectPr`` of the section under way as the last child of ``parent``. ``even``: it begins on an
        even page. The first page of a letter has a rule in place of the folio."""
        first = is_letter(self.press) and not self.begun
        turned, self.begun = self.lies, True
        style = self.press.style
        node = add(parent, "w:sectPr")
        self._furniture(node, first=first)
        notes = add(node, "w:footnotePr")
        add(notes, "w:numFmt", val="decimalEnclosedCircleChinese")
        add(notes, "w:numRestart", val="eachPage" if style.furniture.notes == "page" else "eachSect")
        add(node, "w:type", val="evenPage" if even else "nextPage")
        paper = lying(style).paper if turned else style.paper
        lies: dict[str, str | int] = {"orient": "landscape"} if turned else {}
        add(node, "w:pgSz", w=twips(paper.width), h=twips(paper.height), **lies)
        footer = letter_footer(self.press) if is_letter(self.press) else folio_footer(self.press, paper)
        add(
            node, "w:pgMar", top=twips(paper.head), right=twips(paper.outer), bottom=twips(paper.foot),
            left=twips(paper.inner), header=twips(corner_header(self.press)), footer=twips(footer), gutter=0,
        )  # fmt: skip
        add(node, "w:pgNumType", fmt="decimal")
        add(node, "w:cols", space=twips(style.em))
        if first:
            add(node, "w:titlePg")
        self._grid(node)

    def _grid(self, node: Node) -> None:
        style = self.press.style
        if style.word.grid == "lines":
            add(node, "w:docGrid", type="lines", linePitch=twips(pitch(style)))
            return
        # Of a point, 1/4096 each, counted from the size of style Normal (17.6.5).
        space = round((style.em - round(2 * style.em) / 2) * 4096)
        add(node, "w:docGrid", type="linesAndChars", linePitch=twips(pitch(style)), charSpace=space)

    def _furniture(self, node: Node, *, first: bool) -> None:
        sides: tuple[Footer, ...] = ("even", "default", "first") if first else ("even", "default")
        document = self.press.story.draft.document
        if document.state or document.watermark:
            for side in sides:
                self._name(node, "header", side, self._corner())
        for side in sides:
            self._name(node, "footer", side, self._foot(side))

    def _name(self, node: Node, what: str, side: str, part: Part) -> None:
        reference = add(node, f"w:{what}Reference", type=side)
        relate(reference, "r:id", self.press.story.relate(RT.HEADER if what == "header" else RT.FOOTER, part))

    def _corner(self) -> Part:
        if "corner" not in self.parts:
            document = self.press.story.draft.document
            content = root("w:hdr", MARKED)
            node = paragraph(content, "StateMark")
            if document.state:
                run(node, document.state)
            if document.watermark:
                watermark(node, document.watermark, self.press.style, 1)
            self.parts["corner"] = self._part("header1", "header", content)
        return self.parts["corner"]

    def _foot(self, side: Footer) -> Part:
        if side not in self.parts:
            content = root("w:ftr")
            if side == "first":
                paragraph(content, "LetterRule")
            else:
                node = paragraph(content, "Footer" if side == "even" else "FooterOdd")
                run(node, DASH + EN)
                live(node, "PAGE", "2" if side == "even" else "1")
                run(node, EN + DASH)
            self.parts[side] = self._part(f"footer{len(self.parts) + 1}", "footer", content)
        return self.parts[side]

    def _part(self, name: str, what: str, content: Node) -> Part:
        return self.press.story.draft.package.xml(f"/word/{name}.xml", f"{WORD}{what}+xml", content)
