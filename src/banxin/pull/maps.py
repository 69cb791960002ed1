"""An edited file and the report in, what the program entered in the file when it made it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from banxin import limits
from banxin.archive import Archive
from banxin.pull import earlier
from banxin.pull.current import Current
from banxin.pull.graphs import seen, words
from banxin.pull.matching import Entry, without_number
from banxin.pull.paragraphs import Passage
from banxin.records import record
from banxin.writers.docx.exports import MAPS, MOST, NAMESPACE, settled
from banxin.writers.docx.marks import Marks

if TYPE_CHECKING:
    from lxml import etree

_DIGITS: Final = 8
"""More of them are no place in a text."""
_GONE: Final = "文件里的对照表没有了（可能用过“文档检查器”）："
_LATER: Final = "文件里的对照表是第 {0} 版，这一版 banxin 不认得；请用新版的 banxin 收回；眼下"


@record
class SourceMap:
    """What the program entered in the file when it made it."""

    entries: tuple[Entry, ...]
    furniture: tuple[str, ...] | None
    """What running heads and folios said; ``None`` where that is not known."""
    lost: str = ""
    """Why today's texts stand for those exported, where the file holds no map that can be read."""
    title: str = ""
    """The report's, when the file was made; empty where that is not known."""


def source_map(
    archive: Archive, found: Sequence[Passage], current: Current
) -> tuple[SourceMap, tuple[Passage, ...]]:
    """The map of a file, and its paragraphs with their bookmarks as that names them; where it was lost, today's texts.
    Raises ``BadArchive``."""
    lost = _GONE
    for path in archive.related(archive.main(), "customXml"):
        root = archive.tree(path)
        space, _, name = str(root.tag).removeprefix("{").partition("}")
        if name != "map" or not space.startswith(MAPS):
            continue
        if len(root) > limits.PULL_PARAGRAPHS.most:
            raise archive.refusal(limits.over(limits.PULL_PARAGRAPHS, len(root)))
        if space == NAMESPACE:
            return _held(root, tuple(_entries(root))), tuple(found)
        if space == earlier.NAMESPACE:
            entries = earlier.entries(root, _words(archive, found, current), _pictures(archive, current))
            return _held(root, entries), earlier.renamed(root, entries, found)
        lost = _LATER.format(space.removeprefix(MAPS))
    today = tuple(Entry(one.key, one.origin, one.kind, one.hash, tail=one.tail) for one in current.laid_out())
    return SourceMap(today, None, lost), tuple(found)


def _held(root: etree._Element, entries: tuple[Entry, ...]) -> SourceMap:
    nodes = root.iterchildren(str(root.tag).removesuffix("map") + "f")
    heads = tuple(dict.fromkeys(node.get("said", "") for node in nodes))
    return SourceMap(entries, heads, title=root.get("document", ""))


def _entries(root: etree._Element) -> Iterator[Entry]:
    """The texts of a map, with their bookmarks: those that the writer gives texts of these origins in this order."""
    marks = Marks()
    listed = root.findall(f"{{{NAMESPACE}}}e")
    has_calls = not any(node.get("kind") == "note" for node in listed) or any("notes" in node.attrib for node in listed)
    for node in listed:
        origin = node.get("origin", "")
        hash, alt, sketch, graphs = (node.get(said, "") for said in ("hash", "alt", "sketch", "graphs"))
        calls = _calls(node) if has_calls else None
        tail = node.get("tail", "")
        yield Entry(marks.origin(origin), origin, node.get("kind", MOST), hash, alt, sketch, graphs, calls, tail)


def _calls(node: etree._Element) -> tuple[int, ...]:
    places = node.get("notes", "").split()
    return tuple(int(place) for place in places if place.isdecimal() and len(place) < _DIGITS)


# ---------------------------------------------------------------- what a former map may stand for


def _words(archive: Archive, found: Sequence[Passage], current: Current) -> Iterator[str]:
    for export in current.exports:
        yield from (export.printed, settled(export.alt))
    for passage in found:
        yield from (passage.text, without_number(passage.text), passage.text.replace(" ", ""))
        yield from (drawing.alt for drawing in passage.drawings)
        if passage.charts:
            yield words(seen(archive, passage.charts).caches)


def _pictures(archive: Archive, current: Current) -> Iterator[bytes]:
    yield from (chart.picture for chart in current.charts.values() if chart.picture is not None)
    yield from (archive.data(name) for name in archive.names if name.startswith("word/media/"))
