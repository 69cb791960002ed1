"""信函 of offices with names of all lengths, of a line and of pages: every clause kept, the seal clear of the imprint."""

from __future__ import annotations

import pytest

from banxin.build import build, conformed
from banxin.conformance import Clause
from banxin.materials import Given
from tests.layout.ruler import MM, read
from writers.docx.specimen import part

NAMES = (
    "民政部", "××市水利局", "××市自然资源局", "××市文化广电和旅游局", "××市发展和改革委员会",
    "××市人力资源和社会保障局", "××市人民政府国有资产监督管理委员会", "××市××新区管理委员会综合行政执法局办公室",
)  # fmt: skip
BODIES = ("可", "《办法》已经通过。", "（2026年）同意。", "2026年支出3000万元。", "来函收悉。经研究，现函复如下。" * 6)
ROOM = "印章不压版记，不出版心下边缘（按直径 42 mm）"
COPIES = "[市发展和改革委员会, 市财政局, 市审计局, 市公安局]"


def letter(body: str, name: str = NAMES[2], form: str = "letter", **more: str) -> Given:
    head = {
        "form": form, "issuer_mark": f"{{names: [{name}]}}", "number": '{code: ×函, year: "2026", serial: 1}',
        "addressees": "[××局]", "signed_by": f"[{name}]", "date": "2026-03-05", "imprint": f"{{copies: {COPIES}}}",
        **more,
    }  # fmt: skip
    given = "".join(f"  {key}: {value}\n" for key, value in head.items() if value)
    report = f"title: 关于用地有关事宜的函\nstyle: gongwen\nsections: [a.yaml]\ndocument:\n{given}"
    text = "".join(f"  - prose: {paragraph}\n" for paragraph in body.split("\n"))
    return Given({"report.yaml": report.encode(), "a.yaml": f"untitled: true\npanels:\n{text}".encode()})


def clauses(given: Given) -> tuple[Clause, ...]:
    checked, found = conformed("report.yaml", given)
    assert found, checked.problems
    return found


def broken(given: Given) -> list[Clause]:
    return [clause for clause in clauses(given) if clause.state == "broken"]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_lengths_keep_the_distances_of_the_rule(name: str) -> None:
    assert broken(letter("来函收悉。", name)) == []
    assert broken(letter("来函收悉。", name, copy_number='"000001"', urgency="特急")) == []


@pytest.mark.parametrize("body", BODIES)
def test_a_text_of_one_line_has_its_margin_where_the_page_has_it(body: str) -> None:
    assert broken(letter(body)) == []
    assert broken(letter(body, form="document", addressees="", imprint="")) == []


@pytest.mark.parametrize("lines", range(6, 13))
def test_the_seal_is_clear_of_the_imprint_wherever_the_text_ends(lines: int) -> None:
    (room,) = (clause for clause in clauses(letter("\n".join(["同意。"] * lines))) if clause.says == ROOM)
    assert (room.number, room.state) == ("7.3.5.5", "kept")


def test_a_seal_that_reaches_into_the_imprint_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banxin.conformance.ending.SEAL", 60.0)
    assert ROOM in [clause.says for clause in broken(letter("\n".join(["同意。"] * 9)))]


def test_copies_of_a_letter_of_one_page_stand_as_low_as_its_rule_lets_them_where_the_seal_needs_the_room() -> None:
    high, low, over = (read(pdf(letter("\n".join(["同意。"] * lines)))) for lines in (8, 9, 12))
    assert [len(pages) for pages in (high, low, over)] == [1, 1, 2]
    rule = low[0].long_rules()[-2]
    copies = low[0].find("抄送")
    assert rule.top - copies.y - 0.192 * copies.size * MM == pytest.approx(7 / 8 * 156 / 28, abs=0.1)
    assert copies.y > high[0].find("抄送").y + 10 and "抄送" in over[1].text


def pdf(given: Given) -> bytes:
    return build("report.yaml", given, to=("pdf",)).outputs["report.pdf"]


def test_word_keeps_the_room_of_the_seal_above_the_imprint() -> None:
    kept, low = (after(letter("同意。", form=form, **more)) for form, more in (
        ("document", {"imprint": "{printed_by: 办公室, printed_on: 2026-03-06}"}), ("letter", {}),
    ))  # fmt: skip
    assert (kept, low) == (579, 0)


def after(given: Given) -> int:
    """Twips below the date."""
    file = build("report.yaml", given, to=("docx",)).outputs["report.docx"]
    (date,) = part(file, "word/styles.xml").xpath("//*[local-name()='style'][*[@*='成文日期']]")
    found = date.xpath(".//*[local-name()='spacing']/@*[local-name()='after']")
    return int(found[0]) if found else 0
