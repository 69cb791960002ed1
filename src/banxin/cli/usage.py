"""typer's words for help and for wrong command lines in, ours in Chinese out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup

from banxin.cli.voice import OPERATOR, Voice
from banxin.problems import BadEnvironment

_HELP: Final = (
    ("Usage: ", "用法："), ("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]...", "命令 [参数]……"), ("Options:", "选项："),
    ("Arguments:", "参数："), ("Commands:", "命令："), ("Show this message and exit.", "显示这些说明"),
    ("[default: ", "[默认："), ("[default:", "[默认："), ("[required]", "[必填]"),
)  # fmt: skip

_OPTION: Final = re.compile(r"No such option:? '?(-[^\s.()']*)'?")
_COMMAND: Final = re.compile(r"No such command '(.*?)'\.")
_NO_VALUE: Final = re.compile(r"Option '(.+?)' requires an argument")
_A_VALUE: Final = re.compile(r"Option '(.+?)' does not take a value")
_MORE: Final = re.compile(r"Got unexpected extra arguments? ?(?:\(s\) )?\((.*)\)", re.DOTALL)
_MISSING: Final = re.compile(r"Missing (?:argument|option|parameter) '(.*?)'")

USAGE_ERROR: Final = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""What typer raises for a wrong command line, of its own or of click's, by its version."""


class Group(TyperGroup):
    """The commands together, with their help in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help as printed."""
        return _in_chinese(super().get_help(ctx))


class Command(TyperCommand):
    """A command with its help in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help as printed."""
        return _in_chinese(super().get_help(ctx))


def answered(app: Callable[..., Any], *, json: bool) -> None:
    """Run an app on the command line; one that it does not understand ends in 2 with what is wrong in Chinese."""
    try:
        code = app(prog_name="banxin", standalone_mode=False)
    except USAGE_ERROR as fault:
        _refuse(fault, json)
    except typer.Abort:
        raise SystemExit(130) from None
    else:
        raise SystemExit(code if isinstance(code, int) else 0)


def _refuse(fault: Any, json: bool) -> None:
    if type(fault).__name__ == "NoArgsIsHelpError":  # its message is the help
        Voice().print(fault.format_message())
        raise SystemExit(OPERATOR)
    with Voice(json).answering():
        raise BadEnvironment(said(fault.format_message(), fault.ctx))


def said(message: str, context: Any = None) -> str:
    """A complaint of typer's in Chinese, with what may be meant; one that is not known stays as it is."""
    path = context.command_path if context else "banxin"
    return f"{_said(message, context)}（用法见 {path} -h）"


def _said(message: str, context: Any) -> str:
    if found := _OPTION.match(message):
        options = (option for param in context.command.params for option in param.opts) if context else ()
        return f"没有 {found[1]} 这个选项{_near(found[1], options)}"
    if found := _COMMAND.match(message):
        return f"没有“{found[1]}”这个命令{_near(found[1], context.command.commands if context else ())}"
    if found := _NO_VALUE.match(message):
        return f"{found[1]} 后面要写一个值"
    if found := _A_VALUE.match(message):
        return f"{found[1]} 不带值"
    if found := _MORE.match(message):
        return f"多写了“{found[1]}”"
    if found := _MISSING.match(message):
        return f"还要写 {found[1]}"
    return message


def _near(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(words), 1)
    return f"；是不是 {near[0]}？" if near else ""


def _in_chinese(help: str) -> str:
    for english, chinese in _HELP:
        help = help.replace(english, chinese)
    return help
