"""The annual style and the shipped fonts, opened once; a way to lay blocks out and ask where their words stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from banxin.document import Block, Document, Title
from banxin.frame import GlyphRun, Page, Path, walk
from banxin.layout.composition import Laid, lay_out
from banxin.materials import FontFiles, Given
from banxin.style import Style
from banxin.styles import load_style
from banxin.text.fonts import Fonts


@pytest.fixture(scope="session")
def style() -> Style:
    return load_style("annual", Given({}))


@pytest.fixture(scope="session")
def fonts(style: Style) -> Fonts:
    return Fonts(FontFiles(Given({})), style.families)


@dataclass(frozen=True)
class Sheets:
    """Laid out pages, asked as a reader with a ruler would."""

    laid: Laid

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, the cover first."""
        return self.laid.pages

    def runs(self, page: int) -> list[tuple[float, float, GlyphRun]]:
        """The runs of a page (counted from 1) with their places on the sheet."""
        return [
            (x + item.x, y + item.y, item)
            for x, y, item in walk(self.pages[page - 1].frame)
            if isinstance(item, GlyphRun)
        ]

    def text(self, page: int) -> str:
        """All words of a page in order."""
        return "".join(run.text for _, _, run in self.runs(page))

    def find(self, words: str) -> tuple[int, float, float]:
        """Page, x and baseline of the run that begins with ``words`` (after the cover and the contents)."""
        for number in range(2, len(self.pages) + 1):
            for x, y, run in self.runs(number):
                if run.text.startswith(words) and run.element.kind not in ("Artifact", "Link"):
                    return number, x, y
        raise AssertionError(f"{words} is on no page")

    def rules(self, page: int) -> list[tuple[float, Path]]:
        """The horizontal rules of a page with their heights, from the top."""
        found = []
        for _, y, item in walk(self.pages[page - 1].frame):
            if isinstance(item, Path) and item.stroke and len(item.segments) == 2:
                found.append((y + item.segments[0].points[1], item))
        return sorted(found, key=lambda pair: pair[0])


Lay = Callable[..., Sheets]


@pytest.fixture(scope="session")
def lay(style: Style, fonts: Fonts) -> Lay:
    def lay(*blocks: Block) -> Sheets:
        title = Title("2025上海科技进步报告（节选）", "2025", "上海科技进步报告", "（节选）")
        return Sheets(lay_out(Document(title, "年度报告", "〔样例〕", "", "", blocks), style, fonts))

    return lay
