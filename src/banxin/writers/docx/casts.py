"""The parts of a Word file in, which characters stand in which of its fonts out: what a subset of each must hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from banxin.expressions import expression
from banxin.writers.docx.markup import NAMESPACES, name

_ASCII: Final = frozenset(map(chr, range(0x20, 0x7F)))
_NOTES: Final = frozenset(map(chr, range(0x2460, 0x2474)))
ALWAYS: Final = _ASCII | _NOTES | set("，。、；：？！（）《》〈〉“”‘’—…·〇零一二三四五六七八九十百千第章节附录图表页续")
"""What every font holds beside the words set in it: folios, marks of notes and numbers that Word counts, small changes
by hand."""
_DRAWING: Final = f"{{{NAMESPACES['a']}}}"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FAMILY: Final = expression('font-family:"([^"]*)"')


class Cast(NamedTuple):
    """One font at one weight, as Word tells them apart."""

    font: str
    bold: bool


class _Look(NamedTuple):
    """What a style says of fonts; ``None`` where the one below it says."""

    fonts: frozenset[str] | None
    bold: bool | None


def casts(parts: Iterable[tuple[str, Iterable[bytes]]], styles: bytes) -> Mapping[Cast, set[str]]:
    """The characters of each font, ``ALWAYS`` among them; fonts in which nothing stands are left out.

    ``parts`` are those of a file by name, in pieces; ``styles`` are the bytes of its styles.
    """
    sheet = _Sheet(etree.fromstring(styles))
    found: dict[Cast, set[str]] = defaultdict(lambda: set(ALWAYS))
    for path, pieces in parts:
        if path.startswith("word/charts/chart"):
            _chart(b"".join(pieces), found)
        elif path == "word/numbering.xml":
            _numbers(etree.fromstring(b"".join(pieces)), sheet, found)
        elif path.startswith(("word/document", "word/header", "word/footer", "word/footnotes")):
            for paragraph in _paragraphs(pieces):
                _paragraph(paragraph, sheet, found)
    return found


class _Sheet:
    """The styles of a file by id, each asked once for what it and those below it say."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = {node.get(name("w:styleId")): node for node in styles.iter(name("w:style"))}
        self._known: dict[str, _Look] = {}
        defaults = styles.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}")
        self._defaults = _said(defaults)

    def of(self, paragraph: str, character: str = "") -> Iterator[Cast]:
        """The fonts of words in a paragraph's style and a character's."""
        looks = [*map(self._look, (character, paragraph)), self._defaults]
        fonts = next((look.fonts for look in looks if look.fonts is not None), frozenset[str]())
        bold = next((look.bold for look in looks if look.bold is not None), False)
        return (Cast(font, bold) for font in fonts)

    def _look(self, key: str) -> _Look:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._asked(key)
        return known

    def _asked(self, key: str) -> _Look:
        node = self._styles.get(key)
        if node is None:
            return _Look(None, None)
        own, below = _said(node.find(name("w:rPr"))), self._look(_value(node.find(name("w:basedOn"))))
        return _Look(
            below.fonts if own.fonts is None else own.fonts,
            below.bold if own.bold is None else own.bold,
        )  # fmt: skip


def _said(properties: etree._Element | None) -> _Look:
    if properties is None:
        return _Look(None, None)
    fonts, bold = properties.find(name("w:rFonts")), properties.find(name("w:b"))
    named = None if fonts is None else _named(fonts)
    return _Look(named or None, None if bold is None else bold.get(name("w:val")) != "0")


def _named(fonts: etree._Element) -> frozenset[str]:
    """Han and Latin fonts both: which of them a mark is set in is Word's to decide, and each holds what it has."""
    return frozenset(filter(None, (fonts.get(name(f"w:{script}")) for script in ("ascii", "eastAsia"))))


def _value(node: etree._Element | None) -> str:
    return "" if node is None else node.get(name("w:val"), "")


# ---------------------------------------------------------------- parts


def _paragraphs(pieces: Iterable[bytes]) -> Iterator[etree._Element]:
    """Paragraphs as they end, those in text boxes before those around them; emptied once they have been seen."""
    parser = etree.XMLPullParser(("end",), tag=name("w:p"))
    for piece in pieces:
        parser.feed(piece)
        for _, node in parser.read_events():
            assert isinstance(node, etree._Element)
            yield node
            node.clear()


def _paragraph(node: etree._Element, sheet: _Sheet, found: dict[Cast, set[str]]) -> None:
    own = _value(node.find(f"{name('w:pPr')}/{name('w:pStyle')}"))
    for run in node.iter(name("w:r")):
        words = "".join(text.text or "" for text in run.iterchildren(name("w:t")))
        if words:
            for cast in sheet.of(own, _value(run.find(f"{name('w:rPr')}/{name('w:rStyle')}"))):
                found[cast].update(words)
    for path in node.iter(f"{{{NAMESPACES['v']}}}textpath"):
        for font in _FAMILY.findall(path.get("style", "")):
            found[Cast(font, bold=False)].update(path.get("string", ""))


def _numbers(root: etree._Element, sheet: _Sheet, found: dict[Cast, set[str]]) -> None:
    """Numbers of heads and lists: in their own fonts, at the weight of the style that they number."""
    for level in root.iter(name("w:lvl")):
        linked = tuple(sheet.of(_value(level.find(name("w:pStyle")))))
        own = _said(level.find(name("w:rPr"))).fonts
        casts = linked if own is None else tuple(Cast(font, cast.bold) for font in own for cast in linked)
        for cast in casts:
            found[cast].update(_value(level.find(name("w:lvlText"))))


def _chart(data: bytes, found: dict[Cast, set[str]]) -> None:
    """A chart's words, in every font and weight it names."""
    root = etree.fromstring(data)
    words = "".join(node.text or "" for node in root.iter(f"{_CHART}v", f"{_CHART}formatCode", f"{_DRAWING}t"))
    words += "".join(node.get("formatCode", "") for node in root.iter(f"{_CHART}numFmt", f"{_CHART}pt"))
    fonts = {node.get("typeface", "") for node in root.iter(f"{_DRAWING}latin", f"{_DRAWING}ea")} - {""}
    bold = {node.get("b") == "1" for node in root.iter(f"{_DRAWING}defRPr", f"{_DRAWING}rPr")} or {False}
    for font in fonts:
        for weight in bold:
            found[Cast(font, weight)].update(words)
