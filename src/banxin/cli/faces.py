"""A style and its font files in, lines for ``banxin fonts`` out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from banxin.style import Style
from banxin.text.face import Face


def table(style: Style, files: Mapping[str, bytes | Path]) -> Iterator[str]:
    """Every face of a style: family, weight, file, fallback and the name Word knows it by."""
    for name, family in style.families.items():
        for weight, file in sorted(family.weights.items()):
            after = f"  缺字时用 {'、'.join(family.fallback)}" if family.fallback else ""
            state = "" if file in files else "  （项目中的文件）"
            yield f"{name:<6} {weight}  {file:<30} Word：{family.word}／{family.word_latin}{after}{state}"


def coverage(style: Style, files: Mapping[str, bytes | Path], text: str) -> Iterator[str]:
    """For each character once, the first face of each family that has it, fallback included."""
    opened: dict[str, Face] = {}
    for character in dict.fromkeys(text):
        found = []
        for name in style.families:
            face = _first(style, files, opened, name, ord(character))
            found.append(f"{name}：{face or '无'}")
        label = unicodedata.name(character, "")
        yield f"{character}  U+{ord(character):04X}  {'  '.join(found)}  {label}".rstrip()


def _first(style: Style, files: Mapping[str, bytes | Path], opened: dict[str, Face], family: str, code: int) -> str:
    for name in _chain(style, family, ()):
        file = next(iter(style.families[name].weights.values()))
        if file not in opened:
            opened[file] = Face(file.removesuffix(".ttf"), files[file])
        if opened[file].glyph(code):
            return opened[file].name
    return ""


def _chain(style: Style, family: str, above: tuple[str, ...]) -> Iterator[str]:
    if family in above:
        return
    yield family
    for below in style.families[family].fallback:
        yield from _chain(style, below, (*above, family))
