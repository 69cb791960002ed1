"""Heads are broken by sense: words found, and the places where a line of a head may end."""

from __future__ import annotations

import pytest

from banxin.text.vocabulary import WORDS
from banxin.text.words import Lexicon, sense


@pytest.mark.parametrize(
    "drawing",
    [
        "领军企业 和 高成长企业 加快培育",
        "世界级 重大科技基础设施 集群 建设 不断提速",
        "上海 梧桐岛 生命科学研究院",
        "上海 颠覆性技术 创新中心",
        "企业 科技创新 主体作用 不断彰显",
        "构建 紧密合作 的 创新联合体",
        "加快 推动 企业 主导 的 产学研 协同攻关",
        "直线加速器 整体 工艺 实现 全流程 验证",
        "促进 大中小企业 融通创新",
    ],
)
def test_words_are_found(drawing: str) -> None:
    assert " ".join(Lexicon.of().cut(drawing.replace(" ", ""))) == drawing


def test_suffixes_belong_to_the_word_before_and_prefixes_to_the_word_after() -> None:
    assert Lexicon.of().cut("颠覆型创新") == ("颠覆型", "创新")
    assert Lexicon.of().cut("非标准产品") == ("非标准", "产品")


def test_a_head_ends_no_line_in_a_word_but_may_in_a_term() -> None:
    costs = dict(sense("未来互联网"))
    assert costs[1] > 500 and costs[3] > 500 and costs[4] > 500
    assert 0 < costs[2] < 100


def test_a_head_likes_to_end_a_line_before_a_bracket_or_a_name() -> None:
    assert dict(sense("方案（试行）"))[2] < 0
    assert dict(sense("发挥“出题人”作用"))[2] < 0
    assert dict(sense("发挥“出题人”作用"))[4] > 500


def test_a_head_starts_no_line_with_a_particle_and_ends_none_with_a_conjunction() -> None:
    assert dict(sense("企业的作用"))[2] > 100
    assert dict(sense("企业和作用"))[3] > 0 >= dict(sense("企业和作用")).get(2, 0)


def test_the_vocabulary_holds_words_and_no_stray_characters() -> None:
    assert all(len(word) > 1 and word.isalpha() for word in WORDS)
    assert len(WORDS) > 2000


def test_a_report_may_bring_its_own_words() -> None:
    assert dict(sense("张江药谷公园", frozenset({"药谷公园"})))[3] > 500
    assert Lexicon.of(frozenset({"药谷公园"})).cut("张江药谷公园") == ("张江", "药谷公园")
    assert Lexicon.of().cut("张江药谷公园") != ("张江", "药谷公园")
