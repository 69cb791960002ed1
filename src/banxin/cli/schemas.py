"""Kinds of files people write -> their JSON Schemas, and the modules of ``banxin.compiled``, made when asked for.

``python -m banxin.cli.schemas KIND`` prints the module that checks a kind, ``python -m banxin.cli.schemas styles/NAME``
that of a shipped style (``make schema``).
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Final

from banxin.reading import Written

KINDS: Final = {
    "report": ("banxin.report", "Report"),
    "section": ("banxin.report", "Section"),
    "figures": ("banxin.figures", "FiguresFile"),
    "glossary": ("banxin.glossary", "GlossaryFile"),
    "style": ("banxin.style", "Style"),
}
"""The kinds of files people write, and the module and name of the type that each becomes."""


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind, for editors."""
    if kind == "style":
        from banxin.styles import style_schema

        return style_schema()
    from banxin.reading import models

    return models.json_schema(type_of(kind))


def type_of(kind: str) -> type[Written]:
    """The type that a kind of file becomes."""
    module, name = KINDS[kind]
    found: type[Written] = getattr(import_module(module), name)
    return found


def module(name: str) -> str:
    """The text of a module of ``banxin.compiled``: of a kind, or of a style as ``styles/NAME``."""
    from banxin.reading import compiling

    folder, _, style = name.rpartition("/")
    if not folder:
        return compiling.compiled(type_of(name))
    from banxin.materials import Given
    from banxin.styles import digest, read_style

    return compiling.module(f"The style ``{style}``", DIGEST=digest(), STYLE=read_style(style, Given({})))


if __name__ == "__main__":
    print(module(sys.argv[1]), end="")
