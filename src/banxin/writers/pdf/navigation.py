"""Anchors, links, headings and labels in, the ways through a file out: destinations, annotations, outline, labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from banxin.document import Document, Heading
from banxin.expressions import expression
from banxin.frame import Anchor
from banxin.inlines import plain
from banxin.records import changing, field
from banxin.writers.pdf.plan import page_reference
from banxin.writers.pdf.sheets import PlacedLink
from banxin.writers.pdf.store import Store, reference
from banxin.writers.pdf.syntax import number, numbers, text_string

_OUTLINE_LEVELS: Final = 3
"""Headings of the fourth level are labels inside a page, not places to look for."""

_URI_SAFE: Final = "!#$%&'()*+,/:;=?@[]~-._"
"""What a URI may hold as it is (RFC 3986); the percent sign too, for addresses that are escaped already."""

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_PROPER: Final = expression(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


class Destinations:
    """Where the anchors of a report stand: those of every page, on sheets so many points high."""

    def __init__(self, pages: Sequence[tuple[Anchor, ...]], height: float) -> None:
        self._places = {
            anchor.name: b"[%s/XYZ 0 %s null]" % (page_reference(page), number(height - anchor.y).encode("ascii"))
            for page, anchors in reversed([*enumerate(pages)])
            for anchor in reversed(anchors)
        }

    def of(self, anchor: str) -> bytes:
        """The destination of an anchor: the first place that has its name. Raises ``LookupError``."""
        try:
            return self._places[anchor]
        except KeyError:
            raise LookupError(f"no page has the anchor {anchor!r} that a link or a heading leads to") from None


def links(placed: Sequence[PlacedLink], destinations: Destinations, store: Store) -> bytes:
    """Keep the annotations of a page's links; the entry they make in its page."""
    for link in placed:
        store.put(_annotation(link, destinations), link.number)
    references = b" ".join(reference(link.number) for link in placed)
    return b"/Annots[%s]" % references if references else b""


def _annotation(placed: PlacedLink, destinations: Destinations) -> bytes:
    link = placed.link
    if link.target.startswith("#"):
        leads = b"/Dest" + destinations.of(link.target[1:])
    else:
        leads = b"/A<</Type/Action/S/URI/URI%s>>" % text_string(quote(link.target, safe=_URI_SAFE))
    box = numbers(placed.left, placed.top - link.height, placed.left + link.width, placed.top).encode("ascii")
    # F 4: printed, as ISO 19005-2, 6.3.2 asks of every annotation.
    return b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/Contents%s/StructParent %d%s>>" % (
        box, text_string(link.words), placed.key, leads,
    )  # fmt: skip


@changing
class _Entry:
    level: int
    title: str
    anchor: str
    number: int
    below: list[_Entry] = field(default_factory=list)


def outline(document: Document, destinations: Destinations, store: Store) -> int:
    """Keep the bookmarks of levels 1 to 3; the number of their root, 0 where there are none.

    A level that is skipped hangs on the next higher one there is. Chapters stand open, what is below them closed.
    """
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level <= _OUTLINE_LEVELS]
    top = _Entry(0, "", "", 0)
    path = [top]
    for heading in headings:
        title = _title(heading)
        if not title:
            continue
        while path[-1].level >= heading.level:
            path.pop()
        entry = _Entry(heading.level, title, heading.anchor, store.reserve())
        path[-1].below.append(entry)
        path.append(entry)
    if not top.below:
        return 0
    top.number = store.reserve()
    open_entries = len(top.below) + sum(len(entry.below) for entry in top.below)
    store.put(b"<</Type/Outlines%s/Count %d>>" % (_ends(top), open_entries), top.number)
    _put_entries(top, destinations, store)
    return top.number


def _title(heading: Heading) -> str:
    words = plain(heading.title) or heading.contents
    return f"{heading.number} {words}".strip()


def _put_entries(parent: _Entry, destinations: Destinations, store: Store) -> None:
    entries = parent.below
    for place, entry in enumerate(entries):
        content = b"<</Title%s/Parent %s/Dest%s" % (
            text_string(entry.title), reference(parent.number), destinations.of(entry.anchor),
        )  # fmt: skip
        if place > 0:
            content += b"/Prev " + reference(entries[place - 1].number)
        if place + 1 < len(entries):
            content += b"/Next " + reference(entries[place + 1].number)
        if entry.below:
            count = len(entry.below) if entry.level == 1 else -len(entry.below)
            content += b"%s/Count %d" % (_ends(entry), count)
        store.put(content + b">>", entry.number)
        _put_entries(entry, destinations, store)


def _ends(entry: _Entry) -> bytes:
    first, last = entry.below[0].number, entry.below[-1].number
    return b"/First %s/Last %s" % (reference(first), reference(last))


def page_labels(labels: Sequence[str]) -> bytes:
    """The number tree of page labels: rising numbers as one range, anything else word for word (12.4.2)."""
    ranges: list[bytes] = []
    follows = ("", 0)
    for page, label in enumerate(labels):
        style, value = _series(label)
        if style and (style, value) == follows:
            follows = (style, value + 1)
            continue
        follows = (style, value + 1)
        kind = b"/S/%s/St %d" % (style.encode("ascii"), value) if style else b"/P" + text_string(label)
        ranges.append(b"%d<<%s>>" % (page, kind))
    return b"<</Nums[%s]>>" % b" ".join(ranges)


def _series(label: str) -> tuple[str, int]:
    """The style of page labels that counts like a label (D, r or R), and its number; ``""`` for any other words."""
    if label.isascii() and label.isdigit() and not label.startswith("0"):
        return "D", int(label)
    letters = label.upper()
    value = _value(letters)
    if not value or label not in (letters, letters.lower()):
        return "", 0
    return ("R" if label == letters else "r"), value


def _value(letters: str) -> int:
    """The number of a Roman numeral in capitals; 0 where it is none in its proper form."""
    if not letters or not _PROPER.fullmatch(letters):
        return 0
    digits = [_ROMAN[letter] for letter in letters]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True))
