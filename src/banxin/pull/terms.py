"""A paragraph of two texts and what it says now in, each of the two that was changed out, as a text of its own.

A name runs in before the words about it, up to a full stop: a heading of an official document, a card's name, the full
name of a term.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.glossary import FULL_STOP
from banxin.pull.current import Current
from banxin.pull.paragraphs import Passage
from banxin.records import replace
from banxin.writers.docx.exports import Export

_MEANING: Final = "/text"
_FULL: Final = "/full"
_STOP: Final = "。"


def parted(current: Current, export: Export, passage: Passage) -> Iterator[tuple[Export, Passage]]:
    """A name that was changed, and the whole paragraph with the name as it was where other words were changed too;
    nothing where no name runs in, or it says what it said, or cannot be told from the words."""
    origin = export.lead or export.origin.removesuffix(_MEANING) + _FULL
    is_led = export.lead or export.origin.endswith(_MEANING)
    if not is_led or FULL_STOP not in export.inlines:
        return
    name = replace(export, origin=origin, inlines=export.inlines[: export.inlines.index(FULL_STOP)], lead="")
    before, after = name.printed, passage.text.partition(_STOP)[0]
    is_whole = passage.text.count(_STOP) >= export.printed.count(_STOP)  # else its own stop may be gone
    if current.written(name).scalar is None or _STOP in before or after in (before, "") or not is_whole:
        return
    calls = tuple(call for call in passage.calls if call < len(after))
    yield name, replace(passage.cut(len(after), len(passage.text)), text=after, calls=calls)
    rest = passage.begun(len(after), before)
    if rest.text != export.printed:
        yield export, rest
