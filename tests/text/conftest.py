"""Type to set with: the project's own fonts, and a style's Chinese rules without the style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path as File
from typing import Any

import pytest

from banxin.text.classes import Kind, codes_of, default_kinds
from banxin.text.fonts import Fonts
from banxin.text.setting import Line, Paragraph, Span, set_line, set_lines

FONTS = File(__file__).parents[2] / "fonts"
SIZE = 10.0
"""The em of these tests in points."""


class Files(Mapping[str, bytes]):
    """The font files, each read when asked for."""

    def __getitem__(self, name: str) -> bytes:
        return (FONTS / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return (file.name for file in sorted(FONTS.glob("*.ttf")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Family:
    weights: Mapping[int, str]
    fallback: tuple[str, ...] = ()
    drop: float = 0.0
    latin: str = ""
    borrow: Mapping[str, str] = field(default_factory=dict)


FAMILIES = {
    "song": Family({400: "BanxinSong-Regular.ttf", 700: "BanxinSong-Bold.ttf"}, ("kai", "latin")),
    "hei": Family({400: "BanxinHei-Regular.ttf", 500: "BanxinHei-Medium.ttf", 700: "BanxinHei-Bold.ttf"}, ("song",)),
    "kai": Family({400: "BanxinKai-Regular.ttf"}, ("song",)),
    "latin": Family({400: "LiberationSerif-Regular.ttf"}, ("song",)),
}


@dataclass(frozen=True)
class Rules:
    """The fields of ``style.Chinese`` that setting reads."""

    squeeze: str = "quanjiao"
    squeeze_weight: str = "gentle"
    gap: float = 0.25
    gap_least: float = 0.125
    gap_most: float = 0.5
    indent: float = 2.0
    prohibition: str = "gb"
    hyphenate: bool = False


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return Fonts(Files(), FAMILIES)


def spans(*texts: str | Span, **look: Any) -> tuple[Span, ...]:
    """Spans in the tests' usual look; ready-made ones are passed through."""
    usual = {"family": "song", "weight": 400, "size": SIZE, "colour": "#000000"} | look
    return tuple(text if isinstance(text, Span) else Span(text, **usual) for text in texts)


Setter = Callable[..., tuple[Line, ...]]
LineSetter = Callable[..., Line]


@pytest.fixture(scope="session")
def set_paragraph(fonts: Fonts) -> Setter:
    """Set words at a measure in em; rules and options by name."""

    def set_paragraph(
        *texts: str | Span, ems: float, rules: Rules = Rules(), words: frozenset[str] = frozenset(), **options: Any
    ) -> tuple[Line, ...]:
        return set_lines(Paragraph(spans(*texts), ems * SIZE, **options), fonts, rules, words=words)  # type: ignore[arg-type]

    return set_paragraph


@pytest.fixture(scope="session")
def set_label(fonts: Fonts) -> LineSetter:
    def set_label(*texts: str | Span, rules: Rules = Rules(), **options: Any) -> Line:
        return set_line(spans(*texts), fonts, rules, **options)  # type: ignore[arg-type]

    return set_label


def text_of(line: Line) -> str:
    """What a line says."""
    return "".join(run.text for run in line.runs)


def pens(line: Line, fonts: Fonts) -> list[tuple[str, float, float]]:
    """Every glyph of a line: its character, where its pen stands and its own advance, in em of the tests."""
    found = []
    for run in line.runs:
        face, x, kerns = fonts.face(run.face), run.x, dict(run.kerns)
        glyphs = [int.from_bytes(run.glyphs[at : at + 2], "big") for at in range(0, len(run.glyphs), 2)]
        for at, (glyph, character) in enumerate(zip(glyphs, run.text, strict=True)):
            advance = face.advance(glyph) * run.size / face.upem
            found.append((character, x / SIZE, advance / SIZE))
            x += advance + kerns.get(at, 0.0) + run.spread
    return found


def han_gaps(line: Line, fonts: Fonts) -> list[tuple[str, float]]:
    """Every pair of Han that stand together, and the blank between them in em."""
    glyphs = pens(line, fonts)
    return [
        (a + b, next_x - x - advance)
        for (a, x, advance), (b, next_x, _) in pairwise(glyphs)
        if (default_kinds(codes_of(a + b)) == Kind.HAN).all()
    ]
