"""The sample and the README's examples in, the README's pictures out: sheets of pages, the same bytes every time.

python docs/pictures.py        # or: make pictures
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pypdfium2
from examples import ROOT, panels, project
from PIL import Image, ImageColor

from banxin.build import build
from banxin.materials import Folder, Given
from banxin.styles import load_style

PAGES: Final = Path(__file__).parent / "pages"
WIDTH: Final = 1800
"""Pixels across a sheet: twice what a reader's column shows, for sharp screens."""
BETWEEN: Final = 18
GROUND: Final = "#D5DAE0"
PALETTE: Final = 256
"""Colours of a picture; shared out among the inks."""
SHEETS: Final = {"opening": (1, 2, 4, 5), "inside": (6, 7, 8, 11)}
"""Pages of the sample by the picture they stand on."""
EXAMPLES_FROM: Final = 5
"""The first page of the chapter of examples: cover, contents and two chapters come before it."""


def main() -> None:
    """Write every picture."""
    sample = build("report.yaml", Folder(ROOT / "seeds"), to=("pdf",)).outputs["report.pdf"]
    for name, numbers in SHEETS.items():
        _write(name, [_page(sample, number, len(numbers)) for number in numbers])
    cover = io.BytesIO()
    _page(sample, 1, 4).save(cover, "PNG")
    shown = build("report.yaml", Given(project(cover.getvalue(), panels())), to=("pdf",)).outputs["report.pdf"]
    last = len(pypdfium2.PdfDocument(shown)) - 1  # the table of figures comes after it
    pages = range(EXAMPLES_FROM, last + 1)
    for name, part in (("panels", pages[: len(pages) // 2]), ("charts", pages[len(pages) // 2 :])):
        _write(name, [_page(shown, number, len(part)) for number in part])


def _page(pdf: bytes, number: int, across: int) -> Image.Image:
    """A page as wide as so many side by side leave it."""
    page = pypdfium2.PdfDocument(pdf)[number - 1]
    width = (WIDTH - (across + 1) * BETWEEN) / across
    image: Image.Image = page.render(scale=width / page.get_width()).to_pil()
    return image.convert("RGB")


def _write(name: str, pages: Sequence[Image.Image]) -> None:
    width = sum(page.width + BETWEEN for page in pages) + BETWEEN
    sheet = Image.new("RGB", (width, pages[0].height + 2 * BETWEEN), GROUND)
    at = BETWEEN
    for page in pages:
        sheet.paste(page, (at, BETWEEN))
        at += page.width + BETWEEN
    _in_inks(sheet).save(PAGES / f"{name}.png", optimize=True)


def _in_inks(sheet: Image.Image) -> Image.Image:
    """A sheet in the tints of the style's inks. Pillow's own search is rough: it would tint the paper."""
    names = (GROUND, *load_style("annual", Given({})).colours.values())
    inks = np.array([ImageColor.getrgb(name)[:3] for name in names], dtype=float)
    shares = np.linspace(0, 1, PALETTE // len(names))[:, None, None]
    tints = np.rint(255 + (inks - 255) * shares).reshape(-1, 3)
    colours, where = np.unique(np.asarray(sheet).reshape(-1, 3), axis=0, return_inverse=True)
    nearest = ((colours[:, None, :] - tints) ** 2).sum(axis=2).argmin(axis=1)
    indexed = Image.fromarray(nearest[where].reshape(sheet.height, sheet.width).astype(np.uint8), "P")
    indexed.putpalette(tints.astype(np.uint8).tobytes())
    return indexed


if __name__ == "__main__":
    main()
