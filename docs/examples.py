"""README.md in, its examples out: the YAML blocks as files of the project that ``banxin init`` makes.

A block that begins with ``# name.yaml`` is such a file, or the keys of it that the text speaks of; all other blocks are
panels, and stand together in one chapter. Tests build them and ``pictures.py`` prints them, so they cannot go stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from banxin.materials import started

ROOT: Final = Path(__file__).resolve().parents[1]
CHAPTER: Final = "sections/3-examples.yaml"
HEAD: Final = """\
number: "3"
title: 各种内容一览
id: examples
notes: {scope: 含各街道分馆。}
panels:
"""
_BLOCK: Final = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_NAMED: Final = re.compile(r"# (\S+\.yaml)\b")


def blocks() -> list[str]:
    """Every YAML block of the README, in order."""
    return _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))


def named() -> Iterator[tuple[str, str]]:
    """The blocks that are files, or keys of files, with the names they give."""
    for block in blocks():
        if match := _NAMED.match(block):
            yield match[1], block


def panels() -> str:
    """A chapter of all panels that the README shows."""
    shown = [block for block in blocks() if not _NAMED.match(block)]
    return HEAD + "".join(f"  {line}\n" if line else "\n" for block in shown for line in block.splitlines())


def project(picture: bytes, chapter: str) -> dict[str, str | bytes]:
    """The files of a new report with one chapter more; ``picture`` is the file its picture panel names."""
    files: dict[str, str | bytes] = {name: data for name, data in started().items() if not name.startswith(".")}
    report = started()["report.yaml"].decode()
    listed = "  - sections/2-books.yaml\n"
    files["report.yaml"] = report.replace(listed, f"{listed}  - {CHAPTER}\n")
    return files | {CHAPTER: chapter, "pictures/cover.png": picture}
