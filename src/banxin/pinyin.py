"""A word of an index in, how it is read and where it is sorted out; what an author says of its reading comes first.

Words of Han are read by pypinyin, which knows phrases (重庆 is chóng qìng, 银行 yín háng). It is loaded only when a
word needs it: its dictionaries take 4 MB and a quarter of a second.
"""

from __future__ import annotations

import re
from typing import Final

from banxin.records import record

DIGITS: Final = "数字"
LATIN: Final = "西文"
_HAN: Final = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SYLLABLE: Final = "[a-zü]{1,6}[0-5]?"
"""Compiled when a word is read, which few reports ask for: a set of all Han takes 2 ms."""


INSTALLED: Final = "在装 banxin 的环境里 pip install pypinyin（仓库里是 .venv/bin/pip install pypinyin）"
"""What to do where pypinyin lacks: right for a wheel and for a checkout."""


class NotRead(Exception):
    """How a word is read cannot be told: pypinyin is not installed."""


class Misread(Exception):
    """The reading an author gives does not fit its word."""


@record
class Reading:
    """A word with the syllable (chong2) of each of its Han; other characters stand for themselves."""

    word: str
    syllables: tuple[str, ...]

    @property
    def said(self) -> str:
        """The word in Latin letters without its marks: what Word sorts by, in a field that a quote would end."""
        pairs = zip(self.word, self.syllables, strict=True)
        return " ".join(syllable for character, syllable in pairs if character.isalnum())

    @property
    def head(self) -> str:
        """What it is listed under: A … Z by the first syllable, 数字 or 西文 where it begins with those."""
        first = self._key[0] if self._key else (0, "", 0, "")
        return (DIGITS, LATIN, first[1][:1].upper())[first[0]]

    @property
    def order(self) -> tuple[object, ...]:
        """What it is sorted by: digits before Latin before Han, Han by sound, then tone, character by character."""
        return (self._key, self.word)

    @property
    def _key(self) -> tuple[tuple[int, str, int, str], ...]:
        """Every character that counts: marks such as 《 do not."""
        return tuple(
            _place(character, syllable)
            for character, syllable in zip(self.word, self.syllables, strict=True)
            if character.isalnum()
        )


def reading(word: str, given: str = "") -> Reading:
    """How a word is read; ``given`` is a syllable for each of its Han, with or without tone (``chong2 qing4``).

    Raises ``Misread`` where ``given`` does not fit, ``NotRead`` where pypinyin is needed and lacks.
    """
    if given:
        return Reading(word, _given(word, given.split()))
    return Reading(word, _looked_up(word) if re.search(_HAN, word) else tuple(word))


def _given(word: str, syllables: list[str]) -> tuple[str, ...]:
    bad = next((syllable for syllable in syllables if not re.fullmatch(_SYLLABLE, syllable)), None)
    if bad is not None:
        raise Misread(f"“{bad}”不是拼音")
    count = len(re.findall(_HAN, word))
    if count != len(syllables):
        raise Misread(f"“{word}”有 {count} 个汉字，拼音有 {len(syllables)} 个音节")
    waiting = iter(syllables)
    return tuple(next(waiting).replace("ü", "v") if re.match(_HAN, character) else character for character in word)


def _looked_up(word: str) -> tuple[str, ...]:
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        raise NotRead from None
    # Characters it cannot read come back as they are, one by one; its stubs know only the name of such a way.
    read = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, errors=list)  # type: ignore[arg-type]
    return tuple(read)


def _place(character: str, syllable: str) -> tuple[int, str, int, str]:
    if character.isdecimal():
        return (0, character, 0, "")
    if not re.match(_HAN, character):
        return (1, character.casefold(), 0, character)
    letters = syllable.rstrip("012345")
    tone = syllable[len(letters) :]
    # Those of one sound in the order of their code in GB 18030, which begins with that of GB 2312.
    return (2, letters, int(tone or 0), character.encode("gb18030").hex())
