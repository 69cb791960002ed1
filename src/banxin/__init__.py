"""banxin 版心: YAML in, an official-style Chinese report out. The front door: ``read``, ``check``, ``build``.

    import banxin

    banxin.check("report.yaml")                    # every problem, none raised
    built = banxin.build("report.yaml", to=("pdf",))
    built.outputs["report.pdf"]                    # bytes; nothing is written

Importing banxin imports nothing heavy; each call imports what it needs.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from banxin.build import Built, Checked
from banxin.build import build as _build
from banxin.build import check as _check
from banxin.job import Cache, Format
from banxin.problems import BadEnvironment, BadSource, Place, Problem, in_order

if TYPE_CHECKING:
    from banxin.materials import Folder
    from banxin.report import Read

__version__ = "0.1.0"
__all__ = [
    "BadEnvironment", "BadSource", "Built", "Cache", "Checked", "Format", "Place", "Problem", "build", "check", "read",
]  # fmt: skip

# The module banxin.build stays importable by that name; ``banxin.build`` itself is the function below, because the
# module is already imported here and nothing sets the attribute again.

FORMATS: tuple[Format, ...] = ("pdf", "docx", "charts")


def read(path: str | os.PathLike[str]) -> Read:
    """A report with its chapters, figures and sources, and every mistake found in their YAML."""
    from banxin.report import read_report

    folder, name = _project(path)
    return read_report(folder, name)


def check(path: str | os.PathLike[str], *, style: str | None = None) -> tuple[Problem, ...]:
    """Everything wrong with a report, errors and warnings, in the order of its files and lines; empty when all is well.

    ``style`` overrides the report's own.
    """
    folder, name = _project(path)
    return tuple(in_order(_check(name, folder, style).problems))


def build(
    path: str | os.PathLike[str],
    *,
    to: tuple[Format, ...] = FORMATS,
    style: str | None = None,
    cache: Cache | None = None,
    processes: int = 1,
) -> Built:
    """The outputs of a report by file name, as bytes, with its warnings. Writes nothing.

    ``style`` overrides the report's own; ``cache`` keeps drawn charts between runs; with more ``processes`` than one a
    long report's PDF is laid out by two (on Linux, in a program without other threads). Raises ``BadSource`` with all
    problems when there is an error among them, ``BadEnvironment`` when the report's file cannot be read or ``to`` names
    no output.
    """
    folder, name = _project(path)
    return _build(name, folder, to=to, style=style, cache=cache, processes=processes)


def _project(path: str | os.PathLike[str]) -> tuple[Folder, str]:
    """The folder of a report and its file there; a folder's report is ``report.yaml``. Raises ``BadEnvironment``."""
    from banxin.materials import Folder

    file = Path(path)
    if file.is_dir():
        file = file / "report.yaml"
    if not file.is_file():
        raise BadEnvironment(f"找不到报告 {file}")
    return Folder(file.parent), file.name
