"""matplotlib's patches, paths and transforms, imported so that no settings file of anybody's is read.

On import matplotlib reads ``./matplotlibrc`` and one in the user's home, and cannot be told not to: a file in a project
folder could stop the build (not UTF-8), hang it (a FIFO) or print warnings (reference/hardening.md, fact 6). Only its
own defaults are let through here. Nothing drawn depends on any setting, so a matplotlib that a host program has already
imported does no harm.
"""

from __future__ import annotations

import logging
import os.path
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

RC: Final = "matplotlibrc"
DEFAULTS: Final = "mpl-data"
"""The folder of matplotlib's own settings file."""


@contextmanager
def _only_own_settings() -> Iterator[None]:
    exists, log = os.path.exists, logging.getLogger("matplotlib")
    level = log.level

    def hidden(path: object) -> bool:
        own = not isinstance(path, str) or os.path.basename(path) != RC or DEFAULTS in path
        return own and exists(path)  # type: ignore[arg-type]

    os.path.exists = hidden
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        os.path.exists = exists
        log.setLevel(level)


with _only_own_settings():
    from matplotlib.patches import Circle, Patch, Polygon, Rectangle, Wedge
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D, Bbox, BboxTransform, IdentityTransform, Transform

__all__ = [
    "Affine2D", "Bbox", "BboxTransform", "Circle", "IdentityTransform", "Patch", "Path", "Polygon", "Rectangle",
    "Transform", "Wedge",
]  # fmt: skip
