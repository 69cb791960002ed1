"""A pyramid as shapes that can be moved and typed in: bars in proportion, cut at round units, names and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from banxin.charts.kinds import Count, Label, Pyramid, Tier
from banxin.charts.plot.look import widest
from banxin.writers.pptx.markup import Box, Line, Pen

if TYPE_CHECKING:
    from banxin.style import Style

WHITE: Final = "#FFFFFF"
CLEAR: Final = 6.0
"""Between words and what stands beside them, points on paper."""


def pyramid(pen: Pen, kind: Pyramid, style: Style, box: Box, scale: float, alt: str) -> str:
    """One group of shapes in ``box``; ``scale`` is how many times the size on paper it has."""
    return pen.group("金字塔（形状）", alt, box, _shapes(pen, kind, style, box, scale))


def _shapes(pen: Pen, kind: Pyramid, style: Style, box: Box, scale: float) -> Iterator[str]:
    measures = style.chart
    width = box.width / scale
    names = max(widest(tier.name) for tier in kind.tiers) + CLEAR
    numbers = max(widest(_said(tier.count)) for tier in kind.tiers) + CLEAR
    longest = min(measures.pyramid_longest, width - names - numbers - 2 * CLEAR)
    centre = max(names + longest / 2, min(measures.pyramid_centre, width - numbers - longest / 2))

    def place(x: float, y: float, wide: float, high: float) -> Box:
        return Box(box.x + x * scale, box.y + y * scale, wide * scale, high * scale)

    pitch = measures.pyramid_bar + measures.pyramid_between
    for at, tier in enumerate(kind.tiers):
        top, length = at * pitch, longest * float(tier.value / kind.longest)
        left, middle = centre - length / 2, top + measures.pyramid_bar / 2
        rule = style.colour("rule")
        for start, end in ((widest(tier.name) + CLEAR, left), (left + length, centre + longest / 2)):
            if end - start > 1:
                yield pen.block("引线", place(start, middle, end - start, measures.leader), rule)
        ink = tier.ink
        yield pen.block("级", place(left, top, length, measures.pyramid_bar), ink.fill, ink.keyline, measures.keyline)
        for cut in _cuts(kind, tier):
            x = left + length * cut - measures.pyramid_cut / 2
            yield pen.block("隔", place(x, top, measures.pyramid_cut, measures.pyramid_bar), WHITE)
        yield _words(pen, tier.name, place(0, top, names, measures.pyramid_bar), scale, right=False)
        where = place(width - numbers, top, numbers, measures.pyramid_bar)
        yield _words(pen, _said(tier.count), where, scale, right=True)
    if kind.total:
        under = len(kind.tiers) * pitch - measures.pyramid_between + measures.pyramid_total_rule
        dark = style.colour(style.text.caption_title.colour)
        yield pen.block("线", place(0, under, width, measures.base), dark)
        high = measures.pyramid_total * 1.3
        yield _words(pen, kind.total.name, place(0, under, names, high), scale, right=False)
        said = _said(kind.total.count)
        wide = widest(said) + CLEAR
        yield _words(pen, said, place(width - wide, under, wide, high), scale, right=True)


def _cuts(kind: Pyramid, tier: Tier) -> Iterator[float]:
    """Where a tier is cut, as shares of its length."""
    if kind.step is None:
        return
    at = kind.step
    while at < tier.value:
        yield float(at / tier.value)
        at += kind.step


def _said(count: Count) -> Label:
    return (*count.number, *count.unit)


def _words(pen: Pen, label: Label, box: Box, scale: float, *, right: bool) -> str:
    runs = pen.label(label, scale)
    return pen.text("数字" if right else "名称", box, [Line(runs, "r" if right else "l")], "ctr", wrap=False)
