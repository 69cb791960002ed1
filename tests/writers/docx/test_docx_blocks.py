"""What each block becomes: paragraphs as ``style│words``, in reading order; words as the document says them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Heading,
    Illustration,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Points,
    Project,
    Projects,
    Quotation,
    Tile,
    Tiles,
    Title,
)
from banxin.inlines import (
    Dotted,
    Editorial,
    Named,
    Strong,
    Text,
)
from banxin.records import replace
from banxin.writers.docx.pictures import dot
from writers.docx.specimen import (
    W,
    amount,
    annual,
    blocks,
    document,
    heading,
    paragraphs,
    part,
    plot,
    spans,
    t,
    val,
    whole,
    written,
)  # fmt: skip

SILENT = {
    "SpacerSmall", "Spacer", "SpacerWide", "SpacerHead", "CoverGap", "CardGap", "RowCardGap", "RowCardGapKept", "PageBreak",
}  # fmt: skip


def check(*content: Block | str) -> None:
    """Blocks, then the paragraphs they become after the cover: ``style│words``; spacers and gutters left out."""
    given = [block for block in content if not isinstance(block, str)]
    found = [f"{style}│{words}" for style, words in paragraphs(part(written(*given))[0]) if style not in SILENT]
    cover = next(i for i, line in enumerate(found) if line.startswith("Subtitle│")) + 1
    while found[cover : cover + 1] and found[cover].startswith("Cover"):
        cover += 1
    assert found[cover:] == [line for line in content if isinstance(line, str)]


def test_paragraphs_by_their_roles() -> None:
    check(
        Paragraph(t("首行缩进。")), Paragraph(t("不缩进。"), indent=False), Paragraph(t("导语。"), "introduction"),
        Paragraph((Editorial("〔样例〕"),), "editorial"),
        "BodyTextFirstIndent│首行缩进。", "BodyText│不缩进。", "Introduction│导语。", "EditorialNote│〔样例〕",
    )  # fmt: skip


def test_heads_by_level_and_by_what_stands_above_them() -> None:
    check(
        heading(1, "节", "a", "1.4"), heading(2, "甲", "b"), heading(3, "乙", "c"), heading(4, "丙", "d"), heading(3, "丁", "e"),
        "Heading1│节", "Heading2│甲", "Heading3Close│乙", "Heading4Close│丙", "Heading3│丁",
    )  # fmt: skip


def test_a_part_without_number_and_the_editors_own_head() -> None:
    check(
        heading(1, "附录", "a"),
        Heading(1, "", (Editorial("〔上文略〕"),), "b", "", (Editorial("以下接上一节。"),), editorial=True),
        "HeadingPlain│附录", "HeadingEditorial│〔上文略〕", "EditorialNote│以下接上一节。",
    )  # fmt: skip


def test_text_stands_as_far_from_a_table_with_a_note_as_from_one_without() -> None:
    for notes in ({}, {"note": t("注")}, {"note": t("注"), "source": t("来源")}):
        made = written(replace(spans(), **notes), Paragraph(t("后文")))  # type: ignore[arg-type]
        found = [style for style, _ in paragraphs(part(made)[0])]
        assert found[-2:] == ["Spacer", "BodyTextFirstIndent"]


def test_points_lead_in_and_stand_apart_when_one_is_long() -> None:
    long = "着力打造一批制造业数字化转型标杆企业，累计认定上海市“工赋链主”企业，带动链上企业数字化转型"
    check(
        Points((Point(t("短")), Point(t("也短"), t("引语，")))), Points((Point(t(long)), Point(t("短")))),
        Points((Point(t("一")),), numbered=True),
        "ListBulletTight│短", "ListBulletTight│引语，也短", f"ListBulletTight│{long}", "ListBullet│短", "ListNumberTight│一",
    )  # fmt: skip


def test_a_policy_document_stands_apart_from_its_head_and_from_the_text() -> None:
    policy = Callout("政策文件", t("《方案》"), (Point(t("要点")),), "p")
    found = paragraphs(part(written(heading(2, "节", "a"), policy, Paragraph(t("后文。"), "body"))))
    after_head, last = found.index(("Heading2", "节")) + 1, found.index(("BodyTextFirstIndent", "后文。")) - 1
    assert found[after_head] == ("Spacer", "") and found[last] == ("SpacerWide", "")


def test_a_quotation_stands_apart_from_the_text_but_not_from_its_source() -> None:
    styles = {val(s, "styleId"): s.find(f"{W}pPr") for s in part(whole(), "word/styles.xml").iter(f"{W}style")}
    apart = round(20 * (annual().space["text"]["quotation"] - annual().text.quotation.leading))
    quote, named = styles["Quote"], styles["QuoteNamed"]
    assert [val(quote.find(f"{W}spacing"), side) for side in ("before", "after")] == [str(apart)] * 2
    assert quote.find(f"{W}contextualSpacing") is not None
    assert val(named.find(f"{W}spacing"), "after") == "0" and named.find(f"{W}keepNext") is not None


def test_a_note_to_numbers_stands_in_the_main_column_as_they_do() -> None:
    check(Paragraph(t("注：2027年目标。"), "note"), "TileNote│注：2027年目标。")
    note = next(s for s in part(whole(), "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == "TileNote")
    assert val(note.find(f"{W}pPr/{W}ind"), "left") == str(126 * 20) and note.find(f"{W}pPr/{W}pBdr") is None


def test_a_policy_document_reads_label_title_points() -> None:
    check(
        Callout("政策文件", t("《方案》"), (Point(t("要点一")), Point(t("要点二"))), "p"),
        "PolicyLabel│政策文件", "PolicyTitle│《方案》", "BoxedBulletTight│要点一", "BoxedBulletTight│要点二",
    )  # fmt: skip


@pytest.mark.parametrize("form,title", [("halves", "CardTitle"), ("thirds", "CardTitle"), ("open", "PrincipleTitle"), ("rows", "RowCardTitle")])
def test_cards_read_title_then_text_whatever_their_form(form: str, title: str) -> None:
    cards = tuple(Card(t(name), t(f"{name}的文字")) for name in "甲乙丙")
    check(
        Cards(cards, form),  # type: ignore[arg-type]
        *(line for name in "甲乙丙" for line in (f"{title}│{name}", f"CardText│{name}的文字")),
    )  # fmt: skip


def test_a_lead_card_shows_its_figure_large() -> None:
    card = Card(t("脑智"), t("发布10项成果"), amount("f", "10", "项"), "成果")
    check(
        Cards((card, Card(t("甲"), t("文")), Card(t("乙"), t("字"))), "halves", lead=True),
        "LeadCardTitle│脑智", "CardNumber│10 项成果", "CardText│发布10项成果", "CardTitle│甲", "CardText│文", "CardTitle│乙", "CardText│字",
    )  # fmt: skip


def test_tiles_print_number_unit_label_and_change() -> None:
    check(
        Tiles((Tile(amount("a", "2.92", "元", qualifier="超过", magnitude="万亿"), "总市值"), Tile(amount("b", "250", "场", qualifier="余"), "活动", "新增9场")), 1),
        "TileQualifier│超过", "TileLine│2.92 万亿元", "TileLabel│总市值", "SmallTileLine│250 场", "SmallTileLabel│活动（余）", "TileChange│新增9场",
    )  # fmt: skip


def test_projects_have_status_and_say_where_they_break_off() -> None:
    check(
        Projects((Project(t("甲装置"), "在建", (Point(t("完成验收")),), "p1"), Project(t("乙装置"), "", (), "p2")), "〔下文略〕"),
        "ProjectTitle│甲装置", "Status│在建", "BoxedBulletTight│完成验收", "ProjectRuleApart│", "ProjectTitle│乙装置", "BrokenOff│〔下文略〕",
    )  # fmt: skip


def test_an_illustration_reads_caption_note_source_picture() -> None:
    chart = Illustration("tiers", "图1", t("金字塔"), plot(), "说明", "c", t("单位：家。"), t("资料来源：甲"))
    check(chart, "Caption│图1　金字塔", "CaptionNote│单位：家。", "CaptionNote│资料来源：甲", "Figure│")


def test_a_wide_illustration_has_its_note_below() -> None:
    chart = Illustration("wide", "图1", t("金字塔"), plot(), "说明", "c", t("单位：家。"), wide=True)
    check(chart, "CaptionWide│图1　金字塔", "FigureNoted│", "FigureNote│单位：家。")


def test_a_quotation_and_a_page_break() -> None:
    check(Quotation((t("甲。"), t("乙。")), t("——出处")), PageBreak(), "QuoteNamed│甲。", "QuoteNamed│乙。", "QuotationSource│——出处")


def test_figures_set_off_only_where_the_document_says_so() -> None:
    off, plain = amount("a", "30", "平方米", magnitude="万"), amount("b", "12", "国", qualifier="超", off=False)
    root = part(written(Paragraph((*t("空间"), off, *t("，"), plain, Strong((Text("重点"),))))))
    runs = [(val(r.find(f"{W}rPr/{W}rStyle")), "".join(r.itertext())) for r in root.iter(f"{W}r")]
    assert [r for r in runs if r[0] in ("SetOff", "Strong")] == [("SetOff", "30万"), ("Strong", "重点")]


def test_dotted_words_and_names_have_styles_also_where_they_are_strong() -> None:
    strong = Strong((Text("甲"), Dotted(t("乙")), Named(t("丙"))))
    root = part(written(Paragraph((Dotted(t("丁")), Named((*t("戊"), Strong(t("己")))), strong))))
    runs = [(val(r.find(f"{W}rPr/{W}rStyle")), "".join(r.itertext())) for r in root.iter(f"{W}r")]
    assert [r for r in runs if r[1] in tuple("甲乙丙丁戊己")] == [
        ("Dotted", "丁"), ("Named", "戊"), ("StrongNamed", "己"), ("Strong", "甲"), ("StrongDotted", "乙"), ("StrongNamed", "丙"),
    ]  # fmt: skip
    styles = {val(s, "styleId"): s.find(f"{W}rPr") for s in part(whole(), "word/styles.xml").iter(f"{W}style")}
    assert val(styles["Dotted"].find(f"{W}em")) == val(styles["StrongDotted"].find(f"{W}em")) == "dot"
    assert val(styles["Named"].find(f"{W}u")) == val(styles["StrongNamed"].find(f"{W}u")) == "single"


def test_each_chapter_is_a_section_and_openers_have_a_first_page_of_their_own() -> None:
    sections = list(part(whole()).iter(f"{W}sectPr"))
    heads = [s.find(f"{W}titlePg") is not None for s in sections]
    assert heads == [False, False, False, True, True, False, True, False, False]
    assert [len(s.findall(f"{W}headerReference")) for s in sections] == [0, 2, 2, 3, 3, 2, 3, 0, 0]


def test_a_chapter_without_a_number_has_a_first_page_of_its_own_too() -> None:
    made = written(heading(1, "前言", "a"), Heading(1, "", (Editorial("〔上文略〕"),), "b", "", editorial=True))
    assert [s.find(f"{W}titlePg") is not None for s in part(made).iter(f"{W}sectPr")] == [False, True, False]


def test_running_heads_say_report_and_section() -> None:
    data = whole()
    heads = {words for n in range(1, 10) for _, words in paragraphs(part(data, f"word/header{n}.xml"))}
    title = document().title.whole
    assert heads == {title, "目录", "〔上文略〕", "1.4　科技领军企业引领带动作用凸显", "1.5　新型研发机构", "主要数据", "索引"}


def test_geometry_is_the_styles() -> None:
    size, margins = (next(part(whole()).iter(f"{W}{tag}")) for tag in ("pgSz", "pgMar"))
    paper = annual().paper
    assert (val(size, "w"), val(size, "h")) == (str(round(paper.width * 20)), str(round(paper.height * 20)))
    assert [val(margins, side) for side in ("top", "right", "bottom", "left")] == [
        str(round(getattr(paper, side) * 20)) for side in ("head", "outer", "foot", "inner")
    ]


def test_every_word_of_the_specimen_is_there_once_and_in_order() -> None:
    """The body says what the blocks say; contents and cover are apart."""
    said = "".join(words for style, words in paragraphs(part(whole())[0]) if not style.startswith(("TOC", "Cover", "Title", "Sub", "TableofF", "Contents")))
    at = 0
    for block in blocks():
        for text in (getattr(block, "title", ()), getattr(block, "inlines", ())):
            for inline in text:
                if isinstance(inline, Text):
                    assert (at := said.find(inline.text, at)) >= 0, inline.text


@pytest.mark.parametrize(
    ("names", "title", "author", "listed"),
    [
        ("甲乙丙", "报告", "", 3),
        ("甲乙丙丁戊", "报告", "", 0),
        ("甲乙丙", "上海市科技创新中心建设与高质量发展综合评价年度报告", "", 0),
        ("甲乙", "报告", "上海市科学学研究所", 2),
        ("甲乙丙", "报告", "上海市科学学研究所、上海市科技统计与分析研究中心、上海科技发展研究院" * 4, 0),
        (["甲" * 40, "乙" * 40, "丙"], "报告", "", 0),
    ],
)
def test_the_cover_lists_all_sections_or_none(names: Sequence[str], title: str, author: str, listed: int) -> None:
    heads = tuple(heading(1, name, name, f"1.{n}") for n, name in enumerate(names, 1))
    made = written(*heads, title=Title("x", "2025", title, "（节选）"), author=author)
    found = [words for style, words in paragraphs(part(made)[0]) if style == "CoverSection"]
    assert found == [f"1.{n}\t{name}" for n, name in enumerate(names[:listed], 1)]


@pytest.mark.parametrize(
    ("title", "styles"),
    [
        (Title("x", "2025", "报告", ""), ["CoverFactFirst", "CoverFact"]),
        (Title("x", "2025", "报告", "（节选）"), ["CoverFact", "CoverFact"]),
        (Title("x", "", "报告", ""), ["CoverFactFirst", "CoverFact"]),
    ],
)
def test_author_and_date_stand_below_a_title_as_a_subtitle_would(title: Title, styles: Sequence[str]) -> None:
    made = written(heading(1, "甲", "a", "1.1"), title=title, author="研究所", date="2026年3月")
    assert [style for style, _ in paragraphs(part(made)[0]) if style.startswith("CoverFact")] == styles
    first = next(s for s in part(made, "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == "CoverFactFirst")
    assert int(val(first.find(f"{W}pPr/{W}spacing"), "before")) > 20 * 5


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ((heading(3, "节", "h"), Paragraph(t("短的一段。"))), True),
        ((heading(3, "节", "h"), Paragraph(t("长的一段。" * 60))), False),
        ((heading(3, "节", "h"), Paragraph(t("一段。")), Paragraph(t("又一段。"))), False),
    ],
)  # fmt: skip
def test_a_few_lines_between_a_head_and_a_picture_go_with_the_picture(above: tuple[Block, ...], kept: bool) -> None:
    data = written(*above, Illustration("photo", "图1", t("照片"), Picture(dot("#AE4A24"), (40, 20), 48.0), "照片", "photo"))
    node = next(p for p in reversed(list(part(data).iter(f"{W}p"))) if val(p.find(f"{W}pPr/{W}pStyle")).startswith("BodyText"))
    assert (val(node.find(f"{W}pPr/{W}pStyle")) == "BodyTextFirstIndentKept") is kept
