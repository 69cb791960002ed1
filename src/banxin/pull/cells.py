"""A CSV file's bytes and new words for some of its cells in, the bytes with nothing else changed out.

As in YAML (``writing``) only the letters that changed are replaced where they stand: delimiters, quotes, line ends and
the mark of byte order stay. A cell that does not read back as wanted is quoted as a whole (RFC 4180), and one that does
not come back even so is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banxin.problems import BadSource
from banxin.pull.changes import Edit
from banxin.pull.origins import Path
from banxin.pull.writing import edited, replaced
from banxin.rows.delimited import QUOTE, delimited
from banxin.rows.table import Cell

Words = Mapping[int, str]
"""What cells should say, by where they begin."""


def rewritten(data: bytes, file: str, encoding: str, edits: Sequence[Edit]) -> tuple[bytes, frozenset[Path]]:
    """The file's new bytes, and the paths of the cells that could not be written."""
    by_path: dict[Path, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit)
    failed: set[Path] = set()
    # From the end: what a cell says moves only those behind it.
    for path in sorted(by_path, reverse=True):
        written = _one(data, file, encoding, by_path[path])
        if written is None:
            failed.add(path)
        else:
            data = written
    return data, frozenset(failed)


def _one(data: bytes, file: str, encoding: str, edits: Sequence[Edit]) -> bytes | None:
    """The bytes with one cell changed: its letters in place, else all of it in quotes; ``None`` where neither reads."""
    rows = delimited(data, file, encoding)
    at = edits[0].path[0]
    cell = next((cell for row in rows for cell in row if cell.start == at), None)
    if cell is None:
        return None
    words = edited(cell.text, edits)
    raw = data.decode(encoding)
    quoted = QUOTE + words.replace(QUOTE, QUOTE * 2) + QUOTE
    for pieces in (_pieces(cell, edits), [(cell.start, cell.end, quoted)]):
        changed = replaced(raw, pieces).encode(encoding)
        if _reads(rows, changed, file, encoding, {cell.start: words}):
            return changed
    return None


def _pieces(cell: Cell, edits: Sequence[Edit]) -> list[tuple[int, int, str]]:
    """Where in the file the edited letters stand, and what to write there."""
    written = cell.source.text[cell.start : cell.end]
    is_quoted = written.startswith(QUOTE)
    places: list[int] = []
    at = cell.start + (1 if is_quoted else len(written) - len(written.lstrip(" \t")))
    for letter in cell.text:
        places.append(at)
        at += 2 if is_quoted and letter == QUOTE else 1
    places.append(at)
    return [
        (places[edit.start], places[edit.end], edit.words.replace(QUOTE, QUOTE * 2) if is_quoted else edit.words)
        for edit in edits
    ]


def _reads(before: Sequence[Sequence[Cell]], changed: bytes, file: str, encoding: str, wanted: Words) -> bool:
    """Whether every cell says what it said as it said it, and those that begin at ``wanted`` what they should."""
    try:
        after = delimited(changed, file, encoding)
    except BadSource:
        return False
    said = [[(wanted.get(cell.start, cell.text), cell.plain or cell.start in wanted) for cell in row] for row in before]
    says = [
        [(now.text, now.plain or was.start in wanted) for was, now in zip(old, new, strict=False)]
        for old, new in zip(before, after, strict=False)
    ]
    widths = [len(row) for row in before] == [len(row) for row in after]
    return widths and said == says
