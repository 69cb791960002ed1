"""One word of YAML in, its value out, by a rule of our own; and the characters no text may hold.

The rule (reference/hardening.md, facts 3 and 4): a plain ``true``, ``false``, ``null`` or nothing is what it says; a
plain decimal number is that number, exactly; everything else is text as written. So ``NO``, ``1:20``, ``012`` and
``1_000`` are text whatever YAML 1.1 or 1.2 says, and no date is made of ``2025-13-45``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from banxin import limits
from banxin.expressions import expression

Value = str | int | Decimal | bool | None

_NUMBER: Final = expression(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}

# C0 and C1 (but line feed; tabs have a message of their own), line and paragraph separators (libyaml breaks lines at
# them, editors do not), U+FFFE/FFFF, surrogates, bidi controls (Trojan Source), tags, a mark of order not at the start.
_FORBIDDEN: Final = expression(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARK: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSEEN: Final = "\u00ad\u180e\u200b-\u200d\u2060\ufe00-\ufe0f"
_SUSPECT: Final = expression(f"[{_FORBIDDEN.pattern[1:-1]}{_MARK}{_UNSEEN}]")
_MARKS: Final = f"[{_MARK}]{{{limits.MARKS.most + 1},}}"
_UNSEEN_IN_NUMBER: Final = f"(?<=[0-9.,])[{_UNSEEN}]+(?=[0-9.,])"

REPLACEMENT: Final = "\ufffd"
"""Stands in for a forbidden character, so that the rest of the file can be read for its own mistakes."""


def value(text: str, plain: bool) -> Value:
    """What a scalar says: ``plain`` means written without quotes and not as a block."""
    if not plain:
        return text
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    # Python makes no int of more than 4,300 digits; too many are told elsewhere, here they only must not raise.
    return Decimal(text) if match[1] or text == "-0" or len(text) > limits.DIGITS.most else int(text)


def is_number(text: str) -> bool:
    """Whether a plain scalar is a number by our rule."""
    return _NUMBER.fullmatch(text) is not None


def as_written(number: int | Decimal) -> str:
    """The literal a number was written as (``2.920`` stays so)."""
    return str(number) if isinstance(number, int) else format(number, "f")


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Where ``text`` holds what no text may hold, and what that is, in words."""
    if _SUSPECT.search(text) is None:  # one quick look instead of three, at nearly every text
        return
    for match in _FORBIDDEN.finditer(text):
        yield match.start(), f"{_kind(match[0])} U+{ord(match[0]):04X}"
    for match in re.finditer(_MARKS, text):
        yield match.start(), f"一个字上叠了 {len(match[0])} 个附加符号"
    for match in re.finditer(_UNSEEN_IN_NUMBER, text):
        yield match.start(), f"数字中间看不见的字符 U+{ord(match[0][0]):04X}"


def without_faults(text: str) -> str:
    """``text`` with a replacement for each forbidden character; as long as before."""
    return _FORBIDDEN.sub(REPLACEMENT, text)


def _kind(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "代理字符"
    if 0x202A <= code <= 0x2069 and code not in (0x2028, 0x2029):
        return "改变书写方向的控制字符"
    if code in (0x2028, 0x2029):
        return "行分隔符"
    if code >= 0xE0000:
        return "标签字符"
    if code == 0xFEFF:
        return "字节序标记"
    return "控制字符"
