"""A form and a style in, DrawingML chart XML out, every element at its place in the schema (ECMA-376, 21.2).

What python-pptx's chart writer gives would be replaced almost whole: it has negative axis ids (no valid
``unsignedInt``), no East Asian face, no explicit colours, no places; and it costs 0.2 s to import. Caches are always
written: LibreOffice draws from them, not from the workbook. Colours are ``srgbClr``: LibreOffice resolves no theme
colours in the chart parts of a DOCX.
"""

from __future__ import annotations

from decimal import Decimal
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from banxin.charts.kinds import Words
from banxin.charts.native.computed import UNSEEN
from banxin.charts.native.workbook import SHEET, columns
from banxin.frame import Colour

if TYPE_CHECKING:
    from banxin.charts.kinds import Ink, Label
    from banxin.charts.native.form import Box, Form, Number, Scale, Series, Stroke, Tag
    from banxin.style import Style

WORKBOOK: Final = "rId1"
"""The relationship by which a chart part names its workbook."""
EMU: Final = 12_700
"""English metric units to the point (ECMA-376, 20.1.10.16)."""
BOLD: Final = 600
"""From this weight on a face is asked for in bold."""
NONE: Final = "<a:noFill/>"
CATEGORIES: Final = 100_000_001
VALUES: Final = 100_000_002
"""Axis ids: unsigned, and different within a chart."""
_SYMBOLS: Final = {"disc": ("circle", 6), "square": ("square", 6), "ring": ("circle", 6)}
_ALONE: Final = ("circle", 4)
"""The marker of a point that no line reaches."""
_NO_LEADERS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"'
    ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)
"""LibreOffice draws a line to every label that was moved, unless told not to (MS-ODRAWXML, 2.24.3)."""
_WHITE: Final = "#FFFFFF"
_OUTLINE: Final = 1.0
"""Of marks without ink, points."""
_CUT: Final = 0.8
"""Between neighbouring parts, points (design tokens, section 10)."""


def chart_xml(form: Form, style: Style, scale: float = 1.0) -> bytes:
    """The chart part of a form; ``scale`` enlarges letters and lines. Places are shares of the frame already."""
    return _Markup(form, style, scale).part().encode()


class _Markup:
    """One chart being written."""

    def __init__(self, form: Form, style: Style, scale: float) -> None:
        self.form = form
        self.style = style
        self.scale = scale
        self.columns = columns(form)

    def part(self) -> str:
        """The whole part."""
        form = self.form
        title = self._lettering() if form.lettering else ""
        legend = self._legend(*form.legend) if form.legend else ""
        look = self._plain_look()
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
            f'<c:chart>{title}<c:autoTitleDeleted val="{0 if title else 1}"/>'
            f"<c:plotArea>{self._layout(form.inner)}{self._group()}{self._axes()}"
            f"<c:spPr>{NONE}<a:ln>{NONE}</a:ln></c:spPr></c:plotArea>{legend}"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f"<c:spPr>{NONE}<a:ln>{NONE}</a:ln></c:spPr>{look}"
            f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    # ------------------------------------------------ the marks

    def _group(self) -> str:
        form = self.form
        series = "".join(self._series(index, one) for index, one in enumerate(form.series))
        if form.type == "line":
            axes = _ids()
            return (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}'
                "</c:lineChart>"
            )
        if form.type == "doughnut":
            return (
                f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
                f'<c:holeSize val="{form.hole}"/></c:doughnutChart>'
            )
        direction = "bar" if form.type == "bar" else "col"
        overlap = 100 if form.grouping != "clustered" else form.overlap
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{form.grouping}"/><c:varyColors val="0"/>'
            f'{series}<c:gapWidth val="{form.gap}"/><c:overlap val="{overlap}"/>{_ids()}</c:barChart>'
        )

    def _series(self, index: int, series: Series) -> str:
        form = self.form
        inverted = '<c:invertIfNegative val="0"/>' if form.type in ("bar", "column") else ""
        if form.type == "line" and series.stroke:
            looks = self._stroke(series.stroke, len(series.values))
        else:
            looks = self._inks(series, inverted)
        smooth = '<c:smooth val="0"/>' if form.type == "line" else ""
        last = len(form.categories) + 1
        names = "".join(f'<c:pt idx="{i}"><c:v>{escape(name)}</c:v></c:pt>' for i, name in enumerate(form.categories))
        points = "".join(
            f'<c:pt idx="{i}"{_code(number, series)}><c:v>{number.value:f}</c:v></c:pt>'
            for i, number in enumerate(series.values)
            if number is not None
        )
        at = self.columns[index]
        return (
            f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
            f"<c:tx>{self._name(series, at)}</c:tx>{looks}{self._labels(series)}"
            f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
            f'<c:ptCount val="{len(form.categories)}"/>{names}</c:strCache></c:strRef></c:cat>'
            f"<c:val><c:numRef><c:f>{SHEET}!${at}$2:${at}${last}</c:f><c:numCache>"
            f"<c:formatCode>{escape(_format(series))}</c:formatCode>"
            f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache></c:numRef></c:val>{smooth}</c:ser>'
        )

    def _name(self, series: Series, at: str) -> str:
        if series.formula and self.form.legend:
            # Clients do not agree on what index a legend's entry has, so that none can be told to leave one out.
            return f"<c:v>{UNSEEN}</c:v>"
        return (
            f'<c:strRef><c:f>{SHEET}!${at}$1</c:f><c:strCache><c:ptCount val="1"/>'
            f'<c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache></c:strRef>'
        )

    def _inks(self, series: Series, inverted: str) -> str:
        """The fill of the marks; those that differ from the first have their own."""
        inks = series.inks or (None,)
        shapes = [self._shape(ink, edge, series) for ink, edge in zip_longest(inks, series.outlines)]
        bubble = '<c:bubble3D val="0"/>'
        ring = self.form.type == "doughnut"
        points = "".join(
            f'<c:dPt><c:idx val="{i}"/>{inverted}{bubble}{shape}</c:dPt>'
            for i, shape in enumerate(shapes)
            if ring or shape != shapes[0]
        )
        return f"{shapes[0]}{inverted}{points}"

    def _shape(self, ink: Ink | None, edge: Colour | None, series: Series) -> str:
        if ink is None:
            outline = self._line(edge, _OUTLINE) if edge else f"<a:ln>{NONE}</a:ln>"
            return f"<c:spPr>{NONE}{outline}</c:spPr>"
        outline = f"<a:ln>{NONE}</a:ln>"
        if series.cut and not (series.keylined and ink.keyline):
            outline = self._line(_WHITE, _CUT)
        elif ink.keyline:
            outline = self._line(ink.keyline, self.style.chart.keyline)
        return f"<c:spPr>{_solid(ink.fill)}{outline}</c:spPr>"

    def _line(self, colour: Colour, weight: float, dash: tuple[float, ...] = (), cap: str = "flat") -> str:
        dashes = '<a:prstDash val="sysDash"/>' if dash else ""
        return f'<a:ln w="{self._emu(weight)}" cap="{cap}">{_solid(colour)}{dashes}<a:round/></a:ln>'

    def _stroke(self, stroke: Stroke, count: int) -> str:
        line = f"<c:spPr>{self._line(stroke.colour, stroke.weight, stroke.dash, 'rnd')}</c:spPr>"
        fill = _WHITE if stroke.marker == "ring" else stroke.colour
        mark = self._marker(*_SYMBOLS[stroke.marker], stroke.colour, fill)
        if stroke.dotted:
            return line + mark
        lone = self._marker(*_ALONE, stroke.colour, stroke.colour)
        marks = [*((at, lone) for at in stroke.alone), (count - 1, mark)]
        points = (f'<c:dPt><c:idx val="{at}"/>{one}<c:bubble3D val="0"/>{line}</c:dPt>' for at, one in marks)
        return f'{line}<c:marker><c:symbol val="none"/></c:marker>{"".join(points)}'

    def _marker(self, symbol: str, size: int, edge: Colour, fill: Colour) -> str:
        return (
            f'<c:marker><c:symbol val="{symbol}"/><c:size val="{max(2, round(size * self.scale))}"/>'
            f"<c:spPr>{_solid(fill)}{self._line(edge, 1.0)}</c:spPr></c:marker>"
        )

    # ------------------------------------------------ labels

    def _labels(self, series: Series) -> str:
        tags = series.tags or (None,) * len(series.values)
        first = next((tag for tag in tags if tag), None)
        if first is None:
            return '<c:dLbls><c:delete val="1"/></c:dLbls>'
        format = _format(series)
        points = []
        for index, (tag, number) in enumerate(zip(tags, series.values, strict=True)):
            if number is None:
                continue
            if tag is None:
                points.append(f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>')
            elif tag != first or number.format != format or tag.shift != (0.0, 0.0):
                told = self._shift(tag) + self._tag(tag, tag.format or number.format)
                points.append(f'<c:dLbl><c:idx val="{index}"/>{told}</c:dLbl>')
        leaders = '<c:showLeaderLines val="0"/>' if self.form.type == "doughnut" else _NO_LEADERS
        return f"<c:dLbls>{''.join(points)}{self._tag(first, first.format or format)}{leaders}</c:dLbls>"

    def _shift(self, tag: Tag) -> str:
        if tag.shift == (0.0, 0.0):
            return ""
        frame = self.form.frame
        x, y = tag.shift[0] / frame.width, tag.shift[1] / frame.height
        return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'

    def _tag(self, tag: Tag, format: str) -> str:
        side = f'<c:dLblPos val="{tag.side}"/>' if tag.side else ""
        named = int(tag.named)
        return (
            f'<c:numFmt formatCode="{escape(format)}" sourceLinked="0"/><c:spPr>{NONE}<a:ln>{NONE}</a:ln></c:spPr>'
            f'{self._look(tag.look, body="""<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/>""")}{side}'
            f'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="{named}"/>'
            '<c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator> </c:separator>'
        )

    # ------------------------------------------------ axes

    def _axes(self) -> str:
        form = self.form
        if form.type == "doughnut":
            return ""
        upright = form.type != "bar"
        # Without a turn of their own names that touch are set aslant and cut by LibreOffice; with none they are broken.
        # Where only some are to be seen it breaks and prints them all, unless there is a turn, of 1/60 000 degree.
        turn = int(form.every > 1)
        names = self._look(form.names, f'<a:bodyPr rot="{turn}" vert="horz"/>') if form.names else ""
        base = self._line(form.base[0], form.base[1]) if form.base else f"<a:ln>{NONE}</a:ln>"
        skip = f'<c:tickLblSkip val="{form.every}"/>' if form.every > 1 else ""
        # Names on several lines end at their bars; PowerPoint centres them in their column otherwise.
        align = "ctr" if upright or not any("\n" in name for name in form.categories) else "r"
        category = (
            f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling>'
            f'<c:orientation val="{"minMax" if upright else "maxMin"}"/></c:scaling>'
            f'<c:delete val="{0 if form.names or form.base else 1}"/>'
            f'<c:axPos val="{"b" if upright else "l"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{"low" if form.names else "none"}"/><c:spPr>{base}</c:spPr>{names}'
            f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="{align}"/>'
            f'<c:lblOffset val="50"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
        )
        return category + self._value_axis("l" if upright else "b")

    def _value_axis(self, side: str) -> str:
        form, scale = self.form, self.form.scale
        least = f'<c:min val="{form.least}"/>' if form.least is not None else ""
        hair = self._line(scale.hair, scale.weight) if scale else ""
        grid = f"<c:majorGridlines><c:spPr>{hair}</c:spPr></c:majorGridlines>" if scale else ""
        between = "midCat" if form.edge else "between"
        return (
            f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
            f'<c:delete val="{0 if scale else 1}"/><c:axPos val="{side}"/>{grid}'
            f'<c:numFmt formatCode="{escape(scale.format) if scale else "General"}" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{"low" if scale else "none"}"/><c:spPr><a:ln>{NONE}</a:ln></c:spPr>'
            f'{self._look(scale.look) if scale else ""}<c:crossAx val="{CATEGORIES}"/><c:crosses val="autoZero"/>'
            f'<c:crossBetween val="{between}"/>{_step(scale)}</c:valAx>'
        )

    # ------------------------------------------------ words and places

    def _lettering(self) -> str:
        lettering = self.form.lettering
        assert lettering is not None
        lines = "".join(self._paragraph(line) for line in lettering.lines)
        frame = self.form.frame
        place = (
            '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{lettering.x / frame.width:.5f}"/><c:y val="{lettering.y / frame.height:.5f}"/>'
            "</c:manualLayout></c:layout>"
        )
        body = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
        return f'<c:title><c:tx><c:rich>{body}<a:lstStyle/>{lines}</c:rich></c:tx>{place}<c:overlay val="1"/></c:title>'

    def _paragraph(self, line: Label) -> str:
        look = self._characters(line[0])
        runs = "".join(
            f'<a:r><a:rPr lang="zh-CN" altLang="en-US"{self._characters(part)}</a:rPr>'
            f"<a:t>{escape(part.text)}</a:t></a:r>"
            for part in line
        )
        return f'<a:p><a:pPr algn="l"><a:defRPr{look}</a:defRPr></a:pPr>{runs}</a:p>'

    def _legend(self, look: Words, box: Box) -> str:
        return (
            f'<c:legend><c:legendPos val="t"/>{self._layout(box, inner=False)}<c:overlay val="1"/>'
            f"{self._look(look)}</c:legend>"
        )

    def _layout(self, box: Box, inner: bool = True) -> str:
        frame = self.form.frame
        target = '<c:layoutTarget val="inner"/>' if inner else ""
        return (
            f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{box.x / frame.width:.5f}"/><c:y val="{box.y / frame.height:.5f}"/>'
            f'<c:w val="{box.width / frame.width:.5f}"/><c:h val="{box.height / frame.height:.5f}"/>'
            "</c:manualLayout></c:layout>"
        )

    def _plain_look(self) -> str:
        """The look of words that have none of their own."""
        role = self.style.text.caption_title
        return self._look(Words("", role.family, 400, self.style.chart.name_size, self.style.colour(role.colour)))

    def _look(self, look: Words, body: str = "<a:bodyPr/>") -> str:
        return (
            f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr{self._characters(look)}</a:defRPr></a:pPr>"
            '<a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></c:txPr>'
        )

    def _characters(self, look: Words) -> str:
        """The attributes and children of a run's properties; the tag is the caller's, its end too."""
        faces = self.style.families[look.family]
        latin, han = escape(faces.word_latin), escape(faces.word)
        return (
            f' sz="{round(look.size * self.scale * 100)}" b="{int(look.weight >= BOLD)}">{_solid(look.colour)}'
            f'<a:latin typeface="{latin}"/><a:ea typeface="{han}"/><a:cs typeface="{latin}"/>'
        )

    def _emu(self, points: float) -> int:
        return round(points * self.scale * EMU)


def _solid(colour: Colour) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'


def _ids() -> str:
    return f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'


def _format(series: Series) -> str:
    return next((number.format for number in series.values if number), "General")


def _code(number: Number, series: Series) -> str:
    """A point's own format, where it is not the series'."""
    return "" if number.format == _format(series) else f' formatCode="{escape(number.format)}"'


def _step(scale: Scale | None) -> str:
    return f'<c:majorUnit val="{Decimal(scale.step):f}"/>' if scale else ""
