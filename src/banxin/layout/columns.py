"""How wide the columns of a table are: from the widths their cells would like, within the width there is."""

from __future__ import annotations

from typing import Final

from banxin.expressions import expression

LEAST_EM: Final = 2.0
"""No column of words is pressed below this many ems: a line must hold two characters."""


def widths(natural: tuple[float, ...], shares: tuple[float, ...], room: float, em: float) -> tuple[float, ...]:
    """Column widths in points that fill ``room``.

    ``natural`` is what each column's widest cell takes on one line. Where all fit, what is left over goes to the
    columns by ``shares`` (all alike in proportion to their widths where no share is given); where they do not, the
    widest columns give way first. Columns that cannot give keep ``LEAST_EM``.
    """
    total = sum(natural)
    if total <= room:
        return _grown(natural, shares, room - total)
    return _pressed(natural, room, LEAST_EM * em)


LONGEST: Final = 60
"""Characters of a cell that may be one number; longer ones are words."""
_NUMBER: Final = expression(r"[^\d]*\d[\d,\u2009 ]*(?P<tail>(?:\.\d+)?[^\d]*)")


def tail(text: str) -> str:
    """What of a cell's words stands after the point a decimal column lines up: ``.9``, ``.9%``; nothing without."""
    if text.isdecimal():
        return ""
    match = _NUMBER.fullmatch(text) if len(text) <= LONGEST else None
    return match["tail"] if match else ""


def _grown(natural: tuple[float, ...], shares: tuple[float, ...], extra: float) -> tuple[float, ...]:
    parts = shares if any(shares) else natural
    whole = sum(parts) or 1.0
    return tuple(width + extra * part / whole for width, part in zip(natural, parts, strict=True))


def _pressed(natural: tuple[float, ...], room: float, least: float) -> tuple[float, ...]:
    """Every column at most as wide as a cap, the cap so that all together fill the room (water filling)."""
    order = sorted(range(len(natural)), key=lambda i: natural[i])
    left, columns = room, len(natural)
    done = list(natural)
    for index in order:
        cap = left / columns
        done[index] = min(natural[index], max(cap, least))
        left -= done[index]
        columns -= 1
    return tuple(done)
