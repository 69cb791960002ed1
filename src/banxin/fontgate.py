"""A font file of an author's in, the font with no more than setting needs out; whatever may bite is refused.

HarfBuzz takes a font cut short for one without glyphs, draws nothing where parts run in a circle, and lets 1.7 kB of
substitutions ask for 2 GiB to shape four letters (reference/hardening.md, fact 13). So tables, glyphs and their parts
are looked through here, and only tables that setting and the outputs read are let in: no substitution, no program, no
picture. The fonts shipped with banxin are known and do not come this way.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from banxin import limits
from banxin.limits import Limit

Tables = Mapping[bytes, bytes]

_NEEDED: Final = (b"head", b"maxp", b"hhea", b"hmtx", b"cmap", b"loca", b"glyf")
_KEPT: Final = frozenset((*_NEEDED, b"OS/2", b"post", b"name", b"kern", b"GPOS", b"GDEF", b"vhea", b"vmtx", b"cvt "))
_KINDS: Final = {b"OTTO": "OpenType（CFF）字体", b"ttcf": "字体集（.ttc）", b"wOFF": "网页字体", b"wOF2": "网页字体"}
_SIGNS: Final = (b"\0\1\0\0", b"true")
_EM: Final = range(16, 16_385)
"""Units of an em that TrueType allows (head, unitsPerEm)."""
_RESTRICTED, _ONLY_WHOLE, _ONLY_BITMAPS = 0x0002, 0x0100, 0x0200
"""OS/2, fsType: not to be embedded; not in part; not as outlines."""
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
"""glyf, flags of a part: how long its arguments are, and whether another follows."""


class NotAFont(ValueError):
    """The bytes are no font that may be used; the message says why."""


def gated(data: bytes) -> bytes:
    """The font with the tables that may stay. Raises ``NotAFont``."""
    if data[:4] not in _SIGNS:
        kind = _KINDS.get(bytes(data[:4]))
        raise NotAFont("不是 TrueType 字体" + (f"，而是{kind}" if kind else ""))
    try:
        tables = _tables(data)
        _check(tables)
    except (struct.error, IndexError):
        raise NotAFont("字体文件不完整") from None
    return _written({tag: table for tag, table in tables.items() if tag in _KEPT})


def _tables(data: bytes) -> Tables:
    """Tables by tag: within the file, none over another (OpenType, table directory)."""
    (count,) = struct.unpack_from(">H", data, 4)
    _within(limits.FONT_TABLES, count)
    entries = [struct.unpack_from(">4sLLL", data, 12 + 16 * at) for at in range(count)]
    spans = sorted((start, start + size) for _, _, start, size in entries if size)
    if any(end > len(data) for _, end in spans):
        raise NotAFont("字体文件不完整")
    if any(end > start for (_, end), (start, _) in pairwise([(0, 12 + 16 * count), *spans])):
        raise NotAFont("字体文件里的表互相重叠")
    tables = {tag: data[start : start + size] for tag, _, start, size in entries}
    if len(tables) < count:
        raise NotAFont("字体文件里有两个同名的表")
    lacking = [tag.decode() for tag in _NEEDED if not tables.get(tag)]
    if lacking:
        raise NotAFont(f"字体文件不完整：没有 {'、'.join(lacking)} 表")
    return tables


def _check(tables: Tables) -> None:
    (em,) = struct.unpack_from(">H", tables[b"head"], 18)
    if em not in _EM:
        raise NotAFont(f"字体的一个字宽分成 {em} 份，只能是 {_EM[0]}–{_EM[-1]} 份")
    (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    if not glyphs:
        raise NotAFont("字体里没有字形")
    _within(limits.FONT_GLYPHS, glyphs)
    _check_widths(tables, glyphs, em)
    _check_parts(tables, glyphs)
    _check_names(tables.get(b"name", b""))
    _check_leave(tables.get(b"OS/2", b""))


def _check_widths(tables: Tables, glyphs: int, em: int) -> None:
    (count,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    if not 1 <= count <= glyphs or len(tables[b"hmtx"]) < 4 * count + 2 * (glyphs - count):
        raise NotAFont("字体文件不完整：字宽不全")
    widest = max(_numbers("H", tables[b"hmtx"][: 4 * count])[::2])
    _within(limits.FONT_ADVANCE, -(-widest // em))


def _check_names(table: bytes) -> None:
    """The lengths of the names; a table cut short has none that are read."""
    if len(table) < 6:
        return
    (count,) = struct.unpack_from(">H", table, 2)
    for at in range(6, min(6 + 12 * count, len(table) - 11), 12):
        name, size = struct.unpack_from(">6xHH", table, at)
        if name <= _NAMES:
            _within(limits.FONT_NAME, size // 2)


_NAMES: Final = 6
"""name: ids up to the PostScript name are names of the font; those after it are statements."""


def _check_leave(table: bytes) -> None:
    """Whether the font's maker lets it be embedded, in part and as outlines; one that says nothing does."""
    if len(table) < 10:
        return
    (leave,) = struct.unpack_from(">H", table, 8)
    if leave & 0x000F == _RESTRICTED:
        raise NotAFont("字体的许可不允许嵌入文件（fsType）")
    if leave & (_ONLY_WHOLE | _ONLY_BITMAPS):
        raise NotAFont("字体的许可不允许只嵌入用到的字形（fsType）")


# ---------------------------------------------------------------- glyphs made of others


def _check_parts(tables: Tables, glyphs: int) -> None:
    parts = _Parts(tables[b"glyf"], _places(tables, glyphs))
    for glyph in range(glyphs):
        depth, count = parts.of(glyph)
        _within(limits.FONT_DEPTH, depth)
        _within(limits.FONT_PARTS, count)


def _places(tables: Tables, glyphs: int) -> array[int]:
    """Where each glyph starts, and where the last ends (loca)."""
    (long,) = struct.unpack_from(">h", tables[b"head"], 50)
    places = _numbers("I" if long else "H", tables[b"loca"])[: glyphs + 1]
    if not long:
        places = array("I", [2 * place for place in places])
    if len(places) < glyphs + 1 or places[-1] > len(tables[b"glyf"]) or any(a > b for a, b in pairwise(places)):
        raise NotAFont("字体文件不完整：字形不全")
    return places


class _Parts:
    """How deep glyphs are made of glyphs, and of how many in all; each glyph is looked at once."""

    def __init__(self, table: bytes, places: array[int]) -> None:
        self._table = table
        self._places = places
        self._known: dict[int, tuple[int, int]] = {}
        self._above: list[int] = []

    def of(self, glyph: int) -> tuple[int, int]:
        """Depth and number of parts; 0 and 1 for a glyph that is drawn itself. Raises ``NotAFont`` for a circle."""
        start, end = self._places[glyph], self._places[glyph + 1]
        if end - start < 10 or self._table[start] < 0x80:  # nothing, or a number of contours that is not negative
            return 0, 1
        known = self._known.get(glyph)
        if known is None:
            if glyph in self._above:
                raise NotAFont(f"字形 {glyph} 由它自己组成")
            self._above.append(glyph)
            _within(limits.FONT_DEPTH, len(self._above))
            below = [self.of(part) for part in self._parts(start + 10, end)]
            self._above.pop()
            known = self._known[glyph] = (1 + max(d for d, _ in below), sum(count for _, count in below))
        return known

    def _parts(self, at: int, end: int) -> Iterator[int]:
        flags = _MORE
        while flags & _MORE:
            if at + 4 > end:
                raise NotAFont("字体文件不完整：字形不全")
            flags, part = struct.unpack_from(">HH", self._table, at)
            if part + 1 >= len(self._places):
                raise NotAFont(f"字形由并不存在的字形 {part} 组成")
            yield part
            at += 4 + (4 if flags & _WORDS else 2)
            at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


# ---------------------------------------------------------------- small things


def _within(limit: Limit, seen: int) -> None:
    if seen > limit.most:
        raise NotAFont(limits.over(limit, seen))


def _numbers(kind: str, data: bytes) -> array[int]:
    """Big-endian unsigned numbers of two (``H``) or four (``I``) bytes."""
    size = struct.calcsize(f">{kind}")
    count = len(data) // size
    return array("I", struct.unpack(f">{count}{kind}", data[: size * count]))


def _written(tables: Tables) -> bytes:
    """A font file of these tables; sums of tables are not written, since nothing here trusts them."""
    head = struct.pack(">4sHHHH", _SIGNS[0], len(tables), 0, 0, 0)
    at = len(head) + 16 * len(tables)
    entries, bodies = [], []
    for tag, table in sorted(tables.items()):
        entries.append(struct.pack(">4sLLL", tag, 0, at, len(table)))
        bodies.append(table + bytes(-len(table) % 4))
        at += len(bodies[-1])
    return b"".join((head, *entries, *bodies))
