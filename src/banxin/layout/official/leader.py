"""Dotted leaders, their dots on a common raster so that those of all rows stand below one another."""

from __future__ import annotations

import math
from typing import Final

from banxin.frame import ARTIFACT, Item, Path, Segment
from banxin.layout.setter import Setter

DOT: Final = 0.9
STEP: Final = 4.0


def leader(start: float, end: float, y: float, setter: Setter) -> list[Item]:
    """Dots from start to end at a height; nothing where there is no room."""
    if end <= start:
        return []
    first = math.ceil(start / STEP) * STEP
    steps = (Segment("M", (first, y)), Segment("L", (end, y)))
    return [Path(steps, stroke=setter.colour("mid"), weight=DOT, dash=(DOT, STEP - DOT), element=ARTIFACT)]
