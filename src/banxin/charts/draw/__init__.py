"""Plot -> frame: the ink of a chart, drawn through matplotlib or taken from a cache that was handed in.

matplotlib holds the geometry (patches, curves, transforms; see ``sheet``) and is imported only when something is drawn;
words are set by ``text`` like any others. A frame is kept as JSON (``frames``) under a key made of everything it
depends on, and read back only if it is whole and its faces still have the glyphs it uses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Protocol, assert_never

from banxin import limits
from banxin.charts.frames import SCHEMA, from_json, to_json
from banxin.charts.kinds import (
    Bars,
    Columns,
    Combination,
    Doughnuts,
    Lines,
    Plot,
    Progress,
    Pyramid,
    Shares,
    Stacked,
)
from banxin.frame import Element, Frame, GlyphRun, Path, walk
from banxin.problems import NOWHERE, Place
from banxin.records import replace
from banxin.style import Style
from banxin.text.fonts import Fonts

if TYPE_CHECKING:
    from banxin.charts.draw.sheet import Sheet

DRAWING: Final = 3
"""Of the code below: raised when the same plot comes to be drawn differently, so that kept frames are drawn again."""


class Cache(Protocol):
    """Where drawn charts are kept between runs."""

    def get(self, key: str) -> bytes | None:
        """What was put under the key, or ``None``."""

    def put(self, key: str, data: bytes) -> None:
        """Keep data under the key; may fail silently."""


def draw(
    plot: Plot, fonts: Fonts, style: Style, element: Element, cache: Cache | None = None, *, place: Place = NOWHERE
) -> Frame:
    """The frame of a plot, ``plot.width`` × ``plot.height`` points, every item under ``element``.

    Raises ``BadSource`` at ``place`` for a character that no font has.
    """
    if cache is None:
        return _tagged(_drawn(plot, fonts, style, place), element)
    key = key_of(plot, fonts, style)
    kept = cache.get(key)
    if kept is not None and len(kept) <= limits.CACHE_ENTRY.most:
        frame = from_json(kept, key, element)
        if frame is not None and _can_be_set(frame, plot, fonts):
            return frame
    frame = _drawn(plot, fonts, style, place)
    cache.put(key, to_json(frame, key))
    return _tagged(frame, element)


def key_of(plot: Plot, fonts: Fonts, style: Style) -> str:
    """A name for everything that a plot's frame depends on: plot, measures, colours, rules of setting, font files."""
    families = sorted(style.families.items())
    said = (
        SCHEMA, DRAWING, replace(plot, alt=""), style.em, style.chart, style.colours, style.text.caption_title,
        style.chinese, families, tuple(_identities(fonts, style)),
    )  # fmt: skip
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _identities(fonts: Fonts, style: Style) -> Iterator[tuple[str, str]]:
    files = sorted({file for family in style.families.values() for file in family.weights.values()})
    for file in files:
        face = fonts.face(file.rpartition("/")[2].rpartition(".")[0])
        yield face.name, face.fingerprint


def _can_be_set(frame: Frame, plot: Plot, fonts: Fonts) -> bool:
    """Whether a kept frame has the plot's size and its glyphs still stand for its words."""
    if (frame.width, frame.height) != (plot.width, plot.height):
        return False
    runs = (item for _, _, item in walk(frame) if isinstance(item, GlyphRun))
    return all(_says_so(run, fonts) for run in runs)


def _says_so(run: GlyphRun, fonts: Fonts) -> bool:
    if run.face not in fonts.opened():
        return False
    face, glyphs = fonts.face(run.face), _glyphs(run)
    if len(glyphs) != len(run.text):
        return False
    for glyph, character in zip(glyphs, run.text, strict=True):
        if not glyph:
            return False
        face.learn(glyph, character)
    return True


def _glyphs(run: GlyphRun) -> tuple[int, ...]:
    return tuple(int.from_bytes(run.glyphs[at : at + 2], "big") for at in range(0, len(run.glyphs), 2))


def _tagged(frame: Frame, element: Element) -> Frame:
    items = (item for _, _, item in walk(frame))
    return Frame(
        frame.width,
        frame.height,
        tuple(replace(item, element=element) for item in items if isinstance(item, (GlyphRun, Path))),
    )


def _drawn(plot: Plot, fonts: Fonts, style: Style, place: Place) -> Frame:
    from banxin.charts.draw.labels import Letters
    from banxin.charts.draw.sheet import Sheet

    sheet = Sheet(plot.width, plot.height, Letters(fonts, style.chinese, place), style.chart.keyline)
    _fill(sheet, plot, style)
    return sheet.frame


def _fill(sheet: Sheet, plot: Plot, style: Style) -> None:
    from banxin.charts.draw import bars, lines, parts

    match plot.kind:
        case Pyramid():
            parts.pyramid(sheet, plot.kind, style)
        case Shares():
            parts.shares(sheet, plot.kind, style)
        case Bars():
            bars.bars(sheet, plot.kind, style)
        case Columns():
            bars.columns(sheet, plot.kind, style)
        case Lines():
            lines.lines(sheet, plot.kind, style)
        case Combination():
            lines.combination(sheet, plot.kind, style)
        case Stacked():
            parts.stacked(sheet, plot.kind, style)
        case Doughnuts():
            parts.doughnuts(sheet, plot.kind, style)
        case Progress():
            parts.progress(sheet, plot.kind, style)
        case _:
            assert_never(plot.kind)
