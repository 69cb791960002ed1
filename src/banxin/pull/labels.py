"""Captions and references of an edited file in, whether what Word counts and looks up in them is still Word's out.

Word numbers anew when something moves and copies titles to where they are referred to: that is no edit. What it cannot
have put there was typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from banxin.document import Illustration, Table
from banxin.pull.current import Current
from banxin.pull.matching import without_number
from banxin.pull.paragraphs import Passage, Span
from banxin.records import replace
from banxin.writers.docx.exports import Export

COUNTED: Final = re.compile(r"(?:[图表第附件录章节]|[0-9A-Zivx一二三四五六七八九十百]|[\s\u3000.．…·、（）()—-])*")
"""What stands in for a title or beside one: labels, numbers, pages, leaders."""
_QUOTES: Final = "“”"
"""Marks about a title that is referred to."""
_DIGITS: Final = re.compile(r"[0-9]+")
LABEL: Final = "题注里的“图”“表”和编号由程序给出，不收"


def is_relabelled(current: Current, export: Export, passage: Passage) -> bool:
    """Whether a caption does not begin with its label any more: then nobody can say where its title begins."""
    if export.kind != "caption":
        return False
    if without_number(passage.text) == passage.text:
        return True
    numbers = {_DIGITS.sub("", number) for number in _numbers(current, export.origin)}
    return bool(numbers) and _DIGITS.sub("", passage.text.partition("\u3000")[0]) not in numbers


def looked_up(passage: Passage, titles: Collection[str]) -> Passage:
    """A paragraph in which only such references count as Word's as say a label and a number, or one of ``titles``."""
    live = tuple(span for span in _joined(passage.live) if _is_words(passage.text[slice(*span)], titles))
    return replace(passage, live=live)


def _is_words(words: str, titles: Collection[str]) -> bool:
    return COUNTED.fullmatch(words.strip(_QUOTES)) is not None or words.strip(_QUOTES) in titles


def _joined(spans: Collection[Span]) -> Iterator[Span]:
    """Stretches that follow one another as one: a field's result may be of several runs."""
    begun: Span | None = None
    for span in spans:
        if begun is not None and begun[1] == span[0]:
            begun = (begun[0], span[1])
            continue
        if begun is not None:
            yield begun
        begun = span
    if begun is not None:
        yield begun


def _numbers(current: Current, origin: str) -> Iterator[str]:
    for block in current.blocks:
        if isinstance(block, Illustration | Table) and block.number and origin == f"{block.origin}/title":
            yield block.number
