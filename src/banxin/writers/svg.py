"""A frame in, SVG bytes out: a chart for slides, its text drawn as outlines so that it needs no font.

Word, PowerPoint and LibreOffice each read a different part of SVG. This uses what all of them read: plain ``path``
elements with their colours as attributes; no style sheets, classes, symbols, clips or filters.
"""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Final, assert_never

from banxin.expressions import expression
from banxin.frame import Frame, GlyphRun, Image, LinkArea, Path, walk

if TYPE_CHECKING:
    from banxin.text.face import Face
    from banxin.text.fonts import Fonts

_PLACES: Final = 3
"""A thousandth of a point: glyph outlines keep their curves when a chart is blown up on a slide."""

_PNG: Final = b"\x89PNG"

_CAMEL: Final = expression(r"(?<=[a-z])(?=[A-Z])")


def svg(frame: Frame, fonts: Fonts, *, title: str = "", description: str = "", text: bool = False) -> bytes:
    """The picture of a frame; its unit is the point. ``title`` and ``description`` are for those who cannot see it.

    ``text`` keeps words as ``text`` elements instead of outlines: they can be searched and edited, but look right
    only where the fonts are installed.
    """
    size = f'width="{_number(frame.width)}pt" height="{_number(frame.height)}pt"'
    view = f'viewBox="0 0 {_number(frame.width)} {_number(frame.height)}"'
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<svg {space} {size} {view} role="img">']
    if title:
        lines.append(f"<title>{escape(title)}</title>")
    if description:
        lines.append(f"<desc>{escape(description)}</desc>")
    for x, y, ink in walk(frame):
        if isinstance(ink, GlyphRun):
            lines.append(_words(x, y, ink) if text else _outlines(x, y, ink, fonts.face(ink.face)))
        elif isinstance(ink, Path):
            lines.append(_path(x, y, ink))
        elif isinstance(ink, Image):
            lines.append(_image(x, y, ink))
        elif isinstance(ink, LinkArea):
            pass  # a picture on a slide leads nowhere
        else:
            assert_never(ink)
    lines.append("</svg>\n")
    return "\n".join(line for line in lines if line).encode("utf-8")


def pens(run: GlyphRun, face: Face) -> list[tuple[int, float]]:
    """Every glyph of a run with the distance of its origin from the run's start, in points."""
    kerns = dict(run.kerns)
    scale = run.size / face.upem
    pen = 0.0
    placed = []
    for index in range(len(run.glyphs) // 2):
        glyph = int.from_bytes(run.glyphs[2 * index : 2 * index + 2], "big")
        placed.append((glyph, pen))
        pen += face.advance(glyph) * scale + run.spread + kerns.get(index, 0.0)
    return placed


def _outlines(x: float, y: float, run: GlyphRun, face: Face) -> str:
    scale = run.size / face.upem
    steps = []
    for glyph, pen in pens(run, face):
        along = pen * run.stretch
        left, base = (x + run.x, y + run.y - along) if run.is_turned else (x + run.x + along, y + run.y)
        for move, points in face.outline(glyph):
            pairs = zip(points[::2], points[1::2], strict=True)
            placed = (_number(at) for across, up in pairs for at in _point(run, left, base, across * scale, up * scale))
            steps.append(move + " ".join(placed))
    return f'<path d="{"".join(steps)}" fill="{run.colour}"/>' if steps else ""


def _point(run: GlyphRun, left: float, base: float, across: float, up: float) -> tuple[float, float]:
    """A point of a glyph's outline in the frame."""
    across *= run.stretch
    return (left - up, base - across) if run.is_turned else (left + across, base - up)


def _words(x: float, y: float, run: GlyphRun) -> str:
    stem, _, weight = run.face.partition("-")
    if not run.text.strip():
        return ""
    family = f"'{_CAMEL.sub(' ', stem)}', '{run.face}'"  # as the fonts call themselves: Banxin Song
    # textLength makes a viewer that lacks the font keep the line's width.
    return (
        f'<text x="{_number(x + run.x)}" y="{_number(y + run.y)}" font-family="{escape(family)}"'
        f'{_weight(weight)} font-size="{_number(run.size)}" fill="{run.colour}"'
        f' textLength="{_number(run.width)}" xml:space="preserve">{escape(run.text)}</text>'
    )


def _weight(name: str) -> str:
    weights = {"Medium": 500, "Bold": 700, "Heavy": 900}
    return f' font-weight="{weights[name]}"' if name in weights else ""


def _path(x: float, y: float, path: Path) -> str:
    stroked = path.stroke is not None and path.weight > 0
    if path.fill is None and not stroked:
        return ""
    steps = []
    for segment in path.segments:
        placed = (_number(point + (y if odd % 2 else x)) for odd, point in enumerate(segment.points))
        steps.append(segment.move + " ".join(placed))
    looks = f' fill="{path.fill or "none"}"'
    if stroked:
        looks += f' stroke="{path.stroke}" stroke-width="{_number(path.weight)}"'
        if path.dash:
            looks += f' stroke-dasharray="{" ".join(map(_number, path.dash))}"'
            looks += "" if path.dash[0] else ' stroke-linecap="round"'
    return f'<path d="{"".join(steps)}"{looks}/>'


def _image(x: float, y: float, image: Image) -> str:
    kind = "png" if image.data.startswith(_PNG) else "jpeg"
    data = f"data:image/{kind};base64,{base64.b64encode(image.data).decode('ascii')}"
    # xlink:href is the old spelling that every Office reads.
    return (
        f'<image x="{_number(x + image.x)}" y="{_number(y + image.y)}" width="{_number(image.width)}"'
        f' height="{_number(image.height)}" preserveAspectRatio="none" xlink:href="{data}"/>'
    )


def _number(value: float) -> str:
    digits = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
