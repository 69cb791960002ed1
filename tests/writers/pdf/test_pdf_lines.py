"""Lines as a viewer draws them: dots where the ink is nothing, dashes and whole lines with straight ends."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from banxin.frame import Path, Segment

Bind = Callable[..., bytes]


def check(bind: Bind, dash: tuple[float, ...], drawn: str) -> None:
    """A line 8 thick from 20 to 60, seen every 4 points from 10 on: ``#`` is ink."""
    plain = Path((Segment("M", (20, 80)), Segment("L", (60, 80))), stroke="#000000", weight=8)
    path = Path((Segment("M", (20, 40)), Segment("L", (60, 40))), stroke="#000000", weight=8, dash=dash)
    after = Path((Segment("M", (20, 120)), Segment("L", (60, 120))), stroke="#000000", weight=8)
    document = pypdfium2.PdfDocument(bind((plain, path, after)))
    try:
        page = document[0].render(scale=1).to_pil().convert("L")
    finally:
        document.close()
    for y, wanted in ((80, "...##########..."), (40, drawn), (120, "...##########...")):
        assert "".join("#" if page.getpixel((x, y)) < 128 else "." for x in range(10, 74, 4)) == wanted, y


@pytest.mark.parametrize(
    ("dash", "drawn"),
    [
        ((), "...##########..."),
        ((12, 8), "...###..###....."),
        ((0, 16), "..##..##..##...."),  # round dots on 20, 36 and 52
    ],
)
def test_lines(bind: Bind, dash: tuple[float, ...], drawn: str) -> None:
    check(bind, dash, drawn)
