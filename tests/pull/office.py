"""A small report, its Word file, and a hand that edits the file as Word would."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from lxml import etree

from banxin.build import prepare
from banxin.materials import Given
from banxin.pull import Pulled, pull
from banxin.writers.docx import ChartPicture, docx
from banxin.writers.docx.exports import settled
from banxin.writers.docx.pictures import dot

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PREFIXES = {
    "w": W[1:-1], "r": RELATIONS, "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}  # fmt: skip
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

FILES: Mapping[str, str] = {
    "report.yaml": """\
# 报告
title: 2025年度样例报告（节选）
kind: 年度报告
state: 〔样例〕
author: 编写单位
figures: figures.yaml
sections: [one.yaml, two.yaml]
table_of_figures: {title: 主要数据}
""",
    "figures.yaml": """\
groups:
  - group: 企业
    figures:
      - {id: firms, name: 企业, value: 95, unit: 家}  # 家数
      - {id: value, name: 总市值, value: 2.92, unit: 万亿元, qualifier: 超过, kind: amount}
      - {id: rank, name: 位次, value: 2, kind: rank}
      - id: all
        name: 全国企业
        value: 12345
        unit: 家
      - {id: share, name: 占比, formula: firms / all, unit: "%", kind: share, digits: 1, base: 全国企业}
""",
    "one.yaml": """\
# 第一章
number: "1.1"
title: 科技领军企业引领作用凸显
introduction: 强化顶层布局，加快健全梯度培育机制。
panels:
  - prose: |
      第一段说明**重点**工作，共有**{firms}**企业，占全国{share}。[^n]

      第二段接着说，见[](#tiers)和[](#list)，H~2~O 与 [说明](https://example.org/)，==着重==__鲁迅__。
  - points:   # 要点
      - 构建梯度培育体系，培育高速成长型企业
      - '完善''企业''创新生态，总市值{value:full}'
      - "提升\\"企业\\"科创能级，位列全国{rank}"
  - prose: >-
      折起来的一段，
      写在两行里。
  - stats: [firms, {figure: value, label: 总的市值, change: "新增{firms}"}]
  - tiers:
      id: tiers
      title: 金字塔式培育体系
      levels: [firms, all]
      note: 单位：家。
      source: 资料来源：样例
  - table:
      id: list
      title: 各地家数
      unit: 单位：家
      columns: [地区, {title: 数量, align: right}, 备注]
      rows:
        - [上海, "{firms}", 甲]
        - [北京, 乙, {text: 丙丁, columns: 1}]
        - group: 其他
        - [广东, 三, 四]
notes:
  n: 统计口径见说明。
""",
    "two.yaml": """\
number: "1.2"
title: 新型研发机构
panels:
  - cards:
      - {name: 探索者计划, text: 引导企业投入应用基础研究}
      - {name: 揭榜挂帅, text: 完善关键领域龙头企业出题机制}
  - principles:
      - 坚持改革导向，强化需求牵引
      - 坚持任务导向，以功能定任务
  - policy:
      title: 《三年行动方案》
      points: [到2027年形成培育体系]
  - projects: [{name: 燃气轮机试验装置, status: 在建, points: [完成建安综合验收]}]
  - quotation: {text: 引文一段。, source: ——出处}
""",
}


class _Any(dict[str, ChartPicture]):
    def __missing__(self, key: str) -> ChartPicture:
        return ChartPicture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", dot("#FFFFFF"), 100.0, 50.0)


def word_file(files: Mapping[str, str | bytes] = FILES, report: str = "report", style: str | None = None) -> bytes:
    """The Word file of a report, as it is before its quotes are made to agree with what was typed over them."""
    problems = prepare(f"{report}.yaml", Given(files), style).problems
    assert not any(problem.is_error and not problem.code.startswith("O") for problem in problems), problems
    return draft(files, report, style)


def draft(files: Mapping[str, str | bytes], report: str = "report", style: str | None = None) -> bytes:
    """The same of a report that may be wrong."""
    checked = prepare(f"{report}.yaml", Given(files), style)
    document = checked.document or checked.rest
    assert document is not None and checked.style is not None, checked.problems
    return docx(document, checked.style, {}, _Any())


@cache
def original() -> bytes:
    return word_file()


class Hand:
    """Edits a Word file paragraph by paragraph."""

    def __init__(self, data: bytes | None = None) -> None:
        with zipfile.ZipFile(io.BytesIO(data or original())) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])

    def paragraph(self, words: str, number: int = 0) -> etree._Element:
        """The paragraph that holds these words; a cell's, a title's, any but those of the contents."""
        found = [p for p in self.body.iter(f"{W}p") if words in said(p) and not self._is_made(p)]
        return found[number]

    def retype(self, words: str, old: str, new: str) -> Hand:
        """Replace letters where they stand, run by run, as typing over them does."""
        paragraph = self.paragraph(words)
        letters = [(t, at) for t in paragraph.iter(f"{W}t") for at in range(len(t.text or ""))]
        start = "".join((t.text or "")[at] for t, at in letters).index(old)
        cut: dict[etree._Element, set[int]] = {}
        for t, at in letters[start : start + len(old)]:
            cut.setdefault(t, set()).add(at)
        first, at = letters[start] if start < len(letters) else (letters[-1][0], len(letters[-1][0].text or ""))
        for t in {first: None, **cut}:
            text = t.text or ""
            kept = [letter for place, letter in enumerate(text) if place not in cut.get(t, ())]
            if t is first:
                kept.insert(at, new)
            t.text = "".join(kept)
            t.set(SPACE, "preserve")
        return self

    def append(self, words: str, new: str) -> Hand:
        """Type at the end of a paragraph: behind its bookmark."""
        _run(self.paragraph(words), new)
        return self

    def insert(self, words: str, new: str) -> Hand:
        """A new paragraph below."""
        above = self.paragraph(words)
        below = copy.deepcopy(above)
        for child in list(below):
            if child.tag != f"{W}pPr":
                below.remove(child)
        _run(below, new)
        above.addnext(below)
        return self

    def delete(self, words: str) -> Hand:
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)
        return self

    def move(self, words: str, after: str) -> Hand:
        self.paragraph(after).addnext(self.paragraph(words))
        return self

    def track(self, words: str, old: str, new: str, author: str = "张三") -> Hand:
        """Replace words with changes tracked."""
        run = next(r for r in self.paragraph(words).iter(f"{W}r") if old in said(r))
        text = said(run)
        before, after = text[: text.index(old)], text[text.index(old) + len(old) :]
        signed = {f"{W}author": author, f"{W}date": "2026-03-01T09:30:00Z"}
        removed, inserted = (etree.Element(f"{W}{tag}", signed) for tag in ("del", "ins"))
        _run(removed, old, "delText")
        _run(inserted, new)
        pieces = [*_pieces(run, before), removed, inserted, *_pieces(run, after)]
        for piece in reversed(pieces):
            run.addnext(piece)
        run.getparent().remove(run)
        return self

    def comment(self, words: str, remark: str, author: str = "李四") -> Hand:
        run = etree.SubElement(self.paragraph(words), f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": "5"})
        comments = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        comment = etree.SubElement(comments, f"{W}comment", {f"{W}id": "5", f"{W}author": author, f"{W}date": "2026-03-02T10:00:00Z"})
        _run(etree.SubElement(comment, f"{W}p"), remark)
        self.parts["word/comments.xml"] = etree.tostring(comments)
        self.replace(
            "word/_rels/document.xml.rels", "</Relationships>",
            f'<Relationship Id="rIdC" Type="{RELATIONS}/comments" Target="comments.xml"/></Relationships>',
        )  # fmt: skip
        return self

    def chart(self, old: str, new: str, *, cache: bool = False, book: bool = False) -> Hand:
        """Change a number of the first chart in its cache (as LibreOffice does), its workbook, or both (as Word)."""
        if cache:
            self.replace("word/charts/chart1.xml", f"<c:v>{old}</c:v>", f"<c:v>{new}</c:v>")
        if book:
            path = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
            with zipfile.ZipFile(io.BytesIO(self.parts[path])) as archive:
                sheets = {name: archive.read(name) for name in archive.namelist()}
            sheet = sheets["xl/worksheets/sheet1.xml"].decode()
            stored = f"<v>{float(old)}</v>"
            assert stored in sheet
            sheets["xl/worksheets/sheet1.xml"] = sheet.replace(stored, f"<v>{new}</v>").encode()
            self.parts[path] = packed(sheets)
        return self

    def split(self, words: str, at: str) -> Hand:
        """Press return before some words."""
        first = self.paragraph(words)
        run = next(r for r in first.iter(f"{W}r") if at in said(r))
        text = said(run)
        second = etree.Element(f"{W}p")
        second.append(copy.deepcopy(first[0]))
        rest = list(run.itersiblings())
        run.find(f"{W}t").text = text[: text.index(at)]
        _run(second, text[text.index(at) :])
        for node in rest:
            second.append(node)
        first.addnext(second)
        return self

    def join(self, words: str) -> Hand:
        """Delete the return at a paragraph's end."""
        first = self.paragraph(words)
        second = first.getnext()
        for node in list(second)[1:]:
            first.append(node)
        second.getparent().remove(second)
        return self

    def drop_bookmarks(self, words: str = "") -> Hand:
        nodes = (self.paragraph(words) if words else self.body).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")
        for node in list(nodes):
            node.getparent().remove(node)
        return self

    def drop_map(self) -> Hand:
        for name in list(self.parts):
            if name.startswith("customXml/"):
                del self.parts[name]
        return self

    def after(self, words: str, xml: str) -> Hand:
        """What is written in WordprocessingML, below the paragraph that holds these words."""
        self.paragraph(words).addnext(self._made(xml))
        return self

    def inside(self, words: str, xml: str) -> Hand:
        """The same at the end of that paragraph."""
        self.paragraph(words).append(self._made(xml))
        return self

    def part(self, name: str, kind: str, xml: str) -> Hand:
        """A new part that the document leads to."""
        self.parts[f"word/{name}"] = etree.tostring(self._made(xml))
        self.replace(
            "word/_rels/document.xml.rels", "</Relationships>",
            f'<Relationship Id="rId{name}" Type="{RELATIONS}/{kind}" Target="{name}"/></Relationships>',
        )  # fmt: skip
        return self

    def _made(self, xml: str) -> etree._Element:
        spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
        return etree.fromstring(f"<x {spaces}>{xml}</x>")[0]

    def replace(self, part: str, old: str, new: str) -> Hand:
        text = self.parts[part].decode()
        assert old in text
        self.parts[part] = text.replace(old, new).encode()
        return self

    def saved(self) -> bytes:
        self.parts["word/document.xml"] = etree.tostring(self.body, xml_declaration=True, encoding="UTF-8", standalone=True)
        return packed(self.parts)

    def pull(self, files: Mapping[str, str] = FILES, **options: object) -> Pulled:
        return pull(self.saved(), "edited.docx", "report.yaml", Given(files), **options)  # type: ignore[arg-type]

    def _is_made(self, paragraph: etree._Element) -> bool:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style is not None and re.match("TOC|TableofFigures|CoverSection", style.get(f"{W}val", "")) is not None


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def said(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def _run(parent: etree._Element, words: str, tag: str = "t") -> etree._Element:
    run = etree.SubElement(parent, f"{W}r")
    etree.SubElement(run, f"{W}{tag}", {SPACE: "preserve"}).text = words
    return run


def _pieces(run: etree._Element, words: str) -> list[etree._Element]:
    if not words:
        return []
    piece = copy.deepcopy(run)
    piece.find(f"{W}t").text = words
    return [piece]


def lines(pulled: Pulled) -> list[str]:
    """Changes as ``kind place fate before → after`` for tests to read."""
    return [f"{c.kind} {c.place} {c.fate} {settled(c.before)} → {settled(c.after)}" for c in pulled.changes]


Edit = Callable[[Hand], Hand]
