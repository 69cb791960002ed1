"""The commands: arguments in; files, messages and an exit code out."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import banxin.build
import banxin.cli
from banxin.cli import schemas, voice
from banxin.materials import started
from banxin.problems import NOWHERE, error


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that ``banxin init`` makes, as the current one."""
    folder = tmp_path / "project"
    for name, data in started().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BANXIN_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["banxin", *arguments])
        code = banxin.cli.run()
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


def outputs(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_version(run: Run) -> None:
    assert run("--version") == Said(0, f"banxin {banxin.__version__}\n", "")


def test_a_new_project_builds_without_a_warning(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BANXIN_CACHE", str(tmp_path / "cache"))
    assert run("init", "mine") == Said(0, "", "")
    assert outputs(tmp_path / "mine") == started()
    monkeypatch.chdir(tmp_path / "mine")
    assert run("build", "--strict") == Said(0, "", "")
    made = outputs(tmp_path / "mine" / "dist")
    charts = ["charts/loans.png", "charts/loans.svg", "charts/loans.text.svg"]
    assert sorted(made) == [".banxin.json", *charts, "report.docx", "report.pdf"]
    assert made["report.pdf"].startswith(b"%PDF") and made["report.docx"].startswith(b"PK")


def test_init_does_not_write_among_other_files(project: Path, run: Run) -> None:
    before = outputs(project)
    said = run("init", ".")
    assert (said.code, outputs(project)) == (2, before)
    assert "不是空文件夹" in said.err


def test_check_is_silent_when_all_is_well_and_writes_nothing(project: Path, run: Run) -> None:
    before = outputs(project)
    assert run("check", "--strict") == Said(0, "", "")
    assert outputs(project) == before


def test_check_says_that_nothing_was_traced_where_no_sources_are_listed(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(voice.Voice, "say", lambda self, words: said.append(words))
    assert run("check").code == 0
    report = (project / "report.yaml").read_text(encoding="utf-8")
    (project / "report.yaml").write_text(report.replace("sources:", "# ").replace("  summary:", "#"), encoding="utf-8")
    figures = (project / "figures.yaml").read_text(encoding="utf-8")
    bare = re.sub(r",\s*source: \{[^}]*\}", "", figures)
    (project / "figures.yaml").write_text(bare, encoding="utf-8")
    assert run("check", "--strict").code == 0
    assert said == ["没有问题", "没有问题；报告没有列出原文（sources），数据的出处没有核对"]


def test_only_the_outputs_asked_for_are_written(project: Path, run: Run) -> None:
    assert run("build", ".", "--to", "charts", "-o", "out/here").code == 0
    charts = ["here/charts/loans.png", "here/charts/loans.svg", "here/charts/loans.text.svg"]
    assert sorted(outputs(project / "out")) == ["here/.banxin.json", *charts]


def test_mistakes_of_all_files_are_shown_and_nothing_is_written(project: Path, run: Run) -> None:
    run("build", "--to", "pdf")
    before = outputs(project / "dist")
    (project / "report.yaml").write_text("panles: 1\n" + (project / "report.yaml").read_text("utf-8"), "utf-8")
    section = project / "sections" / "2-books.yaml"
    section.write_text(section.read_text("utf-8").replace("- bar:", "- bra:"), "utf-8")
    said = run("build", "--to", "pdf")
    assert (said.code, said.out) == (1, "")
    assert "report.yaml:1:1: 错误[Y101] 不认识的键“panles”\n    1 | panles: 1\n      | ^\n" in said.err
    assert "sections/2-books.yaml:9:9: 错误[Y105] 没有“bra”这种内容\n" in said.err and "改法：是不是 bar" in said.err
    assert said.err.endswith("2 个错误\n")
    assert outputs(project / "dist") == before


def test_json_is_all_that_stdout_gets(project: Path, run: Run) -> None:
    said = run("build", "--to", "pdf", "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == {"problems": [], "outputs": [os.path.join("dist", "report.pdf")]}
    (project / "report.yaml").write_text("title: x\nsections: []\n", "utf-8")
    said = run("check", "--json")
    (problem,) = json.loads(said.out)["problems"]
    assert (said.code, problem["file"], problem["line"], problem["code"]) == (1, "report.yaml", 2, "Y104")
    said = run("check", "nothing.yaml", "--json")
    assert (said.code, len(json.loads(said.out)["problems"])) == (2, 1)


def test_single_charts_in_the_formats_asked_for(project: Path, run: Run) -> None:
    assert run("charts", "--only", " loans, loans", "--format", "xlsx,pptx", "-o", "out").code == 0
    assert sorted(outputs(project / "out")) == [".banxin.json", "charts/loans.pptx", "charts/loans.xlsx"]
    assert run("build", "--to", "charts", "-o", "out").code == 0
    charts = [f"charts/loans.{kind}" for kind in ("png", "pptx", "svg", "text.svg", "xlsx")]
    assert sorted(outputs(project / "out")) == [".banxin.json", *charts]


def test_a_chart_or_format_that_is_not_there(project: Path, run: Run) -> None:
    assert "没有 id 为“nothing”的图" in run("charts", "--only", "loans,nothing").err, "ids may be parted by commas"
    said = run("charts", "--only", "loan")
    assert (said.code, said.out) == (2, "") and "没有 id 为“loan”的图；可用的有：loans" in said.err
    said = run("charts", "--format", "pptz")
    assert said.code == 2 and "是不是 pptx" in said.err
    assert not (project / "dist").exists()


@pytest.mark.parametrize("kind", ["pptx", "xlsx"])
def test_edited_slides_and_workbooks_stay(project: Path, run: Run, kind: str) -> None:
    assert run("build", "--to", kind).code == 0
    (project / "dist" / f"report.{kind}").write_bytes(b"edited")
    assert run("build", "--to", kind).code == 2
    assert outputs(project / "dist")[f"report.{kind}"] == b"edited"
    assert run("build", "--to", kind, "--force").code == 0
    assert run("charts", "--format", kind).code == 0
    (project / "dist" / "charts" / f"loans.{kind}").write_bytes(b"edited")
    assert run("charts", "--format", kind).code == 2


def test_an_edited_word_file_stays(project: Path, run: Run) -> None:
    assert run("build", "--to", "docx").code == 0
    assert run("build", "--to", "docx").code == 0
    (project / "dist" / "report.docx").write_bytes(b"edited")
    said = run("build")
    assert said.code == 2 and "--force" in said.err
    assert outputs(project / "dist")["report.docx"] == b"edited"
    assert "report.pdf" not in outputs(project / "dist")
    assert run("build", "--to", "pdf").code == 0
    assert run("build", "--force").code == 0
    assert outputs(project / "dist")["report.docx"].startswith(b"PK")


def test_warnings_count_under_strict(project: Path, run: Run) -> None:
    section = project / "sections" / "1-readers.yaml"
    section.write_text(section.read_text("utf-8").replace("便捷、免费", "便捷,免费"), "utf-8")
    source = project / "source" / "summary.txt"
    source.write_text(source.read_text("utf-8").replace("便捷、免费", "便捷,免费"), "utf-8")
    said = run("check")
    assert said.code == 0 and "警告[T001]" in said.err and said.err.endswith("1 个警告\n")
    assert run("check", "--strict").code == 1
    assert run("build", "--strict", "--to", "pdf").code == 1
    assert not (project / "dist").exists()
    assert run("build", "--to", "pdf").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "nothing.yaml"), "找不到报告 nothing.yaml"),
        (("check", "sections"), "找不到报告"),
        (("build", "--to", "pfd"), "是不是 pdf"),
        (("build", "--to", ","), "至少一种成品"),
        (("build", "--style", "anual"), "annual"),
        (("build", "--style", "none.yaml"), "找不到样式文件"),
        (("build", "-o", "report.yaml"), "不是文件夹"),
        (("schema", "reprot"), "report"),
        (("pull", "away/none.docx"), "找不到文件“away/none.docx”"),
        (("check", "--docx", "away/none.docx"), "找不到文件“away/none.docx”"),
        (("build", "--to", "word"), "是不是 docx？"),
        (("build", "--to", "Excel"), "是不是 xlsx？"),
        (("build", "--nothing"), "没有 --nothing 这个选项（用法见 banxin build -h）"),
        (("check", "--strct"), "没有 --strct 这个选项；是不是 --strict？"),
        (("bulid",), "没有“bulid”这个命令；是不是 build？（用法见 banxin -h）"),
        (("build", "--to"), "--to 后面要写一个值"),
        (("build", "--strict=1"), "--strict 不带值"),
        (("build", "a.yaml", "b.yaml"), "多写了“b.yaml”"),
        (("init",), "还要写 DIR"),
    ],
)
def test_the_operators_mistakes_end_in_two_with_one_line(
    project: Path, run: Run, arguments: tuple[str, ...], words: str
) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err and "Traceback" not in said.err


@pytest.mark.parametrize("arguments", [("-h",), ("build", "-h"), ("pull", "--help"), ("charts", "-h"), ()])
def test_help_is_in_chinese(run: Run, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert (said.code, said.err) == (0 if arguments else 2, "")
    assert said.out.startswith("用法：banxin") and "显示这些说明" in said.out
    assert not re.search("Usage|Options|Arguments|Commands|default|message", said.out)


def test_a_wrong_command_line_is_told_in_json_too(run: Run) -> None:
    said = run("build", "--json", "--nothing")
    assert (said.code, said.err) == (2, "")
    assert [problem["code"] for problem in json.loads(said.out)["problems"]] == ["E002"]


def test_a_style_may_lie_outside_the_project(project: Path, run: Run) -> None:
    (project.parent / "my.yaml").write_text("extends: annual\ncolours: {soft: '#AA0000'}\n", "utf-8")
    assert run("build", "--to", "charts", "--style", "../my.yaml").code == 0
    assert b"#aa0000" in outputs(project / "dist")["charts/loans.svg"].lower()
    (project.parent / "my.yaml").write_text("extends: annual\ncolors: {}\n", "utf-8")
    said = run("check", "--style", "../my.yaml")
    assert said.code == 1 and "my.yaml:2:1: 错误[Y101]" in said.err and "2 | colors: {}" in said.err


@pytest.mark.parametrize(
    ("kind", "code"), [(KeyboardInterrupt, 130), (voice.Terminated, 143)], ids=["interrupted", "terminated"]
)
def test_signals_end_quietly(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException], code: int
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise kind

    before = signal.getsignal(signal.SIGINT)
    try:
        monkeypatch.setattr(sys.modules["banxin.build"], "build", stop)
        assert run("build") == Said(code, "", "")
    finally:
        signal.signal(signal.SIGINT, before)
    assert not (project / "dist").exists()


@pytest.mark.skipif(os.name == "nt", reason="no SIGTERM")
def test_sigterm_is_caught_while_building(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def end_me(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        signal.sigtimedwait([], 5)

    monkeypatch.setattr(sys.modules["banxin.build"], "build", end_me)
    assert run("build").code == 143


def test_a_terminal_sees_markup_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    speaking = voice.Voice()
    speaking.on_terminal = True
    speaking.tell([error(NOWHERE, "X001", "[/foo][red]x[/red] \x1b[2J", "[link=file:///x]y[/link]")])
    said = capsys.readouterr().err
    assert "[/foo][red]x[/red] \\x1b[2J" in said and "[link=file:///x]y[/link]" in said


@pytest.mark.parametrize("kind", list(schemas.KINDS))
def test_the_schemas_that_are_kept_are_up_to_date(kind: str, run: Run) -> None:
    kept = Path(banxin.__file__).parent / "schema" / f"{kind}.json"
    assert run("schema", kind).out == kept.read_text("utf-8"), "run: make schema"


def test_limits_are_listed_with_their_reasons(run: Run) -> None:
    said = run("limits")
    assert "yaml_depth" in said.out and "64" in said.out


def test_fonts_are_listed_and_asked(project: Path, run: Run) -> None:
    assert "BanxinSong-Regular.ttf" in run("fonts").out
    line = run("fonts", "𫟹").out
    assert "U+2B7F9" in line and "song：" in line


def test_the_package_runs_as_a_module() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(banxin.__file__).parents[1])}
    command = [sys.executable, "-m", "banxin", "--version"]
    assert subprocess.run(command, check=True, capture_output=True, env=environment).stdout.split() == [b"banxin", banxin.__version__.encode()]


def test_a_hostile_folder_runs_nothing_and_changes_nothing(project: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from banxin.cli import main; main()",
        "build",
        "--to",
        "charts",
        "--no-cache",
        "-o",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(banxin.__file__).parents[1]), "PYTHONSAFEPATH": "1"}
    subprocess.run([*command, "plain"], check=True, env=environment | {"PYTHONHASHSEED": "1", "TZ": "UTC"})
    (project / "matplotlibrc").write_text(
        "backend: module://evil\nlines.linewidth: 9\naxes.prop_cycle: cycler(color='r')\n"
    )
    for name in ("evil", "yaml", "sitecustomize", "reportlab_settings", "usercustomize"):
        (project / f"{name}.py").write_text(f"open({str(tmp_path / 'evil')!r}, 'w')\n")
    other = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    subprocess.run([*command, "hostile"], check=True, env=environment | other)
    assert not (tmp_path / "evil").exists()
    assert outputs(project / "hostile") == outputs(project / "plain")


def test_the_front_door_returns_values_and_problems(project: Path) -> None:
    assert banxin.check(project) == ()
    read = banxin.read(project / "report.yaml")
    assert read.sources is not None and read.sources.report.title == "2025滨湖市公共图书馆服务报告"
    built = banxin.build(project, to=("charts",))
    assert sorted(built.outputs) == ["charts/loans.png", "charts/loans.svg", "charts/loans.text.svg"]
    assert not (project / "dist").exists()
    (project / "report.yaml").write_text("titel: x\n")
    assert [p.code for p in banxin.check("report.yaml")] == ["Y101", "Y102", "Y102"]
    with pytest.raises(banxin.BadSource):
        banxin.build("report.yaml")
    with pytest.raises(banxin.BadEnvironment):
        banxin.read("nothing.yaml")


def test_an_output_that_there_is_not_is_refused_by_name(project: Path) -> None:
    with pytest.raises(banxin.BadEnvironment, match="没有“doc”这种成品；可用的有：pdf、docx、charts、pptx、xlsx"):
        banxin.build(project, to=("pdf", "doc"))  # type: ignore[arg-type]
    with pytest.raises(banxin.BadEnvironment, match=r'to 要写成 \("pdf",\)'):
        banxin.build(project, to="pdf")  # type: ignore[arg-type]


def test_problems_come_in_the_order_of_the_command_line(project: Path, run: Run) -> None:
    (project / "sections" / "1-readers.yaml").write_text("title: 章,节\npanels:\n  - prose: 甲,乙\n", "utf-8")
    (project / "sections" / "2-books.yaml").write_text("titel: 章\n", "utf-8")
    said = json.loads(run("check", "--json").out)["problems"]
    assert len(said) == 3
    assert [(p["file"], p["line"], p["code"]) for p in said] == [
        (p.place.file, p.place.line, p.code) for p in banxin.check(project)
    ]


def test_json_says_chinese_in_chinese(project: Path, run: Run) -> None:
    (project / "report.yaml").write_text("titel: x\n")
    assert "不认识的键" in run("check", "--json").out


def test_limits_are_raised_by_name_for_one_command(project: Path, run: Run) -> None:
    (project / "sections" / "1-readers.yaml").write_text(f"title: 章\npanels:\n  - prose: {'字' * 100_001}\n", "utf-8")
    said = run("check")
    assert said.code == 1 and "一段文字的字数为 100,001，超过上限 100,000（text）" in said.err
    said = run("check", "--limit", "text=100001", "--limit=problems=200")
    assert "超过上限" not in said.err
    assert "超过上限 100,000（text）" in run("check").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("text", "NAME=VALUE"), ("text=", "NAME=VALUE"), ("text=-1", "NAME=VALUE"), ("text=1e9", "NAME=VALUE"), ("text=0", "至少是 1"),
        ("texts=5", "没有名为“texts”的上限"), ("yaml_depth=101", "只能是 1 至 100"),
    ],
)  # fmt: skip
def test_limits_that_there_are_not(project: Path, run: Run, words: str, said: str) -> None:
    ended = run("check", "--limit", words)
    assert ended.code == 2 and said in ended.err


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_fault_of_ours_in_a_report_with_mistakes_is_told_after_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("banxin.layout.composition.lay_out", fail)
    chapter = next((project / "sections").glob("*.yaml"))
    chapter.write_text(chapter.read_text("utf-8") + "  - prose: 见{nowhere}。\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["banxin", command])
    with pytest.raises(ZeroDivisionError):
        banxin.cli.run()
    assert "Y101" in capsys.readouterr().err
