"""GB/T 9704-2012 measured in our own finished PDF: the table of design/gongwen/SPEC.md, section 12, all within 0.1 mm."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from banxin.build import build
from banxin.materials import Given
from tests.layout.ruler import MM, Char, Sheet, ink, read

SEEDS = Path(__file__).parents[2] / "seeds"
EM = 156 / 28
LINE = (225 - EM) / 21
SMALL = 14 * MM
"""An em of 4号."""
ASCENT = 0.808
KAI, HEI, SONG = 0.046, 0.069, 0.072
"""How far below the common baseline each face is set, in em (section 1)."""
WITHIN = 0.1


def line(number: int) -> float:
    """The top of a grid line."""
    return 37 + (number - 1) * LINE


def top(char: Char, drop: float = 0.0) -> float:
    """The top of a character's em box."""
    return char.y - (ASCENT + drop) * char.size * MM


def changed(**changes: str) -> dict[str, bytes]:
    """The files of the sample notice, some of its ``document`` lines exchanged; an empty one is left out."""
    files = {str(f.relative_to(SEEDS)): f.read_bytes() for f in SEEDS.rglob("*") if f.is_file()}
    text = files["notice.yaml"].decode()
    for key, value in changes.items():
        pattern = re.compile(rf"^  {key}:.*\n(?:    .*\n)*", re.MULTILINE)
        written = f"  {key}: {value}\n" if value else ""
        text = pattern.sub(written, text) if pattern.search(text) else text.rstrip() + f"\n{written}"
    return {**files, "notice.yaml": text.encode()}


@cache
def notice(**changes: str) -> bytes:
    """The changed notice as PDF."""
    return build("notice.yaml", Given(changed(**changes)), to=("pdf",)).outputs["notice.pdf"]


@cache
def sheets(**changes: str) -> tuple[Sheet, ...]:
    return read(notice(**changes))


UPWARD = {
    "direction": "up", "signatories": "[某某某]", "addressees": "[××市人民政府]",
    "title": "××市××委员会关于高成长企业三年行动方案目标任务和进展情况的报告",
}  # fmt: skip
LETTER = {
    "form": "letter", "issuer_mark": "{names: [××市××委员会]}", "number": '{code: ×委函, year: "2025", serial: ×}',
    "attachments": "", "imprint": "", "title": "××市××委员会关于商请提供高成长企业培育工作有关情况的函",
}  # fmt: skip
MINUTES = {
    "form": "minutes", "issuer_mark": "{names: [××市××委员会], suffix: 会议纪要}", "issue": "第×期", "number": "",
    "signed_by": "[××市××委员会办公室]", "addressees": "", "attachments": "", "remark": "", "imprint": "",
    "copy_number": "", "secrecy": "", "urgency": "", "title": "高成长企业梯度培育专题会议纪要",
    "attendance": "{present: [××局某某某、某某某, ××局某某某, ××局某某某, ××区某某某], excused: [××局某某某], observing: [××局某某某]}",
}  # fmt: skip


def measured(**rows: tuple[float, float]) -> None:
    """Every row: what is required and what was measured, in millimetres."""
    wrong = {name: pair for name, pair in rows.items() if abs(pair[0] - pair[1]) > WITHIN}
    assert not wrong, wrong


def test_the_type_area_is_28_characters_and_22_lines() -> None:
    page = sheets()[2]
    bases = sorted({round(c.y, 3) for c in page.chars if c.size == pytest.approx(EM / MM, abs=0.01) and c.x < 184})
    off = max(min(abs(base - (line(n) + drop + ASCENT * EM)) for n in range(1, 23) for drop in (0, KAI * EM, SONG * EM)) for base in bases)
    full = [c for c in page.chars if c.y < 60 and 178 < c.x < 184]
    han = page.run("扩大“科创")
    measured(
        off_grid=(0, off),
        first_line=(37, min(top(c) for c in page.chars if c.text == "上")),
        left=(28, min(c.x for c in page.chars if "\u4e00" <= c.text <= "\u9fff")),
        right=(184, full[0].x + EM if full else 0),
        pitch=(EM, han[1].x - han[0].x),
        height=(225, line(22) + EM - 37),
    )


def test_the_head_of_a_document() -> None:
    page, pdf = sheets(**UPWARD)[0], notice(**UPWARD)
    number, signatory = page.find("×委发"), page.find("签发人")
    name = page.run("某某某")[-1]
    rule = page.long_rules()[0]
    edges = ink(pdf, 1, (28, 66, 184, 95))
    mark = page.run("××市××委员会文件")
    title = page.run("××市××委员会关于高成长企业")
    second = page.find("三年行动方案目标")
    addressee, body = page.find("××市人民政府："), page.find("为落实")
    measured(
        copy_number=(37, top(page.find("000001"))),
        copy_number_left=(28, page.find("000001").x),
        secrecy=(line(2), top(page.find("机密"), HEI)),
        urgency=(line(3), top(page.find("特急"), HEI)),
        mark_top=(72, edges[1]),
        mark_centre=(106, (mark[0].x + mark[-1].x + (mark[-1].x - mark[-2].x) * 50.9 / 53.4) / 2),
        mark_letters=(0.76 * 53.4 * MM, mark[-1].x - mark[-2].x),
        number_left=(28 + EM, number.x),
        number_top=(line(8), top(number, SONG)),
        signatory_line=(line(8), top(signatory)),
        signatory_right=(184 - EM, name.x + EM),
        mark_to_number=(2 * LINE, line(8) - edges[3]),
        rule_below=(4, rule.top - line(8) - EM),
        rule_long=(156, rule.length),
        rule_left=(28, rule.left),
        rule_weight=(0.5, rule.weight),
        title_size=(22 * MM, title[0].size * MM),
        title_below=(19.587, top(title[0], SONG) - rule.top),
        title_pitch=(12.636, second.y - title[0].y),
        title_centre=(106, (title[0].x + title[-1].x + 22 * MM) / 2),
        addressee=(line(14), top(addressee, SONG)),
        addressee_left=(28, addressee.x),
        indent=(28 + 2 * EM, body.x),
        body=(line(15), top(body)),
    )


def test_folios_stand_outside_7_mm_below() -> None:
    odd, even = sheets()[0].run("—1—"), sheets()[1].run("—2—")
    edges = ink(notice(), 1, (odd[0].x - 1, 265, odd[0].x + SMALL + 1, 275))
    measured(
        upper=(269, edges[1]),
        right=(184 - SMALL, odd[2].x + SMALL),
        left=(28 + SMALL, even[0].x),
        blank=(SMALL / 2, odd[1].x - odd[0].x - SMALL),
    )


def test_the_end_of_a_sealed_document() -> None:
    page = sheets()[2]
    date, name = page.run("2025年×月×日"), page.run("××市××委员会")
    last, note = page.find("特此通知"), page.find("附件：1")
    measured(
        date_right=(184 - 4 * EM, date[-1].x + EM),
        centres=((date[0].x + date[-1].x + EM) / 2, (name[0].x + name[-1].x + EM) / 2),
        below=(LINE, (date[-1].y - page.find("委员会").y)),
        attachments_left=(28 + 2 * EM, note.x),
        attachments_below=(2 * LINE, note.y - last.y),
        attachment_number=(28 + 5 * EM, page.find("1.高成长").x),
        attachment_name=(28 + 6 * EM, page.find("高成长企业梯队数量目标表").x),
        remark=(28 + 2 * EM, page.find("（联系人").x),
    )


def test_the_end_of_an_unsealed_document() -> None:
    page = sheets(seal="false")[2]
    date, name = page.run("2025年×月×日"), page.run("××市××委员会")
    measured(
        name_right=(184 - 2 * EM, max(name[-1].x + EM, date[-1].x + EM)),
        date_after_name=(2 * EM, date[0].x - name[0].x),
        empty_line=(2 * LINE, name[-1].y - page.find("创新联合体建设").y),
    )


def test_an_attachment_begins_on_lines_1_and_3() -> None:
    page = sheets()[3]
    title = page.find("高成长企业梯队")
    measured(
        label_top=(37, top(page.find("附件1"), HEI)),
        label_left=(28, page.find("附件1").x),
        title_middle=(line(3) + EM / 2, top(title, SONG) + 11 * MM),
        text=(line(5), top(page.find("到"))),
    )


def test_the_imprint_stands_on_the_foot_of_the_last_even_page() -> None:
    assert len(sheets()) % 2 == 0
    page = sheets()[-1]
    first, inner, last = page.long_rules()
    copies, printed = page.find("抄送"), page.run("日印发")
    turnover = min((c for c in page.chars if copies.y + 5 < c.y < copies.y + 12), key=lambda c: c.x)
    measured(
        first_weight=(0.35, first.weight),
        inner_weight=(0.25, inner.weight),
        last_weight=(0.35, last.weight),
        foot=(262, last.bottom),
        first_top=(262 - 3 * LINE, first.top),
        length=(156, first.length),
        copies_left=(28 + SMALL, copies.x),
        date_right=(184 - SMALL, printed[-1].x + SMALL),
        turnover=(28 + 4 * SMALL, turnover.x),
    )


def test_a_letter() -> None:
    page, pdf = sheets(**LETTER)[0], notice(**LETTER)
    rules = page.long_rules()
    edges = ink(pdf, 1, (28, 25, 184, 50))
    number = page.run("〔2025〕×号")
    measured(
        mark_top=(30, edges[1]),
        rule_below=(4, rules[0].top - edges[3]),
        length=(170, rules[0].length),
        left=(21, rules[0].left),
        thick=(0.7, rules[0].weight),
        thin=(0.25, rules[1].weight),
        second_thin=(0.25, rules[2].weight),
        second_thick=(0.7, rules[3].weight),
        foot=(297 - 20, rules[3].bottom),
        first_element=(7 / 8 * EM, top(page.find("000001")) - rules[1].bottom),
        number_right=(184, number[-1].x + EM),
    )
    assert "—1—" not in page.text and "—2—" in sheets(**LETTER)[1].text


def test_minutes() -> None:
    pages = sheets(**MINUTES)
    edges = ink(notice(**MINUTES), 1, (28, 66, 184, 95))
    end = next(page for page in pages if "出席" in page.text)
    present = end.find("出席")
    turned = [c for c in end.chars if c.y > present.y + 5]
    measured(
        mark_top=(72, edges[1]),
        issue=(line(7), top(pages[0].find("第×期"))),
        office_left=(28 + EM, pages[0].find("××市××委员会办公室").x),
        date_right=(184 - EM, pages[0].run("×月×日")[-1].x + EM),
        rule=(line(8) + EM + 4, pages[0].long_rules()[0].top),
        present_left=(28 + 2 * EM, present.x),
        names=(28 + 5 * EM, end.find("××局某某某").x),
        turnover=(28 + 5 * EM, turned[0].x),
    )


def test_a_table_stands_in_the_grid() -> None:
    page = sheets()[1]
    head = page.find("榜单")
    under = [c for c in page.chars if c.text == "全" and c.size == 14]
    wide = page.long_rules(150)
    measured(rows=(LINE, under[0].y - head.y + (HEI * 14 * MM)), left=(28, wide[0].left), frame=(0.35, wide[0].weight))


def test_a_table_on_its_side_lies_in_the_same_type_area() -> None:
    page = sheets()[4]
    label, folio = page.find("附件2"), page.run("—5—")
    measured(label=(262, label.y), folio=(184 - SMALL, folio[2].x + SMALL))
    rules = [r for r in page.rules if r.weight > 100 and r.length < 1]
    assert rules and all(r.top >= 36 and r.bottom <= 263 for r in rules)


def test_a_dash_between_numbers_is_narrower_than_its_em() -> None:
    """Section 3: 0.84 em of ink in its em, so that it does not touch the digits."""
    page = sheets()[0]
    year, dash, other = (page.run("2025—2027")[at] for at in (3, 4, 5))
    measured(
        ink=(0.84 * EM, dash.right - dash.left),
        before=(0.08 * EM, dash.x - year.x - EM / 2),
        em=(1.5 * EM, other.x - year.x),
    )
