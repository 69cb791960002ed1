"""YAML in, values or mistakes out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core._pydantic_core import list_all_errors

from banxin import limits
from banxin.official import BLANK
from banxin.problems import NOWHERE, BadSource, Place
from banxin.reading import ByKey, Reading, Written, check, load, mistakes, nodes, read, scalars, several, wrong
from banxin.reading.declared import Field, model_validator
from banxin.reading.models import json_schema

if TYPE_CHECKING:
    from banxin.reading.core import ErrorDetails


class Prose(Written):
    bare = "text"
    text: str = Field(description="一段话")


class Card(Written):
    name: str
    text: str


class Cards(Written):
    bare = "cards"
    cards: tuple[Card, ...] = Field(min_length=1)


Panel = Annotated[Prose | Cards, ByKey("内容", {"prose": Prose, "cards": Cards})]


class Section(Written):
    title: str
    count: int = 0
    share: Decimal = Decimal(0)
    width: float = 0.0
    open: bool = False
    cell: Decimal | str | None = None
    kind: Literal["new", "old"] = "new"
    weights: dict[int, str] = {}
    panels: tuple[Panel, ...] = ()
    sections: tuple[Section, ...] = ()


def check_section(text: str) -> Reading[Section]:
    return read(text, "a.yaml", Section)


def check_value(text: str) -> Section:
    return check_section(text).must()


def check_mistakes(text: str, *expected: str) -> None:
    """Exactly these mistakes, each as ``line:column CODE words that the message or the mend holds``."""
    problems = check_section(text).problems
    said = [f"{p.place.line}:{p.place.column} {p.code} {p.message} {p.mend}" for p in problems]
    assert len(said) == len(expected), said
    for line, wanted in zip(said, expected, strict=True):
        where, code, words = wanted.split(" ", 2)
        assert line.startswith(f"{where} {code} ") and words in line, (wanted, line)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("1:20", "1:20"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("+73", "+73"),
        ("1,000", "1,000"),
        (".inf", ".inf"),
        ("2025-13-45", "2025-13-45"),
        ("~", "~"),
        ("True", "True"),
        ("１３４", "１３４"),
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
        ("12", 12),
        ("-7", -7),
        ("0", 0),
        ("2.920", Decimal("2.920")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
    ],
)
def test_scalars_are_what_they_are_written_as(written: str, value: scalars.Value) -> None:
    node = load(f"a: {written}\n", "a.yaml").must()
    assert isinstance(node, nodes.Mapping)
    found = node.entries[0].value
    assert isinstance(found, nodes.Scalar)
    assert (found.value, type(found.value)) == (value, type(value))


def test_numbers_keep_their_literal() -> None:
    section = check_value("title: 1.10\nshare: 2.920\nwidth: 2\ncell: 1.50\n")
    assert section.title == "1.10"
    assert str(section.share) == "2.920"
    assert section.width == 2.0
    assert str(section.cell) == "1.50"


def test_a_quoted_number_is_text() -> None:
    assert check_value('title: "12"\ncell: "12"').cell == "12"
    check_mistakes('title: x\ncount: "12"', "2:8 Y103 “count”要写整数，这里是文字“12”")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20))
def test_decimals_are_exact(number: Decimal) -> None:
    literal = format(number, "f")
    assert check_value(f"title: x\nshare: {literal}").share == number


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40))
def test_quoted_text_comes_back_letter_by_letter(text: str) -> None:
    if any(scalars.faults(text)):
        return
    written = yaml.safe_dump({"title": text}, allow_unicode=True, default_style="'", width=10**6)
    assert check_value(written).title == text


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    result = check_section(text)
    assert (result.value is None) == bool(result.problems)


def test_all_mistakes_come_in_one_pass() -> None:
    check_mistakes(
        "\n".join(
            [
                "count: 012",
                "share: 1_000",
                "open: no",
                "kind: odd",
                "panles: []",
                "weights: {400: a, bold: b}",
                "panels:",
                "  - prose: [a]",
                "  - card: x",
                "  - cards: []",
                "  - prose: a",
                "    cards: b",
            ]
        ),
        "1:1 Y102 title",
        "1:8 Y103 整数",
        "2:8 Y103 数",
        "3:7 Y103 true 或 false",
        "4:7 Y104 只能是 new 或 old",
        "5:1 Y101 是不是 panels？",
        "6:19 Y103 整数",
        "8:12 Y103 “text”要写文字，这里是列表",
        "9:5 Y105 是不是 cards？",
        "10:12 Y104 至少要有 1 项",
        "12:5 Y105 除了 prose 还有“cards”",
    )


def test_braces_ask_for_quotes() -> None:
    check_mistakes("title: {total}", "1:8 Y011 要加引号")
    check_mistakes("title: x\npanels:\n  - prose: {tiers.total}", "3:12 Y011 要加引号")
    check_mistakes("title: x\npanels:\n  - prose: {tiers.total}家", "3:12 Y011 要加引号")


def test_full_width_colons_are_named() -> None:
    check_mistakes("title: x\npanels：\n  - prose: y", "2:7 Y003 全角冒号")
    check_mistakes("title: x\npanels:\n  - prose：y", "3:5 Y003 半角冒号")
    check_mistakes("title：x\npanels：", "1:1 Y003 半角冒号")


def test_places_reach_into_values() -> None:
    section = check_value(
        "title: x\npanels:\n  - prose: |\n      到2027年\n      推动\n  - cards: [{name: A, text: '说''明'}]\n"
    )
    prose, cards = section.panels
    assert isinstance(cards, Cards)
    assert section.place == Place("a.yaml", 1, 1)
    assert prose.place_in(7, "text") == Place("a.yaml", 5, 7)
    assert cards.place_of("cards", 0, "name") == Place("a.yaml", 6, 20)
    assert cards.cards[0].place == Place("a.yaml", 6, 13)
    assert section.place_of("panels", 1, "nothing") == Place("a.yaml", 6, 5)


def test_places_do_not_part_equal_values() -> None:
    first, second = check_value("title: x\npanels: [{prose: a}, {prose: a}]").panels
    assert first == second and first.place != second.place
    assert Prose(text="a") == first
    assert Prose(text="a").place == NOWHERE


def test_what_is_read_stays_as_it_is() -> None:
    card = Card(name="A", text="B")
    with pytest.raises(AttributeError, match="Card is frozen"):
        card.name = "C"  # type: ignore[misc]
    changed = card.model_copy(update={"name": "C"})
    assert (card.name, changed) == ("A", Card(name="C", text="B"))
    assert len({card, changed, Card(name="A", text="B")}) == 2
    assert repr(changed) == "Card(name='C', text='B')"
    assert Section.model_fields[:2] == ("title", "count")


def test_a_validator_names_the_place_and_the_code() -> None:
    class Range(Written):
        low: int
        high: int

        @model_validator(mode="after")
        def _ordered(self) -> Range:
            if self.low > self.high:
                raise several([wrong("下限大于上限", "low", code="X001", mend="对调"), wrong("上限太小", "high")])
            return self

    problems = check(load("low: 3\nhigh: 2", "b.yaml").must(), Range).problems
    assert [(str(p.place), p.code, p.message, p.mend) for p in problems] == [
        ("b.yaml:1:6", "X001", "下限大于上限", "对调"),
        ("b.yaml:2:7", "Y106", "上限太小", ""),
    ]


def test_what_is_right_remains_where_the_rest_is_wrong() -> None:
    rest = check_section(
        "title: x\ncount: many\npanles: []\npanels:\n  - card: x\n  - prose: {text: a, txt: b}\n  - cards: [{name: A}]\n"
        "  - cards: [{name: A}, {name: B, text: C}]\n  - prose: [1]\nsections:\n  - {titel: y}\n  - {title: z}\n"
    ).rest
    assert rest is not None
    assert (rest.title, rest.count) == ("x", 0)
    assert rest.panels == (Prose(text="a"), Cards(cards=(Card(name="B", text="C"),)))
    assert [section.title for section in rest.sections] == ["z"]
    assert rest.place_of("sections", 0, "title").line == 12
    assert check_section("count: 1").rest is None
    assert check_section("- 1").rest is None
    whole = check_section("title: x")
    assert whole.rest == whole.value


def test_must_raises_with_every_problem() -> None:
    with pytest.raises(BadSource) as caught:
        check_section("a: 1\nb: 2").must()
    assert [p.code for p in caught.value.problems] == ["Y102", "Y101", "Y101"]


def test_the_schema_says_what_is_accepted() -> None:
    schema = json_schema(Section)
    section = schema["$defs"]["Section"]["properties"]
    assert section["title"] == {"type": ["string", "number"]}
    assert section["share"]["type"] == "number"
    panel = section["panels"]["items"]
    assert (list(panel["properties"]), panel["maxProperties"]) == (["prose", "cards"], 1)
    bare, spelled = schema["$defs"]["Prose"]["anyOf"]
    assert bare["description"] == "一段话" and spelled["required"] == ["text"]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_depth_cannot_crash_the_parser(opening: str) -> None:
    problems = load(opening * 50_000, "a.yaml").problems
    assert [p.code for p in problems] == ["Y009"] and limits.YAML_DEPTH.name in problems[0].message


def test_size_and_number_of_nodes_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "YAML_NODES", limits.Limit("yaml_nodes", 2_000, "", ""))
    line = load("a: " + "字" * 4_000_000, "a.yaml")
    assert [(p.code, p.place.line) for p in line.problems] == [("Y009", 0)]
    many = load("[" + "1," * (limits.YAML_NODES.most + 1) + "]", "a.yaml")
    assert many.value is None and limits.YAML_NODES.name in many.problems[0].message
    keys = load("\n".join(f"k{n}: 1" for n in range(limits.YAML_KEYS.most + 5)), "a.yaml")
    assert [p.code for p in keys.problems] == ["Y009"]
    long = load("a: " + "字" * (limits.TEXT.most + 1), "a.yaml")
    assert limits.TEXT.name in long.problems[0].message


def test_a_merge_bomb_is_refused_at_once() -> None:
    bomb = "a0: &a0 {k: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 12))
    assert {p.code for p in load(bomb, "a.yaml").problems} == {"Y005"}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 完成\u202e%85", "1:6", "书写方向"),
        ('a: "x\\u202ey"', "1:4", "书写方向"),
        ("a: \x1b[2J", "1:4", "控制字符"),
        ('a: "\\x9b"', "1:4", "控制字符"),
        ("a: 1\u200b34", "1:5", "看不见"),
        ("a: x\ud800", "1:5", "代理"),
        ("a: x\U000e0041", "1:5", "标签"),
        ("a: e" + "\u0301" * 17, "1:5", "附加符号"),
        ("a: x\u2028y", "1:5", "行分隔"),
        ("# \x00\na: 1", "1:3", "控制字符"),
    ],
)
def test_characters_that_deceive_or_break_are_refused(text: str, place: str, words: str) -> None:
    (problem,) = load(text, "a.yaml").problems
    assert (f"{problem.place.line}:{problem.place.column}", problem.code) == (place, "Y008")
    assert words in problem.message


def test_line_ends_and_a_mark_of_order_change_nothing() -> None:
    assert check_value("\ufefftitle: x\r\nkind: old\r\n") == check_value("title: x\nkind: old\n")


def test_merging_keeps_places_and_replaces_lists() -> None:
    under = load("a: {b: 1, c: 2}\nlist: [1, 2]\n", "under.yaml").must()
    over = load("a: {c: 3}\nlist: [9]\n", "over.yaml").must()
    merged = nodes.merge(under, over)
    assert [(str(s.place), s.value) for s in nodes.walk(merged)] == [
        ("under.yaml:1:8", 1), ("over.yaml:1:8", 3), ("over.yaml:2:8", 9),
    ]  # fmt: skip


ALL_ERRORS = list_all_errors()


@pytest.mark.parametrize("kind", ALL_ERRORS, ids=[str(kind["type"]) for kind in ALL_ERRORS])
def test_every_kind_of_error_is_told_in_chinese(kind: dict[str, Any]) -> None:
    """Whatever pydantic's core may come to say: its English stands in no message."""
    context = {name: "字" if value in (None, "") else value for name, value in (kind.get("example_context") or {}).items()}
    said = {"type": kind["type"], "loc": ("title",), "msg": kind["message_template_python"], "input": 1, "ctx": context}
    node = load("title: 1\n", "a.yaml").must()
    problem = mistakes._problem(cast("ErrorDetails", said), {"title": 1}, node)
    told = f"{problem.message}{problem.mend}".replace("title", "")
    assert not re.search("[A-Za-z]{2}", told.replace("true 或 false", "")), told
    assert re.search("[一-鿿]", problem.message)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (rf"^(?:|[\d{BLANK}]{{4}})$", "要写 4 位数字，未定的写 ×"),
        (rf"^[\d{BLANK}]{{1,5}}$", "要写 1 到 5 位数字，未定的写 ×"),
        ("^x$", "的写法不对"),
    ],
)
def test_a_pattern_is_told_in_words(pattern: str, said: str) -> None:
    assert mistakes._pattern(pattern) == said
