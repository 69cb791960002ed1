"""Words that ask for outputs -> formats; written files -> words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, cast

from banxin.build import WRITERS
from banxin.job import Format
from banxin.problems import BadEnvironment

OFFICE: Final = ("docx", "pptx", "xlsx")
"""Outputs that people go on editing: not overwritten once they have."""


def formats_in(to: str) -> tuple[Format, ...]:
    """The outputs asked for, in the order they are made, each once."""
    return cast("tuple[Format, ...]", asked(to, tuple(WRITERS), "--to"))


MEANT: Final = {
    "word": "docx", "doc": "docx", "excel": "xlsx", "xls": "xlsx", "powerpoint": "pptx", "ppt": "pptx",
    "chart": "charts", "图表": "charts", "幻灯片": "pptx", "表格": "xlsx",
}  # fmt: skip
"""What people call outputs, and the word for it."""


def asked(to: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The words an option lists, in the order of ``known``, each once."""
    wanted = [word.strip() for word in to.split(",") if word.strip()]
    for word in wanted:
        if word not in known:
            meant = MEANT.get(word.lower(), "")
            near = meant if meant in known else next(iter(difflib.get_close_matches(word, known, 1)), "")
            hint = f"；是不是 {near}？" if near else f"；可用的有：{'、'.join(known)}"
            raise BadEnvironment(f"{option} 里没有“{word}”这种成品{hint}")
    if not wanted:
        raise BadEnvironment(f"{option} 要写至少一种成品：{'、'.join(known)}")
    return tuple(format for format in known if format in wanted)


def made(folder: Path, outputs: Iterable[str]) -> str:
    """The files written, in words; charts by their number."""
    files = [str(folder / output) for output in outputs if "/" not in output]
    charts = sum(output.endswith(".svg") for output in outputs)
    return "、".join([*files, f"{charts} 张图表（{folder / 'charts'}）"] if charts else files)
