"""README.md against the program: its examples build, its commands run, its lists are whole."""

from __future__ import annotations

import re
import runpy
import shlex
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import banxin
import banxin.cli
from banxin import reading
from banxin.agreement import agreement
from banxin.build import check
from banxin.codes import CODES
from banxin.figures import Figure, FiguresFile, Ledger
from banxin.glossary import GlossaryFile
from banxin.materials import Given, started
from banxin.panels import KINDS
from banxin.report import Report, Section
from banxin.style import Style
from banxin.styles import load_style
from tests.test_mistakes import _png

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = runpy.run_path(str(ROOT / "docs" / "examples.py"))
NAMED = tuple(EXAMPLES["named"]())


def section(head: str) -> str:
    """The text under a head of the README."""
    return README.split(f"\n{head}\n")[1].split("\n## ")[0]


def rows(text: str) -> list[str]:
    """What stands in backquotes in the first cells of a text's tables."""
    return [name for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall("`([^`]+)`", row)]


def test_every_kind_of_panel_has_an_example() -> None:
    shown = [key for panel in yaml.safe_load(EXAMPLES["panels"]())["panels"] for key in panel]
    assert set(shown) == set(KINDS)


def test_the_examples_build_without_a_word() -> None:
    problems = check("report.yaml", Given(EXAMPLES["project"](_png(), EXAMPLES["panels"]()))).problems
    assert problems == ()


@pytest.mark.parametrize(("name", "text"), NAMED, ids=[name for name, _ in NAMED])
def test_the_files_shown_are_right(name: str, text: str) -> None:
    match name.split("/"):
        case ["report.yaml"]:
            reading.read(text, name, Report).must()
        case ["sections", _]:
            reading.read(text, name, Section).must()
        case ["figures.yaml"]:
            ledger = Ledger(reading.read(text, name, FiguresFile).must().groups)
            assert [*ledger.problems(), *agreement(ledger)] == []
        case ["glossary.yaml"]:
            reading.read(text, name, GlossaryFile).must()
        case _:
            assert load_style(name, Given({name: text})) != load_style("annual", Given({}))


def test_the_two_files_that_are_a_report_build() -> None:
    files = dict(NAMED[:2])
    assert list(files) == ["report.yaml", "sections/work.yaml"]
    assert check("report.yaml", Given(files)).problems == ()


def commands(head: str) -> list[str]:
    """The command lines of banxin in a section, without their comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", section(head), re.DOTALL | re.MULTILINE)
    lines = (line.split("  #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line.startswith("banxin ")]


@pytest.mark.parametrize("line", commands("## 命令"))
def test_the_commands_run(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in started().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BANXIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", shlex.split(line))
    assert banxin.cli.run() == 0
    said = capsys.readouterr()
    silent = line.split()[1] in ("build", "charts", "check") and "--json" not in line
    assert said.err == "" and (said.out == "") == silent


def test_the_python_shown_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in started().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    program = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    names: dict[str, object] = {}
    exec("\n".join(program), names)
    assert names["problems"] == ()


def test_all_keys_are_told() -> None:
    written = section("## 写章节")
    report, below = written.split("章节的键", 1)
    chapter = below.split("\n### ")[0]
    assert set(rows(report)) == set(Report.model_fields)
    assert set(rows(chapter)) == set(Section.model_fields) - {"label"}  # told with title
    assert set(rows(section("## 数据"))) == set(Figure.model_fields) - {"listed"}  # told in the example
    assert set(rows(section("## 样式"))) == set(Style.model_fields)


def test_every_code_is_listed_in_words() -> None:
    listed = re.findall(r"^\| ([A-Z]\d{3}) \| (.*?) \|$", (ROOT / "docs" / "codes.md").read_text("utf-8"), re.MULTILINE)
    assert dict(listed) == CODES and len(listed) == len(CODES)
    assert set(rows(section("## 出错时"))) >= {code[0] for code in CODES}


def test_the_map_names_every_module() -> None:
    tree = README.split("src/banxin/\n")[1].split("\nstyles/")[0]
    named = {word.rstrip("/") for line in tree.splitlines() for word in line[4:25].split()}
    here = (path for path in Path(banxin.__file__).parent.iterdir() if not path.name.startswith(("_", ".")))
    assert named == {"__init__.py", "__main__.py", *(path.name for path in here)}


def test_links_lead_somewhere() -> None:
    heads = {
        re.sub(r"[^\w\- ]", "", head).replace(" ", "-").lower()
        for head in re.findall("^#+ (.*)$", README, re.MULTILINE)
    }
    outside = re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```$", "", README, flags=re.DOTALL | re.MULTILINE))
    links = re.findall(r"\]\(([^)]+)\)", outside)
    assert len(links) > 20
    for link in links:
        assert link[1:] in heads if link.startswith("#") else (ROOT / link).is_file(), link


def test_pictures_are_small() -> None:
    pictures = sorted((ROOT / "docs" / "pages").glob("*.png"))
    assert pictures and all(picture.stat().st_size <= 300_000 for picture in pictures)
    assert {picture.name for picture in pictures} == set(re.findall(r"\(docs/pages/(.*?)\)", README))


def test_the_source_distribution_holds_what_readme_and_makefile_name() -> None:
    included = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["sdist"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = [
        *re.findall(r"\]\(([\w-][\w./-]*)(?:#\S*)?\)", README),
        *re.findall(r"[\w/-]+\.(?:py|txt|toml|yaml)\b", makefile),
    ]
    files = {path for path in named if (ROOT / path).exists()} - {"pyproject.toml"}
    assert {"docs/pictures.py", "docs/codes.md", "requirements-test.txt"} <= files
    assert "CHANGELOG.md" in included["include"]
    assert {path.split("/")[0] for path in files} <= {*included["include"], ".ci"}
