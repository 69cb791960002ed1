"""Titles of official documents: shape, and where they may be broken."""

from __future__ import annotations

import pytest

from banxin.layout.official.title import broken, parted, width

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


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("滨湖市人民政府办公室关于印发2026年公共图书馆服务提升工作方案的通知", ["2026年"]),
        ("关于转发《2026年政府工作报告重点任务分工》和《滨湖市公共图书馆条例》的通知", ["《2026年政府工作报告重点任务分工》", "《滨湖市公共图书馆条例》"]),
        ("关于举办第12届ChainWeaver开发者大会2026年度3000平方米展区筹备工作有关事项的通知", ["第12届", "ChainWeaver", "2026年度", "3000平方米"]),
    ],
)  # fmt: skip
def test_numbers_latin_words_and_names_are_whole_wherever_a_line_holds_them(title: str, kept: list[str]) -> None:
    """7.3.1: 回行时要做到词意完整."""
    for most in (12.0, 14.0, 16.0, 18.5, 20.1):
        lines = broken(title, most)
        assert all(any(whole in line for line in lines) for whole in kept if width(whole) <= most), lines


def test_a_title_no_cut_of_which_fits_still_has_its_numbers_whole() -> None:
    lines = broken("滨湖市人民政府办公室关于印发2026年公共图书馆服务提升工作方案的通知", 7.0)
    assert "".join(lines).count("2026年") == 1 and any("2026年" in line for line in lines)


def test_what_is_wider_than_a_line_is_parted_all_the_same() -> None:
    lines = broken("关于2026123456789012年的通知", 5.0)
    assert "".join(lines) == "关于2026123456789012年的通知" and all(width(line) <= 5.0 for line in lines)


def test_what_lines_part_is_said_whatever_blanks_they_leave_out() -> None:
    title = "关于Chain Weaver大会2026年工作的通知"
    assert parted(title, ("关于Chain", "Weaver大会", "2026年工作的通知"), 20.0) == ()
    assert parted(title, ("关于ChainWeaver大会20", "26年工作的通知"), 20.0) == ("2026年",)
    assert parted("关于印发《办法》的通知", ("关于印发《办", "法》的通知"), 20.0) == ("《办法》",)
