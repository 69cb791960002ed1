"""Faces and the glyphs used of them in, Type0 font objects out: cut once, at the end, by hb-subset.

Codes in the page streams are the glyph ids of the source file, so a page's bytes do not depend on the pages before
it. ``CIDToGIDMap`` joins them to the renumbered glyphs of the subset. A glyph that says two different characters
(U+2F00 and U+4E00) takes a second code above the source's own glyphs, so that ToUnicode stays true for both.
"""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING, Any, Final

import uharfbuzz

from banxin.frame import GlyphRun
from banxin.writers.pdf.store import Store, reference
from banxin.writers.pdf.syntax import number

if TYPE_CHECKING:
    from banxin.text.face import Face
    from banxin.text.fonts import Fonts

_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"

_MOST_CODES: Final = 0x10000
"""Identity-H has two bytes a code."""

_CHUNK: Final = 100
"""Most entries of one bfchar block (Adobe Technical Note 5411)."""

_DROPPED: Final = (
    b"GSUB", b"GPOS", b"GDEF", b"BASE", b"VORG", b"vhea", b"vmtx", b"DSIG", b"name", b"STAT", b"meta", b"gasp", b"OS/2",
    b"cmap", b"post", b"kern", b"hdmx", b"VDMX", b"LTSH", b"FFTM", b"PCLT",
)  # fmt: skip
"""Tables a viewer never asks for: glyphs are chosen and placed already (ISO 32000-1, 9.9)."""


class Lettering:
    """One face in one file: which of its glyphs were used, and what they said."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._source: Any = face.source
        self._outlined_as_cff = "glyf" not in self._source.table_tags
        self._texts = _Texts()
        self._glyphs: dict[int, int] = {0: 0}
        self._aliases: dict[tuple[int, str], int] = {}
        self._next_alias: int = self._source.glyph_count

    def codes(self, run: GlyphRun) -> tuple[str, str]:
        """A run's codes in hexadecimal, and the words to put in their place where the codes alone say others."""
        count = len(run.glyphs) // 2
        glyphs = struct.unpack(f">{count}H", run.glyphs)
        # Nearly every run: known glyphs that say its words. Asked first, because it is quick.
        if "".join(map(self._texts.__getitem__, glyphs)) == run.text:
            return run.glyphs.hex(), ""
        if len(run.text) == count:
            return self._by_character(glyphs, run)
        return self._by_word(glyphs, run)

    def _by_character(self, glyphs: tuple[int, ...], run: GlyphRun) -> tuple[str, str]:
        codes = [self._code(glyph, text) for glyph, text in zip(glyphs, run.text, strict=True)]
        said = "".join(self._texts[code] for code in codes)
        return "".join(f"{code:04x}" for code in codes), "" if said == run.text else run.text

    def _by_word(self, glyphs: tuple[int, ...], run: GlyphRun) -> tuple[str, str]:
        """Glyphs that are not one to a character: what the face knows of them, or the whole run's words."""
        for glyph in glyphs:
            self._register(glyph, glyph, self.face.text_of(glyph) or _UNKNOWN)
        said = "".join(self._texts[glyph] for glyph in glyphs)
        return run.glyphs.hex(), "" if said == run.text else run.text

    def _code(self, glyph: int, text: str) -> int:
        """The code of a glyph where it says ``text``; a CFF has no codes to spare, there it is the glyph itself."""
        self._register(glyph, glyph, text)
        if self._texts[glyph] == text or self._outlined_as_cff:
            return glyph
        code = self._aliases.setdefault((glyph, text), self._next_alias)
        if code == self._next_alias:
            if code >= _MOST_CODES:
                raise ValueError(f"{self.face.name}: no code left for a second character of glyph {glyph}")
            self._next_alias += 1
            self._register(code, glyph, text)
        return code

    def _register(self, code: int, glyph: int, text: str) -> None:
        if not glyph:
            raise ValueError(f"{self.face.name}: the missing glyph was set for {text!r}")
        self._glyphs[code] = glyph
        self._texts.setdefault(code, text)

    # ------------------------------------------------------------------ the font's objects

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


class _Texts(dict[int, str]):
    """What each code says; of one that has not been met, what no report says.

    Never nothing: a glyph that was not met must not pass for one.
    """

    def __missing__(self, code: int) -> str:
        return "\0"


class Letterings:
    """The faces of one file by name, each opened when first used."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._letterings: dict[str, Lettering] = {}

    def of(self, face: str) -> Lettering:
        """The lettering of a face."""
        lettering = self._letterings.get(face)
        if lettering is None:
            resource = f"F{len(self._letterings) + 1}"
            lettering = self._letterings[face] = Lettering(self._fonts.face(face), resource)
        return lettering

    def put(self, store: Store) -> None:
        """Keep every font and the dictionary that all pages share."""
        entries = [f"/{one.resource} {one.put(store)} 0 R" for one in self._letterings.values()]
        store.put(f"<<{''.join(entries)}>>".encode("ascii"), store.fonts)


def _tag(data: bytes) -> str:
    """Six letters that tell this subset from others of the same face (9.6.4); from its content, so they stay."""
    value = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    return "".join(chr(ord("A") + value // 26**place % 26) for place in range(6))


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
