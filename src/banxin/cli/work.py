"""What each command does: finds its files, runs the pipeline, puts the outputs on their shelf."""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from banxin.build import WRITERS, Cache, Format
from banxin.cli.voice import AUTHOR, Voice
from banxin.problems import BadEnvironment, BadSource, Place

if TYPE_CHECKING:
    from banxin.materials import Folder
    from banxin.pull import Tracked

Schema = dict[str, Any]
OUTPUT: Final = Path("dist")
OFFICE: Final = ("docx", "pptx", "xlsx")
"""Outputs that people go on editing: not overwritten once they have."""


def build(
    voice: Voice,
    report: Path | None,
    to: str,
    style: str | None,
    output: Path | None,
    *,
    force: bool,
    strict: bool,
    cache: bool,
) -> None:
    """Build a report into a folder; nothing is written when there are mistakes."""
    from banxin.build import build
    from banxin.cli.shelf import Shelf

    formats = _formats(to)
    folder, name, style = _project(voice, report, style)
    shelf = Shelf(output or OUTPUT, name, chosen=output is not None)
    office = [f"{Path(name).stem}.{kind}" for kind in OFFICE if kind in formats and not force]
    shelf.refuse_edited(office)
    started = time.monotonic()
    with voice.working("正在生成……"):
        built = build(name, folder, to=formats, style=style, cache=_kept(cache))
    if strict and built.problems:
        raise BadSource(built.problems)
    shelf.refuse_edited(office)  # somebody may have saved it meanwhile
    shelf.put(built.outputs, sweep="charts/" if "charts" in formats else "")
    voice.tell(built.problems, (str(shelf.folder / output) for output in built.outputs))
    voice.say(f"已生成 {_made(shelf.folder, built.outputs)}，用时 {time.monotonic() - started:.1f} 秒")


def charts(
    voice: Voice,
    report: Path | None,
    only: tuple[str, ...],
    to: str,
    style: str | None,
    output: Path | None,
    *,
    force: bool,
    strict: bool,
) -> None:
    """Build charts as files of their own, for slides and for people who want the numbers."""
    from banxin.build import CHART_FORMATS, ChartFormat, build_charts
    from banxin.cli.shelf import Shelf

    formats = cast("tuple[ChartFormat, ...]", _asked(to, CHART_FORMATS, "--format"))
    folder, name, style = _project(voice, report, style)
    shelf = Shelf(output or OUTPUT, name, chosen=output is not None)
    with voice.working("正在生成图表……"):
        built = build_charts(name, folder, only=only, to=formats, style=style, cache=_kept(True))
    if strict and built.problems:
        raise BadSource(built.problems)
    if not force:
        shelf.refuse_edited(path for path in built.outputs if path.endswith(OFFICE))
    shelf.put(built.outputs)
    voice.tell(built.problems, (str(shelf.folder / path) for path in built.outputs))
    voice.say(f"已生成 {'、'.join(str(shelf.folder / path) for path in built.outputs) or '零个文件：报告里没有图'}")


def check(
    voice: Voice, report: Path | None, style: str | None, *, strict: bool, conformance: bool = False
) -> None:
    """Check a report; every problem is shown, and errors (warnings too when ``strict``) end in 1.

    With ``conformance`` every clause of GB/T 9704-2012 is listed with what was measured; a broken one ends in 1.
    """
    from banxin.build import check

    folder, name, style = _project(voice, report, style)
    if conformance:
        _conformance(voice, name, folder, style)
        return
    with voice.working("正在检查……"):
        checked = check(name, folder, style, _kept(True))
    voice.tell(checked.problems)
    if any(problem.is_error or strict for problem in checked.problems):
        raise SystemExit(AUTHOR)
    traced = checked.sources is not None and checked.sources.report.sources
    untraced = "" if traced else "；报告没有列出原文（sources），数据的出处没有核对"
    voice.say(("没有错误" if checked.problems else "没有问题") + untraced)


def check_docx(voice: Voice, file: Path, *, strict: bool) -> None:
    """Check any Word file for what makes Word repair it or WPS drop something; errors end in 1."""
    from banxin.lint import lint

    problems = lint(_office_file(file), str(file))
    voice.tell(problems)
    if any(problem.is_error or strict for problem in problems):
        raise SystemExit(AUTHOR)
    voice.say("没有错误" if problems else "没有问题")


def pull(
    voice: Voice, edited: Path, report: Path | None, style: str | None, *, apply: bool, tracked: str
) -> None:
    """Show what somebody changed in a Word file; with ``apply``, write what can be brought back into the YAML.

    Ends in 1 where something is left for a person to do: any change, or with ``apply`` those not brought back.
    """
    from banxin.cli import changed
    from banxin.cli.shelf import put_together
    from banxin.pull import pull

    if tracked not in ("accept", "reject"):
        raise BadEnvironment(f"--tracked 只能写 accept 或 reject，不能写“{tracked}”")
    folder, name, style = _project(voice, report, style)
    data = _office_file(edited)
    with voice.working("正在比对……"):
        pulled = pull(
            data, str(edited), name, folder, style=style, tracked=cast("Tracked", tracked), apply=apply
        )  # fmt: skip
    put_together(folder.root, pulled.files)
    if voice.json:
        voice.print(changed.as_json(pulled))
    else:
        for line in changed.lines(pulled):
            voice.print(line)
        if pulled.problems:
            voice.tell(pulled.problems)
    if changed.is_open(pulled, apply=apply):
        raise SystemExit(AUTHOR)


def _office_file(path: Path) -> bytes:
    """The bytes of a file the operator named. Raises ``BadEnvironment``."""
    from banxin.limits import ZIP_BYTES
    from banxin.materials import Folder

    try:
        return Folder(path.parent, {path.name: path}).data(path.name, most=ZIP_BYTES)
    except BadSource as bad:
        raise BadEnvironment("；".join(problem.message for problem in bad.problems)) from None


def _conformance(voice: Voice, name: str, folder: Folder, style: str | None) -> None:
    from banxin.build import conformed
    from banxin.conformance import line, summary

    with voice.working("正在对照……"):
        checked, clauses = conformed(name, folder, style)
    voice.tell(checked.problems)
    if not clauses:
        raise SystemExit(AUTHOR)
    for clause in clauses:
        voice.print(line(clause))
    voice.say(f"GB/T 9704-2012：{summary(clauses)}")
    if any(clause.state == "broken" for clause in clauses):
        raise SystemExit(AUTHOR)


def init(voice: Voice, folder: Path) -> None:
    """Write a small report that builds into a new or empty folder."""
    from banxin.cli.shelf import put_together
    from banxin.materials import started

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadEnvironment(f"{folder} 已经存在，且不是空文件夹；请另写一个名字")
    put_together(folder, started())
    voice.say(f"已新建 {folder}。试试：cd {folder}，然后 banxin build")


def schema(voice: Voice, kind: str) -> None:
    """Print the JSON Schema of one kind of file."""
    import json

    if kind not in SCHEMAS:
        raise BadEnvironment(f"没有“{kind}”这种文件；可用的有：{'、'.join(SCHEMAS)}")
    voice.print(json.dumps(SCHEMAS[kind](), ensure_ascii=False, indent=1))


def fonts(voice: Voice, text: str, style: str) -> None:
    """List a style's fonts, or the face that each character of ``text`` is set in."""
    from banxin.cli.faces import coverage, table
    from banxin.materials import Folder, FontFiles
    from banxin.styles import load_style

    folder = Folder(Path.cwd())
    name = _style(style, folder)
    loaded = load_style(name or style, folder)
    files = FontFiles(folder)
    for line in coverage(loaded, files, text) if text else table(loaded, files):
        voice.print(line)


def limits(voice: Voice) -> None:
    """List every limit with its reason."""
    from banxin.limits import ALL

    widest = max(len(limit.name) for limit in ALL)
    for limit in ALL:
        voice.print(f"{limit.name:<{widest}}  {limit.most:>12,}  {limit.what}：{limit.why}")


def _report_schema() -> Schema:
    from banxin.reading import json_schema
    from banxin.report import Report

    return json_schema(Report)


def _section_schema() -> Schema:
    from banxin.reading import json_schema
    from banxin.report import Section

    return json_schema(Section)


def _figures_schema() -> Schema:
    from banxin.figures import FiguresFile
    from banxin.reading import json_schema

    return json_schema(FiguresFile)


def _style_schema() -> Schema:
    from banxin.styles import style_schema

    return style_schema()


SCHEMAS: Final[dict[str, Callable[[], Schema]]] = {
    "report": _report_schema,
    "section": _section_schema,
    "figures": _figures_schema,
    "style": _style_schema,
}
"""The kinds of files people write."""


def _formats(to: str) -> tuple[Format, ...]:
    """The outputs asked for, in the order they are made, each once."""
    return cast("tuple[Format, ...]", _asked(to, tuple(WRITERS), "--to"))


MEANT: Final = {
    "word": "docx", "doc": "docx", "excel": "xlsx", "xls": "xlsx", "powerpoint": "pptx", "ppt": "pptx",
    "chart": "charts", "图表": "charts", "幻灯片": "pptx", "表格": "xlsx",
}  # fmt: skip
"""What people call outputs, and the word for it."""


def _asked(to: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The words an option lists, in the order of ``known``, each once."""
    asked = [word.strip() for word in to.split(",") if word.strip()]
    for word in asked:
        if word not in known:
            meant = MEANT.get(word.lower(), "")
            near = meant if meant in known else next(iter(difflib.get_close_matches(word, known, 1)), "")
            hint = f"；是不是 {near}？" if near else f"；可用的有：{'、'.join(known)}"
            raise BadEnvironment(f"{option} 里没有“{word}”这种成品{hint}")
    if not asked:
        raise BadEnvironment(f"{option} 要写至少一种成品：{'、'.join(known)}")
    return tuple(format for format in known if format in asked)


def _project(voice: Voice, report: Path | None, style: str | None) -> tuple[Folder, str, str | None]:
    """The folder of a report, its file there and the style by a name the folder knows."""
    from banxin.materials import Folder

    file = report or Path("report.yaml")
    if file.is_dir():
        file = file / "report.yaml"
    if not file.is_file():
        hint = "；用 banxin init 新建一份，或写出报告的路径" if report is None else ""
        raise BadEnvironment(f"找不到报告 {file}{hint}")
    folder = Folder(file.parent)
    style = _style(style, folder) if style else None
    voice.lines = _Lines(folder)
    return folder, file.name, style


def _style(style: str, folder: Folder) -> str:
    """The name of a style as materials know it; a file anywhere, since the operator names it."""
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


def _kept(wanted: bool) -> Cache | None:
    """The charts of earlier runs, where they are wanted and there is a place for them."""
    from banxin.cli.kept import KeptFrames, cache_folder

    folder = cache_folder() if wanted else None
    return KeptFrames(folder) if folder else None


def _made(folder: Path, outputs: Iterable[str]) -> str:
    """The files written, in words; charts by their number."""
    files = [str(folder / output) for output in outputs if "/" not in output]
    charts = sum(output.endswith(".svg") for output in outputs)
    return "、".join([*files, f"{charts} 张图表（{folder / 'charts'}）"] if charts else files)


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
        from banxin.materials import bundled
        from banxin.styles import SHIPPED

        shipped = file.startswith(SHIPPED)
        try:
            data = (bundled() if shipped else self._folder).data(file.removeprefix(SHIPPED))
        except (BadSource, BadEnvironment):
            return []
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
