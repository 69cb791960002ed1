"""Small reports, one for each feature of long ones -> our pages and Typst's of the same words, side by side.

    python benchmarks/typst_features.py DIR [FEATURE ...]

Writes for every feature (sideways, long-table, glossary, index, appendix, watermark, front, columns, notes) a project
of YAML files with words of the sample's sources, its Typst source as a person who knows Typst would write it (no
packages), both PDFs, and DIR/FEATURE-N.png: our page N on the left, Typst's on the right. To be looked at; nothing is
measured.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import scale
from processes import ROOT
from typst_peer import TEMPLATE, Peer, document

from banxin.document import Block, ColumnRun, Document, Heading, Index, Paragraph, Points, Table
from banxin.inlines import Indexed, Inline

Files = Mapping[str, str]
"""The files of a project by name; ``report.yaml`` is its first."""

SCALE: Final = 1.15
"""Pixels a point: reading size."""
GUTTER: Final = 10
"""Pixels between the two pages of a picture."""


def main() -> None:
    """Write, build and draw what is asked for."""
    folder, wanted = Path(sys.argv[1]), sys.argv[2:] or [*FEATURES]
    for name in wanted:
        project = folder / name
        project.mkdir(parents=True, exist_ok=True)
        for file, text in FEATURES[name]().items():
            (project / file).write_text(text, "utf-8")
        ours, theirs = _ours(project), _theirs(project)
        _draw(folder, name, ours, theirs)


# ---------------------------------------------------------------- the projects

HEADS, STATEMENTS = scale._words()


def _report(*sections: str, **more: str) -> str:
    """The report's own file; ``more`` are further keys in YAML."""
    said = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"title: 2025上海科技进步报告（节选）\nkind: 年度报告\n{said}sections: [{', '.join(sections)}]\n"


def _section(number: int, title: str, *panels: str) -> str:
    listed = "\n".join(f"  - {panel}" for panel in panels)
    return f'number: "{number}"\ntitle: {_quoted(title)}\npanels:\n{listed}\n'


def _unnumbered(section: str) -> str:
    return section.partition("\n")[2]


def _prose(first: int, count: int, *, at: int = 4) -> str:
    """Paragraphs of two statements each, from some statement on."""
    said = itertools.islice(itertools.cycle(STATEMENTS), first, first + 2 * count)
    words = [f"{one}。{two}。" for one, two in zip(said, said, strict=True)]
    blank = "\n\n" + " " * (at + 4)
    return "prose: |-\n" + " " * (at + 4) + blank.join(words)


def _points(first: int, count: int, *, at: int = 4) -> str:
    said = itertools.islice(itertools.cycle(STATEMENTS), first, first + count)
    return "points:\n" + "\n".join(" " * (at + 2) + f"- {_quoted(words)}" for words in said)


def _table(id: str, rows: int, columns: Sequence[str], *, sideways: bool = False) -> str:
    """A table of heads and numbers."""
    said = [f"title: {column}, align: decimal" for column in columns]
    listed = "\n".join(f"        - {_row(row, len(columns))}" for row in range(rows))
    lies = ", sideways: true" if sideways else ""
    head = f"{{title: 项目, width: 2}}, {', '.join(f'{{{one}}}' for one in said)}"
    return (
        f"table:\n      id: {id}\n      title: 各机构{'、'.join(columns[:2])}等数据\n      unit: 单位：家\n"
        f"      columns: [{head}]\n      rows:\n{listed}\n      note: 数字仅供比较排版。\n"
        + (f"      {lies[2:]}\n" if lies else "")
    )


def _row(row: int, count: int) -> str:
    numbers = (f'"{(row * 37 + at * 101) % 9000 / 10}"' for at in range(count))
    return f"[{_quoted(HEADS[row % len(HEADS)])}, {', '.join(numbers)}]"


def _sideways() -> Files:
    years = [f"{year}年" for year in range(2016, 2026)]
    return {
        "report.yaml": _report("one.yaml"),
        "one.yaml": _section(
            1, HEADS[0], _prose(0, 4), _table("wide", 40, years, sideways=True), _prose(8, 3), _points(20, 4)
        ),
    }


def _long_table() -> Files:
    columns = ["2023年", "2024年", "2025年"]
    return {
        "report.yaml": _report("one.yaml"),
        "one.yaml": _section(1, HEADS[0], _prose(0, 2), _table("long", 110, columns), _prose(8, 3)),
    }


def _glossary() -> Files:
    terms = "\n".join(
        f"  - {{term: {_quoted(term)}, text: {_quoted(text + '。')}}}"
        for term, text in zip(HEADS[:22], STATEMENTS[10:32], strict=True)
    )
    said = "、".join(HEADS[:22])
    return {
        "report.yaml": _report("one.yaml", glossary="glossary.yaml"),
        "one.yaml": _section(1, HEADS[0], _prose(0, 3), f"prose: {_quoted(f'包括{said}。')}"),
        "glossary.yaml": f"terms:\n{terms}\n",
    }


def _index() -> Files:
    words = ["上海", "企业", "独角兽", "人工智能", "长三角", "平台", "创新", "科技", "研究院", "基金", "机制", "评价",
             "设施", "模型", "团队", "数据", "项目", "政策", "产业", "标准", "联合体", "光谱", "芯片", "基础研究",
             "总部", "体系", "生物医药", "集成电路", "概念验证", "知识产权", "操作系统", "转化", "合作", "网络",
             "孵化", "人才", "服务", "市场", "投资", "成果"]  # fmt: skip
    listed = "\n".join(f"    - {word}" for word in words)
    numbers = range(1, 7)
    sections = {
        f"s{at}.yaml": _section(at, HEADS[at], _prose(at * 9, 8), _points(at * 5, 6), _prose(at * 4 + 1, 4))
        for at in numbers
    }
    return {"report.yaml": _report(*sections, index=f"\n  words:\n{listed}"), **sections}


def _appendix() -> Files:
    columns = ["2023年", "2024年", "2025年"]
    wide = [f"{year}年" for year in range(2019, 2026)]
    return {
        "report.yaml": _report("one.yaml", appendices="[a.yaml, b.yaml]"),
        "one.yaml": _section(1, HEADS[0], _prose(0, 3)),
        "a.yaml": _unnumbered(_section(0, HEADS[3], _prose(6, 2), _table("a", 12, columns))),
        "b.yaml": _unnumbered(_section(0, HEADS[5], _table("b", 14, wide, sideways=True))),
    }


def _watermark() -> Files:
    return {
        "report.yaml": _report("one.yaml", watermark="草稿"),
        "one.yaml": _section(1, HEADS[0], _prose(0, 4), _table("t", 8, ["2024年", "2025年"]), _points(3, 4)),
    }


def _front() -> Files:
    sections = {f"s{at}.yaml": _section(at, HEADS[at], _prose(at * 9, 4 + at)) for at in range(1, 4)}
    style = "extends: annual\nname: own\npages: {front: roman, openers: right}\n"
    return {"report.yaml": _report(*sections, style="own.yaml"), "own.yaml": style, **sections}


def _columns() -> Files:
    def run(count: int, first: int) -> str:
        panels = "\n".join(f"        - {panel}" for panel in (_prose(first, 4, at=10), _points(first + 9, 4, at=10)))
        return f"columns:\n      count: {count}\n      panels:\n{panels}"

    return {
        "report.yaml": _report("one.yaml"),
        "one.yaml": _section(1, HEADS[0], _prose(0, 2), run(2, 4), _prose(30, 2), run(3, 12), _prose(40, 1)),
    }


def _notes() -> Files:
    noted = [f"{STATEMENTS[at]}。[^n{at}]{STATEMENTS[at + 1]}。" for at in range(24)]
    text = "\n\n".join(f"        {words}" for words in noted)
    notes = "\n".join(f"  n{at}: {_quoted(STATEMENTS[-1 - at] + '。')}" for at in range(24))
    return {
        "report.yaml": _report("one.yaml"),
        "one.yaml": _section(1, HEADS[0], f"prose: |-\n{text}") + f"notes:\n{notes}\n",
    }


FEATURES: Final[Mapping[str, Callable[[], Files]]] = {
    "sideways": _sideways, "long-table": _long_table, "glossary": _glossary, "index": _index, "appendix": _appendix,
    "watermark": _watermark, "front": _front, "columns": _columns, "notes": _notes,
}  # fmt: skip


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


# ---------------------------------------------------------------- as Typst sets them


class Featured(Peer):
    """Writes what reports of the sample's kind leave out: pages on their side, columns, marks, an index."""

    def __init__(self, document: Document, *, is_roman: bool) -> None:
        super().__init__(document)
        self.is_roman = is_roman
        self.labelled |= {block.anchor for block in document.blocks if isinstance(block, Heading)}

    def parts(self) -> Iterator[str]:
        preamble, report, cover = itertools.islice(super().parts(), 3)
        yield preamble
        yield report
        if self.document.watermark:
            said = f"text(font: song, weight: 700, size: 140pt, fill: rgb(\"#E4E8ED\"))[{self.document.watermark}]"
            yield f"#set page(background: rotate(-45deg, {said}))"
        yield cover
        if self.is_roman:
            yield '#set page(footer: context align(right, in-hei(9pt, weight: 500, counter(page).display("i"))))'
            yield "#counter(page).update(1)"
        yield from self.flow(self.document.blocks)

    def flow(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Blocks in order, those that run in the same columns together."""
        opened = False
        for run, own in itertools.groupby(enumerate(blocks), lambda each: _run(each[1])):
            parts: list[str] = []
            for at, block in own:
                before = blocks[at - 1] if at else None
                after = blocks[at + 1] if at + 1 < len(blocks) else None
                if self.is_roman and isinstance(block, Heading) and block.level == 1:
                    yield '#pagebreak(weak: true, to: "odd")'
                    if not opened:
                        yield "#set page(footer: folio)\n#counter(page).update(1)"
                    opened = True
                parts.append(self.block(block, before, after))
            text = "\n\n".join(parts)
            yield f"#columns({run.count}, gutter: gutter)[\n{text}\n]" if run else text

    def block(self, block: Block, before: Block | None, after: Block | None) -> str:
        match block:
            case Table(sideways=True):
                return f"#page(flipped: true)[\n{super().block(block, before, after)}\n]"
            case Table(number="") as table:
                return self.terms(table)
            case Paragraph(columns=ColumnRun()):
                return ("#h(2em)" if block.indent else "") + self.inlines(block.inlines)
            case Points(columns=ColumnRun()):
                return self.points(block.points)
            case Index():
                return self.index(block)
            case _:
                return super().block(block, before, after)

    def terms(self, block: Table) -> str:
        """The glossary: a table without a caption."""
        pairs = [[self.content(cell.inlines) for cell in row.cells] for row in block.rows]
        rows = ",\n  ".join(f"in-hei(9.5pt, weight: 700, {term}), {said}" for term, said in pairs)
        looks = "inset: (x: 0pt, y: 6pt), stroke: (x, y) => (bottom: 0.5pt + hair)"
        return f"#table(columns: (side, main), column-gutter: gutter, {looks},\n  {rows})"

    def index(self, block: Index) -> str:
        """Words and their pages in columns, letter by letter."""
        pages = "labels.pos().map(it => counter(page).at(it).first()).dedup().map(it => str(it)).join([、])"
        head = "above: 15pt, below: 9pt, sticky: true, in-hei(10.5pt, weight: 700, fill: blue)"
        parts = [f"#let pages-of(..labels) = context {pages}", "#columns(3, gutter: gutter)["]
        parts += ["#set text(size: 9pt)", "#set par(spacing: 6pt)"]
        for group in block.groups:
            parts.append(f"#block({head}[{group.head}])")
            for entry in group.entries:
                labels = "".join(f"<{anchor}>, " for anchor in entry.anchors)
                parts.append(f"{self.content(entry.word)[1:-1]}#h(1em)#pages-of({labels})\n")
        return "\n".join([*parts, "]"])

    def inline(self, inline: Inline) -> str:
        if isinstance(inline, Indexed):
            is_new = inline.anchor and inline.anchor not in self.labelled
            self.labelled.add(inline.anchor)
            return (f"#mark(<{inline.anchor}>);" if is_new else "") + self.inlines(inline.inlines)
        return super().inline(inline)


def _run(block: Block) -> ColumnRun | None:
    return block.columns if isinstance(block, Paragraph | Points) else None


# ---------------------------------------------------------------- both, side by side


def _ours(project: Path) -> Path:
    import banxin

    built = banxin.build(project / "report.yaml", to=("pdf",))
    for problem in built.problems:
        print(f"{project.name}: {problem.code} {problem.message}")
    file = project / "ours.pdf"
    file.write_bytes(built.outputs["report.pdf"])
    return file


def _theirs(project: Path) -> Path:
    import shutil

    import typst

    shutil.copy(TEMPLATE, project / TEMPLATE.name)
    is_roman = (project / "own.yaml").exists()
    peer = Featured(document(project / "report.yaml"), is_roman=is_roman)
    (project / "main.typ").write_text("\n\n".join(peer.parts()) + "\n", "utf-8")
    file = project / "peer.pdf"
    fonts = [str(ROOT / "fonts")]
    typst.compile(str(project / "main.typ"), output=str(file), font_paths=fonts, ignore_system_fonts=True)
    return file


def _draw(folder: Path, name: str, ours: Path, theirs: Path) -> None:
    """Each of our pages after the cover, and beside it Typst's of the same number."""
    import pypdfium2
    from PIL import Image

    files = [pypdfium2.PdfDocument(str(file)) for file in (ours, theirs)]
    pages = [[page.render(scale=SCALE).to_pil() for page in file] for file in files]
    for number, pair in enumerate(itertools.zip_longest(*pages), 1):
        shown = [page for page in pair if page is not None]
        width, height = sum(page.width for page in shown) + GUTTER, max(page.height for page in shown)
        sheet = Image.new("RGB", (width, height), "#888888")
        sheet.paste(shown[0], (0, 0))
        if len(shown) == 2:
            sheet.paste(shown[1], (shown[0].width + GUTTER, 0))
        sheet.save(folder / f"{name}-{number:02}.png")


if __name__ == "__main__":
    main()
