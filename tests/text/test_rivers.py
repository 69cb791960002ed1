"""Blanks under each other in three lines: found in what is set, and set otherwise where that costs little."""

from __future__ import annotations

from itertools import pairwise

import pytest

from banxin.text import setting
from banxin.text.classes import Kind, codes_of, default_kinds
from banxin.text.fonts import Fonts
from banxin.text.setting import Line
from tests.text.conftest import SIZE, Setter, pens

WORDS = (
    "静安区发布链主企业创新伙伴计划，7家跨国公司及行业龙头企业成为首批链主企业，发挥总部经济优势。在隐私计算、自动驾驶、计算机系统结构、"
    "智慧医疗等领域，与华为、腾讯、中国电信、理想汽车等合作，以视觉为中心的辅助驾驶技术得到广泛应用。"
)
SHOWS, MEETS = 0.35, 0.25


def deepest(lines: tuple[Line, ...], fonts: Fonts) -> int:
    """How many lines the longest river runs through, told from the glyphs."""
    deepest, above = 0, [(0.0, 0)]
    for line in lines:
        own = [(x, 1 + max((d for y, d in above if abs(x - y) <= MEETS), default=0)) for x in _blanks(line, fonts)]
        deepest, above = max([deepest, *(depth for _, depth in own)]), own
    return deepest


def _blanks(line: Line, fonts: Fonts) -> list[float]:
    """The middles of the blanks after marks, in em."""
    found = []
    for (a, x, advance), (_, after, _) in pairwise(pens(line, fonts)):
        kind = default_kinds(codes_of(a))[0]
        start = x + advance / 2 if kind in (Kind.PAUSE, Kind.STOP, Kind.CLOSE) else x + advance
        if after - start > SHOWS:
            found.append((start + after) / 2)
    return found


def test_a_river_is_set_otherwise(set_paragraph: Setter, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    assert deepest(set_paragraph(WORDS, ems=28, indent=2 * SIZE), fonts) < setting.RIVER_LINES
    monkeypatch.setattr(setting, "RIVER_LINES", len(WORDS))
    assert deepest(set_paragraph(WORDS, ems=28, indent=2 * SIZE), fonts) >= 3
