"""The list of codes against the source that uses them."""

from __future__ import annotations

import re
from pathlib import Path

import banxin
from banxin.codes import CODES

SOURCE = Path(banxin.__file__).parent


def test_every_code_in_the_source_is_listed_and_no_other() -> None:
    used = set()
    for path in SOURCE.rglob("*.py"):
        if path.name != "codes.py":
            used |= set(re.findall(r'"([CDEFLMOPRSTWXY]\d{3})"', path.read_text(encoding="utf-8")))
    assert used == set(CODES)
