"""Official documents and briefs as finished Word files: every element in a style of its own, where the form has it."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree
from tests.layout.ruler import read
from tests.layout.test_gongwen_measures import LETTER, MINUTES, SEEDS, UPWARD, changed

from banxin.build import build
from banxin.materials import Folder, Given
from banxin.pull import pull
from banxin.styles import load_style
from test_every import made as every
from writers.docx.lint import faults
from writers.docx.specimen import W, paragraphs, part, parts, val

ORDER = {
    "form": "order", "issuer_mark": "{names: [××市××委员会], suffix: 令}", "addressees": "", "attachments": "", "imprint": "",
    "copy_number": "", "secrecy": "", "urgency": "", "remark": "", "stamp": "{post: 主任}",
}  # fmt: skip
FORMS = {"notice": {}, "upward": UPWARD, "letter": LETTER, "minutes": MINUTES, "order": ORDER}
TWIPS = 1440 / 25.4


@cache
def file(form: str) -> bytes:
    """The Word file of the sample notice in a form, or of the sample brief."""
    if form == "brief":
        return build("brief.yaml", Folder(SEEDS), to=("docx",)).outputs["brief.docx"]
    return build("notice.yaml", Given(changed(**FORMS[form])), to=("docx",)).outputs["notice.docx"]


@cache
def names(form: str) -> dict[str, str]:
    """The names of styles by id."""
    return {val(s, "styleId"): val(s.find(f"{W}name")) for s in part(file(form), "word/styles.xml").iter(f"{W}style")}


def lines(form: str) -> list[tuple[str, str]]:
    """Every paragraph of the body: the name of its style, and its words."""
    said = names(form)
    return [
        (said[val(p.find(f"{W}pPr/{W}pStyle"))], "".join("\t" if e.tag == f"{W}tab" else e.text or "" for e in p.iter(f"{W}t", f"{W}tab") if in_run(e)))
        for p in part(file(form)).iter(f"{W}p")
    ]  # fmt: skip


def in_run(node: etree._Element) -> bool:
    """Whether it is a word, not a tab stop."""
    above = node.getparent()
    return above is not None and above.tag == f"{W}r"


def style(form: str, name: str) -> etree._Element:
    key = next(key for key, said in names(form).items() if said == name)
    return next(s for s in part(file(form), "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == key)


def test_who_supplied_an_item_stands_at_the_right_as_on_our_pages() -> None:
    data = every("brief").outputs["report.docx"]
    sheet = part(data, "word/styles.xml")
    credit = next(s for s in sheet.iter(f"{W}style") if val(s.find(f"{W}name")) == "供稿单位")
    below = [p for p in part(data).iter(f"{W}p") if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and val(s) == val(credit, "styleId")]
    assert ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in below] == ["（编者）"]
    shape = credit.find(f"{W}pPr")
    assert shape is not None and val(shape.find(f"{W}jc")) == "right" and val(shape.find(f"{W}ind"), "right") == "316"


@pytest.mark.parametrize("form", [*FORMS, "brief"])
def test_files_are_sound(form: str) -> None:
    assert faults(file(form)) == []


def check(form: str, *expected: tuple[str, str]) -> None:
    """These paragraphs stand in the file in this order, each in the style of this name."""
    found = lines(form)
    at = -1
    for wanted in expected:
        assert wanted in found[at + 1 :], (wanted, [line for line in found if line[0] == wanted[0] or line[1] == wanted[1]])
        at = found.index(wanted, at + 1)


def test_a_document_has_its_elements_in_named_styles() -> None:
    check(
        "notice", ("份号", "000001"), ("密级", "机密★1年"), ("紧急程度", "特急"), ("发文机关标志", "××市××委员会文件"),
        ("发文字号", "×委发〔2025〕×号"), ("Title", "××市××委员会关于做好高成长企业"), ("Title（2）", "梯度培育工作有关事项的通知"),
        ("主送机关", "各区人民政府，各有关部门，各有关单位："), ("heading 1", "明确数量目标"),
        ("附件说明", "附件：1.\t高成长企业梯队数量目标表"), ("附件说明（2）", "2.\t促进大中小企业融通创新情况表"),
        ("署名", "××市××委员会"), ("成文日期", "2025年×月×日"), ("附注", "（联系人：×××；联系电话：××××××××）"),
        ("附件序号", "附件1"), ("附件标题", "高成长企业梯队数量目标表"), ("版记首条分隔线", ""),
        ("抄送机关", "抄送：××市××局，××市××局，××市××局，××市××委员会，××区人民政府，××区人民政府，××区人民政府。"), ("版记分隔线", ""),
        ("印发机关和印发日期", "××市××委员会办公室\t\t2025年×月×日印发"), ("版记末条分隔线", ""),
    )  # fmt: skip


def test_an_upward_document_names_its_signatories_beside_the_number() -> None:
    check("upward", ("发文字号", "×委发〔2025〕×号\t签发人：某某某"))


def test_a_letter_minutes_and_an_order_have_their_own_heads() -> None:
    check("letter", ("信函发文机关标志", "××市××委员会"), ("份号", "000001\t×委函〔2025〕×号"), ("密级", "机密★1年"))
    check(
        "minutes", ("发文机关标志", "××市××委员会会议纪要"), ("期号", "（第×期）"), ("编印单位和日期", "××市××委员会办公室\t2025年×月×日"),
        ("出席人员", "出席：××局某某某、某某某，××局某某某，××局某某某，××区某某某"), ("出席人员（2）", "请假：××局某某某"),
    )  # fmt: skip
    check("order", ("发文机关标志", "××市××委员会令"), ("令号", "×委发〔2025〕×号"), ("签名章职务", "主任"))


def test_a_brief_has_its_head_contents_and_distribution() -> None:
    check(
        "brief", ("密级或编号", "内部资料　注意保存\t编号：××××"), ("刊名", "工作简报"), ("期号", "第×期（总第×期）"),
        ("编印单位和日期", "××市××委员会办公室编\t2025年×月×日"), ("要目标题", "本期要目"), ("toc 1", "高成长企业梯度培育进展\t1"),
        ("heading 1", "高成长企业梯度培育进展"), ("抄送机关", "报：××市人民政府，××市××委员会。"),
        ("印发机关和印发日期", "编辑：某某某\t签发：某某某\t共印×份"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "carries"), [("", "刊名"), ("  issue: {number: ×, total: ×}\n", "期号"), ("  editor: ××办公室编\n", "编印单位和日期")]
)
def test_the_rule_of_a_brief_stands_below_the_last_line_of_its_head(more: str, carries: str) -> None:
    brief = {
        "a.yaml": f"title: 简报\nstyle: brief\nsections: [b.yaml]\nbrief:\n  name: 工作简报\n{more}", "b.yaml": "title: 甲\npanels: [{prose: 正文。}]\n",
    }  # fmt: skip
    sheet = part(build("a.yaml", Given(brief), to=("docx",)).outputs["a.docx"], "word/styles.xml")
    ruled = [s for s in sheet.iter(f"{W}style") if (rule := s.find(f"{W}pPr/{W}pBdr/{W}bottom")) is not None and val(rule, "sz") == "16"]
    ruled = [s for s in ruled if val(s, "styleId") != "LetterRule"]
    assert [val(s.find(f"{W}name")) for s in ruled] == [carries]
    assert val(ruled[0].find(f"{W}pPr/{W}ind"), "left") in ("", "0"), "the rule begins at the edge of the type area"


def test_the_title_of_an_item_lies_with_the_table_it_begins_with() -> None:
    brief = {
        "a.yaml": "title: 简报\nstyle: brief\nsections: [b.yaml, c.yaml]\nbrief: {name: 工作简报}\n", "b.yaml": "title: 甲\npanels: [{prose: 正文。}]\n",
        "c.yaml": "title: 乙\npanels: [{table: {id: t, title: 横表, sideways: true, columns: [一, 二], rows: [[三, 四]]}}]\n",
    }  # fmt: skip
    body = part(build("a.yaml", Given(brief), to=("docx",)).outputs["a.docx"])[0]
    sheets = [""]
    for node in body:
        sheets[-1] += "".join(t.text or "" for t in node.iter(f"{W}t"))
        sheet = next(node.iter(f"{W}pgSz"), None)
        if sheet is not None:
            sheets[-1] += val(sheet, "orient") or "|"
            sheets.append("")
    assert [sheet for sheet in sheets if "乙表" in sheet] == ["乙表1\u3000横表一二三四landscape"]


def test_the_imprint_stands_in_a_box_whose_prefixes_are_declared() -> None:
    """``Requires`` names a prefix, not a namespace: undeclared, Word calls the file damaged."""
    choice = next(part(file("notice")).iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"))
    assert choice.get("Requires") == "wps" and "wps" in choice.nsmap
    place = choice.find(".//{*}positionV")
    assert place is not None and (place.get("relativeFrom"), place[0].text) == ("margin", "bottom")


def test_the_sheet_is_that_of_the_standard() -> None:
    sections = list(part(file("notice")).iter(f"{W}sectPr"))
    sheet = sections[0]
    margins = {key: int(val(sheet.find(f"{W}pgMar"), key)) / TWIPS for key in ("top", "bottom", "left", "right")}
    assert margins == pytest.approx({"top": 37, "bottom": 35, "left": 28, "right": 26}, abs=0.05)
    grid = sheet.find(f"{W}docGrid")
    assert val(grid, "type") == "lines" and 22 * int(val(grid, "linePitch")) <= 225 * TWIPS < 22.1 * int(val(grid, "linePitch"))
    assert [val(s.find(f"{W}pgSz"), "orient") for s in sections] == ["", "landscape", ""]


def test_the_strict_grid_has_28_characters_a_line() -> None:
    strict = b"extends: gongwen\nname: strict\ntitle: x\nword: {grid: characters}\n"
    given = {**changed(), "strict.yaml": strict}
    made = build("notice.yaml", Given(given), to=("docx",), style="strict.yaml").outputs["notice.docx"]
    grid = next(part(made).iter(f"{W}docGrid"))
    assert val(grid, "type") == "linesAndChars"
    assert 28 * (16 + int(val(grid, "charSpace")) / 4096) == pytest.approx(156 * 72 / 25.4, abs=0.05)
    body = next(s for s in part(made, "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == "Normal")
    assert body.find(f"{W}rPr/{W}spacing") is None


def test_28_condensed_characters_fill_a_line_of_156_mm() -> None:
    look = style("notice", "Normal").find(f"{W}rPr")
    assert look is not None
    width = 28 * (int(val(look.find(f"{W}sz"))) / 2 + int(val(look.find(f"{W}spacing"))) / 20)
    assert 156 * 72 / 25.4 - 2 < width <= 156 * 72 / 25.4


def test_red_is_the_mark_and_the_rule_and_the_fonts_are_those_of_the_trade() -> None:
    mark = style("notice", "发文机关标志").find(f"{W}rPr")
    assert mark is not None
    assert (val(mark.find(f"{W}color")), val(mark.find(f"{W}rFonts"), "eastAsia")) == ("E60012", "方正小标宋简体")
    assert mark.find(f"{W}b") is None and int(val(mark.find(f"{W}w"))) < 100
    rule = style("notice", "发文字号").find(f"{W}pPr/{W}pBdr/{W}bottom")
    assert rule is not None and (val(rule, "color"), val(rule, "sz"), val(rule, "space")) == ("E60012", "11", "11")
    faces = {name: val(style("notice", name).find(f"{W}rPr/{W}rFonts"), "eastAsia") for name in ("Normal", "heading 1", "heading 2")}
    assert faces == {"Normal": "仿宋_GB2312", "heading 1": "黑体", "heading 2": "楷体_GB2312"}


def test_levels_are_one_list_of_words_own_and_each_attachment_begins_again() -> None:
    root = part(file("notice"), "word/numbering.xml")
    tree = next(a for a in root.iter(f"{W}abstractNum") if val(a.find(f"{W}multiLevelType")) == "multilevel")
    levels = [(val(v.find(f"{W}pStyle")), val(v.find(f"{W}lvlText")), val(v.find(f"{W}numFmt"))) for v in tree.iter(f"{W}lvl")]
    assert levels == [
        ("Heading1", "%1、", "chineseCountingThousand"), ("Heading2", "（%2）", "chineseCountingThousand"),
        ("Heading3", "%3.", "decimal"), ("Heading4", "（%4）", "decimal"),
    ]  # fmt: skip
    ours = [n for n in root.iter(f"{W}num") if val(n.find(f"{W}abstractNumId")) == val(tree, "abstractNumId")]
    assert [n.find(f"{W}lvlOverride") is not None for n in ours] == [False, True, True, True]


def test_an_authors_own_number_is_parted_from_its_words_and_a_head_without_one_keeps_its_styles_indent() -> None:
    made = build("report.yaml", Folder(SEEDS), to=("docx",), style="gongwen").outputs["report.docx"]
    texts = {val(v) for v in part(made, "word/numbering.xml").iter(f"{W}lvlText")}
    assert "1.%1\u3000" in texts
    bare = next(p for p in part(made).iter(f"{W}pPr") if val(p.find(f"{W}numPr/{W}numId")) == "0")
    assert bare.find(f"{W}ind") is None and val(bare.find(f"{W}pStyle")) == "Heading1"
    own = next(s for s in part(made, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1")
    assert val(own.find(f"{W}pPr/{W}ind"), "firstLineChars") == "200"


def test_folios_stand_outside_on_both_sides() -> None:
    feet = {name: data for name, data in parts(file("notice")).items() if name.startswith("word/footer")}
    said = {"".join(t.text or "" for t in etree.fromstring(data).iter(f"{W}t")) for data in feet.values()}
    assert said == {"—\u20022\u2002—", "—\u20021\u2002—"}
    assert val(style("notice", "页码（单页）").find(f"{W}pPr/{W}jc")) == "right"
    assert val(style("notice", "footer").find(f"{W}pPr/{W}ind"), "left") == "280"
    assert part(file("notice"), "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_the_first_page_of_a_letter_has_a_rule_in_place_of_the_folio() -> None:
    sheet = next(part(file("letter")).iter(f"{W}sectPr"))
    assert sheet.find(f"{W}titlePg") is not None
    assert int(val(sheet.find(f"{W}pgMar"), "footer")) / TWIPS == pytest.approx(20, abs=0.05)


def test_names_run_in_and_items_end_as_on_our_pages() -> None:
    check("notice", ("标题（接排正文）", "数量目标。到2027年，四个层级的企业数量分别为："), ("List Number", "独角兽企业达到100家；"), ("List Number", "潜力瞪羚企业达到400家。"))


def test_contents_list_the_same_heads_with_the_same_pages_on_our_pages() -> None:
    files = changed()
    files["notice.yaml"] = files["notice.yaml"].replace(b"style: gongwen", b"style: gongwen\ncontents: true")
    made = build("notice.yaml", Given(files), to=("pdf", "docx")).outputs
    listed = [words for style, words in paragraphs(part(made["notice.docx"])[0]) if style in ("TOC1", "TOC2")]
    printed = "".join(page.text for page in read(made["notice.pdf"])[:2]).replace("\u3000", "").replace(" ", "")
    assert "附件1\u3000高成长企业梯队数量目标表\t6" in listed
    assert [line for line in listed if line.replace("\u3000", "").replace("\t", "") not in printed] == []


@pytest.mark.parametrize("form", [*FORMS])
def test_nothing_is_to_be_pulled_from_an_unchanged_file(form: str) -> None:
    assert pull(file(form), "notice.docx", "notice.yaml", Given(changed(**FORMS[form]))).changes == ()


def joint(count: int, **more: str) -> dict[str, bytes]:
    """The Word file and the PDF of a document of so many offices."""
    offices = ", ".join(f"××市××{'和信息化' * (at % 2)}局" for at in range(count))
    changes = {
        "issuer_mark": f"{{names: [{offices}], suffix: 文件}}", "signed_by": f"[{offices}]", "attachments": "",
        "remark": "", **more,
    }  # fmt: skip
    return dict(build("notice.yaml", Given(changed(**changes)), to=("docx", "pdf")).outputs)


@pytest.mark.parametrize("count", [2, 5, 10])
def test_names_of_a_joint_mark_are_as_large_as_on_our_own_pages_and_the_word_beside_them(count: int) -> None:
    outputs = joint(count)
    sheet = read(outputs["notice.pdf"])[0]
    file = outputs["notice.docx"]
    (mark,) = (t for t in part(file).iter(f"{W}tbl") if val(t.find(f"{W}tblPr/{W}tblStyle")) == "JointMarkTable")
    names_, suffix = ("".join(t.text for t in cell.iter(f"{W}t")) for cell in mark.iter(f"{W}tc"))
    assert (names_.count("局"), suffix) == (count, "文件")
    styles = {val(s, "styleId"): s for s in part(file, "word/styles.xml").iter(f"{W}style")}
    for key, words in (("JointMark", "局"), ("JointSuffix", "文件")):
        size = int(val(styles[key].find(f"{W}rPr/{W}sz"))) / 2
        assert size == pytest.approx(next(c.size for c in sheet.chars if c.text == words[0]), abs=0.51)
    heights = [int(val(row, "val")) / 20 for row in mark.iter(f"{W}trHeight")]
    assert sum(heights) < 15 * 29.62, "text stands below it (7.3.3)"
    assert faults(file) == []


def test_seals_of_more_offices_than_a_page_holds_may_go_on_in_word_too() -> None:
    few, many = (
        [val(s, "styleId") for s in part(joint(count)["notice.docx"], "word/styles.xml").iter(f"{W}style")
         if val(s, "styleId").startswith("Signature") and s.find(f"{W}pPr/{W}keepNext") is not None]
        for count in (3, 12)
    )  # fmt: skip
    assert few and len(many) == 1, "only the last row stays with the date"


def test_a_joint_document_that_nobody_changed_has_nothing_to_pull() -> None:
    files = changed(issuer_mark="{names: [××市甲局, ××市乙局], suffix: 文件}", signed_by="[××市甲局, ××市乙局]")
    file = build("notice.yaml", Given(files), to=("docx",)).outputs["notice.docx"]
    assert pull(file, "notice.docx", "notice.yaml", Given(files)).changes == ()


def built(name: str, panels: str, more: str = "") -> bytes:
    """The Word file of a short report in one of the official styles."""
    section = f'number: "1"\ntitle: 章\npanels:\n{panels}'
    files = {"r.yaml": f"title: 样例\nstyle: {name}\nsections: [s.yaml]\n{more}", "s.yaml": section}
    return build("r.yaml", Given(files), to=("docx",)).outputs["r.docx"]


def test_a_brief_has_no_contents_but_those_in_its_head_and_its_items_have_no_numbers() -> None:
    data = built("brief", "  - prose: 正文。\n")
    body = part(data)
    assert "TOCHeading" not in {style for style, _ in paragraphs(body)}
    head = next(p for p in body.iter(f"{W}p") if val(p.find(f"{W}pPr/{W}pStyle")) == "Heading1")
    assert head.find(f"{W}pPr/{W}numPr") is None


@pytest.mark.parametrize("name", ["gongwen", "brief"])
def test_a_caption_of_two_lines_stands_in_on_both_sides_so_that_no_word_is_parted(name: str) -> None:
    """Word fills the first line: it left one sign to the second."""
    title = "全市各地各类企业按规模分的家数、从业人数和营业收入情况"
    table = f"  - table: {{id: t, title: {title}, columns: [甲, 乙], rows: [[一, 二]]}}\n"
    data = built(name, table)
    (caption,) = [style for style, said in paragraphs(part(data)) if said.endswith(title)]
    indent = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if val(s, "styleId") == caption).find(f"{W}pPr/{W}ind")
    assert caption.startswith("TableCaptionNarrow")
    left, right = (int(val(indent, side)) / 20 for side in ("left", "right"))
    role = load_style(name, Given({})).text.table_title
    line = int((load_style(name, Given({})).full - left - right) / role.size)
    assert left == right and f"表1　{title}"[line - 1 : line + 1] not in ("从业", "人数", "营业", "收入", "情况")
    assert faults(data) == []


def test_a_short_caption_has_the_style_of_all() -> None:
    data = built("gongwen", "  - table: {id: t, title: 表, columns: [甲, 乙], rows: [[一, 二]]}\n")
    assert "TableCaption" in {style for style, _ in paragraphs(part(data))}


def test_a_suffix_as_long_as_the_line_leaves_the_names_of_a_joint_mark_some_room() -> None:
    given = changed(issuer_mark="{names: [甲, 乙], suffix: 联合文件联合文件}", signed_by="[甲, 乙]")
    made = build("notice.yaml", Given(given), to=("docx",)).outputs["notice.docx"]
    assert faults(made) == []
    (widths,) = ([int(val(c, "w")) for c in t.iter(f"{W}gridCol")] for t in part(made).iter(f"{W}tbl") if "发文机关标志" in "".join(val(n) for n in t.iter(f"{W}tblCaption")))
    assert min(widths) >= 200
