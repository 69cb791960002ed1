"""Names and elements of WordprocessingML: prefixed names and lengths in points in, XML out.

A part is only ever written, so what is finished is text at once: a run, a bookmark. An element is kept while something
may still be added to it. Who reads a part (the casts of its fonts, what its heads say) reads its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal

from banxin.expressions import expression
from banxin.text.quotes import IN_HAN_FACE

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
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

DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
"""How every part begins."""
_FORBIDDEN: Final = expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2 Char) cannot carry. Readers have refused it with a place; here it only must not break a file."""
_WORDS: Final = expression("<w:t(?: [^>]*)?>([^<]*)</w:t>")
CLOSED: Final = "</w:p>"
"""How a paragraph ends."""
TAB: Final = "<w:r><w:tab/></w:r>"
"""A tab in a run of its own."""
_END: Final = "</w:t></w:r>"
"""How a run of words ends."""


Hint = Literal["", "eastAsia", "default"]
"""In whose face a run sets the marks that two scripts share: that of Han, or of Latin; empty where it has none."""
Attributes = dict[str, str | int]
"""By prefixed name, not yet as they are written."""


class Node:
    """An element that may still grow: its prefixed name, its attributes, and what it holds, text where that is done."""

    __slots__ = ("attributes", "content", "tag")

    def __init__(self, tag: str, attributes: Attributes, *content: Node | str) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Node | str] = [*content]

    def say(self, pieces: list[str]) -> None:
        """Add the element, as it is written, to ``pieces``: a chapter is joined once, not once for every element."""
        own = ""
        if self.attributes:
            own = "".join([f' {key}="{_value(value)}"' for key, value in self.attributes.items()])
        if not self.content:
            pieces.append(f"<{self.tag}{own}/>")
            return
        pieces.append(f"<{self.tag}{own}>")
        self.say_inside(pieces)
        pieces.append(f"</{self.tag}>")

    def say_inside(self, pieces: list[str]) -> None:
        """Add what it holds."""
        for each in self.content:
            if isinstance(each, str):
                pieces.append(each)
            else:
                each.say(pieces)

    @property
    def xml(self) -> str:
        """The element as it is written."""
        pieces: list[str] = []
        self.say(pieces)
        return "".join(pieces)

    @property
    def inside(self) -> str:
        """What it holds, as it is written."""
        pieces: list[str] = []
        self.say_inside(pieces)
        return "".join(pieces)

    @property
    def last(self) -> Node | str | None:
        """What was added last; ``None`` where it holds nothing."""
        return self.content[-1] if self.content else None


class WordParagraph(Node):
    """A paragraph, whose style may still change and whose ``properties`` may grow."""

    __slots__ = ("_properties", "style")

    def __init__(self, style: str) -> None:
        self.tag, self.attributes, self.content = "w:p", {}, []
        self.style = style
        self._properties: Node | None = None

    @property
    def properties(self) -> Node:
        """Its properties besides the style; most paragraphs have none."""
        if self._properties is None:
            self._properties = Node("w:pPr", {})
        return self._properties

    @property
    def ends_section(self) -> bool:
        """Whether the properties of a section stand in it."""
        return any(isinstance(each, Node) and each.tag == "w:sectPr" for each in self.properties.content)

    def say(self, pieces: list[str]) -> None:
        """Add the paragraph, as it is written."""
        pieces.append(opened(self.style, "" if self._properties is None else self._properties.inside))
        self.say_inside(pieces)
        pieces.append(CLOSED)


def opened(style: str, properties: str = "") -> str:
    """How a paragraph in a style begins."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


@cache
def name(prefixed: str) -> str:
    """The full name behind ``w:p``, for those who read."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@cache
def _attribute(key: str) -> str:
    return key if ":" in key else f"w:{key}"


def root(prefixed: str, prefixes: tuple[str, ...] = STORY) -> Node:
    """The root element of a part, declaring its namespaces."""
    return Node(prefixed, {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes})


def add(parent: Node, prefixed: str, /, **values: str | int) -> Node:
    """A new last child whose attributes are in the ``w`` namespace."""
    child = Node(prefixed, {_attribute(key): value for key, value in values.items()})
    parent.content.append(child)
    return child


def add_bare(parent: Node, prefixed: str, /, **values: str | int) -> Node:
    """A new last child whose attributes have no namespace (DrawingML)."""
    child = Node(prefixed, {**values})
    parent.content.append(child)
    return child


def add_declared(parent: Node, prefixed: str, prefixes: tuple[str, ...]) -> Node:
    """A new last child that declares namespaces for itself and what it holds."""
    child = root(prefixed, prefixes)
    parent.content.append(child)
    return child


def add_words(parent: Node, prefixed: str, words: str, attributes: str = "") -> None:
    """A new last child that holds words and nothing else; ``attributes`` as they are written."""
    parent.content.append(f"<{prefixed}{attributes}>{said(words)}</{prefixed}>")


def relate(node: Node, prefixed: str, relationship: str) -> None:
    """Name a relationship of the part in an attribute such as ``r:id``."""
    node.attributes[prefixed] = relationship


def clean(text: str) -> str:
    """Text without the characters that XML cannot carry."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def run(parent: Node, text: str, character: str = "") -> None:
    """Words in a character style (none when empty) as one run; tabs and line ends become their elements."""
    parent.content.append(spoken(text, character))


def spoken(text: str, character: str = "") -> str:
    """The same run, to stand among others."""
    # Without the hint Word sets the marks that two scripts share in the Latin face.
    hint: Hint = "eastAsia" if not text.isascii() and IN_HAN_FACE.search(text) is not None else ""
    if text.isprintable():
        return f"{begun(character, hint)}{_words(text)}</w:r>"
    return _said_in(begun(character, hint), text)


def western(text: str, character: str = "") -> str:
    """Words whose marks are Latin, as a run: it denies the hint of its paragraph's style."""
    return _said_in(begun(character, "default"), text)


def _said_in(run: str, text: str) -> str:
    words = _words(text) if text.isprintable() else "".join(_pieces(clean(text)))  # tabs and line ends are not
    return f"{run}{words}</w:r>"


def _pieces(text: str) -> Iterator[str]:
    for piece in re.split("([\t\n])", text):
        if piece:
            yield "<w:tab/>" if piece == "\t" else "<w:br/>" if piece == "\n" else _words(piece)


def parted(run: Node | str | None) -> tuple[str, str, str]:
    """A run without its last character, empty where it has no other; the character; and that alone as a run.

    All are empty for what does not end with words.
    """
    if not isinstance(run, str) or not run.endswith(_END):
        return "", "", ""
    begin = run.index(">", run.rindex("<w:t")) + 1
    words = run[begin : -len(_END)]
    return run[:begin] + words[:-1] + _END if words[1:] else "", words[-1:], run[:begin] + words[-1:] + _END


def heard(run: Node | str) -> str:
    """The words of a run; none of a field, whose words are its result."""
    if not isinstance(run, str):
        return ""
    words = "".join(_WORDS.findall(run))
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&#13;", "\r").replace("&amp;", "&")


def empty_run(parent: Node, character: str = "") -> Node:
    """A run for something other than words: part of a field, a drawing, a note's mark."""
    node = Node("w:r", {}, *_run_properties(character))
    parent.content.append(node)
    return node


def tab(parent: Node) -> None:
    """A tab in a run of its own."""
    parent.content.append(TAB)


def paragraph(parent: Node, style: str) -> WordParagraph:
    """An empty paragraph in a style."""
    node = WordParagraph(style)
    parent.content.append(node)
    return node


def numbered(node: WordParagraph, number: int, level: int = 0) -> None:
    """Count a paragraph in the list with Word's id ``number``."""
    counted = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    node.properties.content.append(counted)


def _words(text: str) -> str:
    keeps = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:t{keeps}>{said(text)}</w:t>"


@cache
def begun(character: str = "", hint: Hint = "") -> str:
    """How a run in a character style begins; with a ``hint`` where it holds Han, or Latin marks that Han share."""
    return f"<w:r>{''.join(_run_properties(character, hint))}"


def _run_properties(character: str, hint: Hint = "") -> tuple[str, ...]:
    if not character and not hint:
        return ()
    style = f'<w:rStyle w:val="{character}"/>' if character else ""
    faces = f'<w:rFonts w:hint="{hint}"/>' if hint else ""
    return (f"<w:rPr>{style}{faces}</w:rPr>",)


# ---------------------------------------------------------------- values


@lru_cache(500)  # most are the names and sizes of a few styles
def _value(value: str | int) -> str:
    return quoted(value) if isinstance(value, str) else str(value)


def said(text: str) -> str:
    """Words between tags (XML 1.0, 2.4); a line end of its own kind would be read as another (2.11)."""
    if not ("&" in text or "<" in text or ">" in text or "\r" in text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def quoted(value: str) -> str:
    """Words in an attribute without what XML cannot carry; blanks of other kinds would be read as blanks (3.3.3)."""
    words = said(value).replace('"', "&quot;")
    return words if words.isprintable() else clean(words).replace("\t", "&#9;").replace("\n", "&#10;")


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
    return f"{DECLARATION}{node.xml}".encode()
