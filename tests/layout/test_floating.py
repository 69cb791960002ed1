"""Illustrations that may move: text drawn up before them where they do not fit; where a style says nothing, they stay."""

from __future__ import annotations

import pytest

from banxin.frame import Frame
from banxin.layout import floating
from banxin.layout.floating import floated
from banxin.layout.pages import cut
from banxin.layout.strip import NEVER, Strip
from banxin.materials import Given
from banxin.style import Style
from banxin.styles import load_style
from tests.layout.printed import WORDS, chapter, printed


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style("annual", Given({}))


def line(first: bool = True, penalty: float = 0.0) -> Strip:
    return Strip(
        Frame(483, 0), "text", "text", ascent=13, descent=5, above=None if first else 18, grid=0 if first else None,
        penalty=penalty,
    )  # fmt: skip


def lines(count: int) -> list[Strip]:
    return [line() for _ in range(count)]


def figure(height: float = 300.0, *, moves: bool = True) -> Strip:
    return Strip(Frame(483, height), "figure", "figure", height=height, moves=moves)


def head() -> Strip:
    return Strip(Frame(483, 0), "h3", "h3", ascent=13, descent=5, grid=-2, penalty=NEVER, spread=True)


def kinds(strips: tuple[Strip, ...], style: Style) -> list[list[str]]:
    """What stands on every page, lines counted."""
    pages = []
    for page in cut(strips, style):
        said: list[str] = []
        for strip in strips[page.first : page.end]:
            last = said.pop() if said and said[-1].endswith(strip.start) else ""
            said.append(f"{int(last.split()[0]) + 1 if last else 1} {strip.start}")
        pages.append(said)
    return pages


def test_text_is_drawn_up_where_an_illustration_does_not_fit(style: Style) -> None:
    strips = (*lines(28), figure(), *lines(30))
    assert kinds(floated(strips, style), style) == [["38 text"], ["1 figure", "20 text"]]
    assert kinds(strips, style)[0] == ["28 text"]


def test_one_that_fits_or_may_not_move_stays(style: Style) -> None:
    for strips in ((*lines(10), figure(), *lines(30)), (*lines(28), figure(moves=False), *lines(30))):
        assert floated(strips, style) == strips


def test_no_text_is_drawn_past_a_head_another_object_or_a_page_start(style: Style) -> None:
    for stop in (head(), figure(100, moves=False)):
        strips = (*lines(28), figure(), *lines(4), stop, *lines(3))
        assert [strip.start for strip in floated(strips, style)] == [*["text"] * 32, "figure", stop.start, *["text"] * 3]
    strips = (*lines(28), figure(), head(), *lines(9))
    assert floated(strips, style) == strips


def test_a_paragraph_parted_by_a_moved_illustration_goes_on_clear_of_it(style: Style) -> None:
    paragraph = [line(penalty=NEVER), *(line(first=False) for _ in range(12)), line(first=False, penalty=NEVER), line(first=False)]
    made = floated((*lines(28), figure(), *paragraph), style)
    _, second = cut(made, style)
    assert made[second.first].start == "figure"
    below = second.positions[1] - second.positions[0] - 300
    assert below >= style.space["figure"]["text"] - 6
    assert len(made) == 44


def test_many_illustrations_keep_their_order(style: Style) -> None:
    strips = tuple(strip for at in range(6) for strip in (*lines(20 + at), figure(350 + at)))
    made = floated(strips, style)
    assert [strip.height for strip in made if strip.start == "figure"] == [350 + at for at in range(6)]
    assert sorted(map(id, (s for s in made if s.start == "text" and s.above is None))) == sorted(id(s) for s in strips if s.start == "text")


@pytest.mark.parametrize("count", [50, 100])
def test_a_long_chapter_is_cut_no_more_often_for_its_length(
    style: Style, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    strips = tuple(strip for at in range(count) for strip in (*lines(23 + at % 5), figure(350 + at)))
    tried: list[int] = []
    monkeypatch.setattr(floating, "cut", lambda some, style: tried.append(len(some)) or cut(some, style))
    made = floated(strips, style)
    assert sum(strip.new_page for strip in made) > count / 4
    assert sum(tried) < 8 * len(strips)  # what is cut for each that moves: some pages, not the rest of the chapter


@pytest.mark.parametrize(("style", "order"), [("", ["图1图", "后文"]), ("illustration: {moves: true}\n", ["后文", "图1图"])])
def test_a_report_moves_them_only_where_its_style_says_so(style: str, order: list[str]) -> None:
    rows = ", ".join(f"{{name: 项{at}, value: {at + 1}, unit: 家}}" for at in range(10))
    chart = f"  - bar: {{id: c, title: 图, rows: [{rows}]}}\n  - prose: |\n      后文。{WORDS * 12}\n"
    whole = "".join(printed(chapter(1, chart, paragraphs=10), style=style).texts[2:])
    assert whole.index(order[0]) < whole.index(order[1])
