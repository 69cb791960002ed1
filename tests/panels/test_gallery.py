"""One sample for every kind of panel: what its author writes, what its blocks say, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from banxin.assemble import Assembled
from banxin.document import Block, Illustration
from banxin.panels import KINDS
from banxin.writers.docx.pictures import dot
from sample import assembled, shown, sketch

GALLERY = Path(__file__).parent.parent / "gallery"
PNG = dot("#808080")
SHARED = {"page_break": "prose"}
"""Kinds whose sample stands in another's file."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_of_every_kind(kind: str) -> None:
    path = GALLERY / f"{SHARED.get(kind, kind)}.yaml"
    text = path.read_text(encoding="utf-8")
    sample = yaml.safe_load(text)
    assert any(kind in panel for panel in sample["panels"])
    check(text.split("says:")[0], sample["says"], sample.get("problems", []))


def check(chapter: str, says: list[str], problems: list[str]) -> None:
    """The blocks of a chapter look so (a chart without an alt text may say more), and exactly this is wrong with it."""
    made: Assembled = assembled(f"title: 章\n{chapter}", a__png=PNG)
    lines = [line for block in made.document.blocks[1:] for line in _lines(block, says)]
    assert lines == says
    said = shown(made.problems)
    assert len(said) == len(problems), said
    for line, wanted in zip(said, problems, strict=True):
        at, code, words = wanted.split(" ", 2)  # the line of the sample: its first is the chapter's second
        assert line.startswith(f"one.yaml:{int(at) + 1}:") and f" {code} " in line and words in line, (wanted, line)


def _lines(block: Block, says: list[str]) -> Iterator[str]:
    lines = sketch(block)
    if isinstance(block, Illustration) and lines[-1] not in says:
        assert lines[-1].strip()  # every chart says in words what it shows; which words is asked in tests/charts
        lines = lines[:-1]
    yield from lines
