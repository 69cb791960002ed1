"""Text in columns: balanced, parted over pages in reading order, level lines, notes at the foot; sections in Word."""

from __future__ import annotations

import re
from functools import cache

import pikepdf
import pypdfium2
import pytest

from banxin.build import build, check
from banxin.document import ColumnRun
from banxin.frame import Frame
from banxin.layout.multicolumn import place, side_by_side
from banxin.layout.pages import cut
from banxin.layout.strip import NEVER, FootNote, Strip
from banxin.lint import lint
from banxin.materials import Given
from banxin.pull import pull
from banxin.style import Style
from banxin.styles import load_style
from tests.layout.printed import WORDS, Printed, W, printed

RUN = ColumnRun(2, "run")


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style("annual", Given({}))


# ---------------------------------------------------------------- the pass


def text(count: int, run: ColumnRun | None = None, notes: dict[int, float] | None = None) -> list[Strip]:
    """A paragraph of so many lines; the frame of a line is as wide as its number, so that it can be told."""
    made = []
    for index in range(count):
        penalty = 0.0 if index == count - 1 else NEVER if index in (0, count - 2) else 1.0
        noted = tuple(FootNote(f"n{at}", Frame(483, high)) for at, high in (notes or {}).items() if at == index)
        made.append(
            Strip(
                Frame(483, 0), "text", "text", ascent=13, descent=5, above=18 if index else None,
                grid=None if index else 0, penalty=penalty, columns=run, notes=noted,
            )
        )  # fmt: skip
    return made


def columns(strip: Strip) -> list[int]:
    """How many lines stand in each column of a part."""
    across = [item.x for item in strip.frame.items]  # type: ignore[union-attr]
    return [across.count(x) for x in dict.fromkeys(across)]


def parts(strips: tuple[Strip, ...], style: Style) -> list[list[list[int]]]:
    """What the parts of runs on every page look like; nothing runs below the type area."""
    made = side_by_side(strips, style)
    cuts = cut(made, style)
    assert not any(page.too_tall for page in cuts)
    return [[columns(s) for s in made[page.first : page.end] if s.columns] for page in cuts]


@pytest.mark.parametrize(
    ("lines", "run", "made"),
    [
        ([8], RUN, [4, 4]),
        ([9], RUN, [5, 4]),
        ([3], RUN, [3]),  # a paragraph of three lines stays whole
        ([3, 3], RUN, [3, 3]),
        ([1] * 7, RUN, [4, 3]),
        ([5, 4, 3], ColumnRun(3, "run"), [5, 4, 3]),
        ([1], RUN, [1]),
    ],
)
def test_columns_are_alike_without_widows(lines: list[int], run: ColumnRun, made: list[int], style: Style) -> None:
    assert parts(tuple(s for count in lines for s in text(count, run)), style) == [[made]]


def test_a_long_run_fills_each_page_column_by_column(style: Style) -> None:
    strips = (*text(10), *(s for _ in range(45) for s in text(4, RUN)), *text(6))
    pages = parts(strips, style)
    assert sum(map(sum, (part for page in pages for part in page))) == 180
    assert len(pages) == 3 and all(len(page) == 1 for page in pages)
    for page in pages[:-1]:
        assert max(page[0]) - min(page[0]) <= 2 and not any(count % 4 in (1, 3) for count in page[0])
    assert max(pages[1][0]) >= 36  # of 38
    assert max(pages[2][0]) - min(pages[2][0]) <= 4


def test_notes_take_their_room_from_the_page_of_their_mark(style: Style) -> None:
    def run(notes: dict[int, float]) -> list[list[list[int]]]:
        return parts((*text(120, RUN, notes),), style)

    assert run({})[0] == [[38, 38]]
    assert run({5: 90.0})[0] == [[31, 31]]
    assert run({100: 90.0})[0] == [[38, 38]]


def test_a_run_goes_to_the_next_page_with_its_head(style: Style) -> None:
    head = Strip(Frame(483, 0), "h3", "h3", ascent=13, descent=5, grid=-2, penalty=NEVER)
    strips = (*text(36), head, *text(3, RUN), *text(3, RUN))
    made = side_by_side(strips, style)
    first, second = ([strip.start for strip in made[page.first : page.end]] for page in cut(made, style))
    assert set(first) == {"text"} and second[-2:] == ["h3", "columns"]


def test_what_goes_over_leaves_no_column_empty(style: Style) -> None:
    strips = tuple(s for count in (36, 40, 2) for s in text(count, RUN))
    assert parts(strips, style)[-1] == [[3, 2]]


def test_text_without_columns_is_not_touched(style: Style) -> None:
    strips = tuple(text(9))
    assert side_by_side(strips, style) is strips
    assert place(None, style) == (style.main_at, style.main)
    assert place(RUN, style) == (0.0, (style.full - style.grid.gutter) / 2)


# ---------------------------------------------------------------- finished files


def chapter(paragraphs: int, *, number: int = 1, count: int = 2, points: int = 0, after: str = "") -> str:
    """A numbered chapter of a paragraph, a run and another paragraph; every paragraph says its number."""
    said = "\n\n".join(f"甲{index:02}段。{WORDS}{'[^n]' * (index == 1)}{WORDS}" for index in range(paragraphs))
    prose = said.replace("\n", "\n            ")
    listed = f"\n        - points: [{', '.join(f'乙{index:02}条，{WORDS}' for index in range(points))}]" * bool(points)
    return (
        f'number: "{number}"\ntitle: 章\nnotes: {{n: 注文。}}\npanels:\n  - prose: 前文。\n  - columns:\n      count: {count}\n'
        f"      panels:\n        - prose: |\n            {prose}{listed}\n{after}"
    )


@cache
def made() -> Printed:
    return printed(chapter(26, points=4, after="  - prose: 后文。\n"), chapter(2, number=2, count=3))


def edges(page: pypdfium2.PdfPage, pattern: str) -> list[tuple[str, float, float]]:
    """Words of a page that match, with their left edges and baselines' heights in points, in the order of content."""
    words = page.get_textpage()
    signs = [(words.get_text_range(at, 1), words.get_charbox(at)) for at in range(words.count_chars())]
    whole = "".join(sign if len(sign) == 1 else " " for sign, _ in signs)
    return [(match[0], *signs[match.start()][1][:2]) for match in re.finditer(pattern, whole)]


def test_pages_are_read_column_by_column() -> None:
    whole = "".join(made().texts)
    first = whole[: whole.index("后文")]
    assert re.findall(r"甲(\d\d)段", first) == [f"{index:02}" for index in range(26)]
    assert re.findall(r"乙(\d\d)条", first) == ["00", "01", "02", "03"]
    assert made().problems == ()


def test_two_columns_of_the_full_width_stand_level(style: Style) -> None:
    document = pypdfium2.PdfDocument(made().pdf)
    page = next(p for p in document if "甲00段" in "".join(p.get_textpage().get_text_range().split()))
    heads = edges(page, r"甲 ?\d\d ?段")
    indent = style.chinese.indent * style.text.body.size
    left = style.paper.inner + indent
    across = sorted({round(x) for _, x, _ in heads})
    _, width = place(RUN, style)
    assert across == pytest.approx([left, left + width + style.grid.gutter], abs=2.5)  # 甲 does not fill its em
    down = [y for _, _, y in heads]
    assert all(abs((y - down[0]) / 18 - round((y - down[0]) / 18)) < 0.05 for y in down)
    assert max(down) == pytest.approx(heads[0][2], abs=1)
    note = edges(page, "注文")
    assert note and note[0][2] < min(down)


def test_the_tags_follow_the_reading() -> None:
    """Every paragraph and point is one element, in the order of the source, though its lines stand in two columns."""
    kinds: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                kinds.append(str(kid.S))
                walk(kid)

    with made().opened() as opened:
        walk(opened.Root.StructTreeRoot)
    body = kinds[kinds.index("/H1") :]
    run = body[: body.index("/L")]
    assert run.count("/P") >= 27  # 前文 and 26 paragraphs stand before the list
    assert body.count("/LI") == 4


def test_word_has_continuous_sections_of_columns(style: Style) -> None:
    body = made().part("word/document.xml")
    sections = [
        (s.find(f"{W}type").get(f"{W}val"), s.find(f"{W}cols").get(f"{W}num"), s.find(f"{W}cols").get(f"{W}space"))
        for s in body.iter(f"{W}sectPr")
    ]  # fmt: skip
    space = str(round(style.grid.gutter * 20))
    first, second = sections.index(("continuous", "2", space)), sections.index(("continuous", "3", space))
    # Behind each a section of one column, so that Word makes the columns alike.
    assert [sections[at + 1][:2] for at in (first, second)] == [("continuous", None)] * 2
    assert sections[first - 1][0] == "nextPage" and second == len(sections) - 2
    used = {p.get(f"{W}val") for p in body.iter(f"{W}pStyle")}
    assert {"BodyTextFirstIndentColumn", "ListBulletColumn"} <= used
    template = {s.get(f"{W}styleId"): s for s in made().part("word/styles.xml").iter(f"{W}style")}
    assert template["BodyTextFirstIndentColumn"].find(f"{W}pPr/{W}ind").get(f"{W}left") == "0"
    assert lint(made().docx, "report.docx") == ()


def test_a_run_opens_and_closes_a_report() -> None:
    alone = printed("untitled: true\npanels:\n  - columns:\n      - prose: 甲段。\n      - points: {numbered: true, points: [乙条, 丙条]}\n")
    assert all(words in alone.texts[-1] for words in ("甲段。", "乙条", "丙条"))
    assert lint(alone.docx, "report.docx") == ()


@pytest.mark.parametrize(
    ("written", "line", "code", "words"),
    [
        ("{count: 1, panels: [prose: 甲]}", 4, "Y", "2"),
        ("{count: 4, panels: [prose: 甲]}", 4, "Y", "3"),
        ("{count: 2, panels: []}", 4, "Y", "panels"),
        ("[]", 4, "Y", ""),
        ("\n      - prose: 甲\n      - table: {id: t, title: 表, columns: [甲], rows: [[乙]]}", 6, "Y", "table"),
        ("\n      - prose: 甲\n      - bar: {id: c, title: 图, rows: [{name: 甲, value: 1, unit: 家}]}", 6, "Y", "bar"),
        ("\n      - prose: 甲\n      - cards: [{name: 甲, text: 乙}]", 6, "Y", "cards"),
    ],
)
def test_what_cannot_run_in_columns_is_told(written: str, line: int, code: str, words: str) -> None:
    files = {"report.yaml": "title: 样例\nsections: [1.yaml]\n", "1.yaml": f"title: 章\npanels:\n  - prose: 前文。\n  - columns: {written}\n"}
    problems = check("report.yaml", Given(files)).problems
    assert len(problems) == 1 and problems[0].is_error, problems
    told = problems[0]
    assert (told.place.file, told.place.line) == ("1.yaml", line) and told.code.startswith(code)
    assert words in told.message + told.mend


@pytest.mark.parametrize("name", ["gongwen", "brief"])
def test_official_forms_have_one_column_and_say_so(name: str) -> None:
    files = {"report.yaml": f"title: 样例\nstyle: {name}\nsections: [1.yaml]\n", "1.yaml": chapter(3)}
    said = [(p.code, p.place.line) for p in check("report.yaml", Given(files)).problems if p.code.startswith("L")]
    assert said == [("L013", 7)]


def test_nothing_comes_back_from_an_untouched_word_file() -> None:
    files = {"report.yaml": "title: 样例\nstyle: annual\nsections: [1.yaml]\n", "1.yaml": chapter(6, points=2)}
    docx = printed(chapter(6, points=2)).docx
    names = {"report.yaml": "title: 样例\nstyle: my.yaml\nsections: [1.yaml]\n", "my.yaml": "extends: annual\n"}
    assert pull(docx, "report.docx", "report.yaml", Given(files | names)).changes == ()


def test_notes_that_no_page_holds_are_told_and_nothing_is_lost() -> None:
    count = 12
    notes = "".join(f"  n{at}: {'很长的注' * 60}\n" for at in range(count))
    marks = "".join(f"乙[^n{at}]" for at in range(count))
    files = {
        "report.yaml": "title: 样例\nsections: [a.yaml]\n",
        "a.yaml": f"title: 章\nnotes:\n{notes}panels:\n  - columns: [prose: '甲{marks}']\n",
    }
    made = build("report.yaml", Given(files), to=("pdf",))
    assert {problem.code for problem in made.problems} == {"L001"}
    pages = pypdfium2.PdfDocument(made.outputs["report.pdf"])
    said = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert said.count("乙") == count and re.sub(r"\s", "", said).count("很长的注") == 60 * count
