"""Titles of two lines part between words: by an indent at the right, never by a sign in the text."""

from __future__ import annotations

from banxin.document import Callout, Point
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
