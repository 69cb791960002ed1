"""An author's text in, what its marks get wrong out: half-width marks among Han and the like, each with the mend.

GB/T 15834-2011 writes Chinese with full-width marks; CLREQ (section 3.1) likewise. Nothing is changed: an author
is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from banxin.expressions import expression
from banxin.prose.patterns import DOUBLE, FIGURE
from banxin.prose.reader import Slip
from banxin.records import record
from banxin.text.quotes import is_chinese, latin_quotes

_UNITS: Final = "年月日家个项万亿"
_OTHER: Final = "汉"
_HAN: Final = _UNITS + _OTHER
"""All Han there are while slips are looked for: a set of 28,000 takes 1 ms to compile, wherever it stands."""
_CLOSING: Final = "”’》〉）」』】〕"
_OPENING: Final = "“‘《〈（「『【〔"
_BEFORE: Final = rf"(?<=[{_HAN}{_CLOSING}])"
_AFTER: Final = rf"(?=[{_HAN}{_OPENING}])"
_FULL: Final = str.maketrans(",;:?!().", "，；：？！（）。")
_WIDE: Final = "".join(chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()) + "％"
_HALF: Final = str.maketrans(_WIDE, "".join(chr(ord(char) - 0xFEE0) for char in _WIDE))

_SPAN: Final = r"(?<![\d.-])\d+(?:\.\d+)?-\d+(?:\.\d+)?(?![\d.-])"
_BLANK: Final = "\ue001"
_TARGET: Final = expression(r"\]\((?:[^()\s]|\([^()\s]*\))*\)|https?://\S+|\[\^[^\]]*\]")
"""What in a text is not words: where links lead (with one pair of brackets inside), addresses, the keys of notes."""


@record
class _Rule:
    """A slip of the hand: how it looks, what it is called, and how it should have been written.

    No text without one of ``among`` has it. Asked first: clean texts need few of the patterns.
    """

    code: str
    among: Iterable[str]
    pattern: str
    name: str
    mend: Callable[[str], str]


def _full(marks: str) -> str:
    return f"改成“{marks.strip().translate(_FULL)}”"


_RULES: Final = (
    _Rule("T001", ",;:?!", rf"{_BEFORE} ?[,;:?!]|[,;:?!] ?{_AFTER}", "汉字间用了半角标点", _full),
    _Rule("T001", ".", rf"{_BEFORE}\.(?=[{_HAN}{_CLOSING}]|$)", "汉字间用了半角标点", _full),
    _Rule("T003", "\"'", rf"{_BEFORE}[\"']|[\"'](?=[{_HAN}])", "汉字间用了直引号", lambda _: "改成“ ”或‘ ’"),
    _Rule("T004", "-", rf"{_BEFORE}-{_AFTER}", "破折号或连接号写成了半角连字符", lambda _: "改成“—”"),
    _Rule("T004", ("--",), rf"{_BEFORE}--+{_AFTER}", "破折号写法不对", lambda _: "改成“——”"),
    _Rule(
        "T004",
        "-",
        rf"{_SPAN}(?=[{_UNITS}%％])",
        "起止用了半角连字符",
        lambda span: f"改成“{span.replace('-', '—')}”",
    ),
    _Rule(
        "T005",
        ("...", "。。", "…"),
        rf"{_BEFORE}(?:\.{{3,}}|。{{2,}}|(?<!…)…(?!…))",
        "省略号写法不对",
        lambda _: "改成“……”",
    ),
    _Rule(
        "T006",
        " ",
        rf"(?<=[{_HAN}{_CLOSING}，。；：、？！]) +(?=[{_HAN}{_OPENING}，。；：、？！])",
        "汉字间有空格",
        lambda _: "删去空格",
    ),
    _Rule(
        "T007",
        frozenset(_WIDE),
        "[０-９Ａ-Ｚａ-ｚ％]+",
        "用了全角数字或字母",
        lambda words: f"改成“{words.translate(_HALF)}”",
    ),
    _Rule(
        "T008",
        "-",
        rf"\A-(?=\d[\d.,]*[%％‰]?\Z)|{_BEFORE}-(?=\d[\d.,]*[%％‰])",
        "负号写成了半角连字符",
        lambda _: "改成“−”（U+2212）",
    ),
)

_AMONG_HAN: Final = "T001"
"""What is no slip in a text all in English, not even behind a full-width bracket."""
_BRACKETS: Final = "()"
_SIGNS: Final = frozenset(sign for rule in _RULES for sign in rule.among).union(_BRACKETS)
_STRINGS: Final = tuple(sorted(sign for sign in _SIGNS if len(sign) > 1))
_SIGN: Final = expression(
    rf"[{re.escape(''.join(sorted(sign for sign in _SIGNS if len(sign) == 1)))}](?<![0-9A-Za-z]\.)"
)
"""What makes a text worth a closer look: most have none of it. A point behind a digit or a letter is no slip."""
_DOUBLED: Final = tuple(string for string in _STRINGS if _SIGNS.isdisjoint(string))
"""Those of which no single character is a sign by itself."""


def marks(text: str) -> Iterator[Slip]:
    """A warning for every mark that is not written as Chinese writes it."""
    is_clean = _SIGN.search(text) is None and not any(map(text.__contains__, _DOUBLED))
    return iter(()) if is_clean else _slips(text)


def _slips(text: str) -> Iterator[Slip]:
    words, offsets = _without_pairs(_TARGET.sub(_blank, FIGURE.sub(_blank, text)))
    alike, held = _without_latin(words).translate(_ALIKE), _held(words)
    for at in () if held.isdisjoint(_BRACKETS) else _brackets(alike):
        yield Slip(offsets[at], "warning", "T002", f"汉字间用了半角括号：“{words[at]}”", _full(words[at]))
    for rule in _RULES:
        if held.isdisjoint(rule.among) or (rule.code == _AMONG_HAN and not is_chinese(words)):
            continue
        for match in re.finditer(rule.pattern, alike):
            found = words[match.start() : match.end()]
            yield Slip(offsets[match.start()], "warning", rule.code, f"{rule.name}：“{found}”", rule.mend(found))


def _without_latin(text: str) -> str:
    """The text without the quotation marks of English sentences, beside which half-width marks are right."""
    places = latin_quotes(text)
    return "".join([_BLANK if at in places else char for at, char in enumerate(text)]) if places else text


def _brackets(text: str) -> Iterator[int]:
    """Half-width brackets of Chinese, both of a pair or none: with Han inside, or close behind Han or a mark of it."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match[0] == "(":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if _is_behind_han(text, start) or not _ALL_HAN.isdisjoint(text[start:at]):
                yield from (start, at)
        elif not _ALL_HAN.isdisjoint(text[max(at - 1, 0) : at + 2]):
            yield at
    yield from (at for at in opened if _is_behind_han(text, at) or text[at + 1 : at + 2] in _ALL_HAN)


_BRACKET: Final = expression("[()]")
_ALL_HAN: Final = frozenset(_HAN)


def _is_behind_han(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in _HAN + _CLOSING


def _held(text: str) -> frozenset[str]:
    """All that a text holds of what rules ask for first."""
    return frozenset(text).union([string for string in _STRINGS if string in text])


class _Alike(dict[int, int]):
    """Every Han but the units as one, everything else as it is."""

    def __missing__(self, code: int) -> int:
        is_han = 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF
        self[code] = ord(_OTHER) if is_han and chr(code) not in _UNITS else code
        return self[code]


_ALIKE: Final = _Alike()


def _blank(match: re.Match[str]) -> str:
    return _BLANK * len(match[0])


def _without_pairs(text: str) -> tuple[str, Sequence[int]]:
    """The text without its ``**``, ``==`` and ``__``, which part no words, and where each character stood."""
    if not any(mark in text for mark in DOUBLE):
        return text, range(len(text) + 1)
    pairs = {at for match in re.finditer(r"\*\*|==|__", text) for at in range(*match.span())}
    kept = [index for index in range(len(text)) if index not in pairs]
    return "".join(text[index] for index in kept), [*kept, len(text)]
