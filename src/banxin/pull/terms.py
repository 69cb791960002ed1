"""A glossary's cell and what it says now in, the full name in it as a text of its own out: two texts share a cell."""

from __future__ import annotations

from typing import Final

from banxin.glossary import FULL_STOP
from banxin.pull.current import Current
from banxin.records import replace
from banxin.writers.docx.exports import Export

_MEANING: Final = "/text"
_FULL: Final = "/full"


def full_name(current: Current, export: Export, said: str) -> tuple[Export, str] | None:
    """The full name of a term and what became of it, where only that was changed; ``None`` elsewhere."""
    origin = export.origin.removesuffix(_MEANING) + _FULL
    if not export.origin.endswith(_MEANING) or FULL_STOP not in export.inlines:
        return None
    name = replace(export, origin=origin, inlines=export.inlines[: export.inlines.index(FULL_STOP)])
    rest = export.printed.removeprefix(name.printed)
    if current.written(name).scalar is None or not said.endswith(rest) or said == rest:
        return None
    return name, said.removesuffix(rest)
