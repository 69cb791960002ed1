"""Files that nobody has to repair: the rules hold for every block, and each rule catches what it is for."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    ColumnRun,
    Paragraph,
    Point,
    Points,
    Quotation,
    Row,
    Table,
    Title,
)
from banxin.inlines import Link, Note, Strong, Sup, Text
from banxin.records import replace
from banxin.writers.docx import docx
from writers.docx.lint import faults, toggled
from writers.docx.specimen import CHART, annual, blocks, document, heading, t, whole, written


def test_every_block_is_sound() -> None:
    assert faults(whole()) == []


def test_no_bold_style_stands_in_a_bold_paragraph() -> None:
    assert toggled(whole()) == []


@pytest.mark.parametrize("title", [Title("报告", "", "报告", ""), Title("一" * 60, "2025", "一" * 60, "副题")])
def test_covers_without_year_and_with_long_titles_are_sound(title: Title) -> None:
    assert faults(written(title=title, date="2026年1月15日", author="上海市科学技术委员会")) == []


def test_an_empty_document_is_sound() -> None:
    empty = replace(document(), blocks=())
    assert faults(docx(empty, annual(), {}, {})) == []


def test_a_style_without_side_column_is_sound() -> None:
    style = annual()
    flat = style.model_copy(update={"grid": style.grid.model_copy(update={"side": 0})})
    assert faults(docx(document(), flat, {}, {"tiers": CHART, "wide": CHART})) == []


# ---------------------------------------------------------------- random documents

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=()), min_size=0, max_size=12)
INLINES = st.recursive(
    st.builds(lambda s: (Text(s),), WORDS),
    lambda inner: st.one_of(
        st.builds(lambda i: (Strong(i),), inner), st.builds(lambda i: (Sup(i),), inner),
        st.builds(lambda i: (Note("n", i), *i), inner), st.builds(lambda i: (Link("https://example.org/", i),), inner),
        st.builds(lambda a, b: (*a, *b), inner, inner),
    ),
    max_leaves=4,
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    cells = st.lists(st.builds(Cell, INLINES, st.integers(1, 3), st.integers(1, 3)), min_size=0, max_size=4)
    rows = draw(st.lists(st.builds(lambda c, k: Row(tuple(c), k), cells, st.sampled_from(["item", "group", "part"])), min_size=1, max_size=4))
    return Table("t", "表1", draw(INLINES), (Column(),) * columns, (), tuple(rows), "t", draw(WORDS))


ANCHORS = st.sampled_from(["栏一", "栏二"])
BLOCKS = st.one_of(
    st.builds(lambda i: Paragraph(i, origin="o"), INLINES),
    st.builds(lambda ps, n: Points(tuple(Point(p) for p in ps), n), st.lists(INLINES, min_size=1, max_size=3), st.booleans()),
    st.builds(lambda cs, f: Cards(tuple(Card(c, c, origin="c") for c in cs), f), st.lists(INLINES, min_size=1, max_size=4), st.sampled_from(["halves", "thirds", "rows", "open"])),
    st.builds(lambda level, title: heading(level, title, title), st.integers(1, 4), st.sampled_from(["甲", "乙", "丙"])),
    tables(),
    st.builds(lambda n, ps: Callout("政策文件", t("甲" * n), tuple(map(Point, ps)), ""), st.integers(20, 70), st.lists(INLINES, min_size=1, max_size=2)),
    st.builds(lambda i, a, n: Paragraph(i, columns=ColumnRun(n, a), origin="o"), INLINES, ANCHORS, st.integers(2, 3)),
    st.builds(lambda ps, a, n: Points(tuple(map(Point, ps)), numbered=n, columns=ColumnRun(2, a)), st.lists(INLINES, min_size=1, max_size=2), ANCHORS, st.booleans()),
    st.builds(lambda i: Quotation((i,), i, "o"), INLINES),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=5))
def test_random_documents_are_sound(found: list[Block]) -> None:
    seen: set[str] = set()
    unique = [b for b in found if not (anchor := getattr(b, "anchor", "")) or not (anchor in seen or seen.add(anchor))]
    # Cells that a table has no room for are a fault of its author's, found before a document is made.
    assert faults(docx(replace(document(), blocks=tuple(unique)), annual(), {}, {})) == []


# ---------------------------------------------------------------- what each rule is for

MUTANTS = [
    ("a bookmark without an end", "word/document.xml", r"<w:bookmarkEnd [^>]*/>", "", "W007"),
    ("a bookmark name twice", "word/document.xml", r'w:name="_Ref\d+"', 'w:name="_Ref1"', "W007"),
    ("a style nobody defined", "word/document.xml", r'<w:pStyle w:val="CardText"/>', '<w:pStyle w:val="None"/>', "W006"),
    ("a field cut off", "word/document.xml", r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "W004"),
    ("two parts of a field in a run", "word/document.xml", r'</w:r><w:r><w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="separate"/>', "W004"),
    ("a cell without a paragraph", "word/document.xml", r"(</w:tcPr>)<w:p>((?!</w:tc>).)*</w:tc>", r"\1</w:tc>", "W005"),
    ("a span over the grid", "word/document.xml", r'<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="9"/>', "W005"),
    ("properties out of order", "word/styles.xml", r'(<w:keepNext/>)(<w:keepLines/>)', r"\2\1", "W003"),
    ("a missing target", "word/_rels/document.xml.rels", r'Target="styles.xml"', 'Target="style.xml"', "W001"),
    ("a relationship nobody has", "word/document.xml", r'r:embed="rId\d+"', 'r:embed="rId999"', "W001"),
    ("a drawing's id twice", "word/document.xml", r'(<wp:docPr id=")\d+', r"\g<1>1", "W008"),
    ("a drawing without words", "word/document.xml", r' descr="[^"]*"', "", "W008"),
    ("a note that is not there", "word/document.xml", r'<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="7"/>', "W006"),
    ("a list that is not there", "word/styles.xml", r'<w:numId w:val="1"/>', '<w:numId w:val="77"/>', "W006"),
    ("direct formatting", "word/document.xml", r'(<w:rStyle w:val="SetOff"/>)', r"\1<w:b/>", "direct"),
    ("Han without a hint", "word/document.xml", r'<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>', "", "hint"),
    ("theme fonts", "word/styles.xml", r'w:eastAsia="宋体"', 'w:eastAsiaTheme="minorEastAsia"', "W009"),
    ("blanks that would go", "word/document.xml", r' xml:space="preserve"> ', "> ", "W012"),
    ("an update that asks", "word/settings.xml", "<w:compat>", "<w:updateFields/><w:compat>", "W010"),
    ("a table's width", "word/document.xml", r'(<w:gridCol w:w=")\d+', r"\g<1>1", "W005"),
    ("a lost reference", "word/document.xml", r"PAGEREF _Toc\d+", "PAGEREF _Toc1", "W013"),
]  # fmt: skip


@pytest.mark.parametrize("what,part,old,new,found", MUTANTS, ids=[m[0] for m in MUTANTS])
def test_a_broken_file_is_found_out(what: str, part: str, old: str, new: str, found: str) -> None:
    source = zipfile.ZipFile(io.BytesIO(whole()))
    text = source.read(part).decode()
    broken = re.sub(old, new, text, count=0 if "twice" in what else 1)
    assert broken != text, what
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, broken if name == part else source.read(name))
    told = faults(stream.getvalue())
    assert told and any(found in line for line in told), told


def test_there_is_a_block_of_every_kind_in_the_specimen() -> None:
    import typing

    from banxin import document as contract

    kinds = {kind.__name__ for kind in typing.get_args(contract.Block)}
    assert kinds == {type(block).__name__ for block in blocks()}


