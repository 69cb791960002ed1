"""Dots and rules under set lines, measured against the glyphs above them, in em of the tests."""

from __future__ import annotations

import pytest

from banxin.frame import Path
from banxin.text.fonts import Fonts
from banxin.text.setting import Line
from tests.text.conftest import SIZE, LineSetter, Setter, pens, spans, text_of


def dots(path: Path) -> list[float]:
    """Where the middles of the dots stand."""
    left = [step.points[4] for step in path.segments if step.move == "C"]
    return [(max(left[at : at + 4]) + min(left[at : at + 4])) / 2 / SIZE for at in range(0, len(left), 4)]


def rules(line: Line) -> list[tuple[float, float]]:
    """From where to where each piece of a rule runs."""
    points = [step.points[0] / SIZE for path in line.under for step in path.segments]
    return list(zip(points[::2], points[1::2], strict=True))


def middles(line: Line, fonts: Fonts, characters: str) -> list[float]:
    return [x + advance / 2 for character, x, advance in pens(line, fonts) if character in characters]


def test_a_dot_stands_under_the_middle_of_every_character_and_under_no_mark(set_label: LineSetter, fonts: Fonts) -> None:
    line = set_label("强调", *spans("“必须”，AI4S", under="dots"), "标准")
    (path,) = line.under
    assert dots(path) == pytest.approx(middles(line, fonts, "必须AI4S"), abs=1e-6)
    assert path.fill == "#000000"


def test_dots_follow_their_characters_in_a_justified_line(set_paragraph: Setter, fonts: Fonts) -> None:
    lines = set_paragraph(*spans("科技领军企业，引领带动作用凸显科技Ullmann", under="dots"), ems=12.5)
    assert len(lines) > 1
    for line in lines:
        (path,) = line.under
        assert dots(path) == pytest.approx(middles(line, fonts, text_of(line).replace("，", "")), abs=1e-6)


def test_a_rule_runs_over_no_gap_and_stops_short_of_its_ends(set_label: LineSetter, fonts: Fonts) -> None:
    line = set_label("在", *spans("AI公司", under="rule"), "做事")
    at = {character: (x, x + advance) for character, x, advance in pens(line, fonts)}
    (first, first_end), (second, second_end) = rules(line)
    assert at["A"][0] < first and first_end == pytest.approx(at["I"][1], abs=0.02)
    assert second == pytest.approx(at["公"][0], abs=0.01) and second_end < at["司"][1]


def test_the_rules_of_two_names_do_not_join(set_label: LineSetter) -> None:
    line = set_label(*spans("李政道", under="rule"), *spans("丁肇中", under="rule"))
    (_, end), (start, _) = rules(line)
    assert start - end > 0.1


def test_a_rule_leaves_descenders_free(set_label: LineSetter) -> None:
    assert len(rules(set_label(*spans("Shanghai", under="rule")))) == 2
    assert len(rules(set_label(*spans("China", under="rule")))) == 1


def test_a_rule_stands_under_no_mark_at_its_ends(set_label: LineSetter) -> None:
    ((start, end),) = rules(set_label(*spans("《国家》", under="rule")))
    assert start >= 0.5 and end <= 2.5
    assert rules(set_label(*spans("。”", under="rule"))) == []


def test_a_name_is_underlined_on_every_line_it_runs_over(set_paragraph: Setter) -> None:
    lines = set_paragraph("科技", *spans("领军企业引领带动作用", under="rule"), "凸显", ems=6)
    assert [len(rules(line)) for line in lines] == [1, 1, 0]
    assert all(0 <= start < end <= 6 for line in lines for start, end in rules(line))
