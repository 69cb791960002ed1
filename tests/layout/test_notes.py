"""Footnotes at the foot of the page that carries their mark, and one too long for any foot."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2

from banxin.build import build
from banxin.document import Heading, Paragraph
from banxin.inlines import Note, Text
from banxin.materials import Given
from banxin.style import Style
from tests.layout.conftest import Lay, Sheets

SENTENCE = "开展体系化布局，加快建设一批具有战略性、前瞻性、颠覆性、交叉性的高水平科研机构。"
HEAD = Heading(1, "1", (Text("一章"),), "s1", "一章")


def noted(lay: Lay, *sentences: int) -> Sheets:
    """A paragraph with notes of so many sentences each, between two without."""
    notes = tuple(Note(f"n{at}", (Text(f"注{at}。" + SENTENCE * count),)) for at, count in enumerate(sentences))
    plain = Paragraph((Text(SENTENCE * 2),))
    return lay(HEAD, plain, Paragraph((Text("前文"), *notes, Text("后文。"))), plain)


def test_notes_stand_on_the_foot_of_their_page_in_order(lay: Lay, style: Style) -> None:
    sheets = noted(lay, 1, 3)
    (first, one), (second, two) = (sheets.find(words)[::2] for words in ("注0", "注1"))
    assert first == second == 2
    last = style.paper.height - style.paper.foot
    assert one < two < last
    assert "前文①②后文" in sheets.text(2)
    assert not sheets.laid.problems


def test_a_note_too_long_for_any_foot_stands_after_its_paragraph(lay: Lay, style: Style) -> None:
    """None of its words is lost or runs off the sheet; it is said once, though it is set in every round."""
    sheets = noted(lay, 120, 1)
    said = [(problem.code, problem.message) for problem in sheets.laid.problems]
    assert len(said) == 1 and said[0][0] == "L006" and "n0" in said[0][1]
    runs = [run for page in range(2, len(sheets.pages) + 1) for run in sheets.runs(page) if run[2].element.kind == "Note"]
    assert "".join(run.text for _, _, run in runs).count("。") == 1 + 120 + 1 + 1
    foot = style.paper.height - style.paper.foot
    places = [y for _, y, _ in runs]
    assert max(places) < foot + 1 and min(places) > style.paper.head
    assert sheets.find("注1")[0] == 2 < len(sheets.pages)


# ---------------------------------------------------------------- numbers

CHAPTER = "number: '{0}'\ntitle: 章\nnotes: {{n: 注文{0}。, m: 又注{0}。}}\npanels:\n  - prose: {1}\n  - page_break: true\n  - prose: {2}\n"
FILES = {
    "report.yaml": "title: 报告\ncontents: false\nstyle: my.yaml\nsections: [one.yaml, two.yaml]\n",
    "one.yaml": CHAPTER.format(1, "甲[^n]。", "乙[^m]，丙[^n]。"),
    "two.yaml": CHAPTER.format(2, "丁[^m]，戊[^n]。", "己。"),
}


def numbered(notes: str, *pages: str) -> dict[str, bytes]:
    """The files of a report whose notes are numbered so; its pages (after the cover) say these words."""
    my = f"extends: annual\nname: my\ntitle: 我的\nfurniture: {{notes: {notes}}}\n"
    built = build("report.yaml", Given(FILES | {"my.yaml": my}), to=("pdf", "docx"))
    pdf = pypdfium2.PdfDocument(built.outputs["report.pdf"])
    text = ["".join(page.get_textpage().get_text_range().split()) for page in pdf][1:]
    for wanted, page in zip(pages, text, strict=True):
        assert all(words in page for words in wanted.split()), (wanted, page)
    return dict(built.outputs)


def restarts(data: bytes) -> list[str]:
    """Where Word begins to count notes again, section by section."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return re.findall(r'<w:numRestart w:val="(\w+)"', archive.read("word/document.xml").decode())


def test_notes_are_numbered_by_chapter_where_the_style_says_so() -> None:
    """A note named again keeps its number; the next chapter begins again, with notes of the same names."""
    made = numbered("chapter", "甲①。 ①注文1。", "乙②，丙①。 ②又注1。", "丁①，戊②。 ①又注2。 ②注文2。", "己。")
    assert set(restarts(made["report.docx"])) == {"eachSect"}


def test_notes_of_one_name_in_two_chapters_are_numbered_apart() -> None:
    files = numbered("page", "甲", "乙①，丙②。", "丁①，戊②。 ①又注2。 ②注文2。", "己。")
    assert set(restarts(files["report.docx"])) == {"eachPage"}


def test_notes_of_one_name_in_two_sections_of_a_page_are_numbered_apart() -> None:
    below = "{{title: {0}节, notes: {{n: {0}注。}}, panels: [{{prose: '{0}[^n]。'}}]}}"
    chapter = f"title: 章\nsections:\n  - {below.format('甲')}\n  - {below.format('乙')}\n"
    files = {"report.yaml": "title: 报告\ncontents: false\nsections: [one.yaml]\n", "one.yaml": chapter}
    page = pypdfium2.PdfDocument(build("report.yaml", Given(files), to=("pdf",)).outputs["report.pdf"])[1]
    text = "".join(page.get_textpage().get_text_range().split())
    assert all(words in text for words in ("甲①。", "乙②。", "①甲注。", "②乙注。")), text
