"""The sample report -> the same words as Typst source, set by benchmarks/peer.typ with the same font files.

    python benchmarks/typst_peer.py DIR [REPORT]      # writes DIR/main.typ and DIR/peer.typ, compiles DIR/peer.pdf

banxin must be installed, or src be on PYTHONPATH.

The benchmark's peer: what a person who knows Typst would write for these pages, so that both programs set the same
content with the same faces and draw the same charts (those the sample has: pyramid, shares, doughnuts).
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final, assert_never

from banxin.charts.kinds import Count, Doughnuts, Label, Plot, Pyramid, Shares, words
from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Illustration,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Points,
    Projects,
    Quotation,
    Row,
    Table,
    Tile,
    Tiles,
    figure_anchor,
)
from banxin.inlines import (
    Amount,
    Editorial,
    Inline,
    Inlines,
    Link,
    Note,
    PageOf,
    Reference,
    Strong,
    Sub,
    Sup,
    Text,
    plain,
)

ROOT: Final = Path(__file__).resolve().parents[1]
TEMPLATE: Final = Path(__file__).with_name("peer.typ")
FULL_WIDTH: Final = (Cards, Table, Illustration, Callout)
"""Blocks that never stand in the main column alone."""


def write(folder: Path, report: Path) -> Path:
    """Write the peer's source into a folder; its main file, to be compiled with the fonts of ``fonts/``."""
    shutil.copy(TEMPLATE, folder / TEMPLATE.name)
    main = folder / "main.typ"
    main.write_text(source(document(report)), "utf-8")
    return main


def source(document: Document) -> str:
    """A document's words as Typst markup that calls the template."""
    return "\n\n".join(Peer(document).parts()) + "\n"


def document(report: Path) -> Document:
    """A report assembled, without laying it out."""
    from banxin.assemble import assemble
    from banxin.materials import Folder
    from banxin.report import read_report
    from banxin.styles import load_style

    materials = Folder(report.parent)
    sources = read_report(materials, report.name).sources
    if sources is None:
        raise SystemExit(f"banxin check {report} says what is wrong")
    return assemble(sources, load_style(sources.report.style, materials)).document


class Peer:
    """Writes a document from its start to its end; the first place that prints a figure carries its label."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.labelled: set[str] = set()

    def parts(self) -> Iterator[str]:
        yield f'#import "{TEMPLATE.name}": *'
        yield f"#show: report.with({string(self.document.title.whole)})"
        yield self.cover()
        blocks = self.document.blocks
        for at, block in enumerate(blocks):
            before = blocks[at - 1] if at else None
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            yield self.block(block, before, after)

    def cover(self) -> str:
        title = self.document.title
        sections = [
            array([string(block.number), string(plain(block.title))])
            for block in self.document.blocks
            if isinstance(block, Heading) and block.level == 1 and block.number
        ]
        return (
            f"#cover(kind: {string(self.document.kind)}, state: {string(self.document.state)}, "
            f"year: {string(title.year)}, title: {string(title.main)}, subtitle: {string(title.subtitle)}, "
            f"sections: {array(sections)})"
        )

    # ------------------------------------------------------------ blocks

    def block(self, block: Block, before: Block | None, after: Block | None) -> str:
        match block:
            case Contents():
                return self.contents()
            case Heading():
                return self.heading(block, before, after)
            case Paragraph():
                return self.paragraph(block)
            case Points():
                return f"#at-main[\n{self.points(block.points)}\n]"
            case Callout():
                points = f"[\n{self.points(block.points)}\n]"
                return f"#policy({self.content(block.label)}, {self.content(block.title)}, {points})"
            case Cards():
                return self.cards(block)
            case Tiles():
                return self.tiles(block)
            case Projects():
                return self.projects(block)
            case Illustration():
                return self.illustration(block)
            case Table():
                return self.table(block)
            case Quotation():
                body = "[" + "\n\n".join(map(self.inlines, block.paragraphs)) + "]"
                return f"#quotation({self.content(block.source)}, {body})"
            case PageBreak():
                return "#pagebreak()"
            case _:
                assert_never(block)

    def contents(self) -> str:
        listed = [
            array([f"<{block.anchor}>", string(block.number), self.content(block.title)])
            for block in self.document.blocks
            if isinstance(block, (Illustration, Table)) and block.number
        ]
        return f"#contents({array(listed)})"

    def heading(self, block: Heading, before: Block | None, after: Block | None) -> str:
        title = self.inlines(block.title)
        if block.level == 1:
            head = f"#heading(level: 1, supplement: [{_escaped(block.number)}])[{title}] <{block.anchor}>"
            if block.number:
                return f"#opener({string(block.number)})[{head}]"
            return f"#excerpt[{head}][{self.inlines(block.remark)}]"
        head = f"{'=' * block.level} {title} <{block.anchor}>"
        if block.level == 2:
            return f"#alone[\n{head}\n]" if isinstance(after, FULL_WIDTH) else f"#beside[\n{head}\n]"
        beside = isinstance(before, Heading) and before.level == 2
        return f"#level-with[\n{head}\n]" if beside else head

    def paragraph(self, block: Paragraph) -> str:
        if block.role == "introduction":
            return f"#introduction[{self.inlines(block.inlines)}]"
        indent = "#h(2em)" if block.indent else ""
        return f"#at-main[{indent}{self.inlines(block.inlines)}]"

    def points(self, points: Sequence[Point]) -> str:
        return "\n\n".join(f"- {self.lead(point)}{self.inlines(point.inlines)}" for point in points)

    def lead(self, point: Point) -> str:
        return f"#lead[{self.inlines(point.lead)}];" if point.lead else ""

    def cards(self, block: Cards) -> str:
        cards, parts = block.cards, []
        if block.lead:
            parts.append(self.lead_card(cards[0]))
            cards = cards[1:]
        if block.form in ("rows", "open"):
            name = {"rows": "row-cards", "open": "open-columns"}[block.form]
            form = "({}, {})" if block.form == "rows" else "card({}, {})"
            listed = [form.format(self.content(card.title), self.content(card.inlines)) for card in cards]
            parts.append(f"#{name}(\n  " + ",\n  ".join(listed) + ",\n)")
        else:
            across = {"halves": 2, "thirds": 3}[block.form]
            width = ((48 if block.wide else 36) / across - 2) * 10.5
            listed = [f"card({self.content(card.title)}, {self.content(card.inlines)})" for card in cards]
            grid = f"columns-of-cards({across}, {width:g}pt,\n  " + ",\n  ".join(listed) + ",\n)"
            parts.append(f"#{grid}" if block.wide else f"#at-main({grid})")
        return "\n".join(parts)

    def lead_card(self, card: Card) -> str:
        title, body = self.content(card.title), self.content(card.inlines)
        if card.amount is None:
            return f"#lead-card({title}, {body})"
        number = string(card.amount.value)
        unit = string(card.amount.magnitude + card.amount.unit + card.amount_words)
        return f"#lead-card({title}, {body}, number: {number}, unit: {unit})"

    def tiles(self, block: Tiles) -> str:
        rows = []
        for tiles, count, width in ((block.tiles[: block.leads], 2, 16), (block.tiles[block.leads :], 3, 10)):
            if tiles:
                listed = ",\n  ".join(self.tile(tile, large=count == 2) for tile in tiles)
                rows.append(f"#tiles({count}, {width * 10.5:g}pt,\n  {listed},\n)")
        return "\n".join(rows)

    def tile(self, tile: Tile, *, large: bool) -> str:
        amount = tile.amount
        marks = "".join(map(self.label, (amount.figure, *tile.label_figures, tile.change_figure)))
        label = tile.label if large else amount.qualifier + tile.label
        return (
            f"tile({string(amount.value)}, {string(amount.magnitude + amount.unit)}, [{marks}{_escaped(label)}], "
            f"qualifier: {string(amount.qualifier)}, change: {string(tile.change)}, large: {str(large).lower()})"
        )

    def projects(self, block: Projects) -> str:
        parts = [
            f"#project({self.content(project.title)}, [\n{self.points(project.points)}\n], "
            f"status: {string(project.status)})"
            for project in block.projects
        ]
        if block.broken_off:
            parts.append(f"#at-main(editorial[{_escaped(block.broken_off)}])")
        return "\n".join(parts)

    # ------------------------------------------------------------ illustrations and tables

    def illustration(self, block: Illustration) -> str:
        if isinstance(block.content, Picture):
            raise SystemExit("the peer has no pictures")
        marks = "".join(map(self.label, block.figures))
        source = f", source: {self.content(block.source)}" if block.source else ""
        return (
            f"{marks}#illustration(<{block.anchor}>, {string(block.number)}, {self.content(block.title)}, "
            f"{string(block.alt)}, {self.content(block.note)}, {_chart(block.content)}{source})"
        )

    def table(self, block: Table) -> str:
        columns = array(f"{column.width:g}fr" if column.width else "auto" for column in block.columns)
        aligns = array({"left": "left", "centre": "center"}.get(column.align, "right") for column in block.columns)
        header = array(self.cell(cell, column) for row in block.header for cell, column in placed(row, block.columns))
        cells = ",\n  ".join(cell for row in block.rows for cell in self.row(row, block.columns))
        note = f"note: {self.content(block.note)}, " if block.note else ""
        opens = "#pagebreak(weak: true)\n" if block.caption_head else ""
        return (
            f"{opens}#figures-table(<{block.anchor}>, {string(block.number)}, "
            f"{self.content(block.title)}, {columns}, {aligns}, {header}, {note}\n  {cells},\n)"
        )

    def row(self, row: Row, columns: Sequence[Column]) -> Iterator[str]:
        if row.kind == "group":
            yield f"group({len(columns)}, {self.content(row.cells[0].inlines)})"
            return
        for at, (cell, column) in enumerate(placed(row, columns)):
            indent = "" if at else f"#h({2 if row.kind == 'part' else 1}em);"
            yield self.cell(cell, column, indent)

    def cell(self, cell: Cell, column: Column, indent: str = "") -> str:
        match cell.inlines:
            case (Amount() as amount,) if column.figures:
                return f"figure-cell({string(amount.qualifier)}, {string(amount.value + amount.magnitude)})"
            case (PageOf(),):
                return f"in-hei(9.5pt, fill: grey, {self.content(cell.inlines)})"
        return f"table.cell(colspan: {cell.columns}, rowspan: {cell.rows})[{indent}{self.inlines(cell.inlines)}]"

    # ------------------------------------------------------------ inlines

    def content(self, inlines: Inlines | str) -> str:
        return f"[{_escaped(inlines) if isinstance(inlines, str) else self.inlines(inlines)}]"

    def inlines(self, inlines: Inlines) -> str:
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return _escaped(text)
            case Editorial(text):
                return f"#editorial[{_escaped(text)}];"
            case Strong(inner):
                return f"#strong[{self.inlines(inner)}];"
            case Sub(inner):
                return f"#sub[{self.inlines(inner)}];"
            case Sup(inner):
                return f"#super[{self.inlines(inner)}];"
            case Amount():
                return self.label(inline.figure) + _amount(inline)
            case Reference(target, text):
                return f"#link(<{target}>)[{_escaped(text)}];"
            case PageOf(target):
                return f"#page-of(<{target}>);"
            case Link(url, inner):
                return f"#link({string(url)})[{self.inlines(inner)}];"
            case Note(_, inner):
                return f"#footnote[{self.inlines(inner)}];"
            case _:
                assert_never(inline)

    def label(self, figure: str) -> str:
        """The mark of a figure's first place in the text; nothing at its others."""
        if not figure or figure in self.labelled:
            return ""
        self.labelled.add(figure)
        return f"#mark(<{figure_anchor(figure)}>);"


def _amount(amount: Amount) -> str:
    if not amount.set_off:
        return _escaped(amount.text)
    return f"{_escaped(amount.qualifier)}#num[{_escaped(amount.value + amount.magnitude)}];{_escaped(amount.unit)}"


def placed(row: Row, columns: Sequence[Column]) -> Iterator[tuple[Cell, Column]]:
    at = 0
    for cell in row.cells:
        yield cell, columns[at]
        at += cell.columns


# ---------------------------------------------------------------- charts


def _chart(plot: Plot) -> str:
    match plot.kind:
        case Pyramid() as pyramid:
            return _pyramid(pyramid)
        case Shares() as shares:
            return _shares(shares)
        case Doughnuts() as doughnuts:
            return _doughnuts(doughnuts)
        case other:
            raise SystemExit(f"the peer has no {type(other).__name__}")


def _pyramid(pyramid: Pyramid) -> str:
    tiers = [
        f"(name: {_said(tier.name)}, value: {tier.value}, number: {_said(tier.count.number)}, "
        f"unit: {_said(tier.count.unit)}, fill: rgb({string(tier.ink.fill)}), "
        f"keyline: {f'0.5pt + rgb({string(tier.ink.keyline)})' if tier.ink.keyline else 'none'})"
        for tier in pyramid.tiers
    ]
    total = pyramid.total
    sum_line = "none" if total is None else (
        f"(name: {_said(total.name)}, number: {_said(total.count.number)}, unit: {_said(total.count.unit)})"
    )  # fmt: skip
    step = pyramid.step or pyramid.longest
    return f"pyramid({array(tiers)}, {pyramid.longest}, {step}, total: {sum_line})"


def _shares(shares: Shares) -> str:
    rows = [
        f"(name: {_said(row.name)}, share: {_said(row.share)}, part: {_said(row.part)}, part-value: {row.part_value}, "
        f"whole: {_said(row.whole)}, whole-value: {row.whole_value}, ranks: {array(map(_said, row.ranks))}, "
        f"growth: {_growth(row.growth.value, row.growth.label) if row.growth else 'none'})"
        for row in shares.rows
    ]
    return f"shares({array(rows)}, {shares.longest})"


def _growth(value: Decimal, label: Label) -> str:
    return f"(value: {value}, label: {_said(label)})"


def _doughnuts(doughnuts: Doughnuts) -> str:
    rings = [
        f"(share: {ring.share}, percent: {_said(ring.percent.number)}, label: {_said(ring.label)}, "
        f"number: {_said(count.number)}, unit: {_said(count.unit)})"
        for ring in doughnuts.rings
        for count in (ring.count or Count((), ()),)
    ]
    return f"doughnuts({array(rings)})"


def _said(label: Label) -> str:
    """A label's words; numbers in it that are set larger or bolder keep that."""
    if len({(part.size, part.weight) for part in label}) < 2:
        return string(words(label))
    parts = (f"#text(size: {part.size:g}pt, weight: {part.weight})[{_escaped(part.text)}];" for part in label)
    return f"[{''.join(parts)}]"


# ---------------------------------------------------------------- Typst's own marks

_MARKS: Final = re.compile(r"""[\\#*_$<>@`\[\]~=+\-/'"]""")


def _escaped(text: str) -> str:
    """Words as markup that prints them as they stand."""
    return _MARKS.sub(r"\\\g<0>", text)


def string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def array(parts: Iterable[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def main() -> None:
    """Write and compile the peer of a report (the sample when none is named)."""
    import typst

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    written = write(folder, Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "seeds" / "report.yaml")
    pdf = folder / "peer.pdf"
    typst.compile(str(written), output=str(pdf), font_paths=[str(ROOT / "fonts")], ignore_system_fonts=True)


if __name__ == "__main__":
    main()
