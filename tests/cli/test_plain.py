"""Plain command lines: read here as typer reads them, or left to typer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from banxin.cli import plain, work
from banxin.cli.commands import app


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What the two commands were told, in order."""
    told: list[tuple[str, Any]] = []

    def build(
        voice: Any, report: Any, to: str, style: Any, output: Any, *, force: bool, strict: bool, cache: bool
    ) -> None:
        told.append(("build", (voice.json, report, to, style, output, force, strict, cache)))

    def check(voice: Any, report: Any, style: Any, *, strict: bool, conformance: bool = False) -> None:
        told.append(("check", (voice.json, report, style, strict, conformance)))

    monkeypatch.setattr(work, "build", build)
    monkeypatch.setattr(work, "check", check)
    return told


@pytest.mark.parametrize(
    "line",
    [
        "build",
        "build report.yaml",
        "build here --to pdf,charts -o out",
        "build --output out here --style brief",
        "build --no-cache --force --strict --json",
        "build --no-cache --cache --to pdf --to docx",
        "check",
        "check report.yaml --strict",
        "check --json --style my.yaml here",
    ],
)
def test_plain_lines_say_what_they_say_to_typer(line: str, runs: list[tuple[str, Any]]) -> None:
    call = plain.call(line.split())
    assert call is not None
    call()
    app(line.split(), standalone_mode=False)
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["schema"],
        ["--help"],
        ["build", "--help"],
        ["build", "one", "two"],
        ["build", "--to"],
        ["build", "--to", "--strict"],
        ["build", "-oout"],
        ["build", "--to=pdf"],
        ["build", "--", "here"],
        ["build", ""],
        ["build", "--stile", "brief"],
        ["check", "--to", "pdf"],
        ["check", "--force"],
    ],
)
def test_other_lines_are_left_to_typer(arguments: list[str]) -> None:
    assert plain.call(arguments) is None


def test_paths_are_paths(runs: list[tuple[str, Any]]) -> None:
    call = plain.call(["build", "a/report.yaml", "-o", "b"])
    assert call is not None
    call()
    assert runs[0][1][1] == Path("a/report.yaml") and runs[0][1][4] == Path("b")
