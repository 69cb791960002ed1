"""Sources and the document made from them in, what the two do not share out.

Every figure's quote must stand in its source; every line of a source must be carried by the document, or be listed in
``left_out`` with a reason. A line of prose is carried by a piece of text that holds it whole. A line shown as a tile, a
card or a chart is carried by one block that prints its figures, with unit and qualifier, and its naming words.
What another mistake explains, already told, is not told again of the line.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from banxin.document import Block, Cards, Contents, Document, Heading, Illustration, Table, Tiles
from banxin.expressions import expression
from banxin.figures import Figure, Ledger, in_words
from banxin.inlines import plain
from banxin.numbering import is_label
from banxin.panels import Notebook
from banxin.problems import Place, Problem, error, warning
from banxin.records import record
from banxin.report import LeftOut, Sources, SourceText
from banxin.resemblance import SHOWN, Near, Texts, normal
from banxin.wording import figures_of, inlines_of, words_of_plot

WHOLE: Final = 12
"""A line so long is carried by any text that holds it; a shorter one (探索者计划) only by a text that is it."""

_MORE_DIGITS: Final = expression(r"[\d.]*\d")


@record
class Line:
    """A line of a source, and its normal form."""

    source: SourceText
    number: int
    text: str
    normal: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.source.file, self.number, 1)


def trace(
    sources: Sources, document: Document, notebook: Notebook | None = None, told: Iterable[Problem] = ()
) -> tuple[Problem, ...]:
    """Every quote that its source does not hold, and every line of a source that the document does not.

    ``notebook`` is what was jotted down while the document was assembled, ``told`` what is known to be wrong with the
    report: a line that is not carried because of that is passed over.
    """
    lines = tuple(line for text in sources.texts for line in _lines(text))
    problems = [*_quotes(sources, lines), *_left_out(sources, lines)]
    if lines and not sources.report.abridged:
        texts = Texts(notebook or Notebook(), sources.ledger, (*told, *problems))
        problems += _carried(sources, document, lines, texts)
    return tuple(problems)


def found(quote: str, file: str, lines: tuple[Line, ...]) -> Line | None:
    """The line of a source (by its short name) that holds the quoted words."""
    wanted = normal(quote)
    return next((line for line in lines if line.source.name == file and _holds(line.normal, wanted)), None)


def _holds(text: str, words: str) -> bool:
    """Whether words stand in a text and neither begin nor end inside a number: 95家 does not stand in 195家."""
    at = text.find(words)
    while at >= 0:
        before, end = text[at - 1 : at] if at else "", at + len(words)
        begins_inside = words[:1].isdecimal() and (before.isdecimal() or before == ".")
        if not begins_inside and not (words[-1:].isdecimal() and _MORE_DIGITS.match(text, end)):
            return True
        at = text.find(words, at + 1)
    return False


def _lines(source: SourceText) -> Iterator[Line]:
    for index, text in enumerate(source.text.split("\n")):
        if text.strip():
            yield Line(source, index + 1, text.strip(), normal(text))


# ---------------------------------------------------------------- quotes


def _quotes(sources: Sources, lines: tuple[Line, ...]) -> Iterator[Problem]:
    for figure in sources.ledger.figures.values():
        quote = figure.source
        if quote is None:
            continue
        if quote.file not in sources.report.sources:
            near = _nearest(quote.file, list(sources.report.sources))
            yield error(
                quote.place_of("file"),
                "O001",
                f"报告的 sources 里没有“{quote.file}”",
                f"是不是 {near}？" if near else "在报告文件里列出它",
            )
        elif any(text.name == quote.file for text in sources.texts):
            line = found(quote.quote, quote.file, lines)
            if line is None:
                yield error(
                    quote.place_of("quote"),
                    "O002",
                    f"“{quote.file}”里没有这句话",
                    _closest(quote.quote, quote.file, lines),
                )
            else:
                yield from _says(figure, line, sources.ledger)


def _says(figure: Figure, line: Line, ledger: Ledger) -> Iterator[Problem]:
    """Whether the quoted words say the figure: its value, its unit, its qualifier."""
    assert figure.source is not None
    if figure.id not in ledger.values:
        return
    amount = in_words(figure, ledger.values[figure.id], "full", False)
    wanted, quote = normal(amount.text), normal(figure.source.quote)
    if not _holds(quote, wanted):
        said = f"数据“{figure.name}”是“{amount.text}”，引用的原文里没有"
        yield error(figure.source.place_of("quote"), "O003", said, f"原文（{line.place}）：{line.text}")
        return
    before = quote.partition(wanted)[0]
    missed = next((word for word in _BEFORE if before.endswith(word)), "")
    if missed and not figure.qualifier:
        said = f"原文说的是“{missed}{amount.text}”，数据“{figure.name}”没有限定词"
        yield warning(figure.source.place_of("quote"), "O003", said, f"加上 qualifier: {missed}")


_BEFORE: Final = ("超过", "突破", "达到近", "接近", "将近", "不足", "至少", "最多", "约", "近", "超", "逾")
"""Words before a number that qualify it; a figure quoted with one should have it."""


def _closest(quote: str, file: str, lines: tuple[Line, ...]) -> str:
    near = difflib.get_close_matches(normal(quote), [line.normal for line in lines if line.source.name == file], 1, 0.3)
    line = next((line for line in lines if near and line.source.name == file and line.normal == near[0]), None)
    other = next((line for line in lines if line.source.name != file and normal(quote) in line.normal), None)
    if other is not None:
        return f"它在 {other.source.name}（{other.place}）里"
    return f"最接近的一行（{line.place}）：{line.text}" if line else "照抄原文里的一段"


def _nearest(word: str, words: list[str]) -> str:
    return next(iter(difflib.get_close_matches(word, words, 1, 0.5)), "")


# ---------------------------------------------------------------- lines


def _left_out(sources: Sources, lines: tuple[Line, ...]) -> Iterator[Problem]:
    for entry in sources.report.left_out:
        line = _line_of(entry, lines)
        if entry.file not in sources.report.sources:
            yield error(entry.place_of("file"), "O001", f"报告的 sources 里没有“{entry.file}”", "")
        elif line is None and any(text.name == entry.file for text in sources.texts):
            yield error(
                entry.place_of("line"), "O004", f"“{entry.file}”里没有这一行", _closest(entry.line, entry.file, lines)
            )
        elif line is not None and normal(entry.words) not in line.normal:
            yield error(entry.place_of("words"), "O004", "这一行里没有这些字", f"原文：{line.text}")


def _line_of(entry: LeftOut, lines: tuple[Line, ...]) -> Line | None:
    wanted = normal(entry.line)
    return next((line for line in lines if line.source.name == entry.file and line.normal == wanted), None)


@record
class _Panel:
    """A block as the tracing sees it: all its words, in their normal form, and its figures."""

    words: str
    figures: frozenset[str]


@record
class _Quoted:
    """A figure as the tracing sees it: its quote, all of it as printed, and its parts, in their normal form."""

    id: str
    text: str
    quote: str
    full: str
    parts: tuple[str, ...]


class _Pieces:
    """The texts of a document that can carry a line whole."""

    def __init__(self, pieces: Iterable[str]) -> None:
        all = [normal(piece) for piece in pieces]
        self._counted = Counter(all)
        self._joined = "\n".join(all)

    def times(self, line: str) -> int:
        """How often a line is carried."""
        return self._joined.count(line) if len(line) >= WHOLE else self._counted[line]


def _carried(sources: Sources, document: Document, lines: tuple[Line, ...], texts: Texts) -> Iterator[Problem]:
    pieces = _Pieces(piece for block in document.blocks for piece in _pieces(block))
    panels = [_panel(block) for block in document.blocks if _takes_apart(block)]
    figures = list(_quoted(sources.ledger))
    left_out: dict[str, list[LeftOut]] = defaultdict(list)
    for entry in sources.report.left_out:
        left_out[normal(entry.line)].append(entry)
    unique: dict[str, Line] = {}
    for line in lines:  # a line that two sources share counts once
        unique.setdefault(line.normal, line)
    for line in unique.values():
        dropped, times = left_out[line.normal], pieces.times(line.normal)
        if times > 1:
            yield warning(line.place, "O006", f"这一行原文照录了 {times} 次：{_short(line.text)}", "只留一处")
        if times:
            yield from (
                warning(entry.place, "O005", "这一行已经照录，不必列在 left_out 里", "删去这一项") for entry in dropped
            )
        elif all(entry.words for entry in dropped):
            yield from _taken_apart(line, dropped, panels, figures, texts)


def _quoted(ledger: Ledger) -> Iterator[_Quoted]:
    for figure in ledger.figures.values():
        if figure.source and figure.id in ledger.values:
            amount = in_words(figure, ledger.values[figure.id], "full", False)
            parts = (amount.qualifier, amount.value + amount.magnitude, amount.unit)
            quote = normal(figure.source.quote)
            yield _Quoted(figure.id, amount.text, quote, normal(amount.text), tuple(normal(part) for part in parts))


def _taken_apart(
    line: Line, dropped: list[LeftOut], panels: list[_Panel], figures: list[_Quoted], texts: Texts
) -> Iterator[Problem]:
    """What the block that says most of a line does not say of it, or how the text most like the line differs."""
    said = line.normal
    for entry in dropped:
        said = said.replace(normal(entry.words), "\n", 1)
    here = sorted((figure for figure in figures if figure.quote in line.normal), key=lambda figure: -len(figure.quote))
    lacking = min((_lacking(said, here, panel) for panel in panels), key=len, default=[line.text])
    if not lacking or not texts.wrong.isdisjoint(figure.id for figure in here):
        return
    near = texts.nearest(line.normal)
    if near and texts.excuses(near):
        return
    yield error(line.place, "O007", f"原文这一行没有照录：{_short(line.text)}", _mend(line, lacking, near))


def _mend(line: Line, lacking: list[str], near: Near | None) -> str:
    said = 1 - sum(len(normal(words)) for words in lacking) / len(line.normal)
    if near and near.share > said:
        differing = "；".join(_difference(*change) for change in islice(near.differences, SHOWN))
        return f"最相近的文字在 {near.text.place(0)}，{differing or '写法不同'}；改成原文，或在 left_out 里写明原因"
    if said <= 0:
        return "没有相近的文字；补上，或在 left_out 里写明原因"
    return f"缺“{'”“'.join(lacking)}”；补上，或在 left_out 里写明原因"


def _difference(line: str, words: str) -> str:
    if not line:
        return f"那里多“{words}”"
    return f"原文是“{line}”，那里是“{words}”" if words else f"那里缺“{line}”"


def _lacking(line: str, figures: list[_Quoted], panel: _Panel) -> list[str]:
    """The figures and words of a line that a block does not say."""
    lacking: list[str] = []
    for figure in figures:
        line = line.replace(figure.full, "\n", 1)
        if figure.id not in panel.figures or any(part not in panel.words for part in figure.parts):
            lacking.append(figure.text)
    return lacking + [words for words in re.split(r"\W+", line) if words and not _is_said(words, panel.words)]


def _is_said(words: str, block: str) -> bool:
    """Whether a block says these words: in one piece, or in pieces of two characters or more in any order."""
    if words in block:
        return True
    at = 0
    while at < len(words):
        length = next((size for size in range(len(words) - at, 1, -1) if words[at : at + size] in block), 0)
        if not length:
            return False
        at += length
    return True


# ---------------------------------------------------------------- blocks


def _takes_apart(block: Block) -> bool:
    """Whether a block may show a line in parts; the table of figures repeats what stands elsewhere."""
    return isinstance(block, Tiles | Cards | Illustration) or (isinstance(block, Table) and not block.caption_head)


def _pieces(block: Block) -> Iterator[str]:
    """The texts of a block that can carry a line whole."""
    match block:
        case Heading() if block.editorial:
            pass
        case Heading():
            yield plain(block.title) if is_label(block.number) else block.number + plain(block.title)
        case Cards(form="open"):  # the comma between title and text is the column's gutter on the page
            yield from (f"{plain(card.title)}，{plain(card.inlines)}" for card in block.cards)
        case Illustration() | Contents():
            pass
        case Table() if block.caption_head:
            pass
        case _:
            yield from (plain(inlines) for inlines in inlines_of(block))


def _panel(block: Block) -> _Panel:
    words = [plain(inlines) for inlines in inlines_of(block)]
    if isinstance(block, Illustration):
        words += words_of_plot(block.content)
    return _Panel("\n".join(normal(piece) for piece in words), frozenset(figures_of([block])))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
