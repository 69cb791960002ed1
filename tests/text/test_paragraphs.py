"""Paragraphs as drawings of themselves: every case in ``tests/paragraphs`` is set and drawn again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File

import pytest

from banxin.records import replace
from banxin.text.fonts import Fonts
from banxin.text.setting import Line, Span, set_line
from tests.text.conftest import SIZE, Rules, Setter, han_gaps, pens, spans, text_of

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


_MARKED = re.compile(r"==(?P<dots>.+?)==|__(?P<rule>.+?)__|\^(?P<raised>.+?)\^|(?P<plain>[^=_^]+)")


def looks(words: str) -> tuple[Span, ...]:
    """Words as spans: ``==…==`` dotted, ``__…__`` underlined, ``^…^`` raised."""
    found = []
    for match in _MARKED.finditer(words):
        (plain,) = spans(match[match.lastgroup or ""])
        if match["raised"]:
            found.append(replace(plain, size=0.62 * SIZE, rise=0.25 * SIZE))
        else:
            found.append(replace(plain, under="dots" if match["dots"] else "rule" if match["rule"] else ""))
    return tuple(found)


def draw(lines: tuple[Line, ...], words: tuple[Span, ...], fonts: Fonts, rules: Rules) -> str:
    """Lines between bars, with what was done to them.

    挤 n: n em squeezed out of blanks; 隙 n: n em added to word spaces and Han–Latin gaps; 松 n: n em more between any
    two Han; 断: a word wider than the measure is cut. Under a line what stands there: • a dot, ＿ a rule.
    """
    rows = []
    for line in lines:
        own = tuple(_between(words, line.start, line.end))
        rows.append(f"|{text_of(line)}|{_note(line, own, fonts, rules)}")
        if line.under:
            rows.append(f"|{_under(line, fonts)}|")
    return "\n".join(rows)


def _between(words: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    """The characters from ``start`` to ``end`` in their looks."""
    at = 0
    for span in words:
        text = span.text[max(start - at, 0) : max(end - at, 0)]
        at += len(span.text)
        if text:
            yield replace(span, text=text)


def _under(line: Line, fonts: Fonts) -> str:
    """What stands below each glyph: • where a dot lies under it, ＿ where a rule runs under its middle."""
    dots, rules = [], []
    for path in line.under:
        x = [step.points[0] / SIZE for step in path.segments if step.points]
        if path.fill:
            dots += [(max(x[at : at + 5]) + min(x[at : at + 5])) / 2 for at in range(0, len(x), 5)]
        else:
            rules += list(zip(x[::2], x[1::2], strict=True))
    signs = []
    for _, x, advance in pens(line, fonts):
        dotted = any(x < dot < x + advance for dot in dots)
        ruled = any(start < x + advance / 2 < end for start, end in rules)
        signs.append("•" if dotted else "＿" if ruled else "　")
    return "".join(signs)


def _note(line: Line, words: tuple[Span, ...], fonts: Fonts, rules: Rules) -> str:
    if line.is_cut:
        return " 断"
    spread = max((gap for _, gap in han_gaps(line, fonts)), default=0.0)
    if spread > 0.0005:
        return f" 松 {spread:.3f}"
    natural = set_line(words, fonts, rules, hang=line.runs[0].x <= -SIZE)  # type: ignore[arg-type]
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
    words = looks(case.words)
    lines = set_paragraph(
        *words, ems=case.ems, rules=rules, align=case.options.get("align", "justify"),
        indent=float(case.options.get("indent", 0)) * SIZE, balance="balance" in case.options, hang="hang" in case.options,
        looseness=int(case.options.get("looseness", 0)),
    )  # fmt: skip
    assert draw(lines, words, fonts, rules) == case.drawing
