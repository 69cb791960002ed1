"""How wide the columns of a table are: from the widths their cells would like, within the width there is."""

from __future__ import annotations

from typing import Final

from banxin.document import Column
from banxin.expressions import expression

LEAST_EM: Final = 2.0
"""No column of words is pressed below this many ems: a line must hold two characters."""
WORDS_EM: Final = 4.0
"""A column of words turns over at fewer ems than it would like, down to so many, before numbers do."""


def widths(
    natural: tuple[float, ...], columns: tuple[Column, ...], room: float, em: float, *, margins: float = 0.0
) -> tuple[float, ...]:
    """Column widths in points that fill ``room``.

    ``natural`` is what each column's widest cell takes on one line, ``margins`` of it beside its words. Where all fit,
    what is left over goes to the columns by their shares (all alike in proportion to their widths where none is given);
    where they do not, the widest columns give way first, but numbers only where words would have too little. Columns
    that cannot give keep ``LEAST_EM``.
    """
    total = sum(natural)
    if total <= room:
        return _grown(natural, tuple(column.width for column in columns), room - total)
    words = [at for at, column in enumerate(columns) if not holds_numbers(column)]
    rest = room - sum(width for at, width in enumerate(natural) if at not in words)
    if rest < sum(min(natural[at], WORDS_EM * em + margins) for at in words):
        return _pressed(natural, room, LEAST_EM * em)
    pressed = iter(_pressed(tuple(natural[at] for at in words), rest, LEAST_EM * em))
    return tuple(next(pressed) if at in words else width for at, width in enumerate(natural))


def holds_numbers(column: Column) -> bool:
    """Whether a column holds numbers, which do not turn over."""
    return column.figures or column.align in ("right", "decimal")


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
