"""What is wrong with a report and where: places, problems, and the exception that carries them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning"]

CODES: Final[dict[str, str]] = {
    # Y0: the YAML itself
    "Y001": "YAML 语法错误",
    "Y002": "用了制表符（Tab）",
    "Y003": "键后用了全角冒号，或冒号后没有空格",
    "Y004": "同一个键写了两次",
    "Y005": "用了锚点、别名或合并键",
    "Y006": "用了 YAML 标签",
    "Y007": "用了 YAML 指令，或一个文件写了两份文档",
    "Y008": "不允许的字符",
    "Y009": "超过上限",
    "Y010": "文件是空的",
    "Y011": "值要加引号",
    "Y012": "键只能是一个词",
    # Y1: what the YAML says
    "Y101": "不认识的键",
    "Y102": "缺少必需的键",
    "Y103": "值的种类不对",
    "Y104": "值不在允许的范围内",
    "Y105": "不认识的内容种类",
    "Y106": "值不合要求",
    # M: files
    "M001": "找不到文件",
    "M002": "路径不在项目文件夹内，或写法不允许",
    "M003": "不是普通文件",
    "M004": "文件太大",
    "M005": "文件不是 UTF-8 编码",
    "M006": "文件读不出来",
    # S: styles
    "S001": "没有这个样式",
    "S002": "样式互相继承",
    "S003": "样式继承得太深",
}
"""Every code with what it stands for; codes never change their meaning."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a source file. Lines and columns count from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, how bad it is, a stable code, what is wrong and what to do."""

    place: Place
    severity: Severity
    code: str
    message: str
    mend: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.severity == "error"


def error(place: Place, code: str, message: str, mend: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(place, "error", code, message, mend)


def warning(place: Place, code: str, message: str, mend: str = "") -> Problem:
    """A problem the author should know of; the build goes on unless it is strict."""
    return Problem(place, "warning", code, message, mend)


class BadSource(Exception):
    """The author's sources cannot be built; ``problems`` says everything that is wrong with them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.place}: {p.message}" for p in self.problems))


class BadEnvironment(Exception):
    """Something only the operator can mend: a full disk, a folder that cannot be written, a file named wrongly."""
