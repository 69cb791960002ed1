"""A note wherever words may stand, in every style: printed on the page of its mark, numbered in the page's order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import pikepdf
import pypdfium2
import pytest

from banxin.assemble import assemble
from banxin.document import (
    Block,
    Cards,
    CardsForm,
    Contents,
    Document,
    Heading,
    Illustration,
    Index,
    PageBreak,
    Paragraph,
    Tiles,
)  # fmt: skip
from banxin.inlines import Inlines, Note, Text
from banxin.layout.composition import Laid, lay_out
from banxin.layout.setter import circled
from banxin.materials import FontFiles, Given
from banxin.records import replace
from banxin.report import read_report
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from banxin.writers.pdf import pdf
from tests.layout.printed import W, printed
from tests.test_every import FILES, STYLES

MARK = r"[①-⑳]|\(\d+\)"
WORDLESS = {PageBreak, Contents, Index, Tiles}
"""Blocks without inlines: what they say is plain words."""
NOTELESS = {("Illustration", "finding"), ("Heading", "remark")}
"""What a picture shows is said on its slide only; the editor's word beside a head is no prose."""


class Marker:
    """Puts a note of its own wherever a block has words."""

    def __init__(self) -> None:
        self.fields: list[tuple[str, str]] = []

    def marked(self, value: Any, where: tuple[str, str] = ("", "")) -> Any:
        """A value with the words of all its fields changed for ones with a note."""
        if isinstance(value, tuple):
            return tuple(self.marked(each, where) for each in value)
        if not type(value).__module__.endswith("banxin.document"):
            return value
        kind = type(value).__name__
        changes = {}
        for name, hint in get_type_hints(type(value)).items():
            if (kind, name) in NOTELESS:
                continue
            if hint == Inlines:
                changes[name] = self._noted(kind, name)
            elif hint == tuple[Inlines, ...]:
                changes[name] = tuple(self._noted(kind, name) for _ in getattr(value, name))
            else:
                changes[name] = self.marked(getattr(value, name))
        return replace(value, **changes)

    def _noted(self, kind: str, name: str) -> Inlines:
        count = len(self.fields)
        self.fields.append((kind, name))
        return (Text(f"词{count}"), Note(f"n{count}", (Text(f"注{count}了"),), f"n{count}"))


def one_of_each(style: str) -> tuple[Document, tuple[Block, ...]]:
    """A block of every kind that has words, and the document they come from."""
    sources = read_report(Given(FILES), "report.yaml").sources
    assert sources is not None
    document = assemble(sources, load_style(style, Given({}))).document
    first = {type(block): block for block in reversed(document.blocks) if type(block) not in WORDLESS}
    return document, tuple(first.values())


def forms(block: Block) -> tuple[Block, ...]:
    """A block in every form in which words of its may stand elsewhere."""
    match block:
        case Cards():
            return tuple(replace(block, form=form, lead=form == "rows") for form in get_args(CardsForm))
        case Illustration():
            return block, replace(block, wide=True, anchor=f"{block.anchor}.wide")
        case Paragraph():
            return tuple(replace(block, role=role) for role in ("body", "introduction", "editorial", "note", "credit"))
        case _:
            return (block,)


@cache
def made(style: str) -> tuple[tuple[tuple[str, str], ...], bytes, Laid]:
    """The fields with a note each, block after block on pages of their own; the PDF; its pages."""
    document, blocks = one_of_each(style)
    marker = Marker()
    chapter = next(block for block in blocks if isinstance(block, Heading))
    others = [form for block in blocks if block is not chapter for form in forms(block)]
    set_apart = [part for block in others for part in (PageBreak(), marker.marked(block))]
    heads = [marker.marked(replace(chapter, level=level, anchor=f"h{level}")) for level in (2, 3, 4)]
    document = replace(document, blocks=(Contents(), marker.marked(chapter), *heads, *set_apart))
    own = load_style(style, Given({}))
    fonts = Fonts(FontFiles(Given({})), own.families)
    laid = lay_out(document, own, fonts)
    paper = own.paper.width, own.paper.height
    return tuple(marker.fields), pdf(document, laid.pages, fonts, paper), laid


def texts(data: bytes) -> list[str]:
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def noted(page: str) -> tuple[dict[str, str], dict[str, str]]:
    """The notes marked on a page, each with its number, and those printed on it."""
    marked = dict(re.findall(rf"词(\d+)({MARK})", page))
    printed = {said: number for number, said in re.findall(rf"({MARK})注(\d+)了", page)}
    return marked, printed


def test_every_kind_of_block_is_asked() -> None:
    assert {type(block) for block in one_of_each("annual")[1]} == set(get_args(Block)) - WORDLESS


@pytest.mark.parametrize("style", STYLES)
def test_every_note_stands_on_the_page_of_its_mark(style: str) -> None:
    fields, data, laid = made(style)
    found: set[str] = set()
    for page in texts(data):
        marked, printed = noted(page)
        lost = [fields[int(said)] for said in marked.keys() - printed.keys()]
        assert marked == printed, (style, lost)
        assert [*printed.values()] == [circled(number) for number in range(1, len(printed) + 1)]
        found |= printed.keys()
    missing = {fields[at] for at in range(len(fields)) if str(at) not in found}
    assert not missing, (style, missing)
    assert not {problem.code for problem in laid.problems} & {"L001", "L002"}


@pytest.mark.parametrize("style", STYLES)
def test_contents_running_heads_and_bookmarks_have_no_marks(style: str) -> None:
    fields, data, _ = made(style)
    assert sum(len(re.findall(MARK, page)) for page in texts(data)) == 2 * len(fields)
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_outline() as outline:
        titles = [str(item.title) for item in walked(outline.root)]
    assert titles and not any(re.search(MARK, title) for title in titles)


def walked(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from walked(item.children)


# ---------------------------------------------------------------- over page ends, on their side, in columns

NOTES = "notes: {h: 注1了, t: 注2了, c: 注3了, n: 注4了, p: 注5了}\n"
ROWS = ", ".join(f"[项{at}, '{at}']" for at in range(90))
TABLE = f'{{id: t, title: "词2[^t]", columns: [甲, "词1[^h]"], rows: [["词3[^c]", "1"], {ROWS}], note: "词4[^n]。"}}'
LONG = f'title: 章\n{NOTES}panels:\n  - table: {TABLE}\n  - prose: "词5[^p]。"\n'


def pages_of(chapter: str, style: str = "", layout: str = "annual") -> list[str]:
    made = printed(chapter, style=style, report="contents: false\n", files={"my.yaml": f"extends: {layout}\n{style}"})
    assert not {problem.code for problem in made.problems} & {"L001", "L002"}, made.problems
    return made.texts


@pytest.mark.parametrize("layout", STYLES)
@pytest.mark.parametrize("lies", [False, True])
def test_the_head_of_a_table_that_goes_on_is_marked_once(layout: str, lies: bool) -> None:
    """What is said again over a page end has no marks: a note stands where it is named first."""
    chapter = LONG.replace("id: t,", "id: t, sideways: true,") if lies else LONG
    pages = pages_of(chapter, layout=layout)
    with_notes = [noted(page) for page in pages]
    assert all(marked == printed for marked, printed in with_notes)
    assert [said for marked, _ in with_notes for said in marked] == ["2", "1", "3", "4", "5"]
    assert sum("（续）" in page for page in pages) >= 2
    assert sum(len(re.findall(MARK, page)) for page in pages) == 10


def test_a_row_parted_over_pages_leaves_each_note_with_its_line() -> None:
    """A cell taller than a page: the notes at its end stand on the last of its pages."""
    cell = f"词1[^h]{'长长的一格，' * 1500}词2[^t]"
    pages = pages_of(f'title: 章\n{NOTES}panels:\n  - table: {{id: t, title: 表, columns: [甲, 乙], rows: [["{cell}", "1"]]}}\n')
    places = {said: at for at, page in enumerate(pages) for said in noted(page)[0]}
    assert all(marked == printed for marked, printed in map(noted, pages))
    assert places["1"] < places["2"]


def test_a_callout_that_goes_on_is_marked_once() -> None:
    points = ", ".join(f"要点{at}" for at in range(60))
    pages = pages_of(f'title: 章\n{NOTES}panels:\n  - policy: {{title: "词1[^h]", points: [{points}, "词2[^t]"]}}\n')
    assert sum("词1（续）" in page for page in pages) == 2
    assert [noted(page) for page in pages if noted(page)[0]] == [({"1": "①"},) * 2, ({"2": "①"},) * 2]


def test_notes_of_a_chapter_are_numbered_in_its_order_wherever_they_stand() -> None:
    pages = pages_of(LONG, style="furniture: {notes: chapter}\n")
    numbers = [number for page in pages for number in noted(page)[1].values()]
    assert numbers == ["①", "②", "③", "④", "⑤"]
    assert all(marked == printed for marked, printed in map(noted, pages))


def test_a_note_named_twice_on_a_page_stands_there_once() -> None:
    chapter = f'title: "词1[^h]"\n{NOTES}panels:\n  - prose: "词2[^t]，词1[^h]，**词3[^c]**。"\n'
    page = pages_of(chapter)[-1]
    assert re.findall(f"({MARK})注([0-9])了", page) == [("①", "1"), ("②", "2"), ("③", "3")]
    assert page.count("词1①") == 2 and "词2②" in page and "词3③" in page


def test_a_note_too_long_for_any_foot_is_said_and_printed_after_its_table() -> None:
    long = f"notes: {{h: 注1了{'很长的注。' * 700}注2了}}\n"
    chapter = f'title: 章\n{long}panels:\n  - table: {{id: t, title: 表, columns: [甲], rows: [["词1[^h]"]]}}\n'
    made = printed(chapter, report="contents: false\n")
    assert [problem.code for problem in made.problems] == ["L006"]
    assert sum(page.count("很") for page in made.texts) == 700
    assert "词1①" in made.texts[1] and "①注1了" in made.texts[1] and "注2了" in made.texts[-1]


@pytest.mark.parametrize("layout", ["gongwen", "brief"])
def test_a_title_over_several_lines_keeps_its_note(layout: str) -> None:
    """Titles of appendices and of a brief's items are broken by sense; their notes stand behind their words."""
    title = "滨湖市公共图书馆服务提升行动重点任务分工和完成时限一览表词1[^h]（试行）"
    chapter = f"title: 标题\n{NOTES}panels:\n  - prose: 甲。\n"
    report = "contents: false\nappendices: [a.yaml]\n" if layout == "gongwen" else "contents: false\n"
    made = printed(
        chapter.replace("标题", title) if layout == "brief" else "title: 正文\npanels:\n  - prose: 甲。\n", report=report,
        files={"my.yaml": f"extends: {layout}\n", "a.yaml": chapter.replace("标题", title)},
    )  # fmt: skip
    page = next(page for page in made.texts if "词1①" in page)
    assert noted(page) == ({"1": "①"},) * 2
    assert len([*made.part("word/document.xml").iter(f"{W}footnoteReference")]) == 1
