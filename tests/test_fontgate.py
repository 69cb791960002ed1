"""An author's font in, the font alone out, and no font that bites."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.fontgate import NotAFont, gated
from banxin.materials import bundled
from banxin.text.face import Face

Tables = dict[bytes, bytes]


@cache
def _whole() -> bytes:
    return bundled().data("fonts/LiberationSans-Regular.ttf")


def tables(data: bytes | None = None) -> Tables:
    """The tables of a font by tag."""
    data = data or _whole()
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * at) for at in range(count))
    return {tag: data[start : start + size] for tag, _, start, size in entries}


def written(tables: Mapping[bytes, bytes], *, over: int = 0) -> bytes:
    """A font file; each table begins ``over`` bytes before the one before it ends."""
    at, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, table in tables.items():
        directory += struct.pack(">4sLLL", tag, 0, at + len(body), len(table))
        body += table if not over else table[:-over]
    return struct.pack(">4sHHHH", b"\0\1\0\0", len(tables), 0, 0, 0) + directory + body


def small(glyphs: Mapping[int, bytes]) -> bytes:
    """The font with these glyphs and no others of its own."""
    held = tables()
    (count,) = struct.unpack_from(">H", held[b"maxp"], 4)
    places, body = [0], b""
    for glyph in range(count):
        body += glyphs.get(glyph, b"")
        places.append(len(body))
    held[b"loca"] = struct.pack(f">{count + 1}I", *places)
    held[b"glyf"] = body
    return written(held)


def made_of(*parts: int) -> bytes:
    """A glyph that is these others side by side."""
    more = [0x20] * (len(parts) - 1) + [0]
    return struct.pack(">hhhhh", -1, 0, 0, 0, 0) + b"".join(
        struct.pack(">HHbb", flags, part, 0, 0) for flags, part in zip(more, parts, strict=True)
    )


INK = struct.pack(">hhhhhHH", 1, 0, 0, 9, 9, 0, 0) + bytes(4)


def with_number(tag: bytes, at: int, value: int) -> bytes:
    """The font with one number of two bytes in a table changed."""
    held = tables()
    held[tag] = held[tag][:at] + struct.pack(">H", value) + held[tag][at + 2 :]
    return written(held)


def check_refused(data: bytes, words: str) -> None:
    with pytest.raises(NotAFont, match=words):
        gated(data)


def test_a_font_keeps_what_setting_needs_and_nothing_else() -> None:
    made = gated(written(tables() | {b"SVG ": b"<script/>", b"fpgm": b"x", b"GSUB": b"x", b"CBDT": b"x"}))
    assert {b"SVG ", b"fpgm", b"GSUB", b"CBDT"}.isdisjoint(tables(made))
    before, after = Face("before", _whole()), Face("after", made)
    for letter in "AVé€":
        glyph = before.glyph(ord(letter))
        assert glyph and after.glyph(ord(letter)) == glyph
        assert (after.advance(glyph), after.outline(glyph)) == (before.advance(glyph), before.outline(glyph))
    assert after.shaped("AVA").widths.tolist() == before.shaped("AVA").widths.tolist()


def test_what_is_no_truetype_font() -> None:
    check_refused(b"<html>", "不是 TrueType")
    check_refused(b"OTTO" + bytes(100), "CFF")
    check_refused(b"ttcf" + bytes(100), "字体集")
    check_refused(b"wOF2" + bytes(100), "网页字体")


def test_files_cut_short_or_tied_together_wrongly() -> None:
    check_refused(_whole()[:-1000], "不完整")
    check_refused(_whole()[:40], "不完整")
    check_refused(written(tables(), over=2) + bytes(100), "重叠")
    check_refused(written({f"{at:04}".encode(): b"" for at in range(65)}), "font_tables")
    check_refused(written({tag: table for tag, table in tables().items() if tag != b"glyf"}), "没有 glyf 表")
    check_refused(written(tables() | {b"loca": tables()[b"loca"][:-8]}), "字形不全")
    check_refused(written(tables() | {b"hmtx": tables()[b"hmtx"][:-8]}), "字宽不全")
    check_refused(written(tables() | {b"head": b"x"}), "不完整")


@pytest.mark.parametrize("em", [0, 15, 16_385])
def test_ems_out_of_range(em: int) -> None:
    check_refused(with_number(b"head", 18, em), f"分成 {em} 份")


def test_fonts_without_glyphs_or_with_glyphs_too_wide() -> None:
    check_refused(with_number(b"maxp", 4, 0), "没有字形")
    check_refused(with_number(b"hmtx", 40, 65_535), "font_advance")
    check_refused(with_number(b"name", 6 + 8, 600), "font_name")


@pytest.mark.parametrize(("leave", "words"), [(2, "嵌入文件"), (0x100, "只嵌入"), (0x200, "只嵌入")])
def test_fonts_that_may_not_be_embedded(leave: int, words: str) -> None:
    check_refused(with_number(b"OS/2", 8, leave), words)


@pytest.mark.parametrize("leave", [0, 4, 8])
def test_fonts_that_may_be_embedded(leave: int) -> None:
    assert gated(with_number(b"OS/2", 8, leave))


def test_glyphs_made_of_glyphs() -> None:
    chain = {at: made_of(at + 1) for at in range(1, 9)} | {9: INK}
    assert gated(small(chain))
    check_refused(small(chain | {9: made_of(10), 10: INK}), "font_depth")
    check_refused(small({1: made_of(2), 2: made_of(3), 3: made_of(1)}), "由它自己组成")
    check_refused(small({1: made_of(1)}), "由它自己组成")
    check_refused(small({1: made_of(60_000)}), "并不存在")
    check_refused(small({1: made_of(*[2] * 40), 2: made_of(*[3] * 40), 3: INK}), "font_parts")
    check_refused(small({1: made_of(2, 3)[:-6], 2: INK, 3: INK}), "字形不全")


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=20))
def test_no_bytes_break_it(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_whole())
    for at, value in changes:
        data[at] = value
    try:
        assert Face("changed", gated(bytes(data))).upem
    except NotAFont:
        return
