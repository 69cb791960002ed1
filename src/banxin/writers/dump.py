"""Pages in, text out: every mark of ink on its own line, for people to read and for tests to compare.

A page begins with its label and folio, its anchors follow, then its ink in reading order under its elements:

    页 12　版面 595.28×841.89　页码 12
      锚 sec-1-4 @ 80.00
      H1 h-1-4
        字 70.00,100.00 BanxinHei-Bold 22 #1A1A1A 宽 123.20 “1.4　领军企业”
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from banxin.frame import Element, GlyphRun, Image, Ink, LinkArea, Page, Path, walk


def dump(pages: Iterable[Page]) -> str:
    """The pages as text. Lengths are points with two decimals."""
    return "".join(line + "\n" for page in pages for line in _page(page))


def _page(page: Page) -> Iterator[str]:
    size = f"{_at(page.frame.width)}×{_at(page.frame.height)}"
    yield f"页 {page.label}　版面 {size}　页码 {page.folio or '无'}{'　横看' if page.view else ''}"
    for anchor in page.anchors:
        yield f"  锚 {anchor.name} @ {_at(anchor.y)}"
    for note in page.notes:
        yield f"  注 {note}"
    current: Element | None = None
    for x, y, ink in walk(page.frame):
        if current is None or ink.element.key != current.key:
            current = ink.element
            yield f"  {_element(current)}"
        yield f"    {_ink(x, y, ink)}"


def _element(element: Element) -> str:
    """An element with its parents, outermost first, and what else it says."""
    if element.kind == "Artifact":
        return "Artifact"
    path = [element]
    while path[-1].parent is not None:
        path.append(path[-1].parent)
    words = " / ".join(f"{one.kind} {one.key}" for one in reversed(path))
    if element.scope:
        words += f" scope={element.scope}"
    if (element.columns, element.rows) != (1, 1):
        words += f" span={element.columns}×{element.rows}"
    return f"{words} alt=“{element.alt}”" if element.alt else words


def _ink(x: float, y: float, ink: Ink) -> str:
    match ink:
        case GlyphRun():
            looks = f"{ink.face} {ink.size:g} {ink.colour} 宽 {_at(ink.width)}"
            if abs(ink.spread) >= 0.005:
                looks += f" 疏 {_at(ink.spread)}"
            if ink.stretch != 1.0:
                looks += f" 宽窄 {ink.stretch:.3f}"
            if ink.is_turned:
                looks += " 横放"
            if ink.kerns:
                looks += " 移 " + " ".join(f"{index}:{_at(kern)}" for index, kern in ink.kerns)
            return f"字 {_at(x + ink.x)},{_at(y + ink.y)} {looks} “{ink.text}”"
        case Path():
            return f"线 {_steps(x, y, ink)}{_paint(ink)}"
        case Image():
            place = f"{_at(x + ink.x)},{_at(y + ink.y)} {_at(ink.width)}×{_at(ink.height)}"
            return f"图 {place} {len(ink.data)} 字节{' 横放' if ink.is_turned else ''}"
        case LinkArea():
            place = f"{_at(x + ink.x)},{_at(y + ink.y)} {_at(ink.width)}×{_at(ink.height)}"
            return f"链 {place} → {ink.target} “{ink.words}”"
        case _:
            assert_never(ink)


def _steps(x: float, y: float, path: Path) -> str:
    words = []
    for segment in path.segments:
        points = zip(segment.points[::2], segment.points[1::2], strict=True)
        words.append(" ".join([segment.move, *(f"{_at(x + across)},{_at(y + down)}" for across, down in points)]))
    return " ".join(words)


def _paint(path: Path) -> str:
    words = f" 填 {path.fill}" if path.fill is not None else ""
    if path.stroke is not None:
        words += f" 描 {path.stroke} {_at(path.weight)}"
    if path.dash:
        words += " 虚 " + " ".join(map(_at, path.dash))
    return words


def _at(length: float) -> str:
    """Two decimals, without a negative nought."""
    words = f"{length:.2f}"
    return "0.00" if words == "-0.00" else words
