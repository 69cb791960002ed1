"""Titles of two lines part between words: by an indent at the right or by closer letters, never by a sign in the text."""

from __future__ import annotations

import pytest

from banxin.document import Callout, Point
from banxin.writers.docx.narrowing import _ends
from writers.docx.specimen import W, annual, heading, part, t, val, words, written


def line(data: bytes) -> tuple[str, int]:
    """What the first policy document's title says, and how many of its characters stand on its first line."""
    node = next(p for p in part(data).iter(f"{W}p") if val(p.find(f"{W}pPr/{W}pStyle")).startswith("PolicyTitle"))
    style = next(s for s in part(data, "word/styles.xml") if val(s, "styleId") == val(node.find(f"{W}pPr/{W}pStyle")))
    role = annual().text.policy_title
    right = int(val(style.find(f"{W}pPr/{W}ind"), "right") or 0) / 20
    return words(node), int((annual().main - right) / role.size)


def test_a_name_keeps_its_years_together() -> None:
    title = "《上海市促进高成长企业加快发展三年行动方案（2025—2027年）》"
    said, first = line(written(Callout("政策文件", t(title), (Point(t("一")),), "p")))
    assert said == title and title[first:].startswith("（2025—2027年")


def test_the_rule_over_a_chapters_head_is_as_wide_as_the_page() -> None:
    title = "世界级重大科技基础设施集群建设不断提速"
    node = next(p for p in part(written(heading(1, title, "1-6", "1.6"))).iter(f"{W}p") if val(p.find(f"{W}pPr/{W}pStyle")) == "Heading1")
    assert node.find(f"{W}pPr/{W}ind") is None


def closer(*titles: str) -> float:
    """How many points the letters of chapters' heads stand closer."""
    data = written(*(heading(1, title, f"1-{n}", f"1.{n}") for n, title in enumerate(titles, 1)))
    style = next(s for s in part(data, "word/styles.xml") if val(s, "styleId") == "Heading1")
    return -int(val(style.find(f"{W}rPr/{W}spacing")) or 0) / 20


def test_letters_of_chapters_heads_stand_closer_where_that_keeps_a_word_together() -> None:
    """建设 would be parted where no letter gives way: 15 of 24 points take 360, there are 357."""
    found = closer("科技领军企业引领带动作用凸显", "世界级重大科技基础设施集群建设不断提速")
    assert found == pytest.approx(0.25)
    role = annual().text.h1
    assert 14 * role.size <= annual().main < 15 * role.size
    assert 15 * (role.size - found) <= annual().main


def test_letters_stand_as_they_are_where_heads_take_one_line_or_part_well() -> None:
    assert closer("新型研发机构高质量发展") == 0.0
    assert closer("世界级重大科技基础设施集群的建设不断提速") == 0.0


def test_no_line_of_a_head_is_thought_to_begin_with_a_closing_sign() -> None:
    assert list(_ends("一二三四五，六七八九十", 10.0, 50.0, 0.0)) == [4, 9]
    assert list(_ends("一二三四五六七八九十", 10.0, 50.0, 0.0)) == [5]
