"""What each character is, told from its neighbours."""

from __future__ import annotations

import pytest

from banxin.text.classes import Kind, classify, codes_of


def check(text: str, *kinds: Kind) -> None:
    assert [Kind(kind) for kind in classify(codes_of(text)).kinds.tolist()] == list(kinds)


K = Kind


def test_a_single_em_dash_joins_and_a_pair_is_a_dash() -> None:
    check("3—5", K.DIGIT, K.CONNECTOR, K.DIGIT)
    check("力——驱", K.HAN, K.DASH, K.DASH, K.HAN)
    check("⸺", K.DASH)


def test_a_curly_quote_in_a_latin_word_is_an_apostrophe() -> None:
    check("a’b", K.LETTER, K.LETTER, K.LETTER)
    check("‘字’", K.OPEN, K.HAN, K.CLOSE)
    check("a’字", K.LETTER, K.CLOSE, K.HAN)


def test_a_hyphen_beside_han_is_the_short_connector() -> None:
    check("硼-8", K.HAN, K.HYPHEN_HALF, K.DIGIT)
    check("a-b", K.LETTER, K.HYPHEN, K.LETTER)
    check("-5", K.HYPHEN, K.DIGIT)


def test_a_solidus_between_letters_is_a_letter() -> None:
    check("单/多", K.HAN, K.SOLIDUS, K.HAN)
    check("m/s", K.LETTER, K.LETTER, K.LETTER)


def test_of_question_marks_together_every_second_takes_half() -> None:
    check("？！", K.STOP, K.STOP_HALF)
    check("！！！", K.STOP, K.STOP_HALF, K.STOP)
    check("？字！", K.STOP, K.HAN, K.STOP)


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("，、；：", K.PAUSE), ("。．", K.STOP), ("（《〔【“‘", K.OPEN), ("）》〕】”", K.CLOSE), ("·", K.INTERPUNCT),
        ("…", K.ELLIPSIS), ("～", K.CONNECTOR), ("％℃", K.SUFFIX_WIDE), ("%‰°", K.SUFFIX), ("￥$№", K.PREFIX),
        ("Aéαж", K.LETTER), ("09", K.DIGIT), ("国々①■㈠", K.HAN), ("\u3000\u2003", K.BLANK), ("\u00a0\u2009", K.NO_BREAK),
        ("\ufeff\u2060\ufe00", K.NOTHING), ("\u200b", K.MAY_BREAK),
    ],
)  # fmt: skip
def test_characters_have_the_kind_of_clreq(characters: str, kind: Kind) -> None:
    for character in characters:
        check(character, kind)
