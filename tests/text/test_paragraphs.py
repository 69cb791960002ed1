"""Paragraphs as drawings of themselves: every case in ``tests/paragraphs`` is set and drawn again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path as File

import pytest

from banxin.text.fonts import Fonts
from banxin.text.setting import Line, set_line
from tests.text.conftest import SIZE, Rules, Setter, han_gaps, spans, text_of

FOLDER = File(__file__).parents[1] / "paragraphs"


@dataclass(frozen=True)
class Case:
    """A title with its clause, the measure in em and other options, the words, and the lines as they must be."""

    title: str
    ems: float
    options: dict[str, str]
    words: str
    drawing: str


def read(file: File) -> list[Case]:
    """The cases of a file: ``# title``, a line of options, the words, and the drawing between bars."""
    cases = []
    for part in file.read_text(encoding="utf-8").split("\n# ")[1:]:
        title, options, words, *drawing = part.strip("\n").split("\n")
        pairs = dict(option.split("=", 1) for option in options.split())
        cases.append(Case(title, float(pairs.pop("ems")), pairs, words, "\n".join(line for line in drawing if line)))
    return cases


def draw(lines: tuple[Line, ...], fonts: Fonts, rules: Rules) -> str:
    """Lines between bars, with what was done to them.

    挤 n: n em squeezed out of blanks; 隙 n: n em added to word spaces and Han–Latin gaps; 松 n: n em more between any
    two Han; 断: a word wider than the measure is cut.
    """
    return "\n".join(f"|{text_of(line)}|{_note(line, fonts, rules)}" for line in lines)


def _note(line: Line, fonts: Fonts, rules: Rules) -> str:
    if line.is_cut:
        return " 断"
    spread = max((gap for _, gap in han_gaps(line, fonts)), default=0.0)
    if spread > 0.0005:
        return f" 松 {spread:.3f}"
    natural = set_line(spans(text_of(line)), fonts, rules, hang=line.runs[0].x <= -SIZE)  # type: ignore[arg-type]
    more = (line.width - natural.width) / SIZE
    return f" 挤 {-more:.3f}" if more < -0.0005 else f" 隙 {more:.3f}" if more > 0.0005 else ""


def cases() -> list[Case]:
    return [case for file in sorted(FOLDER.glob("*.txt")) for case in read(file)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_paragraph_looks_like_its_drawing(case: Case, set_paragraph: Setter, fonts: Fonts) -> None:
    rules = replace(
        Rules(),
        **{name: case.options[name] for name in ("squeeze", "squeeze_weight", "prohibition") if name in case.options},
    )
    lines = set_paragraph(
        case.words, ems=case.ems, rules=rules, align=case.options.get("align", "justify"),
        indent=float(case.options.get("indent", 0)) * SIZE, balance="balance" in case.options, hang="hang" in case.options,
        looseness=int(case.options.get("looseness", 0)),
    )  # fmt: skip
    assert draw(lines, fonts, rules) == case.drawing
