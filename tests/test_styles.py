"""A style's name in, a checked style out."""

from __future__ import annotations

import pytest

from banxin.materials import Given, bundled
from banxin.problems import BadSource
from banxin.style import Style
from banxin.styles import idle_colours, load_style, style_names


def check_style(my: str, **others: str) -> Style:
    return load_style("my.yaml", Given({"my.yaml": my, **{f"{name}.yaml": text for name, text in others.items()}}))


def check_mistakes(my: str, *expected: str, **others: str) -> None:
    """Exactly these mistakes: ``file:line:column CODE words of the message or the mend``."""
    with pytest.raises(BadSource) as caught:
        check_style(my, **others)
    said = [f"{p.place} {p.code} {p.message} {p.mend}" for p in caught.value.problems]
    assert len(said) == len(expected), said
    for line, wanted in zip(said, expected, strict=True):
        where, code, words = wanted.split(" ", 2)
        assert line.startswith(f"{where} {code} ") and words in line, (wanted, line)


@pytest.mark.parametrize("name", style_names())
def test_shipped_styles_have_no_mistakes(name: str) -> None:
    style = load_style(name, Given({}))
    assert style.name == name
    assert style.text.body.size == style.em


def test_the_type_area_of_the_annual_report() -> None:
    style = load_style("annual", Given({}))
    assert (style.full, style.main, style.side_width) == (483.0, 357.0, 105.0)
    assert style.left + style.full <= style.paper.width


def test_one_key_is_enough() -> None:
    annual, mine = load_style("annual", Given({})), check_style("extends: annual\ncolours: {blue: '#aa0000'}\n")
    assert mine.colours == {**annual.colours, "blue": "#AA0000"}
    assert mine.text == annual.text
    assert mine.place_of("colours", "blue").file == "my.yaml"
    assert mine.place_of("colours", "ink").file == "banxin:styles/annual.yaml"


def test_lengths_take_the_em_of_the_style_that_extends() -> None:
    assert check_style("extends: annual\nem: 12pt\ngrid: {column: 1em, gutter: 1em}\n").grid.column == 12.0


def test_a_wrong_em_is_one_mistake_and_not_one_of_every_length_in_ems() -> None:
    check_mistakes("extends: annual\nem: 12pts\n", "my.yaml:2:5 Y106 “12pts”不是长度")


def test_styles_extend_styles_of_the_project() -> None:
    style = check_style(
        "extends: house.yaml\npages: {short_lines: 3}\n", house="extends: annual\npages: {spread_most: 6pt}\n"
    )
    assert (style.pages.short_lines, style.pages.spread_most) == (3, 6.0)


def test_mistakes_of_every_sort_come_together() -> None:
    check_mistakes(
        "extends: house.yaml\ncolors: {blue: '#7A1F1F'}\ntext: {body: {size: 12, family: songti}}\ntable: {group_ground: pink}\n",
        "house.yaml:2:16 Y106 单位",
        "my.yaml:2:1 Y101 colours",
        "my.yaml:3:21 Y106 12mm",
        "my.yaml:3:33 Y106 没有名为“songti”的字体",
        "my.yaml:4:23 Y106 没有名为“pink”的颜色",
        house="extends: annual\npaper: {width: 210}\n",
    )


def test_unknown_keys_suggest_known_ones() -> None:
    check_mistakes("extends: annual\ncolors: {blue: '#AA0000'}\n", "my.yaml:2:1 Y101 是不是 colours？")
    check_mistakes("extends: annual\ntext:\n  body: {sise: 五号}\n", "my.yaml:3:10 Y101 是不是 size？")


def test_all_mistakes_of_a_style_come_at_once() -> None:
    check_mistakes(
        "extends: annual\npaper: {width: 0, head: 1e9mm}\ntext:\n"
        "  body: {size: 0pt, leading: 18}\ncolours: {blue: red}\n",
        "my.yaml:2:16 Y104 “width”不能小于",
        "my.yaml:2:25 Y106 “1e9mm”不是长度",
        "my.yaml:4:16 Y104 “size”不能小于 4",
        "my.yaml:4:30 Y106 长度要带单位",
        "my.yaml:5:17 Y106 六位十六进制",
    )


def test_names_that_resolve_to_nothing_are_told_together() -> None:
    check_mistakes(
        "extends: annual\ntiers: [blue, bleu]\ntext:\n  body: {family: sang, leading: 2pt}\n  h1: {weight: 300}\n"
        "families: {kai: {fallback: [none]}}\n",
        "my.yaml:2:15 Y106 是不是 blue",
        "my.yaml:4:18 Y106 没有名为“sang”的字体",
        "my.yaml:4:33 Y106 行会叠在一起",
        "my.yaml:5:16 Y106 可用的有：400、700、900",
        "my.yaml:6:29 Y106 没有名为“none”的字体",
    )


def test_colours_that_are_rare_or_changed_must_be_there() -> None:
    check_mistakes(
        "extends: annual\nrare: {acent: 2}\naccents:\n  green: {bleu: '#006400', mid: '#339966'}\n",
        "my.yaml:2:15 Y106 没有名为“acent”的颜色",
        "my.yaml:4:17 Y106 是不是 blue",
    )


def test_columns_must_fit_the_paper() -> None:
    check_mistakes("extends: annual\ngrid: {columns: 13}\n", "my.yaml:2:17 Y106 版心只有 483.0pt")


def test_lines_of_text_stand_on_the_grid() -> None:
    text = "extends: annual\ntext: {body: {leading: 20pt}}\n"
    check_mistakes(text, "my.yaml:2:24 Y106 网格的行距却是 18pt")
    check_mistakes("extends: annual\ngrid: {step: 5pt}\n", "my.yaml:2:14 Y106 分不尽网格的行距 18pt")


def test_circles_and_depth_end() -> None:
    check_mistakes("extends: my.yaml\n", "my.yaml:1:10 S002 my.yaml → my.yaml")
    check_mistakes("extends: b.yaml\n", "b.yaml:1:10 S002 my.yaml → b.yaml → my.yaml", b="extends: my.yaml\n")
    deep = {f"s{n}": f"extends: s{n + 1}.yaml\n" for n in range(12)}
    check_mistakes("extends: s0.yaml\n", "s7.yaml:1:10 S003 include_depth", **deep)


def test_unknown_styles_suggest_known_ones() -> None:
    check_mistakes("extends: anual\n", "my.yaml:1:10 S001 是不是 annual？")
    check_mistakes("extends: none.yaml\n", "my.yaml:1:10 M001 找不到文件“none.yaml”")
    check_mistakes("extends: [annual]\n", "my.yaml:1:10 Y103 extends")
    check_mistakes("- annual\n", "my.yaml:1:1 Y103 键: 值")


def test_families_and_font_files_are_limited() -> None:
    more = ", ".join(f"f{n}: {{weights: {{400: A{n}.ttf}}, word: 宋体, word_latin: Arial}}" for n in range(20))
    check_mistakes(f"extends: annual\nfamilies: {{{more}}}\n", "my.yaml:2:11 Y104 至多 16 项")
    files = ", ".join(f"{100 + n}: A{n}.ttf" for n in range(40))
    check_mistakes(f"extends: annual\nfamilies: {{song: {{weights: {{{files}}}}}}}\n", "my.yaml:2:11 Y009 fonts")


def test_colours_that_the_program_asks_for_by_name_are_there() -> None:
    text = bundled().text("styles/annual.yaml").replace("\n  hair:", "\n  hairs:", 1)
    with pytest.raises(BadSource) as caught:
        load_style("my.yaml", Given({"my.yaml": text}))
    assert "少了颜色 hair" in str(caught.value)


@pytest.mark.parametrize(
    ("colours", "more", "said"),
    [
        ("blu: '#AA0000'", "", "my.yaml:2:11 S004 没有一处用颜色“blu” 是不是 blue？"),
        ("mine: '#AA0000'", "", "my.yaml:2:11 S004 没有一处用颜色“mine”"),
        ("mine: '#AA0000'", "points: {mark_colour: mine}", ""),
        ("pale: '#AA0000', accent: '#AA0000', watermark: '#AA0000', corner: '#AA0000'", "tiers: [blue]", ""),
    ],
)
def test_a_colour_that_nothing_is_set_in_is_told(colours: str, more: str, said: str) -> None:
    found = list(idle_colours(check_style(f"extends: annual\ncolours: {{{colours}}}\n{more}\n")))
    told = [f"{p.place} {p.code} {p.message} {p.mend}" for p in found]
    assert len(told) == bool(said), told
    assert all(line.startswith(said) for line in told), told


@pytest.mark.parametrize("name", style_names())
def test_every_colour_of_a_shipped_style_is_one_of_theirs(name: str) -> None:
    assert list(idle_colours(load_style(name, Given({})))) == []
