"""``banxin check --conformance``: every clause of GB/T 9704-2012 on the sample notice in all its forms."""

from __future__ import annotations

from functools import cache

import pytest

from banxin.build import build, check, conformed
from banxin.conformance import Clause, line, summary
from banxin.materials import Given
from tests.layout.ruler import read
from tests.layout.test_gongwen_measures import LETTER, MINUTES, UPWARD, changed
from tests.layout.test_official_forms import JOINT, JOINT_UP, ORDER

STAMPED = {**JOINT, "stamp": "{post: ××委员会主任, others: [××局局长, ××办公厅主任]}"}
FORMS: dict[str, dict[str, str]] = {
    "document": {}, "upward": UPWARD, "letter": LETTER, "minutes": MINUTES, "order": ORDER, "joint": JOINT,
    "joint upward": JOINT_UP, "unsealed": {"seal": "false"}, "joint unsealed": {**JOINT, "seal": "false"},
    "stamped": STAMPED, "plain": {"form": "plain"}, "many": {"addressees": f"[{', '.join(['××市××局'] * 48)}]"},
    "letter with copies": {**LETTER, "imprint": "{copies: [××市××局]}"},
    "long names": {"attachments": f"[{{title: {'高成长企业梯度培育' * 3}情况表}}, {{title: 目标表}}]"},
}  # fmt: skip


@cache
def found(style: str = "", form: str = "document", **changes: str) -> dict[str, Clause]:
    files = changed(**{**FORMS[form], **changes})
    if style:
        files["my.yaml"] = f"extends: gongwen\n{style}".encode()
    checked, clauses = conformed("notice.yaml", Given(files), "my.yaml" if style else None)
    assert clauses, checked.problems
    return {f"{clause.number} {clause.says}": clause for clause in clauses}


def broken(style: str = "", form: str = "document", **changes: str) -> list[str]:
    return [name for name, clause in found(style, form, **changes).items() if clause.state == "broken"]


@pytest.mark.parametrize("form", FORMS)
def test_all_forms_keep_every_clause_that_applies(form: str) -> None:
    assert broken(form=form) == []


@pytest.mark.parametrize(("name", "said"), [("××市××局", "同面有正文"), ("××市××工作领导小组办公室", "署名多于一面，起于正文之下")])
def test_seals_of_more_offices_than_a_page_holds_begin_under_the_text(name: str, said: str) -> None:
    clause = found(form="joint", signed_by=f"[{', '.join([name] * 12)}]")["7.3.5.5 署名、成文日期不单独成面"]
    assert (clause.state, clause.measured.startswith(said)) == ("kept", True)


def test_every_clause_of_the_standard_is_asked_and_kept_by_some_form() -> None:
    kept = {c.number for form in FORMS for c in found(form=form).values() if c.state == "kept"}
    asked = {clause.number for clause in found().values()}
    numbers = {
        "5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "7.2.1", "7.2.2", "7.2.3", "7.2.4", "7.2.5", "7.2.6", "7.2.7",
        "7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5.1", "7.3.5.2", "7.3.5.3", "7.3.5.4", "7.3.5.5", "7.3.6", "7.3.7",
        "7.4", "7.4.1", "7.4.2", "7.4.3", "7.5", "8", "9", "10.1", "10.2", "10.3",
    }  # fmt: skip
    assert kept == numbers
    assert asked >= {"4", "6", "11"}


def test_every_line_of_the_list_is_kept_by_some_form() -> None:
    states: dict[str, set[str]] = {}
    for form in FORMS:
        for name, clause in found(form=form).items():
            states.setdefault(name, set()).add(clause.state)
    never = {name for name, seen in states.items() if "kept" not in seen}
    assert {name.split()[0] for name in never} == {"4", "6", "11", "7.3.5"}, never


def test_what_does_not_apply_is_said_so() -> None:
    assert found()["7.2.6 签发人右空一字"].state == "not applicable"
    assert found(form="upward")["7.2.6 签发人右空一字"].state == "kept"
    assert found(copy_number="")["7.2.1 份号顶格"].state == "not applicable"
    assert found(copy_number="")["7.2.2 密级和保密期限自上而下依次编排"].state == "kept"


BREAKING = [
    ("official: {mark_at: 70mm}", "document", "7.2.4 发文机关标志上边缘"),
    ("colours: {red: '#1F4E8C'}", "document", "7.2.4 发文机关标志为红色"),
    ("official: {head_rule_below: 6mm}", "document", "7.2.7 红色分隔线在发文字号下 4 mm"),
    ("official: {folio_at: 9mm}", "document", "7.5 页码一字线上距版心下边缘"),
    ("text: {folio: {size: 小四}}", "document", "7.5 页码用 4 号半角数字：字号"),
    ("official: {inner_rule: 0.35mm}", "document", "7.4.1 版记中间分隔线粗"),
    ("official: {text: {imprint: {size: 小四}}}", "document", "7.4.2 抄送机关左空一字（4 号）"),
    ("official: {text: {title: {size: 小二}}}", "document", "7.3.1 标题 2 号字"),
    ("official: {text: {title: {family: hei, weight: 400}}}", "document", "7.3.1 标题用小标宋体（宋体粗体代）"),
    ("official: {text: {label: {family: kai}}}", "document", "7.2.2 密级和保密期限用黑体"),
    ("official: {text: {label: {family: kai}}}", "document", "7.3.7 “附件”及顺序号用黑体"),
    ("official: {text: {person: {family: fang}}}", "upward", "7.2.6 签发人姓名用楷体"),
    ("official: {sealed_above: 4}", "document", "7.3.5.1 印章顶端上距正文一行之内（按直径 42 mm）"),
    ("official: {sealed_above: 0}", "document", "7.3.5.1 印章顶端上距正文一行之内（按直径 42 mm）"),
    ("text: {body: {family: song}}", "document", "5.2.2 正文用 3 号仿宋体"),
    ("colours: {ink: '#14375E'}", "document", "5.2.4 文字为黑色"),
    ("text: {h1: {family: kai}}", "document", "7.3.3 结构层次：第一层黑体"),
    ("paper: {head: 30mm, foot: 42mm}\ngrid: {first_baseline: 34.5mm}", "document", "5.2.1 天头（上白边）"),
    ("paper: {inner: 25mm, outer: 29mm}", "document", "5.2.1 订口（左白边）"),
    ("chinese: {indent: 0}\nofficial: {letter_mark_at: 25mm}", "letter", "10.1 发文机关标志上边缘"),
    ("official: {letter_rules: 160mm}", "letter", "10.1 红色双线长"),
    ("official: {letter_foot: 25mm}", "letter", "10.1 末条红色双线距下页边"),
    ("official: {letter_thick: 0.2mm}", "letter", "10.1 首条上粗下细，末条上细下粗"),
    ("official: {order_mark_at: 60mm}", "order", "10.2 发文机关标志上边缘"),
    ("official: {mark_at: 60mm}", "minutes", "10.3 发文机关标志上边缘"),
    ("official: {text: {label: {family: kai}}}", "minutes", "10.3 “出席”等用黑体，名单用仿宋体"),
]


@pytest.mark.parametrize(("style", "form", "clause"), BREAKING, ids=[f"{c.split()[0]} {s}" for s, _, c in BREAKING])
def test_a_style_that_breaks_a_clause_is_told(style: str, form: str, clause: str) -> None:
    assert clause in broken(f"{style}\n", form)


def test_what_an_author_breaks_is_told() -> None:
    hourglass = "[××市××委员会关于做好, 高成长企业梯度, 培育工作有关事项的通知]"
    assert "7.3.1 标题排列用梯形或菱形" in broken(title_lines=hourglass)
    assert "7.3.1 标题回行词意完整" in broken(title_lines="[××市××委员会关于20, 26年企业梯度培育的通知]")
    assert "7.3.4 附件名称后不加标点" in broken(attachments="[{title: 目标表。}]")


def test_contents_on_the_first_page_are_not_its_text_and_their_author_is_told() -> None:
    files = changed()
    files["notice.yaml"] = files["notice.yaml"].replace(b"style: gongwen", b"style: gongwen\ncontents: true")
    told = [p for p in check("notice.yaml", Given(files)).problems if p.code == "D006"]
    line = next(at for at, words in enumerate(files["notice.yaml"].decode().splitlines(), 1) if words == "contents: true")
    assert [(p.place.line, p.is_error) for p in told] == [(line, False)]
    _, clauses = conformed("notice.yaml", Given(files))
    (shown,) = (clause for clause in clauses if clause.says == "公文首页显示正文")
    assert (shown.state, shown.measured) == ("broken", "无")


def test_mirrored_pages_have_their_inner_margin_at_the_right_on_even_pages() -> None:
    assert broken("official: {mirror: true}\n") == []
    files = {**changed(), "my.yaml": b"extends: gongwen\nofficial: {mirror: true}\n"}
    odd, even = read(build("notice.yaml", Given(files), to=("pdf",), style="my.yaml").outputs["notice.pdf"])[:2]
    assert min(c.x for c in odd.chars if "\u4e00" <= c.text <= "\u9fff") == pytest.approx(28, abs=0.1)
    assert min(c.x for c in even.chars if "\u4e00" <= c.text <= "\u9fff") == pytest.approx(26, abs=0.1)


def test_the_measured_value_is_told_beside_the_required_one() -> None:
    clause = found("official: {outer_rule: 0.5mm}\n")["7.4.1 版记首条分隔线粗"]
    assert (clause.state, clause.required, clause.measured) == ("broken", "0.35 mm", "0.50 mm")
    assert "不符合" in line(clause) and "应为 0.35 mm" in line(clause)


def test_slips_of_the_text_are_counted() -> None:
    files = changed()
    files["notice/body.yaml"] = files["notice/body.yaml"].replace("强化顶层布局，加快".encode(), "强化顶层布局,加快".encode())
    checked, clauses = conformed("notice.yaml", Given(files))
    (usage,) = (clause for clause in clauses if clause.number == "9")
    assert (usage.state, usage.measured) == ("broken", "1 处可疑")
    (slip,) = (problem for problem in checked.problems if problem.place.file == "notice/body.yaml")
    files["notice.yaml"] += f"accept: [{slip.code}]\n".encode()
    checked, clauses = conformed("notice.yaml", Given(files))
    assert slip not in checked.problems and usage in clauses, "accepted is not kept"


def test_the_summary_counts() -> None:
    kept, lost = Clause("1", "甲", "kept"), Clause("2", "乙", "broken")
    assert summary((kept, kept, lost)) == "符合 2 条，不符合 1 条，不适用 0 条"
