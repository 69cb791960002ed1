"""Strips in, the same out with lines that run in columns set side by side: a strip for each page's part of a run.

Columns are filled one after the other on each page and are alike on the run's last. A part is one strip, so that who
listens hears column after column. Pure like the page breaker, which it asks how many rows a page takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.document import ColumnRun
from banxin.frame import Anchor, Frame, Placed
from banxin.layout.pages import cut
from banxin.layout.strip import NEVER, Strip
from banxin.records import replace
from banxin.style import Style

LEAST: Final = 2
"""Rows of a part, and lines of each column that goes over to the next page: fewer would be widows and orphans."""

Lines = tuple[Strip, ...]


def side_by_side(strips: tuple[Strip, ...], style: Style) -> tuple[Strip, ...]:
    """The strips with every run in parts; a note too long for the foot of a page stands behind the run."""
    if not any(strip.columns for strip in strips):
        return strips
    done: list[Strip] = []
    index = 0
    while index < len(strips):
        run = strips[index].columns
        if run is None:
            done.append(strips[index])
            index += 1
            continue
        end = _end(strips, index, run)
        lines = tuple(strip for strip in strips[index:end] if strip.columns == run)
        done += _parts(_before(done), lines, run, style)
        done += (strip for strip in strips[index:end] if strip.columns != run)
        index = end
    return tuple(done)


def place(run: ColumnRun | None, style: Style) -> tuple[float, float]:
    """Where text begins and how wide its lines are, in points: those of the main column, or of a run's first."""
    if run is None:
        return style.main_at, style.main
    return 0.0, (style.full - (run.count - 1) * style.grid.gutter) / run.count


def _end(strips: tuple[Strip, ...], start: int, run: ColumnRun) -> int:
    """One past the last line of a run. Only notes stand between its lines, and no other run begins before its end."""
    end = start + 1
    for index in range(start + 1, len(strips)):
        if strips[index].columns == run:
            end = index + 1
        elif strips[index].columns is not None or strips[index].said is not None:
            break
    return end


def _before(done: list[Strip]) -> Lines:
    """What stands before a run since the last forced page start."""
    first = next((at for at in range(len(done) - 1, -1, -1) if done[at].new_page), 0)
    return tuple(done[first:])


# ---------------------------------------------------------------- pages


def _parts(before: Lines, lines: Lines, run: ColumnRun, style: Style) -> Iterator[Strip]:
    """A strip for each page that a run stands on; all but the first start their pages."""
    if lines[0].new_page:
        before = ()
    starts = lines[0].new_page
    while lines:
        columns = _filled(lines, run.count, _rows(before, lines, run, starts, style))
        yield _part(columns, run, starts, style)
        lines = lines[sum(map(len, columns)) :]
        before, starts = (), True


def _rows(before: Lines, lines: Lines, run: ColumnRun, starts: bool, style: Style) -> int:
    """How many rows the page takes that takes the first of them; the fewest there can be where none fit."""

    def fits(rows: int) -> bool:
        cuts = cut((*before, _part(_filled(lines, run.count, rows), run, starts, style)), style)
        return len(cuts) == pages and not cuts[-1].too_tall

    least = max(LEAST, len(_chunk(lines, 0)))
    pages = len(cut((*before, _part(_filled(lines, run.count, least), run, starts, style)), style))
    whole = _balanced(lines, run.count, least)
    if fits(whole):
        return whole
    low, high = least, min(whole - 1, int(style.type_height // style.text.body.leading) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    while low > least and len(lines) - sum(map(len, _filled(lines, run.count, low))) < LEAST * run.count:
        low -= 1
    return low


# ---------------------------------------------------------------- columns


def _filled(lines: Lines, count: int, most: int) -> tuple[Lines, ...]:
    """So many columns of ``most`` lines or fewer, filled one after the other; what is left over goes on elsewhere."""
    columns, at = [], 0
    for _ in range(count):
        start = at
        while at < len(lines):
            chunk = _chunk(lines, at)
            if at - start + len(chunk) > most and at > start:
                break
            at += len(chunk)
        columns.append(lines[start:at])
    return tuple(columns)


def _balanced(lines: Lines, count: int, least: int) -> int:
    """The fewest rows that take all lines."""
    low, high = min(least, len(lines)), len(lines)
    while low < high:
        middle = (low + high) // 2
        all_in = sum(map(len, _filled(lines, count, middle))) == len(lines)
        low, high = (low, middle) if all_in else (middle + 1, high)
    return high


def _chunk(lines: Lines, start: int) -> Lines:
    """Lines from ``start`` on that no column may end between."""
    end = start + 1
    while end < len(lines) and lines[end - 1].penalty >= NEVER:
        end += 1
    return lines[start:end]


def _part(columns: tuple[Lines, ...], run: ColumnRun, starts: bool, style: Style) -> Strip:
    """Columns as one strip, their lines level with each other: they stand solid, points too."""
    leading = style.text.body.leading
    _, width = place(run, style)
    whole = tuple(line for column in columns for line in column)
    stands = tuple((line, row * leading) for column in columns for row, line in enumerate(column))
    notes = {note.key: note for line in whole for note in line.notes}
    return replace(
        whole[0],
        frame=Frame(style.full, 0.0, tuple(_items(columns, width + style.grid.gutter, leading))),
        start="columns",
        end="columns",
        height=(max(map(len, columns)) - 1) * leading,
        above=None,
        grid=0.0,
        penalty=whole[-1].penalty,
        new_page=starts,
        anchors=tuple(Anchor(anchor.name, anchor.y + y) for line, y in stands for anchor in line.anchors),
        notes=tuple(notes.values()),
        said=None,
    )


def _items(columns: tuple[Lines, ...], step: float, leading: float) -> Iterator[Placed]:
    for across, column in enumerate(columns):
        for row, line in enumerate(column):
            yield Placed(across * step, row * leading, line.frame)
