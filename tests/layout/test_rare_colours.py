"""A colour kept for a few places: said where a page uses it more often (DESIGN-TOKENS 5)."""

from __future__ import annotations

import pytest

from banxin.document import Heading, PageBreak, Tile, Tiles
from banxin.inlines import Amount, Text
from banxin.layout.rare_colours import too_often
from banxin.style import Style
from tests.layout.conftest import Lay


def opener() -> Heading:
    return Heading(1, "1.4", (Text("标题"),), "s", "标题")


def grown(count: int) -> Tiles:
    tile = Tile(Amount("a", "", "95", "", "家", True), "企业", "新增6家")
    return Tiles((tile,) * count, 0)


@pytest.mark.parametrize(("changes", "said"), [(3, []), (4, ["第 2 页有 4 处用了颜色 accent，样式只许 3 处"])])
def test_a_page_with_more_changes_than_the_style_allows_is_named(lay: Lay, changes: int, said: list[str]) -> None:
    problems = lay(opener(), grown(changes)).laid.problems
    assert [problem.message for problem in problems if problem.code == "L008"] == said


def test_a_colour_without_a_name_of_its_own_may_stand_anywhere(lay: Lay, style: Style) -> None:
    """White is no key of ``colours``, and a colour that another has too says nothing."""
    pages = lay(opener(), grown(9)).pages
    for colours, rare in ((style.colours, "white"), ({**style.colours, "ground": style.colours["accent"]}, "accent")):
        free = style.model_copy(update={"colours": colours, "rare": {rare: 0}})
        assert not [*too_often(pages, (grown(9),), free)]


def test_pages_count_for_themselves(lay: Lay) -> None:
    assert not lay(opener(), grown(3), PageBreak(), grown(3)).laid.problems
