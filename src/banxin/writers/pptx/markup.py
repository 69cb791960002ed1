"""Slide XML from values: runs, paragraphs, text boxes, rules, groups; lengths in points, looks from the style.

Every run names its Latin and its Han face: a theme's fonts mean different ones in PowerPoint, WPS and Keynote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Final, Literal

from banxin.charts.kinds import Label
from banxin.frame import Colour
from banxin.reading.scalars import without_faults
from banxin.records import record
from banxin.style import Style, TextRole
from banxin.text.quotes import latin_stretches

EMU: Final = 12_700
BOLD: Final = 600
"""From this weight on a face is asked for in bold."""
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TABLE: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_NO_FRAME: Final = '<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">{fit}</a:bodyPr>'

HANGING: Final = 18.0
"""How far a statement's words stand to the right of its mark, points."""
_MARK: Final = (
    '<a:buClr>{solid}</a:buClr><a:buSzPct val="60000"/><a:buFont typeface="Arial"/><a:buChar char="■"/>'
)
_CHINESE: Final = 'lang="zh-CN" altLang="en-US"'
_ENGLISH: Final = 'lang="en-US" altLang="zh-CN"'
"""The languages of a run: PowerPoint sets “ ” ‘ ’ in the Latin face where the first is English."""
BREAK: Final = "\v"
"""Ends a line within a paragraph, as in a title that breaks by sense."""

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]


@record
class Look:
    """How a run is set: a family of the style, its size in points, weight and colour."""

    family: str
    size: float
    bold: bool
    colour: Colour


@record
class Box:
    """A place on the slide, points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@record
class Line:
    """A paragraph: pieces of text with their looks."""

    runs: tuple[tuple[str, Look], ...]
    align: Align = "l"
    leading: float = 0.0
    """From line to line, points, whatever the face; 0 is what the face asks for."""
    before: float = 0.0
    marked: Colour = ""
    """The colour of the square before a statement; empty for none."""


@record
class Ruled:
    """The rules above and below a cell, each its weight in points and its colour."""

    above: tuple[float, Colour]
    below: tuple[float, Colour]


def line(text: str, look: Look, align: Align = "l", leading: float = 0.0, before: float = 0.0) -> Line:
    """A paragraph in one look; its line breaks stay."""
    return Line(((text, look),), align, leading, before)


class Pen:
    """Writes the shapes of one slide, each with a number of its own."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._shapes = 1

    def role(self, role: TextRole, size: float) -> Look:
        """The look of a role of the style, at a slide's size."""
        return Look(role.family, size, role.weight >= BOLD, self.style.colour(role.colour))

    def label(self, label: Label, scale: float) -> tuple[tuple[str, Look], ...]:
        """The runs of a chart's label."""
        return tuple(
            (part.text, Look(part.family, part.size * scale, part.weight >= BOLD, part.colour)) for part in label
        )

    # ------------------------------------------------ shapes

    def placeholder(self, kind: str, name: str, lines: Iterable[Line], index: int = 0, box: Box | None = None) -> str:
        """A placeholder of the layout with words in it; its place is the layout's unless one is given."""
        at = f' idx="{index}"' if index else ""
        place = f"<a:xfrm>{extent(box)}</a:xfrm>" if box else ""
        return (
            f'<p:sp><p:nvSpPr>{self._told(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{self._lines(lines)}</p:txBody></p:sp>"
        )

    def folio(self, look: Look, number: int) -> str:
        """The slide's number, which counts itself."""
        return (
            f'<p:sp><p:nvSpPr>{self._told("页码")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/>'
            '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="r"/>'
            f'<a:fld id="{{86CB4B4D-7CA3-9044-876B-883B54F8677D}}" type="slidenum">{self._properties(look)}'
            f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
        )

    def text(
        self, name: str, box: Box, lines: Iterable[Line], anchor: Anchor = "t", *, wrap: bool = True, fit: bool = False,
        to: str = "",
    ) -> str:  # fmt: skip
        """A text box without a frame; ``fit`` has the client make words smaller that do not fit it.

        ``to`` is the relation to the slide that it leads to.
        """
        body = _NO_FRAME.format(wrap="square" if wrap else "none", anchor=anchor, fit="<a:normAutofit/>" if fit else "")
        return (
            f'<p:sp><p:nvSpPr>{self._told(name, to=to)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr><a:xfrm>{extent(box)}</a:xfrm>{RECTANGLE}<a:noFill/></p:spPr>"
            f"<p:txBody>{body}<a:lstStyle/>{self._lines(lines)}</p:txBody></p:sp>"
        )

    def block(self, name: str, box: Box, fill: Colour, outline: Colour | None = None, weight: float = 0.5) -> str:
        """A filled rectangle: a bar, a ground or a rule."""
        stroke = f'<a:ln w="{emus(weight)}">{solid(outline)}</a:ln>' if outline else "<a:ln><a:noFill/></a:ln>"
        return (
            f"<p:sp><p:nvSpPr>{self._told(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr><a:xfrm>{extent(box)}</a:xfrm>{RECTANGLE}{solid(fill)}{stroke}"
            '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>'
            "</p:txBody></p:sp>"
        )

    def group(self, name: str, alt: str, box: Box, shapes: Iterable[str]) -> str:
        """Shapes that belong together; their places are the slide's own."""
        told = self._told(name, alt)
        inner = "".join(shapes)
        child = extent(box).replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ")
        return (
            f"<p:grpSp><p:nvGrpSpPr>{told}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{extent(box)}{child}</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
        )

    def chart(self, name: str, alt: str, box: Box, relation: str) -> str:
        """The frame of a native chart."""
        return self._frame(name, alt, box, _CHART, f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>')

    def table(
        self, name: str, alt: str, box: Box, columns: Iterable[float], rows: Iterable[str], *, headed: bool
    ) -> str:
        """The frame of a native table: widths of columns in points, rows from ``row``."""
        grid = "".join(f'<a:gridCol w="{emus(width)}"/>' for width in columns)
        head = f'<a:tblPr firstRow="{int(headed)}"/><a:tblGrid>{grid}</a:tblGrid>'
        return self._frame(name, alt, box, _TABLE, f"<a:tbl>{head}{''.join(rows)}</a:tbl>")

    def row(self, height: float, cells: Iterable[str]) -> str:
        """A row of a table, at least so many points high."""
        return f'<a:tr h="{emus(height)}">{"".join(cells)}</a:tr>'

    def cell(
        self, lines: Iterable[Line], spans: str, ruled: Ruled, left: float, right: float, ground: Colour | None
    ) -> str:
        """A cell of a table with its rules; ``left`` and ``right`` stand beside its words, ``spans`` are attributes."""
        margins = f'marL="{emus(left)}" marR="{emus(right)}" marT="0" marB="0" anchor="ctr"'
        rules = "".join(
            f'<a:{side} w="{emus(weight)}">{solid(colour) if weight else "<a:noFill/>"}</a:{side}>'
            for side, (weight, colour) in (
                ("lnL", (0.0, "")), ("lnR", (0.0, "")), ("lnT", ruled.above), ("lnB", ruled.below),
            )
        )  # fmt: skip
        fill = solid(ground) if ground else "<a:noFill/>"
        return (
            f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{self._lines(lines)}</a:txBody>"
            f"<a:tcPr {margins}>{rules}{fill}</a:tcPr></a:tc>"
        )

    def picture(self, name: str, alt: str, box: Box, raster: str, vector: str = "") -> str:
        """A picture; clients since 2016 draw the vector, others the raster."""
        extension = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
            ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
            f' r:embed="{vector}"/></a:ext></a:extLst>'
            if vector
            else ""
        )
        return (
            f'<p:pic><p:nvPicPr>{self._told(name, alt)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{raster}">{extension}</a:blip>'
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>{extent(box)}</a:xfrm>{RECTANGLE}</p:spPr>"
            "</p:pic>"
        )

    def _frame(self, name: str, alt: str, box: Box, uri: str, graphic: str) -> str:
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._told(name, alt)}<p:cNvGraphicFramePr>"
            f'<a:graphicFrameLocks noGrp="1"/>'
            f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{extent(box)}</p:xfrm>"
            f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic></p:graphicFrame>'
        )

    # ------------------------------------------------ words

    def _told(self, name: str, alt: str = "", to: str = "") -> str:
        self._shapes += 1
        described = f' descr="{_said(alt)}"' if alt else ""
        link = f'<a:hlinkClick r:id="{to}" action="ppaction://hlinksldjump"/>' if to else ""
        return f'<p:cNvPr id="{self._shapes}" name="{_said(name)}"{described}>{link}</p:cNvPr>'

    def _lines(self, lines: Iterable[Line]) -> str:
        return "".join(self._line(one) for one in lines) or "<a:p/>"

    def _line(self, one: Line) -> str:
        spacing = f'<a:lnSpc><a:spcPts val="{round(one.leading * 100)}"/></a:lnSpc>' if one.leading else ""
        spacing += f'<a:spcBef><a:spcPts val="{round(one.before * 100)}"/></a:spcBef>' if one.before else ""
        hanging = f' marL="{emus(HANGING)}" indent="{-emus(HANGING)}"' if one.marked else ""
        mark = _MARK.format(solid=solid(one.marked).removeprefix("<a:solidFill>").removesuffix("</a:solidFill>"))
        runs = "".join(self._run(text, look, language) for text, look, language in _parts(one.runs) if text)
        return f'<a:p><a:pPr{hanging} algn="{one.align}">{spacing}{mark if one.marked else ""}</a:pPr>{runs}</a:p>'

    def _run(self, text: str, look: Look, language: str) -> str:
        properties = self._properties(look, language)
        lines = (f"<a:r>{properties}<a:t>{_said(part)}</a:t></a:r>" if part else "" for part in text.split(BREAK))
        return f"<a:br>{properties}</a:br>".join(lines)

    def _properties(self, look: Look, language: str = _CHINESE) -> str:
        faces = self.style.families[look.family]
        return (
            f'<a:rPr {language} sz="{round(look.size * 100)}" b="{int(look.bold)}" dirty="0">'
            f'{solid(look.colour)}<a:latin typeface="{escape(faces.word_latin)}"/>'
            f'<a:ea typeface="{escape(faces.word)}"/><a:cs typeface="{escape(faces.word_latin)}"/></a:rPr>'
        )


def _parts(runs: Iterable[tuple[str, Look]]) -> Iterator[tuple[str, Look, str]]:
    """The runs of a line, in English what has Latin quotation marks: the language says whose face they are from."""
    runs = tuple(runs)
    stretches = latin_stretches("".join([text for text, _ in runs]))
    at = 0
    for text, look in runs:
        cuts = sorted({0, len(text), *(min(max(cut - at, 0), len(text)) for stretch in stretches for cut in stretch)})
        for start, end in pairwise(cuts):
            is_latin = any(first <= at + start < last for first, last in stretches)
            yield text[start:end], look, _ENGLISH if is_latin else _CHINESE
        at += len(text)


def solid(colour: Colour) -> str:
    """A fill."""
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'


def emus(points: float) -> int:
    """Points in English metric units."""
    return round(points * EMU)


def extent(box: Box) -> str:
    """A place as a shape's transform says it."""
    return (
        f'<a:off x="{emus(box.x)}" y="{emus(box.y)}"/>'
        f'<a:ext cx="{max(emus(box.width), 0)}" cy="{max(emus(box.height), 0)}"/>'
    )


def _said(text: str) -> str:
    """Words as XML; what no text of a report may hold cannot be in a file either."""
    return escape(without_faults(text))
