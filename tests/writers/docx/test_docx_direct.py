"""Named styles only: no paragraph and no run of any sample says itself how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from banxin.build import prepare
from banxin.document import Callout, Cell, Column, ColumnRun, Point, Points, Row, Table
from banxin.materials import Folder, Given
from banxin.writers.docx import ChartPicture, docx
from banxin.writers.docx.pictures import dot
from writers.docx.lint import direct
from writers.docx.specimen import W, part, parts, t, val, written

TESTS = Path(__file__).parents[2]
EVERY = {path.name: path.read_bytes() for path in (TESTS / "every").iterdir()} | {"a.png": dot("#808080")}
SAMPLES: Mapping[str, Folder | Given] = {
    "report.yaml": Folder(TESTS.parent / "seeds"), "notice.yaml": Folder(TESTS.parent / "seeds"),
    "brief.yaml": Folder(TESTS.parent / "seeds"), "every": Given(EVERY),
}  # fmt: skip


class Drawn(dict[str, ChartPicture]):
    """A picture for every chart."""

    def __missing__(self, key: str) -> ChartPicture:
        return ChartPicture(b"<svg/>", dot("#808080"), 100.0, 100.0)


@cache
def file(sample: str, style: str | None) -> bytes:
    checked = prepare("report.yaml" if sample == "every" else sample, SAMPLES[sample], style)
    assert checked.document is not None and checked.style is not None
    return docx(checked.document, checked.style, {}, Drawn())


@pytest.mark.parametrize("style", [None, "annual", "gongwen", "brief"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_formatted_by_hand(sample: str, style: str | None) -> None:
    data = file(sample, style)
    stories = [name for name in parts(data) if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes")) and name.endswith(".xml")]
    assert [fault for name in stories for fault in direct(part(data, name))] == []


def test_paragraphs_that_stay_with_the_next_have_forms_of_their_styles_that_say_nothing_else() -> None:
    table = Table("t", "", t("表"), (Column(),), (), (Row((Cell(t("甲")),)),), "t", note=t("注：一。"), source=t("公报"))
    data = written(table)
    styles = {val(s, "styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    used = [val(node) for node in part(data).iter(f"{W}pStyle") if val(node).startswith("TableNote")]
    assert used == ["TableNoteKept", "TableNote"]
    kept = styles["TableNoteKept"]
    assert (val(kept.find(f"{W}name")), val(kept.find(f"{W}basedOn"))) == ("表注（与下段同页）", "TableNote")
    assert [child.tag for child in kept.find(f"{W}pPr")] == [f"{W}keepNext"] and kept.find(f"{W}rPr") is None


def test_titles_that_stand_in_have_styles_of_their_own_based_on_the_title() -> None:
    titles = ["《上海市促进高成长企业加快发展三年行动方案（2025—2027年）》", "《上海市科学技术进步条例实施细则和配套政策文件汇编（试行）》", "《方案》"]
    data = written(*(Callout("政策文件", t(title), (Point(t("一")),), "") for title in (*titles, titles[0])))
    styles = {val(s, "styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    used = [val(node) for node in part(data).iter(f"{W}pStyle") if val(node).startswith("PolicyTitle")]
    assert used[2] == "PolicyTitle" and used[0] == used[3] and len(set(used)) == 3
    for key in used[:2]:
        assert val(styles[key].find(f"{W}basedOn")) == "PolicyTitle"
        assert {name.removeprefix(W) for name in styles[key].find(f"{W}pPr/{W}ind").attrib} == {"right"}


def test_numbered_points_in_columns_have_a_list_that_begins_at_the_columns_edge() -> None:
    run = ColumnRun(2, "run")
    data = written(Points((Point(t("主栏")),), numbered=True), Points((Point(t("栏中")),), numbered=True, columns=run), Points((Point(t("又一组")),), numbered=True, columns=run))
    lists = part(data, "word/numbering.xml")
    numbers = {val(num, "numId"): val(num.find(f"{W}abstractNumId")) for num in lists.iter(f"{W}num")}
    lefts = {val(one, "abstractNumId"): val(one.find(f"{W}lvl/{W}pPr/{W}ind"), "left") for one in lists.iter(f"{W}abstractNum")}
    told = [numbers[val(node)] for node in part(data).iter(f"{W}numId")]
    assert len(set(told)) == 3
    assert lefts[told[1]] == lefts[told[2]] != lefts[told[0]]
    assert int(lefts[told[0]]) - int(lefts[told[1]]) == 2520  # the side column: 12 em
