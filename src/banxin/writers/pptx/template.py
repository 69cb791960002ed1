"""A style in, an empty 16:9 deck out: python-pptx's package with a master, layouts, theme and properties of our own."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Emu

from banxin.charts.plot.look import widest
from banxin.writers.pptx.markup import BOLD, NAMESPACES, RECTANGLE, Box, emus, extent, solid
from banxin.writers.pptx.sizes import TITLE_LINE
from banxin.writers.pptx.sizes import words as sized

if TYPE_CHECKING:
    from banxin.style import Style, TextRole

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
"""13.333 by 7.5 inches, what every client makes for 16:9."""
LEFT: Final = 48.0
FULL: Final = WIDTH - 2 * LEFT
SIDE: Final = 176.0
"""The side column, where a report's page names things."""
MAIN_AT: Final = LEFT + SIDE + 36.0
MAIN: Final = LEFT + FULL - MAIN_AT
TITLE: Final = Box(LEFT, 34.0, FULL, 62.0)
TITLE_SIZES: Final = (26.0, 24.0, 20.0)
"""One line of the first; more of the others."""
BODY_AT: Final = 112.0
"""Where what a slide shows begins."""
OPENED: Final = Box(MAIN_AT, 56.0, MAIN, 84.0)
"""The title of a slide that opens a section."""
OPENED_AT: Final = 172.0
"""Where what such a slide says begins."""
FOOT_AT: Final = 504.0
SMALL: Final = 12.0
"""The size of what is not read in a room: the folio, the running foot."""
COVER: Final = Box(MAIN_AT, 96.0, MAIN, 110.0)
"""A report's name on the cover."""
SUBTITLE: Final = Box(MAIN_AT, 214.0, MAIN, 30.0)
RED_COVER: Final = Box(LEFT, 244.0, FULL, 140.0)
"""The title under the red rule of an official cover."""
RED_SUBTITLE: Final = Box(LEFT, 400.0, FULL, 60.0)
RULE_AT: Final = 24.0
RULE: Final = 2.0

MARKED: Final = 0.8
"""Of a slide's width and height that its watermark takes at most."""

LAYOUTS: Final = ("Title Slide", "Section Header", "Title Only")
"""Those of python-pptx's template that are kept; their shapes are ours."""
NAMES: Final = {"Title Slide": "封面", "Section Header": "章首", "Title Only": "标题和图"}
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def template(style: Style, watermark: str = "") -> Any:
    """A presentation without slides, as python-pptx has it; the watermark's words stand under those of every slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(emus(WIDTH)), Emu(emus(HEIGHT))
    master = deck.slide_masters[0]
    _theme(master, style)
    for layout in tuple(deck.slide_layouts):
        if layout.name not in LAYOUTS:
            deck.slide_layouts.remove(layout)
    _shapes(master, (_watermark(watermark, style) if watermark else "") + _master())
    _text_styles(master._element, style)
    for layout in deck.slide_layouts:
        _shapes(layout, _layout_shapes(layout.name, style))
        layout.name = NAMES[layout.name]
    _strip(deck)
    return deck


def layout(deck: Any, name: str) -> Any:
    """A layout of the template by its English name."""
    return next(one for one in deck.slide_layouts if one.name == NAMES[name])


# ---------------------------------------------------------------- theme


def _theme(master: Any, style: Style) -> None:
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    root.set("name", style.title)
    inks = [style.colour(name) for name in style.tiers]
    accent, grey = style.colour(style.text.tile_change.colour), style.colour(style.text.caption_note.colour)
    ink, head = style.colour(style.text.body.colour), style.colour(style.text.h1.colour)
    tint = style.colour(style.table.group_ground)
    accents = [*inks, accent, grey, *inks][:6]
    colours = {
        "dk1": ink, "lt1": "#FFFFFF", "dk2": head, "lt2": tint, "hlink": head, "folHlink": grey,
        **{f"accent{at}": colour for at, colour in enumerate(accents, 1)},
    }  # fmt: skip
    scheme = root.find(f".//{_A}clrScheme")
    assert scheme is not None
    scheme.set("name", style.title)
    for slot in scheme:
        for held in tuple(slot):
            slot.remove(held)
        etree.SubElement(slot, f"{_A}srgbClr", val=colours[etree.QName(slot).localname].removeprefix("#"))
    for tag, role in (("majorFont", style.text.h1), ("minorFont", style.text.caption_title)):
        fonts = root.find(f".//{_A}{tag}")
        assert fonts is not None
        faces = style.families[role.family]
        for child in tuple(fonts):
            kind = etree.QName(child).localname
            if kind == "font":
                fonts.remove(child)
            else:
                child.set("typeface", faces.word if kind == "ea" else faces.word_latin)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ---------------------------------------------------------------- shapes of master and layouts


def _shapes(page: Any, shapes: str) -> None:
    """Replace all shapes of a master or layout."""
    tree = page.shapes._spTree
    for old in tuple(tree)[2:]:  # after nvGrpSpPr and grpSpPr
        tree.remove(old)
    for new in parse_xml(f"<p:spTree {NAMESPACES}>{shapes}</p:spTree>"):
        tree.append(new)


def _placeholder(number: int, kind: str, name: str, box: Box, anchor: str, index: int = 0, style: str = "") -> str:
    at = f' idx="{index}"' if index else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{extent(box)}'
        f"</a:xfrm>{RECTANGLE}"
        f'</p:spPr><p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p><a:pPr/>"
        f'<a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _rule(number: int, colour: str) -> str:
    """The opener's rule of the report's pages, over every slide."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="线"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        "<a:xfrm>"
        f"{extent(Box(LEFT, RULE_AT - RULE / 2, FULL, RULE))}</a:xfrm>"
        f"{RECTANGLE}{solid(colour)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody>"
        '<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>'
    )


def _folio(number: int) -> str:
    box = Box(LEFT + FULL - 80, FOOT_AT, 80, 16)
    return _placeholder(number, "sldNum", "页码", box, "ctr", 12)


def _master() -> str:
    body = Box(MAIN_AT, BODY_AT, MAIN, FOOT_AT - BODY_AT - 16)
    return _placeholder(2, "title", "标题", TITLE, "ctr") + _placeholder(3, "body", "正文", body, "t", 1) + _folio(4)


def _watermark(words: str, style: Style) -> str:
    """Words large, light and slanting in the middle, as large as the slide has room for."""
    role, turn = style.text.watermark, math.radians(style.furniture.watermark_turn)
    long = widest(sized(words, 1.0))
    across, down = long * math.cos(turn) + math.sin(turn), long * math.sin(turn) + math.cos(turn)
    size = round(min(role.size, MARKED * WIDTH / across, MARKED * HEIGHT / down))
    box = Box((WIDTH - long * size) / 2, (HEIGHT - size * TITLE_LINE) / 2, long * size, size * TITLE_LINE)
    faces = style.families[role.family]
    turned = round((360 - style.furniture.watermark_turn) % 360 * 60_000)
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="水印"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm rot="{turned}">{extent(box)}</a:xfrm>{RECTANGLE}<a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:pPr algn="ctr"/>'
        f'<a:r><a:rPr lang="zh-CN" altLang="en-US" sz="{size * 100}" b="{int(role.weight >= BOLD)}">'
        f'{solid(style.colour(role.colour))}<a:latin typeface="{faces.word_latin}"/><a:ea typeface="{faces.word}"/>'
        f'<a:cs typeface="{faces.word_latin}"/></a:rPr><a:t>{escape(words)}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _cover(style: Style) -> str:
    official = style.official is not None
    title, subtitle = (RED_COVER, RED_SUBTITLE) if official else (COVER, SUBTITLE)
    return _placeholder(2, "ctrTitle", "报告名称", title, "ctr" if official else "b") + _placeholder(
        3, "subTitle", "副题", subtitle, "t", 1
    )


def _opener(colour: str) -> str:
    return (
        _rule(2, colour) + _placeholder(3, "title", "章名", OPENED, "b")
        + _placeholder(4, "body", "导语", Box(MAIN_AT, OPENED_AT, MAIN, 150), "t", 1) + _folio(5)
    )  # fmt: skip


def _plain(colour: str) -> str:
    return _rule(2, colour) + _placeholder(3, "title", "标题", TITLE, "ctr") + _folio(4)


def _layout_shapes(name: str, style: Style) -> str:
    """The placeholders of one of the layouts that are kept, its rule in the colour of titles, or the head's red."""
    colour = style.colour(style.official.red if style.official is not None else style.text.h1.colour)
    return {"Title Slide": _cover(style), "Section Header": _opener(colour), "Title Only": _plain(colour)}[name]


def _text_styles(master: Any, style: Style) -> None:
    """What words in placeholders look like where a run does not say."""
    styles = master.find(f"{_P}txStyles")
    kept = [etree.tostring(child).decode() for child in styles if etree.QName(child).localname == "otherStyle"]
    master.replace(
        styles,
        parse_xml(
            f"<p:txStyles {NAMESPACES}><p:titleStyle>{_level(style, style.text.h1, TITLE_SIZES[0])}</p:titleStyle>"
            f"<p:bodyStyle>{_level(style, style.text.introduction, 18)}</p:bodyStyle>{''.join(kept)}</p:txStyles>"
        ),
    )


def _level(style: Style, role: TextRole, size: float) -> str:
    faces = style.families[role.family]
    return (
        '<a:lvl1pPr marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="zh-CN" sz="{round(size * 100)}" b="{int(role.weight >= 600)}" kern="1200">'
        f'{solid(style.colour(role.colour))}<a:latin typeface="{faces.word_latin}"/><a:ea typeface="{faces.word}"/>'
        f'<a:cs typeface="{faces.word_latin}"/></a:defRPr></a:lvl1pPr>'
    )


# ---------------------------------------------------------------- what python-pptx's template brings along


def _strip(deck: Any) -> None:
    """Drop its printer's settings, its picture and what it says of the program that made it."""
    part = deck.part
    for id, rel in tuple(part.rels.items()):
        if rel.reltype.endswith("/printerSettings"):
            part.rels.pop(id)
    package = part.package
    for id, rel in tuple(package._rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            package._rels.pop(id)
        elif rel.reltype.endswith("/extended-properties"):
            rel.target_part._blob = (
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties'
                b' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
                b"<Application>banxin</Application></Properties>"
            )
