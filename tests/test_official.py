"""The ``document`` and ``brief`` blocks: what is refused, with its place, and what the elements say."""

from __future__ import annotations

from typing import Any

import pytest

from banxin.elements import Imprint
from banxin.official import BriefText, DocumentText
from banxin.reading import read


def document(text: str) -> Any:
    return read(text, "d.yaml", DocumentText)


def refused(text: str, *expected: str) -> None:
    said = [f"{p.place} {p.message}" for p in document(text).problems]
    assert len(said) == len(expected), said
    for line, wanted in zip(said, expected, strict=True):
        assert wanted in line, said


def test_a_red_head_needs_its_mark() -> None:
    refused("form: document\n", "d.yaml:1:7 红头公文要有发文机关标志")
    refused("form: plain\n")


def test_an_upward_document_needs_signatories_and_only_it_has_them() -> None:
    refused("direction: up\n", "d.yaml:1:12 上行文要标注签发人")
    refused("signatories: [某某某]\n", "只有上行文标注签发人")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("document", ["红头公文要有发文机关标志（7.2.4）"]),
        ("letter", ["红头公文要有发文机关标志（10.1）"]),
        ("minutes", ["红头公文要有发文机关标志（10.3）"]),
        ("order", ["红头公文要有发文机关标志（10.2）", "命令要有令号（10.2）", "加盖签名章（10.2、7.3.5.3）"]),
    ],
)
def test_what_a_form_has_to_have_is_told_with_its_clause(form: str, expected: list[str]) -> None:
    refused(f"form: {form}\n", *expected)


def test_marks_are_named_as_their_forms_ask() -> None:
    refused("form: letter\nissuer_mark: {names: [甲], suffix: 文件}\n", "d.yaml:2:35 信函的标志只用机关名称（10.1）")
    refused("form: minutes\nissuer_mark: {names: [甲]}\n", "纪要的标志由“××纪要”组成（10.3）")
    order = "number: {serial: 1}\nstamp: {post: 市长}\n"
    refused(f"form: order\nissuer_mark: {{names: [甲]}}\n{order}", "d.yaml:2:14 命令的标志由机关全称加“命令”或“令”组成（10.2）")
    refused(f"form: order\nissuer_mark: {{names: [甲令]}}\n{order}")


def test_an_unknown_form_is_told_which_there_are() -> None:
    refused("form: memo\n", "“form”只能是 document、letter、minutes、order 或 plain")


def test_an_attachment_needs_its_title() -> None:
    refused("attachments: [{section: a.yaml}]\n", "缺少“title”")


def test_only_an_order_is_numbered_without_code_and_year() -> None:
    refused("number: {serial: 1}\n", "d.yaml:1:9 发文字号由机关代字、年份和顺序号组成（7.2.5）")
    text = "form: order\nissuer_mark: {names: [甲], suffix: 令}\nnumber: {serial: 3}\nstamp: {post: 市长, others: [县长]}\n"
    made = document(text).value.elements("", ())
    assert (made.number, made.stamps) == ("第3号", ("市长", "县长"))


def test_a_letter_has_the_mark_of_the_office_in_charge() -> None:
    made = document("form: letter\nissuer_mark: {names: [甲, 乙]}\n").value.elements("", ())
    assert made.mark == ("甲",)


def test_what_a_document_commonly_has_is_missed() -> None:
    made = document("form: document\nissuer_mark: {names: [甲]}\n").value
    said = [p.message for p in made.problems()]
    assert said == ["没有发文字号（7.2.5）", "没有成文日期（7.3.5）", "没有发文机关署名，也没有签名章（7.3.5）"]
    assert not list(document("form: plain\n").value.problems())


def test_serial_numbers_are_not_padded() -> None:
    refused('number: {code: ×委发, year: "2025", serial: "01"}\n', "d.yaml:1:43 发文字号的顺序号不编虚位")


def test_titles_have_three_lines_at_most() -> None:
    refused("title_lines: [一, 二, 三, 四]\n", "标题至多3行")


def test_dates_are_dates() -> None:
    refused("date: 2025-13-01\n", "“2025-13-01”不是日期")
    refused("date: 2025-11-31\n", "“2025-11-31”不是日期")
    refused("imprint: {printed_on: 昨天}\n", "“昨天”不是日期")
    assert document("date: 2025-11-01\n").value.elements("", ()).date == "2025年11月1日"
    assert document("date: 2025年×月×日\n").value.elements("", ()).date == "2025年×月×日"


def test_a_secrecy_without_a_term_is_a_warning() -> None:
    made = document("secrecy: {level: 机密}\n").value
    assert [p.code for p in made.problems()] == ["D001"]
    assert made.elements("", ()).secrecy == "机密"
    assert document("secrecy: {level: 机密, term: 1年}\n").value.elements("", ()).secrecy == "机密★1年"


def test_elements_are_formulas_ready_to_set() -> None:
    made = document(
        'number: {code: ×委发, year: "2025", serial: 1}\naddressees: [甲局, 乙局]\n'
        "imprint: {copies: [丙局, 丁局], printed_by: 办公室, printed_on: 2025-11-01}\n"
    ).value.elements("题", ())
    assert (made.title, made.number, made.addressees) == ("题", "×委发〔2025〕1号", "甲局，乙局：")
    assert made.imprint == Imprint((("抄送：", "丙局，丁局。"),), ("办公室", "", "2025年11月1日印发"))


def test_nothing_is_invented_for_a_missing_element() -> None:
    made = document("form: plain\n").value.elements("题", ())
    assert (made.mark, made.number, made.date, made.signed_by, made.imprint, made.attendance) == ((), "", "", (), None, ())


def test_a_letter_has_an_imprint_without_rules_printer_and_date() -> None:
    text = "form: letter\nissuer_mark: {names: [甲]}\nimprint: {copies: [乙], printed_by: 丙, printed_on: 2025-11-01}\n"
    made = document(text).value.elements("题", ()).imprint
    assert made is not None and not made.is_ruled and made.foot == ("", "", "")


def test_a_brief_prints_what_it_is_given() -> None:
    brief = read("name: 工作简报\nissue: {number: 3, total: 12}\ndistribution: {report_to: [甲, 乙]}\ncopies: 50\n", "b.yaml", BriefText)
    made = brief.must().elements()
    assert made.issue == "第3期（总第12期）"
    assert made.imprint == Imprint((("报：", "甲，乙。"),), ("", "", "共印50份"))


@pytest.mark.parametrize(("accent", "accents", "said"), [
    ("blue", (), ["D011"]), ("blue", ("red", "blue"), []), ("red", (), []),
])  # fmt: skip
def test_a_colour_that_the_style_does_not_have_is_told(accent: str, accents: tuple[str, ...], said: list[str]) -> None:
    brief = read(f"name: 简报\naccent: {accent}\n", "d.yaml", BriefText).must()
    found = [*brief.problems(accents)]
    assert [problem.code for problem in found] == said
    assert all(str(problem.place) == "d.yaml:2:9" and accent in problem.message for problem in found)
