"""What somebody changed, as a list of changes; and one text's old and new words in, the edits of its source out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final, Literal

from banxin.figures import ordinal
from banxin.inlines import Amount
from banxin.numerals import MINUS, THIN_SPACE
from banxin.problems import Place
from banxin.prose.patterns import NOTE
from banxin.pull.graphs import Point
from banxin.pull.lens import PAGE_OF, Atom, Lens, Span, escaped
from banxin.pull.paragraphs import Passage
from banxin.records import field, record

Kind = Literal[
    "text", "figure", "added", "deleted", "moved", "split", "merged", "inserted", "removed", "comment", "conflict",
    "picture", "lost", "moved_in", "moved_out", "furniture", "contents",
]  # fmt: skip
NAMES: Final[dict[Kind, str]] = {
    "text": "改字", "figure": "改数", "added": "新增", "deleted": "删去", "moved": "移动", "split": "拆段",
    "merged": "并段", "inserted": "修订：插入", "removed": "修订：删除", "comment": "批注", "conflict": "冲突",
    "picture": "图", "lost": "说明", "moved_in": "修订：移来", "moved_out": "修订：移走", "furniture": "页眉页脚",
    "contents": "目录",
}  # fmt: skip
Fate = Literal["ready", "applied", "left", "told"]
"""Can be brought back; was brought back; is left to a person; only told (a remark, a revision of a text above)."""


@record
class Change:
    """One thing that is not as it was exported."""

    kind: Kind
    place: Place
    before: str = ""
    after: str = ""
    author: str = ""
    date: str = ""
    mend: str = ""
    fate: Fate = "left"
    origin: str = ""
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    point: Point | None = field(default=None, compare=False)
    """Of a chart: what it must show afterwards."""


@record
class Edit:
    """New words for a part of a scalar: of the file's text at ``path``, from ``start`` to ``end``."""

    file: str
    path: tuple[str | int, ...]
    start: int
    end: int
    words: str
    figure: str = ""
    """The ledger figure whose value this is."""


@record
class NewFigure:
    """A figure that says another number now."""

    figure: str
    before: str
    after: str
    value: Decimal


@record
class Turned:
    """What the edits of one text came to: replacements in its source, figures changed, and what could not be turned."""

    replaced: tuple[tuple[int, int, str], ...] = ()
    figures: tuple[NewFigure, ...] = ()
    refused: tuple[str, ...] = ()


LONG: Final = 4_000_000
"""Pairs of tokens of two texts beyond which all between their like ends counts as one change: comparing takes them
all."""
_TOKENS: Final = re.compile(rf"[0-9][0-9.,{THIN_SPACE}]*|[A-Za-z]+|.", re.DOTALL)
_NUMBER: Final = re.compile(r"[-−]?\d+(?:\.\d+)?")
_FOLIO: Final = re.compile(r"\d{1,5}|[ivxlc]{1,8}|[IVXLC]{1,8}")

APPLY: Final = "用 --apply 写回"
MARKS: Final = "改动跨过了加粗、链接、脚注或页码的边界"
ATOM: Final = "改动跨过了数据的边界"
REFERENCE: Final = "图表和章节的编号由程序给出"
PAGE: Final = "页码由程序给出"
MADE: Final = "这几个字由程序给出，不收"


def turned(lens: Lens, at: int, before: str, passage: Passage) -> Turned:
    """Turn the change from ``before`` to what a passage says into edits of the lens's source.

    ``before`` begins at ``at`` of what the lens prints (before it, when words of the program's stand first).
    """
    after = passage.text
    lost = _lost_pages(lens, (at, at + len(before)), passage)
    replaced: list[tuple[int, int, str]] = []
    refused: list[str] = []
    inside: dict[Atom, list[tuple[int, int, str]]] = {}
    for i1, i2, j1, j2 in differences(before, after):
        start, end, words = at + i1, at + i2, after[j1:j2]
        if start < 0 or end > len(lens.printed) or any(start <= letter < end for letter in lens.made):
            refused.append(MADE)
            continue
        if any(start <= page <= end for page in lost) and (_FOLIO.fullmatch(words) or any(map(str.isdigit, words))):
            refused.append(PAGE)
            continue
        over = lens.atom_over(start, end) if start < end else tuple(a for a in lens.atoms if a.start < start < a.end)
        if not over:
            written = _letters(lens, start, end, passage, (j1, j2))
            refused += [MARKS] if written is None else []
            replaced += [(*written, words)] if written is not None else []
        elif len(over) > 1 or start < over[0].start or end > over[0].end:
            refused.append(ATOM)
        elif over[0].kind == "reference":
            # Word counts references anew when something moves; that is no edit.
            refused += [] if _within((j1, j2), passage.live) else [REFERENCE]
        else:
            inside.setdefault(over[0], []).append((start - over[0].start, end - over[0].start, words))
    figures = [_figure(atom, edits) for atom, edits in inside.items()]
    refused += [figure for figure in figures if isinstance(figure, str)]
    found = tuple(figure for figure in figures if isinstance(figure, NewFigure))
    return Turned(tuple(replaced), found, tuple(dict.fromkeys(refused)))


def without_folios(lens: Lens, at: int, before: str, passage: Passage) -> Passage:
    """A passage without the numbers of pages that are no fields any more, only words: nobody typed them."""
    lost = _lost_pages(lens, (at, at + len(before)), passage)
    for i1, i2, j1, j2 in reversed(list(differences(before, passage.text))) if lost else ():
        if i1 == i2 and at + i1 in lost and _FOLIO.fullmatch(passage.text[j1:j2]):
            passage = passage.cut(j1, j2)
    return passage


def _lost_pages(lens: Lens, span: Span, passage: Passage) -> tuple[int, ...]:
    """Where numbers of pages should stand, if some of them are no fields any more."""
    pages = tuple(page for page in lens.pages if span[0] <= page <= span[1])
    return pages if len(passage.pages) < len(pages) else ()


def differences(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Where two texts differ, by words: numbers and Latin words whole, Han one by one."""
    head = _alike_up_to(before, after)
    # A number is never cut: 95 and 96 differ as a whole.
    while head and _joins(before, head) | _joins(after, head):
        head -= 1
    tail = _alike_up_to(before[head:][::-1], after[head:][::-1])
    while tail and _joins(before, len(before) - tail) | _joins(after, len(after) - tail):
        tail -= 1
    one = _TOKENS.findall(before[head : len(before) - tail])
    other = _TOKENS.findall(after[head : len(after) - tail])
    if len(one) * len(other) > LONG:
        yield head, len(before) - tail, head, len(after) - tail
        return
    starts, below = _starts(one, head), _starts(other, head)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield starts[i1], starts[i2], below[j1], below[j2]


def shown(before: str, after: str) -> str:
    """Both texts in one: ``[-old-]{+new+}``, what stays the same shortened."""
    said: list[str] = []
    done = 0
    for i1, i2, j1, j2 in differences(before, after):
        said.append(_short(before[done:i1], first=not done))
        said.append(f"[-{before[i1:i2]}-]" if i1 < i2 else "")
        said.append(f"{{+{after[j1:j2]}+}}" if j1 < j2 else "")
        done = i2
    rest = before[done:]
    return "".join(said) + (rest if len(rest) <= AROUND else rest[:AROUND] + "…")


AROUND: Final = 10
"""Letters shown on each side of a change."""


def _short(words: str, *, first: bool) -> str:
    if len(words) <= 2 * AROUND:
        return words
    return ("" if first else words[:AROUND]) + "…" + words[-AROUND:]


def _alike_up_to(one: str, other: str) -> int:
    """How many letters two texts begin with that are the same."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def _joins(text: str, at: int) -> bool:
    """Whether a token goes on from ``at - 1`` to ``at``."""
    return 0 < at < len(text) and len(_TOKENS.findall(text[at - 1 : at + 1])) == 1


def _starts(tokens: Sequence[str], at: int) -> list[int]:
    starts = [at]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


# ---------------------------------------------------------------- letters


def _letters(lens: Lens, start: int, end: int, passage: Passage, new: Span) -> tuple[int, int] | None:
    """Where in the source letters are replaced, or words put in; ``None`` where that cannot be told."""
    if start < end:
        edges = [place for at, place in ((start, new[0]), (end, new[1])) for _ in _notes(lens, at)]
        return lens.cut(start, end) if edges == _within_reach(passage.calls, new) else None
    left, right = lens.between(start)
    if not _notes(lens, start) and _within_reach(passage.calls, new):
        return None  # the same words stand on both sides of a note: where they were typed cannot be told
    if left == right:
        return left, left
    between = lens.source[left:right]
    atoms = {edge for atom in lens.atoms for edge in ((atom.start, "start"), (atom.end, "end"))}
    if not between.strip(" \n"):
        return right, right
    if (start, "end") in atoms and (start, "start") not in atoms and set(between) == {"*"}:
        return right, right  # after **{id}**
    if (start, "start") in atoms and (start, "end") not in atoms and set(between) == {"*"}:
        return left, left  # before **{id}**
    if _notes(lens, start):
        return _beside_notes(left, between, new, passage)
    if re.fullmatch(rf"(?:{PAGE_OF.pattern})+", between):
        beside = [edge for edge, at in ((right, new[0]), (left, new[1])) if at in passage.pages]
        return (beside[0], beside[0]) if len(beside) == 1 else None
    if set(between) == {"*"}:
        return _beside_stars(new, len(passage.text), passage.strong, (left, right))
    return None


def _notes(lens: Lens, at: int) -> list[str]:
    """The notes called between two printed letters."""
    return NOTE.findall(lens.source[slice(*lens.between(at))])


def _within_reach(places: Sequence[int], span: Span) -> list[int]:
    return [place for place in places if span[0] <= place <= span[1]]


def _beside_notes(left: int, between: str, new: Span, passage: Passage) -> tuple[int, int] | None:
    """Words beside the marks of notes go to the side on which they were typed; no mark may stand between."""
    found = list(NOTE.finditer(between))
    calls = _within_reach(passage.calls, new)
    if calls == [new[1]] * len(found):
        at, marks = found[0].start(), between[: found[0].start()]
    elif calls == [new[0]] * len(found):
        at, marks = found[-1].end(), between[found[-1].end() :]
    else:
        return None
    return None if marks.strip(" \n") else (left + at, left + at)


def _beside_stars(new: Span, length: int, strong: Sequence[Span], between: Span) -> tuple[int, int] | None:
    """Words beside ``**`` go to the side whose look they have, where only one side has it."""
    looks = _within(new, strong)
    before = new[0] > 0 and _within((new[0] - 1, new[0]), strong)
    after = new[1] < length and _within((new[1], new[1] + 1), strong)
    if before == after:
        return None
    at = between[0] if looks == before else between[1]
    return at, at


# ---------------------------------------------------------------- figures


def _figure(atom: Atom, edits: Sequence[tuple[int, int, str]]) -> NewFigure | str:
    """The figure's new number, or why there is none."""
    assert atom.amount is not None
    text = atom.amount.text
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    value = number_in(atom.amount, text)
    if value is None:
        return f"数据“{atom.figure}”的限定词或单位改了（{atom.amount.text} → {text}），请在数据文件里改"
    return NewFigure(atom.figure, atom.amount.text, text, value)


def number_in(amount: Amount, text: str) -> Decimal | None:
    """The number that a changed figure says, where only its number changed; ``None`` elsewhere."""
    before, after = amount.qualifier, amount.magnitude + amount.unit
    text = text.strip()
    if not text.startswith(before) or not text.endswith(after) or len(text) < len(before) + len(after):
        return None
    said = text[len(before) : len(text) - len(after)].strip().replace(",", "").replace(THIN_SPACE, "")
    if amount.value.startswith("第"):
        return next((Decimal(rank) for rank in range(1, 1000) if ordinal(rank) == said), None)
    if not _NUMBER.fullmatch(said):
        return None
    return Decimal(said.replace(MINUS, "-"))


def source_words(words: str, *, prose: bool) -> str:
    """Words as the source writes them."""
    return escaped(words) if prose else words
