"""What each command does: finds its files, runs the pipeline, puts the outputs on their shelf."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from banxin.cli.outputs import OFFICE, asked, formats_in, made
from banxin.cli.project import Project, known_style, project
from banxin.cli.voice import AUTHOR, Voice
from banxin.job import Cache
from banxin.problems import BadEnvironment, BadSource

if TYPE_CHECKING:
    from banxin.pull import Tracked
OUTPUT: Final = Path("dist")


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

    formats, processes = formats_in(to), _processes()
    at = project(voice, report, style)
    shelf = Shelf(output or OUTPUT, at.name, chosen=output is not None)
    office = [f"{Path(at.name).stem}.{kind}" for kind in OFFICE if kind in formats and not force]
    shelf.refuse_edited(office)
    started = time.monotonic()
    with voice.working("正在生成……"):
        built = build(at.name, at.folder, to=formats, style=at.style, cache=_kept(cache), processes=processes)
    if strict and built.problems:
        raise BadSource(built.problems)
    shelf.refuse_edited(office)  # somebody may have saved it meanwhile
    shelf.put(built.outputs, sweep="charts/" if "charts" in formats else "")
    voice.tell(built.problems, (str(shelf.folder / output) for output in built.outputs))
    voice.say(f"已生成 {made(shelf.folder, built.outputs)}，用时 {time.monotonic() - started:.1f} 秒")


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

    formats = cast("tuple[ChartFormat, ...]", asked(to, CHART_FORMATS, "--format"))
    at = project(voice, report, style)
    shelf = Shelf(output or OUTPUT, at.name, chosen=output is not None)
    with voice.working("正在生成图表……"):
        built = build_charts(at.name, at.folder, only=only, to=formats, style=at.style, cache=_kept(True))
    if strict and built.problems:
        raise BadSource(built.problems)
    if not force:
        shelf.refuse_edited(path for path in built.outputs if path.endswith(OFFICE))
    shelf.put(built.outputs)
    voice.tell(built.problems, (str(shelf.folder / path) for path in built.outputs))
    voice.say(f"已生成 {'、'.join(str(shelf.folder / path) for path in built.outputs) or '零个文件：报告里没有图'}")


def check(voice: Voice, report: Path | None, style: str | None, *, strict: bool, conformance: bool = False) -> None:
    """Check a report; every problem is shown, and errors (warnings too when ``strict``) end in 1.

    With ``conformance`` every clause of GB/T 9704-2012 is listed with what was measured; a broken one ends in 1.
    """
    from banxin.build import check

    at = project(voice, report, style)
    if conformance:
        _conformance(voice, at)
        return
    with voice.working("正在检查……"):
        checked = check(at.name, at.folder, at.style, _kept(True))
    voice.tell(checked.problems)
    if any(problem.is_error or strict for problem in checked.problems):
        raise SystemExit(AUTHOR)
    traced = checked.sources is not None and checked.sources.report.sources
    untraced = "" if traced else "；报告没有列出原文（sources），数据的出处没有核对"
    voice.say(("没有错误" if checked.problems else "没有问题") + untraced)


def check_docx(voice: Voice, file: Path, *, strict: bool) -> None:
    """Check any Word file for what makes Word repair it or WPS drop something; errors end in 1."""
    from banxin.lint import lint, maker, summary

    data = _office_file(file)
    problems = lint(data, str(file)) if voice.json else summary(data, str(file))
    program = maker(data, str(file)) if problems else ""
    if program not in ("", "banxin"):
        voice.say(f"{file} 由 {program} 存过，不是 banxin 生成时的样子")
    voice.tell(problems)
    if any(problem.is_error or strict for problem in problems):
        raise SystemExit(AUTHOR)
    voice.say("没有错误" if problems else "没有问题")


def pull(voice: Voice, edited: Path, report: Path | None, style: str | None, *, apply: bool, tracked: str) -> None:
    """Show what somebody changed in a Word file; with ``apply``, write what can be brought back into the YAML.

    Ends in 1 where something is left for a person to do: any change, or with ``apply`` those not brought back.
    """
    from banxin.cli import changed
    from banxin.cli.shelf import put_together
    from banxin.pull import pull

    if tracked not in ("accept", "reject"):
        raise BadEnvironment(f"--tracked 只能写 accept 或 reject，不能写“{tracked}”")
    data = _office_file(edited)
    at = project(voice, report or _report_of(edited), style)
    with voice.working("正在比对……"):
        pulled = pull(
            data, str(edited), at.name, at.folder, style=at.style, tracked=cast("Tracked", tracked), apply=apply
        )  # fmt: skip
    put_together(at.folder.root, pulled.files)
    if voice.json:
        voice.print(changed.as_json(pulled))
    else:
        for line in changed.lines(pulled):
            voice.print(line)
        if pulled.problems:
            voice.tell(pulled.problems)
    if changed.is_open(pulled, apply=apply):
        raise SystemExit(AUTHOR)


def _report_of(edited: Path) -> Path | None:
    """The report here that a Word file is named after, as ``build`` names it; ``None`` for ``report.yaml``.

    Raises ``BadEnvironment`` where neither is here.
    """
    own = Path(f"{edited.stem}.yaml")
    if own.is_file():
        return own
    if not Path("report.yaml").is_file():
        raise BadEnvironment(f"这里没有 report.yaml；写出它由哪份报告生成：banxin pull {edited} 报告.yaml")
    return None


def _office_file(path: Path) -> bytes:
    """The bytes of a file the operator named. Raises ``BadEnvironment``."""
    from banxin.limits import ZIP_BYTES
    from banxin.materials import Folder

    try:
        return Folder(path.parent, {path.name: path}).data(path.name, most=ZIP_BYTES)
    except BadSource as bad:
        said = "；".join(problem.message for problem in bad.problems)
        raise BadEnvironment(said.replace(f"“{path.name}”", f"“{path}”")) from None


def _conformance(voice: Voice, at: Project) -> None:
    from banxin.build import conformed
    from banxin.conformance import line, summary

    with voice.working("正在对照……"):
        checked, clauses = conformed(at.name, at.folder, at.style)
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

    from banxin.cli.schemas import KINDS, json_schema

    if kind not in KINDS:
        raise BadEnvironment(f"没有“{kind}”这种文件；可用的有：{'、'.join(KINDS)}")
    voice.print(json.dumps(json_schema(kind), ensure_ascii=False, indent=1))


def fonts(voice: Voice, text: str, style: str) -> None:
    """List a style's fonts, or the face that each character of ``text`` is set in."""
    from banxin.cli.faces import coverage, table
    from banxin.materials import Folder, FontFiles
    from banxin.styles import load_style

    folder = Folder(Path.cwd())
    loaded = load_style(known_style(style, folder), folder)
    files = FontFiles(folder)
    for line in coverage(loaded, files, text) if text else table(loaded, files):
        voice.print(line)


@contextmanager
def allowing(told: Iterable[str]) -> Iterator[None]:
    """Other limits, as ``NAME=VALUE``, while a command runs. Raises ``BadEnvironment``."""
    from banxin.limits import allowing

    values: dict[str, int] = {}
    for words in told:
        name, _, value = words.partition("=")
        if not re.fullmatch("[0-9]{1,15}", value):
            raise BadEnvironment(f"--limit 要写成 NAME=VALUE，如 text=200000，不能写“{words}”")
        values[name] = int(value)
    with ExitStack() as stack:
        try:
            stack.enter_context(allowing(values))
        except ValueError as fault:
            raise BadEnvironment(str(fault)) from None
        yield


def limits(voice: Voice) -> None:
    """List every limit with its reason."""
    from banxin.limits import ALL

    widest = max(len(limit.name) for limit in ALL)
    for limit in ALL:
        voice.print(f"{limit.name:<{widest}}  {limit.most:>12,}  {limit.what}：{limit.why}")


def _processes() -> int:
    """How many processes may work on a report: what ``BANXIN_PROCESSES`` says, else a process for each core there is.

    Raises ``BadEnvironment`` where it is no number.
    """
    said = os.environ.get("BANXIN_PROCESSES", "")
    if not said:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if not re.fullmatch("[1-9][0-9]{0,3}", said):
        raise BadEnvironment(f"环境变量 BANXIN_PROCESSES 要写 1 以上的整数，不能写“{said}”")
    return int(said)


def _kept(wanted: bool) -> Cache | None:
    """The charts of earlier runs, where they are wanted and there is a place for them."""
    from banxin.cli.kept import KeptFrames, cache_folder

    folder = cache_folder() if wanted else None
    return KeptFrames(folder) if folder else None
