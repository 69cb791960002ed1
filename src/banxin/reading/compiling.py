"""A type of ``Written`` in; the text of a Python module out that holds its core schema, and needs no pydantic.

Python rather than JSON: functions and classes stand in it by name, and Python keeps it ready to load (``.pyc``), so
that nothing is left to read or to look up.
"""

from __future__ import annotations

from types import MethodType
from typing import Any

from banxin.reading import core
from banxin.reading.models import core_schema
from banxin.reading.written import Written
from banxin.records import named_fields


def compiled(type: type[Written]) -> str:
    """The module: ``SCHEMA``, and in ``VERSION`` the version of pydantic's core that it was made for."""
    module = _Module()
    whole = module.expression(core_schema(type))
    imports = "".join(f"import {name}\n" for name in sorted(module.imports))
    parts = "".join(f"{name} = {text}\n" for text, name in module.parts.items())
    return (
        f'"""The core schema of ``{type.__module__}.{type.__qualname__}``; made by ``make schema``, not by hand."""\n\n'
        f"# ruff: noqa\n# mypy: ignore-errors\n\n{imports}\nVERSION = {core.VERSION!r}\n\n{parts}SCHEMA = {whole}\n"
    )


class _Module:
    """A module as it is being written: what it imports, and its mappings by their text, each of them once."""

    def __init__(self) -> None:
        self.imports: set[str] = set()
        self.parts: dict[str, str] = {}

    def expression(self, value: object) -> str:
        """What makes a value in the module."""
        match value:
            case None | bool() | int() | float() | str():
                return repr(value)
            case dict():
                entries = ", ".join(f"{key!r}: {self.expression(part)}" for key, part in value.items())
                return self.parts.setdefault(f"{{{entries}}}", f"_{len(self.parts)}") if value else "{}"
            case list():
                return f"[{', '.join(map(self.expression, value))}]"
            case tuple():
                return f"({''.join(f'{self.expression(part)}, ' for part in value)})"
            case MethodType():
                return f"{self.expression(value.__self__)}.{value.__name__}"
        if hasattr(value, "__qualname__"):
            return self._named(value)
        held = ", ".join(self.expression(getattr(value, name)) for name in named_fields(value))
        return f"{self._named(type(value))}({held})"

    def _named(self, thing: Any) -> str:
        """A function or a class by its name in its module."""
        if thing.__module__ == "builtins":
            return str(thing.__name__)
        if "<" in thing.__qualname__:
            raise ValueError(f"{thing.__qualname__} has no name in its module: make it a method, or a record")
        self.imports.add(thing.__module__)
        return f"{thing.__module__}.{thing.__qualname__}"
