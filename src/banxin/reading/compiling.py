"""A type of ``Written``, or a checked value, in; the text of a Python module out that holds it as it is used.

Python rather than JSON: functions and classes stand in it by name, and Python keeps it ready to load (``.pyc``), so
that nothing is left to read or to look up.
"""

from __future__ import annotations

import hashlib
from types import MethodType
from typing import Any

from banxin.reading import core
from banxin.reading.models import core_schema
from banxin.reading.written import Written, fields_of, made
from banxin.records import named_fields


def compiled(type: type[Written]) -> str:
    """The module of a type: its core ``SCHEMA``, and the ``VERSION`` of pydantic's core that it was made for."""
    said = f"The core schema of ``{type.__module__}.{type.__qualname__}``"
    return module(said, VERSION=core.VERSION, SCHEMA=core_schema(type))


def module(said: str, **values: object) -> str:
    """A module that holds values under names of its own; ``said`` is what it holds."""
    written = _Module()
    named = {name: written.expression(value) for name, value in values.items()}
    imports = "".join(f"import {name}\n" for name in sorted(written.imports))
    parts = "".join(f"{name} = {text}\n" for text, name in written.parts.items())
    ends = "".join(f"{name} = {text}\n" for name, text in named.items())
    return (
        f'"""{said}; made by ``make schema``, not by hand."""\n\n'
        f"# ruff: noqa\n# mypy: ignore-errors\n\n{imports}\n{parts}\n{ends}"
    )


class _Module:
    """A module as it is being written: what it imports, and its mappings and values by their text, each once."""

    def __init__(self) -> None:
        self.imports: set[str] = set()
        self.parts: dict[str, str] = {}

    def expression(self, value: object) -> str:
        """What makes a value in the module."""
        match value:
            case None | bool() | int() | float() | str():
                return repr(value)
            case dict():
                return self._part(self._mapping(value)) if value else "{}"
            case Written():
                fields = self._mapping(fields_of(value))
                return self._part(f"{self._named(made)}({self._named(type(value))}, {fields})")
            case list():
                return f"[{', '.join(map(self.expression, value))}]"
            case tuple():
                return f"({''.join(f'{self.expression(part)}, ' for part in value)})"
            case MethodType():
                return f"{self.expression(value.__self__)}.{value.__name__}"
        if hasattr(value, "__qualname__"):
            return self._named(value)
        if not hasattr(type(value), "__match_args__"):
            raise ValueError(f"{value!r} is neither a literal nor a record: nothing says how it is made again")
        held = ", ".join(self.expression(getattr(value, name)) for name in named_fields(value))
        return f"{self._named(type(value))}({held})"

    def _mapping(self, mapping: dict[Any, object]) -> str:
        entries = (f"{key!r}: {self.expression(part)}" for key, part in mapping.items())
        return f"{{{', '.join(entries)}}}"

    def _part(self, text: str) -> str:
        """The name that a text has in the module; its own, so that a change of types changes few lines."""
        return self.parts.setdefault(text, f"_{hashlib.sha256(text.encode()).hexdigest()[:12]}")

    def _named(self, thing: Any) -> str:
        """A function or a class by its name in its module."""
        if thing.__module__ == "builtins":
            return str(thing.__name__)
        if "<" in thing.__qualname__:
            raise ValueError(f"{thing.__qualname__} has no name in its module: make it a method, or a record")
        self.imports.add(thing.__module__)
        return f"{thing.__module__}.{thing.__qualname__}"
