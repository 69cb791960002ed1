"""Lengths as people write them (``12mm``, ``小四``, ``2em``), turned into points once."""

from __future__ import annotations

from typing import Final

from banxin.expressions import expression

POINTS_PER_MM: Final = 72 / 25.4

SIZES: Final[dict[str, float]] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}  # fmt: skip
"""Sizes of Chinese type in points, as Word and WPS have them (reference/typography.md 2.3)."""

_UNITS: Final = {"pt": 1.0, "mm": POINTS_PER_MM, "cm": 10 * POINTS_PER_MM, "in": 72.0}
_LENGTH: Final = expression(r"(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|em)")


class NotALength(ValueError):
    """The words are no length; the message says which forms are."""


def points(words: str, em: float | None = None) -> float:
    """The length that ``words`` name, in points.

    ``em`` is the size one ``em`` stands for; ``None`` means that ems have no meaning here and are refused.
    Raises ``NotALength``.
    """
    words = words.strip()
    if words in SIZES:
        return SIZES[words]
    match = _LENGTH.fullmatch(words)
    if match is None or (match[2] == "em" and em is None):
        units = "pt、mm、cm" + ("、em" if em is not None else "")
        raise NotALength(f"“{words}”不是长度：请写数字加单位（{units}），如 12mm、10.5pt，或字号名，如 小四")
    factor = em if match[2] == "em" and em is not None else _UNITS.get(match[2], 1.0)
    return float(match[1]) * factor


def mm(length_mm: float) -> float:
    """Millimetres in points."""
    return length_mm * POINTS_PER_MM
