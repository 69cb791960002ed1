"""A clause of GB/T 9704-2012: a required and a measured value in, whether it is kept out; lengths in millimetres."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from banxin.lengths import mm
from banxin.records import record

State = Literal["kept", "not applicable", "broken"]

MM: Final = 1 / mm(1.0)
EM: Final = 156 / 28
"""3号, so that 28 characters fill 156 mm (clause 5.2.3)."""
LINE: Final = (225 - EM) / 21
SMALL: Final = 14 * MM
"""4号."""
TITLE: Final = 22 * MM
"""2号."""
LEFT: Final = 28.0
RIGHT: Final = 184.0
MIDDLE: Final = 106.0
TOP: Final = 37.0
FOOT: Final = 262.0
WITHIN: Final = 0.1
"""What is not told apart: a tenth of the millimetre by which 6.1 lets a plate be wrong."""
MARGIN: Final = 1.0
"""What the standard allows the margins (5.2.1)."""


@record
class Clause:
    """One requirement: its number in the standard, what it says, whether it is kept, required and measured values."""

    number: str
    says: str
    state: State
    required: str = ""
    measured: str = ""


def row(number: str, says: str, required: float, measured: float | None, within: float = WITHIN) -> Clause:
    """A length in millimetres; ``None`` where there is nothing to measure."""
    if measured is None:
        return Clause(number, says, "not applicable")
    state: State = "kept" if abs(measured - required) <= within else "broken"
    return Clause(number, says, state, f"{required:.2f} mm", f"{measured:.2f} mm")


def said(number: str, says: str, is_kept: bool | None, measured: str = "") -> Clause:
    """What no ruler measures; ``None`` where it does not apply."""
    if is_kept is None:
        return Clause(number, says, "not applicable")
    return Clause(number, says, "kept" if is_kept else "broken", measured=measured)


def farthest(required: float, values: Iterable[float]) -> float | None:
    """The value that is worst; ``None`` of none."""
    return max(values, key=lambda value: abs(value - required), default=None)


def off_grid(top: float) -> float:
    """How far the top of an em box of 3号 stands from the nearest line of the page."""
    return abs((top - TOP + LINE / 2) % LINE - LINE / 2)


def line_top(number: int) -> float:
    """The top of a line of the page."""
    return TOP + (number - 1) * LINE
