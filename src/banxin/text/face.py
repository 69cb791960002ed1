"""One font file: its characters, widths, shaped words and outlines. Beside ``writers.pdf`` all that knows HarfBuzz."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb

from banxin.problems import BadEnvironment

SILENT: Final = -1
"""In arrays of glyphs: a character without a glyph of its own (zero-width signs, the tail of a cluster)."""

FIGURES: Final = "0123456789."
"""What most numbers of a report are written with."""
CODES: Final = 0x110000
"""How many code points there are."""
SPACE: Final = 0x20
_PLAIN_FONTS: Final = (b"\0\1\0\0", b"OTTO", b"true")
_FEATURES: Final = {"kern": True, "liga": False, "clig": False}
"""One glyph a letter, so that text can be searched and measured; kerning stays."""


class Word(NamedTuple):
    """A shaped Latin word, one entry a character; all lengths in em."""

    glyphs: npt.NDArray[np.int32]
    """``SILENT`` where glyphs merged."""
    advances: npt.NDArray[np.float64]
    widths: npt.NDArray[np.float64]
    """Advances with kerning."""
    is_merged: bool


class Face:
    """One opened font file."""

    __slots__ = ("_advances", "_font", "_is_tabular", "_outlines", "_texts", "_words", "drop", "name", "source", "upem")

    def __init__(self, name: str, file: bytes | Path, drop: float = 0.0) -> None:
        self.name: Final = name
        """The file's stem: ``BanxinSong-Bold``."""
        self.drop: Final = drop
        """How far below the baseline its glyphs are set, in em."""
        self.source: Final = hb.Face(_blob(name, file))
        """HarfBuzz's own face, for whoever cuts a subset of it."""
        if not self.source.glyph_count:
            raise BadEnvironment(f"字体文件 {name} 打不开：它不是完整的 TrueType 或 OpenType 字体")
        self._font = hb.Font(self.source)
        self.upem: Final[int] = self.source.upem
        self._texts: dict[int, str] = {}
        self._advances: dict[int, int] = {}
        self._words: dict[str, Word] = {}
        self._outlines: dict[int, tuple[tuple[str, tuple[float, ...]], ...]] = {}
        self._is_tabular: bool | None = None
        space = self.glyph(SPACE)
        if space:
            self._texts[space] = " "

    @property
    def fingerprint(self) -> str:
        """What tells its file from others of that name: the table ``head`` holds a checksum of the whole."""
        head = bytes(self.source.reference_table("head").data)
        return f"{self.source.glyph_count} {hashlib.sha256(head).hexdigest()}"

    @property
    def family(self) -> str:
        """What the font calls its family; the file's stem where it says nothing."""
        return self.source.get_name(hb.OTNameIdPredefined.FONT_FAMILY, None) or self.name

    def cut(self, codes: Iterable[int]) -> bytes:
        """A font file with the glyphs of some characters and its own names, for a program that sets text itself.

        Characters that the face has not are passed over. No features and no hints: Word asks for neither.
        """
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.UNICODE).update(codes)
        dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        dropped.update(int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"DSIG", b"STAT"))
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        return bytes(hb.subset(self.source, wanted).blob.data)

    def glyph(self, code: int) -> int:
        """The nominal glyph of a code point; 0 where the face has none."""
        return self._font.get_nominal_glyph(code) or 0

    def advance(self, glyph: int) -> float:
        """Advance of a glyph in face units."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self._font.get_glyph_h_advance(glyph)
        return known

    def ink(self, glyph: int) -> tuple[float, float]:
        """Left and right edge of a glyph's ink in em, from its origin."""
        extents = self._font.get_glyph_extents(glyph)
        return extents.x_bearing / self.upem, (extents.x_bearing + extents.width) / self.upem

    def heights(self, glyph: int) -> tuple[float, float]:
        """Upper and lower edge of a glyph's ink in em above the baseline, its drop not counted."""
        extents = self._font.get_glyph_extents(glyph)
        return extents.y_bearing / self.upem, (extents.y_bearing + extents.height) / self.upem

    def outline(self, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """The glyph's outline in face units, y up: M, L, Q, C, Z with their points (for SVG and tests)."""
        known = self._outlines.get(glyph)
        if known is None:
            moves: Moves = []
            self._font.draw_glyph(glyph, _DRAWING, moves)
            known = self._outlines[glyph] = tuple(moves)
        return known

    def text_of(self, glyph: int) -> str:
        """What a glyph says, for ToUnicode: the first character set with it, else the first that maps to it.

        Empty where nothing maps to it. ``GlyphRun.text`` is always right, also where two characters share a glyph.
        """
        known = self._texts.get(glyph)
        if known is None:
            for code in self._font.face.unicodes:
                self._texts.setdefault(self.glyph(code), chr(code))
            known = self._texts.setdefault(glyph, "")
        return known

    def learn(self, glyph: int, text: str) -> None:
        """Remember what a glyph was set for; the first text stays."""
        self._texts.setdefault(glyph, text)

    def shaped(self, word: str) -> Word:
        """A Latin word with its kerning; every character must have a glyph."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._shape(word)
        return known

    @property
    def is_tabular(self) -> bool:
        """Whether ``FIGURES`` stand beside each other as each does alone, so that numbers need no shaping.

        Found out by shaping every two of them, either way round, once.
        """
        if self._is_tabular is None:
            pairs = "".join(a + b for at, a in enumerate(FIGURES) for b in FIGURES[at:]) + FIGURES[0]
            shaped, alone = self._shape(pairs), self._unshaped(pairs)
            same_glyphs = np.array_equal(shaped.glyphs, alone.glyphs)
            self._is_tabular = same_glyphs and np.array_equal(shaped.widths, alone.widths)
        return self._is_tabular

    def _shape(self, word: str) -> Word:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer, _FEATURES)
        glyphs = [SILENT] * len(word)
        widths = [0.0] * len(word)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            at = info.cluster
            if glyphs[at] != SILENT or not info.codepoint or position.x_offset or position.y_offset:
                return self._unshaped(word)  # marks that need placing: one glyph a character says it without
            glyphs[at] = info.codepoint
            widths[at] = position.x_advance / self.upem
        for at, text in _clusters(word, glyphs):
            self.learn(glyphs[at], text)
        return self._word(glyphs, widths)

    def _unshaped(self, word: str) -> Word:
        glyphs = [self.glyph(ord(character)) for character in word]
        return self._word(glyphs, [self.advance(glyph) / self.upem for glyph in glyphs])

    def _word(self, glyphs: list[int], widths: list[float]) -> Word:
        advances = [0.0 if glyph == SILENT else self.advance(glyph) / self.upem for glyph in glyphs]
        return Word(np.array(glyphs, np.int32), np.array(advances), np.array(widths), SILENT in glyphs)


def _blob(name: str, file: bytes | Path) -> hb.Blob:
    """A font file for HarfBuzz, never copied: 20 ms and 20 MB less for the seven faces of a report."""
    if isinstance(file, Path):
        return hb.Blob.from_file_path(file)
    try:
        directory = dict(_directory(file))
    except struct.error:
        directory = {}
    if file[:4] not in _PLAIN_FONTS or not directory:
        raise BadEnvironment(f"字体文件 {name} 打不开：它不是单个的 TrueType 或 OpenType 字体")
    if any(start + size > len(file) for start, size in directory.values()):
        raise BadEnvironment(f"字体文件 {name} 打不开：它不完整，请重新下载")
    return hb.Blob(file)


def _directory(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Tags of a font's tables with their offsets and lengths (OpenType, table directory)."""
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(count):
        tag, _, start, size = struct.unpack_from(">4sLLL", data, 12 + 16 * at)
        yield tag.decode("latin-1"), (start, size)


def _clusters(word: str, glyphs: list[int]) -> Iterator[tuple[int, str]]:
    """Each glyph's index with the characters it stands for."""
    heads = [at for at, glyph in enumerate(glyphs) if glyph != SILENT]
    for at, end in zip(heads, [*heads[1:], len(word)], strict=True):
        yield at, word[at:end]


Moves = list[tuple[str, tuple[float, ...]]]


def _drawing() -> hb.DrawFuncs:
    """Takes down what HarfBuzz draws: appends each move to a list."""
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, moves: moves.append(("M", (x, y))))
    draw.set_line_to_func(lambda x, y, moves: moves.append(("L", (x, y))))
    draw.set_quadratic_to_func(lambda a, b, x, y, moves: moves.append(("Q", (a, b, x, y))))
    draw.set_cubic_to_func(lambda a, b, c, d, x, y, moves: moves.append(("C", (a, b, c, d, x, y))))
    draw.set_close_path_func(lambda moves: moves.append(("Z", ())))
    return draw


_DRAWING: Final = _drawing()
