"""An edited Word file and a report in, whether the one was made from the other out.

No name tells it: many reports are called 工作报告 and begin in ``sections/work.yaml``, and nothing in a map is what an
author cannot have changed since. What both say tells it: texts of the map that the report says word for word today,
wherever they stand, and those that say much the same where they stood.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from banxin.document import AGAIN, PROGRAM, REPORT
from banxin.pull.current import Current
from banxin.pull.edited import Edited, said
from banxin.pull.matching import ALIKE, Entry, likeness
from banxin.writers.docx.exports import settled

SAME_TITLE: Final = 0.1
"""The share of the words that both must say, where the titles are the same: a report may be written over and over."""
OTHER_TITLE: Final = 0.3
"""The same where the titles differ: two reports of one office share sentences, a renamed one most of them."""

COMMON: Final = 6
"""Letters that two reports may say alike by chance: 基本情况, 湖畔书屋, 资料来源. Where no text has more, all count."""


def is_ours(edited: Edited, current: Current) -> bool:
    """Whether a file was made from this report, or from an older state of it.

    The share is of the smaller side: a report may have grown since, or been cut.
    """
    today = {export.hash: export.printed for export in current.exports if _is_own(export.origin)}
    held: dict[str, tuple[str, bool]] = {}
    for entry in edited.map.entries:
        if _is_own(entry.origin):
            held.setdefault(entry.hash, _heard(entry, edited, today))
    is_named_so = settled(edited.map.title) == settled(current.sources.report.title)
    for common in (COMMON, 0):
        most = min(_weight(today.values(), common), _weight((words for words, _ in held.values()), common))
        if most:
            shared = _weight((words for words, stands in held.values() if stands), common)
            return shared >= (SAME_TITLE if is_named_so else OTHER_TITLE) * most
    return is_named_so


def _heard(entry: Entry, edited: Edited, today: dict[str, str]) -> tuple[str, bool]:
    """What a text of the map says, and whether the report says it today; a lost map is made of what it says."""
    passage = edited.matched.passages.get(entry.key)
    words = said(entry, passage) if passage else ""
    if entry.hash in today and not edited.map.lost:
        return today[entry.hash], True
    export = edited.homes.get(entry.key)
    return words, export is not None and likeness(words, export.printed) >= ALIKE


def _is_own(origin: str) -> bool:
    """Whether a text is the author's alone, and said for the first time: every report has a title, an office and the
    program's own words."""
    return not origin.startswith((REPORT, PROGRAM, AGAIN))


def _weight(texts: Iterable[str], common: int) -> int:
    """How much texts say: their letters beyond the first ``common`` ones; digits and signs fill the cells of any
    table."""
    return sum(max(0, sum(map(str.isalpha, words)) - common) for words in texts)
