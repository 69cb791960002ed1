"""A text in, where its quotation marks and apostrophes are Latin out: “ ” ‘ ’ are written alike in two scripts.

In Chinese they are full-width, whatever they enclose (CLREQ, appendix A): 称为“AI for Science”的. They are Latin
between two letters (it’s), and in a sentence of Latin words without Han or a mark that only Chinese has.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from banxin.expressions import expression

IN_HAN_FACE: Final = expression(
    "[“”‘’—…·×℃\u2460-\u24ff\u25a0-\u25ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Han and the marks that two scripts share, which stand in the face of Han but where they are Latin."""
_BESIDE: Final = expression("[“”‘’](?:(?=[0-9A-Za-z\u00c0-\u024f])|(?<=[0-9A-Za-z\u00c0-\u024f!-/:-@\\s].))")
"""What every text with a Latin one has: one beside what is written in Latin. It is looked for from the mark on, which
is ten times faster."""
_LETTER: Final = "[0-9A-Za-z\u00c0-\u024f]"
_MARK: Final = expression("[“”‘’]")
_APOSTROPHE: Final = expression(f"(?<={_LETTER})’(?={_LETTER})")
_END: Final = expression("[。！？\n\u2060]|[.!?][”’\"')\\]]*(?=\\s+(?![a-z“‘])|$)")
"""How a sentence ends. A point inside one (e.g. so) is followed by a small letter."""
_CHINESE: Final = expression(
    "[，、；：《》〈〉「」『』【】〔〕\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""What a sentence in Latin has none of; full-width brackets and a stop are often typed there too."""
_PAUSES: Final = "，、；："
"""What official documents end a point with, whatever its words."""
_BLANK: Final = expression("\\s")
_WORDS: Final = expression(f"{_LETTER}\\S*\\s+\\S*[A-Za-z\u00c0-\u024f]")
"""Two words: “AI” alone, as a title or in a cell, stands in a Chinese text for a Chinese word."""


Stretch = tuple[int, int]
"""From a character to behind the last."""


def latin_quotes(text: str) -> tuple[int, ...]:
    """The places of the marks that are Latin, in order; most texts have none."""
    if _BESIDE.search(text) is None:
        return ()
    found = {match.start() for match in _APOSTROPHE.finditer(text)}
    if _BLANK.search(text) is None:  # no two words, then: nearly every text in Chinese
        return tuple(sorted(found))
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        sentence = text[start:end]
        if _MARK.search(sentence) and _WORDS.search(sentence) and not is_chinese(sentence.rstrip(_PAUSES)):
            found.update(start + match.start() for match in _MARK.finditer(sentence))
        start = end
    return tuple(sorted(found))


def is_chinese(text: str) -> bool:
    """Whether a text has Han or a mark that only Chinese has; full-width brackets are none."""
    return _CHINESE.search(text) is not None


def latin_stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches around the marks that are Latin, each as long as no other character is ``IN_HAN_FACE``."""
    places = latin_quotes(text)
    if not places:
        return ()
    others = [match.start() for match in IN_HAN_FACE.finditer(text) if match.start() not in places]
    edges = [-1, *others, len(text)]
    parts = ((a + 1, b) for a, b in pairwise(edges))
    return tuple((a, b) for a, b in parts if any(a <= place < b for place in places))
