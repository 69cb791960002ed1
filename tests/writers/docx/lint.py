"""What is wrong with a Word file of ours: the rules for all files, and our own promises.

We promise more than others: named styles only, a hint wherever Han stand, a whole type for every part, no bookmark
that shows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from banxin.lint import lint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIRECT = {
    "pPr": {"pStyle", "numPr", "sectPr"}, "rPr": {"rStyle", "rFonts"},
    "tblPr": {"tblStyle", "tblW", "tblInd", "tblLayout", "tblLook", "tblCaption", "tblDescription"},
    "trPr": {"cantSplit", "trHeight", "tblHeader"}, "tcPr": {"tcW", "gridSpan", "vMerge", "shd"},
}  # fmt: skip
"""What paragraphs, runs, tables, rows and cells may say beside their styles: nothing of how they look but widths,
heights and the ground of a cell. Which list a point counts in and what section ends here is no style's to say."""
CELLS = {"tcBorders": "in a head of several rows, or above a total that rows follow", "vAlign": "in a head of several rows"}
"""What a few cells say besides, since no table style reaches them (README, Word 文件)."""
HAN = re.compile("[“”‘’—…·\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with a DOCX; empty when nothing is."""
    found = [f"{p.code} {p.place} {p.message}" for p in lint(data, "a.docx")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        trees = {n: etree.fromstring(archive.read(n)) for n in archive.namelist() if n.endswith(".xml") and n.startswith("word/")}
    stories = [tree for tree in trees.values() if tree.tag in (f"{W}document", f"{W}hdr", f"{W}ftr", f"{W}footnotes")]
    for tree in stories:
        found += [*direct(tree), *_hints(tree), *_hidden(tree)]
    return found


def direct(tree: etree._Element) -> Iterator[str]:
    """Formatting that no named style says."""
    for tag, allowed in DIRECT.items():
        for node in tree.iter(f"{W}{tag}"):
            for child in node:
                if child.tag[len(W) :] not in allowed and not (tag == "tcPr" and _beyond_styles(child)):
                    yield f"direct formatting: {tag} {child.tag[len(W):]}"
                if child.tag == f"{W}rFonts" and set(child.attrib) != {f"{W}hint"}:
                    yield "a run names its own fonts"


def _beyond_styles(node: etree._Element) -> bool:
    """Whether this is of what ``CELLS`` allows, in a cell it is allowed in."""
    row = node.getparent().getparent().getparent()
    rows = row.getparent().findall(f"{W}tr")
    heads = [each for each in rows if each.find(f"{W}trPr/{W}tblHeader") is not None]
    if row in heads:
        return node.tag[len(W) :] in CELLS and len(heads) > 1
    styles = {style.get(f"{W}val", "") for style in row.iter(f"{W}pStyle")}
    return node.tag == f"{W}tcBorders" and row is not rows[-1] and any(style.startswith("TableTotal") for style in styles)


def _hints(tree: etree._Element) -> Iterator[str]:
    for node in tree.iter(f"{W}t"):
        if HAN.search(node.text or "") and node.getparent().find(f"{W}rPr/{W}rFonts") is None:
            yield f"no hint: {node.text!r}"


def _hidden(tree: etree._Element) -> Iterator[str]:
    names = (node.get(f"{W}name") for node in tree.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark name: {name}" for name in names if not re.fullmatch(r"_[A-Za-z0-9_]{1,39}", name))


def toggled(data: bytes) -> list[str]:
    """Runs whose bold character style stands in a bold paragraph style: Word would turn bold off (17.7.3)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        document = etree.fromstring(archive.read("word/document.xml"))
    own = {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}

    def bold(key: str | None) -> bool:
        while key:
            node = own[key].find(f"{W}rPr/{W}b")
            if node is not None:
                return node.get(f"{W}val") != "0"
            based = own[key].find(f"{W}basedOn")
            key = None if based is None else based.get(f"{W}val")
        return False

    found = []
    for paragraph in document.iter(f"{W}p"):
        if bold(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")):
            found += [n.get(f"{W}val") for n in paragraph.iter(f"{W}rStyle") if bold(n.get(f"{W}val"))]
    return found


