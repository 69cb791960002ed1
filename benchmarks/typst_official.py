"""An official document or a brief -> the same words as Typst source, set by benchmarks/official.typ with our fonts.

    python benchmarks/typst_official.py DIR [REPORT]      # DIR/main.typ, compiled to DIR/peer.pdf

To be laid beside our own pages: what a person who knows Typst would write for them. banxin must be installed, or src be
on PYTHONPATH; of the forms, what ``seeds/notice.yaml`` and ``seeds/brief.yaml`` use is known.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from typst_peer import ROOT, Peer, array, document, placed, string

from banxin.charts.kinds import Pyramid
from banxin.charts.kinds import words as said
from banxin.document import Block, Cards, Document, Heading, Illustration, Paragraph, Picture, Points, Table, Tiles
from banxin.elements import Imprint, Official
from banxin.inlines import Inline, Reference, Text
from banxin.layout.official.levels import closed, item_end, pattern_below, runs_in
from banxin.layout.official.title import broken
from banxin.materials import Folder
from banxin.numbering import label
from banxin.styles import load_style

TEMPLATE: Final = Path(__file__).with_name("official.typ")


class Office(Peer):
    """Writes an official document or a brief from its head to its imprint."""

    def __init__(self, document: Document, style: str, folder: Path) -> None:
        super().__init__(document)
        self.style = load_style(style, Folder(folder))
        self.level = 0

    def parts(self) -> Iterator[str]:
        """The source, part by part."""
        yield f'#import "{TEMPLATE.name}": *'
        yield f"#show: office.with({string(self.document.state)})"
        official, brief = self.document.official, self.document.brief
        if brief is not None:
            yield self.brief_head()
        elif official is not None:
            yield self.head(official)
        blocks = self.document.blocks
        first = next((at for at, block in enumerate(blocks) if _attached(block)), len(blocks))
        yield from self.flow(blocks[:first])
        if official is not None:
            names = array(string(own.title) for own in official.attachments)
            signed = ", ".join(map(string, (official.signed_by[0], official.date, official.remark)))
            yield f"#ending({names}, {signed})"
            yield from self.attached(blocks[first:], official)
        own = brief.imprint if brief else official.imprint if official else None
        if own is not None:
            yield self.imprint(own)

    def attached(self, blocks: tuple[Block, ...], official: Official) -> Iterator[str]:
        """The attachments, each from a page of its own; those on their side turned."""
        lies = {own.anchor: own.sideways for own in official.attachments}
        starts = [at for at, block in enumerate(blocks) if _attached(block)]
        for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
            head = blocks[start]
            text = "\n\n".join(self.flow(blocks[start:end]))
            turned = isinstance(head, Heading) and lies.get(head.anchor, False)
            yield f"#sideways[\n{text}\n]" if turned else f"#pagebreak()\n{text}"

    def inline(self, inline: Inline) -> str:
        """As in a report, but references without links."""
        return super().inline(Text(inline.text) if isinstance(inline, Reference) else inline)

    def label(self, figure: str) -> str:
        """Nothing: no page of figures refers to their places."""
        return ""

    def head(self, own: Official) -> str:
        """版头, title and 主送机关."""
        title = array(map(string, broken(own.title, 18.5)))
        first = (own.copy_number, own.secrecy, own.urgency, own.mark[0] + own.suffix, own.number)
        return f"#head({', '.join(map(string, first))}, {title}, {string(own.addressees)})"

    def brief_head(self) -> str:
        """报头 and 本期要目."""
        own = self.document.brief
        assert own is not None
        heads = [block for block in self.document.blocks if isinstance(block, Heading) and block.level == 1]
        items = array(f"({string(head.contents)}, <{head.anchor}>)" for head in heads)
        said = (own.name, own.issue, own.marking, own.copy_number, own.editor, own.date)
        return f"#brief-head({', '.join(map(string, said))}, {items})"

    def flow(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Blocks in order; a heading that runs in stands before its paragraph."""
        lead = ""
        for block, after in zip(blocks, (*blocks[1:], None), strict=False):
            if isinstance(block, Heading) and runs_in(block, after, self.style):
                self.level = block.level
                lead = f"#kai[{block.number}{self.inlines(block.title)}。]"
                continue
            yield lead + self.set(block)
            lead = ""

    def set(self, block: Block) -> str:
        """One block."""
        match block:
            case Heading():
                return self.headed(block)
            case Paragraph():
                return self.inlines(block.inlines)
            case Points():
                pattern = pattern_below(self.level, self.style, listed=False) if len(block.points) > 1 else ""
                ends = [item_end(block.points, at) for at in range(len(block.points))]
                items = zip(block.points, ends, strict=True)
                words = [self.inlines(closed(point.inlines, end)) for point, end in items]
                labels = [string(_spaced(label(pattern, at))) for at in range(1, len(words) + 1)]
                return "\n\n".join(f"#numbered({own})[{text}]" for own, text in zip(labels, words, strict=True))
            case Cards():
                cards = [(self.inlines(card.title), self.inlines(closed(card.inlines, "。"))) for card in block.cards]
                return "\n\n".join(f"#kai[{name}。]{text}" for name, text in cards)
            case Tiles():
                return f"#tiles({', '.join(map(self.stat, block.tiles))})"
            case Illustration():
                return self.drawn(block)
            case Table():
                return self.ruled(block)
        raise SystemExit(f"the peer has no {type(block).__name__}")

    def headed(self, block: Heading) -> str:
        """A heading on lines of its own, an item's title, an attachment's label and title."""
        self.level = 0 if _attached(block) else block.level
        if _attached(block):
            return f"#attachment({string(block.number)}, {self.content(block.title)})"
        if self.style.layout == "brief" and block.level == 1:
            return f"#item[#metadata(none) <{block.anchor}>][{self.inlines(block.title)}]"
        face = "hei" if block.number.endswith("、") else "kai" if block.number.startswith("（一") else ""
        words = f"#{string(_spaced(block.number))}{self.inlines(block.title)}"
        return f"#level[{f'#{face}[{words}]' if face else words}]"

    def stat(self, tile: object) -> str:
        """A stat tile's number, unit, label and remark."""
        from banxin.document import Tile

        assert isinstance(tile, Tile)
        amount = tile.amount
        return array(map(string, (amount.value, amount.magnitude + amount.unit, tile.label, tile.change)))

    def drawn(self, block: Illustration) -> str:
        """A pyramid with its caption and note."""
        if isinstance(block.content, Picture) or not isinstance(block.content.kind, Pyramid):
            raise SystemExit("the peer has pyramids only")
        own = block.content.kind.tiers
        tiers = array(array((string(said(tier.name)), string(said(tier.count.number)))) for tier in own)
        caption = self.content((Text(block.number + "\u3000"), *block.title))
        return f"#pyramid({caption}, {tiers})\n\n#note{self.content(block.note)}"

    def ruled(self, block: Table) -> str:
        """A table in its frame; one on its side turns its page."""
        caption = self.content((Text(block.number + "\u3000"), *block.title)) if block.number else "none"
        aligns = array({"left": "left + horizon"}.get(column.align, "center + horizon") for column in block.columns)
        header = array(self.content(cell.inlines) for row in block.header for cell, _ in placed(row, block.columns))
        cells = ", ".join(self.cell(cell, column) for row in block.rows for cell, column in placed(row, block.columns))
        columns = array("auto" if column.align != "left" else "1fr" for column in block.columns)
        if "1fr" not in columns:
            columns = array("1fr" for _ in block.columns)
        made = f"#plain-table({caption}, {columns}, {aligns}, {header}, {cells})"
        note = f"\n\n#note{self.content(block.note)}" if block.note else ""
        return made + note

    def imprint(self, own: Imprint) -> str:
        """版记 at the foot of the last page."""
        rows = array(array(map(string, row)) for row in own.rows)
        return f"#imprint({rows}, {array(map(string, own.foot))})"


def _spaced(said: str) -> str:
    """A label of digits with the rest of its em after it."""
    return f"{said} " if said.endswith(".") else said


def _attached(block: Block) -> bool:
    return isinstance(block, Heading) and block.part == "attachment"


def main() -> None:
    """Write and compile the peer of a document (the sample notice when none is named)."""
    import typst

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    report = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "seeds" / "notice.yaml"
    own = document(report)
    shutil.copy(TEMPLATE, folder / TEMPLATE.name)
    source = "\n\n".join(Office(own, "brief" if own.brief else "gongwen", report.parent).parts())
    (folder / "main.typ").write_text(source + "\n", "utf-8")
    pdf = folder / "peer.pdf"
    typst.compile(str(folder / "main.typ"), output=str(pdf), font_paths=[str(ROOT / "fonts")], ignore_system_fonts=True)


if __name__ == "__main__":
    main()
