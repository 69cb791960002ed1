"""Joint issue, signature stamps and orders measured in our own finished PDF (GB/T 9704-2012, 7.2.4–7.3.5, 10.2)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from banxin.build import build, check
from banxin.materials import Given
from tests.layout.ruler import MM, Char, Sheet, ink, read
from tests.layout.test_gongwen_measures import EM, KAI, LINE, SONG, changed, measured, notice, sheets, top

NAMES = ("××市××委员会", "××市××局", "××市人民政府办公厅")
JOINT = {
    "issuer_mark": f"{{names: [{', '.join(NAMES)}], suffix: 文件}}", "signed_by": f"[{', '.join(NAMES)}]",
    "attachments": "", "remark": "",
}  # fmt: skip
FIVE = ("××市××委", "××市××局", "××市××厅", "××市××办", "××市××院")
JOINT_UP = {
    **JOINT, "issuer_mark": f"{{names: [{', '.join(FIVE)}], suffix: 文件}}", "signed_by": f"[{', '.join(FIVE)}]",
    "direction": "up", "signatories": "[某某某, 某某, 某某, 某某某, 某某某]",
}  # fmt: skip
ORDER = {
    "form": "order", "issuer_mark": "{names: [××市人民政府], suffix: 令}", "number": "{serial: ×}", "addressees": "",
    "attachments": "", "remark": "", "copy_number": "", "secrecy": "", "urgency": "", "stamp": "{post: 市长}",
    "signed_by": "",
}  # fmt: skip
SEAL = 42.0


def edges(words: tuple[Char, ...]) -> tuple[float, float]:
    """Left edge of the first and right edge of the last em box."""
    return words[0].x, words[-1].x + words[-1].size * MM


def on(page: Sheet, words: str) -> tuple[Char, ...]:
    """Words in 3号: those of the signature, not of the mark."""
    found = [page.run(words, nth) for nth in range(page.text.count(words))]
    return next(run for run in found if run[0].size == pytest.approx(EM / MM, abs=0.01))


def signed(**changes: str) -> Sheet:
    """The page with the date of the signature."""
    return next(page for page in sheets(**changes) if "特此通知" in page.text)


def test_a_joint_mark_has_its_names_to_one_width_and_the_word_beside_their_middle() -> None:
    page, pdf = sheets(**JOINT)[0], notice(**JOINT)
    rows = [edges(page.run(name)) for name in NAMES]
    files = page.run("文件")
    names, both = ink(pdf, 1, (28, 66, 130, 120)), ink(pdf, 1, (135, 66, 184, 120))
    number = page.find("×委发")
    measured(
        top=(72, names[1]),
        left=(rows[0][0], rows[1][0]),
        left_too=(rows[0][0], rows[2][0]),
        right=(rows[2][1], rows[0][1]),
        right_too=(rows[2][1], rows[1][1]),
        middle=((names[1] + names[3]) / 2, (both[1] + both[3]) / 2),
        beside=(rows[0][1] + EM, files[0].x),
        number_on_grid=(0, (top(number, SONG) - 37 + LINE / 2) % LINE - LINE / 2),
        rule=(4, page.long_rules()[0].top - top(number, SONG) - EM),
    )
    assert 2 * LINE <= top(number, SONG) - names[3] < 3 * LINE
    assert [page.text.find(name) for name in NAMES] == sorted(page.text.find(name) for name in NAMES)


def test_names_of_signatories_stand_under_one_another_and_the_number_beside_the_last() -> None:
    page = sheets(**JOINT_UP)[0]
    people = [c for c in page.chars if c.text == "某"]
    rows = sorted({round(c.y, 2) for c in people})
    first, second = min(c.x for c in people), max(c.x for c in people if c.y < rows[0] + 1) - 1 * EM
    under = [min(c.x for c in people if abs(c.y - y) < 1) for y in rows]
    measured(
        rows=(LINE, rows[1] - rows[0]),
        under=(first, under[1]),
        under_too=(first, under[2]),
        number=(rows[-1] - KAI * EM + SONG * EM, page.find("×委发").y),
        label=(first - 4 * EM, page.find("签发人").x),
        right=(184 - EM, max(c.x for c in people) + EM),
        second=(first + 4 * EM, second),
    )
    assert "为落实" in page.text


def test_seals_of_a_joint_issue_stand_in_rows_and_do_not_touch() -> None:
    page = signed(**JOINT_UP)
    runs = [on(page, name) for name in FIVE]
    centres = [(sum(edges(run)) / 2, run[0].y) for run in runs]
    date = on(page, "2025年×月×日")
    rows = sorted({round(y, 1) for _, y in centres})
    measured(
        last_over_date=(sum(edges(date)) / 2, centres[-1][0]),
        date_right=(184 - 4 * EM, edges(date)[1]),
        date_below=(LINE, date[-1].y - on(page, FIVE[-1])[2].y),
        rows=(5 * LINE, rows[1] - rows[0]),
    )
    assert len(rows) == 2 and [sum(round(y, 1) == row for _, y in centres) for row in rows] == [3, 2]
    assert all(x - SEAL / 2 > 27.99 and x + SEAL / 2 <= 184 for x, _ in centres)
    assert all(b[0] - a[0] > SEAL for a, b in pairwise(centres) if abs(a[1] - b[1]) < 1)


def test_unsealed_names_stand_under_one_another_with_the_date_two_ems_in() -> None:
    page = signed(**JOINT, seal="false")
    rows = [edges(on(page, name)) for name in NAMES]
    date = edges(on(page, "2025年×月×日"))
    measured(
        right=(184 - 2 * EM, rows[2][1]),
        one_width=(rows[2][1], rows[0][1]),
        one_width_too=(rows[2][1], rows[1][1]),
        left=(rows[2][0], rows[0][0]),
        date=(rows[0][0] + 2 * EM, date[0]),
        pitch=(LINE, on(page, "2025年×月×日")[1].y - on(page, NAMES[2])[-1].y),
    )


def test_posts_end_two_ems_before_their_stamps() -> None:
    stamp = {**JOINT, "stamp": "{post: ××委员会主任, others: [××局局长, ××办公厅主任]}"}
    page = signed(**stamp)
    posts = [on(page, post) for post in ("××委员会主任", "××局局长", "××办公厅主任")]
    date = on(page, "2025年×月×日")
    room = 7 * EM
    measured(
        first=(3 * LINE, posts[0][-1].y - page.find("特此").y),
        right=(184 - 4 * EM - room - 2 * EM, edges(posts[0])[1]),
        right_too=(edges(posts[0])[1], edges(posts[1])[1]),
        pitch=(2 * LINE, posts[1][-1].y - posts[0][-1].y),
        date=(184 - 4 * EM, edges(date)[1]),
        date_below=(2 * LINE, date[-1].y - posts[2][-1].y),
    )
    assert "××市人民政府办公厅" not in page.text


def test_an_order() -> None:
    page, pdf = sheets(**ORDER)[0], notice(**ORDER)
    found = ink(pdf, 1, (28, 50, 184, 80))
    number, text = page.run("第×号"), page.find("为落实")
    rows = round((top(number[0]) - 37) / LINE)
    measured(
        mark_top=(57, found[1]),
        number_centre=(106, sum(edges(number)) / 2),
        number_on_grid=(37 + rows * LINE, top(number[0])),
        text=(3 * LINE, text.y - number[0].y),
    )
    assert 2 * LINE <= top(number[0]) - found[3] < 3 * LINE
    assert not page.long_rules() and "文件" not in page.text
    post = next(sheet for sheet in sheets(**ORDER) if "市长" in sheet.text)
    measured(post=(184 - 13 * EM, edges(post.run("市长"))[1]))


def test_a_letter_of_several_offices_has_the_mark_of_the_one_in_charge() -> None:
    letter = {
        **JOINT, "form": "letter", "issuer_mark": "{names: [××市××委员会, ××市××局]}", "imprint": "",
    }  # fmt: skip
    page = sheets(**letter)[0]
    assert "××市××委员会" in page.text and "××市××局" not in page.text


def test_many_addressees_move_to_the_imprint_and_leave_the_first_page_to_the_text() -> None:
    many = f"[{', '.join(['××市××局'] * 48)}]"
    pages = sheets(addressees=many)
    assert "为落实" in pages[0].text and "××市××局，" not in pages[0].text
    last = pages[-1]
    to, copies = last.find("主送："), last.find("抄送：")
    assert last.text.count("××市××局") == 48 + 3
    assert [round(rule.weight, 2) for rule in last.long_rules()] == [0.35, 0.25, 0.35]
    measured(left=(to.x, copies.x), above=(0, (copies.y - to.y + LINE / 2) % LINE - LINE / 2))


@pytest.mark.parametrize(("name", "count"), [("××市××局", 11), ("××市××委员会办公室", 11), ("××市××工作领导小组办公室", 12)])
def test_many_sealed_names_go_on_to_the_next_page_rather_than_out_of_it(name: str, count: int) -> None:
    joint = {**JOINT, "signed_by": f"[{', '.join([name] * count)}]"}
    built = build("notice.yaml", Given(changed(**joint)), to=("pdf",))
    assert not [p for p in built.problems if p.code.startswith("L")]
    pages = read(built.outputs["notice.pdf"])
    assert sum(page.text.count(name) for page in pages) >= count
    assert max(c.y for page in pages for c in page.chars if c.size == pytest.approx(EM / MM, abs=0.1)) < 262
    dated = next(page for page in reversed(pages) if "2025年×月×日" in page.text.replace("日印发", ""))
    assert dated.find(name).y < dated.find("2025年×月×日").y


@pytest.mark.parametrize("count", [2, 6, 11])
def test_the_first_page_of_a_joint_issue_shows_text(count: int) -> None:
    names = ", ".join(f"××市××{kind}" for kind in "局厅委办院所会部队行馆"[:count])
    page = sheets(**{**JOINT, "issuer_mark": f"{{names: [{names}], suffix: 文件}}"})[0]
    assert "为落实" in page.text
    sizes = {round(c.size, 1) for c in page.chars if c.text == "局"}
    assert min(sizes) >= 15.7


def test_a_head_that_leaves_no_line_for_text_is_an_error_with_its_clause() -> None:
    names = ", ".join(["××市××局"] * 11)
    changes = {
        **JOINT, "issuer_mark": f"{{names: [{names}], suffix: 文件}}", "direction": "up",
        "signatories": f"[{', '.join(['某某某'] * 11)}]",
    }  # fmt: skip
    said = [p for p in check("notice.yaml", Given(changed(**changes))).problems if p.is_error]
    assert [(p.code, p.place.file) for p in said] == [("D006", "notice.yaml")]
    assert "7.3.3" in said[0].message and "7.2.4" in said[0].mend


def test_a_title_of_two_hundred_characters_is_refused_at_its_place() -> None:
    title = "关于" + "做好高成长企业梯度培育工作有关事项" * 11 + "的通知"
    found = check("notice.yaml", Given(changed(title=title))).problems
    assert [(p.code, p.place.file) for p in found] == [("D006", "notice.yaml")]


def test_a_title_of_four_lines_is_told_at_its_line() -> None:
    title = "××市××委员会关于" + "做好高成长企业梯度培育工作有关事项和" * 2 + "促进大中小企业融通创新的通知"
    files = changed(title=title)
    found = [p for p in build("notice.yaml", Given(files), to=("pdf",)).problems if p.code == "D003"]
    row = files["notice.yaml"].decode().splitlines()[found[0].place.line - 1]
    assert row.startswith("  title:")


def test_an_imprint_taller_than_a_page_is_an_error() -> None:
    many = ", ".join(["××市××委员会办公室"] * 70)
    said = check("notice.yaml", Given(changed(imprint=f"{{copies: [{many}]}}"))).problems
    assert [p.code for p in said if p.is_error] == ["D007"]
