"""Glyphs used of faces in, Type0 font objects out: cut once, at the end, by hb-subset.

Codes in the page streams are the glyph ids of the source file; ``CIDToGIDMap`` joins them to the renumbered glyphs of
the subset.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import uharfbuzz

from banxin.writers.pdf.lettering import Used, font_name, is_cff
from banxin.writers.pdf.store import Store, reference
from banxin.writers.pdf.syntax import number

if TYPE_CHECKING:
    from banxin.text.face import Face
    from banxin.text.fonts import Fonts

_CHUNK: Final = 100
"""Most entries of one bfchar block (Adobe Technical Note 5411)."""

_DROPPED: Final = (
    b"GSUB", b"GPOS", b"GDEF", b"BASE", b"VORG", b"vhea", b"vmtx", b"DSIG", b"name", b"STAT", b"meta", b"gasp", b"OS/2",
    b"cmap", b"post", b"kern", b"hdmx", b"VDMX", b"LTSH", b"FFTM", b"PCLT",
)  # fmt: skip
"""Tables a viewer never asks for: glyphs are chosen and placed already (ISO 32000-1, 9.9)."""


def put_fonts(dictionaries: Sequence[tuple[int, tuple[Used, ...]]], fonts: Fonts, store: Store) -> None:
    """Keep the fonts of some dictionaries, and these under their numbers; what agrees is one font in all of them."""
    joined: list[Used] = []
    for _, letterings in dictionaries:
        for used in letterings:
            at = next((at for at, other in enumerate(joined) if other.agrees(used)), len(joined))
            joined[at:] = [joined[at].joined(used) if at < len(joined) else used, *joined[at + 1 :]]
    kept = [(used, _Font(used, fonts.face(used.face)).put(store)) for used in joined]
    for dictionary, letterings in dictionaries:
        entries = [
            f"/{font_name(index)} {next(number for other, number in kept if other.agrees(used))} 0 R"
            for index, used in enumerate(letterings)
        ]
        store.put(f"<<{''.join(entries)}>>".encode("ascii"), dictionary)


class _Font:
    """A face with what is used of it, on its way into a file."""

    def __init__(self, used: Used, face: Face) -> None:
        self._glyphs = used.glyphs
        self._texts = used.texts
        self.face = face
        self._source: Any = face.source
        self._outlined_as_cff = is_cff(face)

    def put(self, store: Store) -> int:
        """Keep the font with all it needs; the number of its Type0 object."""
        subset, renumbered = self._subset()
        data = bytes(subset.reference_table("CFF ").data if self._outlined_as_cff else subset.blob.data)
        name = f"{_tag(data)}+{self._postscript_name()}"
        program = store.stream(data, b"/Subtype/CIDFontType0C" if self._outlined_as_cff else b"/Length1 %d" % len(data))
        descendant = store.put(
            f"<</Type/Font/Subtype/CIDFontType{0 if self._outlined_as_cff else 2}/BaseFont/{name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
            f"/W[{self._widths()}]/FontDescriptor {self._descriptor(store, name, program)} 0 R".encode("ascii")
            + self._glyph_map(store, renumbered)
            + b">>"
        )
        whole = f"{name}-Identity-H" if self._outlined_as_cff else name
        return store.put(
            f"<</Type/Font/Subtype/Type0/BaseFont/{whole}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
            f"/ToUnicode {store.stream(self._to_unicode())} 0 R>>".encode("ascii")
        )

    def _subset(self) -> tuple[Any, dict[int, int]]:
        wanted = uharfbuzz.SubsetInput()
        others, characters = self._wanted()
        wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(others)
        wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(characters)
        dropped = wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG)
        dropped.update(int.from_bytes(tag, "big") for tag in _DROPPED)
        flags = uharfbuzz.SubsetFlags
        wanted.flags = flags.NO_LAYOUT_CLOSURE | flags.NO_HINTING | flags.NOTDEF_OUTLINE
        if self._outlined_as_cff:
            # A bare CFF has no CIDToGIDMap: glyphs keep their places, and places are their CIDs. The CJK fonts of one
            # region (Noto Sans SC) have other CIDs of their own, and would show nothing.
            wanted.flags |= flags.RETAIN_GIDS | flags.CFF_IDENTITY_CHARSET
        plan = uharfbuzz.SubsetPlan(self._source, wanted)
        return plan.execute(), dict(plan.old_to_new_glyph_mapping)

    def _wanted(self) -> tuple[set[int], set[int]]:
        """The glyphs to keep: by number, or all by their characters where each has one.

        HarfBuzz looks up a few characters; asked for a single glyph by number it goes through all the font has.
        """
        glyphs = set(self._glyphs.values())
        characters = {ord(text) for text in self._texts.values() if len(text) == 1}
        usual = {self.face.glyph(character) for character in characters}
        return (set(), characters) if usual == glyphs - {0} else (glyphs, set())

    def _postscript_name(self) -> str:
        name = self._source.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME, None) or self.face.name
        return "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_"))

    def _descriptor(self, store: Store, name: str, program: int) -> int:
        scale = 1000 / self.face.upem
        head = bytes(self._source.reference_table("head").data)
        corners = " ".join(str(round(value * scale)) for value in struct.unpack(">4h", head[36:44]))
        font = uharfbuzz.Font(self._source)
        extents = font.get_font_extents("ltr")
        capital = font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
        post = bytes(self._source.reference_table("post").data)
        slant = struct.unpack(">i", post[4:8])[0] / 0x10000 if len(post) >= 8 else 0.0
        kind = 3 if self._outlined_as_cff else 2
        # Flag 4 is Symbolic: the codes are no known encoding. StemV is not read by viewers that have the program.
        return store.put(
            f"<</Type/FontDescriptor/FontName/{name}/Flags 4/ItalicAngle {number(slant)}/StemV 80"
            f"/Ascent {round(extents.ascender * scale)}/Descent {round(extents.descender * scale)}"
            f"/CapHeight {round(capital * scale)}/FontBBox[{corners}]/FontFile{kind} {program} 0 R>>".encode("ascii")
        )

    def _widths(self) -> str:
        scale = 1000 / self.face.upem
        groups: list[tuple[int, list[str]]] = []
        for code in sorted(self._glyphs):
            width = number(self.face.advance(self._glyphs[code]) * scale)
            if width == "1000":
                continue
            if groups and groups[-1][0] + len(groups[-1][1]) == code:
                groups[-1][1].append(width)
            else:
                groups.append((code, [width]))
        return " ".join(f"{first}[{' '.join(widths)}]" for first, widths in groups)

    def _glyph_map(self, store: Store, renumbered: dict[int, int]) -> bytes:
        if self._outlined_as_cff:
            return b""
        joined = bytearray(2 * (max(self._glyphs) + 1))
        for code, glyph in self._glyphs.items():
            struct.pack_into(">H", joined, 2 * code, renumbered[glyph])
        return b"/CIDToGIDMap " + reference(store.stream(bytes(joined)))

    def _to_unicode(self) -> bytes:
        entries = [f"<{code:04X}><{_utf16(text)}>" for code, text in sorted(self._texts.items())]
        lines = [
            "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
            "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
            "1 begincodespacerange", "<0000><FFFF>", "endcodespacerange",
        ]  # fmt: skip
        for start in range(0, len(entries), _CHUNK):
            chunk = entries[start : start + _CHUNK]
            lines += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")


def _tag(data: bytes) -> str:
    """Six letters that tell this subset from others of the same face (9.6.4); from its content, so they stay."""
    value = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    return "".join(chr(ord("A") + value // 26**place % 26) for place in range(6))


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
