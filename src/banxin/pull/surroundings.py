"""An edited file in, what changed in it beside the texts out: running heads, contents, pictures, merged cells.

None of it is written back: styles and the program make it, or nothing of the author's says it. So it is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.document import Heading, Illustration, Index, Table
from banxin.inlines import plain
from banxin.pull.changes import Change
from banxin.pull.current import Current
from banxin.pull.edited import Edited, Whereabouts
from banxin.pull.graphs import exported
from banxin.pull.labels import COUNTED
from banxin.pull.matching import Entry, without_number
from banxin.pull.paragraphs import Drawing, Passage
from banxin.pull.remarks import brief
from banxin.writers.docx.exports import fingerprint, settled
from banxin.writers.docx.pictures import GROUND

_BESIDE: Final = 12
"""Letters that a number before a title and a page behind it have at most."""
_HEADS: Final = frozenset(("目录", "目\u3000录", "图表", "本期要目"))
"""What stands above contents."""


def surrounding_changes(edited: Edited, current: Current, where: Whereabouts) -> Iterator[Change]:
    """Everything that changed beside the texts."""
    yield from _furniture(edited, where)
    yield from _contents(edited, current, where)
    yield from _pictures(edited, current, where)
    yield from _merged_cells(edited, current, where)


def _furniture(edited: Edited, where: Whereabouts) -> Iterator[Change]:
    """Running heads and folios: each says once what it says in many parts."""
    known = edited.map.furniture
    if known is None:
        return
    was, now = frozenset(known), frozenset(edited.furniture)
    for words in edited.furniture:
        if words not in was:
            mend = "页眉和页脚由报告、章节的标题和样式给出，不收；要改标题，改 YAML"
            yield Change("furniture", where.report, "", words, mend=mend)
    for words in known:
        if now and words not in now:
            yield Change("furniture", where.report, words, "", mend="页眉或页脚里删去了这些字；不收")


def _contents(edited: Edited, current: Current, where: Whereabouts) -> Iterator[Change]:
    """Lines of contents that say what no title says, entries of the index that are no words of the text, and what
    stands above both: Word makes them anew."""
    lines = [passage for passage in edited.passages if passage.generated and (passage.listed or passage.text)]
    if not lines:
        return
    own = [passage.text for passage in edited.passages if not passage.generated]
    said = (words for text in own for words in (text, without_number(text)))
    titles = {settled(title) for title in (*_titles(current), *said) if title}
    exported = frozenset(entry.hash for entry in edited.map.entries)
    whole = "\n".join(own)
    made = {*_HEADS, *_indexed(current)}
    for passage in lines:
        if not passage.listed:
            if passage.text not in made and not COUNTED.fullmatch(passage.text) and passage.text not in whole:
                mend = "目录、索引和它们的标题由程序给出，不收"
                yield Change("contents", where.report, "", brief(passage.text), mend=mend)
        elif not any(part in titles or fingerprint(part) in exported for part in _parts(passage.listed)):
            mend = "目录和封面上的章节由标题得来，不收；要改，改标题"
            yield Change("contents", where.report, "", brief(passage.listed), mend=mend)


def _titles(current: Current) -> Iterator[str]:
    for block in current.blocks:
        if isinstance(block, Heading):
            yield from (block.contents, plain(block.title))
        elif isinstance(block, Illustration | Table):
            yield plain(block.title)


def _indexed(current: Current) -> Iterator[str]:
    """What the index says besides words of the text: its groups, and entries that are called otherwise."""
    for block in current.blocks:
        if isinstance(block, Index):
            for group in block.groups:
                yield group.head
                yield from (entry.word for entry in group.entries)


def _parts(line: str) -> Iterator[str]:
    """What of a line may be a title: all of it, or what is left without a number before it and a page behind it."""
    start = COUNTED.match(line, 0, _BESIDE)
    first = start.end() if start else 0
    ends = [end for end in range(len(line), max(len(line) - _BESIDE, 0) - 1, -1) if COUNTED.fullmatch(line, end)]
    for begin in range(first + 1):
        yield from (settled(line[begin:end].strip("\u3000")) for end in ends if begin <= end)


def _pictures(edited: Edited, current: Current, where: Whereabouts) -> Iterator[Change]:
    """Pictures that stand where none of ours does."""
    ours: dict[int, int] = {}
    kinds = {entry.key: entry for entry in edited.map.entries if entry.kind == "picture"}
    for key, passage in edited.matched.passages.items():
        if key in kinds:
            ours[passage.index] = ours.get(passage.index, 0) + _drawn(kinds[key], current)
    for passage in edited.passages:
        pasted = [drawing for drawing in passage.drawings if drawing.name != GROUND]
        for drawing in pasted[ours.get(passage.index, 0) :]:
            mend = "多出一张图或一个形状；图片存进报告的文件夹，用 picture 写进 YAML"
            yield Change("added", where.near(passage), "", _called(drawing), mend=mend)


def _drawn(entry: Entry, current: Current) -> int:
    """How many drawings a picture was exported as: a combination is two charts."""
    chart = current.charts.get(entry.origin)
    return len(exported(entry) or (chart.graphs if chart else ())) or 1


def _called(drawing: Drawing) -> str:
    return f"〔图：{drawing.alt or drawing.name or '没有名称'}〕"


def _merged_cells(edited: Edited, current: Current, where: Whereabouts) -> Iterator[Change]:
    """Cells of tables that now share one cell, or reach over one that was empty."""
    cells = current.cells
    held: dict[int, tuple[Entry, Passage]] = {}
    for entry in edited.map.entries:
        passage = edited.matched.passages.get(entry.key)
        if passage is None or passage.cell is None or entry.origin not in cells:
            continue
        first = held.setdefault(passage.cell.number, (entry, passage))
        if first[0].origin == entry.origin:
            own = cells[entry.origin]
            if passage.cell.columns > own.columns or (passage.cell.reaches_down and own.rows == 1):
                mend = "这一格与旁边的空格合并了；在 YAML 里写 columns 或 rows"
                yield Change("merged", where.place(entry), brief(passage.text), mend=mend, origin=entry.origin)
        else:
            said = f"{brief(first[1].text)} ¶ {brief(passage.text)}"
            mend = f"与 {where.place(first[0])} 那一格合并了；在 YAML 里写 columns 或 rows"
            yield Change("merged", where.place(entry), brief(passage.text), said, mend=mend, origin=entry.origin)
