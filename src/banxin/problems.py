"""What is wrong with a report and where: places, problems, and the exception that carries them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from banxin.records import record

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A point in a source file. Lines and columns count from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("")


@record
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


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by place, each once."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.severity, p.code, p.message))


class BadSource(Exception):
    """The author's sources cannot be built; ``problems`` says everything that is wrong with them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.place}: {p.message}" for p in self.problems))


class BadEnvironment(Exception):
    """Something only the operator can mend: a full disk, a folder that cannot be written, a file named wrongly."""
