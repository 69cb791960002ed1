"""A report as its YAML stands now: what its Word file would say, and where each text of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from banxin import limits
from banxin.assemble import assemble
from banxin.document import Cell, Illustration, Picture, Table
from banxin.inlines import Dotted, Indexed, Inlines, Link, Named, Note, Reference, Strong, Sub, Sup
from banxin.limits import Limit
from banxin.materials import Materials
from banxin.problems import NOWHERE, BadSource, Place
from banxin.prose.markdown import strong_marks
from banxin.pull.graphs import Graph
from banxin.pull.lens import Lens, plain_lens, prose_lens
from banxin.pull.origins import Origins, Written
from banxin.records import record, replace
from banxin.report import Sources, read_report
from banxin.spans import taken
from banxin.styles import load_style
from banxin.writers.docx import Export, exported
from banxin.writers.docx.exports import chart_graphs

_MARKS: Final = frozenset("，。、；：")
_STOP: Final = "。"
"""What the program ends a text with that has no mark of its own."""


@record
class Chart:
    """The native charts of an illustration, the figures it shows, and the author's picture where it is one."""

    graphs: tuple[Graph, ...]
    figures: tuple[str, ...]
    picture: bytes | None


@record
class Spot:
    """A column of a table: which table of the report, which column, of how many."""

    table: int
    column: int
    width: int


class Current:
    """Everything a way back needs to know of the report. Raises ``BadSource`` where it cannot be read."""

    def __init__(self, report: str, materials: Materials, style: str | None = None) -> None:
        read = read_report(materials, report)
        if read.sources is None or any(problem.is_error and problem.code[0] in "YMX" for problem in read.problems):
            raise BadSource(read.problems)
        self.sources: Sources = read.sources
        self.origins = Origins(read.sources, materials, report)
        named = style or read.sources.report.style
        look = load_style(named, materials, NOWHERE if style else read.sources.report.place_of("style"))
        assembled = assemble(read.sources, look)
        document = assembled.document
        self.mistakes = tuple(problem for problem in assembled.problems if problem.is_error)
        self.blocks = document.blocks
        self._document, self._look, self._materials = document, look, materials
        self.exports: tuple[Export, ...] = exported(document, look)
        self.charts: Mapping[str, Chart] = {
            f"{block.origin}/content": Chart(
                chart_graphs(block, look), block.figures,
                block.content.data if isinstance(block.content, Picture) else None,
            )
            for block in document.blocks if isinstance(block, Illustration)
        }  # fmt: skip

    def laid_out(self) -> tuple[Export, ...]:
        """The texts in the order of a Word file, whose wide tables are parted as our pages are: these are laid out.

        Only for files that do not say it themselves. Tables of a report that cannot be laid out are whole.
        """
        from banxin.layout.composition import lay_out
        from banxin.materials import FontFiles
        from banxin.text.fonts import Fonts

        fonts = Fonts(FontFiles(self._materials), self._look.families)
        try:
            laid = lay_out(self._document, self._look, fonts, drawn=False)
        except BadSource:
            return self.exports
        return exported(self._document, self._look, laid.parted) if laid.parted else self.exports

    @cached_property
    def by_key(self) -> Mapping[str, Export]:
        """What every text says now, by its bookmark."""
        return {export.key: export for export in self.exports}

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """The cells of tables that stand nowhere else, by origin: tiles show figures of the table of figures too.

        A group's cell reaches over all columns.
        """
        tables = (block for block in self.blocks if isinstance(block, Table))
        rows = ((table, row) for table in tables for row in (*table.header, *table.rows))
        return {
            cell.origin: replace(cell, columns=len(table.columns)) if row.kind == "group" else cell
            for table, row in rows for cell in row.cells if len(self._by_origin.get(cell.origin, ())) == 1
        }  # fmt: skip

    @cached_property
    def spots(self) -> Mapping[str, Spot]:
        """The columns of the same cells, by origin; none of those that reach over several."""
        found: dict[str, Spot] = {}
        for number, table in enumerate(block for block in self.blocks if isinstance(block, Table)):
            width = len(table.columns)
            rows = [[self.cells.get(cell.origin, cell) for cell in row.cells] for row in (*table.header, *table.rows)]
            for cell, columns in (pair for row in taken(rows, width) for pair in row):
                if len(columns) == 1 and cell.origin in self.cells:
                    found[cell.origin] = Spot(number, columns[0], width)
        return found

    @cached_property
    def _by_origin(self) -> Mapping[str, list[Export]]:
        found: dict[str, list[Export]] = {}
        for export in self.exports:
            found.setdefault(export.origin, []).append(export)
        return found

    def written(self, export: Export) -> Written:
        """Where a text is written."""
        return self.origins.written(export.origin)

    def seen(self, export: Export) -> tuple[Lens, int] | None:
        """A text through its lens, and where in the lens's print it begins; ``None`` where they do not fit."""
        scalar = self.written(export).scalar
        if scalar is None:
            return None
        pieces = self._by_origin.get(export.origin, [export])
        pieces = pieces if export in pieces else [export]  # a name without the status that stands behind it
        for marks in (strong_marks(scalar.text), frozenset[int]()):
            lens = self._lens(scalar.text, pieces, marks)
            found = _found(lens.printed, [piece.printed for piece in pieces], pieces.index(export))
            if found is None and len(pieces) == 1:
                found = _found_otherwise(lens, export.printed)
            if found is not None:
                return lens, found
        return None

    def place(self, export: Export) -> Place:
        """Where a text begins: of several paragraphs in one scalar, the line of its own."""
        written = self.written(export)
        if written.scalar is None or "\n" not in written.scalar.text.strip():
            return written.place
        found = self.seen(export)
        if found is None or not 0 <= found[1] < len(found[0].starts):
            return written.place
        return written.scalar.place_in(found[0].starts[found[1]])

    def _lens(self, text: str, pieces: list[Export], marks: frozenset[int]) -> Lens:
        if pieces[0].kind == "plain" and not pieces[0].origin.startswith("figure:") and "{" not in text:
            return plain_lens(text)
        references = [words for piece in pieces for words in _references(piece.inlines)]
        return prose_lens(text, self.sources.ledger.amount, references, marks)


def _found(printed: str, pieces: list[str], index: int) -> int | None:
    """Where a piece begins in a print; negative where words of the program's stand before it."""
    after = 0
    for place, piece in enumerate(pieces[: index + 1]):
        at = printed.find(piece, after)
        if at < 0:
            at = printed.find(piece)
        if place == index:
            return at if at >= 0 else _found_within(printed, piece, (index, len(pieces)))
        after = at + len(piece) if at >= 0 else after
    return None


def _found_within(printed: str, piece: str, which: tuple[int, int]) -> int | None:
    """The same where the program says more than the author: a unit before a note, a full stop behind a point, a head
    before the first of several paragraphs. ``which`` of how many pieces it is."""
    paragraphs = printed.split("\n")
    index, count = which
    own = paragraphs[index] if len(paragraphs) == count else printed
    core = own.strip(" \n")
    if not core:
        return None
    within = len(piece) - len(core) if piece.endswith(core) else piece.find(core)
    above = sum(len(paragraph) + 1 for paragraph in paragraphs[:index]) if own is not printed else 0
    return above + own.find(core) - within if within >= 0 else None


def _found_otherwise(lens: Lens, piece: str) -> int | None:
    """The same where the program prints another mark for one of the author's, letter for letter: official documents
    end the title of a principle with a full stop. What it made of marks the lens knows afterwards."""
    core = lens.printed.strip(" \n")
    before = lens.printed.find(core)
    if not core or piece[len(core) :] not in ("", _STOP):
        return None
    other = [at for at, (own, made) in enumerate(zip(core, piece, strict=False)) if own != made]
    if any(core[at] not in _MARKS or piece[at] not in _MARKS for at in other):
        return None
    lens.made = frozenset(before + at for at in other)
    return before


def _references(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Reference(_, text):
                yield text
            case (
                Strong(inner) | Sub(inner) | Sup(inner) | Dotted(inner) | Named(inner) | Link(_, inner) | Note(_, inner)
            ):
                yield from _references(inner)
            case Indexed(_, inner):
                yield from _references(inner)
            case _:
                pass


class Changed:
    """Materials with some files replaced."""

    def __init__(self, under: Materials, files: Mapping[str, bytes]) -> None:
        self._under = under
        self._files = files

    def text(self, name: str, at: Place = NOWHERE) -> str:
        """A text, the new one where there is one. Raises ``BadSource``."""
        held = self._files.get(name)
        return self._under.text(name, at) if held is None else held.decode()

    def data(self, name: str, at: Place = NOWHERE, most: Limit = limits.FILE_BYTES) -> bytes:
        """A file's bytes. Raises ``BadSource``."""
        held = self._files.get(name)
        return self._under.data(name, at, most) if held is None else held

    def names(self, under: str = "") -> tuple[str, ...]:
        """The files in a folder."""
        return self._under.names(under)
