"""A class with typed fields in, a frozen value out: ``dataclass(frozen=True, slots=True)`` in a quarter of its time.

dataclasses compiles six functions for every class, 0.6 ms, and a build meets 130 classes. Here only ``__init__`` is
compiled; equality, hash and repr are shared. mypy keeps records frozen. Nothing does at run time: that would double
the time of making one, and pages are made of thousands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(type: type[T]) -> type[T]:
    """The class as a record: made from its fields, equal and hashed by those with ``compare``."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(type)
    names = tuple(field.name for field in fields(made) if field.compare)
    held: Callable[[Any], object] = attrgetter(*names) if names else _nothing
    made.__eq__, made.__hash__, made.__repr__ = _equal(held), _hash(held), _repr
    return made  # type: ignore[no-any-return]


def _equal(held: Callable[[Any], object]) -> Callable[[Any, object], bool]:
    def equal(self: Any, other: object) -> bool:
        return held(self) == held(other) if self.__class__ is other.__class__ else NotImplemented

    return equal


def _hash(held: Callable[[Any], object]) -> Callable[[Any], int]:
    return lambda self: hash(held(self))


def _repr(self: Any) -> str:
    held = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(held)})"


def _nothing(self: object) -> tuple[()]:
    return ()
