"""Ink to write: the project's own fonts, and runs set with them glyph by glyph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as File
from typing import Any

import pytest

from banxin.frame import ARTIFACT, Element, GlyphRun
from banxin.records import replace
from banxin.text.fonts import Fonts

FONTS = File(__file__).parents[2] / "fonts"

SetRun = Callable[..., GlyphRun]


class _Files(Mapping[str, bytes]):
    """The font files, each read when asked for."""

    def __getitem__(self, name: str) -> bytes:
        return (FONTS / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return (file.name for file in sorted(FONTS.glob("*.ttf")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return Fonts(_Files(), {})


@pytest.fixture
def set_run(fonts: Fonts) -> SetRun:
    def set_run(
        characters: str, x: float = 50.0, y: float = 100.0, *, size: float = 12.0, face: str = "BanxinSong-Regular",
        colour: str = "#000000", spread: float = 0.0, kerns: tuple[tuple[int, float], ...] = (),
        element: Element = ARTIFACT, **changes: Any,
    ) -> GlyphRun:  # fmt: skip
        opened = fonts.face(face)
        glyphs = [opened.glyph(ord(character)) for character in characters]
        width = sum(map(opened.advance, glyphs)) * size / opened.upem
        width += spread * (len(glyphs) - 1) + sum(kern for _, kern in kerns)
        codes = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        run = GlyphRun(x, y, face, size, colour, codes, characters, width, spread, kerns, element)
        return replace(run, **changes)

    return set_run
