"""The base template: built-in names, Chinese settings, fonts by their Office names, nothing of anybody else's."""

from __future__ import annotations

from writers.docx.specimen import W, annual, part, parts, val, whole

STYLES = {s.get(f"{W}styleId"): s for s in part(whole(), "word/styles.xml").iter(f"{W}style")}
BUILT_IN = {
    "Normal": "Normal", "BodyText": "Body Text", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3",
    "Heading4": "heading 4", "Title": "Title", "Subtitle": "Subtitle", "TOC1": "toc 1", "TOC2": "toc 2", "TOC3": "toc 3",
    "Caption": "caption", "ListBullet": "List Bullet", "ListNumber": "List Number", "FootnoteText": "footnote text",
    "FootnoteReference": "footnote reference", "Header": "header", "Footer": "footer", "Strong": "Strong", "Hyperlink": "Hyperlink",
    "Quote": "Quote", "TableofFigures": "table of figures", "TOCHeading": "TOC Heading",
    "Index1": "index 1", "IndexHeading": "index heading",
}  # fmt: skip


def test_words_own_styles_keep_their_names_and_all_others_say_that_they_are_ours() -> None:
    assert {key: val(STYLES[key].find(f"{W}name")) for key in BUILT_IN} == BUILT_IN
    own = {key for key, s in STYLES.items() if s.get(f"{W}customStyle") != "1"} - set(BUILT_IN)
    assert own == {"DefaultParagraphFont", "TableNormal", "NoList", "BodyTextFirstIndent", "TOC4", "TOC5"}


def test_heads_have_outline_levels() -> None:
    levels = {f"Heading{n}": str(n - 1) for n in range(1, 5)}
    assert {key: val(STYLES[key].find(f"{W}pPr/{W}outlineLvl")) for key in levels} == levels


def test_a_chapter_without_a_number_opens_as_one_with_a_number_does() -> None:
    """As on our pages: its title stands in the main column, its rule is as wide as the page."""
    head = STYLES["HeadingPlain"]
    assert val(head.find(f"{W}basedOn")) == "Heading1" and head.find(f"{W}rPr/{W}sz") is None
    assert val(head.find(f"{W}pPr/{W}ind"), "firstLine") == str(126 * 20)
    assert val(head.find(f"{W}pPr/{W}numPr/{W}numId")) == "0"


def test_body_text_is_as_the_design_has_it() -> None:
    """Indented to the main column, exact leading of 18, off the grid (design tokens 13)."""
    normal, body = STYLES["Normal"], STYLES["BodyText"]
    spacing = normal.find(f"{W}pPr/{W}spacing")
    assert (val(spacing, "line"), val(spacing, "lineRule")) == ("360", "exact")
    assert val(normal.find(f"{W}pPr/{W}snapToGrid")) == "0"
    assert val(body.find(f"{W}pPr/{W}ind"), "left") == str(126 * 20)
    assert [val(normal.find(f"{W}rPr/{W}rFonts"), key) for key in ("ascii", "eastAsia", "hint")] == ["Times New Roman", "宋体", "eastAsia"]


def test_paragraphs_of_an_introduction_stand_as_close_as_on_our_pages() -> None:
    assert annual().space["introduction"]["introduction"] == annual().text.introduction.leading
    assert STYLES["Introduction"].find(f"{W}pPr/{W}contextualSpacing") is not None


def test_colours_and_sizes_are_those_of_the_roles() -> None:
    style = annual()
    for key, role in (("Heading1", style.text.h1), ("Heading2", style.text.h2), ("Caption", style.text.caption_title), ("CardTitle", style.text.card_title)):
        words = STYLES[key].find(f"{W}rPr")
        assert val(words.find(f"{W}sz")) == str(round(role.size * 2))
        assert "#" + val(words.find(f"{W}color")) == style.colour(role.colour)
        assert val(words.find(f"{W}rFonts"), "eastAsia") == style.families[role.family].word


def test_settings_are_chinese_and_ask_nothing() -> None:
    settings = part(whole(), "word/settings.xml")
    assert val(settings.find(f"{W}characterSpacingControl")) == "compressPunctuation"
    for tag, mark in (("noLineBreaksAfter", "（"), ("noLineBreaksBefore", "，")):
        node = settings.find(f"{W}{tag}")
        assert val(node, "lang") == "zh-CN" and mark in val(node)
    assert settings.find(f"{W}evenAndOddHeaders") is not None and settings.find(f"{W}updateFields") is None
    compatible = {val(n, "name"): val(n) for n in settings.iter(f"{W}compatSetting")}
    assert compatible["compatibilityMode"] == "15"


def test_fonts_have_names_to_take_in_their_place() -> None:
    fonts = {f.get(f"{W}name"): val(f.find(f"{W}altName")) for f in part(whole(), "word/fontTable.xml")}
    assert fonts == {"宋体": "SimSun", "黑体": "SimHei", "楷体": "KaiTi", "Times New Roman": "Liberation Serif", "Arial": "Liberation Sans"}


def test_nothing_of_python_docxs_template_is_left() -> None:
    names = set(parts(whole()))
    assert not [n for n in names if "theme" in n or "webSettings" in n or "stylesWithEffects" in n or "thumbnail" in n]
    faces = {n.get(f"{W}eastAsia") for s in STYLES.values() for n in s.iter(f"{W}rFonts")}
    assert faces == {"宋体", "黑体", "楷体"}


def test_a_paragraph_with_a_picture_is_single_spaced() -> None:
    """Exact leading would cut the picture to a line."""
    for key in ("Figure", "FigureNoted"):
        assert val(STYLES[key].find(f"{W}pPr/{W}spacing"), "lineRule") == "auto"


def test_points_carry_a_mark_of_words_own() -> None:
    numbering = part(whole(), "word/numbering.xml")
    marks = {val(n.find(f"{W}lvl/{W}pStyle")): val(n.find(f"{W}lvl/{W}lvlText")) for n in numbering.findall(f"{W}abstractNum") if val(n.find(f"{W}lvl/{W}numFmt")) == "bullet"}
    assert marks == {"ListBullet": "▪", "BoxedBullet": "▪"}
