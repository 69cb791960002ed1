"""An author's inline Markdown in, inlines and slips out."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.figures import Form
from banxin.inlines import Amount, Dotted, Inlines, Note, Reference, Text, plain
from banxin.prose import parse
from banxin.prose.reader import _Reader
from sample import ink


class Known:
    """Figures a.b (95家), rank (第二) and space (30万平方米), a chart tiers, a note n."""

    AMOUNTS = {"a.b": ("95", "", "家"), "rank": ("第二", "", ""), "space": ("30", "万", "平方米")}

    def amount(self, figure: str, form: Form, set_off: bool) -> Amount | None:
        if figure not in self.AMOUNTS:
            return None
        value, magnitude, unit = self.AMOUNTS[figure] if form != "value" else (self.AMOUNTS[figure][0], "", "")
        return Amount(figure, "超过" if form == "full" else "", value, magnitude, unit, set_off)

    def reference(self, target: str) -> Reference | None:
        return Reference("illustration.tiers", "图1") if target == "tiers" else None

    def note(self, key: str) -> Note | None:
        return Note("n", (Text("注文"),)) if key == "n" else None

    def takes_notes(self) -> bool:
        return True

    def has_index(self) -> bool:
        return True

    def nearest(self, kind: Literal["figure", "reference", "note"], name: str) -> str:
        return {"figure": "a.b", "reference": "tiers", "note": "n"}[kind] if name[:1] in "atn" else ""


def check(text: str, looks: str, *slips: str) -> None:
    """A text looks so (see ``sample.ink``) and has these slips: ``offset CODE words``."""
    prose = parse(text, Known())
    assert ink(prose.inlines) == looks
    said = [f"{slip.offset} {slip.code} {slip.message}｜{slip.mend}" for slip in prose.slips]
    assert len(said) == len(slips), said
    for line, wanted in zip(said, slips, strict=True):
        offset, code, *words = wanted.split(" ", 2)
        assert line.startswith(f"{offset} {code} ") and all(word in line for word in words), (wanted, line)


@pytest.mark.parametrize(
    "text",
    [
        "平常的一句话。", "3*4", "成本 $100 和 $200", "[/x] [x] [ ]", "{{7*7}} {{a.b}}", "{0:>99}", "<b>粗</b> &amp; &#65;", "`code`", "_x_ __y__",
        "3~5年，6~8年", "2^10次，3^4次", "[注]", "#标题", "- 项", "1. 项", "a\\b", "https://a.b/c", "~~删~~", "ＡＢ", "", "{", "}", "{}", "{中文}",
        "3*4*5米，2*3", "*p<0.05", "*轻重*一样", "a*b*c", "a_b_c", "_x_", "* 项", "+ 项", "> 引", "| 甲 | 乙 |", "---", "![图]", "```码```", "<https://a.b>", "前 后  ",
        "a\tb", "&copy; &#42;", "C:\\公文\\.cache", "1\\. \\# \\- \\< \\| \\` \\! \\&amp;", "末尾\\",
    ],
)  # fmt: skip
def test_what_is_not_markup_stays_as_it_is_written(text: str) -> None:
    check(text, text)


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("企业**“出题人”**作用", "企业**“出题人”**作用"),
        ("**《办法》**，印发", "**《办法》**，印发"),
        ("印发了**（试行）**的", "印发了**（试行）**的"),
        ("企业**(GOI)**计划", "企业**(GOI)**计划"),
        ("**重点：**后文", "**重点：**后文"),
        ("前文**——重点**", "前文**——重点**"),
        ("**甲****乙**", "**甲****乙**"),
        ("\\***重点**\\*", "***重点***"),
        ("a **b** c", "a **b** c"),
        ("\\*\\*不是\\*\\*", "**不是**"),
        ("**链[甲](https://a.b)**", "**链⟨甲→https://a.b⟩**"),
    ],
)
def test_stress_opens_and_closes_beside_chinese_marks(text: str, looks: str) -> None:
    check(text, looks)


def test_figures_in_every_form() -> None:
    check("共{a.b}、{a.b:value}、{a.b:full}，位列{rank}", "共95家、95、超过95家，位列第二")


def test_a_figure_between_stars_is_set_off_and_not_stressed_besides() -> None:
    check("共**{a.b}**，面积**{space:full}**", "共[95]家，面积超过[30万]平方米")
    check("共**{a.b}{space}**", "共[95]家[30万]平方米")
    check("**共{a.b}**", "**共[95]家**")
    check("ABC**{a.b}**DEF", "ABC[95]家DEF")


def test_short_latin_is_lowered_and_raised() -> None:
    check("CO~2~、m^2^、x^(n+1)^", "CO~2~、m^2^、x^(n+1)^")
    assert plain(parse("CO~2~", Known()).inlines) == "CO2"


def test_chinese_is_dotted_and_names_are_underlined() -> None:
    check("==重点==和__鲁迅__", "==重点==和__鲁迅__")
    check("__李政道____丁肇中__", "__李政道____丁肇中__")
    check("==共**{a.b}**，见[](#tiers)==", "==共[95]家，见⟨图1→illustration.tiers⟩==")
    check("**前==重点==后**", "**前==重点==后**")
    assert plain(parse("==重点==和__鲁迅__", Known()).inlines) == "重点和鲁迅"
    assert isinstance(parse("==重点==", Known()).inlines[0], Dotted)


@pytest.mark.parametrize("text", ["a == b，c == d", "__init__和__main__", "====", "== 重点 ==", "\\==重点\\=="])
def test_what_is_no_chinese_between_double_marks_stays(text: str) -> None:
    assert plain(parse(text, Known()).inlines) == text.replace("\\", "")


def test_references_print_their_label_and_lead_there() -> None:
    check("见[](#tiers)", "见⟨图1→illustration.tiers⟩")
    check("见[下图](#tiers)", "见⟨下图→illustration.tiers⟩")
    check("见**[](#tiers)**", "见**⟨图1→illustration.tiers⟩**")


def test_a_reference_can_print_the_page() -> None:
    check("见第[](#tiers:page)页", "见第⟨页→illustration.tiers⟩页")
    check("见**第[](#tiers:page)页**", "见**第⟨页→illustration.tiers⟩页**")
    check("见[后文](#tiers:page)", "见⟨后文→illustration.tiers⟩")
    check("见[](#tiers:paeg)", "见⟨图1→illustration.tiers⟩", "1 P002 [](#tiers:page)")
    check("见第[](#tierz:page)页", "见第#tierz页", "2 P003 [](#tiers)")


def test_notes() -> None:
    check("数据[^n]，见[^n]。", "数据〘n：注文〙，见〘n：注文〙。")


def test_links_lead_to_the_web_or_to_mail_only() -> None:
    check("[甲](https://a.b/?x=中文&y)、[](mailto:a@b.c)", "⟨甲→https://a.b/?x=中文&y⟩、⟨mailto:a@b.c→mailto:a@b.c⟩")
    check("[甲](javascript:alert)", "甲", "0 P006 javascript:alert")
    check("一[甲](file:///etc/passwd)", "一甲", "1 P006 file:")
    check("一[甲](//a.b)", "一甲", "1 P006 //a.b")
    check('[甲](https://a.b "乙")', "⟨甲→https://a.b⟩", "0 P006 “乙”印不出来")
    check("f[x](y)", "fx", "1 P006 写成 \\[")


def test_line_ends_are_nothing_between_han_and_a_space_between_words() -> None:
    check("前文，\n  后文", "前文，后文")
    check("AI\nfor science", "AI for science")
    check("前文\nAI", "前文AI")


def test_names_that_lead_nowhere() -> None:
    check("共{a.c}家", "共{a.c}家", "1 F002 {a.b}")
    check("共**{zz}**家", "共{zz}家", "3 F002 先在数据文件里登记它")
    check("共{a.b:vale}", "共95家", "1 P002 {a.b:value}")
    check("见[](#tierz)", "见#tierz", "1 P003 [](#tiers)")
    check("见[图1](#tiers)", "见⟨图1→illustration.tiers⟩", "1 P004 会过时")
    check("数据[^m]", "数据[^m]", "2 P005 notes")


def test_what_was_meant_as_markup_and_stays_text_is_warned_of() -> None:
    check("共{A.b}家，{a.b：full}", "共{A.b}家，{a.b：full}", "1 P001 {id}", "8 P001 {id}")
    check("共{ a.b }", "共{ a.b }", "1 P001 {id}")
    check("一**二", "一**二", "1 P007 配成对")
    check("一==二", "一==二", "1 P007 \\=\\=")
    check("一__二", "一__二", "1 P007 \\_\\_")
    check("***强***", "***强***", "0 P007 写成 \\*\\*\\*")
    check("*p<0.1，**p<0.05，***p<0.01", "*p<0.1，**p<0.05，***p<0.01", "7 P007 配成对")
    check("0.35**，0.28**", "0.35**，0.28**", "4 P007 配成对")
    check("甲****乙", "甲****乙", "1 P007 \\*\\*\\*\\*")


def test_figures_and_bare_references_need_no_markdown_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: _Reader) -> Inlines:
        raise AssertionError("markdown-it costs more than the whole of a small report's reading")

    monkeypatch.setattr(_Reader, "marked", refuse)
    check("共**{a.b}**、{rank}（[](#tiers)）", "共[95]家、第二（⟨图1→illustration.tiers⟩）")


PIECES = st.sampled_from(
    ["企业", "AI", "，", "“", "”", "（", ")", "**{a.b}**", "{a.b:full}", "[](#tiers)", "{zz}", "3", " ", "。"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_reading_without_the_markdown_parser_changes_nothing(text: str) -> None:
    if "***" in text:
        return
    plainly, marked = _Reader(text, Known(), []), _Reader(text, Known(), [])
    assert ink(plainly.plainly()) == ink(marked.marked())
    assert sorted(plainly.slips, key=repr) == sorted(marked.slips, key=repr)


@given(st.text(alphabet="企业，“”**{}[]()~^\\<>&$_` \nab1.:#", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    prose = parse(text, Known())
    assert all(0 <= slip.offset <= len(text) for slip in prose.slips)
    words = "".join(char for char in text if char in "企业，“”")
    assert "".join(char for char in plain(prose.inlines) if char in "企业，“”") in (words, words.replace("\n", ""))
