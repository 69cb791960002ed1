"""A long report of scale.py -> the same words as Markdown for pandoc, and a reference.docx with Chinese faces.

    python benchmarks/pandoc_peer.py DIR REPORT PANDOC      # writes DIR/main.md and DIR/reference.docx

banxin must be installed, or src be on PYTHONPATH. The benchmark's peer: what a person who knows pandoc would write.
Blocks that such a report does not have are refused.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from typst_peer import document

from banxin.document import Block, Cell, Contents, Document, Heading, Paragraph, Points, Row, Table
from banxin.inlines import Inlines, plain

ALIGNS: Final = {"left": ":---", "centre": ":---:", "right": "---:", "decimal": "---:"}
FACES: Final = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{}"/>'


def write(folder: Path, report: Path, pandoc: str) -> None:
    """Write the peer's source and its reference document into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "main.md").write_text(source(document(report)), "utf-8")
    asked = [pandoc, "--print-default-data-file", "reference.docx"]
    (folder / "reference.docx").write_bytes(_chinese(subprocess.run(asked, check=True, capture_output=True).stdout))


def source(document: Document) -> str:
    """A document's words as pandoc's Markdown."""
    head = f"---\ntitle: {document.title.whole}\nsubtitle: {document.kind}\nlang: zh-Hans\n---"
    return "\n\n".join((head, *(part for block in document.blocks for part in _block(block)))) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Contents():
            return  # pandoc's own, by --toc
        case Heading():
            yield " ".join(filter(None, ("#" * block.level, block.number, _words(block.title))))
        case Paragraph():
            yield _words(block.inlines)
        case Points():
            yield "\n".join(f"- {_words(point.lead)}{_words(point.inlines)}" for point in block.points)
        case Table():
            yield "\n".join((*_rows(block.header), _ruled(block), *_rows(block.rows)))
            yield f": {block.number} {_words(block.title)}"
        case other:
            raise SystemExit(f"the peer has no {type(other).__name__}")


def _ruled(block: Table) -> str:
    return _row(ALIGNS[column.align] for column in block.columns)


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        yield _row(_cell(cell) for cell in row.cells)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return _words(cell.inlines)


def _words(inlines: Inlines) -> str:
    return _escaped(plain(inlines))


_MARKS: Final = re.compile(r"""([\\`*_\[\]<>~^$@'"|]|^[#>+:-](?=\s))""")
"""What Markdown would read inside words, and what it reads where a paragraph begins."""


def _escaped(text: str) -> str:
    """Words as Markdown that prints them as they stand."""
    return _MARKS.sub(r"\\\1", text)


def _chinese(reference: bytes) -> bytes:
    """pandoc's own reference document, text in 宋体 and heads in 黑体."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(reference)) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            data = given.read(name)
            if name == "word/styles.xml":
                data = _faces(data.decode()).encode()
            made.writestr(name, data)
    return stream.getvalue()


def _faces(styles: str) -> str:
    def face(found: re.Match[str]) -> str:
        return FACES.format("黑体" if "major" in found[0] else "宋体")

    return re.sub(r"<w:rFonts [^>]*/>", face, styles)


def main() -> None:
    """Write the peer of a report."""
    folder, report, pandoc = sys.argv[1:]
    write(Path(folder), Path(report), pandoc)


if __name__ == "__main__":
    main()
