"""A value written 109200 in a cell and printed 109 200, and what it says now in, the digits it is written as out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from banxin.numerals import MINUS, THIN_SPACE, printed
from banxin.pull.changes import APPLY, Change, Edit
from banxin.pull.current import Current
from banxin.reading import scalars
from banxin.writers.docx.exports import Export

_BETWEEN: Final = re.compile(rf"(?<=\d)[ ,，\u00a0{THIN_SPACE}](?=\d{{3}}(?!\d))")
"""What people type between thousands."""


def ungrouped(words: str) -> str:
    """Words with their numbers as YAML has them: nothing between thousands, a hyphen for a minus."""
    return _BETWEEN.sub("", words).replace(MINUS, "-")


def valued(current: Current, export: Export, said: str) -> Change | None:
    """The change of a value that is or will be printed in groups to another value; ``None`` elsewhere."""
    written, now = current.written(export), ungrouped(said.strip())
    scalar = written.scalar
    if scalar is None or not scalar.plain or not scalars.is_number(now):
        return None
    if ungrouped(export.printed) != scalar.text:
        return None
    if THIN_SPACE not in export.printed + printed(Decimal(now)):
        return None
    if written.by_hand:
        return Change("text", written.place, export.printed, said, mend=written.by_hand, origin=export.origin)
    edit = Edit(written.file, written.path, 0, len(scalar.text), now)
    return Change(
        "text", scalar.place, export.printed, said, mend=f"写成 {now}；{APPLY}", fate="ready", origin=export.origin,
        edits=(edit,),
    )  # fmt: skip
