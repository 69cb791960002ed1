"""A finished PDF in, millimetres out: where its characters stand and its rules lie, as pdfium reads them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

MM = 25.4 / 72


@dataclass(frozen=True)
class Char:
    """A character: its origin from the left and the top of the sheet, the box of its ink, its size in points."""

    text: str
    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True)
class Rule:
    """A filled rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def weight(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Sheet:
    """One page, read."""

    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    def find(self, words: str, nth: int = 0) -> Char:
        """The first character of some words."""
        return self.run(words, nth)[0]

    def run(self, words: str, nth: int = 0) -> tuple[Char, ...]:
        """The characters of some words."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.find(words, at + 1)
            assert at >= 0, (words, self.text)
        return self.chars[at : at + len(words)]

    def long_rules(self, at_least: float = 100.0) -> list[Rule]:
        """Rules across the page, from the top."""
        return sorted((r for r in self.rules if r.length > at_least and r.weight < 2), key=lambda r: r.top)


def read(pdf: bytes) -> tuple[Sheet, ...]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_sheet(page) for page in document)
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    height = page.get_height()
    words = page.get_textpage()
    chars = tuple(_chars(words, height))
    rules = []
    for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = found.get_bounds()
        rules.append(Rule(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
    words.close()
    return Sheet(chars, tuple(rules))


def _chars(words: pypdfium2.PdfTextPage, height: float) -> list[Char]:
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(words.count_chars()):
        if raw.FPDFText_IsGenerated(words, index):
            continue
        code = raw.FPDFText_GetUnicode(words, index)
        raw.FPDFText_GetCharOrigin(words, index, x, y)
        raw.FPDFText_GetCharBox(words, index, left, right, bottom, top)
        found.append(
            Char(
                chr(code), x.value * MM, (height - y.value) * MM, left.value * MM, (height - top.value) * MM,
                right.value * MM, (height - bottom.value) * MM, raw.FPDFText_GetFontSize(words, index),
            )
        )
    return found


def ink(pdf: bytes, page: int, box: tuple[float, float, float, float], dpi: int = 600) -> tuple[float, float, float, float]:
    """The edges of what is drawn inside a box (left, top, right, bottom in mm), read from the rendered page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page - 1]
        scale = dpi / 72
        left, top, right, bottom = (at / MM for at in box)
        crop = (left, sheet.get_height() - bottom, sheet.get_width() - right, top)
        image = sheet.render(scale=scale, crop=crop, grayscale=True).to_pil()
    finally:
        document.close()
    found = image.point(lambda value: 255 if value < 160 else 0).getbbox()
    assert found is not None, box
    dot = 25.4 / dpi
    return (box[0] + found[0] * dot, box[1] + found[1] * dot, box[0] + found[2] * dot, box[1] + found[3] * dot)
