"""Names and elements of WordprocessingML: prefixed names and lengths in points in, lxml elements out."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import Final

from lxml import etree

from banxin.expressions import expression

Node = etree._Element

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
STORY: Final = ("w", "r", "wp", "a", "pic")
"""The namespaces a part with text in it declares at its root."""
MARKED: Final = ("w", "r", "v", "o")
"""Those of a header with a watermark."""
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
"""How every part begins."""
_FORBIDDEN: Final = expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2 Char) cannot carry. Readers have refused it with a place; here it only must not break a file."""
_HAN: Final = expression(
    "[“”‘’—…·×℃\u2460-\u24ff\u25a0-\u25ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Han and the marks that two scripts share: a run that holds one says ``hint="eastAsia"``, else Word sets the shared
marks in the Latin face."""


@cache
def name(prefixed: str) -> str:
    """The full name behind ``w:p``."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@cache
def _attribute(key: str) -> str:
    return name(key if ":" in key else f"w:{key}")


def root(prefixed: str, prefixes: tuple[str, ...] = STORY) -> Node:
    """The root element of a part, declaring its namespaces."""
    return etree.Element(name(prefixed), nsmap={prefix: NAMESPACES[prefix] for prefix in prefixes})


def add(parent: Node, prefixed: str, /, **values: str | int) -> Node:
    """A new last child whose attributes are in the ``w`` namespace."""
    child = etree.SubElement(parent, name(prefixed))
    for key, value in values.items():
        child.set(_attribute(key), clean(value) if isinstance(value, str) else str(value))
    return child


def add_bare(parent: Node, prefixed: str, /, **values: str | int) -> Node:
    """A new last child whose attributes have no namespace (DrawingML)."""
    child = etree.SubElement(parent, name(prefixed))
    for key, value in values.items():
        child.set(key, clean(value) if isinstance(value, str) else str(value))
    return child


def relate(node: Node, prefixed: str, relationship: str) -> None:
    """Name a relationship of the part in an attribute such as ``r:id``."""
    node.set(name(prefixed), relationship)


def clean(text: str) -> str:
    """Text without the characters that XML cannot carry."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def run(parent: Node, text: str, character: str = "") -> None:
    """Words in a character style (none when empty) as one run; tabs and line ends become their elements."""
    text = clean(text)
    node = _run(parent, character, hint=_HAN.search(text) is not None)
    if "\t" not in text and "\n" not in text:
        _words(node, text)
        return
    for piece in re.split("([\t\n])", text):
        if piece in ("\t", "\n"):
            add(node, "w:tab" if piece == "\t" else "w:br")
        elif piece:
            _words(node, piece)


def empty_run(parent: Node, character: str = "") -> Node:
    """A run for something other than words: part of a field, a drawing, a note's mark."""
    return _run(parent, character, hint=False)


def tab(parent: Node) -> None:
    """A tab in a run of its own."""
    add(_run(parent, "", hint=False), "w:tab")


def paragraph(parent: Node, style: str) -> Node:
    """An empty paragraph in a style."""
    return appended(parent, _paragraph(style))


def appended(parent: Node, pattern: Node) -> Node:
    """A copy of an element as a new last child: a third of the time that making it part by part takes."""
    node = copy(pattern)
    parent.append(node)
    return node


def _run(parent: Node, character: str, *, hint: bool) -> Node:
    return appended(parent, _blank_run(character, hint))


def _words(node: Node, text: str) -> None:
    words = etree.SubElement(node, name("w:t"))
    words.text = text
    if text != text.strip() or "  " in text:
        words.set(_SPACE, "preserve")


# ---------------------------------------------------------------- patterns, made once for every style


@cache
def _paragraph(style: str) -> Node:
    node = root("w:p", ("w",))
    add(add(node, "w:pPr"), "w:pStyle", val=style)
    return node


@cache
def _blank_run(character: str, hint: bool) -> Node:
    node = root("w:r", ("w",))
    if character or hint:
        properties = add(node, "w:rPr")
        if character:
            add(properties, "w:rStyle", val=character)
        if hint:
            add(properties, "w:rFonts", hint="eastAsia")
    return node


def twips(points: float) -> int:
    """Twentieths of a point, for places and widths."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Half points, for sizes of type."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Eighths of a point, for rules; never none."""
    return max(2, round(points * 8))


def emus(points: float) -> int:
    """English metric units, for drawings."""
    return round(points * 12700)


def colour(value: str) -> str:
    """``#RRGGBB`` without its sign."""
    return value.removeprefix("#")


def serial(node: Node) -> bytes:
    """A part's bytes, with a declaration."""
    return etree.tostring(node, xml_declaration=True, encoding="UTF-8", standalone=True)
