"""The parts of a Word file that say how it is set: a style in; settings, font table and list definitions out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from banxin.numbering import parted
from banxin.style import Style
from banxin.writers.docx.markup import Node, add, colour, half_points, root, twips
from banxin.writers.docx.numbers import Counted, Series, Tree
from banxin.writers.docx.sheet import faces
from banxin.writers.docx.template import MARKED

NOT_AT_END: Final = "([{·‘“〈《「『【〔〖（．［｛￡￥"
"""Marks that no line ends with, as Word and WPS have them for zh-CN (reference/ooxml.md 2)."""
NOT_AT_START: Final = "!),.:;?]}¨·ˇˉ―‖’”…∶、。〃々〉》」』】〕〗！＂＇），．：；？］｀｜｝～￠%"
"""Marks that no line begins with; CLREQ 3.1.3 and GB/T 15834-2011 are contained."""
ALTERNATIVES: Final = {
    "宋体": "SimSun", "黑体": "SimHei", "楷体": "KaiTi", "仿宋": "FangSong", "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "宋体", "方正小标宋_GBK": "宋体", "微软雅黑": "Microsoft YaHei", "等线": "DengXian",
}  # fmt: skip
"""What to take where a machine does not know a Chinese font by its name."""
COMPATIBILITY: Final = (
    "spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace",
    "doNotExpandShiftReturn", "adjustLineHeightInTable", "useFELayout",
)  # fmt: skip
"""The switches an East-Asian Word sets for new documents."""
_WORD: Final = "http://schemas.microsoft.com/office/word"
SIDE_LEVEL: Final = 2
"""Heads down to this level begin at the edge of the type area, others where the main column does."""
MARK: Final = "▪"
"""A small square at the height of a Han character's middle. A ■ made small would have to be raised, and LibreOffice
sets what is raised at 58 %."""
MARK_INK: Final = 0.272
"""The side of its square, as a fraction of its size."""


def settings(style: Style) -> Node:
    """``w:settings``. Fields carry their results, so Word is not asked to update them when it opens the file."""
    node = root("w:settings", ("w",))
    add(node, "w:zoom", percent=100)
    if style.word.embed_fonts:
        add(node, "w:embedTrueTypeFonts")
        add(node, "w:saveSubsetFonts")
    if style.official is not None and style.official.mirror:
        add(node, "w:mirrorMargins")
    add(node, "w:bordersDoNotSurroundHeader")
    add(node, "w:bordersDoNotSurroundFooter")
    add(node, "w:defaultTabStop", val=420)
    add(node, "w:evenAndOddHeaders")
    add(node, "w:drawingGridVerticalSpacing", val=156)
    add(node, "w:displayHorizontalDrawingGridEvery", val=0)
    add(node, "w:displayVerticalDrawingGridEvery", val=2)
    add(node, "w:characterSpacingControl", val="compressPunctuation")
    add(node, "w:noLineBreaksAfter", lang="zh-CN", val=NOT_AT_END)
    add(node, "w:noLineBreaksBefore", lang="zh-CN", val=NOT_AT_START)
    notes = add(node, "w:footnotePr")
    for separator in (-1, 0):
        add(notes, "w:footnote", id=separator)
    compatibility = add(node, "w:compat")
    for switch in COMPATIBILITY:
        add(compatibility, f"w:{switch}")
    for key, value in (
        ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1), ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1),
    ):  # fmt: skip
        add(compatibility, "w:compatSetting", name=key, uri=_WORD, val=value)
    add(node, "w:decimalSymbol", val=".")
    add(node, "w:listSeparator", val=",")
    return node


def fonts(style: Style, alternatives: Mapping[str, str]) -> Node:
    """``w:fonts``: the names that styles use, each with a name to take in its place: ``alternatives``, else Office's
    own."""
    node = root("w:fonts", ("w", "r"))
    for family, (usual, chinese) in sorted(_named(style).items()):
        alternative = alternatives.get(family, usual)
        font = add(node, "w:font", name=family)
        if alternative:
            add(font, "w:altName", val=alternative)
        add(font, "w:charset", val="86" if chinese else "00")
        add(font, "w:family", val="auto" if chinese else "roman")
        add(font, "w:pitch", val="variable")
    return node


def _named(style: Style) -> dict[str, tuple[str, bool]]:
    named: dict[str, tuple[str, bool]] = {}
    for _, faces_ in sorted(style.families.items()):
        named[faces_.word_latin] = (faces_.word_alternative, False)
        for han in (faces_.word, faces_.word_heavy):
            if han:
                named[han] = (ALTERNATIVES.get(han, ""), True)
    return named


def numbering(style: Style, lists: Sequence[Series | Tree | Counted], head_lists: Mapping[int, int]) -> Node:
    """``w:numbering``: the points' mark, and every list that counts with what it counts from."""
    node = root("w:numbering", ("w",))
    marks = len(MARKED)
    for key, paragraph in enumerate(MARKED):
        left = style.points.text_at if paragraph == "BoxedBullet" else style.main_at + style.points.text_at
        _points(_level(node, key, "bullet", MARK, paragraph=paragraph), style, left, mark=True)
    _points(_level(node, marks, "decimal", "%1."), style, style.main_at + style.points.text_at, mark=False)
    for key, series in enumerate(lists):
        if isinstance(series, Counted) and series.in_columns:
            _points(_level(node, marks + 1 + key, "decimal", "%1."), style, style.points.text_at, mark=False)
        elif isinstance(series, Series):
            linked = f"Heading{series.level}" if head_lists.get(series.level) == marks + 1 + key else ""
            words = series.text if series.level == 1 else series.text + parted(series.text)
            level = _level(
                node, marks + 1 + key, series.form, words,
                start=series.start, paragraph=linked, suffix=_suffix(series, style.main_at),
            )  # fmt: skip
            _head(level, series, style)
    for key in range(marks):
        add(add(node, "w:num", numId=key + 1), "w:abstractNumId", val=key)
    for key, series in enumerate(lists):
        number = add(node, "w:num", numId=marks + 1 + key)
        shared = isinstance(series, Counted) and not series.in_columns
        add(number, "w:abstractNumId", val=marks if shared else marks + 1 + key)
        if shared:
            add(add(number, "w:lvlOverride", ilvl=0), "w:startOverride", val=1)
    return node


def _suffix(series: Series, side: float) -> str:
    """A first-level number stands in the side column; others before their words, parted from them on our pages too."""
    if series.level == 1:
        return "tab" if side else "space"
    return "space" if series.text[-1:] == "." else "nothing"


def _level(
    node: Node, key: int, form: str, words: str, *, start: int = 1, paragraph: str = "", suffix: str = "tab"
) -> Node:
    definition = list_definition(node, key, "singleLevel")
    return list_level(definition, 0, form, words, start=start, paragraph=paragraph, suffix=suffix)


def list_definition(node: Node, key: int, kind: str) -> Node:
    """A list's definition, its levels still to come; ids are counted, never drawn by lot."""
    definition = add(node, "w:abstractNum", abstractNumId=key)
    add(definition, "w:nsid", val=f"1A{key:06X}")
    add(definition, "w:multiLevelType", val=kind)
    add(definition, "w:tmpl", val=f"5E{key:06X}")
    return definition


def list_level(
    definition: Node, index: int, form: str, words: str, *, start: int = 1, paragraph: str = "", suffix: str = "tab"
) -> Node:
    """A level of a list: what it counts in and which style it numbers."""
    level = add(definition, "w:lvl", ilvl=index)
    add(level, "w:start", val=start)
    add(level, "w:numFmt", val=form)
    if paragraph:
        add(level, "w:pStyle", val=paragraph)
    add(level, "w:suff", val=suffix)
    add(level, "w:lvlText", val=words)
    add(level, "w:lvlJc", val="left")
    return level


def _points(level: Node, style: Style, left: float, *, mark: bool) -> None:
    """Mark or number of a point: it stands in the text's indent."""
    body, points = style.text.body, style.points
    hanging = points.text_at - points.mark_at if mark else points.text_at
    add(add(level, "w:pPr"), "w:ind", left=twips(left), hanging=twips(hanging))
    look = add(level, "w:rPr")
    faces(look, body.family, style)
    if mark:
        add(look, "w:color", val=colour(style.colour(points.mark_colour)))
        add(look, "w:sz", val=half_points(points.mark / MARK_INK))


def _head(level: Node, series: Series, style: Style) -> None:
    """A first-level number is large and in the side column; others are as their head, and stand where it does."""
    main = twips(style.main_at)
    if series.level > 1:
        # LibreOffice takes a level that says no indent for one without, whatever the head's style says.
        add(add(level, "w:pPr"), "w:ind", left=main if series.level > SIDE_LEVEL else 0, firstLine=0)
        return
    add(add(level, "w:pPr"), "w:ind", left=main, hanging=main)
    # As on our pages: a label too wide for the side column is as large as the title.
    role = style.text.h1 if series.form == "upperLetter" and style.grid.side else style.text.number
    look = add(level, "w:rPr")
    faces(look, style.text.number.family, style)
    add(look, "w:color", val=colour(style.colour(role.colour)))
    add(look, "w:sz", val=half_points(role.size))
    add(look, "w:szCs", val=half_points(role.size))
