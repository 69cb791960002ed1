"""The report and style that an operator named -> a project that commands work on."""

from __future__ import annotations

from pathlib import Path

from banxin.cli.voice import Voice
from banxin.materials import Folder, bundled
from banxin.problems import BadEnvironment, BadSource, Place
from banxin.records import record


@record
class Project:
    """A report's folder, its file there, and the style by a name the folder knows; ``None`` for the report's own."""

    folder: Folder
    name: str
    style: str | None


def project(voice: Voice, report: Path | None, style: str | None) -> Project:
    """The project of a report's file or folder, whose lines the voice can quote from now on.

    ``None`` is the report of the folder the operator stands in. Raises ``BadEnvironment`` where nothing is there.
    """
    file = report or Path("report.yaml")
    if file.is_dir():
        file = file / "report.yaml"
    if not file.is_file():
        hint = "；用 banxin init 新建一份，或写出报告的路径" if report is None else ""
        raise BadEnvironment(f"找不到报告 {file}{hint}")
    folder = Folder(file.parent)
    voice.lines = _Lines(folder)
    return Project(folder, file.name, known_style(style, folder) if style else None)


def known_style(style: str, folder: Folder) -> str:
    """The name of a style as materials know it; a file may stand anywhere, since the operator names it."""
    from banxin.styles import style_names

    if not style.endswith((".yaml", ".yml")):
        if style not in style_names():
            raise BadEnvironment(f"没有名为“{style}”的样式；有 {'、'.join(style_names())}，或写样式文件的路径（.yaml）")
        return style
    path = Path(style)
    if not path.is_file():
        raise BadEnvironment(f"找不到样式文件 {style}")
    real = path.resolve()
    if real.is_relative_to(folder.root):
        return real.relative_to(folder.root).as_posix()
    folder.beside[path.name] = real
    return path.name


class _Lines:
    """The line a place stands in, from the files of the project or those shipped with banxin."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._read: dict[str, list[str]] = {}

    def __call__(self, place: Place) -> str | None:
        if place.file not in self._read:
            self._read[place.file] = self._lines(place.file)
        lines = self._read[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def _lines(self, file: str) -> list[str]:
        from banxin.styles import SHIPPED

        shipped = file.startswith(SHIPPED)
        try:
            data = (bundled() if shipped else self._folder).data(file.removeprefix(SHIPPED))
        except (BadSource, BadEnvironment):
            return []
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
