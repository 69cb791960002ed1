"""The style sheet under way: shapes of paragraphs and roles of words in, ``w:style`` elements out, in Word's order."""

from __future__ import annotations

import math
from typing import Final, Literal

from banxin.records import record, replace
from banxin.style import Style, TextRole
from banxin.writers.docx.markup import Node, add, colour, eighths, half_points, root, twips

EXACT: Final = 0.01
"""Points by which a size may differ from the one Word has."""
BOLD: Final = 600
"""From this weight on Word's bold is asked for: 宋体 and 黑体 have one weight, and Word thickens it."""

FAR: Final = 31
"""The points that a rule may stand away from a paragraph's text at most: Word draws none beyond (17.3.4, w:space)."""

Side = Literal["top", "left", "bottom", "right", "between", "insideH", "insideV"]
"""``between`` paragraphs of one look that follow each other, of which Word rules the first alone otherwise; the last
two between the rows and the columns of a table."""
Align = Literal["both", "left", "right", "center", "distribute"]
Stroke = Literal["single", "nil", "thickThinSmallGap", "thinThickSmallGap"]
"""One rule, or a thick and a thin one over each other."""


@record
class Edge:
    """A rule at one side of a paragraph, a table or a cell: its weight, ink and distance from the text, in points."""

    side: Side
    weight: float
    ink: str
    space: float = 0.0
    stroke: Stroke = "single"


@record
class Letters:
    """How the letters of a style stand beside each other: points more between them, their width as a share of their
    own."""

    apart: float = 0.0
    stretch: float = 1.0


@record
class Stop:
    """A tab stop, in points from the left edge of the type area."""

    at: float
    kind: Literal["left", "center", "right"] = "left"
    dots: bool = False


@record
class Shape:
    """How a paragraph stands; lengths in points, ``None`` where the style below it says."""

    before: float | None = None
    after: float | None = None
    leading: float | None = None
    rule: Literal["exact", "atLeast", "auto"] = "exact"
    left: float | None = None
    right: float | None = None
    first: float | None = None
    first_characters: float | None = None
    hanging: float | None = None
    align: Align | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    outline: int | None = None
    """0 for the highest level of the outline."""
    numbering: int | None = None
    numbering_level: int = 0
    edges: tuple[Edge, ...] = ()
    stops: tuple[Stop, ...] = ()
    close: bool = False
    """No space between paragraphs of this one style."""
    bare: bool = False
    """No gap between Han and Latin: beside a large number it would be as wide as the number's size asks."""
    chinese: bool = False
    """Says the rules of Chinese setting (kinsoku, gaps); once, in the style all others are based on."""
    snap: bool | None = None
    """Whether lines stand on the page's grid."""


BUILT_IN: Final = {
    "Normal": "正文", "Body Text": "正文文本", "Body Text First Indent": "正文文本首行缩进", "Quote": "引用",
    "List Bullet": "列表项目符号", "List Number": "列表编号", "Title": "标题", "Subtitle": "副标题", "caption": "题注",
    "header": "页眉", "footer": "页脚", "footnote text": "脚注文本", "TOC Heading": "TOC 标题",
    "table of figures": "图表目录", "index 1": "索引 1", "index heading": "索引标题",
    **{f"heading {level}": f"标题 {level}" for level in range(1, 5)},
    **{f"toc {level}": f"TOC {level}" for level in range(1, 6)},
    "Strong": "要点", "Hyperlink": "超链接", "footnote reference": "脚注引用",
}  # fmt: skip
"""Styles of Word's own that we fill, and what a Chinese Word calls them."""
MADE: Final = 39
"""From this priority on styles are those of Word's own commands and fields: they stay out of the gallery."""


@record
class Named:
    """A paragraph style: what it is called, how its letters and lines look, where it stands among the others."""

    key: str
    """Its id."""
    title: str
    """Its name; one of ``BUILT_IN`` is Word's own style."""
    role: TextRole | None
    """``None`` where the style below it says."""
    shape: Shape
    letters: Letters | None = None
    based: str = "Normal"
    following: str = ""
    """The style of the paragraph after it when somebody types on."""
    priority: int = 20
    """Its place in Word's list of styles."""


def height(named: Named, lines: int = 1) -> float:
    """The points that a paragraph of so many lines takes from top to bottom, its own spaces and rules with it."""
    shape = named.shape
    leading = shape.leading or (named.role.leading if named.role else 0.0)
    rules = sum(edge.weight + min(FAR, round(edge.space)) for edge in shape.edges if edge.side in ("top", "bottom"))
    return (shape.before or 0.0) + rules + lines * leading + (shape.after or 0.0)


class Sheet:
    """Collects the styles of a document; ids are ours, built-in names are Word's own."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.root = root("w:styles", ("w",))
        self._named: dict[str, Named] = {}
        """The paragraph styles by their ids."""
        self._defaults()

    def paragraph(self, named: Named) -> None:
        """A paragraph style."""
        self._named[named.key] = named
        node = self._style("paragraph", named.key, named.title)
        if named.key == "Normal":
            node.attributes["w:default"] = "1"
        else:
            add(node, "w:basedOn", val=named.based)
        if named.following:
            add(node, "w:next", val=named.following)
        add(node, "w:uiPriority", val=named.priority)
        if named.priority < MADE:
            add(node, "w:qFormat")
        role, shape = named.role, named.shape
        if role is not None and shape.leading is None:
            shape = replace(shape, leading=role.leading)
        paragraph_properties(add(node, "w:pPr"), shape, self.style)
        if role is not None:
            plain = named.based != "Normal"
            word_properties(add(node, "w:rPr"), role, self.style, plain=plain, letters=named.letters)

    def named(self, key: str) -> Named:
        """A paragraph style by its id."""
        return self._named[key]

    def character(
        self, key: str, title: str, role: TextRole | None = None, *, face: bool = True, size: bool = True,
        ink: bool = True, raised: Literal["", "superscript", "subscript"] = "",
        priority: int = 20,
    ) -> Node:  # fmt: skip
        """A character style; its ``w:rPr`` comes back.

        Without ``face``, ``size`` or ``ink`` the words keep those of the words around them.
        """
        node = self._style("character", key, title)
        add(node, "w:basedOn", val="DefaultParagraphFont")
        add(node, "w:uiPriority", val=priority)
        add(node, "w:qFormat")
        properties = add(node, "w:rPr")
        if role is not None:
            word_properties(properties, role, self.style, face=face, size=size, ink=ink)
        if raised:
            add(properties, "w:vertAlign", val=raised)
        return properties

    def table(self, key: str, title: str) -> Node:
        """A table style; it comes back to be filled."""
        node = self._style("table", key, title)
        add(node, "w:basedOn", val="TableNormal")
        add(node, "w:uiPriority", val=59)
        return node

    def _style(self, kind: str, key: str, title: str) -> Node:
        node = add(self.root, "w:style", type=kind)
        if title not in BUILT_IN:
            node.attributes["w:customStyle"] = "1"
        node.attributes["w:styleId"] = key
        add(node, "w:name", val=title)
        return node

    def _defaults(self) -> None:
        body = self.style.text.body
        defaults = add(self.root, "w:docDefaults")
        words = add(add(defaults, "w:rPrDefault"), "w:rPr")
        faces(words, body.family, self.style)
        add(words, "w:kern", val=2)
        add(words, "w:sz", val=half_points(body.size))
        add(words, "w:szCs", val=half_points(body.size))
        add(words, "w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
        add(defaults, "w:pPrDefault")
        # Styles of Word that this report does not use stay out of the reader's way.
        add(
            self.root, "w:latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1,
            defQFormat=0, count=376,
        )  # fmt: skip
        node = add(self.root, "w:style", type="character", default=1, styleId="DefaultParagraphFont")
        add(node, "w:name", val="Default Paragraph Font")
        add(node, "w:uiPriority", val=1)
        add(node, "w:semiHidden")
        node = add(self.root, "w:style", type="table", default=1, styleId="TableNormal")
        add(node, "w:name", val="Normal Table")
        add(node, "w:uiPriority", val=99)
        add(node, "w:semiHidden")
        properties = add(node, "w:tblPr")
        add(properties, "w:tblInd", w=0, type="dxa")
        margins = add(properties, "w:tblCellMar")
        for side in ("top", "left", "bottom", "right"):
            add(margins, f"w:{side}", w=0, type="dxa")
        node = add(self.root, "w:style", type="numbering", default=1, styleId="NoList")
        add(node, "w:name", val="No List")
        add(node, "w:uiPriority", val=99)
        add(node, "w:semiHidden")


def paragraph_properties(node: Node, shape: Shape, style: Style) -> None:
    """Fill a ``w:pPr`` in the order of CT_PPrBase (ECMA-376-1, 17.3.1.26)."""
    for key, wanted in (
        ("keepNext", shape.keep_next), ("keepLines", shape.keep_lines), ("pageBreakBefore", shape.page_break),
    ):  # fmt: skip
        if wanted:
            add(node, f"w:{key}")
    if shape.chinese:
        add(node, "w:widowControl")
    if shape.numbering is not None:
        numbering = add(node, "w:numPr")
        add(numbering, "w:ilvl", val=shape.numbering_level)
        add(numbering, "w:numId", val=shape.numbering)
    if shape.edges:
        edges(add(node, "w:pBdr"), shape.edges, style)
    if shape.stops:
        _stops(add(node, "w:tabs"), shape.stops)
    if shape.chinese:
        _chinese(node)
    elif shape.bare:
        add(node, "w:autoSpaceDE", val=0)
        add(node, "w:autoSpaceDN", val=0)
    if shape.snap is not None:
        add(node, "w:snapToGrid", val=int(shape.snap))
    _spacing(node, shape)
    _indent(node, shape)
    if shape.close:
        add(node, "w:contextualSpacing")
    if shape.align:
        add(node, "w:jc", val=shape.align)
    if shape.outline is not None:
        add(node, "w:outlineLvl", val=shape.outline)


def _chinese(node: Node) -> None:
    """Prohibition at line ends, gaps beside Latin, nothing hanging outside.

    ``topLinePunct`` is left to its default (off): LibreOffice takes a stated one for hanging punctuation.
    """
    add(node, "w:kinsoku")
    add(node, "w:wordWrap")
    add(node, "w:overflowPunct", val=0)
    add(node, "w:autoSpaceDE")
    add(node, "w:autoSpaceDN")


def edges(node: Node, wanted: tuple[Edge, ...], style: Style) -> None:
    """Fill a ``w:pBdr``, ``w:tblBorders`` or ``w:tcBorders``, each in its order (17.3.1.24, 17.4.38, 17.4.66)."""
    for side in ("top", "left", "bottom", "right", "insideH", "insideV", "between"):
        for edge in wanted:
            if edge.side == side:
                ink, space = style.colour(edge.ink), min(FAR, round(edge.space))
                border(node, side, edge.weight, ink, space, edge.stroke)


def border(node: Node, side: str, weight: float, ink: str, space: int = 0, stroke: Stroke = "single") -> None:
    """A rule at one side of a paragraph, cell or table."""
    add(node, f"w:{side}", val=stroke, sz=eighths(weight), space=space, color=colour(ink))


def _stops(node: Node, stops: tuple[Stop, ...]) -> None:
    for stop in stops:
        tab = add(node, "w:tab", val=stop.kind)
        if stop.dots:
            tab.attributes["w:leader"] = "dot"
        tab.attributes["w:pos"] = str(twips(stop.at))


def _spacing(node: Node, shape: Shape) -> None:
    values: dict[str, str | int] = {}
    if shape.before is not None:
        values["before"] = max(0, twips(shape.before))
    if shape.after is not None:
        values["after"] = max(0, twips(shape.after))
    if shape.leading is not None:
        values["line"] = 240 if shape.rule == "auto" else twips(shape.leading)
        values["lineRule"] = shape.rule
    if values:
        add(node, "w:spacing", **values)


def _indent(node: Node, shape: Shape) -> None:
    values: dict[str, str | int] = {}
    for key in ("left", "right"):
        value = getattr(shape, key)
        if value is not None:
            values[key] = twips(value)
    if shape.hanging is not None:
        values["hanging"] = twips(shape.hanging)
    elif shape.first is not None:
        values["firstLine"] = twips(shape.first)
        # In hundredths of a character; Word prefers it to the twips, other programs know the twips only.
        values["firstLineChars"] = round((shape.first_characters or 0.0) * 100)
    if values:
        add(node, "w:ind", **values)


def faces(node: Node, family: str, style: Style, *, heavy: bool = False) -> None:
    """The fonts of a family by their names in Word: Han in one face, Latin letters and digits in another.

    A ``heavy`` weight that has a font of its own sets both in it (小标宋).
    """
    names = style.families[family]
    han = names.word_heavy if heavy and names.word_heavy else names.word
    latin = han if han == names.word_heavy else names.word_latin
    add(node, "w:rFonts", hint="eastAsia", ascii=latin, hAnsi=latin, eastAsia=han, cs=latin)


def word_properties(
    node: Node, role: TextRole, style: Style, *, face: bool = True, size: bool = True, ink: bool = True,
    plain: bool = False, letters: Letters | None = None,
) -> None:  # fmt: skip
    """Fill a ``w:rPr`` in Word's order: fonts, weight, colour, letters, size. ``plain`` undoes the bold of the style
    below."""
    if face:
        heavy = role.weight >= BOLD
        faces(node, role.family, style, heavy=heavy)
        if heavy and not style.families[role.family].word_heavy:
            add(node, "w:b")
            add(node, "w:bCs")
        elif plain:
            add(node, "w:b", val=0)
            add(node, "w:bCs", val=0)
    if ink:
        add(node, "w:color", val=colour(style.colour(role.colour)))
    if size:
        _letters(node, letters or Letters(fit(role.size, style)), style)
        add(node, "w:sz", val=half_points(role.size))
        add(node, "w:szCs", val=half_points(role.size))


def fit(size: float, style: Style) -> float:
    """Points that letters of a size stand closer than Word's nearest half point would put them: 28 of them must fill a
    line of 156 mm. None where the page's own grid of characters does it."""
    if style.word.grid == "characters":
        return 0.0
    return math.floor(20 * (size - half_points(size) / 2)) / 20 if abs(size - half_points(size) / 2) > EXACT else 0.0


def _letters(node: Node, letters: Letters, style: Style) -> None:
    """Said where it is not what the style below says."""
    if letters.apart or fit(style.text.body.size, style):
        add(node, "w:spacing", val=twips(letters.apart))
    if letters.stretch != 1.0:
        add(node, "w:w", val=round(letters.stretch * 100))
