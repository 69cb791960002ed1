"""Word files whose map is not of today: an earlier one is read as well, a later one is named."""

from __future__ import annotations

import hashlib

from lxml import etree

from banxin.inlines import plain
from banxin.materials import Given
from banxin.pull.current import Current
from banxin.writers.docx.exports import settled
from pull.office import FILES, Hand, W, lines

ITEM = "customXml/item1.xml"
ONE, TWO = "urn:banxin:source-map:1", "urn:banxin:source-map:2"


def sum_of(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def former() -> Hand:
    """The file as it was built before version 2: everything by its SHA-256, bookmarks too, each named in the map."""
    hand = Hand()
    root = etree.fromstring(hand.parts[ITEM])
    other = etree.Element(f"{{{ONE}}}map", dict(root.attrib), nsmap={None: ONE})
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for node, export in zip(root.iter(f"{{{TWO}}}e"), Current("report.yaml", Given(FILES)).exports, strict=True):
        origin = node.get("origin")
        assert origin == export.origin
        count = counts[origin] = counts.get(origin, 0) + 1
        names[export.key] = f"_src_p_{sum_of(origin)[:12]}" + (f"_{count}" if count > 1 else "")
        said = {"key": names[export.key], "origin": origin, "kind": export.kind, "hash": sum_of(settled(plain(export.inlines)))[:16]}
        etree.SubElement(other, f"{{{ONE}}}e", said | ({"alt": sum_of(settled(export.alt))[:16]} if export.alt else {}))
    for node in root.iter(f"{{{TWO}}}f"):
        etree.SubElement(other, f"{{{ONE}}}f", dict(node.attrib))
    for mark in hand.body.iter(f"{W}bookmarkStart"):
        mark.set(f"{W}name", names.get(mark.get(f"{W}name"), mark.get(f"{W}name")))
    notes = hand.parts["word/footnotes.xml"].decode()
    for new, old in names.items():
        notes = notes.replace(f'"{new}"', f'"{old}"')
    hand.parts["word/footnotes.xml"] = notes.encode()
    hand.parts[ITEM] = etree.tostring(other)
    return hand


def test_an_earlier_map_is_read() -> None:
    assert lines(former().pull()) == []


def test_edits_of_a_file_with_an_earlier_map_come_back() -> None:
    hand = former().retype("强化顶层", "顶层", "基层").chart("95", "96", cache=True, book=True)
    assert lines(hand.pull()) == [
        "figure figures.yaml:4:38 ready 95 → 96",
        "text one.yaml:4:17 ready 强化顶层布局，加快健全梯度培育机制。 → 强化基层布局，加快健全梯度培育机制。",
    ]


def test_what_moved_on_since_an_earlier_map_is_a_conflict() -> None:
    now = {**FILES, "one.yaml": FILES["one.yaml"].replace("强化顶层", "加强顶层").replace("折起来", "折叠")}
    assert lines(former().pull(now)) == []
    (change,) = former().retype("强化顶层", "顶层", "基层").pull(now).changes
    assert (change.kind, str(change.place), change.fate) == ("conflict", "one.yaml:4:15", "left")


def test_a_later_map_is_named() -> None:
    hand = Hand().replace(ITEM, TWO, "urn:banxin:source-map:12").retype("强化顶层", "顶层", "基层")
    text, lost = hand.pull().changes
    assert lost.kind == "lost" and lost.mend.startswith("文件里的对照表是第 12 版，这一版 banxin 不认得；请用新版的 banxin 收回")
    assert text.fate == "ready"
