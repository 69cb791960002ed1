"""A paragraph of several texts and what it says now in, each of them that was changed out, as a text of its own.

A name runs in before the words about it, up to a full stop: a heading of an official document, a card's name, the full
name of a term. Behind a project's name its status stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from banxin.glossary import FULL_STOP
from banxin.inlines import Text
from banxin.pull.current import Current
from banxin.pull.paragraphs import Passage
from banxin.records import replace
from banxin.writers.docx.exports import Export

_MEANING: Final = "/text"
_FULL: Final = "/full"
_STOP: Final = "。"
_NAME: Final = "/name"
_STATUS: Final = "/status"
_BRACKETED: Final = re.compile(r"(?P<name>.+)（(?P<status>[^（）\s]+)）")


def parted(current: Current, export: Export, passage: Passage) -> Iterator[tuple[Export, Passage]]:
    """The texts that were changed, each with what it says now; the paragraph as it is where it is one text, or where
    they cannot be told from one another."""
    for part, now in tuple(_led(current, export, passage)) or ((export, passage),):
        yield from tuple(_with_status(current, part, now)) or ((part, now),)


def _led(current: Current, export: Export, passage: Passage) -> Iterator[tuple[Export, Passage]]:
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


def _with_status(current: Current, export: Export, passage: Passage) -> Iterator[tuple[Export, Passage]]:
    """A status that was changed, and the name before it where that was; nothing for other texts, or where the status
    is no words in brackets any more."""
    if not export.origin.endswith(_NAME):
        return
    origin = export.origin.removesuffix(_NAME) + _STATUS
    status = current.origins.written(origin).scalar
    inlines = (Text(f"（{status.text}）"),) if status else ()
    now = _BRACKETED.fullmatch(passage.text)
    if status is None or export.inlines[-1:] != inlines or now is None:
        return
    if now["status"] != status.text:
        own = replace(export, origin=origin, kind="plain", inlines=(Text(status.text),))
        yield own, Passage(passage.index, passage.keys, now["status"], now["status"])
    name = replace(export, inlines=export.inlines[:-1])
    if now["name"] != name.printed:
        yield name, passage.cut(now.end("name"), len(passage.text))
