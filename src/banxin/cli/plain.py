"""The usual command lines, read without typer: arguments in, what to run out; ``None`` leaves the line to typer.

Importing typer and having it read a line takes 80 ms, a tenth of a build. Only ``build`` and ``check`` with options
spelled in full are read here; help, mistakes and everything else are typer's, in the words of ``usage``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

_CHECK: Final[Mapping[str, Any]] = {"report": None, "style": None, "strict": False, "json": False}
_BUILD: Final[Mapping[str, Any]] = {**_CHECK, "to": "pdf,docx,charts", "output": None, "force": False, "cache": True}
DEFAULTS: Final = {"build": _BUILD, "check": _CHECK}
"""What each command is told where the line says nothing; the same as in ``commands``."""

_VALUES: Final = {"--style": "style", "--to": "to", "--output": "output", "-o": "output"}
_FLAGS: Final[Mapping[str, tuple[str, bool]]] = {
    "--strict": ("strict", True), "--json": ("json", True), "--force": ("force", True), "--cache": ("cache", True),
    "--no-cache": ("cache", False),
}  # fmt: skip
_PATHS: Final = ("report", "output")


def call(arguments: Sequence[str]) -> Callable[[], None] | None:
    """What a command line runs; ``None`` where it is not a plain one."""
    command = arguments[0] if arguments else ""
    told = _told(arguments[1:], DEFAULTS[command]) if command in DEFAULTS else None
    return None if told is None else lambda: _run(command, told)


def _told(arguments: Sequence[str], defaults: Mapping[str, Any]) -> dict[str, Any] | None:
    told = dict(defaults)
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        name, value = _FLAGS.get(word) or _valued(word, rest, told)
        if name not in defaults or value == "":
            return None
        if name == "to" and told["to"] is not defaults["to"]:  # said twice: both are meant
            value = f"{told['to']},{value}"
        told[name] = Path(value) if isinstance(value, str) and name in _PATHS else value
    return told


def _valued(word: str, rest: list[str], told: Mapping[str, Any]) -> tuple[str, str]:
    """What an option with its value, or the report, says; an empty value where that is for typer to judge."""
    if word in _VALUES:
        name, value = _VALUES[word], rest.pop(0) if rest else ""
    else:
        name, value = "report", word if told["report"] is None else ""
    return name, "" if value.startswith("-") else value


def _run(command: str, told: dict[str, Any]) -> None:
    from banxin.cli import work
    from banxin.cli.voice import Voice

    voice = Voice(told.pop("json"))
    with voice.answering():
        if command == "build":
            work.build(voice, **told)
        else:
            work.check(voice, **told)
