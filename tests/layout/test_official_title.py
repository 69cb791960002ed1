"""Titles of official documents: shape, and where they may be broken."""

from __future__ import annotations

import pytest

from banxin.layout.official.title import broken

MOST = 18.5


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("高成长企业梯度培育专题会议纪要", ("高成长企业梯度培育专题会议纪要",)),
        (
            "××市××委员会关于高成长企业三年行动方案目标任务和进展情况的报告",
            ("××市××委员会关于高成长企业", "三年行动方案目标任务和进展情况的报告"),
        ),
        (
            "××市××委员会关于商请提供高成长企业培育工作有关情况的函",
            ("××市××委员会关于商请提供", "高成长企业培育工作有关情况的函"),
        ),
    ],
)
def test_titles_of_the_design(title: str, lines: tuple[str, ...]) -> None:
    assert broken(title, MOST) == lines


def test_three_lines_are_a_diamond_or_a_trapezoid() -> None:
    lines = broken("××市××委员会关于进一步做好高成长企业梯度培育工作有关事项和加强领军企业服务保障工作的通知", MOST)
    widths = [len(line) for line in lines]
    assert len(lines) == 3
    assert widths[1] >= min(widths[0], widths[2]), lines


def test_no_line_begins_with_a_particle_or_is_the_kind_alone() -> None:
    for most in (10.0, 12.0, 14.0, 18.5):
        for line in broken("××市××委员会关于高成长企业三年行动方案目标任务和进展情况的报告", most)[1:]:
            assert line[0] not in "的和及与，》）" and line != "报告"


def test_nothing_is_lost_whatever_the_measure() -> None:
    title = "关于印发《上海市促进高成长企业加快发展三年行动方案（2025—2027年）》的通知"
    for most in (4.0, 7.0, 10.0, 20.0):
        assert "".join(broken(title, most)) == title
