"""Fonts for a copy that is read, not edited: a style and its faces in, the style under their names and cut fonts out.

A font passes for no other: the file says which faces it brings, and gives Office's names for what to take instead.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from banxin.records import record, replace
from banxin.writers.docx.casts import Cast
from banxin.writers.docx.markup import Node, add, relate

if TYPE_CHECKING:
    from banxin.style import Style
    from banxin.text.face import Face
    from banxin.text.fonts import Fonts
    from banxin.writers.docx.package import Package, Written

OBFUSCATED: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
"""The content type of an embedded font (ECMA-376-1, 17.8.1)."""
HIDDEN: Final = 32
"""Bytes at a font's start that its key is laid over (17.8.1)."""
SIGN: Final = "永"
"""Whoever has this one sets Han."""
REGULAR, HEAVY, HEAVIEST = 400, 700, 900
"""Weights; 小标宋 is cut as heavy as a family goes."""


@record
class Typeface:
    """A font of the file by its own name: its faces, and what Office has in its place."""

    name: str
    alternative: str
    regular: Face
    bold: Face | None = None


def embedded(style: Style, fonts: Fonts) -> tuple[Style, tuple[Typeface, ...]]:
    """The style with the names of the faces that set its pages, and those faces."""
    known: dict[str, Typeface] = {}
    renamed: dict[str, str] = {}
    families = {}
    own = {key: fonts.face_of(key, REGULAR, SIGN) for key in style.families}
    # Families with Han of their own first: others (serif) take what those have for the same Office name. Of two that
    # call different faces alike (a bold taken for another family's regular), the text's: Word tells fonts by name.
    body = style.text.body.family
    for key in sorted(style.families, key=lambda key: (own[key] is None, key != body, key)):
        names, regular = style.families[key], own[key]
        ours = {"word": renamed.get(names.word, names.word)}
        if regular is not None and _is_free(regular, known):
            ours = {"word": regular.family}
            renamed[names.word] = regular.family
            known.setdefault(regular.family, Typeface(regular.family, names.word, regular))
            heavy = fonts.face_of(key, HEAVIEST if names.word_heavy else HEAVY, SIGN)
            ours["word_heavy"] = _heavier(known, regular, heavy, names.word_heavy or names.word)
        latin = _called(names.word_alternative, style, fonts)
        if latin is not None:
            ours |= {"word_latin": latin.name, "word_alternative": names.word_latin}
            known.setdefault(latin.name, replace(latin, alternative=names.word_latin))
        families[key] = names.model_copy(update=ours)
    return style.model_copy(update={"families": families}), tuple(known[key] for key in sorted(known))


def _is_free(face: Face, known: Mapping[str, Typeface]) -> bool:
    """Whether a face's name is its own: no other face of the file is called so."""
    return face.family not in known or known[face.family].regular is face


def _heavier(known: dict[str, Typeface], regular: Face, heavy: Face | None, alternative: str) -> str:
    """Keep a family's heavy face: as the bold of its regular where it is called so, else under a name of its own."""
    if heavy is None or heavy is regular:
        return ""
    if heavy.family == regular.family:
        known[regular.family] = replace(known[regular.family], bold=heavy)
        return ""
    known.setdefault(heavy.family, Typeface(heavy.family, alternative, heavy))
    return heavy.family


def _called(family: str, style: Style, fonts: Fonts) -> Typeface | None:
    """The faces of a font that is called so, among the style's."""
    for key in sorted(style.families):
        regular = fonts.voice(key, REGULAR).face(0)
        if family and regular.family == family:
            bold = fonts.voice(key, HEAVY).face(0)
            return Typeface(family, "", regular, bold if bold is not regular and bold.family == family else None)
    return None


def embed(
    package: Package, table: Written, typefaces: tuple[Typeface, ...], letters: Mapping[Cast, set[str]]
) -> None:  # fmt: skip
    """Put into the package what is used of each face, and name it in the font table."""
    nodes = {node.attributes["w:name"]: node for node in table.root.content if isinstance(node, Node)}
    for typeface in typefaces:
        plain, thick = (letters.get(Cast(typeface.name, bold), set()) for bold in (False, True))
        if typeface.bold is None:
            plain, thick = plain | thick, set()  # Word thickens the regular
        for tag, face, characters in (
            ("w:embedRegular", typeface.regular, plain), ("w:embedBold", typeface.bold, thick),
        ):  # fmt: skip
            if face is None or not characters:
                continue
            data = face.cut(map(ord, characters))
            key = _key(data)
            path = f"/word/fonts/font{package.count('font')}.odttf"
            part = package.data(path, OBFUSCATED, obfuscated(data, key))
            node = add(nodes[typeface.name], tag, fontKey=f"{{{str(key).upper()}}}", subsetted=1)
            relate(node, "r:id", package.relate(table, RT.FONT, part))


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """A font with its key laid over its start; the same again gives the font back."""
    mask = key.bytes[::-1]
    hidden = (byte ^ mask[at % len(mask)] for at, byte in enumerate(data[:HIDDEN]))
    return bytes(hidden) + data[HIDDEN:]


def _key(data: bytes) -> uuid.UUID:
    """Told by the content, never drawn by lot."""
    return uuid.UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)
