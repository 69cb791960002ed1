"""The page breaker, asked about strips of bare heights: no text, no fonts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.frame import Frame
from banxin.layout.pages import Cut, cut
from banxin.layout.strip import NEVER, Continuation, Strip
from banxin.reading import check as check_node
from banxin.reading import load
from banxin.records import replace
from banxin.style import Style

STYLES = Path(__file__).parents[2] / "styles"
LINES = 38


@pytest.fixture(scope="module")
def style() -> Style:
    node = load((STYLES / "annual.yaml").read_text("utf-8"), "annual.yaml").must()
    return check_node(node, Style, {"em": 10.5}).must()


def line(penalty: float = 0.0, *, first: bool = True) -> Strip:
    """A line of body text."""
    return Strip(
        Frame(483, 0), "text", "text", ascent=13, descent=5, above=None if first else 18, grid=0 if first else None,
        penalty=penalty,
    )  # fmt: skip


def lines(count: int) -> list[Strip]:
    return [line(first=i == 0) for i in range(count)]


def head() -> Strip:
    return Strip(Frame(483, 0), "h3", "h3", ascent=13, descent=5, grid=-2, penalty=NEVER, spread=True)


def block(height: float) -> Strip:
    return Strip(Frame(483, height), "figure", "figure", height=height)


def ends(strips: list[Strip], style: Style) -> list[int]:
    return [page.end for page in cut(tuple(strips), style)]


def test_a_page_holds_the_lines_of_the_grid(style: Style) -> None:
    assert ends(lines(LINES), style) == [LINES]
    assert ends(lines(LINES + 1), style)[0] <= LINES


def test_lines_stand_on_the_grid_on_every_page(style: Style) -> None:
    for page in cut(tuple(lines(100)), style):
        assert page.positions[0] == pytest.approx(style.line(1) - style.paper.head)
        assert all(b - a == pytest.approx(18) for a, b in pairwise(page.positions))


def test_a_head_never_stands_at_the_foot(style: Style) -> None:
    strips = [*lines(LINES - 3), head(), *lines(6)]
    assert ends(strips, style)[0] <= LINES - 3


def test_a_head_and_the_text_under_it_share_the_small_grid(style: Style) -> None:
    (page,) = cut((*lines(3), head(), *lines(2)), style)
    origin = style.line(1) - style.paper.head
    assert (page.positions[4] - origin) % 6 == pytest.approx(0)
    assert page.positions[4] - page.positions[3] == pytest.approx(26)


def test_a_break_that_may_not_be_is_not_taken_while_another_is_near(style: Style) -> None:
    strips = lines(60)
    for index in range(LINES - 4, LINES):
        strips[index] = replace(strips[index], penalty=NEVER)
    assert ends(strips, style)[0] == LINES - 4


def test_it_looks_ahead(style: Style) -> None:
    """A greedy breaker would fill page one and leave a lone line for the page before the tall block."""
    tall = block(600)
    strips = [*lines(30), replace(line(), penalty=NEVER), tall, *lines(3)]
    pages = cut(tuple(strips), style)
    assert [page.too_tall for page in pages] == [0.0] * len(pages)


def test_a_forced_page_start_is_kept(style: Style) -> None:
    strips = [*lines(2), replace(line(), new_page=True), *lines(2)]
    assert ends(strips, style) == [2, 5]


def test_a_strip_taller_than_a_page_is_set_and_said(style: Style) -> None:
    pages = cut((*lines(2), block(900), *lines(2)), style)
    assert [page.end for page in pages][-1] == 5
    assert sum(page.too_tall > 0 for page in pages) == 1


def test_a_continued_block_repeats_its_head_and_says_it_goes_on(style: Style) -> None:
    again = Continuation(Frame(483, 41), Frame(483, 20), 16)
    rows = [
        Strip(Frame(483, 18), "rows", "rows", height=18, above=0, continued=again if i else None) for i in range(60)
    ]
    first, second = cut(tuple(rows), style)
    assert first.foot is again.foot
    assert second.continues
    assert second.positions[0] == pytest.approx(41)
    assert second.foot is None


def test_slack_is_shared_out_over_heads_and_never_over_lines(style: Style) -> None:
    strips = [*lines(20), head(), *lines(10), block(200), *lines(3)]
    first, *_ = cut(tuple(strips), style)
    gaps = [b - a for a, b in pairwise(first.positions)]
    assert gaps[19] == pytest.approx(style.space["text"]["h3"] + 12)
    assert all(gap == pytest.approx(18) for gap in gaps[:19])


KINDS = st.sampled_from(["line", "head", "block"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KINDS, st.integers(1, 12)), min_size=1, max_size=40))
def test_nothing_is_lost_doubled_or_out_of_order(style: Style, kinds: list[tuple[str, int]]) -> None:
    strips: list[Strip] = []
    for kind, size in kinds:
        strips += {"line": lines(size), "head": [head()], "block": [block(size * 40.0)]}[kind]
    pages = cut(tuple(strips), style)
    assert _covered(pages) == list(range(len(strips)))
    for page in pages:
        assert all(b > a for a, b in pairwise(page.positions))
        last = strips[page.end - 1]
        assert page.positions[-1] + last.height + last.descent <= style.type_height + 0.01


def _covered(pages: tuple[Cut, ...]) -> list[int]:
    return [index for page in pages for index in range(page.first, page.end)]


def test_rows_of_a_continued_table_stand_solid(style: Style) -> None:
    again = Continuation(Frame(483, 41), Frame(483, 20), 16)
    rows = [
        Strip(Frame(483, 18), "rows", "rows", height=18, above=0, continued=again if i else None) for i in range(60)
    ]
    for page in cut((*lines(3), *rows), style):
        gaps = [b - a for a, b in pairwise(page.positions)]
        assert gaps[-10:] == [pytest.approx(18)] * 10


@pytest.mark.parametrize("count", [41, 55, 70])
def test_a_style_may_ask_for_full_pages_before_all(style: Style, count: int) -> None:
    """Text before a block that needs a page: shared out over its pages, or all of them full but the last."""
    full = style.model_copy(update={"pages": style.pages.model_copy(update={"early_end": 250.0})})
    strips = [*lines(count), block(600)]
    assert ends(strips, style)[0] < LINES
    assert ends(strips, full) == [LINES, count, count + 1]
