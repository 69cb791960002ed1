"""A report with every kind of panel and every kind of chart, in every style: its words, its places, nothing wrong.

The report is in ``every/``: it is also what one looks at, page by page, when a style or a block changes.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from banxin.assemble import assemble
from banxin.build import Built, build
from banxin.charts.spec import KINDS as CHARTS
from banxin.document import Block, Illustration, Picture
from banxin.inlines import Amount, plain
from banxin.materials import Given
from banxin.panels import KINDS
from banxin.report import read_report
from banxin.styles import load_style
from banxin.wording import inlines_of
from banxin.writers.docx.pictures import dot
from tests.layout.ruler import MM, Sheet, read
from tests.test_gallery_outputs import bare, of_word

EVERY = Path(__file__).parent / "every"
STYLES = ("annual", "gongwen", "brief")
FILES = {path.name: path.read_bytes() for path in EVERY.iterdir()} | {"a.png": dot("#808080")}
EM = 156 / 28
LINE = (225 - EM) / 21


@cache
def made(style: str) -> Built:
    return build("report.yaml", Given(FILES), to=("pdf", "docx"), style=style)


@cache
def sheets(style: str) -> tuple[Sheet, ...]:
    return read(made(style).outputs["report.pdf"])


@cache
def blocks(style: str) -> tuple[Block, ...]:
    sources = read_report(Given(FILES), "report.yaml").sources
    assert sources is not None
    return assemble(sources, load_style(style, Given({}))).document.blocks


def test_the_report_has_every_kind() -> None:
    written = b"".join(FILES[name] for name in ("words.yaml", "charts.yaml")).decode()
    kinds = set(KINDS) - {"page_break"}
    assert {kind for kind in kinds if re.search(rf"- {kind}:", written)} == kinds
    assert set(CHARTS) <= kinds


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_wrong_with_it(style: str) -> None:
    said = {problem.code for problem in made(style).problems}
    said -= {"D004"} if style == "brief" else set()  # a brief of more than four pages is told
    assert said == (set() if style == "annual" else {"L013"})  # official forms have one column


@pytest.mark.parametrize("style", STYLES)
def test_all_of_its_words_are_on_pages_and_in_word(style: str) -> None:
    on_pages = bare("".join(sheet.text for sheet in sheets(style)))
    in_word = of_word(made(style).outputs["report.docx"])
    for block in blocks(style):
        for inlines in inlines_of(block):
            for inline in inlines:
                words = f"{inline.value}{inline.magnitude}{inline.unit}" if isinstance(inline, Amount) else plain((inline,))
                for part in re.split("[，。：]", words):
                    assert bare(part) in on_pages, (style, part)
                    assert bare(part) in in_word, (style, part)


@pytest.mark.parametrize("style", ["gongwen", "brief"])
def test_text_stands_on_the_lines_of_the_page_whatever_stands_between(style: str) -> None:
    han = [
        c for sheet in sheets(style) for c in sheet.chars
        if c.size == pytest.approx(EM / MM, abs=0.01) and "\u4e00" <= c.text <= "\u9fff" and c.y < 262
    ]  # fmt: skip
    drops = (0.0, 0.046, 0.069, 0.072)
    off = [min(abs((c.y - 37 - (0.808 + drop) * EM + LINE / 2) % LINE - LINE / 2) for drop in drops) for c in han]
    pyramid = {"独", "角", "兽", "企", "业", "潜", "力", "瞪", "羚"}  # names of layers stand at their layer's mid-height
    cell = {"编", "者"}  # an editor's words in a cell: rows of a table are off the grid below one of several lines
    assert all(d < 0.1 for d, c in zip(off, han, strict=True) if c.text not in pyramid | cell)
    assert len(han) > 500


@pytest.mark.parametrize("style", ["gongwen", "brief"])
def test_nothing_leaves_the_type_area(style: str) -> None:
    for sheet in sheets(style):
        inside = [c for c in sheet.chars if c.y < 262.5 and c.text.strip()]
        assert min(c.left for c in inside) > 27.9 and max(c.right for c in inside) < 184.1
        assert min(c.top for c in inside) > 36.6  # a title of 小二 stands half a point over its line
        assert all(r.left > 27.7 and r.right < 184.3 for r in sheet.rules)


@pytest.mark.parametrize("style", ["gongwen", "brief"])
def test_charts_of_few_marks_stand_over_the_middle_of_their_captions(style: str) -> None:
    page = next(sheet for sheet in sheets(style) if "历年企业" in sheet.text)
    years = [page.find(str(year)).left for year in range(2021, 2026)]
    width = page.run("2025")[-1].right - page.find("2025").left
    assert (years[0] + years[-1] + width) / 2 == pytest.approx(106, abs=0.5)


def test_every_chart_has_its_caption_once() -> None:
    charts = [b for b in blocks("gongwen") if isinstance(b, Illustration) and not isinstance(b.content, Picture)]
    words = bare("".join(sheet.text for sheet in sheets("gongwen")))
    assert len(charts) == len(CHARTS)
    assert all(words.count(f"{chart.number}{bare(plain(chart.title))}") == 1 for chart in charts)


def test_the_words_of_a_brief_are_black() -> None:
    """design/brief, section 1: the accent is for marks and figures; what names them is not set in a tint."""
    style = load_style("brief", Given({}))
    sources = read_report(Given(FILES), "report.yaml").sources
    assert sources is not None
    document = assemble(sources, style).document
    charts = [b.content for b in document.blocks if isinstance(b, Illustration) and not isinstance(b.content, Picture)]
    traces = [trace for chart in charts for trace in getattr(chart.kind, "traces", ())]
    assert traces and {part.colour for trace in traces for part in trace.label} == {"#000000"}
