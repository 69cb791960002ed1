"""Patterns are compiled when they are first used: every one of them must still be one."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import banxin
from banxin.expressions import expression

_SOURCE = Path(banxin.__file__).parent
_FILES = [file for file in sorted(_SOURCE.rglob("*.py")) if "= expression(" in file.read_text("utf-8")]


def test_a_pattern_looks_at_texts_as_a_compiled_one_does() -> None:
    word = expression(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    found = word.fullmatch("Banxin")
    assert found is not None and found["first"] == "B"
    assert [match[0] for match in word.finditer("版心 is banxin")] == ["is", "banxin"]
    assert word.pattern == "(?P<first>[a-z])[a-z]*"


def test_a_pattern_of_bytes_looks_at_bytes() -> None:
    assert expression(rb"\xff+(.)").sub(rb"\1", b"\xff\xffa") == b"a"


def test_a_fault_is_told_when_a_pattern_is_used() -> None:
    broken = expression("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.search("")


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_every_pattern_of_a_module_compiles(file: Path) -> None:
    module = import_module(".".join(("banxin", *file.relative_to(_SOURCE).with_suffix("").parts)))
    patterns = [value for value in vars(module).values() if type(value) is type(expression(""))]
    assert patterns
    for pattern in patterns:
        assert pattern.flags >= 0  # asking anything of it compiles it
