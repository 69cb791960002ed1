"""The ``document`` and ``brief`` blocks: what is refused, with its place, and what the elements say."""

from __future__ import annotations

from typing import Any

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


def test_serial_numbers_are_not_padded() -> None:
    refused('number: {code: ×委发, year: "2025", serial: "01"}\n', "d.yaml:1:43 发文字号的顺序号不编虚位")


def test_titles_have_three_lines_at_most() -> None:
    refused("title_lines: [一, 二, 三, 四]\n", "标题至多3行")


def test_dates_are_dates() -> None:
    refused("date: 2025-13-01\n", "“2025-13-01”不是日期")
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
