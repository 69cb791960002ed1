"""Readers find their way: bookmarks, links inside and out, page labels."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest

from banxin.document import Heading
from banxin.frame import Anchor, Element, GlyphRun, LinkArea
from banxin.inlines import Amount, Text

Bind = Callable[..., bytes]
SetRun = Callable[..., GlyphRun]
Opened = Callable[[bytes], pikepdf.Pdf]


def heading(level: int, number: str, title: str, anchor: str) -> Heading:
    assert level in (1, 2, 3, 4)
    return Heading(level, number, (Text(title),) if title else (), anchor, f"{number} {title}")


def bookmarks(data: bytes) -> list[str]:
    """The outline as pdfium reads it: indented by level, with the page and how far down it leads."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            f"{'  ' * mark.level}{mark.get_title()} → {mark.get_dest().get_index() + 1}:"
            f"{300 - mark.get_dest().get_view()[1][1]:g}"
            for mark in document.get_toc()
        ]
    finally:
        document.close()


def check(bind: Bind, headings: list[tuple[int, str, str]], drawn: list[str]) -> bytes:
    """Headings on one page, 20 points apart, give the outline as drawn."""
    blocks = tuple(heading(level, number, title, f"a{at}") for at, (level, number, title) in enumerate(headings))
    anchors = tuple(Anchor(f"a{at}", 20.0 * at) for at in range(len(headings)))
    data = bind((), blocks=blocks, anchors={0: anchors})
    assert bookmarks(data) == drawn
    return data


def test_bookmarks_nest_as_headings_do(bind: Bind) -> None:
    check(
        bind,
        [(1, "1.4", "领军企业"), (2, "", "梯队"), (3, "", "独角兽"), (4, "", "不列"), (2, "", "成果"), (1, "1.5", "机构")],
        ["1.4 领军企业 → 1:0", "  梯队 → 1:20", "    独角兽 → 1:40", "  成果 → 1:80", "1.5 机构 → 1:100"],
    )  # fmt: skip


def test_a_skipped_level_hangs_on_the_next_higher_one(bind: Bind) -> None:
    check(
        bind,
        [(2, "", "先"), (3, "", "次"), (1, "1", "章"), (3, "", "跳"), (2, "", "回")],
        ["先 → 1:0", "  次 → 1:20", "1 章 → 1:40", "  跳 → 1:60", "  回 → 1:80"],
    )


def test_chapters_stand_open_and_what_is_below_them_closed(bind: Bind, opened: Opened) -> None:
    data = check(
        bind, [(1, "", "甲"), (2, "", "乙"), (3, "", "丙")], ["甲 → 1:0", "  乙 → 1:20", "    丙 → 1:40"]
    )  # fmt: skip
    outlines = opened(data).Root.Outlines
    assert (outlines.Count, outlines.First.Count, outlines.First.First.Count) == (2, 1, -1)
    assert opened(data).Root.PageMode == "/UseOutlines"


def test_a_title_with_a_figure_is_words_in_the_outline(bind: Bind) -> None:
    amount = Amount("tiers.total", "超过", "1000", "", "家", set_off=False)
    block = Heading(1, "", (Text("培育"), amount), "a", "")
    assert bookmarks(bind((), blocks=(block,), anchors={0: (Anchor("a", 5),)})) == ["培育超过1000家 → 1:5"]


def test_a_report_without_headings_has_no_outline(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    root = opened(bind((set_run("一"),))).Root
    assert "/Outlines" not in root
    assert "/PageMode" not in root


def test_a_link_inside_leads_to_the_first_anchor_of_its_name(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    link = LinkArea(10, 10, 20, 12, "#图1", "图1", Element("Link", "l"))
    anchors = {1: (Anchor("图1", 80.5), Anchor("图1", 120)), 2: (Anchor("图1", 10),)}
    file = opened(bind((set_run("一", element=link.element), link), (), (), anchors=anchors))
    destination = file.pages[0].Annots[0].Dest
    assert destination[0] == file.pages[1].obj
    assert [str(destination[1]), float(destination[3])] == ["/XYZ", 219.5]


@pytest.mark.parametrize("target", ["#nowhere", "#"])
def test_a_link_that_leads_nowhere_is_never_written(bind: Bind, target: str) -> None:
    with pytest.raises(LookupError, match="anchor"):
        bind((LinkArea(10, 10, 20, 12, target, "无", Element("Link", "l")),))


def test_a_heading_on_no_page_is_never_written(bind: Bind) -> None:
    with pytest.raises(LookupError, match="anchor 'lost'"):
        bind((), blocks=(heading(1, "", "失", "lost"),))


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/路(径)", "https://example.org/%E8%B7%AF(%E5%BE%84)"),
        ("https://example.org/%E8%B7%AF", "https://example.org/%E8%B7%AF"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_out_are_written_as_addresses(bind: Bind, opened: Opened, target: str, written: str) -> None:
    file = opened(bind((LinkArea(10, 10, 20, 12, target, "外", Element("Link", "l")),)))
    assert str(file.pages[0].Annots[0].A.URI) == written


@pytest.mark.parametrize(
    "labels",
    [("1", "2", "3"), ("封面", "i", "ii", "1", "2"), ("1", "1", "3", "4"), ("01", "02"), ("", "9", "10"), ("（一）",)],
)
def test_every_page_has_its_label(bind: Bind, labels: tuple[str, ...]) -> None:
    document = pypdfium2.PdfDocument(bind(*[() for _ in labels], labels=labels))
    try:
        assert tuple(document.get_page_label(index) for index in range(len(labels))) == labels
    finally:
        document.close()


def test_labels_that_count_are_one_range(bind: Bind, opened: Opened) -> None:
    numbers = opened(bind(*[() for _ in range(12)], labels=("封面", *map(str, range(1, 12))))).Root.PageLabels.Nums
    assert len(numbers) == 4
