"""What makes Word or WPS repair a file, drop a field or forget a width: bytes of a DOCX in, findings out.

The rules are those that reference/ooxml.md section 5 found no schema to catch, and our own promises: named styles
only, whole fields, hints where Han stand.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ORDER = {
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "settings": "writeProtection view zoom removePersonalInformation bordersDoNotSurroundHeader bordersDoNotSurroundFooter trackRevisions defaultTabStop evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery characterSpacingControl noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat themeFontLang decimalSymbol listSeparator",
}  # fmt: skip
DIRECT = {"pPr": {"pStyle", "keepNext", "numPr", "sectPr"}, "rPr": {"rStyle", "rFonts"}}
HAN = re.compile("[“”‘’—…·\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with a DOCX; empty when nothing is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        files = {name: archive.read(name) for name in names}
    found = list(_package(names, files))
    try:
        trees = {n: etree.fromstring(d) for n, d in files.items() if n.endswith((".xml", ".rels"))}
    except etree.XMLSyntaxError as problem:
        return [*found, f"not well-formed: {problem}"]
    found += _relationships(trees, set(names))
    stories = {n: t for n, t in trees.items() if n.startswith("word/") and t.tag in (f"{W}document", f"{W}hdr", f"{W}ftr", f"{W}footnotes")}
    for name, tree in trees.items():
        if name.startswith("word/"):
            found += [f"{name}: {fault}" for fault in _orders(tree)]
    for name, tree in stories.items():
        found += [f"{name}: {fault}" for fault in (*_fields(tree), *_tables(tree), *_direct(tree), *_runs(tree))]
    found += _names(trees, stories)
    found += _bookmarks(stories)
    found += _drawings(stories)
    body = trees["word/document.xml"][0]
    if body[-1].tag != f"{W}sectPr":
        found.append("the body does not end with its section")
    if b"updateFields" in files["word/settings.xml"]:
        found.append("Word would ask to update fields")
    found += [f"{n}: theme font" for n, d in files.items() if n.endswith(".xml") and re.search(rb"w:(ascii|hAnsi|eastAsia|cs)Theme|themeColor", d)]
    return found


def _package(names: list[str], files: dict[str, bytes]) -> Iterator[str]:
    if names[0] != "[Content_Types].xml":
        yield "the content types are not first"
    yield from (f"twice in the zip: {n}" for n, c in Counter(n.lower() for n in names).items() if c > 1)
    types = etree.fromstring(files["[Content_Types].xml"])
    default = {e.get("Extension") for e in types if e.tag.endswith("Default")}
    override = {e.get("PartName"): e.get("ContentType") for e in types if e.tag.endswith("Override")}
    for name in names:
        if name != "[Content_Types].xml" and f"/{name}" not in override and name.rpartition(".")[2] not in default:
            yield f"no content type: {name}"
        if name.startswith("word/") and name.endswith(".xml") and f"/{name}" not in override:
            yield f"only the general content type: {name}"
    yield from (f"content type of nothing: {path}" for path in override if path[1:] not in names)


def _relationships(trees: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, own = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), own[:-5]).lstrip("/")
        ids = [r.get("Id") for r in tree]
        if len(ids) != len(set(ids)):
            yield f"{name}: an id twice"
        for r in tree:
            if r.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(folder), r.get("Target"))).lstrip("/")
            reached.add(target)
            if target not in names:
                yield f"{name}: no {target}"
        used = {v for e in trees[owner].iter() for k, v in e.attrib.items() if k.startswith(R)} if owner in trees else set()
        yield from (f"{owner}: no relationship {u}" for u in sorted(used - set(ids)))
    for name in names - reached:
        if not name.endswith(".rels"):
            yield f"nothing leads to {name}"
    for name, tree in trees.items():
        rels = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
        if rels not in trees and any(k.startswith(R) for e in tree.iter() for k in e.attrib):
            yield f"{name}: names relationships it does not have"


def _orders(tree: etree._Element) -> Iterator[str]:
    ranks = {f"{W}{tag}": {f"{W}{child}": i for i, child in enumerate(order.split())} for tag, order in ORDER.items()}
    for node in tree.iter(*ranks):
        rank = ranks[node.tag]
        places = [rank.get(child.tag, -1) for child in node]
        if -1 in places:
            yield f"unknown child in {node.tag[len(W):]}: {next(c.tag for c in node if c.tag not in rank)}"
        if places != sorted(places):
            yield f"children of {node.tag[len(W):]} out of order: {[c.tag[len(W):] for c in node]}"


def _fields(tree: etree._Element) -> Iterator[str]:
    """Whole fields: begin, instruction, separate, result, end, one part a run."""
    open_: list[str] = []
    for run in tree.iter(f"{W}r"):
        pieces = [child for child in run if child.tag in (f"{W}fldChar", f"{W}instrText")]
        if len(pieces) > 1 or (pieces and len([c for c in run if c.tag != f"{W}rPr"]) > 1):
            yield "several parts of a field in one run"
        for piece in pieces:
            kind = piece.get(f"{W}fldCharType", "instruction")
            if kind == "begin":
                open_.append(kind)
                continue
            before = {"instruction": "begin", "separate": "instruction", "end": "separate"}[kind]
            if not open_ or open_[-1] != before:
                yield f"a field's {kind} without its {before}"
            elif kind == "end":
                open_.pop()
            else:
                open_[-1] = kind
    if open_:
        yield "a field without an end"


def _tables(tree: etree._Element) -> Iterator[str]:
    for table in tree.iter(f"{W}tbl"):
        grid = [int(c.get(f"{W}w")) for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        width = table.find(f"{W}tblPr/{W}tblW")
        if not grid or sum(grid) != int(width.get(f"{W}w")) or min(grid) <= 0:
            yield f"grid {grid} is not the table's width {width.get(f'{W}w')}"
        if table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") != "fixed":
            yield "a table whose widths are not fixed"
        above: set[tuple[int, int]] = set()
        for row in table.findall(f"{W}tr"):
            at, here = 0, set()
            for cell in row.findall(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                columns = 1 if span is None else int(span.get(f"{W}val"))
                if int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) != sum(grid[at : at + columns]):
                    yield "a cell's width is not its columns'"
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None:
                    here.add((at, columns))
                    if merge.get(f"{W}val") != "restart" and (at, columns) not in above:
                        yield "a cell goes on from nothing above"
                if cell[-1].tag != f"{W}p":
                    yield "a cell does not end with a paragraph"
                at += columns
            if at != len(grid):
                yield f"a row of {at} columns in a grid of {len(grid)}"
            above = here
        following = table.getnext()
        if following is not None and following.tag == f"{W}tbl":
            yield "two tables without a paragraph between them grow together"


def _direct(tree: etree._Element) -> Iterator[str]:
    for tag, allowed in DIRECT.items():
        for node in tree.iter(f"{W}{tag}"):
            for child in node:
                if child.tag[len(W) :] not in allowed:
                    yield f"direct formatting: {tag} {child.tag[len(W):]}"
                if child.tag == f"{W}rFonts" and set(child.attrib) != {f"{W}hint"}:
                    yield "a run names its own fonts"


def _runs(tree: etree._Element) -> Iterator[str]:
    for node in tree.iter(f"{W}t", f"{W}instrText"):
        text = node.text or ""
        if text != text.strip() and node.get(SPACE) != "preserve":
            yield f"outer blanks would go: {text!r}"
        hint = node.getparent().find(f"{W}rPr/{W}rFonts")
        if node.tag == f"{W}t" and HAN.search(text) and hint is None:
            yield f"no hint: {text!r}"
    for node in tree.iter(f"{W}p"):
        if any(parent.tag == f"{W}p" for parent in node.iterancestors()):
            yield "a paragraph in a paragraph"


def _names(trees: dict[str, etree._Element], stories: dict[str, etree._Element]) -> Iterator[str]:
    styles = trees["word/styles.xml"]
    ids = [s.get(f"{W}styleId") for s in styles.iter(f"{W}style")]
    known = {s.get(f"{W}styleId"): s.get(f"{W}type") for s in styles.iter(f"{W}style")}
    titles = [s.find(f"{W}name").get(f"{W}val").lower() for s in styles.iter(f"{W}style")]
    yield from (f"style twice: {n}" for n, c in Counter([*ids, *(f"name {t}" for t in titles)]).items() if c > 1)
    for tag in ("basedOn", "next", "link"):
        yield from (f"style not defined: {e.get(f'{W}val')}" for e in styles.iter(f"{W}{tag}") if e.get(f"{W}val") not in known)
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    numbering = trees["word/numbering.xml"]
    for name, tree in (*stories.items(), ("word/numbering.xml", numbering)):
        for tag, kind in kinds.items():
            for node in tree.iter(f"{W}{tag}"):
                if known.get(node.get(f"{W}val")) != kind:
                    yield f"{name}: {kind} style not defined: {node.get(f'{W}val')}"
    lists = {n.get(f"{W}numId") for n in numbering.iter(f"{W}num")}
    abstract = [n.get(f"{W}abstractNumId") for n in numbering.findall(f"{W}abstractNum")]
    for name, tree in (*stories.items(), ("word/styles.xml", styles)):
        yield from (f"{name}: list not defined: {n.get(f'{W}val')}" for n in tree.iter(f"{W}numId") if n.get(f"{W}val") not in lists)
    for number in numbering.findall(f"{W}num/{W}abstractNumId"):
        if number.get(f"{W}val") not in abstract:
            yield f"list of nothing: {number.get(f'{W}val')}"
    if len(abstract) != len(set(abstract)):
        yield "a list definition twice"
    notes = [n.get(f"{W}id") for n in trees["word/footnotes.xml"]]
    named = [n.get(f"{W}id") for t in stories.values() for n in t.iter(f"{W}footnoteReference")]
    if len(notes) != len(set(notes)) or sorted(set(notes) - {"-1", "0"}) != sorted(named):
        yield f"footnotes {notes} are not those named {named}"


def _bookmarks(stories: dict[str, etree._Element]) -> Iterator[str]:
    starts = [n for t in stories.values() for n in t.iter(f"{W}bookmarkStart")]
    ends = Counter(n.get(f"{W}id") for t in stories.values() for n in t.iter(f"{W}bookmarkEnd"))
    names = Counter(n.get(f"{W}name") for n in starts)
    ids = Counter(n.get(f"{W}id") for n in starts)
    yield from (f"bookmark name twice: {n}" for n, c in names.items() if c > 1)
    if ids != ends or any(c > 1 for c in ids.values()):
        yield "bookmarks do not pair"
    yield from (f"bookmark name: {n}" for n in names if not re.fullmatch(r"_[A-Za-z0-9_]{1,39}", n))
    for tree in stories.values():
        wanted = [n.get(f"{W}anchor") for n in tree.iter(f"{W}hyperlink") if n.get(f"{W}anchor")]
        for node in tree.iter(f"{W}instrText"):
            match = re.fullmatch(r" (?:PAGEREF|REF) (\S+) .*", node.text or "")
            wanted += [match[1]] if match else []
        yield from (f"leads to no bookmark: {w}" for w in wanted if w not in names)


def _drawings(stories: dict[str, etree._Element]) -> Iterator[str]:
    nodes = [n for t in stories.values() for n in t.iter(f"{WP}docPr")]
    ids = [int(n.get("id")) for n in nodes]
    if len(ids) != len(set(ids)) or any(not 0 < i < 2**31 for i in ids):
        yield f"ids of drawings: {ids}"
    yield from (f"no alternative text: {n.get('name')}" for n in nodes if not n.get("descr"))


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


