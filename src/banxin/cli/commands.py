"""The commands and their arguments; each ends in an exit code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from banxin.cli import usage, work
from banxin.cli.voice import Voice

app = typer.Typer(
    name="banxin",
    cls=usage.Group,
    help="版心：把 YAML 写的内容排成公文式的中文报告（PDF、Word、图表）。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # help and messages are never markup
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Report = Annotated[Path | None, typer.Argument(help="报告文件或它的文件夹；不写则用 report.yaml", show_default=False)]
Look = Annotated[str | None, typer.Option("--style", help="样式的名字或文件，代替报告里写的", show_default=False)]
Strict = Annotated[bool, typer.Option("--strict", help="警告也算错误")]
Limits = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=VALUE", help="改一项上限，如 text=200000；可写多次", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="诊断以 JSON 写到标准输出")]


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="版本号")] = False) -> None:
    """版心：把 YAML 写的内容排成公文式的中文报告（PDF、Word、图表）。"""
    if version:
        Voice().say_version()
        raise typer.Exit(0)


@app.command()
def build(
    report: Report = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="<str>", show_default=False,
            help="要哪些成品，以逗号分开或写多次：pdf、docx、charts、pptx、xlsx（默认 pdf,docx,charts）",
        ),
    ] = None,
    style: Look = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="成品放在哪里（默认 dist）", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖生成之后被改过的 Word 等 Office 文件")] = False,
    strict: Strict = False,
    json: Json = False,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="留用画好的图表")] = True,
    limit: Limits = None,
) -> None:
    """生成报告：PDF、Word 和图表。有错误时列出全部错误，不动原有的成品。"""
    voice = Voice(json)
    with voice.answering(), work.allowing(limit or ()):
        wanted = ",".join(to or ("pdf,docx,charts",))
        work.build(voice, report, wanted, style, output, force=force, strict=strict, cache=cache)


@app.command()
def charts(
    report: Report = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="只要这个 id 的图；以逗号分开或写多次", show_default=False)
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="<str>", show_default=False,
            help="要哪些格式，以逗号分开或写多次：svg、png、pptx、xlsx（不写则都要）",
        ),
    ] = None,
    style: Look = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="成品放在哪里（默认 dist）", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖生成之后被改过的幻灯片和工作簿")] = False,
    strict: Strict = False,
    json: Json = False,
    limit: Limits = None,
) -> None:
    """单独生成图表：图片、可编辑的幻灯片、数据工作簿，放在 charts 文件夹里。"""
    voice = Voice(json)
    with voice.answering(), work.allowing(limit or ()):
        wanted = ",".join(format or ("svg,png,pptx,xlsx",))
        ids = tuple(id.strip() for word in only or () for id in word.split(",") if id.strip())
        work.charts(voice, report, ids, wanted, style, output, force=force, strict=strict)


@app.command()
def check(
    report: Report = None,
    style: Look = None,
    strict: Strict = False,
    json: Json = False,
    conformance: Annotated[
        bool, typer.Option("--conformance", help="逐条对照 GB/T 9704-2012，列出实测值")
    ] = False,
    docx: Annotated[
        Path | None,
        typer.Option("--docx", help="改查一个 Word 文件：Word 会不会修复、WPS 会不会丢东西", show_default=False),
    ] = None,
    limit: Limits = None,
) -> None:
    """检查报告：写法、数据、出处、引用；不生成成品。写 --docx 则检查一个 Word 文件。"""
    voice = Voice(json)
    with voice.answering(), work.allowing(limit or ()):
        if docx is not None:
            work.check_docx(voice, docx, strict=strict)
            return
        work.check(voice, report, style, strict=strict, conformance=conformance)


@app.command()
def pull(
    edited: Annotated[Path, typer.Argument(help="改过的 Word 文件", metavar="EDITED.docx")],
    report: Report = None,
    style: Look = None,
    apply: Annotated[bool, typer.Option("--apply", help="把能写回的改动写进 YAML")] = False,
    tracked: Annotated[
        str, typer.Option("--tracked", help="未处理的修订怎样读：accept 照已接受，reject 照未接受")
    ] = "accept",
    json: Json = False,
    limit: Limits = None,
) -> None:
    """收回 Word 里的改动：逐处列出改了什么、在 YAML 的哪一行；--apply 写回字和数。没有改动时退出码为 0。"""
    voice = Voice(json)
    with voice.answering(), work.allowing(limit or ()):
        work.pull(voice, edited, report, style, apply=apply, tracked=tracked)


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="新文件夹", metavar="DIR")]) -> None:
    """新建一份可以直接生成的小报告。"""
    voice = Voice()
    with voice.answering():
        work.init(voice, folder)


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(help="哪种文件：report、section、figures 或 style")] = "report",
) -> None:
    """打印 YAML 文件的 JSON Schema，供编辑器提示和检查。"""
    voice = Voice()
    with voice.answering():
        work.schema(voice, kind)


@app.command()
def fonts(
    text: Annotated[str, typer.Argument(help="要查的字", show_default=False)] = "",
    style: Annotated[str, typer.Option("--style", help="样式的名字或文件")] = "annual",
) -> None:
    """列出样式所用的字体；写上几个字，则查每个字用哪个字体。"""
    voice = Voice()
    with voice.answering():
        work.fonts(voice, text, style)


@app.command()
def limits() -> None:
    """列出各项上限和原因。"""
    voice = Voice()
    with voice.answering():
        work.limits(voice)


for command in app.registered_commands:
    command.cls = usage.Command
