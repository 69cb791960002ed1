"""The brief's form measured in our own finished PDF: the table of design/brief/SPEC.md, section 7, all within 0.1 mm."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from banxin.build import build
from banxin.materials import Folder, Given
from tests.layout.ruler import MM, Sheet, ink, read
from tests.layout.test_gongwen_measures import EM, HEI, KAI, LINE, SEEDS, SONG, line, measured, top


@cache
def brief() -> bytes:
    return build("brief.yaml", Folder(Path(SEEDS)), to=("pdf",)).outputs["brief.pdf"]


@cache
def sheets() -> tuple[Sheet, ...]:
    return read(brief())


def test_the_head() -> None:
    page = sheets()[0]
    name = ink(brief(), 1, (28, 47, 184, 76))
    editor, date = page.find("××市××委员会办公室编"), page.run("年×月×日")
    rules = page.long_rules()
    title = page.run("高成长企业梯度培育进展", 1)
    measured(
        name_top=(51, name[1]),
        issue=(line(5), top(page.find("第×期"))),
        editor_left=(28 + EM, editor.x),
        date_right=(184 - EM, date[-1].x + EM),
        rule_below=(4, rules[0].top - line(6) - EM),
        rule_weight=(0.7, rules[0].weight),
        rule_top=(98.816, rules[0].top),
        contents_rule=(149.5, (rules[1].top + rules[1].bottom) / 2),
        contents_weight=(0.25, rules[1].weight),
        contents=(line(8), top(page.find("本期要目"), HEI)),
        title_size=(18 * MM, title[0].size * MM),
        title_middle=(line(13) + EM / 2, top(title[0], SONG) + 9 * MM),
        title_centre=(106, (title[0].x + title[-1].x + 18 * MM) / 2),
    )
    runs = page.run("工作简报")
    assert abs((runs[0].x - 28) - (184 - runs[3].x - 64 * MM * 0.92)) < 0.1


def test_the_contents_name_the_pages_of_the_items() -> None:
    text = sheets()[0].text
    assert "高成长企业梯度培育进展1" in text and "新型研发机构高质量发展3" in text
    for number, title in ((1, "高成长企业梯度培育进展"), (2, "培育体系数量目标"), (3, "新型研发机构高质量发展")):
        assert title in sheets()[number - 1].text


def test_tiles_are_four_in_156_mm() -> None:
    page = sheets()[1]
    tops = sorted((r for r in page.rules if 30 < r.length < 40 and r.weight == pytest.approx(0.7, abs=0.02)), key=lambda r: r.left)
    assert len(tops) == 4
    seven = page.run("2397")[3]
    edges = ink(brief(), 2, (seven.left - 0.2, 90.5, seven.right + 0.2, 101))
    label = page.find("科创板上市企业")
    measured(
        width=(34.821, tops[0].length),
        between=(EM, tops[1].left - tops[0].right),
        upper=(line(6), tops[0].top),
        figure=(line(6) + 3.6, edges[1]),
        label=(line(6) + 14.2, top(label)),
        next_text=(0, (page.find("四个层级的").y - line(1) - 0.808 * EM) % LINE),
    )


def test_the_distribution_stands_on_the_foot_of_page_4() -> None:
    first, inner, last = sheets()[-1].long_rules()
    assert len(sheets()) == 4
    measured(
        first=(0.35, first.weight),
        inner=(0.25, inner.weight),
        last=(0.35, last.weight),
        foot=(262, last.bottom),
        first_top=(262 - 5 * LINE, first.top),
    )


def test_the_layers_of_the_pyramid_are_as_their_numbers() -> None:
    layers = sorted((r for r in sheets()[1].rules if 15 < r.weight < 25), key=lambda r: r.top)
    measured(**{f"layer_{i}": (96 / 4.5 * (1.5 + i), r.length) for i, r in enumerate(layers)})
    measured(**{f"height_{i}": (layers[0].weight, r.weight) for i, r in enumerate(layers)})
    assert len(layers) == 4


@cache
def blue() -> bytes:
    """The sample in blue, with an editor's note, a credit under its second item and a note under its tiles."""
    files = {str(f.relative_to(SEEDS)): f.read_bytes() for f in Path(SEEDS).rglob("*") if f.is_file()}
    text = files["brief.yaml"].decode()
    own = "  name: 工作简报\n  accent: blue\n  editor_note: 现将梯队建设情况刊发，供参阅。\n"
    files["brief.yaml"] = text.replace("  name: 工作简报\n", own).encode()
    item = files["brief/targets.yaml"].decode() + "source: ××市××局供稿\n"
    stats = "  - stats:\n      note: 注：为上海的企业。\n      figures:\n"
    item = item.replace("  - stats:\n", stats).replace("      - {figure", "        - {figure")
    files["brief/targets.yaml"] = item.encode()
    return build("brief.yaml", Given(files), to=("pdf",)).outputs["brief.pdf"]


def test_a_blue_brief_has_no_red_and_black_words() -> None:
    pages = pypdfium2.PdfDocument(blue())
    seen: dict[tuple[int, int, int], int] = {}
    for page in pages:
        picture = page.render(scale=1).to_pil().convert("RGB")
        for count, colour in picture.getcolors(1 << 24):
            seen[colour] = seen.get(colour, 0) + count
    assert (0x1F, 0x4E, 0x8C) in seen and (0xE6, 0, 0x12) not in seen
    assert not [c for c in seen if c[0] > c[2] + 60]


def test_the_editors_note_stands_between_contents_and_the_first_item() -> None:
    page = read(blue())[0]
    note, words = page.find("按："), page.find("现将梯队")
    contents, title = page.find("新型研发机构"), page.run("高成长企业梯度培育进展", 1)
    measured(
        left=(28 + 2 * EM, note.x),
        after_label=(28 + 4 * EM, words.x),
        below=(2 * LINE, words.y - contents.y - KAI * EM),
        title=(2 * LINE, title[0].y - words.y + KAI * EM - (0.808 - 0.5) * (18 * MM - EM) - SONG * 18 * MM),
    )


def test_an_item_ends_with_where_it_comes_from_and_tiles_with_their_note() -> None:
    pages = read(blue())
    page = next(page for page in pages if "（××市××局供稿）" in page.text)
    credit, last = page.run("（××市××局供稿）"), page.find("到400家")
    measured(right=(184 - EM, credit[-2].x + 1.5 * EM), below=(LINE, credit[-2].y - last.y - KAI * EM))
    page = next(page for page in pages if "注：为上海的企业" in page.text)
    note = page.find("注：为上海")
    measured(left=(28, note.x), size=(12 * MM, note.size * MM), on_grid=(0, (note.y - 37 - 0.808 * EM + LINE / 2) % LINE - LINE / 2))
