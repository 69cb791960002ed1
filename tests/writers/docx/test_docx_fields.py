"""Live fields with their results: contents, numbers, references, pages; marks that lead back to the source."""

from __future__ import annotations

import re

import pytest

from banxin.document import Contents, Heading, Illustration, Paragraph, Point, Points, figure_anchor
from banxin.inlines import PageOf, Reference
from banxin.writers.docx import docx
from banxin.writers.docx.marks import Marks, origin_name
from banxin.writers.docx.numbers import Numbers, taken_apart
from writers.docx.specimen import (
    FOLIOS,
    W,
    amount,
    annual,
    document,
    heading,
    paragraphs,
    part,
    plot,
    spans,
    t,
    val,
    whole,
    words,
    written,
)


def instructions(data: bytes) -> list[str]:
    return [node.text.strip() for node in part(data).iter(f"{W}instrText")]


def results(data: bytes) -> list[tuple[str, str]]:
    """Each field as its instruction and the words between its middle and its end; nested ones by themselves."""
    found: list[tuple[str, str]] = []
    open_: list[list[str]] = []
    for run in part(data).iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        kind = val(mark, "fldCharType")
        if kind == "begin":
            open_.append(["", ""])
        elif kind == "end":
            found.append((open_[-1][0], open_[-1][1]))
            open_.pop()
        elif (instruction := run.find(f"{W}instrText")) is not None:
            open_[-1][0] = (instruction.text or "").strip()
        elif open_ and open_[-1][0]:
            open_[-1][1] += words(run)
    return found


def test_contents_show_the_folios_of_our_pages() -> None:
    lines = [words for style, words in paragraphs(part(whole())[0]) if style.startswith("TOC") and style != "TOCHeading"]
    assert lines == [
        "〔上文略〕七家院所成果\t3", "1.4\t科技领军企业引领带动作用凸显\t4", "领军企业加快培育\t4", "企业梯度培育\t4",
        "科创板上市企业\t5", "1.5\t新型研发机构\t7", "成果\t7", "项目\t9", "索引\t12",
    ]  # fmt: skip
    listed = [words for style, words in paragraphs(part(whole())[0]) if style == "TableofFigures"]
    assert listed == ["图1\t金字塔式培育体系\t5", "图2\t照片\t8", "图3\t通栏\t8", "表1\t各地家数\t10", "表2\t主要数据\t11"]


def test_contents_are_three_whole_fields_that_word_can_renew() -> None:
    asked = [i for i in instructions(whole()) if i.startswith("TOC")]
    assert asked == [
        r'TOC \o "1-3" \h \z \t "后附标题,5,无编号标题,4,编者标题,4,标题 3（紧接上级标题）,3"', r'TOC \h \z \c "图"', r'TOC \h \z \c "表"',
    ]  # fmt: skip


def test_the_styles_that_contents_ask_for_exist_by_name() -> None:
    names = {val(n) for n in part(whole(), "word/styles.xml").iter(f"{W}name")}
    asked = re.search(r'\\t "(.*)"', instructions(whole())[0])
    assert asked and set(asked[1].split(",")[::2]) <= names


@pytest.mark.parametrize(("chapters", "pages", "before"), [(4, 1, 400), (6, 1, 400), (7, 1, 175), (8, 2, 400), (12, 1, 120)])
def test_chapters_stand_closer_where_contents_would_take_a_page_more_than_ours(chapters: int, pages: int, before: int) -> None:
    """目录 and 图表 stand above their lines in Word, beside them on our pages; at most seven tenths of the space go."""
    heads = [block for n in range(1, chapters + 1) for block in (heading(1, "章", f"c{n}", f"{n}"), heading(2, "节", f"s{n}"), heading(2, "节", f"t{n}"))]
    data = docx(document(Contents(), *heads), annual(), {"c1": str(2 + pages)}, {})
    style = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == "TOC1")
    assert int(val(style.find(f"{W}pPr/{W}spacing"), "before")) == before


def test_contents_with_numbers_of_their_own_are_left_as_they_are() -> None:
    heads = [heading(1, "章", f"c{n}", f"{n}") for n in range(1, 30)]
    style = annual().model_copy(update={"pages": annual().pages.model_copy(update={"front": "roman"})})
    data = docx(document(Contents(), *heads), style, {"c1": "1"}, {})
    toc = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == "TOC1")
    assert val(toc.find(f"{W}pPr/{W}spacing"), "before") == "400"


def test_chapters_that_follow_each_other_have_a_rule_above_each() -> None:
    """Word rules neighbours of one look as one box; what parts them is the rule ``between``."""
    data = docx(document(Contents(), heading(1, "章", "c1", "1")), annual(), {}, {})
    toc = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == "TOC1")
    (borders,) = toc.iter(f"{W}pBdr")
    top, between = borders
    assert (top.tag, between.tag) == (f"{W}top", f"{W}between") and dict(top.attrib) == dict(between.attrib)


def test_heads_left_out_of_contents_stay_out() -> None:
    data = written(Contents(), Heading(2, "", t("不列"), "a", ""), heading(2, "列", "1-4"))
    assert [w for style, w in paragraphs(part(data)[0]) if style == "TOC2"] == ["列\t4"]


def test_captions_count_themselves_and_say_so_where_they_cannot() -> None:
    chart = Illustration("tiers", "图1", t("甲"), plot(), "x", "a")
    far = Illustration("wide", "图7", t("乙"), plot(), "x", "b")
    own = Illustration("wide", "附图", t("丙"), plot(), "x", "c")
    assert results(written(chart, far, own)) == [(r"SEQ 图 \* ARABIC", "1"), (r"SEQ 图 \* ARABIC \r 7", "7")]


def test_references_are_live_where_they_print_a_number() -> None:
    said = Paragraph((Reference("chart", "图1"), Reference("1-4", "1.4"), Reference("1-4", "上节"), PageOf("1-4")))
    found = results(written(heading(1, "节", "1-4", "1.4"), Illustration("tiers", "图1", t("甲"), plot(), "x", "chart"), said))
    assert [(re.sub(r"\d{9}", "…", i), r) for i, r in found if not i.startswith("SEQ")] == [
        (r"REF _Ref… \h \* CHARFORMAT", "图1"), (r"REF _Toc… \r \h", "1.4"), (r"PAGEREF _Toc… \h", "4"),
    ]  # fmt: skip


def test_what_leads_nowhere_is_plain_words() -> None:
    data = written(Paragraph((Reference("nowhere", "图9"), PageOf("1-4"))))
    assert instructions(data) == []
    assert ("BodyTextFirstIndent", "图94") in paragraphs(part(data)[0])


def test_a_figures_page_is_that_of_its_first_place() -> None:
    firms = amount("firms", "95", "家")
    data = written(Paragraph((firms,)), Points((Point((firms,)),)), Paragraph((PageOf(figure_anchor("firms")),)))
    name = Marks().label(figure_anchor("firms"))
    starts = [n for n in part(data).iter(f"{W}bookmarkStart") if val(n, "name") == name]
    assert len(starts) == 1 and words(starts[0].getparent()) == "95家"
    assert results(data) == [(rf"PAGEREF {name} \h", FOLIOS["figure.firms"])]


def test_what_leads_to_a_later_chapter_is_live_and_what_leads_nowhere_is_words_in_every_chapter() -> None:
    firms = amount("firms", "95", "家")
    data = written(
        heading(1, "甲", "a", "1.1"), Paragraph((PageOf(figure_anchor("firms")), Reference("b", "1.2"), PageOf("gone"))),
        heading(1, "乙", "b", "1.2"), Paragraph((PageOf("gone"), Reference("a", "1.1"))),
        heading(1, "丙", "c", "1.3"), Paragraph((firms,)),
    )  # fmt: skip
    marks = Marks()
    asked = [line for line in instructions(data) if line.startswith(("PAGEREF", "REF"))]
    assert [line.split()[1] for line in asked] == [
        marks.label(figure_anchor("firms")), marks.contents("b"), marks.contents("a"),
    ]  # fmt: skip
    said = [words for style, words in paragraphs(part(data)) if style in ("Heading1", "BodyTextFirstIndent")]
    assert [said.index(head) for head in ("甲", "乙", "丙")] == [0, 2, 4]


def test_origins_stand_around_their_words() -> None:
    data = written(Paragraph(t("甲。"), origin="a.yaml#/x"), Paragraph(t("乙。"), origin="a.yaml#/x"), Paragraph(t("丙。")))
    names = [val(n, "name") for n in part(data).iter(f"{W}bookmarkStart")]
    assert names[-2:] == [origin_name("a.yaml#/x"), origin_name("a.yaml#/x") + "_2"]
    assert re.fullmatch(r"_src_p_\d{1,10}", names[0])


def test_two_paths_with_one_sum_have_names_of_their_own() -> None:
    one, other = "a8936.yaml#/panels/68/points/3/text", "f1455.yaml#/panels/46/points/66/text"
    assert origin_name(one) == origin_name(other)
    marks = Marks()
    assert [marks.origin(one), marks.origin(other)] == [origin_name(one), origin_name(one) + "_2"]


def test_cells_of_tables_carry_their_origins() -> None:
    assert origin_name("one.yaml#/table/rows/0/0") in {val(n, "name") for n in part(written(spans())).iter(f"{W}bookmarkStart")}


def test_marks_of_anchors_do_not_depend_on_their_order() -> None:
    one, two = Marks(), Marks()
    first = {anchor: one.contents(anchor) for anchor in ("a", "b", "c")}
    assert first == {anchor: two.contents(anchor) for anchor in ("c", "a", "b")}


# ---------------------------------------------------------------- numbers of heads


def test_numbers_are_taken_apart() -> None:
    said = {
        "1.4": ("1.%1", "decimal", 4), "12": ("%1", "decimal", 12), "第3章": ("第%1章", "decimal", 3),
        "一、": ("%1、", "chineseCountingThousand", 1), "（十二）": ("（%1）", "chineseCountingThousand", 12),
        "二十": ("%1", "chineseCountingThousand", 20), "附录A": ("附录%1", "upperLetter", 1), "1.04": ("1.04", "decimal", 1),
        "十十": ("十十", "decimal", 1),
    }  # fmt: skip
    assert {number: taken_apart(number) for number in said} == said


def test_a_number_that_counts_on_stays_in_its_list() -> None:
    numbers = Numbers()
    assert [numbers.number(1, n) for n in ("1.4", "1.5", "1.6", "1.8", "2.1", "2.2")] == [0, 0, 0, 1, 2, 2]


def test_heads_are_numbered_by_word() -> None:
    data = written(heading(1, "甲", "a", "1.4"), heading(1, "乙", "b", "1.5"), heading(1, "丙", "c", "2.1"))
    lists = [val(p.find(f"{W}pPr/{W}numPr/{W}numId")) for p in part(data).iter(f"{W}p") if val(p.find(f"{W}pPr/{W}pStyle")) == "Heading1"]
    numbering = part(data, "word/numbering.xml")
    levels = {n.get(f"{W}abstractNumId"): n.find(f"{W}lvl") for n in numbering.findall(f"{W}abstractNum")}
    which = {n.get(f"{W}numId"): val(n.find(f"{W}abstractNumId")) for n in numbering.findall(f"{W}num")}
    shown = [(val(levels[which[n]].find(f"{W}lvlText")), val(levels[which[n]].find(f"{W}start"))) for n in lists]
    assert shown == [("1.%1", "4"), ("1.%1", "4"), ("2.%1", "1")]
    linked = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1")
    assert val(linked.find(f"{W}pPr/{W}numPr/{W}numId")) == lists[0]


def test_numbers_of_heads_stand_where_their_heads_do() -> None:
    """A list named at a paragraph has its indent before the style's, and LibreOffice takes none for nothing."""
    data = written(heading(1, "甲", "a", "1.4"), heading(2, "乙", "b", "一、"), heading(3, "丙", "c", "（一）"), heading(4, "丁", "d", "1."), heading(4, "戊", "e"))
    styles = {val(s, "styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    lists = part(data, "word/numbering.xml")
    numbers = {val(num, "numId"): val(num.find(f"{W}abstractNumId")) for num in lists.iter(f"{W}num")}
    levels = {val(one, "abstractNumId"): one.find(f"{W}lvl/{W}pPr/{W}ind") for one in lists.iter(f"{W}abstractNum")}
    heads = [p for p in part(data).iter(f"{W}p") if val(p.find(f"{W}pPr/{W}pStyle")).startswith(("Heading2", "Heading3", "Heading4")) and p.find(f"{W}pPr/{W}numPr") is not None]
    assert len(heads) == 3
    for head in heads:
        key = val(head.find(f"{W}pPr/{W}pStyle")).removesuffix("Close")
        indent = levels[numbers[val(head.find(f"{W}pPr/{W}numPr/{W}numId"))]]
        assert val(indent, "left") == val(styles[key].find(f"{W}pPr/{W}ind"), "left")
