"""Rules of running text: fields, tables, order of properties, words, what may stand in what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from banxin.archive import Node
from banxin.lint.finding import Finding, Parts, W, local, number, value

ORDER: Final = {
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
"""The order of children that Word wants (CT_PPrBase and others, ECMA-376-1 17.3 and 17.7), by the parent's name."""
_RANKS: Final = {
    f"{W}{tag}": {f"{W}{name}": at for at, name in enumerate(order.split())} for tag, order in ORDER.items()
}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BOXES: Final = re.compile(r"\}(txbxContent|Fallback)$")


def findings(parts: Parts) -> Iterator[Finding]:
    """Faults inside parts."""
    for name, tree in parts.trees.items():
        if str(tree.tag).startswith(W):
            yield from (Finding("W003", name, said, "按规定的次序写") for said in _orders(tree))
    for name, tree in parts.stories():
        for code, said, mend in (*_fields(tree), *_tables(tree), *_words(tree), *_controls(tree)):
            yield Finding(code, name, said, mend)
        if tree.tag == f"{W}document":
            body = tree.find(f"{W}body")
            if body is None or not len(body) or body[-1].tag != f"{W}sectPr":
                yield Finding("W015", name, "正文不是以节的设置结尾", "在正文末尾补上 w:sectPr")


Said = tuple[str, str, str]
"""A code, what is wrong, what to do."""


def _orders(tree: Node) -> Iterator[str]:
    for node in tree.iter(*_RANKS):
        ranks = _RANKS[str(node.tag)]
        places = [ranks[str(child.tag)] for child in node if child.tag in ranks]
        if places != sorted(places):
            yield f"{local(node)} 里各项的次序不对：{' '.join(local(c) for c in node if c.tag in ranks)}"


def _fields(tree: Node) -> Iterator[Said]:
    """Whole fields: begin, instruction, separate, result, end, one part a run."""
    open_: list[str] = []
    for run in tree.iter(f"{W}r"):
        pieces = [child for child in run if child.tag in (f"{W}fldChar", f"{W}instrText")]
        if len(pieces) > 1:
            yield "W004", "一个 run 里有域的几个部分，WPS 会丢掉这个域", "每个部分单独放一个 run"
        for piece in pieces:
            kind = value(piece, "fldCharType") or "instruction"
            if kind == "begin":
                open_.append(kind)
            elif not open_:
                yield "W004", f"域没有开头就有 {kind}", "补上 begin，或删去这个域"
            elif kind == "end":
                open_.pop()
            elif (kind, open_[-1]) not in (("separate", "instruction"), ("instruction", "begin"), (
                "instruction", "instruction",
            )):  # fmt: skip
                yield "W004", f"域的 {kind} 位置不对", "依次写 begin、指令、separate、结果、end"
                open_[-1] = kind
            else:
                open_[-1] = kind
    if open_:
        yield "W004", "域没有结尾", "补上 end"


def _tables(tree: Node) -> Iterator[Said]:
    for table in tree.iter(f"{W}tbl"):
        yield from _table(table)
        following = table.getnext()
        if following is not None and following.tag == f"{W}tbl":
            yield "W005", "两张表之间没有段落，会连成一张", "在两表之间加一个段落"


def _table(table: Node) -> Iterator[Said]:
    grid = [number(column, "w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    width = table.find(f"{W}tblPr/{W}tblW")
    if not grid or min(grid) <= 0:
        yield "W005", "表没有写明栏宽（gridCol），WPS 按它排", "给每一栏写宽度"
        return
    if value(width, "type") == "dxa" and number(width, "w") and abs(sum(grid) - number(width, "w")) > len(grid):
        yield "W005", f"各栏之和 {sum(grid)} 不是表宽 {number(width, 'w')}", "改栏宽或表宽"
    if value(table.find(f"{W}tblPr/{W}tblLayout"), "type") != "fixed":
        yield "W005", "表宽不是固定的，各程序排得不同", "写 tblLayout fixed"
    above: set[tuple[int, int]] = set()
    for row in table.iterfind(f"{W}tr"):
        at, here = 0, set()
        cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tbl")) is table]
        for cell in cells:
            columns = number(cell.find(f"{W}tcPr/{W}gridSpan")) or 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                here.add((at, columns))
                if value(merge) != "restart" and (at, columns) not in above:
                    yield "W005", "纵向合并的单元格上面没有起头的", "给起头的写 restart"
            stated = cell.find(f"{W}tcPr/{W}tcW")
            if value(stated, "type") == "dxa" and abs(number(stated, "w") - sum(grid[at : at + columns])) > 2 * columns:
                yield "W005", "单元格的宽与它的栏不符", "按 gridCol 写 tcW"
            if not len(cell) or cell[-1].tag not in (f"{W}p", f"{W}sdt", f"{W}bookmarkEnd"):
                yield "W005", "单元格不是以段落结尾，Word 会报文件损坏", "在单元格里补一个段落"
            at += columns
        skipped = number(row.find(f"{W}trPr/{W}gridBefore")) + number(row.find(f"{W}trPr/{W}gridAfter"))
        if not cells:
            yield "W005", "有一行没有单元格", "删去这一行"
        elif at + skipped != len(grid):
            yield "W005", f"一行占 {at + skipped} 栏，表有 {len(grid)} 栏", "核对跨栏数"
        above = here


def _words(tree: Node) -> Iterator[Said]:
    for node in tree.iter(f"{W}t", f"{W}instrText", f"{W}delText"):
        text = node.text or ""
        if text != text.strip() and node.get(_SPACE) != "preserve":
            yield "W012", "首尾的空格会丢掉", '写 xml:space="preserve"'
    for node in tree.iter(f"{W}p"):
        for above in node.iterancestors():
            if _BOXES.search(str(above.tag)):
                break
            if above.tag == f"{W}p":
                yield "W015", "段落里套了段落", "把里面的移到外面"
                break


def _controls(tree: Node) -> Iterator[Said]:
    for control in tree.iter(f"{W}sdt"):
        content = control.find(f"{W}sdtContent")
        if content is None or not len(content):
            yield "W014", "内容控件是空的", "删去它，或放进一个段落"
        for tag in ("tag", "alias"):
            if len(value(control.find(f"{W}sdtPr/{W}{tag}"))) > 64:
                yield "W014", "内容控件的标记超过 64 个字", "缩短它"
