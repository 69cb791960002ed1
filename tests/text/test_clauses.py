"""Every rule of reference/typography.md has its case: a paragraph drawn with the clause in its title, or a test."""

from __future__ import annotations

import ast
from pathlib import Path as File

import pytest

from tests.text.test_paragraphs import cases

TESTS = File(__file__).parents[1]
DRAWN = frozenset(
    f"T-{number:02}"
    for first, last in ((1, 4), (10, 13), (20, 26), (30, 34), (40, 42), (50, 53), (58, 59), (61, 62), (65, 69))
    for number in range(first, last + 1)
)
MEASURED = {
    "T-01": ("test_marks.py", "test_half_width_marks_among_han"),
    "T-54": ("layout/test_clauses.py", "test_t54_no_page_begins_with_a_last_line_nor_ends_with_a_first"),
    "T-55": ("layout/test_clauses.py", "test_t55_a_head_stays_with_two_lines_at_the_least"),
    "T-56": ("layout/test_clauses.py", "test_t56_lines_stand_on_the_grid_of_their_page"),
    "T-57": ("layout/test_clauses.py", "test_t57_lines_are_one_and_a_half_to_two_em_apart"),
    "T-60": ("layout/test_clauses.py", "test_t60_lines_of_a_numbered_point_align_after_its_label_which_stays_inside"),
    "T-63": ("layout/test_clauses.py", "test_t63_and_t64_a_caption_stands_above_its_table_an_em_after_its_number"),
    "T-64": ("layout/test_clauses.py", "test_t63_and_t64_a_caption_stands_above_its_table_an_em_after_its_number"),
    "T-67": ("text/test_spacing.py", "test_the_halves_of_a_dash_overlap_and_fill_two_em"),
    "T-69": ("text/test_spacing.py", "test_the_interpunct_is_centred_in_half_an_em"),
    "T-70": ("text/test_fonts.py", "test_every_character_that_no_font_has_is_named_at_its_place"),
}
"""Rules that show on pages or glyphs."""


@pytest.mark.parametrize("clause", sorted(DRAWN))
def test_a_rule_of_lines_is_drawn(clause: str) -> None:
    assert any(clause in case.title.split()[0] for case in cases())


@pytest.mark.parametrize("clause", sorted(MEASURED))
def test_a_rule_of_pages_is_measured(clause: str) -> None:
    file, name = MEASURED[clause]
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_no_rule_is_forgotten() -> None:
    every = {f"T-{n:02}" for first, last in ((1, 4), (10, 13), (20, 26), (30, 34), (40, 42), (50, 70)) for n in range(first, last + 1)}
    assert every <= DRAWN | set(MEASURED)
