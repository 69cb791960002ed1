"""A report's watermark (草稿, 内部) in, its shape under the words of a page out.

It is drawn as outlines, not as text: who searches or copies the pages does not meet it, and who listens does not hear
it. It is opaque and light and lies under everything, so that no print shop has to flatten the words above it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

from banxin.frame import Colour, Page, Path, Segment
from banxin.layout.setter import Setter
from banxin.records import replace
from banxin.text.face import Face
from banxin.text.setting import Line

WIDEST: Final = 0.8
"""How much of the sheet the words may take each way once they are turned; longer ones are set smaller."""
ON_GROUND: Final = 0.1
"""How much white the mark mixes into the cover's colour."""


def marked(pages: tuple[Page, ...], words: str, setter: Setter) -> tuple[Page, ...]:
    """The pages with the watermark under all that stands on them; blank ones stay blank."""
    if not words:
        return pages
    paper = setter.style.paper
    room = (WIDEST * paper.width, WIDEST * paper.height)
    colour = setter.colour(setter.style.text.watermark.colour)
    mark = _mark(words, setter, (paper.width / 2, paper.height / 2), room, colour)
    return tuple(_under(page, mark) if page.frame.items else page for page in pages)


def _under(page: Page, mark: Path) -> Page:
    return replace(page, frame=replace(page.frame, items=(mark, *page.frame.items)))


def on_cover(words: str, setter: Setter) -> tuple[Path, ...]:
    """The watermark on the cover's colour, above the year: under the colour nobody would see it."""
    if not words:
        return ()
    cover, paper = setter.style.cover, setter.style.paper
    top, bottom = cover.kind_at, cover.year_at - setter.style.text.cover_year.size
    room = (WIDEST * paper.width, WIDEST * (bottom - top))
    middle = (paper.width / 2, (top + bottom) / 2)
    return (_mark(words, setter, middle, room, lighter(setter.colour(cover.ground), ON_GROUND)),)


def lighter(colour: Colour, share: float) -> Colour:
    """A colour with so much white mixed in."""
    channels = bytes.fromhex(colour.removeprefix("#"))
    return "#" + "".join(f"{round(value + (255 - value) * share):02X}" for value in channels)


def _mark(
    words: str, setter: Setter, middle: tuple[float, float], room: tuple[float, float], colour: Colour
) -> Path:
    """The words as one shape about ``middle`` within a ``room`` so wide and high, running up to the right."""
    style = setter.style
    steps = tuple(_outlines(setter.label(words, style.text.watermark), setter))
    (left, top, right, bottom), turn = _bounds(steps), math.radians(style.furniture.watermark_turn)
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    across = width * math.cos(turn) + height * math.sin(turn)
    down = width * math.sin(turn) + height * math.cos(turn)
    scale = max(min(1.0, room[0] / across, room[1] / down), 0.0)
    cos, sin = math.cos(turn) * scale, math.sin(turn) * scale

    def place(x: float, y: float) -> tuple[float, float]:
        x, y = x - (left + right) / 2, y - (top + bottom) / 2
        return middle[0] + x * cos + y * sin, middle[1] - x * sin + y * cos

    return Path(tuple(Segment(step.move, _placed(step.points, place)) for step in steps), fill=colour)


def _placed(points: tuple[float, ...], place: Callable[[float, float], tuple[float, float]]) -> tuple[float, ...]:
    pairs = zip(points[::2], points[1::2], strict=True)
    return tuple(at for pair in pairs for at in place(*pair))


def _bounds(steps: tuple[Segment, ...]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a shape; nothing for words without ink."""
    across = [x for step in steps for x in step.points[::2]] or [0.0]
    down = [y for step in steps for y in step.points[1::2]] or [0.0]
    return min(across), min(down), max(across), max(down)


def _outlines(line: Line, setter: Setter) -> Iterator[Segment]:
    """The glyphs of a line as steps of one path, from the line's start and its baseline."""
    for run in line.runs:
        face = setter.fonts.face(run.face)
        scale, pen, kerns = run.size / face.upem, run.x, dict(run.kerns)
        for index in range(len(run.glyphs) // 2):
            glyph = int.from_bytes(run.glyphs[2 * index : 2 * index + 2], "big")
            yield from _outline(face, glyph, pen, run.y, scale)
            pen += face.advance(glyph) * scale + run.spread + kerns.get(index, 0.0)


def _outline(face: Face, glyph: int, x: float, y: float, scale: float) -> Iterator[Segment]:
    """One glyph; its quadratic curves become cubic ones, which is all that PDF knows (ISO 32000-1, 8.5.2)."""
    at = (0.0, 0.0)
    for move, points in face.outline(glyph):
        placed = [x + p * scale if i % 2 == 0 else y - p * scale for i, p in enumerate(points)]
        match move:
            case "Q":
                (a, b), (c, d) = placed[:2], placed[2:]
                first = (at[0] + (a - at[0]) * 2 / 3, at[1] + (b - at[1]) * 2 / 3)
                yield Segment("C", (*first, c + (a - c) * 2 / 3, d + (b - d) * 2 / 3, c, d))
            case "M" | "L" | "C" | "Z":
                yield Segment(move, tuple(placed))
        at = (placed[-2], placed[-1]) if placed else at
