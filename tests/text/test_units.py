"""What stays together: / where a line end is dear, | where it is an emergency only, and never inside the rest."""

from __future__ import annotations

import pytest

from banxin.text.units import penalties


def check(drawing: str) -> None:
    """``drawing`` is the text with its penalised places marked."""
    text = drawing.replace("/", "").replace("|", "")
    dear, emergency = penalties(text)
    marks = dict.fromkeys((place for place, _ in emergency), "|") | dict.fromkeys((place for place, _ in dear), "/")
    assert "".join(marks.get(place, "") + character for place, character in enumerate(text)) == drawing


@pytest.mark.parametrize(
    "drawing",
    [
        "企业2397/家与94/家",
        "达12/万/亿/元",
        "平均3.5/亿/平/方/米",
        "共250/余/场活动",
        "超30/%的企业",
        "有1 /234 /567/家",
        "第/2/批",
        "第/十/二/届大会",
        "名列第/一",
        "见图/1/2",
        "见表/3/-/1",
        "地图1中",
        "发表10/篇",
        "〔/样/例/〕",
        "《/自/然/》",
        "“/伏/羲/”",
        "“出题人的人”",
        "（/2/0/2/5/—/2/0/2/7/年/）",
        "给予3—|5/年",
        "Chain|Weaver|2.0",
        "Web3.0",
        "AI4S",
        "长30 /km处",
    ],
)
def test_units_stay_whole(drawing: str) -> None:
    check(drawing)


def test_addresses_may_end_after_their_own_marks() -> None:
    _, emergency = penalties("见https://www.example.org/path")
    text = "见https://www.example.org/path"
    assert {text[place - 1] for place, _ in emergency} == {"/", "."}
